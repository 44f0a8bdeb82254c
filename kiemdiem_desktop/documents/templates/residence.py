"""Giấy giới thiệu và phiếu nhận xét nơi cư trú, by Quy định 213-QĐ/TW: between the workplace and where one lives.

Source: qd-213-2020 Điều 3 khoản 4
"""

from kiemdiem_desktop.documents.blocks import (
    Blank,
    Block,
    Document,
    Field,
    KeyValue,
    Paragraph,
    PartyHeader,
    Signature,
    SignatureGrid,
    Title,
    plain,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import above_superior, cell_signature, party_header, post_of
from kiemdiem_desktop.documents.templates.phrases import (
    LONG_DOTS,
    SHORT_DOTS,
    addressed,
    paper_of,
    said,
    small,
    year_of,
)
from kiemdiem_desktop.documents.wording import DOTS, PaperDetails, party_number, place_and_date
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.organisation import Cell, CellKind
from kiemdiem_desktop.domain.partial_date import PartialDate

_QUESTIONS = (
    "Bản thân và gia đình gương mẫu chấp hành chủ trương, chính sách, pháp luật, quy định của địa phương",
    "Tham gia các buổi họp do cấp ủy, chi bộ nơi cư trú mời",
    "Giữ mối liên hệ với nhân dân; phản ánh, đóng góp ý kiến xây dựng địa phương",
    "Tham gia, đóng góp cho các phong trào, cuộc vận động ở nơi cư trú",
)
_ANSWERS = tuple(Field(label="", value=f"□ {word}") for word in ("Tốt", "Khá", "Trung bình", "Chưa tốt"))


def build_letter(dossier: Dossier, part: SubjectDossier, paper: PaperDetails) -> Document:
    """Give the letter that introduces a member to the Party organisation where the member lives.

    The grassroots committee issues it; a cell under one only prepares it for the committee's number and signature.
    """
    name = unbroken(part.subject.name)
    is_own = dossier.cell.kind is CellKind.GRASSROOTS
    issuer = dossier.cell.name if is_own else dossier.cell.superior_name
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="GGT") if is_own else _superior_header(dossier, paper),
        Title(name="GIẤY GIỚI THIỆU", lines=("Đảng viên giữ mối liên hệ với nơi cư trú",)),
        *addressed("Kính gửi", (f"Đảng ủy xã (phường) {SHORT_DOTS}", f"Chi bộ {SHORT_DOTS}")),
        said(
            "Thực hiện Quy định số 213-QĐ/TW ngày 02 tháng 01 năm 2020 của Bộ Chính trị về trách nhiệm của đảng viên "
            "đang công tác giữ mối liên hệ với tổ chức đảng và nhân dân nơi cư trú,"
        ),
        said(f"{issuer} giới thiệu:"),
        _person(part, dossier),
        said("Đề nghị cấp ủy nơi cư trú tiếp nhận và tạo điều kiện để đảng viên giữ mối liên hệ theo quy định."),
        SignatureGrid(
            left=Signature(
                on_behalf="ĐẢNG ỦY NƠI CƯ TRÚ",
                post=f"Tiếp nhận ngày {DOTS}; giới thiệu về Chi bộ {SHORT_DOTS}",
                note="(Ký, ghi rõ họ tên, đóng dấu)",
            ),
            right=cell_signature(dossier, paper) if is_own else Signature(on_behalf="T/M ĐẢNG ỦY", post="BÍ THƯ"),
        ),
    )
    return paper_of(dossier, paper, blocks, code="residence_letter", title=f"Giấy giới thiệu về nơi cư trú – {name}")


def _superior_header(dossier: Dossier, paper: PaperDetails) -> PartyHeader:
    number = party_number(paper, "GGT").removesuffix("CB") + "ĐU"
    return PartyHeader(
        superior=above_superior(dossier.cell).upper(),
        body=dossier.cell.superior_name.upper(),
        number=number,
        place_and_date=place_and_date(dossier.cell.place_name, paper.on, paper.profile),
    )


