"""What the update page and the command line say of the program, of a package, and of a step back."""

import re

from kiemdiem_desktop.domain.update import target_words
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.updating import MEGABYTE, ProgramStanding, SeenUpdate

_MARKS, _POINT = re.compile(r"\*\*|`"), re.compile(r"^[-*] ")


def standing_lines(standing: ProgramStanding) -> tuple[str, ...]:
    """Tell which version runs, which one waits, and why it cannot update itself where it cannot."""
    lines = [
        _("Bản đang dùng: {version}, cho {target}.").format(
            version=standing.version, target=target_words(standing.target)
        )
    ]
    if standing.waiting:
        lines.append(_("Bản {version} đã sẵn sàng: đóng chương trình rồi mở lại.").format(version=standing.waiting))
    if standing.previous and standing.previous != standing.waiting:
        kept = _("Đã quay lại bản này; bản {version} mới hơn vẫn giữ trên máy.") if standing.is_back else None
        kept = kept or _("Còn giữ bản {version} để quay lại khi cần.")
        lines.append(kept.format(version=standing.previous))
    return (*lines, *_why_not(standing))


def _why_not(standing: ProgramStanding) -> tuple[str, ...]:
    if standing.is_debian:
        return (
            _("Chương trình được cài bằng gói .deb, nên cập nhật cũng bằng gói .deb của bản mới:"),
            _("1. Sao lưu các sổ (mục Mật khẩu và sao lưu), rồi đóng chương trình."),
            _("2. Bấm đúp vào tệp .deb của bản mới, bấm Cài đặt và nhập mật khẩu của máy."),
            _("3. Mở lại chương trình; sổ được sao lưu thêm một lần trước khi bản mới ghi vào."),
        )
    if standing.home is None:
        return (
            _("Chương trình đang chạy từ mã nguồn nên không tự cập nhật."),
            _("Bản cài trên máy hoặc để trên USB thì cập nhật được ở đây từ gói ký số."),
        )
    if not standing.publishers:
        return (
            _("Bản này không mang khóa của nơi phát hành nên không nhận gói cập nhật."),
            _("Cập nhật bằng bộ cài đặt của bản mới; sổ chi bộ không bị ảnh hưởng."),
        )
    return ()


def seen_lines(seen: SeenUpdate) -> tuple[str, ...]:
    """Tell what a proved package brings, who signed it, and what it needs."""
    lines = [
        _("Bản mới: {new} (đang dùng: {old}).").format(new=seen.notice.version, old=seen.current),
        _("Người ký: {holder}; làm ngày {day:%d/%m/%Y}. Chữ ký đúng.").format(
            holder=seen.opened.signer.certificate.holder, day=seen.notice.made_at.astimezone()
        ),
        _("Cần {size} MB trống trên ổ đĩa; hiện đủ chỗ.").format(size=-(-seen.needed_bytes // MEGABYTE)),
    ]
    if seen.changes_books:
        lines.append(
            _(
                "Bản này đổi cách ghi sổ. Sổ mở bằng bản mới rồi thì bản trước chỉ đọc được bản sao lưu làm ngay trước "
                "khi cập nhật."
            )
        )
    return tuple(lines)


def changes_lines(changes: str) -> tuple[str, ...]:
    """Give what is new as plain lines, each point on its own."""
    lines: list[str] = []
    for line in _MARKS.sub("", changes).splitlines():
        if line.startswith("  ") and lines:  # a point goes on
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(_POINT.sub("• ", line))
    return tuple(lines)


def back_warning(standing: ProgramStanding) -> tuple[str, ...]:
    """Tell what going one step back means."""
    if standing.keeps_books:
        return (_("Các sổ giữ nguyên; bản {version} đọc được mọi sổ.").format(version=standing.previous),)
    return (
        _(
            "Sổ đã mở bằng bản {current} thì bản {previous} không đọc được. Khi đó, ở trang đầu chọn “Lấy lại từ bản "
            "sao lưu” và chọn bản sao lưu “trước khi cập nhật”; những gì ghi sau lúc đó không có trong bản ấy."
        ).format(current=standing.version, previous=standing.previous),
        _("Trước khi quay lại, nên ghi một tệp sao lưu ra USB bằng nút “Chuyển máy”."),
    )
