"""What the workspace holds at the places that rules look at, in a sentence each; and whether it holds anything."""

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction

from kiemdiem_desktop.domain.labels import label_of
from kiemdiem_desktop.domain.review import Grade, ShortcomingState, TaskCounts
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.rules.check import percent
from kiemdiem_desktop.rules.facts import SubjectFacts
from kiemdiem_desktop.rules.scoring import points_text
from kiemdiem_desktop.rules.wording.labels import LABELS


def figures_at(place: str, facts: SubjectFacts, code: str = "") -> str:
    """Tell what stands at a place, and of that what the rule `code` asks for; that nothing does, where nothing does."""
    tell = _OF_RULES.get(code, _TELLERS[place])
    if is_known(place, facts):
        return tell(facts)
    if place != "review.points" or facts.own.review is None or not facts.own.review.points:
        return _("Chưa có số liệu.")
    return _("Còn tiêu chí chưa chấm hoặc chưa xếp cấp độ.")


def is_known(place: str, facts: SubjectFacts) -> bool:
    """Whether what a rule needs is entered. Disciplines and conclusions: none entered means that there are none."""
    if place == "review.points":
        return _has_all_points(facts)
    if place == "review.tasks":
        return facts.tasks is not None and facts.tasks.assigned > 0
    if place == "year":
        return facts.own.year is not None
    if place == "carried":
        return bool(facts.own.carried or facts.own.previous_review or facts.own.previous_level)
    if place == "comments.agency":
        return facts.member is None or not facts.member.is_civil_servant or facts.agency_level is not None
    return True


def _has_all_points(facts: SubjectFacts) -> bool:
    frame = facts.round.frames[facts.own.subject.form]
    if frame.is_graded:
        return len(_grades(facts)) == len(frame.criteria)
    return facts.score is not None and facts.score.total is not None


def _grades(facts: SubjectFacts) -> list[Grade]:
    review = facts.own.review
    return [row.grade for row in (review.points if review else ()) if row.grade is not None]


def _points(facts: SubjectFacts) -> str:
    if facts.round.frames[facts.own.subject.form].is_graded:
        counts = Counter(_grades(facts))
        words = ", ".join(f"{counts[grade]} {label_of(grade).lower()}" for grade in Grade if counts[grade])
        return _("Cấp độ của các tiêu chí: {words}.").format(words=words)
    assert facts.score is not None
    assert facts.score.total is not None
    return _("Tổng {points} điểm.").format(points=points_text(facts.score.total).replace(".", ","))


def _tasks(facts: SubjectFacts) -> str:
    tasks = facts.tasks
    assert tasks is not None
    return _(
        "Giao {assigned} nhiệm vụ: xong {completed}, đúng tiến độ {on_time}, vượt mức {beyond}, không xong {failed}."
    ).format(
        assigned=tasks.assigned,
        completed=tasks.completed,
        on_time=tasks.on_time,
        beyond=tasks.beyond,
        failed=tasks.not_completed,
    )


def _share_of_tasks(words: str, count: Callable[[TaskCounts], int]) -> Callable[[SubjectFacts], str]:
    """Give what tells a part of the tasks; `words` is a msgid with its number, the whole and the percent."""

    def tell(facts: SubjectFacts) -> str:
        tasks = facts.tasks
        assert tasks is not None
        part = count(tasks)
        share = percent(Fraction(part, tasks.assigned)).replace(".", ",")
        return _(words).format(part=part, assigned=tasks.assigned, percent=share)

    return tell


def _carried(facts: SubjectFacts) -> str:
    carried = facts.own.carried
    if not carried:
        return _("Kỳ trước không có hạn chế nào chuyển sang.")
    done = sum(row.state is ShortcomingState.REMEDIED for row in carried)
    return _("Đã khắc phục {done} trên {whole} hạn chế.").format(done=done, whole=len(carried))


def _disciplines(facts: SubjectFacts) -> str:
    if facts.member is None:
        return _("Không thấy kỷ luật nào tính cho tập thể.")
    if not facts.disciplines:
        return _("Sổ không ghi kỷ luật nào.")
    forms = ", ".join(_(LABELS[row.form.value]) for row in facts.disciplines)
    return _("Sổ có ghi: {forms}; không thuộc trường hợp này.").format(forms=forms)


