"""The conference: complete, long enough, in time, with enough people."""

from collections.abc import Iterator
from datetime import date, time

from kiemdiem_desktop.domain.finding import Severity
from kiemdiem_desktop.domain.meeting import Meeting
from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.rules.check import ROUND, SINCE_132, SINCE_HD_25, Hit, check, values
from kiemdiem_desktop.rules.due import superior_due_on
from kiemdiem_desktop.rules.facts import RoundFacts
from kiemdiem_desktop.rules.parameter_kinds import month_day
from kiemdiem_desktop.rules.vote_base import passes
from kiemdiem_desktop.rules.working_days import working_days_before

_LEADING = (PartyPost.SECRETARY, PartyPost.DEPUTY_SECRETARY)


def missing(facts: RoundFacts) -> Iterator[Hit]:
    """The review ends in a conference with minutes.

    Source: qd-366-2025 Điều 17
    """
    if facts.dossier.meeting is None or facts.dossier.meeting.held_on is None:
        yield Hit(where="meeting")


def fields_missing(facts: RoundFacts) -> Iterator[Hit]:
    """The minutes name time, place, chair, secretary, counting team and conclusion.

    Source: qd-366-2025 Điều 17
    """
    meeting = facts.dossier.meeting
    if meeting is None:
        return
    needed = {
        "started_at": meeting.started_at,
        "ended_at": meeting.ended_at,
        "place": meeting.place,
        "chair": meeting.chair_id,
        "secretary": meeting.secretary_id,
        "tellers": meeting.tellers or not any(own.ballots for own in facts.dossier.subjects),
        "conclusion": meeting.conclusion.strip(),
    }
    empty = [name for name, value in needed.items() if not value]
    if empty:
        yield Hit(where="meeting", values=values(fields=", ".join(empty)))


def same_person(facts: RoundFacts) -> Iterator[Hit]:
    """The chair does not keep the minutes.

    Source: qd-366-2025 Điều 17
    """
    meeting = facts.dossier.meeting
    if meeting is not None and meeting.chair_id is not None and meeting.chair_id == meeting.secretary_id:
        yield Hit(where="meeting", values=values(name=_name(facts, meeting)))


def chair_not_leader(facts: RoundFacts) -> Iterator[Hit]:
    """The secretary or deputy secretary chairs the review.

    Source: qd-366-2025 Điều 8
    """
    meeting = facts.dossier.meeting
    file = facts.files.get(meeting.chair_id) if meeting and meeting.chair_id is not None else None
    if meeting is not None and file is not None and file.member.party_post not in _LEADING:
        yield Hit(where="meeting", values=values(name=file.member.full_name))


def chair_absent(facts: RoundFacts) -> Iterator[Hit]:
    """Chair and secretary of the meeting are present.

    Source: qd-366-2025 Điều 17
    """
    meeting = facts.dossier.meeting
    present = {line.member_id for line in facts.dossier.attendance if line.is_present}
    if meeting is None or not facts.dossier.attendance:
        return
    for member_id in (meeting.chair_id, meeting.secretary_id):
        file = facts.files.get(member_id) if member_id is not None else None
        if file is not None and file.member.id not in present:
            yield Hit(where="meeting.attendance", values=values(name=file.member.full_name))


def attendance_missing(facts: RoundFacts) -> Iterator[Hit]:
    """Whether each member came is noted: the base of the vote rests on it.

    Source: qd-294-2025 §9.3.2
    """
    if facts.dossier.meeting is None:
        return
    noted = {line.member_id for line in facts.dossier.attendance}
    silent = [found for found in facts.eligibilities if found.counts_in_vote_base and found.member_id not in noted]
    if silent:
        yield Hit(where="meeting.attendance", values=values(count=len(silent)))


def absence_without_reason(facts: RoundFacts) -> Iterator[Hit]:
    """An absence has its reason in the minutes.

    Source: qd-294-2025 §9.3.2
    """
    silent = [line for line in facts.dossier.attendance if not line.is_present and not line.reason.strip()]
    names = [facts.files[line.member_id].member.full_name for line in silent if line.member_id in facts.files]
    if names:
        yield Hit(where="meeting.attendance", values=values(names=", ".join(names), count=len(names)))


def times_reversed(facts: RoundFacts) -> Iterator[Hit]:
    """A meeting ends after it began.

    Source: qd-366-2025 Điều 17
    """
    span = _minutes(facts.dossier.meeting)
    if span is not None and span <= 0:
        yield Hit(where="meeting.time", values=values(minutes=span))


