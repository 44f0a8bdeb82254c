"""Sentences about self-reviews, points, tasks, comments, prompts and special members."""

from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.rules.wording.sentence import say

SENTENCES = {
    "review.missing": say(
        N_("Mỗi tập thể, cá nhân kiểm điểm có một bản kiểm điểm."),
        N_("Chưa có bản kiểm điểm."),
        N_("Nhập bản kiểm điểm, hoặc nhập thay từ bản giấy."),
    ),
    "review.unfinished": say(
        N_("Bản kiểm điểm làm xong trước hội nghị."),
        N_("Bản kiểm điểm chưa đánh dấu hoàn thành."),
        N_("Viết nốt rồi đánh dấu hoàn thành."),
    ),
    "review.sections_empty": say(
        N_("Các mục bắt buộc của mẫu phải có nội dung."),
        N_("Còn trống {count} mục: {codes}."),
        N_("Điền nội dung; hạn chế, nguyên nhân, biện pháp có thể ghi thành từng dòng."),
    ),
    "review.responsibility_unsaid": say(
        N_("Có kết luận, đơn thư hoặc người thuộc phạm vi lãnh đạo bị kỷ luật thì phải làm rõ trách nhiệm."),
        N_("Có {count} việc như vậy mà mục V để trống."),
        N_("Viết mục V: trách nhiệm của tập thể, cá nhân đối với từng việc."),
    ),
    "review.remedies_unreported": say(
        N_("Mỗi hạn chế của kỳ trước phải nói rõ đã khắc phục đến đâu."),
        N_("Còn {count} trên {carried} hạn chế chưa có kết quả."),
        N_("Ghi kết quả khắc phục ở mục III."),
    ),
    "review.signed_after_meeting": say(
        N_("Bản kiểm điểm có trước hội nghị."),
        N_("Ký ngày {signed_on}, hội nghị ngày {held_on}."),
        N_("Kiểm tra lại ngày ký."),
    ),
    "review.wrong_form": say(
        N_("Lãnh đạo quản lý dùng Mẫu 2A, không giữ chức vụ dùng 2B, ngoài hệ thống chính trị dùng 2C."),
        N_("Đang dùng Mẫu {form}, phải là Mẫu {wanted}."),
        N_("Đổi mẫu, hoặc sửa nhóm công tác của đảng viên."),
    ),
    "review.wrong_collective_form": say(
        N_("Tập thể dùng Mẫu 01."), N_("Đang dùng Mẫu {form}."), N_("Đổi sang Mẫu {wanted}.")
    ),
    "review.secretary_form_open": say(
        N_("Văn bản không nói bí thư, phó bí thư không giữ chức vụ chính quyền dùng Mẫu 2A hay mẫu khác."),
        N_("Đang dùng Mẫu {form}."),
        N_("Hỏi cấp trên; có văn bản thì ghi ở Cài đặt, Nhập văn bản cấp trên."),
    ),
    "review.self_level_missing": say(
        N_("Bản tự đánh giá phải đề xuất một trong bốn mức."),
        N_("Chưa có mức tự nhận."),
        N_("Chọn mức tự nhận."),
    ),
    "points.incomplete": say(
        N_("Mức xếp loại dựa trên tổng điểm của mọi tiêu chí."),
        N_("Còn {count} tiêu chí chưa chấm: {codes}."),
        N_("Chấm nốt, hoặc ghi lý do không áp dụng."),
    ),
    "points.out_of_range": say(
        N_("Điểm của tiêu chí từ 0 đến điểm tối đa."),
        N_("Tiêu chí {criterion}: {points} điểm, tối đa {max_points}."),
        N_("Sửa điểm."),
    ),
    "points.disciplined_in_five_years": say(
        N_("Tiêu chí này đòi hỏi 5 năm gần đây không bị kỷ luật về đạo đức, lối sống."),
        N_("Có kỷ luật {form} ngày {decided_on}, tiêu chí {criterion} được {points} điểm."),
        N_("Xem kỷ luật ấy có phải về đạo đức, lối sống không rồi chấm lại nếu cần."),
    ),
    "points.off_step": say(
        N_("Điểm chấm theo bước {step_points}."),
        N_("Tiêu chí {criterion}: {points} điểm, không theo bước {step_points}."),
        N_("Sửa điểm, hoặc nhập bước điểm cấp trên quy định."),
    ),
    "points.group_above_max": say(
        N_("Nhóm tiêu chí chung tối đa 30 điểm, nhóm kết quả tối đa 70 điểm."),
        N_("Nhóm {group} đang có {points} điểm, tối đa {max_points}."),
        N_("Sửa điểm trong nhóm."),
    ),
    "points.unknown_criterion": say(
        N_("Chỉ chấm các tiêu chí trong phụ lục của mẫu."),
        N_("Tiêu chí {criterion} không có trong phụ lục."),
        N_("Chấm lại theo bảng tiêu chí của mẫu đang dùng."),
    ),
    "points.left_out": say(
        N_("Cách tính tiêu chí không áp dụng do cấp trên quy định; chương trình tính lại theo phần còn lại."),
        N_("Không áp dụng: {codes}."),
        N_("Hỏi cấp trên cách tính; nhập vào tham số địa phương nếu khác."),
    ),
    "tasks.missing": say(
        N_("Điều kiện của các mức tính theo số nhiệm vụ."),
        N_("Chưa nhập số nhiệm vụ nên chưa kiểm tra được."),
        N_("Nhập số nhiệm vụ được giao, xong, đúng hạn, vượt mức, không xong."),
    ),
    "tasks.none_assigned": say(
        N_("Điều kiện của các mức tính trên số nhiệm vụ được giao."),
        N_("Số nhiệm vụ được giao là {assigned} nên chưa kiểm tra được."),
        N_("Nhập số nhiệm vụ được giao trong năm."),
    ),
    "tasks.inconsistent": say(
        N_("Đúng hạn và vượt mức không nhiều hơn số xong; số xong và không xong không nhiều hơn số được giao."),
        N_("Giao {assigned}, xong {completed}, đúng hạn {on_time}, vượt mức {beyond}, không xong {not_completed}."),
        N_("Sửa lại các con số cho khớp."),
    ),
    "tasks.unaccounted": say(
        N_("Cuối năm mỗi nhiệm vụ đã xong hoặc không xong."),
        N_("Còn {count} nhiệm vụ chưa rõ."),
        N_("Ghi rõ từng nhiệm vụ là xong hay không xong."),
    ),
    "special.leave": say(
        N_("Nghỉ ốm từ 3 tháng trong năm hoặc nghỉ thai sản thì xếp loại theo việc thực tế đã làm."),
        N_("Nghỉ ốm {days} ngày; thai sản: {maternity}."),
        N_("Chỉ tính nhiệm vụ trong thời gian làm việc; không hạ mức vì nghỉ."),
    ),
    "special.temporary_comment_missing": say(
        N_("Người sinh hoạt tạm thời nơi khác được xếp loại ở đây, sau khi có nhận xét của nơi tạm thời."),
        N_("Chưa có nhận xét của chi bộ nơi sinh hoạt tạm thời."),
        N_("Xin nhận xét và nhập vào mục góp ý."),
    ),
    "special.committee_suspended": say(
        N_("Người chỉ bị đình chỉ sinh hoạt cấp ủy vẫn kiểm điểm tại chi bộ, về trách nhiệm trước khi bị đình chỉ."),
        N_("Đang bị đình chỉ sinh hoạt cấp ủy."),
        N_("Kiểm điểm tại chi bộ, nêu rõ giai đoạn trước khi bị đình chỉ."),
    ),
    "special.former_cell_comment": say(
        N_("Người mới chuyển đến được xếp loại ở đây; phần năm trước đó chi bộ cũ biết rõ."),
        N_("Chưa có nhận xét của chi bộ cũ."),
        N_("Xin nhận xét của chi bộ cũ, nếu cấp trên không hướng dẫn khác."),
    ),
    "comments.residence_missing": say(
        N_("Nhận xét của nơi cư trú là giấy tờ của hồ sơ, trừ trường hợp đặc biệt."),
        N_("Chưa có nhận xét của nơi cư trú."),
        N_("Lấy nhận xét, hoặc đánh dấu diện không phải lấy hằng năm."),
    ),
    "comments.civil_servant_missing": say(
        N_("Kết quả xếp loại cán bộ, công chức, viên chức là cơ sở để xếp loại đảng viên."),
        N_("Chưa có mức cán bộ, công chức, viên chức."),
        N_("Nhập nhận xét và mức của cơ quan."),
    ),
    "comments.civil_servant_differs": say(
        N_("Kết quả xếp loại cán bộ, công chức, viên chức là cơ sở để xếp loại đảng viên."),
        N_("Cơ quan xếp “{level}”, mức đảng viên đề nghị: {proposed_level}."),
        N_("Xem lại và nêu lý do khác nhau, theo kết quả ở chi bộ."),
    ),
    "comments.unanswered": say(
        N_("Góp ý về hạn chế được tiếp thu hoặc giải trình."),
        N_("Còn {count} góp ý chưa có trả lời."),
        N_("Ghi ý kiến tiếp thu, giải trình."),
    ),
    "prompts.unanswered": say(
        N_("Mỗi vấn đề cấp trên gợi ý phải được trả lời, hoặc nêu lý do không giải trình."),
        N_("Văn bản số {number}: “{prompt}” chưa có trả lời."),
        N_("Ghi trả lời ở mục IV."),
    ),
    "prompts.section_empty": say(
        N_("Có gợi ý kiểm điểm thì mục IV phải giải trình."),
        N_("Có {count} gợi ý, mục IV còn trống."),
        N_("Viết mục IV của bản kiểm điểm."),
    ),
}
