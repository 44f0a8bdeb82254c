"""Journeys of one self-review: typed with the keyboard alone, and mended from its findings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from tests.gui.journeys.hands import ALT, CTRL, Hands, plain, text_in
from tests.gui.journeys.office import Office

PEOPLE, PERSON, NEXT_PERSON = "Danh sách kiểm điểm", "Võ Đình Khải", "Huỳnh Thị Mỹ Lệ"
ADD = "Thêm một hạn chế, khuyết điểm"
COUNTS = {
    "Được giao trong năm": "20",
    "Đã hoàn thành": "19",
    "trong đó đúng tiến độ": "18",
    "trong đó vượt yêu cầu": "6",
    "Không hoàn thành": "1",
}


def person_of(office: Office) -> str:
    """Give the name at the head of the shown self-review."""
    screen = office.window.screen_now
    assert isinstance(screen, ReviewsScreen)
    return screen.form.head.name.text()


def find_person(office: Office, name: str) -> None:
    """Go to a person by keyboard: type the name without marks into the filter, then Enter."""
    office.go_to("Bản kiểm điểm")
    filter_box = office.hands.field(f"Lọc: {PEOPLE}")
    filter_box.setFocus()
    office.hands.press(Qt.Key.Key_A, CTRL)
    office.hands.write(name)
    office.hands.press(Qt.Key.Key_Return)


def entry_for(field: QWidget) -> str:
    """Give what the paper says for a field: every passage is another, with all marks."""
    name = field.accessibleName().strip()
    if isinstance(field, QPlainTextEdit):
        return f"Đồng chí đã ghi ở bản giấy, chỗ “{name[:24]}”:\nđúng như vậy, không thiếu chữ nào."
    if name.startswith("Ngày ký"):
        return "10/11/2026"
    return COUNTS.get(name, "4,5" if name[0] == "I" else "")


def type_whole_form(hands: Hands) -> dict[str, str]:
    """Go through the form with Tab and type into every field; give what was typed, by the names of the fields."""
    typed: dict[str, str] = {}
    while not plain(str(hands.focus.property("text") or "")).startswith("Đánh dấu"):
        field = hands.focus
        name = field.accessibleName()
        assert name not in typed, f"Tab came back to “{name}”"
        if isinstance(field, QLineEdit | QPlainTextEdit) and name != ADD and entry_for(field):
            hands.press(Qt.Key.Key_A, CTRL)
            typed[name] = entry_for(field)
            hands.write(typed[name])
        elif isinstance(field, QComboBox):
            hands.press(Qt.Key.Key_Down)
            hands.press(Qt.Key.Key_Down)
            typed[name] = text_in(field)
        hands.press(Qt.Key.Key_Tab)
        assert isinstance(hands.focus, QPushButton | QCheckBox | QLineEdit | QPlainTextEdit | QComboBox)
    return typed


def test_one_paper_is_typed_in_by_keyboard_alone_and_every_word_is_there_after_a_restart(office: Office) -> None:
    hands = office.hands
    find_person(office, "vo dinh khai")
    assert person_of(office) == PERSON
    hands.press(Qt.Key.Key_Backtab)
    hands.press(Qt.Key.Key_Backtab)
    typed = type_whole_form(hands)
    assert len(typed) >= 18
    hands.press(Qt.Key.Key_Space)
    hands.wait_for("Xong ngày 23/11/2026")
    hands.field(f"Lọc: {PEOPLE}").setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    hands.field("Ngày ký").setFocus()
    hands.press(Qt.Key.Key_Return, CTRL)
    assert person_of(office) == NEXT_PERSON
    assert isinstance(hands.focus, QPlainTextEdit), "the cursor is in the first passage of the next person"

    office.close()
    office.start_again()
    office.open()
    find_person(office, "vo dinh khai")
    assert {name: hands.read(name) for name in typed} == typed
    assert "Xong ngày 23/11/2026" in hands.said()


def test_a_finding_leads_to_its_field_and_goes_when_the_field_is_mended(office: Office) -> None:
    hands = office.hands
    panel, what = "Điều cần sửa và nên xem", "Chưa có mức tự nhận."
    assert what in hands.lines(panel)
    hands.click_line(panel, what)
    assert person_of(office) == "A Hyưi"
    assert hands.focus.accessibleName() == "Mức tự nhận"
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    hands.qtbot.waitUntil(lambda: what not in hands.lines(panel))

    what = "Còn thiếu: kết luận."
    hands.click_line(panel, what)
    assert "Hội nghị" in office.window.windowTitle()
    hands.write("Hội nghị thống nhất các ý kiến đóng góp.")
    hands.press(Qt.Key.Key_4, ALT)
    hands.qtbot.waitUntil(lambda: what not in hands.lines(panel))
