"""Summaries of committees below as they are kept, and figures of papers typed by hand."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.received_summary import ReceivedSummary, TypedCounts, TypedKind
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.totals import FIGURES, Counts
from kiemdiem_desktop.exchange.layout import CONTENT_NAME
from kiemdiem_desktop.exchange.superior_content import read_summary_content
from kiemdiem_desktop.exchange.verifying import VerifiedPackage
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.sum_checks import check_totals
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.gathering import read_summary
from kiemdiem_desktop.services.committee.sum_words import tell_gap
from kiemdiem_desktop.services.workspace import Workspace

_MOST: Final = 10_000_000


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


def gap_words(kept: ReceivedSummary) -> tuple[str, str]:
    """Give the first sum of a kept summary that does not come out, and what to do; empty where all do."""
    gaps = tell_gaps(kept)
    hint = _("Vẫn nhận và cộng như đã ghi. Gọi đơn vị gửi để đối chiếu.")
    return (gaps[0], hint) if gaps else ("", "")


def no_committee_words(cell: RegisteredCell) -> tuple[str, str]:
    """Tell that a summary came from a unit that sums up nobody, and what to do."""
    told = _("“{name}” là {kind} trong danh sách, không gửi bảng tổng hợp được.")
    return (
        told.format(name=cell.name, kind=cell.unit_kind.label.lower()),
        _("Sửa loại của đơn vị ở Đơn vị nếu danh sách ghi sai; nếu không, gọi đơn vị gửi."),
    )


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
