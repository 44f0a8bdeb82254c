"""The self-review forms of all years, filled in as far as the review goes."""

from collections.abc import Mapping

from kiemdiem_desktop.documents.blocks import (
    Alignment,
    Blank,
    Block,
    Bullets,
    Document,
    Footnote,
    Heading,
    Paragraph,
    Signature,
    SignatureGrid,
    Title,
    plain,
    prose,
)
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.templates.frame import cell_signature, form_header, verdict_of
from kiemdiem_desktop.documents.templates.grade_lines import grade_lines
from kiemdiem_desktop.documents.templates.person import corner, part_of, personal_fields, review_of
from kiemdiem_desktop.documents.templates.rating_part import annex_note, level_choice, points_lines
from kiemdiem_desktop.documents.wording import DOTS, STATE_NAMES, PaperDetails, decided_level
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.review import SelfReview, Shortcoming, TaskCounts
from kiemdiem_desktop.domain.round import FormCode, SubjectKind
from kiemdiem_desktop.domain.verdict import RoundVerdict
from kiemdiem_desktop.rules.regulation import FormDefinition, FormSection
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_RATING = "XẾP LOẠI CHẤT LƯỢNG"
_EMPTY_LINES = 2


def build(
    dossier: Dossier, verdict: RoundVerdict, regulations: RegulationSet, subject_id: SubjectId, paper: PaperDetails
) -> Document:
    """Give one subject's self-review; empty sections have dotted lines to write on.

    Raises: NotFoundError for a subject that is not in the round; NotInForceError where no regulation has its form.
    """
    part = part_of(dossier, subject_id)
    form = regulations.form(part.subject.form)
    review = review_of(part)
    found = verdict_of(verdict, subject_id)
    frame = regulations.criteria(form.code)
    points = points_lines(frame, review, found.total_points if found else None)
    extras = {**_written_rows(part, review), "B.I": points, "B.II": level_choice(part, review)}
    blocks: tuple[Block, ...] = (
        *_head(dossier, part, form, paper),
        *(
            block
            for section in form.sections
            for block in (*_section(section, review, extras), *grade_lines(section, review, frame))
        ),
        *annex_note(form.code, frame),
        *_foot(dossier, part, form, paper),
        *_notes(form, review),
    )
    return Document(
        code=f"self_review_{form.code.lower()}",
        title=f"{form.official_code} – {part.subject.name} – {dossier.round.name}",
        profile=paper.profile,
        blocks=blocks,
        on=review.signed_on,
    )


def _head(dossier: Dossier, part: SubjectDossier, form: FormDefinition, paper: PaperDetails) -> tuple[Block, ...]:
    signed = part.review.signed_on if part.review else None
    notes = (form.subtitle.strip("()"),) if form.subtitle else ()
    header = form_header(dossier.cell, paper, signed)
    title = Title(name=_whole_words(form.title), lines=(_period(dossier),), notes=notes)
    mark = corner(form.official_code, is_provisional=form.is_provisional)
    return (mark, header, title, _introduction(dossier, part))


def _whole_words(title: str) -> str:
    """Keep what belongs together on one line of the title."""
    return title.replace(_RATING, unbroken(_RATING))


def _period(dossier: Dossier) -> str:
    return dossier.round.title


def _introduction(dossier: Dossier, part: SubjectDossier) -> Block:
    if part.file is None:
        text = (
            "Căn cứ kết quả lãnh đạo, chỉ đạo thực hiện nhiệm vụ chính trị tại địa phương (cơ quan, đơn vị); tập thể "
            f"{part.subject.name} kiểm điểm, tự đánh giá, xếp loại chất lượng với các nội dung chủ yếu sau:"
        )
        return Paragraph(runs=plain(text))
    return personal_fields(part.file.member, part.subject.form, dossier.cell.name)


def _section(section: FormSection, review: SelfReview, extras: Mapping[str, tuple[Block, ...]]) -> tuple[Block, ...]:
    dash = section.number in {"–", "-"}
    title = f"{section.number} {section.heading}" if dash else f"{section.number}. {section.heading}"
    heading = Heading(text=title, level=min(section.code.count(".") + 1, 3))
    written = (*prose(review.text_of(section.code)), *extras.get(section.code, ()))
    if written or section.is_heading_only:
        return (heading, *written)
    return (heading, Blank(lines=_EMPTY_LINES, is_dotted=True))


