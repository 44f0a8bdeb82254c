"""QR codes on a PDF page, drawn square by square so that they print sharp."""

from reportlab.platypus import Flowable

from kiemdiem_desktop.documents.qr import qr_rows

QUIET_MM = 5


class QrFlow(Flowable):
    """A code of a given side in points, centred between the margins."""

    def __init__(self, content: str, side: float) -> None:
        super().__init__()
        self.rows = qr_rows(content)
        self.side = side
        self.hAlign = "CENTER"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Give the room that it needs."""
        return self.side, self.side

    def draw(self) -> None:
        """Draw the dark squares."""
        step = self.side / len(self.rows)
        for down, row in enumerate(self.rows, start=1):
            for across, is_dark in enumerate(row):
                if is_dark:
                    self.canv.rect(across * step, self.side - down * step, step, step, stroke=0, fill=1)
