"""How the levels in one dossier hang together: collectives, their head, the members, and what the rules say of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.rating import Rating
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.rules.verdicts import check_facts
from kiemdiem_desktop.services.committee.rechecking import Rechecked

LINK_CODES: Final = frozenset(
    {
        *("local.head_above_collective", "local.cell_members", "level.cell_members_132", "rating.head_above_132"),
        *("rating.collective_above_132", "level.committee_disciplined", "forced.units", "order.head_last_132"),
        *("forced.collective_discipline", "level.leader_units_124", "level.leader_units_132", "order.cell_last"),
    }
)
"""The findings that speak of one level against another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """One line of the chain: who, at which level; `is_above`: a head above its collective."""

    who: str
    name: str
    level: Level | None
    words: str = ""
    is_above: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The chain from the cell down to its members, and the rules' own sentences about it."""

    lines: tuple[LinkLine, ...]
    remarks: tuple[str, ...]


def with_levels(checked: Rechecked, levels: Mapping[str, Level | None]) -> Rechecked:
    """Give the dossier as the rules see it with other levels, by the codes of the package; nothing is recorded."""
    codes = checked.read.codes

    def changed(own: SubjectDossier) -> SubjectDossier:
        code = codes[own.subject.id]
        if code not in levels or (own.rating and own.rating.proposed_level is levels[code]):
            return own
        rating = own.rating or Rating(round_id=own.subject.round_id, subject_id=own.subject.id)
        return replace(own, rating=replace(rating, proposed_level=levels[code]))

    subjects = tuple(changed(own) for own in checked.dossier.subjects)
    facts = replace(checked.facts, dossier=replace(checked.dossier, subjects=subjects))
    return replace(checked, facts=facts, verdict=check_facts(facts))


def links_of(checked: Rechecked) -> Links:
    """Give the chain by the levels as they stand in `checked`."""
    subjects = {row.subject.kind: row for row in checked.facts.dossier.subjects}
    cell, committee = subjects.get(SubjectKind.CELL), subjects.get(SubjectKind.CELL_COMMITTEE)
    top = _level(committee) or _level(cell)
    heads = [own for own in checked.facts.rated if own.subject.party_post is PartyPost.SECRETARY]
    lines = [
        *(_collective(_("Tập thể chi bộ"), cell) if cell else ()),
        *(_collective(_("Tập thể chi ủy"), committee) if committee else ()),
        *(_head(own, top) for own in heads),
        _members(checked),
    ]
    remarks = tuple(
        describe(finding, checked.facts.dossier, checked.regulations).detail
        for finding in checked.verdict.findings
        if finding.code in LINK_CODES
    )
    return Links(lines=tuple(lines), remarks=tuple(dict.fromkeys(remarks)))


def _collective(who: str, own: SubjectDossier) -> tuple[LinkLine, ...]:
    return (LinkLine(who=who, name=own.subject.name, level=_level(own)),)


def _head(own: SubjectDossier, top: Level | None) -> LinkLine:
    level = _level(own)
    is_above = level is not None and top is not None and level.rank < top.rank
    words = _("cao hơn mức của tập thể") if is_above else _("không cao hơn mức của tập thể")
    return LinkLine(
        who=_("Người đứng đầu"),
        name=own.subject.name,
        level=level,
        words=words if level is not None and top is not None else "",
        is_above=is_above,
    )


def _members(checked: Rechecked) -> LinkLine:
    members = [own for own in checked.facts.rated if own.subject.kind is SubjectKind.MEMBER]
    counts = Counter(_level(own) for own in members)
    parts = [f"{level.label} {counts[level]}" for level in Level if counts[level]]
    if counts[None]:
        parts.append(_("chưa có mức {count}").format(count=counts[None]))
    words = _("{count} đảng viên được xếp loại").format(count=len(members))
    return LinkLine(who=_("Đảng viên"), name=words, level=None, words="; ".join(parts))


def _level(own: SubjectDossier | None) -> Level | None:
    return own.rating.proposed_level if own is not None and own.rating else None
