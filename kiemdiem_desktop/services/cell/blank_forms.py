"""Forms for members to fill in at home: one by one, or all of a round into a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiemdiem_desktop.documents.profile import FormatProfile, load_profiles, profile_on
from kiemdiem_desktop.documents.templates import fillable_review
from kiemdiem_desktop.documents.writers import write_fillable_docx, write_fillable_xlsx
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.fillable import FillableForm
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.text import plain_stem
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.paper_files import save_paper
from kiemdiem_desktop.services.workspace import Workspace


class FormFormat(StrEnum):
    """How a form to fill in is written."""

    DOCX = "docx"
    XLSX = "xlsx"


class FormsInTheWayError(KiemdiemError):
    """Files of the same names stand in the folder already; they may be filled in, so nothing is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm:
    """A form ready to be written: frozen values for a background job."""

    form: FillableForm
    profile: FormatProfile
    format: FormFormat
    file_name: str


def fillable_forms(checked: CheckedRound) -> dict[SubjectId, FillableForm]:
    """Give the form of every subject as it would be sent out now, in the order of rating."""
    dossier = checked.dossier
    return {own.subject.id: fillable_review.build(dossier, own, checked.regulations) for own in dossier.subjects}


def blank_forms(
    workspace: Workspace, checked: CheckedRound, kind: FormFormat, subject_id: SubjectId | None = None
) -> tuple[BlankForm, ...]:
    """Give the forms of all members of the round, or of one subject."""
    profiles = load_profiles(workspace.resources_dir / "profiles")
    profile = profile_on(profiles, checked.dossier.round.evaluation_on)
    return tuple(
        BlankForm(form=form, profile=profile, format=kind, file_name=_file_name(form, kind))
        for owner, form in fillable_forms(checked).items()
        if owner == subject_id or (subject_id is None and not form.is_collective)
    )


def _file_name(form: FillableForm, kind: FormFormat) -> str:
    stamp = form.stamp
    return f"{plain_stem(form.name)}-mau-{stamp.form.lower()}-{stamp.when.lower()}-{stamp.subject_id}.{kind.value}"


def form_bytes(blank: BlankForm) -> bytes:
    """Give the file of one form."""
    if blank.format is FormFormat.DOCX:
        return write_fillable_docx(blank.form, blank.profile)
    return write_fillable_xlsx(blank.form)


def write_forms(
    blanks: tuple[BlankForm, ...], folder: Path, *, report: Callable[[int, int, str], None] = lambda *_so_far: None
) -> tuple[Path, ...]:
    """Write forms into a folder. Raises: FormsInTheWayError before anything is written; PaperNotSavedError."""
    in_the_way = [blank.file_name for blank in blanks if (folder / blank.file_name).exists()]
    if in_the_way:
        raise FormsInTheWayError(
            code="forms_in_the_way",
            message=_("Thư mục “{folder}” đã có {count} bản cùng tên, ví dụ “{name}”.").format(
                folder=folder.name, count=len(in_the_way), name=in_the_way[0]
            ),
            hint=_("Có thể đó là bản đã điền: chọn một thư mục trống để không ghi đè lên."),
        )
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for done, blank in enumerate(blanks):
        report(done, len(blanks), blank.form.name)
        save_paper(form_bytes(blank), folder / blank.file_name)
        written.append(folder / blank.file_name)
    return tuple(written)
