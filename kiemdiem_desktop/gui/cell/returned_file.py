"""One returned file: whose it is, what has to be decided, what was noticed, and each change against what is stored."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.gui.cell.returned_split import SplitPart
from kiemdiem_desktop.gui.theme import heading, held, retone, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.returned_forms import (
    FileChoices,
    FileState,
    FormChange,
    ReturnedForm,
    Revisions,
)

Decide = Callable[[ReturnedForm, FileChoices], None]
LEAST_GRID = 220


class ReturnedFilePart(QWidget):
    """`decide(form, choices)` is told of every decision; `use_this(form)` where two files are of one person."""

    def __init__(self, *, decide: Decide, use_this: Callable[[ReturnedForm], None]) -> None:
        super().__init__()
        self._decide, self._use_this = decide, use_this
        self._form: ReturnedForm | None = None
        self.title, self.file = heading(level=2), say(tone="quiet")
        self.trouble, self.asks, self.notes = say(tone="red"), say(tone="amber"), say()
        self.owner = ChoiceField[SubjectId | None](_("Bản này là của"), ())
        self.revisions = ChoiceField[Revisions | None](_("Các chỗ sửa đang theo dõi"), _revision_options())
        self._tracked = say()
        self.tracked = Fold(_("Xem các chỗ sửa"), self._tracked)
        self.use_button = QPushButton(_("&Dùng bản này, bỏ các bản kia"))
        self.left_out = TickBox(_("Bỏ tệp này ra, không nhận"))
        self.split = SplitPart(self._keep_starts, self._confirm_split)
        self.grid = Grid[FormChange](self._columns(), key=lambda change: change.tag, label=_("Những chỗ mới"))
        self.grid.view.fit_columns(is_fitted=True)
        for part in (self.grid.filter_box, self.grid.count):  # a short list, read from top to bottom
            part.hide()
        self.before, self.after = say(), say()
        self.grid.current_changed.connect(self._show_change)
        self.use_button.clicked.connect(lambda _checked=False: self._use_this_one())
        self._lay_out()

    def show_form(self, form: ReturnedForm, checked: CheckedRound) -> None:
        """Show one file."""
        self._form = form
        self.title.setText(form.subject_name or form.file.path.name)
        self.file.setText(_("Tệp: {name}").format(name=form.file.path.name))
        self._show_words(form)
        self._show_questions(form, checked)
        self.split.show_form(form)
        self.grid.show_rows(form.changes)
        self._changes.setVisible(bool(form.changes))
        if self.grid.current is None and form.changes:
            self.grid.select(form.changes[0].tag, "taken")
        self._show_change(self.grid.current)

    def _show_words(self, form: ReturnedForm) -> None:
        same = _("Không có gì khác với nội dung đang có.") if form.state is FileState.SAME else ""
        notes = "\n".join(f"• {note.message}" for note in form.notes)
        for label, text in (
            (self.trouble, form.trouble),
            (self.asks, "\n".join(form.asks)),
            (self.notes, notes or same),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        retone(self.notes, "plain" if notes else "quiet")

    def _show_questions(self, form: ReturnedForm, checked: CheckedRound) -> None:
        names = {own.subject.id: own.subject.name for own in checked.dossier.subjects}
        options: tuple[tuple[SubjectId | None, str], ...] = ((None, _("Chọn người…")),)
        self.owner.show_options((*options, *((owner, names[owner]) for owner in form.owners if owner in names)))
        self.owner.show_value(form.choices.subject_id, commit=self._keep_owner)
        self.owner.setVisible(form.needs_owner)
        self.revisions.show_value(form.choices.revisions, commit=self._keep_revisions)
        has_revisions = form.file.rejected is not None and form.file.form is not None
        self.revisions.setVisible(has_revisions)
        self.tracked.setVisible(has_revisions)
        if has_revisions and form.file.form is not None:
            rows = form.file.form.revisions
            self._tracked.setText("\n".join(_tracked_words(row.text, row.author, row.is_insertion) for row in rows))
        self.use_button.setVisible(bool(form.twins))
        self.left_out.setVisible(form.state is not FileState.REFUSED)
        self.left_out.show_value(is_on=form.choices.is_left_out, commit=self._keep_left_out)

    def _show_change(self, change: FormChange | None) -> None:
        nothing = _("(chưa có)")
        self.before.setText(_("Đang có: {text}").format(text=(change.before or nothing) if change else ""))
        self.after.setText(_("Trong bản điền: {text}").format(text=change.after if change else ""))
        self.before.setVisible(change is not None)
        self.after.setVisible(change is not None)

    def _use_this_one(self) -> None:
        if self._form is not None:
            self._use_this(self._form)

    def _keep(self, choices: FileChoices) -> None:
        assert self._form is not None
        self._decide(self._form, choices)

    @property
    def _choices(self) -> FileChoices:
        assert self._form is not None
        return self._form.choices

    def _keep_owner(self, owner: SubjectId | None) -> None:
        self._keep(replace(self._choices, subject_id=owner))

    def _keep_revisions(self, revisions: Revisions | None) -> None:
        self._keep(replace(self._choices, revisions=revisions))

    def _keep_left_out(self, is_left_out: bool) -> None:  # noqa: FBT001 - what a tick box commits
        self._keep(replace(self._choices, is_left_out=is_left_out))

    def _keep_starts(self, starts: dict[int, str]) -> None:
        self._keep(replace(self._choices, starts=starts, is_split=False))

    def _confirm_split(self) -> None:
        self._keep(replace(self._choices, is_split=True))

    def _keep_taken(self, change: FormChange, words: str) -> None:
        left = self._choices.left_tags
        self._keep(replace(self._choices, left_tags=left - {change.tag} if words == _("Nhận") else left | {change.tag}))

    def _taken_words(self, change: FormChange) -> str:
        is_left = self._form is not None and change.tag in self._form.choices.left_tags
        return _("Không nhận") if is_left else _("Nhận")

    def _columns(self) -> tuple[Column[FormChange], ...]:
        return (
            Column(
                id="taken",
                title=_("Sẽ làm"),
                text=self._taken_words,
                store=self._keep_taken,
                choices=(_("Nhận"), _("Không nhận")),
                letters=11,
            ),
            Column(
                id="kind",
                title=_("Loại"),
                text=lambda change: _("mới") if change.is_new else _("đổi"),
                tone=lambda change: "plain" if change.is_new else "amber",
                letters=5,
            ),
            Column(
                id="label",
                title=_("Mục"),
                text=lambda change: change.label,
                tip=lambda change: change.label,
                letters=24,
            ),
            Column(
                id="after",
                title=_("Trong bản điền"),
                text=lambda change: " ".join(change.after.split()),
                tip=lambda change: change.after,
                letters=34,
            ),
        )

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8, margin=(8, 0, 8, 8))
        for part in (self.title, self.file, self.trouble, self.asks):
            column.addWidget(part)
        row = Flow(gap=12)
        for field, width in ((self.owner, 240), (self.revisions, 260)):
            row.addWidget(held(field, min_width=width, max_width=420))
        column.addLayout(row)
        column.addWidget(self.tracked)
        buttons = Flow(gap=12)
        buttons.addWidget(self.use_button)
        buttons.addWidget(self.left_out)
        column.addLayout(buttons)
        column.addWidget(self.notes)
        column.addWidget(self.split)
        self._changes = QWidget()
        changes = spaced(QVBoxLayout(self._changes), gap=8)
        changes.addWidget(held(self.grid, min_height=LEAST_GRID), 1)
        changes.addWidget(self.before)
        changes.addWidget(self.after)
        column.addWidget(self._changes, 1)
        column.addStretch()


def _revision_options() -> tuple[tuple[Revisions | None, str], ...]:
    return (
        (None, _("Chọn…")),
        (Revisions.ACCEPTED, _("Nhận các chỗ sửa")),
        (Revisions.REJECTED, _("Bỏ các chỗ sửa, giữ chữ cũ")),
    )


def _tracked_words(text: str, author: str, is_insertion: bool) -> str:  # noqa: FBT001 - one of two kinds
    words = _("Thêm: “{text}”") if is_insertion else _("Xóa: “{text}”")
    return words.format(text=text) + (f" – {author}" if author else "")
