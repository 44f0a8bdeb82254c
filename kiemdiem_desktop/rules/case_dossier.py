"""The dossier that a case describes: a small sound cell, changed by the words of `given`."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kiemdiem_desktop.domain.dossier import Dossier, MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Attendance, Meeting
from kiemdiem_desktop.domain.member import Member, MemberKind, PartyPost, WorkGroup
from kiemdiem_desktop.domain.organisation import Cell, CellKind
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.round import FormCode, Round, Subject, SubjectKind
from kiemdiem_desktop.rules import case_history
from kiemdiem_desktop.rules import case_values as parts
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.form_choice import person_form
from kiemdiem_desktop.rules.regulation_set import RegulationSet


class CaseSubject(StrEnum):
    """Whom a case is about."""

    NO_POST = "no_post"
    LEADER = "leader"
    OUTSIDE = "outside"
    COMMITTEE = "committee"
    CELL = "cell"


class CaseOrder(StrEnum):
    """The order of rating that a case has."""

    RIGHT = "right"
    CELL_FIRST = "cell_first"
    COMMITTEE_LAST = "committee_last"
    SECRETARY_LAST = "secretary_last"
    DEPUTY_LAST = "deputy_last"


MEMBER_WORDS = ("name", "kind", "post", "group", "admitted", "official", "statuses", "disciplines", "conclusions",
                "present", "excused", "in_round", "proposed", "rank", "cap_group", "civil_servant", "workplace",
                "results", "sections", "shortcomings", "finished")  # fmt: skip
SUBJECT_WORDS = ("subject", "form", "review", "empty_sections", "signed", "draft_sent", "self", "reason",
                 "points", "grades", "criteria", "unscored", "left_out", "tasks", "ballots", "carried",
                 "comments", "prompts", "year", "previous", "previous_sections", "overrides",
                 "round_name", "round_kind", "quarter")  # fmt: skip
ROUND_WORDS = ("period", "all_sections", "cell", "others", "others_group", "others_unproposed", "extra", "attendance",
               "meeting", "due", "local", "local_paper", "local_ground", "order", "committee_proposed",
               "committee_in_round", "cell_in_round", "quotas",
               "cell_proposed")  # fmt: skip
GIVEN_WORDS = (*SUBJECT_WORDS, *MEMBER_WORDS, *ROUND_WORDS)
CELL_WORDS = ("committee", "special", "sectional", "grassroots")
MEETING_WORDS = ("held", "started", "ended", "ended_on", "place", "chair", "secretary", "conclusion", "superior",
                 "tellers")  # fmt: skip
ATTENDANCE_WORDS = ("absent", "excused", "unnoted")
LEVEL_WORDS = tuple(level.value for level in Level)

TESTED = SubjectId(1)
_CLOSE_TO_LAST = 997
_COMMITTEE_ID, _CELL_ID = SubjectId(900), SubjectId(901)
_POSTS = (PartyPost.SECRETARY, PartyPost.DEPUTY_SECRETARY, PartyPost.COMMITTEE_MEMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What the subjects of a case share."""

    given: Words
    on: date
    regs: RegulationSet
    voters: int


def dossier_of(given: Words, on: date, regs: RegulationSet) -> Dossier:
    """Build the dossier of a case; what the words do not name is sound. Raises: CaseError."""
    about = given.choice("subject", CaseSubject, CaseSubject.NO_POST)
    people = _people(given, about)
    lines = _attendance(given, people)
    voters = sum(line.is_present for line in lines)
    scene = _Scene(given=given, on=on, regs=regs, voters=voters)
    period = given.choice("period", Period, Period.YEAR)
    subjects = [_member_subject(scene, file, words) for file, words in people if _in_round(file, words, period)]
    subjects += [] if period.is_quarter else _collectives(scene, about)
    return Dossier(
        cell=_cell(given, about),
        round=Round(
            id=parts.ROUND_ID,
            year=_year_of(on),
            period=period,
            evaluation_on=on,
            superior_due_on=given.day("due", date(on.year + 1, 1, 20)),
        ),
        members=tuple(file for file, _words in people),
        subjects=tuple(_ordered(given, subjects)),
        meeting=_meeting(given, on),
        attendance=lines,
        quotas=parts.quotas(given),
    )


def tested_id(given: Words) -> SubjectId:
    """Give the id of the subject that the case is about."""
    about = given.choice("subject", CaseSubject, CaseSubject.NO_POST)
    return {CaseSubject.COMMITTEE: _COMMITTEE_ID, CaseSubject.CELL: _CELL_ID}.get(about, TESTED)


def _year_of(on: date) -> int:
    """A round that is evaluated in January is the round of the year before."""
    return on.year - 1 if on.month == 1 else on.year


