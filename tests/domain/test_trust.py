"""What a key is worth on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, KeyStatus, certificate_text, find_key

DER = b"certificate"
KEY = EnrolledKey(
    owner=KeyOwner.CELL,
    unit_code="CB-07",
    holder="Đinh Thị Hoà",
    fingerprint=sha256(DER).hexdigest(),
    certificate=certificate_text(DER),
    since=date(2026, 12, 1),
    until=date(2026, 12, 31),
    enrolled_at=datetime(2026, 12, 2, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("key", "day", "status"),
    [
        (KEY, date(2026, 11, 30), KeyStatus.NOT_YET),
        (KEY, date(2026, 12, 1), KeyStatus.KNOWN),
        (KEY, date(2026, 12, 31), KeyStatus.KNOWN),
        (KEY, date(2027, 1, 1), KeyStatus.EXPIRED),
        (replace(KEY, until=None), date(2099, 1, 1), KeyStatus.KNOWN),
        (replace(KEY, enrolled_at=None), date(2026, 12, 5), KeyStatus.UNKNOWN),
        (replace(KEY, revoked_on=date(2026, 12, 9)), date(2026, 12, 5), KeyStatus.REVOKED),
    ],
)
def test_status_on_a_day(key: EnrolledKey, day: date, status: KeyStatus) -> None:
    assert key.status_on(day) is status
    assert status.label


def test_a_key_is_found_by_its_certificate_and_a_revocation_wins() -> None:
    revoked = replace(KEY, revoked_on=date(2026, 12, 9))
    assert find_key((KEY, revoked), DER) is revoked
    assert find_key((revoked, KEY), DER) is revoked
    assert find_key((KEY,), b"another") is None
    assert KEY.certificate_der == DER
