"""Xếp loại, page Vì sao: every finding of a subject with rule, value, article and what would change it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.finding import FindingText, Severity
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.chip import level_words
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.checks import CheckedRound, override_finding, remove_override
from kiemdiem_desktop.services.cell.rating_words import LevelReasons, explain_levels, list_findings
from kiemdiem_desktop.services.cell.whys import LevelWhy, RuleLine, RuleState, has_sheet, why_of
from kiemdiem_desktop.services.workspace import Workspace

_SEVERITIES = {
    Severity.MUST_FIX: N_("Phải sửa"),
    Severity.PLEASE_LOOK: N_("Nên xem"),
    Severity.NOT_CHECKED: N_("Chưa kiểm tra được"),
}
_MET = N_("✓ Đạt: {rule} {found} ({article})")
_NOT_A_CASE = N_("✓ Không thuộc: {rule} {found} ({article})")
_UNSURE = N_("… Chưa kiểm tra được: {rule} {found} ({article})")


class WhyPage(QWidget):
    """The reasons of one subject, or of the round itself; a finding can be set aside with a reason and a name."""

    def __init__(self, workspace: Workspace, go_to: Callable[[FindingText], None], desk: Desk) -> None:
        super().__init__()
        self._workspace, self._go_to, self._desk, self._tell = workspace, go_to, desk, desk.tell
        self._checked: CheckedRound | None = None
        self._subject_id: SubjectId | None = None
        self._findings: list[FindingText | None] = []
        self.subject = ChoiceField[SubjectId | None](_("Vì sao, với"), ())
        self.sheet_button = QPushButton(_("Giấy cho đồng chí xem trước…"))
        self.sheet_button.setToolTip(_("Một trang nói vì sao từng mức còn mở hay không, để in hoặc lưu ở Giấy tờ."))
        self.sheet_button.clicked.connect(lambda _checked=False: self._open_sheet())
        self.status = say(tone="amber")
        self.list = named(QListWidget(), _("Các lý do và căn cứ"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.override = OverrideForm(self._override, self._take_back, self._go)
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.list.itemActivated.connect(lambda _item: self._go())
        column = spaced(QVBoxLayout(self), gap=8)
        top = QWidget()
        flow = Flow(top, gap=16)
        flow.addWidget(self.subject)
        flow.addWidget(self.sheet_button)
        column.addWidget(top)
        column.addWidget(self.status)
        column.addWidget(held(self.list, min_height=260), 1)
        column.addWidget(self.override)

    @property
    def finding(self) -> FindingText | None:
        """The finding under the cursor; None on a line that only tells of a level."""
        row = self.list.currentRow()
        return self._findings[row] if 0 <= row < len(self._findings) else None

    def show_round(self, checked: CheckedRound) -> None:
        """Show the reasons as they stand now."""
        self._checked = checked
        subjects = tuple((own.subject.id, own.subject.name) for own in checked.dossier.subjects)
        if self._subject_id not in dict(subjects):  # somebody of the round that was shown before
            self._subject_id = None
        self.subject.show_options(((None, _("Chung cả đợt")), *subjects))
        self.subject.show_value(self._subject_id, commit=self._choose)
        verdict = next((row for row in checked.verdict.subjects if row.subject_id == self._subject_id), None)
        needs = verdict is not None and verdict.needs_competent_level
        self.status.setText(_("Trường hợp này cần cấp có thẩm quyền xem xét, kết luận.") if needs else "")
        self.status.setVisible(needs)
        self.sheet_button.setVisible(has_sheet(checked, self._subject_id))
        self._show_reasons(checked)

    def choose(self, subject_id: int | None) -> None:
        """Show the reasons of a subject, None for the round itself."""
        self._subject_id = None if subject_id is None else SubjectId(subject_id)
        checked = self._checked
        if checked is not None and subject_id in (None, *(own.subject.id for own in checked.dossier.subjects)):
            self.show_round(checked)

    def choose_finding(self, code: str) -> None:
        """Put the cursor on a finding."""
        codes = [text.finding.code if text else "" for text in self._findings]
        if code in codes:
            self.list.setCurrentRow(codes.index(code))

    def _choose(self, subject_id: SubjectId | None) -> None:
        self.choose(subject_id)

    def _show_reasons(self, checked: CheckedRound) -> None:
        lines = list(reason_lines(checked, self._subject_id))
        headings = {text for text, finding in lines if finding is None and text[:1] not in ("✓", "…")}
        row = self.list.currentRow()
        if [text for text, _finding in lines] != [self.list.item(i).text() for i in range(self.list.count())]:
            self._findings = []
            self.list.clear()
            for text, _finding in lines:
                item = QListWidgetItem(text, self.list)
                font = item.font()
                font.setBold(text in headings)
                item.setFont(font)
        self._findings = [finding for _text, finding in lines]
        self.list.setCurrentRow(min(max(row, 0), len(lines) - 1))
        self._show_current()

    def _show_current(self) -> None:
        self.override.show_finding(self.finding, self._checked)

    def _override(self, reason: str, who: str) -> None:
        if self.finding is not None and self._checked is not None:
            override_finding(self._workspace, self._checked.dossier.round, self.finding.finding, reason=reason, who=who)
            self._tell(_("Đã ghi lý do giữ nguyên. Lý do này nằm trong hồ sơ gửi cấp trên."))

    def _take_back(self) -> None:
        override = self.finding.finding.override if self.finding else None
        if override is not None:
            remove_override(self._workspace, override.id)
            self._tell(_("Đã bỏ lý do giữ nguyên."))

    def _open_sheet(self) -> None:
        self._desk.go("papers", "paper.why_sheet", self._subject_id)

    def _go(self) -> None:
        if self.finding is not None:
            self._go_to(self.finding)


class OverrideForm(QFrame):
    """Sets a finding aside: a reason and the name of who decides, kept only on the button."""

    def __init__(
        self, override: Callable[[str, str], None], take_back: Callable[[], None], go: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._override = override
        self._reason = self._who = ""
        self._shown: tuple[str, SubjectId | None, bool] | None = None
        self.title = heading(_("Giữ nguyên kèm lý do"), 2)
        self.reason = LineField(_("Lý do giữ nguyên"), hint=_("Cấp trên đọc lý do này cùng hồ sơ."))
        self.who = LineField(_("Người quyết định"), example=_("Họ tên, chức vụ"))
        self.wrong = say(tone="red")
        self.go_button = QPushButton(_("Đến &chỗ sửa"))
        self.keep_button = primary(QPushButton(_("Giữ ng&uyên kèm lý do")))
        self.back_button = QPushButton(_("&Bỏ lý do giữ nguyên"))
        self.go_button.clicked.connect(lambda _checked=False: go())
        self.keep_button.clicked.connect(lambda _checked=False: self.keep())
        self.back_button.clicked.connect(lambda _checked=False: take_back())
        self._lay_out()

    def show_finding(self, text: FindingText | None, checked: CheckedRound | None) -> None:
        """Show the form for a finding of the round; a mere reason of a level cannot be set aside."""
        can = text is not None and checked is not None and text in checked.findings
        is_kept = text is not None and text.finding.override is not None
        self.setVisible(text is not None)
        for widget in (self.title, self.reason, self.who, self.keep_button):
            widget.setVisible(can and not is_kept)
        self.back_button.setVisible(is_kept)
        key = None if text is None else (text.finding.code, text.finding.subject_id, is_kept)
        if key != self._shown:
            self._begin(key)

    def keep(self) -> None:
        """Set the finding aside, or tell what is missing."""
        self.flush()
        try:
            self._override(self._reason, self._who)
        except InvalidValueError as error:
            self._tell(str(error))

    def _begin(self, key: tuple[str, SubjectId | None, bool] | None) -> None:
        self.flush()
        self._shown, self._reason = key, ""
        self._tell("")
        self.reason.show_value("", key=key, commit=self._keep_reason)
        self.who.show_value(self._who, key="who", commit=self._keep_who)

    def flush(self) -> bool:
        """Take over what has been typed."""
        return self.reason.flush() and self.who.flush()

    def _keep_reason(self, text: str) -> None:
        self._reason = text

    def _keep_who(self, text: str) -> None:
        self._who = text

    def _tell(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8, margin=12)
        column.addWidget(self.title)
        row = QWidget()
        flow = Flow(row, gap=12, fills=True, least=240)
        flow.addWidget(self.reason)
        flow.addWidget(self.who)
        column.addWidget(row)
        column.addWidget(self.wrong)
        last = QWidget()
        buttons = Flow(last, gap=8)
        for button in (self.go_button, self.back_button, self.keep_button):
            buttons.addWidget(button)
        column.addWidget(last)


def reason_lines(checked: CheckedRound, subject_id: SubjectId | None) -> Iterable[tuple[str, FindingText | None]]:
    """Give the lines of the page: each level with all its rules, then the other findings, worst first."""
    levels = explain_levels(checked, subject_id) if subject_id is not None else ()
    whys = {row.level: row for row in why_of(checked, subject_id).levels} if subject_id is not None else {}
    told = set()
    for level in levels:
        why = whys[level.level]
        yield level_line(level, why), None
        changes = {line.code: line.change for line in why.closing}
        for reason in level.findings:
            told.add(_id(reason))
            text = _as_found(reason, checked)
            yield finding_words(text, change=changes.get(text.finding.code, "")), text
        yield from ((rule_words(line), None) for line in (*why.not_checked, *why.met))
    for text in list_findings(checked, subject_id):
        if _id(text) not in told:
            yield finding_words(text, severity=_(_SEVERITIES[text.finding.severity])), text


def level_line(level: LevelReasons, why: LevelWhy) -> str:
    """Write the heading of a level: open or not, and what decides it."""
    words = level_words(level.level)
    if not level.is_open:
        count = len(level.findings)
        return _("{level}: KHÔNG MỞ vì {count} lý do dưới đây").format(level=words, count=count)
    if why.note:
        return _("{level}: CÒN MỞ. {note}").format(level=words, note=why.note)
    if why.level is Level.KHT:
        return _("{level}: CÒN MỞ").format(level=words)
    met, unsure = len(why.met), len(why.not_checked)
    if not unsure:
        return _("{level}: CÒN MỞ, đạt cả {met} quy định").format(level=words, met=met)
    told = _("{level}: CÒN MỞ, đạt {met} quy định, {unsure} quy định chưa kiểm tra được")
    return told.format(level=words, met=met, unsure=unsure)


def rule_words(line: RuleLine) -> str:
    """Write a rule that closes nothing: met, or not checked for want of figures."""
    met = _NOT_A_CASE if line.is_forced_case else _MET
    return _(met if line.state is RuleState.MET else _UNSURE).format(
        rule=line.rule, found=line.found, article=line.article
    )


def finding_words(text: FindingText, *, severity: str = "", change: str = "") -> str:
    """Write a finding as a paragraph of four lines: value, rule, what would change it, article."""
    advice = f"{change} {text.advice}" if change and change != text.advice else text.advice
    lines = (
        f"{severity}: {text.detail}" if severity else text.detail,
        _("Quy định: {rule}").format(rule=text.rule),
        _("Muốn thay đổi: {advice}").format(advice=advice),
        _("Căn cứ: {citation}. Xem ở: {where}.").format(citation=text.citation, where=text.where),
    )
    return "\n".join(lines)


def _as_found(reason: FindingText, checked: CheckedRound) -> FindingText:
    """Give the same finding from the round's own list, where it may be set aside; else the reason itself."""
    return next((text for text in checked.findings if _id(text) == _id(reason)), reason)


def _id(text: FindingText) -> tuple[str, SubjectId | None, tuple[tuple[str, str], ...]]:
    return text.finding.code, text.finding.subject_id, text.finding.values
