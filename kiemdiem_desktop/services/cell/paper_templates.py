"""Templates of the superior: a Word file taken for a form, kept in the workspace, filled in for the Word copy."""

from hashlib import sha256
from pathlib import Path

from kiemdiem_desktop.documents.blocks import Column, Document, Paragraph, Table, Title, cells, plain
from kiemdiem_desktop.documents.template_errors import UnfitTemplateError
from kiemdiem_desktop.documents.template_values import cell_values, list_rows, subject_values
from kiemdiem_desktop.documents.word_template_check import check_names
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.documents.writers import read_template, write_docx
from kiemdiem_desktop.domain.dossier import SubjectDossier
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.paper_jobs import Filling, KeptTemplate, Values
from kiemdiem_desktop.services.workspace import Workspace

LARGEST_TEMPLATE_BYTES = 10_000_000


def template_key(kind: str, subject: SubjectDossier | None) -> str:
    """Give the name under which the choice of a template is kept: one for each kind of paper and form."""
    return f"template.{kind}.{subject.subject.form.value if subject else 'cell'}"


def find_template(workspace: Workspace, key: str) -> KeptTemplate | None:
    """Give the template in use for a form, None where the program's own layout is."""
    digest, _space, name = (workspace.store.settings.get(key) or "").partition(" ")
    data = workspace.store.blobs.get(f"template.{digest}") if digest else None
    return None if data is None else KeptTemplate(name=name, digest=digest, data=data)


def fill_for(
    workspace: Workspace, checked: CheckedRound, key: str, subject: SubjectDossier | None, details: PaperDetails
) -> Filling | None:
    """Give the template of a form with its words, None where none is in use."""
    template = find_template(workspace, key)
    if template is None:
        return None
    values, rows = words_of(checked, subject, details)
    return Filling(template=template, values=values, rows=rows)


def words_of(
    checked: CheckedRound, subject: SubjectDossier | None, details: PaperDetails
) -> tuple[Values, tuple[Values, ...]]:
    """Give every name that a paper knows with its words, and the lines of the list."""
    values = cell_values(checked.dossier, details)
    if subject is not None:
        values |= subject_values(subject, checked.verdict, checked.regulations)
    rows = list_rows(checked.dossier, checked.verdict)
    return tuple(values.items()), tuple(tuple(row.items()) for row in rows)


@action(N_("Dùng mẫu Word của cấp trên"))
def take_template(workspace: Workspace, key: str, path: Path, known: tuple[str, ...]) -> KeptTemplate:
    """Check a Word file and use it for a form; `known` are the names that the form can fill in.

    Raises: UnfitTemplateError where it cannot be read, holds what runs or reaches out, or asks for unknown names.
    """
    data = read_template_file(path)
    names = read_template(data)
    check_names(names, known)
    digest = sha256(data).hexdigest()
    workspace.store.blobs.set(f"template.{digest}", data)
    workspace.store.settings.set(key, f"{digest} {path.name}")
    return KeptTemplate(name=path.name, digest=digest, data=data)


@action(N_("Bỏ mẫu Word của cấp trên"))
def drop_template(workspace: Workspace, key: str) -> None:
    """Go back to the program's own layout."""
    workspace.store.settings.remove(key)


def known_names(checked: CheckedRound, subject: SubjectDossier | None, details: PaperDetails) -> tuple[str, ...]:
    """Give the names that a template for this paper may hold."""
    values, rows = words_of(checked, subject, details)
    return (*(name for name, _text in values), *(name for name, _text in (rows[0] if rows else ())))


def places_sheet(checked: CheckedRound, subject: SubjectDossier | None, details: PaperDetails) -> bytes:
    """Give a Word file that lists every place to fill in, with the words it would get: to build a template from."""
    values, rows = words_of(checked, subject, details)
    lines = (*values, *(rows[0] if rows else ()))
    advice = _(
        "Chép chỗ điền (cả dấu ngoặc) vào mẫu Word. Chỗ điền bắt đầu bằng “Danh sách.” đặt trong một hàng của bảng: "
        "hàng đó được viết lại cho từng người."
    )
    table = Table(
        name=_("Chỗ điền"),
        columns=(Column(width=70), Column(width=95)),
        header=(cells(_("Chỗ điền"), _("Sẽ được điền")),),
        rows=tuple(cells(f"{{{{{name}}}}}", text) for name, text in lines),
    )
    blocks = (Title(name=_("CHỖ ĐIỀN CỦA MẪU")), Paragraph(runs=plain(advice)), table)
    return write_docx(Document(code="places", title=_("Chỗ điền của mẫu"), profile=details.profile, blocks=blocks))


def read_template_file(path: Path) -> bytes:
    """Read a template whole, no further than the largest. Raises: UnfitTemplateError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TEMPLATE_BYTES + 1)
    except OSError as error:
        raise UnfitTemplateError(
            code="template_not_read",
            message=_("Không đọc được tệp “{file}”.").format(file=path.name),
            hint=_("Đóng tệp trong Word, cắm lại USB rồi chọn lại."),
        ) from error
    if len(data) > LARGEST_TEMPLATE_BYTES:
        raise UnfitTemplateError(
            code="template_too_large",
            message=_("Mẫu “{file}” quá lớn: nhiều nhất {most} MB.").format(
                file=path.name, most=LARGEST_TEMPLATE_BYTES // 1_000_000
            ),
            hint=_("Bỏ bớt ảnh trong mẫu rồi lưu lại, hoặc xin cấp trên tệp gốc."),
        )
    return data
