"""Xếp loại, page Đề nghị: one row for each subject, the card of the chosen one folded below; what-if in amber."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.cap_cards import CapBars
from kiemdiem_desktop.gui.level_words import read_short, short_choices, short_level
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.screen import Desk, place
from kiemdiem_desktop.gui.theme import heading, held, repolish, retone, say, spaced
from kiemdiem_desktop.gui.widgets.chip import level_words
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.grid import Grid
from kiemdiem_desktop.gui.widgets.grid_model import Column
from kiemdiem_desktop.gui.widgets.level_choice import LevelChoice
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cap_words import CapLine
from kiemdiem_desktop.services.cell.rating_words import RatingRow
from kiemdiem_desktop.services.cell.ratings import propose, propose_voted, set_committee_remark, set_reason
from kiemdiem_desktop.services.workspace import Workspace

_LEVEL_KEYS: Mapping[str, Level | None] = {"0": None, **{str(level.rank + 1): level for level in Level}}
CARD_FIELDS = ("rating.proposed", "rating.reason")
"""The fields that stand on the card, which is folded until one of them is asked for."""
Try = Callable[[SubjectId, Level | None], None]


class RatingList(QFrame):
    """The list with the bars of the cap above it. In what-if mode the proposals go to `try_level` and nowhere else."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        *,
        set_trying: Callable[[bool], None],
        try_level: Try,
        explain: Callable[[], None],
    ) -> None:
        super().__init__()
        self._workspace, self._desk, self._try = workspace, desk, try_level
        self.is_trying = False
        self._rows: tuple[RatingRow, ...] = ()
        self.bars = CapBars()
        self.trial = say(tone="amber")
        self.vote_button = QPushButton(_("Đề nghị theo &kết quả phiếu"))
        self.vote_button.clicked.connect(lambda _checked=False: self.propose_voted())
        self.try_button = QPushButton()
        self.try_button.setCheckable(True)
        self.try_button.toggled.connect(set_trying)
        self.why_button = QPushButton(_("&Vì sao"))
        self.why_button.clicked.connect(lambda _checked=False: explain())
        self.grid = Grid(
            _columns(self._store),
            key=lambda row: row.subject_id,
            label=_("Đề nghị xếp loại"),
            tools=(self.vote_button, self.try_button),
        )
        self.grid.show_columns({column.id for column in self.grid.model.columns}, is_fitted=True)
        self.why = say()
        self.card = RatingCard(workspace)
        self.fold = Fold("", self.card)
        self.grid.current_changed.connect(self._show_current)
        self.grid.view.installEventFilter(self)
        self._lay_out()

    def show_rows(self, rows: tuple[RatingRow, ...], caps: tuple[CapLine, ...], *, is_trying: bool) -> None:
        """Show the subjects; while trying, `rows` hold the tried levels."""
        self.is_trying, self._rows = is_trying, rows
        self.bars.show_caps(caps)
        self.grid.show_rows(rows)
        if self.grid.current is None and rows:
            self.grid.select(rows[0].subject_id, "proposed")
            self.grid.view.horizontalScrollBar().setValue(0)
        self._show_mode()
        self._show_current(self.grid.current)

    def choose(self, subject_id: int) -> None:
        """Put the cursor on a subject."""
        self.grid.select(subject_id, "proposed")

    def propose_voted(self) -> None:
        """Take over what the vote says, where nothing is proposed yet."""
        pairs = tuple((r.subject_id, r.voted) for r in self._rows if r.proposed is None and r.voted is not None)
        propose_voted(self._workspace, pairs)
        without = sum(row.proposed is None and row.voted is None for row in self._rows)
        words = _("Đã đề nghị {count} mức theo kết quả phiếu; mức đã đề nghị trước giữ nguyên.").format(
            count=len(pairs)
        )
        if without:
            words = f"{words} {_('Còn {count} trường hợp chưa có mức đủ tỷ lệ phiếu.').format(count=without)}"
        self._desk.tell(words)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        row = self.grid.current
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and row is not None:
            is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if is_plain and event.text() in _LEVEL_KEYS:
                self._propose(row, _LEVEL_KEYS[event.text()])
                return True
        return super().eventFilter(watched, event)

    def _store(self, row: RatingRow, typed: str) -> None:
        self._propose(row, read_short(typed))

    def _propose(self, row: RatingRow, level: Level | None) -> None:
        if self.is_trying:
            self._try(row.subject_id, level)
        else:
            propose(self._workspace, row.subject_id, level)

    def _show_mode(self) -> None:
        repolish(self, "banner", value="amber" if self.is_trying else "none")
        self.trial.setVisible(self.is_trying)
        spaced(self._column, gap=8, margin=8 if self.is_trying else 0)
        self.try_button.setText(_("Thôi t&hử, trở về số đã ghi") if self.is_trying else _("T&hử phương án"))
        self.vote_button.setEnabled(not self.is_trying)
        self.fold.setVisible(not self.is_trying)

    def _show_current(self, row: RatingRow | None) -> None:
        self.why.setText(why_words(row))
        retone(self.why, "red" if row is not None and row.proposed in dict(row.closed) else "plain")
        self.card.show_row(row)
        self.fold.setEnabled(row is not None)
        if row is not None:
            self.fold.set_title(fold_words(row))

    def _lay_out(self) -> None:
        self.trial.setText(
            _("ĐANG THỬ PHƯƠNG ÁN: chọn mức ở cột Đề nghị để xem tỷ lệ thay đổi. Không có gì được ghi vào sổ.")
        )
        column = self._column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.trial)
        column.addWidget(self.bars)
        column.addWidget(held(self.grid, min_height=280), 1)
        keys = _("Phím 1, 2, 3, 4: đề nghị xuất sắc, tốt, hoàn thành, không hoàn thành. Phím 0: bỏ mức.")
        column.addWidget(say(keys, tone="quiet"))
        row = spaced(QHBoxLayout(), gap=8)
        row.addWidget(self.why, 1)
        row.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.fold)


