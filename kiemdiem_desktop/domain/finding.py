"""What a check finds: data, not a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating import Override


class Severity(StrEnum):
    """How strongly a finding speaks."""

    MUST_FIX = "must_fix"
    PLEASE_LOOK = "please_look"
    NOT_CHECKED = "not_checked"  # could not be checked: never a silent pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding.

    `where` names the field ("review.tasks", "ballot", "rating.proposed", "member.admitted_on"),
    `values` what was found and what was wanted, in the order that the sentence names them.
    `closes` are the levels that this finding closes; `forces_kht` marks a case of "không hoàn thành";
    `needs_competent_level` marks a case that only the competent level can conclude.
    `override` is the reason for setting the finding aside; it stays on the list all the same.
    """

    code: str
    severity: Severity
    subject_id: SubjectId | None
    where: str
    values: tuple[tuple[str, str], ...] = ()
    citation: Citation
    closes: tuple[Level, ...] = ()
    forces_kht: bool = False
    needs_competent_level: bool = False
    override: Override | None = None

    @property
    def is_advice(self) -> bool:
        """Whether it is only a reminder to the secretary: never printed, never sent, never set aside with a reason."""
        return self.code.startswith("advice.")

    @property
    def blocks(self) -> bool:
        """Whether it must be fixed, and nobody set it aside with a reason."""
        return self.severity is Severity.MUST_FIX and self.override is None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingText:
    """A finding in words, in the order in which it is read."""

    finding: Finding
    who: str
    where: str
    rule: str
    detail: str
    advice: str
    citation: str