def too_short(facts: RoundFacts) -> Iterator[Hit]:
    """The review takes at least one day; the province may set another time for the levels below.

    Source: hd-43-2025 §2.1d
    """
    span = _minutes(facts.dossier.meeting)
    days = facts.regs.number("min_duration_days")
    needed = days * facts.regs.number("minutes_of_one_day")
    if span is not None and 0 < span < needed and _calendar_days(facts.dossier.meeting) <= days:
        yield Hit(where="meeting.time", values=values(minutes=span, days=days, needed=needed))


def duration_unknown(facts: RoundFacts) -> Iterator[Hit]:
    """Without both times the length cannot be told.

    Source: hd-43-2025 §2.1d
    """
    meeting = facts.dossier.meeting
    if meeting is not None and meeting.held_on is not None and _minutes(meeting) is None:
        yield Hit(where="meeting.time")


def quorum(facts: RoundFacts) -> Iterator[Hit]:
    """More than half of the members are present with a vote.

    Source: local-default Mục 1
    """
    members = len(facts.vote_base.counted)
    if facts.dossier.attendance and not passes(facts.voters, members, facts.regs.word("quorum")):
        yield Hit(where="meeting.attendance", values=values(voters=facts.voters, members=members))


def base_unconfirmed(facts: RoundFacts) -> Iterator[Hit]:
    """The rule for the number of members stands in a text that was read.

    Source: qd-208-2026 Toàn văn
    """
    rule = facts.regs.parameter("vote_base_rule")
    if rule.certainty == "?" and facts.dossier.attendance:
        yield Hit(where="meeting.attendance", values=values(members=len(facts.vote_base.counted)), citation=rule.source)


def threshold_default(facts: RoundFacts) -> Iterator[Hit]:
    """The share of votes that passes a level is set by the superior; no central text has one.

    Source: local-default Mục 1
    """
    rule = facts.regs.parameter("vote_threshold")
    if not rule.is_local and any(own.ballots for own in facts.dossier.subjects):
        yield Hit(where="round.parameters", values=values(members=facts.vote_count))


def superior_absent(facts: RoundFacts) -> Iterator[Hit]:
    """Where there was a prompt, a working group of the superior attends.

    Source: hd-43-2025 §2.1c
    """
    meeting = facts.dossier.meeting
    has_prompts = any(own.prompts for own in facts.dossier.subjects)
    if has_prompts and meeting is not None and not meeting.superior_attended:
        yield Hit(where="meeting")


def year_end(facts: RoundFacts) -> Iterator[Hit]:
    """Review and rating are finished before 31/12; a special unit before 15/01 of the next year.

    Source: hd-43-2025 §4.1
    """
    finished = _finished_on(facts)
    limit = last_day(facts)
    if finished is not None and finished > limit:
        yield Hit(where="meeting.time", values=values(held_on=finished, limit_on=limit))


def superior_due(facts: RoundFacts) -> Iterator[Hit]:
    """The conference is held by the day that the superior set for the dossier.

    Source: hd-43-2025 §4.2
    """
    finished = _finished_on(facts)
    due = superior_due_on(facts.dossier.round, facts.regs)
    if finished is not None and due is not None and finished > due:
        yield Hit(where="round.due", values=values(held_on=finished, limit_on=due))


def superior_due_unknown(facts: RoundFacts) -> Iterator[Hit]:
    """The cell's own limit is set by its committee.

    Source: hd-43-2025 §4.2
    """
    if superior_due_on(facts.dossier.round, facts.regs) is None:
        yield Hit(where="round.due")


def draft_late(facts: RoundFacts) -> Iterator[Hit]:
    """The collective's draft goes to the participants at least 3 working days before.

    Source: hd-43-2025 §2.1a
    """
    held = facts.dossier.meeting.held_on if facts.dossier.meeting else None
    if held is None:
        return
    needed = facts.regs.number("draft_working_days")
    limit = working_days_before(held, needed, facts.regs)
    for own in facts.rated:
        sent = own.review.draft_sent_on if own.review else None
        if own.subject.member_id is None and sent is not None and sent > limit:
            found = values(sent_on=sent, limit_on=limit, held_on=held, days=needed)
            yield Hit(where="review.draft_sent_on", values=found, subject_id=own.subject.id)


def draft_unknown(facts: RoundFacts) -> Iterator[Hit]:
    """Without the day of sending nobody can tell whether the participants had the draft in time.

    Source: hd-43-2025 §2.1a
    """
    for own in facts.rated:
        if own.subject.member_id is None and own.review is not None and own.review.draft_sent_on is None:
            yield Hit(where="review.draft_sent_on", subject_id=own.subject.id)


