"""Tờ trình đề nghị công nhận kết quả xếp loại."""

from kiemdiem_desktop.documents.blocks import Block, Bullets, Document, SignatureGrid, Title
from kiemdiem_desktop.documents.templates.frame import cell_signature, party_header, recipients_of
from kiemdiem_desktop.documents.templates.level_table import collective_levels, level_table, named_levels
from kiemdiem_desktop.documents.templates.phrases import (
    addressed,
    grounds,
    headed,
    meeting_of,
    paper_of,
    said,
    submission_word,
    year_of,
)
from kiemdiem_desktop.documents.templates.totals import collectives_of, counted, totals_of
from kiemdiem_desktop.documents.wording import PaperDetails, party_date
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_ENCLOSED = (
    "Báo cáo kết quả kiểm điểm, xếp loại;",
    "Biên bản hội nghị, biên bản kiểm phiếu;",
    "Danh sách đề nghị xếp loại, bảng tổng hợp;",
    "Báo cáo kiểm điểm của tập thể, bản tự kiểm điểm của đảng viên.",
)


def build(dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, paper: PaperDetails) -> Document:
    """Give the submission: grounds, what is asked for, and what is enclosed."""
    totals = totals_of(dossier, verdict)
    first = 2 if collectives_of(dossier) else 1  # a quarter has leaders only
    held = party_date(meeting_of(dossier).held_on, paper.profile)
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="TTr"),
        Title(
            name="TỜ TRÌNH",
            lines=(
                "Đề nghị công nhận kết quả đánh giá, xếp loại chất lượng",
                f"tập thể và đảng viên {year_of(dossier)}",
            ),
            has_rule=True,
        ),
        *addressed(submission_word(paper), (dossier.cell.superior_name,)),
        *grounds(regulations, paper, f"Căn cứ biên bản hội nghị kiểm điểm và biên bản kiểm phiếu {held}"),
        said(f"{dossier.cell.name} trình {dossier.cell.superior_name} xem xét, công nhận:"),
        *_collectives(dossier),
        headed(first, f"Đối với đảng viên: {counted(totals.rated, is_open=totals.is_open)} đồng chí"),
        level_table(totals),
        *named_levels(dossier, totals),
        headed(first + 1, "Hồ sơ kèm theo"),
        Bullets(items=_ENCLOSED),
        said(f"Kính trình {dossier.cell.superior_name} xem xét, quyết định."),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(dossier, paper, blocks, code="submission", title="Tờ trình đề nghị công nhận xếp loại")


def _collectives(dossier: Dossier) -> tuple[Block, ...]:
    return (headed(1, "Đối với tập thể"), *collective_levels(dossier)) if collectives_of(dossier) else ()
