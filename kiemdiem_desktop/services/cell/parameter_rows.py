"""The parameters of a round as a person reads them: value in words, where it stands, how sure it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.local_layer import EXCEPTION, paper_of
from kiemdiem_desktop.rules.parameter_kinds import KINDS, Direction, read_value, unit_text
from kiemdiem_desktop.rules.regulations import Parameter, RegulationSet
from kiemdiem_desktop.rules.sentences import citation_text, parameter_text
from kiemdiem_desktop.services.cell.local_rows import local_rows_for
from kiemdiem_desktop.services.cell.subjects import regulation_set
from kiemdiem_desktop.services.parameter_words import choices_of, value_words
from kiemdiem_desktop.services.workspace import Workspace

_CERTAINTY = {
    "V": N_("Rõ trong văn bản"),
    "S": N_("Theo nguồn dẫn lại"),
    "I": N_("Văn bản chưa rõ: mặc định"),
    "?": N_("Chưa đọc được văn bản"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRow:
    """One parameter. `text` is what a local layer would type; `default` is the value without the local layer.

    `choices` pairs (text, words) where the value is chosen from a list, empty where it is typed. `is_fixed`: the
    centre left nothing open. `local` is the superior's own value, None where the default holds. `set_at` tells where
    a value is entered that asks for more than itself, "" for all others. `earlier` names the older papers that set it
    too, the newest first, each with what it said.
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
    set_at: str = ""
    earlier: tuple[str, ...] = ()


def list_parameter_rows(workspace: Workspace, round_: Round) -> tuple[ParameterRow, ...]:
    """Give every parameter of the round: the superior's own first, then those the texts leave open, then the rest."""
    regs = regulation_set(workspace, round_)
    central = workspace.regulations.pinned(round_.regulations)
    local = {row.name: row for row in regs.local}
    kept = local_rows_for(workspace, round_)
    rows = tuple(
        replace(
            _row(parameter, central.values.get(parameter.name, parameter), regs, local.get(parameter.name)),
            earlier=_earlier(parameter, local.get(parameter.name), kept),
        )
        for parameter in regs.parameters()
    )
    return tuple(sorted(rows, key=lambda row: (row.local is None, row.is_fixed, row.is_clear, row.label)))


def _row(now: Parameter, central: Parameter, regs: RegulationSet, local: LocalParameter | None) -> ParameterRow:
    return ParameterRow(
        name=now.name,
        label=_(now.label),
        text=_typed(now),
        value=value_words(now),
        default=_("chưa có văn bản nào quy định") if central.is_local else value_words(central),
        unit=unit_text(now.unit),
        source=_source(now, regs),
        certainty=_("Văn bản của cấp trên") if now.is_local else _(_CERTAINTY[now.certainty]),
        is_clear=now.certainty in ("V", "S"),
        note=now.note,
        is_fixed=KINDS[now.name].direction is Direction.FIXED,
        choices=choices_of(now.name, now.unit, regs),
        local=local,
        set_at=_("Ghi ở Xếp loại, trang Tỷ lệ xuất sắc, kèm căn cứ.") if now.name == EXCEPTION else "",
    )


def _earlier(now: Parameter, local: LocalParameter | None, kept: tuple[LocalParameter, ...]) -> tuple[str, ...]:
    older = [row for row in kept if local is not None and row.name == now.name and row.id != local.id]
    older.sort(key=lambda row: row.issued_on or date.min, reverse=True)
    words = _("{value} theo {paper}")
    return tuple(words.format(value=_words_of(row, now), paper=paper_of(row)) for row in older)


def _words_of(row: LocalParameter, now: Parameter) -> str:
    value = read_value(KINDS[row.name], row.value)
    return row.value if value is None else parameter_text(replace(now, value=value))


def _typed(parameter: Parameter) -> str:
    is_points = isinstance(parameter.value, Decimal | tuple)
    return parameter.text.replace(".", ",") if is_points else parameter.text


def _source(parameter: Parameter, regs: RegulationSet) -> str:
    return parameter.set_by if parameter.is_local else citation_text(parameter.source, regs)


def parameter_lines(regs: RegulationSet) -> Iterator[str]:
    """Give every parameter in words with where it stands and how sure it is, one line each."""
    for parameter in regs.parameters():
        value, source = value_words(parameter), _source(parameter, regs)
        sure = _(_CERTAINTY[parameter.certainty])
        yield f"  {_(parameter.label)}: {value} – {source} ({sure})"
