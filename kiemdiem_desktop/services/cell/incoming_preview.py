"""What accepting a package of the superior would change, in sentences, before anything is changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.local_layer import LocalLayer
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.domain.superior_package import (
    DeadlineKind,
    Decision,
    EnvelopePolicy,
    Guidance,
    Quota,
    Receipt,
    ReturnNotice,
    SuperiorPackage,
    TrustNotice,
)
from kiemdiem_desktop.exchange.words import digest_words
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.accepting import changed_levels, new_prompts, unknown_names
from kiemdiem_desktop.services.cell.incoming import OpenedPackage, sent_package
from kiemdiem_desktop.services.cell.layer_words import tell_layer, tell_preview
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPreview:
    """What stands in a package: its head as pairs, what accepting changes, and what to look at first."""

    title: str
    facts: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    warnings: tuple[str, ...]


def preview(workspace: Workspace, opened: OpenedPackage) -> IncomingPreview:
    """Give what accepting would change; nothing is recorded."""
    changes: tuple[str, ...] = ()
    if isinstance(opened.package, TrustNotice):
        changes = tuple(_trust_changes(opened.package))
    elif opened.round is not None:
        changes = tuple(_CHANGES[type(opened.package)](workspace, opened.package, opened.round))
    return IncomingPreview(
        title=opened.kind.label,
        facts=_facts(opened),
        changes=changes,
        warnings=tuple(_warnings(workspace, opened)),
    )


def _facts(opened: OpenedPackage) -> tuple[tuple[str, str], ...]:
    heading = opened.package.heading
    paper = heading.number
    if heading.issued_on:
        paper = _("{number} ngày {day:%d/%m/%Y}").format(number=heading.number, day=heading.issued_on).strip()
    pairs = (
        (_("Nơi gửi"), heading.issuer.name),
        (_("Văn bản"), paper),
        (_("Người niêm phong"), opened.signer),
        (_("Lập lúc"), f"{heading.issued_at.astimezone():%H:%M %d/%m/%Y}"),
        (_("Dấu vân tay của gói"), opened.words),
        (_("Giấy tờ kèm theo"), ", ".join(opened.documents)),
    )
    return tuple(pair for pair in pairs if pair[1])


def _warnings(workspace: Workspace, opened: OpenedPackage) -> Iterator[str]:
    if opened.received_at is not None:
        yield _("Gói này đã nhận ngày {day:%d/%m/%Y}; nhận lại không thay đổi gì.").format(
            day=opened.received_at.astimezone()
        )
    about = _about(opened.package)
    if about and sent_package(workspace, about) is None:
        yield _("Gói nói về một hồ sơ không có trong sổ này (dấu vân tay: {words}). Hỏi lại cấp trên.").format(
            words=digest_words(about)
        )
    if isinstance(opened.package, Decision) and opened.round is not None:
        for row in unknown_names(workspace, opened.package, opened.round):
            yield _("Không tìm thấy “{name}” trong đợt này; mức của người đó sẽ không được ghi.").format(
                name=row.subject.name
            )


def _about(package: SuperiorPackage) -> str:
    return package.about if isinstance(package, Receipt | ReturnNotice | Decision) else ""


def _guidance_changes(workspace: Workspace, guidance: Guidance, round_: Round) -> Iterator[str]:
    added = new_prompts(workspace, guidance, round_)
    if added:
        yield _("Thêm {count} gợi ý kiểm điểm:").format(count=len(added))
    names = {row.id: row.name for row in workspace.store.subjects.where(round_id=round_.id)}
    for prompt in added:
        yield f"– {names.get(prompt.subject_id, '')}: {prompt.text}"
    for row in guidance.deadlines:
        if row.kind is DeadlineKind.DOSSIER:
            yield _("Hạn nộp hồ sơ: {day} (trước đây: {before}).").format(
                day=_day(row.on), before=_day(round_.superior_due_on) or _("chưa ghi")
            )
        else:
            yield _("{what}: trước hoặc trong ngày {day}.").format(what=row.text, day=_day(row.on))
    for layer in guidance.layers:
        yield from _layer_changes(workspace, layer, round_)
    yield from (_quota_words(quota) for quota in guidance.quotas)
    for form in guidance.forms:
        yield _("Kèm mẫu: {title} (tệp {name}).").format(title=form.title, name=form.file_name)
    if guidance.envelope is EnvelopePolicy.OFF:
        yield _("Từ nay gói gửi lên không mã hóa bằng chương trình này: cấp trên dùng cách bảo mật khác.")
    if guidance.note:
        yield guidance.note


def _layer_changes(workspace: Workspace, layer: LocalLayer, round_: Round) -> Iterator[str]:
    """Tell what a paper sets, and whose verdicts would change; a value that cannot stand is told with its reason."""
    yield _("Áp dụng văn bản {number} ngày {day}, {count} quy định riêng:").format(
        number=layer.number, day=_day(layer.issued_on), count=len(layer.values)
    )
    for row in tell_layer(workspace, round_, layer):
        words = _("– {label}: {value} (đang dùng: {now})").format(label=row.label, value=row.value, now=row.now)
        yield f"{words}. {row.refusal}" if row.refusal else words
    try:
        changed = tell_preview(workspace, round_, layer)
    except KiemdiemError:
        return
    if not changed:
        yield _("Không kết luận nào của đợt thay đổi theo văn bản này.")
    for line in changed:
        yield _("– {who}: {changes}").format(who=line.who, changes=" ".join(line.changes))


def _quota_words(quota: Quota) -> str:
    most = _("{percent}%").format(percent=quota.percent) if quota.percent is not None else str(quota.at_most or 0)
    words = _("{group}: mức {level} nhiều nhất {most}.").format(
        group=quota.group, level=quota.level.label.lower(), most=most
    )
    return f"{words} {quota.note}".strip()


def _receipt_changes(workspace: Workspace, receipt: Receipt, _round: Round) -> Iterator[str]:
    sent = sent_package(workspace, receipt.about)
    if sent is not None:
        yield _("Ghi rằng gói số {number} đã được cấp trên nhận ngày {day:%d/%m/%Y}.").format(
            number=sent.sequence, day=receipt.received_at.astimezone()
        )
    if receipt.note:
        yield receipt.note


def _return_changes(_workspace: Workspace, notice: ReturnNotice, _round: Round) -> Iterator[str]:
    yield _("Cấp trên trả lại hồ sơ: {reason}").format(reason=notice.reason)
    if notice.due_on is not None:
        yield _("Hạn nộp lại: {day}.").format(day=_day(notice.due_on))
    if notice.points:
        yield _("Mở danh sách {count} việc phải sửa trước khi gửi lại:").format(count=len(notice.points))
    for point in notice.points:
        yield f"– {point.subject.name}: {point.text}" if point.subject else f"– {point.text}"


def _decision_changes(workspace: Workspace, decision: Decision, round_: Round) -> Iterator[str]:
    yield _("Ghi mức được quyết định cho {count} trường hợp.").format(count=len(decision.levels))
    changed = changed_levels(workspace, decision, round_)
    if changed:
        yield _("Khác với mức chi bộ đề nghị: {count}.").format(count=len(changed))
    for name, proposed, decided in changed:
        yield _("– {name}: đề nghị {before}, quyết định {after}.").format(
            name=name, before=_level_words(proposed), after=_level_words(decided)
        )
    if decision.note:
        yield decision.note


def _trust_changes(notice: TrustNotice) -> Iterator[str]:
    for key in notice.keys:
        if key.revoked_on is not None:
            yield _("Hủy khóa của {holder}, {unit}, từ {day:%d/%m/%Y}.").format(
                holder=key.holder, unit=key.unit.name, day=key.revoked_on
            )
        else:
            yield _("Ghi nhận khóa của {holder}, {unit}.").format(holder=key.holder, unit=key.unit.name)


def _level_words(level: Level | None) -> str:
    return level.label.lower() if level else _("không xếp loại")


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


_CHANGES: Final[dict[type, Callable[[Workspace, Any, Round], Iterator[str]]]] = {
    Guidance: _guidance_changes,
    Receipt: _receipt_changes,
    ReturnNotice: _return_changes,
    Decision: _decision_changes,
}
