"""The history of a member as blocks of fields: stretches of status, disciplines, commendations.

A new entry is a draft until *Ghi* is pressed, or the screen is left with something typed in it: a move that is only
begun changes no one's standing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import MemberId, RowId
from kiemdiem_desktop.domain.member import Commendation, Discipline, StatusPeriod
from kiemdiem_desktop.domain.re_rating import ReRating
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.record_form import FieldSpec, RecordForm
from kiemdiem_desktop.gui.theme import flat, heading, say, spaced
from kiemdiem_desktop.i18n import _

EntryT = TypeVar("EntryT", bound=StatusPeriod | Discipline | Commendation | ReRating)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryKind(Generic[EntryT]):
    """What one sort of history is called, how it is edited and where it is stored.

    `kinds` are offered when an entry is added (none: it is simply added); `make(member, kind)` gives a draft.
    """

    add: str
    empty: str
    specs: tuple[FieldSpec, ...]
    title: Callable[[EntryT], str]
    make: Callable[[MemberId, Any], EntryT]
    save: Callable[[EntryT], object]
    remove: Callable[[RowId], None]
    kinds: tuple[tuple[Any, str], ...] = ()


class EntryBlock(QFrame, Generic[EntryT]):
    """One entry: its title, its fields, and the buttons of a draft or of a stored entry."""

    def __init__(self, specs: tuple[FieldSpec, ...]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = heading(level=2)
        self.form = RecordForm[EntryT](specs, least=240)
        self.keep = QPushButton(_("Ghi"))
        self.drop = flat(QPushButton(_("Xóa")))
        self._on_keep: Callable[[], object] = bool
        self._on_drop: Callable[[], object] = bool
        self.keep.clicked.connect(lambda _checked=False: self._on_keep())
        self.drop.clicked.connect(lambda _checked=False: self._on_drop())
        self.wrong = say(tone="red")
        self._lay_out()

    def show_stored(self, title: str, *, remove: Callable[[], object]) -> None:
        """Show the buttons of a stored entry."""
        self._show_title(title)
        self._on_drop = remove
        self.drop.setText(_("Xóa"))
        named(self.drop, _("Xóa: {what}").format(what=title))
        self.keep.hide()
        self.show_wrong("")

    def show_draft(self, title: str, *, keep: Callable[[], object], drop: Callable[[], object]) -> None:
        """Show the buttons of an entry that is not stored yet."""
        self._show_title(_("{title} – chưa ghi").format(title=title))
        self._on_keep, self._on_drop = keep, drop
        self.drop.setText(_("Thôi"))
        named(self.drop, _("Thôi không ghi: {what}").format(what=title))
        named(self.keep, _("Ghi: {what}").format(what=title))
        self.keep.show()

    def show_wrong(self, sentence: str) -> None:
        """Tell under the fields why a draft cannot be stored; "" clears it."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _show_title(self, title: str) -> None:
        self.title.setText(title)
        named(self, title)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        top = spaced(QHBoxLayout(), gap=8)
        top.addWidget(self.title, 1)
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(self.wrong)
        row = spaced(QHBoxLayout(), gap=8)
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        row.addStretch()
        column.addLayout(row)


class HistoryPage(QWidget, Generic[EntryT]):
    """The entries of one member; blocks are used again for the next member."""

    def __init__(self, kind: HistoryKind[EntryT]) -> None:
        super().__init__()
        self._kind = kind
        self._member_id = MemberId(0)
        self._drafts: dict[MemberId, EntryT] = {}
        self._untouched: dict[MemberId, EntryT] = {}
        self._begun = 0
        self.blocks: list[EntryBlock[EntryT]] = []
        self.draft_block = EntryBlock[EntryT](kind.specs)
        self.add_button = QPushButton(kind.add)
        self.empty = say(kind.empty, tone="quiet")
        self._entries = spaced(QVBoxLayout(), gap=12)
        self._connect_add()
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.empty)
        column.addLayout(self._entries)
        column.addWidget(self.draft_block)
        row = spaced(QHBoxLayout())
        row.addWidget(self.add_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()

    def show_entries(self, member_id: MemberId, entries: tuple[EntryT, ...]) -> None:
        """Show the stored entries of a member, and the draft that was begun for this member."""
        self._member_id = member_id
        while len(self.blocks) < len(entries):
            self.blocks.append(EntryBlock[EntryT](self._kind.specs))
            self._entries.addWidget(self.blocks[-1])
        for block, entry in zip(self.blocks, entries, strict=False):
            block.form.show_record(entry, key=entry.id, commit=self._store)
            block.show_stored(self._kind.title(entry), remove=partial(self._kind.remove, entry.id))
        for place, block in enumerate(self.blocks):
            block.setVisible(place < len(entries))
        self.empty.setVisible(not entries)
        self._show_draft()

    def begin(self, kind: object = None) -> None:
        """Begin an entry and put the cursor into its first field; one begun before is kept and shown again."""
        if self._member_id not in self._drafts:
            self._drafts[self._member_id] = self._kind.make(self._member_id, kind)
            self._untouched[self._member_id] = self._drafts[self._member_id]
            self._begun += 1
        self._show_draft()
        next(iter(self.draft_block.form.fields.values())).setFocus()

    def flush(self) -> bool:
        """Store every draft in which something is typed; False where one is not complete (it says why)."""
        shown = self.draft_block.form.flush() if self._member_id in self._drafts else True
        typed = [member_id for member_id, draft in self._drafts.items() if draft != self._untouched[member_id]]
        kept = [self._keep(member_id) for member_id in typed]
        return all(kept) and shown

    def _show_draft(self) -> None:
        draft = self._drafts.get(self._member_id)
        self.draft_block.setVisible(draft is not None)
        self.add_button.setEnabled(draft is None)
        if draft is None:
            return
        member_id = self._member_id
        key = (member_id, self._begun)
        self.draft_block.form.show_record(draft, key=key, commit=partial(self._change, member_id))
        self.draft_block.show_draft(
            self._kind.title(draft), keep=partial(self._press_keep, member_id), drop=partial(self._drop, member_id)
        )

    def _store(self, entry: EntryT, _name: str) -> None:
        self._kind.save(entry)

    def _change(self, member_id: MemberId, draft: EntryT, _name: str) -> None:
        if member_id in self._drafts:
            self._drafts[member_id] = draft

    def _press_keep(self, member_id: MemberId) -> None:
        if self.draft_block.form.flush() and self._keep(member_id):
            self.add_button.setFocus()

    def _keep(self, member_id: MemberId) -> bool:
        draft = self._drafts.pop(member_id)
        try:
            self._kind.save(draft)
        except InvalidValueError as error:
            self._drafts[member_id] = draft
            self.draft_block.show_wrong(str(error))
            return False
        self._show_draft()
        return True

    def _drop(self, member_id: MemberId) -> None:
        del self._drafts[member_id]
        self.draft_block.show_wrong("")
        self._show_draft()
        self.add_button.setFocus()

    def _connect_add(self) -> None:
        if not self._kind.kinds:
            self.add_button.clicked.connect(lambda _checked=False: self.begin())
            return
        menu = QMenu(self.add_button)
        for kind, words in self._kind.kinds:
            menu.addAction(words).triggered.connect(lambda _checked=False, kind=kind: self.begin(kind))
        self.add_button.setMenu(menu)
