"""A self-review written with headings of its own: parted by the usual headings, for the secretary to set right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kiemdiem_desktop.domain.fillable import FillableForm, heading_key
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.text import search_key

NOT_TAKEN = ""
LEVEL = "level"
_MOST_HEADING_LETTERS = 260
_LEAST_SECTIONS = 2
_MARK = re.compile(
    r"^\s*(?:phần\s+)?(?:[IVX]{1,4}|[A-Za-zĐđ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:–-]\s*|^\s*[–\-+*•]\s*", re.IGNORECASE
)
# Words (without marks) that usual headings begin with, and the section that they open; the first that fits counts.
_USUAL: tuple[tuple[str, str], ...] = (
    (r"(nhung )?(phuong huong|bien phap (khac phuc|sua chua)|huong khac phuc)", "A.VI"),
    (r"(ket qua|viec) (thuc hien )?khac phuc", "A.III"),
    (r"(giai trinh|nhung van de duoc goi y|van de duoc goi y)", "A.IV"),
    (r"(lam ro )?trach nhiem (cua )?(ca nhan|ban than|tap the)", "A.V"),
    (r"(tu (nhan|xep|danh gia)|de xuat xep loai|nhan muc|muc xep loai)", LEVEL),
    (r"(nguyen nhan)", "A.II.2"),
    (r"(nhung )?(han che|khuyet diem|ton tai|nhuoc diem|thieu sot)", "A.II.1"),
    (r"(ve )?(viec )?(thuc hien )?(ban )?cam ket", "A.I.3"),
    (r"(ve )?(viec )?(ket qua )?(thuc hien )?(chuc trach|nhiem vu|quyen va nghia vu|quyen han|cong tac)", "A.I.2"),
    (r"(ve )?(pham chat|tu tuong|chinh tri|dao duc|y thuc to chuc|tac phong|loi song)", "A.I.1"),
    (r"(ve )?(nhung )?uu diem", "A.I.1"),
    (r"(nguoi (tu )?(viet|kiem diem)|nguoi lam ban|xac nhan cua|nhan xet|danh gia, xep loai chat luong)", NOT_TAKEN),
)
_USUAL_HEADINGS = tuple((re.compile(pattern), code) for pattern, code in _USUAL)
_LEVEL_WORDS = (
    ("khong hoan thanh nhiem vu", Level.KHT),
    ("hoan thanh xuat sac nhiem vu", Level.HTXS),
    ("hoan thanh tot nhiem vu", Level.HTT),
    ("hoan thanh nhiem vu", Level.HTNV),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeForm:
    """The lines of the file, and where each section begins: a line's section is that of the last start above it.

    `starts` maps a line (from 0) to a section of the form, to LEVEL, or to NOT_TAKEN.
    """

    lines: tuple[str, ...]
    starts: Mapping[int, str]

    @property
    def is_review(self) -> bool:
        """Whether enough of a self-review was recognised."""
        return len({code for code in self.starts.values() if code}) >= _LEAST_SECTIONS

    def section_of(self, line: int) -> str:
        """Give the section that a line belongs to; NOT_TAKEN above the first start."""
        at = max((start for start in self.starts if start <= line), default=None)
        return NOT_TAKEN if at is None else self.starts[at]

    def texts(self) -> dict[str, str]:
        """Give the text of each section: its lines without the headings that open it."""
        parts: dict[str, list[str]] = {}
        for at, line in enumerate(self.lines):
            code = self.section_of(at)
            text = body_of(line) if at in self.starts and _code_of(line, {}) is not None else line
            if code and text.strip():
                parts.setdefault(code, []).append(text.strip())
        return {code: "\n".join(texts) for code, texts in parts.items()}


def split_free(lines: tuple[str, ...], form: FillableForm) -> FreeForm:
    """Part a text by the headings of the form and the usual ones."""
    own = {heading.key: heading for heading in form.headings}
    codes = {key: heading.place.tag.removeprefix("section.") for key, heading in own.items() if heading.place}
    known = {place.tag.removeprefix("section.") for place in form.places} | {LEVEL, NOT_TAKEN}
    starts: dict[int, str] = {}
    for at, line in enumerate(lines):
        code = _code_of(line, codes)
        if code is not None and code in known:
            starts[at] = code
    return FreeForm(lines=lines, starts=starts)


def body_of(line: str) -> str:
    """Give what follows a heading on its own line ("Nguyên nhân: do …"); empty where the line is the heading alone."""
    head, colon, rest = line.partition(":")
    if colon and rest.strip() and len(head) <= _MOST_HEADING_LETTERS // 2:
        return rest.strip()
    return ""


def level_in(text: str) -> Level | None:
    """Give the level that a text names, None where it names none or several."""
    key = search_key(text)
    found = []
    for words, level in _LEVEL_WORDS:
        if words in key:
            found.append(level)
            key = key.replace(words, " ")
    return found[0] if len(found) == 1 else None


def _code_of(line: str, own: Mapping[str, str]) -> str | None:
    """Give the section that a line opens as its heading, None where it is no heading."""
    text = line.strip()
    if not text or len(text) > _MOST_HEADING_LETTERS:
        return None
    if heading_key(text) in own:
        return own[heading_key(text)]
    bare = _MARK.sub("", text)
    is_marked = bare != text or text.isupper() or text.endswith(":") or ":" in text[:60] or len(text) <= 60
    if not is_marked or _is_sentence(bare):
        return None
    key = search_key(bare)
    return next((code for pattern, code in _USUAL_HEADINGS if pattern.match(key)), None)


def _is_sentence(text: str) -> bool:
    """Whether a line reads as a sentence of the text: it says "tôi" or "em" before any colon."""
    return bool(re.search(r"\b(tôi|em)\b", text.partition(":")[0].casefold()))
