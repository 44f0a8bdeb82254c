"""Answer places of Word files: content controls with tags, and boxes to tick."""

from copy import deepcopy
from itertools import count

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from kiemdiem_desktop.documents.docx_marks import mark
from kiemdiem_desktop.domain.fillable import UNFILLED, Place, PlaceKind
from kiemdiem_desktop.domain.place_names import place_name

ANSWER, TABLE_ANSWER = "Ô trả lời", "Ô trả lời trong bảng"
ANSWER_IDS = {ANSWER: "KiemdiemAnswer", TABLE_ANSWER: "KiemdiemTableAnswer"}
TICKED, UNTICKED = "☒", "☐"
_SHADE, _LINE, _QUIET = "F2F2F2", "7F7F7F", "595959"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SHORT = "[…]"


class Places:
    """Writes answer places with numbers of their own."""

    def __init__(self) -> None:
        self._numbers = count(1001)

    def add(self, line: Paragraph, place: Place, *, is_short: bool = False) -> None:
        """Put a place at the end of a line: what is stored, or the sign that nothing is filled in."""
        if place.kind is PlaceKind.CHOICE and not is_short:
            self._add_boxes(line, place)
        elif place.kind is PlaceKind.CHOICE:
            self._add_list(line, place)
        else:
            kind = mark("w:text", **({"multiLine": "1"} if place.kind is PlaceKind.TEXT else {}))
            shown = place.value or (_SHORT if is_short else UNFILLED)
            self._add(line, place.tag, kind, shown, is_filled=bool(place.value))

    def add_room(self, line: Paragraph, place: Place) -> None:
        """Make a line the roomy place of a section: as many paragraphs as the person types."""
        first, *rest = (place.value or UNFILLED).split("\n")
        run = line.add_run(first)
        if not place.value:
            run._r.get_or_add_rPr().append(mark("w:color", val=_QUIET))  # noqa: SLF001 - the library has no other way
        control, content = self._control(place.tag, None, is_filled=bool(place.value), lock="sdtLocked")
        line._p.addprevious(control)  # noqa: SLF001 - the paragraph moves into its control
        content.append(line._p)  # noqa: SLF001 - the same
        for text in rest:
            more = deepcopy(line._p)  # noqa: SLF001 - the same
            Paragraph(more, line._parent).runs[0].text = text  # noqa: SLF001 - the same
            content.append(more)

    def add_fixed(self, line: Paragraph, tag: str, text: str) -> None:
        """Put a text that cannot be typed over (the code of the form)."""
        self._add(line, tag, mark("w:text"), text, is_filled=True, lock="sdtContentLocked")

    def _add_list(self, line: Paragraph, place: Place) -> None:
        kind = mark("w:dropDownList")
        for value, words in place.options:
            kind.append(mark("w:listItem", displayText=words, value=value))
        shown = place.words_of(place.value) or _SHORT
        self._add(line, place.tag, kind, shown, is_filled=bool(place.value))

    def _add_boxes(self, line: Paragraph, place: Place) -> None:
        for at, (value, words) in enumerate(place.options):
            if at and place.tag == "level":
                line.add_run().add_break()
            elif at:
                line.add_run("    ")
            is_on = value == place.value
            box = _checkbox(is_on=is_on)
            sign = TICKED if is_on else UNTICKED
            self._add(line, f"{place.tag}={value}", box, sign, is_filled=True)
            line.add_run(f" {words}")

    def _add(  # noqa: PLR0913 - the parts of one content control
        self,
        line: Paragraph,
        tag: str,
        kind: BaseOxmlElement,
        text: str,
        *,
        is_filled: bool,
        lock: str = "sdtLocked",
    ) -> None:
        control, content = self._control(tag, kind, is_filled=is_filled, lock=lock)
        run = line.add_run()
        for at, part in enumerate(text.split("\n")):
            if at:
                run.add_break()
            run.add_text(part)
        if not is_filled:
            run._r.get_or_add_rPr().append(mark("w:color", val=_QUIET))  # noqa: SLF001 - the library has no other way
        content.append(run._r)  # noqa: SLF001 - the run moves into its control
        line._p.append(control)  # noqa: SLF001 - the library has no content controls

    def _control(
        self, tag: str, kind: BaseOxmlElement | None, *, is_filled: bool, lock: str
    ) -> tuple[BaseOxmlElement, BaseOxmlElement]:
        """Give a content control and the room inside it; no `kind` makes it take whole paragraphs."""
        control, facts, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
        facts.append(mark("w:alias", val=place_name(tag)))
        facts.append(mark("w:tag", val=f"kd.{tag}"))
        facts.append(mark("w:id", val=str(next(self._numbers))))
        facts.append(mark("w:lock", val=lock))
        if not is_filled:
            facts.append(OxmlElement("w:showingPlcHdr"))
        if kind is not None:
            facts.append(kind)
        control.append(facts)
        control.append(content)
        return control, content


def add_answer_styles(word: Word, size: float, table_size: float) -> None:
    """Add the looks of answer places: a grey box of their own, so that nobody looks for where to type."""
    for name, points in ((ANSWER, size), (TABLE_ANSWER, table_size)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.style_id, style.base_style = ANSWER_IDS[name], word.styles["Normal"]
        style.font.size = Pt(points)
        look = style.paragraph_format
        look.first_line_indent, look.space_after = Mm(0), Pt(6 if name == ANSWER else 0)
        look.alignment = 0
        facts = style.element.get_or_add_pPr()
        if name == ANSWER:
            facts.insert_element_before(_box(), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
        shade = mark("w:shd", val="clear", color="auto", fill=_SHADE)
        facts.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _box() -> BaseOxmlElement:
    borders = mark("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(mark(f"w:{side}", val="single", sz="4", space="4", color=_LINE))
    return borders


def _checkbox(*, is_on: bool) -> BaseOxmlElement:
    sign = 'w14:val="{code}" w14:font="MS Gothic"'
    box: BaseOxmlElement = parse_xml(
        f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="{int(is_on)}"/>'
        f"<w14:checkedState {sign.format(code='2612')}/><w14:uncheckedState {sign.format(code='2610')}/></w14:checkbox>"
    )
    return box
