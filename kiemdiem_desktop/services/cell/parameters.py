"""The local layer: what the superior's own papers set in place of stated defaults."""

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.local_layer import is_same_paper
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.preview import VerdictPreview, changed_verdicts
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.dossiers import load_dossier
from kiemdiem_desktop.services.cell.local_layers import set_with
from kiemdiem_desktop.services.cell.local_rows import keep_rows, kept_rows, withdraw_row
from kiemdiem_desktop.services.cell.subjects import regulation_set, sync_subjects
from kiemdiem_desktop.services.workspace import Workspace


@action(N_("Sửa quy định riêng của cấp trên"))
def set_parameter(workspace: Workspace, round_: Round, parameter: LocalParameter) -> LocalParameter:
    """Keep a local value with the paper that sets it; it may add or tighten, never loosen the centre.

    Values of other papers stay: the newest paper counts.

    Raises: InvalidValueError without number, date and issuer; the rules' own errors for a value that cannot stand.
    """
    _check_paper(parameter)
    set_with(workspace, round_, (parameter,))
    for old in kept_rows(workspace):
        if old.name == parameter.name and is_same_paper(old, parameter):
            withdraw_row(workspace, old)
    (parameter,) = keep_rows(workspace, (parameter,))
    sync_subjects(workspace)
    return parameter


def preview_parameters(workspace: Workspace, round_: Round, rows: tuple[LocalParameter, ...]) -> VerdictPreview:
    """Give which verdicts of a round would change with local values added to those that are kept.

    Nothing is recorded. Raises: LocalParameterError for a value that cannot stand.
    """
    after = set_with(workspace, round_, rows)
    return changed_verdicts(load_dossier(workspace, round_), regulation_set(workspace, round_), after)


def _check_paper(parameter: LocalParameter) -> None:
    if not (parameter.number.strip() and parameter.issuer.strip() and parameter.issued_on):
        raise InvalidValueError(
            code="parameter_without_paper",
            message=_("Chưa ghi đủ số, ngày và cơ quan ban hành văn bản."),
            hint=_("Quy định riêng phải có văn bản của cấp trên làm căn cứ."),
        )


@action(N_("Bỏ quy định riêng của cấp trên"))
def remove_parameter(workspace: Workspace, parameter_id: RowId) -> None:
    """Go back to the paper before, or else to the stated default."""
    withdraw_row(workspace, workspace.store.parameters.get(parameter_id))
    sync_subjects(workspace)
