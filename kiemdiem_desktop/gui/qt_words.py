"""Qt's own words in Vietnamese: `translations/qtbase_vi.ts`, compiled to `.qm` by the set-up."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator


def speak_vietnamese(app: QCoreApplication, translations: Path) -> bool:
    """Let Qt's own buttons, menus and dialogs speak Vietnamese; False where the compiled file is missing."""
    translator = QTranslator(app)
    is_loaded = translator.load(str(translations / "qtbase_vi.qm"))
    app.installTranslator(translator)
    return is_loaded
