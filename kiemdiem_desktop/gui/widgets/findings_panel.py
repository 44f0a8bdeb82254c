"""The findings in groups (Phải sửa / Nên xem / Chưa kiểm tra được), by person; choosing one goes to its field.

What was set aside with a reason stands apart at the end: nobody is asked to mend it again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.finding import FindingText, Severity
from kiemdiem_desktop.gui.icons import picture
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import colours_now, heading, px, say, spaced
from kiemdiem_desktop.i18n import N_, _

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

GROUPS = (
    (Severity.MUST_FIX, N_("Phải sửa"), "must-fix", "accent_text"),
    (Severity.PLEASE_LOOK, N_("Nên xem"), "please-look", "amber"),
    (Severity.NOT_CHECKED, N_("Chưa kiểm tra được"), "not-checked", "quiet"),
    (None, N_("Đã giữ nguyên, có lý do"), "info", "quiet"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """One row: a group ("Phải sửa (3)"), a person, or a finding."""

    text: str
    icon: str = ""
    colour: str = "text"
    finding: FindingText | None = None
    detail: str = ""


def panel_rows(findings: tuple[FindingText, ...]) -> tuple[PanelRow, ...]:
    """Give the rows of the panel: groups in order of weight, persons in the order of the findings."""
    rows: list[PanelRow] = []
    for severity, title, sign, colour in GROUPS:
        mine = [text for text in findings if _group_of(text) is severity]
        if mine:
            rows.append(PanelRow(text=f"{_(title)} ({len(mine)})", icon=sign, colour=colour))
        order = {text.who: index for index, text in reversed(list(enumerate(mine)))}
        for who, texts in groupby(sorted(mine, key=lambda text: order[text.who]), key=lambda text: text.who):
            rows.append(PanelRow(text=who, colour="quiet"))
            rows += [PanelRow(text=text.detail or text.rule, finding=text, detail=_line_under(text)) for text in texts]
    return tuple(rows)


def _group_of(text: FindingText) -> Severity | None:
    return text.finding.severity if text.finding.override is None else None


def _line_under(text: FindingText) -> str:
    return " · ".join(part for part in (text.where, text.citation) if part)


class FindingsModel(QAbstractListModel):
    """The rows of the panel; only findings can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PanelRow, ...] = ()

    def show_rows(self, rows: tuple[PanelRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (row.text, row.detail) if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.finding is not None:
            return f"{row.finding.rule}\n{row.finding.advice}"
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].finding is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowPainter(QStyledItemDelegate):
    """Draws a row with its text wrapped to the width of the panel."""

    def __init__(self, model: FindingsModel, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.rows[index.row()]
        height = self._heights(row)
        return QSize(self._room(), sum(height) + px(16 if row.icon or row.finding else 8))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]
        colours = colours_now()
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver) and row.finding:
            painter.fillRect(rect, QColor(colours.selected))
        if row.icon:
            place = rect.topLeft() + QPoint(px(8), px(8))
            painter.drawPixmap(place, picture(row.icon, colour=getattr(colours, row.colour), size=px(20)))
        self._write(painter, rect, row)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, row: PanelRow) -> None:
        colours = colours_now()
        font = self._view.font()
        font.setBold(row.finding is None)
        painter.setFont(font)
        painter.setPen(QColor(getattr(colours, row.colour)))
        text_height, detail_height = self._heights(row)
        left = rect.left() + _indent(row)
        top = rect.top() + px(8 if row.icon or row.finding else 4)
        width = self._room() - _indent(row) - px(8)
        painter.drawText(QRect(left, top, width, text_height), _WRAP, row.text)
        if row.detail:
            painter.setPen(QColor(colours.quiet))
            painter.drawText(QRect(left, top + text_height, width, detail_height), _WRAP, row.detail)

    def _room(self) -> int:
        """Give the width of a row: the same with and without the scroll bar, or rows would lie on each other."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        return max(self._view.width() - 2 * self._view.frameWidth() - bar - px(8), 1)

    def _heights(self, row: PanelRow) -> tuple[int, int]:
        font = self._view.font()
        font.setBold(row.finding is None)
        space = QRect(0, 0, self._room() - _indent(row) - px(8), 10_000)
        metrics = self._view.fontMetrics()
        text, detail = (
            metrics.boundingRect(space, _WRAP, part).height() if part else 0 for part in (row.text, row.detail)
        )
        return text, detail


def _indent(row: PanelRow) -> int:
    if row.icon:
        return px(36)
    return px(12 if row.finding is None else 24)


class FindingsPanel(QWidget):
    """The three groups; `go_to(finding)` is called when one is chosen by click or Enter."""

    def __init__(self, go_to: Callable[[FindingText], None]) -> None:
        super().__init__()
        self._go_to = go_to
        self._model = FindingsModel()
        self._nothing = say(_("Không có điều gì cần sửa."), tone="quiet")
        self.view = named(QListView(), _("Điều cần sửa và nên xem"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(_RowPainter(self._model, self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setWordWrap(True)  # else Qt lays the rows out anew only when the height changes
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(heading(_("Kiểm tra"), 2))
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        column.addStretch()

    def show_findings(self, findings: tuple[FindingText, ...]) -> None:
        """Show `findings`, worst group first."""
        rows = panel_rows(findings)
        if rows != self._model.rows:
            self._model.show_rows(rows)
        self._nothing.setVisible(not rows)
        self.view.setVisible(bool(rows))

    def _choose(self, index: QModelIndex) -> None:
        finding = self._model.rows[index.row()].finding
        if finding is not None:
            self._go_to(finding)
