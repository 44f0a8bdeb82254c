"""A committee's books with made dossiers of a few cells, kept without packages: quick, for rules and screens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

from kiemdiem_desktop.domain.committee import ReceivedDossier
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.exchange.content import canonical_json, parse_content
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.register import register_cell
from kiemdiem_desktop.services.committee.subject_rows import encoded, keep_rows, rows_of
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.made_dossiers import MadeCell, content_of_dossier, make_dossier

ON = date(2026, 12, 5)
AT = datetime(2026, 12, 8, 2, 0, tzinfo=UTC)
ROUND = RoundKey(year=2026)
Change = Callable[[Dossier], Dossier]


def made_cell(number: int, *, best: int = 1, level: Level = Level.HTT, rated: int = 12) -> MadeCell:
    """Give a cell of twelve members, some of them at the best level."""
    levels = (*[Level.HTT] * (rated - best - 1), *[Level.HTXS] * best, Level.HTNV)
    return MadeCell(
        code=f"TP-{number:02d}", name=f"Chi bộ thôn {number}", level=level, levels=levels, has_committee=True
    )


def receive_made(committee: Workspace, cell: MadeCell, change: Change = lambda dossier: dossier) -> ReceivedDossier:
    """Put a made dossier into the books as if its package had been proved."""
    regs = committee.regulations.in_force_on(ON)
    dossier = change(make_dossier(cell, ON, regs))
    data = canonical_json(content_of_dossier(dossier, cell.header, regs))
    if committee.store.registered_cells.find(code=cell.code) is None:
        register_cell(committee, RegisteredCell(code=cell.code, name=cell.name))
    received = ReceivedDossier(
        digest=sha256(data).hexdigest(),
        cell_code=cell.code,
        cell_name=cell.name,
        year=ON.year,
        period="cn",
        sequence=cell.sequence,
        signer="Bí thư",
        fingerprint="ab" * 32,
        signed_at=AT,
        received_at=AT,
        content=data.decode("utf-8"),
    )
    with committee.store.step("Nhận"):
        kept = committee.store.received_dossiers.add(received)
        keep_rows(committee, encoded(rows_of(kept, parse_content(data))), kept, is_newest=True)
    return kept


def with_subject(change: Callable[[SubjectDossier], SubjectDossier], *, of: int = 1) -> Change:
    """Give a change of the subject at a place of the dossier."""

    def changed(dossier: Dossier) -> Dossier:
        return replace(
            dossier, subjects=tuple(change(own) if place == of else own for place, own in enumerate(dossier.subjects))
        )

    return changed
