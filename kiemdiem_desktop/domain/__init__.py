"""Room `domain`: values and words of the field; no input or output, standard library only."""