class RatingCard(QFrame):
    """What the cell proposes for one subject: the level, its ground, the remark of the chi ủy."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("card")
        self._workspace = workspace
        self.title = heading(level=2)
        self.status = say(tone="amber")
        self.level = place(LevelChoice(_("Mức đề nghị")), "rating.proposed")
        self.reason = place(TextField(_("Căn cứ đề nghị"), lines=2, counts_words=False, grows=True), "rating.reason")
        self.remark = TextField(_("Nhận xét của chi ủy"), lines=2, counts_words=False, grows=True)
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        head = spaced(QHBoxLayout(), gap=12)
        names = spaced(QVBoxLayout(), gap=4)
        names.addWidget(self.title)
        names.addWidget(self.status)
        names.addStretch()
        head.addLayout(names, 1)
        head.addWidget(self.level, 1)
        column.addLayout(head)
        row = QWidget()
        flow = Flow(row, gap=12, fills=True, least=280)
        for field in (self.reason, self.remark):
            flow.addWidget(field)
        column.addWidget(row)

    def flush(self) -> bool:
        """Store what has been typed."""
        return self.reason.flush() and self.remark.flush()

    def show_row(self, row: RatingRow | None) -> None:
        """Show a subject."""
        self.setEnabled(row is not None)
        if row is None:
            return
        workspace, subject_id = self._workspace, row.subject_id
        self.title.setText(row.name)
        status = status_words(row)
        self.status.setText(f"{status[:1].upper()}{status[1:]}." if status else "")
        self.level.show_closed(dict(row.closed))
        self.level.show_value(row.proposed, commit=lambda level: propose(workspace, subject_id, level))
        self.reason.show_value(
            row.reason, key=subject_id, commit=lambda text: set_reason(workspace, subject_id, reason=text)
        )
        self.reason.show_note(_("Mức này cần ghi căn cứ.") if needs_reason(row) else "")
        self.remark.show_value(
            row.remark, key=subject_id, commit=lambda text: set_committee_remark(workspace, subject_id, remark=text)
        )


def needs_reason(row: RatingRow) -> bool:
    """Whether the level that is proposed wants its ground written, and it is not."""
    return row.proposed in (Level.HTXS, Level.KHT) and not row.reason.strip()


def fold_words(row: RatingRow) -> str:
    """Tell whose card is folded away, and what is still to be written on it."""
    words = _("Mức, căn cứ, nhận xét: {name}").format(name=row.name)
    return f"{words} – {_('cần ghi căn cứ')}" if needs_reason(row) else words


def why_words(row: RatingRow | None) -> str:
    """Tell of the chosen subject which levels are open and why the proposed one is closed."""
    if row is None:
        return ""
    closed = dict(row.closed)
    open_ = ", ".join(level_words(level) for level in Level if level not in closed) or _("chưa có mức nào")
    words = _("{name}. Mức còn mở: {levels}.").format(name=row.name, levels=open_)
    level = row.proposed or Level.HTXS
    if level in closed:
        words = f"{words} {_('{level} không mở: {why}').format(level=level_words(level), why=closed[level])}"
    return words


def tip_words(row: RatingRow) -> str:
    """Tell of every level whether it is open, else why not."""
    closed = dict(row.closed)
    lines = (
        _("{level}: không mở. {why}").format(level=level_words(level), why=closed[level])
        if level in closed
        else _("{level}: còn mở").format(level=level_words(level))
        for level in Level
    )
    return "\n".join(lines)


def status_words(row: RatingRow) -> str:
    """Tell what is still to be looked at, "" where nothing is."""
    parts = [_("còn {count} điều phải sửa").format(count=row.must_fix)] if row.must_fix else []
    parts += [_("cần cấp có thẩm quyền xem xét")] if row.needs_competent_level else []
    return "; ".join(parts)


def short_status(row: RatingRow) -> str:
    """Tell the same in the few letters of a column; a sign first where the proposed level is closed."""
    if row.proposed in dict(row.closed):
        return _("✗ không mở")
    parts = [_("sửa {count}").format(count=row.must_fix)] if row.must_fix else []
    parts += [_("xem xét")] if row.needs_competent_level else []
    return "; ".join(parts)


def _columns(store: Callable[[RatingRow, str], None]) -> tuple[Column[RatingRow], ...]:
    return (
        Column(id="name", title=_("Đối tượng"), text=lambda row: row.name, tip=lambda row: row.name, letters=18),
        Column(id="points", title=_("Điểm"), text=lambda row: row.points, sort_key=lambda row: row.points, letters=5),
        Column(id="self", title=_("Tự nhận"), text=lambda row: short_level(row.self_level), letters=11),
        Column(id="agency", title=_("Cơ quan"), text=lambda row: short_level(row.agency_level), letters=8),
        Column(id="voted", title=_("Phiếu"), text=lambda row: short_level(row.voted), letters=11),
        Column(
            id="proposed",
            title=_("Đề nghị"),
            text=lambda row: short_level(row.proposed),
            store=store,
            choices=short_choices(),
            tip=tip_words,
            tone=lambda row: "red" if row.proposed in dict(row.closed) else "plain",
            letters=11,
            where="rating.proposed",
        ),
        Column(
            id="status",
            title=_("Cần xem"),
            text=short_status,
            tip=status_words,
            tone=lambda row: "amber" if status_words(row) else "plain",
            letters=12,
        ),
    )
