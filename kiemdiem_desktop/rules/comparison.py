"""What the main regulations say on one matter, side by side: data with a source and a certainty on each side."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.data_sheet import Mistakes, Sheet, read_sheet
from kiemdiem_desktop.rules.parameter_kinds import KINDS
from kiemdiem_desktop.rules.reading import CERTAINTIES, citation
from kiemdiem_desktop.rules.regulation_set import nearest_article

if TYPE_CHECKING:
    from kiemdiem_desktop.rules.regulations import Regulations

FILE_NAME = "comparison.yaml"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterSide:
    """What one regulation says on a matter, in our own words; "{name}" in `text` stands for a parameter's value."""

    text: str
    source: Citation
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter of the law under its theme; `sides` by the ids of the main regulations."""

    theme: str
    code: str
    title: str
    sides: Mapping[str, MatterSide]


def load_matters(resources_dir: Path, regulations: "Regulations") -> tuple[Matter, ...]:
    """Read the matters in their order. Raises: RegulationDataError with one message for every mistake."""
    mistakes = Mistakes()
    sheet = read_sheet(resources_dir / "regulations" / FILE_NAME, mistakes)
    sheet.only(["themes"])
    matters = tuple(matter for theme in sheet.sheets("themes") for matter in _matters(theme))
    _check(matters, regulations, mistakes)
    mistakes.raise_if_any()
    return matters


def _matters(theme: Sheet) -> Iterator[Matter]:
    theme.only(["theme", "matters"])
    for row in theme.sheets("matters"):
        row.only(["matter", "code", "sides"])
        sides = row.data.get("sides", {})
        yield Matter(
            theme=theme.text("theme"),
            code=row.text("code"),
            title=row.text("matter"),
            sides={
                name: _side(name, Sheet(f"{row.place}, {name}", side, row.mistakes)) for name, side in sides.items()
            },
        )


def _side(regulation_id: str, row: Sheet) -> MatterSide:
    row.only(["text", "source", "certainty"])
    certainty = row.text("certainty")
    if certainty not in CERTAINTIES:
        row.wrong(_("độ chắc chắn “{certainty}” phải là V, S, I hoặc ?.").format(certainty=certainty))
    text = row.text("text")
    for name in _PLACEHOLDER.findall(text):
        if name not in KINDS:
            row.wrong(_("chương trình không biết tham số “{name}”.").format(name=name))
    return MatterSide(text=text, source=citation(row.text("source"), regulation_id), certainty=certainty)


def _check(matters: tuple[Matter, ...], regulations: "Regulations", mistakes: Mistakes) -> None:
    known = {regulation.id: regulation for regulation in regulations.all}
    for matter in matters:
        for name, side in matter.sides.items():
            target = known.get(side.source.regulation_id)
            if name not in known or target is None or nearest_article(target, side.source.article) is None:
                mistakes.add(
                    f"{FILE_NAME}, {matter.code}",
                    _("nguồn “{article}” không có trong các điều của {id}.").format(
                        article=side.source.article, id=side.source.regulation_id
                    ),
                )


def placeholders(text: str) -> tuple[str, ...]:
    """Give the names of the parameters whose values a text shows."""
    return tuple(_PLACEHOLDER.findall(text))
