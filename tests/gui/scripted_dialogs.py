"""Dialogs that answer from a list and fail on a question that nobody expected."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from typing_extensions import override

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.gui.dialogs import Dialogs
from kiemdiem_desktop.gui.printing import PrintChoice


class ScriptedDialogs(Dialogs):
    """`answers` are given in turn; `asked` are the questions in the order they came, `told` what was told.

    `details` are what stood below each question of yes or no.
    """

    def __init__(self, *answers: object) -> None:
        super().__init__()
        self._answers = list(answers)
        self.asked: list[str] = []
        self.details: list[str] = []
        self.told: list[str] = []

    def _answer(self, question: str) -> Any:
        self.asked.append(question)
        assert self._answers, f"unexpected question: {question}"
        return self._answers.pop(0)

    @override
    def confirm(self, question: str, *, detail: str = "", yes: str, is_grave: bool = False) -> bool:
        """Answer with a bool."""
        self.details.append(detail)
        return bool(self._answer(question))

    @override
    def ask(self, question: str, choices: tuple[str, ...], *, detail: str = "") -> int | None:
        """Answer with the index or the words of a choice, or None."""
        answer = self._answer(question)
        return choices.index(answer) if isinstance(answer, str) else answer

    @override
    def warn(self, what: str, *, hint: str = "") -> None:
        """Note what was told."""
        self.told.append(f"{what} {hint}".strip())

    @override
    def tell(self, what: str, *, detail: str = "") -> None:
        """Note what was told."""
        self.told.append(f"{what} {detail}".strip())

    @override
    def show_error(self, error: KiemdiemError) -> None:
        """Note the error."""
        self.told.append(str(error))

    @override
    def ask_text(
        self, title: str, label: str, *, value: str = "", check: Callable[[str], str] = lambda _text: ""
    ) -> str | None:
        """Answer with a text that passes the check, or None."""
        answer: str | None = self._answer(title)
        assert answer is None or check(answer) == ""
        return answer

    @override
    def ask_passphrase(self, title: str, *, is_new: bool = False, detail: str = "") -> str | None:
        """Answer with a passphrase or None."""
        answer: str | None = self._answer(title)
        return answer

    @override
    def open_file(self, title: str, filters: str) -> Path | None:
        """Answer with a path or None."""
        return self._path(title)

    @override
    def save_file(self, title: str, name: str, filters: str) -> Path | None:
        """Answer with a path or None."""
        return self._path(title)

    @override
    def folder(self, title: str) -> Path | None:
        """Answer with a path or None."""
        return self._path(title)

    @override
    def how_to_print(self, title: str, *, copies: int = 1) -> PrintChoice | None:
        """Answer with a choice or None."""
        choice: PrintChoice | None = self._answer(title)
        return choice

    def _path(self, title: str) -> Path | None:
        answer: Path | None = self._answer(title)
        return answer
