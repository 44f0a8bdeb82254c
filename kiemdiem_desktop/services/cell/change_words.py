"""What would change in the verdicts of a round, in words: by subject, before → after."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.finding import Finding
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.verdict import CapGroup
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.preview import ChangedVerdict, VerdictPreview
from kiemdiem_desktop.rules.regulations import RegulationSet
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.services.group_words import group_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """What would change for one subject (or the round, or a group of the cap), each change a sentence."""

    who: str
    changes: tuple[str, ...]


def tell_changes(
    preview: VerdictPreview, dossier: Dossier, before: RegulationSet, after: RegulationSet
) -> tuple[ChangedLine, ...]:
    """Put all that would change into words: the round first, then its subjects in order, then the groups of the cap."""
    names = {own.subject.id: own.subject.name for own in dossier.subjects}
    found = [
        ChangedLine(
            who=names[row.subject_id] if row.subject_id is not None else dossier.cell.name,
            changes=tuple(_changes(row, dossier, before, after)),
        )
        for row in preview.subjects
    ]
    moved = (pair for pair in preview.caps if _limit(pair[0]) != _limit(pair[1]))
    return (*found, *(_cap_change(old, new) for old, new in moved))


def _changes(row: ChangedVerdict, dossier: Dossier, before: RegulationSet, after: RegulationSet) -> Iterator[str]:
    for levels, words in ((row.closed, _("Mức {level}: đang mở → đóng.")), (row.opened, _("Mức {level}: đóng → mở."))):
        for level in levels:
            yield words.format(level=_short(level))
    if row.form is not None:
        yield _("Bản kiểm điểm: Mẫu {old} → Mẫu {new}.").format(old=row.form[0], new=row.form[1])
    if row.points is not None:
        old, new = (text.replace(".", ",") if text else _("chưa đủ") for text in row.points)
        yield _("Tổng điểm: {old} → {new}.").format(old=old, new=new)
    if row.is_rated_changed:
        yield _("Việc có được xếp loại hay không thay đổi.")
    yield from _moved(row, dossier, before, after)


def _moved(row: ChangedVerdict, dossier: Dossier, before: RegulationSet, after: RegulationSet) -> Iterator[str]:
    """Tell the findings that change: one that only changes its figures is told once, before → after."""
    gone = {(found.code, found.where): found for found in row.gone}
    for found in row.new:
        old = gone.pop((found.code, found.where), None)
        words = _told(found, dossier, after)
        if old is None:
            yield _("Thêm: {detail}").format(detail=words)
        else:
            yield _("Đổi: {old} → {new}").format(old=describe(old, dossier, before).detail, new=words)
    yield from (_("Không còn: {detail}").format(detail=_told(found, dossier, before)) for found in gone.values())


def _told(found: Finding, dossier: Dossier, regs: RegulationSet) -> str:
    text = describe(found, dossier, regs)
    return f"{text.detail} ({text.citation})"


def _short(level: Level) -> str:
    return level.label[:1].lower() + level.label[1:]


def _cap_change(old: CapGroup | None, new: CapGroup | None) -> ChangedLine:
    group = new or old
    assert group is not None
    words = _("Xuất sắc tối đa: {old} → {new}.").format(old=_limit(old), new=_limit(new))
    return ChangedLine(who=_("Nhóm {group}").format(group=group_name(group.code)), changes=(words,))


def _limit(group: CapGroup | None) -> str:
    if group is None:
        return _("không tính riêng")
    return str(next(reading.limit for reading in group.readings if reading.is_default))
