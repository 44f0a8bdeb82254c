"""From a checked round to a sealed package on a stick."""

import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.errors import KiemdiemError, NotFoundError
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.exchange.errors import TamperedPackageError
from kiemdiem_desktop.exchange.verifying import verify
from kiemdiem_desktop.services.cell import ratings
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.readiness import NotReadyError, list_missing
from kiemdiem_desktop.services.cell.rounds import current_round, open_round
from kiemdiem_desktop.services.cell.sealing import SealedPackage, seal, seal_and_write, write_sealed
from kiemdiem_desktop.services.cell.sending import freeze, prepare, prepare_frozen, record_sent, summarise
from kiemdiem_desktop.services.cell.sent_packages import last_package, list_packages, words_of_package
from kiemdiem_desktop.services.cell.signing_keys import card_of, make_key, suggest_holder, write_certificate
from kiemdiem_desktop.services.packages import certificate_file
from kiemdiem_desktop.services.workspace import Workspace


def sent(workspace: Workspace, folder: Path, *, replace_reason: str = "") -> SealedPackage:
    """Seal the round without its papers (they have tests of their own) and record it."""
    prepared = prepare(workspace, current_round(workspace), replace_reason=replace_reason)
    sealed = seal_and_write(replace(prepared, papers=prepared.papers[:1]), folder)
    record_sent(workspace, sealed)
    return sealed


def test_unfinished_round_is_not_sealed_and_each_gap_leads_somewhere(workspace: Workspace) -> None:
    round_ = open_round(workspace, year=2026, evaluation_on=date(2026, 12, 10))
    missing = list_missing(check(workspace, round_))
    assert missing
    assert all(item.text and item.advice and item.screen for item in missing)
    with pytest.raises(NotReadyError, match="phải sửa"):
        prepare(workspace, round_)


def test_key_is_needed_first(finished: Workspace) -> None:
    with pytest.raises(NotFoundError, match="chưa có khóa"):
        prepare(finished, current_round(finished))


def test_summary_names_exactly_what_is_signed(finished: Workspace) -> None:
    make_key(finished, holder="A Brêng")
    summary = summarise(finished, check(finished, current_round(finished)))
    assert summary.signer == "A Brêng"
    assert summary.file_name == "dossier-kon-to-nang-2026cn-1.asice"
    assert summary.replaces is None
    assert sum(count for _level, count in summary.levels) == summary.members_rated


