"""The cap on the best level in words: all four readings at once, for a cell and for a committee."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.verdict import CapGroup, CapReading
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.sentences import citation_text
from kiemdiem_desktop.services.group_words import group_name

_READINGS = {
    "of_htt_strict": N_("tính trên số hoàn thành tốt, bỏ phần lẻ"),
    "of_htt_rounded": N_("tính trên số hoàn thành tốt, làm tròn"),
    "of_htt_up_strict": N_("tính trên số hoàn thành tốt trở lên, bỏ phần lẻ"),
    "of_htt_up_rounded": N_("tính trên số hoàn thành tốt trở lên, làm tròn"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """The cap by one reading, in words."""

    text: str
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CapLine:
    """The cap of one group: `words` tells all readings at once, `readings` one each, the default one first.

    `limit` and `headroom` are the lower of the cap (`cap_limit`) and of what the superior's quota leaves.
    """

    name: str
    used: int
    limit: int
    cap_limit: int
    words: str
    headroom: str
    readings: tuple[ReadingLine, ...]
    article: str


def tell_cap(
    group: CapGroup, regs: RegulationSet, *, name: str = "", unit: str = "", quota_left: int | None = None
) -> CapLine:
    """Put the cap of a group into words; `name` stands for the group's own words, `unit` for "đồng chí".

    `quota_left` is how many more the superior's quota lets rise, None where it sets none.
    """
    ordered = sorted(group.readings, key=lambda reading: not reading.is_default)
    default = ordered[0]
    others = sorted({reading.limit for reading in ordered[1:] if reading.limit != default.limit})
    words = _("{used} trong tối đa {limit}").format(used=default.used, limit=default.limit)
    if others:
        words = _("{words}; cách tính khác: {others}").format(words=words, others=_(" hoặc ").join(map(str, others)))
    left = default.headroom
    if quota_left is not None and quota_left < left:
        left, words = quota_left, _("{words}; cấp trên phân bổ ít hơn").format(words=words)
    return CapLine(
        name=name or _("Nhóm {group}").format(group=group_name(group.code)),
        used=default.used,
        limit=max(default.used + left, 0),
        cap_limit=default.limit,
        words=words,
        headroom=_room(left),
        readings=tuple(_reading_line(reading, unit or _("đồng chí")) for reading in ordered),
        article=citation_text(group.citation, regs),
    )


def _reading_line(reading: CapReading, unit: str) -> ReadingLine:
    text = _("{how}: {used} trong tối đa {limit} ({percent} %), {headroom}.").format(
        how=_(_READINGS[reading.code]),
        used=reading.used,
        limit=reading.limit,
        percent=reading.percent,
        headroom=_room(reading.headroom),
    )
    if reading.promotable:
        words = _("Có thể nâng {count} {unit} từ hoàn thành tốt lên xuất sắc.")
        more = words.format(count=reading.promotable, unit=unit)
        text = f"{text} {more}"
    return ReadingLine(text=text[:1].upper() + text[1:], is_default=reading.is_default)


def _room(left: int) -> str:
    if left > 0:
        return _("còn {count} suất").format(count=left)
    return _("vượt {count} suất").format(count=-left) if left else _("đã hết suất")
