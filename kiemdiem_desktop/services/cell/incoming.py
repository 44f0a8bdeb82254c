"""Packages of the superior as they come in: opened, proved, held against this cell; nothing is kept yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.incoming import IncomingPackage
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.superior_package import PackageKind, RoundName, SuperiorPackage, TrustNotice
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.content import canonical_json, parse_content
from kiemdiem_desktop.exchange.envelope import read_package
from kiemdiem_desktop.exchange.layout import DOCUMENTS
from kiemdiem_desktop.exchange.names import package_period
from kiemdiem_desktop.exchange.superior_content import read_superior_content
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, verify
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.exchange.writing import WrittenFile, write_checked
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.cells import get_cell
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.own_keys import envelope_secrets
from kiemdiem_desktop.services.workspace import Workspace

DOCUMENT_BLOB: Final = "incoming:{digest}:{name}"


class NotForThisCellError(KiemdiemError):
    """A sound package that this cell has no use for: another cell's, another round's, or an outdated one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPackage:
    """A proved package of the superior: what it says, who signed it, which papers lie in it.

    `round` is None for a list of keys. `received_at` is when the same package was accepted before, None if it was not.
    `documents` are by their file names.
    """

    package: SuperiorPackage
    digest: str
    signer: str
    file_name: str
    round: Round | None
    received_at: datetime | None
    documents: Mapping[str, bytes]
    content: str

    @property
    def kind(self) -> PackageKind:
        """What it is."""
        return self.package.heading.kind

    @property
    def words(self) -> str:
        """Its fingerprint for people."""
        return digest_words(self.digest)


def list_incoming(workspace: Workspace) -> tuple[IncomingPackage, ...]:
    """Give what was accepted from the superior, the newest first."""
    return tuple(sorted(workspace.store.incoming.all(), key=lambda row: (row.received_at, row.id), reverse=True))


def read_incoming(row: IncomingPackage) -> SuperiorPackage:
    """Give what an accepted package says."""
    return read_superior_content(parse_content(row.content.encode("utf-8")))


def reopen(workspace: Workspace, row: IncomingPackage) -> OpenedPackage:
    """Give an accepted package as it was opened, with the papers that came in it."""
    prefix = DOCUMENT_BLOB.format(digest=row.digest, name="")
    names = workspace.store.blobs.names(prefix)
    return OpenedPackage(
        package=read_incoming(row),
        digest=row.digest,
        signer=row.signer,
        file_name=row.file_name,
        round=workspace.store.rounds.find(id=row.round_id) if row.round_id else None,
        received_at=row.received_at,
        documents={name.removeprefix(prefix): workspace.store.blobs.get(name) or b"" for name in names},
        content=row.content,
    )


def save_documents(opened: OpenedPackage, folder: Path) -> tuple[WrittenFile, ...]:
    """Write the papers of a package to a folder, each read back; nothing is opened.

    Raises: the writing errors of the package.
    """
    return tuple(write_checked(data, folder, name) for name, data in opened.documents.items())


def open_incoming(workspace: Workspace, file: Path) -> OpenedPackage:
    """Open a file of the superior in memory, prove it, and hold it against this cell; nothing is written anywhere.

    Raises: PackageError kinds for what is not proved; NotForThisCellError; OSError where the file cannot be read.
    """
    data = read_package(file, envelope_secrets(workspace))
    if sent_package(workspace, sha256(data).hexdigest()) is not None:
        raise _not_from_above()
    verified = verify(data, trusted=trusted_keys(workspace, KeyOwner.SUPERIOR), at=workspace.clock.now())
    package = read_superior_content(verified.content)
    round_ = None if isinstance(package, TrustNotice) else _round_of(workspace, package)
    known = workspace.store.incoming.find(digest=verified.digest)
    if known is None:
        _check_newest(workspace, package, round_)
    return OpenedPackage(
        package=package,
        digest=verified.digest,
        signer=verified.signer.certificate.holder,
        file_name=file.name,
        round=round_,
        received_at=known.received_at if known else None,
        documents=_documents(verified),
        content=canonical_json(dict(verified.content)).decode("utf-8"),
    )


def round_named(workspace: Workspace, name: RoundName) -> Round | None:
    """Give the round that a package names, None where this workspace has no such round."""
    rounds = workspace.store.rounds.where(year=name.year)
    return next((row for row in rounds if package_period(row.period) == name.period), None)


def sent_package(workspace: Workspace, digest: str) -> SentPackage | None:
    """Give the dossier that a package of the superior speaks of, None where this workspace did not send it."""
    return workspace.store.packages.find(digest=digest)


def _round_of(workspace: Workspace, package: SuperiorPackage) -> Round:
    heading, cell = package.heading, get_cell(workspace)
    if heading.cell.code != cell.code:
        raise NotForThisCellError(
            code="other_cell",
            message=_("Gói này gửi cho {name} (mã {code}), không phải chi bộ của sổ này.").format(
                name=heading.cell.name, code=heading.cell.code
            ),
            hint=_("Chuyển gói cho đúng chi bộ; nếu mã chi bộ ở đây ghi sai, sửa ở Cài đặt."),
        )
    round_ = round_named(workspace, heading.round)
    if round_ is None:
        raise NotForThisCellError(
            code="other_round",
            message=_("Gói này thuộc đợt kiểm điểm năm {year}, sổ chưa mở đợt đó.").format(year=heading.round.year),
            hint=_("Mở đợt kiểm điểm của năm đó ở Trang chủ rồi nhận lại gói."),
        )
    if heading.kind is PackageKind.GUIDANCE and round_.closed_at is not None:
        raise NotForThisCellError(
            code="closed_round",
            message=_("Hướng dẫn này cho đợt năm {year}, đợt đó đã kết thúc.").format(year=heading.round.year),
            hint=_("Nếu phải làm lại theo hướng dẫn này, mở lại đợt ở Trang chủ rồi nhận lại gói."),
        )
    return round_


def _check_newest(workspace: Workspace, package: SuperiorPackage, round_: Round | None) -> None:
    """Refuse a package that a later one of the same kind, issuer and round has overtaken."""
    heading = package.heading
    if heading.kind is PackageKind.RECEIPT:  # each speaks of its own dossier
        return
    rows = workspace.store.incoming.where(kind=heading.kind, issuer_code=heading.issuer.code)
    later = [row for row in rows if row.sequence >= heading.sequence and _is_of(row, round_)]
    if later:
        raise NotForThisCellError(
            code="outdated_package",
            message=_("Gói này cũ hơn gói cùng loại đã nhận ngày {day:%d/%m/%Y}.").format(
                day=later[-1].received_at.astimezone()
            ),
            hint=_("Dùng gói mới hơn đã nhận; nếu còn ngờ, hỏi lại cấp trên số thứ tự của gói."),
        )


def _is_of(row: IncomingPackage, round_: Round | None) -> bool:
    return row.round_id == (round_.id if round_ else None)


def _documents(verified: VerifiedPackage) -> dict[str, bytes]:
    entries = verified.entries.items()
    return {name.removeprefix(DOCUMENTS): data for name, data in entries if name.startswith(DOCUMENTS)}


def _not_from_above() -> NotForThisCellError:
    return NotForThisCellError(
        code="own_dossier",
        message=_("Đây là hồ sơ của chi bộ gửi lên, không phải gói của cấp trên."),
        hint=_("Chọn tệp mà cấp trên gửi xuống: hướng dẫn, biên nhận, trả lại hoặc quyết định."),
    )
