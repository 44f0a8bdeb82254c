"""The tables of the field: which dataclass each one holds, and in which order it is read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from kiemdiem_desktop.domain.appraisal import Appraisal, AppraisedSubject
from kiemdiem_desktop.domain.collecting import CollectedFile
from kiemdiem_desktop.domain.comment import Comment
from kiemdiem_desktop.domain.committee import Committee, DossierHead, IssuedHead, IssuedPackage, ReceivedDossier
from kiemdiem_desktop.domain.committee_meeting import (
    CommitteeAttendance,
    CommitteeBallot,
    CommitteeMeeting,
    ConcludedSubject,
)
from kiemdiem_desktop.domain.decided import CapDecision, CapPlace, DecidedSubject
from kiemdiem_desktop.domain.guidance_draft import GuidanceDraft
from kiemdiem_desktop.domain.incoming import IncomingPackage, ReturnTask
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount, Meeting
from kiemdiem_desktop.domain.member import Commendation, Discipline, Member, StatusPeriod
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.quarter_record import QuarterRecord
from kiemdiem_desktop.domain.rating import Override, Rating
from kiemdiem_desktop.domain.rating_history import EarlierRating
from kiemdiem_desktop.domain.re_rating import ReRating
from kiemdiem_desktop.domain.received_summary import ReceivedSummary, TypedCounts
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.review import SelfReview, Shortcoming
from kiemdiem_desktop.domain.round import Round, Subject
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.domain.subject_row import SubjectRow
from kiemdiem_desktop.domain.text import name_sort_key, nfc, search_key
from kiemdiem_desktop.domain.trust import EnrolledKey
from kiemdiem_desktop.domain.year_record import Conclusion, YearRecord
from kiemdiem_desktop.store.codec import RowCodec

T = TypeVar("T")


def _nothing_derived(_value: object) -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[T]):
    """One table: `derived` gives columns that are computed from the value and stored beside it.

    `packed` names fields of long texts that are stored compressed.
    """

    name: str
    holds: type[T]
    order_by: str = '"id"'
    derived: Callable[[T], dict[str, str]] = field(default=_nothing_derived)
    packed: tuple[str, ...] = ()

    def codec(self) -> RowCodec[T]:
        """Give what writes its values as rows and reads them back."""
        return RowCodec(self.holds, packed=self.packed)


def member_keys(member: Member) -> dict[str, str]:
    """Give the stored keys of a member: order by given name, and text folded for searching."""
    name, given = nfc(member.full_name), nfc(member.given_name)
    rest = name[: -len(given)] if given and name.endswith(given) else name
    ordered = [*given.split(), *rest.split()]
    key = " ".join(name_sort_key(word) for word in ordered) if given else name_sort_key(name)
    found_by = (name, member.other_name, member.personal_number, member.card_number, member.workplace)
    return {"sort_key": key, "search_key": search_key(" ".join(found_by))}


CELLS = Table(name="cells", holds=Cell)
MEMBERS = Table(name="members", holds=Member, order_by='"sort_key", "id"', derived=member_keys)
STATUSES = Table(name="statuses", holds=StatusPeriod)
DISCIPLINES = Table(name="disciplines", holds=Discipline)
COMMENDATIONS = Table(name="commendations", holds=Commendation)
ROUNDS = Table(name="rounds", holds=Round)
SUBJECTS = Table(name="subjects", holds=Subject)
REVIEWS = Table(name="reviews", holds=SelfReview)
SHORTCOMINGS = Table(name="shortcomings", holds=Shortcoming)
COMMENTS = Table(name="comments", holds=Comment)
MEETINGS = Table(name="meetings", holds=Meeting)
ATTENDANCE = Table(name="attendance", holds=Attendance)
BALLOTS = Table(name="ballots", holds=BallotCount)
RATINGS = Table(name="ratings", holds=Rating)
OVERRIDES = Table(name="overrides", holds=Override)
PROMPTS = Table(name="prompts", holds=ReviewPrompt)
YEAR_RECORDS = Table(name="year_records", holds=YearRecord)
CONCLUSIONS = Table(name="conclusions", holds=Conclusion)
PARAMETERS = Table(name="parameters", holds=LocalParameter)
PACKAGES = Table(name="packages", holds=SentPackage)
EARLIER_RATINGS = Table(name="earlier_ratings", holds=EarlierRating)
RE_RATINGS = Table(name="re_ratings", holds=ReRating)
QUARTER_RECORDS = Table(name="quarter_records", holds=QuarterRecord)
ENROLLED_KEYS = Table(name="enrolled_keys", holds=EnrolledKey)
INCOMING = Table(name="incoming", holds=IncomingPackage)
RETURN_TASKS = Table(name="return_tasks", holds=ReturnTask)
COMMITTEES = Table(name="committees", holds=Committee)
REGISTERED_CELLS = Table(name="registered_cells", holds=RegisteredCell, order_by='"code"')
RECEIVED_DOSSIERS = Table(name="received_dossiers", holds=ReceivedDossier, packed=("content",))
ISSUED_PACKAGES = Table(name="issued_packages", holds=IssuedPackage)
PLANS = Table(name="plans", holds=RoundPlan)
COLLECTED_FILES = Table(name="collected_files", holds=CollectedFile)
SUBJECT_ROWS = Table(name="subject_rows", holds=SubjectRow)
APPRAISALS = Table(name="appraisals", holds=Appraisal)
APPRAISED_SUBJECTS = Table(name="appraised_subjects", holds=AppraisedSubject)
COMMITTEE_MEETINGS = Table(name="committee_meetings", holds=CommitteeMeeting)
COMMITTEE_ATTENDANCE = Table(name="committee_attendance", holds=CommitteeAttendance)
COMMITTEE_BALLOTS = Table(name="committee_ballots", holds=CommitteeBallot)
CONCLUDED_SUBJECTS = Table(name="concluded_subjects", holds=ConcludedSubject)
DECIDED_SUBJECTS = Table(name="decided_subjects", holds=DecidedSubject)
CAP_DECISIONS = Table(name="cap_decisions", holds=CapDecision)
GUIDANCE_DRAFTS = Table(name="guidance_drafts", holds=GuidanceDraft)
CAP_PLACES = Table(name="cap_places", holds=CapPlace)
RECEIVED_SUMMARIES = Table(name="received_summaries", holds=ReceivedSummary)
TYPED_COUNTS = Table(name="typed_counts", holds=TypedCounts)

DOSSIER_HEADS = Table(name="received_dossiers", holds=DossierHead)
"""The same rows as RECEIVED_DOSSIERS, read without the heavy column."""
ISSUED_HEADS = Table(name="issued_packages", holds=IssuedHead)

FIELD_TABLES: tuple[Table[Any], ...] = (
    CELLS,
    MEMBERS,
    STATUSES,
    DISCIPLINES,
    COMMENDATIONS,
    ROUNDS,
    SUBJECTS,
    REVIEWS,
    SHORTCOMINGS,
    COMMENTS,
    MEETINGS,
    ATTENDANCE,
    BALLOTS,
    RATINGS,
    OVERRIDES,
    PROMPTS,
    YEAR_RECORDS,
    CONCLUSIONS,
    PARAMETERS,
    PACKAGES,
    EARLIER_RATINGS,
    RE_RATINGS,
    QUARTER_RECORDS,
    ENROLLED_KEYS,
    INCOMING,
    RETURN_TASKS,
    COMMITTEES,
    REGISTERED_CELLS,
    RECEIVED_DOSSIERS,
    ISSUED_PACKAGES,
    PLANS,
    GUIDANCE_DRAFTS,
    COLLECTED_FILES,
    SUBJECT_ROWS,
    APPRAISALS,
    APPRAISED_SUBJECTS,
    COMMITTEE_MEETINGS,
    COMMITTEE_ATTENDANCE,
    COMMITTEE_BALLOTS,
    CONCLUDED_SUBJECTS,
    DECIDED_SUBJECTS,
    CAP_DECISIONS,
    CAP_PLACES,
    RECEIVED_SUMMARIES,
    TYPED_COUNTS,
)
SETTINGS_NAME = "settings"
UNDOABLE = (*(table.name for table in FIELD_TABLES), SETTINGS_NAME)
