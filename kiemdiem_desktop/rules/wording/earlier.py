"""Sentences of the checks of 2018 to 2024, and sentences of later checks as they read in those years."""

from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.rules.wording.sentence import say

_ADVICE_KHT = N_("Kiểm tra lại quyết định, kết luận; nếu đúng thì đề nghị mức không hoàn thành.")
_ADVICE_LEVEL = N_("Kiểm tra lại số liệu; nếu đúng thì chọn mức khác.")
_ADVICE_TASKS = N_("Kiểm tra lại số liệu; nếu đúng thì đề nghị mức không hoàn thành.")
_ASK = N_("Hỏi cấp trên, hoặc đối chiếu văn bản của năm đó và ghi rõ trong hồ sơ.")
_CONCLUSION = N_("Kết luận số {number} của {body}: {conclusion}.")
_DONE = N_("Xong {completed} trên {assigned} nhiệm vụ ({percent} %).")
_UNREAD = N_("Chỗ này của văn bản năm đó chương trình chưa đọc được.")
_DISCIPLINE = N_("Kỷ luật: {form}.")
_MEMBER_DISCIPLINE = N_("Đồng chí {name}: {form}.")

GRADES = {
    "grades.missing": say(
        N_("Mỗi tiêu chí xếp một trong bốn cấp độ: xuất sắc, tốt, trung bình, kém."),
        N_("Còn {count} tiêu chí chưa xếp cấp độ: {codes}."),
        N_("Xếp nốt cấp độ của các tiêu chí đó."),
    ),
    "level.grades_htxs": say(
        N_("Xuất sắc cần kết quả nhiệm vụ đạt xuất sắc, mọi tiêu chí khác từ tốt trở lên."),
        N_("Chưa đạt: {codes}."),
        N_("Xem lại cấp độ, hoặc chọn mức khác."),
    ),
    "level.grades_htt": say(
        N_("Mức tốt cần kết quả nhiệm vụ từ tốt trở lên, mọi tiêu chí khác từ trung bình trở lên."),
        N_("Chưa đạt: {codes}."),
        N_("Xem lại cấp độ, hoặc chọn mức khác."),
    ),
    "forced.grade_poor": say(
        N_("Có tiêu chí kém thì xếp không hoàn thành."),
        N_("Tiêu chí kém: {codes}."),
        N_("Xem lại cấp độ; nếu đúng thì đề nghị mức không hoàn thành."),
    ),
    "level.grade_poor_132": say(
        N_("Mức hoàn thành cần mọi tiêu chí cơ bản từ trung bình trở lên; câu chữ của văn bản chưa đọc được."),
        N_("Tiêu chí kém: {codes}."),
        N_("Để cấp có thẩm quyền kết luận mức."),
    ),
}

