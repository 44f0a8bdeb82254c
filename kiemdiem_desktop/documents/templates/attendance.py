"""Who came, who did not and why, who counts in the vote: the lines shared by both minutes."""

from kiemdiem_desktop.documents.blocks import Block, Bullets, Paragraph, plain
from kiemdiem_desktop.documents.templates.frame import name_of
from kiemdiem_desktop.documents.wording import DOTS, NOT_OF_THE_CELL, reason_name
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.meeting import Attendance
from kiemdiem_desktop.domain.verdict import RoundVerdict


def attendance_blocks(dossier: Dossier, verdict: RoundVerdict) -> tuple[Block, ...]:
    """Give the head-counts with official and probationary members apart, and each absence with its reason."""
    base = verdict.vote_base
    came = (base.present_official, base.present_probationary) if base else None
    away = (base.absent_official, base.absent_probationary) if base else None
    absences = tuple(_absence(dossier, row) for row in dossier.attendance if not row.is_present)
    return (
        _counted("Tổng số đảng viên được triệu tập", (came[0] + away[0], came[1] + away[1]) if came and away else None),
        _counted("Có mặt", came),
        _counted("Vắng mặt", away),
        *((Bullets(items=absences),) if absences else ()),
    )


def vote_base_blocks(dossier: Dossier, verdict: RoundVerdict) -> tuple[Block, ...]:
    """Give the number of members that the vote is counted on, and who is left out of it and why."""
    base = verdict.vote_base
    if base is None:
        return ()
    text = f"Số đảng viên được tính để biểu quyết: {len(base.counted)} đồng chí."
    excluded = tuple(
        f"Đồng chí {name_of(dossier, member_id)}: không tính ({reason_name(reason)})"
        for member_id, reason in base.excluded
        if reason not in NOT_OF_THE_CELL
    )
    return (Paragraph(runs=plain(text)), *((Bullets(items=excluded),) if excluded else ()))


def _counted(label: str, counts: tuple[int, int] | None) -> Paragraph:
    whole, official, probationary = (sum(counts), *counts) if counts else (DOTS, DOTS, DOTS)
    text = f"{label}: {whole} đồng chí (chính thức {official}, dự bị {probationary})."
    return Paragraph(runs=plain(text))


def _absence(dossier: Dossier, row: Attendance) -> str:
    standing = "có lý do" if row.is_excused else "không có lý do"
    reason = f": {row.reason}" if row.reason else ""
    return f"Đồng chí {name_of(dossier, row.member_id)} – vắng {standing}{reason}"
