"""What the words of a roster say about standing: status, posts, official or probationary."""

import re
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, StatusKind
from kiemdiem_desktop.domain.partial_date import PartialDate, parse_partial_date
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.draft import RowLog, StatusDraft
from kiemdiem_desktop.intake.fields import RosterField

# The first pattern that is found counts; texts are folded by `search_key`.
_STATUSES = (
    (re.compile(r"dinh chi .*cap uy"), StatusKind.COMMITTEE_SUSPENDED),
    (re.compile(r"dinh chi"), StatusKind.SUSPENDED),
    (re.compile(r"mien (cong tac (va )?)?(sinh hoat|cong tac)"), StatusKind.EXEMPT),
    (re.compile(r"gian doan"), StatusKind.INTERRUPTED),
    (re.compile(r"tam thoi .*(noi khac|di)\b|tam thoi chuyen di"), StatusKind.TEMPORARY_ELSEWHERE),
    (re.compile(r"tam thoi .*(den|tai chi bo|o day)\b"), StatusKind.TEMPORARY_HERE),
    (re.compile(r"chuyen (sinh hoat )?(dang )?(den|ve)\b|moi chuyen den"), StatusKind.MOVED_IN),
    (re.compile(r"da chuyen|chuyen (sinh hoat )?(dang )?(di|sang)\b|chuyen di"), StatusKind.MOVED_OUT),
    (re.compile(r"tu tran|da mat\b|qua doi"), StatusKind.DIED),
    (re.compile(r"roi khoi|ra khoi dang|xoa ten|khai tru|xin ra"), StatusKind.LEFT),
)
_ACTIVE = re.compile(r"dang sinh hoat|sinh hoat binh thuong|^hoat dong$")
_DATE = re.compile(r"(?:\d{1,2}\s*[/.\-]\s*)?(?:\d{1,2}\s*[/.\-]\s*)?\d{4}")
_SPLIT = re.compile(r"\s*(?:[,;+\n]|\s-\s|\s–\s)\s*")
_PARTY_POSTS = (
    (re.compile(r"(pho bi thu|pbt)( chi bo| chi uy)?"), PartyPost.DEPUTY_SECRETARY),
    (re.compile(r"(bi thu|bt)( chi bo| chi uy)?"), PartyPost.SECRETARY),
    (re.compile(r"(chi )?uy vien( chi uy)?|chi uy( vien)?|cuv"), PartyPost.COMMITTEE_MEMBER),
    (re.compile(r"dang vien( chinh thuc| du bi)?|khong"), PartyPost.NONE),
)
_MASS = re.compile(r"\b(chi doan|doan thanh nien|doan xa|doan phuong|cong doan|hoi|chi hoi|mat tran|phu nu|nong dan)\b")


def status_of(text: str) -> StatusKind | None:
    """Give the status that a text names; None for none."""
    key = search_key(text)
    return next((kind for pattern, kind in _STATUSES if pattern.search(key)), None)


def is_active(text: str) -> bool:
    """Whether a text says that the member takes part as usual."""
    return _ACTIVE.search(search_key(text)) is not None


def status_in_column(text: str, since: PartialDate | None, log: RowLog) -> tuple[StatusDraft, ...]:
    """Read the status column; an unknown word is named as a problem."""
    kind = status_of(text)
    if kind is not None:
        return (StatusDraft(kind=kind, since=since),)
    if not is_active(text):
        message = _("Không rõ trạng thái “{text}”.").format(text=text)
        log.problem("unknown_status", RosterField.STATUS, message, before=text)
    return ()


def status_in_note(text: str, log: RowLog) -> tuple[StatusDraft, ...]:
    """Read a status with its date out of a remark ("Miễn sinh hoạt từ 3/2026") and tell so."""
    kind = status_of(text)
    if kind is None:
        return ()
    message = _("Ghi chú được hiểu là trạng thái: {status}.").format(status=label_of(kind))
    log.note("status_from_note", RosterField.NOTE, message, before=text)
    return (StatusDraft(kind=kind, since=_date_in(text), note=text),)


def _date_in(text: str) -> PartialDate | None:
    match = _DATE.search(text)
    try:
        return None if match is None else parse_partial_date(match.group())
    except InvalidValueError:
        return None


def posts_of(text: str) -> tuple[PartyPost | None, str, str]:
    """Split a post cell into the post in the cell (None: not stated), other posts, and posts in mass organisations."""
    party: list[PartyPost] = []
    others: list[str] = []
    mass: list[str] = []
    for part in filter(None, _SPLIT.split(text)):
        key = search_key(part)
        post = next((post for pattern, post in _PARTY_POSTS if pattern.fullmatch(key)), None)
        if post is not None:
            party.append(post)
        else:
            (mass if _MASS.search(key) else others).append(part)
    return min(party, key=list(PartyPost).index, default=None), ", ".join(others), ", ".join(mass)


def kind_of(text: str) -> MemberKind | None:
    """Give the standing that a text names."""
    key = search_key(text)
    if "du bi" in key:
        return MemberKind.PROBATIONARY
    return MemberKind.OFFICIAL if "chinh thuc" in key else None


def kind_by_dates(
    admitted: PartialDate | None, official: PartialDate | None, *, today: date | None, log: RowLog
) -> MemberKind | None:
    """Give the standing by the two dates of a roster that has both columns.

    An empty official date means probationary; two years after the admission it can only be missing.
    """
    if official is not None:
        is_to_come = today is not None and official.earliest > today
        return MemberKind.PROBATIONARY if is_to_come else MemberKind.OFFICIAL
    if admitted is None:
        return None
    if today is not None and today.year - admitted.year > 2:
        message = _("Vào Đảng {date} mà không có ngày chính thức: cần bổ sung.").format(date=admitted)
        log.problem("official_date_missing", RosterField.OFFICIAL_ON, message)
        return None
    return MemberKind.PROBATIONARY