OF_124 = {
    "level.on_time_124": say(
        N_("Cá nhân xuất sắc phải xong {needed} % nhiệm vụ đúng tiến độ."),
        N_("Đúng tiến độ {on_time} trên {assigned} nhiệm vụ."),
        _ADVICE_LEVEL,
    ),
    "level.beyond_124": say(
        N_("Cá nhân xuất sắc cần ít nhất {needed} % nhiệm vụ vượt mức."),
        N_("Có {beyond} trên {assigned} nhiệm vụ vượt mức ({percent} %)."),
        _ADVICE_LEVEL,
    ),
    "level.discipline_124": say(
        N_(
            "Tập thể có thành viên lãnh đạo bị kỷ luật thì không xuất sắc; mức tốt và hoàn thành chỉ khi tự "
            "phát hiện và đã khắc phục."
        ),
        _MEMBER_DISCIPLINE,
        N_("Kiểm tra quyết định và thời điểm; nếu đúng thì chọn mức khác cho tập thể."),
    ),
    "level.leader_units_124": say(N_("Xuất sắc của lãnh đạo có điều kiện về các đơn vị phụ trách."), _UNREAD, _ASK),
    "forced.discipline_124": say(
        N_("Bị kỷ luật trong năm thì xếp không hoàn thành, trừ khi tự phát hiện và đã khắc phục hậu quả."),
        _DISCIPLINE,
        _ADVICE_KHT,
    ),
    "discipline.relieved_124": say(
        N_("Kỷ luật trong năm buộc mức không hoàn thành, trừ khi tự phát hiện và đã khắc phục hậu quả."),
        N_("Kỷ luật: {form}; đã ghi tự phát hiện và khắc phục."),
        N_("Nêu căn cứ của việc tự phát hiện, khắc phục để cấp có thẩm quyền xem xét."),
    ),
    "discipline.reopen_124": say(
        N_("Vi phạm năm trước mà năm nay mới kỷ luật thì cấp trên mở lại mức của năm xảy ra vi phạm."),
        N_("Kỷ luật: {form}; năm phải xếp loại lại: {reopened}."),
        N_("Báo cáo cấp trên xếp loại lại năm đó; năm nay không hạ mức vì cùng vi phạm."),
    ),
    "discipline.former_unit_124": say(
        N_("Hướng dẫn năm 2023 có nêu vi phạm ở đơn vị cũ."), N_("Kỷ luật: {form}; câu chữ chưa đọc được."), _ASK
    ),
    "forced.conclusion_124": say(
        N_(
            "Bị kết luận suy thoái, vi phạm điều không được làm, hoặc vi phạm nêu gương gây ảnh hưởng xấu thì xếp "
            "không hoàn thành."
        ),
        _CONCLUSION,
        _ADVICE_KHT,
    ),
    "forced.collective_124": say(
        N_("Tập thể bị kết luận mất đoàn kết hoặc có thành viên suy thoái thì xếp không hoàn thành."),
        _CONCLUSION,
        _ADVICE_KHT,
    ),
    "forced.collective_discipline_124": say(
        N_("Tập thể có thành viên bị kỷ luật trong năm thì xếp không hoàn thành, trừ tự phát hiện và đã khắc phục."),
        _MEMBER_DISCIPLINE,
        _ADVICE_KHT,
    ),
    "forced.collective_tasks_124": say(
        N_("Nơi lãnh đạo xong dưới {floor} % chỉ tiêu và không xong chỉ tiêu chủ yếu thì xếp không hoàn thành."),
        _DONE,
        N_("Ghi số chỉ tiêu chủ yếu không đạt; bất khả kháng thì nêu rõ."),
    ),
    "tasks.person_124": say(
        N_("Xong dưới {floor} % nhiệm vụ có thể là không hoàn thành; điểm này của văn bản bị cắt trong nguồn."),
        _DONE,
        N_("Để cấp có thẩm quyền kết luận."),
    ),
    "special.leave_124": say(
        N_("Cách xếp loại người nghỉ ốm lâu, nghỉ thai sản năm 2023, 2024 chưa đọc được."),
        N_("Nghỉ ốm {days} ngày; thai sản: {maternity}."),
        _ASK,
    ),
    "conclusion.subordinates_124": say(
        N_("Nơi trực tiếp quản lý có tham nhũng bị kỷ luật: điểm này của văn bản bị cắt trong nguồn."),
        _CONCLUSION,
        N_("Để cấp có thẩm quyền kết luận."),
    ),
    "conclusion.unlisted_before_366": say(
        N_("Văn bản của năm đó, phần đã đọc được, không nói kết luận này ảnh hưởng đến mức thế nào."),
        _CONCLUSION,
        N_("Báo cáo để cấp có thẩm quyền cân nhắc; chương trình không tự buộc mức."),
    ),
    "comments.agency_missing_before_366": say(
        N_("Mức cán bộ, công chức, viên chức đi cùng mức đảng viên."),
        N_("Chưa có mức cán bộ, công chức, viên chức."),
        N_("Nhập nhận xét và mức của cơ quan."),
    ),
    "comments.agency_differs_124": say(
        N_("Trong thực tế mức đảng viên gắn với mức công chức, viên chức; câu chữ của văn bản chưa đọc được."),
        N_("Cơ quan xếp “{level}”, mức đảng viên đề nghị: {proposed_level}."),
        N_("Xem lại và nêu lý do khác nhau."),
    ),
}

