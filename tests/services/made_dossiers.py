"""Made dossiers: whole, sound rounds of invented cells for loads and tests; the sample of the program is another one.

    cell = MadeCell(code="TP-03", name="Chi bộ thôn 3", levels=(Level.HTXS, Level.HTT, Level.HTT), level=Level.HTT)
    content = make_content(cell, date(2026, 12, 5), regulations)     # checked by the rules
    key = make_key_of(cell, at)                                      # the cell's key, to be enrolled
    file = seal_made(content, key, at, recipients=(…,))              # the bytes of its package, in an envelope or not

The same cell gives the same content on every run; keys and signatures are new each time. Change what a dossier says
by `dataclasses.replace` on the result of `make_dossier`, then `content_of_dossier`. A province of 658 such packages is
made, with worker processes and once per test run, by `tests/services/province.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Final

from kiemdiem_desktop import __version__
from kiemdiem_desktop.domain.dossier import Dossier, MemberFile, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import Attendance, BallotCount, Meeting
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.review import SectionText, SelfReview
from kiemdiem_desktop.domain.round import FormCode, Round, Subject, SubjectKind
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.dossier_content import DossierHeader, dossier_content
from kiemdiem_desktop.exchange.envelope import close_envelope
from kiemdiem_desktop.exchange.keys import SigningKey, SoftwareKey, make_software_key
from kiemdiem_desktop.rules import case_values as parts
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.form_choice import person_form
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.verdicts import check_round
from tests.services.made_people import Ends, make_files

_WORDS: Final = {
    Level.HTXS: {"points": "95", "tasks": {"assigned": "10", "beyond": "6"}},
    Level.HTT: {"points": "84", "tasks": {"assigned": "10", "beyond": "2"}},
    Level.HTNV: {"points": "66", "tasks": {"assigned": "10", "completed": "10", "on_time": "8"}},
    Level.KHT: {"points": "45", "tasks": {"assigned": "10", "completed": "6", "on_time": "5"}},
}
_SENTENCES: Final = (
    "Chấp hành nghị quyết của chi bộ, dự họp {n} buổi trong năm.",
    "Giữ mối liên hệ với nơi cư trú, giúp {n} hộ làm kinh tế.",
    "Hoàn thành {n} việc được giao, có việc trước hạn.",
    "Vận động bà con tham gia {n} buổi dọn đường làng.",
    "Đóng góp {n} ý kiến trong sinh hoạt chi bộ.",
    "Phụ trách {n} hội viên, chưa thường xuyên xuống cơ sở.",
    "Có {n} lần nộp báo cáo chậm, đã rút kinh nghiệm.",
    "Học tập chuyên đề, viết thu hoạch {n} trang.",
)
_COMMITTEE_ID, _CELL_ID = SubjectId(900), SubjectId(901)
_COMMITTEE_FROM: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCell:
    """A cell to be made: one level for each rated member, its own level, and how many members are not rated."""

    code: str
    name: str
    level: Level
    levels: tuple[Level, ...]
    ends: Ends = Ends()  # noqa: RUF009 - frozen
    superior_name: str = "Đảng ủy xã Tiên Phong"
    place_name: str = "Tiên Phong"
    has_committee: bool = False
    sequence: int = 1
    replaces: str = ""
    replace_reason: str = ""

    @property
    def header(self) -> DossierHeader:
        """What its package says of itself."""
        return DossierHeader(
            sequence=self.sequence,
            program_version=__version__,
            journal_head="0" * 64,
            replaces=self.replaces,
            replace_reason=self.replace_reason,
        )


def make_content(cell: MadeCell, on: date, regs: RegulationSet) -> dict[str, Value]:
    """Give the content of a made cell's dossier, evaluated on `on` and checked by the rules of that day."""
    return content_of_dossier(make_dossier(cell, on, regs), cell.header, regs)


def content_of_dossier(dossier: Dossier, header: DossierHeader, regs: RegulationSet) -> dict[str, Value]:
    """Give the content of a dossier, checked by the rules."""
    return dossier_content(dossier, check_round(dossier, regs), header=header)


def make_key_of(cell: MadeCell, at: datetime, *, recipient: str = "") -> SoftwareKey:
    """Make the key of a made cell, in the name of its secretary."""
    (secretary,) = make_files(cell.code, cell.levels[:1], Ends(), at.date())
    holder = secretary.member.full_name
    return make_software_key(holder=holder, cell_code=cell.code, cell_name=cell.name, at=at, recipient=recipient)


def seal_made(
    content: Mapping[str, object],
    key: SigningKey,
    at: datetime,
    *,
    documents: Mapping[str, bytes] | None = None,
    recipients: Sequence[str] = (),
) -> bytes:
    """Give the package of a content as its file: signed, and closed to `recipients` where there are any."""
    data = make_package(content=content, documents=documents or {}, key=key, at=at)
    return close_envelope(data, recipients) if recipients else data


