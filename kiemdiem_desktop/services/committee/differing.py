"""What changed between two dossiers of a cell: line by line, for each subject and the roster, side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiemdiem_desktop.domain.committee import ReceivedDossier
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, StatusKind, WorkGroup
from kiemdiem_desktop.domain.partial_date import parse_iso
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.dossiers import content_of, list_dossiers
from kiemdiem_desktop.services.committee.subject_rows import objects
from kiemdiem_desktop.services.workspace import Workspace

Object = Mapping[str, Value]
_LEVELS = (
    ("self", N_("Tự nhận")),
    ("voted", N_("Kết quả phiếu")),
    ("proposed", N_("Chi bộ đề nghị")),
    ("previous", N_("Mức năm trước")),
)
_STANDING = (
    ("member_kind", N_("Chính thức, dự bị")),
    ("kind", N_("Chính thức, dự bị")),
    ("party_post", N_("Chức vụ trong chi bộ")),
    ("work_group", N_("Nhóm công tác")),
    ("post", N_("Chức vụ")),
    ("form", N_("Mẫu bản kiểm điểm")),
    ("born_on", N_("Ngày sinh")),
    ("admitted_on", N_("Ngày vào Đảng")),
    ("official_on", N_("Ngày chính thức")),
    ("ethnic_group", N_("Dân tộc")),
)
_VOTES = (
    ("htxs", "HTXS"),
    ("htt", "HTT"),
    ("htnv", "HTNV"),
    ("kht", "KHT"),
    ("blank", N_("phiếu trắng")),
    ("not_rated", N_("không xếp")),
)
_CODES: Mapping[str, Level | MemberKind | PartyPost | WorkGroup] = {
    member.value: member for kinds in (Level, MemberKind, PartyPost, WorkGroup) for member in kinds
}
_STATUSES: Mapping[str, StatusKind] = {kind.value: kind for kind in StatusKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One line: of whom (a name, or the dossier itself), what, and the two values; "" where there is none."""

    who: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDifference:
    """Two dossiers of a cell and round, and all that differs; `reason` is what the cell says of it."""

    older: ReceivedDossier
    newer: ReceivedDossier
    lines: tuple[Difference, ...]

    @property
    def reason(self) -> str:
        """Why the cell sent again, in its own words."""
        return self.newer.replace_reason


def compare_with_former(workspace: Workspace, dossier_digest: str) -> DossierDifference | None:
    """Compare a dossier with the one before it of its cell and round; None where there is none before it."""
    newer = workspace.store.received_dossiers.find(digest=dossier_digest)
    if newer is None:
        return None
    rows = list_dossiers(workspace, newer.cell_code, newer.year, newer.period)
    before = [row for row in rows if (row.sequence, row.id) < (newer.sequence, newer.id)]
    if not before:
        return None
    older = workspace.store.received_dossiers.get(before[-1].id)
    return DossierDifference(older=older, newer=newer, lines=compare(content_of(older), content_of(newer)))


def compare(older: Object, newer: Object) -> tuple[Difference, ...]:
    """Give all that differs between two contents that a person decides by, in the order of the newer one."""
    return (*_of_meeting(older, newer), *_of_roster(older, newer), *_of_subjects(older, newer))


def _of_meeting(older: Object, newer: Object) -> Iterator[Difference]:
    whole = _("Cả hồ sơ")
    before, after = _object(older, "meeting"), _object(newer, "meeting")
    for key, what in (("held_on", _("Ngày họp")), ("conclusion", _("Kết luận hội nghị"))):
        yield from _line(whole, what, _worded(_text(before, key)), _worded(_text(after, key)))
    counts = [sum(row.get("is_present") == "yes" for row in objects(of.get("attendance"))) for of in (older, newer)]
    yield from _line(whole, _("Số có mặt"), *(str(count) for count in counts))


def _of_roster(older: Object, newer: Object) -> Iterator[Difference]:
    before, after = _by_code(older, "members"), _by_code(newer, "members")
    for code in before.keys() - after.keys():
        yield Difference(who=_text(before[code], "name"), what=_("Danh sách"), before=_("có"), after=_("bỏ ra"))
    for code, member in after.items():
        name = _text(member, "name")
        if code not in before:
            yield Difference(who=name, what=_("Danh sách"), before="", after=_("thêm vào"))
            continue
        yield from _line(name, _("Họ và tên"), _text(before[code], "name"), name)
        yield from _standing(name, before[code], member)
        yield from _line(name, _("Kỷ luật"), _disciplines(before[code]), _disciplines(member))
        yield from _line(name, _("Tình trạng sinh hoạt"), _statuses(before[code]), _statuses(member))


