"""What a superior's packages say: written, proved, read back equal; the schemas are what is written."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.keys import make_software_key
from kiemdiem_desktop.exchange.superior_content import BODIES, read_superior_content, superior_content
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.superior_samples import AT, SAMPLES

KINDS = tuple(BODIES)
SCHEMAS = Path(__file__).parents[2] / "resources/schemas"


def content_of(kind: PackageKind) -> dict[str, Any]:
    """Give a full content of a kind as a reader gets it."""
    content: dict[str, Any] = json.loads(canonical_json(superior_content(SAMPLES[kind])))
    return content


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_follows_the_published_schema_and_is_its_example(kind: PackageKind) -> None:
    schema = json.loads((SCHEMAS / f"{kind}-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(content_of(kind))
    assert schema["examples"] == [content_of(kind)]
    assert set(content_of(kind)) == set(schema["properties"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_signed_is_read_back_equal(kind: PackageKind) -> None:
    key = make_software_key(holder="Nguyễn Văn Thư", cell_code="DU-TP", cell_name="Đảng ủy xã Tiên Phong", at=AT)
    made = make_package(content=superior_content(SAMPLES[kind]), documents={}, key=key, at=AT)
    verified = verify(made, trusted=(key.certificate_der,), at=AT)
    assert verified.kind == kind
    assert read_superior_content(verified.content) == SAMPLES[kind]


def test_a_key_of_a_cell_cannot_speak_for_the_superior() -> None:
    key = make_software_key(holder="Ai Đó", cell_code="CB-07", cell_name="Chi bộ thôn Suối Đá", at=AT)
    with pytest.raises(errors.ForeignCellError, match="DU-TP"):
        make_package(content=superior_content(SAMPLES[PackageKind.RECEIPT]), documents={}, key=key, at=AT)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("about", 7),
        ("about_sequence", "2"),
        ("about_sequence", -1),
        ("received_at", "hôm qua"),
        ("received_at", "2026-11-20"),
        ("is_accepted", "maybe"),
        ("note", ""),
        ("issuer", []),
        ("issuer", {"code": "DU-TP", "name": "Đảng ủy", "password": "x"}),
        ("round", {"period": "cn"}),
        ("extra", "x"),
        ("kind", "summary"),
    ],
)
def test_a_content_that_is_not_of_the_form_is_refused_by_its_place(place: str, value: object) -> None:
    with pytest.raises(errors.ContentError, match="không đúng"):
        read_superior_content({**content_of(PackageKind.RECEIPT), place: value})  # type: ignore[dict-item]


def test_a_content_without_what_it_needs_is_refused() -> None:
    content = content_of(PackageKind.RETURN)
    del content["reason"]
    with pytest.raises(errors.ContentError, match="reason"):
        read_superior_content(content)
    dossier = {**content_of(PackageKind.RETURN), "kind": "dossier"}
    with pytest.raises(errors.ContentError, match="không phải gói của cấp trên"):
        read_superior_content(dossier)


def test_what_is_unknown_is_left_out() -> None:
    receipt = SAMPLES[PackageKind.RECEIPT]
    heading = replace(receipt.heading, number="", issued_on=None, recipient="")
    content = superior_content(replace(receipt, heading=heading))
    assert not {"number", "issued_on", "recipient"} & set(content)
    assert read_superior_content(content).heading == heading
