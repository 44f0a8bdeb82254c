"""Special members and comments from outside: leave, temporary activity, residence, CBCCVC, prompts."""

from collections.abc import Iterator

from kiemdiem_desktop.domain.comment import AnswerKind, CommentKind, CommentSource
from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import Member, WorkGroup
from kiemdiem_desktop.rules.check import EVERYBODY, PERSONS, SINCE_124, SINCE_132, Hit, check, values
from kiemdiem_desktop.rules.facts import SubjectFacts


def leave(facts: SubjectFacts) -> Iterator[Hit]:
    """Sick leave from 3 months in all, and maternity leave: rated on the work really done, no ceiling.

    Source: hd-43-2025 §7.5
    """
    year = facts.own.year
    days = year.sick_leave_days if year else None
    is_long = days is not None and days >= facts.regs.number("sick_leave_days")
    if year is not None and (is_long or year.has_maternity_leave):
        yield Hit(where="year", values=values(days=days or 0, maternity="yes" if year.has_maternity_leave else "no"))


def temporary_comment_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """For a member in temporary activity elsewhere the comment of that cell is obtained first.

    Source: hd-43-2025 §7.6
    """
    if _reason(facts) == "temporary_elsewhere" and not facts.comments_from(CommentSource.TEMPORARY_CELL):
        yield Hit(where="comments.temporary_cell")


def committee_suspended(facts: SubjectFacts) -> Iterator[Hit]:
    """Suspended from the committee only: reviews at the cell the responsibility borne before.

    Source: hd-43-2025 §7.7
    """
    if _reason(facts) == "committee_suspended":
        yield Hit(where="member.statuses")


def former_cell_comment(facts: SubjectFacts) -> Iterator[Hit]:
    """Of a member who came in the year the former cell knows the rest of the year.

    Source: qd-366-2025 Điều 7 khoản 2
    """
    if _reason(facts) == "moved_in" and not facts.comments_from(CommentSource.FORMER_CELL):
        yield Hit(where="comments.former_cell")


def residence_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """The comment of the place of residence is a standard paper of the dossier; some members are exempt from it.

    Source: qd-366-2025 Điều 17
    """
    is_exempt = facts.own.year is not None and facts.own.year.has_residence_comment_exemption
    member = facts.member
    is_asked = facts.regs.is_on("residence_comment") and member is not None and _works_elsewhere(facts, member)
    if is_asked and not is_exempt and not facts.comments_from(CommentSource.RESIDENCE):
        yield Hit(where="comments.residence")


def civil_servant_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """The rating as CBCCVC is the basis of the member's rating.

    Source: qd-366-2025 Điều 3 khoản 4
    """
    if facts.member is not None and facts.member.is_civil_servant and facts.agency_level is None:
        yield Hit(where="comments.agency")


def civil_servant_differs(facts: SubjectFacts) -> Iterator[Hit]:
    """A proposed level other than the CBCCVC level needs looking at; the local layer may make it a bar.

    Source: qd-366-2025 Điều 3 khoản 4
    """
    level = facts.agency_level
    if level is None:
        return
    if facts.regs.is_on("civil_servant_link") and level is not Level.HTXS:
        closed = tuple(better for better in Level if better.rank < level.rank)
        yield Hit(
            where="comments.agency", values=values(level=level, proposed_level=facts.proposed or "?"), closes=closed
        )
    elif facts.proposed is not None and facts.proposed is not level:
        yield Hit(where="comments.agency", values=values(level=level, proposed_level=facts.proposed))


def comments_unanswered(facts: SubjectFacts) -> Iterator[Hit]:
    """A shortcoming named in the meeting is accepted or explained.

    Source: qd-366-2025 Điều 6
    """
    rows = [
        comment
        for comment in facts.own.comments
        if comment.kind is CommentKind.SHORTCOMING and comment.answer is AnswerKind.NONE
    ]
    if rows:
        yield Hit(where="comments", values=values(count=len(rows)))


def prompt_unanswered(facts: SubjectFacts) -> Iterator[Hit]:
    """Each point that the superior prompted is answered, or declined with a reason.

    Source: qd-366-2025 Điều 7 khoản 1
    """
    for prompt in facts.own.prompts:
        if not prompt.is_answered:
            yield Hit(where="prompts", values=values(prompt=prompt.text, number=prompt.number or "?"))


def prompt_section_empty(facts: SubjectFacts) -> Iterator[Hit]:
    """Section IV of the self-review explains what was prompted; answers to prompts are printed there.

    Source: qd-366-2025 Điều 6
    """
    review, prompts = facts.own.review, facts.own.prompts
    is_written = any(prompt.is_answered for prompt in prompts)
    if prompts and review is not None and not is_written and not review.text_of("A.IV").strip():
        yield Hit(where="review.sections", values=values(count=len(prompts)))


def _reason(facts: SubjectFacts) -> str:
    found = facts.round.by_member.get(facts.member.id) if facts.member else None
    return found.reason if found else ""


def _works_elsewhere(facts: SubjectFacts, member: Member) -> bool:
    group = facts.own.subject.work_group or member.work_group
    return group is not WorkGroup.OUTSIDE or bool(member.workplace.strip())


CHECKS = (
    check("special.leave", leave, Severity.PLEASE_LOOK, PERSONS, "hd-43-2025 §7.5"),
    check(
        "special.temporary_comment_missing", temporary_comment_missing, Severity.MUST_FIX, PERSONS, "hd-43-2025 §7.6"
    ).during(SINCE_132),
    check("special.committee_suspended", committee_suspended, Severity.PLEASE_LOOK, PERSONS, "hd-43-2025 §7.7").during(
        SINCE_132
    ),
    check(
        "special.former_cell_comment", former_cell_comment, Severity.PLEASE_LOOK, PERSONS, "qd-366-2025 Điều 7 khoản 2"
    ).during(SINCE_124),
    check("comments.residence_missing", residence_missing, Severity.PLEASE_LOOK, PERSONS, "qd-366-2025 Điều 17").during(
        SINCE_132
    ),
    check(
        "comments.civil_servant_missing",
        civil_servant_missing,
        Severity.PLEASE_LOOK,
        PERSONS,
        "qd-366-2025 Điều 3 khoản 4",
    ),
    check(
        "comments.civil_servant_differs",
        civil_servant_differs,
        Severity.PLEASE_LOOK,
        PERSONS,
        "qd-366-2025 Điều 3 khoản 4",
    ),
    check("comments.unanswered", comments_unanswered, Severity.PLEASE_LOOK, EVERYBODY, "qd-366-2025 Điều 6").during(
        SINCE_132
    ),
    check("prompts.unanswered", prompt_unanswered, Severity.MUST_FIX, EVERYBODY, "qd-366-2025 Điều 7 khoản 1").during(
        SINCE_132
    ),
    check("prompts.section_empty", prompt_section_empty, Severity.MUST_FIX, EVERYBODY, "qd-366-2025 Điều 6").during(
        SINCE_132
    ),
)
