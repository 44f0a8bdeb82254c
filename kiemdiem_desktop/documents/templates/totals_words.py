"""Official words of the totals: tables, lines and columns, as the statistics forms print them."""

from collections.abc import Mapping

from kiemdiem_desktop.documents.wording import LEVEL_NAMES, REASON_NAMES
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.totals import CountedKind, TableCode, TotalsLine
from kiemdiem_desktop.i18n import N_

TABLE_NAMES: Mapping[TableCode, str] = {
    TableCode.WHOLE: N_("Tổng số"),
    TableCode.SEX: N_("Giới tính"),
    TableCode.ETHNICITY: N_("Dân tộc"),
    TableCode.MEMBER_KIND: N_("Đảng viên chính thức, dự bị"),
    TableCode.PARTY_POST: N_("Chức vụ trong Đảng"),
    TableCode.WORK_GROUP: N_("Vị trí công tác"),
    TableCode.PARTY_AGE: N_("Tuổi đảng"),
    TableCode.UNIT_KIND: N_("Loại hình tổ chức đảng"),
    TableCode.BRANCH: N_("Nhánh trực thuộc"),
    TableCode.LEFT_OUT: N_("Lý do không thuộc diện xếp loại"),
    TableCode.KHT_GROUNDS: N_("Căn cứ của mức không hoàn thành nhiệm vụ"),
    TableCode.PROPOSED: N_("Mức đề nghị so với mức quyết định"),
    TableCode.PREVIOUS: N_("Mức năm trước so với năm nay"),
    TableCode.BASIS: N_("Mức đang tính theo"),
}
ABOUT_NAMES: Mapping[CountedKind, str] = {
    CountedKind.MEMBERS: N_("Đảng viên"),
    CountedKind.UNITS: N_("Tổ chức đảng"),
    CountedKind.COMMITTEES: N_("Tập thể chi ủy, cấp ủy"),
}
FIGURE_NAMES = (
    N_("Tổng số"),
    N_("Không thuộc diện"),
    N_("Chưa xếp loại"),
    N_("Đã xếp loại"),
    *(level.value for level in Level),
)
_UNKNOWN = N_("Chưa ghi")
_LEVELS = {level.value: LEVEL_NAMES[level] for level in Level} | {"unknown": N_("Chưa có mức")}
_LINES: Mapping[TableCode, Mapping[str, str]] = {
    TableCode.SEX: {"male": N_("Nam"), "female": N_("Nữ")},
    TableCode.ETHNICITY: {"kinh": N_("Kinh"), "minority": N_("Dân tộc thiểu số")},
    TableCode.MEMBER_KIND: {"official": N_("Chính thức"), "probationary": N_("Dự bị")},
    TableCode.PARTY_POST: {
        "secretary": N_("Bí thư"),
        "deputy_secretary": N_("Phó bí thư"),
        "committee_member": N_("Ủy viên chi ủy"),
        "none": N_("Không giữ chức vụ trong Đảng"),
    },
    TableCode.WORK_GROUP: {
        "leader": N_("Giữ chức vụ lãnh đạo, quản lý"),
        "no_post": N_("Không giữ chức vụ"),
        "outside": N_("Không làm việc trong hệ thống chính trị"),
    },
    TableCode.PARTY_AGE: {
        "from_0": N_("Dưới 10 năm"),
        "from_10": N_("Từ 10 đến dưới 20 năm"),
        "from_20": N_("Từ 20 đến dưới 30 năm"),
        "from_30": N_("Từ 30 đến dưới 40 năm"),
        "from_40": N_("Từ 40 năm trở lên"),
    },
    TableCode.UNIT_KIND: {
        "cell": N_("Chi bộ trực thuộc"),
        "sub_committee": N_("Đảng bộ bộ phận"),
        "grassroots_cell": N_("Chi bộ cơ sở"),
        "grassroots_committee": N_("Đảng bộ cơ sở"),
        "organisation": N_("Tổ chức cơ sở đảng, không tách loại"),
        "superior_committee": N_("Đảng bộ cấp trên trực tiếp cơ sở"),
    },
    TableCode.LEFT_OUT: REASON_NAMES,
    TableCode.KHT_GROUNDS: {
        "discipline": N_("Bị kỷ luật"),
        "violation": N_("Có kết luận về vi phạm, suy thoái hoặc tín nhiệm thấp"),
        "tasks": N_("Không hoàn thành nhiệm vụ được giao"),
        "assessed": N_("Do tập thể đánh giá, không thuộc trường hợp bắt buộc"),
    },
    TableCode.PROPOSED: _LEVELS,
    TableCode.PREVIOUS: _LEVELS,
    TableCode.BASIS: {
        "decided": N_("Mức đã quyết định"),
        "appraised": N_("Mức thẩm định"),
        "proposed": N_("Mức chi bộ đề nghị"),
    },
}
_WHOLE = {
    CountedKind.MEMBERS: N_("Đảng viên có đến thời điểm đánh giá"),
    CountedKind.UNITS: N_("Tổ chức đảng phải báo cáo"),
    CountedKind.COMMITTEES: N_("Tập thể chi ủy, cấp ủy"),
}


def line_name(code: TableCode, about: CountedKind, line: TotalsLine) -> str:
    """Give what a line is called on paper; a code without words is printed as it is."""
    if code is TableCode.WHOLE:
        return _WHOLE[about]
    return line.name or _LINES.get(code, {}).get(line.code) or (_UNKNOWN if line.code == "unknown" else line.code)
