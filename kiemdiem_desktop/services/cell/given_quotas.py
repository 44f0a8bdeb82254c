"""The quotas of the superior's accepted guidance, each with its paper."""

from kiemdiem_desktop.domain.given_quota import GivenQuota
from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.domain.incoming import IncomingPackage
from kiemdiem_desktop.domain.superior_package import Guidance, PackageKind
from kiemdiem_desktop.exchange import doors
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.workspace import Workspace


def given_quotas(workspace: Workspace, round_id: RoundId) -> tuple[GivenQuota, ...]:
    """Give the quotas of a round; a newer paper replaces what an older one gave a group at a level."""
    found: dict[tuple[str, str], GivenQuota] = {}
    rows = workspace.store.incoming.where(round_id=round_id, kind=PackageKind.GUIDANCE)
    for row in sorted(rows, key=lambda row: (row.received_at, row.sequence)):
        content = doors.content().parse_content(row.content.encode("utf-8"))
        guidance = doors.superior_content().read_superior_content(content)
        if isinstance(guidance, Guidance):
            paper = _paper(row)
            found.update({(one.group, one.level): GivenQuota(quota=one, paper=paper) for one in guidance.quotas})
    return tuple(found.values())


def _paper(package: IncomingPackage) -> str:
    if not package.number:
        return _("hướng dẫn của {issuer} nhận ngày {day:%d/%m/%Y}").format(
            issuer=package.issuer_name, day=package.received_at.astimezone()
        )
    paper = _("văn bản {number} của {issuer}").format(number=package.number, issuer=package.issuer_name)
    return f"{paper}, {package.issued_on:%d/%m/%Y}" if package.issued_on else paper
