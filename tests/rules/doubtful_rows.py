"""Rows of the law that the sources leave open or only repeat, and the cases of their defaults."""

# what the sources leave open or only repeat from a second hand ([S], [?]): the default, another value of the
# superior, and where it can be told that something could not be checked, that
DOUBTFUL: dict[str, tuple[str, tuple[str, ...]]] = {
    "C.2 who is rated each quarter": (
        "quy",
        (
            "Quý III: người giữ chức vụ",
            "Quý III: đảng viên thường không",
            "Quý III: bí thư không",
            "Quý III: cấp trên tính cả",
            "Quý III: cấp trên tính mọi",
        ),
    ),
    "C.2 leave of two months": (
        "quy",
        (
            "Quý III: nghỉ ốm đúng 60",
            "Quý III: nghỉ ốm 59",
            "Quý III: nghỉ thai sản 61",
            "Quý III: cấp trên lấy mốc 45",
            "Quý III: chưa ghi số liệu",
        ),
    ),
    "C.2 training of two months": (
        "quy",
        ("Quý III: học tập trung đúng 60", "Quý III: học tập trung 59", "Quý III: học tập trung 61"),
    ),
    "C.2 first appointed under a month": (
        "quy",
        ("Quý III: bổ nhiệm lần đầu 29", "Quý III: bổ nhiệm lần đầu đúng 30", "Quý III: bổ nhiệm lần đầu từ quý"),
    ),
    "C.2 under check": (
        "quy",
        (
            "Quý III: đang kiểm tra dấu",
            "Quý III: đang kiểm tra mà",
            "Quý III: không bị kiểm",
            "Quý III: chưa ghi có bị",
        ),
    ),
    "C.2 changed post": (
        "quy",
        ("Quý III: ở vị trí mới đúng 60", "Quý III: ở vị trí mới 59", "Quý III: ở vị trí mới 61"),
    ),
    "C.6 one quarter KHT": (
        "quy",
        ("Cả năm: có một quý", "Cả năm: cấp trên quy định một quý", "Cả năm: mọi quý", "Cả năm: quý của năm trước"),
    ),
    "C.6 quarters of KHT in a row": ("quy", ("Cả năm: hai quý liền", "Cả năm: hai quý không", "Cả năm: ba quý")),
    "C.5 more quarters first": (
        "quy",
        (
            "Cả năm: người nhiều quý xuất sắc hơn mà",
            "Cả năm: số quý xuất sắc bằng",
            "Cả năm: người nhiều quý xuất sắc hơn xếp",
            "Cả năm: cấp trên không xếp",
        ),
    ),
    "5.5 two years KHT": (
        "nhieu-nam",
        (
            "Năm thứ hai liền",
            "Năm trước hoàn thành",
            "Không hoàn thành cách",
            "Chưa biết mức năm trước",
            "Mức năm trước mới",
            "Cấp trên quy định ba năm liền thì",
            "Cấp trên quy định ba năm liền, năm",
        ),
    ),
    "A.7 five years, texts of 2023 and 2024 not read": ("nhieu-nam", ("124: văn bản khen thưởng",)),
    "C.4 head not above the collective": (
        "local",
        ("Quy định riêng, người đứng đầu cao", "Quy định riêng, người đứng đầu bằng", "Không có quy định riêng thì"),
    ),
    "C.3 split inside 30": ("local", ("Chia điểm không đủ", "Chia điểm khác")),
    "C.5 rounding": ("caps", ("4 xuất sắc, 18", "Cấp trên cho làm tròn")),
    "C.5 HTT or HTT and above": ("caps", ("58 xuất sắc", "Cấp trên tính trên số tốt")),
    "C.5 head not counted": ("caps", ("Cấp trên không tính bí thư",)),
    "C.6 pass ratio": (
        "votes",
        (
            "Đúng một nửa số phiếu",
            "Quá nửa một phiếu",
            "Bốn trên mười",
            "Cấp trên đòi hai phần ba cho mức xuất sắc, được 6",
            "Cấp trên đòi hai phần ba cho mức xuất sắc, được 5",
            "Cấp trên đòi hai phần ba cho mức xuất sắc, được 7",
        ),
    ),
    "C.6 base of the vote": (
        "votes",
        ("Tính trên số thành viên", "Cấp trên quy định tính trên số có", "Cấp trên quy định tính trên tổng"),
    ),
    "208 not read": ("votes", ("Trước 26/7/2026", "Từ 26/7/2026")),
    "11.7 the cell's own date": (
        "local",
        (
            "Hạn nộp của chi bộ theo văn bản cấp trên, hội nghị đúng",
            "Hạn nộp của chi bộ theo văn bản cấp trên, hội nghị muộn",
            "Chưa có văn bản nào",
        ),
    ),
    "3(4) civil servant link": (
        "special",
        ("Thiếu mức cán bộ", "Cấp trên quy định mức viên chức", "Mức viên chức xuất sắc"),
    ),
    "1.2 from which to which day the six months run": (
        "eligibility",
        ("Kết nạp đúng 6", "Cấp trên tính đủ 6", "Chỉ biết tháng kết nạp"),
    ),
    "1.5 form of secretaries without a State post": (
        "papers",
        (
            "Bí thư không giữ chức vụ chính quyền",
            "Phó bí thư không giữ",
            "Cấp trên quy định bí thư dùng 2A, bí thư dùng",
            "Cấp trên quy định bí thư dùng 2A, bí thư còn",
            "Cấp trên nói theo diện",
            "Bí thư là lãnh đạo chính quyền thì",
        ),
    ),
    "1.5 form of committee members without a State post": (
        "papers",
        ("Chi ủy viên không giữ", "Cấp trên quy định chi ủy viên", "Cấp trên quy định bí thư dùng 2A thì chi ủy viên"),
    ),
    "1.5 minutes of a day": (
        "conference",
        ("Kiểm điểm đúng một ngày", "Cấp tỉnh quy định nửa ngày", "Không ghi giờ bế mạc"),
    ),
    "1.5 holidays": ("conference", ("Ngày Tết Dương lịch không phải ngày làm việc", "Chưa ghi ngày gửi dự thảo")),
    "4.4 whether the last day is in time": ("conference", ("Xong đúng ngày 31/12", "Cấp trên cho tính cả ngày 31/12")),
    "4.5 moved in the year, not in the pages": (
        "eligibility",
        ("Chuyển đến trong năm", "Chuyển đến và đã có", "Chuyển đến từ năm trước"),
    ),
    "C.3 step of the points": ("papers", ("Nửa điểm", "Điểm lẻ 0,25", "Cấp trên cho bước")),
    "C.3 item that does not apply": (
        "papers",
        (
            "Tiêu chí không áp dụng thì",
            "Cấp trên cho tiêu chí không áp dụng là 0",
            "Cấp trên cho tiêu chí không áp dụng là đủ",
        ),
    ),
    "C.3 points not given": ("papers", ("Còn một tiêu chí chưa", "Chưa chấm điểm nào")),
    "A.4d own tasks of a leader up to 20 % short": (
        "nam-2018",
        ("132: lãnh đạo chậm đúng 20", "132: lãnh đạo chậm 21", "132: lãnh đạo chậm 19"),
    ),
    "7 a quota for a group in the superior's own words": (
        "caps",
        ("Cấp trên phân bổ cho nhóm mà", "Cấp trên phân bổ cho nhóm lãnh đạo", "Cấp trên phân bổ mức hoàn thành"),
    ),
    "B.4 duration of the meeting": ("nam-2023", ("124: họp nửa ngày",)),
}
