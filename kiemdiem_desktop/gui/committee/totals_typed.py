"""Tổng hợp, page Bảng cấp dưới: papers of units below typed as they are printed; a sum that fails is told at once."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.totals import FIGURES
from kiemdiem_desktop.gui.committee.totals_figures import SHORT_NAMES
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.figure_import import import_figures
from kiemdiem_desktop.services.committee.summaries import set_typed
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_view import COLUMN_NAMES, TypedRow, typed_rows
from kiemdiem_desktop.services.workspace import Workspace


class TypedPage(QWidget):
    """A grid typed like the paper; a block copied from Excel is pasted over it."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self.desk = workspace, desk
        self._found: RoundTotals | None = None
        self._is_last_year = False
        self.gaps = say(tone="red")
        self.nothing = say(
            _("Trong danh sách đơn vị chưa có đảng ủy hay đảng bộ nào: chi bộ gửi hồ sơ thì không phải nhập bảng."),
            tone="quiet",
        )
        self.year = ChoiceField(
            _("Số liệu của"),
            ((False, _("Các đơn vị trực thuộc, năm nay")), (True, _("Cấp ủy này, năm trước"))),
            label_first=True,
        )
        self.year.show_whole_words()
        self.year.show_value(value=False, commit=self._choose)
        self.import_button = QPushButton(_("Nhập từ tệp &Excel…"))
        self.import_button.clicked.connect(lambda _checked=False: self._import())
        self.grid: Grid[TypedRow] = Grid(self._columns(), key=_key, label=_("Bảng số liệu nhập tay"))
        self.grid.view.fit_columns(is_fitted=True)
        self._lay_out()
        self.setFocusProxy(self.grid.view)

    def show_totals(self, found: RoundTotals, _told: str) -> None:
        """Show other totals."""
        self._found = found
        rows = typed_rows(self._workspace, found, is_last_year=self._is_last_year)
        self.grid.show_rows(rows)
        self.grid.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        gaps = [row.gap for row in rows if row.gap]
        self.gaps.setText("\n".join(gaps))
        self.gaps.setVisible(bool(gaps))

    def _choose(self, value: bool) -> None:  # noqa: FBT001 - the value of a choice
        self._is_last_year = value
        self.year.show_value(value=value, commit=self._choose)
        if self._found is not None:
            self.show_totals(self._found, "")

    def _import(self) -> None:
        """Take the figures of a file over; lines that name no unit belong to the unit under the cursor."""
        if self._found is None:
            return
        file = self.desk.dialogs.open_file(_("Bảng số liệu của đơn vị dưới"), _("Bảng tính (*.xlsx *.xls *.csv)"))
        if file is None:
            return
        current = self.grid.current
        made = import_figures(self._workspace, self._found, file, current.unit_code if current else "")
        self.desk.tell(made.words)

    def _columns(self) -> tuple[Column[TypedRow], ...]:
        figures = tuple(self._figure(place, name) for place, name in enumerate(COLUMN_NAMES))
        return (
            Column(id="unit", title=_("Đơn vị"), text=lambda row: row.unit_name, letters=20),
            Column(id="about", title=_("Đối tượng"), text=lambda row: row.about.label, letters=13),
            *figures,
            Column(
                id="note",
                title=_("Khớp?"),
                text=_state,
                tip=lambda row: row.gap or row.source,
                tone=lambda row: "red" if row.gap and not row.source else "quiet",
                letters=5,
            ),
        )

    def _figure(self, place: int, name: str) -> Column[TypedRow]:
        def text(row: TypedRow) -> str:
            value = row.counts.figures[place]
            return f"{value:,}".replace(",", ".") if value else ""

        return Column(
            id=FIGURES[place],
            title=_(SHORT_NAMES[place]),
            hint=_(name),
            text=text,
            store=partial(self._store, FIGURES[place]),
            sort_key=lambda row: row.counts.figures[place],
            letters=5,
            is_number=True,
        )

    def _store(self, figure: str, row: TypedRow, typed: str) -> None:
        set_typed(
            self._workspace,
            row.unit_code,
            year=row.year,
            period=row.period,
            about=row.about,
            figure=figure,
            typed=typed,
        )

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(
            say(
                _(
                    "Đơn vị gửi bảng giấy thì gõ từng số như đã in, hoặc chép khối số trong Excel rồi dán vào ô đầu. "
                    "Tổng không khớp sẽ báo ngay, số vẫn giữ như đã in."
                )
            )
        )
        row = spaced(QHBoxLayout(), gap=8)
        row.addWidget(self.year)
        row.addStretch()
        row.addWidget(self.import_button)
        column.addLayout(row)
        column.addWidget(self.gaps)
        column.addWidget(self.nothing)
        column.addWidget(self.grid, 1)


def _key(row: TypedRow) -> tuple[str, int, str]:
    return row.unit_code, row.year, row.about.value


def _state(row: TypedRow) -> str:
    if row.source or not any(row.counts.figures):
        return "–" if row.source else ""
    return _("Lệch") if row.gap else _("Khớp")
