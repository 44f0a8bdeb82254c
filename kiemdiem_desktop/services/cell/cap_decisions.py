"""The competent level's decision on the exceptional share of the cap: recorded with its paper and its ground."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.caps import cap_percent
from kiemdiem_desktop.rules.local_layer import EXCEPTION, paper_of
from kiemdiem_desktop.services.action import action, round_action
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.local_rows import kept_rows, withdraw_row
from kiemdiem_desktop.services.cell.parameters import set_parameter
from kiemdiem_desktop.services.cell.subjects import sync_subjects
from kiemdiem_desktop.services.workspace import Workspace

SHARE = "cap_exception_percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapDecision:
    """A decision as it is shown: its paper, the share that it grants, its ground ("" where none was entered)."""

    number: str
    issued_on: date | None
    issuer: str
    percent: int
    ground: str

    @property
    def paper(self) -> str:
        """The paper by number, date and body."""
        row = LocalParameter(
            name=EXCEPTION, value="yes", number=self.number, issued_on=self.issued_on, issuer=self.issuer
        )
        return paper_of(row)


def may_have_exception(checked: CheckedRound) -> bool:
    """Whether the regulations of the round know an exceptional share: only since 2025."""
    return EXCEPTION in checked.regulations.values


def most_percent(checked: CheckedRound) -> int:
    """Give the highest share that a decision may grant."""
    return checked.regulations.number(SHARE)


def find_decision(checked: CheckedRound) -> CapDecision | None:
    """Give the decision that holds in the round, None where there is none."""
    row = next((row for row in checked.regulations.local if row.name == EXCEPTION), None)
    if row is None or not may_have_exception(checked) or not checked.regulations.is_on(EXCEPTION):
        return None
    return CapDecision(
        number=row.number,
        issued_on=row.issued_on,
        issuer=row.issuer,
        percent=cap_percent(checked.regulations),
        ground=row.ground,
    )


@round_action(N_("Ghi quyết định về tỷ lệ xuất sắc"))
def grant_exception(workspace: Workspace, round_: Round, decision: CapDecision) -> None:
    """Record a decision in one step.

    Raises: InvalidValueError without number, date, body or ground; LocalParameterError for a share above the centre's.
    """
    if not decision.ground.strip():
        raise InvalidValueError(
            code="exception_without_ground",
            message=_("Chưa ghi căn cứ để áp dụng tỷ lệ xuất sắc cao hơn (Điều 11 khoản 1 điểm 1.5)."),
            hint=_("Ghi thành tích nổi trội mà quyết định của cấp có thẩm quyền đã nêu."),
        )
    for name, value in ((EXCEPTION, "yes"), (SHARE, str(decision.percent))):
        set_parameter(
            workspace,
            round_,
            LocalParameter(
                name=name,
                value=value,
                number=decision.number.strip(),
                issued_on=decision.issued_on,
                issuer=decision.issuer.strip(),
                refines="Điều 11 khoản 1 điểm 1.5",
                ground=decision.ground.strip(),
            ),
        )


@action(N_("Bỏ quyết định về tỷ lệ xuất sắc"))
def withdraw_exception(workspace: Workspace, decision: CapDecision) -> None:
    """Take a decision back: the normal share holds again."""
    for row in kept_rows(workspace):
        is_same = (row.number, row.issued_on, row.issuer) == (decision.number, decision.issued_on, decision.issuer)
        if row.name in (EXCEPTION, SHARE) and is_same:
            withdraw_row(workspace, row)
    sync_subjects(workspace)
