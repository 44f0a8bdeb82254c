"""Groups of similar position for the cap: stated by default, arranged by the cell where it sees them otherwise."""

from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.caps import group_of
from kiemdiem_desktop.rules.sentences import citation_text, parameter_text
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.ratings import get_rating, keep_rating
from kiemdiem_desktop.services.group_words import group_code, group_name
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A member with the group that counts for the cap and the stated one, in words. `is_own`: the cell arranged it."""

    subject_id: SubjectId
    name: str
    post: str
    group: str
    stated: str
    is_own: bool


def list_group_rows(checked: CheckedRound) -> tuple[GroupRow, ...]:
    """Give the rated members in the order of the round."""
    rule = checked.regulations.word("cap_groups")
    return tuple(_row(own, rule) for own in checked.facts.rated if own.subject.kind is SubjectKind.MEMBER)


def _row(own: SubjectDossier, rule: str) -> GroupRow:
    stated = replace(own, rating=None)
    return GroupRow(
        subject_id=own.subject.id,
        name=own.subject.name,
        post=own.subject.post_text,
        group=group_name(group_of(own, rule)),
        stated=group_name(group_of(stated, rule)),
        is_own=bool(own.rating and own.rating.cap_group),
    )


def tell_grouping(checked: CheckedRound) -> str:
    """Tell how members are grouped where the cell does not arrange it: "Mặc định: …, Mục 2, …"."""
    parameter = checked.regulations.parameter("cap_groups")
    source = parameter.set_by or citation_text(parameter.source, checked.regulations)
    return _("Chia nhóm khi chi bộ chưa xếp: {words} ({source}).").format(
        words=parameter_text(parameter), source=source
    )


@round_action(N_("Xếp nhóm tương đồng"))
def assign_groups(workspace: Workspace, groups: tuple[tuple[SubjectId, str], ...]) -> None:
    """Put members into groups by name in one step; an empty name goes back to the stated group."""
    for subject_id, name in groups:
        keep_rating(workspace, replace(get_rating(workspace, subject_id), cap_group=group_code(nfc(name))))
