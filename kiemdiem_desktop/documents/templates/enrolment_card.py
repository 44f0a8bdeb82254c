"""Thẻ đăng ký khóa: how the superior comes to know the key that a cell seals its packages with."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Block,
    Bullets,
    Column,
    Document,
    Field,
    Footnote,
    KeyValue,
    Paragraph,
    QrCode,
    Signature,
    SignatureGrid,
    Table,
    TableCell,
    Title,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.wording import party_date
from kiemdiem_desktop.domain.organisation import Cell

_WORDS_PER_LINE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDetails:
    """What the card shows: `words` are the fingerprint to be read aloud, `qr_content` the same for a camera."""

    holder: str
    words: tuple[str, ...]
    qr_content: str
    made_on: date


def build(cell: Cell, card: CardDetails, profile: FormatProfile) -> Document:
    """Give the card; two people sign that they compared the words."""
    steps = (
        "Bí thư mang thẻ này đến, hoặc gọi điện và đọc các từ theo thứ tự cho người nhận ở cấp trên.",
        "Người nhận so từng từ với từ hiện trên máy của mình; khớp hết mới xác nhận.",
        "Sai một từ thì không xác nhận, báo lại cho chi bộ.",
    )
    blocks: tuple[Block, ...] = (
        Title(name="THẺ ĐĂNG KÝ KHÓA", lines=(f"Khóa niêm phong gói hồ sơ của {cell.name}",)),
        KeyValue(
            lines=(
                (Field(label="Chi bộ", value=cell.name), Field(label="Mã", value=cell.code)),
                (Field(label="Cấp trên nhận hồ sơ", value=cell.superior_name),),
                (Field(label="Người giữ khóa", value=unbroken(card.holder)),),
                (Field(label="Ngày lập khóa", value=card.made_on.strftime("%d/%m/%Y")),),
            )
        ),
        Paragraph(
            runs=plain("Các từ nhận dạng khóa, đọc theo hàng từ trái sang phải:", is_bold=True), stays_with_next=True
        ),
        _words(card.words),
        QrCode(content=card.qr_content, caption="Mã quét của khóa, cùng nội dung với các từ ở trên"),
        Bullets(items=steps),
        Paragraph(
            runs=plain(f"{cell.place_name}, {party_date(None, profile)}", is_italic=True), alignment=Alignment.RIGHT
        ),
        SignatureGrid(
            left=Signature(on_behalf="NGƯỜI XÁC NHẬN Ở CẤP TRÊN", note="(Ký, ghi rõ họ tên, ngày)"),
            right=Signature(on_behalf="NGƯỜI GIỮ KHÓA", note="(Ký, ghi rõ họ tên)", name=unbroken(card.holder)),
        ),
        Footnote(
            text="Khóa này niêm phong gói hồ sơ để biết gói không bị sửa và do chi bộ gửi; "
            "không thay cho chữ ký số theo pháp luật."
        ),
    )
    return Document(
        code="enrolment_card", title=f"Thẻ đăng ký khóa – {cell.name}", profile=profile, on=card.made_on, blocks=blocks
    )


def _words(words: tuple[str, ...]) -> Table:
    numbered = [f"{at}. {word}" for at, word in enumerate(words, 1)]
    lines = [numbered[at : at + _WORDS_PER_LINE] for at in range(0, len(numbered), _WORDS_PER_LINE)]
    filled = [line + [""] * (_WORDS_PER_LINE - len(line)) for line in lines]
    return Table(
        name="Từ nhận dạng",
        columns=(Column(width=1, alignment=Alignment.CENTRE),) * _WORDS_PER_LINE,
        header=(),
        rows=tuple(tuple(TableCell(value=unbroken(word), is_bold=True) for word in line) for line in filled),
    )
