"""The superior's papers as wholes: previewed, taken over in one step, listed, taken back."""

from kiemdiem_desktop.domain.errors import InvalidValueError, KiemdiemError
from kiemdiem_desktop.domain.local_layer import LocalLayer, is_same_paper, layers_of
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.local_layer import check_ground, paper_of
from kiemdiem_desktop.rules.preview import VerdictPreview, changed_verdicts
from kiemdiem_desktop.rules.regulations import LocalParameterError, RegulationSet
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.dossiers import load_dossier
from kiemdiem_desktop.services.cell.local_rows import keep_rows, kept_rows, local_rows_for, withdraw_row
from kiemdiem_desktop.services.cell.subjects import regulation_set, sync_subjects
from kiemdiem_desktop.services.current_round import find_current_round
from kiemdiem_desktop.services.workspace import Workspace


def list_layers(workspace: Workspace) -> tuple[LocalLayer, ...]:
    """Give the papers whose values are kept, the newest first."""
    return layers_of(kept_rows(workspace))


def paper_name(layer: LocalLayer) -> str:
    """Name a paper: "12-HD/ĐU ngày 05/11/2026 của Đảng ủy …"."""
    return paper_of(
        LocalParameter(name="", value="", number=layer.number, issued_on=layer.issued_on, issuer=layer.issuer)
    )


@action(N_("Áp dụng văn bản của cấp trên"))
def apply_local_layer(workspace: Workspace, layer: LocalLayer) -> None:
    """Keep a paper with all its values in one step; what it said before is replaced, other papers stay.

    Raises: InvalidValueError without number, date, issuer or values; LocalParameterError for a value that cannot stand.
    """
    check_layer(workspace, layer)
    rows = layer.rows()
    for old in kept_rows(workspace):
        if is_same_paper(old, rows[0]):
            withdraw_row(workspace, old)
    keep_rows(workspace, rows)
    sync_subjects(workspace)


@action(N_("Bỏ văn bản của cấp trên"))
def remove_layer(workspace: Workspace, layer: LocalLayer) -> None:
    """Take a paper back: earlier papers or the stated defaults hold again."""
    for row in kept_rows(workspace):
        if any(is_same_paper(row, own) for own in layer.rows()):
            withdraw_row(workspace, row)
    sync_subjects(workspace)


def check_layer(workspace: Workspace, layer: LocalLayer) -> None:
    """Refuse a paper that cannot stand as a whole; nothing is recorded.

    Raises: InvalidValueError, LocalParameterError as `apply_local_layer` does.
    """
    _check_paper(layer)
    for error in refusals(workspace, layer).values():
        raise error


def refusals(workspace: Workspace, layer: LocalLayer) -> dict[str, KiemdiemError]:
    """Give what is wrong by the names of the values, nothing where all can stand."""
    regs = _central_set(workspace)
    found: dict[str, KiemdiemError] = {}
    for row in layer.rows():
        try:
            check_ground(row)
            regs.with_local((row,))
        except LocalParameterError as error:
            found[row.name] = error
    return found


def preview_layer(workspace: Workspace, round_: Round, layer: LocalLayer) -> VerdictPreview:
    """Give which verdicts of a round a paper would change; nothing is recorded.

    Raises: InvalidValueError, LocalParameterError as `apply_local_layer` does.
    """
    _check_paper(layer)
    before = regulation_set(workspace, round_)
    return changed_verdicts(load_dossier(workspace, round_), before, set_with(workspace, round_, layer.rows()))


def set_with(workspace: Workspace, round_: Round, rows: tuple[LocalParameter, ...]) -> RegulationSet:
    """Give the regulations of a round as they would be with more local values; those of the same paper give way.

    Raises: LocalParameterError for a value that cannot stand.
    """
    pinned = workspace.regulations.pinned(round_.regulations, on=round_.evaluation_on)
    for row in rows:
        check_ground(row)
        pinned.with_local((row,))
    kept = (old for old in local_rows_for(workspace, round_) if not any(_replaces(row, old) for row in rows))
    return pinned.with_local(pinned.local_of_its_time((*kept, *rows)))


def _replaces(row: LocalParameter, old: LocalParameter) -> bool:
    return is_same_paper(row, old) and row.name == old.name


def _central_set(workspace: Workspace) -> RegulationSet:
    round_ = find_current_round(workspace)
    if round_ is None:
        return workspace.regulations.in_force_on(workspace.clock.today())
    return workspace.regulations.pinned(round_.regulations, on=round_.evaluation_on)


def _check_paper(layer: LocalLayer) -> None:
    if not (layer.number.strip() and layer.issuer.strip()):
        raise InvalidValueError(
            code="layer_without_paper",
            message=_("Chưa ghi đủ số và cơ quan ban hành văn bản."),
            hint=_("Quy định riêng phải có văn bản của cấp trên làm căn cứ."),
        )
    if not layer.values:
        raise InvalidValueError(
            code="layer_without_values",
            message=_("Chưa ghi điều nào mà văn bản quy định."),
            hint=_("Chọn nội dung, ghi mức của cấp trên rồi thêm vào danh sách."),
        )
