"""Where a rule stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a regulation: its id ("qd-366-2025") and the article as people cite it ("Điều 11 khoản 1")."""

    regulation_id: str
    article: str
