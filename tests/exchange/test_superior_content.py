"""What a superior's packages say: written, proved, read back equal; the schemas are what is written."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, certificate_text
from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key, read_certificate
from kiemdiem_desktop.exchange.superior_content import (
    BODIES,
    read_summary_content,
    read_superior_content,
    superior_content,
)
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.superior_samples import AT, SAMPLES, SUMMARY

KINDS = (*BODIES, PackageKind.SUMMARY)
ALL = {**SAMPLES, PackageKind.SUMMARY: SUMMARY}
SCHEMAS = Path(__file__).parents[2] / "resources/schemas"


def content_of(kind: PackageKind) -> dict[str, Any]:
    """Give a full content of a kind as a reader gets it."""
    content: dict[str, Any] = json.loads(canonical_json(superior_content(ALL[kind])))
    return content


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_follows_the_published_schema_and_is_its_example(kind: PackageKind) -> None:
    schema = json.loads((SCHEMAS / f"{kind}-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(content_of(kind))
    assert schema["examples"] == [content_of(kind)]
    assert set(content_of(kind)) == set(schema["properties"])


@pytest.mark.parametrize("kind", tuple(BODIES))
def test_what_was_signed_is_read_back_equal(kind: PackageKind) -> None:
    key = make_software_key(holder="Nguyễn Văn Thư", cell_code="DU-TP", cell_name="Đảng ủy xã Tiên Phong", at=AT)
    made = make_package(content=superior_content(SAMPLES[kind]), documents={}, key=key, at=AT)
    verified = verify(made, trusted=(key.certificate_der,), at=AT)
    assert verified.kind == kind
    assert read_superior_content(verified.content) == SAMPLES[kind]


def test_a_summary_is_signed_by_the_committee_below_and_read_back_equal() -> None:
    key = make_software_key(holder="Nguyễn Văn Thư", cell_code="DU-TP", cell_name="Đảng ủy xã Tiên Phong", at=AT)
    made = make_package(content=superior_content(SUMMARY), documents={}, key=key, at=AT)
    assert read_summary_content(verify(made, trusted=(known(key, KeyOwner.CELL),), at=AT).content) == SUMMARY
    with pytest.raises(errors.WrongSpeakerError):
        verify(made, trusted=(known(key, KeyOwner.SUPERIOR),), at=AT)
    foreign = known(key, KeyOwner.CELL, unit_code="DU-KHAC")
    with pytest.raises(errors.ForeignCellError, match="DU-TP"):
        verify(made, trusted=(foreign,), at=AT)


def test_a_summary_and_a_package_of_the_superior_are_not_taken_for_each_other() -> None:
    with pytest.raises(errors.ContentError, match="không phải gói của cấp trên"):
        read_superior_content(superior_content(SUMMARY))
    with pytest.raises(errors.ContentError, match="không phải bảng tổng hợp"):
        read_summary_content(superior_content(SAMPLES[PackageKind.RECEIPT]))
    broken = superior_content(SUMMARY)
    with pytest.raises(errors.ContentError, match="total"):
        read_summary_content({**broken, "units": [{**broken["units"][0], "members": {"total": -1}}]})  # type: ignore[index,dict-item]


def known(key: SoftwareKey, owner: KeyOwner, unit_code: str = "DU-TP") -> EnrolledKey:
    """Give a key as it was compared and taken up."""
    return EnrolledKey(
        owner=owner,
        unit_code=unit_code,
        unit_name="Đảng ủy xã Tiên Phong",
        holder="Nguyễn Văn Thư",
        fingerprint=read_certificate(key.certificate_der).fingerprint,
        certificate=certificate_text(key.certificate_der),
        since=AT.date(),
        until=AT.date().replace(year=2031),
        enrolled_at=AT,
        enrolled_by="Văn phòng",
    )


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
        ("kind", "letter"),
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
