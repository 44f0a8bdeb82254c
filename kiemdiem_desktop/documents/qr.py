"""QR codes as rows of dark and light squares."""

from io import BytesIO

import segno


def qr_rows(content: str) -> tuple[tuple[bool, ...], ...]:
    """Give the squares from the top, True for dark, without a quiet border; a quarter may be damaged and it reads."""
    code = segno.make(content, error="q", micro=False, boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)


def qr_png(content: str) -> bytes:
    """Give the code as a PNG picture with its quiet border, 8 dots to a square."""
    picture = BytesIO()
    segno.make(content, error="q", micro=False, boost_error=False).save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()
