"""What a stick with FAT does to files: times to 2 seconds or none, names in capitals. Nothing may depend on either."""

import os
from pathlib import Path

from kiemdiem_desktop.exchange.canonical_zip import MAX_PACKED_BYTES
from kiemdiem_desktop.exchange.writing import write_checked
from kiemdiem_desktop.services.cell.incoming import list_incoming
from kiemdiem_desktop.services.cell.stick_files import list_from_above, list_left_behind
from kiemdiem_desktop.services.committee import answering
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.round_trip import (
    GUIDANCE,
    ROUND,
    collect,
    introduce,
    posting,
    send,
    take,
)

FAT_BEGIN = 315_532_800  # 01/01/1980, the earliest time that FAT can tell
FAT_LARGEST_FILE, FAT_LONGEST_NAME = 4 * 1024**3 - 1, 255


def as_on_fat(file: Path) -> Path:
    """Give a file the time and the name that an old stick gives it back with."""
    os.utime(file, (FAT_BEGIN, FAT_BEGIN))
    return file.rename(file.with_name(file.name.upper()))


def test_packages_come_through_a_stick_that_keeps_neither_times_nor_small_letters(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    registered = introduce(cell, committee)
    files = [
        answering.issue_guidance(committee, registered, ROUND, GUIDANCE, posting(tmp_path, number)).written.path
        for number in ("15-HD/ĐU", "16-HD/ĐU")
    ]
    older, newer = (as_on_fat(file) for file in files)
    assert list_from_above((tmp_path,)) == (newer, older), "the same time for both: told apart by their numbers"
    for file in (older, newer):
        take(cell, file)
    assert [row.number for row in list_incoming(cell)] == ["16-HD/ĐU", "15-HD/ĐU"]


def test_a_dossier_in_capitals_is_received_and_wiped_like_any_other(
    cell: Workspace, committee: Workspace, tmp_path: Path
) -> None:
    introduce(cell, committee)
    file = as_on_fat(send(cell, tmp_path).written.path)
    assert collect(committee, file).was_enveloped
    assert list_left_behind(cell, tmp_path) == (file,)


def test_the_same_file_with_another_time_counts_as_written(tmp_path: Path) -> None:
    written = write_checked(b"noi dung", tmp_path, "dossier-a-2026cn-1.asice")
    os.utime(written.path, (FAT_BEGIN, FAT_BEGIN + 1))
    again = write_checked(b"noi dung", tmp_path, "dossier-a-2026cn-1.asice")
    assert again == written


def test_no_package_can_come_near_the_limits_of_fat() -> None:
    assert MAX_PACKED_BYTES * 100 < FAT_LARGEST_FILE
    longest = f"dossier-{'x' * 64}-2026cn-999.asice.age.part"
    assert len(longest) < FAT_LONGEST_NAME
