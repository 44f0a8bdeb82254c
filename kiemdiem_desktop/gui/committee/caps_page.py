"""The cap over all cells: each group in four readings, its nominees in order, a what-if, the exceptional share."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cap_cards import LEAST_CARD, CapCard
from kiemdiem_desktop.gui.committee.caps_exception import ExceptionPart
from kiemdiem_desktop.gui.level_words import read_short, short_choices, short_level
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.order_list import OrderList
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.cap_choices import RoundKey, assign_group, rank_nominees
from kiemdiem_desktop.services.committee.cap_overview import CapOverview, GroupSubject, get_caps
from kiemdiem_desktop.services.committee.cap_tables import CapTable
from kiemdiem_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.level import Level
    from kiemdiem_desktop.services.committee.rated_subjects import SubjectKey


class CapsOverCells(QWidget):
    """All groups as cards; the chosen one with its nominees, tried levels and the exceptional share below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._round: RoundKey | None = None
        self._group = ""
        self._tried: dict[SubjectKey, Level] = {}
        self._keys: tuple[SubjectKey, ...] = ()
        self.note = say(tone="quiet")
        self.cards: list[CapCard] = []
        self.group = ChoiceField[str](_("Xem nhóm"), (("", ""),))
        self.group.show_whole_words()
        self.nominees = named(OrderList(), _("Thứ tự đề nghị xuất sắc của nhóm"))
        self.nominees.carried.connect(self.carry)
        self.nominees.stepped.connect(self.move_nominee)
        self.up_button, self.down_button = QPushButton(_("Đưa &lên")), QPushButton(_("Đưa x&uống"))
        self.trial = say(tone="amber")
        self.stop_button = QPushButton(_("Thôi t&hử, trở về số đã ghi"))
        self.grid: Grid[GroupSubject] = Grid(
            _columns(self._try, self._regroup), key=lambda row: row.subject.key, label=_("Thử chuyển mức, xếp lại nhóm")
        )
        self.grid.show_columns({column.id for column in self.grid.model.columns}, is_fitted=True)
        self.exception = ExceptionPart(workspace)
        for button, by in ((self.up_button, -1), (self.down_button, 1)):
            button.clicked.connect(partial(self._move_by_button, by))
        self.stop_button.clicked.connect(lambda _checked=False: self.stop_trying())
        self._lay_out()

    def show_round(self, round_: RoundKey) -> None:
        """Show the caps of a round as they stand, or as they are tried."""
        self._round = round_
        found = get_caps(self._workspace, round_, self._tried)
        self._show_cards(found)
        codes = [table.code for table in found.tables]
        if self._group not in codes:
            self._group = next((table.code for table in found.tables if table.over), codes[0] if codes else "")
        self.group.show_options(tuple((table.code, table.line.name) for table in found.tables))
        self.group.show_value(self._group, commit=self._choose)
        self._show_group(found)

    def move_nominee(self, by: int) -> None:
        """Move the chosen nominee up or down."""
        self.carry(self.nominees.currentRow(), self.nominees.currentRow() + by)

    def carry(self, start: int, end: int) -> None:
        """Move a nominee from one place to another; the whole order of the group is kept."""
        keys = list(self._keys)
        if self._round is None or not (0 <= start < len(keys) and 0 <= end < len(keys)):
            return
        keys.insert(end, keys.pop(start))
        rank_nominees(self._workspace, self._round, tuple(keys))
        self.show_round(self._round)
        self.nominees.setCurrentRow(end)

    def stop_trying(self) -> None:
        """Go back to the levels as they are recorded."""
        self._tried = {}
        if self._round is not None:
            self.show_round(self._round)

    def _move_by_button(self, by: int, _checked: object = None) -> None:
        self.move_nominee(by)

    def _choose(self, code: str) -> None:
        self._group = code
        if self._round is not None:
            self.show_round(self._round)

    def _try(self, row: GroupSubject, typed: str) -> None:
        level = read_short(typed)
        self._tried.pop(row.subject.key, None)
        if level is not None and level is not row.subject.standing:
            self._tried[row.subject.key] = level
        if self._round is not None:
            self.show_round(self._round)

    def _regroup(self, row: GroupSubject, typed: str) -> None:
        if self._round is not None:
            assign_group(self._workspace, self._round, (row.subject.key,), name=typed)
            self.show_round(self._round)

    def _show_cards(self, found: CapOverview) -> None:
        while len(self.cards) < len(found.tables):
            self.cards.append(CapCard())
            self._flow.addWidget(self.cards[-1])
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(found.tables))
        for card, table in zip(self.cards, found.tables, strict=False):
            card.show_line(table.line)

    def _show_group(self, found: CapOverview) -> None:
        table = found.table(self._group)
        rows = found.near.get(self._group, ())
        self._show_nominees(table, rows)
        self.grid.show_rows(rows)
        self.trial.setVisible(bool(self._tried))
        self.stop_button.setVisible(bool(self._tried))
        words = _("ĐANG THỬ PHƯƠNG ÁN: {count} trường hợp chuyển mức. Không có gì được ghi vào sổ.")
        self.trial.setText(words.format(count=len(self._tried)))
        if self._round is not None and table is not None:
            self.exception.show_group(self._round, table, found.exception_percent)

    def _show_nominees(self, table: CapTable | None, rows: tuple[GroupSubject, ...]) -> None:
        names = {row.subject.key: row.cell_name for row in rows}
        nominees = table.nominees if table else ()
        self._keys = tuple(nominee.subject.key for nominee in nominees)
        chosen = self.nominees.currentRow()
        self.nominees.clear()
        for nominee in nominees:
            cut = _(" – ngoài tỷ lệ, cắt từ cuối lên") if nominee.is_beyond else ""
            points = str(nominee.subject.points or "").replace(".", ",")
            words = f"{nominee.place}. {nominee.subject.row.name}, {names.get(nominee.subject.key, '')}"
            QListWidgetItem(f"{words}, {_('{points} điểm').format(points=points or '…')}{cut}", self.nominees)
        self.nominees.setCurrentRow(max(0, min(chosen, len(nominees) - 1)))
        self.none.setVisible(not nominees)
        for part in (self.nominees, self.up_button, self.down_button):
            part.setVisible(bool(nominees))

    def _lay_out(self) -> None:
        page, cards, buttons = QWidget(), QWidget(), QWidget()
        self._flow = Flow(cards, gap=16, fills=True, least=LEAST_CARD)
        self.note.setText(
            _(
                "Mỗi trường hợp tính theo mức đã quyết định; chưa có thì theo kết luận hội nghị, mức thẩm định, mức đề "
                "nghị. Văn bản không nói rõ cách tính: chương trình nêu cả bốn, dấu ● là cách đang dùng."
            )
        )
        column = spaced(QVBoxLayout(page), gap=12)
        column.addWidget(self.note)
        column.addWidget(cards)
        column.addWidget(self.group)
        column.addWidget(heading(_("Thứ tự đề nghị xuất sắc"), 2))
        self.none = say(_("Không có trường hợp nào ở mức xuất sắc trong nhóm này."), tone="quiet")
        column.addWidget(self.none)
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(held(self.nominees, min_height=160), 1)
        moves = spaced(QVBoxLayout(), gap=8)
        moves.addWidget(self.up_button)
        moves.addWidget(self.down_button)
        moves.addStretch()
        row.addLayout(moves)
        column.addLayout(row)
        tried = QWidget()
        inner = spaced(QVBoxLayout(tried), gap=8)
        how = _("Cột Thử mức không ghi gì vào sổ. Cột Nhóm: gõ tên nhóm; để trống thì về nhóm mặc định.")
        inner.addWidget(say(how, tone="quiet"))
        inner.addWidget(self.trial)
        inner.addWidget(held(self.grid, min_height=280))
        flow = Flow(buttons, gap=8)
        flow.addWidget(self.stop_button)
        inner.addWidget(buttons)
        column.addWidget(Fold(_("Thử chuyển mức, xếp lại nhóm"), tried))
        column.addWidget(self.exception)
        column.addStretch()
        spaced(QVBoxLayout(self)).addWidget(page)


def _points(row: GroupSubject) -> str:
    return str(row.subject.points or "").replace(".", ",")


def _columns(
    store: Callable[[GroupSubject, str], None], regroup: Callable[[GroupSubject, str], None]
) -> tuple[Column[GroupSubject], ...]:
    return (
        Column(id="name", title=_("Họ và tên, tập thể"), text=lambda row: row.subject.row.name, letters=18),
        Column(id="cell", title=_("Chi bộ"), text=lambda row: row.cell_name, letters=16),
        Column(
            id="points", title=_("Điểm"), text=lambda row: str(row.subject.points or "").replace(".", ","), letters=6
        ),
        Column(id="standing", title=_("Mức đang có"), text=lambda row: short_level(row.subject.standing), letters=10),
        Column(
            id="tried",
            title=_("Thử mức"),
            text=lambda row: short_level(row.level) if row.is_tried else "",
            store=store,
            choices=short_choices(),
            tone=lambda row: "amber" if row.is_tried else "plain",
            letters=10,
        ),
        Column(
            id="group",
            title=_("Nhóm tương đồng (ghi vào sổ)"),
            text=lambda row: row.group_name,
            store=regroup,
            letters=18,
        ),
    )
