"""The register as a tree in a grid, found while typing, with the card of one unit beside it."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.trust import KeyStatus
from kiemdiem_desktop.gui.committee.sample_desk import SampleDesk
from kiemdiem_desktop.gui.committee.unit_card import UnitCard
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, primary, say, spaced
from kiemdiem_desktop.gui.widgets.empty_state import EmptyState
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.gui.widgets.turning_split import TurningSplit
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.units import UnitLine, list_units
from kiemdiem_desktop.services.workspace import Workspace

STEP = "\u2003\u2003"
LEAST_WIDTH = 900


class UnitsPage(QWidget):
    """The tree on the left, the chosen unit on the right."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace = workspace
        self.count = say(tone="quiet", wrap=False)
        self.add_button = primary(QPushButton(_("&Thêm đơn vị…")))
        self.import_button = QPushButton(_("&Nhập từ tệp…"))
        self.template_button = QPushButton(_("&Lấy tệp mẫu trống…"))
        self.sample = SampleDesk(workspace, desk)
        tools = (self.add_button, self.import_button, self.template_button, self.sample.button)
        self.grid = Grid[UnitLine](_columns(), key=lambda line: line.unit.id, label=_("Cây đơn vị"), tools=tools)
        self.grid.view.setSortingEnabled(False)
        self.grid.model.keeps_places = False  # a tree: each unit stands under the one above it
        self.grid.view.fit_columns(is_fitted=True)
        self.card = UnitCard(workspace, desk)
        self._side = named(PageScroll(self.card), _("Thẻ đơn vị"))
        self.empty = EmptyState(
            _("Chưa có đơn vị nào"),
            _("Nhập danh sách chi bộ từ tệp Excel, hoặc thêm từng đơn vị. Chưa có tệp thì lấy tệp mẫu trống để ghi."),
        )

        self._split = TurningSplit(self.grid, self._side, least=LEAST_WIDTH, share=0.58)
        self.grid.current_changed.connect(self._show_current)
        self._lay_out()

    @property
    def current(self) -> UnitLine | None:
        """The unit that is looked at."""
        return self.grid.current

    def refresh(self) -> None:
        """Show the register as it is; the cursor stays with its unit."""
        self.sample.refresh()
        lines = list_units(self._workspace)
        self.grid.show_rows(lines)
        if self.grid.current is None and lines:
            self.grid.select(lines[0].unit.id)
        self.count.setText(_count_words(lines))
        self.empty.setVisible(not lines)
        self.grid.view.setVisible(bool(lines))
        self._split.setSizePolicy(*_policies(is_filled=bool(lines)))
        self._show_current(self.grid.current)

    def select(self, unit_id: RowId) -> bool:
        """Bring a unit to the fore."""
        return self.grid.select(unit_id)

    def _show_current(self, line: UnitLine | None) -> None:
        self._side.setVisible(line is not None)
        if line is not None:
            self.card.show_line(line)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        top = QWidget()
        flow = Flow(top, gap=12)
        for part in (heading(_("Đơn vị")), self.count):
            flow.addWidget(part)
        column.addWidget(top)
        column.addWidget(self._split, 1)
        column.addWidget(self.empty, 1)


def _columns() -> tuple[Column[UnitLine], ...]:
    return (
        Column(
            id="name",
            title=_("Đơn vị"),
            text=lambda line: STEP * line.level + line.unit.name,
            tip=lambda line: line.unit.name,
            tone=lambda line: "plain" if line.is_active else "quiet",
            letters=32,
        ),
        Column(id="code", title=_("Mã"), text=lambda line: line.unit.code, letters=9),
        Column(id="secretary", title=_("Bí thư"), text=lambda line: line.unit.secretary_name, letters=13),
        Column(id="key", title=_("Khóa"), text=key_words, tone=_key_tone, letters=13),
    )


def _policies(*, is_filled: bool) -> tuple[QSizePolicy.Policy, QSizePolicy.Policy]:
    """Let an empty register take no more height than its buttons."""
    preferred = QSizePolicy.Policy.Preferred
    return preferred, QSizePolicy.Policy.Expanding if is_filled else QSizePolicy.Policy.Maximum


def key_words(line: UnitLine) -> str:
    """Tell how the key of a unit stands, "" where none is expected of it."""
    if line.unit.retired_on is not None:
        return _("ngừng theo dõi")
    if line.key is None:
        return _("○ chưa có khóa") if line.unit.is_expected else ""
    symbols = {KeyStatus.KNOWN: "●", KeyStatus.UNKNOWN: "△"}
    return f"{symbols.get(line.key, '×')} {line.key.label}"


def _key_tone(line: UnitLine) -> str:
    if line.key in {None, KeyStatus.KNOWN}:
        return "quiet" if line.key is None else "plain"
    return "amber" if line.key is KeyStatus.UNKNOWN else "red"


def _count_words(lines: tuple[UnitLine, ...]) -> str:
    active = [line for line in lines if line.is_active]
    expected = [line for line in active if line.unit.is_expected]
    known = sum(line.key is KeyStatus.KNOWN for line in expected)
    return _("{count} đơn vị phải nộp hồ sơ, {known} đã có khóa được ghi nhận").format(count=len(expected), known=known)
