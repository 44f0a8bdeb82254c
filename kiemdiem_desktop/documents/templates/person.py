"""What the forms of one person or collective share: who it is, its review, its four levels to choose from."""

from kiemdiem_desktop.documents.blocks import Alignment, Block, Field, KeyValue, Paragraph, TextSize, plain
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.wording import DOTS, LEVEL_NAMES, POST_NAMES
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.errors import NotFoundError
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.review import SelfReview
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.i18n import _

PROVISIONAL = "mẫu tạm"
_WITH_POSTS = (FormCode.F2A, FormCode.F02, FormCode.F02A, FormCode.F02B)


def part_of(dossier: Dossier, subject_id: SubjectId) -> SubjectDossier:
    """Give one subject's part of the dossier. Raises: NotFoundError."""
    for part in dossier.subjects:
        if part.subject.id == subject_id:
            return part
    raise NotFoundError(
        code="subject_not_found",
        message=_("Không có người hoặc tập thể này trong đợt kiểm điểm."),
        hint=_("Mở lại danh sách rồi chọn lại."),
    )


def review_of(part: SubjectDossier) -> SelfReview:
    """Give the review, an empty one where none is begun."""
    return part.review or SelfReview(round_id=part.subject.round_id, subject_id=part.subject.id)


def corner(code: str, *, is_provisional: bool) -> Paragraph:
    """Give the code of a form at the top right, with "mẫu tạm" where its official wording was not read."""
    mark = f"{code} ({PROVISIONAL})" if is_provisional else code
    return Paragraph(
        runs=plain(mark, is_italic=True), alignment=Alignment.RIGHT, size=TextSize.SMALL, is_indented=False
    )


def whose(part: SubjectDossier, cell_name: str) -> Block:
    """Give the lines that name a person, or a collective."""
    if part.file is None:
        return KeyValue(lines=((Field(label="Tập thể", value=part.subject.name),),))
    return personal_fields(part.file.member, part.subject.form, cell_name)


def personal_fields(member: Member, form: FormCode, cell_name: str) -> KeyValue:
    """Give the personal fields that a form prints: posts only where the form has them."""
    born = str(member.born_on) if member.born_on else DOTS
    posts = (
        (Field(label="Chức vụ Đảng", value=POST_NAMES[member.party_post]),),
        (Field(label="Chức vụ chính quyền", value=member.government_post or DOTS),),
        (Field(label="Chức vụ đoàn thể", value=member.mass_post or DOTS),),
    )
    return KeyValue(
        lines=(
            (Field(label="Họ và tên", value=unbroken(member.full_name)), Field(label="Ngày sinh", value=born)),
            *(posts if form in _WITH_POSTS else ()),
            (Field(label="Đơn vị công tác", value=member.workplace or DOTS),),
            (Field(label="Chi bộ", value=cell_name.removeprefix("Chi bộ ")),),
        )
    )


def level_boxes(chosen: Level | None) -> KeyValue:
    """Give the four levels, the chosen one with a filled box."""
    marks = {level: "■" if level is chosen else "□" for level in Level}
    return KeyValue(lines=tuple((Field(label="", value=f"{marks[level]} {LEVEL_NAMES[level]}"),) for level in Level))
