"""The superior's letter of prompts: read, confirmed piece by piece, taken over as one step, and kept as it came."""

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RoundId, SubjectId
from kiemdiem_desktop.domain.prompt import ReviewPrompt
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.intake.guidance import Addressee, GuidanceDraft, GuidancePiece, split_guidance
from kiemdiem_desktop.intake.letter_text import LetterText, read_letter
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.letters import Original, keep_original
from kiemdiem_desktop.services.workspace import Workspace

__all__ = [
    "GuidanceDraft",
    "GuidancePiece",
    "LetterText",
    "draft_guidance",
    "is_known",
    "read_letter",
    "take_guidance",
]


def draft_guidance(checked: CheckedRound, letter: LetterText) -> GuidanceDraft:
    """Part a letter into pieces for the subjects of the round."""
    people = tuple(Addressee(subject=own.subject, post=own.subject.party_post) for own in checked.dossier.subjects)
    return split_guidance(letter.lines, people)


def is_known(checked: CheckedRound, subject_id: SubjectId | None, text: str) -> bool:
    """Whether the round holds this prompt already."""
    own = next((own for own in checked.dossier.subjects if own.subject.id == subject_id), None)
    return own is not None and any(search_key(row.text) == search_key(text) for row in own.prompts)


@round_action(N_("Nhập gợi ý từ văn bản"))
def take_guidance(
    workspace: Workspace, round_id: RoundId, letter: LetterText, draft: GuidanceDraft
) -> tuple[ReviewPrompt, ...]:
    """Store every piece as a prompt and keep the letter, as one undo step.

    Raises: InvalidValueError where there is no piece, or one has no text or nobody to ask.
    """
    _check(draft)
    stored = tuple(
        workspace.store.prompts.add(
            ReviewPrompt(
                round_id=round_id,
                subject_id=piece.subject_id,
                issuer=draft.issuer,
                number=draft.number,
                issued_on=draft.issued_on,
                text=piece.text.strip(),
                due_on=draft.due_on,
            )
        )
        for piece in draft.pieces
        if piece.subject_id is not None
    )
    original = Original(file_name=letter.file_name, digest=letter.digest, number=draft.number)
    keep_original(workspace, round_id, original, letter.content)
    return stored


def _check(draft: GuidanceDraft) -> None:
    if not draft.pieces:
        raise InvalidValueError(
            code="no_pieces",
            message=_("Chưa chọn gợi ý nào để ghi."),
            hint=_("Đánh dấu những đoạn là gợi ý, hoặc bấm “Thêm đoạn”."),
        )
    if any(not piece.text.strip() for piece in draft.pieces):
        raise InvalidValueError(
            code="empty_prompt", message=_("Có gợi ý chưa có nội dung."), hint=_("Ghi nội dung, hoặc bỏ đoạn đó ra.")
        )
    if any(piece.subject_id is None for piece in draft.pieces):
        raise InvalidValueError(
            code="prompt_without_subject",
            message=_("Có gợi ý chưa rõ dành cho ai."),
            hint=_("Chọn người hoặc tập thể ở cột “Gợi ý cho”, hoặc bỏ đoạn đó ra."),
        )
