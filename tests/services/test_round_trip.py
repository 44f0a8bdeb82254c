"""Guidance → dossier → return → dossier again → receipt → decision, with OpenSSL and age looking at every file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.committee import ReceivedDossier
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.superior_package import ReturnPoint, SubjectName
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.exchange.tokens.devices import OncePin, TokenKey, list_keys
from kiemdiem_desktop.services.cell.countersigning import countersign, open_to_sign, take_countersigned
from kiemdiem_desktop.services.cell.dossiers import load_dossier
from kiemdiem_desktop.services.cell.kept_copies import waits_for_envelope, write_again
from kiemdiem_desktop.services.cell.prompts import edit_prompt, list_prompts
from kiemdiem_desktop.services.cell.readiness import NotReadyError
from kiemdiem_desktop.services.cell.returns import (
    list_tasks,
    set_task_answer,
    set_task_done,
    suggest_replace_reason,
)
from kiemdiem_desktop.services.cell.rounds import close_round, current_round, open_round
from kiemdiem_desktop.services.cell.sending import prepare
from kiemdiem_desktop.services.cell.sent_packages import fate_of, list_packages
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.committee.answering import Correction
from kiemdiem_desktop.services.committee.dossiers import content_of
from kiemdiem_desktop.services.committee.issuing import IssuedFile
from kiemdiem_desktop.services.committee.register import enrol_cell
from kiemdiem_desktop.services.known_keys import take_up_key
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.workspace import Workspace
from tests.exchange.soft_token import EC_ID, PIN, SOFTHSM, make_soft_token
from tests.services.proving import prove
from tests.services.round_trip import (
    GUIDANCE,
    ROUND,
    collect,
    introduce,
    posting,
    send,
    take,
)


def answer_all(cell: Workspace) -> None:
    """Answer every prompt, the first one by declining it."""
    for place, prompt in enumerate(list_prompts(cell, current_round(cell).id)):
        if not prompt.is_answered:
            part = "answer" if place else "declined_reason"
            edit_prompt(cell, prompt.id, part=part, value="Đã công khai trước chi bộ.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Both sides, the stick between them, a folder for proofs, and where the second signer of the cell works."""

    cell: Workspace
    committee: Workspace
    stick: Path
    proofs: Path
    desk: Path

    def go_down(self, made: IssuedFile) -> None:
        """Prove a package of the committee by other programs, and accept it at the cell."""
        prove(made.written.path, self.cell, self.committee, self.proofs)
        take(self.cell, made.written.path)

    def go_up(self, *, reason: str = "") -> ReceivedDossier:
        """Send the dossier with two signatures, prove it by other programs, and receive it at the committee."""
        first = send(self.cell, self.desk, reason=reason, open_reason="Chờ đồng chí phó bí thư ký")
        key = device_key()
        signed = countersign(
            open_to_sign(self.cell, first.written.path), key, self.desk / "ky", at=self.cell.clock.now()
        )
        whole = take_countersigned(self.cell, signed.path)
        assert waits_for_envelope(self.cell, whole)
        written = write_again(self.cell, whole, self.stick)
        prove(written.path, self.committee, self.cell, self.proofs, key.certificate_der)
        return collect(self.committee, written.path)


def device_key() -> TokenKey:
    """Give the key on the device of the deputy secretary, for one signature."""
    device = next(key for key in list_keys(SOFTHSM) if key.key_id == EC_ID)
    return TokenKey(key=device, pin=OncePin(PIN))


def know_the_device(exchange: Exchange) -> None:
    """Let both sides know the second signer's key, which another authority issued."""
    der = device_key().certificate_der
    for workspace, owner in ((exchange.cell, KeyOwner.OWN), (exchange.committee, KeyOwner.CELL)):
        take_up_key(
            workspace, der, owner=owner, compared_by="Nguyễn Văn Thư", unit=("kon-to-nang", "Chi bộ thôn Kon Tơ Nang")
        )


def guide(exchange: Exchange) -> str:
    """Issue guidance and answer its prompt; give the digest of the package."""
    cell, registered = exchange.cell, introduce(exchange.cell, exchange.committee)
    know_the_device(exchange)
    made = answering.issue_guidance(
        exchange.committee, registered, ROUND, GUIDANCE, posting(exchange.stick, "15-HD/ĐU")
    )
    exchange.go_down(made)
    assert current_round(cell).superior_due_on == date(2026, 12, 20)
    prompted = list_prompts(cell, current_round(cell).id)[-1]
    assert (prompted.text, prompted.number) == ("Làm rõ việc thu, nộp đảng phí.", "15-HD/ĐU")
    assert prompted.issuer == "Đảng ủy xã Tiên Phong"
    with pytest.raises(NotReadyError):
        prepare(cell, current_round(cell))
    answer_all(cell)
    return made.issued.digest


