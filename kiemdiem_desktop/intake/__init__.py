"""Room `intake`: foreign files in: rosters and legacy encodings."""
