"""The cap over HTXS and the order of the nominees."""

from collections import Counter
from collections.abc import Iterator

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.caps import exception_ground, is_exception_set
from kiemdiem_desktop.rules.check import ROUND, SINCE_132, Hit, check, values
from kiemdiem_desktop.rules.facts import RoundFacts
from kiemdiem_desktop.rules.quotas import stand_quotas


def exceeded(facts: RoundFacts) -> Iterator[Hit]:
    """HTXS stays within 20 % of HTT in each group; the deciding level applies it, the cell is warned.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    for group in facts.caps:
        for reading in group.readings:
            if reading.is_default and reading.headroom < 0:
                others = [r.limit for r in group.readings]
                yield Hit(
                    where="caps",
                    values=values(
                        group=group.code,
                        htxs=group.htxs,
                        htt=group.htt,
                        limit=reading.limit,
                        share=reading.percent,
                        others=", ".join(map(str, others)),
                    ),
                )


def quota_exceeded(facts: RoundFacts) -> Iterator[Hit]:
    """No more stand at a level than the superior's guidance allows the cell; the deciding level applies it.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    for row in stand_quotas(facts.dossier.quotas, facts.caps, facts.regs):
        quota = row.given.quota
        if row.left is not None and row.left < 0:
            found = values(names=quota.group, level=quota.level, used=row.used, limit=row.most, others=row.given.paper)
            yield Hit(where="caps", values=found)


def quota_group_unknown(facts: RoundFacts) -> Iterator[Hit]:
    """A quota for a group or a level that the program does not count is held against the ratings by people.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    for row in stand_quotas(facts.dossier.quotas, facts.caps, facts.regs):
        if row.left is None:
            quota = row.given.quota
            yield Hit(where="caps", values=values(names=quota.group, level=quota.level, others=row.given.paper))


def rank_missing(facts: RoundFacts) -> Iterator[Hit]:
    """HTXS nominees are ordered, so that the superior can cut from the end.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    ranks = _nominee_ranks(facts)
    missing = sum(rank is None for rank in ranks)
    if len(ranks) > 1 and missing:
        yield Hit(where="rating.nominee_rank", values=values(count=missing))


def rank_repeated(facts: RoundFacts) -> Iterator[Hit]:
    """No two nominees share a rank.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    counts = Counter(rank for rank in _nominee_ranks(facts) if rank is not None)
    for rank, count in counts.items():
        if count > 1:
            yield Hit(where="rating.nominee_rank", values=values(rank=rank, count=count))


def exception_without_ground(facts: RoundFacts) -> Iterator[Hit]:
    """The exceptional share needs the competent level's decision with its ground; without one the normal share holds.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    if is_exception_set(facts.regs) and not exception_ground(facts.regs):
        yield Hit(where="caps", values=values(share=facts.regs.number("cap_percent")))


def _nominee_ranks(facts: RoundFacts) -> list[int | None]:
    rated = (own for own in facts.rated if own.subject.kind is SubjectKind.MEMBER)
    return [own.rating.nominee_rank for own in rated if own.rating and own.rating.proposed_level is Level.HTXS]


_CAP = "qd-366-2025 Điều 11 khoản 1 điểm 1.5"
CHECKS = (
    check("cap.exceeded", exceeded, Severity.PLEASE_LOOK, ROUND, _CAP).during(SINCE_132),
    check("cap.quota_exceeded", quota_exceeded, Severity.PLEASE_LOOK, ROUND, _CAP).during(SINCE_132),
    check("cap.quota_group_unknown", quota_group_unknown, Severity.NOT_CHECKED, ROUND, _CAP).during(SINCE_132),
    check("cap.exception_without_ground", exception_without_ground, Severity.MUST_FIX, ROUND, _CAP),
    check("cap.rank_missing", rank_missing, Severity.PLEASE_LOOK, ROUND, _CAP).during(SINCE_132),
    check("cap.rank_repeated", rank_repeated, Severity.PLEASE_LOOK, ROUND, _CAP).during(SINCE_132),
)
