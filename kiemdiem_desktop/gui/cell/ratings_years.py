"""Xếp loại: what everybody was rated in the last years, filled in by hand where the workspace does not know it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.partial_date import read_partial_date
from kiemdiem_desktop.gui.cell.ratings_re_rating import ReRatingPart
from kiemdiem_desktop.gui.level_words import NOT_CHOSEN, read_short, short_choices, short_level
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.form_scroll import FormScroll
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.list_beside import ListBeside
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.earlier_ratings import (
    ResultLine,
    SubjectHistory,
    remove_level,
    set_decision,
    set_level,
)
from kiemdiem_desktop.services.workspace import Workspace

UNKNOWN = "·"
YEAR_COLUMNS = ("year", "level", "number", "decided_on")
GRID_HEIGHT, LIST_WIDTH = 250, 256


def level_text(line: ResultLine) -> str:
    """Give the level as a cell shows it: "★ Xuất sắc"; "Không xếp loại" where that is known, "" where nothing is."""
    if line.result is None:
        return ""
    return short_level(line.result.level) or _("Không xếp loại")


def level_choices() -> tuple[str, ...]:
    """Give the words to choose from; the last one takes an entry away."""
    *levels, nothing = short_choices()
    return (*levels, _("Không xếp loại"), nothing)


def store_level(workspace: Workspace, line: ResultLine, typed: str) -> None:
    """Keep what was chosen in a cell. Raises: InvalidValueError for another text, or over a decision."""
    if typed in ("", _(NOT_CHOSEN)):
        remove_level(workspace, line)
        return
    if typed not in level_choices():
        raise InvalidValueError(
            code="not_a_level",
            message=_("“{text}” không phải là mức.").format(text=typed),
            hint=_("Chọn trong danh sách."),
        )
    set_level(workspace, line, read_short(typed))


def symbols(history: SubjectHistory) -> str:
    """Give the years in one line, oldest first: "· · ★ ●"; a dot where nothing is known."""
    levels = (line.result.level if line.result else None for line in reversed(history.years))
    return " ".join(level.symbol if level else UNKNOWN for level in levels)


def _spoken(history: SubjectHistory) -> str:
    return "; ".join(f"{line.year}: {level_text(line) or _('chưa rõ')}" for line in history.years)


class YearsPage(QWidget):
    """The people on the left, the years of the chosen one and the later decisions on the right."""

    def __init__(self, workspace: Workspace, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._workspace = workspace
        self._histories: tuple[SubjectHistory, ...] = ()
        self.people = Grid(_people(), key=lambda row: row.identity, label=_("Các năm của mỗi đồng chí"))
        self.name = heading(level=2)
        self.years = place(Grid(self._columns(), key=lambda row: row.key, label=_("Mức của từng năm")), "history")
        for grid, fitted in ((self.people, ("name", "years")), (self.years, YEAR_COLUMNS)):
            grid.filter_box.hide()
            grid.count.hide()
            grid.show_columns(fitted, is_fitted=True)
        self.origin = say(tone="quiet")
        self.re_ratings = ReRatingPart(workspace, tell)
        self.people.current_changed.connect(lambda _row: self._show_current())
        self.years.current_changed.connect(lambda _row: self._show_decisions())
        self._lay_out()

    def show_histories(self, histories: tuple[SubjectHistory, ...]) -> None:
        """Show everybody; the cursor stays with its row."""
        self._histories = histories
        self.people.show_rows(histories)
        if self.people.current is None and histories:
            self.people.select(histories[0].identity)
        self._show_current()

    def choose(self, member_id: int | None) -> None:
        """Put the cursor on a member, None: on the cell."""
        found = next((row for row in self._histories if row.identity[1] == member_id), None)
        if found is not None:
            self.people.select(found.identity)

    def _show_current(self) -> None:
        history = self.people.current
        self.name.setText(history.name if history else "")
        self.years.show_rows(history.years if history else ())
        if history is not None and self.years.current is None:
            self.years.select(history.years[0].key)
        self._show_decisions()

    def _show_decisions(self) -> None:
        line = self.years.current
        known = (line.origin if line else "") or _("Chưa biết kết quả")
        self.origin.setText(_("{year}: {known}.").format(year=line.name, known=known) if line else "")
        self.re_ratings.show_history(self.people.current, self.years.current)

    def _columns(self) -> tuple[Column[ResultLine], ...]:
        return (
            Column(id="year", title=_("Năm"), text=lambda row: row.name, letters=5),
            Column(
                id="level",
                title=_("Mức"),
                text=level_text,
                store=lambda row, typed: store_level(self._workspace, row, typed),
                choices=level_choices(),
                tip=_origin,
                tone=_tone,
                letters=18,
            ),
            Column(id="number", title=_("Số quyết định"), text=_number, store=self._store_number, letters=13),
            Column(id="decided_on", title=_("Ngày"), text=_day, store=self._store_day, letters=11),
            Column(
                id="origin",
                title=_("Biết từ đâu"),
                text=lambda row: row.origin,
                tip=lambda row: row.origin,
                tone=_tone,
                letters=18,
            ),
        )

    def _store_number(self, line: ResultLine, typed: str) -> None:
        decided_on = line.result.decided_on if line.result else None
        set_decision(self._workspace, line, number=typed, decided_on=decided_on)

    def _store_day(self, line: ResultLine, typed: str) -> None:
        partial = read_partial_date(typed)
        if partial is not None and not partial.is_exact:
            raise InvalidValueError(
                code="day_needed", message=_("Ở đây cần đủ ngày, tháng, năm."), hint=_("Ghi theo dạng ngày/tháng/năm.")
            )
        number = line.result.number if line.result else ""
        set_decision(self._workspace, line, number=number, decided_on=partial.earliest if partial else None)

    def _lay_out(self) -> None:
        note = say(
            _(
                "Ghi mức các năm trước theo quyết định đang lưu, để xét 5 năm liền xuất sắc và hai năm liền không hoàn "
                "thành. Năm có đợt trong sổ thì lấy từ đợt đó."
            ),
            tone="quiet",
        )
        right = QWidget()
        column = spaced(QVBoxLayout(right), gap=8, margin=(12, 0, 0, 0))
        column.addWidget(self.name)
        column.addWidget(held(self.years, min_height=GRID_HEIGHT))
        column.addWidget(self.origin)
        column.addWidget(self.re_ratings)
        column.addStretch()
        whole = spaced(QVBoxLayout(self), gap=8)
        whole.addWidget(note)
        scroll = named(FormScroll(right), _("Các năm của đồng chí đang chọn"))
        whole.addWidget(ListBeside(self.people, scroll, list_width=LIST_WIDTH), 1)
        self.setFocusProxy(self.people.view)


def _people() -> tuple[Column[SubjectHistory], ...]:
    return (
        Column(id="name", title=_("Họ và tên"), text=lambda row: row.name, letters=14),
        Column(id="years", title=_("Sáu năm"), text=symbols, tip=_spoken, letters=9),
    )


def _number(line: ResultLine) -> str:
    return line.result.number if line.result else ""


def _day(line: ResultLine) -> str:
    on = line.result.decided_on if line.result else None
    return f"{on:%d/%m/%Y}" if on else ""


def _origin(line: ResultLine) -> str:
    return line.origin


def _tone(line: ResultLine) -> str:
    return "quiet" if line.result is None or line.result.is_decided else "amber"
