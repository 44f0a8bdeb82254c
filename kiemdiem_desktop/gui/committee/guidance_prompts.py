"""Gợi ý, second page: what collectives and persons are to make clear, for all cells or for one."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.guidance_draft import FOR_ALL, GuidanceDraft
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.superior_package import EVERY_MEMBER, SECRETARY, PromptText, SubjectName
from kiemdiem_desktop.gui.committee.guidance_page import GuidancePage
from kiemdiem_desktop.gui.overriding import override
from kiemdiem_desktop.gui.theme import flat, heading, held, primary, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.date_field import DateField, ExactDateField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.side_by_side import SideBySide, SideRow
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.committee.guidance_drafts import (
    add_prompt,
    collective_name,
    get_draft,
    list_drafts,
    save_draft,
)
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.committee.units import list_units
from kiemdiem_desktop.services.workspace import Workspace

PERSON = "person"
SUBJECTS = (
    ("chi-bo", N_("Tập thể chi bộ")),
    ("chi-uy", N_("Tập thể chi ủy")),
    (SECRETARY, N_("Đồng chí bí thư")),
    (EVERY_MEMBER, N_("Mỗi đảng viên")),
    (PERSON, N_("Một cá nhân: ghi họ tên")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A prompt where it stands: in which draft, at which place."""

    draft: GuidanceDraft
    place: int
    prompt: PromptText


class PromptsPage(GuidancePage):
    """The list above, the new prompt below."""

    _born_on: PartialDate | None
    _due_on: date | None

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows: tuple[_Row, ...] = ()
        self._unit, self._kind, self._name, self._text = FOR_ALL, "chi-bo", "", ""
        self._born_on, self._due_on = None, None
        self._drafts = 0
        self.list = held(SideBySide((4, 4, 12), label=_("Các gợi ý của đợt")), min_height=150)
        self.drop_button = flat(QPushButton(_("&Bớt gợi ý đang chọn")))
        self.unit = ChoiceField[str](_("Gửi cho"), ())
        self.subject = ChoiceField(_("Gợi ý cho ai"), tuple((code, _(words)) for code, words in SUBJECTS))
        self.name = LineField(_("Họ và tên"))
        self.born_on = DateField(_("Ngày sinh"), hint=_("Để phân biệt người trùng tên; không rõ thì để trống."))
        self.due_on = ExactDateField(_("Hạn giải trình"))
        self.text = TextField(_("Nội dung cần làm rõ"), lines=3, grows=True, counts_words=False)
        self.wrong = say(tone="red")
        self.add_button = primary(QPushButton(_("&Thêm gợi ý")))
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        self.drop_button.clicked.connect(lambda _checked=False: self.drop())
        self._lay_out()

    @override
    def refresh(self) -> None:
        """Show the prompts as they are; what is being typed stays."""
        if current_plan(self._workspace) is None:
            return
        names = {line.unit.code: line.unit.name for line in list_units(self._workspace) if line.unit.is_expected}
        drafts = (get_draft(self._workspace), *list_drafts(self._workspace))
        self._rows = tuple(
            _Row(draft=draft, place=place, prompt=prompt)
            for draft in drafts
            for place, prompt in enumerate(draft.prompts)
        )
        rows = tuple(
            SideRow(cells=(names.get(row.draft.cell_code, row.draft.cell_code) or _("Tất cả"), *_told(row.prompt)))
            for row in self._rows
        )
        self.list.show_rows((_("Gửi cho"), _("Gợi ý cho"), _("Nội dung")), rows)
        self.drop_button.setEnabled(bool(rows))
        self.unit.show_options(((FOR_ALL, _("Tất cả các chi bộ")), *names.items()))
        self._show_form()

    def add(self) -> None:
        """Store the new prompt, or tell why it cannot be."""
        for field in (self.name, self.born_on, self.due_on, self.text):
            field.flush()
        subject = SubjectName(name=self._name, born_on=self._born_on)
        if self._kind != PERSON:
            subject = collective_name(self._kind)
        try:
            add_prompt(self._workspace, self._unit, PromptText(subject=subject, text=self._text, due_on=self._due_on))
        except KiemdiemError as error:
            self.wrong.setText(str(error))
            return
        self._name, self._text, self._born_on = "", "", None
        self._drafts += 1
        self.wrong.setText("")
        self.refresh()
        self.text.setFocus()

    def drop(self) -> None:
        """Take the chosen prompt out."""
        index = self.list.currentRow()
        if 0 <= index < len(self._rows):
            row = self._rows[index]
            left = (*row.draft.prompts[: row.place], *row.draft.prompts[row.place + 1 :])
            save_draft(self._workspace, replace(row.draft, prompts=left))
            self.refresh()

    def _show_form(self) -> None:
        key = self._drafts
        self.unit.show_value(self._unit, commit=self._choose_unit)
        self.subject.show_value(self._kind, commit=self._choose_kind)
        self.name.show_value(self._name, key=key, commit=lambda text: self._keep("_name", text))
        self.born_on.show_value(self._born_on, key=key, commit=lambda day: self._keep("_born_on", day))
        self.due_on.show_value(self._due_on, key=key, commit=lambda day: self._keep("_due_on", day))
        self.text.show_value(self._text, key=key, commit=lambda text: self._keep("_text", text))
        for field in (self.name, self.born_on):
            field.setVisible(self._kind == PERSON)

    def _choose_unit(self, code: str) -> None:
        self._unit = code

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        for field in (self.name, self.born_on):
            field.setVisible(kind == PERSON)

    def _keep(self, name: str, value: object) -> None:
        setattr(self, name, value)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(self.list, 1)
        row = QWidget()
        Flow(row, gap=8).addWidget(self.drop_button)
        column.addWidget(row)
        card = QFrame()
        card.setObjectName("card")
        form = spaced(QVBoxLayout(card), gap=8, margin=12)
        form.addWidget(heading(_("Gợi ý mới"), 2))
        fields = QWidget()
        flow = Flow(fields, gap=12, fills=True, least=220)
        for field in (self.unit, self.subject, self.name, self.born_on, self.due_on):
            flow.addWidget(field)
        form.addWidget(fields)
        form.addWidget(self.text)
        form.addWidget(self.wrong)
        last = QWidget()
        Flow(last, gap=8).addWidget(self.add_button)
        form.addWidget(last)
        column.addWidget(card)


def _told(prompt: PromptText) -> tuple[str, str]:
    due = _(" Hạn giải trình {day:%d/%m/%Y}.").format(day=prompt.due_on) if prompt.due_on else ""
    who = prompt.subject.name
    if prompt.subject.born_on is not None:
        who = _("{name} (sinh {born})").format(name=who, born=prompt.subject.born_on)
    return who, f"{prompt.text}{due}"
