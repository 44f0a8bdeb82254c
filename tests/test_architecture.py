"""The house rules, executable: imports, budgets, types, lint (architecture.md sections 2 and 11)."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kiemdiem_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
BIN = Path(sys.executable).parent

Function = ast.FunctionDef | ast.AsyncFunctionDef

# The doors: room functions where a slow library is loaded only when it is first used.
DOORS = {
    "kiemdiem_desktop/__main__.py",
    "kiemdiem_desktop/documents/doors.py",
    "kiemdiem_desktop/exchange/doors.py",
    "kiemdiem_desktop/intake/doors.py",
    "kiemdiem_desktop/rules/doors.py",  # RapidFuzz: only where two passages look alike
    "kiemdiem_desktop/gui/doors.py",
    "kiemdiem_desktop/gui/start_doors.py",
    "kiemdiem_desktop/gui/cell/doors.py",
    "kiemdiem_desktop/gui/committee/doors.py",
    "kiemdiem_desktop/gui/committee/totals_doors.py",
    "kiemdiem_desktop/store/doors.py",  # sqlite-utils: 0.1 s that only making or migrating a workspace needs
}


def tree_of(path: Path) -> ast.Module:
    """Parse a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[Path, Function]]:
    """Give every function of the program."""
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, Function):
                yield path, node


def length(node: Function) -> int:
    """Count the lines of a function, its docstring apart, from `def` to the last line."""
    assert node.end_lineno is not None
    lines = node.end_lineno - node.lineno + 1
    if ast.get_docstring(node) is not None:
        doc = node.body[0]
        assert doc.end_lineno is not None
        lines -= doc.end_lineno - doc.lineno + 1
    return lines


def run(*command: str) -> None:
    """Run a tool in the project's folder; its output is the message of the failure."""
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_go_one_way() -> None:
    run("lint-imports", "--no-cache")


def test_every_type_is_stated_and_holds() -> None:
    run("mypy")


def test_lint_is_clean() -> None:
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")


def test_function_lengths_keep_the_budget() -> None:
    lengths = [length(node) for _, node in functions()]
    too_long = [f"{p.relative_to(ROOT)}:{n.lineno} {n.name}" for p, n in functions() if length(n) > 60]
    assert not too_long
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[8] <= 30


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda p: str(p.relative_to(ROOT)))
def test_file_keeps_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef):
            methods = [item for item in node.body if isinstance(item, Function)]
            assert len(methods) <= 20, node.name


def test_late_imports_stand_only_at_the_doors() -> None:
    late = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path, node in functions()
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom) and path.relative_to(ROOT).as_posix() not in DOORS
    ]
    assert not late


def test_everything_public_has_a_docstring() -> None:
    bare = [str(path.relative_to(ROOT)) for path in SOURCES if ast.get_docstring(tree_of(path)) is None]
    for path in SOURCES:
        bare += [
            f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.ClassDef) and ast.get_docstring(node) is None
        ]
    bare += [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path, node in functions()
        if not node.name.startswith("_") and ast.get_docstring(node) is None and not is_qt_override(node)
        if node.name not in inner_names(path)
    ]
    assert not bare


def inner_names(path: Path) -> set[str]:
    """Give the names of functions inside functions: they are nobody's interface."""
    outer = [node for node in ast.walk(tree_of(path)) if isinstance(node, Function)]
    return {n.name for node in outer for n in ast.walk(node) if n is not node and isinstance(n, Function)}


def is_qt_override(node: Function) -> bool:
    """Whether a method only overrides Qt's own (its name is Qt's, and `@override` says so)."""
    return any(isinstance(d, ast.Name) and d.id == "override" for d in node.decorator_list)


def test_no_fixed_sleep_in_tests() -> None:
    banned = {"sleep", "wait", "qWait"}
    slow = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in TESTS
        if "benchmarks" not in path.parts
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in banned
        and not (isinstance(node.func.value, ast.Name) and node.func.value.id in {"process", "child"})
    ]
    assert not slow


def test_no_network_module_of_qt_is_named() -> None:
    assert not [str(path) for path in SOURCES if "QtNetwork" in path.read_text(encoding="utf-8")]


def test_cli_starts_where_pyside_cannot_be_imported() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "import kiemdiem_desktop.cli, kiemdiem_desktop.app, kiemdiem_desktop.services\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
