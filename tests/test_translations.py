"""The catalogues: the template holds what the sources say, English misses nothing, the compiled files are current."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from installer.update_translations import TEMPLATE, TRANSLATIONS, extract_texts

CATALOGUES = sorted(TRANSLATIONS.rglob("*.po"))
ENGLISH = TRANSLATIONS / "en" / "LC_MESSAGES" / "kiemdiem.po"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def catalogue_at(path: Path) -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as source:
        return read_po(source)


def said(catalogue: Catalog) -> dict[str, str]:
    """Give what a catalogue says for each text; the head of the file, which names the tool's version, apart."""
    return {_first(message.id): _first(message.string) for message in catalogue if message.id}


def _first(words: str | Sequence[str] | None) -> str:
    """Give the one form of a text, or the first of its plural forms: Vietnamese has one."""
    return words if isinstance(words, str) else (words or ("",))[0]


def texts(catalogue: Catalog) -> set[str]:
    """Give the texts of a catalogue."""
    return {str(message.id) for message in catalogue if message.id}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(TRANSLATIONS)))
def test_compiled_catalogue_is_current(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as compiled:
        catalogue = read_mo(compiled)
    assert said(catalogue) == {text: words for text, words in said(catalogue_at(path)).items() if words}


def test_template_holds_every_text_of_the_program() -> None:
    assert texts(catalogue_at(TEMPLATE)) == texts(extract_texts())


def test_english_misses_no_text() -> None:
    english = {str(message.id): str(message.string) for message in catalogue_at(ENGLISH) if message.id}
    missing = [text for text in texts(extract_texts()) if not english.get(text, "").strip()]
    assert not missing


def test_english_keeps_the_places_of_values() -> None:
    wrong = [
        str(message.id)
        for message in catalogue_at(ENGLISH)
        if message.id and set(_PLACEHOLDER.findall(str(message.id))) != set(_PLACEHOLDER.findall(str(message.string)))
    ]
    assert not wrong
