"""In what the rules of a cell's dossier differ from those of the committee: regulations, their data, local values."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.local_layer import LocalParameterError, newest_by_name
from kiemdiem_desktop.rules.parameter_kinds import KINDS
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.sentences import parameter_text


def rule_differences(dossier: Dossier, regs: RegulationSet) -> tuple[str, ...]:
    """Give each difference as a sentence; nothing where both sides used the same rules."""
    return (*_of_regulations(dossier, regs), *_of_values(dossier, regs))


def _of_regulations(dossier: Dossier, regs: RegulationSet) -> Iterator[str]:
    theirs = {pin.id: pin.digest for pin in dossier.round.regulations}
    own = {regulation.id: regulation for regulation in regs.regulations}
    for name in sorted(theirs.keys() - own.keys()):
        yield _("Chi bộ dùng thêm văn bản {name}, cấp ủy không dùng.").format(name=name)
    for name in sorted(own.keys() - theirs.keys()):
        yield _("Cấp ủy dùng thêm văn bản {name}, chi bộ chưa có.").format(name=own[name].name)
    for name in sorted(own.keys() & theirs.keys()):
        if own[name].digest != theirs[name]:
            words = _("Dữ liệu {name} của chi bộ khác bản của cấp ủy: hai máy dùng hai phiên bản chương trình.")
            yield words.format(name=own[name].name)


def _of_values(dossier: Dossier, regs: RegulationSet) -> Iterator[str]:
    """Tell the local values that only one side has, or that differ."""
    theirs = {row.name: row for row in newest_by_name(regs.local_of_its_time(dossier.parameters))}
    own = {row.name: row for row in regs.local}
    for name in sorted(theirs.keys() | own.keys()):
        one, other = theirs.get(name), own.get(name)
        if (one and one.value) != (other and other.value):
            yield _("{what}: chi bộ {theirs}, cấp ủy {own}.").format(
                what=_(KINDS[name].label), theirs=_told(one, regs), own=_told(other, regs)
            )


def _told(row: LocalParameter | None, regs: RegulationSet) -> str:
    if row is None:
        return _("theo mức mặc định")
    try:
        words = parameter_text(regs.with_local((replace(row, issued_on=date.max),)).parameter(row.name))
    except LocalParameterError:
        words = row.value
    return _("{value} ({paper})").format(value=words, paper=row.number or _("giá trị tự ghi"))
