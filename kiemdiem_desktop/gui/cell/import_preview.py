"""The third step of an import: what would happen to each row, why, and what may be decided about it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.import_details import RowDetails
from kiemdiem_desktop.gui.cell.import_lines import (
    FILTERS,
    PreviewLine,
    action_of,
    action_words,
    case_offers,
    count_words,
    lines_of,
)
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.gui.widgets.turning_split import TurningSplit
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.roster_import import ImportPreview, Offer, RowAction, summary_of

LEAST_HEIGHT = 160


class PreviewPart(QWidget):
    """`decide(choices)` is told when an offer is accepted or a row is decided otherwise."""

    def __init__(self, decide: Callable[..., None]) -> None:
        super().__init__()
        self._decide = decide
        self._preview: ImportPreview | None = None
        self._lines: tuple[PreviewLine, ...] = ()
        self._file = ""
        self.summary = say(tone="strong")
        self.case_button = QPushButton()
        self.case_button.clicked.connect(lambda _checked=False: self.accept_all_cases())
        self.filters = QButtonGroup(self)
        self.grid = Grid[PreviewLine](self._columns(), key=lambda line: line.key, label=_("Từng dòng của tệp"))
        self.details = RowDetails(accept=self.accept, take_back=self.take_back, choose=self.choose)
        self.grid.view.fit_columns(is_fitted=True)
        self._lay_out()
        self.filters.idClicked.connect(lambda _index: self._show_lines())
        self.grid.current_changed.connect(self._show_details)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what the import would do; the cursor stays in its row."""
        self._preview = preview
        self._lines = lines_of(preview)
        self.summary.setText(summary_of(preview.roster))
        count = len(case_offers(preview))
        self.case_button.setText(_("Đổi tất cả tên viết hoa sang chữ thường ({count})").format(count=count))
        self.case_button.setVisible(count > 0)
        for index, (title, is_in) in enumerate(FILTERS):
            found = sum(is_in(line) for line in self._lines)
            self.filters.button(index).setText(f"{_(title)} ({found})")
            self.filters.button(index).setVisible(found > 0 or index == 0)
            if not found and self.filters.checkedId() == index:
                self.filters.button(0).setChecked(True)
        self._show_lines()
        if preview.draft.sha256 != self._file and self._lines:
            self.grid.select(self._lines[0].key, "action")
        self._file = preview.draft.sha256

    def accept(self, row_number: int, offer: Offer) -> None:
        """Accept what is offered for a row."""
        self._accept({row_number: (offer,)})

    def accept_all_cases(self) -> None:
        """Accept normal case for all names in capitals."""
        assert self._preview is not None
        self._accept({row: (offer,) for row, offer in case_offers(self._preview).items()})

    def take_back(self, row_number: int, offer: Offer) -> None:
        """Take an accepted offer back."""
        assert self._preview is not None
        choices = self._preview.choices
        left = tuple(other for other in choices.accepted.get(row_number, ()) if other != offer)
        self._decide(replace(choices, accepted={**choices.accepted, row_number: left}))

    def choose(self, row_number: int, action: RowAction) -> None:
        """Decide what happens to a row."""
        assert self._preview is not None
        choices = self._preview.choices
        self._decide(replace(choices, decisions={**choices.decisions, row_number: action}))

    def _accept(self, offers: dict[int, tuple[Offer, ...]]) -> None:
        assert self._preview is not None
        choices = self._preview.choices
        merged = {row: (*choices.accepted.get(row, ()), *more) for row, more in offers.items()}
        self._decide(replace(choices, accepted={**choices.accepted, **merged}))

    def _store_action(self, line: PreviewLine, typed: str) -> None:
        self.choose(line.row_number, action_of(line, typed))

    def _show_lines(self) -> None:
        is_in = FILTERS[max(self.filters.checkedId(), 0)][1]
        lines = tuple(line for line in self._lines if is_in(line))
        self.grid.show_rows(lines)
        if self.grid.current is None and lines:
            self.grid.select(lines[0].key, "action")
        self._show_details(self.grid.current)

    def _show_details(self, line: PreviewLine | None) -> None:
        if self._preview is not None:
            accepted = () if line is None else self._preview.choices.accepted.get(line.row_number, ())
            self.details.show_line(line, accepted)

    def _columns(self) -> tuple[Column[PreviewLine], ...]:
        return (
            Column(
                id="row",
                title=_("Dòng"),
                text=lambda line: str(line.row_number or ""),
                sort_key=lambda line: line.row_number,
                letters=5,
            ),
            Column(id="name", title=_("Họ và tên"), text=lambda line: line.name, letters=17),
            Column(
                id="action",
                title=_("Sẽ làm"),
                text=action_words,
                store=self._store_action,
                choices=tuple(words for _action, words in count_words()),
                letters=10,
            ),
            Column(
                id="reason",
                title=_("Vì sao"),
                text=lambda line: line.told,
                tip=lambda line: line.told,
                tone=lambda line: "amber" if line.needs_look else "plain",
                letters=30,
            ),
        )

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.summary)
        row = named(QWidget(), _("Lọc theo kết quả"))
        flow = Flow(row, gap=8)
        for index in range(len(FILTERS)):
            button = QPushButton()
            button.setCheckable(True)
            self.filters.addButton(button, index)
            flow.addWidget(button)
        self.filters.button(0).setChecked(True)
        flow.addWidget(self.case_button)
        column.addWidget(row)
        held(self.grid.view, min_height=LEAST_HEIGHT)
        details = held(named(PageScroll(self.details), _("Chi tiết của dòng")), min_height=LEAST_HEIGHT)
        column.addWidget(TurningSplit(self.grid, details, least=700, share=0.62), 1)
