"""Packages of the superior at the cell: proved, for this cell and round, newest only, once, and taken back exactly."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.registered_cell import RegisteredCell
from kiemdiem_desktop.domain.superior_package import DecidedLevel, PackageKind, RoundName, SubjectName
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.errors import NotForUsError, RevokedKeyError, UnknownSignerError
from kiemdiem_desktop.rules.regulations import Regulations
from kiemdiem_desktop.services.cell.accepting import accept
from kiemdiem_desktop.services.cell.incoming import NotForThisCellError, list_incoming, open_incoming
from kiemdiem_desktop.services.cell.incoming_preview import preview
from kiemdiem_desktop.services.cell.quarantine import look_into
from kiemdiem_desktop.services.cell.rounds import close_round, current_round
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.known_keys import trusted_keys
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.round_trip import (
    GUIDANCE,
    ROUND,
    collect,
    introduce,
    make_cell,
    make_committee,
    posting,
    send,
    take,
)

ELSEWHERE = RegisteredCell(code="CB-99", name="Chi bộ khác")
LAYER: dict[str, Value] = {
    "number": "15-HD/ĐU",
    "issued_on": "2026-11-19",
    "issuer": "Đảng ủy xã Tiên Phong",
    "values": [{"name": "vote_threshold", "value": "two_thirds"}],
}


@pytest.fixture
def registered(cell: Workspace, committee: Workspace) -> RegisteredCell:
    """The cell as the committee knows it, keys compared."""
    return introduce(cell, committee)


def issue(committee: Workspace, to: RegisteredCell, folder: Path, **other: Value) -> Path:
    """Issue the usual guidance with other parts."""
    made = answering.issue_guidance(committee, to, ROUND, {**GUIDANCE, **other}, posting(folder, "15-HD/ĐU"))
    return made.written.path


def test_the_preview_tells_what_accepting_then_does(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    opened = open_incoming(cell, issue(committee, registered, tmp_path))
    before = cell.store.prompts.count()
    seen = preview(cell, opened)
    assert seen.title == "Hướng dẫn và gợi ý kiểm điểm"
    assert ("Văn bản", "15-HD/ĐU ngày 19/11/2026") in seen.facts
    assert "– Chi bộ thôn Kon Tơ Nang: Làm rõ việc thu, nộp đảng phí." in seen.changes
    assert any("20/12/2026" in line for line in seen.changes)
    assert any("nhiều nhất 20%" in line for line in seen.changes)
    assert (cell.store.prompts.count(), cell.store.incoming.count()) == (before, 0)
    accept(cell, opened)
    assert cell.store.prompts.count() == before + 1


def test_the_preview_tells_each_value_of_a_paper_and_whose_verdict_would_change(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    values: Value = [{"name": "cap_percent", "value": "10"}, {"name": "submit_by", "value": "18/12"}]
    layer: Value = {**LAYER, "values": values}
    seen = preview(cell, open_incoming(cell, issue(committee, registered, tmp_path, layers=[layer])))
    assert "– Tỷ lệ xuất sắc so với hoàn thành tốt: 10 phần trăm (đang dùng: 20 phần trăm)" in seen.changes
    told = "– Hạn chi bộ nộp hồ sơ cho cấp trên: 18/12 (đang dùng: chưa có văn bản nào quy định)"
    assert told in seen.changes
    assert "– Nhóm các đảng viên khác: Xuất sắc tối đa: 2 → 1." in seen.changes
    looser: Value = {**LAYER, "values": [{"name": "cap_percent", "value": "30"}]}
    refused = preview(cell, open_incoming(cell, issue(committee, registered, tmp_path, layers=[looser])))
    assert any("nới lỏng" in line and "Điều 11 khoản 1 điểm 1.5" in line for line in refused.changes)


def test_the_same_package_again_changes_nothing(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    file = issue(committee, registered, tmp_path)
    take(cell, file)
    head = cell.store.journal.head_digest()
    again = open_incoming(cell, file)
    assert again.received_at is not None
    assert preview(cell, again).warnings == ("Gói này đã nhận ngày 10/12/2026; nhận lại không thay đổi gì.",)
    accept(cell, again)
    assert cell.store.journal.head_digest() == head
    assert len(list_incoming(cell)) == 1


def test_accepting_is_one_step_that_is_taken_back_exactly(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    prompts, rounds = cell.store.prompts.all(), cell.store.rounds.all()
    take(cell, issue(committee, registered, tmp_path))
    assert cell.store.undo_label == "Nhận gói của cấp trên"
    cell.store.undo()
    assert (cell.store.prompts.all(), cell.store.rounds.all(), cell.store.incoming.all()) == (prompts, rounds, ())


def test_a_package_for_another_cell_or_round_is_told_apart(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    with pytest.raises(NotForThisCellError, match="gửi cho Chi bộ khác"):
        open_incoming(cell, issue(committee, ELSEWHERE, tmp_path))
    other = answering.issue_guidance(committee, registered, RoundName(year=2031), {}, posting(tmp_path))
    with pytest.raises(NotForThisCellError, match="năm 2031"):
        open_incoming(cell, other.written.path)
    own = send(cell, tmp_path, open_reason="Thử").written.path
    with pytest.raises(NotForThisCellError, match="hồ sơ của chi bộ"):
        open_incoming(cell, own)


def test_guidance_for_a_closed_round_changes_nothing_in_it(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    file = issue(committee, registered, tmp_path)
    close_round(cell, current_round(cell).id)
    with pytest.raises(NotForThisCellError, match="đã kết thúc"):
        open_incoming(cell, file)


def test_an_overtaken_package_is_refused(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    old, new = issue(committee, registered, tmp_path), issue(committee, registered, tmp_path, note="Mới hơn")
    take(cell, new)
    with pytest.raises(NotForThisCellError, match="cũ hơn"):
        open_incoming(cell, old)


def test_a_stranger_and_a_revoked_key_are_refused_and_looked_at_as_plain_text(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path, regulations: Regulations
) -> None:
    stranger = make_committee(regulations, committee.clock)
    file = issue(stranger, registered, tmp_path)
    with pytest.raises(UnknownSignerError, match="chưa được ghi nhận"):
        open_incoming(cell, file)
    told = look_into(cell, file).lines
    assert told[0].startswith("Chỉ xem để biết")
    assert any("content.json" in line for line in told)
    assert cell.store.incoming.count() == 0
    stranger.store.close()
    (key,) = trusted_keys(cell, KeyOwner.SUPERIOR)
    with cell.store.step("Hủy"):
        cell.store.enrolled_keys.save(replace(key, revoked_on=cell.clock.today(), revoke_reason="Mất máy"))
    with pytest.raises(RevokedKeyError):
        open_incoming(cell, issue(committee, registered, tmp_path, note="Khác"))


def test_an_envelope_for_others_says_so(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path, regulations: Regulations
) -> None:
    other = make_cell(regulations, cell.clock)
    with pytest.raises(NotForUsError, match="nơi khác"):
        open_incoming(other, issue(committee, registered, tmp_path))
    other.store.close()


def test_a_prompt_for_somebody_unknown_goes_to_the_cell_with_the_name(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    prompts: list[Value] = [{"subject": {"name": "Người Đã Chuyển"}, "text": "Làm rõ."}]
    take(cell, issue(committee, registered, tmp_path, prompts=prompts))
    assert cell.store.prompts.all()[-1].text == "Đối với Người Đã Chuyển: Làm rõ."


def test_local_rules_come_with_guidance_and_a_bad_one_changes_nothing(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    take(cell, issue(committee, registered, tmp_path, layers=[LAYER]))
    assert [(row.name, row.value, row.number) for row in cell.store.parameters.all()] == [
        ("vote_threshold", "two_thirds", "15-HD/ĐU")
    ]
    bad = issue(committee, registered, tmp_path, layers=[{**LAYER, "values": [{"name": "khong_co", "value": "1"}]}])
    opened = open_incoming(cell, bad)
    before = (cell.store.parameters.all(), cell.store.prompts.all())
    with pytest.raises(KiemdiemError):
        accept(cell, opened)
    assert (cell.store.parameters.all(), cell.store.prompts.all()) == before
    assert cell.store.incoming.count() == 1


def test_a_decision_tells_what_differs_and_who_is_unknown(
    cell: Workspace, committee: Workspace, registered: RegisteredCell, tmp_path: Path
) -> None:
    assert registered.code
    dossier = collect(committee, send(cell, tmp_path).written.path)
    first, *_rest = [row for row in answering.proposed_levels(dossier) if row.level is Level.HTT]
    stranger = DecidedLevel(subject=SubjectName(code="dv-999", name="Không Có"), level=Level.HTT)
    levels = (replace(first, level=Level.HTNV), stranger)
    made = answering.issue_decision(committee, dossier, levels, posting(tmp_path, "30-QĐ/ĐU"))
    opened = open_incoming(cell, made.written.path)
    seen = preview(cell, opened)
    assert opened.kind is PackageKind.DECISION
    assert any("Không Có" in line for line in seen.warnings)
    assert any(first.subject.name in line and "quyết định hoàn thành nhiệm vụ" in line for line in seen.changes)
