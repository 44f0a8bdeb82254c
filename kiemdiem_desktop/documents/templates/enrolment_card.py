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
from kiemdiem_desktop.domain.committee import Committee
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
    """Give the card of a cell for its superior; two people sign that they compared the words."""
    facts = (
        (Field(label="Chi bộ", value=cell.name), Field(label="Mã", value=cell.code)),
        (Field(label="Cấp trên nhận hồ sơ", value=cell.superior_name),),
    )
    steps = (
        "Bí thư mang thẻ này đến, hoặc gọi điện và đọc các từ theo thứ tự cho người nhận ở cấp trên.",
        "Người nhận so từng từ với từ hiện trên máy của mình; khớp hết mới xác nhận.",
        "Sai một từ thì không xác nhận, báo lại cho chi bộ.",
    )
    seal = (
        "Khóa này niêm phong gói hồ sơ để biết gói không bị sửa và do chi bộ gửi; "
        "không thay cho chữ ký số theo pháp luật."
    )
    words = _Wording(
        subject=f"Khóa niêm phong gói hồ sơ của {cell.name}",
        title=f"Thẻ đăng ký khóa – {cell.name}",
        place_name=cell.place_name,
        confirmed_by="NGƯỜI XÁC NHẬN Ở CẤP TRÊN",
        seal=seal,
    )
    return _card(words, facts, steps, card, profile)


def build_for_committee(committee: Committee, card: CardDetails, profile: FormatProfile) -> Document:
    """Give the card of a committee for its cells, which take its packages by it."""
    facts = ((Field(label="Cấp ủy", value=committee.name), Field(label="Mã", value=committee.code)),)
    steps = (
        "Người giữ khóa đưa thẻ này cho bí thư chi bộ, hoặc đọc các từ theo thứ tự qua điện thoại.",
        "Bí thư mở Cài đặt, mục Khóa và thẻ đăng ký, bấm Ghi nhận khóa cấp trên, gõ lại các từ; khớp hết mới nhận.",
        "Sai một từ thì không ghi nhận, báo lại cho cấp ủy.",
    )
    seal = (
        "Khóa này niêm phong hướng dẫn, giấy biên nhận, phiếu trả lại và quyết định gửi chi bộ; "
        "không thay cho chữ ký số theo pháp luật."
    )
    words = _Wording(
        subject=f"Khóa niêm phong gói gửi xuống của {committee.name}",
        title=f"Thẻ đăng ký khóa – {committee.name}",
        place_name=committee.place_name,
        confirmed_by="NGƯỜI XÁC NHẬN Ở CHI BỘ",
        seal=seal,
    )
    return _card(words, facts, steps, card, profile)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """What differs between the cards of a cell and of a committee."""

    subject: str
    title: str
    place_name: str
    confirmed_by: str
    seal: str


def _card(
    words: _Wording,
    facts: tuple[tuple[Field, ...], ...],
    steps: tuple[str, ...],
    card: CardDetails,
    profile: FormatProfile,
) -> Document:
    holder = (
        (Field(label="Người giữ khóa", value=unbroken(card.holder)),),
        (Field(label="Ngày lập khóa", value=card.made_on.strftime("%d/%m/%Y")),),
    )
    day = f"{words.place_name}, {party_date(None, profile)}" if words.place_name else party_date(None, profile)
    blocks: tuple[Block, ...] = (
        Title(name="THẺ ĐĂNG KÝ KHÓA", lines=(words.subject,)),
        KeyValue(lines=(*facts, *holder)),
        Paragraph(
            runs=plain("Các từ nhận dạng khóa, đọc theo hàng từ trái sang phải:", is_bold=True), stays_with_next=True
        ),
        _words(card.words),
        QrCode(content=card.qr_content, caption="Mã quét của khóa, cùng nội dung với các từ ở trên"),
        Bullets(items=steps),
        Paragraph(runs=plain(day, is_italic=True), alignment=Alignment.RIGHT),
        SignatureGrid(
            left=Signature(on_behalf=words.confirmed_by, note="(Ký, ghi rõ họ tên, ngày)"),
            right=Signature(on_behalf="NGƯỜI GIỮ KHÓA", note="(Ký, ghi rõ họ tên)", name=unbroken(card.holder)),
        ),
        Footnote(text=words.seal),
    )
    return Document(code="enrolment_card", title=words.title, profile=profile, on=card.made_on, blocks=blocks)


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
