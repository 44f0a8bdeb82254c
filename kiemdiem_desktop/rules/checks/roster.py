"""Who must be in the round, who must not, and in which order."""

from collections.abc import Iterator

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.rules.check import ROUND, SINCE_124, SINCE_132, Hit, check, values
from kiemdiem_desktop.rules.facts import RoundFacts
from kiemdiem_desktop.rules.outcomes import outcomes_on
from kiemdiem_desktop.rules.vote_base import meeting_day


def uncertain(facts: RoundFacts) -> Iterator[Hit]:
    """Whether a member is reviewed rests on dates; a missing or partial one is asked for, never guessed.

    Source: qd-366-2025 Điều 5 khoản 2
    """
    outcomes = outcomes_on(facts.dossier.round.evaluation_on)
    for found in facts.eligibilities:
        rests_on_dates = found.reason == "admission_unknown" or outcomes[found.reason].is_certain
        if not found.is_certain and rests_on_dates:
            member = facts.files[found.member_id].member
            where = "member.admitted_on" if found.reason == "admission_unknown" else "member.statuses"
            shown = values(name=member.full_name, reason=found.reason)
            yield Hit(
                where=where, values=shown, subject_id=_subject_of(facts, found.member_id), citation=found.citation
            )


def interrupted(facts: RoundFacts) -> Iterator[Hit]:
    """Interrupted activity is not among the three exemptions: the competent level says how it is handled.

    Source: qd-366-2025 Điều 5 khoản 2
    """
    for found in facts.eligibilities:
        if found.reason == "interrupted":
            member = facts.files[found.member_id].member
            subject_id = _subject_of(facts, found.member_id)
            shown = values(name=member.full_name)
            yield Hit(where="member.statuses", values=shown, subject_id=subject_id, needs_competent_level=True)


def subject_missing(facts: RoundFacts) -> Iterator[Hit]:
    """Every member who must be reviewed is in the round.

    Source: qd-366-2025 Điều 5 khoản 2
    """
    present = {own.subject.member_id for own in facts.dossier.subjects}
    for found in facts.eligibilities:
        if found.is_reviewed and found.member_id not in present:
            name = facts.files[found.member_id].member.full_name
            yield Hit(where="round.subjects", values=values(name=name), citation=found.citation)


def subject_not_eligible(facts: RoundFacts) -> Iterator[Hit]:
    """Nobody who is exempt, suspended, too new or gone stands in the round.

    Source: qd-366-2025 Điều 5 khoản 2
    """
    for own in facts.dossier.subjects:
        member_id = own.subject.member_id
        found = facts.by_member.get(member_id) if member_id is not None else None
        if own.subject.kind is SubjectKind.MEMBER and (found is None or not found.is_reviewed):
            shown = values(name=own.subject.name, reason=found.reason if found else "not_on_roster")
            citation = found.citation if found else None
            yield Hit(where="round.subjects", values=shown, subject_id=own.subject.id, citation=citation)


def cell_missing(facts: RoundFacts) -> Iterator[Hit]:
    """The cell rates itself.

    Source: hd-43-2025 §3
    """
    if facts.cell_subject is None:
        yield Hit(where="round.subjects")


def committee_missing(facts: RoundFacts) -> Iterator[Hit]:
    """A cell with a chi ủy reviews it as a collective; a cell without one has none to review.

    Source: hd-43-2025 §1.1
    """
    has_subject = facts.collective(SubjectKind.CELL_COMMITTEE) is not None
    if has_subject is not facts.dossier.cell.has_committee:
        yield Hit(where="round.subjects", values=values(has_committee="yes" if not has_subject else "no"))


def small_committee(facts: RoundFacts) -> Iterator[Hit]:
    """A leadership collective of fewer than 3 members reviews together with another.

    Source: hd-43-2025 §7.4
    """
    members = len(facts.committee_members)
    if facts.collective(SubjectKind.CELL_COMMITTEE) is not None and members < facts.regs.number("small_collective"):
        yield Hit(where="round.subjects", values=values(count=members))