def _of_subjects(older: Object, newer: Object) -> Iterator[Difference]:
    before, after = _by_code(older, "subjects"), _by_code(newer, "subjects")
    for code, subject in before.items():
        if code not in after:
            name = _text(subject, "name")
            yield Difference(who=name, what=_("Kiểm điểm, xếp loại"), before=_("có"), after=_("bỏ ra"))
    for code, subject in after.items():
        yield from _of_subject(_text(subject, "name"), before.get(code, {}), subject)


def _of_subject(name: str, before: Object, after: Object) -> Iterator[Difference]:
    for key, what in _LEVELS:
        values = (_worded(_text(_object(of, "levels"), key)) for of in (before, after))
        yield from _line(name, _(what), *values)
    points = (_text(_object(of, "verdict"), "total_points").replace(".", ",") for of in (before, after))
    yield from _line(name, _("Tổng điểm"), *points)
    yield from _of_reviews(name, _object(before, "review"), _object(after, "review"))
    yield from _line(name, _("Phiếu"), _votes(before), _votes(after))
    reasons = (_text(_object(of, "rating"), "reason") for of in (before, after))
    yield from _line(name, _("Lý do đề nghị"), *reasons)
    if _text(after, "kind") == "member" and before:
        yield from _standing(name, before, after)


def _of_reviews(name: str, before: Object, after: Object) -> Iterator[Difference]:
    old = {_text(row, "code"): _text(row, "points").replace(".", ",") for row in objects(before.get("points"))}
    new = {_text(row, "code"): _text(row, "points").replace(".", ",") for row in objects(after.get("points"))}
    for code in dict.fromkeys((*new, *old)):
        what = _("Điểm tiêu chí {code}").format(code=code)
        yield from _line(name, what, old.get(code, ""), new.get(code, ""))
    told = {_text(row, "code"): _text(row, "text") for row in objects(before.get("sections"))}
    tells = {_text(row, "code"): _text(row, "text") for row in objects(after.get("sections"))}
    for code in dict.fromkeys((*tells, *told)):
        yield from _line(name, _("Mục {code}").format(code=code), told.get(code, ""), tells.get(code, ""))


def _standing(name: str, before: Object, after: Object) -> Iterator[Difference]:
    for key, what in _STANDING:
        if key != "kind" or "form" not in after:
            yield from _line(name, _(what), _worded(_text(before, key)), _worded(_text(after, key)))


def _line(who: str, what: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(who=who, what=what, before=before, after=after)


def _votes(subject: Object) -> str:
    """Give the last count in words: "HTT 20, HTNV 2"."""
    rows = objects(subject.get("ballots"))
    counts = ((_(word), rows[-1].get(key)) for key, word in _VOTES) if rows else ()
    return ", ".join(f"{word} {count}" for word, count in counts if count)


def _disciplines(member: Object) -> str:
    """Give the decisions by number and day."""
    rows = objects(member.get("disciplines"))
    told = (" ".join(filter(None, (_text(row, "number"), _day(_text(row, "decided_on"))))) for row in rows)
    return "; ".join(words or _("không số") for words in told)


def _statuses(member: Object) -> str:
    """Give the stretches apart from ordinary activity in words."""
    return "; ".join(_status(row) for row in objects(member.get("statuses")))


def _status(row: Object) -> str:
    kind = _STATUSES.get(_text(row, "kind"))
    since, until = _day(_text(row, "since")), _day(_text(row, "until"))
    return " ".join(filter(None, (label_of(kind) if kind else "", since, f"– {until}" if until else "")))


def _worded(value: str) -> str:
    """Give a value of the content as people read it: a code in words, a day in the order of the country."""
    code = _CODES.get(value)
    if code is None:
        return _day(value)
    return code.label if isinstance(code, Level) else label_of(code)


def _day(text: str) -> str:
    try:
        return str(parse_iso(text)) if text[:4].isdigit() else text
    except KiemdiemError:
        return text


def _by_code(content: Object, key: str) -> dict[str, Object]:
    return {_text(row, "code"): row for row in objects(content.get(key))}


def _object(of: Object, key: str) -> Object:
    value = of.get(key)
    return value if isinstance(value, dict) else {}


def _text(of: Object, key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""
