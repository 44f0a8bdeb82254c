"""Quyết định, page Xếp loại lại: what was decided, and a later decision on one of it beside the first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.decided import DecidedSubject
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.re_rating import ReRatingGround, ReRatingKind
from kiemdiem_desktop.gui.level_words import short_level
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.chip_list import ChipLine, ChipList
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.list_beside import ListBeside
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.cap_choices import RoundKey
from kiemdiem_desktop.services.committee.decided_lines import cell_names
from kiemdiem_desktop.services.committee.deciding import list_decided
from kiemdiem_desktop.services.committee.re_deciding import ReDecision, history_of, re_rate
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(slots=True, kw_only=True)
class _Typed:
    """A later decision while it is typed."""

    kind: ReRatingKind = ReRatingKind.RATED_AGAIN
    ground: ReRatingGround = ReRatingGround.STANDARD_NOT_MET
    level: Level | None = None
    reason: str = ""
    number: str = ""
    on: date | None = None


class LaterPage(QWidget):
    """The decided subjects at the left; the decisions on the chosen one and the form of another at the right."""

    def __init__(self, workspace: Workspace, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._workspace, self._tell = workspace, tell
        self._rows: dict[int, DecidedSubject] = {}
        self._typed, self._begun = _Typed(), 0
        self.list = ChipList(_("Kết quả đã quyết định"), nothing=_("Chưa có kết quả nào khớp."))
        self.list.chosen.connect(lambda _key: self._begin())
        self.title, self.history, self.note = heading(level=2), say(), say(tone="red")
        self.kind = ChoiceField[ReRatingKind](_("Quyết định này"), tuple((row, row.label) for row in ReRatingKind))
        self.ground = ChoiceField[ReRatingGround](_("Vì sao"), tuple((row, row.label) for row in ReRatingGround))
        levels = ((None, _("(không có mức mới)")), *((level, short_level(level)) for level in Level))
        self.level = ChoiceField[Level | None](_("Mức mới"), levels)
        self.reason = TextField(
            _("Nội dung"),
            lines=2,
            counts_words=False,
            grows=True,
            hint=_("Khuyết điểm, kết luận làm căn cứ; in vào Mẫu 03."),
        )
        self.number, self.day = LineField(_("Số quyết định")), ExactDateField(_("Ngày quyết định"))
        self.keep_button = primary(QPushButton(_("Gh&i quyết định xếp loại lại")))
        self.keep_button.clicked.connect(lambda _checked=False: self.keep())
        self._lay_out()

    def show_round(self, round_: RoundKey) -> None:
        """Show what was decided in a round."""
        names = cell_names(self._workspace)
        rows = list_decided(self._workspace, round_)
        self._rows = {row.id: row for row in rows}
        self.list.show_lines(
            tuple(
                ChipLine(
                    key=row.id,
                    title=row.name,
                    state=f"{short_level(row.level) or _('không còn mức')} – {names.get(row.cell_code, row.cell_code)}",
                    symbol="↻" if row.re_rating else "",
                    tone="amber" if row.re_rating else "plain",
                )
                for row in rows
            )
        )
        self._form.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._show()

    def keep(self) -> None:
        """Keep the later decision; what is wrong is said under the form, and nothing is lost."""
        row = self._row()
        for field in (self.reason, self.number, self.day):
            field.flush()
        typed = self._typed
        if row is None:
            return
        try:
            self._keep(row, typed)
        except InvalidValueError as error:
            self.note.setText(str(error))
            self.note.show()
            return
        self._begin()
        self._tell(_("Đã ghi quyết định xếp loại lại về {name}; mức trước vẫn được giữ.").format(name=row.name))

    def _keep(self, row: DecidedSubject, typed: _Typed) -> None:
        if typed.on is None:
            raise InvalidValueError(
                code="re_rating_without_day",
                message=_("Chưa ghi ngày quyết định."),
                hint=_("Ghi ngày, tháng, năm trên quyết định."),
            )
        wanted = ReDecision(
            kind=typed.kind,
            ground=typed.ground,
            reason=typed.reason,
            level=None if typed.kind is ReRatingKind.CANCELLED else typed.level,
            number=typed.number,
            decided_on=typed.on,
        )
        made = re_rate(self._workspace, row, wanted)
        self.list.select(made.id)

    def _row(self) -> DecidedSubject | None:
        key = self.list.current
        return self._rows.get(key) if isinstance(key, int) else None

    def _begin(self) -> None:
        self._typed, self._begun = _Typed(on=self._workspace.clock.today()), self._begun + 1
        self.note.hide()
        self._show()

    def _show(self) -> None:
        row = self._row()
        if row is None:
            return
        self.title.setText(row.name)
        self.history.setText("\n".join(decision_words(one) for one in history_of(self._workspace, row)))
        typed, key = self._typed, self._begun
        self.kind.show_value(typed.kind, commit=partial(setattr, typed, "kind"))
        self.ground.show_value(typed.ground, commit=partial(setattr, typed, "ground"))
        self.level.show_value(typed.level, commit=partial(setattr, typed, "level"))
        self.reason.show_value(typed.reason, key=key, commit=partial(setattr, typed, "reason"))
        self.number.show_value(typed.number, key=key, commit=partial(setattr, typed, "number"))
        self.day.show_value(typed.on, key=key, commit=partial(setattr, typed, "on"))

    def _lay_out(self) -> None:
        self._form, papers, buttons = QWidget(), QWidget(), QWidget()
        self.none = say(_("Chưa có kết quả nào được quyết định trong đợt này."), tone="quiet")
        column = spaced(QVBoxLayout(self._form), gap=8)
        column.addWidget(self.title)
        column.addWidget(self.history)
        column.addWidget(heading(_("Điều chỉnh, hủy, xếp loại lại"), 2))
        row = Flow(papers, gap=12, fills=True, least=240)
        for field in (
            self.kind,
            self.ground,
            self.level,
            held(self.number, min_width=160),
            held(self.day, min_width=160),
        ):
            row.addWidget(field)
        column.addWidget(papers)
        column.addWidget(self.reason)
        column.addWidget(self.note)
        self.note.hide()
        row = Flow(buttons, gap=8)
        row.addWidget(self.keep_button)
        column.addWidget(buttons)
        column.addStretch()
        right = QWidget()
        whole = spaced(QVBoxLayout(right), gap=8, margin=(8, 0, 0, 0))
        whole.addWidget(self.none)
        whole.addWidget(self._form, 1)
        spaced(QVBoxLayout(self)).addWidget(ListBeside(self.list, right, list_width=272))


def decision_words(row: DecidedSubject) -> str:
    """Tell one decision in a line: its paper, the level, why; whether it still holds."""
    level = row.level.label if row.level else _("không còn mức, hoặc chưa xếp loại")
    day = f"{row.decided_on:%d/%m/%Y}" if row.decided_on else "…"
    kind = f"{row.re_rating.label}. " if row.re_rating else ""
    holds = _("Đang có hiệu lực.") if row.is_current else _("Đã được thay.")
    words = _("{kind}Quyết định {number} ngày {day}: {level}. {reason} {holds}")
    told = words.format(kind=kind, number=row.number, day=day, level=level, reason=row.reason, holds=holds)
    return " ".join(told.split())