def _people(given: Words, about: CaseSubject) -> list[tuple[MemberFile, Words]]:
    is_person = about in (CaseSubject.NO_POST, CaseSubject.LEADER, CaseSubject.OUTSIDE)
    first = given if is_person else Words(given.place, {"post": "none"})
    group = WorkGroup(about.value) if is_person else WorkGroup.NO_POST
    rows = [(first, group), *_background(given, first)]
    rows += [(row, WorkGroup.NO_POST) for row in given.each("extra", MEMBER_WORDS)]
    return [(_file(words, MemberId(n), group), words) for n, (words, group) in enumerate(rows, start=1)]


def _background(given: Words, first: Words) -> list[tuple[Words, WorkGroup]]:
    """The other members: nine at HTT, or as many at each level as "others" says; the first of them hold the posts."""
    counts = given.below("others", LEVEL_WORDS)
    levels = [level for level in LEVEL_WORDS for _n in range(counts.whole(level))] or ["HTT"] * 9
    taken = first.text("post", "none")
    posts = [post.value for post in _POSTS if post.value != taken]
    group = given.choice("others_group", WorkGroup, WorkGroup.NO_POST)
    unproposed = given.whole("others_unproposed")
    rows = []
    for index, level in enumerate(levels):
        data = {"proposed": "none" if index >= len(levels) - unproposed else level, "self": level, "points": "80"}
        data["post"] = posts[index] if index < len(posts) else "none"
        rows.append((Words(given.place, data), group))
    return rows


def _file(words: Words, member_id: MemberId, group: WorkGroup) -> MemberFile:
    kind = words.choice("kind", MemberKind, MemberKind.OFFICIAL)
    admitted = words.partial("admitted") if words.has("admitted") else PartialDate(2010, 5, 19)
    member = Member(
        id=member_id,
        full_name=words.text("name", f"Đảng viên {member_id}"),
        admitted_on=admitted,
        official_on=words.partial("official"),
        kind=kind,
        party_post=words.choice("post", PartyPost, PartyPost.NONE),
        work_group=words.choice("group", WorkGroup, group),
        is_civil_servant=words.yes("civil_servant"),
        workplace=words.text("workplace"),
    )
    return MemberFile(
        member=member, statuses=parts.statuses(words, member_id), disciplines=parts.disciplines(words, member_id)
    )


def _in_round(file: MemberFile, words: Words, period: Period) -> bool:
    """Everybody is in the round of a year, only leaders in that of a quarter, unless the words say otherwise."""
    is_due = not period.is_quarter or file.member.work_group is WorkGroup.LEADER
    return words.yes("in_round", default=is_due)


def _member_subject(scene: _Scene, file: MemberFile, words: Words) -> SubjectDossier:
    member = file.member
    is_quarter = scene.given.choice("period", Period, Period.YEAR).is_quarter
    usual = FormCode.F05 if is_quarter else person_form(member.work_group, scene.regs, member.party_post)
    form = words.choice("form", FormCode, usual)
    subject = Subject(
        id=SubjectId(int(member.id)),
        round_id=parts.ROUND_ID,
        kind=SubjectKind.MEMBER,
        member_id=member.id,
        name=words.text("round_name", member.full_name),
        form=form,
        member_kind=words.choice("round_kind", MemberKind, member.kind_on(scene.on)),
        party_post=member.party_post,
        work_group=member.work_group,
        position=_position(scene.given, member),
    )
    return replace(_subject(scene, subject, words), file=file)


def _position(given: Words, member: Member) -> int:
    """The head first, then the deputy, then the others; unless the words say that one of them came last."""
    order = given.choice("order", CaseOrder, CaseOrder.RIGHT)
    late = {CaseOrder.SECRETARY_LAST: PartyPost.SECRETARY, CaseOrder.DEPUTY_LAST: PartyPost.DEPUTY_SECRETARY}
    if late.get(order) is member.party_post:
        return _CLOSE_TO_LAST
    return {PartyPost.SECRETARY: 10, PartyPost.DEPUTY_SECRETARY: 11}.get(member.party_post, 20 + int(member.id))


def _collectives(scene: _Scene, about: CaseSubject) -> list[SubjectDossier]:
    given = scene.given
    subjects = []
    if given.yes("committee_in_round", default=_has_committee(given, about)):
        words = (
            given
            if about is CaseSubject.COMMITTEE
            else Words("", {"proposed": given.text("committee_proposed", "HTT")})
        )
        subjects.append(_collective(scene, SubjectKind.CELL_COMMITTEE, _COMMITTEE_ID, words))
    if given.yes("cell_in_round", default=True):
        words = given if about is CaseSubject.CELL else Words("", {"proposed": given.text("cell_proposed", "HTT")})
        subjects.append(_collective(scene, SubjectKind.CELL, _CELL_ID, words))
    return subjects


def _collective(scene: _Scene, kind: SubjectKind, subject_id: SubjectId, words: Words) -> SubjectDossier:
    is_cell = kind is SubjectKind.CELL
    subject = Subject(
        id=subject_id,
        round_id=parts.ROUND_ID,
        kind=kind,
        name="Chi bộ" if is_cell else "Chi ủy",
        form=words.choice("form", FormCode, FormCode.F01),
        position=999 if is_cell else 0,
    )
    return _subject(scene, subject, words)


