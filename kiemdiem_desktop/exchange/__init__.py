"""Room `exchange`: packages: container, signatures, verification."""
