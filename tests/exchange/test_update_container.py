"""Update packages: whole and signed by the publisher, or refused with the reason; nothing else reaches the disk."""

import io
import json
import lzma
import random
import subprocess
import tarfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import pytest
from jsonschema import Draft202012Validator

from installer.make_update import changes_of, make_update
from kiemdiem_desktop.domain.errors import CancelledError
from kiemdiem_desktop.domain.update import ProgramFile
from kiemdiem_desktop.exchange import update_container, update_content
from kiemdiem_desktop.exchange import update_errors as refused
from kiemdiem_desktop.exchange.cades import make_signature
from kiemdiem_desktop.exchange.canonical_zip import end_record, headers
from kiemdiem_desktop.exchange.content import canonical_json
from kiemdiem_desktop.exchange.doors import checksum_module
from kiemdiem_desktop.exchange.envelope import read_file
from kiemdiem_desktop.exchange.manifest import list_digests
from kiemdiem_desktop.exchange.update_container import NAMES, PAYLOAD_NAME, OpenedUpdate, is_update, open_update, unpack
from kiemdiem_desktop.exchange.verifying import read_bytes
from kiemdiem_desktop.services.packages import certificate_file
from tests.exchange.samples import a_package
from tests.exchange.update_samples import AT, CHANGES, an_update, lay_version, publisher

SCHEMA = Path(__file__).parents[2] / "resources/schemas/update-1.json"


def opened(path: Path) -> OpenedUpdate:
    """Open a package of the test's publisher."""
    return open_update(path, trusted=(publisher().certificate_der,), at=AT, report=lambda _done, _whole: None)


def kept(update: OpenedUpdate) -> dict[str, bytes]:
    """Unpack into memory."""
    found: dict[str, bytes] = {}

    def keep(file: ProgramFile, part: IO[bytes]) -> str:
        found[file.path] = part.read()
        return sha256(found[file.path]).hexdigest()

    unpack(update, keep)
    return found


def entries_of(path: Path) -> dict[str, bytes]:
    """Cut a package into its five entries."""
    data, place, entries = path.read_bytes(), 0, {}
    for name in NAMES:
        size = int.from_bytes(data[place + 22 : place + 26], "little")
        begin = place + 30 + len(name)
        entries[name], place = data[begin : begin + size], begin + size
    return entries


def packed(path: Path, change: Callable[[dict[str, bytes]], object], *, signed: bool = False) -> Path:
    """Give the package with its entries changed and its shell made sound again, signed anew where wanted."""
    entries = entries_of(path)
    change(entries)
    if signed:
        manifest = list_digests({name: sha256(entries[name]).digest() for name in NAMES[:3]}, 1)
        entries |= {NAMES[3]: manifest, NAMES[4]: make_signature(manifest, publisher(), at=AT)}
    body, directory = b"", b""
    for name, data in entries.items():
        local, central = headers(name, checksum_module().crc32(data), len(data), len(body))
        body, directory = body + local + data, directory + central
    path.write_bytes(body + directory + end_record(len(entries), len(directory), len(body)))
    return path


def with_content(path: Path, **changes: object) -> Path:
    """Give the package with other content, rightly signed."""

    def change(entries: dict[str, bytes]) -> None:
        content = {**json.loads(entries["content.json"]), **changes}
        entries["content.json"] = canonical_json({key: value for key, value in content.items() if value is not None})

    return packed(path, change, signed=True)


def test_a_package_tells_its_version_and_gives_back_every_file(tmp_path: Path) -> None:
    update = opened(an_update(tmp_path))
    notice = update.notice
    assert (notice.version, notice.target, notice.schema, notice.changes) == ("0.2.0", "linux", 1, CHANGES)
    assert update.signer.certificate.holder == "Nơi phát hành thử"
    built = tmp_path / "built-0.2.0"
    assert kept(update) == {file.path: (built / file.path).read_bytes() for file in notice.files}
    assert {file.path for file in notice.files if file.is_program} == {"start"}
    assert notice.size_bytes == sum(path.stat().st_size for path in built.rglob("*") if path.is_file())


