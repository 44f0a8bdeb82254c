"""What the recipes of the installers say: in two languages, composed letters, and never a word against workspaces."""

import re
import unicodedata
from pathlib import Path

from installer.build_linux import RECIPES as LINUX
from installer.build_windows import RECIPES as WINDOWS
from installer.setup_look import mend
from installer.smoke.judge import OPENED, count_members
from installer.smoke.linux import _depended_on

SETUP = (WINDOWS / "setup.nsi").read_text(encoding="utf-8")
WORDS = (WINDOWS / "words.nsh").read_text(encoding="utf-8-sig")


def test_every_word_is_said_in_vietnamese_first_and_in_english() -> None:
    said = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.+)"$', WORDS, re.MULTILINE)
    assert [language for _name, language, _words in said] == ["VIETNAMESE", "ENGLISH"] * (len(said) // 2)
    used = set(re.findall(r"\$\((\w+)\)", SETUP))
    assert used == {name for name, _language, _words in said}


def test_words_are_composed_letters() -> None:
    for text in (SETUP, WORDS, *(path.read_text(encoding="utf-8") for path in LINUX.iterdir())):
        assert unicodedata.is_normalized("NFC", text)
    loose = unicodedata.normalize("NFD", "&Tiến >")
    assert mend(loose) == "&Tiếp tục >"


def test_no_recipe_removes_workspaces() -> None:
    removing = re.findall(r"^\s*(?:RMDir|Delete)\b.*$", SETUP, re.MULTILINE)
    assert removing
    assert not [line for line in removing if "LOCALAPPDATA" in line or "SHELVES" in line]
    assert not [line for line in removing if line.rstrip().endswith(('/r "$INSTDIR"', "/r $INSTDIR"))]
    names = {path.name for path in LINUX.iterdir()}
    assert not names & {"prerm", "postrm", "preinst", "postinst"}  # a Debian package that runs nothing deletes nothing


def test_workspaces_are_backed_up_before_the_switch() -> None:
    section = SETUP[SETUP.index("\nSection\n") :]
    steps = re.findall(r"Call (\w+)", section)
    assert steps.index("LayVersion") < steps.index("BackUp") < steps.index("PutInPlace") < steps.index("Switch")


def test_packages_are_opened_by_the_program() -> None:
    assert 'kiemdiem.exe" --open "%1"' in SETUP
    assert "Exec=kiemdiem --open %f" in (LINUX / "kiemdiem-open.desktop").read_text(encoding="utf-8")
    types = (LINUX / "kiemdiem.xml").read_text(encoding="utf-8")
    assert all(f'"{suffix}"' in types for suffix in ("*.asice", "*.asice.age"))


def test_the_debian_package_states_what_it_depends_on() -> None:
    found = _depended_on()
    assert {"libc6", "libssl3", "libxcb-cursor0", "libwayland-client0"} <= set(found)
    assert all(re.fullmatch(r"[a-z0-9.+-]+", name) for name in found)


def test_the_members_of_an_opened_workspace_are_counted() -> None:
    assert count_members(f"a warning\n{OPENED} 22\n") == 22


def test_recipes_name_no_folder_of_a_builder() -> None:
    for path in (*Path(WINDOWS).iterdir(), *LINUX.iterdir()):
        text = path.read_bytes().decode("utf-8")
        assert "/root/" not in text
        assert "/home/" not in text
