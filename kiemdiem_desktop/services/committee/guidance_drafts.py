"""Guidance as it is written: prompts, quota, deadlines, local rules and forms, for all cells and for one more each."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.guidance_draft import FOR_ALL, GuidanceDraft
from kiemdiem_desktop.domain.local_layer import LocalLayer, is_same_paper
from kiemdiem_desktop.domain.round_plan import RoundPlan
from kiemdiem_desktop.domain.superior_package import (
    EVERY_MEMBER,
    SECRETARY,
    Deadline,
    DeadlineKind,
    FormFile,
    Guidance,
    Heading,
    PromptText,
    SubjectName,
)
from kiemdiem_desktop.domain.text import nfc, plain_stem
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.committee.plans import current_plan
from kiemdiem_desktop.services.workspace import Workspace

_FORM: Final = "guidance-form:{year}{period}:{name}"
_MOST_FORM_BYTES: Final = 5_000_000
_FORM_KINDS: Final = frozenset({".docx", ".doc", ".xlsx", ".xls", ".pdf", ".odt"})


def need_plan(workspace: Workspace) -> RoundPlan:
    """Give the plan of the round at work. Raises: NotFoundError where nothing is planned yet."""
    plan = current_plan(workspace)
    if plan is None:
        raise NotFoundError(
            code="no_plan",
            message=_("Chưa lập kế hoạch của đợt kiểm điểm."),
            hint=_("Ở màn hình Gợi ý, ghi năm và hạn nộp của đợt trước."),
        )
    return plan


def get_draft(workspace: Workspace, cell_code: str = FOR_ALL) -> GuidanceDraft:
    """Give what is written for all cells, or besides for one; an empty draft where nothing is.

    Raises: NotFoundError where nothing is planned yet.
    """
    plan = need_plan(workspace)
    found = workspace.store.guidance_drafts.find(year=plan.year, period=plan.period, cell_code=cell_code)
    return found or GuidanceDraft(year=plan.year, period=plan.period, cell_code=cell_code)


def list_drafts(workspace: Workspace) -> tuple[GuidanceDraft, ...]:
    """Give what is written besides for single cells, those that say nothing left out."""
    plan = need_plan(workspace)
    rows = workspace.store.guidance_drafts.where(year=plan.year, period=plan.period)
    return tuple(row for row in rows if row.cell_code != FOR_ALL and not row.is_empty)


@action(N_("Sửa hướng dẫn của đợt"))
def save_draft(workspace: Workspace, draft: GuidanceDraft) -> GuidanceDraft:
    """Keep a draft. Raises: InvalidValueError for a prompt that asks nothing or nobody."""
    for prompt in draft.prompts:
        if not prompt.text.strip() or not prompt.subject.name.strip():
            raise InvalidValueError(
                code="empty_prompt",
                message=_("Gợi ý còn trống nội dung hoặc chưa rõ cho ai."),
                hint=_("Ghi nội dung cần làm rõ và chọn tập thể hoặc ghi họ tên cá nhân."),
            )
    if draft.id:
        workspace.store.guidance_drafts.save(draft)
        return draft
    return workspace.store.guidance_drafts.add(draft)


def collective_name(kind: str) -> SubjectName:
    """Give whom a prompt is for: "chi-bo", "chi-uy", the secretary or every member, as packages name them."""
    names = {
        "chi-bo": _("Tập thể chi bộ"),
        "chi-uy": _("Tập thể chi ủy"),
        SECRETARY: _("Đồng chí bí thư"),
        EVERY_MEMBER: _("Mỗi đảng viên"),
    }
    return SubjectName(code=kind, name=names[kind])


def add_prompt(workspace: Workspace, cell_code: str, prompt: PromptText) -> GuidanceDraft:
    """Add a prompt for all cells or for one. Raises: InvalidValueError as `save_draft`."""
    draft = get_draft(workspace, cell_code)
    tidy = replace(prompt, text=nfc(prompt.text), subject=replace(prompt.subject, name=nfc(prompt.subject.name)))
    return save_draft(workspace, replace(draft, prompts=(*draft.prompts, tidy)))


def add_form(workspace: Workspace, file: Path, title: str) -> GuidanceDraft:
    """Add a form that goes to all cells. Raises: InvalidValueError for a file that is no form; OSError."""
    if file.suffix.lower() not in _FORM_KINDS or file.stat().st_size > _MOST_FORM_BYTES:
        raise InvalidValueError(
            code="not_a_form",
            message=_("Tệp “{name}” không phải biểu mẫu, hoặc nặng quá 5 MB.").format(name=file.name),
            hint=_("Chọn tệp Word, Excel hoặc PDF nhẹ hơn."),
        )
    draft = get_draft(workspace)
    name = (plain_stem(file.stem) or "bieu-mau") + file.suffix.lower()
    if any(row.file_name == name for row in draft.forms):
        raise InvalidValueError(
            code="form_twice",
            message=_("Đã có biểu mẫu tên “{name}”.").format(name=name),
            hint=_("Bỏ biểu mẫu cũ trước, hoặc đổi tên tệp mới."),
        )
    return _keep_form(workspace, draft, FormFile(file_name=name, title=nfc(title) or file.stem), file.read_bytes())


@action(N_("Thêm biểu mẫu gửi kèm"))
def _keep_form(workspace: Workspace, draft: GuidanceDraft, form: FormFile, data: bytes) -> GuidanceDraft:
    workspace.store.blobs.set(_FORM.format(year=draft.year, period=draft.period, name=form.file_name), data)
    return save_draft(workspace, replace(draft, forms=(*draft.forms, form)))


@action(N_("Đặt quy định riêng của cấp ủy"))
def save_layer(workspace: Workspace, layer: LocalLayer) -> GuidanceDraft:
    """Put a paper of local rules into the guidance for all cells, and let it hold in these books, too.

    What the same paper said before is replaced. Raises: InvalidValueError without values.
    """
    if not layer.values:
        raise InvalidValueError(
            code="layer_without_values",
            message=_("Chưa ghi điều nào mà văn bản quy định."),
            hint=_("Chọn nội dung, ghi mức của cấp ủy rồi thêm vào danh sách."),
        )
    draft = drop_layer(workspace, layer)
    rows = tuple(replace(row, added_at=workspace.clock.now()) for row in layer.rows())
    workspace.store.parameters.add_all(rows)
    return save_draft(workspace, replace(draft, layers=(*draft.layers, layer)))


@action(N_("Bỏ quy định riêng của cấp ủy"))
def drop_layer(workspace: Workspace, layer: LocalLayer) -> GuidanceDraft:
    """Take a paper of local rules out of the guidance and of these books."""
    for row in workspace.store.parameters.all():
        if any(is_same_paper(row, own) for own in layer.rows()[:1]):
            workspace.store.parameters.remove(row.id)
    draft = get_draft(workspace)
    left = tuple(own for own in draft.layers if not _is_same(own, layer))
    return draft if left == draft.layers else save_draft(workspace, replace(draft, layers=left))


def merged(common: GuidanceDraft, own: GuidanceDraft) -> GuidanceDraft:
    """Give what one cell gets: what is for all and its own besides; its quota replaces that for all."""
    replaced = {(row.group, row.level) for row in own.quotas}
    return replace(
        common,
        cell_code=own.cell_code,
        number=own.number or common.number,
        issued_on=own.issued_on or common.issued_on,
        note="\n".join(note for note in (common.note, own.note) if note),
        prompts=(*common.prompts, *own.prompts),
        quotas=(*(row for row in common.quotas if (row.group, row.level) not in replaced), *own.quotas),
        deadlines=(*common.deadlines, *own.deadlines),
    )


def guidance_of(draft: GuidanceDraft, plan: RoundPlan, heading: Heading) -> Guidance:
    """Give the guidance that a draft says under a heading; the plan's day is the limit of the dossier."""
    due = () if plan.due_on is None else (_dossier_due(plan),)
    return Guidance(
        heading=heading,
        prompts=draft.prompts,
        quotas=draft.quotas,
        deadlines=(*due, *draft.deadlines),
        layers=draft.layers,
        forms=draft.forms,
        envelope=draft.envelope,
        note=draft.note,
    )


def forms_of(workspace: Workspace, draft: GuidanceDraft) -> Mapping[str, bytes]:
    """Give the files of the forms by name."""
    blobs = workspace.store.blobs
    key = (_FORM.format(year=draft.year, period=draft.period, name=row.file_name) for row in draft.forms)
    return {row.file_name: blobs.get(name) or b"" for row, name in zip(draft.forms, key, strict=True)}


def _dossier_due(plan: RoundPlan) -> Deadline:
    assert plan.due_on is not None
    return Deadline(kind=DeadlineKind.DOSSIER, on=plan.due_on, text=_("Nộp hồ sơ kiểm điểm, xếp loại"))


def _is_same(one: LocalLayer, other: LocalLayer) -> bool:
    return (one.number, one.issued_on, one.issuer) == (other.number, other.issued_on, other.issuer)
