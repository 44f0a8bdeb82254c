"""The self-review of one subject as a form to fill in at home: what is known is printed, the rest is answer places."""

from collections.abc import Iterator

from kiemdiem_desktop.documents.templates.grade_lines import GRADE_NAMES
from kiemdiem_desktop.documents.wording import LEVEL_NAMES, POST_NAMES, STATE_NAMES
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.fillable import (
    FillableForm,
    FormHeading,
    FormPart,
    FormStamp,
    Place,
    PlaceKind,
    PlaceLine,
    PlaceTable,
    cell_mark,
)
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.review import SelfReview, Shortcoming, TaskCounts
from kiemdiem_desktop.domain.text import decimal_text
from kiemdiem_desktop.rules.regulation import CriteriaSet, Criterion, FormDefinition, FormSection
from kiemdiem_desktop.rules.regulation_set import RegulationSet

NEW_ROWS = 4
_LEVELS = tuple((level.value, LEVEL_NAMES[level]) for level in Level)
_STATES = tuple((state.value, words) for state, words in STATE_NAMES.items())
_GRADES = tuple((grade.value, words) for grade, words in GRADE_NAMES.items())
_TASKS = (
    ("assigned", "Số nhiệm vụ được giao"),
    ("completed", "Đã hoàn thành"),
    ("on_time", "Hoàn thành đúng tiến độ"),
    ("beyond", "Hoàn thành vượt yêu cầu"),
    ("not_completed", "Không hoàn thành"),
)


def build(dossier: Dossier, own: SubjectDossier, regulations: RegulationSet) -> FillableForm:
    """Give the form of one subject. Raises: NotInForceError where no regulation has it."""
    form = regulations.form(own.subject.form)
    review = own.review or SelfReview(round_id=dossier.round.id, subject_id=own.subject.id)
    member = own.file.member if own.file else None
    return FillableForm(
        stamp=FormStamp(
            year=dossier.round.year,
            period=dossier.round.period,
            subject_id=own.subject.id,
            form=form.code.value,
            cell=cell_mark(dossier.cell.code, dossier.cell.name),
        ),
        title=f"{form.title}\n{dossier.round.title}",
        subtitle=form.subtitle.strip("()"),
        superior=dossier.cell.superior_party_name.upper(),
        body=dossier.cell.name.upper(),
        name=own.subject.name,
        born=str(member.born_on) if member and member.born_on else "",
        fields=_fields(dossier, own),
        parts=(*_parts(own, form, review, regulations.criteria(form.code)), *_end(review)),
        is_collective=member is None,
    )


def _fields(dossier: Dossier, own: SubjectDossier) -> tuple[tuple[str, str], ...]:
    member = own.file.member if own.file else None
    if member is None:
        return (("Tập thể", own.subject.name),)
    return (
        ("Họ và tên", member.full_name),
        ("Ngày sinh", str(member.born_on) if member.born_on else ""),
        ("Chức vụ Đảng", POST_NAMES[member.party_post]),
        ("Chức vụ chính quyền, đoàn thể", "; ".join(filter(None, (member.government_post, member.mass_post)))),
        ("Đơn vị công tác", member.workplace),
        ("Chi bộ", dossier.cell.name.removeprefix("Chi bộ ")),
    )


def _parts(own: SubjectDossier, form: FormDefinition, review: SelfReview, frame: CriteriaSet) -> Iterator[FormPart]:
    for section in form.sections:
        yield _heading(section, review)
        if frame.is_graded and not section.is_heading_only:
            yield from _grades(section, review, frame)
        yield from _rows_of(section.code, own, review)
        if section.code == "B.I" and not frame.is_graded:
            yield _points(frame, review)
        elif section.code == "B.II":
            yield PlaceLine(place=_level(review))


def _heading(section: FormSection, review: SelfReview) -> FormHeading:
    place = None
    if not section.is_heading_only:
        place = Place(
            tag=f"section.{section.code}",
            kind=PlaceKind.TEXT,
            label=section.heading,
            value=review.text_of(section.code),
            hint=section.hint,
        )
    level = min(section.code.count(".") + 1, 3)
    return FormHeading(number=section.number, text=section.heading, level=level, place=place)


def _rows_of(code: str, own: SubjectDossier, review: SelfReview) -> Iterator[FormPart]:
    """Give the rows that are kept one by one, after the section that they belong to."""
    if code == "A.I.2":
        yield _tasks(review.tasks)
    elif code == "A.II.2":
        yield _shortcomings(own.shortcomings)
    elif code == "A.III" and own.carried:
        yield _carried(own.carried)
    elif code == "A.IV" and own.prompts:
        rows = tuple(
            (row.text, _text(f"prompt.{row.id}", f"Giải trình: {row.text}", row.answer)) for row in own.prompts
        )
        titles = ("Vấn đề được gợi ý", "Giải trình (nguyên nhân, trách nhiệm)")
        yield PlaceTable(name="Gợi ý của cấp trên", titles=titles, widths=(45, 55), rows=rows)


