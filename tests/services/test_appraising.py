"""Appraising: the committee's rules against the cell's, points beside points, the chain of levels, the return."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.appraisal import AppraisalState, AppraisedSubject
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.domain.round import RegulationPin
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.domain.year_record import YearRecord
from kiemdiem_desktop.rules.checks import quarter
from kiemdiem_desktop.rules.verdicts import RATING_CHECKS, ROUND_CHECKS, SUBJECT_CHECKS
from kiemdiem_desktop.services.committee import appraising
from kiemdiem_desktop.services.committee.answering import Correction
from kiemdiem_desktop.services.committee.appraisal_list import CellState, list_cell_lines
from kiemdiem_desktop.services.committee.issuing import Posting
from kiemdiem_desktop.services.committee.links import LINK_CODES, links_of, with_levels
from kiemdiem_desktop.services.committee.own_rules import OwnRules, own_rules
from kiemdiem_desktop.services.committee.rated_subjects import rated_of_cell
from kiemdiem_desktop.services.committee.rechecking import NOT_TOLD, Side, recheck
from kiemdiem_desktop.services.committee.return_points import due_day, suggest_points
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.appraisal_books import AT, ON, ROUND, made_cell, receive_made, with_subject


def rules(committee: Workspace, *local: LocalParameter) -> OwnRules:
    """Give the committee's rules with some local values."""
    return OwnRules(regulations=committee.regulations, local=local)


def local(name: str, value: str) -> LocalParameter:
    """Give a local value by a paper of the committee."""
    return LocalParameter(name=name, value=value, number="15-HD/ĐU", issued_on=date(2026, 11, 2), issuer="Đảng ủy")


def below_ninety(own: SubjectDossier) -> SubjectDossier:
    """Propose the best level for somebody whose points are too few."""
    assert own.rating is not None
    return replace(own, rating=replace(own.rating, proposed_level=Level.HTXS, reason="Gương mẫu"))


def test_a_sound_dossier_is_seen_alike_by_both_sides(committee: Workspace) -> None:
    dossier = receive_made(committee, made_cell(1))
    checked = recheck(dossier.content, rules(committee))
    assert {row.side for row in checked.findings} <= {Side.SAME, Side.NOT_TOLD}
    assert checked.differences == ()
    assert not [row for row in checked.findings if row.needs_look]


def test_what_must_be_mended_is_found_by_both_and_offered_for_the_return(committee: Workspace) -> None:
    dossier = receive_made(committee, made_cell(1), with_subject(below_ninety))
    checked = recheck(dossier.content, rules(committee))
    (wrong,) = [row for row in checked.findings if (row.code, row.finding.code) == ("dv-1", "rating.proposed_closed")]
    assert (wrong.side, wrong.needs_look) == (Side.SAME, True)
    first = suggest_points(checked)[0]
    assert first.is_wanted
    assert first.point.subject is not None
    assert first.point.subject.code == wrong.code
    assert wrong.text.who in first.words


def test_another_local_value_is_named_as_the_reason(committee: Workspace) -> None:
    dossier = receive_made(committee, made_cell(2))
    checked = recheck(dossier.content, rules(committee, local("cap_percent", "5")))
    (only,) = [row for row in checked.findings if row.side is Side.ONLY_HERE]
    assert only.finding.code == "cap.exceeded"
    assert only.why == "Tỷ lệ xuất sắc so với hoàn thành tốt: chi bộ theo mức mặc định, cấp ủy 5 phần trăm (15-HD/ĐU)."


def test_other_data_of_a_regulation_are_named(committee: Workspace) -> None:
    def older(dossier: Dossier) -> Dossier:
        pins = tuple(
            RegulationPin(id=pin.id, digest="0" * 64 if pin.id == "qd-366-2025" else pin.digest)
            for pin in dossier.round.regulations
        )
        return replace(dossier, round=replace(dossier.round, regulations=pins))

    checked = recheck(receive_made(committee, made_cell(1), older).content, rules(committee))
    assert [line for line in checked.differences if "366-QĐ/TW" in line and "hai phiên bản" in line]


def test_what_packages_leave_out_is_no_quarrel(committee: Workspace) -> None:
    def on_leave(own: SubjectDossier) -> SubjectDossier:
        of = own.subject
        return replace(own, year=YearRecord(round_id=of.round_id, subject_id=of.id, sick_leave_days=120))

    checked = recheck(receive_made(committee, made_cell(1), with_subject(on_leave)).content, rules(committee))
    (leave,) = [row for row in checked.findings if row.finding.code == "special.leave"]
    assert (leave.side, leave.why) == (Side.NOT_TOLD, "Ngày nghỉ ốm, nghỉ thai sản ở lại chi bộ, không đi theo gói.")


def test_every_code_that_is_said_to_be_left_out_or_to_link_levels_is_a_check() -> None:
    codes = {row.code for row in (*SUBJECT_CHECKS, *RATING_CHECKS, *quarter.IN_QUARTER, *quarter.IN_YEAR)}
    codes |= {row.code for row in (*ROUND_CHECKS, *quarter.ROUND_IN_YEAR)}
    assert set(NOT_TOLD) <= codes
    assert codes >= LINK_CODES


