"""A package is made, proved without us, and each way of touching it is refused in its own words."""

import subprocess
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from asn1crypto import cms, core
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.canonical_zip import read_zip
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.exchange.manifest import write_manifest
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, verify
from tests.exchange.samples import (
    AT,
    ATTACHED,
    CONTENT,
    DOCUMENTS,
    MANIFEST,
    SIGNATURE,
    a_key,
    a_package,
    another_package,
    with_entries,
)

Change = Callable[[dict[str, bytes]], object]


def verified(package: bytes, *, at: datetime = AT, key: SoftwareKey | None = None) -> VerifiedPackage:
    """Verify with the sample key enrolled."""
    return verify(package, trusted=((key or a_key()).certificate_der,), at=at)


def test_a_sound_package_gives_its_content_signer_and_words() -> None:
    package = verified(a_package())
    assert package.kind == "dossier"
    assert package.content["sequence"] == 1
    assert package.entries["documents/bien-ban.pdf"] == DOCUMENTS["bien-ban.pdf"]
    assert package.signer.certificate.holder == "Đinh Thị Hoà"
    assert package.signer.certificate.cell_code == "CB-07"
    assert package.signer.signed_at == AT
    assert package.digest == sha256(a_package()).hexdigest()
    assert len(package.words.split(" – ")) == 4


def test_a_file_is_read_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.asice"
    path.write_bytes(a_package())
    assert verify(path, trusted=(a_key().certificate_der,), at=AT).digest == sha256(a_package()).hexdigest()


