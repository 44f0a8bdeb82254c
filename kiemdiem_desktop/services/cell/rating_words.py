"""The ratings in words: one row for each subject, why a level is open or closed, and the cap in all its readings."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem_desktop.domain.comment import CommentSource
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.verdict import CapGroup, LevelVerdict, SubjectVerdict
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.caps import exception_ground, standing_level
from kiemdiem_desktop.rules.quotas import quota_room, stand_quotas
from kiemdiem_desktop.rules.sentences import citation_text, describe, parameter_text
from kiemdiem_desktop.services.cap_words import CapLine, tell_cap
from kiemdiem_desktop.services.cell.checks import CheckedRound


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """One subject with its levels and their authors; None where a level is not there (yet).

    `points` is "" where they are not complete. `closed` pairs each closed level with the reason in words.
    `standing` is the level that the cap counts: proposed, else voted, else self-proposed. `must_fix` counts findings.
    """

    subject_id: SubjectId
    name: str
    is_member: bool
    self_level: Level | None
    agency_level: Level | None
    voted: Level | None
    proposed: Level | None
    standing: Level | None
    points: str
    rank: int | None
    must_fix: int
    needs_competent_level: bool
    closed: tuple[tuple[Level, str], ...]
    reason: str
    remark: str

    @property
    def is_nominee(self) -> bool:
        """Whether the cell proposes a member for the best level: such members stand in an order."""
        return self.is_member and self.proposed is Level.HTXS


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelReasons:
    """A level of a subject: open, or closed by the findings named."""

    level: Level
    is_open: bool
    findings: tuple[FindingText, ...]


def list_rating_rows(checked: CheckedRound) -> tuple[RatingRow, ...]:
    """Give the rated subjects in the order of rating."""
    verdicts = {verdict.subject_id: verdict for verdict in checked.verdict.subjects if verdict.is_rated}
    return tuple(
        _row(own, verdicts[own.subject.id], checked) for own in checked.dossier.subjects if own.subject.id in verdicts
    )


def _row(own: SubjectDossier, verdict: SubjectVerdict, checked: CheckedRound) -> RatingRow:
    rating = own.rating
    levels = (comment.level for comment in own.comments if comment.source is CommentSource.AGENCY)
    return RatingRow(
        subject_id=own.subject.id,
        name=own.subject.name,
        is_member=own.subject.kind is SubjectKind.MEMBER,
        self_level=own.review.self_level if own.review else None,
        agency_level=next((level for level in levels if level is not None), None),
        voted=verdict.voted_level,
        proposed=rating.proposed_level if rating else None,
        standing=standing_level(own, verdict.voted_level),
        points=(verdict.total_points or "").replace(".", ","),
        rank=rating.nominee_rank if rating else None,
        must_fix=sum(found.blocks for found in verdict.findings),
        needs_competent_level=verdict.needs_competent_level,
        closed=tuple((row.level, _why_closed(row, checked)) for row in verdict.levels if not row.is_open),
        reason=rating.reason if rating else "",
        remark=rating.committee_remark if rating else "",
    )


def _why_closed(verdict: LevelVerdict, checked: CheckedRound) -> str:
    texts = [describe(found, checked.dossier, checked.regulations) for found in verdict.findings]
    return " ".join(dict.fromkeys(f"{text.detail.rstrip('.')} ({text.citation})." for text in texts))


def explain_levels(checked: CheckedRound, subject_id: SubjectId) -> tuple[LevelReasons, ...]:
    """Give the four levels of a subject with what closes each; nothing for a subject that is not rated."""
    verdict = next((row for row in checked.verdict.subjects if row.subject_id == subject_id), None)
    levels = verdict.levels if verdict else ()
    return tuple(
        LevelReasons(
            level=row.level,
            is_open=row.is_open,
            findings=tuple(describe(found, checked.dossier, checked.regulations) for found in row.findings),
        )
        for row in levels
    )


def list_findings(checked: CheckedRound, subject_id: SubjectId | None) -> tuple[FindingText, ...]:
    """Give the findings of a subject, worst first; None gives those of the round itself."""
    return tuple(text for text in checked.findings if text.finding.subject_id == subject_id)


def tell_caps(checked: CheckedRound, groups: Iterable[CapGroup]) -> tuple[CapLine, ...]:
    """Put the caps of groups into words; `groups` are those of the verdict or of a what-if."""
    counted = tuple(groups)
    stands = stand_quotas(checked.dossier.quotas, counted, checked.regulations)
    return tuple(tell_cap(group, checked.regulations, quota_left=quota_room(stands, group.code)) for group in counted)


def tell_room(checked: CheckedRound) -> str:
    """Tell in one sentence how many places of the best level each group has left, by the levels as they stand."""
    parts = (f"{line.name}: {line.headroom}" for line in tell_caps(checked, checked.verdict.caps))
    words = _("Xuất sắc – {groups}.")
    return words.format(groups="; ".join(parts)) if checked.verdict.caps else ""


def tell_reading(checked: CheckedRound) -> str:
    """Tell where the reading in use comes from: base, rounding and share, each with its paper or article."""
    regs = checked.regulations
    used = (regs.parameter(name) for name in ("cap_base", "cap_rounding", "cap_percent"))
    told = (f"{parameter_text(row)} ({row.set_by or citation_text(row.source, regs)})" for row in used)
    return _("Cách đang dùng: {parts}.").format(parts="; ".join(told))


def has_cap_exception(checked: CheckedRound) -> bool:
    """Whether the higher share of the cap is in use; never under regulations that know none."""
    return bool(exception_ground(checked.regulations))