def test_the_content_follows_the_published_schema(tmp_path: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    content: dict[str, Any] = json.loads(entries_of(an_update(tmp_path))["content.json"])
    Draft202012Validator(schema).validate(content)
    assert set(content) == set(schema["properties"])
    assert update_content.read_update_content(schema["examples"][0]) is not None


def test_same_files_same_bytes_the_signature_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    first, second = (entries_of(an_update(tmp_path / name)) for name in ("a", "b"))
    assert first | {NAMES[4]: b""} == second | {NAMES[4]: b""}


def test_openssl_and_tar_read_it_without_us(tmp_path: Path) -> None:
    entries = entries_of(an_update(tmp_path))
    for number, data in enumerate((entries[NAMES[3]], entries[NAMES[4]], certificate_file(publisher()))):
        (tmp_path / f"{number}").write_bytes(data)
    command = "openssl cms -verify -binary -inform DER -in 1 -content 0 -CAfile 2 -purpose any -out /dev/null"
    subprocess.run([*command.split(), "-attime", str(int(AT.timestamp()))], cwd=tmp_path, check=True)
    (tmp_path / "t.tar.xz").write_bytes(entries[PAYLOAD_NAME])
    told = subprocess.check_output(["tar", "--list", "--file", "t.tar.xz"], cwd=tmp_path, text=True)
    assert "program/kiemdiem_desktop/__init__.py" in told.splitlines()
    subprocess.run(["unzip", "-tqq", "update-linux-0.2.0.asice"], cwd=tmp_path, check=True)


@pytest.mark.parametrize("cut", [0, 10, 200, 1_500, -1, -30])
def test_a_package_cut_short_is_refused(tmp_path: Path, cut: int) -> None:
    path = an_update(tmp_path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(refused.UpdateError) as caught:
        opened(path)
    assert caught.value.code == ("not_an_update" if 0 <= cut < 100 else "bad_update")


def test_any_flipped_byte_is_refused(tmp_path: Path) -> None:
    path = an_update(tmp_path)
    sound, chance = path.read_bytes(), random.Random(7)
    places = {*range(38), *chance.sample(range(len(sound)), 200), *range(len(sound) - 60, len(sound))}
    for place in places:
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1 << chance.randrange(8)]) + sound[place + 1 :])
        with pytest.raises(refused.UpdateError):
            opened(path)


def test_bytes_behind_the_end_are_refused(tmp_path: Path) -> None:
    path = an_update(tmp_path)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(refused.BadUpdateError):
        opened(path)


def test_changed_content_under_the_old_signature_is_refused(tmp_path: Path) -> None:
    def change(entries: dict[str, bytes]) -> None:
        entries["content.json"] = entries["content.json"].replace(b"0.2.0", b"9.9.9")

    with pytest.raises(refused.BadUpdateError, match="bị thay đổi sau khi ký"):
        opened(packed(an_update(tmp_path), change))


def test_a_key_of_somebody_else_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(refused.ForeignUpdateError, match="Người lạ"):
        opened(an_update(tmp_path, key=publisher("Người lạ")))


def test_a_program_without_a_publisher_believes_nobody(tmp_path: Path) -> None:
    with pytest.raises(refused.NoPublisherError):
        open_update(an_update(tmp_path), trusted=(), at=AT, report=lambda _done, _whole: None)


@pytest.mark.parametrize("days", [-30, 366 * 6])
def test_a_key_out_of_its_time_is_refused_with_the_day(tmp_path: Path, days: int) -> None:
    at = AT + timedelta(days=days)
    with pytest.raises(refused.UpdateKeyError, match=r"20\d\d"):
        open_update(
            an_update(tmp_path), trusted=(publisher().certificate_der,), at=at, report=lambda _done, _whole: None
        )


def test_a_newer_format_is_told_from_damage(tmp_path: Path) -> None:
    with pytest.raises(refused.NewerUpdateFormatError, match="số 2"):
        opened(with_content(an_update(tmp_path), format_version=2, colour="red"))


@pytest.mark.parametrize(
    ("name", "data"),
    [("dossier.asice", a_package()), ("x.asice", b"PK\x03\x04 Word"), ("x.asice.age", b"age-encryption.org/v1\n")],
)
def test_another_file_is_no_update(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert not is_update(tmp_path / name)
    with pytest.raises(refused.NotAnUpdateError, match=name):
        opened(tmp_path / name)


def test_an_update_is_known_by_its_entries(tmp_path: Path) -> None:
    assert is_update(an_update(tmp_path))
    assert not is_update(tmp_path / "gone.asice")


def test_a_package_on_a_stick_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(refused.FileGoneError):
        opened(tmp_path / "gone.asice")


def test_an_update_among_the_packages_of_people_is_told_where_it_belongs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_container, "MAX_PACKED_BYTES", 100)
    path = an_update(tmp_path)
    for read in (read_bytes, read_file):
        with pytest.raises(refused.UpdateHereError, match="là gói cập nhật chương trình"):
            read(path)


