"""One deliberately broken file per mistake; the first line of each file is what the message must say."""

import shutil
from pathlib import Path

import pytest

from kiemdiem_desktop.rules.regulations import RegulationDataError, load_regulations

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))


def resources_with(tmp_path: Path, name: str = "", text: str = "") -> Path:
    """Give a folder of resources: the sound regulation, with one file of it replaced."""
    folder = tmp_path / "regulations" / "qd-1-2025"
    shutil.copytree(HERE / "sound" / "qd-1-2025", folder)
    if name:
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_sound_regulation_loads(tmp_path: Path) -> None:
    (regulation,) = load_regulations(resources_with(tmp_path)).all
    assert regulation.number == "1-QĐ/TW"
    assert len(regulation.values) == 2


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    says = text.partition("\n")[0].removeprefix("# ")
    target = ".".join(path.name.split(".")[-2:])
    with pytest.raises(RegulationDataError) as caught:
        load_regulations(resources_with(tmp_path, target, text))
    named = [mistake for mistake in caught.value.mistakes if says in mistake]
    assert named
    assert "qd-1-2025" in named[0]


def test_every_mistake_gets_a_message_of_its_own(tmp_path: Path) -> None:
    text = (
        "score_htxs_min: {unit: points, values: [{value: 90, certainty: V}, {value: x, source: Điều 1, certainty: V}]}"
    )
    with pytest.raises(RegulationDataError) as caught:
        load_regulations(resources_with(tmp_path, "parameters.yaml", text))
    assert len(caught.value.mistakes) == 3
    assert "3 lỗi" in caught.value.message


def test_a_folder_without_regulations_says_so(tmp_path: Path) -> None:
    with pytest.raises(RegulationDataError) as caught:
        load_regulations(tmp_path)
    assert "không có thư mục quy định" in caught.value.message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    resources = resources_with(tmp_path)
    (resources / "regulations" / "qd-1-2025" / "articles.yaml").unlink()
    with pytest.raises(RegulationDataError) as caught:
        load_regulations(resources)
    assert "qd-1-2025/articles.yaml: không có tệp này" in caught.value.message


def test_two_regulations_that_set_one_value_on_one_day_are_named(tmp_path: Path) -> None:
    resources = resources_with(tmp_path)
    shutil.copytree(HERE / "sound" / "qd-1-2025", resources / "regulations" / "qd-2-2025")
    with pytest.raises(RegulationDataError) as caught:
        load_regulations(resources)
    assert "score_htxs_min: hai quy định qd-1-2025 và qd-2-2025 cùng đặt giá trị" in caught.value.message
