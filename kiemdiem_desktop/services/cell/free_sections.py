"""The sections that a text with headings of its own is parted into, in few words."""

from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.intake.free_form import LEVEL, NOT_TAKEN


def section_words() -> dict[str, str]:
    """Give the short name of each section by its code, in the order of the form."""
    return {
        "A.I.1": _("I.1 Phẩm chất, đạo đức, lối sống"),
        "A.I.2": _("I.2 Thực hiện nhiệm vụ"),
        "A.I.3": _("I.3 Cam kết tu dưỡng"),
        "A.I.4": _("I.4 (mẫu lãnh đạo)"),
        "A.I.5": _("I.5 (mẫu lãnh đạo)"),
        "A.I.6": _("I.6 (mẫu lãnh đạo)"),
        "A.II.1": _("II.1 Hạn chế, khuyết điểm"),
        "A.II.2": _("II.2 Nguyên nhân"),
        "A.III": _("III Kết quả khắc phục"),
        "A.IV": _("IV Giải trình gợi ý"),
        "A.V": _("V Trách nhiệm"),
        "A.VI": _("VI Phương hướng, biện pháp"),
        LEVEL: _("Mức tự nhận"),
        NOT_TAKEN: _("(không nhận)"),
    }
