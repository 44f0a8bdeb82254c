"""How many stand at each level, as the report, the submission and the resolution print it."""

from collections.abc import Iterator

from kiemdiem_desktop.documents.blocks import Alignment, Blank, Block, Bullets, Column, Paragraph, Table, plain
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.phrases import LONG_DOTS, simple_table
from kiemdiem_desktop.documents.templates.totals import Totals, collectives_of, level_of, members_of
from kiemdiem_desktop.documents.wording import DOTS, LEVEL_NAMES, percent
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
    counts = [(LEVEL_NAMES[level], totals.levels.get(level, 0)) for level in Level]
    rows = [(name, count, percent(count, rated)) for name, count in (*counts, ("Cộng", rated))]
    return simple_table(
        "Kết quả xếp loại",
        ("Mức xếp loại", "Số đảng viên", "Tỷ lệ trong số được xếp loại"),
        _COLUMNS,
        [(name, None, None) for name, _count, _share in rows] if totals.is_open else rows,
    )


def named_levels(dossier: Dossier, totals: Totals) -> tuple[Block, ...]:
    """Give each level with the names of the members proposed for it; lines to write them on while nobody is."""
    if totals.is_open:
        return tuple(block for level in Level for block in _to_write(level))
    return tuple(map(_said, _named(dossier)))


def _said(line: str) -> Paragraph:
    return Paragraph(runs=plain(f"- {line}"), alignment=Alignment.LEFT)  # whole names would tear justified lines apart


def _to_write(level: Level) -> tuple[Block, ...]:
    asked = f"- {LEVEL_NAMES[level]} ({DOTS[:2]} đồng chí):"
    return (Paragraph(runs=plain(asked), stays_with_next=True), Blank(lines=1, is_dotted=True))


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
