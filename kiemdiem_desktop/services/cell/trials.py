"""What-if: the verdicts, the caps and the findings as they would be with other levels; nothing is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.rules.preview import compare_verdicts
from kiemdiem_desktop.rules.verdicts import check_facts
from kiemdiem_desktop.services.cap_words import CapLine
from kiemdiem_desktop.services.cell.change_words import ChangedLine, tell_changes
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.rating_words import RatingRow, list_rating_rows, tell_caps


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A round with tried levels: its rows and caps as they would be, and what would change, in words."""

    rows: tuple[RatingRow, ...]
    caps: tuple[CapLine, ...]
    changes: tuple[ChangedLine, ...]


def stand(checked: CheckedRound) -> Trial:
    """Give the round as it stands: each subject at the level that counts now, nothing changed."""
    return Trial(rows=_standing(list_rating_rows(checked)), caps=tell_caps(checked, checked.verdict.caps), changes=())


def try_levels(checked: CheckedRound, levels: Mapping[SubjectId, Level]) -> Trial:
    """Check the round with `levels` in place of what is proposed; where none is tried the level that stands counts."""
    dossier = checked.dossier
    tried = replace(dossier, subjects=tuple(_tried(own, levels.get(own.subject.id)) for own in dossier.subjects))
    facts = replace(checked.facts, dossier=tried)
    verdict = check_facts(facts)
    after = replace(checked, facts=facts, verdict=verdict)
    regs = checked.regulations
    return Trial(
        rows=_standing(list_rating_rows(after)),
        caps=tell_caps(after, verdict.caps),
        changes=tell_changes(compare_verdicts(checked.verdict, verdict), tried, regs, regs),
    )


def _standing(rows: tuple[RatingRow, ...]) -> tuple[RatingRow, ...]:
    return tuple(replace(row, proposed=row.proposed or row.standing) for row in rows)


def _tried(own: SubjectDossier, level: Level | None) -> SubjectDossier:
    if level is None:
        return own
    rating = own.rating or Rating(round_id=own.subject.round_id, subject_id=own.subject.id)
    return replace(own, rating=replace(rating, proposed_level=level))
