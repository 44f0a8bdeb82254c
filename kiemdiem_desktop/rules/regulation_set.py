"""The regulations that hold on one day, with the local layer on top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.member import WorkGroup
from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.round import FormCode, RegulationPin
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.local_layer import is_default_layer, localised, newest_by_name
from kiemdiem_desktop.rules.parameter_kinds import KINDS
from kiemdiem_desktop.rules.regulation import (
    Article,
    CriteriaSet,
    CriterionGroup,
    FormDefinition,
    Parameter,
    Regulation,
)


class NotInForceError(KiemdiemError):
    """A value is asked for outside the dates in which its regulation holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationSet:
    """The regulations in force on the day `on`.

    `values` holds one parameter per name. `changed` names the regulations whose data is no longer what was pinned.
    `counterparts` leads from places in later regulations to those that treat the same matter in this set.
    """

    on: date
    regulations: tuple[Regulation, ...]
    values: Mapping[str, Parameter]
    frames: Mapping[FormCode, CriteriaSet]
    counterparts: Mapping[Citation, Citation]
    local: tuple[LocalParameter, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def pins(self) -> tuple[RegulationPin, ...]:
        """The ids and digests that a round keeps."""
        return tuple(RegulationPin(id=regulation.id, digest=regulation.digest) for regulation in self.regulations)

    def parameter(self, name: str) -> Parameter:
        """Give a parameter. Raises: NotInForceError where no regulation in force sets it."""
        found = self.values.get(name)
        if found is None:
            raise _not_in_force(name, self.on)
        return found

    def parameters(self) -> tuple[Parameter, ...]:
        """All parameters, by name."""
        return tuple(self.values[name] for name in sorted(self.values))

    def number(self, name: str) -> int:
        """Give a whole number (percent, days, months). Raises: NotInForceError."""
        value = self.parameter(name).value
        assert isinstance(value, int)
        return value

    def points(self, name: str) -> Decimal:
        """Give points. Raises: NotInForceError."""
        value = self.parameter(name).value
        assert isinstance(value, Decimal)
        return value

    def is_on(self, name: str) -> bool:
        """Whether a yes/no parameter says yes. Raises: NotInForceError."""
        return self.parameter(name).value is True

    def word(self, name: str) -> str:
        """Give a choice or a day of the year as text. Raises: NotInForceError."""
        return str(self.parameter(name).value)

    def regulation(self, regulation_id: str) -> Regulation | None:
        """Give a regulation of the set by its id."""
        return next((found for found in self.regulations if found.id == regulation_id), None)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles in our own words, regulation by regulation."""
        return tuple(article for regulation in self.regulations for article in regulation.articles)

    def article(self, citation: Citation) -> Article | None:
        """Give the article that a citation names, or else the nearest one that contains it."""
        cited = self.cited(citation)
        regulation = self.regulation(cited.regulation_id)
        return None if regulation is None else nearest_article(regulation, cited.article)

    def cited(self, citation: Citation) -> Citation:
        """Give the place where this set treats the matter of a citation: itself, or its counterpart of older years.

        A place that has none, nor any that contains it, is given back as it is.
        """
        place: Citation | None = citation if self.counterparts else None
        while place is not None:
            found = self.counterparts.get(place)
            if found is not None:
                return found
            place = _above(place)
        return citation

    def form(self, code: FormCode) -> FormDefinition:
        """Give a form. Raises: NotInForceError where no regulation in force has it."""
        for regulation in self.regulations:
            for form in regulation.forms:
                if form.code is code:
                    mark = self.values.get(f"form_mark_{code}")
                    return form if mark is None else replace(form, official_code=mark.text)
        raise _not_in_force(code, self.on)

    def criteria(self, code: FormCode) -> CriteriaSet:
        """Give the frame of criteria of a form, with the points shared out. Raises: NotInForceError."""
        if code not in self.frames:
            raise _not_in_force(code, self.on)
        return self.frames[code]

    @property
    def person_forms(self) -> tuple[str, ...]:
        """The codes of the forms that members write in this set, each once."""
        found = (self.values.get(f"form_{group}") for group in WorkGroup)
        return tuple(dict.fromkeys(parameter.text for parameter in found if parameter is not None))

    def local_of_its_time(self, local: Iterable[LocalParameter]) -> tuple[LocalParameter, ...]:
        """Give the local values that are meant for this set: known to it, and issued while its texts held.

        A superior's paper of 2026 refines 366; it says nothing of a round of 2022. Of several papers that set the
        same value the newest counts.
        """
        meant = (row for row in local if self._may_set(row.name) and self._was_issued_in_time(row))
        return newest_by_name(meant)

    def _may_set(self, name: str) -> bool:
        return name in self.values or (name in KINDS and bool(KINDS[name].left_to_superior))

    def _was_issued_in_time(self, row: LocalParameter) -> bool:
        ends = (regulation.in_force.until for regulation in self.regulations if _is_of_ratings(regulation))
        last = max((end for end in ends if end is not None), default=None)
        return row.issued_on is None or last is None or row.issued_on <= last

    def with_local(self, local: Iterable[LocalParameter]) -> "RegulationSet":
        """Give this set with local values on top; where a name comes twice, the newest paper counts.

        Raises: LocalParameterError for an unknown name, a value of another unit, or one that loosens the centre.
        """
        rows = tuple(sorted(local, key=lambda row: row.issued_on or date.min))
        if not rows:
            return self
        values = dict(self.values)
        wholes = {group.split: group.max_points for frame in self.frames.values() for group in frame.groups}
        counts = {group.split: len(group.criteria) for frame in self.frames.values() for group in frame.groups}
        for row in rows:
            whole = (wholes.get(row.name), counts.get(row.name))
            central = self.values.get(row.name)
            values[row.name] = localised(row, central=central, whole=whole, forms=self.person_forms)
        frames = {code: _share_out(frame, values) for code, frame in self.frames.items()}
        return replace(self, values=values, frames=frames, local=newest_by_name((*self.local, *rows)))


def set_of(regulations: tuple[Regulation, ...], on: date) -> RegulationSet:
    """Put regulations together as they stand on the day `on`."""
    values = {
        dated.parameter.name: dated.parameter
        for regulation in regulations
        for dated in regulation.values
        if dated.in_force.covers(on)
    }
    by_id = {frame.id: frame for regulation in regulations for frame in regulation.criteria}
    forms = [form for regulation in regulations for form in regulation.forms]
    frames = {form.code: _share_out(by_id[form.criteria_id], values) for form in forms if form.criteria_id in by_id}
    return RegulationSet(
        on=on, regulations=regulations, values=values, frames=frames, counterparts=_counterparts(regulations)
    )


def _counterparts(regulations: tuple[Regulation, ...]) -> dict[Citation, Citation]:
    """Lead from later places to those of the set; the centre's own texts go before the program's defaults."""
    present = {regulation.id for regulation in regulations}
    found: dict[Citation, Citation] = {}
    for regulation in sorted(regulations, key=lambda row: is_default_layer(row.id)):
        for article in regulation.articles:
            for later in article.later:
                if later.regulation_id not in present:
                    found.setdefault(later, article.citation)
    return found


def _is_of_ratings(regulation: Regulation) -> bool:
    """Whether a regulation is the one of the Politburo on review and rating: it alone has articles on the levels."""
    return any(dated.parameter.name == "cap_percent" for dated in regulation.values)


def _above(place: Citation) -> Citation | None:
    """Give the place that contains another ("Điều 11 khoản 4" for "Điều 11 khoản 4 điểm 4.1"), None at the top."""
    article, _space, last = place.article.rpartition(" ")
    head, _space, word = article.rpartition(" ")
    is_part = bool(head) and word in ("khoản", "điểm") and bool(last)
    return replace(place, article=head) if is_part else None


def nearest_article(regulation: Regulation, name: str) -> Article | None:
    """Give the article of that name, or else the longest one that it stands under ("Điều 11" for "Điều 11 ghi chú")."""
    best: Article | None = None
    for article in regulation.articles:
        own = article.citation.article
        rest = name.removeprefix(own)
        is_under = name.startswith(own) and not (rest[:1].isdigit())
        if is_under and (best is None or len(own) > len(best.citation.article)):
            best = article
    return best


def _share_out(frame: CriteriaSet, values: Mapping[str, Parameter]) -> CriteriaSet:
    return replace(frame, groups=tuple(_share_out_group(group, values) for group in frame.groups))


def _share_out_group(group: CriterionGroup, values: Mapping[str, Parameter]) -> CriterionGroup:
    split = values.get(group.split)
    if split is None or not isinstance(split.value, tuple):
        return group
    pairs = zip(group.criteria, split.value, strict=True)
    return replace(group, criteria=tuple(replace(criterion, max_points=share) for criterion, share in pairs))


def _not_in_force(name: str, on: date) -> NotInForceError:
    return NotInForceError(
        code="not_in_force",
        message=_("Vào ngày {day} không có quy định nào đang có hiệu lực cho “{name}”.").format(
            day=on.strftime("%d/%m/%Y"), name=name
        ),
        hint=_("Xem lại ngày đánh giá của đợt kiểm điểm."),
    )
