"""What stands between the cell and a sealed package."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.finding import FindingText, Severity
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.field_screens import screen_of


class NotReadyError(KiemdiemError):
    """The dossier cannot be sealed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessItem:
    """One thing that stands between the cell and a sealed package, one click from its place."""

    text: str
    advice: str
    screen: str
    where: str
    subject_id: SubjectId | None


def list_missing(checked: CheckedRound) -> tuple[ReadinessItem, ...]:
    """Give what must be mended, or kept with a reason, before the dossier can be sealed."""
    overridden = {(row.subject_id, row.finding_code) for row in checked.dossier.overrides}
    return tuple(
        _readiness(text)
        for text in checked.findings
        if text.finding.severity is Severity.MUST_FIX and (text.finding.subject_id, text.finding.code) not in overridden
    )


def _readiness(text: FindingText) -> ReadinessItem:
    return ReadinessItem(
        text=f"{text.who}: {text.detail}" if text.who else text.detail,
        advice=text.advice,
        screen=screen_of(text.finding.where),
        where=text.finding.where,
        subject_id=text.finding.subject_id,
    )


def check_ready(checked: CheckedRound) -> None:
    """Refuse a round with something left to mend. Raises: NotReadyError."""
    missing = list_missing(checked)
    if missing:
        raise NotReadyError(
            code="not_ready",
            message=_("Còn {count} việc phải sửa trước khi ký.").format(count=len(missing)),
            hint=_("Xem danh sách ở bước Kiểm tra; bấm từng dòng để đến chỗ cần sửa."),
        )
