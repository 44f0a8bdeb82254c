"""Every kind of paper, in the order in which the screen lists them."""

from collections.abc import Mapping

from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.cell.paper_kinds import (
    letters,
    lists,
    meeting,
    preparation,
    reports,
    residence,
    results,
    self_reviews,
)
from kiemdiem_desktop.services.cell.paper_kinds.kind import PaperGroup, PaperKind

KINDS: tuple[PaperKind, ...] = (
    *preparation.KINDS,
    *meeting.KINDS,
    *lists.KINDS,
    *results.LISTS,
    *self_reviews.KINDS,
    preparation.PLAN,
    *results.REPORTS,
    *reports.KINDS,
    preparation.INVITATION,
    *residence.KINDS,
    *results.LETTERS,
    *letters.KINDS,
)
GROUP_TITLES: Mapping[PaperGroup, str] = {
    PaperGroup.MEETING: N_("Hội nghị"),
    PaperGroup.LISTS: N_("Danh sách, bảng tổng hợp"),
    PaperGroup.SELF_REVIEWS: N_("Bản kiểm điểm, phiếu chấm"),
    PaperGroup.REPORTS: N_("Báo cáo, tờ trình, kế hoạch"),
    PaperGroup.LETTERS: N_("Thư, giấy mời, phiếu gửi đi"),
}
