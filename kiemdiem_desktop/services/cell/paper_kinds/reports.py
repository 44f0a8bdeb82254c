"""Reports, submissions, plans and resolutions that go upwards."""

from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperKind

KINDS: tuple[PaperKind, ...] = ()
