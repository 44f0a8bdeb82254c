"""`kiemdiem package schema` and `sign`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from jsonschema import Draft202012Validator

from kiemdiem_desktop.cli.commands import run_cli
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.services.packages import certificate_file
from tests.exchange.samples import CONTENT, DOCUMENTS, a_key

PAGE = Path(__file__).parents[2] / "resources/schemas/package.md"


def test_kinds_are_listed_with_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["package", "schema"]) == 0
    told = capsys.readouterr().out
    for kind in PackageKind:
        assert f"{kind.value}: {kind.label}" in told


@pytest.mark.parametrize("kind", [kind.value for kind in PackageKind])
def test_each_schema_is_printed_whole_sound_and_followed_by_its_examples(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli(["package", "schema", kind]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["kind"]["const"] == kind
    assert schema["examples"]
    for example in schema["examples"]:
        Draft202012Validator(schema).validate(example)


def test_an_unknown_kind_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["package", "schema", "letter"]) == 3
    assert "dossier, guidance" in capsys.readouterr().err


def test_the_public_page_names_every_kind_and_its_schema() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for kind in PackageKind:
        assert f"[`{kind.value}-1.json`]({kind.value}-1.json)" in page
        assert (PAGE.parent / f"{kind.value}-1.json").is_file()


def test_a_second_signature_is_added_and_both_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    first, second = a_key(at=now), a_key("Y Ngọc", at=now)
    key = load_pem_private_key(second.private_key_pem, password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    certificate, lock = x509.load_der_x509_certificate(second.certificate_der), BestAvailableEncryption(b"abc")
    (tmp_path / "k.p12").write_bytes(serialize_key_and_certificates(b"k", key, certificate, None, lock))
    (tmp_path / "goi.asice").write_bytes(make_package(content=CONTENT, documents=DOCUMENTS, key=first, at=now))
    for name, signer in (("1.cer", first), ("2.cer", second)):
        (tmp_path / name).write_bytes(certificate_file(signer))
    out = tmp_path / "ra"
    out.mkdir()
    one, two = ("--signer", str(tmp_path / "1.cer")), ("--signer", str(tmp_path / "2.cer"))
    words = ["package", "sign", str(tmp_path / "goi.asice"), *one, "--key", str(tmp_path / "k.p12"), "--to", str(out)]
    monkeypatch.setattr(click, "prompt", lambda *_args, **_words: "sai")
    assert run_cli(words) == 3
    assert "Mật khẩu của tệp khóa chưa đúng" in capsys.readouterr().err
    monkeypatch.setattr(click, "prompt", lambda *_args, **_words: "abc")
    assert run_cli(words) == 0
    assert capsys.readouterr().out.strip() == str(out / "goi.asice")
    assert run_cli(["package", "verify", str(out / "goi.asice"), *one, *two]) == 0
    told = capsys.readouterr().out
    assert "Người ký: Đinh Thị Hoà" in told
    assert "Người ký: Y Ngọc" in told
