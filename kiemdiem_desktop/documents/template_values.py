"""What a template of the superior can be filled with: each name in Vietnamese, and its words for one paper."""

from collections.abc import Iterator, Mapping

from kiemdiem_desktop.documents.grid import cell_text
from kiemdiem_desktop.documents.templates.frame import post_of, verdict_of
from kiemdiem_desktop.documents.templates.points_table import group_points
from kiemdiem_desktop.documents.word_names import LIST
from kiemdiem_desktop.documents.wording import LEVEL_NAMES, POST_NAMES, STATE_NAMES, PaperDetails, party_date
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.regulation_set import RegulationSet


def cell_values(dossier: Dossier, paper: PaperDetails) -> dict[str, str]:
    """Give the names that every paper knows."""
    cell, round_ = dossier.cell, dossier.round
    number = "" if paper.number is None else f"{paper.number:02d}"
    return {
        "Tên chi bộ": cell.name,
        "Đảng bộ cấp trên": cell.superior_party_name,
        "Cấp ủy cấp trên": cell.superior_name,
        "Địa danh": cell.place_name,
        "Ngày trên giấy": party_date(paper.on, paper.profile),
        "Số văn bản": number,
        "Năm": str(round_.year),
        "Kỳ": round_.period.of_year(round_.year),
        "Số đảng viên": str(len(dossier.members)),
    }


def subject_values(part: SubjectDossier, verdict: RoundVerdict, regulations: RegulationSet) -> dict[str, str]:
    """Give the names of one person or collective: who it is, its sections, points and levels."""
    member = part.file.member if part.file else None
    review, rating = part.review, part.rating
    return {
        "Họ và tên": part.subject.name,
        "Ngày sinh": str(member.born_on or "") if member else "",
        "Chức vụ Đảng": POST_NAMES[member.party_post] if member else "",
        "Chức vụ chính quyền": member.government_post if member else "",
        "Chức vụ đoàn thể": member.mass_post if member else "",
        "Đơn vị công tác": member.workplace if member else "",
        "Mức tự nhận": _level(review.self_level if review else None),
        "Mức đề nghị": _level(rating.proposed_level if rating else None),
        "Mức quyết định": _level(rating.decided_level if rating else None),
        "Nhận xét của chi ủy": rating.committee_remark if rating else "",
        **_points(part, verdict, regulations),
        **_sections(part, regulations),
    }


def list_rows(dossier: Dossier, verdict: RoundVerdict) -> tuple[Mapping[str, str], ...]:
    """Give a line for each collective and member, for a row that is repeated."""
    return tuple(_row(number, part, verdict) for number, part in enumerate(dossier.subjects, 1))


def _row(number: int, part: SubjectDossier, verdict: RoundVerdict) -> dict[str, str]:
    found, rating = verdict_of(verdict, part.subject.id), part.rating
    words = {
        "TT": str(number),
        "Họ và tên": part.subject.name,
        "Chức vụ": post_of(part.subject),
        "Điểm tự chấm": (found.total_points or "").replace(".", ",") if found else "",
        "Mức tự nhận": _level(part.review.self_level if part.review else None),
        "Mức đề nghị": _level(rating.proposed_level if rating else None),
        "Căn cứ": rating.reason if rating else "",
    }
    return {f"{LIST}{name}": text for name, text in words.items()}


def _level(level: Level | None) -> str:
    return "" if level is None else LEVEL_NAMES[level]


def _points(part: SubjectDossier, verdict: RoundVerdict, regulations: RegulationSet) -> dict[str, str]:
    found = verdict_of(verdict, part.subject.id)
    review = part.review or SelfReview(round_id=part.subject.round_id, subject_id=part.subject.id)
    frame = regulations.criteria(part.subject.form)
    sums = [] if frame.is_graded else [group_points(group, review) for group in frame.groups]
    words = {f"Điểm nhóm {number}": cell_text(points) for number, points in enumerate(sums, 1)}
    return {"Tổng điểm": (found.total_points or "").replace(".", ",") if found else "", **words}


def _sections(part: SubjectDossier, regulations: RegulationSet) -> dict[str, str]:
    rows = {
        "A.II.1": [row.what for row in part.shortcomings],
        "A.II.2": [row.cause for row in part.shortcomings if row.cause],
        "A.III": [f"{row.what}: {STATE_NAMES[row.state]}" for row in part.carried],
        "A.IV": [f"{row.text}: {row.answer or row.declined_reason}" for row in part.prompts],
        "A.VI": [row.remedy for row in part.shortcomings if row.remedy],
    }

    def lines(code: str) -> Iterator[str]:
        text = part.review.text_of(code) if part.review else ""
        yield from (line for line in (text, *rows.get(code, ())) if line)

    sections = regulations.form(part.subject.form).sections
    return {f"Mục {row.code}": "\n".join(lines(row.code)) for row in sections if not row.is_heading_only}
