"""Five years of the best level and two of the lowest: the committee's own decisions beside what a dossier says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kiemdiem_desktop.domain.committee import ReceivedDossier
from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating_history import PeriodResult, ResultOrigin
from kiemdiem_desktop.domain.re_rating import ReRatingKind
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.subject_row import SubjectRow
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.services.committee.earlier_decisions import earlier_results
from kiemdiem_desktop.services.committee.judging import recheck_cell
from kiemdiem_desktop.services.committee.rechecking import ComparedFinding, Rechecked, Side
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.appraisal_books import made_cell, receive_made, with_subject

BEST, WORST = "dv-11", "dv-12"
FIVE = (2022, 2023, 2024, 2025)
HTXS, HTT, KHT = Level.HTXS, Level.HTT, Level.KHT


def receive(committee: Workspace, change: Callable[[Dossier], Dossier] = lambda dossier: dossier) -> ReceivedDossier:
    """Receive the dossier of a cell whose eleventh member is proposed at the best level."""
    return receive_made(committee, made_cell(1), change)


def row_of(committee: Workspace, dossier: ReceivedDossier, code: str = BEST) -> SubjectRow:
    """Give the row of a member."""
    (row,) = committee.store.subject_rows.where(dossier_id=dossier.id, code=code)
    return row


def decided(committee: Workspace, row: SubjectRow, levels: dict[int, Level | None], **other: object) -> None:
    """Write decisions of earlier years on a subject into the books; `other` are fields that differ."""
    for year, level in levels.items():
        fields: dict[str, object] = {
            "cell_code": row.cell_code,
            "year": year,
            "subject_code": row.code,
            "name": row.name,
            "kind": row.kind,
            "level": level,
            "number": f"{year % 100}-QĐ/ĐU",
            "decided_on": date(year, 12, 30),
            **other,
        }
        with committee.store.step("Năm trước"):
            committee.store.decided_subjects.add(DecidedSubject(**fields))  # type: ignore[arg-type] # fields by name


def found(checked: Rechecked, code: str) -> list[ComparedFinding]:
    """Give the findings with a code."""
    return [row for row in checked.findings if row.finding.code == code]


def best(year: int) -> dict[int, Level | None]:
    """Give the best level for the four years before 2026, from `year` on."""
    return {one: HTXS for one in FIVE if one >= year}


def test_without_earlier_decisions_nothing_is_said_of_other_years(committee: Workspace) -> None:
    dossier = receive(committee)
    assert earlier_results(committee, dossier) == ()
    checked = recheck_cell(committee, "TP-01")
    assert (checked.earlier, found(checked, "history.htxs_years")) == ((), [])


def test_five_years_are_seen_from_the_committees_own_decisions_with_their_numbers(committee: Workspace) -> None:
    decided(committee, row_of(committee, receive(committee)), best(2022))
    checked = recheck_cell(committee, "TP-01")
    (line,) = found(checked, "history.htxs_years")
    assert (line.side, line.code, line.needs_look) == (Side.ONLY_HERE, BEST, False)
    assert line.why.startswith("Theo quyết định còn lưu ở cấp ủy: 2022 hoàn thành xuất sắc nhiệm vụ (22-QĐ/ĐU); 2023 ")
    assert checked.is_clear, "it is told, and nobody is kept from going on"
    assert not [one for one in found(checked, "history.htxs_unknown") if one.side is Side.ONLY_HERE]


def test_a_year_that_is_not_known_leaves_it_open(committee: Workspace) -> None:
    decided(committee, row_of(committee, receive(committee)), best(2023))
    assert found(recheck_cell(committee, "TP-01"), "history.htxs_years") == []


def test_five_years_that_only_the_cell_sees_are_told_beside_what_was_decided(committee: Workspace) -> None:
    def five(own: SubjectDossier) -> SubjectDossier:
        known = (PeriodResult(year=year, level=HTXS, origin=ResultOrigin.TYPED) for year in FIVE)
        return replace(own, results=tuple(known))

    dossier = receive(committee, with_subject(five, of=11))
    (line,) = found(recheck_cell(committee, "TP-01"), "history.htxs_years")
    assert line.side is Side.NOT_TOLD, "the books know nothing of those years"
    decided(committee, row_of(committee, dossier), {2024: HTT})
    (line,) = found(recheck_cell(committee, "TP-01"), "history.htxs_years")
    assert (line.side, line.why) == (
        Side.ONLY_CELL,
        "Theo quyết định còn lưu ở cấp ủy: 2024 hoàn thành tốt nhiệm vụ (24-QĐ/ĐU).",
    )
    assert not line.needs_look, "advice only"


def test_the_lowest_level_for_the_second_year_awaits_a_conclusion(committee: Workspace) -> None:
    def fallen(own: SubjectDossier) -> SubjectDossier:
        assert own.rating is not None
        return replace(own, rating=replace(own.rating, proposed_level=KHT))

    dossier = receive(committee, with_subject(fallen, of=12))
    row = row_of(committee, dossier, WORST)
    assert row.proposed_level is KHT
    decided(committee, row, {2025: KHT})
    (line,) = found(recheck_cell(committee, "TP-01"), "history.kht_again")
    assert (line.side, line.code, line.awaits_conclusion) == (Side.ONLY_HERE, WORST, True)


def test_a_later_decision_on_an_earlier_year_is_the_one_that_counts(committee: Workspace) -> None:
    row = row_of(committee, receive(committee))
    decided(committee, row, best(2023))
    decided(committee, row, {2022: HTXS}, is_current=False)
    decided(committee, row, {2022: HTT}, number="9-QĐ/ĐU", re_rating=ReRatingKind.RATED_AGAIN)
    (known,) = earlier_results(committee, committee.store.dossier_heads.all()[0])
    assert [(one.year, one.level, one.origin) for one in known.results][:1] == [(2022, HTT, ResultOrigin.RE_RATED)]
    assert found(recheck_cell(committee, "TP-01"), "history.htxs_years") == []


def test_last_years_level_that_differs_is_told_and_the_cells_own_stays(committee: Workspace) -> None:
    dossier = receive(committee, with_subject(lambda own: replace(own, previous_level=HTXS), of=11))
    row = row_of(committee, dossier)
    decided(committee, row, {2025: HTT})
    checked = recheck_cell(committee, "TP-01")
    told = f"{row.name}: mức năm 2025 ghi trong hồ sơ là hoàn thành xuất sắc nhiệm vụ; quyết định còn lưu ở cấp ủy là "
    assert checked.earlier == (told + "hoàn thành tốt nhiệm vụ (25-QĐ/ĐU).",)
    assert row_of(committee, dossier).previous_level is HTXS
    assert checked.is_clear


def test_a_code_that_was_given_to_somebody_else_is_not_believed(committee: Workspace) -> None:
    row = row_of(committee, receive(committee))
    decided(committee, row, best(2022), name="Hoàng Văn Khác")
    assert earlier_results(committee, committee.store.dossier_heads.all()[0]) == ()


def keep_then(committee: Workspace, row: SubjectRow, year: int, **changes: object) -> SubjectRow:
    """Put a dossier of an earlier year with one row into the books."""
    dossier = committee.store.received_dossiers.get(row.dossier_id)
    code = str(changes.get("cell_code", row.cell_code))
    with committee.store.step("Năm trước"):
        kept = committee.store.received_dossiers.add(
            replace(dossier, id=RowId(0), year=year, digest=f"{year:064x}", cell_code=code)
        )
        then = replace(row, id=RowId(0), dossier_id=kept.id, year=year, **changes)  # type: ignore[arg-type] # by name
        return committee.store.subject_rows.add(then)


def test_a_name_that_was_written_otherwise_is_believed_where_birth_and_admission_agree(committee: Workspace) -> None:
    row = row_of(committee, receive(committee))
    then = keep_then(committee, row, 2025, name="Rơ Châm Brêng", search_key=search_key("Rơ Châm Brêng"))
    decided(committee, then, {2025: HTXS}, dossier_digest=f"{2025:064x}")
    assert len(earlier_results(committee, committee.store.dossier_heads.get(row.dossier_id))) == 1


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [({}, True), ({"born_year": 1901}, False), ({"admitted_year": 1930}, False), ({"born_year": None}, False)],
)
def test_a_member_from_another_cell_is_found_by_name_birth_and_number(
    committee: Workspace,
    changes: dict[str, object],
    is_found: bool,  # noqa: FBT001 - a case of the table
) -> None:
    row = row_of(committee, receive(committee))
    then = keep_then(committee, row, 2025, cell_code="TP-77", **changes)
    decided(committee, then, {2025: HTXS}, dossier_digest=f"{2025:064x}")
    known = earlier_results(committee, committee.store.dossier_heads.get(row.dossier_id))
    assert [(one.code, len(one.results)) for one in known] == ([(BEST, 1)] if is_found else [])


def test_collectives_are_known_by_their_place(committee: Workspace) -> None:
    dossier = receive(committee)
    decided(committee, row_of(committee, dossier, "chi-bo"), {2025: HTT}, name="Chi bộ thôn Một (cũ)")
    (known,) = earlier_results(committee, dossier)
    assert (known.code, known.results[0].level) == ("chi-bo", HTT)
    assert row_of(committee, dossier, "chi-bo").kind is SubjectKind.CELL
