"""Forms from elsewhere: typed in the fonts of old machines, of another quarter, another year, another cell."""

import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from kiemdiem_desktop.domain.fillable import find_stamp
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.round import Round
from kiemdiem_desktop.intake.legacy import _TCVN3, _VNI
from kiemdiem_desktop.services.cell.blank_forms import FormFormat, blank_forms, form_bytes
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.returned_forms import FileChoices, FileState, preview_forms, read_returned
from kiemdiem_desktop.services.cell.rounds import choose_round, close_round, current_round, open_round
from kiemdiem_desktop.services.workspace import Workspace
from tests.services.filling import fill_word, fill_workbook, word_file
from tests.services.returning import Blank, Look, blank, look, subject_of
from tests.services.test_free_forms import OWN

__all__ = ["blank", "look"]  # fixtures

SAID = "Tôi nhận trách nhiệm về việc chậm báo cáo."
IN_VNI = "Toâi nhaän traùch nhieäm veà vieäc chaäm baùo caùo."
IN_TCVN3 = "T«i nhËn tr¸ch nhiÖm vÒ viÖc chËm b¸o c¸o."
_VNI_OF = {letter: code for code, letter in _VNI.items()}
_TCVN3_OF = {chr(letter): chr(code) for code, letter in _TCVN3.items()}


def in_vni(text: str) -> str:
    """Give a text as VNI-Windows has it."""
    return "".join(_VNI_OF.get(letter, letter) for letter in text)


def in_tcvn3(text: str) -> str:
    """Give a text as TCVN3 has it; capitals with marks have no code there and are typed small."""
    return "".join(_TCVN3_OF.get(letter) or _TCVN3_OF.get(letter.lower(), letter) for letter in text)


@pytest.mark.parametrize("typed", [IN_VNI, IN_TCVN3])
@pytest.mark.parametrize("kind", list(FormFormat))
def test_answers_in_an_old_font_become_unicode(blank: Blank, look: Look, typed: str, kind: FormFormat) -> None:
    fill = fill_word if kind is FormFormat.DOCX else fill_workbook
    (form,) = look(fill(blank(kind=kind), {"section.A.V": typed, "section.A.VI": "Co gang hon."}), suffix=kind.value)
    assert {change.tag: change.after for change in form.changes} == {
        "section.A.V": SAID,
        "section.A.VI": "Co gang hon.",
    }
    assert [note.code for note in form.notes] == ["legacy_text"]
    assert form.subject_name == "Lê Thị Giáo"


@pytest.mark.parametrize("encode", [in_vni, in_tcvn3])
def test_a_whole_letter_in_an_old_font_is_parted_by_its_headings(
    workspace: Workspace, look: Look, encode: Callable[[str], str]
) -> None:
    lines = tuple(map(encode, OWN))
    assert lines != OWN
    giao = subject_of(workspace, "Lê Thị Giáo")
    (form,) = look(word_file(*lines))
    assert (form.state, form.owners[0]) == (FileState.ASKS, giao)
    (form,) = look(word_file(*lines), choices=FileChoices(subject_id=giao))
    found = {change.tag: change.after for change in form.changes}
    assert found["section.A.I.1"] == "Tôi luôn tin tưởng vào đường lối."
    assert found["section.A.VI"] == "Mạnh dạn góp ý."
    assert found["level"] == "Hoàn thành tốt nhiệm vụ"


def test_unicode_beside_an_old_font_stays_as_it_is(blank: Blank, look: Look) -> None:
    answers = {"section.A.V": IN_VNI, "section.A.VI": "Không có gì.", "section.A.III": "Đã khắc phục xong."}
    (form,) = look(fill_word(blank(), answers))
    found = {change.tag: change.after for change in form.changes}
    assert found == {"section.A.V": SAID, "section.A.VI": "Không có gì.", "section.A.III": "Đã khắc phục xong."}


def quarter_form(workspace: Workspace, period: Period, on: date) -> bytes:
    """Open the round of a quarter, give the blank form of its one leader."""
    round_ = open_round(workspace, year=2026, period=period, evaluation_on=on)
    (form,) = blank_forms(workspace, check(workspace, round_), FormFormat.DOCX)
    assert re.fullmatch(r"tran-van-bi-mau-05-2026q\d-\d+\.docx", form.file_name)
    return form_bytes(form)


def trouble_of(workspace: Workspace, folder: Path, data: bytes) -> str:
    """Give why a file is refused in the round at work."""
    path = folder / "tra-ve.docx"
    path.write_bytes(data)
    (form,) = preview_forms(check(workspace, current_round(workspace)), read_returned((path,)), {})
    assert form.state is FileState.REFUSED
    return form.trouble


def test_a_form_of_another_quarter_is_named(workspace: Workspace, tmp_path: Path) -> None:
    second = quarter_form(workspace, Period.Q2, date(2026, 6, 30))
    close_round(workspace, current_round(workspace).id)
    quarter_form(workspace, Period.Q3, date(2026, 9, 30))
    assert "của đợt quý II năm 2026, không phải đợt quý III năm 2026" in trouble_of(workspace, tmp_path, second)


def test_a_form_of_the_year_is_no_form_of_its_quarter(
    workspace: Workspace, round_: Round, blank: Blank, tmp_path: Path
) -> None:
    of_the_year = blank("Trần Văn Bí")
    assert round_.period is Period.YEAR
    of_the_quarter = quarter_form(workspace, Period.Q3, date(2026, 9, 30))
    assert "của đợt năm 2026, không phải đợt quý III năm 2026" in trouble_of(workspace, tmp_path, of_the_year)
    choose_round(workspace, round_.id)
    assert "của đợt quý III năm 2026, không phải đợt năm 2026" in trouble_of(workspace, tmp_path, of_the_quarter)


def test_codes_that_were_sent_out_before_are_still_read(blank: Blank) -> None:
    assert find_stamp(blank().decode("latin-1")) is None  # packed
    found = find_stamp("Mã bản: KD1-2025-3-2A-0A1B2C-" + _close("KD1-2025-3-2A-0A1B2C"))
    assert found is not None
    assert (found.year, found.period, found.text.startswith("KD1-2025-3-2A-0A1B2C-")) == (2025, Period.YEAR, True)


def _close(body: str) -> str:
    return sha256(body.encode()).hexdigest()[:4].upper()
