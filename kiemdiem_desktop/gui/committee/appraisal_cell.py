"""Thẩm định: everything about one cell on one page: findings of both sides, points, the chain of levels, its caps."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.appraisal import AppraisedSubject
from kiemdiem_desktop.gui.cap_cards import CapBars
from kiemdiem_desktop.gui.committee.appraisal_points import make_points_grid
from kiemdiem_desktop.gui.theme import heading, held, retone, say, spaced
from kiemdiem_desktop.gui.widgets.chip import level_words
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cap_words import tell_cap
from kiemdiem_desktop.services.committee.allowed import allowed_levels
from kiemdiem_desktop.services.committee.appraisal_list import CellLine
from kiemdiem_desktop.services.committee.appraising import PointsLine, appraise_subject, list_points
from kiemdiem_desktop.services.committee.links import Links, links_of, with_levels
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject
from kiemdiem_desktop.services.committee.rechecking import ComparedFinding, Rechecked, Side
from kiemdiem_desktop.services.workspace import Workspace

_LEAST_TABLE = 150


class CellPage(QWidget):
    """Shows one dossier; what the appraisers type is stored at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.checked: Rechecked | None = None
        self.title, self.facts, self.summary = heading(level=2), say(tone="quiet"), say(tone="strong")
        self.differences = say(tone="amber")
        self.findings = held(SideBySide((4, 8, 4, 5), label=_("Kết quả kiểm tra lại")), min_height=190)
        self.agreed = held(SideBySide((4, 8, 4, 5), label=_("Những chỗ hai bên như nhau")), min_height=190)
        self.agreed_fold = Fold("", self.agreed)
        self.overrides, self.earlier = say(), say()
        self.points = held(make_points_grid(self._store), min_height=300)
        self.points.current_changed.connect(self._tell_levels)
        self.levels = say(tone="quiet")
        self.links = held(SideBySide((3, 5, 4, 8), label=_("Liên hệ giữa các mức")), min_height=_LEAST_TABLE)
        self.link_remarks = say(tone="amber")
        self.bars = CapBars()
        self._lay_out()

    def show_dossier(self, line: CellLine, checked: Rechecked, subjects: tuple[RatedSubject, ...]) -> None:
        """Show one cell: the dossier as checked here, and its subjects with what is set beside them."""
        self.checked = checked
        self._after = with_levels(checked, {one.row.code: one.standing for one in subjects})
        self.title.setText(line.name)
        self.facts.setText(facts_words(line))
        lines = list_points(subjects)
        self._show_summary(checked, lines)
        self._show_findings(checked)
        self.points.show_rows(lines)
        if self.points.current is None and lines:
            self.points.select(lines[0].subject.row.code, "points")
            self.points.view.horizontalScrollBar().setValue(0)
        self._tell_levels(self.points.current)
        self._show_links(links_of(self._after))
        self.bars.show_caps(tuple(tell_cap(group, checked.regulations) for group in self._after.verdict.caps))

    def show_trouble(self, line: CellLine, words: str) -> None:
        """Tell that the dossier of a cell cannot be checked here, and why."""
        self.checked = None
        self.title.setText(line.name)
        self.facts.setText(facts_words(line))
        self.summary.setText(words)
        retone(self.summary, "red")
        for part in (self.findings, self.agreed_fold, self.overrides, self.earlier, self.differences):
            part.hide()
        self.points.show_rows(())

    def _show_summary(self, checked: Rechecked, lines: tuple[PointsLine, ...]) -> None:
        words = summary_words(checked, lines)
        self.summary.setText(words)
        retone(self.summary, "amber" if not checked.is_clear or any(line.is_big for line in lines) else "strong")
        self.differences.setText(" ".join(checked.differences))
        self.differences.setVisible(bool(checked.differences))

    def _show_findings(self, checked: Rechecked) -> None:
        titles = (_("Đối tượng"), _("Nội dung"), _("Căn cứ"), _("Bên thấy"))
        first = [
            row for row in checked.findings if row.needs_look or row.awaits_conclusion or row.side is Side.ONLY_HERE
        ]
        rest = [row for row in checked.findings if row not in first]
        self.findings.show_rows(titles, tuple(finding_row(row) for row in first))
        self.findings.setVisible(bool(first))
        self.agreed.show_rows(titles, tuple(finding_row(row) for row in rest))
        self.agreed_fold.set_title(_("Những điều còn lại ({count})").format(count=len(rest)))
        texts = [
            _("Chi bộ giữ nguyên “{code}”: {reason} ({who}).").format(
                code=_title_of(checked, row.finding_code), reason=row.reason, who=row.who
            )
            for row in checked.overrides
        ]
        self.overrides.setText("\n".join(texts))
        self.overrides.setVisible(bool(texts))
        self.earlier.setText("\n".join((_("Năm trước ghi khác nhau, chỉ để đối chiếu:"), *checked.earlier)))
        self.earlier.setVisible(bool(checked.earlier))

    def _show_links(self, links: Links) -> None:
        rows = tuple(
            SideRow(
                cells=(line.who, line.name, level_words(line.level) if line.level else "", line.words),
                is_strong=line.is_above,
            )
            for line in links.lines
        )
        self.links.show_rows((_("Cấp"), _("Tên"), _("Mức"), _("Nhận xét")), rows)
        self.link_remarks.setText(" ".join(links.remarks))
        self.link_remarks.setVisible(bool(links.remarks))

    def _tell_levels(self, line: PointsLine | None) -> None:
        if line is None or self.checked is None:
            self.levels.setText("")
            return
        found = allowed_levels(self._after, line.subject.row.code)
        words = found.words() if found else _("Không thuộc diện xếp loại.")
        self.levels.setText(f"{line.subject.row.name}. {words}")
        standing = line.subject.standing
        retone(self.levels, "amber" if found and standing in found.closed else "quiet")

    def _store(self, appraised: AppraisedSubject) -> None:
        appraise_subject(self._workspace, appraised)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=8)
        parts: tuple[QWidget, ...] = (self.title, self.facts, self.summary, self.differences)
        for part in (*parts, self.findings, self.overrides, self.earlier, self.agreed_fold):
            column.addWidget(part)
        column.addWidget(heading(_("Điểm và mức"), 2))
        column.addWidget(
            say(
                _("Ghi điểm, mức thẩm định ngay trong bảng; chênh từ 5 điểm hoặc khác mức thì ghi lý do."), tone="quiet"
            )
        )
        column.addWidget(self.points)
        column.addWidget(self.levels)
        column.addWidget(heading(_("Tập thể, người đứng đầu, đảng viên"), 2))
        column.addWidget(self.links)
        column.addWidget(self.link_remarks)
        column.addWidget(heading(_("Tỷ lệ xuất sắc trong chi bộ"), 2))
        column.addWidget(self.bars)
        column.addStretch()


