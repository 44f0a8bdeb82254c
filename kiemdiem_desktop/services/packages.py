"""Packages as files: a look inside, and the proof against enrolled keys."""

import base64
import re
from collections.abc import Iterable
from pathlib import Path

from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.exchange.container import add_signature
from kiemdiem_desktop.exchange.inspecting import PackageReport, inspect
from kiemdiem_desktop.exchange.keys import SigningKey, SoftwareKey
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, read_bytes, verify
from kiemdiem_desktop.exchange.writing import write_checked
from kiemdiem_desktop.i18n import _

_LARGEST_CERTIFICATE_BYTES = 100_000
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)


def inspect_file(file: Path, *, clock: Clock) -> PackageReport:
    """Give what a package says of itself; for showing only."""
    return inspect(file, trusted=(), at=clock.now())


def report_lines(report: PackageReport) -> Iterable[str]:
    """Give a report in words, line by line."""
    yield report.verdict.label
    if report.kind in set(PackageKind):
        yield _("Loại gói: {kind}").format(kind=PackageKind(report.kind).label)
    if report.issuer_name:
        yield _("Nơi gửi: {name}").format(name=report.issuer_name)
    if report.cell_name:
        yield _("Đơn vị: {name} ({code}); năm {year}; gói số {sequence}").format(
            name=report.cell_name, code=report.cell_code, year=report.year, sequence=report.sequence
        )
    if report.signer:
        yield _("Người ký (theo gói tự ghi): {signer}").format(signer=report.signer)
    if report.words:
        yield _("Dấu vân tay của gói: {words}").format(words=report.words)
    for name, size in report.entries:
        yield f"  {name}  {size:,}".replace(",", ".")
    for problem in report.problems:
        yield f"{problem.message} {problem.hint}"


def verify_file(file: Path, *, signers: tuple[Path, ...], clock: Clock) -> VerifiedPackage:
    """Prove a package against the certificates of enrolled signers. Raises: PackageError, InvalidValueError."""
    return verify(file, trusted=tuple(read_certificate_file(path) for path in signers), at=clock.now())


def sign_file(file: Path, folder: Path, *, signers: tuple[Path, ...], key: SigningKey, clock: Clock) -> Path:
    """Prove a package, add a signature, and give where in `folder` it was written and read back.

    Raises: PackageError, InvalidValueError; the writing errors of packages.
    """
    trusted = tuple(read_certificate_file(path) for path in signers)
    data = add_signature(read_bytes(file), trusted=trusted, key=key, at=clock.now())
    return write_checked(data, folder, file.name).path


def verified_lines(verified: VerifiedPackage) -> Iterable[str]:
    """Give the proof in words, line by line."""
    yield _("Gói nguyên vẹn, chữ ký đúng.")
    for signer in verified.signers:
        yield _("Người ký: {holder}").format(holder=signer.certificate.holder)
        yield _("Thời điểm ký theo máy của người ký: {at:%d/%m/%Y %H:%M}").format(at=signer.signed_at.astimezone())
    yield _("Dấu vân tay của gói: {words}").format(words=verified.words)
    yield _("Số tệp bên trong: {count}").format(count=len(verified.entries))


def certificate_file(key: SoftwareKey) -> bytes:
    """Give the public certificate of a key as a PEM file, which goes with the enrolment card."""
    body = base64.encodebytes(key.certificate_der).decode("ascii")
    return f"-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----\n".encode("ascii")


def read_certificate_file(path: Path) -> bytes:
    """Read a certificate, PEM or DER, and give its DER. Raises: InvalidValueError."""
    with path.open("rb") as file:
        data = file.read(_LARGEST_CERTIFICATE_BYTES + 1)
    if len(data) > _LARGEST_CERTIFICATE_BYTES:
        data = b""
    match = _PEM.search(data)
    if match is not None:
        return base64.b64decode(match.group(1))
    if data[:1] != b"\x30":
        raise InvalidValueError(
            code="not_a_certificate",
            message=_("Tệp “{name}” không phải là chứng thư của khóa.").format(name=path.name),
            hint=_("Chọn tệp .cer hoặc .pem đi cùng thẻ đăng ký khóa của chi bộ."),
        )
    return data