def test_openssl_and_sha256_alone_prove_a_package(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    key = a_key(at=now)
    names = [f"{sha256(ATTACHED).hexdigest()}.png"]
    package = make_package(
        content=CONTENT, documents=DOCUMENTS, attachments=dict.fromkeys(names, ATTACHED), key=key, at=now
    )
    for entry, data in read_zip(package).items():
        (tmp_path / entry).parent.mkdir(exist_ok=True)
        (tmp_path / entry).write_bytes(data)
    certificate = x509.load_der_x509_certificate(key.certificate_der)
    (tmp_path / "META-INF" / "signer.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    command = "openssl cms -verify -binary -inform DER -in signature001.p7s -content ASiCManifest001.xml"
    trust = "-CAfile signer.pem -purpose any -out checked.xml"
    for cades in ((), ("-cades",)):
        done = subprocess.run(
            [*command.split(), *trust.split(), *cades], cwd=tmp_path / "META-INF", capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
    root = fromstring((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    stated = {element.get("URI"): element[1].text for element in root if element.get("URI") and len(element)}
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert set(stated) == {name for name in files if not name.startswith("META-INF")}
    for name, text in stated.items():
        assert name is not None
        line = subprocess.run(["sha256sum", tmp_path / name], capture_output=True, text=True, check=True).stdout
        assert line.split()[0] == b64decode(text or "").hex()


def test_the_same_input_gives_the_same_bytes_but_for_the_signature() -> None:
    again = read_zip(make_package(content=dict(reversed([*CONTENT.items()])), documents=DOCUMENTS, key=a_key(), at=AT))
    first = read_zip(a_package())
    assert list(first) == list(again)
    assert {name for name in first if first[name] != again[name]} == {SIGNATURE}


def test_any_zip_program_lists_the_package(tmp_path: Path) -> None:
    (tmp_path / "a.asice").write_bytes(a_package())
    code = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.namelist()[0])"
    done = subprocess.run(["python3", "-c", code, tmp_path / "a.asice"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "mimetype"


def changed(name: str) -> Change:
    """Give a change of one byte in the middle of an entry."""

    def change(entries: dict[str, bytes]) -> None:
        data = bytearray(entries[name])
        data[len(data) // 2] ^= 1
        entries[name] = bytes(data)

    return change


def moved(old: str, new: str) -> Change:
    """Give a change of an entry's name."""
    return lambda entries: entries.update({new: entries.pop(old)})


def from_another(*names: str) -> Change:
    """Give a change that takes entries from another package of the same key."""
    other = read_zip(another_package())
    return lambda entries: entries.update({name: other[name] for name in names})


def signed_by(key: SoftwareKey) -> Change:
    """Give a change that puts another key's signature over the same manifest."""
    return lambda entries: entries.update({SIGNATURE: make_signature(entries[MANIFEST], key, at=AT)})


def with_manifest(text: str) -> Change:
    """Give a change that puts this manifest in, rightly signed."""
    manifest = text.encode()
    return lambda entries: entries.update({MANIFEST: manifest, SIGNATURE: make_signature(manifest, a_key(), at=AT)})


def with_content(content: bytes) -> Change:
    """Give a change that puts this content in, rightly listed and signed."""

    def change(entries: dict[str, bytes]) -> None:
        entries["content.json"] = content
        entries[MANIFEST] = write_manifest(entries, 1)
        entries[SIGNATURE] = make_signature(entries[MANIFEST], a_key(), at=AT)

    return change


def two_signer_infos(entries: dict[str, bytes]) -> None:
    """Put a second signer into the one signature file."""
    first = cms.ContentInfo.load(entries[SIGNATURE])
    second = cms.ContentInfo.load(make_signature(entries[MANIFEST], a_key("Y Ngọc"), at=AT))
    for part in ("certificates", "signer_infos"):
        first["content"][part].append(second["content"][part][0])
    entries[SIGNATURE] = first.dump(force=True)


def unsigned_attribute(entries: dict[str, bytes]) -> None:
    """Put something unsigned into the signature file."""
    made = cms.ContentInfo.load(entries[SIGNATURE])
    attribute = {"type": "1.2.3.4", "values": [core.Any(core.Null())]}
    made["content"]["signer_infos"][0]["unsigned_attrs"] = [cms.CMSAttribute(attribute)]
    entries[SIGNATURE] = made.dump(force=True)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#">&b;</asic:ASiCManifest>'
)
PDF, DOCX, CONTENT_JSON = "documents/bien-ban.pdf", "documents/danh-sach.docx", "content.json"


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (changed(PDF), errors.EntryChangedError, "“documents/bien-ban.pdf” trong gói đã bị thay đổi sau khi ký"),
        (changed(CONTENT_JSON), errors.EntryChangedError, "“content.json” trong gói đã bị thay đổi sau khi ký"),
        (changed("mimetype"), errors.EntryChangedError, "“mimetype” trong gói đã bị thay đổi sau khi ký"),
        (lambda e: e.pop(DOCX), errors.MissingEntryError, "Gói thiếu mục “documents/danh-sach.docx”"),
        (lambda e: e.pop(CONTENT_JSON), errors.MissingEntryError, "Gói thiếu mục “content.json”"),
        (lambda e: e.pop(SIGNATURE), errors.MissingEntryError, "Gói thiếu mục “META-INF/signature001.p7s”"),
        (lambda e: e.pop(MANIFEST), errors.MissingEntryError, "Gói thiếu mục “META-INF/ASiCManifest001.xml”"),
        (lambda e: e.update({"documents/x.pdf": b""}), errors.AddedEntryError, "“documents/x.pdf” bị thêm vào gói"),
        (moved(PDF, "documents/khac.pdf"), errors.MissingEntryError, "Gói thiếu mục “documents/bien-ban.pdf”"),
        (from_another(MANIFEST), errors.SwappedManifestError, "Bản kê “META-INF/ASiCManifest001.xml” bị sửa hoặc"),
        (from_another(MANIFEST, SIGNATURE), errors.SwappedManifestError, "không phải bản kê đã ký của gói này"),
        (from_another(SIGNATURE), errors.SwappedManifestError, "không phải bản kê đã ký của gói này"),
        (changed(MANIFEST), errors.SwappedManifestError, "không phải bản kê đã ký của gói này"),
        (from_another(CONTENT_JSON), errors.EntryChangedError, "“content.json” trong gói đã bị thay đổi"),
        (changed(SIGNATURE), errors.BadSignatureError, "Chữ ký “META-INF/signature001.p7s” trong gói không đúng"),
        (lambda e: e.update({SIGNATURE: b""}), errors.BadSignatureError, "Chữ ký “META-INF/signature001.p7s”"),
        (unsigned_attribute, errors.BadSignatureError, "Chữ ký “META-INF/signature001.p7s” trong gói không đúng"),
        (two_signer_infos, errors.SignerCountError, "phải có đúng một người ký, ở đây có 2"),
        (signed_by(a_key("Người Lạ")), errors.UnknownSignerError, "khóa ký của “Người Lạ” chưa được ghi nhận"),
        (
            with_manifest(BOMB),
            errors.BadManifestError,
            "Bản kê “META-INF/ASiCManifest001.xml” trong gói không đúng mẫu",
        ),
        (with_manifest("<a/>"), errors.BadManifestError, "trong gói không đúng mẫu"),
        (with_content(b'{"b":1, "a":2}'), errors.ContentError, "không theo dạng chuẩn"),
        (with_content(b'{"a":1.5}'), errors.ContentError, "không theo dạng chuẩn"),
        (with_content(b"[" * 9999), errors.ContentError, "không theo dạng chuẩn"),
        (with_content(b'{"kind":"dossier"}'), errors.ContentError, "thiếu số của dạng gói"),
        (with_content(b'{"format_version":1,"kind":"letter"}'), errors.ContentError, "không rõ đây là loại gói nào"),
        (with_content(b'{"format_version":1,"kind":"dossier"}'), errors.ContentError, "thiếu mã chi bộ"),
        (with_content(b'{"format_version":2}'), errors.NewerFormatError, "dạng gói số 2; bản này đọc được đến số 1"),
        (
            with_content(b'{"cell":{"code":"CB-99"},"format_version":1,"kind":"dossier"}'),
            errors.ForeignCellError,
            "ghi tên đơn vị có mã “CB-99” nhưng ký bằng khóa của đơn vị có mã “CB-07”",
        ),
    ],
)
def test_a_touched_package_is_refused_in_its_own_words(
    change: Change, error: type[errors.PackageError], words: str
) -> None:
    with pytest.raises(errors.PackageError) as refused:
        verified(with_entries(change))
    assert type(refused.value) is error
    assert words in refused.value.message
    assert refused.value.hint


def test_an_unknown_signer_is_told_with_the_words_to_read_back() -> None:
    with pytest.raises(errors.UnknownSignerError) as refused:
        verify(a_package(), trusted=(), at=AT)
    assert refused.value.words == a_key().card_words
    assert refused.value.fingerprint == a_key().fingerprint
    assert ", ".join(a_key().card_words) in refused.value.hint


def test_an_enrolled_cell_key_cannot_vouch_for_another_key() -> None:
    with pytest.raises(errors.UnknownSignerError):
        verified(a_package(), key=a_key("Bí thư khác"))


def test_a_broken_certificate_among_the_enrolled_spoils_nothing() -> None:
    assert verify(a_package(), trusted=(b"broken", a_key().certificate_der), at=AT).signer.is_enrolled
    with pytest.raises(errors.UnknownSignerError):
        verify(a_package(), trusted=(b"broken",), at=AT)


def test_a_key_is_refused_after_and_before_its_dates() -> None:
    with pytest.raises(errors.ExpiredKeyError, match=r"đã hết hạn ngày 06/12/2031"):
        verified(a_package(), at=AT + timedelta(days=5 * 366))
    with pytest.raises(errors.NotYetValidKeyError, match=r"chỉ có hiệu lực từ ngày 05/12/2026"):
        verified(a_package(), at=AT - timedelta(days=2))


def test_a_second_pair_is_checked_like_the_first() -> None:
    second = a_key("Y Ngọc")

    def add(entries: dict[str, bytes]) -> None:
        manifest = write_manifest(entries, 2)
        entries |= {
            MANIFEST.replace("001", "002"): manifest,
            SIGNATURE.replace("001", "002"): make_signature(manifest, second, at=AT),
        }

    package = with_entries(add)
    trusted = (a_key().certificate_der, second.certificate_der)
    both = verify(package, trusted=trusted, at=AT)
    assert [signer.certificate.holder for signer in both.signers] == ["Đinh Thị Hoà", "Y Ngọc"]
    with pytest.raises(errors.UnknownSignerError, match="Y Ngọc"):
        verified(package)
    with pytest.raises(errors.MissingEntryError, match="signature002"):
        verified(with_entries(lambda entries: entries.pop(SIGNATURE.replace("001", "002")), package))


@pytest.mark.parametrize("name", ["../x.pdf", "CON.pdf", "Bien ban.pdf", "biên-bản.pdf", "a/b.pdf", "x.exe", "x.asice"])
def test_no_package_is_made_with_a_name_outside_the_whitelist(name: str) -> None:
    with pytest.raises(errors.EntryNameError):
        make_package(content=CONTENT, documents={name: b""}, key=a_key(), at=AT)


def test_an_attachment_bears_its_own_digest() -> None:
    with pytest.raises(errors.EntryNameError):
        make_package(content=CONTENT, documents={}, attachments={f"{'0' * 64}.png": ATTACHED}, key=a_key(), at=AT)


def test_nothing_too_large_is_sealed() -> None:
    with pytest.raises(errors.TooLargeError, match=r"cả tệp \(MB\) là 21, mức cho phép là 20"):
        make_package(content=CONTENT, documents={"a.pdf": bytes(21_000_000)}, key=a_key(), at=AT)
