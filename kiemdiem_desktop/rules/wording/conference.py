"""Sentences about the round as a whole: roster, order, conference, count, deadlines, caps."""

from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.rules.wording.sentence import say

_SUMS = N_("Số phiếu trong biên bản kiểm phiếu phải khớp nhau.")
_RECOUNT = N_("Xem lại biên bản kiểm phiếu và sửa số.")
_OWN_RULE = N_("Văn bản Trung ương không quy định tỷ lệ phiếu; mặc định là quá nửa số thành viên.")

SENTENCES = {
    "eligibility.uncertain": say(
        N_("Có phải kiểm điểm hay không tùy vào ngày tháng trong danh sách."),
        N_("Đồng chí {name}: {reason}; ngày tháng thiếu hoặc không đủ rõ."),
        N_("Bổ sung ngày kết nạp hoặc ngày của tình trạng."),
    ),
    "eligibility.interrupted": say(
        N_("Gián đoạn sinh hoạt không thuộc ba trường hợp không phải kiểm điểm."),
        N_("Đồng chí {name} đang gián đoạn sinh hoạt."),
        N_("Báo cáo để cấp có thẩm quyền cho ý kiến."),
    ),
    "roster.subject_missing": say(
        N_("Mọi đảng viên đều kiểm điểm, trừ ba trường hợp."),
        N_("Đồng chí {name} chưa có trong đợt."),
        N_("Thêm vào đợt kiểm điểm."),
    ),
    "roster.subject_not_eligible": say(
        N_("Người thuộc diện không kiểm điểm thì không xếp loại."),
        N_("Đồng chí {name} đang ở trong đợt: {reason}."),
        N_("Bỏ khỏi đợt, hoặc sửa danh sách đảng viên."),
    ),
    "roster.cell_missing": say(
        N_("Chi bộ tự đánh giá, xếp loại."), N_("Chưa có chi bộ trong đợt."), N_("Thêm chi bộ vào đợt.")
    ),
    "roster.committee": say(
        N_(
            "Chi bộ có chi ủy thì kiểm điểm tập thể chi ủy; không có chi ủy thì bí thư, phó bí thư "
            "kiểm điểm tại chi bộ."
        ),
        N_("Chi bộ có chi ủy: {has_committee}; đợt kiểm điểm không khớp."),
        N_("Thêm hoặc bỏ tập thể chi ủy trong đợt, hoặc sửa thông tin chi bộ."),
    ),
    "roster.small_committee": say(
        N_("Tập thể dưới 3 thành viên kiểm điểm chung theo cách cấp có thẩm quyền định."),
        N_("Chi ủy có {count} thành viên."),
        N_("Hỏi cấp trên cách kiểm điểm."),
    ),
    "roster.kind_changed": say(
        N_("Chính thức hay dự bị lấy theo ngày họp."),
        N_("Đồng chí {name} vào ngày họp là {kind}."),
        N_("Cập nhật đợt kiểm điểm."),
    ),
    "roster.name_differs": say(
        N_("Họ tên trên mọi giấy tờ phải giống nhau."),
        N_("Trong đợt ghi “{name}”, danh sách ghi “{roster_name}”."),
        N_("Sửa cho giống nhau."),
    ),
    "order.cell_last": say(
        N_("Xong tập thể và đảng viên mới xếp loại chi bộ."),
        N_("Còn {count} đối tượng xếp sau chi bộ."),
        N_("Đưa chi bộ xuống cuối."),
    ),
    "order.head_first": say(
        N_("Kiểm điểm cá nhân: người đứng đầu trước, cấp phó rồi thành viên sau."),
        N_("Đồng chí {name} đứng sau {count} người."),
        N_("Đưa bí thư lên đầu, rồi đến phó bí thư."),
    ),
    "order.committee_first": say(
        N_("Tập thể xếp loại trước, thành viên sau."),
        N_("Xếp trước tập thể chi ủy: {names}."),
        N_("Đưa tập thể chi ủy lên trước."),
    ),
    "order.members_unfinished": say(
        N_("Xong tập thể và đảng viên mới xếp loại chi bộ."),
        N_("Chi bộ đã có mức, còn {count} đối tượng chưa: {names}."),
        N_("Đề nghị mức cho các đối tượng đó trước."),
    ),
    "order.committee_unfinished": say(
        N_("Xong tập thể mới xếp loại người đứng đầu và thành viên."),
        N_("Tập thể chi ủy chưa có mức; đã có mức: {names}."),
        N_("Đề nghị mức của tập thể trước."),
    ),
    "round.quality_by_people": say(
        N_("Xuất sắc và tốt còn đòi bảo đảm chất lượng, hiệu quả."),
        N_("Chương trình không tính được chất lượng, hiệu quả của {count} đối tượng."),
        N_("Hội nghị xem xét và ghi vào biên bản."),
    ),
    "round.data_changed": say(
        N_("Quy định được ghim khi mở đợt."),
        N_("Dữ liệu của {regulation} đã cập nhật từ khi mở đợt."),
        N_("Xem lại các mức; đợt đã đóng thì giữ kết quả đã ghi."),
    ),
    "round.local_without_paper": say(
        N_("Giá trị của cấp trên phải có số và ngày văn bản."),
        N_("“{parameter}” chưa ghi đủ số, ngày văn bản."),
        N_("Ghi số, ngày và cơ quan ban hành."),
    ),
    "meeting.missing": say(
        N_("Kiểm điểm kết thúc bằng hội nghị có biên bản."),
        N_("Chưa nhập hội nghị."),
        N_("Nhập ngày và diễn biến hội nghị."),
    ),
    "meeting.fields_missing": say(
        N_("Biên bản ghi đủ thời gian, địa điểm, chủ trì, thư ký, tổ kiểm phiếu, kết luận."),
        N_("Còn thiếu: {fields}."),
        N_("Bổ sung vào biên bản."),
    ),
    "meeting.same_person": say(
        N_("Chủ trì và thư ký là hai người."), N_("Đồng chí {name} đang giữ cả hai."), N_("Chọn thư ký khác.")
    ),
    "meeting.chair_not_leader": say(
        N_("Hội nghị do bí thư hoặc phó bí thư chủ trì."),
        N_("Chủ trì đang là đồng chí {name}."),
        N_("Kiểm tra lại; nếu được ủy nhiệm thì ghi vào biên bản."),
    ),
    "meeting.chair_absent": say(
        N_("Chủ trì và thư ký phải có mặt."),
        N_("Đồng chí {name} đang ghi là vắng."),
        N_("Sửa điểm danh hoặc đổi người."),
    ),
    "meeting.attendance_missing": say(
        N_("Số thành viên của hội nghị tính theo điểm danh."),
        N_("Còn {count} đảng viên chưa điểm danh."),
        N_("Điểm danh đủ."),
    ),
    "meeting.absence_without_reason": say(
        N_("Vắng mặt phải ghi lý do."),
        N_("Chưa ghi lý do: {names}."),
        N_("Ghi lý do vắng và có được chấp nhận hay không."),
    ),
    "meeting.times_reversed": say(
        N_("Giờ bế mạc sau giờ khai mạc."), N_("Thời gian tính ra là {minutes} phút."), N_("Sửa giờ hoặc ngày bế mạc.")
    ),
    "meeting.too_short": say(
        N_("Kiểm điểm tối thiểu {days} ngày; cấp tỉnh có thể quy định khác cho cấp dưới."),
        N_("Hội nghị kéo dài {minutes} phút, một ngày tính {needed} phút."),
        N_("Ghi cả phần họp khác, hoặc nhập quy định của cấp tỉnh."),
    ),
    "meeting.duration_unknown": say(
        N_("Kiểm điểm tối thiểu 1 ngày."),
        N_("Thiếu giờ khai mạc hoặc bế mạc nên chưa kiểm tra được."),
        N_("Ghi giờ theo dạng 07:30."),
    ),
    "meeting.superior_absent": say(
        N_("Nơi có gợi ý kiểm điểm thì đoàn của cấp trên dự."),
        N_("Biên bản chưa ghi cấp trên dự."),
        N_("Mời cấp trên, hoặc ghi vào biên bản nếu đã dự."),
    ),
    "vote.quorum": say(
        _OWN_RULE,
        N_("Có mặt {voters} trên {members} thành viên có quyền biểu quyết."),
        N_("Hỏi cấp trên; cần thì họp lại."),
    ),
    "vote.base_unconfirmed": say(
        N_("Cách tính số thành viên tạm theo Quy định 294-QĐ/TW; văn bản thay thế chưa đọc được."),
        N_("Số thành viên đang tính là {members}."),
        N_("Đối chiếu với cấp trên."),
    ),
    "vote.threshold_default": say(
        _OWN_RULE,
        N_("Đang dùng mặc định trên {members} người."),
        N_("Hỏi cấp trên và nhập tỷ lệ kèm số văn bản."),
    ),
    "deadline.year_end": say(
        N_("Kiểm điểm, xếp loại xong trước 31/12; đơn vị đặc thù trước 15/01 năm sau."),
        N_("Hội nghị xong ngày {held_on}, hạn là {limit_on}."),
        N_("Họp sớm hơn, hoặc báo cáo cấp trên và ghi lý do."),
    ),
    "deadline.superior": say(
        N_("Hạn của chi bộ do cấp ủy cấp trên định."),
        N_("Hội nghị ngày {held_on}, hạn {limit_on}."),
        N_("Họp sớm hơn, hoặc báo cáo cấp trên."),
    ),
    "deadline.superior_unknown": say(
        N_("Hạn của chi bộ do cấp ủy cấp trên định."),
        N_("Chưa nhập hạn của cấp trên."),
        N_("Hỏi cấp trên và nhập hạn."),
    ),
    "deadline.draft": say(
        N_("Dự thảo báo cáo tập thể gửi người dự ít nhất 3 ngày làm việc trước hội nghị."),
        N_("Gửi ngày {sent_on}, chậm nhất phải là {limit_on}."),
        N_("Ghi đúng ngày gửi, hoặc lùi ngày họp."),
    ),
    "deadline.draft_unknown": say(
        N_("Dự thảo báo cáo tập thể gửi người dự ít nhất 3 ngày làm việc trước hội nghị."),
        N_("Chưa ghi ngày gửi dự thảo nên chưa kiểm tra được."),
        N_("Ghi ngày gửi dự thảo."),
    ),
    "cap.exceeded": say(
        N_("Số xuất sắc không quá {share} % số hoàn thành tốt trong nhóm; cấp có thẩm quyền quyết định."),
        N_("Nhóm {group}: {htxs} xuất sắc, {htt} tốt, tối đa {limit} (bốn cách tính: {others})."),
        N_("Xếp thứ tự ưu tiên để cấp trên chọn, hoặc giảm số đề nghị."),
    ),
    "cap.quota_exceeded": say(
        N_("Cấp trên phân bổ số suất của mức này cho chi bộ; cấp có thẩm quyền quyết định."),
        N_("{names}: {used} ở mức {level}, cấp trên phân bổ tối đa {limit} – {others}."),
        N_("Giảm số đề nghị, hoặc xếp thứ tự ưu tiên để cấp trên chọn."),
    ),
    "cap.quota_group_unknown": say(
        N_("Mức phân bổ của cấp trên phải được đối chiếu với kết quả đề nghị."),
        N_("Nhóm “{names}”, mức {level} – {others}: chương trình không biết gồm những ai nên chưa kiểm tra được."),
        N_("Tự đếm số đề nghị trong nhóm đó và so với văn bản."),
    ),
    "cap.exception_without_ground": say(
        N_("Tỷ lệ cao hơn chỉ dùng khi cấp có thẩm quyền quyết định vì thành tích nổi trội."),
        N_("Quyết định đã ghi chưa nêu căn cứ, nên vẫn tính theo {share} %."),
        N_("Ghi căn cứ ở Xếp loại, trang Tỷ lệ xuất sắc."),
    ),
    "cap.rank_missing": say(
        N_("Người được đề nghị xuất sắc xếp theo thứ tự ưu tiên."),
        N_("Còn {count} người chưa có thứ tự."),
        N_("Đánh số thứ tự."),
    ),
    "cap.rank_repeated": say(
        N_("Mỗi thứ tự ưu tiên chỉ một người."), N_("Thứ tự {rank} có {count} người."), N_("Đánh lại thứ tự.")
    ),
    "ballot.missing": say(
        N_("Mỗi đối tượng được hội nghị bỏ phiếu."), N_("Chưa nhập kết quả phiếu."), N_("Nhập biên bản kiểm phiếu.")
    ),
    "ballot.issued_above_present": say(
        N_("Phiếu phát ra không nhiều hơn số người có quyền biểu quyết có mặt; đảng viên dự bị không biểu quyết."),
        N_("Lần {ballot_round}: phát {issued} phiếu, có {voters} người biểu quyết; dự bị có mặt {probationary}."),
        N_("Kiểm tra điểm danh và số phiếu phát ra."),
    ),
    "ballot.returned_above_issued": say(
        _SUMS, N_("Lần {ballot_round}: thu về {returned}, phát ra {issued}."), _RECOUNT
    ),
    "ballot.returned_below_issued": say(
        _SUMS, N_("Lần {ballot_round}: còn {gap} phiếu chưa thu về."), N_("Ghi rõ trong biên bản vì sao thiếu phiếu.")
    ),
    "ballot.valid_sum": say(
        _SUMS,
        N_("Lần {ballot_round}: hợp lệ {valid} cộng không hợp lệ {invalid} khác thu về {returned}."),
        _RECOUNT,
    ),
    "ballot.level_sum": say(
        _SUMS, N_("Lần {ballot_round}: cộng các mức được {total}, phiếu hợp lệ {valid}, lệch {gap}."), _RECOUNT
    ),
    "ballot.negative": say(_SUMS, N_("Lần {ballot_round}: có số âm ở {figures}."), _RECOUNT),
    "ballot.retyped_differs": say(
        N_("Hai lần nhập kết quả phải giống nhau."),
        N_("Lần {ballot_round}: khác nhau ở {figures}."),
        N_("Đối chiếu với biên bản giấy và sửa."),
    ),
    "ballot.rounds_gap": say(
        N_("Các lần bỏ phiếu đánh số liền nhau và giữ đủ."), N_("Đang có các lần: {rounds}."), N_("Nhập lần còn thiếu.")
    ),
    "ballot.no_level_passed": say(
        _OWN_RULE,
        N_("Không mức nào đủ phiếu trên {base} người: xuất sắc {htxs}, tốt {htt}, hoàn thành {htnv}, không {kht}."),
        N_("Bỏ phiếu lại, hoặc báo cáo cả hai kết quả lên cấp trên."),
    ),
}
