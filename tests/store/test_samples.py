"""A workspace of every released version is kept for ever, and opens."""

import shutil
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.store.workspace_folder import open_workspace

SAMPLES = Path(__file__).with_name("samples")


@pytest.mark.parametrize("version", sorted(path.name for path in SAMPLES.iterdir()))
def test_a_workspace_of_an_older_release_opens(version: str, tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "so"
    shutil.copytree(SAMPLES / version, folder)
    store = open_workspace(folder, passphrase="bốn mùa hoa nở", clock=clock)
    assert [member.full_name for member in store.members.all()] == ["Nguyễn Thị Ánh", "Trần Văn Đức"]
    assert store.ballots.all()[0].figures == (2, 2, 2, 0, 0, 2, 0, 0, 0, 0)
    assert store.settings.get("ghi chú") == f"sổ mẫu của bản {version}"
    assert store.undo_label == "Ghi kiểm phiếu"
    assert store.journal.verify()
    store.close()
