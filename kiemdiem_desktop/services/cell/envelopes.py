"""Whether what the cell sends goes into an envelope, and to whose key."""

from dataclasses import dataclass
from enum import StrEnum

from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.incoming import IncomingPackage
from kiemdiem_desktop.domain.superior_package import EnvelopePolicy, Guidance, PackageKind
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.keys import read_certificate
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.incoming import list_incoming, read_incoming
from kiemdiem_desktop.services.known_keys import list_known_keys, recipients_of
from kiemdiem_desktop.services.own_keys import own_recipient
from kiemdiem_desktop.services.workspace import Workspace


class EnvelopeState(StrEnum):
    """Why there is an envelope, or none."""

    ON = "on"
    NO_KEY = "no_key"  # the superior's key is not known here yet
    OFF_BY_POLICY = "off_by_policy"  # the superior's guidance turned ours off

    @property
    def label(self) -> str:
        """The state in a sentence."""
        return _(_LABELS[self])


_LABELS = {
    EnvelopeState.ON: N_("Gói được mã hóa: chỉ cấp trên mở được."),
    EnvelopeState.NO_KEY: N_(
        "Chưa ghi nhận khóa của cấp trên nên gói chưa được mã hóa: ai cầm USB cũng đọc được. "
        "Nên xin tệp chứng thư của cấp trên và ghi nhận trước khi gửi."
    ),
    EnvelopeState.OFF_BY_POLICY: N_("Cấp trên hướng dẫn không mã hóa bằng chương trình này mà dùng cách bảo mật khác."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopePlan:
    """What the next package does; `recipients` are empty unless the state is ON.

    `signers` are the other signers of the cell to whose keys a package can be closed, as holder and recipient.
    """

    state: EnvelopeState
    recipients: tuple[str, ...] = ()
    signers: tuple[tuple[str, str], ...] = ()


def plan_envelope(workspace: Workspace, round_id: RoundId) -> EnvelopePlan:
    """Give what the next package of a round does: on as soon as the superior's key is known, unless it says no."""
    signers = other_signers(workspace)
    if _policy(workspace, round_id) is EnvelopePolicy.OFF:
        return EnvelopePlan(state=EnvelopeState.OFF_BY_POLICY, signers=signers)
    known = (*recipients_of(workspace, KeyOwner.SUPERIOR), *_told(workspace))
    if not known:
        return EnvelopePlan(state=EnvelopeState.NO_KEY, signers=signers)
    return EnvelopePlan(state=EnvelopeState.ON, recipients=tuple(dict.fromkeys(known)), signers=signers)


def other_signers(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Give those of the own cell whose keys were compared and name a key for envelopes, as holder and recipient."""
    own = own_recipient(workspace)
    keys = list_known_keys(workspace, KeyOwner.OWN)
    named = ((key.holder, read_certificate(key.certificate_der).recipient) for key in keys)
    return tuple((holder, recipient) for holder, recipient in named if recipient not in ("", own))


def opened_guidance(workspace: Workspace, round_id: RoundId) -> tuple[IncomingPackage, ...]:
    """Give the guidance packages of a round that were accepted, the oldest first."""
    rows = workspace.store.incoming.where(round_id=round_id, kind=PackageKind.GUIDANCE)
    return tuple(sorted(rows, key=lambda row: row.sequence))


def _policy(workspace: Workspace, round_id: RoundId) -> EnvelopePolicy:
    rows = opened_guidance(workspace, round_id)
    newest = read_incoming(rows[-1]) if rows else None
    return newest.envelope if isinstance(newest, Guidance) else EnvelopePolicy.ON


def _told(workspace: Workspace) -> tuple[str, ...]:
    """Give the key for envelopes that the newest package names, for superiors whose certificate names none."""
    named = (read_incoming(row).heading.recipient for row in list_incoming(workspace))
    return next(((recipient,) for recipient in named if recipient), ())
