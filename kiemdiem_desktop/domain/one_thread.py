"""Locks for libraries that know only one thread, whichever room calls them."""

from threading import RLock

PDFIUM = RLock()
"""PDFium draws pages for screen and printer and reads letters: one at a time."""
