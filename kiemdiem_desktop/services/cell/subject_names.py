"""Who the superior means: names in packages, found among the subjects of a round."""

from kiemdiem_desktop.domain.member import PartyPost
from kiemdiem_desktop.domain.round import Round, Subject, SubjectKind
from kiemdiem_desktop.domain.superior_package import EVERY_MEMBER, SECRETARY, SubjectName
from kiemdiem_desktop.domain.text import search_key
from kiemdiem_desktop.exchange.plain_values import subject_code
from kiemdiem_desktop.services.workspace import Workspace

_COLLECTIVES = {"chi-bo": SubjectKind.CELL, "chi-uy": SubjectKind.CELL_COMMITTEE}


class SubjectFinder:
    """Finds subjects of one round by code and name; a code alone never decides over a name that says otherwise."""

    def __init__(self, workspace: Workspace, round_: Round) -> None:
        self._subjects = workspace.store.subjects.where(round_id=round_.id)
        self._born = {member.id: member.born_on for member in workspace.store.members.all()}

    def find(self, name: SubjectName) -> Subject | None:
        """Give the subject that is meant; None where nobody fits, or more than one."""
        if name.code in _COLLECTIVES:
            return next((row for row in self._subjects if row.kind is _COLLECTIVES[name.code]), None)
        fitting = [row for row in self._subjects if row.member_id and search_key(row.name) == search_key(name.name)]
        by_code = [row for row in fitting if subject_code(row) == name.code]
        if name.born_on is not None:
            fitting = [row for row in fitting if row.member_id and self._born.get(row.member_id) == name.born_on]
        found = by_code or fitting
        return found[0] if len(found) == 1 else None

    def find_all(self, name: SubjectName) -> tuple[Subject, ...]:
        """Give all subjects that are meant: each member, the secretary, or the one that `find` gives."""
        members = tuple(row for row in self._subjects if row.member_id)
        if name.code == EVERY_MEMBER:
            return members
        if name.code == SECRETARY:
            return tuple(row for row in members if row.party_post is PartyPost.SECRETARY)
        found = self.find(name)
        return () if found is None else (found,)

    def the_cell(self) -> Subject:
        """Give the cell itself as a subject."""
        return next(row for row in self._subjects if row.kind is SubjectKind.CELL)
