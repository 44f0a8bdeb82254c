"""Biên bản hội nghị cấp ủy xét, quyết định xếp loại: who came, what was said, levels set otherwise than proposed."""

from collections.abc import Sequence

from kiemdiem_desktop.documents.blocks import (
    Blank,
    Block,
    Bullets,
    Document,
    Heading,
    Signature,
    SignatureGrid,
    Title,
    prose,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.decision_frame import (
    DecidedLine,
    DecisionPaper,
    counted_levels,
    decision_document,
    decision_header,
    level_words,
)
from kiemdiem_desktop.documents.templates.phrases import LONG_DOTS, said
from kiemdiem_desktop.documents.wording import DOTS, clock, party_date, sentence
from kiemdiem_desktop.domain.committee_meeting import CommitteeAttendance, CommitteeMeeting

_LINES = 4


def build(
    paper: DecisionPaper,
    meeting: CommitteeMeeting,
    attendance: Sequence[CommitteeAttendance],
    lines: Sequence[DecidedLine],
) -> Document:
    """Give the minutes; what is not entered is left as dots or lines to write by hand."""
    blocks: tuple[Block, ...] = (
        decision_header(paper, "BB"),
        Title(
            name="BIÊN BẢN",
            lines=(f"Hội nghị {paper.decider}", f"xét, quyết định xếp loại chất lượng {paper.period}"),
            has_rule=True,
        ),
        Heading(text="I. Thời gian, địa điểm, thành phần"),
        said(
            f"Bắt đầu hồi {clock(meeting.started_at)}, {party_date(meeting.held_on, paper.profile)}, "
            f"tại {meeting.place or LONG_DOTS}, {paper.decider} họp xét, quyết định xếp loại chất lượng "
            f"tập thể và đảng viên {paper.period}."
        ),
        *attended(attendance),
        *((said(f"Mời dự: {sentence(meeting.guests)}"),) if meeting.guests else ()),
        said(f"Chủ trì: {_comrade(meeting.chair)}."),
        said(f"Thư ký: {_comrade(meeting.secretary)}."),
        Heading(text="II. Nội dung"),
        said(
            f"Hội nghị nghe báo cáo kết quả thẩm định hồ sơ của {_cells(lines)}, xem xét tỷ lệ xuất sắc theo nhóm "
            "đối tượng tương đồng, thảo luận và bỏ phiếu (có biên bản kiểm phiếu kèm theo)."
        ),
        *(prose(meeting.discussion) or (Blank(lines=_LINES, is_dotted=True),)),
        Heading(text="III. Kết luận"),
        *_concluded(lines),
        *(prose(meeting.conclusion) or (Blank(lines=_LINES, is_dotted=True),)),
        said(f"Hội nghị kết thúc hồi {clock(meeting.ended_at)} cùng ngày. Biên bản đã thông qua trước hội nghị."),
        SignatureGrid(
            left=Signature(on_behalf="THƯ KÝ HỘI NGHỊ", name=unbroken(meeting.secretary)),
            right=Signature(on_behalf="CHỦ TRÌ HỘI NGHỊ", name=unbroken(meeting.chair)),
        ),
    )
    return decision_document(paper, blocks, code="committee_minutes", title="Biên bản hội nghị cấp ủy về xếp loại")


def attended(attendance: Sequence[CommitteeAttendance]) -> tuple[Block, ...]:
    """Give how many members of the body came, and each who did not with the reason."""
    present = sum(row.is_present for row in attendance)
    whole, came, away = (len(attendance), present, len(attendance) - present) if attendance else (DOTS, DOTS, DOTS)
    absent = tuple(_absence(row) for row in attendance if not row.is_present)
    return (
        said(f"Tổng số thành viên được triệu tập: {whole} đồng chí; có mặt: {came}; vắng mặt: {away}."),
        *((Bullets(items=absent),) if absent else ()),
    )


def _absence(row: CommitteeAttendance) -> str:
    post = f" – {row.post}" if row.post else ""
    return f"Đồng chí {unbroken(row.name)}{post}: vắng{f' ({row.reason})' if row.reason else ', không rõ lý do'}"


def _concluded(lines: Sequence[DecidedLine]) -> tuple[Block, ...]:
    if not lines:
        return ()
    members, others = [row for row in lines if row.is_member], [row for row in lines if not row.is_member]
    changed = tuple(_change(line) for line in lines if line.decided is not line.proposed)
    return (
        *((said(f"Tập thể ({len(others)}): {sentence(counted_levels(others, 'tập thể'))}"),) if others else ()),
        *((said(f"Đảng viên ({len(members)}): {sentence(counted_levels(members, 'đồng chí'))}"),) if members else ()),
        *(
            (said("Những trường hợp kết luận khác đề nghị của chi bộ:", stays_with_next=True), Bullets(items=changed))
            if changed
            else (said("Hội nghị thống nhất các mức chi bộ đã đề nghị."),)
        ),
    )


def _change(line: DecidedLine) -> str:
    who = f"Đồng chí {line.called}" if line.is_member else line.called
    reason = f": {line.reason}" if line.reason else ""
    told = f"{who} ({line.cell_name}): từ “{level_words(line.proposed)}” sang “{level_words(line.decided)}”{reason}"
    return sentence(told)


def _cells(lines: Sequence[DecidedLine]) -> str:
    count = len({line.cell_name for line in lines})
    return f"{count} chi bộ" if count else f"{DOTS} chi bộ"


def _comrade(name: str) -> str:
    return f"đồng chí {unbroken(name)}" if name else LONG_DOTS
