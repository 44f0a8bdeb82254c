"""How many stand at each level, as the report, the submission and the resolution print it."""

from collections.abc import Iterator

from kiemdiem_desktop.documents.blocks import Alignment, Block, Bullets, Column, Table
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.phrases import LONG_DOTS, simple_table
from kiemdiem_desktop.documents.templates.totals import Totals, collectives_of, level_of, members_of
from kiemdiem_desktop.documents.wording import LEVEL_NAMES, percent
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.level import Level

_COLUMNS = (
    Column(width=85),
    Column(width=40, alignment=Alignment.CENTRE),
    Column(width=40, alignment=Alignment.CENTRE),
)


def level_table(totals: Totals) -> Table:
    """Give the four levels with number and share of those rated."""
    rated = totals.rated
    rows = [(LEVEL_NAMES[level], totals.levels.get(level, 0)) for level in Level]
    counted = [(name, count, percent(count, rated)) for name, count in rows]
    return simple_table(
        "Kết quả xếp loại",
        ("Mức xếp loại", "Số đảng viên", "Tỷ lệ trong số được xếp loại"),
        _COLUMNS,
        (*counted, ("Cộng", rated, percent(rated, rated))),
    )


def named_levels(dossier: Dossier) -> tuple[Block, ...]:
    """Give each level with the names of the members proposed for it, leaving out levels without anybody."""
    return tuple(Bullets(items=(line,)) for line in _named(dossier))


def _named(dossier: Dossier) -> Iterator[str]:
    for level in Level:
        found = [part for part in members_of(dossier) if level_of(part) is level]
        if found:
            names = ", ".join(unbroken(part.subject.name) for part in found)
            yield f"{LEVEL_NAMES[level]} ({len(found)} đồng chí): {names}."


def collective_levels(dossier: Dossier) -> tuple[Block, ...]:
    """Give the level of each collective: what it asked for and what the conference proposes."""
    return (Bullets(items=tuple(_collective(part) for part in collectives_of(dossier))),)


def _collective(part: SubjectDossier) -> str:
    own = part.review.self_level if part.review else None
    level = level_of(part)
    asked = f"tự nhận mức {LEVEL_NAMES[own].lower()}; " if own else ""
    proposed = LEVEL_NAMES[level].lower() if level else LONG_DOTS
    return f"{unbroken(part.subject.name)}: {asked}chi bộ đề nghị mức {proposed}."
