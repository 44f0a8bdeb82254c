"""The three steps of importing organisations: the file, what its columns mean, what would happen to each row."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import heading, primary, retone, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.unit_import import (
    UnitChoices,
    UnitColumn,
    UnitDraft,
    UnitField,
    UnitOutcome,
    UnitPreview,
    UnitPreviewRow,
)

_TONES = {UnitOutcome.REFUSED: "amber", UnitOutcome.SAME: "quiet"}


class FilePart(QFrame):
    """The first step."""

    def __init__(self, choose: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        named(self, _("Chọn tệp"))
        self.choose_button = primary(QPushButton(_("&Chọn tệp…")))
        self.choose_button.clicked.connect(lambda _checked=False: choose())
        column = spaced(QVBoxLayout(self), gap=12, margin=24)
        column.addWidget(heading(_("Kéo tệp danh sách vào đây, hoặc bấm Chọn tệp"), 2))
        words = _(
            "Nhận tệp Excel (.xlsx, .xls) và .csv có một dòng tiêu đề: Tên đơn vị, Mã, Loại, Đơn vị cấp trên, Bí thư, "
            "Điện thoại… Cột nào cũng tìm theo tiêu đề, thứ tự thế nào cũng được. Tệp gốc không bị sửa; chưa có gì "
            "được ghi trước khi bấm Nhập."
        )
        column.addWidget(say(words))
        row = spaced(QHBoxLayout())
        row.addWidget(self.choose_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()


class ColumnsPart(QWidget):
    """The second step; `read_with(choices)` is asked to read anew whenever something is meant otherwise."""

    def __init__(self, read_with: Callable[[UnitChoices], None]) -> None:
        super().__init__()
        self._read_with = read_with
        self._choices = UnitChoices()
        self._columns_now: tuple[UnitColumn, ...] = ()
        self.title = heading(level=2)
        self.sheet = ChoiceField[str](_("Trang tính"), ())
        self.news = say()
        self.grid = Grid[UnitColumn](self._columns(), key=lambda one: one.column, label=_("Ý nghĩa của các cột"))
        self.grid.filter_box.hide()
        self.grid.view.setSortingEnabled(False)
        self.grid.view.fit_columns(is_fitted=True)
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (self.title, self.sheet, self.news):
            column.addWidget(part)
        column.addWidget(self.grid, 1)

    @property
    def is_ready(self) -> bool:
        """Whether a column holds names."""
        return any(one.meaning is UnitField.NAME for one in self._columns_now)

    def show_draft(self, draft: UnitDraft, choices: UnitChoices) -> None:
        """Show the columns of a file as read."""
        self._choices, self._columns_now = choices, draft.columns
        words = _("{file}: {count} đơn vị trong tệp")
        self.title.setText(words.format(file=draft.file_name, count=len(draft.rows)))
        self.sheet.setVisible(len(draft.sheet_names) > 1)
        self.sheet.show_options(tuple((name, name) for name in draft.sheet_names))
        self.sheet.show_value(draft.sheet_name, commit=lambda name: self._read_with(replace(self._choices, sheet=name)))
        self.grid.show_rows(draft.columns)
        if self.grid.current is None and draft.columns:
            self.grid.select(draft.columns[0].column, "meaning")
        unknown = sum(one.meaning is None for one in draft.columns)
        told = _("Còn {count} cột chưa nhận ra: để nguyên thì không nhập, hoặc chọn ý nghĩa.").format(count=unknown)
        clear = _("Đã nhận ra mọi cột. Xem lại cột Ý nghĩa rồi bấm Tiếp tục.")
        self.news.setText(told if unknown else clear)
        retone(self.news, "amber" if unknown else "quiet")

    def _columns(self) -> tuple[Column[UnitColumn], ...]:
        return (
            Column(id="letters", title=_("Cột"), text=lambda one: one.letters, letters=5),
            Column(id="title", title=_("Tiêu đề trong tệp"), text=lambda one: one.title, letters=30),
            Column(
                id="meaning",
                title=_("Ý nghĩa (sửa được)"),
                text=lambda one: _meaning_words(one.meaning),
                store=self._choose,
                choices=tuple(field.label for field in UnitField),
                tone=lambda one: "amber" if one.meaning is None else "plain",
                letters=26,
            ),
            Column(
                id="samples",
                title=_("Vài ô đầu"),
                text=lambda one: " · ".join(one.samples),
                tone=lambda _one: "quiet",
                letters=36,
            ),
        )

    def _choose(self, one: UnitColumn, typed: str) -> None:
        meanings = {field.label: field for field in UnitField}
        if typed and typed not in meanings:
            raise InvalidValueError(
                code="not_a_meaning",
                message=_("“{text}” không phải là ý nghĩa có trong danh sách.").format(text=typed),
                hint=_("Bấm F2 rồi chọn bằng phím mũi tên."),
            )
        mapping = {**(self._choices.mapping or {}), one.column: meanings.get(typed, UnitField.IGNORED)}
        self._read_with(replace(self._choices, mapping=mapping))


class PreviewPart(QWidget):
    """The third step; `leave_out(rows)` is told which rows are not wanted."""

    def __init__(self, leave_out: Callable[[frozenset[int]], None]) -> None:
        super().__init__()
        self._leave_out = leave_out
        self._left_out: frozenset[int] = frozenset()
        self.summary = say(tone="strong")
        self.skipped = say(tone="quiet")
        self.grid = Grid[UnitPreviewRow](self._columns(), key=lambda row: row.row_number, label=_("Từng dòng của tệp"))
        self.grid.view.fit_columns(is_fitted=True)
        column = spaced(QVBoxLayout(self), gap=8)
        for part in (self.summary, self.skipped):
            column.addWidget(part)
        column.addWidget(self.grid, 1)

    def show_preview(self, preview: UnitPreview, left_out: frozenset[int]) -> None:
        """Show what the import would do; the cursor stays in its row."""
        self._left_out = left_out
        self.summary.setText(preview.summary)
        skipped = preview.draft.skipped
        told = "; ".join(_("dòng {row}: {reason}").format(row=row, reason=reason) for row, reason in skipped[:8])
        self.skipped.setText(_("Dòng không phải đơn vị – {told}").format(told=told) if skipped else "")
        self.skipped.setVisible(bool(skipped))
        self.grid.show_rows(preview.rows)
        if self.grid.current is None and preview.rows:
            self.grid.select(preview.rows[0].row_number, "action")

    def _columns(self) -> tuple[Column[UnitPreviewRow], ...]:
        return (
            Column(id="row", title=_("Dòng"), text=lambda row: str(row.row_number), letters=5),
            Column(id="name", title=_("Đơn vị"), text=lambda row: row.unit.name, letters=26),
            Column(id="code", title=_("Mã"), text=lambda row: row.unit.code, letters=12),
            Column(
                id="action",
                title=_("Sẽ làm"),
                text=lambda row: row.outcome.label,
                store=self._store,
                choices=(_("Nhập"), _("Không nhập")),
                tone=lambda row: _TONES.get(row.outcome, "plain"),
                letters=11,
            ),
            Column(
                id="reason",
                title=_("Vì sao"),
                text=_told,
                tip=_told,
                tone=lambda row: "amber" if row.problems or row.outcome is UnitOutcome.REFUSED else "plain",
                letters=40,
            ),
        )

    def _store(self, row: UnitPreviewRow, typed: str) -> None:
        is_out = typed == _("Không nhập")
        number = frozenset({row.row_number})
        self._leave_out(self._left_out | number if is_out else self._left_out - number)


def _told(row: UnitPreviewRow) -> str:
    return " ".join((f"{row.reason}.", *row.problems)).strip()


def _meaning_words(meaning: UnitField | None) -> str:
    return _("chưa nhận ra") if meaning is None else meaning.label
