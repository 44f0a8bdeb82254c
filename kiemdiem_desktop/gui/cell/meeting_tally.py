"""Hội nghị, page Phiếu: the sheet of the count. Only sums are ever typed or kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import held, retone, say, spaced
from kiemdiem_desktop.gui.widgets.chip import level_words
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid, PastedCell
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.whole_number_field import parse_count
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.attendance import tell_vote_base
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.meetings import add_ballot_round, remove_ballot
from kiemdiem_desktop.services.cell.rating_words import tell_room
from kiemdiem_desktop.services.cell.tallies import (
    FIGURES,
    Figure,
    TallyRow,
    differing_figures,
    fill_sheet,
    list_tally,
    retype_figures,
    set_figures,
)
from kiemdiem_desktop.services.workspace import Workspace

_TITLES = (
    (N_("Phát\nra"), 3),
    (N_("Thu\nvề"), 3),
    (N_("Hợp\nlệ"), 3),
    (N_("Không\nhợp lệ"), 5),
    (N_("Xuất\nsắc"), 3),
    (N_("Hoàn\nthành\ntốt"), 4),
    (N_("Hoàn\nthành"), 4),
    (N_("Không\nhoàn\nthành"), 5),
    (N_("Chưa\nxếp\nloại"), 4),
    (N_("Để\ntrống"), 4),
)
"""The headings of the figures, in the order of FIGURES, with the letters that each needs."""
AGAIN = "again_"
LEAST_FIGURE = 30


class TallyPage(QWidget):
    """One line for each vote on each subject; Enter goes down, Tab right, a copied block is pasted as one step."""

    def __init__(self, workspace: Workspace, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._workspace, self._tell = workspace, tell
        self._checked: CheckedRound | None = None
        self.grid = place(Grid(_columns(self), key=_key, label=_("Kết quả kiểm phiếu"), paste=self._paste), "ballot")
        self.head, self.room, self.line = say(), say(tone="quiet"), say()
        self.fill_button = QPushButton(_("Đ&iền dòng trống"))
        self.round_button = QPushButton(_("Thêm &vòng bỏ phiếu"))
        self.remove_button = QPushButton(_("Xóa vòng &này"))
        self.again_button = QPushButton(_("Nhập &lần hai"))
        self.again_button.setCheckable(True)
        self.again_button.setToolTip(_("Nhập lại số phiếu để đối chiếu với lần một."))
        self.fill_button.setToolTip(_("Phát ra, thu về, hợp lệ đều bằng số đồng chí có quyền biểu quyết có mặt."))
        self.again_button.toggled.connect(self._type_from_the_top)
        self.fill_button.clicked.connect(self.fill)
        self.round_button.clicked.connect(self.add_round)
        self.remove_button.clicked.connect(self.remove_round)
        self.grid.current_changed.connect(self._tell_line)
        self.grid.view.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 6px 4px; }")
        self.grid.view.horizontalHeader().setMinimumSectionSize(LEAST_FIGURE)
        self._lay_out()
        self._show_columns()

    def show_round(self, checked: CheckedRound) -> None:
        """Show the sheet."""
        self._checked = checked
        rows = list_tally(checked)
        self.grid.show_rows(rows)
        closed = sum(row.is_counted and not row.gaps for row in rows)
        base = tell_vote_base(checked)
        words = _("Có quyền biểu quyết và có mặt: {voters}. Đã khớp {closed} trên {count} dòng.")
        self.head.setText(words.format(voters=base.voters if base else 0, closed=closed, count=len(rows)))
        self.room.setText(tell_room(checked))
        self._tell_line(self.grid.current)

    def choose(self, subject_id: int) -> None:
        """Put the cursor on the last vote on a subject."""
        rows = [row for row in self.grid.model.rows if row.subject_id == subject_id]
        if rows:
            self.grid.select(_key(rows[-1]), "issued")

    def fill(self) -> None:
        """Fill issued, returned and valid with the number of voters present, where nothing is typed yet."""
        assert self._checked is not None
        base = tell_vote_base(self._checked)
        voters = base.voters if base else 0
        if not voters:
            self.grid.show_note(_("Chưa điểm danh nên chưa biết số đồng chí có quyền biểu quyết. Điểm danh trước."))
            return
        empty = tuple(row.subject_id for row in list_tally(self._checked) if not any(row.ballot.figures))
        fill_sheet(self._workspace, empty, voters)
        words = _("Đã điền phát ra, thu về, hợp lệ là {voters} cho {count} dòng còn trống. Dòng nào khác thì sửa lại.")
        self._tell(words.format(voters=voters, count=len(empty)))

    def add_round(self) -> None:
        """Begin another round of voting on the subject under the cursor; the earlier ones are kept."""
        row = self.grid.current
        if row is None or not row.ballot.id:
            self.grid.show_note(_("Chưa có kết quả vòng trước của dòng này nên chưa thêm vòng được."))
            return
        ballot = add_ballot_round(self._workspace, row.subject_id)
        self.grid.select((row.subject_id, ballot.ballot_round), "issued")

    def remove_round(self) -> None:
        """Remove the last round of the subject under the cursor; it can be undone."""
        row = self.grid.current
        if row is None or not row.ballot.id:
            return
        if not row.is_last:
            self.grid.show_note(_("Chỉ xóa được vòng cuối: các vòng trước phải giữ để in biên bản."))
            return
        remove_ballot(self._workspace, row.ballot.id)
        self._tell(
            _("Đã xóa kết quả vòng {round} của {name}. Bấm Ctrl+Z để lấy lại.").format(
                round=row.ballot.ballot_round, name=row.name
            )
        )

    def store(self, name: str, row: TallyRow, typed: str) -> None:
        """Keep one typed figure. Raises: InvalidValueError."""
        self._keep(name, (_figure(name, row, typed),))

    def _keep(self, name: str, figures: tuple[Figure, ...]) -> None:
        (retype_figures if name.startswith(AGAIN) else set_figures)(self._workspace, figures)

    def _paste(self, cells: tuple[PastedCell[TallyRow], ...]) -> None:
        figures, wrong = [], []
        for cell in cells:
            try:
                figures.append(_figure(cell.column.id, cell.row, cell.text))
            except InvalidValueError as error:
                wrong.append(f"{cell.row.name}: {error}")
        if figures:
            self._keep(cells[0].column.id, tuple(figures))
        self.grid.show_note("\n".join(wrong))

    def _show_columns(self) -> None:
        is_again = self.again_button.isChecked()
        self.grid.show_columns(
            {"name", "check", *((f"{AGAIN}{name}" for name in FIGURES) if is_again else (*FIGURES,))}
        )
        self.again_button.setText(_("Trở về &lần một") if is_again else _("Nhập &lần hai"))

    def _type_from_the_top(self) -> None:
        self._show_columns()
        self.grid.view.setCurrentIndex(self.grid.model.index(0, self.grid.view.first_column()))
        self.grid.view.setFocus()

    def _tell_line(self, row: TallyRow | None) -> None:
        self.line.setText(line_words(row))
        retone(self.line, "red" if row is not None and row.gaps else "plain")
        self.remove_button.setEnabled(row is not None and bool(row.ballot.id))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.head)
        column.addWidget(self.room)
        row = QWidget()
        flow = Flow(row, gap=8)
        for button in (self.fill_button, self.round_button, self.remove_button, self.again_button):
            flow.addWidget(button)
        column.addWidget(row)
        column.addWidget(held(self.grid, min_height=280), 1)
        column.addWidget(self.line)


def line_words(row: TallyRow | None) -> str:
    """Tell all about one line: who, which round, what does not add up, which level passed."""
    if row is None:
        return ""
    if not row.is_counted:
        return _("{name}: chưa nhập kết quả phiếu.").format(name=_name(row))
    if row.gaps:
        return _("{name}: {gaps}.").format(name=_name(row), gaps="; ".join(row.gaps))
    if not row.is_last:
        return _("{name}: đã khớp. Vòng sau mới là kết quả được tính.").format(name=_name(row))
    if row.voted is None:
        return _("{name}: đã khớp. Chưa có mức nào đủ tỷ lệ phiếu.").format(name=_name(row))
    return _("{name}: đã khớp. Mức đủ tỷ lệ phiếu: {level}.").format(name=_name(row), level=level_words(row.voted))


def _columns(page: TallyPage) -> tuple[Column[TallyRow], ...]:
    first = tuple(
        Column(
            id=name,
            title=_(title),
            text=partial(_shown, name),
            store=partial(page.store, name),
            tone=partial(_tone, name),
            letters=letters,
        )
        for name, (title, letters) in zip(FIGURES, _TITLES, strict=True)
    )
    again = tuple(
        Column(
            id=f"{AGAIN}{name}",
            title=_(title),
            text=partial(_shown_again, name),
            store=partial(page.store, f"{AGAIN}{name}"),
            tone=partial(_tone_again, name),
            tip=partial(_tip_again, name),
            letters=letters,
        )
        for name, (title, letters) in zip(FIGURES, _TITLES, strict=True)
    )
    check = Column(
        id="check",
        title=_("Khớp"),
        text=lambda row: _check(row, is_again=page.again_button.isChecked()),
        tone=_check_tone,
        tip=line_words,
        letters=6,
    )
    return (Column(id="name", title=_("Họ tên"), text=_name, tip=_name, letters=20), *first, *again, check)


def _figure(name: str, row: TallyRow, typed: str) -> Figure:
    return Figure(
        subject_id=row.subject_id,
        ballot_round=row.ballot.ballot_round,
        name=name.removeprefix(AGAIN),
        count=parse_count(typed) or 0,
    )


def _key(row: TallyRow) -> tuple[SubjectId, int]:
    return row.subject_id, row.ballot.ballot_round


def _name(row: TallyRow) -> str:
    if row.ballot.ballot_round == 1 and row.is_last:
        return row.name
    return _("Vòng {round}: {name}").format(name=row.name, round=row.ballot.ballot_round)


def _shown(name: str, row: TallyRow) -> str:
    return str(getattr(row.ballot, name)) if row.ballot.id else ""


def _tone(name: str, row: TallyRow) -> str:
    return "plain" if row.is_last and getattr(row.ballot, name) else "quiet"


def _shown_again(name: str, row: TallyRow) -> str:
    return str(row.ballot.retyped[FIGURES.index(name)]) if row.ballot.retyped else ""


def _tone_again(name: str, row: TallyRow) -> str:
    return "red" if name in differing_figures(row.ballot) else "plain"


def _tip_again(name: str, row: TallyRow) -> str:
    words = _("Khác lần một: {count}.").format(count=getattr(row.ballot, name))
    return words if name in differing_figures(row.ballot) else ""


def _check(row: TallyRow, *, is_again: bool) -> str:
    if not row.is_counted or (is_again and not row.ballot.retyped):
        return _("chưa nhập")
    return _("✗ lệch") if row.gaps else _("✓ khớp")


def _check_tone(row: TallyRow) -> str:
    if not row.is_counted:
        return "quiet"
    return "red" if row.gaps else "plain"
