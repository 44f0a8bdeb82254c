"""The content of a dossier package as a dossier again, so that the superior can check it by its own rules.

What the package leaves out (leave, reasons of absence, results of earlier years, tellers …) is not known here. Card
and personal numbers come as "…1234". Rows get numbers for the time they are looked at; they stand in no store.
"""

from dataclasses import dataclass

from kiemdiem_desktop.domain.dossier import Dossier, MemberFile
from kiemdiem_desktop.domain.ids import MemberId, RoundId, SubjectId
from kiemdiem_desktop.domain.meeting import Attendance, Meeting
from kiemdiem_desktop.domain.member import Commendation, Discipline, Member, StatusPeriod
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.domain.round import RegulationPin, Round
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.exchange.known_fields import Object, an_object, member_of, objects, read_known, text, wrong
from kiemdiem_desktop.exchange.names import period_of
from kiemdiem_desktop.exchange.plain_values import masked
from kiemdiem_desktop.exchange.subject_reading import read_override, read_subject
from kiemdiem_desktop.exchange.verdict_reading import read_verdict

_ROUND = RoundId(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDossier:
    """A dossier as the package tells it, what the cell's program said of it, and the package's code of each subject."""

    dossier: Dossier
    seen: RoundVerdict
    codes: dict[SubjectId, str]


def read_dossier(content: Object) -> ReadDossier:
    """Read the verified content of a dossier package. Raises: ContentError that names the place."""
    rows = objects(content, "subjects")
    codes = {SubjectId(position): text(row, "code") for position, row in enumerate(rows, start=1)}
    ids = {code: subject_id for subject_id, code in codes.items()}
    overrides = tuple(_override(row, ids) for row in objects(content, "overrides"))
    files = tuple(_file(row) for row in objects(content, "members"))
    by_member = {file.member.id: file for file in files}
    dossier = Dossier(
        cell=read_known(Cell, an_object(content, "cell")),
        round=_round(an_object(content, "round")),
        members=files,
        subjects=tuple(
            read_subject(row, position, round_id=_ROUND, files=by_member, overrides=overrides)
            for position, row in enumerate(rows, start=1)
        ),
        meeting=_meeting(an_object(content, "meeting")) if "meeting" in content else None,
        attendance=tuple(_attendance(row) for row in objects(content, "attendance")),
        parameters=tuple(read_known(LocalParameter, row) for row in objects(content, "parameters")),
        overrides=overrides,
    )
    return ReadDossier(dossier=dossier, seen=read_verdict(content, ids), codes=codes)


def _round(row: Object) -> Round:
    period = period_of(text(row, "period"))
    if period is None:
        raise wrong("period")
    pins = tuple(read_known(RegulationPin, one) for one in objects(row, "regulations"))
    return read_known(Round, row, id=_ROUND, period=period, regulations=pins)


def _override(row: Object, ids: dict[str, SubjectId]) -> Override:
    return read_override(row, round_id=_ROUND, subject_id=ids.get(text(row, "subject")))


def _file(row: Object) -> MemberFile:
    member_id = _member_id(row)
    return MemberFile(
        member=read_known(
            Member,
            row,
            id=member_id,
            full_name=text(row, "name"),
            personal_number=masked(text(row, "personal_number_tail")),
            card_number=masked(text(row, "card_number_tail")),
        ),
        statuses=tuple(read_known(StatusPeriod, one, member_id=member_id) for one in objects(row, "statuses")),
        disciplines=tuple(read_known(Discipline, one, member_id=member_id) for one in objects(row, "disciplines")),
        commendations=tuple(
            read_known(Commendation, one, member_id=member_id) for one in objects(row, "commendations")
        ),
    )


def _member_id(row: Object) -> MemberId:
    member_id = member_of(text(row, "code"))
    if member_id is None:
        raise wrong("code")
    return member_id


def _meeting(row: Object) -> Meeting:
    return read_known(
        Meeting,
        row,
        round_id=_ROUND,
        chair_id=member_of(text(row, "chair")),
        secretary_id=member_of(text(row, "secretary")),
    )


def _attendance(row: Object) -> Attendance:
    return read_known(Attendance, row, round_id=_ROUND, member_id=member_of(text(row, "member")))
