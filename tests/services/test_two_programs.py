"""The whole round trip by two programs: the committee's real commands, the cell, and only a stick between them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiemdiem_desktop.services.library import open_workspace
from kiemdiem_desktop.services.packages import read_certificate_file
from tests.exchange.soft_token import make_soft_token
from tests.services.cell_side import shelf_of
from tests.services.proving import prove, prove_container
from tests.services.round_trip import GUIDANCE
from tests.store.workspaces import PASSPHRASE

PAPER = ("--on", "19/11/2026", "--json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One side with a home folder of its own; each call is a process that ends."""

    home: Path
    environment: dict[str, str]

    def run(self, *words: object) -> str:
        """Run a Python program to its end and give what it printed; the passphrase is typed where it is asked."""
        done = subprocess.run(
            [sys.executable, "-m", *(str(word) for word in words)],
            env={**os.environ, **self.environment, "HOME": str(self.home), "XDG_DATA_HOME": str(self.home)},
            input=f"{PASSPHRASE}\n{PASSPHRASE}\n",
            capture_output=True,
            text=True,
            start_new_session=True,  # no terminal: what is asked is read from the input
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def committee(self, *words: object) -> dict[str, object]:
        """Run the program's own command of the committee and give what it told."""
        told: dict[str, object] = json.loads(self.run("kiemdiem_desktop", "committee", *words))
        return told

    def cell(self, verb: str, path: object) -> dict[str, object]:
        """Run the cell's program and give what it told."""
        told: dict[str, object] = json.loads(self.run("tests.services.cell_side", self.home, verb, path))
        return told


def office(home: Path, **environment: str) -> Office:
    """Give a side whose folder is `home`."""
    home.mkdir()
    return Office(home=home, environment=environment)


def found_committee(above: Office, stick: Path) -> object:
    """Make the books of the committee, its certificate on the stick; give their folder."""
    new = ("--code", "DU-TP", "--holder", "Nguyễn Văn Thư", "--certificate", stick / "dang-uy.cer", "--json")
    return above.committee("create", "Đảng ủy xã Tiên Phong", *new)["folder"]


def enrol(above: Office, book: object, certificate: Path, words: object) -> None:
    """Let the committee take up a key of the cell by its words."""
    assert isinstance(words, list)
    told = ("--words", ", ".join(words), "--compared-by", "Nguyễn Văn Thư", "--unit", "kon-to-nang", "--json")
    above.committee("enrol", book, certificate, *told)


def prove_all(book: object, below: Office, stick: Path, proofs: Path) -> None:
    """Prove every package that was on the stick with `age` and OpenSSL alone."""
    shelf = shelf_of(below.home)
    cell = open_workspace(shelf, below.home / "chi-bo", passphrase=PASSPHRASE)
    committee = open_workspace(shelf, Path(str(book)), passphrase=PASSPHRASE)
    device = read_certificate_file(stick / "thiet-bi.cer")
    dossiers = sorted(stick.glob("dossier-*"))
    assert len(dossiers) == 2
    prove(dossiers[0], committee, cell, proofs, device)
    prove(dossiers[1], committee, cell, proofs)
    answers = [file for file in stick.glob("*.age") if file not in dossiers]
    assert sorted(file.name.split("-")[0] for file in answers) == ["decision", "guidance", "receipt", "return"]
    for file in answers:
        prove(file, cell, committee, proofs)
    (trust,) = stick.glob("*.asice")
    prove_container(trust.read_bytes(), trust.stem, committee, proofs)
    for workspace in (cell, committee):
        workspace.store.close()


def test_two_programs_go_the_whole_way_with_nothing_but_a_stick_between_them(tmp_path: Path) -> None:
    stick, proofs = tmp_path / "usb", tmp_path / "proofs"
    for folder in (stick, proofs):
        folder.mkdir()
    token = make_soft_token(tmp_path / "token", at=datetime.now(UTC))
    above, below = office(tmp_path / "dang-uy"), office(tmp_path / "nha", **token.environment)
    book = found_committee(above, stick)
    enrol(above, book, stick / "chi-bo.cer", below.cell("begin", stick)["words"])
    enrol(above, book, stick / "thiet-bi.cer", below.cell("know", stick / "dang-uy.cer")["words"])

    def issue(command: str, *words: object) -> None:
        """Issue a package onto the stick and accept it at the cell."""
        made = above.committee(command, book, *words, "--out", stick)
        assert made["is_enveloped"] is (command != "trust")  # the list of keys is for everybody
        kind = {"issue-guidance": "guidance", "decide": "decision"}.get(command, command)
        assert below.cell("accept", made["file"])["kind"] == kind

    def receive(told: dict[str, object]) -> None:
        (verdict,) = json.loads(above.run("kiemdiem_desktop", "committee", "receive", book, told["file"], "--json"))
        assert verdict["verdict"] in ("accepted", "replaced"), verdict

    (tmp_path / "hd.json").write_text(json.dumps(GUIDANCE), encoding="utf-8")
    cell = "kon-to-nang"
    issue("issue-guidance", cell, tmp_path / "hd.json", "--year", 2026, "--number", "15-HD/ĐU", *PAPER)
    receive(below.cell("send-with-two", stick))
    issue("return", cell, "--reason", "Thiếu", "--point", "Bổ sung biên bản.", "--number", "21-CV/ĐU", *PAPER)
    again = below.cell("send-again", stick)
    assert again["tasks"] == ["Bổ sung biên bản."]
    receive(again)
    issue("receipt", cell, "--json")
    issue("decide", cell, "--level", "dv-2=HTNV", "--number", "30-QĐ/ĐU", *PAPER)
    issue("trust", "--json")

    state = below.cell("show", stick)
    assert (state["received"], state["returned"]) == ([True, False], [False, True])
    decided = state["decided"]
    assert isinstance(decided, dict)
    assert decided["dv-2"] == "HTNV"
    assert len(decided) > 2
    prove_all(book, below, stick, proofs)
