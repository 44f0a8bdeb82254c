"""A form that members fill in at home: its places to answer, and the code by which it finds its way back."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.text import search_key

VERSION = 1
UNFILLED = "[Bấm vào đây để điền]"
"""What stands in an answer place that nobody has touched."""
_CODE = re.compile(r"KD(\d)-(\d{4})(Q[1-3])?-(\d{1,9})-([0-9A-Z]{2,3})-([0-9A-F]{6})-([0-9A-F]{4})")
_NUMBER = re.compile(r"^(?:phần\s+)?(?:[ivxIVX]+|[A-Za-z]|\d{1,2}|[–-])\s*[.)/:–-]*\s+")


class PlaceKind(StrEnum):
    """What an answer place takes."""

    TEXT = "text"
    LINE = "line"
    POINTS = "points"
    COUNT = "count"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place to answer. `value` is what is stored now, as text; `most` bounds points; `options` are (value, words).

    `tag` is stable: "section.A.I.1", "row.12.cause", "new.1.what", "points.1.1", "tasks.assigned", "level".
    """

    tag: str
    kind: PlaceKind
    label: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    most: Decimal | None = None
    hint: str = ""

    def words_of(self, value: str) -> str:
        """Give the words of a value: those of the option, else the value itself."""
        return next((words for option, words in self.options if option == value), value)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHeading:
    """A printed heading; `place` is the answer under it, None where only other parts follow."""

    number: str
    text: str
    level: int
    place: Place | None = None

    @property
    def printed(self) -> str:
        """The heading as the paper prints it."""
        return f"{self.number} {self.text}" if self.number in {"–", "-"} else f"{self.number}. {self.text}"

    @property
    def key(self) -> str:
        """What the heading is recognised by: its words without number, marks and case."""
        return heading_key(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTable:
    """A table whose cells are printed words or answer places; widths are shares of the text width."""

    name: str
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str | Place, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A line of its own: one place with its label (a choice shows all its boxes)."""

    place: Place


FormPart = FormHeading | PlaceTable | PlaceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStamp:
    """The code inside a form: which round, whose, which form, and which cell it belongs to.

    `period` stands in the code of a quarter only; forms that were sent out without it are of the year.
    """

    year: int
    subject_id: int
    form: str
    cell: str
    version: int = VERSION
    period: Period = Period.YEAR

    @property
    def when(self) -> str:
        """The year, or the year and its quarter: "2026Q3"."""
        return f"{self.year}{self.period.value.upper() if self.period.is_quarter else ''}"

    @property
    def text(self) -> str:
        """The code as it is printed, closed by four signs that betray a slip."""
        body = f"KD{self.version}-{self.when}-{self.subject_id}-{self.form}-{self.cell}"
        return f"{body}-{_closing(body)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FillableForm:
    """One subject's form with what is printed on it and what can be answered."""

    stamp: FormStamp
    title: str
    subtitle: str
    superior: str
    body: str
    name: str
    born: str
    fields: tuple[tuple[str, str], ...]
    parts: tuple[FormPart, ...]
    is_collective: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """All answer places, in the order of the paper."""
        found: list[Place] = []
        for part in self.parts:
            match part:
                case FormHeading(place=Place() as place) | PlaceLine(place=place):
                    found.append(place)
                case PlaceTable():
                    found += [cell for row in part.rows for cell in row if isinstance(cell, Place)]
                case _:
                    pass
        return tuple(found)

    @property
    def headings(self) -> tuple[FormHeading, ...]:
        """The printed headings, in order."""
        return tuple(part for part in self.parts if isinstance(part, FormHeading))


def cell_mark(code: str, name: str) -> str:
    """Give six signs that tell one cell from another."""
    return sha256(f"{code}|{search_key(name)}".encode()).hexdigest()[:6].upper()


def find_stamp(text: str) -> FormStamp | None:
    """Give the code found in a text; None where there is none, or where it was damaged."""
    for match in _CODE.finditer(text):
        body = match.group().rpartition("-")[0]
        if match.group(7) == _closing(body):
            version, year, quarter, subject, form, cell, _close = match.groups()
            return FormStamp(
                version=int(version),
                year=int(year),
                period=Period(quarter.lower()) if quarter else Period.YEAR,
                subject_id=int(subject),
                form=form,
                cell=cell,
            )
    return None


def heading_key(text: str) -> str:
    """Give what a heading is compared by: words without number before them, marks, case and closing signs."""
    bare = _NUMBER.sub("", text.strip())
    return " ".join(re.findall(r"[a-z0-9]+", search_key(bare)))


def _closing(body: str) -> str:
    return sha256(body.encode()).hexdigest()[:4].upper()
