"""Phrases that stand in everybody's self-review and are nobody's own words: titles of resolutions, set expressions.

The headings of the forms and the names of the criteria are added from the regulations of the round.
"""

FIXED_PHRASES = (
    "chủ nghĩa Mác - Lênin, tư tưởng Hồ Chí Minh",
    "đường lối, chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
    "chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước",
    "chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
    "chủ trương, đường lối, quy định, nguyên tắc tổ chức, kỷ luật của Đảng",
    "Cương lĩnh chính trị, Điều lệ Đảng, nghị quyết, chỉ thị, quy định của Đảng",
    "nguyên tắc tập trung dân chủ",
    "tự phê bình và phê bình",
    "độc lập dân tộc và chủ nghĩa xã hội",
    "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Nghị quyết Trung ương 4 khóa XI một số vấn đề cấp bách về xây dựng Đảng hiện nay",
    (
        "Nghị quyết Trung ương 4 khóa XII về tăng cường xây dựng, chỉnh đốn Đảng; ngăn chặn, đẩy lùi sự suy thoái về "
        "tư tưởng chính trị, đạo đức, lối sống, những biểu hiện “tự diễn biến”, “tự chuyển hóa” trong nội bộ"
    ),
    (
        "Kết luận số 21-KL/TW của Hội nghị Trung ương 4 khóa XIII về đẩy mạnh xây dựng, chỉnh đốn Đảng và hệ thống "
        "chính trị; kiên quyết ngăn chặn, đẩy lùi, xử lý nghiêm cán bộ, đảng viên suy thoái về tư tưởng chính trị, đạo "
        "đức, lối sống, biểu hiện “tự diễn biến”, “tự chuyển hóa”"
    ),
    "suy thoái về tư tưởng chính trị, đạo đức, lối sống, “tự diễn biến”, “tự chuyển hóa”",
    "suy thoái về tư tưởng chính trị, đạo đức, lối sống",
    "Quy định về những điều đảng viên không được làm",
    "Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương về những điều đảng viên không được làm",
    (
        "trách nhiệm nêu gương của cán bộ, đảng viên, trước hết là Ủy viên Bộ Chính trị, Ủy viên Ban Bí thư, Ủy viên "
        "Ban Chấp hành Trung ương"
    ),
    "chuẩn mực đạo đức cách mạng của cán bộ, đảng viên trong giai đoạn mới",
    "phòng, chống tham nhũng, lãng phí, tiêu cực",
    "thực hành tiết kiệm, chống lãng phí",
    "quan liêu, tham nhũng, lãng phí, tiêu cực",
    "cục bộ, bè phái, cơ hội, lợi ích nhóm",
    "phẩm chất chính trị, đạo đức, lối sống",
    "ý thức tổ chức kỷ luật; tác phong, lề lối làm việc",
    "năng động, đổi mới, sáng tạo, dám nghĩ, dám làm, dám chịu trách nhiệm vì lợi ích chung",
    "hoàn thành tốt chức trách, nhiệm vụ được giao",
    "về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
    "cam kết tu dưỡng, rèn luyện, phấn đấu",
    "cần, kiệm, liêm, chính, chí công vô tư",
)
