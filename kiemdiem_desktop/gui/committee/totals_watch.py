"""Tổng hợp, page Nên xem: what stands out, in neutral words; nothing of it is printed, sent, or kept."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.committee.totals_behind import Open
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import held, say, spaced
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.watching import (
    DossierText,
    ReadTexts,
    ToldSign,
    dossier_batches,
    limits_now,
    list_limits,
    phrases_of,
    read_texts,
    set_limit,
    tell_signs,
    watch_now,
    watch_texts,
)
from kiemdiem_desktop.services.workspace import Workspace

_ROLE = Qt.ItemDataRole.UserRole


class WatchPage(QWidget):
    """A list of signs; those of texts come when the button is pressed, for reading all dossiers takes a while."""

    def __init__(self, workspace: Workspace, desk: Desk, open_dossier: Open) -> None:
        super().__init__()
        self._workspace, self.desk, self._open = workspace, desk, open_dossier
        self._found: RoundTotals | None = None
        self._of_texts: tuple[ToldSign, ...] = ()
        self.signs: tuple[ToldSign, ...] = ()
        self.count = say(tone="strong")
        self.list = named(QListWidget(), _("Những điều nên xem"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._go)
        self.texts_button = QPushButton(_("Đọ&c phiếu và so lời văn giữa các chi bộ"))
        self.texts_button.clicked.connect(lambda _checked=False: self.read_texts())
        self.open_button = QPushButton(_("&Mở hồ sơ"))
        self.open_button.clicked.connect(lambda _checked=False: self._go(self.list.currentItem()))
        self.limits = {row.name: LineField(f"{row.label} ({row.unit})") for row in list_limits(workspace)}
        self._lay_out()
        self.setFocusProxy(self.texts_button)

    def show_totals(self, found: RoundTotals, _told: str) -> None:
        """Show other totals; what texts showed belongs to those before."""
        if self._found is not None and found.gathered.digests != self._found.gathered.digests:
            self._of_texts = ()
        self._found = found
        limits = limits_now(self._workspace)
        for name, field in self.limits.items():
            field.show_value(str(limits[name]), key=name, commit=partial(self._set_limit, name))
        self._show(tell_signs(found, watch_now(self._workspace, found)))

    def read_texts(self) -> None:
        """Read all dossiers beside the window, some at a time, then compare."""
        if self._found is None:
            return
        self.texts_button.setEnabled(False)
        self._read_next(dossier_batches(self._workspace, self._found), [])

    def _read_next(self, batches: Iterator[tuple[DossierText, ...]], read: list[ReadTexts]) -> None:
        batch, limits = next(batches, None), limits_now(self._workspace)
        fixed = phrases_of(self._workspace)
        if batch is None:
            self.desk.jobs.run(
                lambda _progress: watch_texts(read, limits),
                lambda signs: self._show_texts(tell_signs(self._found, signs) if self._found else ()),
                _("Đang so lời văn"),
                self._give_up,
            )
            return

        def done(part: ReadTexts) -> None:
            self._read_next(batches, [*read, part])

        self.desk.jobs.run(
            lambda _progress: read_texts(batch, fixed, limits["same_words"]),
            done,
            _("Đang đọc các hồ sơ"),
            self._give_up,
        )

    def _give_up(self, error: BaseException) -> None:
        self.texts_button.setEnabled(True)
        raise error

    def _show_texts(self, signs: tuple[ToldSign, ...]) -> None:
        self._of_texts = signs
        self.texts_button.setEnabled(True)
        assert self._found is not None
        self._show(tell_signs(self._found, watch_now(self._workspace, self._found)))
        self.desk.tell(_("Đã đọc phiếu và so lời văn: {count} điều nên xem.").format(count=len(signs)))

    def _show(self, signs: tuple[ToldSign, ...]) -> None:
        self.signs = (*signs, *self._of_texts)
        self.count.setText(
            _("{count} điều nên xem").format(count=len(self.signs)) if self.signs else _("Không có gì khác thường")
        )
        self.list.clear()
        for sign in self.signs:
            item = QListWidgetItem(sign.text, self.list)
            item.setData(_ROLE, sign.unit)
        self.list.setVisible(bool(self.signs))
        self.open_button.setEnabled(bool(self.signs))

    def _set_limit(self, name: str, typed: str) -> None:
        set_limit(self._workspace, name, typed)
        if self._found is not None:
            self.show_totals(self._found, "")

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._open(str(item.data(_ROLE)), "")

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(
            say(
                _(
                    "Chỉ để người tổng hợp để ý: không phải khuyết điểm của ai, không in ra giấy, không có trong "
                    "gói nào. Mở hồ sơ rồi mới kết luận."
                ),
                tone="quiet",
            )
        )
        row = spaced(QHBoxLayout(), gap=8)
        row.addWidget(self.count, 1)
        row.addWidget(self.texts_button)
        row.addWidget(self.open_button)
        column.addLayout(row)
        column.addWidget(held(self.list, min_height=160), 1)
        body = QWidget()
        inner = spaced(QVBoxLayout(body), gap=8)
        inner.addWidget(
            say(_("Mặc định của chương trình, không phải quy định; để trống để trở lại mặc định."), tone="quiet")
        )
        for field in self.limits.values():
            inner.addWidget(held(field, max_width=560))
        self.fold = Fold(_("Các ngưỡng"), body)
        column.addWidget(self.fold)
        column.addStretch()
