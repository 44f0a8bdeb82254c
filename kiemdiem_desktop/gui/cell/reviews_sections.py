"""One section of the printed form: its heading, a roomy editor, and last year's passage folded below.

Where the form prints rows of their own (prompts, earlier shortcomings), they stand between heading and editor.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.reviews_notes import boxed_text
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import cite, place
from kiemdiem_desktop.gui.theme import retone, say, spaced
from kiemdiem_desktop.gui.widgets.fold import Fold
from kiemdiem_desktop.gui.widgets.text_field import TextField
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.review_pages import FormSection, ReviewPage
from kiemdiem_desktop.services.cell.reviews import set_section_text
from kiemdiem_desktop.services.workspace import Workspace

EMPTY_SECTIONS = "review.sections"
PROMPTS_SECTION, PROMPTS_UNEXPLAINED = "A.IV", "prompts.section_empty"


class SectionBlock(QWidget):
    """Keeps the text of one section."""

    def __init__(self, workspace: Workspace, section: FormSection, *, rows: QWidget | None = None) -> None:
        super().__init__()
        self._workspace, self._rows, self.section = workspace, rows, section
        self._title = say(tone="strong")
        self.field = TextField("", lines=_lines_of(section), grows=True)
        self.field.label.setWordWrap(True)
        self.setFocusProxy(self.field)
        place(self.field, f"review.section.{section.code}")
        self.empty_note = say(_("Mục này còn trống."), tone="amber")
        self.empty_note.hide()
        self.previous = boxed_text()
        self.fold = Fold(_("Năm trước viết"), self.previous)
        column = spaced(QVBoxLayout(self), gap=4 if rows is None else 8)
        for part in (self._title, rows, self.field, self.empty_note, self.fold):
            if part is not None:
                column.addWidget(part)

    def use_section(self, section: FormSection) -> None:
        """Take the heading and the hint of another form's section of the same code."""
        self.section = section
        cite(self.field, section.citation)
        title = section_title(section)
        self._title.setText(title)
        self._title.setVisible(self._rows is not None)
        if self._rows is None:
            self.field.relabel(title, section.hint)
            retone(self.field.label, "strong")
        else:
            self.field.relabel(_("Viết thêm cho mục này (nếu cần)"), section.hint)
            named(self.field.editor, _("{title}: viết thêm").format(title=title), section.hint)

    def show_page(self, page: ReviewPage) -> None:
        """Show the section of one subject."""
        subject_id, code = page.subject_id, self.section.code

        def keep(text: str) -> None:
            set_section_text(self._workspace, subject_id, section=code, text=text)

        self.field.show_value(page.review.text_of(code), key=(subject_id, code), commit=keep if page.is_open else None)
        previous = page.previous_text(code)
        self.previous.setText(previous)
        self.fold.setVisible(bool(previous))
        self.empty_note.setVisible(code in missing_sections(page))


def _lines_of(section: FormSection) -> int:
    """Give how high the empty editor is: the sections about the year's work are the long ones."""
    return 5 if section.code.startswith("A.I.") else 3


def section_title(section: FormSection) -> str:
    """Give the heading as the form prints it."""
    dash = section.number in {"–", "-", ""}
    return f"{section.number} {section.heading}".strip() if dash else f"{section.number}. {section.heading}"


def missing_sections(page: ReviewPage) -> frozenset[str]:
    """Give the codes of the sections that must be filled and are empty."""
    found = page.findings_at(EMPTY_SECTIONS)
    codes = ", ".join(dict(text.finding.values).get("codes", "") for text in found).split(", ")
    unexplained = {PROMPTS_SECTION for text in found if text.finding.code == PROMPTS_UNEXPLAINED}
    return frozenset(codes) - {""} | unexplained
