"""What a committee says to cells: guidance; receipt, return and decision on a dossier; its list of keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiemdiem_desktop.domain.committee import DossierHead, ReceivedDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.partial_date import PartialDate, parse_iso
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.superior_package import (
    DecidedLevel,
    Decision,
    Heading,
    PackageKind,
    PartyName,
    Receipt,
    ReturnNotice,
    ReturnPoint,
    RoundName,
    SubjectName,
    TrustedKey,
    TrustNotice,
)
from kiemdiem_desktop.domain.trust import EnrolledKey, KeyOwner, certificate_text
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.keys import read_certificate
from kiemdiem_desktop.exchange.superior_content import read_guidance_body
from kiemdiem_desktop.services.committee.books import get_committee, get_key
from kiemdiem_desktop.services.committee.dossiers import content_of
from kiemdiem_desktop.services.committee.issuing import Draft, IssuedFile, Order, Posting, draft, issue
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Why a dossier goes back, point by point, and by when it is to come again."""

    reason: str
    points: tuple[ReturnPoint, ...] = ()
    due_on: date | None = None


def issue_guidance(
    workspace: Workspace, cell: RegisteredCell, round_: RoundName, guidance: Mapping[str, Value], posting: Posting
) -> IssuedFile:
    """Issue guidance to a cell; `guidance` is its content without the heading, as schemas/guidance-1.json has it.

    Raises: ContentError for a body that is not of the form; as `issue`.
    """
    order = Order(kind=PackageKind.GUIDANCE, to=PartyName(code=cell.code, name=cell.name), round=round_)
    return issue(workspace, order, lambda heading: read_guidance_body(heading, guidance), posting)


def issue_receipt(workspace: Workspace, dossier: ReceivedDossier, posting: Posting, *, note: str = "") -> IssuedFile:
    """Certify that a dossier was received, and when. Raises: as `issue`."""
    return issue(workspace, _order(dossier, PackageKind.RECEIPT), _receipt(dossier, note), posting)


def prepare_receipt(workspace: Workspace, dossier: DossierHead, posting: Posting) -> Draft:
    """Gather what signing a receipt needs. Raises: NotFoundError without a key."""
    return draft(workspace, _order(dossier, PackageKind.RECEIPT), _receipt(dossier, ""), posting)


def _receipt(dossier: ReceivedDossier | DossierHead, note: str) -> Callable[[Heading], Receipt]:
    return lambda heading: Receipt(
        heading=heading,
        about=dossier.digest,
        about_sequence=dossier.sequence,
        received_at=dossier.received_at,
        note=note,
    )


def issue_return(
    workspace: Workspace, dossier: ReceivedDossier, correction: Correction, posting: Posting
) -> IssuedFile:
    """Give a dossier back to be corrected. Raises: as `issue`."""

    def notice(heading: Heading) -> ReturnNotice:
        return ReturnNotice(
            heading=heading,
            about=dossier.digest,
            about_sequence=dossier.sequence,
            reason=correction.reason,
            due_on=correction.due_on,
            points=correction.points,
        )

    return issue(workspace, _order(dossier, PackageKind.RETURN), notice, posting)


def issue_decision(
    workspace: Workspace, dossier: ReceivedDossier, levels: tuple[DecidedLevel, ...], posting: Posting
) -> IssuedFile:
    """Tell a cell the levels that were decided on its dossier. Raises: as `issue`."""
    return issue(
        workspace,
        _order(dossier, PackageKind.DECISION),
        lambda heading: Decision(heading=heading, about=dossier.digest, levels=levels),
        posting,
    )


def issue_trust(workspace: Workspace, posting: Posting) -> IssuedFile:
    """Sign the list of all keys that this committee compared or revoked, its own among them. Raises: as `issue`."""
    committee, today = get_committee(workspace), workspace.clock.today()
    own = read_certificate(get_key(workspace).certificate_der)
    of_committee = TrustedKey(
        unit=PartyName(code=committee.code, name=committee.name),
        holder=own.holder,
        fingerprint=own.fingerprint,
        certificate=certificate_text(own.der),
        since=own.valid_since.astimezone().date(),
        until=own.valid_until.astimezone().date(),
    )
    enrolled = (key for key in trusted_keys(workspace, KeyOwner.CELL) if key.enrolled_at is not None)
    names = {cell.code: cell.name for cell in workspace.store.registered_cells.all()}
    keys = (of_committee, *(_vouched(key, names.get(key.unit_code, key.unit_code)) for key in enrolled))
    party = PartyName(code=committee.code, name=committee.name)
    order = Order(kind=PackageKind.TRUST, to=party, round=RoundName(year=today.year))
    return issue(workspace, order, lambda heading: TrustNotice(heading=heading, keys=keys), posting)


def proposed_levels(dossier: ReceivedDossier) -> tuple[DecidedLevel, ...]:
    """Give the levels that the cell proposes, as a decision that changes nothing; in the order of the dossier."""
    content = content_of(dossier)
    born = {str(row["code"]): row.get("born_on") for row in _objects(content.get("members"))}
    rows = _objects(content.get("subjects"))
    named = ((_name(row, born), _proposed(row)) for row in rows)
    return tuple(DecidedLevel(subject=name, level=level) for name, level in named if level is not None)


def with_levels(
    proposed: tuple[DecidedLevel, ...], decided: Mapping[str, tuple[Level | None, str]]
) -> tuple[DecidedLevel, ...]:
    """Put other levels, each with its reason, in place of proposed ones, by the codes of the dossier."""
    return tuple(
        replace(row, level=decided[row.subject.code][0], reason=decided[row.subject.code][1])
        if row.subject.code in decided
        else row
        for row in proposed
    )


def _name(row: Mapping[str, Value], born: Mapping[str, Value | None]) -> SubjectName:
    code, day = str(row["code"]), born.get(str(row["code"]))
    born_on: PartialDate | None = parse_iso(day) if isinstance(day, str) else None
    return SubjectName(code=code, name=str(row["name"]), born_on=born_on)


def _proposed(row: Mapping[str, Value]) -> Level | None:
    levels = row.get("levels")
    level = levels.get("proposed") if isinstance(levels, dict) else None
    return Level(level) if isinstance(level, str) else None


def _objects(value: Value | None) -> list[dict[str, Value]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _vouched(key: EnrolledKey, name: str) -> TrustedKey:
    """Give a line of the list; `name` is the unit's where another authority's certificate names none."""
    return TrustedKey(
        unit=PartyName(code=key.unit_code, name=key.unit_name or name),
        holder=key.holder,
        fingerprint=key.fingerprint,
        certificate=key.certificate,
        since=key.since,
        until=key.until,
        revoked_on=key.revoked_on,
        revoke_reason=key.revoke_reason,
    )


def _order(dossier: ReceivedDossier | DossierHead, kind: PackageKind) -> Order:
    return Order(
        kind=kind,
        to=PartyName(code=dossier.cell_code, name=dossier.cell_name),
        round=RoundName(year=dossier.year, period=dossier.period),
    )
