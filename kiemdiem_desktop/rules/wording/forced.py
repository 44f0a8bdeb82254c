"""Sentences of the forced cases, conclusions and disciplines."""

from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.rules.wording.sentence import say

_ADVICE = N_("Đề nghị mức không hoàn thành; nếu tự phát hiện và đã khắc phục thì ghi rõ để cấp có thẩm quyền xem xét.")
_CONCLUSION = N_("Kết luận số {number} của {body}: {conclusion}.")

SENTENCES = {
    "forced.collective_wrongdoing": say(
        N_("Tập thể bị kết luận có sai phạm về công tác cán bộ, mất đoàn kết, cục bộ thì xếp không hoàn thành."),
        _CONCLUSION,
        _ADVICE,
    ),
    "forced.collective_degradation": say(
        N_("Tập thể có thành viên bị kết luận suy thoái thì xếp không hoàn thành."), _CONCLUSION, _ADVICE
    ),
    "forced.collective_discipline": say(
        N_("Tập thể có thành viên vi phạm công vụ bị kỷ luật từ khiển trách thì xếp không hoàn thành."),
        N_("Đồng chí {name}: {form}."),
        _ADVICE,
    ),
    "forced.area_below": say(
        N_("Nơi trực tiếp lãnh đạo hoàn thành dưới {floor} % nhiệm vụ thì xếp không hoàn thành."),
        N_("Xong {completed} trên {assigned} nhiệm vụ ({percent} %)."),
        N_("Kiểm tra lại số liệu; có lý do bất khả kháng thì ghi rõ để cấp có thẩm quyền xem xét."),
    ),
    "forced.basic_targets": say(
        N_(
            "Không đạt 5 chỉ tiêu cơ bản được giao thì xếp không hoàn thành; văn bản không nói một vài "
            "chỉ tiêu thì sao."
        ),
        N_("Số chỉ tiêu không đạt: {failed}."),
        N_("Ghi đủ số chỉ tiêu không đạt và để cấp có thẩm quyền kết luận."),
    ),
    "forced.units": say(
        N_("Hơn {limit} % đơn vị phụ trách không hoàn thành thì người phụ trách xếp không hoàn thành."),
        N_("Không hoàn thành {failed} trên {units} đơn vị."),
        N_("Kiểm tra lại số liệu của các đơn vị phụ trách."),
    ),
    "forced.year_missing": say(
        N_("Có trường hợp buộc không hoàn thành tính theo đơn vị phụ trách, chỉ tiêu cơ bản, phiếu tín nhiệm."),
        N_("Chưa nhập số liệu trong năm nên chưa kiểm tra được."),
        N_("Nhập số liệu trong năm; không có thì lưu để trống."),
    ),
    "forced.low_confidence": say(
        N_("Hơn {limit} % phiếu tín nhiệm thấp trong năm thì xếp không hoàn thành."),
        N_("Có {percent} % phiếu tín nhiệm thấp."),
        N_("Kiểm tra lại kết quả lấy phiếu tín nhiệm."),
    ),
    "forced.leader_degradation": say(
        N_("Lãnh đạo, quản lý bị kết luận suy thoái thì xếp không hoàn thành."), _CONCLUSION, _ADVICE
    ),
    "forced.subordinates": say(
        N_("Cấp dưới trực tiếp tham nhũng, lãng phí, tiêu cực bị kỷ luật thì người quản lý xếp không hoàn thành."),
        _CONCLUSION,
        _ADVICE,
    ),
    "forced.leader_discipline": say(
        N_("Vi phạm công vụ bị kỷ luật từ khiển trách thì xếp không hoàn thành."), N_("Kỷ luật: {form}."), _ADVICE
    ),
    "forced.member_discipline": say(
        N_("Vi phạm công vụ bị kỷ luật từ khiển trách thì xếp không hoàn thành."), N_("Kỷ luật: {form}."), _ADVICE
    ),
    "forced.member_conclusion": say(
        N_(
            "Bị kết luận suy thoái, vi phạm điều không được làm hoặc trách nhiệm nêu gương, gây ảnh "
            "hưởng xấu thì xếp không hoàn thành."
        ),
        N_("Kết luận số {number} của {body}: {conclusion}; ảnh hưởng xấu: {harm}."),
        N_("Xem kết luận, ghi rõ có ảnh hưởng xấu hay không; chỗ chưa rõ do cấp có thẩm quyền kết luận."),
    ),
    "forced.tasks_not_completed": say(
        N_("Hơn {limit} % nhiệm vụ trong năm không hoàn thành thì xếp không hoàn thành."),
        N_("Không hoàn thành {failed} trên {assigned} nhiệm vụ ({percent} %)."),
        N_("Kiểm tra lại số liệu; nếu đúng thì đề nghị mức không hoàn thành."),
    ),
    "conclusion.outside_list": say(
        N_("Danh mục buộc mức không hoàn thành của đối tượng này không nêu trường hợp này."),
        _CONCLUSION,
        N_("Báo cáo để cấp có thẩm quyền cân nhắc; chương trình không tự buộc mức."),
    ),
    "conclusion.complaint_open": say(
        N_("Có đơn thư, dấu hiệu vi phạm hoặc mất đoàn kết thì cấp trên kiểm tra, thẩm định lại trước khi quyết định."),
        N_("Đang có việc chưa kết luận (số {number}, {body})."),
        N_("Báo cáo cấp trên và ghi vào hồ sơ."),
    ),
    "discipline.duty_unknown": say(
        N_("Kỷ luật chỉ buộc mức không hoàn thành khi vi phạm gắn với công vụ."),
        N_("Kỷ luật {form} ngày {decided_on}: chưa ghi có gắn với công vụ không."),
        N_("Xem quyết định kỷ luật và ghi rõ."),
    ),
    "discipline.not_duty": say(
        N_("Kỷ luật không gắn công vụ thì tự nó không buộc mức không hoàn thành."),
        N_("Kỷ luật {form} ngày {decided_on}."),
        N_(
            "Xem việc vi phạm có thuộc điều đảng viên không được làm hoặc trách nhiệm nêu gương không; "
            "nếu có thì nhập kết luận."
        ),
    ),
    "discipline.time_unknown": say(
        N_("Kỷ luật tính theo năm quyết định và thời điểm vi phạm."),
        N_("Kỷ luật {form}: ngày quyết định {decided_on}, thời điểm vi phạm {violated_on}."),
        N_("Ghi đủ ngày quyết định và thời điểm vi phạm."),
    ),
    "discipline.earlier_year": say(
        N_("Vi phạm năm trước mà kỷ luật trong kỳ thì cấp trên cân nhắc khi xếp loại kỳ này, không mở lại năm cũ."),
        N_("Kỷ luật {form} ngày {decided_on}, vi phạm {violated_on}."),
        N_("Nêu rõ nội dung, tính chất, mức độ để cấp có thẩm quyền xem xét."),
    ),
    "discipline.former_unit": say(
        N_("Vi phạm ở đơn vị cũ, kỷ luật ở đơn vị mới thì tính vào kết quả ở đơn vị cũ."),
        N_("Kỷ luật {form} ngày {decided_on}."),
        N_("Ghi rõ trong hồ sơ; đơn vị mới không chịu trách nhiệm."),
    ),
    "discipline.probationary_form": say(
        N_("Đảng viên dự bị chỉ bị kỷ luật khiển trách hoặc cảnh cáo."),
        N_("Đang ghi {form} ngày {decided_on}."),
        N_("Xem lại quyết định kỷ luật và hình thức đã ghi trong danh sách."),
    ),
    "discipline.both_units": say(
        N_("Vi phạm ở cả hai nơi thì mỗi lần kỷ luật tính theo thời điểm vi phạm ở từng nơi."),
        N_("Kỷ luật {form} ngày {decided_on}, vi phạm {violated_on}."),
        N_("Tách phần vi phạm ở nơi này và báo cáo cấp có thẩm quyền."),
    ),
}
