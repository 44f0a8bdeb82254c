"""Good packages of a load spoiled, each in its own way, with the verdict that each must get.

`spoil(name, committee, load, file)` replaces the package in `file` (named as the program names it).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange import layout
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.canonical_zip import read_zip, write_zip
from kiemdiem_desktop.exchange.content import Value, canonical_json, parse_content
from kiemdiem_desktop.exchange.envelope import close_envelope, make_envelope_key
from kiemdiem_desktop.exchange.keys import SigningKey, make_software_key
from kiemdiem_desktop.exchange.manifest import write_manifest
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.province import SIGNED_AT, Load

HOSTILE: Final[Mapping[str, CollectVerdict]] = {
    "flipped": CollectVerdict.TAMPERED,
    "cut": CollectVerdict.TAMPERED,
    "empty": CollectVerdict.NOT_A_PACKAGE,
    "renamed_paper": CollectVerdict.NOT_A_PACKAGE,
    "unknown_key": CollectVerdict.UNKNOWN_KEY,
    "revoked_key": CollectVerdict.REVOKED_KEY,
    "wrong_round": CollectVerdict.WRONG_ROUND,
    "newer_format": CollectVerdict.NEWER_FORMAT,
    "for_another": CollectVerdict.CANNOT_DECRYPT,
    "wrong_kind": CollectVerdict.WRONG_KIND,
    "not_registered": CollectVerdict.NOT_REGISTERED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    committee: Workspace
    load: Load
    data: bytes

    @property
    def content(self) -> dict[str, Value]:
        """What the package says."""
        return parse_content(read_zip(self.data)["content.json"])

    @property
    def code(self) -> str:
        """The code of its cell."""
        cell = self.content["cell"]
        assert isinstance(cell, dict)
        return str(cell["code"])

    def sealed(self, content: Mapping[str, Value], key: SigningKey | None = None) -> bytes:
        """Sign another content in its place, whatever it says: no check of ours looks at it."""
        entries = {layout.MIMETYPE_NAME: layout.MIMETYPE, layout.CONTENT_NAME: canonical_json(content)}
        manifest = write_manifest(entries, 1)
        signature = make_signature(manifest, key or self.load.key_of(self.code), at=SIGNED_AT)
        return write_zip({**entries, layout.manifest_name(1): manifest, layout.signature_name(1): signature})


def spoil(name: str, committee: Workspace, load: Load, file: Path) -> None:
    """Replace a package by what `name` says."""
    file.write_bytes(_SPOILERS[name](_Case(committee=committee, load=load, data=file.read_bytes())))


def _flipped(case: _Case) -> bytes:
    data = bytearray(case.data)
    data[len(data) // 3] ^= 4
    return bytes(data)


def _unknown_key(case: _Case) -> bytes:
    key = make_software_key(holder="Kẻ Lạ", cell_code=case.code, cell_name="Chi bộ", at=SIGNED_AT)
    return case.sealed(case.content, key)


def _revoked_key(case: _Case) -> bytes:
    keys = case.committee.store.enrolled_keys
    (known,) = (row for row in trusted_keys(case.committee, KeyOwner.CELL) if row.unit_code == case.code)
    with case.committee.store.step("Hủy khóa"):
        keys.save(replace(known, revoked_on=SIGNED_AT.date(), revoke_reason="Mất máy"))
    return case.data


def _wrong_round(case: _Case) -> bytes:
    round_ = case.content["round"]
    assert isinstance(round_, dict)
    return case.sealed({**case.content, "round": {**round_, "year": 2019}})


def _for_another(case: _Case) -> bytes:
    return close_envelope(case.data, (make_envelope_key().recipient,))


def _wrong_kind(case: _Case) -> bytes:
    return case.sealed({**case.content, "kind": "receipt", "issuer": {"code": case.code, "name": "Chi bộ"}})


def _not_registered(case: _Case) -> bytes:
    cell = case.committee.store.registered_cells.find(code=case.code)
    assert cell is not None
    with case.committee.store.step("Bỏ"):
        case.committee.store.registered_cells.remove(cell.id)
    return case.data


def _foreign_cell(case: _Case) -> bytes:
    other = next(cell.code for cell in case.load.cells if cell.code != case.code)
    return case.sealed(case.content, case.load.key_of(other))


_SPOILERS: Final[Mapping[str, Callable[[_Case], bytes]]] = {
    "flipped": _flipped,
    "cut": lambda case: case.data[:-40],
    "empty": lambda _case: b"",
    "renamed_paper": lambda _case: b"%PDF-1.7 bao cao",
    "unknown_key": _unknown_key,
    "revoked_key": _revoked_key,
    "wrong_round": _wrong_round,
    "newer_format": lambda case: case.sealed({**case.content, "format_version": 9}),
    "for_another": _for_another,
    "wrong_kind": _wrong_kind,
    "not_registered": _not_registered,
    "foreign_cell": _foreign_cell,
}
