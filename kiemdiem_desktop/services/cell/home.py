"""The home page: what is left to do this year, by deadline, each line one click from its place."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.finding import FindingText
from kiemdiem_desktop.domain.ids import SubjectId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.package import SentPackage
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.rules.quotas import stand_quotas
from kiemdiem_desktop.rules.regulations import Regulation, RegulationSet
from kiemdiem_desktop.services.cell.checks import CheckedRound
from kiemdiem_desktop.services.cell.deadlines import due_on
from kiemdiem_desktop.services.cell.field_screens import screen_of
from kiemdiem_desktop.services.cell.returns import list_tasks, open_return
from kiemdiem_desktop.services.cell.sent_packages import last_package
from kiemdiem_desktop.services.workspace import Workspace

MANY, NAMED = 4, 3  # so many alike are told in one line that names the first few


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeStep:
    """One of the six steps: `done` of `total`, in words; `screen` is where its button leads."""

    code: str
    title: str
    detail: str
    done: int
    total: int
    screen: str

    @property
    def is_done(self) -> bool:
        """Whether nothing is left in this step."""
        return self.total > 0 and self.done >= self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoLine:
    """What is left to do: `count` findings in one line. `where` and `subject_id` lead to the first field."""

    text: str
    screen: str
    where: str
    subject_id: SubjectId | None
    is_overdue: bool
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What the home page shows. `days_left` is negative after the limit; `last_package` is None before the first."""

    round_: Round
    due_on: date
    days_left: int
    regulation: str
    steps: tuple[HomeStep, ...]
    todo: tuple[TodoLine, ...]
    last_package: SentPackage | None
    last_saved_at: datetime | None


def home_of(workspace: Workspace, checked: CheckedRound) -> HomePage:
    """Give the home page of a round that is checked already."""
    round_, limit = checked.dossier.round, due_on(checked)
    days_left = (limit - workspace.clock.today()).days
    return HomePage(
        round_=round_,
        due_on=limit,
        days_left=days_left,
        regulation=main_regulation(checked.regulations).number,
        steps=list_steps(workspace, checked),
        todo=(*_returned(workspace, round_), *_todo(checked, is_overdue=days_left < 0)),
        last_package=last_package(workspace, round_),
        last_saved_at=workspace.store.last_saved_at,
    )


def main_regulation(regulations: RegulationSet) -> Regulation:
    """Give the regulation that sets the levels: the one that people mean by *the* regulation of the round."""
    found = regulations.regulation(regulations.parameter("cap_percent").source.regulation_id)
    return found or regulations.regulations[0]


def list_steps(workspace: Workspace, checked: CheckedRound) -> tuple[HomeStep, ...]:
    """Give the six steps of the year in their order."""
    dossier = checked.dossier
    return (
        _roster_step(dossier),
        _prompt_step(dossier),
        _review_step(dossier),
        _meeting_step(checked),
        _rating_step(checked),
        _sending_step(workspace, dossier),
    )


def _roster_step(dossier: Dossier) -> HomeStep:
    total = len(dossier.members)
    done = sum(1 for file in dossier.members if file.member.admitted_on is not None)
    detail = _("{done}/{total} đồng chí đủ ngày vào Đảng").format(done=done, total=total)
    return HomeStep(code="roster", title=_("Danh sách"), detail=detail, done=done, total=total, screen="members")


def _prompt_step(dossier: Dossier) -> HomeStep:
    prompts = [prompt for subject in dossier.subjects for prompt in subject.prompts]
    done, total = sum(prompt.is_answered for prompt in prompts), len(prompts)
    detail = _("{done}/{total} đã giải trình").format(done=done, total=total) if total else _("Không có gợi ý")
    done, total = (done, total) if total else (1, 1)
    return HomeStep(code="prompts", title=_("Gợi ý"), detail=detail, done=done, total=total, screen="prompts")


def _review_step(dossier: Dossier) -> HomeStep:
    done, total = sum(_is_finished(subject) for subject in dossier.subjects), len(dossier.subjects)
    detail = _("{done}/{total} bản đã xong").format(done=done, total=total)
    return HomeStep(code="reviews", title=_("Bản kiểm điểm"), detail=detail, done=done, total=total, screen="reviews")


def _is_finished(subject: SubjectDossier) -> bool:
    return subject.review is not None and subject.review.finished_at is not None


def _meeting_step(checked: CheckedRound) -> HomeStep:
    dossier, rated = checked.dossier, _rated(checked)
    done, total = sum(bool(subject.ballots) for subject in rated), len(rated)
    held = dossier.meeting.held_on if dossier.meeting else None
    when = _("Họp ngày {day:%d/%m/%Y}").format(day=held) if held else _("Chưa ghi ngày họp")
    detail = _("{when}; phiếu {done}/{total}").format(when=when, done=done, total=total)
    if dossier.round.period.is_quarter and held is None and not done:
        detail, done = _("Không bắt buộc ở đợt quý"), total
    return HomeStep(
        code="meeting", title=_("Hội nghị và phiếu"), detail=detail, done=done, total=total, screen="meeting"
    )


