"""Hostile signature files: weak, of the wrong key, over something else, with more in them than was signed."""

from base64 import encodebytes
from collections.abc import Callable, Iterator
from hashlib import new as new_digest
from hashlib import sha256
from typing import Any

from asn1crypto import algos, cms, core, tsp
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from kiemdiem_desktop.exchange import errors
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.canonical_zip import read_zip, write_zip
from kiemdiem_desktop.exchange.container import add_signature
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.exchange.manifest import write_manifest
from tests.exchange.hostile.parts import (
    Hostile,
    OddKey,
    odd_keys,
    other_cell,
    sealed,
    sound_entries,
    trusted,
    with_signature,
)
from tests.exchange.samples import AT, MANIFEST, SIGNATURE, a_key, a_package, another_package

Info = dict[str, Any]
assert tsp


def hostile_signings() -> Iterator[Hostile]:
    """Give packages whose signature is hostile."""
    yield from _keys()
    yield from _odd_files()
    yield from _touched()
    yield from _second_signers()


def _keys() -> Iterator[Hostile]:
    """Signed by keys that are known for something else, or not any more."""
    unfit, usage = errors.UnfitKeyError, errors.KeyUsageError
    for name in ("RSA-1024", "P-384", "P-224", "secp256k1", "Ed25519"):
        yield Hostile(name=f"key: {name}", data=with_signature(built(odd_keys()[name])), error=unfit)
    for name in ("for encryption", "for certificates", "for nothing"):
        yield Hostile(name=f"key: {name}", data=sealed(sound_entries(), odd_keys()[name].software_key), error=usage)
    states = (
        ("expired", odd_keys()["expired"].software_key, errors.ExpiredKeyError),
        ("of tomorrow", odd_keys()["of tomorrow"].software_key, errors.NotYetValidKeyError),
        ("revoked", a_key("Đã Hủy"), errors.RevokedKeyError),
        ("waiting", a_key("Chờ Xác Nhận"), errors.UnknownSignerError),
        ("of a term that ended", a_key("Hết Nhiệm Kỳ"), errors.ExpiredKeyError),
        ("of a term to come", a_key("Chưa Nhận Việc"), errors.NotYetValidKeyError),
        ("unknown", a_key("Người Lạ"), errors.UnknownSignerError),
        ("of the same name", a_key(at=AT.replace(hour=1)), errors.UnknownSignerError),
        ("of another cell", other_cell(), errors.ForeignCellError),
        ("of the superior", a_key("Cấp Trên"), errors.WrongSpeakerError),
    )
    for name, key, error in states:
        yield Hostile(name=f"key: {name}", data=sealed(sound_entries(), key), error=error)


def built(
    key: OddKey, *, digest: str = "sha256", algorithm: str = "", change: Callable[[Info], object] = lambda _info: None
) -> bytes:
    """Build a signature file over the sound manifest with asn1crypto; `change` may spoil the parts before signing."""
    certificate = Certificate.load(key.certificate_der)
    named = tsp.ESSCertIDv2({"cert_hash": sha256(key.certificate_der).digest()})
    attributes = [
        ("content_type", "data"),
        ("message_digest", new_digest(digest, sound_entries()[MANIFEST]).digest()),
        ("signing_time", cms.Time({"utc_time": core.UTCTime(AT)})),
        ("signing_certificate_v2", tsp.SigningCertificateV2({"certs": [named]})),
    ]
    info: Info = {"attributes": attributes, "digest": digest, "algorithm": algorithm or _algorithm(key, digest)}
    change(info)
    signed = cms.CMSAttributes([cms.CMSAttribute({"type": t, "values": [v]}) for t, v in info["attributes"]])
    value = _sign(key, digest, signed.untag().dump())
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
                    )
                }
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": info["digest"]}),
            "signed_attrs": signed,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": info["algorithm"]}),
            "signature": value,
        }
    )
    return bytes(_file(certificate, [signer], info["digest"]).dump())


def _file(certificate: Any, signers: list[Any], digest: str) -> Any:
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": digest})],
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": signers,
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": data})


def _algorithm(key: OddKey, digest: str) -> str:
    if isinstance(key.private_key, rsa.RSAPrivateKey):
        return f"{digest}_rsa"
    return f"{digest}_ecdsa" if isinstance(key.private_key, ec.EllipticCurvePrivateKey) else "ed25519"


def _sign(key: OddKey, digest: str, data: bytes) -> bytes:
    hash_: hashes.HashAlgorithm = hashes.SHA256()
    if digest != "sha256":
        hash_ = hashes.SHA1() if digest == "sha1" else hashes.MD5()
    if isinstance(key.private_key, rsa.RSAPrivateKey):
        return key.private_key.sign(data, padding.PKCS1v15(), hash_)
    if isinstance(key.private_key, ec.EllipticCurvePrivateKey):
        return key.private_key.sign(data, ec.ECDSA(hash_))
    return key.private_key.sign(data)


def _odd_files() -> Iterator[Hostile]:
    """Signed by a fit key in a file that is not of the one form."""
    fit, bad = odd_keys()["RSA-2048"], errors.BadSignatureError
    yield Hostile(name="file: SHA-1", data=with_signature(built(fit, digest="sha1")), error=errors.WeakDigestError)
    yield Hostile(name="file: MD5", data=with_signature(built(fit, digest="md5")), error=errors.WeakDigestError)
    weak = built(odd_keys()["RSA-1024"], digest="sha1")
    yield Hostile(name="file: RSA-1024 with SHA-1", data=with_signature(weak), error=errors.WeakDigestError)
    spoilers: dict[str, Callable[[Info], object]] = {
        "no time": lambda info: info["attributes"].pop(2),
        "no certificate named": lambda info: info["attributes"].pop(3),
        "another certificate named": lambda info: info["attributes"].__setitem__(3, _named(a_key())),
        "two certificates named": lambda info: info["attributes"].__setitem__(3, _named(a_key(), other_cell())),
        "a digest twice": lambda info: info["attributes"].append(("message_digest", b"\x00" * 32)),
        "something more signed": lambda info: info["attributes"].append(("1.2.3.4", core.Null())),
        "another type of content": lambda info: info["attributes"].__setitem__(0, ("content_type", "signed_data")),
        "an algorithm of another key": lambda info: info.update(algorithm="sha256_ecdsa"),
        "an algorithm by half": lambda info: info.update(algorithm="rsassa_pkcs1v15"),
    }
    for name, spoil in spoilers.items():
        yield Hostile(name=f"file: {name}", data=with_signature(built(fit, change=spoil)), error=bad)


