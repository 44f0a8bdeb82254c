"""The summary that goes to the level above: put together from the totals as they stand, signed, closed, written."""

from kiemdiem_desktop.domain.committee import IssuedPackage
from kiemdiem_desktop.domain.summary import Summary
from kiemdiem_desktop.domain.superior_package import Heading, PackageKind, PartyName, RoundName
from kiemdiem_desktop.domain.totals import TableCode, Totals
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.issuing import IssuedFile, Order, Posting, issue
from kiemdiem_desktop.services.committee.sum_checking import tell_sums
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.committee.totals_told import tell_basis, tell_missing, tell_returned
from kiemdiem_desktop.services.known_keys import list_known_keys, recipients_of
from kiemdiem_desktop.services.workspace import Workspace

UNNAMED_SUPERIOR = "cap-tren"


def superior_of(workspace: Workspace) -> PartyName:
    """Give the level above: as its known key names it, or else as the books name it."""
    committee = get_committee(workspace)
    known = next(iter(list_known_keys(workspace, KeyOwner.SUPERIOR)), None)
    name = committee.superior_name or (known.unit_name if known else "") or committee.name
    return PartyName(code=known.unit_code if known and known.unit_code else UNNAMED_SUPERIOR, name=name)


def issue_summary(workspace: Workspace, found: RoundTotals, posting: Posting, *, note: str = "") -> IssuedFile:
    """Sign the totals of a round for the level above and write them. Raises: as `issue`."""
    totals = found.totals
    order = Order(
        kind=PackageKind.SUMMARY,
        to=superior_of(workspace),
        round=RoundName(year=totals.year, period=totals.period),
    )
    return issue(workspace, order, lambda heading: summary_from(heading, totals, note), posting)


def summary_from(heading: Heading, totals: Totals, note: str = "") -> Summary:
    """Give what is signed: tables with lines, and every unit."""
    tables = tuple(table for table in totals.tables if table.lines or table.code is TableCode.WHOLE)
    return Summary(heading=heading, tables=tables, units=totals.units, note=note)


def what_goes_up(workspace: Workspace, found: RoundTotals) -> tuple[str, ...]:
    """Tell what the summary says and to whom it goes."""
    to = superior_of(workspace)
    is_closed = bool(recipients_of(workspace, KeyOwner.SUPERIOR))
    return (
        tell_basis(found),
        _("Gửi: {name}.").format(name=to.name),
        _(
            "Trong gói: {tables} bảng số liệu và một dòng cho mỗi đơn vị ({units} đơn vị), có mức của đơn vị và của "
            "người đứng đầu. Không có tên đảng viên."
        ).format(tables=len(found.totals.tables), units=len(found.totals.units)),
        _("Gói được mã hóa: chỉ cấp trên mở được.")
        if is_closed
        else _("Gói không mã hóa vì sổ này chưa ghi nhận khóa của cấp trên; ai cầm tệp cũng đọc được."),
    )


def before_sending(workspace: Workspace, found: RoundTotals) -> tuple[str, ...]:
    """Tell what somebody should look at before signing; nothing of it stops the signing."""
    gaps = tell_sums(workspace, found)
    told = [tell_missing(found), tell_returned(workspace, found)]
    if gaps:
        told.append(_("{count} tổng chưa khớp, ví dụ: {gap}").format(count=len(gaps), gap=gaps[0]))
    return tuple(text for text in told if text)


def list_sent(workspace: Workspace, found: RoundTotals) -> tuple[str, ...]:
    """Give the summaries that were signed for a round in words, the newest first."""
    totals = found.totals
    rows = workspace.store.issued_packages.where(kind=PackageKind.SUMMARY, year=totals.year, period=totals.period)
    return tuple(_sent(row) for row in sorted(rows, key=lambda row: -row.sequence))


def issued_words(made: IssuedFile) -> str:
    """Tell that a summary was signed and written."""
    return _("Đã ký, ghi và kiểm tra: {path}. Dấu vân tay của gói: {words}.").format(
        path=made.written.path, words=digest_words(made.issued.digest)
    )


def _sent(row: IssuedPackage) -> str:
    return _("Bảng số {number}, ký {day:%d/%m/%Y}: {file}; dấu vân tay {words}").format(
        number=row.sequence, day=row.issued_at.astimezone(), file=row.file_name, words=digest_words(row.digest)
    )
