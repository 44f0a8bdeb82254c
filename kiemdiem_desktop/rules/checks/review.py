"""Self-reviews: there, of the right form, finished, with the sections filled."""

from collections.abc import Iterator

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.member import PartyPost, ViolationPlace, WorkGroup
from kiemdiem_desktop.domain.review import ShortcomingState
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.rules.check import COLLECTIVES, EVERYBODY, MEMBER, PERSONS, SINCE_132, Hit, check, values
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.form_choice import form_of_post, person_form
from kiemdiem_desktop.rules.years import decided_in_year

# sections that may stay empty: "nếu có"
_OPTIONAL = {"A.III", "A.IV", "A.V"}
RESPONSIBILITY = "A.V"
# sections that the rows of shortcomings fill as well
_BY_ROWS = {"A.II.1", "A.II.2", "A.VI"}


def missing(facts: SubjectFacts) -> Iterator[Hit]:
    """Everybody who is reviewed writes a self-review; a collective its report.

    Source: hd-43-2025 §2.1
    """
    if facts.own.review is None:
        yield Hit(where="review")


def unfinished(facts: SubjectFacts) -> Iterator[Hit]:
    """The self-review is finished before the conference.

    Source: qd-366-2025 Điều 7 khoản 1
    """
    if facts.own.review is not None and facts.own.review.finished_at is None:
        yield Hit(where="review")


def sections_empty(facts: SubjectFacts) -> Iterator[Hit]:
    """The sections of the form are filled; shortcomings, causes and remedies may stand as rows.

    Source: qd-366-2025 Điều 6
    """
    review = facts.own.review
    if review is None:
        return
    form = facts.round.forms[facts.own.subject.form]
    filled = {section.code for section in review.sections if section.text.strip()} | _OPTIONAL
    if facts.own.shortcomings:
        filled |= _BY_ROWS
    empty = [s.code for s in form.sections if not s.is_heading_only and s.code not in filled]
    if empty:
        yield Hit(where="review.sections", values=values(codes=", ".join(empty), count=len(empty)))


def responsibility_unsaid(facts: SubjectFacts) -> Iterator[Hit]:
    """Where there are conclusions, complaints or disciplined people under somebody, the responsibility is made clear.

    Source: qd-366-2025 Điều 6
    """
    matters, review = len(facts.own.conclusions) + _disciplined_below(facts), facts.own.review
    if not matters or review is None or review.text_of(RESPONSIBILITY).strip():
        return
    sections = facts.round.forms[facts.own.subject.form].sections
    if any(section.code == RESPONSIBILITY for section in sections):
        yield Hit(where="review.sections", values=values(count=matters))


def _disciplined_below(facts: SubjectFacts) -> int:
    """Count the disciplines of the year among the members whom a collective answers for."""
    if facts.own.subject.member_id is not None:
        return 0
    rows = (row for file in facts.round.dossier.members for row in file.disciplines)
    return sum(decided_in_year(row, facts.year) is True and row.violated_at is ViolationPlace.HERE for row in rows)


def remedies_unreported(facts: SubjectFacts) -> Iterator[Hit]:
    """Each shortcoming of the earlier review says how far it is remedied.

    Source: qd-366-2025 Điều 6
    """
    review = facts.own.review
    silent = [row for row in facts.own.carried if row.state is ShortcomingState.OPEN and not row.result.strip()]
    if silent and review is not None and not review.text_of("A.III").strip():
        yield Hit(where="carried", values=values(count=len(silent), carried=len(facts.own.carried)))


def signed_after_meeting(facts: SubjectFacts) -> Iterator[Hit]:
    """The self-review is not younger than the conference that heard it.

    Source: qd-366-2025 Điều 7 khoản 1
    """
    meeting = facts.round.dossier.meeting
    held = meeting.held_on if meeting else None
    signed = facts.own.review.signed_on if facts.own.review else None
    if held is not None and signed is not None and signed > held:
        yield Hit(where="review.signed_on", values=values(signed_on=signed, held_on=held))


def wrong_person_form(facts: SubjectFacts) -> Iterator[Hit]:
    """A leader uses 2A, a member without post 2B, a member outside the political system 2C.

    Source: hd-43-2025 §2.1b
    """
    group = _group(facts)
    wanted = None if group is None else person_form(group, facts.regs, facts.own.subject.party_post)
    if wanted is not None and facts.own.subject.form is not wanted:
        found = values(form=facts.own.subject.form, wanted=wanted, work_group=group)
        yield Hit(where="review.form", values=found)


def wrong_collective_form(facts: SubjectFacts) -> Iterator[Hit]:
    """A collective uses form 01.

    Source: hd-43-2025 §2.1a
    """
    if facts.own.subject.form is not FormCode.F01:
        yield Hit(where="review.form", values=values(form=facts.own.subject.form, wanted=FormCode.F01))


def secretary_form_open(facts: SubjectFacts) -> Iterator[Hit]:
    """Whether a secretary or deputy without a State post uses 2A is not said: the superior settles it.

    Source: hd-43-2025 §2.1b
    """
    post, group = facts.own.subject.party_post, _group(facts)
    if group is None or post not in (PartyPost.SECRETARY, PartyPost.DEPUTY_SECRETARY):
        return
    said = form_of_post(group, facts.regs, post)
    if said is not None and not said.is_local:
        yield Hit(where="review.form", values=values(form=facts.own.subject.form))


def _group(facts: SubjectFacts) -> WorkGroup | None:
    return facts.own.subject.work_group or (facts.member.work_group if facts.member else None)


def self_level_missing(facts: SubjectFacts) -> Iterator[Hit]:
    """The self-rating ends in one of the four levels.

    Source: qd-366-2025 Điều 12 khoản 1
    """
    if facts.own.review is not None and facts.own.review.self_level is None:
        yield Hit(where="review.self_level")


CHECKS = (
    check("review.missing", missing, Severity.MUST_FIX, EVERYBODY, "hd-43-2025 §2.1").during(SINCE_132),
    check("review.unfinished", unfinished, Severity.MUST_FIX, EVERYBODY, "qd-366-2025 Điều 7 khoản 1").during(
        SINCE_132
    ),
    check("review.sections_empty", sections_empty, Severity.MUST_FIX, EVERYBODY, "qd-366-2025 Điều 6").during(
        SINCE_132
    ),
    check("review.responsibility_unsaid", responsibility_unsaid, Severity.PLEASE_LOOK, EVERYBODY, "qd-366-2025 Điều 6"),
    check("review.remedies_unreported", remedies_unreported, Severity.MUST_FIX, EVERYBODY, "qd-366-2025 Điều 6").during(
        SINCE_132
    ),
    check(
        "review.signed_after_meeting",
        signed_after_meeting,
        Severity.PLEASE_LOOK,
        EVERYBODY,
        "qd-366-2025 Điều 7 khoản 1",
    ).during(SINCE_132),
    check("review.wrong_form", wrong_person_form, Severity.MUST_FIX, PERSONS, "hd-43-2025 §2.1b").during(SINCE_132),
    check(
        "review.wrong_collective_form", wrong_collective_form, Severity.MUST_FIX, COLLECTIVES, "hd-43-2025 §2.1a"
    ).during(SINCE_132),
    check("review.secretary_form_open", secretary_form_open, Severity.PLEASE_LOOK, MEMBER, "hd-43-2025 §2.1b"),
    check(
        "review.self_level_missing", self_level_missing, Severity.MUST_FIX, EVERYBODY, "qd-366-2025 Điều 12 khoản 1"
    ).during(SINCE_132),
)
