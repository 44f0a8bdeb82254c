"""What a person reads: each expected failure says what happened and what to do, and no text speaks computer."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from installer.update_translations import extract_texts
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.exchange.errors import PackageError

PACKAGE = Path(__file__).parents[1] / "kiemdiem_desktop"
Function = ast.FunctionDef | ast.AsyncFunctionDef

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]+")
# What is written as it stands on keys, in menus of other programs, on files and in the case files of rules.
_NAMES = frozenset(
    _WORD.findall(
        "age Alt asice Caps cases CBCCVC cer crt csv Ctrl CV deb Debian dll docx dylib Enter Esc Excel expect fonts "
        "guidance json KB liberation LibreOffice Linux Lock MB md mm name PDF pdf pem pfx PgUp PIN PowerPoint Python "
        "Qt resources RTF schemas sochibo STT TW txt Unicode USB VnTime Windows Word xls xlsb xlsx"
    )
)
# A Vietnamese syllable without tone marks: nothing else can be made of these parts, no English word but a few.
_SYLLABLE = re.compile(
    r"(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph|qu|r|s|th?|tr|v|x)?"
    r"(a[iouy]?|e[o]?|i[au]?|oa[io]?|oe|oi|o|u[aiy]?|uya?|y)(m|ng?|nh)?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVX]+")
_COMPUTER_WORDS = ("tập tin", "giao diện", "băm", "khởi tạo", "kết xuất", "truy vấn", "máy chủ")


def error_names() -> set[str]:
    """Give the name of every class of expected failures."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in _trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {KiemdiemError.__name__}
    while below := {name for name, above in bases.items() if above & found} - found:
        found |= below
    return found


def refusals(base: type[PackageError] = PackageError) -> Iterator[type[PackageError]]:
    """Give every class of refused packages."""
    yield base
    for below in base.__subclasses__():
        yield from refusals(below)


def calls_of(names: set[str]) -> Iterator[tuple[str, Function, ast.Call]]:
    """Give each place of the program where one of `names` is called, with the function around it."""
    for path, tree in _trees().items():
        for function in (node for node in ast.walk(tree) if isinstance(node, Function)):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", function, node


def says_something(text: ast.expr, function: Function) -> bool:
    """Whether `text` holds a sentence for translation, is handed in, or is put together from such in `function`."""
    inner = list(ast.walk(text))
    if any(isinstance(node, ast.Call) and _is_sentence(node) for node in inner):
        return True
    names = {node.id for node in inner if isinstance(node, ast.Name)}
    if names & {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}:
        return True
    made = [node for node in ast.walk(function) if isinstance(node, ast.Assign)]
    return any(
        says_something(node.value, function)
        for node in made
        if node.value is not text and names & {target.id for target in node.targets if isinstance(target, ast.Name)}
    )


@cache
def _trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def _is_sentence(call: ast.Call) -> bool:
    is_marked = isinstance(call.func, ast.Name) and call.func.id == "_"
    return is_marked and not (isinstance(call.args[0], ast.Constant) and not str(call.args[0].value).strip())


def test_every_raised_failure_says_what_happened_and_what_to_do() -> None:
    silent, seen = [], 0
    for place, function, call in calls_of(error_names()):
        given = {word.arg: word.value for word in call.keywords}
        if "code" not in given:  # a class with words of its own
            continue
        seen += 1
        silent += [f"{place} {part}" for part in ("message", "hint") if not says_something(given[part], function)]
    assert not silent
    assert seen > 50


def test_every_refused_package_says_why_and_what_to_do() -> None:
    for refusal in refusals():
        assert refusal.MESSAGE.strip().endswith((".", "?")), refusal
        assert refusal.HINT.strip().endswith((".", "?")), refusal
    own = [refusal.CODE for refusal in refusals() if "CODE" in vars(refusal)]
    assert sorted(own) == sorted(set(own))


def test_no_text_holds_a_foreign_word() -> None:
    foreign = {
        (word, text)
        for text in _texts()
        for word in _WORD.findall(_PLACEHOLDER.sub(" ", text).replace("&", ""))
        if word.isascii() and len(word) > 1 and word not in _NAMES
        if not _SYLLABLE.fullmatch(word) and not _ROMAN.fullmatch(word)
    }
    assert not foreign


def test_letters_of_alt_are_on_every_keyboard() -> None:
    marked = [text for text in _texts() if re.search(r"&[^\x00-\x7f]", text)]
    assert marked == []


def test_no_text_speaks_computer() -> None:
    assert not [text for text in _texts() for word in _COMPUTER_WORDS if word in text.lower()]


def test_foreign_words_would_be_seen() -> None:
    for word in _WORD.findall("database hash token file folder email click password backup login server web byte link"):
        assert not _SYLLABLE.fullmatch(word), word


@cache
def _texts() -> list[str]:
    return [str(message.id) for message in extract_texts() if message.id]
