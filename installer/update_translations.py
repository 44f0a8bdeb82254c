"""Collects the interface texts into translations/kiemdiem.pot, brings every catalogue up to it and compiles all.

For builders: `python -m installer.update_translations`; needs Babel, which the extra "dev" installs.
"""

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "kiemdiem.pot"
_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # a fixed date, so that the files change only with the texts


def extract_texts() -> Catalog:
    """Give every text marked with `_` or `N_` in the program, in the order of the files."""
    catalog = Catalog(project="kiemdiem_desktop", version="0.1", creation_date=_DATE, revision_date=_DATE)
    catalog.header_comment = "# Interface texts of kiemdiem_desktop; Vietnamese is the source language."
    found = extract_from_dir(ROOT / "kiemdiem_desktop", keywords={"_": None, "N_": None})
    for file, _line, message, _comments, _context in sorted(found, key=lambda item: (item[0], item[1])):
        catalog.add(message, locations=[(file, 0)])
    return catalog


def update(catalogue: Path, template: Catalog) -> None:
    """Bring one catalogue up to the template: new texts are empty, texts that are gone are dropped."""
    with catalogue.open("rb") as source:
        known = read_po(source)
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    known.creation_date = known.revision_date = _DATE
    with catalogue.open("wb") as target:
        write_po(target, known, width=120, no_location=True, ignore_obsolete=True)


def compile_catalogue(catalogue: Path) -> None:
    """Write the compiled form beside a catalogue."""
    with catalogue.open("rb") as source, catalogue.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source))


def main() -> None:
    """Extract, update and compile."""
    template = extract_texts()
    with TEMPLATE.open("wb") as target:
        write_po(target, template, width=120, no_location=True)
    for catalogue in sorted(TRANSLATIONS.rglob("kiemdiem.po")):
        update(catalogue, template)
    for catalogue in sorted(TRANSLATIONS.rglob("*.po")):
        compile_catalogue(catalogue)


if __name__ == "__main__":
    main()
