"""Sentences of the conditions of the levels and of the levels against each other."""

from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.rules.wording.sentence import say

CONDITIONS = {
    "level.score_below": N_("chưa đủ điểm"),
    "level.not_all_done": N_("chưa hoàn thành hết nhiệm vụ"),
    "level.late": N_("có nhiệm vụ chậm tiến độ"),
    "level.late_over_limit": N_("nhiệm vụ chậm tiến độ quá tỷ lệ"),
    "level.beyond_short": N_("nhiệm vụ vượt mức chưa đủ tỷ lệ"),
    "level.not_all_remedied": N_("hạn chế năm trước chưa khắc phục xong"),
    "level.committee_disciplined": N_("có thành viên tập thể lãnh đạo bị kỷ luật"),
    "level.kht_without_ground": N_("đủ điểm và không thuộc trường hợp không hoàn thành"),
    "comments.civil_servant_differs": N_("mức cán bộ, công chức, viên chức thấp hơn"),
}
_FORCED = N_("thuộc trường hợp không hoàn thành nhiệm vụ")
FORCED_CONDITION = _FORCED

SENTENCES = {
    "level.score_below": say(
        N_("Mỗi mức có điểm thấp nhất: 90, 70, 50."),
        N_("Tổng {points} điểm, mức “{level}” cần từ {floor_points} điểm."),
        N_("Xem lại điểm, hoặc chọn mức đúng với điểm."),
    ),
    "level.not_all_done": say(
        N_("Ba mức từ hoàn thành trở lên đều phải xong {needed} % nhiệm vụ."),
        N_("Xong {completed} trên {assigned} nhiệm vụ ({percent} %)."),
        N_("Kiểm tra lại số liệu; nếu đúng thì cấp có thẩm quyền kết luận mức."),
    ),
    "level.late": say(
        N_("Hoàn thành tốt và xuất sắc phải đúng tiến độ mọi nhiệm vụ."),
        N_("Có {late} trên {assigned} nhiệm vụ xong nhưng chậm."),
        N_("Kiểm tra lại số liệu; nếu đúng thì cao nhất là hoàn thành nhiệm vụ."),
    ),
    "level.late_over_limit": say(
        N_("Mức hoàn thành nhiệm vụ chỉ cho chậm tiến độ không quá {limit} %."),
        N_("Có {late} trên {assigned} nhiệm vụ chậm ({percent} %)."),
        N_("Kiểm tra lại số liệu; nếu đúng thì cấp có thẩm quyền kết luận mức."),
    ),
    "level.beyond_short": say(
        N_("Xuất sắc cần ít nhất {needed} % nhiệm vụ vượt mức yêu cầu."),
        N_("Có {beyond} trên {assigned} nhiệm vụ vượt mức ({percent} %)."),
        N_("Kiểm tra lại số nhiệm vụ vượt mức, hoặc chọn mức khác."),
    ),
    "level.not_all_remedied": say(
        N_("Xuất sắc phải khắc phục {needed} % hạn chế đã chỉ ra ở kỳ trước."),
        N_("Đã khắc phục {remedied} trên {carried} hạn chế."),
        N_("Cập nhật kết quả khắc phục, hoặc chọn mức khác."),
    ),
    "level.no_history": say(
        N_("Xuất sắc phải khắc phục hết hạn chế đã chỉ ra ở kỳ trước."),
        N_("Chưa có dữ liệu kỳ trước nên chưa kiểm tra được."),
        N_("Xem bản kiểm điểm năm trước; nhập các hạn chế đã chỉ ra, nếu có."),
    ),
    "level.committee_disciplined": say(
        N_("Tập thể xuất sắc khi không có thành viên tập thể lãnh đạo bị kỷ luật."),
        N_("Đồng chí {name} có quyết định kỷ luật: {form}."),
        N_("Kiểm tra quyết định; nếu đúng trong năm thì chọn mức khác cho tập thể."),
    ),
    "level.kht_without_ground": say(
        N_("Không hoàn thành khi dưới 50 điểm hoặc thuộc trường hợp nêu ở khoản 4."),
        N_("Có {points} điểm và không thấy trường hợp nào ở khoản 4."),
        N_("Chọn mức khác, hoặc nhập kết luận làm căn cứ."),
    ),
    "rating.proposed_missing": say(
        N_("Đã kiểm điểm thì phải được xếp loại."),
        N_("Chưa có mức chi bộ đề nghị."),
        N_("Chọn mức đề nghị sau khi kiểm phiếu."),
    ),
    "rating.proposed_closed": say(
        N_("Mức đề nghị phải đủ cả điểm và điều kiện."),
        N_("Mức “{level}” không đủ điều kiện: {reasons}."),
        N_("Chọn mức khác, hoặc ghi rõ đề nghị cấp có thẩm quyền xem xét kèm lý do."),
    ),
    "rating.self_closed": say(
        N_("Mức tự nhận phải đủ cả điểm và điều kiện."),
        N_("Mức tự nhận “{level}” không đủ điều kiện: {reasons}."),
        N_("Trao đổi với người tự nhận; chi bộ đề nghị mức đúng."),
    ),
    "rating.voted_closed": say(
        N_("Mức được thông qua phải đủ cả điểm và điều kiện."),
        N_("Mức “{level}” đã qua phiếu nhưng không đủ điều kiện: {reasons}."),
        N_("Bỏ phiếu lại, hoặc báo cáo cấp có thẩm quyền."),
    ),
    "rating.above_vote": say(
        N_("Chi bộ đề nghị theo mức đã qua phiếu."),
        N_("Phiếu thông qua “{voted_level}”, đề nghị lại là “{proposed_level}”."),
        N_("Sửa mức đề nghị cho khớp biên bản kiểm phiếu, hoặc bỏ phiếu lại."),
    ),
    "rating.below_vote": say(
        N_("Chi bộ đề nghị theo mức đã qua phiếu."),
        N_("Phiếu thông qua “{voted_level}”, đề nghị thấp hơn: “{proposed_level}”."),
        N_("Kiểm tra lại; nếu đúng thì ghi lý do."),
    ),
    "rating.htxs_without_reason": say(
        N_("Đề nghị xuất sắc phải nêu căn cứ: sản phẩm, chất lượng, hiệu quả."),
        N_("Chưa ghi căn cứ."),
        N_("Ghi căn cứ ở cột lý do."),
    ),
    "rating.kht_without_reason": say(
        N_("Đề nghị không hoàn thành phải nêu căn cứ."),
        N_("Chưa ghi căn cứ."),
        N_("Ghi căn cứ ở cột lý do."),
    ),
    "rating.self_differs": say(
        N_("Mức đề nghị khác mức tự nhận thì cần giải thích."),
        N_("Tự nhận “{self_level}”, đề nghị “{proposed_level}”, chưa ghi lý do."),
        N_("Ghi lý do để cấp trên thẩm định."),
    ),
    "rating.gap": say(
        N_(
            "Ba mức trên đều có điều kiện không đạt; khoản 4 không buộc mức không hoàn thành. Văn bản "
            "không nói xếp mức nào."
        ),
        N_("Không đủ điều kiện mức “{level}”: {reasons}."),
        N_("Báo cáo để cấp có thẩm quyền kết luận; chương trình không tự chọn mức."),
    ),
    "rating.above_band": say(
        N_("Điểm thuộc khung của một mức mà điều kiện của mức đó không đạt; văn bản không nói rõ mức tiếp theo."),
        N_("Có {points} điểm (khung “{band_level}”) nhưng {reasons}; mức còn mở cao nhất là “{level}”."),
        N_("Đề nghị mức còn mở và nêu rõ điều kiện không đạt để cấp có thẩm quyền kết luận."),
    ),
    "rating.kht_without_ground": say(
        N_("Không hoàn thành khi dưới 50 điểm hoặc thuộc trường hợp nêu ở khoản 4."),
        N_("Có {points} điểm và không thấy trường hợp nào ở khoản 4."),
        N_("Nhập kết luận làm căn cứ, hoặc chọn mức khác."),
    ),
    "local.head_above_collective": say(
        N_("Quy định của cấp trên: người đứng đầu không xếp cao hơn tập thể."),
        N_("Tập thể “{level}”, người đứng đầu “{proposed_level}”."),
        N_("Sửa mức của người đứng đầu hoặc báo cáo cấp trên."),
    ),
    "local.cell_members": say(
        N_("Quy định của cấp trên: chi bộ xuất sắc cần {needed} % đảng viên từ “{level}” trở lên."),
        N_("Có {count} trên {members} đảng viên."),
        N_("Chọn mức khác cho chi bộ hoặc báo cáo cấp trên."),
    ),
}
