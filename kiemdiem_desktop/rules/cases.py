"""Rule cases in YAML: a situation in plain words, and what the rules must say of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.finding import Finding, Severity
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.verdict import Eligibility, RoundVerdict, SubjectVerdict
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.advice import advise_round
from kiemdiem_desktop.rules.caps import READINGS
from kiemdiem_desktop.rules.case_dossier import GIVEN_WORDS, dossier_of, tested_id
from kiemdiem_desktop.rules.case_words import Words, unknown, wrong
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.rules.sentences import CATALOGUE
from kiemdiem_desktop.rules.verdicts import check_round

CASE_WORDS = ("name", "on", "given", "expect")
EXPECT_WORDS = (
    "findings", "not", "must_fix", "open", "closed", "forced", "competent_level", "eligibility", "points", "voted",
    "vote_base", "cap", "error",
)  # fmt: skip
FINDING_WORDS = ("code", "citation", "severity", "values")
ELIGIBILITY_WORDS = ("reason", "reviewed", "rated", "votes", "certain", "citation")
VOTE_BASE_WORDS = ("members", "excluded", "present_official", "present_probationary", "citation")
CAP_WORDS = ("group", "htxs", "htt", "limit", "headroom", "promotable", *READINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """One case: passed if `problems` is empty; each problem is a sentence."""

    file: str
    name: str
    on: date
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the rules say what the case expects."""
        return not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What the rules said of a case: of the round, and of the one it is about."""

    verdict: RoundVerdict
    subject: SubjectVerdict | None
    eligibility: Eligibility | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings on the tested subject and on the round, with the reasons that close its levels."""
        ids = {self.subject.subject_id if self.subject else None, None}
        seen = [found for found in self.verdict.findings if found.subject_id in ids]
        if self.subject is not None:
            seen += [found for level in self.subject.levels for found in level.findings]
        return tuple(dict.fromkeys(seen))


def run_case_file(path: Path, regulations: Regulations) -> tuple[CaseResult, ...]:
    """Run every case of a file, in its order.

    Raises: CaseError (an InvalidValueError) for a case that cannot be read; it names the nearest known word.
    """
    return tuple(_run_case(case, path.name, regulations) for case in _read(path))


def _read(path: Path) -> list[Words]:
    try:
        # the base loader keeps every scalar as text: "on" stays a word and 90.5 an exact number
        data = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - makes texts, lists and mappings only
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise wrong(path.name, _("không đọc được: {reason}").format(reason=" ".join(str(error).split()))) from None
    if not isinstance(data, list):
        raise wrong(path.name, _("phải là một danh sách trường hợp."))
    return [
        Words.of(row, _("{file}, trường hợp {n}").format(file=path.name, n=n), CASE_WORDS)
        for n, row in enumerate(data, start=1)
    ]


def _run_case(case: Words, file: str, regulations: Regulations) -> CaseResult:
    name = case.text("name")
    if not name:
        raise wrong(case.place, _("thiếu tên (name)."))
    on = case.day("on", date(2026, 12, 10))
    if on is None:
        raise wrong(case.place, _("thiếu ngày đánh giá (on)."))
    given = Words.of(case.data.get("given"), f"{file}, {name}, given", GIVEN_WORDS)
    expect = Words.of(case.data.get("expect"), f"{file}, {name}, expect", EXPECT_WORDS)
    if not expect.data:
        raise wrong(case.place, _("thiếu điều mong đợi (expect)."))
    problems = _check_expected(given, expect, on, regulations.in_force_on(on))
    return CaseResult(file=file, name=name, on=on, problems=problems)


def _check_expected(given: Words, expect: Words, on: date, regs: RegulationSet) -> tuple[str, ...]:
    words = expect.text("error")
    try:
        localised = regs.with_local(_local(given))
        outcome = _outcome(given, on, localised)
    except KiemdiemError as error:
        is_expected = bool(words) and words in str(error)
        if not words and error.code == "unreadable_case":
            raise
        return () if is_expected else (_("báo lỗi: {error}").format(error=error),)
    if words:
        return (_("phải báo lỗi có chữ “{words}”.").format(words=words),)
    return tuple(_problems(expect, outcome))


