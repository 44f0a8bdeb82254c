"""All papers of one round tell the same: counts, names, levels, votes and days agree from paper to paper."""

import re

import pytest

from kiemdiem_desktop.documents.blocks import Table
from kiemdiem_desktop.documents.text import write_text
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.round import SubjectKind
from kiemdiem_desktop.services.cell.checks import CheckedRound, check
from kiemdiem_desktop.services.cell.papers import Paper, build, list_papers
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.workspace import Workspace

NAMES = {
    Level.HTXS: "Hoàn thành xuất sắc nhiệm vụ",
    Level.HTT: "Hoàn thành tốt nhiệm vụ",
    Level.HTNV: "Hoàn thành nhiệm vụ",
    Level.KHT: "Không hoàn thành nhiệm vụ",
}


@pytest.fixture
def checked(finished: Workspace) -> CheckedRound:
    """The finished round, checked."""
    return check(finished, current_round(finished))


@pytest.fixture
def texts(finished: Workspace, checked: CheckedRound) -> dict[str, str]:
    """Give the words of every paper of the whole cell, by its code."""
    papers = [paper for paper in list_papers(checked) if paper.subject_id is None]
    return {paper.code: write_text(build(finished, checked, paper)) for paper in papers}


def paper_of(checked: CheckedRound, code: str) -> Paper:
    """Give the paper of this code."""
    return next(paper for paper in list_papers(checked) if paper.code == code)


def levels_proposed(checked: CheckedRound) -> dict[Level, int]:
    """Count the members proposed for each level, straight from the dossier."""
    ratings = [row.rating for row in checked.dossier.subjects if row.subject.kind is SubjectKind.MEMBER]
    found = [rating.proposed_level for rating in ratings if rating is not None]
    return {level: found.count(level) for level in Level}


def test_the_count_of_each_level_is_the_same_on_every_paper(checked: CheckedRound, texts: dict[str, str]) -> None:
    wanted = levels_proposed(checked)
    for code in ("result_report", "submission", "resolution"):
        rows = {name: int(count) for name, count in re.findall(r"\| (\S.*? nhiệm vụ) \| (\d+) \|", texts[code])}
        assert rows == {NAMES[level]: count for level, count in wanted.items()}, code
    last = re.findall(
        r"\|\s+\| Cộng \|\s+\| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", texts["count_table"]
    )
    assert [int(count) for count in last[-1]] == [sum(wanted.values()), *wanted.values(), 0]
    whole = re.findall(r"\| Tổng số \| \d+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", texts["statistics"])
    assert [int(count) for count in whole[0]] == [sum(wanted.values()), *wanted.values()]
    proposed = texts["proposals"]
    assert f"được đề nghị xếp loại: {sum(wanted.values())} đồng chí" in proposed
    for level, count in wanted.items():
        assert f"{NAMES[level]}: {count} (" in proposed


def test_members_are_exempt_left_or_rated(texts: dict[str, str]) -> None:
    rows = dict(re.findall(r"\| (Đảng viên có đến|1\. Không|2\. Chưa|3\. Đã)[^|]*\| (\d+) \|", texts["statistics"]))
    whole, exempt, left, rated = (int(count) for count in rows.values())
    assert whole == exempt + left + rated
    report = texts["result_report"]
    assert f"Tổng số đảng viên của chi bộ: {whole} đồng chí" in report
    assert f"không thuộc diện xếp loại {exempt}." in report
    assert f"phải kiểm điểm {whole - exempt} đồng chí" in report
    assert f"xếp loại: {exempt} đồng chí" in texts["left_out_list"]
    assert f"trên tổng số {whole} đảng viên" in texts["review_plan"]
    everybody = re.findall(r"\| Tổng số đảng viên của chi bộ \|\s+\| (\d+) \|", texts["count_table"])
    assert everybody == [str(whole)]


def test_each_person_has_one_level_on_every_paper(checked: CheckedRound, texts: dict[str, str]) -> None:
    for row in checked.dossier.subjects:
        if row.subject.kind is not SubjectKind.MEMBER or row.rating is None or row.rating.proposed_level is None:
            continue
        name, level = row.subject.name, row.rating.proposed_level
        part = texts["minutes"].partition(f". Đồng chí {name} –")[2].partition("\n## ")[0]
        assert f"Chi bộ đề nghị xếp loại: {NAMES[level]}." in part, name
        assert re.search(rf"\| {re.escape(name)} \|.*\| {level.value} \|", texts["proposals"]), name
        assert re.search(rf"\| {re.escape(name)} \|.*\| {level.value} \|  \|", texts["opinion_table"]), name
        for code in ("result_report", "submission", "resolution"):
            line = next(text for text in texts[code].splitlines() if text.startswith(f"- {NAMES[level]} ("))
            assert name in line, (code, name)


