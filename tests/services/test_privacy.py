"""What leaves the house: nothing private of a member, nothing internal of the cell, in no file of the package."""

import json
import re
from dataclasses import replace

import pytest

from kiemdiem_desktop.documents.text import write_text
from kiemdiem_desktop.domain.comment import Comment
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.leaving import what_leaves, what_stays
from kiemdiem_desktop.services.cell.rounds import current_round
from kiemdiem_desktop.services.cell.sealing import PreparedPackage
from kiemdiem_desktop.services.cell.sending import freeze, prepare
from kiemdiem_desktop.services.cell.signing_keys import make_key
from kiemdiem_desktop.services.workspace import Workspace

SECRET, ABSENT = "KHÔNG-RỜI-CHI-BỘ", "LÝ-DO-VẮNG"
WITH_REASONS = ("bien-ban-", "danh-sach-chua-kiem-diem")  # the forms ask for the reason of absence
NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")


@pytest.fixture
def marked(finished: Workspace) -> Workspace:
    """The finished cell, every private field of it marked, and an internal comment on everybody."""
    round_, store = current_round(finished), finished.store
    with store.step("Đánh dấu"):
        for number, member in enumerate(store.members.all()):
            store.members.save(
                replace(
                    member,
                    note=SECRET,
                    personal_number=f"03817600{number:04d}",
                    card_number=f"03817600{number:04d}",
                )
            )
        for subject in store.subjects.where(round_id=round_.id):
            store.comments.add(Comment(round_id=round_.id, subject_id=subject.id, text=SECRET, is_internal=True))
        for row in store.attendance.where(round_id=round_.id):
            store.attendance.save(replace(row, reason=ABSENT))
    return finished


@pytest.fixture
def package(marked: Workspace) -> PreparedPackage:
    """The package of that cell, as it would be sealed."""
    make_key(marked, holder="A Brêng")
    return prepare(marked, current_round(marked))


def test_no_private_field_and_no_internal_comment_is_in_the_data(package: PreparedPackage) -> None:
    told = json.dumps(package.content, ensure_ascii=False)
    assert SECRET not in told
    assert ABSENT not in told
    assert not NUMBER.findall(told)


def test_nor_in_any_of_the_papers(package: PreparedPackage) -> None:
    told = {job.file_name: write_text(job.document) for job in package.papers}
    assert len(told) > 40
    assert [name for name, text in told.items() if SECRET in text or NUMBER.search(text)] == []
    assert all(name.startswith(WITH_REASONS) for name, text in told.items() if ABSENT in text)


def test_names_of_files_name_nobody(package: PreparedPackage, marked: Workspace) -> None:
    names = [package.file_name, *(job.file_name for job in package.papers)]
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in names)
    given = {
        member.full_name.split()[-1].lower() for member in marked.store.members.all() if member.full_name.isascii()
    }
    assert not [name for name in names if given & set(re.split(r"[.-]", name))]


def test_the_person_is_told_what_leaves_and_what_stays(marked: Workspace) -> None:
    frozen = freeze(marked, check(marked, current_round(marked)))
    leaves, stays = "\n".join(what_leaves(frozen)), "\n".join(what_stays(frozen))
    members, subjects = len(frozen.checked.dossier.members), frozen.checked.dossier.subjects
    assert f"{members} đảng viên: họ tên, ngày sinh" in leaves
    assert "bốn chữ số cuối" in leaves
    assert f"góp ý nội bộ: {len(subjects)}" in stays
    assert "giới tính, dân tộc (mẫu thống kê của cấp ủy hỏi)" in leaves
    assert "tôn giáo" in stays
