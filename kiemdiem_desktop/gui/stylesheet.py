"""The stylesheet, a template: `$name` is a colour of `theme.Colours`, `$px8` a length, `$heading1` a type size."""

STYLESHEET = """
QWidget { outline: none; }
QDialog { border: 1px solid $outline; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel { background: transparent; }
QToolTip { color: $text; background: $surface; border: 1px solid $outline; padding: $px4; }
QLabel[role="heading1"] { font-size: $heading1; font-weight: 600; }
QLabel[role="heading2"] { font-size: $heading2; font-weight: 600; }
*[tone="quiet"] { color: $quiet; }
*[tone="amber"] { color: $amber; }
*[tone="red"] { color: $accent_text; }
*[tone="strong"] { font-weight: 600; }

#card { background: $surface; border: 1px solid $line; border-radius: $px8; }
#topLine, #statusLine { background: $window; }
#topLine { border-bottom: 1px solid $line; }
#statusLine { border-top: 1px solid $line; }
#rail { background: $sunken; border-right: 1px solid $line; }
#sidePanel { background: $window; border-left: 1px solid $line; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }

QPushButton, QToolButton {
    background: $surface; border: 1px solid $outline; border-radius: $px6;
    padding: $px6 $px16; min-height: $px18;
}
QPushButton { qproperty-autoDefault: true; }
QToolButton { padding: $px4; min-width: $px18; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: $line; }
QPushButton:checked, QToolButton:checked { background: $selected; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $focus; }
QPushButton[primary="true"]:disabled { background: $hover; color: $faint; border-color: $line; }
QPushButton[flat="true"], QToolButton[flat="true"] { background: transparent; border-color: transparent;
    padding: $px4 $px8; }
QPushButton[flat="true"]:hover, QToolButton[flat="true"]:hover { background: $hover; }
QPushButton[flat="true"]:checked, QToolButton[flat="true"]:checked { background: $hover; }
QPushButton[flat="true"]:focus, QToolButton[flat="true"]:focus { border: 2px solid $focus; }

#rail QPushButton { background: transparent; border: 2px solid transparent; border-radius: $px6;
    text-align: left; padding: $px2 $px10; }
#rail QPushButton:hover { background: $hover; }
#rail QPushButton:checked { background: $surface; color: $accent_text; font-weight: 600; }
#rail QPushButton:focus { border-color: $focus; }

QLineEdit, QPlainTextEdit, QComboBox {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: $px6;
    padding: $px4 $px8; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox { min-height: $px24; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $window; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $faint; border-color: $line; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $accent_text; }
QComboBox::drop-down { border: none; width: $px24; }
QComboBox::down-arrow { image: url("icons:arrow-down.svg"); width: $px12; height: $px12; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $outline; padding: $px4; }

QCheckBox, QRadioButton { spacing: $px8; padding: $px2; border: 2px solid transparent; border-radius: $px4; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator {
    width: $px16; height: $px16; border: 1px solid $outline;
    background: $surface; }
QCheckBox::indicator, QListWidget::indicator { border-radius: $px4; }
QRadioButton::indicator { border-radius: $px8; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $accent; border-color: $accent; }
QListWidget::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QListWidget::indicator:checked { image: url("icons:check.svg"); }
QRadioButton::indicator:checked { image: url("icons:dot.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $window; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled { background: $faint; }

QTableView QLineEdit, QTableView QComboBox { border-radius: 0; padding: 0 $px4; min-height: 0; }
QAbstractItemView { background: $surface; border: 1px solid $line; border-radius: $px6;
    selection-background-color: $selected; selection-color: $text; }
QAbstractItemView:focus { border: 2px solid $focus; }
QTableView { gridline-color: $line; }
QTableView::item, QListView::item { padding: $px2 $px6; }
QTableView::item:focus { border: 2px solid $focus; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $quiet; border: none; border-right: 1px solid $line;
    border-bottom: 1px solid $line; padding: $px6 $px8; }
QTableCornerButton::section { background: $sunken; border: none; }

QMenuBar { background: $window; border: none; padding: $px2; }
QMenuBar::item { padding: $px4 $px10; border-radius: $px4; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $outline; padding: $px4; }
QMenu::item { padding: $px6 $px24; border-radius: $px4; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: $px4 $px8; }

QScrollBar:vertical { background: transparent; width: $px12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $px12; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: $px4; margin: $px2; min-height: $px36; min-width: $px36; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QProgressBar { background: $hover; border: none; border-radius: $px4; min-height: $px8; max-height: $px8; }
QProgressBar::chunk { background: $accent; border-radius: $px4; }

QLabel[chip="plain"], QLabel[chip="amber"], QLabel[chip="red"], QLabel[chip="quiet"] {
    border: 1px solid $outline; border-radius: $px10; padding: $px2 $px8; background: $surface; }
QLabel[chip="quiet"] { color: $quiet; border-color: $line; background: $window; }
QLabel[chip="amber"] { color: $amber; border-color: $amber; background: $amber_tint; }
QLabel[chip="red"] { color: $accent_text; border-color: $accent_text; background: $accent_tint; }

QLabel[step="now"] { color: $accent_text; font-weight: 600; }
QLabel[step="other"] { color: $quiet; }

QFrame[banner="plain"] { background: $surface; border: 1px solid $line; border-radius: $px8; }
QFrame[banner="amber"] { background: $amber_tint; border: 1px solid $amber; border-radius: $px8; }
QFrame[banner="red"] { background: $accent_tint; border: 1px solid $accent_text; border-radius: $px8; }
"""
