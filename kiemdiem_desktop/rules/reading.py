"""One regulation folder into a Regulation value."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.data_sheet import Mistakes, Sheet, read_sheet
from kiemdiem_desktop.rules.parameter_kinds import KINDS, read_value
from kiemdiem_desktop.rules.regulation import (
    Article,
    CriteriaSet,
    Criterion,
    CriterionGroup,
    DatedValue,
    FormDefinition,
    FormSection,
    InForce,
    Parameter,
    Regulation,
)

CERTAINTIES = ("V", "S", "I", "?")
_HEAD = [
    "number",
    "name",
    "title",
    "issuer",
    "signed_on",
    "in_force_since",
    "in_force_until",
    "replaces",
    "checked_on",
    "note",
]
_VALUE = ["value", "since", "until", "source", "certainty", "note"]
_SECTION = ["code", "number", "heading", "hint", "source", "heading_only"]


def read_regulation(folder: Path, mistakes: Mistakes) -> Regulation:
    """Read one folder; what is wrong in it is noted in `mistakes`."""
    head = read_sheet(folder / "regulation.yaml", mistakes)
    head.only(_HEAD)
    in_force = _in_force(head, "in_force_since", "in_force_until", None)
    return Regulation(
        id=folder.name,
        number=head.text("number"),
        name=head.text("name"),
        title=head.text("title"),
        issuer=head.text("issuer"),
        signed_on=head.day("signed_on"),
        in_force=in_force,
        replaces=head.texts("replaces"),
        checked_on=head.needed_day("checked_on"),
        digest=digest_of(folder),
        note=head.text("note", default=""),
        articles=_articles(folder, mistakes),
        values=_values(folder, in_force, mistakes),
        forms=_forms(folder, mistakes),
        criteria=_criteria(folder, mistakes),
    )


def digest_of(folder: Path) -> str:
    """Give the SHA-256 over the names and contents of a folder's data files."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def citation(text: str, own_id: str) -> Citation:
    """Read "Điều 5" (of this regulation) or "qd-294-2025 §9.3.2" (of another)."""
    first, _blank, rest = text.partition(" ")
    if rest and first.isascii() and "-" in first:
        return Citation(regulation_id=first, article=rest)
    return Citation(regulation_id=own_id, article=text)


def _in_force(sheet: Sheet, since_key: str, until_key: str, default: InForce | None) -> InForce:
    since = sheet.day(since_key) if default else sheet.needed_day(since_key)
    until = sheet.day(until_key)
    stretch = InForce(since=since or (default.since if default else date.min), until=until)
    if default and until is None:
        stretch = InForce(since=stretch.since, until=default.until)
    if stretch.until is not None and stretch.until < stretch.since:
        sheet.wrong(_("ngày hết hiệu lực đứng trước ngày có hiệu lực."))
    return stretch


def _optional(folder: Path, name: str, mistakes: Mistakes) -> Sheet | None:
    path = folder / name
    return read_sheet(path, mistakes) if path.exists() else None


def _articles(folder: Path, mistakes: Mistakes) -> tuple[Article, ...]:
    sheet = read_sheet(folder / "articles.yaml", mistakes)
    articles: dict[str, Article] = {}
    for row in sheet.sheets("articles"):
        row.only(("article", "title", "text", "later"))
        name = row.text("article")
        if name in articles:
            row.wrong(_("điều “{article}” ghi hai lần.").format(article=name))
        place = Citation(regulation_id=folder.name, article=name)
        later = tuple(citation(one, folder.name) for one in row.texts("later"))
        articles[name] = Article(citation=place, title=row.text("title"), text=row.text("text"), later=later)
    return tuple(articles.values())


def _values(folder: Path, in_force: InForce, mistakes: Mistakes) -> tuple[DatedValue, ...]:
    sheet = _optional(folder, "parameters.yaml", mistakes)
    if sheet is None:
        return ()
    found: list[DatedValue] = []
    for name in sheet.data:
        entry = sheet.data[name] if isinstance(sheet.data[name], dict) else {}
        below = Sheet(f"{sheet.place}, {name}", entry, mistakes)
        below.only(("unit", "values"))
        found += _parameter(folder.name, name, below, in_force)
    return tuple(found)


def _parameter(regulation_id: str, name: str, sheet: Sheet, in_force: InForce) -> list[DatedValue]:
    kind = KINDS.get(name)
    if kind is None:
        sheet.wrong(_("chương trình không biết tham số này."))
        return []
    unit = sheet.text("unit")
    if unit != kind.unit:
        sheet.wrong(_("đơn vị “{unit}” không đúng, phải là “{wanted}”.").format(unit=unit, wanted=kind.unit))
        return []
    found: list[DatedValue] = []
    for row in sheet.sheets("values"):
        dated = _dated_value(regulation_id, name, row, in_force)
        if dated is not None:
            if any(dated.in_force.overlaps(other.in_force) for other in found):
                row.wrong(_("thời gian áp dụng chồng lên giá trị khác của cùng tham số."))
            found.append(dated)
    if not found:
        sheet.wrong(_("không có giá trị nào dùng được."))
    return found