def _rated(checked: CheckedRound) -> tuple[SubjectDossier, ...]:
    """Give those who get a level: before 2023 new members are reviewed only."""
    rated = {row.subject_id for row in checked.verdict.subjects if row.is_rated}
    return tuple(own for own in checked.dossier.subjects if own.subject.id in rated)


def _rating_step(checked: CheckedRound) -> HomeStep:
    subjects = _rated(checked)
    done = sum(subject.rating is not None and subject.rating.proposed_level is not None for subject in subjects)
    detail = _("{done}/{total} đã đề nghị").format(done=done, total=len(subjects))
    headroom = cap_in_words(checked)
    detail = f"{detail}; {headroom}" if headroom else detail
    return HomeStep(
        code="ratings",
        title=_("Đề nghị xếp loại"),
        detail=detail,
        done=max(done - _over_cap(checked), 0),
        total=len(subjects),
        screen="ratings",
    )


def _over_cap(checked: CheckedRound) -> int:
    """Count those proposed above the cap, by the reading in use, or above the superior's quota: they are work left."""
    used = [reading for group in checked.verdict.caps for reading in group.readings if reading.is_default]
    over_cap = -sum(min(reading.headroom, 0) for reading in used)
    return max(over_cap, -min(_quota_rooms(checked), default=0))


def _quota_rooms(checked: CheckedRound) -> list[int]:
    """Give what each quota of the best level leaves."""
    stands = stand_quotas(checked.dossier.quotas, checked.verdict.caps, checked.regulations)
    return [row.left for row in stands if row.left is not None and row.given.quota.level is Level.HTXS]


def cap_in_words(checked: CheckedRound) -> str:
    """Tell the headroom of HTXS by the default reading, over all groups; empty where there is no cap yet."""
    defaults = [reading for group in checked.verdict.caps for reading in group.readings if reading.is_default]
    if not defaults:
        return ""
    left = min((sum(reading.headroom for reading in defaults), *_quota_rooms(checked)))
    over = _over_cap(checked)
    if over:
        return _("vượt {count} suất xuất sắc").format(count=over)
    return _("còn {count} suất xuất sắc").format(count=left)


def _sending_step(workspace: Workspace, dossier: Dossier) -> HomeStep:
    package = last_package(workspace, dossier.round)
    is_returned = open_return(workspace, dossier.round.id) is not None
    detail = _("Chưa ghi gói")
    if is_returned:
        detail = _("Hồ sơ bị trả lại, chờ gửi lại")
    elif package is not None:
        detail = _("Đã ghi gói số {number} ngày {day:%d/%m/%Y}").format(
            number=package.sequence, day=package.made_at.astimezone()
        )
    return HomeStep(
        code="sending",
        title=_("Giấy tờ và gói nộp"),
        detail=detail,
        done=int(package is not None and not is_returned),
        total=1,
        screen="sending",
    )


def count_open_work(workspace: Workspace, checked: CheckedRound) -> dict[str, int]:
    """Give what is left in each step, by screen."""
    return {step.screen: max(step.total - step.done, 0) for step in list_steps(workspace, checked)}


def _returned(workspace: Workspace, round_: Round) -> tuple[TodoLine, ...]:
    """Give the points of a returned dossier that are still to be corrected."""
    words = _("Cấp trên trả lại hồ sơ: {what}")
    return tuple(
        TodoLine(text=words.format(what=task.text), screen="sending", where="", subject_id=None, is_overdue=True)
        for task in list_tasks(workspace, round_.id)
        if not task.is_done
    )


def _todo(checked: CheckedRound, *, is_overdue: bool) -> tuple[TodoLine, ...]:
    """Give what blocks the dossier; what many lack is one line, so that a new round frightens nobody."""
    alike: defaultdict[tuple[str, str], list[FindingText]] = defaultdict(list)
    for text in checked.findings:
        if text.finding.blocks:
            alike[text.finding.code, text.detail].append(text)
    lines: list[TodoLine] = []
    for texts in alike.values():
        if len(texts) < MANY:
            lines += [_line(text, is_overdue=is_overdue) for text in texts]
        else:
            lines.append(_line_of_many(texts, is_overdue=is_overdue))
    return tuple(lines)


def _line_of_many(texts: list[FindingText], *, is_overdue: bool) -> TodoLine:
    names = ", ".join(text.who for text in texts[:NAMED])
    words = _("{detail} {count} nơi: {names}…").format(detail=texts[0].detail, count=len(texts), names=names)
    return replace(_line(texts[0], is_overdue=is_overdue), text=words, count=len(texts))


def _line(text: FindingText, *, is_overdue: bool) -> TodoLine:
    return TodoLine(
        text=f"{text.who}: {text.detail}" if text.who else text.detail,
        screen=screen_of(text.finding.where),
        where=text.finding.where,
        subject_id=text.finding.subject_id,
        is_overdue=is_overdue,
    )
