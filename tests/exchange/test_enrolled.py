"""What is known of a key decides what its signature is worth; and a second signer touches nothing of the first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, certificate_text
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import read_zip
from kiemdiem_desktop.exchange.container import MAX_SIGNERS, add_signature, make_package
from kiemdiem_desktop.exchange.keys import SoftwareKey, read_certificate
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, verify
from tests.exchange.samples import AT, CONTENT, DOCUMENTS, a_key, a_package, another_package
from tests.exchange.soft_token import certificate_of
from tests.exchange.test_oracles import rsa_key

TODAY = AT.astimezone().date()


def enrolled(key: SoftwareKey, unit_code: str = "CB-07", owner: KeyOwner = KeyOwner.CELL) -> EnrolledKey:
    """Give a key whose words were compared."""
    certificate = read_certificate(key.certificate_der)
    return EnrolledKey(
        owner=owner,
        unit_code=unit_code,
        holder=certificate.holder,
        fingerprint=certificate.fingerprint,
        certificate=certificate_text(certificate.der),
        since=TODAY - timedelta(days=30),
        enrolled_at=AT,
    )


KNOWN = enrolled(a_key())


def verified(*keys: EnrolledKey, package: bytes | None = None) -> VerifiedPackage:
    """Verify with these keys known."""
    return verify(package or a_package(), trusted=keys, at=AT)


def test_a_known_key_counts() -> None:
    assert verified(KNOWN).signer.key == KNOWN


@pytest.mark.parametrize(
    ("key", "error", "words"),
    [
        (
            replace(KNOWN, revoked_on=TODAY, revoke_reason="mất máy"),
            errors.RevokedKeyError,
            f"đã bị hủy từ ngày {TODAY:%d/%m/%Y}: mất máy",
        ),
        (replace(KNOWN, until=TODAY - timedelta(days=1)), errors.ExpiredKeyError, "đã hết hạn ngày"),
        (replace(KNOWN, since=TODAY + timedelta(days=1)), errors.NotYetValidKeyError, "chỉ có hiệu lực từ ngày"),
        (replace(KNOWN, enrolled_at=None), errors.UnknownSignerError, "Chờ xác nhận"),
        (replace(KNOWN, unit_code="CB-99"), errors.ForeignCellError, "CB-99"),
        (replace(KNOWN, owner=KeyOwner.SUPERIOR), errors.WrongSpeakerError, "được ghi nhận cho việc khác"),
    ],
)
def test_each_other_state_is_refused_in_its_own_words(
    key: EnrolledKey, error: type[errors.PackageError], words: str
) -> None:
    with pytest.raises(errors.PackageError) as refused:
        verified(key)
    assert type(refused.value) is error
    assert words in refused.value.message
    assert refused.value.hint


def test_a_revocation_wins_over_an_older_entry_of_the_same_key() -> None:
    with pytest.raises(errors.RevokedKeyError):
        verified(KNOWN, replace(KNOWN, revoked_on=TODAY))


def test_a_key_of_another_authority_speaks_for_the_unit_it_was_enrolled_for() -> None:
    certificate = certificate_of(load_pem_private_key(rsa_key().private_key_pem, password=None), "Y Ngọc")
    key = SoftwareKey(private_key_pem=rsa_key().private_key_pem, certificate_der=certificate)
    package = make_package(content=CONTENT, documents=DOCUMENTS, key=key, at=AT)
    assert verify(package, trusted=(enrolled(key),), at=AT).signer.unit_code == "CB-07"
    for other in ("CB-08", ""):
        with pytest.raises(errors.ForeignCellError):
            verify(package, trusted=(enrolled(key, other),), at=AT)


def test_a_second_signer_adds_a_pair_and_touches_nothing() -> None:
    second = a_key("Y Ngọc")
    both = add_signature(a_package(), trusted=(KNOWN,), key=second, at=AT)
    before, after = read_zip(a_package()), read_zip(both)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"META-INF/ASiCManifest002.xml", "META-INF/signature002.p7s"}
    proved = verified(KNOWN, enrolled(second), package=both)
    assert [signer.certificate.holder for signer in proved.signers] == ["Đinh Thị Hoà", "Y Ngọc"]
    with pytest.raises(errors.UnknownSignerError, match="Y Ngọc"):
        verified(KNOWN, package=both)
    with pytest.raises(errors.ForeignCellError):
        verified(KNOWN, enrolled(second, "CB-99"), package=both)


def test_nobody_signs_twice_or_what_is_not_proved() -> None:
    with pytest.raises(errors.SignedAlreadyError, match="Đinh Thị Hoà"):
        add_signature(a_package(), trusted=(KNOWN,), key=a_key(), at=AT)
    with pytest.raises(errors.UnknownSignerError):
        add_signature(a_package(), trusted=(), key=a_key("Y Ngọc"), at=AT)
    with pytest.raises(errors.TamperedPackageError):
        add_signature(a_package()[:-1], trusted=(KNOWN,), key=a_key("Y Ngọc"), at=AT)


def test_signers_have_a_limit() -> None:
    package, trusted = a_package(), [KNOWN]
    for number in range(2, MAX_SIGNERS + 1):
        package = add_signature(package, trusted=trusted, key=a_key(f"Y {number}"), at=AT)
        trusted.append(enrolled(a_key(f"Y {number}")))
    with pytest.raises(errors.TooLargeError, match="số chữ ký"):
        add_signature(package, trusted=trusted, key=a_key("Y Thừa"), at=AT)


def test_one_more_signature_leaves_the_content_the_same() -> None:
    alone, other = verified(KNOWN), verified(KNOWN, package=another_package())
    both = add_signature(a_package(), trusted=(KNOWN,), key=a_key("Y Ngọc"), at=AT)
    together = verified(KNOWN, enrolled(a_key("Y Ngọc")), package=both)
    assert together.digest != alone.digest
    assert together.content_digest == alone.content_digest != other.content_digest