OF_132 = {
    "forced.discipline_132": say(
        N_("Bị kỷ luật đảng trong năm, bất kể hình thức, thì xếp không hoàn thành; một vi phạm chỉ tính một lần."),
        _DISCIPLINE,
        N_("Kiểm tra vi phạm này đã tính ở năm khác chưa; chưa thì đề nghị mức không hoàn thành."),
    ),
    "discipline.former_unit_132": say(
        N_("Vi phạm ở đơn vị cũ tính cho nơi nào: chưa thấy trong văn bản của năm đó."), _DISCIPLINE, _ASK
    ),
    "forced.tasks_132": say(N_("Cá nhân xong dưới {floor} % nhiệm vụ thì xếp không hoàn thành."), _DONE, _ADVICE_TASKS),
    "forced.conclusion_132": say(N_("Bị kết luận suy thoái thì xếp không hoàn thành."), _CONCLUSION, _ADVICE_KHT),
    "forced.subordinates_132": say(
        N_(
            "Nơi trực tiếp quản lý có tham nhũng bị kỷ luật thì lãnh đạo xếp không hoàn thành, trừ tự phát hiện và "
            "đã khắc phục xong."
        ),
        _CONCLUSION,
        _ADVICE_KHT,
    ),
    "forced.collective_132": say(
        N_("Tập thể bị kết luận mất đoàn kết hoặc có thành viên suy thoái thì xếp không hoàn thành."),
        _CONCLUSION,
        _ADVICE_KHT,
    ),
    "forced.collective_tasks_132": say(
        N_("Nơi lãnh đạo xong dưới {floor} % chỉ tiêu và không xong chỉ tiêu chủ yếu thì xếp không hoàn thành."),
        _DONE,
        N_("Ghi số chỉ tiêu chủ yếu không đạt; bất khả kháng thì nêu rõ."),
    ),
    "forced.collective_discipline_132": say(
        N_("Tập thể có thành viên bị kỷ luật từ cảnh cáo trở lên thì xếp không hoàn thành."),
        _MEMBER_DISCIPLINE,
        _ADVICE_KHT,
    ),
    "level.agency_132": say(
        N_("Là cán bộ, công chức, viên chức thì mức đảng viên không cao hơn mức ở cơ quan."),
        N_("Cơ quan xếp “{level}”, mức đảng viên đề nghị: {proposed_level}."),
        N_("Chọn mức không cao hơn mức ở cơ quan."),
    ),
    "level.sick_leave_132": say(
        N_("Nghỉ ốm cộng lại từ 3 tháng trong năm thì không xếp mức tốt trở lên."),
        N_("Nghỉ ốm {days} ngày."),
        N_("Kiểm tra số ngày; nếu đúng thì cao nhất là hoàn thành nhiệm vụ."),
    ),
    "special.maternity_132": say(
        N_("Nghỉ thai sản thì xếp loại theo thời gian làm việc thực tế."),
        N_("Có nghỉ thai sản trong năm."),
        N_("Chỉ tính nhiệm vụ trong thời gian làm việc."),
    ),
    "level.cell_members_132": say(
        N_("Chi bộ xuất sắc cần {needed} % đảng viên từ “{level}” trở lên."),
        N_("Có {count} trên {members} đảng viên."),
        N_("Chọn mức khác cho chi bộ."),
    ),
    "level.leader_beyond_132": say(
        N_("Lãnh đạo xuất sắc khi lĩnh vực xong mọi chỉ tiêu và ít nhất {needed} % vượt mức."),
        N_("Xong {completed}, vượt mức {beyond} trên {assigned} chỉ tiêu."),
        _ADVICE_LEVEL,
    ),
    "level.leader_on_time_132": say(
        N_("Lãnh đạo xếp mức tốt khi lĩnh vực xong mọi chỉ tiêu và ít nhất {needed} % đúng tiến độ."),
        N_("Xong {completed}, đúng tiến độ {on_time} trên {assigned} chỉ tiêu."),
        _ADVICE_LEVEL,
    ),
    "level.leader_completed_132": say(
        N_("Lãnh đạo xếp mức hoàn thành khi lĩnh vực xong trên {floor} % chỉ tiêu."), _DONE, _ADVICE_LEVEL
    ),
    "special.founding_132": say(
        N_("Tổ chức đảng thành lập chưa đủ 6 tháng thì chưa xếp loại."),
        N_("Sổ không ghi ngày thành lập chi bộ; đang đề nghị mức {level}."),
        N_("Nếu chi bộ thành lập chưa đủ 6 tháng thì để trống mức đề nghị."),
    ),
    "level.leader_late_132": say(
        N_("Lãnh đạo xếp mức hoàn thành khi nhiệm vụ của bản thân chậm, thiếu không quá {limit} %."),
        N_("Chậm {count} trên {assigned}; sổ chỉ có một bộ số nên chưa tách được phần của riêng lãnh đạo."),
        N_("Đếm riêng nhiệm vụ của bản thân rồi xem lại mức đề nghị."),
    ),
    "level.leader_units_132": say(
        N_("Lãnh đạo xếp mức tốt trở lên khi mọi đơn vị phụ trách từ hoàn thành trở lên."),
        N_("Không hoàn thành {failed} trên {units} đơn vị."),
        _ADVICE_LEVEL,
    ),
    "level.leader_good_units_132": say(
        N_("Lãnh đạo xuất sắc cần ít nhất 70 % đơn vị phụ trách từ mức tốt trở lên."),
        N_("Sổ của chi bộ không có mức của các đơn vị nên chưa kiểm tra được."),
        N_("Đối chiếu mức của các đơn vị phụ trách."),
    ),
    "special.former_cell_132": say(
        N_("Chuyển đến khi đã ở nơi cũ từ 6 tháng trong năm thì phải có nhận xét của nơi cũ."),
        N_("Chuyển đến ngày {since_on}; chưa có nhận xét của chi bộ cũ."),
        N_("Xin nhận xét của chi bộ cũ và nhập vào mục góp ý."),
    ),
    "rating.head_above_132": say(
        N_("Người đứng đầu không xếp cao hơn tập thể, tổ chức do mình đứng đầu."),
        N_("Tập thể “{level}”, người đứng đầu “{proposed_level}”."),
        N_("Sửa mức của người đứng đầu."),
    ),
    "rating.collective_above_132": say(
        N_("Tập thể lãnh đạo không xếp cao hơn tổ chức của mình."),
        N_("Chi bộ “{level}”, chi ủy “{proposed_level}”."),
        N_("Sửa mức của tập thể chi ủy."),
    ),
    "rating.new_member_132": say(
        N_("Mới kết nạp chưa đủ 6 tháng thì kiểm điểm mà chưa xếp loại."),
        N_("Đang đề nghị mức “{level}”."),
        N_("Bỏ mức đề nghị."),
    ),
    "eligibility.silent_2018": say(
        N_("Văn bản năm 2018 chỉ nêu người được miễn công tác và sinh hoạt là không phải kiểm điểm."),
        N_("Đồng chí {name}: {reason}; văn bản không nói."),
        _ASK,
    ),
    "order.head_last_132": say(
        N_("Người đứng đầu xếp loại sau cùng, sau tổ chức, tập thể và cá nhân khác."),
        N_("Người đứng đầu đã có mức, còn {count} đối tượng chưa: {names}."),
        N_("Đề nghị mức cho các đối tượng đó trước."),
    ),
    "cap.organisation_132": say(
        N_("Tỷ lệ đảng viên xuất sắc tính trên cả tổ chức cơ sở đảng, không tính riêng từng chi bộ."),
        N_("Chi bộ đề nghị {count} xuất sắc; phần của cả tổ chức chưa kiểm tra được."),
        N_("Để đảng ủy cơ sở tính chung."),
    ),
}

