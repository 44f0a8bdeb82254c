"""Whether a template asks only for names that are known."""

from collections.abc import Iterable

from kiemdiem_desktop.documents.template_errors import unfit
from kiemdiem_desktop.i18n import _


def check_names(asked: Iterable[str], known: Iterable[str]) -> None:
    """Make sure that every name is known. Raises: UnfitTemplateError that names the others."""
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise unfit(
            "unknown_place",
            _("Mẫu có chỗ điền chương trình không biết: {names}.").format(names=", ".join(unknown)),
            _("Sửa các chỗ đó trong Word theo danh sách chỗ điền của chương trình, rồi chọn lại tệp."),
        )
