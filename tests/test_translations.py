"""The catalogues: what is committed is what the sources say."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).parents[1] / "translations"
CATALOGUES = sorted(TRANSLATIONS.rglob("*.po"))


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: str(path.relative_to(TRANSLATIONS)))
def test_compiled_catalogue_is_current(catalogue: Path) -> None:
    compiled = BytesIO()
    with catalogue.open("rb") as source:
        write_mo(compiled, read_po(source))
    assert catalogue.with_suffix(".mo").read_bytes() == compiled.getvalue()
