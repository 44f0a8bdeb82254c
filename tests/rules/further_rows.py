"""Rows of the law found missing when both files were read line by line, and the cases that hold them now."""

FURTHER: dict[str, tuple[str, tuple[str, ...]]] = {
    "1.4 heads of each form": (
        "papers",
        ("Mục 4 của báo cáo", "Mục về kết quả lãnh đạo", "Mục về cam kết", "Mục II, hạn chế", "Mục bắt buộc"),
    ),
    "1.4 cause, remedy, time of each fault": (
        "papers",
        ("Hạn chế thiếu nguyên", "Hạn chế thiếu biện", "Hạn chế thiếu thời", "Hạn chế đủ"),
    ),
    "1.4 extra duty": (
        "papers",
        (
            "Có đơn thư mà mục V",
            "Có đơn thư và mục V",
            "Không có việc gì thì mục V",
            "Có hai đảng viên bị kỷ luật",
            "Đảng viên bị kỷ luật từ năm trước thì báo cáo",
        ),
    ),
    "1.5 order of the review": (
        "order",
        ("Bí thư kiểm điểm trước", "Bí thư kiểm điểm sau", "Phó bí thư kiểm điểm sau", "124: bí thư kiểm điểm sau"),
    ),
    "1.5 superior attends where prompted only": ("special", ("Có gợi ý và cấp trên", "Không có gợi ý thì không đòi")),
    "2 points 30 and 70": ("papers", ("Nhóm chung đúng 30", "Chấm vượt", "Chấm đúng", "Điểm âm", "Điểm 0")),
    "2.1 annex 1": ("papers", ("Phụ lục 1 có 6", "Phụ lục 1 không có tiêu chí chung", "Phụ lục 1 có 2")),
    "2.3 annex 3": ("papers", ("Phụ lục 3 có 5", "Phụ lục 3, nhóm 1")),
    "2.3 five years without discipline": (
        "papers",
        (
            "Lãnh đạo bị kỷ luật cách đây chưa",
            "Lãnh đạo bị kỷ luật cách đây đúng",
            "Lãnh đạo bị kỷ luật cách đây hơn",
            "Lãnh đạo bị kỷ luật trong 5 năm và",
            "Điều kiện 5 năm chỉ",
        ),
    ),
    "2.4 annex 4": ("papers", ("Phụ lục 4 có 10", "Phụ lục 4, nhóm 1")),
    "2.5 annex 5": ("papers", ("Phụ lục 5 có 3", "Phụ lục 5, nhóm 1")),
    "3.1 bands of a leader": ("levels", ("Lãnh đạo đúng 90", "Lãnh đạo 89,5", "Lãnh đạo 69,5", "Lãnh đạo 49,5")),
    "3.1 bands of a collective": ("levels", ("Chi bộ đúng 90", "Chi bộ 89,5", "Chi ủy đúng 70", "Chi ủy 69,5")),
    "3.1 bands outside the system": (
        "levels",
        ("Người ngoài hệ thống chính trị đúng 50", "Người ngoài hệ thống chính trị 49,5"),
    ),
    "3.2 beyond 30, the others": (
        "levels",
        (
            "Chi bộ vượt mức đúng",
            "Chi bộ vượt mức 29",
            "Chi bộ vượt mức 31",
            "Lãnh đạo vượt mức 31",
            "Chi ủy vượt mức 31",
        ),
    ),
    "3.2 late 20, the others": (
        "levels",
        ("Lãnh đạo chậm đúng", "Lãnh đạo chậm 19", "Chi ủy chậm đúng", "Chi ủy chậm 21"),
    ),
    "3.2 remedied 100, the others": (
        "levels",
        ("Lãnh đạo khắc phục 3", "Chi bộ khắc phục 3", "Chi bộ khắc phục 4"),
    ),
    "3.3 C2 relief and heavier forms": ("forced", ("C2 giảm nhẹ", "C2: chi ủy viên vi phạm công vụ bị cảnh cáo")),
    "3.3 L4 relief": ("forced", ("L4 giảm nhẹ", "L4 không")),
    "3.3 L1 some of the five targets": ("forced", ("L1: lãnh đạo không đạt cả", "L1: lãnh đạo không đạt 4")),
    "3.3 one list for those outside the system": (
        "forced",
        (
            "M1: người ngoài",
            "M2: người ngoài hệ thống chính trị không xong 51",
            "M2: người ngoài hệ thống chính trị không xong đúng",
        ),
    ),
    "3.4 N1 made heavier": ("notes", ("N1: vi phạm năm 2025 đã khiển trách",)),
    "3.5 25 % in exact integers": (
        "caps",
        ("25 % theo quyết định, 7", "25 % theo quyết định, 8", "25 % theo quyết định, 9", "25 % theo quyết định, 14"),
    ),
    "3.5 the deciding level applies the cap": ("caps", ("Vượt tỷ lệ chỉ là",)),
    "3.5 the superior's quota": (
        "caps",
        (
            "Cấp trên phân bổ 2 suất, đang có 1",
            "Cấp trên phân bổ 2 suất, đang có đúng",
            "Cấp trên phân bổ 2 suất, đang có 3",
        ),
    ),
    "17 papers of the dossier": ("papers", ("Chưa có bản kiểm điểm", "Bản kiểm điểm chưa xong")),
    "17 minutes": ("conference", ("Chưa nhập hội nghị", "Hội nghị đủ")),
    "Charter 35 probationary": (
        "forced",
        ("Đảng viên dự bị bị ghi cách chức", "Đảng viên dự bị bị cảnh cáo", "Đảng viên chính thức bị cách chức"),
    ),
    "HD43 2.1b nobody else may choose the form": (
        "papers",
        ("Cấp trên đặt mẫu khác cho lãnh đạo", "Cấp trên đặt mẫu khác cho người không", "Cấp trên nhắc lại mẫu"),
    ),
    "B.2 temporary": ("special", ("124: sinh hoạt tạm thời nơi khác mà", "124: sinh hoạt tạm thời nơi khác và")),
    "B.3 contents": ("nam-2023", ("124: mục về phẩm chất",)),
    "B.4 15/01 over": ("nam-2023", ("124: đơn vị đặc thù xong 16",)),
    "B.5 KHT 4.2 over": ("nam-2023", ("124: chi ủy lãnh đạo xong 51",)),
    "B.5 KHT 4.3 prohibitions": ("nam-2023", ("124: vi phạm điều đảng viên",)),
    "B.5 cap under": ("nam-2023", ("124: 2 xuất sắc trên 11",)),
    "A.2 organisation under six months": (
        "nam-2018",
        ("132: ngày thành lập", "132: chi bộ chưa đề nghị mức thì không hỏi", "2018: văn bản chưa nêu tổ chức"),
    ),
    "A.2 absent from the meeting": ("nam-2018", ("132: vắng họp, chưa xong", "132: vắng họp có lý do")),
    "A.4d the area is KHT": ("nam-2018", ("132: chi bộ không hoàn thành thì bí thư",)),
    "A 2018 without HD 21": ("nam-2018", ("2018: cá nhân xong 49", "2018: bị khiển trách")),
}
