"""The checks, by theme; every module ends in a plain tuple CHECKS."""
