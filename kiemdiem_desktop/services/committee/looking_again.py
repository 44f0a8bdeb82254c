"""Files that wait for something to be done here, judged anew: each whole, so that stopping leaves nothing half done."""

from dataclasses import replace
from functools import partial

from kiemdiem_desktop.services.committee.collecting import desk_of, keep_examined, list_waiting
from kiemdiem_desktop.services.committee.examining import Examined, examine_bytes
from kiemdiem_desktop.services.committee.taking_in import WAITING, Collected
from kiemdiem_desktop.services.reporting import Piece, Task
from kiemdiem_desktop.services.workspace import Workspace


def look_again(workspace: Workspace) -> Task[tuple[Collected, ...]]:
    """Judge the files anew that wait for a key compared, a cell registered, a plan; signatures are proved beside."""
    files, done = list_waiting(workspace), list[Collected]()
    for place, file in enumerate(files):
        data = workspace.store.blobs.get(WAITING + file.file_digest)
        if data is None:
            continue
        look = partial(examine_bytes, desk_of(workspace), data, file_name=file.file_name, source=file.source)
        found: Examined = yield Piece(done=place, total=len(files), what=file.file_name, beside=look)
        done += keep_examined(workspace, (replace(found, file_digest=file.file_digest),))
    return tuple(done)
