"""The roster page: year, sets of columns, the grid, and beside it the card of the member under the cursor."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.gui.cell.members_card import MemberCard, StandingStrip
from kiemdiem_desktop.gui.cell.members_grid import VIEWS, MembersGrid
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, held, primary, px, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.gui.widgets.turning_split import TurningSplit
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.member_files import get_member_file
from kiemdiem_desktop.services.cell.roster import find_same_person
from kiemdiem_desktop.services.cell.standings import RosterLine, list_roster, list_roster_years
from kiemdiem_desktop.services.workspace import Workspace

BESIDE_WIDTH = 700
WIDE_WIDTH = 1180
LIST_SHARE, GRID_SHARE = 0.52, 0.62
LEAST_HEIGHT = 200


class RosterPage(QWidget):
    """See the module. The card is shown in the view *Từng người*, and in every view where there is room."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._year: int | None = None
        self._years: tuple[int, ...] = ()
        self._room = 0
        self.title = heading(_("Đảng viên"))
        self.year = ChoiceField[int | None](_("Danh sách của năm"), ())
        self.add_button = QPushButton(_("Thê&m đảng viên"))
        self.add_button.setToolTip(_("Ctrl+N, hoặc gõ vào dòng trống cuối bảng"))
        self.import_button = QPushButton(_("&Nhập từ tệp Excel…"))
        self.empty_button = primary(QPushButton(_("Nhập danh sách từ tệp Excel…")))
        self.empty = self._empty_part()
        self.views = QButtonGroup(self)
        self.grid = MembersGrid(workspace)
        self.strip = StandingStrip(self.show_member)
        self.card = MemberCard(workspace, self.show_member)
        self._card_scroll = held(named(PageScroll(self.card), _("Thẻ đảng viên")), min_height=LEAST_HEIGHT)
        self.split = TurningSplit(self._grid_part(), self._card_scroll, least=BESIDE_WIDTH, share=LIST_SHARE)
        self._lay_out()
        self.grid.current_changed.connect(self._show_current)
        self.views.idClicked.connect(self.show_view)
        self.show_view(0)

    @property
    def current_id(self) -> MemberId | None:
        """The member that the cursor is on; None on the blank row."""
        line = self.grid.current
        return line.member.id or None if line is not None else None

    def refresh(self) -> None:
        """Draw the roster of the chosen year and the card."""
        self._show_years()
        lines = list_roster(self._workspace, self._year, keep=self.current_id)
        self.grid.show_lines(lines)
        self.empty.setVisible(not lines)
        if self.grid.current is None and lines:
            self.grid.select(lines[0].member.id, "full_name")
        self._show_current(self.grid.current)

    def show_view(self, index: int) -> None:
        """Show a set of columns."""
        self.views.button(index).setChecked(True)
        self.grid.show_columns(VIEWS[index][1], is_fitted=index != len(VIEWS) - 1)
        self._show_card()

    def show_member(self, member_id: MemberId) -> bool:
        """Put the cursor on a member, in the list of all years where this year's does not hold them."""
        if not self.grid.select(member_id, "full_name"):
            self._choose_year(None)
            return self.grid.select(member_id, "full_name")
        return True

    def open_field(self, where: str) -> bool:
        """Show the page of the card on which the field `where` stands; False where there is none."""
        marked = [w for w in self.card.findChildren(QWidget) if w.property("where") == where]
        if not marked or self.current_id is None:
            return False
        self.show_view(0)
        return self.card.tabs.show_page_of(marked[0])

    def begin_status(self, kind: object) -> None:
        """Begin to record a change of status of the current member."""
        self.show_view(0)
        self.card.begin_status(kind)

    def next_member(self) -> None:
        """Go to the next member, the cursor staying in its field of the card or its column of the grid."""
        self.flush()
        self.grid.view.move_by(1, 0)

    def flush(self) -> bool:
        """Store all unfinished typing here; False where something was refused or a new member has no name."""
        pages = (self.card.statuses, self.card.disciplines, self.card.commendations)
        done = [self.grid.flush(), self.card.form.flush(), *(page.flush() for page in pages)]
        return all(done) and not self.grid.is_filling_blank

    def fit(self, width: int) -> None:
        """Note how much room there is: in a wide window every view has the card beside it."""
        self._room = width
        self._show_card()

    def _show_card(self) -> None:
        is_wide = self._room >= px(WIDE_WIDTH)
        has_card = (self.views.checkedId() == 0 or is_wide) and self.current_id is not None
        self._card_scroll.setVisible(has_card)
        self.strip.setVisible(not has_card)
        self.split.share_out(LIST_SHARE if self.views.checkedId() == 0 else GRID_SHARE)

    def _show_current(self, line: RosterLine | None) -> None:
        if line is not None and line.member.id:
            self.card.show_file(get_member_file(self._workspace, line.member.id), line.standing)
            self.strip.show_standing(line.standing, find_same_person(self._workspace, line.member))
        elif line is not None:
            self.strip.show_standing(line.standing, ())
        else:
            self.strip.show_nothing()
        self._show_card()

    def _show_years(self) -> None:
        years = list_roster_years(self._workspace)
        if years != self._years:
            is_first = not self._years
            self._years = years
            words = tuple((year, str(year)) for year in years)
            self.year.show_options((*words, (None, _("Tất cả các năm"))))
            self._year = years[0] if is_first or self._year not in (*years, None) else self._year
        self.year.show_value(self._year, commit=self._choose_year)

    def _choose_year(self, year: int | None) -> None:
        self._year = year
        self.refresh()

    def _empty_part(self) -> QWidget:
        part = QWidget()
        column = spaced(QVBoxLayout(part), gap=8)
        column.addWidget(heading(_("Danh sách chưa có ai"), 2))
        why = _("Nhập từ tệp Excel đang có, hoặc gõ họ tên vào dòng trống dưới đây; cũng có thể dán cả bảng từ Excel.")
        column.addWidget(say(why, tone="quiet"))
        row = spaced(QHBoxLayout())
        row.addWidget(self.empty_button)
        row.addStretch()
        column.addLayout(row)
        return part

    def _lay_out(self) -> None:
        top = Flow(gap=12)
        for part in (self.title, self.year, self.add_button, self.import_button):
            top.addWidget(part)
        column = spaced(QVBoxLayout(self), gap=8)
        column.addLayout(top)
        column.addWidget(self._views_part())
        column.addWidget(self.empty)
        column.addWidget(self.split, 1)

    def _grid_part(self) -> QWidget:
        part = QWidget()
        held(self.grid.view, min_height=LEAST_HEIGHT)
        column = spaced(QVBoxLayout(part), gap=8)
        column.addWidget(self.grid, 1)
        column.addWidget(self.strip)
        return part

    def _views_part(self) -> QWidget:
        row = named(QWidget(), _("Nhóm cột"))
        flow = Flow(row, gap=8)
        for index, (title, _ids) in enumerate(VIEWS):
            button = QPushButton(_(title))
            button.setCheckable(True)
            self.views.addButton(button, index)
            flow.addWidget(button)
        return row
