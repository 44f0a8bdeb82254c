"""The cells of the sample commune: their dossiers of the round, checked by the rules and sealed as real packages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.dossier import Dossier, MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Attendance, Meeting
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.review import TaskCounts
from kiemdiem_desktop.domain.round import FormCode, Round, Subject, SubjectKind
from kiemdiem_desktop.exchange.canonical_zip import read_zip, write_zip
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.dossier_content import DossierHeader, dossier_content
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_sample_key
from kiemdiem_desktop.exchange.layout import CONTENT_NAME
from kiemdiem_desktop.exchange.names import package_file_name
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.eligibility import eligibility
from kiemdiem_desktop.rules.facts import round_facts
from kiemdiem_desktop.rules.form_choice import person_form
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.rules.verdicts import check_facts
from kiemdiem_desktop.rules.vote_base import vote_base, voters_present
from kiemdiem_desktop.services.committee.sample_people import SampleUnit, level_of, make_members
from kiemdiem_desktop.services.committee.sample_reviews import ROUND, SampleRound, make_subject
from kiemdiem_desktop.services.sample_data import Data, part, read_sheet, rows, value_of

COMMUNE: Final = Path("samples") / "cap_uy_mau" / "commune.yaml"
LATE: Final = "late"
_ABSENT = 7  # the member (place from 0) who could not come, with leave
_NOTHING_BEFORE: Final = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFile:
    """A package of a sample cell as it comes on a stick."""

    unit: SampleUnit
    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sender:
    """A cell that sends by the rules of the day, at an hour."""

    unit: SampleUnit
    data: Data
    regs: RegulationSet
    at: datetime


@lru_cache(maxsize=2)
def read_commune(resources: Path) -> Data:
    """Read the data of the sample commune. Raises: SampleDataError."""
    return read_sheet(resources / COMMUNE)


def list_units(data: Data) -> tuple[SampleUnit, ...]:
    """Give all units, a committee before the cells under it."""
    return tuple(value_of(SampleUnit, row) for row in rows(data, "units"))


def signed_at(data: Data, now: datetime) -> datetime:
    """Give when the sample cells sign: a day after their conference, so that the files are the same each time."""
    day = part(data, "plan")["evaluation_on"]
    return min(now, datetime.combine(day, time(9), tzinfo=UTC))


def key_of(unit: SampleUnit, data: Data, at: datetime) -> SoftwareKey:
    """Give the key of a sample cell that signs at `at`: the same in every workspace and every command."""
    secretary = make_members(unit, data)[0].member.full_name
    begins = at.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    return make_sample_key(
        holder=secretary, cell_code=unit.code, cell_name=unit.name, at=begins, recipient=data["recipient"]
    )


def make_files(regulations: Regulations, data: Data, now: datetime) -> Iterator[SampleFile]:
    """Give the packages of all cells that have sent until `now`; the one that sent twice gives both."""
    at = signed_at(data, now)
    regs = regulations.in_force_on(part(data, "plan")["evaluation_on"])
    for unit in list_units(data):
        if unit.is_cell and unit.case != LATE:
            yield from _files(_Sender(unit=unit, data=data, regs=regs, at=at))


def make_dossier(unit: SampleUnit, data: Data, regs: RegulationSet) -> Dossier:
    """Give the round of a cell as its secretary finished it."""
    plan, members = part(data, "plan"), make_members(unit, data)
    bare = Dossier(
        cell=_cell(unit, data),
        round=Round(
            id=ROUND,
            year=plan["year"],
            evaluation_on=plan["evaluation_on"],
            superior_due_on=plan["due_on"],
            regulations=regs.pins,
        ),
        members=members,
        subjects=(),
        meeting=_meeting(unit, data),
        attendance=tuple(_attendance(place, file) for place, file in enumerate(members)),
    )
    voters = voters_present(bare, vote_base(bare, regs))
    of = SampleRound(unit=unit, data=data, regs=regs, voters=voters)
    return replace(bare, subjects=_subjects(of, bare))


def _files(of: _Sender) -> Iterator[SampleFile]:
    dossier = make_dossier(of.unit, of.data, of.regs)
    first = DossierHeader(sequence=1, program_version=__version__, journal_head=_NOTHING_BEFORE)
    match of.unit.case:
        case "returned":
            yield _seal(of, _with_fault(dossier), first)
        case "tampered":
            file = _seal(of, dossier, first)
            yield replace(file, data=_tampered(file.data))
        case "superseding":
            before = _seal(of, _without_last_review(dossier), first)
            yield before
            yield _seal(of, dossier, _second(first, before))
        case _:
            yield _seal(of, dossier, first)


def _second(first: DossierHeader, before: SampleFile) -> DossierHeader:
    return replace(
        first,
        sequence=2,
        replaces=sha256(before.data).hexdigest(),
        replace_reason=_("Bản trước thiếu bản kiểm điểm của một đồng chí."),
    )


def _seal(of: _Sender, dossier: Dossier, header: DossierHeader) -> SampleFile:
    verdict = check_facts(round_facts(dossier, of.regs))
    content = dossier_content(dossier, verdict, header=header)
    package = make_package(content=content, documents={}, key=key_of(of.unit, of.data, of.at), at=of.at)
    name = package_file_name("dossier", of.unit.code, dossier.round.year, "cn", header.sequence)
    return SampleFile(unit=of.unit, name=name, data=package)


def _subjects(of: SampleRound, dossier: Dossier) -> tuple[SubjectDossier, ...]:
    found: list[SubjectDossier] = []
    for place, file in enumerate(dossier.members):
        if eligibility(file, dossier.round, of.regs).is_reviewed:
            subject = _member_subject(of, file, place)
            found.append(make_subject(of, subject, level_of(of.unit, place), file))
    committee = _collective(SubjectKind.CELL_COMMITTEE, _("Chi ủy"), 1)
    cell = _collective(SubjectKind.CELL, of.unit.name, 99)
    return (make_subject(of, committee, Level.HTT), *found, make_subject(of, cell, Level.HTT))


def _member_subject(of: SampleRound, file: MemberFile, place: int) -> Subject:
    member = file.member
    return Subject(
        id=SubjectId(100 + place),
        round_id=ROUND,
        kind=SubjectKind.MEMBER,
        member_id=member.id,
        name=member.full_name,
        form=person_form(member.work_group, of.regs),
        member_kind=member.kind,
        party_post=member.party_post,
        post_text=member.government_post,
        work_group=member.work_group,
        position=place + 2,
    )


def _collective(kind: SubjectKind, name: str, position: int) -> Subject:
    return Subject(id=SubjectId(position), round_id=ROUND, kind=kind, name=name, form=FormCode.F01, position=position)


def _cell(unit: SampleUnit, data: Data) -> Cell:
    above = part(data, "committee")
    return Cell(
        code=unit.code,
        name=unit.name,
        superior_name=above["name"],
        superior_party_name=above["party_name"],
        chain=tuple(above["chain"]),
        place_name=above["place_name"],
        has_committee=True,
        under_sectional_committee=bool(unit.parent),
        term="2025-2027",
    )


def _meeting(unit: SampleUnit, data: Data) -> Meeting:
    return Meeting(
        round_id=ROUND,
        held_on=part(data, "plan")["held_on"],
        started_at="07:30",
        ended_at="17:00",
        place=unit.place,
        chair_id=MemberId(1),
        secretary_id=MemberId(3),
        tellers=(_("Tổ kiểm phiếu ba đồng chí"),),
        superior_attended=True,
        conclusion=_("Hội nghị thống nhất kết quả kiểm điểm và giao chi ủy hoàn thiện hồ sơ nộp Đảng ủy xã."),
    )


def _attendance(place: int, file: MemberFile) -> Attendance:
    is_away = place == _ABSENT or bool(file.statuses)
    reason = _("Có lý do chính đáng") if is_away else ""
    return Attendance(
        round_id=ROUND, member_id=file.member.id, is_present=not is_away, is_excused=is_away, reason=reason
    )


def _with_fault(dossier: Dossier) -> Dossier:
    """Let the best member have done too little beyond what was asked: the level that is proposed is closed."""

    def spoiled(own: SubjectDossier) -> SubjectDossier:
        if own.review is None or own.review.self_level is not Level.HTXS:
            return own
        return replace(own, review=replace(own.review, tasks=TaskCounts(assigned=12, completed=12, on_time=11)))

    return replace(dossier, subjects=tuple(map(spoiled, dossier.subjects)))


def _without_last_review(dossier: Dossier) -> Dossier:
    """Leave out the self-review of the last member: what the second package makes good."""
    subjects = list(dossier.subjects)
    subjects[-2] = replace(subjects[-2], review=None)
    return replace(dossier, subjects=tuple(subjects))


def _tampered(package: bytes) -> bytes:
    """Change one level of the content, as somebody would with an editor: the seal does not fit any more."""
    entries = dict(read_zip(package))
    entries[CONTENT_NAME] = entries[CONTENT_NAME].replace(b'"HTNV"', b'"HTXS"', 1)
    return write_zip(entries)
