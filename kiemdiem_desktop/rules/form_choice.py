"""Which form of self-review a member writes in a year."""

from kiemdiem_desktop.domain.member import PartyPost, WorkGroup
from kiemdiem_desktop.domain.round import FormCode
from kiemdiem_desktop.rules.parameter_kinds import BY_GROUP
from kiemdiem_desktop.rules.regulation import Parameter
from kiemdiem_desktop.rules.regulation_set import RegulationSet

_OF_POSTS = {
    PartyPost.SECRETARY: "form_secretaries",
    PartyPost.DEPUTY_SECRETARY: "form_secretaries",
    PartyPost.COMMITTEE_MEMBER: "form_committee_members",
}


def person_form(group: WorkGroup, regs: RegulationSet, post: PartyPost = PartyPost.NONE) -> FormCode:
    """Give the form of a member: one for all until 2022, two in 2023 and 2024, three since 2025.

    The centre says it by work group. For posts of the cell without a State post it is silent: the superior may.
    Source: hd-43-2025 §2.1b; hd-25-2023 Phần mẫu; hd-21-2019 Phần mẫu
    """
    chosen = form_of_post(group, regs, post)
    if chosen is not None and chosen.text != BY_GROUP:
        return FormCode(chosen.text)
    return FormCode(regs.word(f"form_{group}"))


def form_of_post(group: WorkGroup, regs: RegulationSet, post: PartyPost) -> Parameter | None:
    """Give what the superior may say of the form of a post; None where the centre's own word leaves no question."""
    return None if group is WorkGroup.LEADER else regs.values.get(_OF_POSTS.get(post, ""))
