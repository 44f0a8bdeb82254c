"""Kế hoạch kiểm điểm: who is reviewed, what is done by when, and who does it."""

from collections.abc import Iterator
from datetime import date

from kiemdiem_desktop.documents.blocks import Alignment, Block, Bullets, Column, Document, SignatureGrid, Title
from kiemdiem_desktop.documents.templates.frame import cell_signature, party_header, recipients_of
from kiemdiem_desktop.documents.templates.phrases import (
    LONG_DOTS,
    grounds,
    headed,
    meeting_of,
    paper_of,
    said,
    simple_table,
    year_of,
)
from kiemdiem_desktop.documents.templates.totals import collectives_of, members_of, totals_of
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.working_days import working_days_before

_COLUMNS = (
    Column(width=10, alignment=Alignment.CENTRE),
    Column(width=78),
    Column(width=42),
    Column(width=35),
)
_HEADS = ("TT", "Nội dung", "Thời gian", "Thực hiện")
_AIMS = (
    "Đánh giá đúng kết quả lãnh đạo của tập thể và việc thực hiện nhiệm vụ của từng đảng viên trong năm.",
    "Chỉ rõ ưu điểm, hạn chế, khuyết điểm, nguyên nhân, trách nhiệm và biện pháp khắc phục.",
    "Tự phê bình và phê bình thẳng thắn, trên tinh thần xây dựng; không nể nang, không né tránh.",
    "Kiểm điểm tập thể trước, cá nhân sau; người đứng đầu kiểm điểm trước.",
    "Xếp loại đúng tiêu chuẩn, đúng tỷ lệ, đúng thời hạn.",
)
_DUTIES = (
    "Bí thư chi bộ chủ trì chuẩn bị báo cáo kiểm điểm tập thể và chủ trì hội nghị.",
    "Từng đảng viên viết bản tự kiểm điểm, tự chấm điểm theo mẫu và nộp đúng hạn.",
    "Thư ký hội nghị chuẩn bị mẫu biểu, phiếu, ghi biên bản và hoàn chỉnh hồ sơ.",
)


def build(
    dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, paper: PaperDetails, due_on: date | None
) -> Document:
    """Give the plan; `due_on` is the last day for the dossier. Days that are not known are left as dots."""
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="KH"),
        Title(
            name="KẾ HOẠCH",
            lines=("Kiểm điểm, đánh giá, xếp loại chất lượng", f"tập thể và đảng viên {year_of(dossier)}"),
            has_rule=True,
        ),
        *grounds(regulations, paper),
        said(f"{dossier.cell.name} xây dựng kế hoạch như sau:"),
        headed(1, "Mục đích, yêu cầu"),
        Bullets(items=_AIMS),
        headed(2, "Đối tượng"),
        *_subjects(dossier, verdict),
        headed(3, "Tiến độ"),
        simple_table(
            "Tiến độ", ("TT", "Nội dung", "Thời gian", "Thực hiện"), _COLUMNS, _steps(dossier, regulations, due_on)
        ),
        headed(4, "Tổ chức thực hiện"),
        Bullets(items=_DUTIES),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(dossier, paper, blocks, code="review_plan", title="Kế hoạch kiểm điểm")


def _subjects(dossier: Dossier, verdict: RoundVerdict) -> tuple[Block, ...]:
    names = ", ".join(part.subject.name for part in collectives_of(dossier)) or LONG_DOTS
    totals = totals_of(dossier, verdict)
    members = f"Cá nhân: {len(members_of(dossier))} đảng viên trên tổng số {totals.members} đảng viên của chi bộ."
    exempt = f"Không thuộc diện kiểm điểm, xếp loại: {totals.exempt} đảng viên (có danh sách riêng)."
    collective = () if dossier.round.period.is_quarter else (f"Tập thể: {names}.",)
    return (Bullets(items=(*collective, members, *((exempt,) if totals.exempt else ()))),)


def _steps(dossier: Dossier, regulations: RegulationSet, due_on: date | None) -> Iterator[tuple[int, str, str, str]]:
    held = meeting_of(dossier).held_on
    knows_limit = "draft_working_days" in regulations.values  # the first guidance, of 2018, sets none
    days = regulations.number("draft_working_days") if knows_limit else None
    draft = working_days_before(held, days, regulations) if held and days is not None else None
    place = meeting_of(dossier).place
    answers = ("Chuẩn bị giải trình các nội dung cấp trên gợi ý", _before(draft), "Tập thể, cá nhân được gợi ý")
    prompted = (answers,) if any(part.prompts for part in dossier.subjects) else ()
    rows = (
        ("Phổ biến kế hoạch, mẫu biểu đến từng đảng viên", LONG_DOTS, "Bí thư"),
        ("Lấy ý kiến nhận xét nơi cư trú", LONG_DOTS, "Chi ủy, đảng viên"),
        *prompted,
        ("Viết bản tự kiểm điểm, tự chấm điểm và nộp chi bộ", _before(draft), "Từng đảng viên"),
        ("Gửi dự thảo báo cáo kiểm điểm tập thể đến người dự hội nghị", _by(draft), "Bí thư, thư ký"),
        (f"Hội nghị kiểm điểm, bỏ phiếu{f' tại {place}' if place else ''}", _on(held), "Toàn chi bộ"),
        ("Hoàn chỉnh biên bản, danh sách, bảng tổng hợp, báo cáo, tờ trình", LONG_DOTS, "Bí thư, thư ký"),
        (f"Gửi hồ sơ đến {dossier.cell.superior_name}", _by(due_on), "Bí thư"),
        ("Lập và thực hiện kế hoạch khắc phục hạn chế, khuyết điểm", "Sau khi có kết quả xếp loại", "Tập thể, cá nhân"),
    )
    return ((number, *row) for number, row in enumerate(rows, 1))


def _on(day: date | None) -> str:
    return "Ngày " + day.strftime("%d/%m/%Y") if day else LONG_DOTS


def _by(day: date | None) -> str:
    return "Chậm nhất ngày " + day.strftime("%d/%m/%Y") if day else LONG_DOTS


def _before(day: date | None) -> str:
    return "Trước ngày " + day.strftime("%d/%m/%Y") if day else LONG_DOTS
