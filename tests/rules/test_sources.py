"""Every `Source:` line of the program stands in a regulation of the program."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiemdiem_desktop.rules.advice import ADVICE_CHECKS
from kiemdiem_desktop.rules.reading import citation
from kiemdiem_desktop.rules.verdicts import QUARTER_SUBJECT_CHECKS, RATING_CHECKS, ROUND_CHECKS, SUBJECT_CHECKS
from tests import shipped

ROOT = Path(__file__).parents[2]
KNOWN = {regulation.id: regulation for regulation in shipped.regulations().all}
SOURCE = re.compile(r"Source: (.+?)\.?$", re.MULTILINE)
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> Iterator[tuple[str, str]]:
    """Give every source with the place of its docstring."""
    for path in sorted((ROOT / "kiemdiem_desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            doc = ast.get_docstring(node) if isinstance(node, Documented) else None
            for line in SOURCE.findall(doc or ""):
                for one in line.split("; "):
                    yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}", one


def resolves(source: str) -> bool:
    """Whether the regulation is known and has the very article."""
    found = citation(source, "")
    regulation = KNOWN.get(found.regulation_id)
    return regulation is not None and found.article in {article.citation.article for article in regulation.articles}


def test_every_source_line_resolves() -> None:
    found = list(sources())
    assert len(found) > 100
    assert [f"{place}: {source}" for place, source in found if not resolves(source)] == []


@pytest.mark.parametrize("source", ["qd-366-2025 Điều 99", "qd-999-2025 Điều 1", "Điều 1"])
def test_a_source_that_is_nowhere_does_not_resolve(source: str) -> None:
    assert not resolves(source)


@pytest.mark.parametrize(
    "row",
    [*ROUND_CHECKS, *SUBJECT_CHECKS, *RATING_CHECKS, *QUARTER_SUBJECT_CHECKS, *ADVICE_CHECKS],
    ids=lambda row: row.code,
)
def test_a_check_cites_what_its_docstring_cites(row: object) -> None:
    source = getattr(row, "source", None)
    doc = getattr(row, "find").__doc__ or ""  # noqa: B009 - the rows are checks over facts of two kinds
    own = [citation(one, "") for one in SOURCE.findall(doc)]
    assert len(own) == 1
    assert source is not None
    assert source.regulation_id == own[0].regulation_id
    assert source.article.startswith(own[0].article)
