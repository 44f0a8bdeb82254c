"""A screen of papers alone on a desk: what it asked, where it wanted to go, what it told, what went to the printer."""

from dataclasses import dataclass, field

from kiemdiem_desktop.gui.jobs import Jobs
from kiemdiem_desktop.gui.printing import PrintChoice, Report
from kiemdiem_desktop.gui.screen import Desk
from tests.gui.scripted_dialogs import ScriptedDialogs

PRINTER = PrintChoice(printer="Máy in chi bộ")


@dataclass
class DeskNotes:
    """Everything that a screen did through its desk."""

    gone: list[tuple[str, str, int | None]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    printed: list[tuple[tuple[bytes, ...], PrintChoice]] = field(default_factory=list)

    def desk(self, *answers: object, jobs: Jobs | None = None) -> Desk:
        """Give the desk; its dialogs answer in turn."""
        return Desk(
            dialogs=ScriptedDialogs(*answers),
            jobs=jobs or Jobs(inline=True),
            go=lambda screen, where, subject: self.gone.append((screen, where, subject)),
            tell=self.told.append,
        )

    def send(self, pdfs: tuple[bytes, ...], choice: PrintChoice, report: Report) -> None:
        """Stand in for the printer."""
        report(0, len(pdfs), "trang 1")
        self.printed.append((pdfs, choice))