def make_dossier(cell: MadeCell, on: date, regs: RegulationSet) -> Dossier:
    """Give the round of a made cell: everybody reviewed, voted on and proposed at the level that is asked for."""
    files = make_files(cell.code, cell.levels, cell.ends, on)
    rated = files[: len(cell.levels)]
    dice, voters = Random(cell.code), len(rated)
    members = [
        _member_subject(file, level, regs, _texts(dice), voters) for file, level in zip(rated, cell.levels, strict=True)
    ]
    collectives = [_collective(SubjectKind.CELL, cell.level, regs, _texts(dice), voters)]
    if cell.has_committee:
        members.insert(0, _collective(SubjectKind.CELL_COMMITTEE, cell.level, regs, _texts(dice), voters))
    return Dossier(
        cell=_cell(cell),
        round=_round(on, regs),
        members=files,
        subjects=(*members, *collectives),
        meeting=_meeting(on),
        attendance=tuple(_present(file.member.id) for file in rated),
    )


def _cell(cell: MadeCell) -> Cell:
    return Cell(
        code=cell.code,
        name=cell.name,
        superior_name=cell.superior_name,
        superior_party_name=cell.superior_name.replace("Đảng ủy", "Đảng bộ").upper(),
        place_name=cell.place_name,
        has_committee=cell.has_committee,
        term="2025-2027",
    )


def _round(on: date, regs: RegulationSet) -> Round:
    year = on.year - 1 if on.month == 1 else on.year
    return Round(
        id=parts.ROUND_ID,
        year=year,
        evaluation_on=on,
        regulations=regs.pins,
        superior_due_on=date(year, 12, 20),
        opened_at=datetime.combine(on - timedelta(days=30), time(1), tzinfo=UTC),
    )


def _meeting(on: date) -> Meeting:
    return Meeting(
        round_id=parts.ROUND_ID,
        held_on=on,
        started_at="07:30",
        ended_at="10:45",
        place="Nhà văn hóa",
        chair_id=MemberId(1),
        secretary_id=MemberId(2),
        tellers=("Tổ kiểm phiếu",),
        conclusion="Nhất trí đề nghị xếp loại theo kết quả kiểm phiếu.",
    )


def _present(member_id: MemberId) -> Attendance:
    return Attendance(round_id=parts.ROUND_ID, member_id=member_id, is_present=True)


def _member_subject(
    file: MemberFile, level: Level, regs: RegulationSet, texts: tuple[str, ...], voters: int
) -> SubjectDossier:
    member = file.member
    subject = Subject(
        id=SubjectId(int(member.id)),
        round_id=parts.ROUND_ID,
        kind=SubjectKind.MEMBER,
        member_id=member.id,
        name=member.full_name,
        form=person_form(member.work_group, regs),
        member_kind=member.kind,
        party_post=member.party_post,
        post_text="Bí thư chi bộ, Trưởng thôn" if member.party_post is PartyPost.SECRETARY else "",
        work_group=member.work_group,
        position=10 + int(member.id),
    )
    return replace(_subject(subject, level, regs, texts, voters), file=file)


def _collective(
    kind: SubjectKind, level: Level, regs: RegulationSet, texts: tuple[str, ...], voters: int
) -> SubjectDossier:
    is_cell = kind is SubjectKind.CELL
    subject = Subject(
        id=_CELL_ID if is_cell else _COMMITTEE_ID,
        round_id=parts.ROUND_ID,
        kind=kind,
        name="Chi bộ" if is_cell else "Chi ủy",
        form=FormCode.F01,
        position=999 if is_cell else 0,
    )
    return _subject(subject, level, regs, texts, voters)


def _subject(
    subject: Subject, level: Level, regs: RegulationSet, texts: tuple[str, ...], voters: int
) -> SubjectDossier:
    review = _review(subject.form, level, _Frame(regs))
    sections = tuple(
        SectionText(code=section.code, text=texts[place % len(texts)]) for place, section in enumerate(review.sections)
    )
    return SubjectDossier(
        subject=subject,
        review=replace(review, subject_id=subject.id, sections=sections),
        ballots=(_ballot(subject.id, level, voters, others=len(texts[0]) % 2),),
        rating=Rating(
            round_id=parts.ROUND_ID, subject_id=subject.id, proposed_level=level, reason="Theo kết quả kiểm phiếu"
        ),
        year=parts.year_record(Words("", {}), subject.id),
    )


def _ballot(subject_id: SubjectId, level: Level, voters: int, *, others: int) -> BallotCount:
    """Let everybody choose the level, but for `others` who chose the one beside it, where enough remain."""
    order = list(Level)
    beside = order[level.rank + 1] if level.rank < len(order) - 1 else order[level.rank - 1]
    away = others if voters > 2 * others + 1 else 0
    return parts.ballot(Words("", {level.value: str(voters - away), beside.value: str(away)}), subject_id, voters)


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """The regulations, told apart by their day alone, so that what follows from them is reckoned once."""

    regs: RegulationSet

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frame) and other.regs.on == self.regs.on

    def __hash__(self) -> int:
        return hash(self.regs.on)


@cache
def _review(form: FormCode, level: Level, frame: _Frame) -> SelfReview:
    """Give the sound review of a form at a level, without its own texts."""
    regs, words = frame.regs, Words("", {**_WORDS[level], "self": level.value})
    made = parts.review(words, SubjectId(0), regs.form(form), regs.criteria(form), on=regs.on)
    assert made is not None
    return made


def _texts(dice: Random) -> tuple[str, ...]:
    """Give the sentences of one self-review, in another order and with other figures than the next."""
    return tuple(text.format(n=2 + dice.randrange(40)) for text in dice.sample(_SENTENCES, len(_SENTENCES)))
