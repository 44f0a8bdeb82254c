"""The Qt binding keeps Python's own objects whole: PySide6 6.12.0 lost a reference to None at every call."""

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_calls_lose_no_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        thing.property("nothing")
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - CALLS // 10
