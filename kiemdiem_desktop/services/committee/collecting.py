"""Collecting dossiers: each file gets its own verdict; what is proved is kept, a bad file never stops the rest."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.committee import ReceivedDossier
from kiemdiem_desktop.domain.errors import KiemdiemError, NotFoundError
from kiemdiem_desktop.domain.superior_package import PackageKind
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.content import Value, canonical_json, parse_content
from kiemdiem_desktop.exchange.envelope import is_envelope, read_package
from kiemdiem_desktop.exchange.errors import UnknownSignerError
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, verify
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.subject_rows import keep_rows, rows_of
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.own_keys import envelope_secrets
from kiemdiem_desktop.services.workspace import Workspace

_BYTES: Final = "received:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What became of one file: its verdict, why and what to do (empty where it was accepted), and the dossier."""

    file_name: str
    verdict: CollectVerdict
    message: str = ""
    hint: str = ""
    dossier: ReceivedDossier | None = None


def receive(workspace: Workspace, file: Path) -> Collected:
    """Take in one file; whatever it is, there is a verdict and nothing else is touched."""
    try:
        data = read_package(file, envelope_secrets(workspace))
        verified = verify(data, trusted=trusted_keys(workspace, KeyOwner.CELL), at=workspace.clock.now())
    except UnknownSignerError as error:
        return _refused(file, CollectVerdict.UNKNOWN_KEY, error)
    except KiemdiemError as error:
        return _refused(file, CollectVerdict.REFUSED, error)
    except OSError:
        return Collected(
            file_name=file.name,
            verdict=CollectVerdict.REFUSED,
            message=_("Không đọc được tệp này."),
            hint=_("Cắm lại USB, hoặc chép tệp vào máy rồi nhận lại."),
        )
    return _take_in(workspace, file, data, verified)


def _take_in(workspace: Workspace, file: Path, data: bytes, verified: VerifiedPackage) -> Collected:
    if verified.kind != PackageKind.DOSSIER:
        return Collected(
            file_name=file.name,
            verdict=CollectVerdict.WRONG_KIND,
            message=_("Đây là gói của cấp ủy gửi xuống, không phải hồ sơ của chi bộ."),
            hint=_("Chọn gói hồ sơ mà chi bộ gửi lên."),
        )
    known = workspace.store.received_dossiers.find(digest=verified.digest)
    if known is not None:
        return Collected(file_name=file.name, verdict=CollectVerdict.ALREADY_RECEIVED, dossier=known)
    dossier = _dossier(workspace, file, verified)
    if workspace.store.registered_cells.find(code=dossier.cell_code) is None:
        return Collected(
            file_name=file.name,
            verdict=CollectVerdict.NOT_REGISTERED,
            message=_("Chi bộ “{name}” (mã {code}) chưa có trong danh sách.").format(
                name=dossier.cell_name, code=dossier.cell_code
            ),
            hint=_("Ghi chi bộ vào danh sách rồi nhận lại."),
        )
    rows = list_dossiers(workspace, dossier.cell_code, dossier.year, dossier.period)
    is_old = any(row.sequence > dossier.sequence for row in rows)
    dossier = _keep(workspace, dossier, data)
    verdict = CollectVerdict.SUPERSEDED if is_old else CollectVerdict.ACCEPTED
    return Collected(file_name=file.name, verdict=verdict, dossier=dossier)


@action(N_("Nhận hồ sơ của chi bộ"), is_barrier=True)
def _keep(workspace: Workspace, dossier: ReceivedDossier, data: bytes) -> ReceivedDossier:
    rows = list_dossiers(workspace, dossier.cell_code, dossier.year, dossier.period)
    workspace.store.blobs.set(_BYTES + dossier.digest, data)
    kept = workspace.store.received_dossiers.add(dossier)
    is_newest = all(row.sequence <= kept.sequence for row in rows)
    keep_rows(workspace, rows_of(kept, content_of(kept)), kept, is_newest=is_newest)
    return kept


def list_dossiers(workspace: Workspace, cell_code: str, year: int, period: str = "cn") -> tuple[ReceivedDossier, ...]:
    """Give the dossiers of a cell in a round, the newest last."""
    rows = workspace.store.received_dossiers.where(cell_code=cell_code, year=year, period=period)
    return tuple(sorted(rows, key=lambda row: row.sequence))


def newest_dossier(workspace: Workspace, cell_code: str) -> ReceivedDossier:
    """Give the dossier of a cell that counts: the last of its newest round. Raises: NotFoundError."""
    rows = workspace.store.received_dossiers.where(cell_code=cell_code)
    found = max(rows, key=lambda row: (row.year, row.sequence), default=None)
    if found is None:
        raise NotFoundError(
            code="no_dossier",
            message=_("Chưa nhận hồ sơ nào của chi bộ có mã “{code}”.").format(code=cell_code),
            hint=_("Nhận gói hồ sơ của chi bộ rồi làm lại."),
        )
    return found


def content_of(dossier: ReceivedDossier) -> dict[str, Value]:
    """Give what a dossier says."""
    return parse_content(dossier.content.encode("utf-8"))


def package_of(workspace: Workspace, dossier: ReceivedDossier) -> bytes:
    """Give the signed container of a dossier as it was received. Raises: NotFoundError."""
    data = workspace.store.blobs.get(_BYTES + dossier.digest)
    if data is None:
        raise NotFoundError(
            code="no_copy",
            message=_("Sổ không còn giữ gói hồ sơ này."),
            hint=_("Xin chi bộ gửi lại gói, hoặc lấy từ bản sao lưu."),
        )
    return data


def collected_lines(collected: Collected) -> tuple[str, ...]:
    """Give a verdict in words, line by line."""
    head = f"{collected.file_name}: {collected.verdict.label}"
    dossier = collected.dossier
    if dossier is None:
        return (head, f"  {collected.message} {collected.hint}".rstrip())
    told = _("  {cell}, năm {year}, gói số {sequence}, nhận {day:%d/%m/%Y}; dấu vân tay: {words}").format(
        cell=dossier.cell_name,
        year=dossier.year,
        sequence=dossier.sequence,
        day=dossier.received_at.astimezone(),
        words=digest_words(dossier.digest),
    )
    return (head, told)


def _dossier(workspace: Workspace, file: Path, verified: VerifiedPackage) -> ReceivedDossier:
    content = verified.content
    cell, round_ = _object(content["cell"]), _object(content["round"])
    with file.open("rb") as opened:
        was_enveloped = is_envelope(opened.read(64))
    return ReceivedDossier(
        digest=verified.digest,
        cell_code=str(cell["code"]),
        cell_name=str(cell.get("name", "")),
        year=_number(round_.get("year")),
        period=str(round_.get("period", "")),
        sequence=_number(content.get("sequence")),
        replaces=str(content.get("replaces", "")),
        replace_reason=str(content.get("replace_reason", "")),
        answers=str(content.get("answers", "")),
        signer=verified.signer.certificate.holder,
        fingerprint=verified.signer.certificate.fingerprint,
        signed_at=verified.signer.signed_at,
        received_at=workspace.clock.now(),
        was_enveloped=was_enveloped,
        file_name=file.name,
        content=canonical_json(dict(content)).decode("utf-8"),
    )


def _object(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _number(value: Value | None) -> int:
    return value if isinstance(value, int) else 0


def _refused(file: Path, verdict: CollectVerdict, error: KiemdiemError) -> Collected:
    return Collected(file_name=file.name, verdict=verdict, message=error.message, hint=error.hint)
