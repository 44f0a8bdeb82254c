"""Not one byte of a package may change unseen: neither in the file, nor in a signature put back with a sound shell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import read_zip
from kiemdiem_desktop.exchange.signatures import check_signature
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.samples import AT, MANIFEST, SIGNATURE, a_key, a_package, another_package, with_entries

TRUSTED = (a_key().certificate_der,)


def accepted(package: bytes) -> bool:
    """Whether a package is accepted; a refusal must be one of ours."""
    try:
        verify(package, trusted=TRUSTED, at=AT)
    except errors.PackageError:
        return False
    return True


def flipped(data: bytes, place: int, mask: int) -> bytes:
    """Give `data` with one byte changed."""
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def test_the_untouched_package_is_accepted() -> None:
    assert accepted(a_package())


@pytest.mark.parametrize("mask", [*(1 << bit for bit in range(8)), 0xFF])
def test_a_byte_flipped_anywhere_is_refused(mask: int) -> None:
    package = a_package()
    assert not [place for place in range(len(package)) if accepted(flipped(package, place, mask))]


def test_a_signature_flipped_anywhere_is_refused_although_its_checksum_is_put_right() -> None:
    entries = read_zip(a_package())
    manifest, signature = entries[MANIFEST], entries[SIGNATURE]
    unseen = []
    for place in range(len(signature)):
        touched = flipped(signature, place, 1 << place % 8)
        try:
            check_signature(manifest, touched, number=1, trusted=TRUSTED)
            unseen.append(place)
        except errors.PackageError:
            continue
    assert not unseen


def test_a_package_cut_anywhere_is_refused() -> None:
    package = a_package()
    assert not [size for size in range(len(package)) if accepted(package[:size])]


@st.composite
def mutilated(draw: st.DrawFn) -> bytes:
    """Draw a package after one to four blows."""
    data = a_package()
    other = another_package()
    for _blow in range(draw(st.integers(1, 4))):
        begin, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        piece = draw(st.one_of(st.binary(max_size=40), st.just(other[begin:end]), st.just(data[begin:end])))
        at = draw(st.integers(0, len(data)))
        data = draw(st.sampled_from([data[:begin] + piece + data[end:], data[:at] + piece + data[at:], data[:end]]))
    return data


@given(data=mutilated())
@settings(max_examples=300, deadline=None)
def test_no_mutilated_package_is_accepted_or_crashes(data: bytes) -> None:
    assert data in {a_package(), another_package()} or not accepted(data)


@given(name=st.sampled_from(list(read_zip(a_package()))), piece=st.binary(max_size=60), place=st.integers(0, 3000))
@settings(max_examples=100, deadline=None)
def test_no_rewritten_entry_is_accepted_although_its_checksum_is_put_right(name: str, piece: bytes, place: int) -> None:
    def rewrite(entries: dict[str, bytes]) -> None:
        at = place % len(entries[name])
        entries[name] = entries[name][:at] + piece + entries[name][at + len(piece) // 2 :]

    package = with_entries(rewrite)
    assert package == a_package() or not accepted(package)


@given(data=st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_random_bytes_are_refused(data: bytes) -> None:
    assert not accepted(data)
    assert not accepted(a_package()[:60] + data)
