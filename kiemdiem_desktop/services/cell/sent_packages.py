"""The packages that left the workspace, as they were noted."""

from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.services.workspace import Workspace


def last_package(workspace: Workspace, round_: Round) -> SentPackage | None:
    """Give the newest package of a round."""
    return max(workspace.store.packages.where(round_id=round_.id), key=lambda row: row.sequence, default=None)


def list_packages(workspace: Workspace) -> tuple[SentPackage, ...]:
    """Give all packages that left the workspace, the newest first."""
    return tuple(sorted(workspace.store.packages.all(), key=lambda row: row.sequence, reverse=True))


def next_sequence(workspace: Workspace) -> int:
    """Give the number of the cell's next package, from 1."""
    return max((row.sequence for row in workspace.store.packages.all()), default=0) + 1


def words_of_package(package: SentPackage) -> str:
    """Give the fingerprint of a written package for people."""
    return digest_words(package.digest)
