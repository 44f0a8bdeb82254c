"""Sentences about quarters and about results over several years."""

from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.rules.wording.sentence import say

_UNCLEAR = N_("Chưa rõ trong văn bản: hỏi cấp trên, có quy định riêng thì ghi ở Cài đặt.")
_NO_LEVEL = N_("Để trống mức đề nghị của quý này; nếu cấp trên quy định khác thì ghi ở Cài đặt.")
_FILL_YEARS = N_("Ghi mức của các năm đó ở Xếp loại, phần Các năm, xếp lại, theo quyết định đang lưu.")

SENTENCES = {
    "history.kht_again": say(
        N_("Không hoàn thành nhiệm vụ nhiều năm liền thì phải xem xét tư cách, vị trí công tác."),
        N_("Không hoàn thành {count} năm liền ({years})."),
        _UNCLEAR,
    ),
    "history.kht_unknown": say(
        N_("Không hoàn thành nhiệm vụ nhiều năm liền thì phải xem xét tư cách, vị trí công tác."),
        N_("Chưa có kết quả đã quyết định của năm {years} nên chưa biết có phải năm thứ hai liền không."),
        _FILL_YEARS,
    ),
    "history.htxs_years": say(
        N_("Đảng viên hoàn thành xuất sắc 5 năm liền được xét tặng giấy khen, bằng khen."),
        N_("Nếu năm nay được quyết định xuất sắc thì đủ {count} năm liền ({years})."),
        N_("Chuẩn bị báo cáo thành tích đề nghị khen thưởng sau khi có quyết định xếp loại."),
    ),
    "history.cell_htxs_years": say(
        N_("Chi bộ xuất sắc tiêu biểu 5 năm liền được xét tặng giấy khen, bằng khen."),
        N_("Nếu năm nay được quyết định xuất sắc thì đủ {count} năm liền ({years}); còn phải là “tiêu biểu” từng năm."),
        N_("Đối chiếu với các quyết định công nhận tiêu biểu của cấp trên trước khi đề nghị."),
    ),
    "history.htxs_unknown": say(
        N_("Xuất sắc 5 năm liền thì được xét khen thưởng."),
        N_("Chưa đủ kết quả đã quyết định của năm {years} để xét: {names}."),
        _FILL_YEARS,
    ),
    "quarter.leave": say(
        N_("Nghỉ ốm, thai sản dài ngày trong quý thì chưa xếp loại quý đó, không thiệt quyền lợi."),
        N_("Nghỉ {days} ngày trong quý; mốc đang dùng là {limit} ngày."),
        _NO_LEVEL,
    ),
    "quarter.training": say(
        N_("Học tập trung dài ngày trong quý thì chưa xếp loại quý đó; thời gian còn lại xét ở quý sau."),
        N_("Học tập trung {days} ngày trong quý; mốc đang dùng là {limit} ngày."),
        _NO_LEVEL,
    ),
    "quarter.appointed": say(
        N_("Mới được bổ nhiệm lần đầu thì chưa xếp loại quý đó."),
        N_("Giữ chức vụ {days} ngày đến hết quý; mốc đang dùng là {limit} ngày."),
        _NO_LEVEL,
    ),
    "quarter.under_check": say(
        N_("Đang kiểm tra dấu hiệu vi phạm thì xếp loại sau khi có kết luận."),
        N_("Đang kiểm tra dấu hiệu vi phạm, chưa có kết luận."),
        _NO_LEVEL,
    ),
    "quarter.post_changed": say(
        N_("Đổi vị trí công tác trong quý thì nơi cũ bàn giao số liệu, nơi mới tổng hợp."),
        N_("Ở vị trí mới {days} ngày đến hết quý, mốc đang dùng là {limit} ngày: {rater}."),
        _UNCLEAR,
    ),
    "quarter.not_stated": say(
        N_("Nghỉ dài ngày, học tập trung, đang kiểm tra thì chưa xếp loại quý."),
        N_("Chưa ghi số ngày nghỉ, số ngày học hoặc việc kiểm tra của quý này."),
        N_("Ghi ở Xếp loại, phần Các quý; không có thì ghi 0 và Không."),
    ),
    "quarter.level_missing": say(
        N_("Người được đánh giá trong quý thì được xếp loại."),
        N_("Chưa có mức đề nghị của quý này."),
        N_("Chọn mức đề nghị, hoặc ghi rõ vì sao quý này chưa xếp loại."),
    ),
    "quarter.kht_in_year": say(
        N_("Kết quả quý là cơ sở của cả năm."),
        N_("Có {count} quý không hoàn thành nhiệm vụ mà cả năm xét mức xuất sắc."),
        N_("Có nơi quy định như vậy thì cả năm không xuất sắc: hỏi cấp trên, ghi ở Cài đặt nếu áp dụng."),
    ),
    "quarter.kht_in_a_row": say(
        N_("Không hoàn thành từ hai quý liền thì phải xem xét việc giữ chức vụ."),
        N_("Có {count} quý không hoàn thành nhiệm vụ, trong đó có hai quý liền."),
        N_("Báo cáo để cấp có thẩm quyền xem xét."),
    ),
    "quarter.results_missing": say(
        N_("Kết quả quý là cơ sở của cả năm."),
        N_("Chưa có kết quả {quarters} của người giữ chức vụ: {names}."),
        N_("Ghi mức của quý ở Xếp loại, phần Các quý, theo thông báo của nơi quản lý cán bộ."),
    ),
    "quarter.nominees": say(
        N_("Khi số đề nghị xuất sắc vượt tỷ lệ, người có nhiều quý xuất sắc hơn được xếp trước."),
        N_("{names}: người xếp sau có {count} quý xuất sắc, người xếp trước có {others}."),
        N_("Xem lại thứ tự đề nghị, hoặc tắt cách xếp này ở Cài đặt nếu cấp trên quy định khác."),
    ),
}
