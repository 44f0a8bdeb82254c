"""Summaries of committees below: proved, kept with the newest counting, and figures of papers typed by hand."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.collecting import CollectVerdict
from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.received_summary import ReceivedSummary, TypedCounts, TypedKind
from kiemdiem_desktop.domain.totals import FIGURES, Counts
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.envelope import is_envelope, read_package
from kiemdiem_desktop.exchange.layout import CONTENT_NAME
from kiemdiem_desktop.exchange.superior_content import read_summary_content
from kiemdiem_desktop.exchange.verifying import VerifiedPackage, verify
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.sum_checks import check_totals
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.gathering import read_summary
from kiemdiem_desktop.services.committee.sum_words import tell_gap
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.own_keys import envelope_secrets
from kiemdiem_desktop.services.workspace import Workspace

_BYTES: Final = "summary:"
_MOST: Final = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenSummary:
    """What became of a summary: its verdict, why and what to do, and the summary where it is kept."""

    verdict: CollectVerdict
    message: str = ""
    hint: str = ""
    summary: ReceivedSummary | None = None


def summary_of(verified: VerifiedPackage, *, at: datetime, file_name: str, was_enveloped: bool) -> ReceivedSummary:
    """Give a proved summary as it is kept. Raises: ContentError where it is not of the form."""
    heading = read_summary_content(verified.content).heading
    return ReceivedSummary(
        digest=verified.digest,
        unit_code=heading.issuer.code,
        unit_name=heading.issuer.name,
        year=heading.round.year,
        period=heading.round.period,
        sequence=heading.sequence,
        signer=verified.signer.certificate.holder,
        fingerprint=verified.signer.certificate.fingerprint,
        signed_at=verified.signer.signed_at,
        received_at=at,
        was_enveloped=was_enveloped,
        file_name=file_name,
        content=verified.entries[CONTENT_NAME].decode("utf-8"),
    )


def take_summary(workspace: Workspace, summary: ReceivedSummary, data: bytes) -> TakenSummary:
    """Keep a proved summary if its committee is expected; `data` is its signed container. Sums are checked and told."""
    known = workspace.store.received_summaries.find(digest=summary.digest)
    if known is not None:
        return TakenSummary(verdict=CollectVerdict.ALREADY_RECEIVED, summary=known)
    if workspace.store.registered_cells.find(code=summary.unit_code) is None:
        return TakenSummary(
            verdict=CollectVerdict.NOT_REGISTERED,
            message=_("Đơn vị “{name}” (mã {code}) chưa có trong danh sách.").format(
                name=summary.unit_name, code=summary.unit_code
            ),
            hint=_("Ghi đơn vị vào danh sách rồi nhận lại."),
        )
    before = list_summaries(workspace, summary.unit_code, summary.year, summary.period)
    is_newest = all(row.sequence <= summary.sequence for row in before)
    kept = _keep(workspace, replace(summary, is_current=is_newest), data)
    gaps = tell_gaps(kept)
    new = CollectVerdict.REPLACED if before else CollectVerdict.ACCEPTED
    return TakenSummary(
        verdict=new if is_newest else CollectVerdict.SUPERSEDED,
        message=gaps[0] if gaps else "",
        hint=_("Vẫn nhận và cộng như đã ghi. Gọi đơn vị gửi để đối chiếu.") if gaps else "",
        summary=kept,
    )


@action(N_("Nhận bảng tổng hợp"), is_barrier=True)
def _keep(workspace: Workspace, summary: ReceivedSummary, data: bytes) -> ReceivedSummary:
    store = workspace.store
    if summary.is_current:
        for row in list_summaries(workspace, summary.unit_code, summary.year, summary.period):
            if row.is_current:
                store.received_summaries.save(replace(row, is_current=False))
    store.blobs.set(_BYTES + summary.digest, data)
    return store.received_summaries.add(summary)


def receive_summary(workspace: Workspace, file: Path) -> TakenSummary:
    """Prove one file and keep it. Raises: PackageError kinds for what is not proved; OSError."""
    file_data = file.read_bytes()
    data = read_package(file, envelope_secrets(workspace))
    now = workspace.clock.now()
    verified = verify(data, trusted=trusted_keys(workspace, KeyOwner.CELL), at=now)
    summary = summary_of(verified, at=now, file_name=file.name, was_enveloped=is_envelope(file_data))
    return take_summary(workspace, summary, data)


def list_summaries(workspace: Workspace, unit_code: str, year: int, period: str = "cn") -> tuple[ReceivedSummary, ...]:
    """Give the summaries of a committee in a round, the newest last."""
    rows = workspace.store.received_summaries.where(unit_code=unit_code, year=year, period=period)
    return tuple(sorted(rows, key=lambda row: row.sequence))


def tell_gaps(row: ReceivedSummary) -> tuple[str, ...]:
    """Give the sums of a summary that do not come out, each as a sentence."""
    totals = read_summary(row).totals
    names = {unit.code: unit.name for unit in totals.units} | {row.unit_code: row.unit_name}
    return tuple(tell_gap(gap, names) for gap in check_totals(totals, unit=row.unit_code))


@action(N_("Ghi số liệu của đơn vị dưới"), field=("year", "period", "about", "figure"))
def set_typed(  # noqa: PLR0913 - the four things that name a line of a paper, and one of its figures
    workspace: Workspace, unit_code: str, *, year: int, period: str = "cn", about: TypedKind, figure: str, typed: str
) -> None:
    """Set one figure of a unit's paper as it is printed; "" is zero. A line of zeros is forgotten.

    Raises: InvalidValueError for what is no whole number; NotFoundError for an unknown figure.
    """
    if figure not in FIGURES:
        raise NotFoundError(
            code="no_such_figure", message=_("Bảng không có cột này."), hint=_("Chọn một cột của bảng rồi ghi lại.")
        )
    store, value = workspace.store.typed_counts, read_figure(typed)
    row = store.find(unit_code=unit_code, year=year, period=period, about=about)
    counts = Counts(**{**_figures(row.counts if row else Counts()), figure: value})
    if row is None:
        if value:
            store.add(TypedCounts(unit_code=unit_code, year=year, period=period, about=about, counts=counts))
    elif counts == Counts():
        store.remove(row.id)
    else:
        store.save(replace(row, counts=counts))


@action(N_("Nhập bảng của đơn vị dưới"))
def set_typed_rows(workspace: Workspace, rows: tuple[TypedCounts, ...]) -> None:
    """Store several lines of papers at once, each in place of an earlier one of the same unit, round and kind."""
    store = workspace.store.typed_counts
    for row in rows:
        known = store.find(unit_code=row.unit_code, year=row.year, period=row.period, about=row.about)
        if known is None:
            store.add(row)
        else:
            store.save(replace(row, id=known.id))


def read_figure(typed: str) -> int:
    """Read a whole number as people write it: "1.234", "1 234". Raises: InvalidValueError."""
    digits = typed.strip().replace(".", "").replace(" ", "").replace("\u00a0", "")
    if digits in {"", "-", "–"}:
        return 0
    if not (digits.isascii() and digits.isdigit()) or int(digits) > _MOST:
        raise InvalidValueError(
            code="not_a_count",
            message=_("“{typed}” không phải số người hay số đơn vị.").format(typed=typed.strip()[:40]),
            hint=_("Ghi số nguyên, ví dụ 142; để trống nếu bảng giấy không có số."),
        )
    return int(digits)


def _figures(counts: Counts) -> dict[str, int]:
    return dict(zip(FIGURES, counts.figures, strict=True))
