"""The card of one member: state in the review with its article, likely doubles, all fields, the history."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.dossier import MemberFile
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.member import Commendation, Discipline, Member, StatusPeriod
from kiemdiem_desktop.gui.cell.members_grid import tone_of
from kiemdiem_desktop.gui.cell.members_history import HistoryPage
from kiemdiem_desktop.gui.cell.members_kinds import commendation_kind, discipline_kind, status_kind
from kiemdiem_desktop.gui.cell.members_words import (
    group_options,
    kind_options,
    post_options,
    sex_options,
    yes_options,
)
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.record_form import FieldSpec, RecordForm
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import flat, heading, say, spaced
from kiemdiem_desktop.gui.widgets.chip import Chip
from kiemdiem_desktop.gui.widgets.page_tabs import PageTabs
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.roster import find_same_person, set_member_field
from kiemdiem_desktop.services.cell.standings import MemberStanding
from kiemdiem_desktop.services.workspace import Workspace

_SYMBOLS = {"plain": "●", "quiet": "○", "amber": "▲"}


class StandingStrip(QWidget):
    """The state of a member in the review, in a chip and a sentence, and who may be the same person."""

    def __init__(self, go_to_member: Callable[[MemberId], object]) -> None:
        super().__init__()
        self._go = go_to_member
        self._twin = MemberId(0)
        self.chip = Chip()
        self.sentence = say(tone="quiet")
        self.warning = say(tone="amber")
        self.twin_button = QPushButton(_("Xem đồng chí ấy"))
        self.twin_button.clicked.connect(lambda _checked=False: self._go(self._twin))
        column = spaced(QVBoxLayout(self), gap=4)
        for part in (self.chip, self.sentence, self.warning):
            column.addWidget(part)
        row = spaced(QHBoxLayout())
        row.addWidget(self.twin_button)
        row.addStretch()
        column.addLayout(row)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no state: the cursor is on nobody."""
        for part in (self.chip, self.sentence, self.warning, self.twin_button):
            part.hide()

    def show_standing(self, standing: MemberStanding, twins: tuple[Member, ...]) -> None:
        """Show a state, and a warning where the member may be on the roster twice."""
        tone = tone_of(standing)
        self.chip.show_state(standing.chip, symbol=_SYMBOLS[tone], tone=tone)
        self.chip.setVisible(bool(standing.chip))
        self.sentence.setText(standing.sentence)
        self.sentence.setVisible(bool(standing.sentence))
        names = ", ".join(twin.full_name for twin in twins)
        self.warning.setText(
            _("Có thể trùng với {names}: cùng số định danh, số thẻ, hoặc cùng họ tên và ngày sinh.").format(names=names)
            if twins
            else ""
        )
        self._twin = twins[0].id if twins else MemberId(0)
        for part in (self.warning, self.twin_button):
            part.setVisible(bool(twins))
        named(self, standing.chip, standing.sentence)


