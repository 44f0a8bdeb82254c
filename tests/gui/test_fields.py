"""Fields: Vietnamese typing undisturbed, stored on a pause or on leaving, refused text kept with its reason."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import DateField, ExactDateField
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.gui.widgets.growing_edit import GrowingEdit
from kiemdiem_desktop.gui.widgets.level_choice import LevelChoice
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.gui.widgets.whole_number_field import WholeNumberField
from tests.gui.keyboard import compose_vi, press, type_vi

SENTENCE = "Đồng chí Đặng Thị Ước hoàn thành tốt nhiệm vụ."


OnDesk = Callable[..., QWidget]


@pytest.mark.parametrize("make", [TextField, LineField])
def test_vietnamese_is_stored_as_typed(on_desk: OnDesk, make: type[TextField | LineField]) -> None:
    stored: list[str] = []
    field = make("Ưu điểm")
    on_desk(field)
    field.show_value("", key=1, commit=stored.append)
    type_vi(field, SENTENCE)
    assert field.flush()
    assert stored == [SENTENCE]


@pytest.mark.parametrize("make", [TextField, LineField])
def test_an_input_method_is_undisturbed(on_desk: OnDesk, make: type[TextField | LineField]) -> None:
    stored: list[str] = []
    field = make("Ưu điểm")
    on_desk(field)
    field.show_value("", key=1, commit=stored.append)
    compose_vi(field, preedit="Duwcs", commit="Đức")
    compose_vi(field, preedit="a", commit=" ấm")
    field.flush()
    assert stored == ["Đức ấm"]


def test_text_is_stored_after_a_pause(on_desk: OnDesk, qtbot: QtBot) -> None:
    stored: list[str] = []
    field = TextField("Ưu điểm")
    on_desk(field)
    field.show_value("", key=1, commit=stored.append)
    type_vi(field, "Tốt")
    assert stored == []
    qtbot.waitUntil(lambda: stored == ["Tốt"], timeout=3000)


@pytest.mark.parametrize("points", [10, 15, 20])
def test_a_growing_field_shows_its_text_from_the_first_line(on_desk: OnDesk, qtbot: QtBot, points: int) -> None:
    field = TextField("Ưu điểm", lines=1, grows=True)
    font = field.font()
    font.setPointSize(points)
    field.setFont(font)
    on_desk(field)
    editor = field.findChild(GrowingEdit)
    assert editor is not None
    field.show_value("Ộ ở đâu cũng vậy.\n" * 12, key=1, commit=print)
    press(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_vi(field, SENTENCE * 6)
    bar = editor.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert bar.value() == 0


def test_text_is_stored_on_leaving(on_desk: OnDesk) -> None:
    stored: list[str] = []
    first, second = LineField("Họ tên"), LineField("Chức vụ")
    on_desk(first, second)
    first.show_value("", key=1, commit=stored.append)
    type_vi(first, "Lê Hữu Ân")
    press(first, Qt.Key.Key_Tab)
    assert second.editor.hasFocus()
    assert stored == ["Lê Hữu Ân"]


def test_the_stored_form_never_moves_the_text_under_the_cursor(on_desk: OnDesk) -> None:
    field, other = LineField("Họ tên"), LineField("Chức vụ")
    on_desk(field, other)

    def store(text: str) -> None:
        field.show_value(text.upper(), key=1, commit=store)

    field.show_value("", key=1, commit=store)
    type_vi(field, "ân")
    field.flush()
    assert field.read_text() == "ân"
    other.setFocus()
    assert field.read_text() == "ÂN"


def test_undo_from_outside_shows_at_once(on_desk: OnDesk) -> None:
    field = TextField("Ưu điểm")
    on_desk(field)
    stored: list[str] = []
    field.show_value("cũ", key=1, commit=stored.append)
    type_vi(field, "mới ")
    field.flush()
    field.show_value("cũ", key=1, commit=stored.append)
    assert field.read_text() == "cũ"


def test_a_refresh_leaves_unfinished_typing_alone(on_desk: OnDesk) -> None:
    field = TextField("Ưu điểm")
    on_desk(field)
    stored: list[str] = []
    field.show_value("cũ", key=1, commit=stored.append)
    type_vi(field, "đang gõ ")
    field.show_value("khác", key=1, commit=stored.append)
    assert field.read_text() == "đang gõ cũ"


def test_another_record_first_stores_the_former(on_desk: OnDesk) -> None:
    field = TextField("Ưu điểm")
    on_desk(field)
    first: list[str] = []
    second: list[str] = []
    field.show_value("", key=1, commit=first.append)
    type_vi(field, "của người thứ nhất")
    field.show_value("thứ hai", key=2, commit=second.append)
    assert first == ["của người thứ nhất"]
    assert (second, field.read_text()) == ([], "thứ hai")


def test_words_are_counted_and_ctrl_z_is_the_fields_own(on_desk: OnDesk) -> None:
    field = TextField("Ưu điểm")
    on_desk(field)
    field.show_value("", key=1, commit=lambda _text: None)
    type_vi(field, "ba chữ đây")
    assert field.word_count.text() == "3 chữ"
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.read_text() == ""


@pytest.mark.parametrize("make", [TextField, LineField, ExactDateField])
def test_ctrl_z_goes_to_the_window_where_the_field_has_nothing_to_undo(
    on_desk: OnDesk, make: Callable[[str], TextField | LineField | ExactDateField]
) -> None:
    undone: list[str] = []
    field = make("Số văn bản")
    desk = on_desk(field)
    QShortcut(QKeySequence("Ctrl+Z"), desk).activated.connect(lambda: undone.append("window"))
    if isinstance(field, ExactDateField):
        field.show_value(date(2026, 11, 5), key=1, commit=lambda _on: None)
    else:
        field.show_value("12", key=1, commit=lambda _text: None)
    field.setFocus()
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["window"]
    shown = field.read_text()
    type_vi(field, "5")
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["window"]
    assert field.read_text() == shown


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5/3/1976", PartialDate(1976, 3, 5)),
        ("03/1976", PartialDate(1976, 3)),
        ("1976", PartialDate(1976)),
        ("", None),
    ],
)
def test_partial_dates_are_taken_as_they_are(on_desk: OnDesk, typed: str, value: PartialDate | None) -> None:
    stored: list[PartialDate | None] = []
    field = DateField("Ngày vào Đảng")
    on_desk(field)
    field.show_value(PartialDate(2000), key=1, commit=stored.append)
    field.editor.setProperty("text", typed)
    press(field, Qt.Key.Key_Return)
    assert stored == [value]


@pytest.mark.parametrize("typed", ["31/02/1976", "13/1976", "76", "mai"])
def test_a_wrong_date_keeps_its_text_and_says_why(on_desk: OnDesk, typed: str) -> None:
    stored: list[PartialDate | None] = []
    field = DateField("Ngày vào Đảng")
    on_desk(field)
    field.show_value(None, key=1, commit=stored.append)
    type_vi(field, typed)
    press(field, Qt.Key.Key_Return)
    assert (stored, field.read_text()) == ([], typed)
    assert field.is_wrong
    assert typed.strip("/") in field.note.text()
    assert field.editor.accessibleDescription() == field.note.text()


def test_a_refused_text_comes_back_with_its_record(on_desk: OnDesk) -> None:
    field = DateField("Ngày vào Đảng")
    on_desk(field)
    field.show_value(None, key=1, commit=lambda _value: None)
    type_vi(field, "31/02/1976")
    field.show_value(PartialDate(1980), key=2, commit=lambda _value: None)
    assert (field.read_text(), field.is_wrong) == ("1980", False)
    field.show_value(None, key=1, commit=lambda _value: None)
    assert (field.read_text(), field.is_wrong) == ("31/02/1976", True)


def test_an_exact_date_asks_for_the_day(on_desk: OnDesk) -> None:
    stored: list[date | None] = []
    field = ExactDateField("Ngày họp")
    on_desk(field)
    field.show_value(None, key=1, commit=stored.append)
    type_vi(field, "12/2026")
    assert not field.flush()
    type_vi(field, "")
    field.editor.setProperty("text", "05/12/2026")
    assert field.flush()
    assert stored == [date(2026, 12, 5)]


@pytest.mark.parametrize(("typed", "ok"), [("12", True), ("0", True), ("", True), ("-1", False), ("1,5", False)])
def test_counts_are_whole_and_not_negative(on_desk: OnDesk, typed: str, ok: bool) -> None:  # noqa: FBT001 - a case
    field = WholeNumberField("Số phiếu")
    on_desk(field)
    field.show_value(7, key=1, commit=lambda _count: None)
    field.editor.setProperty("text", typed)
    assert field.flush() is ok


def test_a_field_without_commit_cannot_be_typed_into(on_desk: OnDesk) -> None:
    field = LineField("Chức vụ")
    on_desk(field)
    field.show_value("Bí thư", key=1)
    type_vi(field, "x")
    assert field.read_text() == "Bí thư"


def refuse(_value: object) -> None:
    """Refuse whatever is chosen."""
    raise InvalidValueError(code="closed", message="Mức này đã hết suất.", hint="Chọn mức khác.")


def test_a_choice_is_stored_at_once_and_a_refused_one_goes_back(on_desk: OnDesk) -> None:
    field = ChoiceField("Loại", (("official", "Chính thức"), ("probationary", "Dự bị")))
    on_desk(field)
    stored: list[str] = []
    field.show_value("official", commit=stored.append)
    press(field, Qt.Key.Key_Down)
    assert (stored, field.value) == (["probationary"], "probationary")
    field.show_value("official", commit=refuse)
    press(field, Qt.Key.Key_Down)
    assert field.value == "official"
    assert "hết suất" in field.note.text()


def test_the_wheel_never_changes_an_answer(on_desk: OnDesk) -> None:
    field = ChoiceField("Loại", ((1, "Chính thức"), (2, "Dự bị")))
    on_desk(field)
    field.show_value(1, commit=refuse)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.editor, wheel)
    assert field.value == 1


def test_levels_have_sign_and_word_and_a_closed_one_its_reason(on_desk: OnDesk) -> None:
    field = LevelChoice("Đề nghị")
    on_desk(field)
    field.show_value(Level.HTXS, commit=lambda _level: None)
    field.show_closed({Level.HTXS: "đã hết suất, Điều 12"})
    box = field.editor
    assert isinstance(box, QComboBox)
    words = [box.itemText(row) for row in range(box.count())]
    assert words[1:3] == ["★ Hoàn thành xuất sắc nhiệm vụ – không mở", "● Hoàn thành tốt nhiệm vụ"]
    assert field.value is Level.HTXS
    assert "Điều 12" in field.note.text()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("make", [TextField, LineField, DateField, WholeNumberField])
def test_the_label_names_the_editor(make: Callable[[str], Field]) -> None:
    field = make("Chức vụ")
    assert field.editor.accessibleName() == "Chức vụ"
    assert isinstance(field.focusProxy(), QLineEdit | QPlainTextEdit)


def test_nothing_is_completed_inline(theme: Theme) -> None:
    assert theme.percent == 100
    field = LineField("Họ tên")
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.completer() is None
