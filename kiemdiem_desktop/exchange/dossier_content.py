"""The content of a `dossier` package: the round of a cell, reduced to what the superior needs to decide.

Sex and ethnic group go along, for the statistics of levels that every committee must make ask for them.
Left out: home, religion, health, full card and personal numbers (the last four digits stay, for
matching with name and birth date), notes, reasons of absence, who voted (only sums exist anywhere).
"""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.dossier import Dossier, MemberFile
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.meeting import Attendance, Meeting
from kiemdiem_desktop.domain.member import Commendation, Discipline, StatusPeriod
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.verdict import CapGroup, CapReading, Eligibility, RoundVerdict, VoteBase
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.layout import FORMAT_VERSION
from kiemdiem_desktop.exchange.names import package_period
from kiemdiem_desktop.exchange.plain_values import citation_of, known, member_code, subject_code, tail
from kiemdiem_desktop.exchange.subject_content import finding_content, override_content, subject_content


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierHeader:
    """What a package says of itself.

    `sequence` counts the cell's packages from 1. `replaces` is the SHA-256 (hexadecimal) of the package that this
    one supersedes, with the reason; empty for none. `guidance` are the SHA-256 of the guidance packages opened.
    `answers` is that of the return package it answers, `corrections` what was done: who, the point, the answer.
    `recipient` is the cell's key for envelopes. `key_change`: the signing key took over from the key of that
    fingerprint, on that day, for that reason.
    """

    sequence: int
    program_version: str
    journal_head: str
    replaces: str = ""
    replace_reason: str = ""
    guidance: tuple[str, ...] = ()
    answers: str = ""
    corrections: tuple[tuple[str, str, str], ...] = ()
    recipient: str = ""
    key_change: tuple[str, date, str] | None = None


def dossier_content(dossier: Dossier, verdict: RoundVerdict, *, header: DossierHeader) -> dict[str, Value]:
    """Give the content of a dossier package, ready for `canonical_json`; its form is schemas/dossier-1.json."""
    verdicts = {row.subject_id: row for row in verdict.subjects}
    codes = {row.subject.id: subject_code(row.subject) for row in dossier.subjects}
    eligibilities = {row.member_id: row for row in verdict.eligibilities}
    members = [_member(file, eligibilities.get(file.member.id)) for file in dossier.members]
    subjects = [subject_content(row, verdicts.get(row.subject.id)) for row in dossier.subjects]
    return _header(dossier, header) | known(
        members=[*members],
        subjects=[*subjects],
        meeting=_meeting(dossier.meeting),
        attendance=[_attendance(row) for row in dossier.attendance],
        vote_base=_vote_base(verdict.vote_base),
        caps=[_cap(group) for group in verdict.caps],
        parameters=[_parameter(row) for row in dossier.parameters],
        overrides=[override_content(row, _code(codes, row.subject_id)) for row in dossier.overrides],
        findings=[finding_content(row, _code(codes, row.subject_id)) for row in verdict.findings],
    )


def _code(codes: dict[SubjectId, str], subject_id: SubjectId | None) -> str:
    return "" if subject_id is None else codes.get(subject_id, "")


def _header(dossier: Dossier, header: DossierHeader) -> dict[str, Value]:
    return known(
        format_version=FORMAT_VERSION,
        kind="dossier",
        cell=_cell(dossier.cell),
        round=_round(dossier.round),
        sequence=header.sequence,
        replaces=header.replaces,
        replace_reason=header.replace_reason,
        program_version=header.program_version,
        journal_head=header.journal_head,
        guidance=[*header.guidance],
        answers=header.answers,
        corrections=[known(who=who, text=text, answer=answer) for who, text, answer in header.corrections] or None,
        recipient=header.recipient,
        key_change=_key_change(header.key_change),
    )


def _key_change(change: tuple[str, date, str] | None) -> dict[str, Value] | None:
    if change is None:
        return None
    replaces, since, reason = change
    return known(replaces=replaces, since=since, reason=reason)


def _cell(cell: Cell) -> dict[str, Value]:
    return known(
        code=cell.code,
        name=cell.name,
        kind=cell.kind,
        superior_name=cell.superior_name,
        superior_party_name=cell.superior_party_name,
        chain=[*cell.chain],
        place_name=cell.place_name,
        term=cell.term,
        has_committee=cell.has_committee,
        under_sectional_committee=cell.under_sectional_committee,
        is_special_unit=cell.is_special_unit,
    )


