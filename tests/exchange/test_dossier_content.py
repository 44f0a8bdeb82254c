"""What a dossier package says, and what it never says."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.dossier_content import DossierHeader, dossier_content
from kiemdiem_desktop.exchange.plain_values import tail
from kiemdiem_desktop.exchange.verifying import verify
from tests.exchange.rounds import SECRET, a_dossier, a_verdict
from tests.exchange.samples import AT, a_key

SCHEMA = json.loads((Path(__file__).parents[2] / "resources/schemas/dossier-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
HEADER = DossierHeader(
    sequence=2, program_version="0.1.0", journal_head="0" * 64, replaces="cd" * 32, replace_reason="sửa"
)


def content_of(dossier: Dossier | None = None, verdict: RoundVerdict | None = None) -> dict[str, Any]:
    """Give the content as a reader gets it."""
    made = dossier_content(dossier or a_dossier(), verdict or a_verdict(), header=HEADER)
    content: dict[str, Any] = json.loads(canonical_json(made))
    return content


def test_the_schema_is_one_and_its_examples_follow_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["examples"]
    for example in SCHEMA["examples"]:
        VALIDATOR.validate(example)


def test_content_follows_the_published_schema() -> None:
    VALIDATOR.validate(content_of())


def test_an_empty_round_follows_it_too() -> None:
    cell, of_round = a_dossier().cell, a_dossier().round
    nothing = RoundVerdict(eligibilities=(), subjects=(), caps=(), vote_base=None, findings=())
    content = content_of(Dossier(cell=cell, round=of_round, members=(), subjects=()), nothing)
    VALIDATOR.validate(content)
    assert "meeting" not in content


def test_a_package_of_it_verifies_and_gives_the_same_content() -> None:
    made = dossier_content(a_dossier(), a_verdict(), header=HEADER)
    package = verify(
        make_package(content=made, documents={}, key=a_key(), at=AT), trusted=(a_key().certificate_der,), at=AT
    )
    assert canonical_json(dict(package.content)) == canonical_json(made)


@pytest.mark.parametrize(
    "private", [SECRET, "042176001234", "51.008 765", "008765", "9988776655", "sick", "retyped", "speaker_id"]
)
def test_what_the_superior_does_not_need_stays_in_the_cell(private: str) -> None:
    assert private not in canonical_json(content_of()).decode()


def test_the_header_tells_whose_which_and_after_what() -> None:
    content = content_of()
    assert (content["format_version"], content["kind"], content["sequence"]) == (1, "dossier", 2)
    assert content["cell"]["code"] == "CB-07"
    assert content["cell"]["has_committee"] == "no"
    assert content["round"] == {
        "evaluation_on": "2026-12-05",
        "period": "cn",
        "regulations": [{"digest": "ab" * 32, "id": "qd-366-2025"}],
        "year": 2026,
    }
    assert (content["replaces"], content["replace_reason"], content["guidance"]) == ("cd" * 32, "sửa", [])


def test_a_member_can_be_matched_by_name_birth_and_the_last_four_digits() -> None:
    member = content_of()["members"][0]
    assert (member["sex"], member["ethnic_group"]) == ("female", "Ba Na"), "the statistics ask for them"
    assert (member["code"], member["name"], member["born_on"]) == ("dv-7", "Đinh Thị Hoà", "1976-03")
    assert (member["personal_number_tail"], member["card_number_tail"]) == ("1234", "8765")
    assert member["disciplines"][0]["number"] == "12-QĐ/ĐU"
    assert "is_self_detected" not in member["disciplines"][0]
    assert member["eligibility"]["citation"] == {"article": "Điều 11 khoản 1", "regulation": "qd-366-2025"}


@pytest.mark.parametrize(("number", "last"), [("042176001234", "1234"), ("12345", "2345"), ("1234", ""), ("", "")])
def test_a_number_is_never_told_whole(number: str, last: str) -> None:
    assert tail(number) == last


def test_a_subject_carries_four_levels_points_and_sums() -> None:
    subject, cell = content_of()["subjects"]
    assert (subject["code"], cell["code"]) == ("dv-7", "chi-bo")
    assert subject["levels"] == {"previous": "HTNV", "proposed": "HTT", "self": "HTT", "voted": "HTT"}
    assert subject["review"]["points"][0] == {"code": "general", "points": "27.50"}
    assert subject["review"]["finished_at"] == "2026-12-05T05:00:00Z"
    assert subject["ballots"][0] == {
        **dict.fromkeys(("issued", "returned", "valid"), 9),
        **dict.fromkeys(("invalid", "htxs", "htnv", "kht", "not_rated"), 0),
        "ballot_round": 1,
        "htt": 8,
        "blank": 1,
    }
    assert [comment["text"] for comment in subject["comments"]] == ["Chậm báo cáo.", "Gương mẫu."]
    assert subject["comments"][0]["speaker"] == "dv-8"
    assert subject["prompts"][0]["answer"] == "Đã công khai"
    assert subject["verdict"]["levels"] == [{"closed_by": ["points_too_low"], "is_open": "no", "level": "HTXS"}]
    assert subject["verdict"]["total_points"] == "82.5"


def test_overrides_and_findings_name_their_subject() -> None:
    content = content_of()
    assert [row.get("subject") for row in content["overrides"]] == ["dv-7", None]
    assert content["overrides"][0] == {
        "at": "2026-12-05T05:00:00Z",
        "finding": "late",
        "reason": "Bão lũ",
        "subject": "dv-7",
        "who": "Đinh Thị Hoà",
    }
    assert content["findings"][0]["subject"] == "dv-7"
    assert content["findings"][0]["closes"] == ["HTXS"]


def test_a_group_of_the_cap_and_the_ground_of_an_exception_travel_along() -> None:
    dossier = a_dossier()
    own = next(row for row in dossier.subjects if row.rating is not None)
    assert own.rating is not None
    grouped = replace(own, rating=replace(own.rating, cap_group="Giáo viên"))
    granted = LocalParameter(
        name="cap_exception", value="yes", number="45-QĐ/ĐU", refines="Điều 11 khoản 1 điểm 1.5", ground="Dẫn đầu"
    )
    subjects = tuple(grouped if row is own else row for row in dossier.subjects)
    content = content_of(replace(dossier, subjects=subjects, parameters=(granted,)))
    VALIDATOR.validate(content)
    assert content["parameters"][0]["ground"] == "Dẫn đầu"
    assert content["parameters"][0]["refines"] == "Điều 11 khoản 1 điểm 1.5"
    assert "Giáo viên" in [row["rating"].get("cap_group") for row in content["subjects"] if "rating" in row]
