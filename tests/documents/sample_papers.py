"""Every paper of the program, filled from the invented cell."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.templates import (
    charts_annex,
    dossier_index,
    enrolment_card,
    grade_slip,
    meeting_minutes,
    period_review,
    proposal_list,
    re_rating_decision,
    recovery_sheet,
    scoring_sheet,
    self_review,
    tally_minutes,
    why_sheet,
)
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.re_rating import ReRating, ReRatingGround
from kiemdiem_desktop.domain.review import CriterionPoints, Grade
from kiemdiem_desktop.domain.round import FormCode, SubjectKind
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.facts import round_facts, subject_facts
from kiemdiem_desktop.rules.reasons import explain
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.rules.verdicts import check_facts
from tests.documents.sample_dossier import CELL, HELD_ON, sample_dossier, sample_verdict

RE_RATING = ReRating(
    subject_kind=SubjectKind.MEMBER,
    name="A Rơ Châm H’Lâm",
    year=2025,
    ground=ReRatingGround.UNTRUTHFUL,
    reason="khai không đúng số nhiệm vụ đã hoàn thành",
    old_level=Level.HTT,
    old_number="12-QĐ/ĐU",
    old_decided_on=date(2026, 1, 10),
    new_level=Level.HTNV,
    number="31-QĐ/ĐU",
    decided_on=date(2026, 5, 20),
    citation=Citation(regulation_id="qd-366-2025", article="Điều 15 khoản 3"),
)
NOTHING_SAID = RoundVerdict(eligibilities=(), subjects=(), caps=(), vote_base=None, findings=())
RECOVERY_CODE = "K7QF-2M9X-TR4P-8WZC-H3LN-5VDB-Y6GJ-0SAE"
WORDS = ("sông", "núi", "lúa", "gà", "mưa", "nắng", "đèn", "sách", "thuyền", "trăng", "biển", "hoa")
LEADER, VILLAGER = SubjectId(1), SubjectId(2)


def sample_papers(paper: PaperDetails, regulations: RegulationSet) -> dict[str, Document]:
    """Give each paper by a short name."""
    dossier, verdict = sample_dossier(), sample_verdict()
    return {
        "charts_annex": charts_annex.build(dossier, regulations, {"Năm 2025": {Level.HTT: 3, Level.HTXS: 1}}, paper),
        "meeting_minutes": meeting_minutes.build(dossier, verdict, paper),
        "tally_minutes": tally_minutes.build(dossier, verdict, paper),
        "proposal_list": proposal_list.build(dossier, verdict, paper),
        "self_review_2a": self_review.build(dossier, verdict, regulations, LEADER, paper),
        "self_review_2c": self_review.build(dossier, verdict, regulations, VILLAGER, paper),
        **_round_forms(dossier, verdict, regulations, paper),
        "why_sheet": sample_why(dossier, regulations, VILLAGER, paper),
        "recovery_sheet": recovery_sheet.build(
            recovery_sheet.BookOwner.of_cell(CELL), RECOVERY_CODE, paper.profile, HELD_ON
        ),
        "enrolment_card": sample_card(paper.profile),
    }


def sample_why(dossier: Dossier, regulations: RegulationSet, subject_id: SubjectId, paper: PaperDetails) -> Document:
    """Give the sheet that a member reads before the vote."""
    facts = round_facts(dossier, regulations)
    verdict = check_facts(facts)
    own = next(row for row in dossier.subjects if row.subject.id == subject_id)
    found = next(row for row in verdict.subjects if row.subject_id == subject_id)
    why = why_sheet.WhyDetails(subject_id=subject_id, outcomes=explain(subject_facts(facts, own), found))
    return why_sheet.build(dossier, verdict, regulations, why, paper)


def _round_forms(
    dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, paper: PaperDetails
) -> dict[str, Document]:
    """Give the forms that go with the self-reviews."""
    return {
        "scoring_sheet_pl3": scoring_sheet.build(dossier, verdict, regulations, LEADER, paper),
        "scoring_sheet_pl5": scoring_sheet.build(dossier, verdict, regulations, VILLAGER, paper),
        "period_review": period_review.build(dossier, verdict, regulations, VILLAGER, paper),
        "dossier_index": dossier_index.build(dossier, LEADER, paper),
        "re_rating_decision": re_rating_decision.build(CELL, (RE_RATING,), paper, 2026),
        "re_rating_empty": re_rating_decision.build(CELL, (), paper, 2026),
    }


def older_papers(paper: PaperDetails, regulations: Regulations) -> dict[str, Document]:
    """Give the forms of 2019 and 2023, each on the regulations of its year."""
    found = {}
    for year, code, number in (
        (2019, FormCode.F02, 1),
        (2022, FormCode.F01, 1),
        (2023, FormCode.F02A, 2),
        (2024, FormCode.F02B, 1),
    ):
        rules = regulations.in_force_on(date(year, 12, 20))
        dossier = sample_dossier_of(year, code, number)
        name = code.value.lower()
        found[f"self_review_{name}_{year}"] = self_review.build(dossier, NOTHING_SAID, rules, SubjectId(number), paper)
        if code is not FormCode.F01:
            found[f"why_sheet_{name}_{year}"] = sample_why(dossier, rules, SubjectId(number), paper)
        found[f"grade_slip_{name}_{year}"] = grade_slip.build(dossier, rules, SubjectId(number), paper)
    return found


def sample_dossier_of(year: int, code: FormCode, number: int) -> Dossier:
    """Give the sample round as of an earlier year, with one subject on another form and graded in four grades."""
    full = sample_dossier()
    part = full.subjects[number - 1]
    assert part.review is not None
    assert part.file is not None
    grades = (CriterionPoints(code="I.1", grade=Grade.EXCELLENT), CriterionPoints(code="I.2", grade=Grade.GOOD))
    is_cell = code is FormCode.F01
    kind = SubjectKind.CELL if is_cell else SubjectKind.MEMBER
    member = replace(part.file.member, is_civil_servant=number == 1)
    changed = replace(
        part,
        subject=replace(part.subject, form=code, kind=kind, name=CELL.name if is_cell else part.subject.name),
        file=None if is_cell else replace(part.file, member=member),
        review=replace(part.review, points=grades, tasks=None),
    )
    return replace(full, round=replace(full.round, year=year, evaluation_on=date(year, 12, 20)), subjects=(changed,))


def sample_card(profile: FormatProfile) -> Document:
    """Give the card of an invented key."""
    card = enrolment_card.CardDetails(
        holder="Nguyễn Văn Đức", words=WORDS, qr_content="KHOA:CB-KON-ROBANG:0123456789abcdef", made_on=HELD_ON
    )
    return enrolment_card.build(CELL, card, profile)
