"""What is done at once for hundreds of entries says the same as what is done for each."""

from datetime import timedelta
from random import Random

import pytest

from kiemdiem_desktop.exchange import errors, keys, layout
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.content import canonical_content, canonical_json, parse_content
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.samples import AT, CONTENT, a_key

GOOD = (
    *("mimetype", "content.json", "documents/a.pdf", "documents/bien-ban_2.docx", "documents/conx.pdf"),
    *(f"attachments/{'0' * 63}a.jpg", "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"),
)
BAD = (
    *(
        "",
        "mimetype2",
        "content.json/",
        "contentXjson",
        "documents/con.pdf",
        "documents/CoM1.docx",
        "documents/nul.xlsx",
    ),
    *(
        "documents/nul.xlsx",
        "documents/../a.pdf",
        "documents/a.exe",
        "documents/-a.pdf",
        "Documents/a.pdf",
        "documents/đ.pdf",
        "/mimetype",
    ),
    *(f"documents/{'a' * 65}.pdf", f"attachments/{'0' * 63}.jpg", f"attachments/{'0' * 63}G.jpg", "mimetype\n"),
    *("META-INF/ASiCManifest1.xml", "META-INF/signature0001.p7s", "META-INF/manifest.xml", "documents/a.pdf\x00"),
)


@pytest.mark.parametrize("name", [*GOOD, *BAD])
def test_names_checked_at_once_are_those_checked_one_by_one(name: str) -> None:
    assert layout.are_all_allowed([name]) is layout.check_name(name) is (name in GOOD)
    assert layout.are_all_allowed([*GOOD, name]) is (name in GOOD)


def test_any_order_of_names_becomes_the_one_order() -> None:
    random = Random(366)
    names = [*GOOD, "documents/z.pdf", "documents/B.pdf", "META-INF/ASiCManifest002.xml", "META-INF/signature002.p7s"]
    names += [name for name in BAD if name]
    expected = sorted(names, key=layout._rank)
    for _turn in range(20):
        random.shuffle(names)
        assert layout.in_order(names) == expected


def test_content_as_made_is_what_its_reader_reads() -> None:
    value = {**CONTENT, "members": [{"name": "Nguye\u0302\u0303n Thị Ánh", "year": 2026, "rows": ["a", {"b": 1}]}]}
    written, plain = canonical_content(value)
    assert written == canonical_json(value)
    assert plain == parse_content(written)
    with pytest.raises(TypeError):
        canonical_content(["no object"])


def test_an_attachment_under_anothers_digest_is_refused_when_made() -> None:
    with pytest.raises(errors.EntryNameError):
        make_package(content=CONTENT, documents={}, attachments={f"{'0' * 64}.pdf": b"x"}, key=a_key(), at=AT)


def test_a_key_that_ran_out_is_refused_though_its_certificate_was_read_before() -> None:
    key = a_key()
    package = make_package(content=CONTENT, documents={}, key=key, at=AT)
    assert verify(package, trusted=(key.certificate_der,), at=AT).signer.is_enrolled
    with pytest.raises(errors.ExpiredKeyError):
        verify(package, trusted=(key.certificate_der,), at=AT + timedelta(days=365 * 6))


def test_a_huge_certificate_is_read_but_never_kept() -> None:
    keys._kept_certificate.cache_clear()
    with pytest.raises(ValueError, match=r".*"):
        keys.load_certificate(b"\x30" * 20_000)
    assert keys._kept_certificate.cache_info().currsize == 0
    keys.load_certificate(a_key().certificate_der)
    assert keys._kept_certificate.cache_info().currsize == 1
