"""What a dossier says of each subject and member, flat: totals and appraisal read these rows and no content."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, WorkGroup
from kiemdiem_desktop.domain.round import FormCode, SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRow:
    """One collective or member of a dossier; a member of the roster who is no subject has a row, too.

    `code` is that of the package ("chi-bo", "chi-uy", "dv-7"). `is_current`: the dossier is the newest of its cell and
    round. `is_reviewed` and `is_rated` are what the cell's rules said; `left_out_reason` is the reason code of the
    eligibility where a member is not rated ("exempt", "under_six_months", …), "" for the others. `total_points` is a
    decimal as text, "" where the points are not complete. `search_key` and `sort_key` are of the name.
    `kht_ground` is the kind of ground on which the rules leave *not completed* alone ("discipline", "violation",
    "tasks"), "" for none.
    `nominee_rank` orders the cell's nominees for the best level, `cap_group` is the group it compares the member in.
    """

    id: RowId = RowId(0)
    dossier_id: RowId
    cell_code: str
    year: int
    period: str
    is_current: bool = True
    code: str
    kind: SubjectKind
    name: str
    search_key: str = ""
    sort_key: str = ""
    sex: Sex | None = None
    ethnic_group: str = ""
    member_kind: MemberKind | None = None
    party_post: PartyPost = PartyPost.NONE
    post: str = ""
    work_group: WorkGroup | None = None
    form: FormCode | None = None
    born_year: int | None = None
    admitted_year: int | None = None
    is_reviewed: bool = False
    is_rated: bool = False
    left_out_reason: str = ""
    self_level: Level | None = None
    voted_level: Level | None = None
    proposed_level: Level | None = None
    previous_level: Level | None = None
    total_points: str = ""
    finding_count: int = 0
    kht_ground: str = ""
    nominee_rank: int | None = None
    cap_group: str = ""
