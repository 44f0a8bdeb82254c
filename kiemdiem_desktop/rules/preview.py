"""What other regulations, or other local values, would change in the verdicts of a round."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.finding import Finding
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import FormCode, SubjectKind
from kiemdiem_desktop.domain.verdict import CapGroup, RoundVerdict, SubjectVerdict
from kiemdiem_desktop.rules.form_choice import person_form
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.verdicts import check_round


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedVerdict:
    """What changes for one subject, or for the round as a whole (`subject_id` None).

    `opened` and `closed` are levels; `new` are findings that would come, `gone` those that would go. `points` pairs
    the totals before and after, None where they stay, and `form` the forms of the self-review.
    """

    subject_id: SubjectId | None
    opened: tuple[Level, ...] = ()
    closed: tuple[Level, ...] = ()
    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    points: tuple[str | None, str | None] | None = None
    form: tuple[FormCode, FormCode] | None = None
    is_rated_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictPreview:
    """All that would change: `subjects` in the order of the round, `caps` pairs the groups before and after."""

    subjects: tuple[ChangedVerdict, ...]
    caps: tuple[tuple[CapGroup | None, CapGroup | None], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self.subjects and not self.caps


def changed_verdicts(dossier: Dossier, before: RegulationSet, after: RegulationSet) -> VerdictPreview:
    """Give what checking by `after` instead of `before` changes; nothing is recorded.

    Raises: NotInForceError where one of the sets lacks what the round needs.
    """
    moved = _with_forms(dossier, after) if before.person_forms == after.person_forms else dossier
    forms = {
        one.subject.id: (one.subject.form, other.subject.form)
        for one, other in zip(dossier.subjects, moved.subjects, strict=True)
        if one.subject.form is not other.subject.form
    }
    return compare_verdicts(check_round(dossier, before), check_round(moved, after), forms)


def _with_forms(dossier: Dossier, regs: RegulationSet) -> Dossier:
    """Give every member the form that `regs` ask for, as the round will do by itself."""
    if dossier.round.period.is_quarter:
        return dossier
    return replace(dossier, subjects=tuple(_with_form(own, regs) for own in dossier.subjects))


def _with_form(own: SubjectDossier, regs: RegulationSet) -> SubjectDossier:
    group = own.subject.work_group
    if own.subject.kind is not SubjectKind.MEMBER or group is None:
        return own
    return replace(own, subject=replace(own.subject, form=person_form(group, regs, own.subject.party_post)))


def compare_verdicts(
    old: RoundVerdict, new: RoundVerdict, forms: Mapping[SubjectId, tuple[FormCode, FormCode]] | None = None
) -> VerdictPreview:
    """Give what differs between two verdicts on one round; `forms` are those that change, by subject."""
    pairs = zip(old.subjects, new.subjects, strict=True)
    moved = forms or {}
    rows = [_of_round(old, new), *(_of_subject(one, other, moved.get(other.subject_id)) for one, other in pairs)]
    return VerdictPreview(subjects=tuple(row for row in rows if row is not None), caps=_caps(old, new))


def _of_round(old: RoundVerdict, new: RoundVerdict) -> ChangedVerdict | None:
    own = {finding for verdict in (*old.subjects, *new.subjects) for finding in verdict.findings}
    came, went = _moved(old.findings, new.findings)
    came = tuple(finding for finding in came if finding not in own)
    went = tuple(finding for finding in went if finding not in own)
    return ChangedVerdict(subject_id=None, new=came, gone=went) if came or went else None


def _of_subject(
    old: SubjectVerdict, new: SubjectVerdict, form: tuple[FormCode, FormCode] | None
) -> ChangedVerdict | None:
    before = {row.level for row in old.levels if row.is_open}
    after = {row.level for row in new.levels if row.is_open}
    came, went = _moved(old.findings, new.findings)
    totals = None if old.total_points == new.total_points else (old.total_points, new.total_points)
    changed = ChangedVerdict(
        subject_id=new.subject_id,
        opened=tuple(level for level in Level if level in after - before),
        closed=tuple(level for level in Level if level in before - after),
        new=came,
        gone=went,
        points=totals,
        form=form,
        is_rated_changed=old.is_rated is not new.is_rated,
    )
    return None if changed == ChangedVerdict(subject_id=new.subject_id) else changed


def _moved(old: tuple[Finding, ...], new: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    before, after = set(old), set(new)
    return (
        tuple(finding for finding in new if finding not in before),
        tuple(finding for finding in old if finding not in after),
    )


def _caps(old: RoundVerdict, new: RoundVerdict) -> tuple[tuple[CapGroup | None, CapGroup | None], ...]:
    before = {group.code: group for group in old.caps}
    after = {group.code: group for group in new.caps}
    codes = sorted({*before, *after})
    return tuple((before.get(code), after.get(code)) for code in codes if before.get(code) != after.get(code))
