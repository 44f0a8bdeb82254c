"""Căn máy in: print the page, measure it, type by how much it is out."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.text import decimal_text
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.papers_press import Press
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import OneLineField
from kiemdiem_desktop.gui.widgets.paper_view import PaperView
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.print_shift import PrintShift, calibration_pdf, get_shift, set_shift
from kiemdiem_desktop.services.workspace import Workspace

_MILLIMETRES = re.compile(r"[+\-−]?\d{1,2}(?:[.,]\d)?", re.ASCII)


class ShiftField(OneLineField[Decimal]):
    """Millimetres to one decimal, negative too; empty is none."""

    @override
    def parse(self, text: str) -> Decimal:
        cleaned = text.strip()
        if cleaned and not _MILLIMETRES.fullmatch(cleaned):
            raise InvalidValueError(
                code="not_millimetres",
                message=_("“{text}” không phải là số mi-li-mét.").format(text=cleaned),
                hint=_("Ghi số, ví dụ 1,5 hoặc -2."),
            )
        return Decimal(cleaned.replace(",", ".").replace("−", "-") or 0)

    @override
    def text_of(self, value: Decimal) -> str:
        return decimal_text(value) if value else ""


class Calibration(QWidget):
    """Shows the page to print and the two shifts; `left` tells that the person wants back to the papers."""

    left = Signal()

    def __init__(self, workspace: Workspace, press: Press) -> None:
        super().__init__()
        self._workspace, self._press = workspace, press
        self.back_button = flat(QPushButton(_("‹ Từng giấy tờ")))
        self.right = ShiftField(_("Dời sang phải (mm)"), hint=_("Số âm thì dời sang trái."))
        self.down = ShiftField(_("Dời xuống (mm)"), hint=_("Số âm thì dời lên trên."))
        self.view = PaperView()
        self.print_button = primary(QPushButton(_("&In trang căn máy…")))
        self.back_button.clicked.connect(self.left)
        self.print_button.clicked.connect(self.print_out)
        self._lay_out()

    def refresh(self) -> None:
        """Show the shifts, and the page the first time."""
        shift = get_shift(self._workspace)
        self.right.show_value(shift.right, key="right", commit=self._keeper("right"))
        self.down.show_value(shift.down, key="down", commit=self._keeper("down"))
        self.view.show_pdf(calibration_pdf(self._workspace), _("Trang căn máy in"))

    def print_out(self) -> None:
        """Print the page with the shifts as they are. Raises: KiemdiemError without a printer."""
        if all([self.right.flush(), self.down.flush()]):
            self._press.print_plain(calibration_pdf(self._workspace), _("Trang căn máy in"))

    def _keeper(self, name: str) -> Callable[[Decimal], None]:
        def keep(value: Decimal) -> None:
            shift: PrintShift = replace(get_shift(self._workspace), **{name: value})
            set_shift(self._workspace, shift)

        return keep

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        top = QWidget()
        row = Flow(top, gap=16)
        row.addWidget(self.back_button)
        row.addWidget(heading(_("Căn máy in")))
        column.addWidget(top)
        self.parts = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=24)
        side = QWidget()
        fields = spaced(QVBoxLayout(side), gap=12)
        words = _("Dùng khi máy in cũ in lệch lề. In trang này, đo theo hướng dẫn trên trang, rồi ghi số lệch vào đây.")
        fields.addWidget(say(words))
        for field in (self.right, self.down):
            fields.addWidget(held(field, max_width=240))
        fields.addWidget(say(_("Mọi giấy tờ in từ màn hình này đều được dời như vậy."), tone="quiet"))
        fields.addWidget(self.print_button)
        fields.addStretch()
        self.parts.addWidget(held(side, min_width=280), 2)
        self.parts.addWidget(held(self.view, min_height=280), 3)
        column.addLayout(self.parts, 1)
