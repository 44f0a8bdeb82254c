"""The menus as data, and what makes them into Qt's: ids, texts and shortcuts are unique (tested)."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar

from kiemdiem_desktop.gui.frame import Menu, MenuItem
from kiemdiem_desktop.i18n import N_, _

WORKSPACE_MENU = Menu(
    title=N_("&Sổ"),
    items=(
        MenuItem(id="open_other", text=N_("&Mở sổ khác…"), shortcut="Ctrl+O"),
        None,
        MenuItem(id="back_up", text=N_("&Sao lưu ngay…"), shortcut="Ctrl+S"),
        MenuItem(id="restore", text=N_("&Phục hồi từ bản sao lưu…")),
        None,
        MenuItem(id="change_passphrase", text=N_("Đổi mậ&t khẩu…")),
        MenuItem(id="lock", text=N_("&Khóa sổ"), shortcut="Ctrl+L"),
        None,
        MenuItem(id="quit", text=N_("Th&oát"), shortcut="Ctrl+Q"),
    ),
)
EDIT_MENU = Menu(
    title=N_("Sử&a"),
    items=(
        MenuItem(id="undo", text=N_("&Hoàn tác"), shortcut="Ctrl+Z"),
        MenuItem(id="redo", text=N_("&Làm lại"), shortcut="Ctrl+Y"),
        None,
        MenuItem(id="search", text=N_("&Tìm…"), shortcut="Ctrl+K"),
    ),
)
VIEW_MENU = Menu(
    title=N_("&Xem"),
    items=(
        MenuItem(id="larger", text=N_("Chữ &to hơn"), shortcut="Ctrl++"),
        MenuItem(id="smaller", text=N_("Chữ &nhỏ hơn"), shortcut="Ctrl+-"),
        MenuItem(id="usual_size", text=N_("Cỡ chữ thườn&g"), shortcut="Ctrl+0"),
        None,
        MenuItem(id="light", text=N_("Nền &sáng")),
        MenuItem(id="dark", text=N_("Nền tố&i")),
        MenuItem(id="as_computer", text=N_("Theo &máy")),
        None,
        MenuItem(id="side_panel", text=N_("&Bảng kiểm tra bên phải"), shortcut="F9"),
    ),
)
HELP_MENU = Menu(
    title=N_("Trợ &giúp"),
    items=(
        MenuItem(id="shortcuts", text=N_("&Phím tắt"), shortcut="F1"),
        MenuItem(id="update", text=N_("&Cập nhật chương trình…")),
        MenuItem(id="licences", text=N_("Giấy phép &sử dụng…")),
        MenuItem(id="about", text=N_("&Giới thiệu chương trình")),
    ),
)
MENUS = (WORKSPACE_MENU, EDIT_MENU, VIEW_MENU, HELP_MENU)


def fill_menu_bar(
    bar: QMenuBar, menus: tuple[Menu, ...], commands: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Make the menus on `bar` and give the actions by id. Raises: KeyError for an item without a command."""
    actions: dict[str, QAction] = {}
    for menu in menus:
        shown = bar.addMenu(_(menu.title))
        for item in menu.items:
            if item is None:
                shown.addSeparator()
            else:
                actions[item.id] = _action(item, commands[item.id])
                shown.addAction(actions[item.id])
    return actions


def _action(item: MenuItem, command: Callable[[], object]) -> QAction:
    action = QAction(_(item.text))
    action.setObjectName(item.id)
    if item.shortcut:
        action.setShortcut(item.shortcut)
    action.triggered.connect(lambda _checked=False: command())
    return action
