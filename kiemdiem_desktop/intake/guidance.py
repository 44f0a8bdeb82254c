"""A letter of prompts parted into one piece for each point: whom it asks, in which words; the secretary confirms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.round import Subject, SubjectKind
from kiemdiem_desktop.domain.text import nfc, search_key

_NUMBER = re.compile(r"\bSố\s*:?\s*(\d{1,5}\s*[-–]\s*[A-ZĐ]{1,4}\s*/\s*[A-ZĐ]{1,8}(?:[-./][A-ZĐa-z]{1,6})*)")
_DAY = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:/|-|\s*tháng\s*)\s*(\d{1,2})\s*(?:/|-|,?\s*năm\s*)\s*(\d{4})", re.IGNORECASE
)
_DUE = re.compile(
    r"(?:trước|chậm nhất|hạn|đến hết|xong)[^.;]{0,30}?(?=(?:ngày\s*)?\d{1,2}\s*(?:/|-|\s*tháng))", re.IGNORECASE
)
_ITEM = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\s*[.)]|[a-zđ]\s*[.)]|[–\-+•*])\s*(?=\S)")
_ROMAN = re.compile(r"^\s*(?:[IVX]{1,4}|[A-D])\s*[.)/]\s+")
_PERSON = re.compile(r"\b(?:đồng chí|đ/c|ông|bà)\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"^(?:trên đây|đề nghị (?:chi ủy|chi bộ|các|tập thể)|yêu cầu (?:chi|các|tập)|nơi nhận|t/?m\b|thời gian)",
    re.IGNORECASE,
)
_DASH = re.compile(r"^\s*[–\-+*•]")
_CALLED = re.compile(r"^(?:(?:doi voi|ca nhan|dang vien|dong chi|d/c|ong|ba)\s+)+")
_LEAST_WORDS = 10
_CLOSING_HEADS = ("to chuc thuc hien", "yeu cau", "de nghi", "thoi gian", "noi nhan", "tren day")
_COLLECTIVE = re.compile(r"^(?:doi voi |ve )?(?:cac )?(?:tap the|chi uy|ban chi uy|chi bo)\b")
_PEOPLE = re.compile(r"^(?:doi voi |ve )?(?:cac )?(?:ca nhan|dang vien|dong chi|uy vien)\b")
_POSTS = (
    (re.compile(r"\bpho bi thu\b"), PartyPost.DEPUTY_SECRETARY),
    (re.compile(r"\bbi thu\b"), PartyPost.SECRETARY),
)
_HEAD_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidancePiece:
    """One point of the letter; `subject_id` None where nobody was recognised. `why` is the line that named them."""

    number: int
    subject_id: SubjectId | None
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceDraft:
    """The letter as it was understood."""

    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    due_on: date | None = None
    pieces: tuple[GuidancePiece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A subject of the round with the post that a letter may name instead of the name."""

    subject: Subject
    post: PartyPost = PartyPost.NONE


@dataclass(slots=True, kw_only=True)
class _Splitter:
    """Walks the lines once: who is asked now, and the point that is being read."""

    people: tuple[Addressee, ...]
    asked: tuple[SubjectId | None, ...] = ()
    why: str = ""
    is_inside: bool = False
    is_closed: bool = False
    pieces: list[GuidancePiece] = field(default_factory=list)
    open_pieces: int = 0

    def read(self, line: str) -> None:
        """Read one line of the body."""
        bare = _ROMAN.sub("", _ITEM.sub("", line))
        key = search_key(bare)
        if _CLOSING.match(bare) or (_ROMAN.match(line) and key.startswith(_CLOSING_HEADS)):
            self.is_inside, self.is_closed, self.open_pieces = False, True, 0
            return
        if self.is_closed and not (_ROMAN.match(line) or key.startswith("doi voi")):
            return
        named = self._named(line, bare, key)
        if named is not None:
            self._turn_to(named, bare)
        elif self.is_inside and (_ITEM.match(line) or not self.open_pieces):
            self._add(bare)
        elif self.is_inside:
            self._go_on(line)

    def _named(self, line: str, bare: str, key: str) -> tuple[SubjectId | None, ...] | None:
        """Give whom a line turns to; None where it turns to nobody: a name inside a point is part of the point."""
        head, is_dash = key[:160], bool(_DASH.match(line))
        is_person = bool(_PERSON.match(bare) or _PEOPLE.match(head))
        called = _CALLED.sub("", _before_colon(bare))
        starts = any(_is_named(row, called) and called.startswith(search_key(row.subject.name)) for row in self.people)
        if starts or is_person:
            found = tuple(row.subject.id for row in self.people if _is_named(row, _before_colon(bare)))
            if found:
                return found
        if is_dash:
            return None
        if _COLLECTIVE.match(head) or (key.startswith("doi voi") and "tap the" in head):
            return (self._collective(head),)
        return self._by_post(head) if is_person or key.startswith("doi voi") else None

    def _by_post(self, key: str) -> tuple[SubjectId | None, ...]:
        post = _post_in(key)
        found = tuple(row.subject.id for row in self.people if row.post is post and post is not PartyPost.NONE)
        return found or (None,)

    def _collective(self, key: str) -> SubjectId | None:
        wanted = [SubjectKind.CELL_COMMITTEE, SubjectKind.CELL]
        if "chi bo" in key and "chi uy" not in key:
            wanted.reverse()
        for kind in wanted:
            found = next((row.subject.id for row in self.people if row.subject.kind is kind), None)
            if found is not None:
                return found
        return None

    def _turn_to(self, asked: tuple[SubjectId | None, ...], line: str) -> None:
        self.asked, self.why, self.is_inside, self.open_pieces = asked, line, True, 0
        self.is_closed = False
        rest = line.partition(":")[2].strip()
        is_point = ":" not in line and line.endswith((".", ";")) and len(line.split()) >= _LEAST_WORDS
        if rest or is_point:
            self._add(rest or line)

    def _add(self, text: str) -> None:
        self.open_pieces = len(self.asked)
        for subject_id in self.asked:
            number = len(self.pieces)
            self.pieces.append(GuidancePiece(number=number, subject_id=subject_id, text=_sentence(text), why=self.why))

    def _go_on(self, line: str) -> None:
        for at in range(len(self.pieces) - self.open_pieces, len(self.pieces)):
            self.pieces[at] = replace(self.pieces[at], text=f"{self.pieces[at].text} {line.strip()}")


