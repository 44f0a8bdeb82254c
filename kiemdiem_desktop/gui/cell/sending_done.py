"""Step 5 of sending: the package is written and read back; what it is, and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.package_words import ToldPackage
from kiemdiem_desktop.gui.cell.sending_parts import Facts, PackageList, numbered
from kiemdiem_desktop.gui.cell.sending_size import MailBar
from kiemdiem_desktop.gui.theme import heading, say, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.sealing import SealedPackage


class DonePage(QWidget):
    """`copy` writes the same package elsewhere, `certify` the key's certificate beside it."""

    def __init__(self, *, copy: Callable[[], None], certify: Callable[[], None]) -> None:
        super().__init__()
        self.title = heading(_("✓ Đã ghi và kiểm tra"))
        self.facts, self.mail = Facts(), MailBar()
        self.words = heading(level=2)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.next_lines = say()
        self.certify_button = QPushButton(_("Ghi &chứng thư của khóa vào cùng nơi"))
        self.copy_button = QPushButton(_("Ghi thêm &một bản ở nơi khác…"))
        self.packages = PackageList()
        self.certify_button.clicked.connect(lambda _checked=False: certify())
        self.copy_button.clicked.connect(lambda _checked=False: copy())
        self._lay_out()

    def show_package(
        self, sealed: SealedPackage, receiver: str, packages: tuple[ToldPackage, ...], budget_mb: int
    ) -> None:
        """Show what was written, and all that were written before."""
        written = sealed.written
        self.facts.show_facts(
            (
                (_("Tệp"), written.path.name),
                (_("Bảo mật"), _secrecy(sealed)),
                (_("Nơi ghi"), str(written.path.parent)),
            )
        )
        self.mail.show_written(written.size_bytes, budget_mb)
        self.words.setText(sealed.words)
        self.next_lines.setText(numbered(_next_steps(written.path.name, receiver)))
        self.packages.show_packages(packages)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.mail)
        column.addWidget(say(_("Dấu vân tay của gói (đọc cho người nhận đối chiếu):"), tone="quiet"))
        column.addWidget(self.words)
        column.addWidget(heading(_("Việc tiếp theo"), 2))
        column.addWidget(self.next_lines)
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        row.addWidget(self.certify_button)
        row.addWidget(self.copy_button)
        column.addWidget(buttons)
        column.addWidget(self.packages)
        column.addStretch()


def _secrecy(sealed: SealedPackage) -> str:
    if sealed.sealed.prepared.recipients:
        return _("Đã mã hóa: chỉ cấp trên mở được")
    return _("Không mã hóa: giữ USB cẩn thận, ai cầm cũng đọc được")


def _next_steps(name: str, receiver: str) -> tuple[str, ...]:
    return (
        _("Rút USB an toàn: bấm “Tháo an toàn” trên máy, chờ đèn USB tắt rồi mới rút."),
        _("Mang USB đến {receiver}, hoặc gửi tệp {name} qua đường thư mà cấp trên cho phép; không sửa tệp.")
        .format(receiver=receiver, name=name),
        _("Đọc dấu vân tay ở trên để người nhận biết đúng gói."),
        _("Lần đầu dùng khóa: đưa kèm thẻ đăng ký khóa đã in và tệp chứng thư."),
        _("Chờ giấy biên nhận của cấp trên; giữ gói cho đến khi có biên nhận."),
    )  # fmt: skip
