"""A dossier subject by subject: the rows that totals and appraisal read, written when a dossier is accepted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar, cast

from kiemdiem_desktop.domain.committee import DossierHead, ReceivedDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import MemberKind, PartyPost, Sex, WorkGroup
from kiemdiem_desktop.domain.round import FormCode, SubjectKind
from kiemdiem_desktop.domain.subject_row import SubjectRow
from kiemdiem_desktop.domain.text import name_sort_key, search_key
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.codec import EncodedRows
from kiemdiem_desktop.store.tables import SUBJECT_ROWS

_E = TypeVar("_E", bound=StrEnum)
Object = Mapping[str, Value]
_CODEC = SUBJECT_ROWS.codec()
# kinds of grounds by words in the codes of the findings that force *not completed*; all others are violations
_GROUNDS = (
    ("discipline", ("discipline",)),
    ("tasks", ("tasks", "area", "units", "targets", "subordinates")),
)


def rows_of(dossier: ReceivedDossier, content: Object) -> tuple[SubjectRow, ...]:
    """Give a row for each subject and each further member of the roster, in the order of the dossier.

    What a package says in words that this program does not know counts as not said.
    """
    members = {_text(row, "code"): row for row in objects(content.get("members"))}
    subjects = {_text(row, "code"): row for row in objects(content.get("subjects"))}
    findings = Counter(_text(row, "subject") for row in objects(content.get("findings")))
    return tuple(
        _row(dossier, members.get(code, {}), subjects.get(code, {}), code=code, finding_count=findings[code])
        for code in dict.fromkeys((*subjects, *members))
        if code
    )


def encoded(rows: Iterable[SubjectRow]) -> EncodedRows:
    """Give rows as they are stored, without what only the books can tell."""
    return _CODEC.encode_all(rows, without=("id", "dossier_id", "is_current"))


def keep_rows(
    workspace: Workspace,
    rows: EncodedRows,
    dossier: DossierHead | ReceivedDossier,
    *,
    before: tuple[DossierHead, ...] = (),
    is_newest: bool,
) -> None:
    """Store the rows of a dossier inside an open step; those of the ones `before` of its cell and round step back."""
    store = workspace.store.subject_rows
    for older in before if is_newest else ():
        for row in store.where(dossier_id=older.id, is_current=True):
            store.save(replace(row, is_current=False))
    store.append(rows, dossier_id=dossier.id, is_current=is_newest)


def list_rows(workspace: Workspace, year: int, period: str = "cn") -> tuple[SubjectRow, ...]:
    """Give the rows of the newest dossier of every cell in a round, in the order they were received."""
    return workspace.store.subject_rows.where(year=year, period=period, is_current=True)


def objects(value: Value | None) -> list[dict[str, Value]]:
    """Give the objects of a list in a content; none where it is no list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _row(dossier: ReceivedDossier, member: Object, subject: Object, *, code: str, finding_count: int) -> SubjectRow:
    """Give the row of one code: what the dossier says of it, and what the cell's rules said."""
    name = _text(subject, "name") or _text(member, "name")
    levels, rating = _object(subject, "levels"), _object(subject, "rating")
    told = _object(member, "eligibility") if member else _object(subject, "verdict")
    proposed = _one_of(Level, levels.get("proposed"))
    is_rated = _yes(told, "is_rated", default=proposed is not None)
    return SubjectRow(
        dossier_id=dossier.id,
        cell_code=dossier.cell_code,
        year=dossier.year,
        period=dossier.period,
        code=code,
        kind=_one_of(SubjectKind, subject.get("kind")) or SubjectKind.MEMBER,
        name=name,
        search_key=search_key(name),
        sort_key=name_sort_key(name),
        sex=_one_of(Sex, member.get("sex")),
        ethnic_group=_text(member, "ethnic_group"),
        born_year=_year(member, "born_on"),
        admitted_year=_year(member, "admitted_on"),
        member_kind=_one_of(MemberKind, subject.get("member_kind") or member.get("kind")),
        party_post=_one_of(PartyPost, subject.get("party_post") or member.get("party_post")) or PartyPost.NONE,
        post=_text(subject, "post"),
        work_group=_one_of(WorkGroup, subject.get("work_group") or member.get("work_group")),
        form=_one_of(FormCode, subject.get("form")),
        is_reviewed=_yes(told, "is_reviewed", default=bool(subject)),
        is_rated=is_rated,
        left_out_reason="" if is_rated else _text(told, "reason"),
        self_level=_one_of(Level, levels.get("self")),
        voted_level=_one_of(Level, levels.get("voted")),
        proposed_level=proposed,
        previous_level=_one_of(Level, levels.get("previous")),
        total_points=_text(_object(subject, "verdict"), "total_points"),
        finding_count=finding_count,
        kht_ground=_ground(subject),
        nominee_rank=_number(rating, "nominee_rank"),
        cap_group=_text(rating, "cap_group"),
    )


def _ground(subject: Object) -> str:
    """Give why the rules leave *not completed* alone: discipline comes first, as the statistics form orders it."""
    told = objects(_object(subject, "verdict").get("findings"))
    codes = [_text(row, "code") for row in told if row.get("forces_kht") == "yes"]
    kinds = {_kind_of_ground(code) for code in codes}
    return next((kind for kind in ("discipline", "violation", "tasks") if kind in kinds), "")


def _kind_of_ground(code: str) -> str:
    named = (kind for kind, words in _GROUNDS if any(word in code for word in words))
    return next(named, "violation")


def _one_of(kind: type[_E], value: Value | None) -> _E | None:
    return cast("_E | None", kind._value2member_map_.get(value)) if isinstance(value, str) else None


def _yes(of: Object, key: str, *, default: bool) -> bool:
    return of[key] == "yes" if key in of else default


def _text(of: Object, key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""


def _number(of: Object, key: str) -> int | None:
    value = of.get(key)
    return value if isinstance(value, int) else None


def _year(of: Object, key: str) -> int | None:
    year = _text(of, key)[:4]
    return int(year) if year.isascii() and year.isdigit() else None


def _object(of: Object, key: str) -> Object:
    value = of.get(key)
    return value if isinstance(value, dict) else {}
