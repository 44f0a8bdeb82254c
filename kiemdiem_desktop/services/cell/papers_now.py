"""Which of the many papers are wanted now: by how far the round is, and those printed or saved last."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.domain.ids import RoundId
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.papers import MeetingStage, Paper, PaperJob
from kiemdiem_desktop.services.workspace import Workspace

MOST_RECENT = 12
_AFTER_DECISION = frozenset({"result_notice", "personal_remedy_plan", "remedy_plan", "re_rating", "dossier_index"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersNow:
    """What the round waits for, in words, and the files (without ending) of the papers for it."""

    title: str
    stems: frozenset[str]


def papers_now(checked: CheckedRound, papers: Iterable[Paper], today: date) -> PapersNow:
    """Give the papers of the stage that the round is at: before the conference, after it, after the decision."""
    if _is_decided(checked):
        stems = frozenset(paper.file_stem for paper in papers if paper.code in _AFTER_DECISION)
        return PapersNow(title=_("Cần lúc này: sau khi có quyết định"), stems=stems)
    stage = stage_now(checked, today)
    stems = frozenset(paper.file_stem for paper in papers if paper.kind.stage is stage and paper.subject_id is None)
    titles = {
        MeetingStage.BEFORE: _("Cần lúc này: trước hội nghị"),
        MeetingStage.AFTER: _("Cần lúc này: sau hội nghị"),
    }
    return PapersNow(title=titles[stage], stems=stems)


def stage_now(checked: CheckedRound, today: date) -> MeetingStage:
    """Tell whether the papers of the conference are those to lay out before it or to write up after it."""
    return MeetingStage.AFTER if _is_held(checked, today) else MeetingStage.BEFORE


def _is_decided(checked: CheckedRound) -> bool:
    """Whether the superior's decision is entered for anybody, or the round is closed."""
    decided = any(part.rating and part.rating.decided_level for part in checked.dossier.subjects)
    return decided or checked.dossier.round.closed_at is not None


def _is_held(checked: CheckedRound, today: date) -> bool:
    """Whether the conference has met: somebody voted, or its day is past or is today with a roll called."""
    dossier = checked.dossier
    if any(part.ballots for part in dossier.subjects):
        return True
    held_on = dossier.meeting.held_on if dossier.meeting else None
    return held_on is not None and (held_on < today or (held_on == today and bool(dossier.attendance)))


def keep_recent(workspace: Workspace, jobs: Iterable[PaperJob]) -> None:
    """Remember the papers that leave the program now; the newest stand first."""
    by_round: dict[RoundId, list[str]] = {}
    for job in jobs:
        by_round.setdefault(job.round_id, []).append(job.file_name.rpartition(".")[0].removesuffix("-de-trong"))
    for round_id, stems in by_round.items():
        kept = dict.fromkeys((*stems, *recent_stems(workspace, round_id)))
        workspace.store.blobs.set(_name_of(round_id), json.dumps(list(kept)[:MOST_RECENT]).encode())


def recent_stems(workspace: Workspace, round_id: RoundId) -> tuple[str, ...]:
    """Give the files (without ending) of the papers that were printed or saved last, newest first."""
    data = workspace.store.blobs.get(_name_of(round_id))
    return tuple(json.loads(data)) if data else ()


def _name_of(round_id: RoundId) -> str:
    return f"papers.recent.{round_id}"
