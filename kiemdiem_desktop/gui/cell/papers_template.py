"""The superior's own Word file for one form: chosen, dropped, and the list of places that it may hold."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.gui.cell.papers_template_page import TriedTemplate
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.gui.theme import say
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.paper_templates import (
    drop_template,
    find_template,
    known_names,
    places_sheet,
    take_template,
    template_key,
)
from kiemdiem_desktop.services.cell.papers import Paper, PaperFormat, get_details, subject_of
from kiemdiem_desktop.services.paper_files import save_paper
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """The form that is shown: the key of its template, for whom, and the paper."""

    key: str
    checked: CheckedRound
    subject: SubjectDossier | None
    paper: Paper


class TemplateRow(QWidget):
    """One line under a paper that can be written as a Word file; `tried` asks to see its template filled in."""

    tried = Signal(object)

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._form: _Form | None = None
        self.note = say(tone="quiet")
        self.choose = QPushButton(_("Mẫu Word của cấp trên…"))
        self.choose.setToolTip(_("Bản Word được điền vào tệp .docx cấp trên gửi, thay cho bố cục của chương trình."))
        self.preview = QPushButton(_("Xem mẫu đã điền…"))
        self.preview.setToolTip(_("Xem mẫu được điền bằng số liệu của chi bộ mẫu hoặc của chi bộ này, trước khi dùng."))
        self.drop = QPushButton(_("Bỏ mẫu cấp trên"))
        self.places = QPushButton(_("Danh sách chỗ điền…"))
        self.places.setToolTip(_("Lưu tệp Word ghi mọi chỗ điền mà mẫu này dùng được, kèm nội dung sẽ điền."))
        works = (
            (self.choose, self.take),
            (self.preview, self.try_out),
            (self.drop, self.leave),
            (self.places, self.save_places),
        )
        for button, work in works:
            button.clicked.connect(lambda _checked=False, work=work: work())
        row = Flow(self, gap=8)
        for part in (self.choose, self.preview, self.drop, self.places, self.note):
            row.addWidget(part)

    def show_paper(self, checked: CheckedRound, paper: Paper) -> None:
        """Show which template the form of `paper` has."""
        subject = subject_of(checked, paper)
        self._form = _Form(key=template_key(paper.code, subject), checked=checked, subject=subject, paper=paper)
        self.setVisible(PaperFormat.DOCX in paper.formats)
        template = find_template(self._workspace, self._form.key)
        for part in (self.preview, self.drop, self.note):
            part.setVisible(template is not None)
        if template is not None:
            self.note.setText(_("Bản Word theo mẫu: {name}").format(name=template.name))

    def take(self) -> None:
        """Ask for a Word file and use it for this form. Raises: KiemdiemError where it cannot be used."""
        path = self._desk.dialogs.open_file(_("Chọn mẫu Word của cấp trên"), _("Tệp Word (*.docx)"))
        if path is None or self._form is None:
            return
        details = get_details(self._workspace, self._form.checked, self._form.paper)
        known = known_names(self._form.checked, self._form.subject, details)
        template = take_template(self._workspace, self._form.key, path, known)
        self._desk.tell(_("Bản Word của mẫu này từ nay theo tệp “{name}”.").format(name=template.name))

    def try_out(self) -> None:
        """Ask for the pages of the template as it is filled in."""
        template = find_template(self._workspace, self._form.key) if self._form else None
        if template is not None and self._form is not None:
            self.tried.emit(TriedTemplate(checked=self._form.checked, paper=self._form.paper, template=template))

    def leave(self) -> None:
        """Go back to the program's own layout."""
        if self._form is not None:
            drop_template(self._workspace, self._form.key)

    def save_places(self) -> None:
        """Ask where, then save the list of places to fill in."""
        path = self._desk.dialogs.save_file(_("Lưu danh sách chỗ điền"), "cho-dien.docx", _("Tệp Word (*.docx)"))
        if path is None or self._form is None:
            return
        details = get_details(self._workspace, self._form.checked, self._form.paper)
        save_paper(places_sheet(self._form.checked, self._form.subject, details), path)
        self._desk.tell(_("Đã lưu: {path}").format(path=path))
