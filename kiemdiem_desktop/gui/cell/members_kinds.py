"""The three sorts of a member's history as the card edits them."""

from functools import partial
from typing import Any

from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.member import (
    Commendation,
    Discipline,
    DisciplineForm,
    StatusKind,
    StatusPeriod,
    ViolationPlace,
)
from kiemdiem_desktop.gui.cell.members_history import HistoryKind
from kiemdiem_desktop.gui.cell.members_words import known_options
from kiemdiem_desktop.gui.record_form import FieldSpec
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.roster import (
    remove_commendation,
    remove_discipline,
    remove_status,
    save_commendation,
    save_discipline,
    save_status,
)
from kiemdiem_desktop.services.workspace import Workspace

_FORMS = {
    DisciplineForm.REPRIMAND: N_("Khiển trách"),
    DisciplineForm.WARNING: N_("Cảnh cáo"),
    DisciplineForm.DISMISSAL: N_("Cách chức"),
    DisciplineForm.EXPULSION: N_("Khai trừ"),
}
_PLACES = {
    ViolationPlace.HERE: N_("Ở chi bộ này"),
    ViolationPlace.FORMER_UNIT: N_("Ở nơi công tác, sinh hoạt cũ"),
    ViolationPlace.BOTH: N_("Ở cả hai nơi"),
}


def status_kind(workspace: Workspace) -> HistoryKind[StatusPeriod]:
    """Give the stretches of a member's history: exempt, suspended, moved, …."""
    kinds: tuple[tuple[Any, str], ...] = tuple((kind, label_of(kind)) for kind in StatusKind)
    return HistoryKind(
        add=_("Thêm diễn biến"),
        empty=_(
            "Sinh hoạt bình thường, chưa có diễn biến nào. Ghi ở đây khi được miễn, bị đình chỉ, sinh hoạt tạm thời, "
            "chuyển đến, chuyển đi, từ trần…: danh sách các năm cũ vẫn giữ nguyên."
        ),
        specs=(
            FieldSpec(name="since", label=_("Từ ngày"), is_date=True),
            FieldSpec(name="until", label=_("Đến ngày (trống: đến nay)"), is_date=True),
            FieldSpec(name="decision", label=_("Số quyết định, giấy giới thiệu")),
            FieldSpec(name="note", label=_("Ghi chú")),
            FieldSpec(name="kind", label=_("Loại diễn biến"), options=kinds),
        ),
        title=_status_title,
        make=lambda member_id, kind: StatusPeriod(member_id=member_id, kind=kind),
        save=partial(save_status, workspace),
        remove=partial(remove_status, workspace),
        kinds=kinds,
    )


def discipline_kind(workspace: Workspace) -> HistoryKind[Discipline]:
    """Give the discipline decisions about a member."""
    forms: tuple[tuple[Any, str], ...] = tuple((form, _(words)) for form, words in _FORMS.items())
    return HistoryKind(
        add=_("Thêm kỷ luật"),
        empty=_("Không có kỷ luật nào được ghi."),
        specs=(
            FieldSpec(name="body", label=_("Cấp ra quyết định")),
            FieldSpec(name="number", label=_("Số quyết định")),
            FieldSpec(name="decided_on", label=_("Ngày quyết định"), is_date=True),
            FieldSpec(name="violated_on", label=_("Thời điểm vi phạm"), is_date=True),
            FieldSpec(
                name="violated_at", label=_("Nơi xảy ra vi phạm"), options=tuple((p, _(w)) for p, w in _PLACES.items())
            ),
            FieldSpec(name="is_duty_related", label=_("Liên quan chức trách, nhiệm vụ?"), options=known_options()),
            FieldSpec(name="is_self_detected", label=_("Tự phát hiện, tự báo cáo?"), options=known_options()),
            FieldSpec(name="is_remedied", label=_("Đã khắc phục hậu quả?"), options=known_options()),
            FieldSpec(name="form", label=_("Hình thức kỷ luật"), options=forms),
            FieldSpec(name="content", label=_("Nội dung vi phạm"), lines=2),
        ),
        title=_discipline_title,
        make=lambda member_id, form: Discipline(member_id=member_id, form=form),
        save=partial(save_discipline, workspace),
        remove=partial(remove_discipline, workspace),
        kinds=forms,
    )


def commendation_kind(workspace: Workspace) -> HistoryKind[Commendation]:
    """Give the commendations of a member."""
    return HistoryKind(
        add=_("Thêm khen thưởng"),
        empty=_("Chưa ghi khen thưởng nào."),
        specs=(
            FieldSpec(name="form", label=_("Hình thức khen thưởng")),
            FieldSpec(name="body", label=_("Cấp khen thưởng")),
            FieldSpec(name="decided_on", label=_("Ngày quyết định"), is_date=True),
            FieldSpec(name="note", label=_("Ghi chú")),
        ),
        title=lambda entry: entry.form or _("Khen thưởng"),
        make=_commendation,
        save=partial(save_commendation, workspace),
        remove=partial(remove_commendation, workspace),
    )


def _commendation(member_id: MemberId, _kind: object) -> Commendation:
    return Commendation(member_id=member_id, form="")


def _status_title(entry: StatusPeriod) -> str:
    parts = [label_of(entry.kind)]
    if entry.since is not None:
        parts.append(_("từ {date}").format(date=entry.since))
    if entry.until is not None:
        parts.append(_("đến {date}").format(date=entry.until))
    return " ".join(parts)


def _discipline_title(entry: Discipline) -> str:
    form = _(_FORMS[entry.form])
    return form if entry.decided_on is None else _("{form} ngày {date}").format(form=form, date=entry.decided_on)