def _dated_value(regulation_id: str, name: str, row: Sheet, in_force: InForce) -> DatedValue | None:
    row.only(_VALUE)
    kind = KINDS[name]
    value = read_value(kind, row.text("value"))
    source = row.text("source", default="")
    certainty = row.text("certainty")
    if not source:
        row.wrong(_("giá trị không có nguồn (điều, khoản) nên không dùng được."))
    if value is None:
        row.wrong(
            _("“{value}” không phải giá trị của đơn vị “{unit}”.").format(value=row.text("value"), unit=kind.unit)
        )
    if certainty not in CERTAINTIES:
        row.wrong(_("độ chắc chắn “{certainty}” phải là V, S, I hoặc ?.").format(certainty=certainty))
    if value is None or not source:
        return None
    parameter = Parameter(
        name=name,
        label=kind.label,
        value=value,
        unit=kind.unit,
        source=citation(source, regulation_id),
        certainty=certainty,
        note=row.text("note", default=""),
    )
    return DatedValue(parameter=parameter, in_force=_in_force(row, "since", "until", in_force))


def _forms(folder: Path, mistakes: Mistakes) -> tuple[FormDefinition, ...]:
    sheet = _optional(folder, "forms.yaml", mistakes)
    rows = sheet.sheets("forms") if sheet else ()
    return tuple(form for row in rows if (form := _form(folder.name, row)) is not None)


def _form(regulation_id: str, row: Sheet) -> FormDefinition | None:
    row.only(["code", "title", "subtitle", "official_code", "criteria", "provisional", "note", "sections"])
    code = row.text("code")
    if code not in set(FormCode):
        row.wrong(_("mẫu “{code}” không có trong chương trình.").format(code=code))
        return None
    sections = tuple(_section(regulation_id, below) for below in row.sheets("sections"))
    codes = [section.code for section in sections]
    for twice in sorted({c for c in codes if codes.count(c) > 1}):
        row.wrong(_("mục “{code}” của mẫu ghi hai lần.").format(code=twice))
    return FormDefinition(
        code=FormCode(code),
        title=row.text("title"),
        subtitle=row.text("subtitle", default=""),
        official_code=row.text("official_code"),
        sections=sections,
        criteria_id=row.text("criteria"),
        is_provisional=row.flag("provisional"),
        note=row.text("note", default=""),
    )


def _section(regulation_id: str, row: Sheet) -> FormSection:
    row.only(_SECTION)
    return FormSection(
        code=row.text("code"),
        number=row.text("number", default=""),
        heading=row.text("heading"),
        hint=row.text("hint", default=""),
        citation=citation(row.text("source"), regulation_id),
        is_heading_only=row.flag("heading_only"),
    )


def _criteria(folder: Path, mistakes: Mistakes) -> tuple[CriteriaSet, ...]:
    sheet = _optional(folder, "criteria.yaml", mistakes)
    rows = sheet.sheets("criteria") if sheet else ()
    return tuple(_criteria_set(row) for row in rows)


def _criteria_set(row: Sheet) -> CriteriaSet:
    row.only(["id", "annex", "title", "graded", "groups"])
    is_graded = row.flag("graded")
    read_group = _graded_group if is_graded else _group
    return CriteriaSet(
        id=row.text("id"),
        annex=row.text("annex"),
        title=row.text("title"),
        groups=tuple(read_group(below) for below in row.sheets("groups")),
        is_graded=is_graded,
    )


def _graded_group(row: Sheet) -> CriterionGroup:
    row.only(["code", "title", "results", "criteria"])
    return CriterionGroup(
        code=row.text("code"),
        title=row.text("title"),
        max_points=Decimal(0),
        split="",
        criteria=tuple(_criterion(below) for below in row.sheets("criteria")),
        is_results=row.flag("results"),
    )


def _group(row: Sheet) -> CriterionGroup:
    row.only(["code", "title", "max_points", "split", "criteria"])
    maximum = read_value(KINDS["general_points"], row.text("max_points"))
    if not isinstance(maximum, Decimal):
        row.wrong(
            _("“{value}” không phải giá trị của đơn vị “{unit}”.").format(value=row.text("max_points"), unit="points")
        )
        maximum = Decimal(0)
    return CriterionGroup(
        code=row.text("code"),
        title=row.text("title"),
        max_points=maximum,
        split=row.text("split"),
        criteria=tuple(_criterion(below) for below in row.sheets("criteria")),
    )


def _criterion(row: Sheet) -> Criterion:
    row.only(["code", "text", "heading"])
    return Criterion(code=row.text("code"), text=row.text("text"), heading=row.text("heading", default=""))
