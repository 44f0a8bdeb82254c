"""Quyết định: the count of the committee's vote on one subject, its gaps in words, the level that carried."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.committee_meeting import CommitteeBallot, CommitteeMeeting
from kiemdiem_desktop.gui.theme import heading, spaced
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.number_sheet import Counts, NumberLine, NumberSheet, SheetNews
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.committee_votes import (
    FIGURES,
    count_present,
    gaps_of,
    list_ballots,
    passed_level,
    save_ballot,
)
from kiemdiem_desktop.services.committee.rated_subjects import RatedSubject
from kiemdiem_desktop.services.workspace import Workspace

_NAMES = {
    "issued": N_("Phát ra"),
    "returned": N_("Thu về"),
    "valid": N_("Hợp lệ"),
    "invalid": N_("Không hợp lệ"),
    "htxs": N_("Xuất sắc"),
    "htt": N_("Hoàn thành tốt"),
    "htnv": N_("Hoàn thành"),
    "kht": N_("Không hoàn thành"),
    "not_rated": N_("Chưa xếp loại"),
    "blank": N_("Để trống"),
}


class VotesPart(QWidget):
    """The last round of voting on the shown subject; a further round begins with a button."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._ballot: CommitteeBallot | None = None
        self._present, self._members = 0, 0
        self.title = heading(level=2)
        lines = tuple(NumberLine(id=name, label=_(_NAMES[name])) for name in FIGURES)
        self.sheet = NumberSheet(lines, self._tell)
        self.again_button = QPushButton(_("Bỏ phiếu &lần nữa"))
        self.again_button.clicked.connect(lambda _checked=False: self.begin_round())
        column = spaced(QVBoxLayout(self), gap=8)
        column.addWidget(self.title)
        column.addWidget(self.sheet)
        buttons = QWidget()
        Flow(buttons, gap=8).addWidget(self.again_button)
        column.addWidget(buttons)

    def show_subject(self, meeting: CommitteeMeeting, subject: RatedSubject, *, is_open: bool) -> None:
        """Show the count about a subject; it can be typed while nothing `is` decided on it."""
        self._present, self._members = count_present(self._workspace, meeting.id)
        ballots = list_ballots(self._workspace, meeting.id).get(subject.key, ())
        cell_code, code = subject.key
        empty = CommitteeBallot(meeting_id=meeting.id, cell_code=cell_code, subject_code=code)
        before = self._ballot
        self._ballot = ballots[-1] if ballots else empty
        is_begun = before is not None and before.id == 0 and before.ballot_round == len(ballots) + 1
        if is_begun and before is not None and (before.cell_code, before.subject_code) == subject.key:
            self._ballot = before
        self._draw(subject.row.name, is_open=is_open)

    def begin_round(self) -> None:
        """Begin a further round of voting on the shown subject; the rounds before stay."""
        if self._ballot is not None and self._ballot.id:
            self._ballot = CommitteeBallot(
                meeting_id=self._ballot.meeting_id,
                cell_code=self._ballot.cell_code,
                subject_code=self._ballot.subject_code,
                ballot_round=self._ballot.ballot_round + 1,
            )
            self._draw(self._name, is_open=True)

    def _draw(self, name: str, *, is_open: bool) -> None:
        ballot = self._ballot
        assert ballot is not None
        self._name = name
        words = _("Phiếu lần {number} về {name}").format(number=ballot.ballot_round, name=name)
        self.title.setText(words)
        key = (ballot.meeting_id, ballot.cell_code, ballot.subject_code, ballot.ballot_round)
        is_typed = any(getattr(ballot, figure) for figure in FIGURES)
        counts = {figure: getattr(ballot, figure) if is_typed else None for figure in FIGURES}
        self.sheet.show_counts(counts, key=key, commit=self._store if is_open else None)
        self.again_button.setEnabled(is_open and bool(ballot.id))

    def _store(self, name: str, count: int | None) -> None:
        if self._ballot is None:
            return
        self._ballot = replace(self._ballot, **{name: count or 0})  # type: ignore[arg-type] # a count by its name
        save_ballot(self._workspace, self._ballot)

    def _tell(self, counts: Counts) -> SheetNews:
        if self._ballot is None or not any(counts.values()):
            words = _("Có mặt {present} trên {members} thành viên. Gõ số phiếu, phím Enter sang ô sau.")
            return SheetNews(text=words.format(present=self._present, members=self._members))
        figures = {name: count or 0 for name, count in counts.items()}
        typed = replace(self._ballot, **figures)  # type: ignore[arg-type] # counts by their names
        gaps = gaps_of(typed, present=self._present)
        passed = passed_level((typed,), self._members)
        told = (
            _("Quá nửa số thành viên: {level}.").format(level=passed.label)
            if passed
            else _("Chưa mức nào được quá nửa số thành viên.")
        )
        text = "\n".join((*(gap.text for gap in gaps), told))
        return SheetNews(text=text, is_gap=any(gap.must_close for gap in gaps))
