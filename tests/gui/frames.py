"""A main window over nothing: two small screens, and queries that answer from lists."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiemdiem_desktop.domain.changes import Changes
from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.finding import Finding, FindingText, Severity
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.gui.frame import Article, FrameQueries, Headline, ScreenItem, SearchHit, Standing
from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.main_window import MainWindow
from kiemdiem_desktop.gui.screen import Desk, Screen, place
from kiemdiem_desktop.gui.theme import Theme, heading, spaced
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.gui.widgets.text_field import TextField
from tests.gui.scripted_dialogs import ScriptedDialogs

CITATION = Citation(regulation_id="qd-366-2025", article="Điều 11")
SAVED_AT = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)


@dataclass
class Records:
    """What the small screens show and store."""

    texts: dict[str, str] = field(default_factory=lambda: {"one": "Ưu điểm", "two": ""})
    drawn: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    listener: Callable[[Changes], None] = print

    def store(self, name: str, text: str) -> None:
        """Store a text and give notice, as the store does."""
        self.texts[name] = text
        self.steps.append(f"{name}={text}")
        self.notify("texts")

    def notify(self, *tables: str, undo: str | None = "Sửa nội dung mục", redo: str | None = None) -> None:
        """Give notice of a step that touched `tables`."""
        self.listener(Changes(tables=frozenset(tables), label="", at=SAVED_AT, undo_label=undo, redo_label=redo))

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Take the one listener."""
        self.listener = listener


class TextScreen(Screen):
    """A screen with a passage and a line."""

    reads: ClassVar[frozenset[str]] = frozenset({"texts"})

    def __init__(self, records: Records, desk: Desk, title: str) -> None:
        super().__init__(desk)
        self._records, self._title = records, title
        self.passage = place(TextField("Ưu điểm"), "review.strength")
        self.line = place(LineField("Chức vụ"), "member.post")
        self.subjects: list[int] = []
        column = spaced(QVBoxLayout(self), gap=16, margin=24)
        for part in (heading(title), self.passage, self.line):
            column.addWidget(part)

    @override
    def refresh(self) -> None:
        self._records.drawn.append(self._title)
        texts = self._records.texts
        self.passage.show_value(texts["one"], key="one", commit=lambda text: self._records.store("one", text))
        self.line.show_value(texts["two"], key="two", commit=lambda text: self._records.store("two", text))

    @override
    def show_subject(self, subject_id: int) -> None:
        self.subjects.append(subject_id)


def a_finding(who: str, detail: str, *, severity: Severity = Severity.MUST_FIX) -> FindingText:
    """Give a finding at the passage."""
    finding = Finding(
        code="missing", severity=severity, subject_id=SubjectId(7), where="review.strength", citation=CITATION
    )
    return FindingText(
        finding=finding,
        who=who,
        where="Bản kiểm điểm",
        rule="Phải ghi",
        detail=detail,
        advice="Ghi thêm.",
        citation="Điều 11",
    )


FINDINGS = (
    a_finding("Nguyễn Thị Hạnh", "Chưa ghi ưu điểm."),
    a_finding("Trần Văn Đức", "Số vượt yêu cầu lớn hơn số đã làm.", severity=Severity.PLEASE_LOOK),
    a_finding("Nguyễn Thị Hạnh", "Chưa tự nhận mức."),
    a_finding("Chi bộ", "Chưa có ý kiến nơi cư trú.", severity=Severity.NOT_CHECKED),
)
HITS = (SearchHit(title="Nguyễn Thị Hạnh", detail="Bản kiểm điểm", screen_id="review", subject_id=7),)
OWN_COMMANDS = ("open_other", "back_up", "restore", "change_passphrase", "lock")


def queries_over(records: Records) -> FrameQueries:
    """Give the queries of a frame over `records`."""
    return FrameQueries(
        headline=lambda: Headline(workspace="Chi bộ thôn Đông Hạ", round="Đợt năm 2026", regulation="Quy định 366"),
        standing=lambda: Standing(backup="Đã sao lưu hôm nay.", stick="Chưa cắm ổ ghi."),
        findings=lambda: FINDINGS,
        article_at=lambda where: Article(title=f"Điều 9 · {where}", text="Cá nhân tự chấm điểm."),
        article_of=lambda citation: Article(title=citation.article, text="Bốn mức xếp loại."),
        search=lambda typed: HITS if "hanh" in typed else (),
        open_work=lambda: {"review": 4},
        subscribe=records.listen,
        undo=lambda: records.steps.append("undo"),
        redo=lambda: records.steps.append("redo"),
        commands={name: lambda name=name: records.steps.append(name) for name in OWN_COMMANDS},  # type: ignore[misc]
    )


def a_window(records: Records, theme: Theme, *answers: object) -> MainWindow:
    """Give a window with two screens, "Trang chủ" and "Bản kiểm điểm"."""
    items = (
        ScreenItem(
            id="home",
            title="Trang chủ",
            icon="home",
            shortcut="Alt+1",
            factory=lambda desk: TextScreen(records, desk, "Trang chủ"),
        ),
        ScreenItem(
            id="review",
            title="Bản kiểm điểm",
            icon="review",
            shortcut="Alt+4",
            factory=lambda desk: TextScreen(records, desk, "Bản kiểm điểm"),
            places=frozenset({"review"}),
        ),
    )
    return MainWindow(items, queries_over(records), theme, dialogs=ScriptedDialogs(*answers), jobs=Jobs(inline=True))
