"""How everything looks: sizes, colours and the stylesheet.

A widget names what it is, the theme draws it:

- `heading(text, level)`, `say(text, tone="quiet")` make labels; `primary(button)` marks *the* button of a screen.
- Spaces are given in pixels at 100 % and follow the text size: `spaced(layout, gap=8, margin=16)`, `px(24)`,
  `held(widget, min_width=200)`. Use 4, 8, 12, 16 or 24.
- Colours for own drawing come from `colours_now()`; a look is never told by colour alone.
"""

from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLayout, QWidget

from kiemdiem_desktop.gui.stylesheet import STYLESHEET

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

BASE_POINTS = 11.0
PLAIN_TEXT = 0  # Qt.TextFormat.PlainText: naming `Qt` makes all its enums, a sixth of the start
DARK_BELOW = 128
SMALLEST, LARGEST, STEP = 100, 200, 10
SOON_MS = 60

LayoutT = TypeVar("LayoutT", bound=QLayout)
WidgetT = TypeVar("WidgetT", bound=QWidget)
ButtonT = TypeVar("ButtonT", bound=QAbstractButton)


class Colours(NamedTuple):
    """The colours of one palette, each named for its part; `PAIRS` tells which are read upon which.

    A dataclass of so many fields takes a millisecond to make, for which the first page would wait.
    """

    window: str
    surface: str
    sunken: str
    hover: str
    text: str
    quiet: str
    faint: str
    line: str
    outline: str
    focus: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_tint: str
    amber: str
    amber_tint: str
    selected: str


LIGHT = Colours(
    window="#f5f5f3",
    surface="#ffffff",
    sunken="#ebebe8",
    hover="#e1e1dd",
    text="#1f2123",
    quiet="#565b60",
    faint="#84888c",
    line="#d6d7d3",
    outline="#85898d",
    focus="#2f3a46",
    accent="#9b1c1f",
    accent_hover="#84171a",
    on_accent="#ffffff",
    accent_text="#9b1c1f",
    accent_tint="#f8e9e8",
    amber="#7a4a00",
    amber_tint="#fcf0d5",
    selected="#f2dfdd",
)
DARK = Colours(
    window="#1f2123",
    surface="#282b2d",
    sunken="#191b1c",
    hover="#33373a",
    text="#e9eaeb",
    quiet="#adb2b7",
    faint="#7d8388",
    line="#3b3f43",
    outline="#82888d",
    focus="#dfe5ea",
    accent="#b5363a",
    accent_hover="#c2464a",
    on_accent="#ffffff",
    accent_text="#ff9f99",
    accent_tint="#43282a",
    amber="#f2bd57",
    amber_tint="#3d3118",
    selected="#56363a",
)

