"""What the rules say of the round: verdicts, findings in words, what-if of the cap, overrides."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.finding import Finding, FindingText
from kiemdiem_desktop.domain.ids import RowId, SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.verdict import CapGroup, RoundVerdict
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.caps import caps_with
from kiemdiem_desktop.rules.regulations import Article, RegulationSet
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.rules.verdicts import check_round
from kiemdiem_desktop.services.action import round_action
from kiemdiem_desktop.services.cell.dossiers import load_dossier
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRound:
    """A round as it stands: the dossier, the regulations it is checked by, the verdict and the findings in words."""

    dossier: Dossier
    regulations: RegulationSet
    verdict: RoundVerdict
    findings: tuple[FindingText, ...]


def check(workspace: Workspace, round_: Round) -> CheckedRound:
    """Check a round against its pinned regulations; findings worst first."""
    dossier = load_dossier(workspace, round_)
    regs = regulation_set(workspace, round_)
    verdict = check_round(dossier, regs)
    words = tuple(describe(finding, dossier, regs) for finding in verdict.findings)
    return CheckedRound(dossier=dossier, regulations=regs, verdict=verdict, findings=words)


def find_article(workspace: Workspace, round_: Round, citation: Citation) -> Article | None:
    """Give an article in our own words, None where this program does not hold its text."""
    return regulation_set(workspace, round_).article(citation)


def what_if(checked: CheckedRound, levels: Mapping[SubjectId, Level]) -> tuple[CapGroup, ...]:
    """Give the caps as they would be with other proposed levels; nothing is recorded."""
    return caps_with(checked.dossier, checked.regulations, levels)


@round_action(N_("Giữ nguyên kèm lý do"))
def override_finding(workspace: Workspace, round_: Round, finding: Finding, *, reason: str, who: str) -> Override:
    """Set a finding aside with a reason that travels in the package. Raises: InvalidValueError without one."""
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