def _conclusions(facts: SubjectFacts) -> str:
    if not facts.own.conclusions:
        return _("Sổ không ghi kết luận nào.")
    count = len(facts.own.conclusions)
    return _("Sổ có ghi {count} kết luận; không thuộc trường hợp này.").format(count=count)


def _year(_facts: SubjectFacts) -> str:
    return _("Số liệu trong năm không ghi gì thuộc trường hợp này.")


def _sick_leave(facts: SubjectFacts) -> str:
    year = facts.own.year
    days = year.sick_leave_days if year else None
    return _("Không ghi nghỉ ốm.") if days is None else _("Nghỉ ốm {days} ngày.").format(days=days)


def _units(facts: SubjectFacts) -> str:
    year = facts.own.year
    if year is None or not year.units_in_charge:
        return _("Không ghi đơn vị phụ trách.")
    words = _("Không hoàn thành {failed} trên {all} đơn vị phụ trách.")
    return words.format(failed=year.units_not_completed or 0, all=year.units_in_charge)


def _confidence(facts: SubjectFacts) -> str:
    year = facts.own.year
    low = year.low_confidence_percent if year else None
    if low is None:
        return _("Không lấy phiếu tín nhiệm trong năm.")
    return _("Có {percent} % phiếu tín nhiệm thấp.").format(percent=low)


def _targets(facts: SubjectFacts) -> str:
    year = facts.own.year
    if year is None or not year.has_basic_targets:
        return _("Không được giao chỉ tiêu cơ bản.")
    return _("Chỉ tiêu cơ bản không đạt: {count}.").format(count=year.basic_targets_failed or 0)


def _agency(facts: SubjectFacts) -> str:
    level = facts.agency_level
    if level is None:
        return _("Không phải cán bộ, công chức, viên chức.")
    return _("Cơ quan xếp “{level}”.").format(level=level.label)


def _members(_facts: SubjectFacts) -> str:
    return _("Đủ tỷ lệ theo các mức đang đề nghị.")


def _quarters(_facts: SubjectFacts) -> str:
    return _("Không có quý nào xếp không hoàn thành.")


_TELLERS: Mapping[str, Callable[[SubjectFacts], str]] = {
    "review.points": _points,
    "review.tasks": _tasks,
    "carried": _carried,
    "member.disciplines": _disciplines,
    "conclusions": _conclusions,
    "year": _year,
    "comments.agency": _agency,
    "rating.proposed": _members,
    "quarters": _quarters,
}
_DONE = _share_of_tasks(N_("Xong {part} trên {assigned} nhiệm vụ ({percent} %)."), lambda tasks: tasks.completed)
_LATE = _share_of_tasks(
    N_("Chậm {part} trên {assigned} nhiệm vụ ({percent} %)."), lambda tasks: tasks.completed - tasks.on_time
)
_ON_TIME = _share_of_tasks(
    N_("Đúng tiến độ {part} trên {assigned} nhiệm vụ ({percent} %)."), lambda tasks: tasks.on_time
)
_BEYOND = _share_of_tasks(N_("Vượt mức {part} trên {assigned} nhiệm vụ ({percent} %)."), lambda tasks: tasks.beyond)
_FAILED = _share_of_tasks(
    N_("Không xong {part} trên {assigned} nhiệm vụ ({percent} %)."), lambda tasks: tasks.not_completed
)
# what single rules ask for, where the place holds more than that
_OF_RULES: Mapping[str, Callable[[SubjectFacts], str]] = {
    "level.not_all_done": _DONE,
    "level.late": _LATE,
    "level.late_over_limit": _LATE,
    "level.beyond_short": _BEYOND,
    "level.beyond_124": _BEYOND,
    "level.on_time_124": _ON_TIME,
    "level.leader_completed_132": _DONE,
    "level.sick_leave_132": _sick_leave,
    "level.leader_units_132": _units,
    "forced.area_below": _DONE,
    "forced.tasks_132": _DONE,
    "forced.collective_tasks_132": _DONE,
    "forced.collective_tasks_124": _DONE,
    "forced.tasks_not_completed": _FAILED,
    "forced.units": _units,
    "forced.low_confidence": _confidence,
    "forced.basic_targets": _targets,
}