# sentences of checks that read otherwise in the years of a regulation
INSTEAD = {
    "qd-132-2018": {
        "eligibility.interrupted": say(
            N_("Gián đoạn sinh hoạt không thuộc trường hợp được miễn kiểm điểm."),
            N_("Đồng chí {name} đang gián đoạn sinh hoạt."),
            N_("Báo cáo để cấp có thẩm quyền cho ý kiến."),
        ),
        "roster.subject_missing": say(
            N_("Mọi đảng viên đều kiểm điểm, trừ người được miễn và người bị đình chỉ sinh hoạt."),
            N_("Đồng chí {name} chưa có trong đợt."),
            N_("Thêm vào đợt kiểm điểm."),
        ),
        "review.wrong_form": say(
            N_("Mọi cá nhân dùng chung Mẫu 02."),
            N_("Đang dùng Mẫu {form}, phải là Mẫu {wanted}."),
            N_("Đổi mẫu bản kiểm điểm."),
        ),
        "deadline.year_end": say(
            N_("Kiểm điểm, xếp loại xong trong năm; ngày cụ thể chưa đọc được nên tạm dùng như các quy định sau."),
            N_("Hội nghị xong ngày {held_on}, hạn là {limit_on}."),
            N_("Báo cáo cấp trên và ghi lý do."),
        ),
    },
    "qd-124-2023": {
        "review.wrong_form": say(
            N_("Giữ chức vụ lãnh đạo, quản lý dùng Mẫu 02B, không giữ chức vụ dùng Mẫu 02A."),
            N_("Đang dùng Mẫu {form}, phải là Mẫu {wanted}."),
            N_("Đổi mẫu, hoặc sửa nhóm công tác của đảng viên."),
        ),
        "discipline.time_unknown": say(
            N_("Kỷ luật tính theo năm quyết định; vi phạm của năm trước thì mở lại năm đó."),
            N_("Kỷ luật {form}: ngày quyết định {decided_on}, thời điểm vi phạm {violated_on}."),
            N_("Ghi đủ ngày quyết định và thời điểm vi phạm."),
        ),
    },
}
SENTENCES = {**GRADES, **OF_124, **OF_132}
# short reasons for a closed level
CONDITIONS = {
    "level.grades_htxs": N_("cấp độ tiêu chí chưa đủ cho mức xuất sắc"),
    "level.grades_htt": N_("cấp độ tiêu chí chưa đủ cho mức tốt"),
    "level.grade_poor_132": N_("có tiêu chí kém"),
    "level.on_time_124": N_("nhiệm vụ chưa xong hết đúng tiến độ"),
    "level.beyond_124": N_("nhiệm vụ vượt mức chưa đủ tỷ lệ"),
    "level.discipline_124": N_("có thành viên tập thể lãnh đạo bị kỷ luật"),
    "level.agency_132": N_("mức cán bộ, công chức, viên chức thấp hơn"),
    "level.sick_leave_132": N_("nghỉ ốm từ 3 tháng"),
    "level.cell_members_132": N_("chưa đủ tỷ lệ đảng viên ở các mức trên"),
    "level.leader_beyond_132": N_("chỉ tiêu vượt mức chưa đủ tỷ lệ"),
    "level.leader_on_time_132": N_("chỉ tiêu đúng tiến độ chưa đủ tỷ lệ"),
    "level.leader_completed_132": N_("chỉ tiêu hoàn thành chưa đủ tỷ lệ"),
    "level.leader_units_132": N_("có đơn vị phụ trách không hoàn thành"),
}
