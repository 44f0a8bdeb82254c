"""Phiếu mã khôi phục: the code that opens the cell's book when the passphrase is forgotten."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Bullets,
    Document,
    Footnote,
    Paragraph,
    Signature,
    SignatureGrid,
    TextSize,
    Title,
    plain,
)
from kiemdiem_desktop.documents.normal import NO_BREAK
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.wording import party_date
from kiemdiem_desktop.domain.organisation import Cell

_GROUPS_PER_LINE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class BookOwner:
    """Whose book it is: the cell's or the committee's name, the committee above, and where it is."""

    name: str
    superior_name: str
    place_name: str
    noun: str = "chi bộ"

    @classmethod
    def of_cell(cls, cell: Cell) -> "BookOwner":
        """Give a cell as the owner of its book."""
        return cls(name=cell.name, superior_name=cell.superior_name, place_name=cell.place_name)


def build(owner: BookOwner, recovery_code: str, profile: FormatProfile, on: date) -> Document:
    """Give the sheet with the code in large groups as it is typed in, groups parted by blanks or hyphens."""
    steps = (
        "Cho phiếu vào phong bì, dán kín, ký giáp lai mép dán, ghi ngày.",
        f"Cất phong bì cùng tài liệu mật của {owner.noun}, không để chung với máy hoặc thẻ nhớ.",
        "Khi quên mật khẩu: mở chương trình, chọn “Quên mật khẩu”, nhập lần lượt các nhóm chữ ở trên.",
        "Mở phong bì xong thì đặt mật khẩu mới và in phiếu mới; phiếu cũ hủy đi.",
        "Khi thay người giữ sổ: bàn giao phong bì, ghi vào biên bản bàn giao.",
    )
    return Document(
        code="recovery_sheet",
        title=f"Phiếu mã khôi phục – {owner.name}",
        profile=profile,
        on=on,
        blocks=(
            Title(
                name="PHIẾU MÃ KHÔI PHỤC",
                lines=(f"Sổ của {owner.name}",),
                notes=(owner.superior_name,) if owner.superior_name else (),
            ),
            Paragraph(runs=plain(_made_at(owner.place_name, party_date(on, profile)))),
            Paragraph(
                runs=plain(
                    f"Người có mã dưới đây mở được toàn bộ sổ của {owner.noun}. Không chụp ảnh, không gửi qua "
                    "điện thoại, không chép vào máy.",
                    is_bold=True,
                )
            ),
            *_code_lines(recovery_code),
            Paragraph(runs=plain("Cách giữ và cách dùng:", is_bold=True), stays_with_next=True),
            Bullets(items=steps),
            SignatureGrid(
                left=Signature(on_behalf="NGƯỜI LẬP PHIẾU", note="(Ký, ghi rõ họ tên)"),
                right=Signature(on_behalf="NGƯỜI CẤT GIỮ", note="(Ký, ghi rõ họ tên)"),
            ),
            Footnote(text="Mất cả mật khẩu lẫn phiếu này thì không ai mở được sổ, kể cả người làm ra chương trình."),
        ),
    )


def _made_at(place: str, day: str) -> str:
    return f"Lập tại {place}, {day}." if place else f"Lập {day}."


def _code_lines(code: str) -> tuple[Paragraph, ...]:
    groups = code.replace("-", " ").split()
    lines = (groups[at : at + _GROUPS_PER_LINE] for at in range(0, len(groups), _GROUPS_PER_LINE))
    return tuple(
        Paragraph(
            runs=plain((NO_BREAK * 3).join(line), is_bold=True),
            alignment=Alignment.CENTRE,
            size=TextSize.LARGE,
            is_indented=False,
            stays_with_next=True,
        )
        for line in lines
    )
