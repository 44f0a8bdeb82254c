"""Digests of many entries, taken by two threads: each entry once, in order, and none passed over."""

from collections.abc import Mapping
from hashlib import sha256
from random import Random

import pytest

from kiemdiem_desktop.exchange import digests, errors
from kiemdiem_desktop.exchange.canonical_zip import open_zip, read_zip, write_zip
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.digests import WORTH_A_THREAD, digests_of
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.samples import AT, CONTENT, a_key


def entries_of(*sizes: int) -> dict[str, bytes]:
    """Give entries of these sizes."""
    random = Random(366)
    return {f"giay-{number}.pdf": random.randbytes(size) for number, size in enumerate(sizes)}


@pytest.mark.parametrize(
    "entries",
    [
        {},
        entries_of(0, 1, 100),
        entries_of(WORTH_A_THREAD - 1),
        entries_of(WORTH_A_THREAD),
        entries_of(3 * WORTH_A_THREAD, 10),
        entries_of(10, 3 * WORTH_A_THREAD, 0),
        entries_of(*[WORTH_A_THREAD // 50] * 120),
    ],
)
def test_every_entry_has_its_own_digest_in_order(entries: Mapping[str, bytes]) -> None:
    expected = [(name, sha256(data).digest()) for name, data in entries.items()]
    assert list(digests_of(entries).items()) == expected
    assert list(digests_of({name: memoryview(data) for name, data in entries.items()}).items()) == expected


def test_what_a_thread_failed_to_hash_is_never_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(waiting: object, found: dict[str, bytes]) -> None:
        """Take entries and hash none."""

    monkeypatch.setattr(digests, "_take", lose)
    with pytest.raises(KeyError):
        digests_of(entries_of(WORTH_A_THREAD))


def test_a_change_in_any_entry_of_a_big_package_is_refused() -> None:
    documents = entries_of(*[WORTH_A_THREAD // 10] * 20)
    package = make_package(content=CONTENT, documents=documents, key=a_key(), at=AT)
    trusted = (a_key().certificate_der,)
    assert dict(verify(package, trusted=trusted, at=AT).entries) == read_zip(package)
    for name, data in open_zip(package).items():
        if name.startswith("documents/"):
            changed = write_zip({**read_zip(package), name: data[:-1] + bytes([data[-1] ^ 1])})
            with pytest.raises(errors.EntryChangedError, match=name):
                verify(changed, trusted=trusted, at=AT)
