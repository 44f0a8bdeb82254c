"""The cap over HTXS: exact integers, four readings, what-if."""

from collections.abc import Iterable, Mapping

from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost, WorkGroup
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.domain.verdict import CapGroup, CapReading
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.vote_base import base_count, passed_level, vote_base

READINGS = ("of_htt_strict", "of_htt_rounded", "of_htt_up_strict", "of_htt_up_rounded")


def caps(dossier: Dossier, regs: RegulationSet) -> tuple[CapGroup, ...]:
    """Give the cap of each group of members by the levels as they stand: proposed, else voted, else self-proposed.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    return caps_with(dossier, regs, {})


def caps_with(
    dossier: Dossier, regs: RegulationSet, levels: Mapping[SubjectId, Level], *, count: int | None = None
) -> tuple[CapGroup, ...]:
    """Give the caps as they would be with `levels` in place of what stands; `count` is the base of the vote if known.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    base = base_count(vote_base(dossier, regs), regs) if count is None else count
    groups: dict[str, list[Level]] = {}
    for own in dossier.subjects:
        if own.subject.kind is SubjectKind.MEMBER and _is_counted(own, regs):
            level = levels.get(own.subject.id) or standing_level(own, passed_level(own.ballots, base, regs))
            members = groups.setdefault(group_of(own, regs.word("cap_groups")), [])
            if level is not None:
                members.append(level)
    return tuple(group_cap(code, members, regs) for code, members in sorted(groups.items()))


def cap_limit(htt: int, percent: int, reading: str) -> int:
    """Give the most HTXS allowed on a base of `htt`: cut down, or for a "…_rounded" reading a half counts up.

    For the readings "of_htt_up_…" the base is those rated HTT and above.
    """
    if reading.endswith("rounded"):
        return (2 * htt * percent + 100) // 200
    return htt * percent // 100


def limit_of(htxs: int, htt: int, percent: int, reading: str) -> int:
    """Give the most HTXS allowed by the figures of a group under a reading."""
    return cap_limit(htxs + htt if "_up_" in reading else htt, percent, reading)


def promotable(htxs: int, htt: int, percent: int, reading: str) -> int:
    """Give how many of those at HTT can rise to HTXS with the cap still held."""
    rising = 0
    while rising < htt and htxs + rising + 1 <= limit_of(htxs + rising + 1, htt - rising - 1, percent, reading):
        rising += 1
    return rising


def default_reading(regs: RegulationSet) -> str:
    """Give the code of the reading that the parameters choose."""
    return f"{regs.word('cap_base')}_{regs.word('cap_rounding')}"


def cap_percent(regs: RegulationSet) -> int:
    """Give the share in force: the normal one, or the exceptional one where the competent level granted it.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    granted = is_exception_set(regs) and exception_ground(regs) != ""
    return regs.number("cap_exception_percent" if granted else "cap_percent")


def is_exception_set(regs: RegulationSet) -> bool:
    """Whether a decision on the exceptional share is entered; never under regulations that know none."""
    return "cap_exception" in regs.values and regs.is_on("cap_exception")


def exception_ground(regs: RegulationSet) -> str:
    """Give why the exceptional share was granted, "" where it was not or nothing is told: then it does not count."""
    return regs.parameter("cap_exception").ground.strip() if is_exception_set(regs) else ""


def standing_level(own: SubjectDossier, voted: Level | None) -> Level | None:
    """Give the level that stands for a subject now: proposed, else voted, else self-proposed."""
    proposed = own.rating.proposed_level if own.rating else None
    return proposed or voted or (own.review.self_level if own.review else None)


def group_of(own: SubjectDossier, rule: str) -> str:
    """Give the group of similar position that a member is compared in: the cell's own, else the stated one.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    chosen = own.rating.cap_group if own.rating else ""
    return chosen or stated_group(rule, form=own.subject.form, work_group=own.subject.work_group)


def stated_group(rule: str, *, form: str, work_group: WorkGroup | None) -> str:
    """Give the group of a member whom nobody put into another one, by the parameter "cap_groups".

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    if rule == "together":
        return "members"
    if rule == "by_form":
        return f"form_{form}"
    return "leaders" if work_group is WorkGroup.LEADER else "others"


def _is_counted(own: SubjectDossier, regs: RegulationSet) -> bool:
    return regs.is_on("cap_counts_secretary") or own.subject.party_post is not PartyPost.SECRETARY


def group_cap(code: str, levels: Iterable[Level], regs: RegulationSet, *, percent: int | None = None) -> CapGroup:
    """Give the cap of one group by the levels of its subjects; `percent` is the share in force if known otherwise.

    Source: qd-366-2025 Điều 11 khoản 1 điểm 1.5
    """
    present, share = list(levels), cap_percent(regs) if percent is None else percent
    htxs, htt = present.count(Level.HTXS), present.count(Level.HTT)
    return CapGroup(
        code=code,
        htxs=htxs,
        htt=htt,
        readings=tuple(_reading(reading, htxs, htt, regs, percent=share) for reading in READINGS),
        citation=regs.parameter("cap_percent").source,
    )


def _reading(code: str, htxs: int, htt: int, regs: RegulationSet, *, percent: int) -> CapReading:
    limit = limit_of(htxs, htt, percent, code)
    return CapReading(
        code=code,
        percent=percent,
        limit=limit,
        used=htxs,
        headroom=limit - htxs,
        is_default=code == default_reading(regs),
        promotable=promotable(htxs, htt, percent, code),
    )
