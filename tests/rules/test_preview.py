"""The preview of a local value names just the verdicts that it changes, and records nothing."""

from datetime import date

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, TESTED, dossier_of
from kiemdiem_desktop.rules.case_words import Words
from kiemdiem_desktop.rules.preview import VerdictPreview, changed_verdicts
from kiemdiem_desktop.rules.verdicts import check_round
from tests import shipped

REGULATIONS = shipped.regulations()
ON = date(2026, 12, 10)
REGS = REGULATIONS.in_force_on(ON)


def dossier(**given: object) -> Dossier:
    """Give the dossier of the words of a case."""
    return dossier_of(Words.of(given, "thử", GIVEN_WORDS), ON, REGS)


def preview(of: Dossier, **local: str) -> VerdictPreview:
    """Give what local values would change."""
    rows = [LocalParameter(name=name, value=value, number="1-HD", issued_on=ON) for name, value in local.items()]
    return changed_verdicts(of, REGS, REGS.with_local(rows))


def test_the_same_rules_change_nothing() -> None:
    assert preview(dossier()).is_empty


def test_a_tighter_floor_closes_a_level_for_those_between() -> None:
    whole = dossier(points="91", proposed="HTXS", reason="Sản phẩm", tasks={"assigned": "10", "beyond": "3"})
    changed = preview(whole, score_htxs_min="92")
    assert [row.subject_id for row in changed.subjects] == [TESTED]
    (own,) = changed.subjects
    assert (own.opened, own.closed) == ((), (Level.HTXS,))
    assert {finding.code for finding in own.new} >= {"level.score_below", "rating.proposed_closed"}
    assert own.gone == ()
    assert changed.caps == ()


def test_a_lower_cap_changes_the_round_and_its_groups_only() -> None:
    whole = dossier(in_round="no", others={"HTXS": "2", "HTT": "10"})
    changed = preview(whole, cap_percent="15")
    assert [row.subject_id for row in changed.subjects] == [None]
    assert [finding.code for finding in changed.subjects[0].new] == ["cap.exceeded"]
    ((before, after),) = changed.caps
    assert before is not None
    assert after is not None
    assert [next(r.limit for r in group.readings if r.is_default) for group in (before, after)] == [2, 1]


def test_a_changed_vote_rule_shows_the_level_that_no_longer_passes() -> None:
    changed = preview(dossier(ballots=[{"HTT": "6", "HTNV": "4"}]), vote_threshold="two_thirds")
    own = next(row for row in changed.subjects if row.subject_id == TESTED)
    assert "ballot.no_level_passed" in {finding.code for finding in own.new}


def test_nothing_of_the_round_is_touched() -> None:
    whole = dossier(points="91", proposed="HTXS")
    verdict = check_round(whole, REGS)
    preview(whole, score_htxs_min="92")
    assert check_round(whole, REGS) == verdict


def test_what_the_year_before_would_have_said() -> None:
    older = REGULATIONS.in_force_on(date(2024, 12, 10))
    as_of_2024 = dossier_of(Words.of({}, "thử", GIVEN_WORDS), date(2024, 12, 10), older)
    assert changed_verdicts(as_of_2024, older, older).is_empty
