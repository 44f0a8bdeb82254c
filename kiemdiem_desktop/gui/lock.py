"""The lock: a curtain over every window, and one question for the passphrase. What was being typed stays under it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.message_dialog import CalmDialog
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import heading, spaced
from kiemdiem_desktop.gui.widgets.passphrase_field import PassphraseField
from kiemdiem_desktop.i18n import _


class Curtain(QWidget):
    """Covers all of a window, whatever its size becomes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        title = heading(_("Sổ đang khóa"))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spaced(QVBoxLayout(self), margin=24).addWidget(title, 1, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return super().eventFilter(watched, event)


class LockDialog(CalmDialog):
    """Stands over all windows until the passphrase is right, or the program is closed."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        *,
        is_right: Callable[[str], bool],
        unlocked: Callable[[], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(
            parent,
            _("Sổ đang khóa"),
            _("Mọi việc đã làm đều được giữ. Nhập mật khẩu của “{name}” để làm tiếp.").format(name=name),
            icon="lock",
        )
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._is_right, self._unlocked, self._leave = is_right, unlocked, leave
        self._is_done = False
        self.passphrase = PassphraseField(_("Mật khẩu"))
        self.body.addWidget(self.passphrase)
        self.add_button(_("Đóng chương trình"), leave)
        self.unlock_button = self.add_button(_("Mở khóa"), self._try, is_main=True)
        self.passphrase.line.setFocus()
        self._curtains = _draw_curtains(self)

    @override
    def reject(self) -> None:
        """Esc does not open the lock."""

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._is_done)
        if not self._is_done:
            self._leave()

    def lift(self) -> None:
        """Take the curtains away and end."""
        self._is_done = True
        for curtain in self._curtains:
            curtain.hide()
            curtain.deleteLater()
        self.close()
        self.deleteLater()

    def _try(self) -> None:
        if self._is_right(self.passphrase.take()):
            self.lift()
            self._unlocked()
        else:
            self.passphrase.show_wrong(_("Mật khẩu chưa đúng. Xem lại phím Caps Lock và kiểu gõ tiếng Việt."))
            self.fit()
            self.passphrase.line.setFocus()


def _draw_curtains(dialog: QWidget) -> tuple[Curtain, ...]:
    app = QGuiApplication.instance()
    assert isinstance(app, QApplication)
    while (menu := app.activePopupWidget()) is not None:
        menu.close()
    return tuple(Curtain(window) for window in app.topLevelWidgets() if window.isVisible() and window is not dialog)
