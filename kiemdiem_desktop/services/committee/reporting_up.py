"""The summary that goes to the level above: put together from the totals as they stand, signed, closed, written."""

from kiemdiem_desktop.domain.summary import Summary
from kiemdiem_desktop.domain.superior_package import Heading, PackageKind, PartyName, RoundName
from kiemdiem_desktop.domain.totals import TableCode, Totals
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.services.committee.books import get_committee
from kiemdiem_desktop.services.committee.issuing import IssuedFile, Order, Posting, issue
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.known_keys import list_known_keys
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
