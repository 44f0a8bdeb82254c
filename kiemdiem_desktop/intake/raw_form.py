"""A returned form as it was found: lines, answers by tag, and what the office program left in the file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.fillable import FormStamp, find_stamp
from kiemdiem_desktop.domain.text import nfc_lines
from kiemdiem_desktop.intake.legacy import (
    Encoding,
    could_be_legacy,
    decode,
    encoding_of_font,
    guess_encoding,
    share_of_syllables,
)
from kiemdiem_desktop.intake.office_file import OfficeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAnswer:
    """The text in one answer place; `row` numbers the table row it stands in, 0 for none."""

    tag: str
    text: str
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLine:
    """One paragraph or cell: `free` is its text outside answer places, `tags` the places that begin in it."""

    text: str
    free: str
    tags: tuple[str, ...] = ()
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change that somebody made with track changes on: what was put in or taken out."""

    is_insertion: bool
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawForm:
    """A file read whole. `encodings` are the legacy encodings met; `doubtful` pairs words with a likely reading.

    `boxes` counts text boxes, whose text is not read.
    """

    name: str
    digest: str
    kind: OfficeKind
    lines: tuple[RawLine, ...]
    answers: tuple[RawAnswer, ...]
    revisions: tuple[Revision, ...] = ()
    comments: tuple[str, ...] = ()
    encodings: tuple[Encoding, ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    boxes: int = 0

    @property
    def stamp(self) -> FormStamp | None:
        """The code of the form; None where it is gone or damaged."""
        return find_stamp("\n".join(line.text for line in self.lines))

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines that hold text, in order."""
        return tuple(line.text.strip() for line in self.lines if line.text.strip())


class LegacyReader:
    """Reads texts in legacy encodings and remembers which ones it met."""

    def __init__(self) -> None:
        self.met: dict[Encoding, None] = {}
        self.doubtful: list[tuple[str, str]] = []

    def read(self, text: str, font: str) -> str:
        """Give a text in Unicode by the font that it is set in."""
        encoding = encoding_of_font(font)
        if encoding is None or text.isascii() or not could_be_legacy(text):
            return text
        return self._decoded(text, encoding, font)

    def settle(
        self, lines: Iterable[RawLine], answers: Iterable[RawAnswer]
    ) -> tuple[tuple[RawLine, ...], tuple[RawAnswer, ...]]:
        """Give lines and answers in Unicode where their letters tell, all together, that they are not.

        What is printed on a form of ours is Unicode: there only the answers tell. Elsewhere the lines do.
        """
        texts, rows = tuple(lines), tuple(answers)
        guess = guess_encoding([row.text for row in rows] if rows else [line.text for line in texts])
        return (
            texts if rows else tuple(self._settled(line, guess) for line in texts),
            tuple(self._with_text(row, self._guessed(row.text, guess)) for row in rows),
        )

    def _settled(self, line: RawLine, guess: Encoding) -> RawLine:
        if guess is Encoding.UNICODE or line.text.isascii():
            return line
        return replace(line, text=self._guessed(line.text, guess), free=self._guessed(line.free, guess))

    def _guessed(self, text: str, guess: Encoding) -> str:
        """Read one text as `guess`, unless it is better Vietnamese as it stands."""
        if guess is Encoding.UNICODE or text.isascii() or not could_be_legacy(text):
            return text
        is_worse = share_of_syllables(decode(text, guess).after) < share_of_syllables(text)
        return text if is_worse else self._decoded(text, guess, "")

    def _decoded(self, text: str, encoding: Encoding, font: str) -> str:
        found = decode(text, encoding, font=font)
        if found.after != text:
            self.met[encoding] = None
            self.doubtful += found.doubtful
        return found.after

    @staticmethod
    def _with_text(row: RawAnswer, text: str) -> RawAnswer:
        return RawAnswer(tag=row.tag, text=nfc_lines(text), row=row.row)
