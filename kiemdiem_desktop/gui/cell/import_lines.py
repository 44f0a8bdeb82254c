"""The lines of an import's preview: rows of the file, members whom it does not name, rows that are no members."""

from collections.abc import Callable
from dataclasses import dataclass

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.roster_import import ImportPreview, Offer, PreviewRow, RowAction, RowOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """One line: `row` is None for members whom the file does not name and for rows that are no members.

    `row_number` is 0 for a member whom the file does not name.
    """

    key: str
    row_number: int
    name: str
    told: str
    sort: str
    row: PreviewRow | None = None

    @property
    def needs_look(self) -> bool:
        """Whether the row has problems of its own or waits for a decision."""
        waits = (RowOutcome.UNCERTAIN, RowOutcome.REMOVAL)
        return self.row is not None and (bool(self.row.problems) or self.row.outcome in waits)


_MISSING, _SKIPPED = "missing", "skipped"
_ACTIONS = {RowAction.ADD: N_("Thêm mới"), RowAction.CHANGE: N_("Cập nhật"), RowAction.SKIP: N_("Bỏ qua")}

FILTERS: tuple[tuple[str, Callable[[PreviewLine], bool]], ...] = (
    (N_("Tất cả"), lambda _line: True),
    (N_("Thêm"), lambda line: line.row is not None and line.row.action is RowAction.ADD),
    (N_("Thay đổi"), lambda line: line.row is not None and line.row.action is RowAction.CHANGE),
    (N_("Cần xem"), lambda line: line.needs_look),
    (N_("Có gợi ý sửa"), lambda line: line.row is not None and bool(line.row.offers)),
    (N_("Không đổi"), lambda line: line.sort == RowOutcome.UNCHANGED),
    (N_("Trùng trong tệp"), lambda line: line.sort == RowOutcome.DUPLICATE),
    (N_("Chỉ có trong sổ"), lambda line: line.sort == _MISSING),
    (N_("Không phải đảng viên"), lambda line: line.sort == _SKIPPED),
)


def lines_of(preview: ImportPreview) -> tuple[PreviewLine, ...]:
    """Give the rows of the file in their order, then the members whom it does not name."""
    rows = [_line_of(row) for row in preview.roster.rows]
    skipped = [
        PreviewLine(
            key=f"row {row.row_number}",
            row_number=row.row_number,
            name=row.text,
            told=_("{reason}: không nhập.").format(reason=row.reason),
            sort=_SKIPPED,
        )
        for row in preview.roster.skipped
    ]
    missing = [
        PreviewLine(
            key=f"member {member.id}",
            row_number=0,
            name=member.full_name,
            told=_("Có trong sổ, tệp không có tên: giữ nguyên. Nếu đã chuyển đi, ghi ở “Diễn biến”."),
            sort=_MISSING,
        )
        for member in preview.roster.missing
    ]
    return (*sorted([*rows, *skipped], key=lambda line: line.row_number), *missing)


def action_words(line: PreviewLine) -> str:
    """Give what would happen to a line."""
    return "–" if line.row is None else _(_ACTIONS[line.row.action])


def count_words() -> tuple[tuple[RowAction, str], ...]:
    """Give the choices of what happens to a row."""
    return tuple((action, _(words)) for action, words in _ACTIONS.items())


def action_of(line: PreviewLine, typed: str) -> RowAction:
    """Give the action of a typed word for a line. Raises: InvalidValueError where it cannot be done."""
    action = next((action for action, words in count_words() if words == typed), None)
    if line.row is None or action is None:
        raise InvalidValueError(
            code="nothing_to_decide",
            message=_("Dòng này không có gì để chọn.") if line.row is None else _("Không có việc nào tên như vậy."),
            hint=_("Chọn một việc trong danh sách."),
        )
    if action is RowAction.CHANGE and not line.row.member_id:
        raise InvalidValueError(
            code="nobody_to_change",
            message=_("Dòng này không khớp với ai trong sổ nên không thể cập nhật."),
            hint=_("Chọn “Thêm mới” hoặc “Bỏ qua”."),
        )
    return action


def case_offers(preview: ImportPreview) -> dict[int, Offer]:
    """Give the offers of normal case for names in capitals, by row."""
    return {row.row_number: offer for row in preview.roster.rows for offer in row.offers if offer.code == "name_case"}


def _line_of(row: PreviewRow) -> PreviewLine:
    problems = "; ".join(problem.message for problem in row.problems)
    return PreviewLine(
        key=f"row {row.row_number}",
        row_number=row.row_number,
        name=row.member.full_name,
        told=f"{problems} {row.reason}".strip() if problems else row.reason,
        sort=row.outcome,
        row=row,
    )
