"""Canonical JSON: one value, one row of bytes."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.exchange.content import canonical_json, parse_content
from kiemdiem_desktop.exchange.errors import ContentError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True), inner)
    ),
    max_leaves=12,
)


def test_the_form_is_sorted_plain_and_utf8() -> None:
    assert (
        canonical_json({"b": ["Đức", 1], "a": {"d": "x\n", "c": -2}})
        == '{"a":{"c":-2,"d":"x\\n"},"b":["Đức",1]}'.encode()
    )


def test_texts_are_put_into_nfc() -> None:
    assert canonical_json(unicodedata.normalize("NFD", "Kiểm điểm")) == '"Kiểm điểm"'.encode()


@given(value=st.dictionaries(st.just("a"), VALUES, min_size=1))
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    data = canonical_json(value)
    assert canonical_json(parse_content(data)) == data


@given(value=VALUES)
def test_the_fast_writer_writes_what_the_standard_library_writes(value: object) -> None:
    fast = canonical_json(value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "orjson", None)
        assert canonical_json(value) == fast


def test_every_character_is_written_alike_by_both_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x11000), 0x10FFFF]))
    fast = canonical_json({"a": text})
    monkeypatch.setitem(sys.modules, "orjson", None)
    assert canonical_json({"a": text}) == fast
    with pytest.raises(ValueError, match="surrogate"):
        canonical_json("\ud800")


@pytest.mark.parametrize("value", [1.5, None, True, b"x", {"a": 1.0}, ["a", None], object()])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_unsafe_values_are_refused() -> None:
    deep: object = 1
    for _level in range(40):
        deep = [deep]
    for value in (2**53, {"Ten": 1}, {1: "a"}, "\ud800", deep):
        with pytest.raises(ValueError, match=r"."):
            canonical_json(value)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b'"a"', b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":2}', b'{"a":true}', b'{"a":null}', b'{"a":1.0}',
        b'{"a":1e3}', b'{"a":NaN}', b'{"a":"\xff"}', b"\xef\xbb\xbf{}", '{"a":"e\u0301"}'.encode(), b'{"a":"\\u0041"}',
        b'{"a":"\\ud800"}', b"{" * 5000, b'{"a":' + b"9" * 5000 + b"}",
    ],
)  # fmt: skip
def test_only_canonical_bytes_are_read(data: bytes) -> None:
    with pytest.raises(ContentError, match="không theo dạng chuẩn"):
        parse_content(data)