def _local(given: Words) -> tuple[LocalParameter, ...]:
    data = given.data.get("local", {})
    has_paper = given.yes("local_paper", default=True)
    paper = ("15-HD/ĐU", date(2026, 11, 5)) if has_paper else ("", None)
    return tuple(
        LocalParameter(
            name=name,
            value=str(value),
            number=paper[0],
            issued_on=paper[1],
            issuer="Đảng ủy xã Mẫu",
            ground=given.text("local_ground", "Dẫn đầu phong trào thi đua của xã"),
        )
        for name, value in data.items()
    )


def _outcome(given: Words, on: date, regs: RegulationSet) -> _Outcome:
    dossier = dossier_of(given, on, regs)
    verdict = check_round(dossier, regs)
    verdict = replace(verdict, findings=(*verdict.findings, *advise_round(dossier, regs)))
    own = tested_id(given)
    subject = next((found for found in verdict.subjects if found.subject_id == own), None)
    eligible = next((found for found in verdict.eligibilities if found.member_id == MemberId(int(own))), None)
    return _Outcome(verdict=verdict, subject=subject, eligibility=eligible)


def _problems(expect: Words, outcome: _Outcome) -> Iterator[str]:
    yield from _finding_problems(expect, outcome)
    yield from _level_problems(expect, outcome)
    yield from _flag_problems(expect, outcome)
    yield from _eligibility_problems(expect, outcome)
    yield from _vote_base_problems(expect, outcome)
    yield from _cap_problems(expect, outcome)


def _finding_problems(expect: Words, outcome: _Outcome) -> Iterator[str]:
    codes = [found.code for found in outcome.findings]
    for row in expect.data.get("findings", []):
        wanted = Words.of({"code": row} if isinstance(row, str) else row, f"{expect.place}, findings", FINDING_WORDS)
        yield from _missing_finding(wanted, outcome)
    for code in expect.texts("not"):
        if _known_code(expect, code) in codes:
            yield _("không được có phát hiện “{code}”.").format(code=code)
    if expect.has("must_fix"):
        wanted_codes = {_known_code(expect, code) for code in expect.texts("must_fix")}
        present = {found.code for found in outcome.findings if found.severity is Severity.MUST_FIX}
        if wanted_codes != present:
            yield _differs("must_fix", ", ".join(sorted(wanted_codes)), ", ".join(sorted(present)))


def _missing_finding(wanted: Words, outcome: _Outcome) -> Iterator[str]:
    code = _known_code(wanted, wanted.text("code"))
    same = [found for found in outcome.findings if found.code == code]
    if not same:
        present = ", ".join(sorted({found.code for found in outcome.findings}))
        yield _("thiếu phát hiện “{code}”; đang có: {present}.").format(code=code, present=present)
        return
    cited = {f"{found.citation.regulation_id} {found.citation.article}" for found in same}
    if wanted.has("citation") and wanted.text("citation") not in cited:
        yield _differs(f"{code}, citation", wanted.text("citation"), ", ".join(sorted(cited)))
    severities = {found.severity.value for found in same}
    if wanted.has("severity") and wanted.choice("severity", Severity).value not in severities:
        yield _differs(f"{code}, severity", wanted.text("severity"), ", ".join(sorted(severities)))
    for name, value in wanted.data.get("values", {}).items():
        found_values = {dict(found.values).get(name, "") for found in same}
        if str(value) not in found_values:
            yield _differs(f"{code}, {name}", str(value), ", ".join(sorted(found_values)))


def _level_problems(expect: Words, outcome: _Outcome) -> Iterator[str]:
    verdicts = {found.level: found.is_open for found in (outcome.subject.levels if outcome.subject else ())}
    for word, wanted in (("open", True), ("closed", False)):
        for text in expect.texts(word):
            level = Words(expect.place, {word: text}).choice(word, Level)
            if verdicts.get(level) is not wanted:
                state = {True: "open", False: "closed", None: "—"}[verdicts.get(level)]
                yield _differs(level.value, word, state)