def kind_changed(facts: RoundFacts) -> Iterator[Hit]:
    """Official or probationary in the round is what the member is on the day of the conference.

    Source: dieu-le-2011 Điều 5
    """
    on = meeting_day(facts.dossier)
    for own in facts.dossier.subjects:
        member = own.file.member if own.file else None
        if member is not None and own.subject.member_kind not in (None, member.kind_on(on)):
            shown = values(name=member.full_name, kind=member.kind_on(on))
            yield Hit(where="round.subjects", values=shown, subject_id=own.subject.id)


def name_differs(facts: RoundFacts) -> Iterator[Hit]:
    """A member bears the same name on all papers.

    Source: qd-366-2025 Điều 17
    """
    for own in facts.dossier.subjects:
        if own.file is not None and own.file.member.full_name != own.subject.name:
            shown = values(name=own.subject.name, roster_name=own.file.member.full_name)
            yield Hit(where="member.name", values=shown, subject_id=own.subject.id)


def order_cell_last(facts: RoundFacts) -> Iterator[Hit]:
    """The cell is rated after its committee and all its members.

    Source: qd-366-2025 Điều 12 khoản 2
    """
    cell = facts.cell_subject
    later = [o for o in facts.rated if cell is not None and o.subject.position > cell.subject.position]
    if cell is not None and later:
        yield Hit(where="round.order", values=values(count=len(later)), subject_id=cell.subject.id)


def order_committee_first(facts: RoundFacts) -> Iterator[Hit]:
    """The chi ủy collective is rated before its members.

    Source: qd-366-2025 Điều 12 khoản 2
    """
    committee = facts.collective(SubjectKind.CELL_COMMITTEE)
    if committee is None:
        return
    earlier = [
        o for o in facts.rated if _is_leading(o.subject.party_post) and o.subject.position < committee.subject.position
    ]
    if earlier:
        names = ", ".join(own.subject.name for own in earlier)
        yield Hit(where="round.order", values=values(names=names), subject_id=committee.subject.id)


def members_unfinished(facts: RoundFacts) -> Iterator[Hit]:
    """Committee and members are finished before the cell gets its level.

    Source: qd-366-2025 Điều 12 khoản 2
    """
    cell = facts.cell_subject
    if cell is None or cell.rating is None or cell.rating.proposed_level is None:
        return
    open_ = [own for own in facts.rated if own is not cell and not (own.rating and own.rating.proposed_level)]
    if open_:
        names = ", ".join(own.subject.name for own in open_)
        yield Hit(where="rating.proposed", values=values(count=len(open_), names=names), subject_id=cell.subject.id)


def committee_unfinished(facts: RoundFacts) -> Iterator[Hit]:
    """The collective is finished before its head and members get their levels.

    Source: qd-366-2025 Điều 12 khoản 2
    """
    committee = facts.collective(SubjectKind.CELL_COMMITTEE)
    if committee is None or (committee.rating is not None and committee.rating.proposed_level is not None):
        return
    early = [o for o in facts.rated if _is_leading(o.subject.party_post) and o.rating and o.rating.proposed_level]
    if early:
        names = ", ".join(own.subject.name for own in early)
        yield Hit(where="rating.proposed", values=values(names=names), subject_id=committee.subject.id)


def quality_by_people(facts: RoundFacts) -> Iterator[Hit]:
    """Quality and effect of the work, which HTXS and HTT need, no program can compute.

    Source: qd-366-2025 Điều 11
    """
    good = [o for o in facts.rated if o.rating and o.rating.proposed_level in (Level.HTXS, Level.HTT)]
    if good:
        yield Hit(where="rating.proposed", values=values(count=len(good)))


def data_changed(facts: RoundFacts) -> Iterator[Hit]:
    """The regulations are what they were when the round was opened.

    Source: qd-366-2025 Điều 19
    """
    for regulation in facts.regs.regulations:
        if regulation.id in facts.regs.changed:
            yield Hit(where="round", values=values(regulation=regulation.name))


