"""Every paper of the program, filled from the invented cell."""

from kiemdiem_desktop.documents.blocks import Document
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.templates import (
    enrolment_card,
    meeting_minutes,
    proposal_list,
    recovery_sheet,
    self_review,
    tally_minutes,
)
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from tests.documents.sample_dossier import CELL, HELD_ON, sample_dossier, sample_verdict

RECOVERY_CODE = "K7QF-2M9X-TR4P-8WZC-H3LN-5VDB-Y6GJ-0SAE"
WORDS = ("sông", "núi", "lúa", "gà", "mưa", "nắng", "đèn", "sách", "thuyền", "trăng", "biển", "hoa")
LEADER, VILLAGER = SubjectId(1), SubjectId(2)


def sample_papers(paper: PaperDetails, regulations: RegulationSet) -> dict[str, Document]:
    """Give each paper by a short name."""
    dossier, verdict = sample_dossier(), sample_verdict()
    return {
        "meeting_minutes": meeting_minutes.build(dossier, verdict, paper),
        "tally_minutes": tally_minutes.build(dossier, verdict, paper),
        "proposal_list": proposal_list.build(dossier, verdict, paper),
        "self_review_2a": self_review.build(dossier, verdict, regulations, LEADER, paper),
        "self_review_2c": self_review.build(dossier, verdict, regulations, VILLAGER, paper),
        "recovery_sheet": recovery_sheet.build(CELL, RECOVERY_CODE, paper.profile, HELD_ON),
        "enrolment_card": sample_card(paper.profile),
    }


def sample_card(profile: FormatProfile) -> Document:
    """Give the card of an invented key."""
    card = enrolment_card.CardDetails(
        holder="Nguyễn Văn Đức", words=WORDS, qr_content="KHOA:CB-KON-ROBANG:0123456789abcdef", made_on=HELD_ON
    )
    return enrolment_card.build(CELL, card, profile)
