"""The parameters of a round as a person reads them: value in words, where it stands, how sure it is."""

from dataclasses import dataclass
from decimal import Decimal

from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.parameter_kinds import KINDS, Direction, unit_text
from kiemdiem_desktop.rules.regulations import Parameter, RegulationSet
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.workspace import Workspace

CHOICE_WORDS = {
    "over_half": N_("Quá nửa"),
    "two_thirds": N_("Từ hai phần ba"),
    "members": N_("Số thành viên của hội nghị"),
    "all_official": N_("Tổng số đảng viên chính thức"),
    "present": N_("Số đảng viên chính thức có mặt"),
    "summoned_official": N_("Đảng viên chính thức được triệu tập"),
    "of_htt": N_("Số hoàn thành tốt"),
    "of_htt_up": N_("Số hoàn thành tốt trở lên"),
    "strict": N_("Chỉ lấy phần nguyên"),
    "rounded": N_("Làm tròn thông thường"),
    "leaders_others": N_("Lãnh đạo, quản lý và đảng viên khác tính riêng"),
    "by_form": N_("Theo từng mẫu kiểm điểm"),
    "together": N_("Tính chung cả chi bộ"),
    "reweight": N_("Chia lại cho các tiêu chí còn lại"),
    "full": N_("Tính đủ điểm"),
    "zero": N_("Tính không điểm"),
    "evaluation": N_("Ngày đánh giá"),
    "year_end": N_("Ngày 31/12"),
}
_YES_NO = {"yes": N_("Có"), "no": N_("Không")}
_CERTAINTY = {
    "V": N_("Rõ trong văn bản"),
    "S": N_("Theo nguồn dẫn lại"),
    "I": N_("Văn bản chưa rõ: mặc định"),
    "?": N_("Chưa đọc được văn bản"),
}
_SIGNS = {"percent": N_("{value} %"), "points": N_("{value} điểm"), "yes_no": "{value}", "choice": "{value}"}
_BARE = {"month_day", "month_days", "points_split"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRow:
    """One parameter. `text` is what a local layer would type; `default` is the value without the local layer.

    `choices` pairs (text, words) where the value is chosen from a list, empty where it is typed. `is_fixed`: the
    centre left nothing open. `local` is the superior's own value, None where the default holds.
    """

    name: str
    label: str
    text: str
    value: str
    default: str
    unit: str
    source: str
    certainty: str
    is_clear: bool
    note: str
    is_fixed: bool
    choices: tuple[tuple[str, str], ...]
    local: LocalParameter | None


def list_parameter_rows(workspace: Workspace, round_: Round) -> tuple[ParameterRow, ...]:
    """Give every parameter of the round: the superior's own first, then those the texts leave open, then the rest."""
    regs = regulation_set(workspace, round_)
    central = workspace.regulations.pinned(round_.regulations)
    local = {row.name: row for row in workspace.store.parameters.all()}
    rows = tuple(
        _row(parameter, central.values.get(parameter.name, parameter), regs, local.get(parameter.name))
        for parameter in regs.parameters()
    )
    return tuple(sorted(rows, key=lambda row: (row.local is None, row.is_fixed, row.is_clear, row.label)))


def _row(now: Parameter, central: Parameter, regs: RegulationSet, local: LocalParameter | None) -> ParameterRow:
    return ParameterRow(
        name=now.name,
        label=_(now.label),
        text=_typed(now),
        value=value_words(now),
        default=value_words(central),
        unit=unit_text(now.unit),
        source=_source(now, regs),
        certainty=_("Văn bản của cấp trên") if now.is_local else _(_CERTAINTY[now.certainty]),
        is_clear=now.certainty in ("V", "S"),
        note=now.note,
        is_fixed=KINDS[now.name].direction is Direction.FIXED,
        choices=_choices(now),
        local=local,
    )


def value_words(parameter: Parameter) -> str:
    """Give a value as a person reads it: "90 %", "Quá nửa", "5 · 5 · 10"."""
    value = parameter.value
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, tuple):
        return " · ".join(_number(share) for share in value)
    if isinstance(value, Decimal):
        return _(_SIGNS["points"]).format(value=_number(value))
    text = _(CHOICE_WORDS[value]) if isinstance(value, str) and value in CHOICE_WORDS else str(value)
    if parameter.unit in _BARE or parameter.unit in _SIGNS:
        return _(_SIGNS.get(parameter.unit, "{value}")).format(value=text)
    return f"{text} {unit_text(parameter.unit)}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def _typed(parameter: Parameter) -> str:
    is_points = isinstance(parameter.value, Decimal | tuple)
    return parameter.text.replace(".", ",") if is_points else parameter.text


def _choices(parameter: Parameter) -> tuple[tuple[str, str], ...]:
    if parameter.unit == "yes_no":
        return tuple((text, _(words)) for text, words in _YES_NO.items())
    return tuple((text, _(CHOICE_WORDS[text])) for text in KINDS[parameter.name].choices)


def _source(parameter: Parameter, regs: RegulationSet) -> str:
    if parameter.is_local:
        return parameter.set_by
    regulation = regs.regulation(parameter.source.regulation_id)
    return f"{parameter.source.article}, {regulation.name}" if regulation else parameter.source.article
