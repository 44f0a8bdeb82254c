"""Hostile manifests and contents: rightly signed by the cell's own key, so that the signature does not save us."""

from collections.abc import Iterator

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.canonical_zip import write_zip
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.manifest import write_manifest
from tests.exchange.hostile.parts import Hostile, sealed, sound_entries, with_manifest
from tests.exchange.samples import CONTENT, MANIFEST, SIGNATURE, another_package, with_entries

_HEAD = '<?xml version="1.0"?>'
_EMPTY = '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"/>'


def hostile_papers() -> Iterator[Hostile]:
    """Give packages with a hostile manifest, content or set of entries."""
    yield from _manifests()
    yield from _entries()
    yield from _contents()


def _right() -> str:
    kept = {name: data for name, data in sound_entries().items() if not name.startswith("META-INF/")}
    return write_manifest(kept, 1).decode()


def _manifests() -> Iterator[Hostile]:
    right = _right()
    line = right[right.index("  <asic:DataObjectReference") : right.index("</asic:ASiCManifest>")]
    first = line[: line.index("</asic:DataObjectReference>") + 28]
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bad = {
        "an entity bomb": f'{_HEAD}<!DOCTYPE a [<!ENTITY e0 "lol">{bomb}]><a>&e9;</a>',
        "a quadratic bomb": f'{_HEAD}<!DOCTYPE a [<!ENTITY e "{"x" * 9999}">]><a>{"&e;" * 999}</a>',
        "an entity from a file": f'{_HEAD}<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        "an entity from the net": f'{_HEAD}<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        "a bare DTD": right.replace("<asic:ASiCManifest", "<!DOCTYPE a><asic:ASiCManifest", 1),
        "no XML": "hello",
        "no bytes": "",
        "half of it": right[: len(right) // 2],
        "another root": right.replace("ASiCManifest", "ASiCManifesto"),
        "a line twice": right.replace(line, line + first),
        "SHA-1": right.replace("xmlenc#sha256", "xmldsig#sha1"),
        "a digest that is none": right.replace("<ds:DigestValue>", "<ds:DigestValue>@", 1),
        "the signature of another": right.replace("signature001", "signature002"),
        "two signatures": right.replace("  <asic:SigReference", "  <asic:SigReference/><asic:SigReference", 1),
        "something more": right.replace("</asic:ASiCManifest>", "<a/></asic:ASiCManifest>"),
        "a depth of 20,000": "<a>" * 20_000,
    }
    for words, text in bad.items():
        yield Hostile(name=f"manifest: {words}", data=with_manifest(text.encode()), error=errors.BadManifestError)
    empty = _EMPTY.replace("/>", '><asic:SigReference URI="META-INF/signature001.p7s"/></asic:ASiCManifest>')
    yield Hostile(name="manifest: empty", data=with_manifest(empty.encode()), error=errors.SwappedManifestError)
    without = right.replace(line[line.index('  <asic:DataObjectReference URI="documents/d') :], "")
    yield Hostile(name="manifest: a line short", data=with_manifest(without.encode()), error=errors.AddedEntryError)
    more = right.replace(line, line + first.replace('"mimetype"', '"documents/z.pdf"'))
    yield Hostile(name="manifest: a line over", data=with_manifest(more.encode()), error=errors.MissingEntryError)


def _entries() -> Iterator[Hostile]:
    other = dict(sound_entries())
    swapped = {**other, "documents/bien-ban.pdf": other["documents/danh-sach.docx"]}
    yield Hostile(name="entries: two swapped", data=write_zip(swapped), error=errors.EntryChangedError)
    yield Hostile(
        name="entries: one renamed",
        data=with_entries(lambda e: e.update({"documents/z.pdf": e.pop("documents/bien-ban.pdf")})),
        error=errors.MissingEntryError,
    )
    foreign = with_entries(lambda e: e.update({name: _others()[name] for name in (MANIFEST, SIGNATURE)}))
    yield Hostile(name="entries: both metadata of another", data=foreign, error=errors.SwappedManifestError)
    theirs = with_entries(lambda e: e.update({MANIFEST: _others()[MANIFEST]}))
    yield Hostile(name="entries: manifest of another", data=theirs, error=errors.SwappedManifestError)
    for name, error in (("content.json", errors.MissingEntryError), ("mimetype", errors.NotAPackageError)):
        gone = sealed({key: data for key, data in other.items() if key != name})
        yield Hostile(name=f"entries: no {name}", data=gone, error=error)
    wrong_type = sealed({**other, "mimetype": b"application/zip"})
    yield Hostile(name="entries: another media type", data=wrong_type, error=errors.NotAPackageError)
    liar = sealed({**other, f"attachments/{'0' * 64}.png": b"scan"})
    yield Hostile(name="entries: attachment under a wrong digest", data=liar, error=errors.EntryNameError)


def _others() -> dict[str, bytes]:
    from_other: dict[str, bytes] = {}
    with_entries(from_other.update, another_package())
    return from_other


def _contents() -> Iterator[Hostile]:
    right = canonical_json(CONTENT)
    bad = {
        "no JSON": b"hello",
        "no bytes": b"",
        "a list": b"[]",
        "a byte order mark": b"\xef\xbb\xbf" + right,
        "UTF-16": right.decode().encode("utf-16"),
        "broken UTF-8": right.replace(b"CB-07", b"CB-\xc3"),
        "blanks": right.replace(b":", b": "),
        "a line behind": right + b"\n",
        "letters not composed": right.replace("bộ".encode(), "bo\u0302\u0323".encode()),
        "a float": right.replace(b'"sequence":1', b'"sequence":1.5'),
        "a float of full value": right.replace(b'"sequence":1', b'"sequence":1.0'),
        "not a number": right.replace(b'"sequence":1', b'"sequence":NaN'),
        "null": right.replace(b'"sequence":1', b'"sequence":null'),
        "a boolean": right.replace(b'"sequence":1', b'"sequence":true'),
        "a huge number": right.replace(b'"sequence":1', b'"sequence":1' + b"0" * 40),
        "a number of 5,000 digits": right.replace(b'"sequence":1', b'"sequence":' + b"9" * 5000),
        "a key twice": right.replace(b'"sequence":1', b'"sequence":2,"sequence":1'),
        "keys out of order": right.replace(b'{"cell"', b'{"zcell":1,"cell"'),
        "a key with blanks": right.replace(b'{"cell"', b'{"a b":1,"cell"'),
        "an escaped letter": right.replace(b"CB-07", b"CB-\\u0030" + b"7"),
        "a lone surrogate": right.replace(b"CB-07", b"\\ud800"),
        "a depth of 100,000": b'{"a":' + b"[" * 100_000,
        "no version": right.replace(b'"format_version":1,', b""),
        "a version of text": right.replace(b'"format_version":1', b'"format_version":"1"'),
        "version 0": right.replace(b'"format_version":1', b'"format_version":0'),
        "another kind": right.replace(b'"dossier"', b'"letter"'),
        "a kind that is a number": right.replace(b'"dossier"', b"5"),
        "no cell": right.replace(b'"cell"', b'"c"'),
        "a cell of text": canonical_json({**CONTENT, "cell": "CB-07"}),
    }
    for words, content in bad.items():
        yield Hostile(name=f"content: {words}", data=_with(content), error=errors.ContentError)
    newer, foreign = {**CONTENT, "format_version": 2}, {**CONTENT, "cell": {"code": "CB-08", "name": "Chi bộ thôn 8"}}
    yield Hostile(name="content: newer", data=_with(canonical_json(newer)), error=errors.NewerFormatError)
    yield Hostile(name="content: of another cell", data=_with(canonical_json(foreign)), error=errors.ForeignCellError)
    receipt = {**CONTENT, "kind": "receipt", "issuer": {"code": "CB-07", "name": "Chi bộ"}}
    yield Hostile(name="content: a superior's", data=_with(canonical_json(receipt)), error=errors.WrongSpeakerError)


def _with(content: bytes) -> bytes:
    return sealed({**sound_entries(), "content.json": content})
