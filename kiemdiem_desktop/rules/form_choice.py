"""Which form of self-review a member writes in a year."""

from kiemdiem_desktop.domain.member import WorkGroup
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_OF_2018 = {WorkGroup.LEADER: FormCode.F02, WorkGroup.NO_POST: FormCode.F02, WorkGroup.OUTSIDE: FormCode.F02}
_OF_2023 = {WorkGroup.LEADER: FormCode.F02B, WorkGroup.NO_POST: FormCode.F02A, WorkGroup.OUTSIDE: FormCode.F02A}
_OF_2025 = {WorkGroup.LEADER: FormCode.F2A, WorkGroup.NO_POST: FormCode.F2B, WorkGroup.OUTSIDE: FormCode.F2C}


def person_form(group: WorkGroup, regs: RegulationSet) -> FormCode:
    """Give the form of a member: one for all until 2022, two in 2023 and 2024, three since 2025.

    The letters changed sides: 02A was without a leading post, 2A is with one.
    Source: hd-43-2025 §2.1b; hd-25-2023 Phần mẫu; hd-21-2019 Phần mẫu
    """
    for forms in (_OF_2018, _OF_2023):
        if forms[group] in regs.frames:
            return forms[group]
    return _OF_2025[group]
