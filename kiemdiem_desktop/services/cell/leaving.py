"""What a sealed dossier tells the superior, and what stays: counted from the very values that are sealed."""

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.sending import FrozenDossier


def what_leaves(frozen: FrozenDossier) -> tuple[str, ...]:
    """Tell which data go into the package beside its papers, line by line, with their numbers."""
    dossier, findings = frozen.checked.dossier, frozen.checked.findings
    rows = dossier.subjects
    open_comments = sum(not comment.is_internal for row in rows for comment in row.comments)
    return (
        _(
            "{count} đảng viên: họ tên, ngày sinh, ngày vào Đảng, chức vụ trong Đảng, khen thưởng, kỷ luật; "
            "giới tính, dân tộc (mẫu thống kê của cấp ủy hỏi); số định danh và số thẻ chỉ bốn chữ số cuối"
        ).format(count=len(dossier.members)),
        _("{count} bản tự kiểm điểm với điểm tự chấm").format(count=sum(row.review is not None for row in rows)),
        _("{count} ý kiến góp ý có tên người nêu, và trả lời").format(count=open_comments),
        _("{count} gợi ý của cấp trên và giải trình").format(count=sum(len(row.prompts) for row in rows)),
        _("số phiếu từng mức của {count} tập thể, cá nhân (chỉ tổng số)").format(
            count=sum(bool(row.ballots) for row in rows)
        ),
        _("điểm danh và nội dung biên bản; lý do vắng chỉ có trong biên bản và danh sách, như mẫu yêu cầu"),
        _("{count} nhận xét kiểm tra của chương trình và {kept} chỗ giữ nguyên có lý do").format(
            count=len(findings), kept=len(dossier.overrides)
        ),
    )


def what_stays(frozen: FrozenDossier) -> tuple[str, ...]:
    """Tell what the workspace holds and the package does not."""
    subjects = frozen.checked.dossier.subjects
    internal = sum(comment.is_internal for subject in subjects for comment in subject.comments)
    return (
        _("góp ý nội bộ: {count}").format(count=internal or _("không có")),
        _("số định danh, số thẻ đảng viên đầy đủ; nơi làm việc, chức vụ chính quyền; ghi chú riêng"),
        _("lời văn của quyết định kỷ luật, kết luận (chỉ gửi hình thức, số và ngày)"),
        _("ai bỏ phiếu thế nào: không có ở đâu cả, sổ chỉ giữ số đếm"),
        _("nơi ở, tôn giáo, sức khỏe: sổ không có chỗ ghi"),
    )
