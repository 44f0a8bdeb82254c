"""The superior's local layer: what it may set, and what it may not loosen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.parameter_kinds import (
    BY_GROUP,
    KINDS,
    Direction,
    ParameterKind,
    is_stricter_or_equal,
    read_value,
    unit_text,
)
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.regulation import Parameter, ParameterValue, value_text

EXCEPTION = "cap_exception"


class LocalParameterError(KiemdiemError):
    """A local value that cannot be taken: unknown, of another unit, or looser than the centre."""


def newest_by_name(rows: Iterable[LocalParameter]) -> tuple[LocalParameter, ...]:
    """Give for each name the row of the newest paper, in the order of the papers; a row without a date is oldest."""
    newest: dict[str, LocalParameter] = {}
    for row in sorted(rows, key=lambda row: (row.issued_on or date.min, row.id)):
        newest.pop(row.name, None)
        newest[row.name] = row
    return tuple(newest.values())


def localised(
    row: LocalParameter,
    *,
    central: Parameter | None,
    whole: tuple[Decimal | None, int | None] = (None, None),
    forms: tuple[str, ...] = (),
) -> Parameter:
    """Give the parameter with the local value. `whole` is the (sum, count) of a split of points, else (None, None).

    `forms` are the codes that members of the year may write.

    Raises: LocalParameterError.
    """
    kind = KINDS.get(row.name)
    if kind is None or (central is None and not kind.left_to_superior):
        raise _unknown(row.name)
    value = read_value(kind, row.value)
    if value is None:
        raise _bad_unit(row, kind)
    if isinstance(value, tuple):
        _check_split(row, value, whole)
    if kind.unit == "form" and value not in (*forms, BY_GROUP):
        raise _other_form(row, kind, forms)
    if central is None:
        return _new_parameter(row, kind, value)
    is_open = is_default_layer(central.source.regulation_id)
    if not is_open and not is_stricter_or_equal(kind, local=value, central=central.value):
        raise _loosens(row, kind, central)
    return replace(central, value=value, certainty="V", is_local=True, set_by=paper_of(row), ground=row.ground)


def check_ground(row: LocalParameter) -> None:
    """Refuse an exception that gives no ground, as it is entered. Raises: LocalParameterError.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    if row.name == EXCEPTION and read_value(KINDS[EXCEPTION], row.value) is True and not row.ground.strip():
        raise LocalParameterError(
            code="exception_without_ground",
            message=_("Chưa ghi căn cứ để áp dụng tỷ lệ xuất sắc cao hơn (Điều 11 khoản 1 điểm 1.5)."),
            hint=_("Ghi thành tích nổi trội mà quyết định của cấp có thẩm quyền đã nêu."),
        )


def _new_parameter(row: LocalParameter, kind: ParameterKind, value: ParameterValue) -> Parameter:
    return Parameter(
        name=row.name,
        label=kind.label,
        value=value,
        unit=kind.unit,
        source=citation(kind.left_to_superior, ""),
        certainty="V",
        is_local=True,
        set_by=paper_of(row),
    )


def is_default_layer(regulation_id: str) -> bool:
    """Whether a regulation is the program's own layer of stated defaults: what stands there the centre left open."""
    return regulation_id.startswith("local-default")


def paper_of(row: LocalParameter) -> str:
    """Name the paper of a local value: "Hướng dẫn số 12-HD/ĐU ngày 05/11/2026 của Đảng ủy …"; empty if not given."""
    parts = [row.number]
    if row.issued_on is not None:
        parts.append(_("ngày {day}").format(day=row.issued_on.strftime("%d/%m/%Y")))
    if row.issuer:
        parts.append(_("của {issuer}").format(issuer=row.issuer))
    return " ".join(part for part in parts if part)


def _unknown(name: str) -> LocalParameterError:
    near = get_close_matches(name, KINDS, n=1, cutoff=0.5)
    hint = _("Có phải là “{name}” không?").format(name=near[0]) if near else _("Chọn tên trong danh sách tham số.")
    return LocalParameterError(
        code="unknown_parameter",
        message=_("Không có tham số “{name}” trong các quy định của đợt này.").format(name=name),
        hint=hint,
    )


def _bad_unit(row: LocalParameter, kind: ParameterKind) -> LocalParameterError:
    choices = _(" Các cách tính: {choices}.").format(choices=", ".join(kind.choices)) if kind.choices else ""
    return LocalParameterError(
        code="bad_unit",
        message=_("“{value}” không dùng được cho “{label}”.").format(value=row.value, label=_(kind.label)),
        hint=_("Ghi theo đơn vị: {unit}.").format(unit=unit_text(kind.unit)) + choices,
    )


def _other_form(row: LocalParameter, kind: ParameterKind, forms: tuple[str, ...]) -> LocalParameterError:
    return LocalParameterError(
        code="unknown_form",
        message=_("“{label}”: năm này không có Mẫu {form}.").format(label=_(kind.label), form=row.value),
        hint=_("Các mẫu của năm này: {forms}.").format(forms=", ".join(forms)),
    )


def _loosens(row: LocalParameter, kind: ParameterKind, central: Parameter) -> LocalParameterError:
    if kind.direction is Direction.FIXED:
        return _against(row, kind, central)
    return LocalParameterError(
        code="loosens_centre",
        message=_("“{label}”: giá trị {local} nới lỏng quy định của Trung ương ({central}, {article}).").format(
            label=_(kind.label), local=row.value, central=value_text(central.value), article=central.source.article
        ),
        hint=_("Quy định ở dưới chỉ được cụ thể hóa hoặc chặt hơn; xem lại văn bản của cấp trên."),
    )


def _against(row: LocalParameter, kind: ParameterKind, central: Parameter) -> LocalParameterError:
    return LocalParameterError(
        code="against_centre",
        message=_("“{label}”: {local} trái với quy định của Trung ương ({central}, {article}).").format(
            label=_(kind.label), local=row.value, central=value_text(central.value), article=central.source.article
        ),
        hint=_("Trung ương đã định, cấp dưới không đặt khác được; xem lại văn bản của cấp trên."),
    )


def _check_split(row: LocalParameter, shares: tuple[Decimal, ...], whole: tuple[Decimal | None, int | None]) -> None:
    total, count = whole
    if total is not None and (len(shares) != count or sum(shares) != total):
        raise LocalParameterError(
            code="bad_split",
            message=_("“{label}”: phải có {count} số cộng lại bằng {total}, đang có {have} số bằng {sum}.").format(
                label=_(KINDS[row.name].label),
                count=count,
                total=_plain(total),
                have=len(shares),
                sum=_plain(sum(shares, Decimal(0))),
            ),
            hint=_("Ghi điểm tối đa của từng tiêu chí theo thứ tự của phụ lục, cách nhau dấu chấm phẩy."),
        )


def _plain(value: ParameterValue) -> str:
    return value_text(value)
