"""What the cell's program said of its round, read back from the package: verdicts, findings, caps, base of the vote."""

from collections.abc import Mapping

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.finding import Finding, Severity
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import (
    CapGroup,
    CapReading,
    Eligibility,
    LevelVerdict,
    RoundVerdict,
    SubjectVerdict,
    VoteBase,
)
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.known_fields import (
    Object,
    an_object,
    member_of,
    objects,
    read_known,
    read_one,
    text,
    wrong,
)

_NOWHERE = Citation(regulation_id="", article="")


def read_verdict(content: Object, ids: Mapping[str, SubjectId]) -> RoundVerdict:
    """Give what the cell saw; findings bear no values, for those stay in the cell. Raises: ContentError."""
    return RoundVerdict(
        eligibilities=tuple(_eligibility(row) for row in objects(content, "members") if "eligibility" in row),
        subjects=tuple(
            _subject(row, ids[text(row, "code")]) for row in objects(content, "subjects") if "verdict" in row
        ),
        caps=tuple(_cap(row) for row in objects(content, "caps")),
        vote_base=_vote_base(an_object(content, "vote_base")) if "vote_base" in content else None,
        findings=tuple(_finding(row, ids.get(text(row, "subject"))) for row in objects(content, "findings")),
    )


def _subject(row: Object, subject_id: SubjectId) -> SubjectVerdict:
    verdict, levels = an_object(row, "verdict"), an_object(row, "levels")
    return read_known(
        SubjectVerdict,
        verdict,
        subject_id=subject_id,
        levels=tuple(_level(one) for one in objects(verdict, "levels")),
        findings=tuple(_finding(one, subject_id) for one in objects(verdict, "findings")),
        voted_level=read_one(Level, levels, "voted"),
    )


def _level(row: Object) -> LevelVerdict:
    codes = row.get("closed_by", [])
    if not isinstance(codes, list):
        raise wrong("closed_by")
    level = read_one(Level, row, "level")
    return read_known(LevelVerdict, row, findings=tuple(_closing(str(code), level) for code in codes))


def _closing(code: str, level: Level) -> Finding:
    return Finding(
        code=code,
        severity=Severity.PLEASE_LOOK,
        subject_id=None,
        where="rating.proposed",
        citation=_NOWHERE,
        closes=(level,),
    )


def _finding(row: Object, subject_id: SubjectId | None) -> Finding:
    return read_known(Finding, row, subject_id=subject_id, values=(), citation=_citation(row), override=None)


def _citation(row: Object) -> Citation:
    told = an_object(row, "citation")
    return Citation(regulation_id=text(told, "regulation"), article=text(told, "article"))


def _eligibility(member: Object) -> Eligibility:
    row = an_object(member, "eligibility")
    return read_known(Eligibility, row, member_id=_member(member.get("code")), citation=_citation(row))


def _vote_base(row: Object) -> VoteBase:
    counted = row.get("counted", [])
    if not isinstance(counted, list):
        raise wrong("counted")
    return read_known(
        VoteBase,
        row,
        counted=tuple(_member(code) for code in counted),
        excluded=tuple((_member(one.get("member")), text(one, "reason")) for one in objects(row, "excluded")),
        citation=_citation(row),
    )


def _cap(row: Object) -> CapGroup:
    readings = tuple(read_known(CapReading, one) for one in objects(row, "readings"))
    return read_known(CapGroup, row, readings=readings, citation=_citation(row))


def _member(code: Value | None) -> MemberId:
    found = member_of(code) if isinstance(code, str) else None
    if found is None:
        raise wrong("member")
    return found