def test_a_person_may_stop_the_check(tmp_path: Path) -> None:
    def stop(_done: int, _whole: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        open_update(an_update(tmp_path), trusted=(publisher().certificate_der,), at=AT, report=stop)


PATHS = ("../x", "/etc/x", "C:/x", "a\\b", "a//b", "con", "a/nul.py", "a/.", "a.", "x" * 200, "biên", "", "a/ b", "a:b")


@pytest.mark.parametrize("path", PATHS)
def test_a_file_that_would_lead_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    made = an_update(tmp_path)
    with pytest.raises(refused.BadUpdateError):
        opened(with_content(made, files=[{"path": path, "size": 0, "sha256": "0" * 64}]))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "../0.2"},
        {"version": None},
        {"files": []},
        {"files": [{"path": name, "size": 0, "sha256": "0" * 64} for name in ("b", "a")]},
        {"files": [{"path": name, "size": 0, "sha256": "0" * 64} for name in ("A", "a")]},
        {"files": [{"path": "a", "size": 800_000_000, "sha256": "0" * 64}]},
        {"files": [{"path": "a", "size": 1, "sha256": "zz"}]},
        {"colour": "red"},
        {"format_version": 0},
    ],
)
def test_content_that_says_the_impossible_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(refused.BadUpdateError):
        opened(with_content(an_update(tmp_path), **changes))


def with_archive(path: Path, *members: tuple[str, bytes, bytes]) -> Path:
    """Give the package with another archive, rightly signed: name, kind of the entry, bytes."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind, data in members:
            entry = tarfile.TarInfo(name)
            entry.type, entry.size = kind, len(data)
            entry.linkname = "/etc/passwd" if kind != tarfile.REGTYPE else ""
            archive.addfile(entry, io.BytesIO(data))
    return packed(path, lambda entries: entries.update({PAYLOAD_NAME: lzma.compress(buffer.getvalue())}), signed=True)


@pytest.mark.parametrize(
    "members",
    [
        (("build.json", tarfile.REGTYPE, b"{}"),),
        (("../evil", tarfile.REGTYPE, b"x"),),
        (("start", tarfile.SYMTYPE, b""),),
        (("start", tarfile.LNKTYPE, b""),),
        (("program", tarfile.DIRTYPE, b""),),
        (),
    ],
)
def test_an_archive_that_is_not_what_was_signed_is_refused(
    tmp_path: Path, members: tuple[tuple[str, bytes, bytes], ...]
) -> None:
    update = opened(with_archive(an_update(tmp_path), *members))
    with pytest.raises(refused.BadUpdateError):
        kept(update)


def test_an_archive_that_unpacks_to_more_than_was_signed_is_refused(tmp_path: Path) -> None:
    def bomb(entries: dict[str, bytes]) -> None:
        entries[PAYLOAD_NAME] = lzma.compress(b"\0" * 10_000_000)

    with pytest.raises(refused.BadUpdateError):
        kept(opened(packed(an_update(tmp_path), bomb, signed=True)))


def test_a_stick_that_changes_between_check_and_use_is_noticed(tmp_path: Path) -> None:
    path = an_update(tmp_path)
    update, data = opened(path), bytearray(path.read_bytes())
    data[update.begin + update.size_bytes // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(refused.BadUpdateError):
        kept(update)


def test_the_limits_hold_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update_container, "MAX_PAYLOAD_BYTES", 10)
    with pytest.raises(refused.BadUpdateError, match="lớn"):
        opened(an_update(tmp_path))


def test_a_maker_refuses_what_no_receiver_would_take(tmp_path: Path) -> None:
    folder = lay_version(tmp_path / "built", "0.2.0")
    (folder / "tiếng Việt.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Exception, match="danh sách tệp"):
        make_update(folder, tmp_path, key=publisher(), at=AT, changes="")
    (folder / "tiếng Việt.txt").unlink()
    (folder / "link").symlink_to("start")
    with pytest.raises(ValueError, match="link"):
        make_update(folder, tmp_path, key=publisher(), at=AT, changes="")
    with pytest.raises(ValueError, match=r"build\.json"):
        make_update(tmp_path, tmp_path, key=publisher(), at=AT, changes="")


def test_what_is_new_is_the_section_of_the_version() -> None:
    log = "# Nhật ký\n\n## 0.10.0 – sau\n\n- sau\n\n## 0.1.0 – tháng 11\n\n- đầu\n\n- hai\n"
    assert changes_of(log, "0.1.0") == "- đầu\n\n- hai"
    assert changes_of(log, "0.10.0") == "- sau"
    for version in ("0.1", "0.3.0", "0.10"):
        with pytest.raises(ValueError, match="says nothing"):
            changes_of(log, version)


def test_the_signed_moment_is_kept(tmp_path: Path) -> None:
    notice = opened(an_update(tmp_path)).notice
    assert replace(notice, made_at=AT) == notice
