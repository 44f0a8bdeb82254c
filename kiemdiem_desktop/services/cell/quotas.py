"""The superior's quotas from accepted guidance, held against the levels as they stand and against the cap."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem_desktop.domain.incoming import IncomingPackage
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.superior_package import Guidance, Quota
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.caps import default_reading, limit_of
from kiemdiem_desktop.services.cap_words import CapLine
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.envelopes import opened_guidance
from kiemdiem_desktop.services.cell.incoming import read_incoming
from kiemdiem_desktop.services.cell.rating_words import RatingRow
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaLine:
    """One quota in words, with its paper; `is_over` where more stand at the level than it allows."""

    text: str
    is_over: bool


def list_quotas(workspace: Workspace, checked: CheckedRound) -> tuple[tuple[Quota, IncomingPackage], ...]:
    """Give the quotas of the round with the package of each; a newer paper replaces what an older one gave a group."""
    found: dict[tuple[str, Level], tuple[Quota, IncomingPackage]] = {}
    for package in sorted(opened_guidance(workspace, checked.dossier.round.id), key=lambda row: row.received_at):
        guidance = read_incoming(package)
        if isinstance(guidance, Guidance):
            found.update({(quota.group, quota.level): (quota, package) for quota in guidance.quotas})
    return tuple(found.values())


def tell_quotas(
    workspace: Workspace, checked: CheckedRound, caps: Iterable[CapLine], rows: Iterable[RatingRow]
) -> tuple[QuotaLine, ...]:
    """Tell each quota against the levels in `rows`, as they stand or as they are tried out, and against `caps`.

    A percentage is counted by the reading of the cap that is in use; all members of the cell count, for the group is
    named in the superior's own words.
    """
    standing = [row.standing for row in rows if row.is_member]
    counts = {level: standing.count(level) for level in Level}
    left = sum(max(line.limit - line.used, 0) for line in caps)
    return tuple(_line(quota, package, checked, counts, left) for quota, package in list_quotas(workspace, checked))


def _line(
    quota: Quota, package: IncomingPackage, checked: CheckedRound, counts: dict[Level, int], cap_left: int
) -> QuotaLine:
    most, used = _most(quota, checked, counts), counts[quota.level]
    share = "" if quota.percent is None else _(" ({percent} %, tính như mức tỷ lệ)").format(percent=quota.percent)
    text = _(
        "Cấp trên phân bổ: {group}, mức {level} tối đa {most} suất{share} – {paper}. Đang có {used}, {room}."
    ).format(
        group=quota.group,
        level=quota.level.label.lower(),
        most=most,
        share=share,
        paper=_paper(package),
        used=used,
        room=_room(most - used),
    )
    if quota.level is Level.HTXS and most - used < cap_left:
        lower = _("Mức phân bổ thấp hơn mức tỷ lệ: thực tế {room}.").format(room=_room(most - used))
        text = f"{text} {lower}"
    elif quota.level is Level.HTXS and cap_left < most - used:
        text = _("{text} Mức tỷ lệ thấp hơn: thực tế {room}.").format(text=text, room=_room(cap_left))
    return QuotaLine(text=f"{text} {quota.note}".strip(), is_over=used > most)


def _most(quota: Quota, checked: CheckedRound, counts: dict[Level, int]) -> int:
    if quota.percent is None:
        return quota.at_most or 0
    return limit_of(counts[Level.HTXS], counts[Level.HTT], quota.percent, default_reading(checked.regulations))


def _room(left: int) -> str:
    if left > 0:
        return _("còn {count} suất").format(count=left)
    return _("vượt {count} suất").format(count=-left) if left else _("đã hết suất")


def _paper(package: IncomingPackage) -> str:
    if not package.number:
        return _("hướng dẫn của {issuer} nhận ngày {day:%d/%m/%Y}").format(
            issuer=package.issuer_name, day=package.received_at.astimezone()
        )
    paper = _("văn bản {number} của {issuer}").format(number=package.number, issuer=package.issuer_name)
    return f"{paper}, {package.issued_on:%d/%m/%Y}" if package.issued_on else paper
