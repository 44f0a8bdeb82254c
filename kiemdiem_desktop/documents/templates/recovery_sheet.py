"""Phiếu mã khôi phục: the code that opens the cell's book when the passphrase is forgotten."""

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


def build(cell: Cell, recovery_code: str, profile: FormatProfile, on: date) -> Document:
    """Give the sheet with the code in large groups as it is typed in, groups parted by blanks or hyphens."""
    steps = (
        "Cho phiếu vào phong bì, dán kín, ký giáp lai mép dán, ghi ngày.",
        "Cất phong bì cùng tài liệu mật của chi bộ, không để chung với máy hoặc thẻ nhớ.",
        "Khi quên mật khẩu: mở chương trình, chọn “Quên mật khẩu”, nhập lần lượt các nhóm chữ ở trên.",
        "Mở phong bì xong thì đặt mật khẩu mới và in phiếu mới; phiếu cũ hủy đi.",
        "Khi thay người giữ sổ: bàn giao phong bì, ghi vào biên bản bàn giao.",
    )
    return Document(
        code="recovery_sheet",
        title=f"Phiếu mã khôi phục – {cell.name}",
        profile=profile,
        on=on,
        blocks=(
            Title(name="PHIẾU MÃ KHÔI PHỤC", lines=(f"Sổ của {cell.name}",), notes=(cell.superior_name,)),
            Paragraph(runs=plain(f"Lập tại {cell.place_name}, {party_date(on, profile)}.")),
            Paragraph(
                runs=plain(
                    "Người có mã dưới đây mở được toàn bộ sổ của chi bộ. Không chụp ảnh, không gửi qua điện thoại, "
                    "không chép vào máy.",
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
