"""The roster of a year as it is shown: each member with the state in the review, its reason and its article."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.dossier import MemberFile
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.verdict import Eligibility
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.rules.sentences import citation_text
from kiemdiem_desktop.services.cell.member_files import is_on_roster_of, list_member_files
from kiemdiem_desktop.services.cell.rounds import list_eligibilities, list_rounds
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.current_round import find_current_round
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberStanding:
    """A member's state in the review of a year: `chip` in a few words, `sentence` with the reason and the article.

    `is_reviewed` is None where no round of that year was opened, or the member is not on its roster.
    """

    chip: str
    sentence: str
    is_reviewed: bool | None = None
    is_certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """One line of the roster; `number` counts from 1 in the order of names, 0 for a line not stored yet."""

    number: int
    member: Member
    standing: MemberStanding


REVIEWED = N_("Được kiểm điểm và xếp loại")
_CHIPS = {
    "exempt": N_("Miễn kiểm điểm – {article}"),
    "suspended": N_("Không kiểm điểm – {article}"),
    "under_six_months": N_("Chưa kiểm điểm – {article}"),
    "temporary_here": N_("Kiểm điểm ở chi bộ chính thức"),
    "not_quarterly": N_("Không xếp loại theo quý"),
    "moved_out": N_("Đã chuyển đi – {article}"),
    "not_yet_here": N_("Chưa chuyển đến – {article}"),
    "died": N_("Đã từ trần"),
    "left": N_("Đã ra khỏi Đảng"),
}
_REASONS = {
    "ordinary": N_("Kiểm điểm và xếp loại tại chi bộ như thường lệ."),
    "moved_in": N_("Chuyển đến trong năm: kiểm điểm và xếp loại tại chi bộ này, có nhận xét của chi bộ cũ."),
    "exempt": N_("Đang được miễn công tác và sinh hoạt đảng nên không kiểm điểm, xếp loại."),
    "suspended": N_("Đang bị đình chỉ sinh hoạt đảng nên không kiểm điểm, xếp loại."),
    "under_six_months": N_("Kết nạp chưa đủ 6 tháng nên chưa kiểm điểm, xếp loại."),
    "admission_unknown": N_("Chưa rõ ngày vào Đảng nên chưa biết đã đủ 6 tháng chưa: ghi thêm ngày vào Đảng."),
    "temporary_elsewhere": N_("Đang sinh hoạt tạm thời nơi khác: vẫn kiểm điểm tại đây, có nhận xét của nơi ấy."),
    "temporary_here": N_("Sinh hoạt tạm thời ở đây: kiểm điểm và xếp loại ở chi bộ chính thức; chi bộ này nhận xét."),
    "committee_suspended": N_("Bị đình chỉ sinh hoạt cấp ủy nhưng vẫn sinh hoạt chi bộ: vẫn kiểm điểm, xếp loại."),
    "not_quarterly": N_("Đợt quý chỉ xếp loại người giữ chức vụ lãnh đạo, quản lý; đồng chí này kiểm điểm cuối năm."),
    "interrupted": N_("Gián đoạn sinh hoạt: quy định chưa nói rõ, cần xin ý kiến cấp trên."),
    "moved_out": N_("Đã chuyển sinh hoạt đảng: kiểm điểm ở nơi mới."),
    "not_yet_here": N_("Vào ngày đánh giá chưa chuyển đến chi bộ này."),
    "died": N_("Đã từ trần."),
    "left": N_("Không còn là đảng viên."),
}
_DOUBT = N_("Ngày đã ghi chưa đủ rõ để chắc chắn: ghi đủ ngày, tháng, năm.")
_IN_BASE = N_("Có trong số đảng viên được biểu quyết.")
_NOT_IN_BASE = N_("Không có trong số đảng viên được biểu quyết.")


def list_roster(workspace: Workspace, year: int | None, *, keep: MemberId | None = None) -> tuple[RosterLine, ...]:
    """Give the roster of a year by name order, None: everybody ever; `keep` is listed though not of that year."""
    states = _states(workspace, year)
    away = _away(workspace, year, states)
    files = list_member_files(workspace)
    shown = [file for file in files if year is None or file.member.id == keep or is_on_roster_of(file, year)]
    return tuple(
        RosterLine(number=number, member=file.member, standing=states.get(file.member.id) or away(file))
        for number, file in enumerate(shown, start=1)
    )


def has_members(workspace: Workspace) -> bool:
    """Tell whether anybody was ever put on the roster."""
    return bool(workspace.store.members.all())


def list_roster_years(workspace: Workspace) -> tuple[int, ...]:
    """Give the years whose roster can be shown, newest first: those of the rounds and the present one."""
    years = {round_.year for round_ in list_rounds(workspace)}
    return tuple(sorted(years or {workspace.clock.today().year}, reverse=True))


def find_member_of(workspace: Workspace, subject_id: int) -> MemberId | None:
    """Give the member who is this subject of a round; None for a collective or where there is none."""
    subject = workspace.store.subjects.find(id=SubjectId(subject_id))
    return None if subject is None else subject.member_id


class _Away:
    """The state of members whom no round speaks of."""

    def __init__(self, year: int | None, *, has_round: bool) -> None:
        self._year, self._has_round = year, has_round

    def __call__(self, file: MemberFile) -> MemberStanding:
        if self._year is not None and not is_on_roster_of(file, self._year):
            words = _("Không thuộc danh sách năm {year}").format(year=self._year)
            return MemberStanding(chip=words, sentence=_("{words}, theo diễn biến đã ghi.").format(words=words))
        if self._has_round or self._year is None:
            words = _("Không thuộc danh sách của đợt")
            return MemberStanding(chip=words, sentence=_("{words}, theo diễn biến đã ghi.").format(words=words))
        return MemberStanding(
            chip=_("Chưa mở đợt kiểm điểm"),
            sentence=_("Khi mở đợt ở Trang chủ, diện kiểm điểm của từng đồng chí được xét theo quy định."),
        )


def _away(workspace: Workspace, year: int | None, states: dict[MemberId, MemberStanding]) -> _Away:
    return _Away(year, has_round=bool(states) or _round_of(workspace, year) is not None)


def _states(workspace: Workspace, year: int | None) -> dict[MemberId, MemberStanding]:
    round_ = _round_of(workspace, year)
    if round_ is None:
        return {}
    regs = regulation_set(workspace, round_)
    return {found.member_id: _standing(found, round_, regs) for found in list_eligibilities(workspace, round_)}


def _round_of(workspace: Workspace, year: int | None) -> Round | None:
    """Give the round at work if it is of that year, or else the newest round of the year."""
    current = find_current_round(workspace)
    rounds = (*((current,) if current else ()), *list_rounds(workspace))
    return next((round_ for round_ in rounds if year in (None, round_.year)), None)


def _standing(found: Eligibility, round_: Round, regs: RegulationSet) -> MemberStanding:
    article = " ".join(found.citation.article.split()[:2])
    chip = _(_CHIPS.get(found.reason, REVIEWED)).format(article=article)
    parts = [
        _("Vào ngày đánh giá {on:%d/%m/%Y}:").format(on=round_.evaluation_on),
        _(_REASONS[found.reason]),
        _(_DOUBT) if not found.is_certain and found.reason not in ("admission_unknown", "interrupted") else "",
        _(_IN_BASE) if found.counts_in_vote_base else _(_NOT_IN_BASE),
        _("Căn cứ: {citation}.").format(citation=citation_text(found.citation, regs)),
    ]
    return MemberStanding(
        chip=chip if found.is_certain else _("{chip} (cần xem)").format(chip=chip),
        sentence=" ".join(part for part in parts if part),
        is_reviewed=found.is_reviewed,
        is_certain=found.is_certain,
    )