def _written_rows(part: SubjectDossier, review: SelfReview) -> dict[str, tuple[Block, ...]]:
    """Give what is kept as rows of its own, by the section that prints it."""
    lists = {
        "A.I.2": _tasks(review.tasks),
        "A.II.1": tuple(row.what for row in part.shortcomings),
        "A.II.2": tuple(row.cause for row in part.shortcomings if row.cause),
        "A.III": tuple(_carried(row) for row in part.carried),
        "A.IV": tuple(f"{row.text.rstrip(' .')}: {row.answer or row.declined_reason or DOTS}" for row in part.prompts),
        "A.VI": tuple(_remedy(row) for row in part.shortcomings if row.remedy),
    }
    return {code: (Bullets(items=items),) for code, items in lists.items() if items}


def _tasks(tasks: TaskCounts | None) -> tuple[str, ...]:
    if tasks is None:
        return ()
    text = (
        f"Số nhiệm vụ được giao: {tasks.assigned}; hoàn thành: {tasks.completed}, trong đó đúng tiến độ: "
        f"{tasks.on_time}, vượt yêu cầu: {tasks.beyond}; không hoàn thành: {tasks.not_completed}."
    )
    return (text,)


def _carried(row: Shortcoming) -> str:
    result = f" – {row.result}" if row.result else ""
    return f"{row.what.rstrip(' .')}: {STATE_NAMES[row.state]}{result}"


def _remedy(row: Shortcoming) -> str:
    return f"{row.remedy.rstrip(' .')} (thời hạn: {row.due_on})." if row.due_on else row.remedy


def _foot(dossier: Dossier, part: SubjectDossier, form: FormDefinition, paper: PaperDetails) -> tuple[Block, ...]:
    if part.subject.kind is not SubjectKind.MEMBER:
        is_cell = part.subject.kind is SubjectKind.CELL
        return (
            SignatureGrid(right=cell_signature(dossier, paper, on_behalf=f"T/M {'CHI BỘ' if is_cell else 'CHI ỦY'}")),
        )
    name = unbroken(part.subject.name)
    signed = Signature(on_behalf="NGƯỜI TỰ KIỂM ĐIỂM", note="(Ký, ghi rõ họ tên)", name=name)
    return (SignatureGrid(right=signed), *_judged(part, form))


def _judged(part: SubjectDossier, form: FormDefinition) -> tuple[Block, ...]:
    rating = part.rating
    remark = rating.committee_remark if rating else ""
    proposed, decided = (rating.proposed_level, rating.decided_level) if rating else (None, None)
    is_servant = form.code is not FormCode.F2C and part.file is not None and part.file.member.is_civil_servant
    return (
        *(_agency() if is_servant else ()),
        Heading(text="Đánh giá, xếp loại chất lượng đảng viên"),
        _line("Nhận xét, đánh giá của chi ủy", remark),
        *_room(remark),
        _line("Chi bộ đề xuất xếp loại mức chất lượng", decided_level(proposed)),
        SignatureGrid(right=_dated_signature("T/M CHI ỦY (CHI BỘ)")),
        _line("Đảng ủy, chi ủy cơ sở xếp loại mức chất lượng", decided_level(decided)),
        SignatureGrid(right=_dated_signature("T/M ĐẢNG ỦY (CHI ỦY)", sealed=True)),
    )


def _agency() -> tuple[Block, ...]:
    return (
        Heading(text="Đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức"),
        _line("Nhận xét, đánh giá của người quản lý, sử dụng", ""),
        *_room(""),
        _line("Mức xếp loại chất lượng", DOTS * 3),
        SignatureGrid(right=_dated_signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", sealed=True)),
    )


def _room(text: str) -> tuple[Block, ...]:
    return () if text else (Blank(lines=_EMPTY_LINES, is_dotted=True),)


def _line(label: str, value: str) -> Paragraph:
    return Paragraph(runs=plain(f"– {label}: {value}"), alignment=Alignment.LEFT)


def _dated_signature(on_behalf: str, *, sealed: bool = False) -> Signature:
    seal = " và đóng dấu" if sealed else ""
    return Signature(on_behalf=on_behalf, note=f"(Xác lập thời điểm, ký, ghi rõ họ tên{seal})")


def _notes(form: FormDefinition, review: SelfReview) -> tuple[Block, ...]:
    texts = (
        form.note if form.is_provisional else "",
        "Bản này nhập lại từ bản giấy đã ký; bản giấy là bản gốc." if review.from_paper else "",
    )
    return tuple(Footnote(text=text) for text in texts if text)
