"""Letters, invitations and forms exchanged with others."""

from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperKind

KINDS: tuple[PaperKind, ...] = ()