def _text(tag: str, label: str, value: str = "") -> Place:
    return Place(tag=tag, kind=PlaceKind.TEXT, label=label, value=value)


def _tasks(tasks: TaskCounts | None) -> PlaceTable:
    rows = tuple(
        (
            words,
            Place(
                tag=f"tasks.{name}",
                kind=PlaceKind.COUNT,
                label=words,
                value=str(getattr(tasks, name)) if tasks else "",
            ),
        )
        for name, words in _TASKS
    )
    return PlaceTable(name="Nhiệm vụ trong năm", titles=("Nhiệm vụ trong năm", "Số lượng"), widths=(75, 25), rows=rows)


def _shortcomings(rows: tuple[Shortcoming, ...]) -> PlaceTable:
    stored = (_shortcoming(f"row.{row.id}", row.what, row.cause, row.remedy, str(row.due_on or "")) for row in rows)
    blank = (_shortcoming(f"new.{number}", "", "", "", "") for number in range(1, NEW_ROWS + 1))
    return PlaceTable(
        name="Hạn chế, khuyết điểm",
        titles=("Hạn chế, khuyết điểm", "Nguyên nhân", "Biện pháp khắc phục", "Thời hạn"),
        widths=(30, 25, 28, 17),
        rows=(*stored, *blank),
        note="Mỗi hạn chế một dòng; thời hạn ghi ngày/tháng/năm hoặc tháng/năm.",
    )


def _shortcoming(tag: str, what: str, cause: str, remedy: str, due: str) -> tuple[Place, ...]:
    return (
        _text(f"{tag}.what", "Hạn chế, khuyết điểm", what),
        _text(f"{tag}.cause", "Nguyên nhân", cause),
        _text(f"{tag}.remedy", "Biện pháp khắc phục", remedy),
        Place(tag=f"{tag}.due_on", kind=PlaceKind.DATE, label="Thời hạn khắc phục", value=due),
    )


def _carried(rows: tuple[Shortcoming, ...]) -> PlaceTable:
    return PlaceTable(
        name="Hạn chế của các kỳ trước",
        titles=("Hạn chế đã được chỉ ra", "Mức độ khắc phục", "Kết quả, việc đã làm"),
        widths=(38, 24, 38),
        rows=tuple(
            (
                row.what,
                Place(
                    tag=f"carried.{row.id}.state",
                    kind=PlaceKind.CHOICE,
                    label=f"Mức độ khắc phục: {row.what}",
                    value=row.state.value,
                    options=_STATES,
                ),
                _text(f"carried.{row.id}.result", f"Kết quả khắc phục: {row.what}", row.result),
            )
            for row in rows
        ),
    )


def _points(frame: CriteriaSet, review: SelfReview) -> PlaceTable:
    rows: list[tuple[str | Place, ...]] = []
    for group in frame.groups:
        rows.append((group.code, group.title, decimal_text(group.max_points), ""))
        rows += [_points_row(criterion, review) for criterion in group.criteria]
    titles = ("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm")
    return PlaceTable(name="Điểm tự chấm", titles=titles, widths=(8, 62, 14, 16), rows=tuple(rows))


def _points_row(criterion: Criterion, review: SelfReview) -> tuple[str | Place, ...]:
    given = review.points_of(criterion.code)
    most = criterion.max_points
    place = Place(
        tag=f"points.{criterion.code}",
        kind=PlaceKind.POINTS,
        label=f"Điểm {criterion.code}",
        value=decimal_text(given.points) if given and given.points is not None else "",
        most=most,
    )
    return (criterion.code.partition(".")[2], criterion.text, "" if most is None else decimal_text(most), place)


def _grades(section: FormSection, review: SelfReview, frame: CriteriaSet) -> Iterator[PlaceLine]:
    for row in frame.criteria:
        is_own = f"A.{row.code}" == section.code
        if is_own or row.code.startswith(f"{section.code.removeprefix('A.')}."):
            found = review.points_of(row.code)
            grade = found.grade if found else None
            yield PlaceLine(
                place=Place(
                    tag=f"grade.{row.code}",
                    kind=PlaceKind.CHOICE,
                    label="Tự đánh giá về cấp độ thực hiện" if is_own else row.text,
                    value=grade.value if grade else "",
                    options=_GRADES,
                )
            )


def _level(review: SelfReview) -> Place:
    value = review.self_level.value if review.self_level else ""
    label = "Tự đề xuất xếp loại (chọn một mức)"
    return Place(tag="level", kind=PlaceKind.CHOICE, label=label, value=value, options=_LEVELS)


def _end(review: SelfReview) -> tuple[FormPart, ...]:
    value = f"{review.signed_on:%d/%m/%Y}" if review.signed_on else ""
    return (PlaceLine(place=Place(tag="signed_on", kind=PlaceKind.DATE, label="Ngày ký", value=value)),)