def give_back(exchange: Exchange, dossier: ReceivedDossier) -> str:
    """Return a dossier, and correct it point by point; give the digest of the return."""
    cell, round_id = exchange.cell, current_round(exchange.cell).id
    points = (
        ReturnPoint(subject=SubjectName(code="chi-bo", name="Chi bộ"), text="Ghi rõ căn cứ đề nghị."),
        ReturnPoint(text="Bổ sung biên bản."),
    )
    correction = Correction(reason="Thiếu căn cứ", points=points, due_on=date(2026, 12, 24))
    made = answering.issue_return(exchange.committee, dossier, correction, posting(exchange.stick, "21-CV/ĐU"))
    exchange.go_down(made)
    assert fate_of(cell, list_packages(cell)[0]).returned_at is not None
    tasks = list_tasks(cell, round_id)
    assert [task.text for task in tasks] == ["Ghi rõ căn cứ đề nghị.", "Bổ sung biên bản."]
    with pytest.raises(NotReadyError, match="còn 2 việc"):
        prepare(cell, current_round(cell), replace_reason="Đã sửa")
    for task in tasks:
        set_task_answer(cell, task.id, answer="Đã bổ sung")
        set_task_done(cell, task.id, is_done=True)
    return made.issued.digest


def decide(exchange: Exchange, dossier: ReceivedDossier) -> str:
    """Decide as proposed but for one member, who is rated lower; give the member's name."""
    proposed = answering.proposed_levels(dossier)
    member = next(row for row in proposed if row.subject.code.startswith("dv-") and row.level is Level.HTT)
    levels = answering.with_levels(proposed, {member.subject.code: (Level.HTNV, "Thẩm định lại")})
    exchange.go_down(answering.issue_decision(exchange.committee, dossier, levels, posting(exchange.stick, "30-QĐ/ĐU")))
    return member.subject.name


def test_the_whole_round_trip_with_two_signers_one_of_them_on_a_device(
    cell: Workspace, committee: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in make_soft_token(tmp_path / "token").environment.items():
        monkeypatch.setenv(name, value)
    stick, proofs, desk = tmp_path / "usb", tmp_path / "proofs", tmp_path / "ban"
    for folder in (stick, proofs, desk, desk / "ky"):
        folder.mkdir()
    exchange = Exchange(cell=cell, committee=committee, stick=stick, proofs=proofs, desk=desk)
    round_ = current_round(cell)

    guidance = guide(exchange)
    first = exchange.go_up()
    assert content_of(first)["guidance"] == [guidance]
    assert first.was_enveloped

    notice = give_back(exchange, first)
    reason = suggest_replace_reason(cell, round_.id)
    assert reason == "Sửa theo phiếu trả lại 21-CV/ĐU của Đảng ủy xã Tiên Phong"
    second = exchange.go_up(reason=reason)
    assert (second.replaces, second.answers, second.sequence) == (first.digest, notice, 2)
    corrections = content_of(second)["corrections"]
    assert isinstance(corrections, list)
    assert corrections[0] == {"who": "Chi bộ", "text": "Ghi rõ căn cứ đề nghị.", "answer": "Đã bổ sung"}
    assert list_tasks(cell, round_.id) == ()

    exchange.go_down(answering.issue_receipt(committee, second, posting(exchange.stick)))
    newest = list_packages(cell)[0]
    assert (newest.sequence, fate_of(cell, newest).received_at) == (2, second.received_at)

    lowered = decide(exchange, second)
    subjects = {row.id: row.name for row in cell.store.subjects.where(round_id=round_.id)}
    ratings = {subjects[row.subject_id]: row for row in cell.store.ratings.where(round_id=round_.id)}
    assert (ratings[lowered].decided_level, ratings[lowered].decision_number) == (Level.HTNV, "30-QĐ/ĐU")
    assert all(row.decided_level for row in ratings.values() if row.proposed_level)
    assert not [file.name for file in exchange.stick.iterdir() if file.read_bytes().startswith(b"PK")]
    check_next_year(cell, lowered)


def check_next_year(cell: Workspace, name: str) -> None:
    """The decided level is what next year's review finds as the level before."""
    close_round(cell, current_round(cell).id)
    following = open_round(cell, year=2027, evaluation_on=date(2027, 12, 10))
    rows = {row.subject.name: row.previous_level for row in load_dossier(cell, following).subjects}
    assert rows[name] is Level.HTNV


def test_the_list_of_keys_carries_a_new_key_of_the_superior(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    introduce(cell, committee)
    trust = answering.issue_trust(committee, posting(tmp_path))
    take(cell, trust.written.path)
    rows = cell.store.enrolled_keys.all()
    told = {(row.owner.value, row.unit_code) for row in rows if row.owner is not KeyOwner.OWN}
    assert told == {("superior", "DU-TP"), ("cell", "kon-to-nang")}


def test_words_that_are_not_of_the_card_enrol_nothing(cell: Workspace, committee: Workspace) -> None:
    key, other = find_own_key(cell), find_own_key(committee)
    assert key is not None
    assert other is not None
    with pytest.raises(KiemdiemError, match="không khớp"):
        enrol_cell(committee, key.certificate_der, words=", ".join(other.card_words), compared_by="Nguyễn Văn Thư")
    assert committee.store.enrolled_keys.count(owner=KeyOwner.CELL) == 0