def _subject(scene: _Scene, subject: Subject, words: Words) -> SubjectDossier:
    regs, own, form = scene.regs, subject.id, scene.regs.form(subject.form)
    proposed = words.level("proposed", Level.HTT)
    rating = Rating(
        round_id=parts.ROUND_ID,
        subject_id=own,
        proposed_level=proposed,
        reason=words.text("reason", "Căn cứ kết quả"),
        nominee_rank=words.maybe_whole("rank"),
        cap_group=words.text("cap_group"),
    )
    return SubjectDossier(
        subject=subject,
        review=parts.review(_with_shared(words, scene.given), own, form, regs.criteria(subject.form), on=scene.on),
        carried=parts.carried(words, own),
        shortcomings=parts.shortcomings(words, own),
        comments=parts.comments(words, own),
        prompts=parts.prompts(words, own),
        ballots=parts.ballots(words, own, scene.voters, proposed or Level.HTT),
        rating=rating,
        overrides=parts.overrides(words, own),
        year=parts.year_record(words, own),
        conclusions=parts.conclusions(words, own),
        previous_review=parts.previous_review(words, own),
        results=case_history.results(words, _year_of(scene.on)),
        quarter=case_history.quarter_record(words, parts.ROUND_ID, own),
    )


def _with_shared(words: Words, given: Words) -> Words:
    """Give the words of one subject with the texts that everybody has."""
    shared = {**given.data.get("all_sections", {}), **words.data.get("sections", {})}
    return Words(words.place, {**words.data, "sections": shared})


def _cell(given: Words, about: CaseSubject) -> Cell:
    row = given.below("cell", CELL_WORDS)
    return Cell(
        code="CB01",
        name="Chi bộ Mẫu",
        superior_name="Đảng ủy xã Mẫu",
        superior_party_name="ĐẢNG BỘ XÃ MẪU",
        place_name="Xã Mẫu",
        kind=CellKind.GRASSROOTS if row.yes("grassroots") else CellKind.SUBORDINATE,
        has_committee=row.yes("committee", default=about is CaseSubject.COMMITTEE),
        under_sectional_committee=row.yes("sectional"),
        is_special_unit=row.yes("special"),
    )


def _has_committee(given: Words, about: CaseSubject) -> bool:
    return _cell(given, about).has_committee


def _ordered(given: Words, subjects: list[SubjectDossier]) -> list[SubjectDossier]:
    order = given.choice("order", CaseOrder, CaseOrder.RIGHT)
    moved = {CaseOrder.CELL_FIRST: (SubjectKind.CELL, -1), CaseOrder.COMMITTEE_LAST: (SubjectKind.CELL_COMMITTEE, 998)}
    if order in moved:
        kind, position = moved[order]
        subjects = [
            replace(own, subject=replace(own.subject, position=position)) if own.subject.kind is kind else own
            for own in subjects
        ]
    return sorted(subjects, key=lambda own: own.subject.position)


def _attendance(given: Words, people: list[tuple[MemberFile, Words]]) -> tuple[Attendance, ...]:
    """Everybody came, but for the last of the background members that "attendance" counts, and those who say so."""
    if given.is_none("attendance"):
        return ()
    row = given.below("attendance", ATTENDANCE_WORDS)
    absences = (
        ["excused"] * row.whole("excused") + ["absent"] * row.whole("absent") + ["unnoted"] * row.whole("unnoted")
    )
    background = [
        file.member.id for file, words in people[1:] if "present" not in words.data and "name" not in words.data
    ]
    away = dict(zip(reversed(background), absences, strict=False))
    lines = [_line(file.member.id, words, away.get(file.member.id, "")) for file, words in people]
    return tuple(line for line in lines if away.get(line.member_id) != "unnoted")


def _line(member_id: MemberId, words: Words, away: str) -> Attendance:
    is_present = words.yes("present", default=not away)
    is_excused = words.yes("excused") or away == "excused"
    reason = "" if is_present or not is_excused else "Ốm"
    return Attendance(
        round_id=parts.ROUND_ID, member_id=member_id, is_present=is_present, is_excused=is_excused, reason=reason
    )


def _meeting(given: Words, on: date) -> Meeting | None:
    if given.is_none("meeting"):
        return None
    row = given.below("meeting", MEETING_WORDS)
    chair, secretary = row.maybe_whole("chair"), row.maybe_whole("secretary")
    return Meeting(
        round_id=parts.ROUND_ID,
        held_on=row.day("held", on),
        started_at=row.text("started", "07:30"),
        ended_at=row.text("ended", "16:30"),
        ended_on=row.day("ended_on"),
        place=row.text("place", "Nhà văn hóa"),
        chair_id=MemberId(2 if chair is None else chair) if not row.is_none("chair") else None,
        secretary_id=MemberId(3 if secretary is None else secretary) if not row.is_none("secretary") else None,
        tellers=() if row.is_none("tellers") else ("Người kiểm phiếu",),
        conclusion=row.text("conclusion", "Nhất trí"),
        superior_attended=row.yes("superior"),
    )
