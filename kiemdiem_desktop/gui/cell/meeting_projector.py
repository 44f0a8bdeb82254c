"""Trình chiếu: one subject in large letters for the wall. No numbers of papers, no levels, nothing kept inside."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.comment import CommentKind, CommentSource
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import px, spaced
from kiemdiem_desktop.i18n import _

LONG_NUMBER = re.compile(r"\b\d[\d. ]{7,}\d\b")
"""Personal, card and telephone numbers; years, sums in words and percentages are shorter."""
STRENGTH_SECTIONS, SHORTCOMING_SECTION = "A.I.", "A.II.1"
_ON = {Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_PageUp}
_WALL_SIZES = {"wallTitle": 34, "wallHeading": 24, "wallText": 20, "wallQuiet": 16}
"""Sizes of type in points: readable from the last row whatever the size of the text in the window."""
_TONES = {"wallTitle": "strong", "wallHeading": "red", "wallQuiet": "quiet"}
_SCROLL = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LEAVE = {Qt.Key.Key_Escape, Qt.Key.Key_F11}


class Projector(QWidget):
    """A window of its own; → and ← go to other subjects, ↓ and ↑ scroll, Esc or F11 closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Trình chiếu"))
        sizes = (f'QLabel[role="{role}"] {{ font-size: {points}pt; }}' for role, points in _WALL_SIZES.items())
        self.setStyleSheet(" ".join(sizes))
        self._subjects: tuple[SubjectDossier, ...] = ()
        self._place = 0
        self.name, self.post = _wall("wallTitle"), _wall("wallQuiet")
        self.strengths_title, self.strengths = _wall("wallHeading"), _wall("wallText")
        self.shortcomings_title, self.shortcomings = _wall("wallHeading"), _wall("wallText")
        self.foot = _wall("wallQuiet")
        self._lay_out()

    def show_subjects(self, subjects: tuple[SubjectDossier, ...], subject_id: int | None) -> None:
        """Show the subjects, beginning with one."""
        ids: list[int] = [own.subject.id for own in subjects]
        self._subjects = subjects
        self._place = 0 if subject_id is None or subject_id not in ids else ids.index(subject_id)
        self._draw()

    def open(self) -> None:
        """Fill the second screen where there is one, else this one."""
        screens = QGuiApplication.screens()
        others = [screen for screen in screens if screen is not self.screen()]
        self.setGeometry((others[0] if others else self.screen()).geometry())
        self.showFullScreen()
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVE:
            self.close()
        elif event.key() in _ON or event.key() in _BACK:
            self._place = (self._place + (1 if event.key() in _ON else -1)) % max(len(self._subjects), 1)
            self._draw()
        elif event.key() in _SCROLL:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLL[Qt.Key(event.key())] * bar.pageStep() // 2)
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        if not self._subjects:
            return
        own = self._subjects[self._place]
        strengths, shortcomings = strengths_of(own), shortcomings_of(own)
        self.name.setText(own.subject.name)
        self.post.setText(post_of(own))
        self.post.setVisible(bool(self.post.text()))
        self.strengths_title.setText(_("Ưu điểm"))
        self.strengths.setText(_listed(strengths))
        self.shortcomings_title.setText(_("Hạn chế, khuyết điểm"))
        self.shortcomings.setText(_listed(shortcomings))
        foot = _("{place} trong {count}. Phím → ←: người sau, người trước. Phím ↓ ↑: cuộn. Phím Esc: thôi trình chiếu.")
        self.foot.setText(foot.format(place=self._place + 1, count=len(self._subjects)))
        named(self, own.subject.name)
        self._area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        column = spaced(QVBoxLayout(page), gap=16, margin=(48, 24, 48, 24))
        column.addWidget(self.name)
        column.addWidget(self.post)
        both = spaced(QGridLayout(), gap=16)
        pairs = ((self.strengths_title, self.strengths), (self.shortcomings_title, self.shortcomings))
        for place, (title, text) in enumerate(pairs):
            both.addWidget(title, 0, place)
            both.addWidget(text, 1, place, Qt.AlignmentFlag.AlignTop)
            both.setColumnStretch(place, 1)
        column.addLayout(both)
        column.addStretch()
        self._area.setWidget(page)
        whole = spaced(QVBoxLayout(self), gap=8, margin=(0, 0, 0, 12))
        self.foot.setContentsMargins(px(48), 0, px(48), 0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.foot)


def strengths_of(own: SubjectDossier) -> tuple[str, ...]:
    """Give what may be shown of a subject's strengths: its own words, then those said in the meeting."""
    sections = own.review.sections if own.review else ()
    texts = [section.text for section in sections if section.code.startswith(STRENGTH_SECTIONS)]
    return _shown(texts + _said(own, CommentKind.STRENGTH))


def shortcomings_of(own: SubjectDossier) -> tuple[str, ...]:
    """Give what may be shown of a subject's shortcomings: row by row, else its own words, then those said."""
    rows = [row.what for row in own.shortcomings]
    text = own.review.text_of(SHORTCOMING_SECTION) if own.review else ""
    return _shown((rows or [text]) + _said(own, CommentKind.SHORTCOMING))


def post_of(own: SubjectDossier) -> str:
    """Give the post that a member is known by, "" for none and for collectives."""
    post = "" if own.subject.party_post is PartyPost.NONE else label_of(own.subject.party_post)
    return ", ".join(part for part in (post, own.subject.post_text) if part)


def _said(own: SubjectDossier, kind: CommentKind) -> list[str]:
    return [
        row.text
        for row in own.comments
        if row.kind is kind and row.source is CommentSource.MEETING and not row.is_internal
    ]


def _shown(texts: list[str]) -> tuple[str, ...]:
    return tuple(LONG_NUMBER.sub("…", text.strip()) for text in texts if text.strip())


def _listed(texts: tuple[str, ...]) -> str:
    return "\n\n".join(f"–  {text}" for text in texts) or _("Chưa ghi.")


def _wall(role: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setProperty("tone", _TONES.get(role, "plain"))
    return label
