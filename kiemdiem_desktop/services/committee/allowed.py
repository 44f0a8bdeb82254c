"""Which levels are open to a subject by the committee's rules, and what closes the others, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.sentences import describe
from kiemdiem_desktop.services.committee.rechecking import Rechecked


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedLevels:
    """The open levels, and each closed one with the reason. `needs_conclusion`: the text leaves it to the committee."""

    open_levels: tuple[Level, ...]
    closed: Mapping[Level, str]
    needs_conclusion: bool = False

    def words(self) -> str:
        """Tell the levels in one sentence each."""
        opened = ", ".join(level.label for level in self.open_levels) or _("không có mức nào")
        parts = [_("Mức mở: {levels}.").format(levels=opened)]
        parts += [f"{level.label}: {why}" for level, why in self.closed.items()]
        if self.needs_conclusion:
            parts.append(_("Văn bản để cấp có thẩm quyền kết luận."))
        return " ".join(parts)


def allowed_levels(checked: Rechecked, code: str) -> AllowedLevels | None:
    """Give the levels of a subject by its code in the package; None where it is not rated."""
    ids = {name: subject_id for subject_id, name in checked.read.codes.items()}
    verdict = next((row for row in checked.verdict.subjects if row.subject_id == ids.get(code)), None)
    if verdict is None or not verdict.is_rated:
        return None
    closed: dict[Level, str] = {}
    for row in verdict.levels:
        texts = [describe(found, checked.facts.dossier, checked.regulations) for found in row.findings]
        if not row.is_open:
            closed[row.level] = " ".join(
                dict.fromkeys(f"{text.detail.rstrip('.')} ({text.citation})." for text in texts)
            )
    return AllowedLevels(
        open_levels=tuple(row.level for row in verdict.levels if row.is_open),
        closed=closed,
        needs_conclusion=verdict.needs_competent_level,
    )
