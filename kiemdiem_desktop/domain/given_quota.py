"""What the superior's guidance allows a cell at a level, with the paper that says so."""

from dataclasses import dataclass

from kiemdiem_desktop.domain.superior_package import Quota


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenQuota:
    """One quota of an accepted guidance; `paper` names it ("văn bản 15-HD/ĐU của Đảng ủy xã …, 19/11/2026")."""

    quota: Quota
    paper: str
