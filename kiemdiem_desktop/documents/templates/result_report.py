"""Báo cáo kết quả kiểm điểm, xếp loại: what the superior reads first."""

from kiemdiem_desktop.documents.blocks import Blank, Block, Bullets, Document, Heading, SignatureGrid, Title
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, party_header, recipients_of
from kiemdiem_desktop.documents.templates.level_table import collective_levels, level_table, named_levels
from kiemdiem_desktop.documents.templates.phrases import (
    LONG_DOTS,
    addressed,
    grounds,
    headed,
    meeting_of,
    paper_of,
    said,
    year_of,
)
from kiemdiem_desktop.documents.templates.totals import (
    Totals,
    collectives_of,
    counted,
    members_of,
    official_of,
    totals_of,
)
from kiemdiem_desktop.documents.wording import (
    CAP_NAMES,
    DOTS,
    STATE_NAMES,
    PaperDetails,
    group_name,
    party_date,
    reason_name,
    sentence,
)
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.member import Sex
from kiemdiem_desktop.domain.verdict import CapGroup, RoundVerdict
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_LARGEST_GROUP = "kinh"
_ENCLOSED = (
    "Biên bản hội nghị, biên bản kiểm phiếu;",
    "Danh sách đề nghị xếp loại, bảng tổng hợp;",
    "Báo cáo kiểm điểm của tập thể, bản tự kiểm điểm của đảng viên.",
)


def build(dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, paper: PaperDetails) -> Document:
    """Give the report with every figure counted from the dossier; what only people can say is left as lines."""
    totals = totals_of(dossier, verdict)
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="BC"),
        Title(
            name="BÁO CÁO",
            lines=("Kết quả kiểm điểm, đánh giá, xếp loại chất lượng", f"tập thể và đảng viên {year_of(dossier)}"),
            has_rule=True,
        ),
        *addressed("Kính gửi", (dossier.cell.superior_name,)),
        *grounds(regulations, paper),
        said(f"{dossier.cell.name} báo cáo kết quả như sau:"),
        headed(1, "Tình hình chung"),
        _general(dossier, totals),
        headed(2, "Công tác chuẩn bị, lãnh đạo"),
        *_prepared(dossier, paper),
        headed(3, "Kết quả kiểm điểm"),
        *_reviewed(dossier, totals),
        headed(4, "Hạn chế, khuyết điểm của tập thể; giải trình nội dung được gợi ý"),
        *_shortcomings(dossier),
        headed(5, "Kết quả đánh giá, xếp loại"),
        *_rated(dossier, verdict, totals),
        headed(6, "Khó khăn, vướng mắc; đề xuất, kiến nghị"),
        Blank(lines=3, is_dotted=True),
        headed(7, "Biện pháp khắc phục hạn chế, khuyết điểm"),
        *_remedies(dossier),
        Heading(text="Tài liệu kèm theo", level=3),
        Bullets(items=_ENCLOSED),
        SignatureGrid(left=recipients_of(dossier, paper), right=cell_signature(dossier, paper)),
    )
    return paper_of(dossier, paper, blocks, code="result_report", title="Báo cáo kết quả kiểm điểm, xếp loại")


def _general(dossier: Dossier, totals: Totals) -> Block:
    official = official_of(totals.standings, dossier)
    women = totals.count(lambda row: row.file.member.sex is Sex.FEMALE)
    minority = totals.count(lambda row: row.file.member.ethnic_group.strip().lower() not in {"", _LARGEST_GROUP})
    return said(
        f"Tổng số đảng viên của chi bộ: {totals.members} đồng chí (chính thức {official}, dự bị "
        f"{totals.members - official}); nữ {women}; dân tộc thiểu số {minority}; "
        f"không thuộc diện xếp loại {totals.exempt}."
    )


def _prepared(dossier: Dossier, paper: PaperDetails) -> tuple[Block, ...]:
    meeting = meeting_of(dossier)
    prompts = sum(len(part.prompts) for part in dossier.subjects)
    answered = sum(prompt.is_answered for part in dossier.subjects for prompt in part.prompts)
    return (
        said(
            f"Hội nghị kiểm điểm được tổ chức {party_date(meeting.held_on, paper.profile)} tại "
            f"{meeting.place or LONG_DOTS}{'; có đại diện cấp ủy cấp trên dự' if meeting.superior_attended else ''}."
        ),
        said(
            f"Số nội dung cấp trên gợi ý kiểm điểm: {prompts}; đã giải trình: {answered}."
            if prompts
            else _no_prompts(dossier)
        ),
    )


