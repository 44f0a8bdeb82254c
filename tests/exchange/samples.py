"""A key, a package and an invented round for the tests of packages."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache

from kiemdiem_desktop.exchange.canonical_zip import read_zip, write_zip
from kiemdiem_desktop.exchange.container import make_package
from kiemdiem_desktop.exchange.keys import SoftwareKey, make_software_key

AT = datetime(2026, 12, 6, 3, 0, tzinfo=UTC)
CONTENT: Mapping[str, object] = {
    "format_version": 1,
    "kind": "dossier",
    "cell": {"code": "CB-07", "name": "Chi bộ thôn Suối Đá"},
    "round": {"year": 2026, "period": "cn"},
    "sequence": 1,
}
DOCUMENTS = {"bien-ban.pdf": b"%PDF-1.7 bi\xc3\xaan b\xe1\xba\xa3n", "danh-sach.docx": b"PK\x03\x04 not read here"}
MANIFEST, SIGNATURE = "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"
ATTACHED = b"\x89PNG scan"
ON = date(2026, 12, 5)


@cache
def a_key(holder: str = "Đinh Thị Hoà", cell_code: str = "CB-07", at: datetime = AT) -> SoftwareKey:
    """Give a key; the same one for the same holder."""
    return make_software_key(holder=holder, cell_code=cell_code, cell_name="Chi bộ thôn Suối Đá", at=at)


@cache
def a_package() -> bytes:
    """Give a small sound package."""
    return make_package(content=CONTENT, documents=DOCUMENTS, key=a_key(), at=AT)


@cache
def another_package() -> bytes:
    """Give a package of the same key and the same names of entries, with other content throughout."""
    documents = {name: data + b" again" for name, data in DOCUMENTS.items()}
    return make_package(content={**CONTENT, "sequence": 2}, documents=documents, key=a_key(), at=AT)


def with_entries(change: Callable[[dict[str, bytes]], object], package: bytes | None = None) -> bytes:
    """Give the package with its entries changed and its shell made sound again, as a skilled hand would do."""
    entries = read_zip(package or a_package())
    change(entries)
    return write_zip(entries)
