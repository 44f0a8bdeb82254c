"""The row of column titles: found by its words, wherever it stands, in one or two rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from hashlib import sha256

from kiemdiem_desktop.domain.text import nfc
from kiemdiem_desktop.intake.fields import PLACE_GROUPS, TITLES, RosterField
from kiemdiem_desktop.intake.raw_table import RawTable, column_letters
from kiemdiem_desktop.intake.titles import title_key, without_brackets

_DEEPEST_HEADER = 40
_SURE_ENOUGH = 0.84
_EXACT = {title: meaning for meaning, titles in TITLES.items() for title in titles}
_LONG_TITLES = tuple(title for title in _EXACT if len(title) > 3)
_LONGEST_TITLE = 100
_NAME_FIELDS = {RosterField.FULL_NAME, RosterField.FAMILY_NAME}
_MANY = {RosterField.NOT_KEPT, RosterField.IGNORED, RosterField.NOTE, RosterField.ROW_NUMBER}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMatch:
    """A column (from 0), its title as printed and its meaning; `field` None: not recognised. `confidence` is 0–1.

    `samples` are the first different texts under the title, as printed.
    """

    column: int
    label: str
    field: RosterField | None
    confidence: float
    samples: tuple[str, ...] = ()

    @property
    def letters(self) -> str:
        """The column's name in the office program: A, B, AA."""
        return column_letters(self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderMatch:
    """The rows (from 0) that hold the titles and what each titled column means, left to right.

    `signature` is the same for every file of the same layout, so that an edited mapping can be remembered.
    """

    header_rows: tuple[int, ...]
    mapping: tuple[ColumnMatch, ...]
    signature: str

    @property
    def has_name(self) -> bool:
        """Whether a column holds names."""
        return any(match.field in _NAME_FIELDS for match in self.mapping)

    @property
    def score(self) -> float:
        """How much is recognised: the sum of the confidences."""
        return sum(match.confidence for match in self.mapping if match.field is not None)

    def fields(self) -> dict[RosterField, int]:
        """Give the column of each meaning that is kept."""
        left_out = {RosterField.NOT_KEPT, RosterField.IGNORED, RosterField.ROW_NUMBER}
        return {
            match.field: match.column
            for match in reversed(self.mapping)
            if match.field is not None and match.field not in left_out
        }


def find_header(table: RawTable) -> HeaderMatch | None:
    """Give the titles that are recognised best; None where no row names at least a name column."""
    candidates = [header for row in range(min(len(table.rows), _DEEPEST_HEADER)) for header in _at(table, row)]
    named = [header for header in candidates if header.has_name and len(header.mapping) > 1]
    return max(named, key=lambda header: (header.score, -header.header_rows[0]), default=None)


def guess_header(table: RawTable) -> HeaderMatch | None:
    """Give the first row with three texts or more as titles, for a mapping made by hand; None if there is none."""
    for row in range(min(len(table.rows), _DEEPEST_HEADER)):
        if sum(bool(table.text(row, column)) for column in range(table.width)) >= 3:
            return _header(table, (row,))
    return None


def with_mapping(header: HeaderMatch, mapping: Mapping[int, RosterField]) -> HeaderMatch:
    """Give the header with columns meant as a person says; columns that `mapping` does not name stay."""
    chosen = tuple(
        replace(match, field=mapping[match.column], confidence=1.0) if match.column in mapping else match
        for match in header.mapping
    )
    return replace(header, mapping=chosen)


@lru_cache(maxsize=4096)
def meaning_of(label: str) -> tuple[RosterField | None, float]:
    """Give what a title means and how sure that is: case, marks, stars, brackets and typing slips do not matter."""
    for key in (title_key(without_brackets(label)), title_key(label)):
        if key in _EXACT:
            return _EXACT[key], 1.0
    if not key:
        return None, 0.0
    if any(key.startswith(group) for group in PLACE_GROUPS):
        return RosterField.NOT_KEPT, 0.95
    bare = title_key(without_brackets(label)) or key
    near = [] if len(bare) > _LONGEST_TITLE else get_close_matches(bare, _LONG_TITLES, n=1, cutoff=_SURE_ENOUGH)
    if near:
        return _EXACT[near[0]], round(SequenceMatcher(None, bare, near[0]).ratio(), 2)
    return None, 0.0


def _at(table: RawTable, row: int) -> Iterator[HeaderMatch]:
    single = _header(table, (row,))
    yield single
    if single.has_name and _continues(table, row, single):
        yield _header(table, (row, row + 1))


def _continues(table: RawTable, row: int, above: HeaderMatch) -> bool:
    """Whether the next row holds second titles: words only, and none under the name."""
    names = [match.column for match in above.mapping if match.field in _NAME_FIELDS]
    below = [table.value(row + 1, column) for column in range(table.width)]
    filled = [value for value in below if value is not None]
    words_only = all(isinstance(value, str) and not any(map(str.isdigit, value)) for value in filled)
    return bool(filled) and words_only and all(below[column] is None for column in names)


def _header(table: RawTable, rows: tuple[int, ...]) -> HeaderMatch:
    labels = {column: label for column in range(table.width) if (label := _label(table, rows, column))}
    matches = [_match(column, label) for column, label in labels.items()]
    matches += _given_names_beside(table, rows[0], matches)
    mapping = tuple(_once_each(sorted(matches, key=lambda match: match.column)))
    text = "\n".join(f"{match.column}:{title_key(match.label)}" for match in mapping)
    return HeaderMatch(header_rows=rows, mapping=mapping, signature=sha256(text.encode()).hexdigest()[:16])


def _label(table: RawTable, rows: tuple[int, ...], column: int) -> str:
    top = nfc(table.text(rows[0], column))
    if len(rows) == 1:
        return top
    below = nfc(table.text(rows[1], column))
    return f"{_group(table, rows[0], column)} – {below}".removeprefix(" – ") if below else top


def _group(table: RawTable, row: int, column: int) -> str:
    """Give the title above a second title: that of the nearest filled cell to the left."""
    filled = (nfc(table.text(row, left)) for left in range(column, -1, -1))
    return next((text for text in filled if text), "")


def _match(column: int, label: str) -> ColumnMatch:
    meaning, confidence = meaning_of(label)
    return ColumnMatch(column=column, label=label, field=meaning, confidence=confidence)


def _given_names_beside(table: RawTable, row: int, matches: list[ColumnMatch]) -> Iterator[ColumnMatch]:
    """Find the second column under one merged name title: family name left, given name right."""
    for place, match in enumerate(matches):
        beside = (row, match.column + 1)
        if match.field is RosterField.FULL_NAME and table.merged.get(beside) == (row, match.column):
            matches[place] = replace(match, field=RosterField.FAMILY_NAME)
            yield ColumnMatch(column=beside[1], label=match.label, field=RosterField.GIVEN_NAME, confidence=0.9)
            return


def _once_each(matches: list[ColumnMatch]) -> Iterator[ColumnMatch]:
    """Keep one column for each meaning, the surest and then the leftmost; the others are left unmapped."""
    best: dict[RosterField, ColumnMatch] = {}
    for match in matches:
        if match.field is not None and (match.field not in best or match.confidence > best[match.field].confidence):
            best[match.field] = match
    for match in matches:
        is_kept = match.field is None or match.field in _MANY or best[match.field] is match
        yield match if is_kept else replace(match, field=None, confidence=0.0)
