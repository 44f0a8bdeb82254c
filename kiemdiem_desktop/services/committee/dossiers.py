"""Dossiers that a committee keeps: which one counts, what it says, and its signed container."""

from typing import Final

from kiemdiem_desktop.domain.committee import DossierHead, ReceivedDossier
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.exchange.content import Value, read_kept
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.tables import RECEIVED_DOSSIERS

CONTAINER: Final = "received:"
"""What the names of the originals begin with, before the digest."""
_CODEC: Final = RECEIVED_DOSSIERS.codec()


def keep_dossier(workspace: Workspace, dossier: ReceivedDossier, container: bytes) -> DossierHead:
    """Store a dossier, its content packed or not, with its signed container, inside an open step."""
    store = workspace.store
    store.originals.keep(CONTAINER + dossier.digest, container)
    store.received_dossiers.append(_CODEC.encode_all((dossier,), without=("id",)))
    kept = store.dossier_heads.find(digest=dossier.digest)
    assert kept is not None
    return kept


def list_dossiers(workspace: Workspace, cell_code: str, year: int, period: str = "cn") -> tuple[DossierHead, ...]:
    """Give the dossiers of a cell in a round, the newest last."""
    rows = workspace.store.dossier_heads.where(cell_code=cell_code, year=year, period=period)
    return tuple(sorted(rows, key=lambda row: (row.sequence, row.id)))


def newest_dossier(workspace: Workspace, cell_code: str) -> ReceivedDossier:
    """Give the dossier of a cell that counts: the last of its newest round. Raises: NotFoundError."""
    rows = workspace.store.dossier_heads.where(cell_code=cell_code)
    found = max(rows, key=lambda row: (row.year, row.sequence, row.id), default=None)
    if found is None:
        raise NotFoundError(
            code="no_dossier",
            message=_("Chưa nhận hồ sơ nào của chi bộ có mã “{code}”.").format(code=cell_code),
            hint=_("Nhận gói hồ sơ của chi bộ rồi làm lại."),
        )
    return workspace.store.received_dossiers.get(found.id)


def content_of(dossier: ReceivedDossier) -> dict[str, Value]:
    """Give what a dossier says."""
    return read_kept(dossier.content)


def package_of(workspace: Workspace, dossier: ReceivedDossier) -> bytes:
    """Give the signed container of a dossier as it was received. Raises: NotFoundError."""
    data = workspace.store.originals.get(CONTAINER + dossier.digest)
    if data is None:
        raise NotFoundError(
            code="no_copy",
            message=_("Sổ không còn giữ gói hồ sơ này."),
            hint=_("Xin chi bộ gửi lại gói, hoặc lấy từ bản sao lưu."),
        )
    return data
