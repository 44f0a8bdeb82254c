"""The three sentences of a finding."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Texts marked for translation; `{names}` in them are values of the finding."""

    rule: str
    detail: str
    advice: str


def say(rule: str, detail: str, advice: str) -> Sentence:
    """Give the sentences of one code."""
    return Sentence(rule=rule, detail=detail, advice=advice)
