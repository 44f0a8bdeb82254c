"""The rules that a committee checks dossiers by: the regulations of the day, with its own local values over them."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.parameter import LocalParameter
from kiemdiem_desktop.domain.superior_package import Guidance, PackageKind
from kiemdiem_desktop.exchange.content import parse_content
from kiemdiem_desktop.exchange.superior_content import read_superior_content
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRules:
    """All regulations and the committee's own values; frozen, so that work beside the window can use it."""

    regulations: Regulations
    local: tuple[LocalParameter, ...] = ()

    def on(self, day: date) -> RegulationSet:
        """Give the set of the day, with the own values that are meant for it."""
        central = self.regulations.in_force_on(day)
        return central.with_local(central.local_of_its_time(self.local))


def own_rules(workspace: Workspace, year: int, period: str = "cn") -> OwnRules:
    """Give the rules of a round: values kept in these books, and those that the committee's guidance set for it."""
    kept = tuple(row for row in workspace.store.parameters.all() if row.withdrawn_at is None)
    return OwnRules(regulations=workspace.regulations, local=(*_issued_values(workspace, year, period), *kept))


def _issued_values(workspace: Workspace, year: int, period: str) -> tuple[LocalParameter, ...]:
    """Give the values of the layers that went out with guidance; one that went to many cells counts once."""
    rows: dict[LocalParameter, None] = {}
    for package in workspace.store.issued_packages.where(kind=PackageKind.GUIDANCE, year=year, period=period):
        guidance = read_superior_content(parse_content(package.content.encode("utf-8")))
        if isinstance(guidance, Guidance):
            rows.update(dict.fromkeys(row for layer in guidance.layers for row in layer.rows()))
    return tuple(rows)
