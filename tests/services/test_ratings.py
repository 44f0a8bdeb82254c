"""Proposing levels, overriding a finding, and the superior's own values."""

from datetime import date

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.services.cell import checks, parameters, ratings
from kiemdiem_desktop.services.workspace import Workspace


def ids(workspace: Workspace, round_: Round) -> list[SubjectId]:
    """The subjects in their order."""
    rows = sorted(workspace.store.subjects.where(round_id=round_.id), key=lambda row: row.position)
    return [row.id for row in rows]


def test_proposal_is_kept_and_rank_goes_with_another_level(workspace: Workspace, round_: Round) -> None:
    first = ids(workspace, round_)[0]
    ratings.propose(workspace, first, Level.HTXS)
    ratings.rank_nominees(workspace, (first,))
    ratings.propose(workspace, first, Level.HTT)
    assert ratings.get_rating(workspace, first).nominee_rank is None
    assert ratings.get_rating(workspace, first).proposed_level is Level.HTT


def test_voted_levels_fill_only_what_is_empty(workspace: Workspace, round_: Round) -> None:
    first, second, *_rest = ids(workspace, round_)
    ratings.propose(workspace, first, Level.HTNV)
    ratings.propose_voted(workspace, ((first, Level.HTT), (second, Level.HTT)))
    assert ratings.get_rating(workspace, first).proposed_level is Level.HTNV
    assert ratings.get_rating(workspace, second).proposed_level is Level.HTT


def test_override_needs_a_reason_and_travels(workspace: Workspace, round_: Round) -> None:
    finding = checks.check(workspace, round_).verdict.findings[0]
    with pytest.raises(InvalidValueError, match="lý do"):
        checks.override_finding(workspace, round_, finding, reason=" ", who="Trần Văn Bí")
    checks.override_finding(workspace, round_, finding, reason="Cấp trên đã đồng ý", who="Trần Văn Bí")
    kept = checks.check(workspace, round_).dossier.overrides
    assert [(row.finding_code, row.reason) for row in kept] == [(finding.code, "Cấp trên đã đồng ý")]


def test_every_finding_has_words_and_a_citation(workspace: Workspace, round_: Round) -> None:
    texts = checks.check(workspace, round_).findings
    assert texts
    assert all(text.detail and text.advice and text.citation for text in texts)


def test_local_value_needs_its_paper(workspace: Workspace, round_: Round) -> None:
    with pytest.raises(InvalidValueError, match="số, ngày"):
        parameters.set_parameter(workspace, round_, LocalParameter(name="vote_threshold", value="1"))


def test_unknown_local_value_is_refused(workspace: Workspace, round_: Round) -> None:
    wrong = LocalParameter(
        name="no_such_value", value="1", number="05-HD/ĐU", issued_on=date(2026, 11, 1), issuer="Đảng ủy xã"
    )
    with pytest.raises(KiemdiemError):
        parameters.set_parameter(workspace, round_, wrong)
    assert workspace.store.parameters.count() == 0