def test_the_votes_add_up(checked: CheckedRound, texts: dict[str, str]) -> None:
    rows = re.findall(r"\| \d+ \| [^|]+ \| (\d+)/(\d+) \| (\d+)/(\d+) \|((?: \d+ \|){6})", texts["tally"])
    assert len(rows) == sum(len(row.ballots) for row in checked.dossier.subjects)
    for issued, returned, valid, invalid, votes in rows:
        assert int(valid) + int(invalid) == int(returned) <= int(issued)
        assert sum(int(count) for count in re.findall(r"\d+", votes)) == int(valid)


def test_voters_are_as_many_on_minutes_tally_and_ballots(
    finished: Workspace, checked: CheckedRound, texts: dict[str, str]
) -> None:
    assert checked.verdict.vote_base is not None
    count = len(checked.verdict.vote_base.counted)
    for code in ("minutes", "tally"):
        assert f"Số đảng viên được tính để biểu quyết: {count} đồng chí." in texts[code]
    ballots = build(finished, checked, paper_of(checked, "ballot_collective"))
    assert sum(isinstance(block, Table) for block in ballots.blocks) == count


def test_present_and_absent_agree(texts: dict[str, str]) -> None:
    summoned = re.findall(r"được triệu tập: (\d+) đồng chí", texts["minutes"])
    assert len(re.findall(r"^\| \d+ \|", texts["roll"], re.MULTILINE)) == int(summoned[0])
    heads = {code: re.findall(r"(?:Có mặt|Vắng mặt): (\d+) đồng chí", texts[code]) for code in ("minutes", "tally")}
    assert heads["minutes"] == heads["tally"]
    assert f"Vắng mặt tại hội nghị: {heads['minutes'][1]} đồng chí" in texts["left_out_list"]


def test_names_are_written_alike_everywhere(checked: CheckedRound, texts: dict[str, str]) -> None:
    for row in checked.dossier.subjects:
        if row.subject.kind is SubjectKind.MEMBER:
            for code in ("agenda", "roll", "minutes", "tally", "proposals", "opinion_table", "ballot_members"):
                assert row.subject.name in texts[code], (code, row.subject.name)


def test_every_prompt_is_answered_in_the_minutes(checked: CheckedRound, texts: dict[str, str]) -> None:
    prompts = [prompt for row in checked.dossier.subjects for prompt in row.prompts]
    assert prompts
    assert texts["minutes"].count("Giải trình gợi ý kiểm điểm:") == len(prompts)
    assert f"gợi ý kiểm điểm: {len(prompts)}; đã giải trình: {len(prompts)}." in texts["result_report"]


def test_days_follow_each_other(finished: Workspace, checked: CheckedRound) -> None:
    held = checked.dossier.meeting.held_on if checked.dossier.meeting else None
    assert held is not None
    for row in checked.dossier.subjects:
        if row.review is not None and row.review.signed_on is not None:
            assert row.review.signed_on <= held
    report = build(finished, checked, paper_of(checked, "result_report"))
    assert report.on is not None
    assert held <= report.on


def test_the_same_people_are_named_as_left_out(checked: CheckedRound, texts: dict[str, str]) -> None:
    """Somebody who moved away is no longer a member: neither on the list of the exempt nor on the proposals."""
    numbered = re.compile(r"^\| \d+ \| ([^|]+?) \|", re.MULTILINE)
    exempt = texts["left_out_list"].partition("III. Vắng mặt")[0]
    proposed = texts["proposals"].partition("Đảng viên chưa kiểm điểm, chưa xếp loại")[2]
    assert checked.verdict.eligibilities
    assert sorted(numbered.findall(proposed)) == sorted(numbered.findall(exempt))


def test_no_sentence_has_two_marks_at_its_end(finished: Workspace, checked: CheckedRound) -> None:
    for paper in list_papers(checked):
        told = write_text(build(finished, checked, paper))
        assert not re.findall(r"\w+\.:|\w+\. \(thời hạn", told), paper.title
