"""A cell's key that another authority issued: the cell is told by its code and bears its own name."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from kiemdiem_desktop.domain.clock import FixedClock
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.exchange.words import words_of
from kiemdiem_desktop.services.committee.register import enrol_cell, get_cell_of, register_cell
from kiemdiem_desktop.services.workspace import Workspace


def issued_elsewhere(clock: FixedClock) -> bytes:
    """Give a certificate that names its holder and no cell."""
    holder = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Y Hlim")])
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ban Cơ yếu")])
    begin, end = clock.now() - timedelta(days=1), clock.now() + timedelta(days=700)
    key = ec.generate_private_key(ec.SECP256R1())
    builder = x509.CertificateBuilder(issuer, holder, key.public_key(), 7, begin, end)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


@pytest.mark.parametrize(("known", "name"), [("Chi bộ thôn 5", "Chi bộ thôn 5"), ("", "thon-5")])
def test_a_key_issued_elsewhere_bears_the_name_of_its_cell(
    committee: Workspace, clock: FixedClock, known: str, name: str
) -> None:
    der = issued_elsewhere(clock)
    if known:
        register_cell(committee, RegisteredCell(code="thon-5", name=known))
    words = " ".join(words_of(der))
    key = enrol_cell(committee, der, words=words, compared_by="Thư, trực tiếp", unit_code="thon-5")
    assert (key.unit_code, key.unit_name) == ("thon-5", name)
    assert get_cell_of(committee, "thon-5").name == name