def _no_prompts(dossier: Dossier) -> str:
    if dossier.meeting is None:  # printed before the conference: what comes from above is not known yet
        return f"Số nội dung cấp trên gợi ý kiểm điểm: {DOTS}; đã giải trình: {DOTS}."
    return "Cấp trên không gợi ý nội dung kiểm điểm."


def _reviewed(dossier: Dossier, totals: Totals) -> tuple[Block, ...]:
    collectives = collectives_of(dossier)
    done = sum(part.review is not None for part in collectives)
    due = totals.members - totals.exempt
    reviewed = totals.count(lambda row: row.has_reviewed and not row.is_exempt)
    others = [row for row in totals.standings if row.is_exempt and row.eligibility is not None]
    reasons = tuple(
        f"Đồng chí {unbroken(row.file.member.full_name)}: {reason_name(row.eligibility.reason)}"
        for row in others
        if row.eligibility
    )
    is_open = dossier.meeting is None and not done and not reviewed
    shown = counted(done, is_open=is_open)
    lead = said("Không thuộc diện kiểm điểm hoặc xếp loại:", stays_with_next=True)
    return (
        *((said(f"Tập thể: {shown} trên {len(collectives)} tập thể đã kiểm điểm."),) if collectives else ()),
        said(
            f"Cá nhân: phải kiểm điểm {due} đồng chí; đã kiểm điểm {counted(reviewed, is_open=is_open)}; "
            f"chưa kiểm điểm {counted(due - reviewed, is_open=is_open)}."
        ),
        *((lead, Bullets(items=reasons)) if reasons else ()),
    )


def _shortcomings(dossier: Dossier) -> tuple[Block, ...]:
    found = tuple(sentence(row.what) for part in collectives_of(dossier) for row in part.shortcomings)
    carried = [row for part in dossier.subjects for row in part.carried]
    states = [row.state for row in carried]
    old = "; ".join(f"{name} {states.count(state)}" for state, name in STATE_NAMES.items())
    prompts = tuple(
        sentence(
            f"{unbroken(part.subject.name)}: {prompt.text} – {prompt.answer or prompt.declined_reason or LONG_DOTS}"
        )
        for part in collectives_of(dossier)
        for prompt in part.prompts
    )
    return (
        *((Bullets(items=found),) if found else (Blank(lines=3, is_dotted=True),)),
        *((said(f"Hạn chế, khuyết điểm từ các kỳ trước: {len(carried)}, gồm {old}."),) if carried else ()),
        *((said("Giải trình nội dung được gợi ý:", stays_with_next=True), Bullets(items=prompts)) if prompts else ()),
    )


def _rated(dossier: Dossier, verdict: RoundVerdict, totals: Totals) -> tuple[Block, ...]:
    rated, left = counted(totals.rated, is_open=totals.is_open), 0 if totals.is_open else totals.left
    return (
        *(
            (said("Đối với tập thể:", stays_with_next=True), *collective_levels(dossier))
            if collectives_of(dossier)
            else ()
        ),
        said(f"Đối với đảng viên: chi bộ đề nghị xếp loại {rated} đồng chí:", stays_with_next=True),
        level_table(totals),
        *named_levels(dossier, totals),
        *(said(_cap(group)) for group in verdict.caps),
        *((said(f"Còn {left} đồng chí chưa xếp loại, chi bộ báo cáo bổ sung sau."),) if left else ()),
    )


def _cap(group: CapGroup) -> str:
    text = f"Nhóm {group_name(group.code)}: hoàn thành xuất sắc {group.htxs}, hoàn thành tốt {group.htt}"
    chosen = next((row for row in group.readings if row.is_default), None)
    if chosen is None:
        return f"{text}."
    return f"{text}; mức tối đa {chosen.percent}%, {CAP_NAMES[chosen.code]}: {chosen.limit}."


def _remedies(dossier: Dossier) -> tuple[Block, ...]:
    parts = (*collectives_of(dossier), *members_of(dossier))
    found = tuple(line for part in parts for line in _lines(part))
    return (Bullets(items=found),) if found else (Blank(lines=3, is_dotted=True),)


def _lines(part: SubjectDossier) -> tuple[str, ...]:
    if part.subject.member_id is not None:
        return ()
    return tuple(sentence(row.remedy) for row in part.shortcomings if row.remedy)
