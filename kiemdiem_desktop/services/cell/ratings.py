"""The levels that the cell proposes and the order of its nominees."""

from dataclasses import replace

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.workspace import Workspace


def get_rating(workspace: Workspace, subject_id: SubjectId) -> Rating:
    """Give the rating of a subject; a fresh value where nothing was entered."""
    found = workspace.store.ratings.find(subject_id=subject_id)
    if found is not None:
        return found
    return Rating(round_id=workspace.store.subjects.get(subject_id).round_id, subject_id=subject_id)


@round_action(N_("Đề nghị mức xếp loại"))
def propose(workspace: Workspace, subject_id: SubjectId, level: Level | None) -> None:
    """Keep the level that the cell proposes; a level that the rules close gives a finding, not a refusal."""
    rating = get_rating(workspace, subject_id)
    rank = rating.nominee_rank if level is Level.HTXS else None
    keep_rating(workspace, replace(rating, proposed_level=level, nominee_rank=rank))


@round_action(N_("Đề nghị theo kết quả phiếu"))
def propose_voted(workspace: Workspace, levels: tuple[tuple[SubjectId, Level], ...]) -> None:
    """Take over voted levels as proposals in one step, where nothing was proposed yet."""
    for subject_id, level in levels:
        rating = get_rating(workspace, subject_id)
        if rating.proposed_level is None:
            keep_rating(workspace, replace(rating, proposed_level=level))


@round_action(N_("Ghi căn cứ đề nghị"), field=())
def set_reason(workspace: Workspace, subject_id: SubjectId, *, reason: str) -> None:
    """Keep the ground of the proposal, needed for HTXS and KHT."""
    keep_rating(workspace, replace(get_rating(workspace, subject_id), reason=reason))


@round_action(N_("Ghi nhận xét của chi ủy"), field=())
def set_committee_remark(workspace: Workspace, subject_id: SubjectId, *, remark: str) -> None:
    """Keep the remark of the chi ủy (of the cell where there is none)."""
    keep_rating(workspace, replace(get_rating(workspace, subject_id), committee_remark=remark))


@round_action(N_("Xếp thứ tự đề nghị xuất sắc"))
def rank_nominees(workspace: Workspace, subject_ids: tuple[SubjectId, ...]) -> None:
    """Order the HTXS nominees, best first."""
    for rank, subject_id in enumerate(subject_ids, start=1):
        keep_rating(workspace, replace(get_rating(workspace, subject_id), nominee_rank=rank))


def keep_rating(workspace: Workspace, rating: Rating) -> None:
    """Store a rating, new or changed; inside a step."""
    if rating.id:
        workspace.store.ratings.save(rating)
    else:
        workspace.store.ratings.add(rating)