def split_guidance(lines: tuple[str, ...], people: tuple[Addressee, ...]) -> GuidanceDraft:
    """Part a letter into its points, in the order of the letter."""
    splitter = _Splitter(people=people)
    for line in lines[_body_start(lines) :]:
        splitter.read(line)
    return GuidanceDraft(
        number=_number_in(lines),
        issued_on=next(_days_in(" \n ".join(lines[:_HEAD_LINES])), None),
        issuer=_issuer_in(lines),
        due_on=_due_in(lines),
        pieces=tuple(splitter.pieces),
    )


def _body_start(lines: tuple[str, ...]) -> int:
    """Give the line after "Kính gửi", where the names of those addressed do not count yet."""
    at = next((at for at, line in enumerate(lines[: _HEAD_LINES * 2]) if search_key(line).startswith("kinh gui")), -1)
    return at + 1


def _before_colon(text: str) -> str:
    return search_key(text.partition(":")[0])


def _is_named(row: Addressee, key: str) -> bool:
    is_person = row.subject.kind is SubjectKind.MEMBER
    return is_person and re.search(rf"\b{re.escape(search_key(row.subject.name))}\b", key) is not None


def _post_in(key: str) -> PartyPost:
    return next((post for pattern, post in _POSTS if pattern.search(key)), PartyPost.NONE)


def _sentence(text: str) -> str:
    plain = nfc(text)
    return plain[:1].upper() + plain[1:]


def _number_in(lines: tuple[str, ...]) -> str:
    found = next((match for line in lines[:_HEAD_LINES] if (match := _NUMBER.search(line))), None)
    return re.sub(r"\s+", "", found.group(1)).replace("–", "-") if found else ""


def _days_in(text: str) -> Iterator[date]:
    for match in _DAY.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _due_in(lines: tuple[str, ...]) -> date | None:
    text = " ".join(lines)
    for match in _DUE.finditer(text):
        found = next(_days_in(text[match.end() : match.end() + 40]), None)
        if found is not None:
            return found
    return None


def _issuer_in(lines: tuple[str, ...]) -> str:
    """Give the body that signs: "Ban Thường vụ Đảng ủy xã …" from the head and the signature."""
    body = next(
        (line for line in lines[:_HEAD_LINES] if search_key(line).startswith(("dang uy", "huyen uy", "thanh uy"))), ""
    )
    body = re.split(r"\s{2,}|ĐẢNG CỘNG SẢN", body)[0].strip(" *–-")
    signs = any("ban thuong vu" in search_key(line) for line in lines)
    name = _proper(body)
    return f"Ban Thường vụ {name}".strip() if signs else name


def _proper(text: str) -> str:
    """Give a name in capitals as it stands within a sentence: "ĐẢNG ỦY XÃ ĐĂK LƠ VANG" is "Đảng ủy xã Đăk Lơ Vang"."""
    if not text.isupper():
        return text
    small = {"ủy", "uỷ", "xã", "phường", "thị", "trấn", "huyện", "tỉnh", "thành", "phố"}
    words = [word.lower() if word.lower() in small else word.capitalize() for word in text.split()]
    return " ".join(words)