def facts_words(line: CellLine) -> str:
    """Tell which dossier it is: number, day, signer, and what became of it."""
    head = line.head
    if head is None:
        return line.state.label
    words = _("{state}. Gói số {number}, nhận {day:%d/%m/%Y}, ký bởi {signer}.").format(
        state=line.state.label, number=head.sequence, day=head.received_at.astimezone(), signer=head.signer
    )
    if line.appraisal is not None and line.appraisal.note:
        words = f"{words} {line.appraisal.note}"
    if head.replaces:
        words = f"{words} {_('Thay gói trước: {why}').format(why=head.replace_reason or _('không ghi lý do'))}"
    return words


def summary_words(checked: Rechecked, lines: tuple[PointsLine, ...]) -> str:
    """Tell in one sentence what a person has to look at."""
    mend = sum(row.needs_look for row in checked.findings)
    conclude = sum(row.awaits_conclusion for row in checked.findings)
    here = sum(row.side is Side.ONLY_HERE for row in checked.findings)
    big = sum(line.is_big for line in lines)
    parts = [
        (mend, _("{count} chỗ phải sửa")),
        (conclude, _("{count} chỗ chờ cấp có thẩm quyền kết luận")),
        (here, _("{count} chỗ chỉ cấp ủy thấy")),
        (len(checked.overrides), _("{count} chỗ chi bộ giữ nguyên kèm lý do")),
        (big, _("{count} trường hợp thẩm định khác chi bộ")),
    ]
    told = [words.format(count=count) for count, words in parts if count]
    return f"{'; '.join(told)}.".capitalize() if told else _("Không có chỗ nào vướng mắc.")


def finding_row(row: ComparedFinding) -> SideRow:
    """Give a finding as a line of the table."""
    text = row.text
    why = f"{row.side.label}. {row.why}" if row.why else row.side.label
    return SideRow(
        cells=(text.who, f"{text.detail} {text.advice}".strip(), text.citation, why), is_strong=row.needs_look
    )


def _title_of(checked: Rechecked, code: str) -> str:
    """Give the words behind the code of a finding, as the rules say it; the code where nothing bears it now."""
    return next((row.text.rule for row in checked.findings if row.finding.code == code), code)