def _named(*keys: SoftwareKey) -> tuple[str, Any]:
    named = [tsp.ESSCertIDv2({"cert_hash": sha256(key.certificate_der).digest()}) for key in keys]
    return ("signing_certificate_v2", tsp.SigningCertificateV2({"certs": named}))


def _touched() -> Iterator[Hostile]:
    """A right signature file, touched afterwards."""
    right, bad = sound_entries()[SIGNATURE], errors.BadSignatureError
    other = read_zip(another_package())[SIGNATURE]
    pem = b"-----BEGIN CMS-----\n" + encodebytes(right) + b"-----END CMS-----\n"
    simple = {"nothing": b"", "not DER": b"hello", "PEM": pem, "a byte behind": right + b"\x00", "cut": right[:-1]}
    for name, signature in simple.items():
        yield Hostile(name=f"touched: {name}", data=with_signature(signature), error=bad)
    yield Hostile(name="touched: of another package", data=with_signature(other), error=errors.SwappedManifestError)
    edits: dict[str, tuple[Callable[[Any], object], type[errors.PackageError]]] = {
        "two signers": (_add_signer, errors.SignerCountError),
        "no signer": (lambda data: data.__setitem__("signer_infos", []), errors.SignerCountError),
        "two certificates": (_add_certificate, bad),
        "no certificate": (lambda data: data.__setitem__("certificates", []), bad),
        "the certificate of another": (_swap_certificate, bad),
        "the content inside": (lambda data: data["encap_content_info"].__setitem__("content", b"<a/>"), bad),
        "something unsigned": (_add_unsigned, bad),
        "a value of zeros": (lambda data: data["signer_infos"][0].__setitem__("signature", bytes(70)), bad),
        "no value": (lambda data: data["signer_infos"][0].__setitem__("signature", b""), bad),
        "another version": (lambda data: data["signer_infos"][0].__setitem__("version", "v3"), bad),
        "a revocation list": (lambda data: data.__setitem__("crls", []), bad),
    }
    for name, (edit, error) in edits.items():
        file = cms.ContentInfo.load(right)
        edit(file["content"])
        yield Hostile(name=f"touched: {name}", data=with_signature(file.dump(force=True)), error=error)


def _add_signer(data: Any) -> None:
    second = cms.ContentInfo.load(make_signature(sound_entries()[MANIFEST], a_key("Y Ngọc"), at=AT))["content"]
    data["certificates"].append(second["certificates"][0])
    data["signer_infos"].append(second["signer_infos"][0])


def _add_certificate(data: Any) -> None:
    data["certificates"].append(Certificate.load(other_cell().certificate_der))


def _swap_certificate(data: Any) -> None:
    data["certificates"] = [Certificate.load(a_key("Y Ngọc").certificate_der)]


def _add_unsigned(data: Any) -> None:
    attribute = {"type": "1.2.3.4", "values": [core.Any(core.Null())]}
    data["signer_infos"][0]["unsigned_attrs"] = [cms.CMSAttribute(attribute)]


def _second_signers() -> Iterator[Hostile]:
    """A sound first pair and a hostile second one."""
    sound, entries = a_package(), dict(sound_entries())
    two, second = MANIFEST.replace("001", "002"), SIGNATURE.replace("001", "002")
    kept = {name: data for name, data in entries.items() if not name.startswith("META-INF/")}
    manifest = write_manifest(kept, 2)

    def pair(key: SoftwareKey, over: bytes = manifest) -> bytes:
        return write_zip({**entries, two: over, second: make_signature(over, key, at=AT)})

    stranger = add_signature(sound, trusted=trusted(), key=a_key("Người Lạ"), at=AT)
    yield Hostile(name="second: unknown", data=stranger, error=errors.UnknownSignerError)
    yield Hostile(name="second: revoked", data=pair(a_key("Đã Hủy")), error=errors.RevokedKeyError)
    yield Hostile(name="second: of another cell", data=pair(other_cell()), error=errors.ForeignCellError)
    alone = write_zip({**entries, two: manifest})
    yield Hostile(name="second: manifest alone", data=alone, error=errors.MissingEntryError)
    only = write_zip({**entries, second: make_signature(manifest, a_key("Y Ngọc"), at=AT)})
    yield Hostile(name="second: signature alone", data=only, error=errors.MissingEntryError)
    first = entries[MANIFEST]
    yield Hostile(name="second: over the first", data=pair(a_key("Y Ngọc"), first), error=errors.BadManifestError)
    fewer = write_manifest({name: data for name, data in kept.items() if not name.endswith("docx")}, 2)
    yield Hostile(name="second: over fewer", data=pair(a_key("Y Ngọc"), fewer), error=errors.AddedEntryError)
    three = {two.replace("002", "003"): write_manifest(kept, 3), second.replace("002", "003"): entries[SIGNATURE]}
    yield Hostile(name="second: number three", data=write_zip({**entries, **three}), error=errors.MissingEntryError)