def local_without_paper(facts: RoundFacts) -> Iterator[Hit]:
    """A local value names the paper that sets it.

    Source: hd-43-2025 §7.12
    """
    for row in facts.regs.local:
        if not row.number.strip() or row.issued_on is None:
            yield Hit(where="round.parameters", values=values(parameter=row.name))


def _is_leading(post: PartyPost) -> bool:
    return post is not PartyPost.NONE


def order_head_first(facts: RoundFacts) -> Iterator[Hit]:
    """Among the members the head is reviewed first, then the deputies, then the others.

    Source: qd-366-2025 Điều 7 khoản 3
    """
    people = [own.subject for own in facts.dossier.subjects if own.subject.kind is SubjectKind.MEMBER]
    for place, subject in enumerate(people):
        rank = _REVIEW_ORDER.get(subject.party_post)
        if rank is None:
            continue
        before = sum(_REVIEW_ORDER.get(other.party_post, len(_REVIEW_ORDER)) > rank for other in people[:place])
        if before:
            found = values(name=subject.name, count=before)
            yield Hit(where="round.order", values=found, subject_id=subject.id)


def _subject_of(facts: RoundFacts, member_id: int) -> SubjectId | None:
    return next((own.subject.id for own in facts.dossier.subjects if own.subject.member_id == member_id), None)


_REVIEW_ORDER = {PartyPost.SECRETARY: 0, PartyPost.DEPUTY_SECRETARY: 1}
_D5 = "qd-366-2025 Điều 5 khoản 2"
_D12 = "qd-366-2025 Điều 12 khoản 2"
CHECKS = (
    check("eligibility.uncertain", uncertain, Severity.NOT_CHECKED, ROUND, _D5).during(SINCE_132),
    check("eligibility.interrupted", interrupted, Severity.PLEASE_LOOK, ROUND, _D5).during(SINCE_132),
    check("roster.subject_missing", subject_missing, Severity.MUST_FIX, ROUND, _D5).during(SINCE_132),
    check("roster.subject_not_eligible", subject_not_eligible, Severity.MUST_FIX, ROUND, _D5).during(SINCE_132),
    check("roster.cell_missing", cell_missing, Severity.MUST_FIX, ROUND, "hd-43-2025 §3").during(SINCE_132),
    check("roster.committee", committee_missing, Severity.MUST_FIX, ROUND, "hd-43-2025 §1.1").during(SINCE_124),
    check("roster.small_committee", small_committee, Severity.PLEASE_LOOK, ROUND, "hd-43-2025 §7.4"),
    check("roster.kind_changed", kind_changed, Severity.PLEASE_LOOK, ROUND, "dieu-le-2011 Điều 5").during(SINCE_132),
    check("roster.name_differs", name_differs, Severity.PLEASE_LOOK, ROUND, "qd-366-2025 Điều 17").during(SINCE_132),
    check("order.cell_last", order_cell_last, Severity.MUST_FIX, ROUND, _D12),
    check("order.committee_first", order_committee_first, Severity.MUST_FIX, ROUND, _D12).during(SINCE_132),
    check("order.head_first", order_head_first, Severity.PLEASE_LOOK, ROUND, "qd-366-2025 Điều 7 khoản 3").during(
        SINCE_124
    ),
    check("order.members_unfinished", members_unfinished, Severity.MUST_FIX, ROUND, _D12),
    check("order.committee_unfinished", committee_unfinished, Severity.MUST_FIX, ROUND, _D12).during(SINCE_132),
    check("round.quality_by_people", quality_by_people, Severity.NOT_CHECKED, ROUND, "qd-366-2025 Điều 11").during(
        SINCE_132
    ),
    check("round.data_changed", data_changed, Severity.PLEASE_LOOK, ROUND, "qd-366-2025 Điều 19").during(SINCE_132),
    check("round.local_without_paper", local_without_paper, Severity.PLEASE_LOOK, ROUND, "hd-43-2025 §7.12").during(
        SINCE_132
    ),
)
