"""The sample commune's cells send: their packages are written into a folder or onto a stick, to practise with."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.sample import is_sample, write_sample_files
from kiemdiem_desktop.services.workspace import Workspace


class SampleDesk:
    """Gives a button that only the books of the sample show."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        self._workspace, self._desk = workspace, desk
        self.button = QPushButton(_("Ghi hồ sơ &mẫu của các chi bộ…"))
        self.button.clicked.connect(lambda _checked=False: self.write())
        self.button.setVisible(False)

    def refresh(self) -> None:
        """Show the button in the sample only."""
        self.button.setVisible(is_sample(self._workspace))

    def write(self) -> None:
        """Ask where, and write all packages there. Raises: the writing errors of packages."""
        folder = self._desk.dialogs.folder(_("Ghi hồ sơ của các chi bộ mẫu vào thư mục hoặc USB nào?"))
        if folder is None:
            return
        regulations, resources = self._workspace.regulations, self._workspace.resources_dir
        now = self._workspace.clock.now()

        def work(progress: Progress) -> tuple[Path, ...]:
            return write_sample_files(regulations, resources, folder, now=now, report=progress.report)

        self._desk.jobs.run(work, partial(self._tell, folder), _("Các chi bộ mẫu đang gửi hồ sơ"))

    def _tell(self, folder: Path, files: tuple[Path, ...]) -> None:
        words = _(
            "Đã ghi {count} gói vào {folder}: một chi bộ chưa nộp, một gói bị sửa, một hồ sơ phải trả lại, một chi bộ "
            "nộp hai bản. Vào Tiếp nhận, chọn thư mục này để tập nhận."
        )
        self._desk.tell(words.format(count=len(files), folder=folder))
