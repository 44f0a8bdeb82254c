"""A returned form against the one that was sent out: which answer belongs where, and what was done to the paper."""

import re
from dataclasses import dataclass

from kiemdiem_desktop.domain.fillable import FillableForm, FormHeading, Place, PlaceKind, heading_key
from kiemdiem_desktop.intake import form_notes
from kiemdiem_desktop.intake.form_notes import FormNote
from kiemdiem_desktop.intake.office_file import OfficeKind
from kiemdiem_desktop.intake.raw_form import RawForm, RawLine

_ROW_PARTS = ("what", "cause", "remedy", "due_on")
_BOX = r"([☐☒☑■□✓✔xXvV])\s*"
_EMPTY_BOXES = {"☐", "□"}
_LEAST_ALIKE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadForm:
    """What a form says: `values` by tag of place, `new_rows` of shortcomings by part; nothing left empty is in them."""

    values: dict[str, str]
    new_rows: tuple[dict[str, str], ...] = ()
    notes: tuple[FormNote, ...] = ()


def read_form(raw: RawForm, expected: FillableForm) -> ReadForm:
    """Bring the answers of a file to the places of the form."""
    return _Reading(raw, expected).read()


class _Reading:
    """One pass over one file."""

    def __init__(self, raw: RawForm, expected: FillableForm) -> None:
        self.raw, self.expected = raw, expected
        self.answers = {answer.tag: answer.text.strip() for answer in raw.answers}
        self.notes: list[FormNote] = []
        self.values: dict[str, str] = {}
        self.at = _found_headings(raw, expected.headings)

    def read(self) -> ReadForm:
        """Read sections, choices, then all other places and the new rows."""
        self._read_sections()
        for place in self.expected.places:
            if place.kind is PlaceKind.CHOICE:
                self._read_choice(place)
            elif not place.tag.startswith(("section.", "new.")) and self.answers.get(place.tag):
                self.values[place.tag] = self.answers[place.tag]
        rows = tuple(self._new_rows())
        return ReadForm(values=self.values, new_rows=rows, notes=(*self.notes, *form_notes.marks_of(self.raw)))

    def _read_sections(self) -> None:
        missing: list[FormHeading] = []
        for heading in self.expected.headings:
            if heading.place is None:
                continue
            has_heading, has_place = heading in self.at, heading.place.tag in self.answers
            if has_heading or has_place:
                self._tell_missing(missing)
                self._read_section(heading, heading.place, has_place=has_place)
            else:
                missing.append(heading)
        self._tell_missing(missing)

    def _tell_missing(self, missing: list[FormHeading]) -> None:
        if missing:
            self.notes.append(form_notes.parts_missing(tuple(missing)))
            missing.clear()

    def _read_section(self, heading: FormHeading, place: Place, *, has_place: bool) -> None:
        text = self.answers.get(place.tag, "")
        if heading not in self.at:
            self.notes.append(form_notes.heading_changed(heading, self._line_before(place.tag)))
        elif self.raw.kind is OfficeKind.WORD:
            outside = self._typed_under(heading)
            if not has_place:
                self.notes.append(form_notes.place_lost(heading))
            elif outside:
                self.notes.append(form_notes.typed_outside(heading))
            text = "\n".join(filter(None, (text, outside)))
        if text:
            self.values[place.tag] = text

    def _line_before(self, tag: str) -> str:
        """Give the free line that stands where the heading of a place stood."""
        at = next((at for at, line in enumerate(self.raw.lines) if tag in line.tags), 0)
        before = [line.free.strip() for line in self.raw.lines[max(at - 2, 0) : at] if not line.tags]
        return next((text for text in before if text and not text.startswith("(")), "")

    def _typed_under(self, heading: FormHeading) -> str:
        """Give the text between a heading and the next one that was typed outside its answer place."""
        printed = {heading_key(place.hint) for place in self.expected.places if place.hint}
        ends = set(self.at.values())
        texts: list[str] = []
        for at in range(self.at[heading] + 1, len(self.raw.lines)):
            line = self.raw.lines[at]
            other = [tag for tag in line.tags if heading.place is None or tag != heading.place.tag]
            if at in ends or line.row or other:
                break
            if line.free.strip() and heading_key(line.free) not in printed and not _is_printed(line, self.expected):
                texts.append(line.free.strip())
        if texts and self._next_lost_heading(heading):
            texts.pop()  # the changed heading of the section that follows, named in a note of its own
        return "\n".join(texts)

    def _next_lost_heading(self, heading: FormHeading) -> bool:
        rest = self.expected.headings[self.expected.headings.index(heading) + 1 :]
        following = next(iter(rest), None)
        if following is None or following in self.at:
            return False
        return following.place is None or following.place.tag in self.answers

    def _read_choice(self, place: Place) -> None:
        ticked = [value for value, _words in place.options if self.answers.get(f"{place.tag}={value}")]
        if not ticked:
            ticked = self._chosen_by_words(place)
        if len(ticked) == 1:
            self.values[place.tag] = ticked[0]
        elif ticked:
            self.notes.append(form_notes.ticked_twice(place.label, map(place.words_of, ticked)))

    def _chosen_by_words(self, place: Place) -> list[str]:
        """Give the options chosen in a list, or ticked by any sign before their words."""
        text = self.answers.get(place.tag, "") or self._beside(place)
        by_name = [value for value, words in place.options if heading_key(words) == heading_key(text)]
        if by_name or text:
            return by_name
        if any(f"{place.tag}={value}" in self.answers for value, _words in place.options):
            return []
        for line in self._lines_of(place):
            signs = {value: re.search(_BOX + re.escape(words), line.text) for value, words in place.options}
            if all(signs.values()):
                return [value for value, found in signs.items() if found and found.group(1) not in _EMPTY_BOXES]
        return []

    def _lines_of(self, place: Place) -> tuple[RawLine, ...]:
        if place.tag == "level":
            return self.raw.lines
        key = heading_key(place.label)
        return tuple(line for line in self.raw.lines if heading_key(line.text).startswith(key))

    def _beside(self, place: Place) -> str:
        """Give the printed choice in the table row of a place whose control lost its name."""
        siblings = place.tag.rpartition(".")[0]
        row = next((answer.row for answer in self.raw.answers if answer.tag.startswith(f"{siblings}.")), 0)
        words = {words for _value, words in place.options}
        return next((line.text for line in self.raw.lines if row and line.row == row and line.text in words), "")

    def _new_rows(self) -> list[dict[str, str]]:
        rows: dict[tuple[int, str], dict[str, str]] = {}
        for answer in self.raw.answers:
            name, _dot, part = answer.tag.rpartition(".")
            if answer.tag.startswith("new.") and part in _ROW_PARTS and answer.text.strip():
                rows.setdefault((answer.row, name), {})[part] = answer.text.strip()
        return [*rows.values(), *self._added_rows()]

    def _added_rows(self) -> list[dict[str, str]]:
        """Give rows that were added to the table of shortcomings without answer places, by the order of columns."""
        table = [answer.row for answer in self.raw.answers if answer.tag.startswith(("new.", "row.")) and answer.row]
        if not table:
            return []
        tagged = {answer.row for answer in self.raw.answers}
        rows = range(max(table) + 1, max(table) + 20)
        found = []
        for row in rows:
            cells = [line.text.strip() for line in self.raw.lines if line.row == row]
            if row in tagged or len(cells) != len(_ROW_PARTS):
                break
            if cells[0]:
                found.append({part: text for part, text in zip(_ROW_PARTS, cells, strict=True) if text})
                self.notes.append(form_notes.row_outside(cells[0]))
        return found


def _is_printed(line: RawLine, expected: FillableForm) -> bool:
    key = heading_key(line.free)
    notes = (part.note for part in expected.parts if hasattr(part, "note"))
    return any(key == heading_key(note) for note in notes if note)


def _found_headings(raw: RawForm, headings: tuple[FormHeading, ...]) -> dict[FormHeading, int]:
    """Give the line of each heading that stands in the file, in the order of the form; titles of tables are none."""
    is_word = raw.kind is OfficeKind.WORD
    keys = ["" if line.tags or (line.row and is_word) else heading_key(line.free) for line in raw.lines]
    found: dict[FormHeading, int] = {}
    start = 0
    for heading in headings:
        at = next((at for at in range(start, len(keys)) if keys[at] and _is_same(keys[at], heading.key)), None)
        if at is not None:
            found[heading] = at
            start = at + 1
    return found


def _is_same(key: str, wanted: str) -> bool:
    """Whether two headings are the same: word for word, or one broken off late."""
    if key == wanted:
        return True
    shorter, longer = sorted((key, wanted), key=len)
    return len(shorter) >= _LEAST_ALIKE and len(shorter) * 10 >= len(longer) * 9 and longer.startswith(shorter)
