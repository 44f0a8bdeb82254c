"""The register as a tree: units in their order with level and key, added, changed, moved, retired, taken out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.registered_cell import RegisteredCell, UnitKind
from kiemdiem_desktop.domain.text import nfc, plain_stem
from kiemdiem_desktop.domain.trust import KeyOwner, KeyStatus
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.intake.units import kind_of_words
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.books import check_unit_code
from kiemdiem_desktop.services.workspace import Workspace

_CELLS = frozenset({UnitKind.CELL, UnitKind.GRASSROOTS_CELL})
_SENDING = frozenset({UnitKind.CELL, UnitKind.GRASSROOTS_CELL, UnitKind.GRASSROOTS_COMMITTEE})
_BEST_FIRST = (KeyStatus.KNOWN, KeyStatus.UNKNOWN, KeyStatus.NOT_YET, KeyStatus.EXPIRED, KeyStatus.REVOKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One unit in its place of the tree: `level` 0 stands right under the committee. `key` None: it has none yet.

    `parent_name` is that of the unit above, "" right under the committee. `cells_below` counts the units under it,
    however deep, from which a dossier is expected.
    """

    unit: RegisteredCell
    level: int
    parent_name: str
    key: KeyStatus | None
    cells_below: int = 0

    @property
    def is_active(self) -> bool:
        """Whether it is still followed."""
        return self.unit.retired_on is None


def list_units(workspace: Workspace) -> tuple[UnitLine, ...]:
    """Give all units, each before those under it, siblings by position, then by code."""
    units, keys = workspace.store.registered_cells.all(), _keys_by_code(workspace)
    return tuple(_walk(units, keys))


def _walk(units: tuple[RegisteredCell, ...], keys: dict[str, KeyStatus]) -> Iterator[UnitLine]:
    known = {unit.code: unit for unit in units}
    below: defaultdict[str, list[RegisteredCell]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: (unit.position, unit.code)):
        below[unit.parent_code if unit.parent_code in known else ""].append(unit)
    waiting = [(unit, 0) for unit in reversed(below[""])]
    seen: set[str] = set()
    counts = _counts_below(known)
    while waiting:
        unit, level = waiting.pop()
        if unit.code in seen:
            continue
        seen.add(unit.code)
        parent = known.get(unit.parent_code)
        yield UnitLine(
            unit=unit,
            level=level,
            parent_name=parent.name if parent else "",
            key=keys.get(unit.code),
            cells_below=counts.get(unit.code, 0),
        )
        waiting += [(child, level + 1) for child in reversed(below[unit.code])]


def _counts_below(known: dict[str, RegisteredCell]) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for unit in known.values():
        if unit.is_expected and unit.retired_on is None:
            for code in _above(unit, known):
                counts[code] += 1
    return counts


def _above(unit: RegisteredCell, known: dict[str, RegisteredCell]) -> list[str]:
    """Give the codes above a unit, nearest first; a ring in damaged data ends where it begins."""
    found: list[str] = []
    code = unit.parent_code
    while code in known and code not in found:
        found.append(code)
        code = known[code].parent_code
    return found


def _keys_by_code(workspace: Workspace) -> dict[str, KeyStatus]:
    """Give the best status among the keys of each unit."""
    today = workspace.clock.today()
    found: dict[str, KeyStatus] = {}
    for key in workspace.store.enrolled_keys.where(owner=KeyOwner.CELL):
        status = key.status_on(today)
        before = found.get(key.unit_code)
        if before is None or _BEST_FIRST.index(status) < _BEST_FIRST.index(before):
            found[key.unit_code] = status
    return found


@action(N_("Thêm đơn vị"))
def add_unit(workspace: Workspace, unit: RegisteredCell) -> RegisteredCell:
    """Put a unit last under its parent. Raises: InvalidValueError for a name, code or parent that cannot be."""
    unit = _tidy(unit)
    _check(workspace, unit)
    last = max((row.position for row in workspace.store.registered_cells.all()), default=0)
    return workspace.store.registered_cells.add(replace(unit, position=last + 1))


