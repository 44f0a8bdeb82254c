"""Values of parameters as a person reads them, and what they are chosen from."""

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.parameter_kinds import BY_GROUP, KINDS
from kiemdiem_desktop.rules.regulations import Parameter, RegulationSet
from kiemdiem_desktop.rules.sentences import form_words, parameter_text
from kiemdiem_desktop.rules.wording.labels import CHOICES


def value_words(parameter: Parameter) -> str:
    """Give a value as a person reads it: "90 phần trăm", "Quá nửa", "5; 5; 10"."""
    return capital(parameter_text(parameter))


def capital(words: str) -> str:
    """Give words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def choices_of(name: str, unit: str, regs: RegulationSet) -> tuple[tuple[str, str], ...]:
    """Give the values that a parameter is chosen from, as (text, words); nothing where it is typed."""
    if unit == "form":
        return tuple((code, capital(form_words(code))) for code in (BY_GROUP, *regs.person_forms))
    if unit == "yes_no":
        return ("yes", _("Có")), ("no", _("Không"))
    return tuple((text, capital(_(CHOICES[text]))) for text in KINDS[name].choices)
