"""The checklist of a returned dossier: each point ticked when it is corrected, with what was done about it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.incoming import ReturnTask
from kiemdiem_desktop.gui.cell.sending_parts import Notice
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.screen import place
from kiemdiem_desktop.gui.theme import heading, spaced
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.tick_box import TickBox
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.returns import list_tasks, open_return, set_task_answer, set_task_done
from kiemdiem_desktop.services.workspace import Workspace


class TaskLine(QWidget):
    """One point: a box to tick, and a line for what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.done = TickBox("")
        self.answer = LineField(_("Đã sửa thế nào"), hint=_("Cấp trên đọc dòng này trong gói gửi lại."))
        column = spaced(QVBoxLayout(self), gap=4)
        column.addWidget(self.done)
        column.addWidget(self.answer)

    def show_task(self, workspace: Workspace, task: ReturnTask) -> None:
        """Show a point as it stands."""
        text = f"{task.who}: {task.text}" if task.who else task.text
        self.done.setText(text.replace("&", "&&"))
        named(self.done, _("Đã sửa: {what}").format(what=text))
        self.done.show_value(is_on=task.is_done, commit=lambda is_on: set_task_done(workspace, task.id, is_done=is_on))
        self.answer.show_value(
            task.answer, key=task.id, commit=lambda answer: set_task_answer(workspace, task.id, answer=answer)
        )
        place(self, f"returned.{task.id}")


class ReturnChecklist(QWidget):
    """All points of the return that is still to be answered; hidden where there is none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.lines: tuple[TaskLine, ...] = ()
        self._tasks: tuple[ReturnTask, ...] = ()
        self.notice = Notice()
        self._column = spaced(QVBoxLayout(self), gap=12)
        self._column.addWidget(heading(_("Hồ sơ bị trả lại: việc phải sửa"), 2))
        self._column.addWidget(self.notice)

    @property
    def left(self) -> int:
        """How many points are not ticked yet."""
        return sum(not task.is_done for task in self._tasks)

    def show_round(self, round_id: RoundId) -> None:
        """Show the points of a round's open return."""
        notice, self._tasks = _open_return(self._workspace, round_id)
        self.setVisible(bool(self._tasks))
        self.notice.say(notice)
        while len(self.lines) < len(self._tasks):
            line = TaskLine()
            self.lines = (*self.lines, line)
            self._column.addWidget(line)
        for line in self.lines[len(self._tasks) :]:
            line.hide()
        for line, task in zip(self.lines, self._tasks, strict=False):
            line.show()
            line.show_task(self._workspace, task)


def _open_return(workspace: Workspace, round_id: RoundId) -> tuple[str, tuple[ReturnTask, ...]]:
    notice = open_return(workspace, round_id)
    if notice is None:
        return "", ()
    tasks = list_tasks(workspace, round_id)
    left = sum(not task.is_done for task in tasks)
    words = _("{issuer} trả lại hồ sơ, nhận ngày {day:%d/%m/%Y}. Sửa xong việc nào đánh dấu việc đó; còn {left} việc.")
    if not left:
        words = _("{issuer} trả lại hồ sơ, nhận ngày {day:%d/%m/%Y}. Đã sửa đủ các việc; gửi lại hồ sơ ở dưới.")
    return words.format(issuer=notice.issuer_name, day=notice.received_at.astimezone(), left=left), tasks
