"""Names of answer places as people see them on the control, and back: LibreOffice keeps the name but drops the tag."""

import re

_HEADS = {
    "section": "Mục",
    "points": "Điểm",
    "grade": "Cấp độ",
    "row": "Hạn chế số",
    "new": "Hạn chế mới",
    "carried": "Kỳ trước số",
    "prompt": "Gợi ý số",
    "tasks": "Nhiệm vụ",
    "level": "Mức tự đề xuất",
    "signed_on": "Ngày ký",
    "code": "Mã bản",
}
_TAILS = {
    "what": "nội dung",
    "cause": "nguyên nhân",
    "remedy": "khắc phục",
    "due_on": "thời hạn",
    "state": "mức độ",
    "result": "kết quả",
    "assigned": "được giao",
    "completed": "đã hoàn thành",
    "on_time": "đúng tiến độ",
    "beyond": "vượt yêu cầu",
    "not_completed": "không hoàn thành",
}
_OPTIONS = {"excellent": "Xuất sắc", "good": "Tốt", "fair": "Trung bình", "poor": "Kém"}
_HEADS_BACK = {words: name for name, words in _HEADS.items()}
_TAILS_BACK = {words: name for name, words in _TAILS.items()}
_OPTIONS_BACK = {words: name for name, words in _OPTIONS.items()}
_NAME = re.compile(rf"({'|'.join(_HEADS_BACK)})(?: ([0-9A-Z.]+))?(?:: ([^=]+?))?(?: = (.+))?")


def place_name(tag: str) -> str:
    """Give the name of a place: "section.A.I.1" is "Mục A.I.1", "new.1.due_on" is "Hạn chế mới 1: thời hạn"."""
    base, _equals, option = tag.partition("=")
    head, *rest = base.split(".")
    tail = rest.pop() if rest and rest[-1] in _TAILS else ""
    middle = f" {'.'.join(rest)}" if rest else ""
    end = f": {_TAILS[tail]}" if tail else ""
    return _HEADS[head] + middle + end + (f" = {_OPTIONS.get(option, option)}" if option else "")


def tag_of_name(name: str) -> str | None:
    """Give the tag of a name, None where it is not one of ours."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    head, middle, tail, option = match.groups()
    if tail and tail not in _TAILS_BACK:
        return None
    parts = (_HEADS_BACK[head], middle, _TAILS_BACK.get(tail or ""))
    return ".".join(filter(None, parts)) + (f"={_OPTIONS_BACK.get(option, option)}" if option else "")
