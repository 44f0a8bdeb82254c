"""What a kind of paper is: its name, its group, how it is built, and for whom in the round it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.paper_jobs import PaperFormat
from kiemdiem_desktop.services.workspace import Workspace


class PaperGroup(StrEnum):
    """Where a paper stands on the screen, in the order of the year's work."""

    MEETING = "meeting"
    SELF_REVIEWS = "self_reviews"
    LISTS = "lists"
    REPORTS = "reports"
    LETTERS = "letters"


class MeetingStage(StrEnum):
    """When a paper of the meeting is laid out: before it, or written up after it."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """All that building one paper may read; `subject` is None for papers of the whole cell."""

    workspace: Workspace
    checked: CheckedRound
    details: PaperDetails
    subject: SubjectDossier | None = None

    @property
    def whom(self) -> SubjectDossier:
        """The subject of a paper that is made for one person or collective."""
        assert self.subject is not None
        return self.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperName:
    """What one paper is called: its `title` in full, its `name` and `form` in a list, its file without ending.

    `stem` is ASCII without personal names.
    """

    title: str
    name: str
    form: str
    stem: str


Whom = Callable[[CheckedRound], tuple[SubjectDossier | None, ...]]
Build = Callable[[PaperOrder], Document]
Missing = Callable[[CheckedRound, SubjectDossier | None], tuple[str, ...]]
Naming = Callable[["PaperKind", CheckedRound, SubjectDossier | None], PaperName]
Provisional = Callable[[CheckedRound, SubjectDossier | None], bool]
Copies = Callable[[CheckedRound], int]


def once(_checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    """One paper for the whole cell."""
    return (None,)


def each_member(checked: CheckedRound) -> tuple[SubjectDossier | None, ...]:
    """A paper for every member of the round."""
    return tuple(row for row in checked.dossier.subjects if row.subject.kind is SubjectKind.MEMBER)


def usual_name(kind: "PaperKind", _checked: CheckedRound, subject: SubjectDossier | None) -> PaperName:
    """Give the title of the kind, and the name of the person or collective behind it."""
    title = _(kind.title)
    if subject is None:
        return PaperName(title=title, name=title, form="", stem=kind.stem)
    name = subject.subject.name
    joined = _("{form} – {name}").format(form=title, name=name)
    return PaperName(title=joined, name=name, form=title, stem=f"{kind.stem}-{subject.subject.id}")


def nothing_missing(_checked: CheckedRound, _subject: SubjectDossier | None) -> tuple[str, ...]:
    """Nothing is ever missing."""
    return ()


def never_provisional(_checked: CheckedRound, _subject: SubjectDossier | None) -> bool:
    """Its wording was read in the official text, or it is the cell's own paper without an official form."""
    return False


def always_provisional(_checked: CheckedRound, _subject: SubjectDossier | None) -> bool:
    """The official wording was not read: *mẫu tạm*, to be compared with what the superior sends."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """A line of the table. `title` is a msgid; `stem` begins every file name.

    `whom` gives for whom it is made (none where the round does not know it), `missing` tells in words what it still
    lacks. `symbol` is the sign of its number ("BB"), empty where it carries none; `has_date`: the cell gives it a
    date of its own, `takes_meeting_day`: until then that of the meeting. `copies` is how many the rules or the superior
    want, `count_copies` how many where that hangs on the round. `stage`: it belongs to the set of the meeting, and
    `is_of_meeting` is ticked there from the start; `has_blank`: can be printed with
    gaps to write in by hand; `is_packaged`: goes into the dossier's package.
    """

    code: str
    title: str
    group: PaperGroup
    stem: str
    build: Build
    whom: Whom = once
    naming: Naming = usual_name
    missing: Missing = nothing_missing
    is_provisional: Provisional = never_provisional
    formats: tuple[PaperFormat, ...] = (PaperFormat.PDF, PaperFormat.DOCX)
    symbol: str = ""
    has_date: bool = False
    takes_meeting_day: bool = True
    copies: int = 1
    count_copies: Copies | None = None
    stage: MeetingStage | None = None
    is_of_meeting: bool = False
    has_blank: bool = True
    is_packaged: bool = False