def test_package_verifies_with_openssl_alone(finished: Workspace, tmp_path: Path) -> None:
    key = make_key(finished, holder="A Brêng")
    sealed = sent(finished, tmp_path)
    (tmp_path / "signer.pem").write_bytes(certificate_file(key))
    subprocess.run(["python3", "-m", "zipfile", "-e", sealed.written.path, tmp_path / "x"], check=True)
    inner = tmp_path / "x" / "META-INF"
    command: list[str | Path] = [
        "openssl",
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        inner / "signature001.p7s",
    ]
    command += ["-content", inner / "ASiCManifest001.xml", "-CAfile", tmp_path / "signer.pem"]
    done = subprocess.run(
        [*command, "-purpose", "any", "-attime", f"{finished.clock.now().timestamp():.0f}"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_second_package_replaces_the_first_with_a_reason(finished: Workspace, tmp_path: Path) -> None:
    key = make_key(finished, holder="A Brêng")
    first = sent(finished, tmp_path)
    with pytest.raises(NotReadyError, match="gói số 1"):
        prepare(finished, current_round(finished))
    second = sent(finished, tmp_path, replace_reason="Sửa căn cứ của một đồng chí")
    content = verify(second.written.path, trusted=(key.certificate_der,), at=finished.clock.now()).content
    assert (content["sequence"], content["replaces"]) == (2, first.written.sha256)
    assert content["replace_reason"] == "Sửa căn cứ của một đồng chí"


def test_flipped_byte_of_a_written_package_is_refused(finished: Workspace, tmp_path: Path) -> None:
    key = make_key(finished, holder="A Brêng")
    data = bytearray(sent(finished, tmp_path).written.path.read_bytes())
    data[len(data) // 2] ^= 1
    with pytest.raises(TamperedPackageError):
        verify(bytes(data), trusted=(key.certificate_der,), at=finished.clock.now())


def test_nothing_before_a_sent_package_can_be_undone(finished: Workspace, tmp_path: Path) -> None:
    make_key(finished, holder="A Brêng")
    subject = finished.store.subjects.all()[0]
    ratings.propose(finished, subject.id, finished.store.ratings.where(subject_id=subject.id)[0].proposed_level)
    sent(finished, tmp_path)
    assert finished.store.undo() is None
    recorded = last_package(finished, current_round(finished))
    assert recorded is not None
    assert recorded.written_to == str(tmp_path)


def test_a_frozen_package_does_not_change_with_the_workspace(finished: Workspace, tmp_path: Path) -> None:
    make_key(finished, holder="A Brêng")
    prepared = prepare(finished, current_round(finished))
    before = repr(prepared.content)
    subject = finished.store.subjects.where(round_id=prepared.round.id)[1]
    ratings.propose(finished, subject.id, Level.HTNV)
    assert repr(prepared.content) == before
    assert tmp_path.exists()


def test_what_was_frozen_is_what_is_sealed_and_a_refused_place_loses_nothing(
    finished: Workspace, tmp_path: Path
) -> None:
    make_key(finished, holder="A Brêng")
    frozen = freeze(finished, check(finished, current_round(finished)))
    assert frozen == freeze(finished, check(finished, current_round(finished)))
    prepared = replace(prepare_frozen(finished, frozen), papers=frozen.papers[:1])
    told: list[tuple[int, int, str]] = []
    shown = {frozen.papers[0]: b"%PDF da xem"}
    sealed = seal(prepared, rendered=shown, report=lambda *news: told.append(news))
    with pytest.raises(KiemdiemError, match="USB bị rút"):
        write_sealed(sealed, tmp_path / "usb")
    written = write_sealed(sealed, tmp_path)
    with zipfile.ZipFile(written.written.path) as package:
        assert package.read(f"documents/{frozen.papers[0].file_name}") == b"%PDF da xem"
    assert [done for done, _total, _what in told] == [0, 1]


def test_a_changed_dossier_is_not_equal_to_the_frozen_one(finished: Workspace) -> None:
    round_ = current_round(finished)
    frozen = freeze(finished, check(finished, round_))
    ratings.propose(finished, finished.store.subjects.where(round_id=round_.id)[1].id, Level.HTNV)
    assert freeze(finished, check(finished, round_)) != frozen


def test_the_card_of_a_key_tells_holder_words_and_days(finished: Workspace, tmp_path: Path) -> None:
    key = make_key(finished, holder="A Brêng")
    now = finished.clock.now()
    card = card_of(key.certificate_der, at=now)
    assert (card.holder, len(card.words), card.is_expired) == ("A Brêng", 12, False)
    assert card.made_on == now.astimezone().date()
    assert card_of(key.certificate_der, at=now.replace(year=now.year + 6)).is_expired
    written = write_certificate(finished, key, tmp_path)
    assert written.path.name == "khoa-kon-to-nang.cer"
    assert write_certificate(finished, key, tmp_path).sha256 == written.sha256


def test_the_secretary_is_offered_as_holder(finished: Workspace) -> None:
    assert suggest_holder(check(finished, current_round(finished))) == "A Brêng"


def test_packages_are_listed_the_newest_first(finished: Workspace, tmp_path: Path) -> None:
    make_key(finished, holder="A Brêng")
    first = sent(finished, tmp_path)
    sent(finished, tmp_path, replace_reason="Sửa căn cứ")
    packages = list_packages(finished)
    assert [package.sequence for package in packages] == [2, 1]
    assert words_of_package(packages[1]) == first.words