_GROUNDS = ("window", "surface", "sunken", "hover", "selected")
PAIRS = (
    *((ink, ground) for ink in ("text", "quiet", "accent_text") for ground in _GROUNDS),
    *((ink, ground) for ink in ("text", "amber") for ground in ("window", "surface", "amber_tint")),
    *((ink, "accent_tint") for ink in ("text", "quiet", "accent_text")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)
"""Every pair (writing, ground) that the program shows; each keeps a contrast of 4.5."""


class Mode(StrEnum):
    """Light or dark, or as the computer is set."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The chosen text size and colours, remembered in `settings` and applied to the whole program."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.percent = _known_percent(settings.value("look/percent", SMALLEST))
        self.mode = _known_mode(settings.value("look/mode", Mode.SYSTEM.value))
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)  # a key held down draws once, not ten times
        self._soon.timeout.connect(self.apply)
        QApplication.setPalette(QPalette())  # back to the system's, which tells whether it is dark
        self._is_system_dark = _is_dark(QApplication.palette())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        if self.mode is Mode.SYSTEM:
            return DARK if self._is_system_dark else LIGHT
        return DARK if self.mode is Mode.DARK else LIGHT

    def use_percent(self, percent: int) -> None:
        """Set the text size, 100 to 200 in steps of 10; anything beyond is held at the ends."""
        self._note_percent(percent)
        self.apply()

    def larger(self) -> None:
        """Make everything one step larger."""
        self._note_percent(self.percent + STEP)
        self._soon.start()

    def smaller(self) -> None:
        """Make everything one step smaller."""
        self._note_percent(self.percent - STEP)
        self._soon.start()

    def use_mode(self, mode: Mode) -> None:
        """Choose light, dark, or as the computer is set."""
        self.mode = mode
        self._settings.setValue("look/mode", mode.value)
        self.apply()

    def _note_percent(self, percent: int) -> None:
        self.percent = max(SMALLEST, min(LARGEST, percent))
        self._settings.setValue("look/percent", self.percent)

    def apply(self) -> None:
        """Draw the whole program anew in the chosen size and colours."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        font = QFont(app.font())
        font.setPointSizeF(BASE_POINTS * self.percent / 100)
        app.setFont(font)
        app.setPalette(qt_palette(self.colours))
        app.setStyleSheet(stylesheet(self.colours))
        for window in app.topLevelWidgets():
            respace(window)
        self.changed.emit()

    def _follow_system(self, scheme: "Qt.ColorScheme") -> None:
        self._is_system_dark = scheme.name == "Dark"
        if self.mode is Mode.SYSTEM:
            self.apply()


def _known_percent(stored: object) -> int:
    text = str(stored)
    return max(SMALLEST, min(LARGEST, int(text))) if text.isdecimal() else SMALLEST


def _known_mode(stored: object) -> Mode:
    return Mode(str(stored)) if str(stored) in set(Mode) else Mode.SYSTEM


def colours_now() -> Colours:
    """Give the colours that the program is drawn in, for widgets that draw themselves."""
    return DARK if _is_dark(QApplication.palette()) else LIGHT


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < DARK_BELOW


def px(size: int) -> int:
    """Give a length, told in pixels at 100 %, at the present text size."""
    return round(size * QApplication.font().pointSizeF() / BASE_POINTS)


def spaced(layout: LayoutT, *, gap: int = 8, margin: int | tuple[int, int, int, int] = 0) -> LayoutT:
    """Give `layout` with its spaces (pixels at 100 %; margins left, top, right, bottom) following the text size."""
    margins = [margin] * 4 if isinstance(margin, int) else list(margin)
    layout.setProperty("gap", gap)
    layout.setProperty("margins", margins)
    _space(layout, gap, margins)
    return layout


def held(widget: WidgetT, *, min_width: int = 0, max_width: int = 0, min_height: int = 0) -> WidgetT:
    """Give `widget` with sizes (pixels at 100 %, 0 for none) that follow the text size."""
    widget.setProperty("held", [min_width, max_width, min_height])
    _hold(widget)
    return widget


def respace(root: QWidget) -> None:
    """Set all spaces and sizes under `root` anew after the text size changed."""
    for layout in root.findChildren(QLayout):
        gap, margins = layout.property("gap"), layout.property("margins")
        if gap is not None and margins is not None:
            _space(layout, gap, margins)
    for widget in (root, *root.findChildren(QWidget)):
        _hold(widget)


def _space(layout: QLayout, gap: int, margins: list[int]) -> None:
    layout.setSpacing(px(gap))
    layout.setContentsMargins(*(px(margin) if margin else 0 for margin in margins))


def _hold(widget: QWidget) -> None:
    sizes = widget.property("held")
    if sizes is not None:
        min_width, max_width, min_height = (px(size) for size in sizes)
        widget.setMinimumSize(min_width, min_height)
        if max_width:
            widget.setMaximumWidth(max_width)


def heading(text: str = "", level: int = 1) -> QLabel:
    """Give a heading: level 1 is 1.6 times the text, level 2 1.25 times."""
    label = QLabel(text)
    label.setProperty("role", f"heading{level}")
    label.setWordWrap(True)
    return label


def say(text: str = "", *, tone: str = "plain", wrap: bool = True) -> QLabel:
    """Give a label; tones are plain, quiet, amber (please look), red (must fix) and strong."""
    label = QLabel(text)
    label.setProperty("tone", tone)
    label.setWordWrap(wrap)
    label.setProperty("textFormat", PLAIN_TEXT)
    return label


def retone(widget: QWidget, tone: str) -> None:
    """Change the tone of a shown widget."""
    repolish(widget, "tone", value=tone)


def repolish(widget: QWidget, name: str, *, value: object) -> None:
    """Set a property that the stylesheet looks at, and draw the widget anew if it changed."""
    before = widget.property(name)
    widget.setProperty(name, value)
    if (before or False) != value:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def primary(button: ButtonT) -> ButtonT:
    """Give `button` marked as the one main button of its screen."""
    button.setProperty("primary", True)
    return button


def flat(button: ButtonT) -> ButtonT:
    """Give `button` drawn as a quiet one, without a frame."""
    button.setProperty("flat", True)
    return button


def stylesheet(colours: Colours) -> str:
    """Give Qt's stylesheet for `colours` at the present text size."""
    sizes = {f"px{size}": f"{px(size)}px" for size in (1, 2, 4, 6, 8, 10, 12, 16, 18, 24, 36)}
    points = QApplication.font().pointSizeF()
    fonts = {"heading1": f"{points * 1.6:.1f}pt", "heading2": f"{points * 1.25:.1f}pt"}
    named = {name: getattr(colours, name) for name in Colours._fields}
    return Template(STYLESHEET).substitute(named | sizes | fonts)


def qt_palette(colours: Colours) -> QPalette:
    """Give Qt's palette for `colours`."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.surface), QColor(colours.window))
    for target, name in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.Highlight: colours.selected,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent_text,
        role.LinkVisited: colours.accent_text,
        role.PlaceholderText: colours.quiet,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Mid: colours.line,
        role.Dark: colours.outline,
    }.items():
        palette.setColor(target, QColor(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.faint))
    return palette
