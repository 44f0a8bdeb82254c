"""Interface texts: gettext with the Vietnamese sentence as msgid. A leaf that anyone may import."""

import gettext
from pathlib import Path

DOMAIN = "kiemdiem"
Language = tuple[str, Path]
"""A code, and the folder of the translations."""
_active: gettext.NullTranslations = gettext.NullTranslations()
_language: Language = ("vi", Path())


def use_language(code: str, translations_dir: Path) -> None:
    """Switch interface texts to `code` ("vi" or "en"); an unknown code falls back to Vietnamese."""
    gettext.bindtextdomain("messages", str(translations_dir))  # the words of the command-line library
    global _active, _language  # noqa: PLW0603 - the one process-wide setting, as gettext itself has
    _language = code, translations_dir
    _active = (
        gettext.NullTranslations()
        if code == "vi"
        else gettext.translation(DOMAIN, translations_dir, languages=[code], fallback=True)
    )


def active_language() -> Language:
    """Give what `use_language` was told last, so that a child process can be told the same."""
    return _language


def _(text: str) -> str:
    """Give `text` in the active language."""
    return _active.gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the customary name of a marker that gettext tools look for
    """Mark `text` for translation where it is defined; `_()` translates it where it is shown."""
    return text
