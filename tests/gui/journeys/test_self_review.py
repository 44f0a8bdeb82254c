"""Journeys of one self-review: typed with the keyboard alone, and mended from its findings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.journeys.hands import ALT, CTRL
from tests.gui.journeys.office import Office

def test_x(office: Office) -> None:
    hands = office.hands
    office.go_to("Bản kiểm điểm")
    hands.field("Danh sách kiểm điểm").setFocus()
    for _ in range(30):
        if office.window.screen_now.form.head.name.text()=="Võ Đình Khải": break
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    for _ in range(3): hands.press(Qt.Key.Key_Backtab)
    for _ in range(60):
        f=hands.focus
        print(type(f).__name__, f.accessibleName() or getattr(f,'text',lambda:'')(), f.property('text'))
        hands.press(Qt.Key.Key_Tab)
        if hands.focus.property('text') and 'xong' in str(hands.focus.property('text')): break
    assert 0
