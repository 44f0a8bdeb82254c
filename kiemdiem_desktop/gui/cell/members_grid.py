"""The roster as a grid edited in place: its columns, its blank last row, and pasted blocks as one step."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import groupby

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.text import name_sort_key
from kiemdiem_desktop.gui.cell.members_words import MemberWord, member_words
from kiemdiem_desktop.gui.widgets.grid import Grid, PastedCell
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.roster import add_member, save_member, save_members
from kiemdiem_desktop.services.cell.standings import MemberStanding, RosterLine
from kiemdiem_desktop.services.workspace import Workspace

_LETTERS = {
    "full_name": 17,
    "born_on": 10,
    "sex": 8,
    "ethnic_group": 8,
    "personal_number": 13,
    "card_number": 12,
    "admitted_on": 11,
    "official_on": 11,
    "kind": 11,
    "party_post": 14,
    "government_post": 22,
    "mass_post": 18,
    "workplace": 20,
    "work_group": 27,
    "is_collective_head": 10,
    "is_civil_servant": 9,
}
PEOPLE = ("full_name", "standing")
VIEWS = (
    (N_("&Từng người"), PEOPLE),
    (
        N_("&Lý lịch"),
        ("number", "full_name", "born_on", "sex", "ethnic_group", "personal_number", "card_number"),
    ),
    (N_("&Vào Đảng"), ("number", "full_name", "admitted_on", "official_on", "kind", "party_post")),
    (
        N_("&Công tác"),
        ("number", "full_name", "government_post", "work_group", "is_collective_head", "is_civil_servant"),
    ),
    (N_("Cả &bảng"), ("number", *_LETTERS, "standing")),
)
"""The sets of columns: each but the last fits the width of a small screen."""

BLANK_STANDING = MemberStanding(chip="", sentence="")


class MembersGrid(Grid[RosterLine]):
    """Every cell is stored at once, a pasted block as one step; the last row takes a new member."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._words = member_words()
        self._draft = Member(full_name="")
        super().__init__(
            self._columns(), key=lambda line: line.member.id, label=_("Danh sách đảng viên"), paste=self._paste
        )

    def show_lines(self, lines: tuple[RosterLine, ...]) -> None:
        """Show the roster with a blank row under it."""
        self.show_rows(lines, blank=self._blank())

    def go_to_blank(self) -> None:
        """Put the cursor into the name of the blank row, to type a new member."""
        self.select(self._draft.id, "full_name")
        self.view.scrollToBottom()
        self.view.setFocus()

    @property
    def is_filling_blank(self) -> bool:
        """Whether something stands in the blank row that is not stored, for want of a name."""
        return self._draft != Member(full_name="")

    def _blank(self) -> RosterLine:
        standing = BLANK_STANDING
        if self.is_filling_blank:
            why = _("Ghi họ và tên ở dòng này thì đồng chí mới được thêm vào danh sách.")
            standing = MemberStanding(chip=_("Còn thiếu họ và tên"), sentence=why, is_certain=False)
        return RosterLine(number=0, member=self._draft, standing=standing)

    def _columns(self) -> tuple[Column[RosterLine], ...]:
        number: Column[RosterLine] = Column(
            id="number",
            title=_("STT"),
            text=lambda line: str(line.number or "+"),
            sort_key=lambda line: line.number,
            tone=lambda _line: "quiet",
            letters=4,
        )
        standing: Column[RosterLine] = Column(
            id="standing",
            title=_("Diện kiểm điểm"),
            text=lambda line: line.standing.chip,
            tip=lambda line: line.standing.sentence,
            tone=lambda line: tone_of(line.standing),
            letters=25,
        )
        ordered = sorted(self._words.values(), key=lambda word: list(_LETTERS).index(word.name))
        return (number, *(self._column(word) for word in ordered), standing)

    def _column(self, word: MemberWord) -> Column[RosterLine]:
        return Column(
            id=word.name,
            title=word.title,
            text=partial(_shown, word),
            store=partial(self._store_cell, word),
            choices=word.choices,
            sort_key=_order_of(word.name),
            letters=_LETTERS[word.name],
        )

    def _store_cell(self, word: MemberWord, line: RosterLine, typed: str) -> None:
        member = changed(line.member, word.name, word.read(typed))
        if member.id:
            save_member(self._workspace, member)
        elif member.full_name:
            self._draft = Member(full_name="")
            self._add(member)
        else:
            self._draft = member
            self.model.show_rows(self.model.listed, blank=self._blank())
            self.current_changed.emit(self.current)

    def _add(self, member: Member) -> None:
        try:
            add_member(self._workspace, member)
        except InvalidValueError:
            self._draft = replace(member, full_name="")
            raise

    def _paste(self, cells: tuple[PastedCell[RosterLine], ...]) -> None:
        wrong: list[str] = []
        members = tuple(
            member
            for _line, group in groupby(cells, key=lambda cell: cell.line)
            if (member := self._pasted(tuple(group), wrong)) is not None
        )
        if members:
            save_members(self._workspace, members)
        self.show_note("\n".join(wrong))

    def _pasted(self, cells: tuple[PastedCell[RosterLine], ...], wrong: list[str]) -> Member | None:
        """Give the member with the pasted cells in place; None where nothing changes or a new one has no name."""
        before = cells[0].row.member
        member = before
        for cell in cells:
            try:
                member = changed(member, cell.column.id, self._words[cell.column.id].read(cell.text))
            except InvalidValueError as error:
                self._refuse(cell, str(error), wrong)
        if not member.full_name:
            if any(cell.text for cell in cells):
                wrong.append(_("Dòng dán thứ {line} không có họ và tên: chưa thêm.").format(line=cells[0].line + 1))
            return None
        return None if member == before else member

    def _refuse(self, cell: PastedCell[RosterLine], why: str, wrong: list[str]) -> None:
        if cell.row.member.id:
            self.model.refuse(cell.row.member.id, cell.column, cell.text, why)
        where = _("Dòng dán thứ {line}, {column}").format(line=cell.line + 1, column=cell.column.title)
        wrong.append(f"{where}: {why}")


def changed(member: Member, name: str, value: object) -> Member:
    """Give the member with one field changed; a new name forgets the given name set for the former one."""
    named: dict[str, object] = {name: value}
    if name == "full_name" and value != member.full_name:
        named["given_name"] = ""
    return replace(member, **named)  # type: ignore[arg-type]


def tone_of(standing: MemberStanding) -> str:
    """Give the tone of a state: amber where it rests on an unclear date, quiet where the member is not reviewed."""
    if not standing.is_certain:
        return "amber"
    return "plain" if standing.is_reviewed else "quiet"


def _shown(word: MemberWord, line: RosterLine) -> str:
    is_bare = not line.member.id and getattr(line.member, word.name) == getattr(Member(full_name=""), word.name)
    return "" if is_bare else word.text(line.member)


def _order_of(name: str) -> Callable[[RosterLine], object] | None:
    if name == "full_name":
        return lambda line: name_sort_key(line.member.full_name)
    if name in ("born_on", "admitted_on", "official_on"):
        return lambda line: _iso(line, name)
    return None


def _iso(line: RosterLine, name: str) -> str:
    value = getattr(line.member, name)
    return "" if value is None else str(value.isoformat())
