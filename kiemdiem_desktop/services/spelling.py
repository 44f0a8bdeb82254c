"""The office's choice between two spellings of the same sound, and the format of its papers on a day."""

from dataclasses import replace
from datetime import date

from kiemdiem_desktop.documents.profile import FormatProfile, load_profiles, profile_on
from kiemdiem_desktop.documents.spelling import Spelling
from kiemdiem_desktop.i18n import N_
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.workspace import Workspace

__all__ = ["Spelling", "get_spelling", "profile_of", "set_spelling"]
_NAME = "papers.spelling"


def get_spelling(workspace: Workspace) -> Spelling:
    """Give the spelling of papers; as typed where nothing was chosen."""
    return Spelling(workspace.store.settings.get(_NAME) or "")


@action(N_("Chọn cách viết ủy, uỷ trên giấy tờ"))
def set_spelling(workspace: Workspace, spelling: Spelling) -> None:
    """Choose the spelling of papers."""
    if spelling:
        workspace.store.settings.set(_NAME, spelling.value)
    else:
        workspace.store.settings.remove(_NAME)


def profile_of(workspace: Workspace, on: date) -> FormatProfile:
    """Give the format of a paper of that day, in the spelling that the office chose."""
    profile = profile_on(load_profiles(workspace.resources_dir / "profiles"), on)
    return replace(profile, spelling=get_spelling(workspace))
