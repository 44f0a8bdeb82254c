"""One paper of every kind, and of every form of a self-review, from a round."""

from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.papers import Paper, list_papers


def paper_of_each_kind(checked: CheckedRound) -> tuple[Paper, ...]:
    """Give the first paper of each kind and form, in the order of the table: a new kind is taken in by itself."""
    found: dict[tuple[str, str], Paper] = {}
    for paper in list_papers(checked):
        found.setdefault((paper.code, paper.form), paper)
    return tuple(found.values())
