"""Fixtures of the papers' tests; `pytest tests/documents --update-golden` writes the golden files anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem_desktop.documents.profile import FormatProfile, load_profiles, profile_on
from kiemdiem_desktop.documents.wording import PaperDetails
from kiemdiem_desktop.rules.regulation_set import RegulationSet
from kiemdiem_desktop.rules.regulations import Regulations
from tests import shipped
from tests.documents.sample_dossier import HELD_ON, sample_dossier

RESOURCES = Path(__file__).parents[2] / "resources"
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that renews the golden files."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Give a function that compares a text with the golden file of this name."""
    is_update = bool(request.config.getoption("--update-golden", default=False))

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if is_update:
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def fonts_dir() -> Path:
    """Give the folder that the set-up fills with fonts."""
    return RESOURCES / "fonts"


@pytest.fixture
def profiles() -> tuple[FormatProfile, ...]:
    """Give the format profiles of the program."""
    return load_profiles(RESOURCES / "profiles")


@pytest.fixture
def profile(profiles: tuple[FormatProfile, ...]) -> FormatProfile:
    """Give the profile of the sample conference's day."""
    return profile_on(profiles, HELD_ON)


@pytest.fixture
def paper(profile: FormatProfile) -> PaperDetails:
    """Give a numbered and dated paper."""
    return PaperDetails(profile=profile, number=5, on=HELD_ON)


@pytest.fixture(scope="session")
def all_regulations() -> Regulations:
    """Give every regulation of the program."""
    return shipped.regulations()


@pytest.fixture
def regulations(all_regulations: Regulations) -> RegulationSet:
    """Give the regulations of the sample round."""
    return all_regulations.in_force_on(sample_dossier().round.evaluation_on)
