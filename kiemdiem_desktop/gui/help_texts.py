"""The texts of the help menu: the list of shortcuts, made from the menus themselves, and what the program is."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence

from kiemdiem_desktop.gui.frame import Menu, ScreenItem
from kiemdiem_desktop.i18n import N_, _

_EVERYWHERE = (
    ("Ctrl+Tab", N_("Phần kế tiếp của trang")),
    ("Ctrl+Shift+Tab", N_("Phần trước của trang")),
    ("Alt", N_("cùng chữ gạch chân: bấm nút, mở danh mục có chữ đó")),
    ("Enter", N_("Trong bảng: xuống ô dưới")),
    ("Tab", N_("Trong bảng: sang ô bên phải")),
    ("F2", N_("Trong bảng: sửa ô đang chọn")),
)


def shortcuts_text(screens: tuple[ScreenItem, ...], menus: tuple[Menu, ...]) -> str:
    """Give every shortcut on its own line: places first, then what holds everywhere, the screens' own, the menus."""
    lines = [(item.shortcut, _(item.title)) for item in screens]
    lines += [(keys, _(text)) for keys, text in _EVERYWHERE]
    lines += [(keys, f"{_(item.title)}: {_(text)}") for item in screens for keys, text in item.keys]
    lines += [(item.shortcut, plain(_(item.text))) for menu in menus for item in menu.items if item and item.shortcut]
    return "\n".join(f"{_shown(keys)}   {text}" for keys, text in lines)


def _shown(keys: str) -> str:
    return _("Phím cách") if keys == "Space" else QKeySequence(keys).toString() or keys


def plain(text: str) -> str:
    """Give a menu text without the mark of its letter and without dots."""
    return text.replace("&", "").rstrip("…")


def about_text() -> str:
    """Tell what the program is and what it stands on."""
    return _(
        "Chương trình giúp chi bộ kiểm điểm, đánh giá, xếp loại cuối năm: nhập liệu, kiểm tra theo quy định, "
        "in giấy tờ và lập gói nộp có chữ ký số. Chương trình không dùng mạng; dữ liệu chỉ nằm trên máy này.\n\n"
        "Qt {qt} · Python {python}"
    ).format(qt=qVersion(), python=platform.python_version())
