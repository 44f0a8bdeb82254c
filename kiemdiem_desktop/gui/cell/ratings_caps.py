"""Xếp loại: the cap on the best level, as bars with numbers in words, and all four readings."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cap_cards import LEAST_CARD, CapCard
from kiemdiem_desktop.gui.cell.ratings_decision import DecisionPart
from kiemdiem_desktop.gui.cell.ratings_groups import GroupsPart
from kiemdiem_desktop.gui.cell.ratings_nominees import NomineeList
from kiemdiem_desktop.gui.cell.sending_parts import Notice
from kiemdiem_desktop.gui.screen import Desk, place
from kiemdiem_desktop.gui.theme import flat, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cap_words import CapLine
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.quotas import QuotaLine
from kiemdiem_desktop.services.cell.rating_words import RatingRow, has_cap_exception, tell_reading
from kiemdiem_desktop.services.workspace import Workspace

_SETTINGS = (
    ("cap_base", N_("Cách tính số gốc")),
    ("cap_rounding", N_("Cách làm tròn")),
)


class CapsPage(QWidget):
    """All readings of the cap, the way to the values that choose among them, and the order of the nominees."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._cards: list[CapCard] = []
        self.note, self.quotas = say(tone="quiet"), Notice()
        cards = QWidget()
        self._flow = Flow(cards, gap=16, fills=True, least=LEAST_CARD)
        self.nominees = NomineeList(workspace)
        self.decision = DecisionPart(workspace)
        self.groups = GroupsPart(workspace)
        self.groups_fold = Fold(_("Xếp nhóm tương đồng"), self.groups)
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.quotas)
        column.addWidget(self.note)
        column.addWidget(cards)
        column.addWidget(self.nominees)
        column.addWidget(self.groups_fold)
        column.addWidget(self.decision)
        column.addWidget(self._ways(desk))
        column.addStretch()

    def show_round(self, checked: CheckedRound, lines: tuple[CapLine, ...], rows: tuple[RatingRow, ...]) -> None:
        """Show the caps, as they stand or as they are tried out, and the nominees."""
        while len(self._cards) < len(lines):
            self._cards.append(CapCard())
            self._flow.addWidget(self._cards[-1])
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(lines))
        for card, line in zip(self._cards, lines, strict=False):
            card.show_line(line)
        words = (
            _("Đang dùng tỷ lệ ngoại lệ do cấp có thẩm quyền cho phép.")
            if has_cap_exception(checked)
            else _("Văn bản không nói rõ cách tính: chương trình nêu cả bốn, dấu ● là cách đang dùng.")
        )
        first = _("Mỗi đồng chí tính theo mức đề nghị; chưa đề nghị thì theo phiếu; chưa có phiếu thì theo tự nhận.")
        self.note.setText(f"{words} {first} {tell_reading(checked)}")
        self.nominees.show_rows(rows)
        self.decision.show_round(checked)
        self.groups.show_round(checked)

    def show_quotas(self, quotas: tuple[QuotaLine, ...]) -> None:
        """Show what the superior's guidance allows; amber where more stand at a level, nothing where it sets none."""
        tone = "amber" if any(line.is_over for line in quotas) else "plain"
        self.quotas.say("\n".join(line.text for line in quotas), tone=tone)

    def _ways(self, desk: Desk) -> QWidget:
        row = QWidget()
        flow = Flow(row, gap=8)
        flow.addWidget(say(_("Cấp trên quy định khác thì ghi ở Cài đặt:"), tone="quiet", wrap=False))
        for name, words in _SETTINGS:
            button = flat(QPushButton(_(words)))
            button.clicked.connect(lambda _checked=False, name=name: desk.go("settings", f"parameter.{name}", None))
            flow.addWidget(place(button, "caps"))
        return row