def _person(part: SubjectDossier, dossier: Dossier) -> KeyValue:
    member = part.file.member if part.file else None
    sex = label_of(member.sex) if member and member.sex else SHORT_DOTS
    return KeyValue(
        lines=(
            (Field(label="Đồng chí", value=unbroken(part.subject.name)), Field(label="Nam, nữ", value=sex)),
            (Field(label="Sinh ngày", value=_day(member.born_on if member else None)),),
            (Field(label="Kết nạp vào Đảng ngày", value=_day(member.admitted_on if member else None)),),
            (Field(label="Chính thức ngày", value=_day(member.official_on if member else None)),),
            (Field(label="Đang sinh hoạt đảng tại", value=dossier.cell.name),),
            (Field(label="Hiện cư trú tại", value=LONG_DOTS),),
        )
    )


def _day(day: PartialDate | None) -> str:
    return str(day) if day else SHORT_DOTS


def build_comment_form(dossier: Dossier, part: SubjectDossier, paper: PaperDetails) -> Document:
    """Give the form that the cell of residence fills in and returns."""
    name = unbroken(part.subject.name)
    blocks: tuple[Block, ...] = (
        PartyHeader(
            superior=f"ĐẢNG BỘ {SHORT_DOTS}",
            body=f"CHI BỘ {SHORT_DOTS}",
            place_and_date=place_and_date(DOTS, None, paper.profile),
        ),
        Title(
            name="PHIẾU NHẬN XÉT",
            lines=(f"Đảng viên đang công tác giữ mối liên hệ với nơi cư trú {year_of(dossier)}",),
        ),
        _asked(part.file.member if part.file else None, part, dossier),
        said("Sau khi trao đổi với ban công tác mặt trận, chi ủy nơi cư trú thống nhất nhận xét như sau:"),
        *(block for number, text in enumerate(_QUESTIONS, 1) for block in _question(number, text)),
        said("5. Nhận xét khác:"),
        Blank(lines=1, is_dotted=True),
        small(f"Đề nghị gửi lại {dossier.cell.name} trước ngày {SHORT_DOTS}."),
        SignatureGrid(
            left=Signature(on_behalf="XÁC NHẬN CỦA ĐẢNG ỦY XÃ, PHƯỜNG", note="(Ký, ghi rõ họ tên, đóng dấu)"),
            right=Signature(on_behalf="T/M CHI BỘ", post="BÍ THƯ"),
        ),
    )
    return paper_of(dossier, paper, blocks, code="residence_comment", title=f"Phiếu nhận xét nơi cư trú – {name}")


def _asked(member: Member | None, part: SubjectDossier, dossier: Dossier) -> KeyValue:
    work = (member.workplace if member else "") or SHORT_DOTS
    return KeyValue(
        lines=(
            (
                Field(label="Đồng chí", value=unbroken(part.subject.name)),
                Field(label="Sinh ngày", value=_day(member.born_on if member else None)),
            ),
            (Field(label="Chức vụ", value=post_of(part.subject) or SHORT_DOTS),),
            (Field(label="Đơn vị công tác", value=work),),
            (Field(label="Đảng viên của", value=f"{dossier.cell.name}, {_party_of(dossier.cell)}"),),
            (Field(label="Hiện cư trú tại", value=LONG_DOTS),),
        )
    )


def _party_of(cell: Cell) -> str:
    """Give the Party organisation over the cell as it stands inside a sentence, not in capitals as in headings."""
    committee = "Đảng ủy "
    if not cell.superior_name.startswith(committee):
        return cell.superior_party_name
    return f"Đảng bộ {cell.superior_name.removeprefix(committee)}"


def _question(number: int, text: str) -> tuple[Block, ...]:
    return (
        Paragraph(runs=plain(f"{number}. {text}:"), stays_with_next=True),
        KeyValue(lines=(_ANSWERS,)),
    )
