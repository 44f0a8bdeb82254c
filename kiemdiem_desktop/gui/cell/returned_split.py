"""A text with headings of its own, line by line: where each section begins, moved by choosing a section for a line."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.free_sections import section_words
from kiemdiem_desktop.services.cell.returned_forms import ReturnedForm

LEAST_HEIGHT = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitLine:
    """One line of the text; `begins` is the section that it begins, None where it goes on with the one above."""

    number: int
    text: str
    section: str
    begins: str | None


class SplitPart(QWidget):
    """`keep(starts)` is told where sections begin now, `confirm()` that they are right."""

    def __init__(self, keep: Callable[[dict[int, str]], None], confirm: Callable[[], None]) -> None:
        super().__init__()
        self._keep = keep
        self._starts: dict[int, str] = {}
        self._words = section_words()
        self.hint = say(
            _("Chọn mục cho dòng mở đầu mỗi đoạn; các dòng dưới đi theo cho đến dòng mở đầu kế tiếp."), tone="quiet"
        )
        self.confirm_button = QPushButton(_("Đã chia đúng &mục"))
        self.confirm_button.clicked.connect(lambda _checked=False: confirm())
        choices = (_go_on(), *self._words.values())
        self.grid = Grid[SplitLine](
            (
                Column(
                    id="section",
                    title=_("Mở đầu mục"),
                    text=self._begin_words,
                    store=self._store,
                    choices=choices,
                    tone=lambda line: "plain" if line.begins is not None else "quiet",
                    letters=24,
                ),
                Column(
                    id="text", title=_("Dòng chữ"), text=lambda line: line.text, tip=lambda line: line.text, letters=50
                ),
            ),
            key=lambda line: line.number,
            label=_("Các dòng của bản tự viết"),
        )
        self.grid.view.fit_columns(is_fitted=True)
        for part in (self.grid.filter_box, self.grid.count):  # a short list, read from top to bottom
            part.hide()
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.hint)
        column.addWidget(held(self.grid, min_height=LEAST_HEIGHT), 1)
        column.addWidget(self.confirm_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_form(self, form: ReturnedForm) -> None:
        """Show the lines of a file; hidden where the file is a form of ours."""
        self.setVisible(form.free is not None)
        if form.free is None:
            return
        free = form.free
        self._starts = dict(free.starts)
        self.grid.show_rows(
            tuple(
                SplitLine(number=at, text=line, section=free.section_of(at), begins=free.starts.get(at))
                for at, line in enumerate(free.lines)
            )
        )
        self.confirm_button.setEnabled(not form.choices.is_split)

    def _begin_words(self, line: SplitLine) -> str:
        if line.begins is not None:
            return self._words.get(line.begins, line.begins)
        return f"   ↳ {self._words.get(line.section, line.section)}" if line.section else _go_on()

    def _store(self, line: SplitLine, words: str) -> None:
        code = next((code for code, known in self._words.items() if known == words), None)
        starts = {at: begun for at, begun in self._starts.items() if at != line.number}
        self._keep(starts if code is None else {**starts, line.number: code})


def _go_on() -> str:
    return _("(tiếp mục trên)")
