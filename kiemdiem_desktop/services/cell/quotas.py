"""The superior's quotas from accepted guidance, held against the levels as they stand and against the cap."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem_desktop.domain.given_quota import GivenQuota
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.quotas import most_of
from kiemdiem_desktop.services.cap_words import CapLine
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.rating_words import RatingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaLine:
    """One quota in words, with its paper; `is_over` where more stand at the level than it allows."""

    text: str
    is_over: bool


def tell_quotas(checked: CheckedRound, caps: Iterable[CapLine], rows: Iterable[RatingRow]) -> tuple[QuotaLine, ...]:
    """Tell each quota against the levels in `rows`, as they stand or as they are tried out, and against `caps`.

    A percentage is counted by the reading of the cap that is in use; all members of the cell count, for the group is
    named in the superior's own words.
    """
    standing = [row.standing for row in rows if row.is_member]
    counts = {level: standing.count(level) for level in Level}
    left = sum(max(line.cap_limit - line.used, 0) for line in caps)
    return tuple(_line(given, checked, counts, left) for given in checked.dossier.quotas)


def _line(given: GivenQuota, checked: CheckedRound, counts: dict[Level, int], cap_left: int) -> QuotaLine:
    quota = given.quota
    most = most_of(quota, counts[Level.HTXS], counts[Level.HTT], checked.regulations)
    used = counts[quota.level]
    share = "" if quota.percent is None else _(" ({percent} %, tính như mức tỷ lệ)").format(percent=quota.percent)
    text = _(
        "Cấp trên phân bổ: {group}, mức {level} tối đa {most} suất{share} – {paper}. Đang có {used}, {room}."
    ).format(
        group=quota.group,
        level=quota.level.label.lower(),
        most=most,
        share=share,
        paper=given.paper,
        used=used,
        room=_room(most - used),
    )
    if quota.level is Level.HTXS and most - used < cap_left:
        lower = _("Mức phân bổ thấp hơn mức tỷ lệ: thực tế {room}.").format(room=_room(most - used))
        text = f"{text} {lower}"
    elif quota.level is Level.HTXS and cap_left < most - used:
        text = _("{text} Mức tỷ lệ thấp hơn: thực tế {room}.").format(text=text, room=_room(cap_left))
    return QuotaLine(text=f"{text} {quota.note}".strip(), is_over=used > most)


def _room(left: int) -> str:
    if left > 0:
        return _("còn {count} suất").format(count=left)
    return _("vượt {count} suất").format(count=-left) if left else _("đã hết suất")
