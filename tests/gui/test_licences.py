"""Giấy phép sử dụng: reached from the help menu, each part with its text."""

import pytest
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.gui.licences_dialog import LicencesDialog
from kiemdiem_desktop.gui.theme import Theme
from kiemdiem_desktop.services.places import find_places
from tests.gui.eyes import clipped_in, unnamed_in


@pytest.mark.parametrize("percent", [100, 200])
def test_each_part_is_shown_with_its_licence(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.use_percent(percent)
    dialog = LicencesDialog(None, find_places().resources)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "LGPL-3.0-only" in dialog.list.item(0).text()
    assert "Quyền của người dùng đối với Qt" in dialog.text.toPlainText()
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert "Quyền của người dùng đối với Qt" not in dialog.text.toPlainText()
    qtbot.waitUntil(lambda: not clipped_in(dialog))
    assert unnamed_in(dialog) == []
    assert dialog.width() <= dialog.screen().availableGeometry().width()
