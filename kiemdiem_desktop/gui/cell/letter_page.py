"""Reading the superior's letter: number, days, each point with whom it asks, confirmed before anything is stored."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.gui.cell.round_view import RoundView
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.guidance import (
    GuidanceDraft,
    GuidancePiece,
    LetterText,
    draft_guidance,
    is_known,
    read_letter,
    take_guidance,
)
from kiemdiem_desktop.services.workspace import Workspace

LEAST_GRID = 240
Part = str | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceLine:
    """One point on the screen: whether it is taken, whom it asks, and its words."""

    piece: GuidancePiece
    is_taken: bool
    is_known: bool = False


class LetterPage(QWidget):
    """`leave` goes back to the prompts, `done(count)` tells how many were stored."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        view: RoundView,
        *,
        leave: Callable[[], None],
        done: Callable[[int], None],
    ) -> None:
        super().__init__()
        self._workspace, self._desk, self._view = workspace, desk, view
        self._leave, self._done = leave, done
        self.opened: Callable[[], None] = lambda: None
        self._letter: LetterText | None = None
        self._draft = GuidanceDraft()
        self.lines: tuple[PieceLine, ...] = ()
        self.file = say(tone="quiet")
        self.other_button = QPushButton(_("Chọn tệp &khác…"))
        self.leave_button = QPushButton(_("&Quay về các gợi ý"))
        self.number, self.issuer = LineField(_("Số văn bản")), LineField(_("Cấp gợi ý"))
        self.issued_on, self.due_on = ExactDateField(_("Ngày văn bản")), ExactDateField(_("Hạn giải trình"))
        self.grid = Grid[PieceLine](self._columns(), key=lambda line: line.piece.number, label=_("Các gợi ý đọc được"))
        self.grid.view.fit_columns(is_fitted=True)
        for hidden in (self.grid.filter_box, self.grid.count):
            hidden.hide()
        self.text = TextField(_("Nội dung của gợi ý đang chọn"), lines=3, grows=True)
        self.why = say(tone="quiet")
        self.add_button = QPushButton(_("Thêm đoạ&n"))
        self._whole = say()
        self.whole = Fold(_("Toàn văn để đối chiếu"), self._whole)
        self.state = say(tone="amber")
        self.save_button = primary(QPushButton())
        self._lay_out()
        self._connect()

    def open_letter(self, path: Path) -> None:
        """Read a letter beside the window. What cannot be read is told by the usual dialog."""
        self._desk.jobs.run(
            lambda _progress: read_letter(path), self._take, _("Đang đọc {name}").format(name=path.name)
        )

    def choose(self) -> None:
        """Ask for the file of the letter."""
        kinds = _("Văn bản gợi ý (*.docx *.pdf);;Mọi tệp (*)")
        path = self._desk.dialogs.open_file(_("Chọn văn bản gợi ý của cấp trên"), kinds)
        if path is not None:
            self.open_letter(path)

    def save(self) -> None:
        """Store what is taken as one step. Raises: KiemdiemError, and nothing is changed."""
        checked, letter = self._view.checked, self._letter
        if checked is None or letter is None or not self._flush():
            return
        pieces = tuple(line.piece for line in self.lines if line.is_taken)
        stored = take_guidance(self._workspace, checked.dossier.round.id, letter, replace(self._draft, pieces=pieces))
        self._letter, self.lines = None, ()
        self._done(len(stored))

    def _take(self, letter: LetterText) -> None:
        checked = self._view.checked
        if checked is None:
            return
        self._letter, self._draft = letter, draft_guidance(checked, letter)
        known = [is_known(checked, piece.subject_id, piece.text) for piece in self._draft.pieces]
        self.lines = tuple(
            PieceLine(piece=piece, is_taken=piece.subject_id is not None and not is_old, is_known=is_old)
            for piece, is_old in zip(self._draft.pieces, known, strict=True)
        )
        words = _("Tệp: {name}. Tệp gốc được giữ trong sổ khi bấm Ghi.")
        self.file.setText(words.format(name=letter.file_name))
        self._whole.setText("\n".join(letter.lines))
        self._show_paper(letter.digest)
        self._show_lines()
        self.opened()
        if self.lines:
            self.grid.select(self.lines[0].piece.number, "whom")
        self.grid.view.setFocus()

    def _show_paper(self, key: str) -> None:
        draft = self._draft
        for name, field in (("number", self.number), ("issuer", self.issuer)):
            field.show_value(getattr(draft, name), key=(key, name), commit=partial(self._keep, name))
        for name, day in (("issued_on", self.issued_on), ("due_on", self.due_on)):
            day.show_value(getattr(draft, name), key=(key, name), commit=partial(self._keep, name))

    def _keep(self, name: str, value: Part) -> None:
        self._draft = replace(self._draft, **{name: value})  # type: ignore[arg-type]

    def _show_lines(self) -> None:
        self.grid.show_rows(self.lines)
        taken = [line for line in self.lines if line.is_taken]
        unsure = sum(line.piece.subject_id is None for line in taken)
        unread = sum(line.piece.subject_id is None for line in self.lines) - unsure
        parts = []
        if not self.lines:
            parts.append(_("Không nhận ra gợi ý nào: bấm “Thêm đoạn” rồi chép từ toàn văn bên dưới."))
        if unsure:
            parts.append(_("{count} gợi ý chưa rõ dành cho ai.").format(count=unsure))
        if unread:
            parts.append(_("{count} đoạn chưa rõ dành cho ai nên chưa chọn: xem lại.").format(count=unread))
        self.state.setText(" ".join(parts))
        self.save_button.setText(_("G&hi {count} gợi ý").format(count=len(taken)))
        self.save_button.setEnabled(bool(taken) and not unsure)
        self._show_current(self.grid.current)

    def _show_current(self, line: PieceLine | None) -> None:
        self.text.setVisible(line is not None)
        self.why.setVisible(line is not None)
        if line is not None:
            key = (self._letter.digest if self._letter else "", line.piece.number)
            self.text.show_value(line.piece.text, key=key, commit=partial(self._change, line.piece.number))
            self.why.setText(_("Theo dòng: {line}").format(line=line.piece.why) if line.piece.why else "")

    def _change(self, number: int, text: str | None = None, whom: SubjectId | None = None) -> None:
        """Keep other words of a point, or whom it asks: naming somebody takes it."""

        def changed(line: PieceLine) -> PieceLine:
            """Give the line as it is now."""
            if line.piece.number != number:
                return line
            if whom is not None:
                return PieceLine(piece=replace(line.piece, subject_id=whom), is_taken=True)
            return replace(line, piece=replace(line.piece, text=text or ""))

        self.lines = tuple(changed(line) for line in self.lines)
        self._show_lines()

    def _keep_taken(self, line: PieceLine, words: str) -> None:
        is_taken = words == _("Ghi")
        number = line.piece.number
        self.lines = tuple(replace(row, is_taken=is_taken) if row.piece.number == number else row for row in self.lines)
        self._show_lines()

    def _keep_whom(self, line: PieceLine, words: str) -> None:
        found = next((key for key, name in self._names().items() if name == words), None)
        if found is not None:
            self._change(line.piece.number, whom=found)

    def _names(self) -> dict[SubjectId, str]:
        checked = self._view.checked
        return {own.subject.id: own.subject.name for own in checked.dossier.subjects} if checked else {}

    def _whom_words(self, line: PieceLine) -> str:
        found = line.piece.subject_id
        return self._names()[found] if found in self._names() else _("chưa rõ")

    def _add(self) -> None:
        number = max((line.piece.number for line in self.lines), default=-1) + 1
        piece = GuidancePiece(number=number, subject_id=None, text="")
        self.lines = (*self.lines, PieceLine(piece=piece, is_taken=False))
        self._show_lines()
        self.grid.select(number, "whom")
        self.text.editor.setFocus()

    def _flush(self) -> bool:
        fields = (self.number, self.issuer, self.issued_on, self.due_on, self.text)
        refused = [field for field in fields if not field.flush()]
        return not refused

    def _columns(self) -> tuple[Column[PieceLine], ...]:
        return (
            Column(
                id="taken",
                title=_("Sẽ làm"),
                text=lambda line: _("Ghi") if line.is_taken else (_("Đã có") if line.is_known else _("Bỏ")),
                store=self._keep_taken,
                choices=(_("Ghi"), _("Bỏ")),
                letters=7,
            ),
            Column(
                id="whom",
                title=_("Gợi ý cho"),
                text=self._whom_words,
                store=self._keep_whom,
                choices=tuple(self._names().values()),
                tone=lambda line: "amber" if line.piece.subject_id is None else "plain",
                letters=20,
            ),
            Column(
                id="text",
                title=_("Nội dung"),
                text=lambda line: " ".join(line.piece.text.split()),
                tip=lambda line: line.piece.text,
                letters=50,
            ),
        )

    def _connect(self) -> None:
        self.other_button.clicked.connect(lambda _checked=False: self.choose())
        self.leave_button.clicked.connect(lambda _checked=False: self._leave())
        self.add_button.clicked.connect(lambda _checked=False: self._add())
        self.save_button.clicked.connect(lambda _checked=False: self.save())
        self.grid.current_changed.connect(self._show_current)

    def _lay_out(self) -> None:
        page = QWidget()
        column = spaced(QVBoxLayout(page), gap=8, margin=(0, 0, 8, 8))
        paper = Flow(gap=12)
        widths = ((self.number, 140), (self.issued_on, 140), (self.issuer, 290), (self.due_on, 140))
        for field, width in widths:
            paper.addWidget(held(field, min_width=width, max_width=320))
        column.addLayout(paper)
        column.addWidget(held(self.grid, min_height=LEAST_GRID), 1)
        column.addWidget(self.why)
        column.addWidget(self.text)
        row = spaced(QHBoxLayout(), gap=12)
        row.addWidget(self.add_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.whole)
        outer = spaced(QVBoxLayout(self), gap=8, margin=(16, 12, 16, 12))
        top = Flow(gap=12)
        for widget in (heading(_("Đọc văn bản gợi ý")), self.other_button, self.leave_button):
            top.addWidget(widget)
        outer.addLayout(top)
        outer.addWidget(self.file)
        outer.addWidget(named(PageScroll(page), _("Văn bản gợi ý")), 1)
        foot = spaced(QHBoxLayout(), gap=12)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.save_button)
        outer.addLayout(foot)
