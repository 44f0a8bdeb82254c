"""The panel of findings: rows never lie on each other, and what was set aside with a reason stands apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QWidget

from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.domain.ids import RoundId, SubjectId
from kiemdiem_desktop.domain.rating import Override
from kiemdiem_desktop.gui.widgets.findings_panel import FindingsPanel, panel_rows
from tests.gui.frames import a_finding

OnDesk = Callable[..., QWidget]
LONG = "Văn bản số 113-CV/ĐU: “Làm rõ trách nhiệm của cán bộ tăng cường khi tổ hoạt động không đều” chưa có trả lời."


def set_aside(text: FindingText) -> FindingText:
    """Give the finding as kept with a reason."""
    override = Override(
        round_id=RoundId(1),
        subject_id=SubjectId(7),
        finding_code=text.finding.code,
        reason="Cấp trên đã đồng ý",
        who="A Brêng",
        at=datetime(2026, 12, 1, tzinfo=UTC),
    )
    return replace(text, finding=replace(text.finding, override=override))


def test_what_was_set_aside_with_a_reason_is_not_asked_for_again() -> None:
    findings = (set_aside(a_finding("A Phiêu", "Kỷ luật: khiển trách.")), a_finding("Y Byên", "Chưa có mức tự nhận."))
    assert [row.text for row in panel_rows(findings)] == [
        "Phải sửa (1)",
        "Y Byên",
        "Chưa có mức tự nhận.",
        "Đã giữ nguyên, có lý do (1)",
        "A Phiêu",
        "Kỷ luật: khiển trách.",
    ]


@pytest.mark.parametrize("height", [180, 1400])
def test_no_row_lies_on_the_next_whatever_the_width(on_desk: OnDesk, height: int) -> None:
    panel = FindingsPanel(lambda _text: None)
    desk = on_desk(panel)
    panel.show_findings(tuple(a_finding(f"Đồng chí {place}", LONG) for place in range(8)))
    rows = panel_rows(tuple(a_finding(f"Đồng chí {place}", LONG) for place in range(8)))
    for width in (420, 300, 360):
        desk.resize(width, height)
        QApplication.processEvents()
        model = panel.view.model()
        places = [panel.view.visualRect(model.index(place, 0, QModelIndex())) for place in range(len(rows))]
        assert all(above.bottom() < below.top() for above, below in pairwise(places))
