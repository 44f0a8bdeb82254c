"""Nghị quyết của chi bộ about the result, where the local custom asks for one."""

from kiemdiem_desktop.documents.blocks import Blank, Block, Bullets, Document, SignatureGrid, Title, prose
from kiemdiem_desktop.documents.templates.attendance import attendance_blocks
from kiemdiem_desktop.documents.templates.frame import cell_signature, name_of, party_header, recipients_of
from kiemdiem_desktop.documents.templates.level_table import collective_levels, level_table, named_levels
from kiemdiem_desktop.documents.templates.phrases import (
    LONG_DOTS,
    centred,
    grounds,
    headed,
    meeting_of,
    paper_of,
    said,
    year_of,
)
from kiemdiem_desktop.documents.templates.totals import totals_of
from kiemdiem_desktop.documents.wording import DOTS, PaperDetails, party_date
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.regulation_set import RegulationSet


def build(dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, paper: PaperDetails) -> Document:
    """Give the resolution; the show of hands on the resolution itself is left to be written."""
    meeting, totals = meeting_of(dossier), totals_of(dossier, verdict)
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="NQ"),
        Title(
            name="NGHỊ QUYẾT",
            lines=("Về kết quả kiểm điểm, đánh giá, xếp loại chất lượng", f"tập thể và đảng viên {year_of(dossier)}"),
            has_rule=True,
        ),
        *grounds(regulations, paper, "Căn cứ kết quả hội nghị kiểm điểm và kết quả kiểm phiếu"),
        said(
            f"{party_date(meeting.held_on, paper.profile).capitalize()}, tại {meeting.place or LONG_DOTS}, "
            f"{dossier.cell.name} họp kiểm điểm, đánh giá, xếp loại chất lượng {year_of(dossier)}."
        ),
        *attendance_blocks(dossier, verdict),
        said(f"Chủ trì hội nghị: đồng chí {name_of(dossier, meeting.chair_id)}."),
        said(f"Thư ký hội nghị: đồng chí {name_of(dossier, meeting.secretary_id)}."),
        centred("CHI BỘ QUYẾT NGHỊ", is_bold=True),
        headed(1, "Thông qua kết quả kiểm điểm của tập thể và đảng viên; thống nhất đề nghị xếp loại"),
        *collective_levels(dossier),
        level_table(totals),
        *named_levels(dossier, totals),
        headed(2, "Nhiệm vụ, biện pháp khắc phục hạn chế, khuyết điểm"),
        *(prose(meeting.conclusion) or (Blank(lines=3, is_dotted=True),)),
        headed(3, "Tổ chức thực hiện"),
        Bullets(
            items=(
                f"Giao bí thư chi bộ hoàn chỉnh hồ sơ, trình {dossier.cell.superior_name}.",
                "Tập thể và từng đảng viên thực hiện kế hoạch khắc phục đã đề ra.",
            )
        ),
        said(
            f"Biểu quyết thông qua: tán thành {DOTS} đồng chí, đạt {DOTS}% so với tổng số đảng viên chính thức; "
            f"không tán thành {DOTS} đồng chí."
        ),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(dossier, paper, blocks, code="resolution", title="Nghị quyết về kết quả kiểm điểm, xếp loại")
