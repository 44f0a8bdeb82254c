"""The words that comments are shown with."""

from kiemdiem_desktop.domain.comment import AnswerKind, Comment, CommentKind, CommentSource
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.gui.widgets.chip import level_words
from kiemdiem_desktop.i18n import N_, _

SOURCES = (
    (CommentSource.MEETING, N_("Tại hội nghị")),
    (CommentSource.RESIDENCE, N_("Nơi cư trú (Quy định 213)")),
    (CommentSource.AGENCY, N_("Người đứng đầu cơ quan, đơn vị")),
    (CommentSource.MASS_ORGANISATION, N_("Đoàn thể")),
    (CommentSource.FORMER_CELL, N_("Chi bộ nơi chuyển đi")),
    (CommentSource.TEMPORARY_CELL, N_("Chi bộ nơi sinh hoạt tạm thời")),
    (CommentSource.SUPERIOR, N_("Cấp ủy cấp trên")),
)
KINDS = (
    (CommentKind.STRENGTH, N_("Ưu điểm")),
    (CommentKind.SHORTCOMING, N_("Hạn chế, khuyết điểm")),
    (CommentKind.PROPOSAL, N_("Kiến nghị")),
)
ANSWERS = (
    (AnswerKind.NONE, N_("Chưa trả lời")),
    (AnswerKind.ACCEPTED, N_("Tiếp thu")),
    (AnswerKind.EXPLAINED, N_("Giải trình")),
)


def speaker_words(comment: Comment, names: dict[MemberId, str]) -> str:
    """Name who spoke; "" where nobody is named."""
    return names.get(comment.speaker_id, "") if comment.speaker_id is not None else comment.speaker_text


def comment_words(comment: Comment, names: dict[MemberId, str]) -> str:
    """Write a comment with its source, its speaker, the level it holds and the answer, one under the other."""
    head = [_(dict(KINDS)[comment.kind]), _(dict(SOURCES)[comment.source]), speaker_words(comment, names)]
    lines = [" · ".join(part for part in head if part)]
    if comment.level is not None:
        lines.append(_("Xếp loại của cơ quan: {level}").format(level=level_words(comment.level)))
    lines += [comment.text] if comment.text else []
    if comment.answer is not AnswerKind.NONE or comment.answer_text:
        answer = _(dict(ANSWERS)[comment.answer])
        lines.append(f"→ {answer}: {comment.answer_text}" if comment.answer_text else f"→ {answer}")
    if comment.is_internal:
        lines.append(_("Chỉ lưu ở chi bộ, không gửi cấp trên."))
    return "\n".join(lines)
