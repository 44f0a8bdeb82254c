"""Files that wait for something to be done here, judged anew: each whole, so that stopping leaves nothing half done."""

from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop.domain.collecting import CollectedFile
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.exchange.envelope import read_file
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.collecting import desk_of, keep_examined, list_waiting
from kiemdiem_desktop.services.committee.examining import CollectingDesk, Examined, examine_bytes
from kiemdiem_desktop.services.committee.taking_in import WAITING, Collected
from kiemdiem_desktop.services.reporting import Piece, Task
from kiemdiem_desktop.services.workspace import Workspace


def look_again(workspace: Workspace) -> Task[tuple[Collected, ...]]:
    """Judge the files anew that wait for a key compared, a cell registered, a plan; signatures are proved beside.

    A file that the books had no room for is read where it was found; one that is gone from there goes on waiting.
    """
    files, done = list_waiting(workspace), list[Collected]()
    for place, file in enumerate(files):
        kept = workspace.store.blobs.get(WAITING + file.file_digest)
        look = partial(_look, desk_of(workspace), file, kept)
        found: Examined = yield Piece(done=place, total=len(files), what=file.file_name, beside=look)
        done += keep_examined(workspace, (found,))
    return tuple(done)


def _look(desk: CollectingDesk, file: CollectedFile, kept: bytes | None) -> Examined:
    data = _where_it_was(file) if kept is None else kept
    if data is None:
        return _gone(file)
    found = examine_bytes(desk, data, file_name=file.file_name, source=file.source)
    return replace(found, file_digest=file.file_digest)


def _where_it_was(file: CollectedFile) -> bytes | None:
    """Give the very file, None where it is no longer there."""
    try:
        data = read_file(Path(file.source, file.file_name))
    except (OSError, KiemdiemError):
        return None
    return data if sha256(data).hexdigest() == file.file_digest else None


def _gone(file: CollectedFile) -> Examined:
    return Examined(
        file_name=file.file_name,
        source=file.source,
        file_digest=file.file_digest,
        verdict=file.verdict,
        message=_("Tệp không còn ở nơi đã nhận: {place}.").format(place=file.source),
        hint=_("Cắm lại USB có tệp này rồi bấm “Xem lại tệp đang chờ”, hoặc nhận lại tệp."),
        cell_code=file.cell_code,
    )
