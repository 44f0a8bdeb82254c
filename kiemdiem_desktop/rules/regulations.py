"""All regulations that the program knows, and the set that holds on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.round import RegulationPin
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.data_sheet import Mistakes, RegulationDataError
from kiemdiem_desktop.rules.local_layer import LocalParameterError
from kiemdiem_desktop.rules.parameter_kinds import KINDS
from kiemdiem_desktop.rules.reading import read_regulation
from kiemdiem_desktop.rules.regulation import (
    Article,
    CriteriaSet,
    Criterion,
    CriterionGroup,
    DatedValue,
    FormDefinition,
    FormSection,
    Parameter,
    Regulation,
)
from kiemdiem_desktop.rules.regulation_set import NotInForceError, RegulationSet, nearest_article, set_of

__all__ = [
    "Article",
    "CriteriaSet",
    "Criterion",
    "CriterionGroup",
    "FormDefinition",
    "FormSection",
    "LocalParameterError",
    "NotInForceError",
    "Parameter",
    "Regulation",
    "RegulationDataError",
    "RegulationSet",
    "Regulations",
    "UnknownRegulationError",
    "load_regulations",
]


class UnknownRegulationError(KiemdiemError):
    """A round pins a regulation that this program does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulations:
    """Every regulation of the program, old and new."""

    all: tuple[Regulation, ...]

    def in_force_on(self, day: date) -> RegulationSet:
        """Give the set that holds on `day`; it may be empty, and then every parameter raises NotInForceError."""
        return set_of(tuple(found for found in self.all if found.in_force.covers(day)), day)

    def pinned(self, pins: tuple[RegulationPin, ...], *, on: date | None = None) -> RegulationSet:
        """Give the set that a round pinned, as it stands `on` (by default the day when the youngest came in force).

        A regulation whose data changed since is used as it is now and named in `changed`.
        Raises: UnknownRegulationError.
        """
        known = {regulation.id: regulation for regulation in self.all}
        missing = [pin.id for pin in pins if pin.id not in known]
        if missing:
            raise UnknownRegulationError(
                code="unknown_regulation",
                message=_("Đợt kiểm điểm dùng quy định mà chương trình này không có: {ids}.").format(
                    ids=", ".join(missing)
                ),
                hint=_("Cập nhật chương trình rồi mở lại."),
            )
        chosen = tuple(known[pin.id] for pin in pins)
        day = on or max((regulation.in_force.since for regulation in chosen), default=date.min)
        changed = tuple(pin.id for pin in pins if known[pin.id].digest != pin.digest)
        return replace(set_of(chosen, day), changed=changed)


def load_regulations(resources_dir: Path) -> Regulations:
    """Read all folders of `resources_dir`/regulations.

    Raises: RegulationDataError with one message for every mistake in the data.
    """
    mistakes = Mistakes()
    folders = sorted(path for path in (resources_dir / "regulations").glob("*") if path.is_dir())
    if not folders:
        mistakes.add(str(resources_dir / "regulations"), _("không có thư mục quy định nào."))
    everything = tuple(read_regulation(folder, mistakes) for folder in folders)
    _check_sources(everything, mistakes)
    _check_rivals(everything, mistakes)
    _check_frames(everything, mistakes)
    mistakes.raise_if_any()
    return Regulations(all=everything)


def _citations(regulation: Regulation) -> Iterator[tuple[str, Citation]]:
    for dated in regulation.values:
        yield f"{regulation.id}/parameters.yaml, {dated.parameter.name}", dated.parameter.source
    for form in regulation.forms:
        for section in form.sections:
            yield f"{regulation.id}/forms.yaml, {form.code} {section.code}", section.citation
    for article in regulation.articles:
        for later in article.later:
            yield f"{regulation.id}/articles.yaml, {article.citation.article}", later


def _check_sources(everything: tuple[Regulation, ...], mistakes: Mistakes) -> None:
    known = {regulation.id: regulation for regulation in everything}
    for regulation in everything:
        for place, source in _citations(regulation):
            target = known.get(source.regulation_id)
            if target is None:
                mistakes.add(place, _("nguồn “{id}” không có trong dữ liệu.").format(id=source.regulation_id))
            elif nearest_article(target, source.article) is None:
                mistakes.add(
                    place,
                    _("nguồn “{article}” không có trong các điều của {id}.").format(
                        article=source.article, id=source.regulation_id
                    ),
                )


def _check_rivals(everything: tuple[Regulation, ...], mistakes: Mistakes) -> None:
    values: dict[str, list[tuple[str, DatedValue]]] = {}
    for regulation in everything:
        for dated in regulation.values:
            values.setdefault(dated.parameter.name, []).append((regulation.id, dated))
    for name, rows in values.items():
        for (one, first), (other, second) in combinations(rows, 2):
            if one != other and first.in_force.overlaps(second.in_force):
                mistakes.add(name, _("hai quy định {one} và {other} cùng đặt giá trị.").format(one=one, other=other))


def _check_frames(everything: tuple[Regulation, ...], mistakes: Mistakes) -> None:
    frames = {frame.id for regulation in everything for frame in regulation.criteria}
    for regulation in everything:
        for form in regulation.forms:
            if form.criteria_id not in frames:
                mistakes.add(
                    f"{regulation.id}/forms.yaml, {form.code}",
                    _("khung tiêu chí “{id}” không có.").format(id=form.criteria_id),
                )
        for frame in regulation.criteria:
            for group in () if frame.is_graded else frame.groups:
                _check_split(everything, f"{regulation.id}/criteria.yaml, {frame.id} {group.code}", group, mistakes)


def _check_split(everything: tuple[Regulation, ...], place: str, group: CriterionGroup, mistakes: Mistakes) -> None:
    if group.split not in KINDS:
        mistakes.add(place, _("chương trình không biết tham số “{name}”.").format(name=group.split))
    splits = [d for regulation in everything for d in regulation.values if d.parameter.name == group.split]
    for dated in splits:
        shares = dated.parameter.value
        if isinstance(shares, tuple) and (len(shares) != len(group.criteria) or sum(shares) != group.max_points):
            mistakes.add(
                place,
                _("điểm chia không khớp: {count} tiêu chí, tổng {total}.").format(
                    count=len(group.criteria), total=group.max_points
                ),
            )
