"""Writes a form to fill in as a Word file: printed words as on the paper, answer places as content controls."""

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell

from kiemdiem_desktop.documents.blocks import Document, PartyHeader, Title
from kiemdiem_desktop.documents.docx import saved, start_word, text_width
from kiemdiem_desktop.documents.docx_blocks import SMALL, add_block, number_pages
from kiemdiem_desktop.documents.docx_marks import fixed_columns, keep_row_whole, repeat_on_every_page
from kiemdiem_desktop.documents.docx_places import ANSWER, TABLE_ANSWER, Places, add_answer_styles
from kiemdiem_desktop.documents.docx_table import CELL
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.domain.fillable import FillableForm, FormHeading, Place, PlaceKind, PlaceLine, PlaceTable

HOW_TO = (
    "Cách điền: bấm vào ô nền xám rồi gõ; bấm vào ô vuông để đánh dấu. Không sửa tiêu đề, không xóa ô. "
    "Điền xong lưu lại rồi gửi về chi bộ; đặt tên tệp thế nào cũng được."
)
SIGNER, COLLECTIVE_SIGNER = "NGƯỜI TỰ KIỂM ĐIỂM", "THAY MẶT TẬP THỂ"


def write_fillable_docx(form: FillableForm, profile: FormatProfile) -> bytes:
    """Give the form as a Word file; the same bytes for the same form."""
    title, _newline, year = form.title.partition("\n")
    notes = (form.subtitle,) if form.subtitle else ()
    head = (
        PartyHeader(superior=form.superior, body=form.body, place_and_date=""),
        Title(name=title, lines=(year,), notes=notes),
    )
    paper = Document(code="fillable", title=f"{form.stamp.form} – {form.name}", profile=profile, blocks=head)
    word, places, width = start_word(paper), Places(), text_width(paper)
    add_answer_styles(word, profile.sizes.text, profile.sizes.table)
    for block in head:
        add_block(word, block, profile, width)
    _introduce(word, form, places)
    for part in form.parts:
        match part:
            case FormHeading():
                _heading(word, part, places)
            case PlaceTable():
                _table(word, part, places, profile, width)
            case PlaceLine():
                _line(word, part.place, places)
    _sign(word, form)
    number_pages(word, profile)
    return saved(word, paper)


def _introduce(word: Word, form: FillableForm, places: Places) -> None:
    code = word.add_paragraph("Mã bản: ", style=SMALL)
    code.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    places.add_fixed(code, "code", form.stamp.text)
    word.add_paragraph(HOW_TO, style=SMALL).runs[0].italic = True
    for label, value in form.fields:
        line = word.add_paragraph(style=CELL)
        line.add_run(f"{label}: ")
        line.add_run(value or "………").bold = True


def _heading(word: Word, heading: FormHeading, places: Places) -> None:
    word.add_heading(heading.printed, heading.level)
    if heading.place is None:
        return
    if heading.place.hint:
        hint = word.add_paragraph(f"({heading.place.hint})", style=SMALL)
        hint.runs[0].italic = True
        hint.paragraph_format.keep_with_next = True
    places.add_room(word.add_paragraph(style=ANSWER), heading.place)


def _line(word: Word, place: Place, places: Places) -> None:
    if place.kind is PlaceKind.CHOICE and len(place.options) == 4 and place.tag == "level":
        word.add_paragraph(f"{place.label}:", style=CELL)
    line = word.add_paragraph(style=ANSWER)
    if place.tag != "level":
        line.add_run(f"{place.label}: ")
    places.add(line, place)


def _table(word: Word, table: PlaceTable, places: Places, profile: FormatProfile, width: float) -> None:
    if table.note:
        word.add_paragraph(table.note, style=SMALL).runs[0].italic = True
    grid = word.add_table(rows=1 + len(table.rows), cols=len(table.titles), style="Table Grid")
    fixed_columns(grid)
    widths = [width * share / sum(table.widths) for share in table.widths]
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = Mm(wide)
    repeat_on_every_page(grid.rows[0])
    for row, values in zip(grid.rows, (table.titles, *table.rows), strict=True):
        keep_row_whole(row)
        is_bold = values is table.titles or (values[-1] == "" and not any(isinstance(value, Place) for value in values))
        for cell, value, wide in zip(row.cells, values, widths, strict=True):
            cell.width = Mm(wide)
            _fill(cell, value, places, profile.sizes.table, is_bold=is_bold)
    word.add_paragraph(style=CELL)


def _fill(cell: _Cell, value: str | Place, places: Places, size: float, *, is_bold: bool) -> None:
    line = cell.paragraphs[0]
    if isinstance(value, Place):
        line.style = TABLE_ANSWER
        places.add(line, value, is_short=True)
        return
    line.style = CELL
    run = line.add_run(value)
    run.font.size, run.bold = Pt(size), is_bold


def _sign(word: Word, form: FillableForm) -> None:
    for text, is_bold in (
        (COLLECTIVE_SIGNER if form.is_collective else SIGNER, True),
        ("(Ký, ghi rõ họ tên)", False),
        ("\n\n", False),
        ("" if form.is_collective else form.name, True),
    ):
        line = word.add_paragraph(style=CELL)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.add_run(text).bold = is_bold
