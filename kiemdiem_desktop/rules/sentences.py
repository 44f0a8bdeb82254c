"""Findings in words, from one catalogue: where, what the rule says, detail, what to do, citation."""

from collections.abc import Iterable, Mapping
from datetime import date

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.finding import Finding, FindingText
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.parameter_kinds import KINDS, unit_text
from kiemdiem_desktop.rules.regulation import Parameter
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.wording import advice, conference, earlier, forced, history, levels, papers
from kiemdiem_desktop.rules.wording.labels import CHOICES, LABELS, PLACES
from kiemdiem_desktop.rules.wording.sentence import Sentence

CATALOGUE: dict[str, Sentence] = {
    **levels.SENTENCES,
    **forced.SENTENCES,
    **papers.SENTENCES,
    **conference.SENTENCES,
    **earlier.SENTENCES,
    **history.SENTENCES,
    **advice.SENTENCES,
}
_LEVELS = frozenset(Level)
_CONDITIONS = {**levels.CONDITIONS, **earlier.CONDITIONS}
_RELIEF = N_("Có nêu tự phát hiện, khắc phục hoặc bất khả kháng: cần cấp có thẩm quyền xem xét.")
_OVERRIDE = N_("Giữ nguyên theo {who}: {reason}")


def describe(finding: Finding, dossier: Dossier, regs: RegulationSet) -> FindingText:
    """Put a finding into words."""
    return describe_all((finding,), dossier, regs)[0]


def describe_all(findings: Iterable[Finding], dossier: Dossier, regs: RegulationSet) -> tuple[FindingText, ...]:
    """Put findings into words, in their order."""
    names = {own.subject.id: own.subject.name for own in dossier.subjects}
    return tuple(
        _in_words(found, dossier.cell.name if found.subject_id is None else names.get(found.subject_id, ""), regs)
        for found in findings
    )


def _in_words(finding: Finding, who: str, regs: RegulationSet) -> FindingText:
    sentence = sentence_of(finding.code, regs)
    shown = shown_values(finding)
    detail = filled(sentence.detail, shown)
    if dict(finding.values).get("relief") == "yes":
        detail = f"{detail} {_(_RELIEF)}"
    if finding.override is not None:
        note = _(_OVERRIDE).format(who=finding.override.who, reason=finding.override.reason)
        detail = f"{detail} {note}"
    return FindingText(
        finding=finding,
        who=who,
        where=_(PLACES[finding.where]),
        rule=filled(sentence.rule, shown),
        detail=detail,
        advice=filled(sentence.advice, shown),
        citation=citation_text(finding.citation, regs),
    )


def sentence_of(code: str, regs: RegulationSet) -> Sentence:
    """Give the sentences of a code as they read under the regulations of the round."""
    older = (regulation_id for regulation_id, sentences in earlier.INSTEAD.items() if code in sentences)
    found = next((regulation_id for regulation_id in older if regs.regulation(regulation_id) is not None), None)
    return CATALOGUE[code] if found is None else earlier.INSTEAD[found][code]


def parameter_text(parameter: Parameter) -> str:
    """Write the value of a parameter for a person: "30 phần trăm", "có", "quá nửa"."""
    if isinstance(parameter.value, bool):
        return _(LABELS[parameter.text])
    if parameter.unit == "form":
        return form_words(parameter.text)
    if parameter.unit == "choice":
        return _(CHOICES[parameter.text])
    if isinstance(parameter.value, str):
        return parameter.text.replace(";", "; ")
    numbers = parameter.text.replace(".", ",").replace(";", "; ")
    return numbers if parameter.unit == "points_split" else f"{numbers} {unit_text(parameter.unit)}"


def form_words(code: str) -> str:
    """Name a form, or the way in which the centre chooses one."""
    return _(CHOICES[code]) if code in CHOICES else _(LABELS[f"form_{code}"])


def citation_text(citation: Citation, regs: RegulationSet) -> str:
    """Write a citation as people do: "Điều 11 khoản 1, Quy định 366-QĐ/TW"."""
    regulation = regs.regulation(citation.regulation_id)
    name = regulation.name if regulation else _(_OLDER.get(citation.regulation_id, citation.regulation_id))
    return f"{citation.article}, {name}"


def shown_values(finding: Finding) -> dict[str, str]:
    """Give the values of a finding as a person reads them."""
    return {name: _shown(name, value) for name, value in finding.values}


def filled(text: str, shown: Mapping[str, str]) -> str:
    """Give a sentence of the catalogue with its values; one that is not known is shown as "…"."""
    words = _(text)
    return words.format_map(_Known(shown)) if "{" in words else words


class _Known(dict[str, str]):
    """Values of a finding; one that is not known is shown as "…"."""

    def __missing__(self, key: str) -> str:
        return "…"


def _shown(name: str, value: str) -> str:
    """Write a value for a person: dates, decimals and codes in Vietnamese."""
    if name.endswith("_on"):
        return _date(value)
    if name.endswith("points") or name == "percent":
        return value.replace(".", ",")
    if name == "reasons":
        return _reasons(value)
    if name in ("codes", "names", "prompt", "others"):
        return value
    return ", ".join(_word(part) for part in value.split(", "))


def _word(value: str) -> str:
    if value in _LEVELS:
        return Level(value).label
    if value in KINDS:
        return _(KINDS[value].label)
    return _(LABELS[value]) if value in LABELS else value


def _date(value: str) -> str:
    try:
        return date.fromisoformat(value).strftime("%d/%m/%Y")
    except ValueError:
        return "/".join(reversed(value.split("-"))) if value != "?" else _("chưa rõ")


def _reasons(value: str) -> str:
    words = [_CONDITIONS.get(code, levels.FORCED_CONDITION) for code in value.split(", ")]
    return "; ".join(dict.fromkeys(_(word) for word in words))


# texts that a check cites though the set of the round holds their successor
_OLDER = {"qd-294-2025": N_("Quy định 294-QĐ/TW")}
