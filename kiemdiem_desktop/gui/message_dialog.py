"""The dialogs behind `Dialogs`: a message, a question, a line of text, a passphrase."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.icons import picture
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import colours_now, heading, held, primary, px, say, spaced
from kiemdiem_desktop.gui.widgets.page_scroll import PageScroll
from kiemdiem_desktop.i18n import _


class CalmDialog(QDialog):
    """A dialog with a question or heading on top, a body, and buttons at the bottom right."""

    def __init__(self, parent: QWidget | None, title: str, detail: str = "", *, icon: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Kiểm điểm cuối năm"))
        held(self, min_width=440, max_width=720)
        self.setAccessibleName(title)
        column = spaced(QVBoxLayout(self), gap=16, margin=24)
        self._page = QWidget()
        top = spaced(QHBoxLayout(self._page), gap=16)
        if icon:
            sign = QLabel(pixmap=picture(icon, colour=colours_now().accent_text, size=px(36)))
            top.addWidget(named(sign, title), 0, Qt.AlignmentFlag.AlignTop)
        self.body = spaced(QVBoxLayout(), gap=12)
        self.body.addWidget(heading(title, 2))
        if detail:
            text = say(detail)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(text)
        top.addLayout(self.body, 1)
        self._scroll = named(PageScroll(self._page), title)
        column.addWidget(self._scroll, 1)
        self.buttons = spaced(QHBoxLayout(), gap=8)
        self.buttons.addStretch()
        column.addLayout(self.buttons)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Make the dialog as tall as its words, at most as tall as the screen; then they scroll."""
        room = self.screen().availableGeometry().height() - px(48)
        width = max(self.minimumWidth(), min(self.sizeHint().width(), self.maximumWidth()))
        inside = width - px(48)
        wanted = max(self._page.heightForWidth(inside), self._page.minimumSizeHint().height())
        rest = self.buttons.sizeHint().height() + px(24 + 16 + 24)
        self.resize(width, min(wanted + rest, room))

    def add_button(self, text: str, slot: Callable[[], object], *, is_main: bool = False) -> QPushButton:
        """Add a button at the right; the main one answers Enter."""
        button = QPushButton(text, autoDefault=False)
        if is_main:
            primary(button).setDefault(True)
        button.clicked.connect(lambda _checked=False: slot())
        self.buttons.addWidget(button)
        return button


class MessageDialog(CalmDialog):
    """Something to read, and one button."""

    def __init__(self, parent: QWidget | None, title: str, detail: str, *, icon: str) -> None:
        super().__init__(parent, title, detail, icon=icon)
        self.add_button(_("Đã hiểu"), self.accept, is_main=True).setFocus()


class AnswerDialog(CalmDialog):
    """A question with a button for each choice, and *Thôi*."""

    def __init__(
        self, parent: QWidget | None, question: str, detail: str, choices: tuple[str, ...], *, is_grave: bool
    ) -> None:
        super().__init__(parent, question, detail, icon="please-look" if is_grave else "")
        leave = self.add_button(_("Thôi"), self.reject, is_main=False)
        for index, choice in enumerate(choices):
            is_main = index == len(choices) - 1 and not is_grave
            button = self.add_button(choice, partial(self.done, index + 1), is_main=is_main)
        (leave if is_grave else button).setFocus()

    def ask(self) -> int | None:
        """Give the index of the choice, None for *Thôi*."""
        answer = self.exec()
        return answer - 1 if answer else None


class InputDialog(CalmDialog):
    """One line of text, checked before it is taken."""

    def __init__(
        self, parent: QWidget | None, title: str, label: str, *, value: str, check: Callable[[str], str]
    ) -> None:
        super().__init__(parent, title)
        self._check = check
        self.line = named(QLineEdit(value), label)
        caption = QLabel(label)
        caption.setBuddy(self.line)
        self._wrong = say(tone="red")
        for part in (caption, self.line, self._wrong):
            self.body.addWidget(part)
        self.add_button(_("Thôi"), self.reject)
        self.add_button(_("Đồng ý"), self._take, is_main=True)
        self.line.setFocus()

    def ask(self) -> str | None:
        """Give the text, None for *Thôi*."""
        return self.line.text() if self.exec() else None

    def _take(self) -> None:
        wrong = self._check(self.line.text())
        self._wrong.setText(wrong)
        self.fit()
        if not wrong:
            self.accept()


class PassphraseDialog(CalmDialog):
    """A passphrase; a new one is typed twice."""

    def __init__(self, parent: QWidget | None, title: str, detail: str, *, is_new: bool, least: int) -> None:
        super().__init__(parent, title, detail, icon="lock")
        self._least = least
        self.lines = [self._add_line(_("Mật khẩu"))]
        if is_new:
            self.lines.append(self._add_line(_("Nhập lại mật khẩu")))
        shows = QCheckBox(_("Hiện chữ đang nhập"))
        shows.toggled.connect(self._show_letters)
        self._wrong = say(tone="red")
        self.body.addWidget(shows)
        self.body.addWidget(self._wrong)
        self.add_button(_("Thôi"), self.reject)
        self.add_button(_("Đồng ý"), self._take, is_main=True)
        self.lines[0].setFocus()

    def ask(self) -> str | None:
        """Give the passphrase, None for *Thôi*."""
        return self.lines[0].text() if self.exec() else None

    def _add_line(self, label: str) -> QLineEdit:
        line = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), label)
        caption = QLabel(label)
        caption.setBuddy(line)
        self.body.addWidget(caption)
        self.body.addWidget(line)
        return line

    def _show_letters(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's signal gives it by position
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        for line in self.lines:
            line.setEchoMode(mode)

    def _take(self) -> None:
        self._wrong.setText(self._what_is_wrong())
        self.fit()
        self._scroll.ensureWidgetVisible(self._wrong)
        if not self._wrong.text():
            self.accept()

    def _what_is_wrong(self) -> str:
        typed = self.lines[0].text()
        if len(typed) < self._least:
            return _("Mật khẩu cần ít nhất {count} ký tự.").format(count=self._least)
        return "" if all(line.text() == typed for line in self.lines) else _("Hai lần nhập chưa giống nhau.")
