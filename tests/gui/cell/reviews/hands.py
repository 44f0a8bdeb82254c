"""What the tests of the self-reviews do and look at."""

from PySide6.QtWidgets import QApplication, QWidget

from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.round import FormCode, Subject
from kiemdiem_desktop.gui.cell.reviews_screen import ReviewsScreen
from kiemdiem_desktop.gui.widgets.field import Field
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.review_pages import ReviewState, list_reviews
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace


def subjects_of(workspace: Workspace) -> tuple[Subject, ...]:
    """Give the subjects of the round."""
    return workspace.store.subjects.where(round_id=current_round(workspace).id)


def show(screen: ReviewsScreen, workspace: Workspace, *, form: FormCode) -> SubjectId:
    """Show the first subject whose review is done on `form`."""
    lines = list_reviews(check(workspace, current_round(workspace)))
    done = [line.own.subject for line in lines if line.state is ReviewState.DONE and line.own.shortcomings]
    subject_id = next(subject.id for subject in done if subject.form is form)
    screen.show_subject(subject_id)
    return subject_id


def focused() -> QWidget:
    """Give the widget with the cursor."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def shown_by(field: Field) -> str:
    """Give the note under a field, "" while there is none."""
    return "" if field.note.isHidden() else field.note.text()