class MemberCard(QFrame):
    """Everything about one member; each field is stored at once."""

    def __init__(self, workspace: Workspace, go_to_member: Callable[[MemberId], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._workspace = workspace
        self.name = heading(level=2)
        self.strip = StandingStrip(go_to_member)
        self.remove_button = flat(QPushButton(_("Xóa &khỏi danh sách…")))
        self.form = RecordForm[Member](_member_specs())
        self.statuses = HistoryPage[StatusPeriod](status_kind(workspace))
        self.disciplines = HistoryPage[Discipline](discipline_kind(workspace))
        self.commendations = HistoryPage[Commendation](commendation_kind(workspace))
        place(self.statuses.add_button, "member.statuses")
        place(self.disciplines.add_button, "member.disciplines")
        self.tabs = PageTabs(
            (
                (_("Thông tin"), self._fields_page()),
                (_("Diễn biến"), self.statuses),
                (_("Kỷ luật"), self.disciplines),
                (_("Khen thưởng"), self.commendations),
            ),
            label=_("Các phần của thẻ đảng viên"),
        )
        column = spaced(QVBoxLayout(self), gap=12, margin=12)
        column.addWidget(self.name)
        column.addWidget(self.strip)
        column.addWidget(self.tabs, 1)

    def show_file(self, file: MemberFile, standing: MemberStanding) -> None:
        """Show a member with the history."""
        member = file.member
        self.name.setText(member.full_name)
        named(self, _("Thẻ đảng viên: {name}").format(name=member.full_name))
        self.strip.show_standing(standing, find_same_person(self._workspace, member))
        self.form.show_record(member, key=member.id, commit=self._save)
        self.statuses.show_entries(member.id, file.statuses)
        self.disciplines.show_entries(member.id, file.disciplines)
        self.commendations.show_entries(member.id, file.commendations)
        self._tell_counts(file)

    def begin_status(self, kind: object) -> None:
        """Begin to record a change of status."""
        self.tabs.show_page_of(self.statuses)
        self.statuses.begin(kind)

    def _save(self, member: Member, field_name: str) -> None:
        set_member_field(self._workspace, member.id, field_name, value=getattr(member, field_name))

    def _tell_counts(self, file: MemberFile) -> None:
        counts = (len(file.statuses), len(file.disciplines), len(file.commendations))
        titles = (_("Diễn biến"), _("Kỷ luật"), _("Khen thưởng"))
        for place_, (title, count) in enumerate(zip(titles, counts, strict=True), start=1):
            self.tabs.retitle(place_, f"{title} ({count})" if count else title)

    def _fields_page(self) -> QWidget:
        page = QWidget()
        column = spaced(QVBoxLayout(page), gap=12)
        column.addWidget(self.form)
        row = spaced(QHBoxLayout())
        row.addWidget(self.remove_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return page


def _member_specs() -> tuple[FieldSpec, ...]:
    identity = (
        FieldSpec(name="full_name", label=_("Họ và tên"), where="member.name"),
        FieldSpec(name="born_on", label=_("Ngày sinh"), where="member.born_on", is_date=True),
        FieldSpec(name="sex", label=_("Giới tính"), options=sex_options()),
        FieldSpec(name="personal_number", label=_("Số định danh cá nhân"), where="member.personal_number"),
        FieldSpec(name="card_number", label=_("Số thẻ đảng viên"), where="member.card_number"),
        FieldSpec(name="ethnic_group", label=_("Dân tộc")),
    )
    party = (
        FieldSpec(name="admitted_on", label=_("Ngày vào Đảng"), where="member.admitted_on", is_date=True),
        FieldSpec(name="official_on", label=_("Ngày chính thức"), where="member.official_on", is_date=True),
        FieldSpec(name="kind", label=_("Đảng viên"), options=kind_options()),
        FieldSpec(name="party_post", label=_("Trong chi bộ"), options=post_options()),
    )
    work = (
        FieldSpec(name="government_post", label=_("Chức vụ chính quyền")),
        FieldSpec(name="mass_post", label=_("Chức vụ đoàn thể")),
        FieldSpec(name="workplace", label=_("Nơi công tác")),
        FieldSpec(name="work_group", label=_("Nhóm kiểm điểm"), where="member.work_group", options=group_options()),
        FieldSpec(name="is_collective_head", label=_("Là người đứng đầu"), options=yes_options()),
        FieldSpec(name="is_civil_servant", label=_("Là CBCCVC"), options=yes_options()),
    )
    lines = (
        ("other_name", N_("Tên gọi khác")),
        ("given_name", N_("Tên để xếp thứ tự")),
        ("old_card_number", N_("Số thẻ cũ")),
        ("source_code", N_("Mã của cấp trên")),
    )
    rest = tuple(FieldSpec(name=name, label=_(label)) for name, label in lines)
    return (*identity, *party, *work, *rest, FieldSpec(name="note", label=_("Ghi chú"), lines=2))
