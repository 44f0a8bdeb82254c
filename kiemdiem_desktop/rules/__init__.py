"""Room `rules`: dated regulations as data, and the checks over them as small functions."""