@action(N_("Sửa đơn vị"))
def save_unit(workspace: Workspace, unit: RegisteredCell) -> RegisteredCell:
    """Keep a changed unit; those under it follow its code.

    Raises: NotFoundError; InvalidValueError for a name, code or parent that cannot be.
    """
    unit, before = _tidy(unit), get_unit(workspace, unit.id)
    _check(workspace, unit)
    if unit.code != before.code:
        if _is_in_use(workspace, before.code):
            raise InvalidValueError(
                code="unit_code_in_use",
                message=_("Đơn vị đã có khóa hoặc hồ sơ mang mã “{code}” nên không đổi mã được.").format(
                    code=before.code
                ),
                hint=_("Nếu mã sai thật: ngừng theo dõi đơn vị này rồi thêm đơn vị mới với mã đúng."),
            )
        for child in workspace.store.registered_cells.where(parent_code=before.code):
            workspace.store.registered_cells.save(replace(child, parent_code=unit.code))
    workspace.store.registered_cells.save(unit)
    return unit


@action(N_("Đổi thứ tự đơn vị"))
def shift_unit(workspace: Workspace, unit_id: RowId, *, down: bool) -> None:
    """Change places with the next unit under the same parent; at the end nothing changes. Raises: NotFoundError."""
    unit = get_unit(workspace, unit_id)
    siblings = sorted(
        workspace.store.registered_cells.where(parent_code=unit.parent_code), key=lambda row: (row.position, row.code)
    )
    codes = [row.code for row in siblings]
    place = codes.index(unit.code)
    other = place + (1 if down else -1)
    if 0 <= other < len(siblings):
        siblings[place], siblings[other] = siblings[other], siblings[place]
        positions = sorted({row.position for row in siblings})
        start = positions[0] if positions else 1
        for offset, row in enumerate(siblings):
            workspace.store.registered_cells.save(replace(row, position=start + offset))


@action(N_("Ngừng theo dõi đơn vị"))
def retire_unit(workspace: Workspace, unit_id: RowId, *, on: date, why: str = "") -> RegisteredCell:
    """Expect nothing from a unit any more; what came from it stays. Raises: NotFoundError."""
    unit = get_unit(workspace, unit_id)
    note = "; ".join(part for part in (unit.note, nfc(why)) if part)
    retired = replace(unit, retired_on=on, is_expected=False, note=note)
    workspace.store.registered_cells.save(retired)
    return retired


@action(N_("Theo dõi lại đơn vị"))
def restore_unit(workspace: Workspace, unit_id: RowId) -> RegisteredCell:
    """Follow a retired unit again. Raises: NotFoundError."""
    unit = get_unit(workspace, unit_id)
    restored = replace(unit, retired_on=None, is_expected=sends(unit.unit_kind))
    workspace.store.registered_cells.save(restored)
    return restored


@action(N_("Xóa đơn vị khỏi danh sách"))
def remove_unit(workspace: Workspace, unit_id: RowId) -> None:
    """Take out a unit that was written down by mistake.

    Raises: NotFoundError; InvalidValueError where it has keys, dossiers or units under it: it can be retired.
    """
    unit = get_unit(workspace, unit_id)
    if workspace.store.registered_cells.where(parent_code=unit.code):
        raise InvalidValueError(
            code="unit_with_children",
            message=_("“{name}” còn đơn vị trực thuộc.").format(name=unit.name),
            hint=_("Chuyển các đơn vị đó sang nơi khác trước."),
        )
    if _is_in_use(workspace, unit.code):
        raise InvalidValueError(
            code="unit_in_use",
            message=_("“{name}” đã có khóa hoặc hồ sơ nên không xóa được.").format(name=unit.name),
            hint=_("Dùng “Ngừng theo dõi”: hồ sơ các năm cũ vẫn còn nguyên."),
        )
    workspace.store.registered_cells.remove(unit_id)


