"""The shift of the office's printer and the page it is measured by."""

from decimal import Decimal

import pytest

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.services.cell.print_shift import PrintShift, calibration_pdf, get_shift, set_shift
from kiemdiem_desktop.services.workspace import Workspace


def test_a_shift_is_kept_and_taken_back(workspace: Workspace) -> None:
    assert get_shift(workspace) == PrintShift()
    set_shift(workspace, PrintShift(right=Decimal("-1.5"), down=Decimal(2)))
    assert get_shift(workspace) == PrintShift(right=Decimal("-1.5"), down=Decimal(2))
    assert workspace.store.undo() == "Căn máy in"
    assert get_shift(workspace) == PrintShift()


def test_a_shift_off_the_sheet_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidValueError, match="20 mm"):
        set_shift(workspace, PrintShift(down=Decimal(21)))


def test_the_page_to_measure_by_is_the_same_every_time(workspace: Workspace) -> None:
    first = calibration_pdf(workspace)
    assert first == calibration_pdf(workspace)
    assert first.startswith(b"%PDF")
