"""How far the printer of this office is out: the page to measure it by, and the shift that mends it."""

from dataclasses import dataclass
from decimal import Decimal

from kiemdiem_desktop.documents.writers import write_calibration
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.spelling import profile_of
from kiemdiem_desktop.services.workspace import Workspace

_RIGHT, _DOWN = "print.right", "print.down"
MOST_MM = Decimal(20)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintShift:
    """Millimetres by which every printed page is moved; negative is to the left and up."""

    right: Decimal = Decimal(0)
    down: Decimal = Decimal(0)


def get_shift(workspace: Workspace) -> PrintShift:
    """Give the shift; nothing where none was set."""
    settings = workspace.store.settings
    return PrintShift(right=Decimal(settings.get(_RIGHT) or 0), down=Decimal(settings.get(_DOWN) or 0))


@action(N_("Căn máy in"))
def set_shift(workspace: Workspace, shift: PrintShift) -> None:
    """Keep the shift for every later print. Raises: InvalidValueError beyond 20 mm."""
    if max(abs(shift.right), abs(shift.down)) > MOST_MM:
        raise InvalidValueError(
            code="shift_too_far",
            message=_("Chỉ dời được đến {most} mm.").format(most=MOST_MM),
            hint=_("Đo lại trang căn máy in; lệch nhiều hơn thì xem lại khay giấy và khổ giấy A4."),
        )
    workspace.store.settings.set(_RIGHT, str(shift.right))
    workspace.store.settings.set(_DOWN, str(shift.down))


def calibration_pdf(workspace: Workspace) -> bytes:
    """Give the page to measure by. Raises: FontsMissingError."""
    today = workspace.clock.today()
    profile = profile_of(workspace, today)
    return write_calibration(profile, fonts_dir=workspace.resources_dir / "fonts", at=today)