def get_unit(workspace: Workspace, unit_id: RowId) -> RegisteredCell:
    """Give a unit by its id. Raises: NotFoundError."""
    unit = workspace.store.registered_cells.find(id=unit_id)
    if unit is None:
        raise NotFoundError(
            code="no_such_unit", message=_("Không còn thấy đơn vị này."), hint=_("Mở lại danh sách đơn vị.")
        )
    return unit


def sends(kind: UnitKind) -> bool:
    """Whether units of a kind usually send a dossier or a summary themselves; the others hold the tree together."""
    return kind in _SENDING


def propose_unit_code(name: str, taken: Iterable[str]) -> str:
    """Give a code made of a name that nobody bears: "Chi bộ thôn 3" gives "THON-3"."""
    words = plain_stem(name).split("-")
    own = words[2:] if words[:2] in (["chi", "bo"], ["dang", "uy"], ["dang", "bo"]) else words
    stem = "-".join(own or words).upper()
    used = set(taken)
    number, code = 1, stem
    while code in used:
        number += 1
        code = f"{stem}-{number}"
    return code


def suggest_unit(workspace: Workspace, name: str, beside: RegisteredCell | None) -> RegisteredCell:
    """Give a new unit of a name, its kind and code as the name tells, under or beside the one that is looked at."""
    taken = {unit.code for unit in workspace.store.registered_cells.all()}
    kind = kind_of_words(name) or UnitKind.CELL
    above = "" if beside is None else beside.code if beside.unit_kind not in _CELLS else beside.parent_code
    is_cell = kind in _CELLS
    return RegisteredCell(
        code=propose_unit_code(name, taken),
        name=nfc(name),
        unit_kind=kind,
        parent_code=above if is_cell else "",
        is_expected=sends(kind),
    )


def possible_parents(workspace: Workspace, unit_code: str = "") -> tuple[RegisteredCell, ...]:
    """Give the units that may stand above a unit, in the order of the tree: committees that are not under it."""
    known = {unit.code: unit for unit in workspace.store.registered_cells.all()}
    return tuple(
        line.unit
        for line in list_units(workspace)
        if line.is_active
        and line.unit.unit_kind not in _CELLS
        and line.unit.code != unit_code
        and unit_code not in _above(line.unit, known)
    )


def _tidy(unit: RegisteredCell) -> RegisteredCell:
    return replace(unit, name=nfc(unit.name), code=unit.code.strip(), secretary_name=nfc(unit.secretary_name))


def _check(workspace: Workspace, unit: RegisteredCell) -> None:
    if not unit.name:
        raise InvalidValueError(
            code="unit_without_name",
            message=_("Tên đơn vị còn trống."),
            hint=_("Ghi tên, ví dụ: Chi bộ thôn Bến Sim."),
        )
    check_unit_code(unit.code)
    known = {row.code: row for row in workspace.store.registered_cells.all() if row.id != unit.id}
    if unit.code in known:
        raise InvalidValueError(
            code="unit_code_taken",
            message=_("Mã “{code}” đã là của “{name}”.").format(code=unit.code, name=known[unit.code].name),
            hint=_("Mỗi đơn vị một mã riêng; xem lại mã."),
        )
    if unit.parent_code and (unit.parent_code == unit.code or unit.code in _above(unit, known)):
        raise _bad_parent(_("Một đơn vị không thể nằm dưới chính nó."))
    if unit.parent_code and unit.parent_code not in known:
        raise _bad_parent(_("Không có đơn vị nào mang mã “{code}”.").format(code=unit.parent_code))


def _bad_parent(message: str) -> InvalidValueError:
    return InvalidValueError(code="unit_parent", message=message, hint=_("Chọn đơn vị cấp trên trong danh sách."))


def _is_in_use(workspace: Workspace, code: str) -> bool:
    store = workspace.store
    return bool(
        store.enrolled_keys.where(owner=KeyOwner.CELL, unit_code=code)
        or store.received_dossiers.where(cell_code=code)
        or store.issued_packages.where(cell_code=code)
    )
