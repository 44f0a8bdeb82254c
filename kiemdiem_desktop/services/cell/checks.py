"""What the rules say of the round: verdicts, findings in words, overrides."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.finding import Finding, FindingText
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.advice import advise
from kiemdiem_desktop.rules.facts import RoundFacts, round_facts
from kiemdiem_desktop.rules.regulations import Article, RegulationSet
from kiemdiem_desktop.rules.sentences import describe_all
from kiemdiem_desktop.rules.verdicts import check_facts
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.dossiers import load_dossier
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.workspace import Workspace

_QUIET = "advice."


@dataclass(frozen=True, kw_only=True)
class CheckedRound:
    """A round as it stands: the dossier, the regulations it is checked by, the verdict and the findings in words.

    `findings` are those of the verdict. `advice` stands apart: nothing that is printed, sent or counted reads it.
    `quiet` are the marks of advice that the secretary has seen and does not want to be reminded of.
    """

    facts: RoundFacts
    verdict: RoundVerdict
    findings: tuple[FindingText, ...]
    quiet: Mapping[str, str]

    @property
    def dossier(self) -> Dossier:
        """The round with all that is about it."""
        return self.facts.dossier

    @property
    def regulations(self) -> RegulationSet:
        """The regulations of the round."""
        return self.facts.regs

    @cached_property
    def advice(self) -> tuple[FindingText, ...]:
        """What the secretary may want to look at again in the self-reviews; worked out when first asked for."""
        wanted = (found for found in advise(self.facts) if self.quiet.get(advice_key(self, found)) != _mark(found))
        return describe_all(wanted, self.dossier, self.regulations)


def check(workspace: Workspace, round_: Round) -> CheckedRound:
    """Check a round against its pinned regulations; findings worst first."""
    dossier = load_dossier(workspace, round_)
    regs = regulation_set(workspace, round_)
    facts = round_facts(dossier, regs)
    verdict = check_facts(facts)
    words = describe_all(verdict.findings, dossier, regs)
    quiet = workspace.store.settings.under(_QUIET)
    return CheckedRound(facts=facts, verdict=verdict, findings=words, quiet=quiet)


def advice_key(checked: CheckedRound, finding: Finding) -> str:
    """Give the name under which it is noted that a piece of advice was seen."""
    other = dict(finding.values).get("others", "")
    return f"{_QUIET}{checked.dossier.round.id}.{finding.subject_id}.{finding.code}.{other}"


def _mark(finding: Finding) -> str:
    """Give what the advice said: when that changes, it is said again."""
    return "; ".join(f"{name} {value}" for name, value in finding.values) or "-"


@round_action(N_("Không nhắc lại lời văn này"))
def hush_advice(workspace: Workspace, checked: CheckedRound, finding: Finding) -> None:
    """Note that a piece of advice was seen, so that it is not said again while the words stay as they are."""
    workspace.store.settings.set(advice_key(checked, finding), _mark(finding))


def find_article(workspace: Workspace, round_: Round, citation: Citation) -> Article | None:
    """Give an article in our own words, None where this program does not hold its text."""
    return regulation_set(workspace, round_).article(citation)


@round_action(N_("Giữ nguyên kèm lý do"))
def override_finding(workspace: Workspace, round_: Round, finding: Finding, *, reason: str, who: str) -> Override:
    """Set a finding aside with a reason that travels in the package.

    Raises: InvalidValueError without a reason, and for advice, which no package knows of.
    """
    if finding.is_advice:
        raise InvalidValueError(
            code="override_of_advice",
            message=_("Đây chỉ là lời nhắc xem lại, không phải lỗi."),
            hint=_("Không cần ghi lý do: cứ để nguyên, hoặc chọn không nhắc nữa ở phần Đối chiếu."),
        )
    if not reason.strip() or not who.strip():
        raise InvalidValueError(
            code="override_without_reason",
            message=_("Chưa ghi lý do hoặc người quyết định giữ nguyên."),
            hint=_("Ghi rõ lý do và họ tên: cấp trên sẽ đọc cùng hồ sơ."),
        )
    return workspace.store.overrides.add(
        Override(
            round_id=round_.id,
            subject_id=finding.subject_id,
            finding_code=finding.code,
            reason=reason,
            who=who,
            at=workspace.clock.now(),
        )
    )


@round_action(N_("Bỏ lý do giữ nguyên"))
def remove_override(workspace: Workspace, override_id: RowId) -> None:
    """Take an override back."""
    workspace.store.overrides.remove(override_id)