def _flag_problems(expect: Words, outcome: _Outcome) -> Iterator[str]:
    subject = outcome.subject
    is_forced = any(found.forces_kht for found in outcome.findings)
    needs = subject is not None and subject.needs_competent_level
    for word, is_so in (("forced", is_forced), ("competent_level", needs)):
        if expect.has(word) and expect.yes(word) is not is_so:
            yield _differs(word, expect.text(word), "yes" if is_so else "no")
    if expect.has("points"):
        have = subject.total_points if subject else None
        if (None if expect.is_none("points") else expect.points("points")) != (None if have is None else Decimal(have)):
            yield _differs("points", expect.text("points"), str(have))
    if expect.has("voted"):
        voted = subject.voted_level if subject else None
        if expect.level("voted") is not voted:
            yield _differs("voted", expect.text("voted"), str(voted))


def _eligibility_problems(expect: Words, outcome: _Outcome) -> Iterator[str]:
    row = expect.below("eligibility", ELIGIBILITY_WORDS)
    found = outcome.eligibility
    if not row.data or found is None:
        if row.data:
            yield _("không có điều kiện kiểm điểm của đối tượng này.")
        return
    if row.has("reason") and row.text("reason") != found.reason:
        yield _differs("reason", row.text("reason"), found.reason)
    cited = f"{found.citation.regulation_id} {found.citation.article}"
    if row.has("citation") and row.text("citation") != cited:
        yield _differs("citation", row.text("citation"), cited)
    flags = {
        "reviewed": found.is_reviewed,
        "rated": found.is_rated,
        "votes": found.counts_in_vote_base,
        "certain": found.is_certain,
    }
    for word, value in flags.items():
        if row.has(word) and row.yes(word) is not value:
            yield _differs(word, row.text(word), "yes" if value else "no")


def _vote_base_problems(expect: Words, outcome: _Outcome) -> Iterator[str]:
    row = expect.below("vote_base", VOTE_BASE_WORDS)
    base = outcome.verdict.vote_base
    if not row.data or base is None:
        return
    reasons = [reason for _member, reason in base.excluded]
    figures = {
        "members": len(base.counted),
        "present_official": base.present_official,
        "present_probationary": base.present_probationary,
    }
    for word, figure in figures.items():
        if row.has(word) and row.whole(word) != figure:
            yield _differs(word, row.text(word), str(figure))
    for reason, count in row.data.get("excluded", {}).items():
        if reasons.count(reason) != int(count):
            yield _differs(reason, str(count), str(reasons.count(reason)))
    cited = f"{base.citation.regulation_id} {base.citation.article}"
    if row.has("citation") and row.text("citation") != cited:
        yield _differs("citation", row.text("citation"), cited)


def _cap_problems(expect: Words, outcome: _Outcome) -> Iterator[str]:
    row = expect.below("cap", CAP_WORDS)
    if not row.data:
        return
    group = next((found for found in outcome.verdict.caps if found.code == row.text("group", "others")), None)
    if group is None:
        yield _("không có nhóm “{group}”.").format(group=row.text("group", "others"))
        return
    main = next(reading for reading in group.readings if reading.is_default)
    figures = {reading.code: reading.limit for reading in group.readings}
    figures |= {"htxs": group.htxs, "htt": group.htt, "limit": main.limit}
    figures |= {"headroom": main.headroom, "promotable": main.promotable}
    for word, figure in figures.items():
        if row.has(word) and row.whole(word) != figure:
            yield _differs(word, row.text(word), str(figure))


def _known_code(words: Words, code: str) -> str:
    if code not in CATALOGUE:
        raise unknown(words.place, code, tuple(CATALOGUE))
    return code


def _differs(what: str, wanted: str, found: str) -> str:
    return _("{what}: mong đợi “{wanted}”, có “{found}”.").format(what=what, wanted=wanted, found=found)
