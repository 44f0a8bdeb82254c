"""Sentences of advice: they describe the text, never the person."""

from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.rules.wording.sentence import say

SENTENCES = {
    "advice.none_named": say(
        N_("Bản kiểm điểm nêu cả kết quả và hạn chế, nguyên nhân, cách khắc phục."),
        N_("Mục II chưa nêu hạn chế cụ thể nào."),
        N_("Gợi ý đồng chí viết xem lại; nếu đúng là không có thì để nguyên."),
    ),
    "advice.shortcomings_incomplete": say(
        N_("Mỗi hạn chế nêu nguyên nhân, biện pháp và thời hạn khắc phục."),
        N_("Có {count} hạn chế ghi chưa đủ."),
        N_("Bổ sung nguyên nhân, biện pháp, thời hạn."),
    ),
    "advice.remedy_without_time": say(
        N_("Cách khắc phục nêu kèm thời hạn."),
        N_("Mục VI có biện pháp nhưng không thấy mốc thời gian."),
        N_("Ghi thêm tháng, quý sẽ làm xong, hoặc ghi hạn chế thành từng dòng có thời hạn."),
    ),
    "advice.same_as_last_year": say(
        N_("Lời văn viết cho năm nay, không lấy lại của năm trước."),
        N_("Mục {codes} gần như giữ nguyên lời của năm trước (giống đến {percent} phần trăm)."),
        N_("Mở phần Đối chiếu để xem hai đoạn cạnh nhau; nếu việc vẫn như cũ thì để nguyên."),
    ),
    "advice.same_as_another": say(
        N_("Mỗi bản kiểm điểm là lời của người viết."),
        N_("Mục {codes} gần giống bản của {others} (giống đến {percent} phần trăm)."),
        N_("Mở phần Đối chiếu để xem hai đoạn cạnh nhau; việc làm chung thì có thể để nguyên."),
    ),
    "advice.strengths_outweigh": say(
        N_("Phần hạn chế cân xứng với phần ưu điểm."),
        N_("Phần ưu điểm {strong} chữ, phần hạn chế {weak} chữ, gấp {times} lần."),
        N_("Gợi ý nói rõ hơn từng hạn chế: việc gì, ở đâu, vì sao."),
    ),
    "advice.nobody_takes_up": say(
        N_("Hạn chế của tập thể có người nhận phần trách nhiệm của mình."),
        N_("Tập thể nêu hạn chế, nhưng mục V của {count} bản cá nhân đã xong đều chưa nói tới."),
        N_("Gợi ý các đồng chí phụ trách viết thêm mục V."),
    ),
    "advice.promise_not_mentioned": say(
        N_("Điều đã hứa năm trước thì năm nay nói kết quả."),
        N_("Năm trước viết ở mục VI: “{prompt}”. Bản năm nay chưa thấy nhắc tới."),
        N_("Gợi ý viết thêm kết quả ở mục III; nếu đã viết bằng lời khác thì để nguyên."),
    ),
    "advice.prompt_not_mentioned": say(
        N_("Điều cấp trên gợi ý được nói tới trong bản kiểm điểm."),
        N_("Mục IV chưa thấy nói tới gợi ý: “{prompt}”."),
        N_("Gợi ý viết câu giải trình ở mục IV, hoặc ghi ở phần trả lời; nếu đã viết bằng lời khác thì để nguyên."),
    ),
    "advice.prompt_answered_briefly": say(
        N_("Gợi ý của cấp trên được giải trình rõ."),
        N_("Có {count} gợi ý mới trả lời vài chữ."),
        N_("Viết rõ hơn ở phần trả lời hoặc ở mục IV."),
    ),
}
