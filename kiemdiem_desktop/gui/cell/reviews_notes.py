"""What the rules say about one field, in small words under it."""

from PySide6.QtWidgets import QLabel

from kiemdiem_desktop.domain.finding import FindingText, Severity
from kiemdiem_desktop.gui.theme import retone, say
from kiemdiem_desktop.i18n import N_, _

_WEIGHTS = {
    Severity.MUST_FIX: (N_("Phải sửa: {what}"), "red"),
    Severity.PLEASE_LOOK: (N_("Nên xem: {what}"), "amber"),
    Severity.NOT_CHECKED: (N_("Chưa kiểm tra được: {what}"), "quiet"),
}


class FindingNotes(QLabel):
    """Hidden while there is nothing to say; the tone is that of the worst finding."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.hide()

    def show_findings(self, findings: tuple[FindingText, ...]) -> None:
        """Show each finding on a line of its own, worst first."""
        self.setText("\n".join(finding_words(text) for text in findings))
        self.setVisible(bool(findings))
        if findings:
            retone(self, _WEIGHTS[findings[0].finding.severity][1])


def finding_words(text: FindingText) -> str:
    """Tell a finding with its weight, what to do and the article."""
    words, _tone = _WEIGHTS[text.finding.severity]
    what = " ".join(part for part in (text.detail or text.rule, text.advice) if part)
    return f"{_(words).format(what=what)} ({text.citation})"


def boxed_text() -> QLabel:
    """Give a passage that is only read, such as last year's."""
    label = say(tone="quiet")
    label.setObjectName("passage")
    return label
