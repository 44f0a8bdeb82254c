"""The second step of an import: what each column of the file means, which sheet, which century."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.gui.theme import heading, retone, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.roster_import import ImportChoices, RosterDraft, RosterField

_NAMES = {RosterField.FULL_NAME, RosterField.FAMILY_NAME}
_MANY = {RosterField.NOT_KEPT, RosterField.IGNORED, RosterField.NOTE, RosterField.ROW_NUMBER}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLine:
    """One column of the file (from 0) as it is shown: letters, title, samples, meaning (None: left out)."""

    column: int
    letters: str
    title: str
    samples: str
    field: RosterField | None


class ColumnsPart(QWidget):
    """`read_with(choices)` is asked to read the file anew whenever something is chosen otherwise."""

    def __init__(self, read_with: Callable[[ImportChoices], None]) -> None:
        super().__init__()
        self._read_with = read_with
        self._choices = ImportChoices()
        self._lines: tuple[ColumnLine, ...] = ()
        self.title = heading(level=2)
        self.found = say(tone="quiet")
        self.sheet = ChoiceField[str](_("Trang tính"), ())
        self.century = ChoiceField[int | None](
            _("Năm chỉ ghi hai chữ số thuộc"),
            (
                (None, _("Chưa chọn: xem từng dòng")),
                (1900, _("Thế kỷ 20 (76 là 1976)")),
                (2000, _("Thế kỷ 21 (06 là 2006)")),
            ),
        )
        self.century.show_whole_words()
        self.news = say()
        self.grid = Grid[ColumnLine](self._columns(), key=lambda line: line.column, label=_("Ý nghĩa của các cột"))
        self.grid.filter_box.hide()
        self.grid.view.setSortingEnabled(False)
        self.grid.view.fit_columns(is_fitted=True)
        self._lay_out()

    @property
    def is_ready(self) -> bool:
        """Whether a column holds names."""
        return any(line.field in _NAMES for line in self._lines)

    def show_draft(self, draft: RosterDraft, choices: ImportChoices, *, is_remembered: bool) -> None:
        """Show the columns of a file as read."""
        self._choices = choices
        self._lines = tuple(
            ColumnLine(
                column=match.column,
                letters=match.letters,
                title=match.label,
                samples=" · ".join(match.samples),
                field=match.field,
            )
            for match in draft.header.mapping
        )
        self.title.setText(draft.file_name)
        self.found.setText(_found_words(draft, is_remembered=is_remembered))
        self.sheet.setVisible(len(draft.sheet_names) > 1)
        self.sheet.show_options(tuple((name, name) for name in draft.sheet_names))
        self.sheet.show_value(draft.sheet_name, commit=self._choose_sheet)
        self.century.setVisible(_has_short_years(draft) or choices.century is not None)
        self.century.show_value(choices.century, commit=self._choose_century)
        self.grid.show_rows(self._lines)
        if self.grid.current is None and self._lines:
            self.grid.select(self._lines[0].column, "meaning")
        self._show_news()

    def _show_news(self) -> None:
        titles = _doubled(self._lines)
        unknown = sum(line.field is None for line in self._lines)
        if not self.is_ready:
            words, tone = _("Chưa có cột nào là “Họ và tên”: chọn ở cột Ý nghĩa để tiếp tục."), "red"
        elif titles:
            words = _("Nhiều cột cùng nghĩa “{titles}”: chỉ lấy cột bên trái; đặt cột kia là “Bỏ qua”.")
            words, tone = words.format(titles="”, “".join(titles)), "amber"
        elif unknown:
            words = _("Còn {count} cột chưa nhận ra: để nguyên thì không nhập, hoặc chọn ý nghĩa.").format(
                count=unknown
            )
            tone = "amber"
        else:
            words, tone = _("Đã nhận ra mọi cột. Xem lại cột Ý nghĩa rồi bấm Tiếp tục."), "quiet"
        self.news.setText(words)
        retone(self.news, tone)

    def _columns(self) -> tuple[Column[ColumnLine], ...]:
        return (
            Column(id="letters", title=_("Cột"), text=lambda line: line.letters, letters=5),
            Column(
                id="title", title=_("Tiêu đề trong tệp"), text=lambda line: line.title, tip=lambda line: line.title,
                letters=30,
            ),
            Column(
                id="meaning",
                title=_("Ý nghĩa (sửa được)"),
                text=lambda line: _words_of(line.field),
                store=self._choose_meaning,
                choices=tuple(_words_of(field) for field in (*RosterField, None)),
                tone=lambda line: "amber" if line.field is None else "plain",
                letters=30,
            ),
            Column(
                id="samples", title=_("Vài ô đầu"), text=lambda line: line.samples, tip=lambda line: line.samples,
                tone=lambda _line: "quiet", letters=30,
            ),
        )  # fmt: skip

    def _choose_meaning(self, line: ColumnLine, typed: str) -> None:
        meanings = {_words_of(field): field or RosterField.IGNORED for field in (*RosterField, None)}
        if typed and typed not in meanings:
            raise InvalidValueError(
                code="not_a_meaning",
                message=_("“{text}” không phải là ý nghĩa có trong danh sách.").format(text=typed),
                hint=_("Bấm F2 rồi chọn bằng phím mũi tên."),
            )
        mapping = {other.column: other.field or RosterField.IGNORED for other in self._lines}
        mapping[line.column] = meanings.get(typed, RosterField.IGNORED)
        self._read_with(replace(self._choices, mapping=mapping, accepted={}, decisions={}))

    def _choose_sheet(self, sheet: str) -> None:
        self._read_with(ImportChoices(sheet=sheet))

    def _choose_century(self, century: int | None) -> None:
        self._read_with(replace(self._choices, century=century, accepted={}))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.title)
        column.addWidget(self.found)
        choices = Flow(gap=16)
        choices.addWidget(self.sheet)
        choices.addWidget(self.century)
        column.addLayout(choices)
        column.addWidget(self.grid, 1)
        column.addWidget(self.news)


def _words_of(field: RosterField | None) -> str:
    return _("Chưa nhận ra") if field is None else field.label


def _found_words(draft: RosterDraft, *, is_remembered: bool) -> str:
    rows = [number + 1 for number in draft.header.header_rows]
    words = _("Tiêu đề ở dòng {rows}; có {count} đồng chí.").format(
        rows="–".join(map(str, rows)), count=len(draft.rows)
    )
    return _("{words} Dùng lại ý nghĩa các cột như lần nhập trước.").format(words=words) if is_remembered else words


def _has_short_years(draft: RosterDraft) -> bool:
    return any(problem.code == "two_digit_year" for row in draft.rows for problem in row.problems)


def _doubled(lines: tuple[ColumnLine, ...]) -> list[str]:
    kept = [line.field for line in lines if line.field is not None and line.field not in _MANY]
    return [field.label for field in dict.fromkeys(kept) if kept.count(field) > 1]
