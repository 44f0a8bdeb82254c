"""The superior's quotas held against the groups of the cap."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem_desktop.domain.given_quota import GivenQuota
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.superior_package import Quota
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.domain.verdict import CapGroup
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.caps import default_reading, limit_of
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.wording.labels import LABELS

# words by which a superior means all members of the cell
_EVERYBODY = {search_key(words) for words in (
    "Đảng viên", "Toàn thể đảng viên", "Các đảng viên", "Tất cả đảng viên", "Mọi đảng viên", "Đảng viên chi bộ",
    "Đảng viên của chi bộ", "Đảng viên trong chi bộ", "Cá nhân", "Chi bộ",
)}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaStand:
    """A quota with what it allows and how many stand there; None where its words name no group that is known here.

    `codes` are the groups of the cap that it covers.
    """

    given: GivenQuota
    codes: tuple[str, ...] = ()
    most: int | None = None
    used: int | None = None

    @property
    def left(self) -> int | None:
        """How many more may stand at the level; negative where there are too many, None where it cannot be told."""
        return None if self.most is None or self.used is None else self.most - self.used


def stand_quotas(
    quotas: Iterable[GivenQuota], groups: tuple[CapGroup, ...], regs: RegulationSet
) -> tuple[QuotaStand, ...]:
    """Give how each quota stands by the levels that the groups of the cap count.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    return tuple(_stand(given, groups, regs) for given in quotas)


def quota_room(stands: Iterable[QuotaStand], code: str) -> int | None:
    """Give how many more of a group of the cap the quotas let rise to HTXS, None where none speaks of it."""
    rooms = [row.left for row in stands if code in row.codes and row.given.quota.level is Level.HTXS]
    return min((room for room in rooms if room is not None), default=None)


def _stand(given: GivenQuota, groups: tuple[CapGroup, ...], regs: RegulationSet) -> QuotaStand:
    codes = _codes(given.quota.group, tuple(group.code for group in groups))
    htxs = sum(group.htxs for group in groups if group.code in codes)
    htt = sum(group.htt for group in groups if group.code in codes)
    used = {Level.HTXS: htxs, Level.HTT: htt}.get(given.quota.level)
    if not codes or used is None:
        return QuotaStand(given=given)
    return QuotaStand(given=given, codes=codes, most=most_of(given.quota, htxs, htt, regs), used=used)


def most_of(quota: Quota, htxs: int, htt: int, regs: RegulationSet) -> int:
    """Give what a quota allows by the figures of its group; a share is counted by the reading of the cap in use."""
    if quota.percent is None:
        return quota.at_most or 0
    return limit_of(htxs, htt, quota.percent, default_reading(regs))


def _codes(words: str, known: tuple[str, ...]) -> tuple[str, ...]:
    key = search_key(" ".join(words.split()))
    if key in _EVERYBODY:
        return known
    return tuple(code for code in known if key in (search_key(code), search_key(_(LABELS.get(code, code)))))
