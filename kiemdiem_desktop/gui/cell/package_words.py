"""Sent packages in words: what was written, where, and what became of it."""

from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.sent_packages import PackageFate, words_of_package

ToldPackage = tuple[SentPackage, PackageFate]


def package_words(package: SentPackage, fate: PackageFate) -> str:
    """Tell of a package: number, day, file, place, fingerprint, what it took the place of, what became of it."""
    lines = [
        _("Gói số {number}, ghi lúc {at:%H:%M} ngày {at:%d/%m/%Y}: {name}").format(
            number=package.sequence, at=package.made_at.astimezone(), name=package.file_name
        ),
        _("Nơi ghi: {folder}. Dấu vân tay: {words}").format(folder=package.written_to, words=words_of_package(package)),
    ]
    if package.replace_reason:
        lines.append(_("Thay gói trước vì: {reason}").format(reason=package.replace_reason))
    if package.is_enveloped:
        lines.append(_("Đã mã hóa: chỉ cấp trên mở được."))
    if package.open_reason:
        lines.append(_("Không mã hóa vì: {reason}").format(reason=package.open_reason))
    return "\n".join((*lines, fate_words(fate)))


def fate_words(fate: PackageFate) -> str:
    """Tell what became of a package, in one line."""
    if fate.returned_at is not None:
        return _("↩ Cấp trên trả lại, nhận phiếu ngày {day:%d/%m/%Y}.").format(day=fate.returned_at.astimezone())
    if fate.received_at is not None:
        return _("✓ Cấp trên đã nhận ngày {day:%d/%m/%Y} (có giấy biên nhận).").format(
            day=fate.received_at.astimezone()
        )
    return _("Chưa có giấy biên nhận của cấp trên.")
