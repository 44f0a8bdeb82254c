"""Room `gui`: PySide6 windows, screens and widgets."""
