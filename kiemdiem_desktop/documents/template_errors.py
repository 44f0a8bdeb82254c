"""What a template of the superior is refused for."""

from kiemdiem_desktop.domain.errors import KiemdiemError


class UnfitTemplateError(KiemdiemError):
    """A Word file that cannot be taken as template: not plain, reaching out, or with places nobody knows."""


def unfit(code: str, message: str, hint: str) -> UnfitTemplateError:
    """Give the refusal."""
    return UnfitTemplateError(code=code, message=message, hint=hint)