def _round(of: Round) -> dict[str, Value]:
    return known(
        year=of.year,
        period=package_period(of.period),
        evaluation_on=of.evaluation_on,
        superior_due_on=of.superior_due_on,
        regulations=[known(id=pin.id, digest=pin.digest) for pin in of.regulations],
    )


def _member(file: MemberFile, eligibility: Eligibility | None) -> Value:
    member = file.member
    return known(
        code=member_code(member.id),
        name=member.full_name,
        sex=member.sex,
        ethnic_group=member.ethnic_group,
        born_on=member.born_on,
        personal_number_tail=tail(member.personal_number),
        card_number_tail=tail(member.card_number),
        source_code=member.source_code,
        admitted_on=member.admitted_on,
        official_on=member.official_on,
        kind=member.kind,
        party_post=member.party_post,
        work_group=member.work_group,
        is_collective_head=member.is_collective_head,
        is_civil_servant=member.is_civil_servant,
        statuses=[_status(row) for row in file.statuses],
        disciplines=[_discipline(row) for row in file.disciplines],
        commendations=[_commendation(row) for row in file.commendations],
        eligibility=_eligibility(eligibility),
    )


def _status(row: StatusPeriod) -> Value:
    return known(kind=row.kind, since=row.since, until=row.until, decision=row.decision)


def _discipline(row: Discipline) -> Value:
    return known(
        form=row.form,
        body=row.body,
        number=row.number,
        decided_on=row.decided_on,
        violated_on=row.violated_on,
        violated_at=row.violated_at,
        is_duty_related=row.is_duty_related,
        is_self_detected=row.is_self_detected,
        is_remedied=row.is_remedied,
    )


def _commendation(row: Commendation) -> Value:
    return known(form=row.form, body=row.body, decided_on=row.decided_on)


def _eligibility(row: Eligibility | None) -> dict[str, Value] | None:
    if row is None:
        return None
    return known(
        is_reviewed=row.is_reviewed,
        is_rated=row.is_rated,
        counts_in_review=row.counts_in_review,
        counts_in_vote_base=row.counts_in_vote_base,
        reason=row.reason,
        citation=citation_of(row.citation),
        is_certain=row.is_certain,
    )


def _meeting(meeting: Meeting | None) -> dict[str, Value] | None:
    if meeting is None:
        return None
    return known(
        held_on=meeting.held_on,
        started_at=meeting.started_at,
        ended_at=meeting.ended_at,
        ended_on=meeting.ended_on,
        place=meeting.place,
        chair=member_code(meeting.chair_id),
        secretary=member_code(meeting.secretary_id),
        superior_attended=meeting.superior_attended,
        conclusion=meeting.conclusion,
    )


def _attendance(row: Attendance) -> Value:
    return known(member=member_code(row.member_id), is_present=row.is_present, is_excused=row.is_excused)


def _vote_base(base: VoteBase | None) -> dict[str, Value] | None:
    if base is None:
        return None
    return known(
        counted=[member_code(member_id) for member_id in base.counted],
        excluded=[known(member=member_code(member_id), reason=reason) for member_id, reason in base.excluded],
        present_official=base.present_official,
        present_probationary=base.present_probationary,
        absent_official=base.absent_official,
        absent_probationary=base.absent_probationary,
        citation=citation_of(base.citation),
    )


def _cap(group: CapGroup) -> Value:
    return known(
        code=group.code,
        htxs=group.htxs,
        htt=group.htt,
        readings=[_reading(row) for row in group.readings],
        citation=citation_of(group.citation),
    )


def _reading(row: CapReading) -> Value:
    return known(
        code=row.code,
        percent=row.percent,
        limit=row.limit,
        used=row.used,
        headroom=row.headroom,
        is_default=row.is_default,
    )


def _parameter(row: LocalParameter) -> Value:
    return known(
        name=row.name,
        value=row.value,
        number=row.number,
        issued_on=row.issued_on,
        issuer=row.issuer,
        refines=row.refines or None,
        ground=row.ground or None,
    )