def test_overrides_are_told_with_their_reasons(committee: Workspace) -> None:
    def set_aside(dossier: Dossier) -> Dossier:
        own = dossier.subjects[1]
        override = Override(
            round_id=dossier.round.id,
            subject_id=own.subject.id,
            finding_code="rating.proposed_closed",
            reason="Có kết luận của cấp trên",
            who="Bí thư",
            at=AT,
        )
        return replace(with_subject(below_ninety)(dossier), overrides=(override,))

    checked = recheck(receive_made(committee, made_cell(1), set_aside).content, rules(committee))
    assert [row.reason for row in checked.overrides] == ["Có kết luận của cấp trên"]
    (wrong,) = [row for row in checked.findings if (row.code, row.finding.code) == ("dv-1", "rating.proposed_closed")]
    assert "Có kết luận của cấp trên" in wrong.text.detail
    assert not wrong.needs_look


def test_a_head_above_the_collective_shows_in_the_chain(committee: Workspace) -> None:
    checked = recheck(receive_made(committee, made_cell(1)).content, rules(committee))
    head = next(own for own in checked.facts.rated if own.subject.party_post == "secretary")
    code = checked.read.codes[head.subject.id]
    assert not [line for line in links_of(checked).lines if line.is_above]
    raised = links_of(with_levels(checked, {code: Level.HTXS, "chi-uy": Level.HTT}))
    (above,) = [line for line in raised.lines if line.is_above]
    assert (above.name, above.level) == (head.subject.name, Level.HTXS)
    assert raised.lines[-1].words.startswith("Hoàn thành xuất sắc nhiệm vụ 2; ")
    assert checked.verdict != with_levels(checked, {code: Level.HTXS}).verdict


def test_five_points_or_another_level_need_a_reason(committee: Workspace) -> None:
    dossier = receive_made(committee, made_cell(1))
    row = rated_of_cell(committee, "TP-01", 2026)[1].row
    appraised = AppraisedSubject(dossier_id=dossier.id, subject_code=row.code, points=Decimal("80.5"))
    appraising.appraise_subject(committee, appraised)
    small = appraising.list_points(rated_of_cell(committee, "TP-01", 2026))[1]
    assert (small.difference, small.is_big) == (Decimal("80.5") - Decimal(row.total_points), False)
    big = replace(appraised, points=Decimal(row.total_points) - 5)
    appraising.appraise_subject(committee, big)
    assert appraising.list_points(rated_of_cell(committee, "TP-01", 2026))[1].needs_reason
    with pytest.raises(InvalidValueError, match=row.name):
        appraising.accept_dossiers(committee, (dossier.id,))
    appraising.appraise_subject(committee, replace(big, reason="Thiếu minh chứng"))
    assert appraising.accept_dossiers(committee, (dossier.id,), by="Văn thư") == 1
    with pytest.raises(InvalidValueError, match="từ 0 đến 100"):
        appraising.appraise_subject(committee, replace(big, points=Decimal(101)))


def test_all_are_taken_in_one_step_that_can_be_undone(committee: Workspace) -> None:
    ids = [receive_made(committee, made_cell(number)).id for number in (1, 2, 3)]
    appraising.accept_dossiers(committee, ids)
    assert {line.state for line in list_cell_lines(committee, ROUND)} == {CellState.ACCEPTED}
    committee.store.undo()
    assert {line.state for line in list_cell_lines(committee, ROUND)} == {CellState.WAITING}


def test_a_return_is_signed_written_and_shown(committee: Workspace, tmp_path: Path) -> None:
    dossier = receive_made(committee, made_cell(1), with_subject(below_ninety))
    points = tuple(row.point for row in suggest_points(recheck(dossier.content, own_rules(committee, 2026))))
    correction = Correction(reason="Sửa mức đề nghị", points=points[:1], due_on=date(2026, 12, 15))
    made = appraising.give_back(committee, dossier, correction, Posting(folder=tmp_path))
    assert made.issued.kind is PackageKind.RETURN
    assert made.written.path.exists()
    found = appraising.find_appraisal(committee, dossier.id)
    assert found is not None
    assert (found.state, found.note) == (AppraisalState.RETURNED, "Sửa mức đề nghị")


def test_a_return_that_cannot_be_written_leaves_no_trace(committee: Workspace, tmp_path: Path) -> None:
    dossier = receive_made(committee, made_cell(1))
    with pytest.raises(KiemdiemError):
        appraising.give_back(committee, dossier, Correction(reason="Sửa"), Posting(folder=tmp_path / "rút"))
    assert appraising.find_appraisal(committee, dossier.id) is None
    assert committee.store.issued_packages.count() == 0
    with pytest.raises(InvalidValueError, match="lý do"):
        appraising.give_back(committee, dossier, Correction(reason=" "), Posting(folder=tmp_path))


def test_a_newer_dossier_waits_again(committee: Workspace) -> None:
    dossier = receive_made(committee, made_cell(1))
    appraising.accept_dossiers(committee, (dossier.id,))
    receive_made(committee, replace(made_cell(1), sequence=2, replaces=dossier.digest, replace_reason="Sửa"))
    (line,) = list_cell_lines(committee, ROUND)
    assert line.state is CellState.WAITING


@pytest.mark.parametrize(
    ("today", "due"), [(date(2026, 12, 7), date(2026, 12, 14)), (date(2026, 12, 10), date(2026, 12, 15))]
)
def test_the_day_offered_is_a_working_day(today: date, due: date) -> None:
    assert due_day(today) == due
    assert ON.weekday() == 5