def last_day(facts: RoundFacts) -> date:
    """Give the last day on which the round can be finished in time.

    Source: hd-43-2025 §4.1
    """
    is_special = facts.dossier.cell.is_special_unit
    month, day = month_day(facts.regs.word("special_finish_by" if is_special else "finish_by"))
    limit = date(facts.dossier.round.year + (1 if is_special else 0), month, day)
    return limit if facts.regs.is_on("deadline_day_counts") else date.fromordinal(limit.toordinal() - 1)


def _finished_on(facts: RoundFacts) -> date | None:
    meeting = facts.dossier.meeting
    return (meeting.ended_on or meeting.held_on) if meeting else None


def _calendar_days(meeting: Meeting | None) -> int:
    if meeting is None or meeting.held_on is None or meeting.ended_on is None:
        return 1
    return (meeting.ended_on - meeting.held_on).days + 1


def _minutes(meeting: Meeting | None) -> int | None:
    """Minutes from opening to closing; None where a time is missing or unreadable."""
    if meeting is None or meeting.held_on is None:
        return None
    try:
        begun, ended = (_time_of(text) for text in (meeting.started_at, meeting.ended_at))
    except ValueError:
        return None
    whole_days = _calendar_days(meeting) - 1
    return whole_days * 24 * 60 + (ended.hour - begun.hour) * 60 + ended.minute - begun.minute


def _time_of(text: str) -> time:
    """Give "7:30" as a time of day. Raises: ValueError."""
    hour, _colon, minute = text.partition(":")
    return time(int(hour), int(minute))


def _name(facts: RoundFacts, meeting: Meeting) -> str:
    file = facts.files.get(meeting.chair_id) if meeting.chair_id is not None else None
    return file.member.full_name if file else "?"


_D17 = "qd-366-2025 Điều 17"
CHECKS = (
    check("meeting.missing", missing, Severity.MUST_FIX, ROUND, _D17).during(SINCE_132),
    check("meeting.fields_missing", fields_missing, Severity.MUST_FIX, ROUND, _D17).during(SINCE_132),
    check("meeting.same_person", same_person, Severity.MUST_FIX, ROUND, _D17).during(SINCE_132),
    check("meeting.chair_not_leader", chair_not_leader, Severity.PLEASE_LOOK, ROUND, "qd-366-2025 Điều 8").during(
        SINCE_132
    ),
    check("meeting.chair_absent", chair_absent, Severity.MUST_FIX, ROUND, _D17).during(SINCE_132),
    check("meeting.attendance_missing", attendance_missing, Severity.NOT_CHECKED, ROUND, "qd-294-2025 §9.3.2").during(
        SINCE_132
    ),
    check(
        "meeting.absence_without_reason", absence_without_reason, Severity.PLEASE_LOOK, ROUND, "qd-294-2025 §9.3.2"
    ).during(SINCE_132),
    check("meeting.times_reversed", times_reversed, Severity.MUST_FIX, ROUND, _D17).during(SINCE_132),
    check("meeting.too_short", too_short, Severity.PLEASE_LOOK, ROUND, "hd-43-2025 §2.1d"),
    check("meeting.duration_unknown", duration_unknown, Severity.NOT_CHECKED, ROUND, "hd-43-2025 §2.1d"),
    check("meeting.superior_absent", superior_absent, Severity.PLEASE_LOOK, ROUND, "hd-43-2025 §2.1c"),
    check("vote.quorum", quorum, Severity.PLEASE_LOOK, ROUND, "local-default Mục 1").during(SINCE_132),
    check("vote.base_unconfirmed", base_unconfirmed, Severity.NOT_CHECKED, ROUND, "qd-208-2026 Toàn văn"),
    check("vote.threshold_default", threshold_default, Severity.PLEASE_LOOK, ROUND, "local-default Mục 1").during(
        SINCE_132
    ),
    check("deadline.year_end", year_end, Severity.MUST_FIX, ROUND, "hd-43-2025 §4.1").during(SINCE_132),
    check("deadline.superior", superior_due, Severity.MUST_FIX, ROUND, "hd-43-2025 §4.2").during(SINCE_132),
    check("deadline.superior_unknown", superior_due_unknown, Severity.NOT_CHECKED, ROUND, "hd-43-2025 §4.2").during(
        SINCE_132
    ),
    check("deadline.draft", draft_late, Severity.MUST_FIX, ROUND, "hd-43-2025 §2.1a").during(SINCE_HD_25),
    check("deadline.draft_unknown", draft_unknown, Severity.NOT_CHECKED, ROUND, "hd-43-2025 §2.1a").during(SINCE_HD_25),
)
