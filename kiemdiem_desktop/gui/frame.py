"""What the frame shows and asks for, as values: screens, menus, headline, search hits, and `FrameQueries`.

The main window knows no service. Whoever builds it (`gui/cell`, `gui/committee`) hands it a tuple of
`ScreenItem` and one `FrameQueries` of plain callables; tests hand it lambdas.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from kiemdiem_desktop.domain.changes import Changes
from kiemdiem_desktop.domain.citation import Citation
from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.gui.screen import Desk, Screen

Keys = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenItem:
    """One place on the rail: the screen is made by `factory` when it is first shown.

    `title` is a marked (N_) text, `icon` a name in `resources/icons`, `shortcut` like "Alt+1". `places` are the
    beginnings of `Finding.where` that this screen answers for ("review" for "review.tasks"; the longest one wins).
    `keys` are its own shortcuts, each with a marked text of what it does, for the list of shortcuts.
    """

    id: str
    title: str
    icon: str
    shortcut: str
    factory: Callable[[Desk], Screen]
    places: frozenset[str] = frozenset()
    keys: Keys = ()


ToolsT = TypeVar("ToolsT")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPlan(Generic[ToolsT]):
    """One line of the table of a window's screens: `number` is that of its Alt key, `make` needs the open workspace."""

    id: str
    number: int
    title: str
    icon: str
    make: Callable[[ToolsT, Desk], Screen]
    keys: Keys = ()

    def item(self, tools: ToolsT, places: frozenset[str] = frozenset()) -> ScreenItem:
        """Give its place on the rail for one open workspace."""
        return ScreenItem(
            id=self.id,
            title=self.title,
            icon=self.icon,
            shortcut=f"Alt+{self.number}",
            factory=partial(self.make, tools),
            places=places,
            keys=self.keys,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One line of a menu: `text` is a marked (N_) text with its `&` letter; `id` names the command."""

    id: str
    text: str
    shortcut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """One menu; None among the items is a line between groups."""

    title: str
    items: tuple[MenuItem | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The top line: whose workspace, which round, which regulation; "" where there is none yet."""

    workspace: str
    round: str = ""
    regulation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The bottom line: backup and stick, each a short sentence; `needs_care` turns them amber."""

    backup: str = ""
    stick: str = ""
    needs_care: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article in our own words, with its number and regulation in `title`."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One thing found: where to go. `where` and `subject_id` lead to a field on that screen.

    An article has a `citation` in place of a screen ("" then): it is shown in the side panel.
    """

    title: str
    detail: str
    screen_id: str
    where: str = ""
    subject_id: int | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameQueries:
    """Everything that the main window asks of the rest of the program.

    `subscribe` hands over the listener for every step of the store. `article_at` gives the article behind a field
    (by its `where`), `article_of` the one behind a citation; None where there is none. `open_work` gives the numbers
    on the rail by screen id. `commands` answers the menu items that the window does not answer itself, by id.
    `may_close` is asked before the window closes, after all typing is stored. `folds_panel`: the side panel stays
    folded until it is asked for.
    """

    headline: Callable[[], Headline]
    standing: Callable[[], Standing]
    findings: Callable[[], tuple[FindingText, ...]]
    article_at: Callable[[str], Article | None]
    article_of: Callable[[Citation], Article | None]
    search: Callable[[str], tuple[SearchHit, ...]]
    open_work: Callable[[], Mapping[str, int]]
    subscribe: Callable[[Callable[[Changes], None]], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    commands: Mapping[str, Callable[[], None]]
    may_close: Callable[[], bool] = lambda: True
    folds_panel: bool = False
