"""Compiles Qt's own words: `translations/*.ts` to `*.qm` beside them, with the lrelease that PySide6 brings."""

import subprocess
import sys
from pathlib import Path

import PySide6

TRANSLATIONS = Path(__file__).parents[1] / "translations"


def compile_translations(folder: Path = TRANSLATIONS) -> tuple[Path, ...]:
    """Compile every `.ts` in `folder` that is newer than its `.qm`; give the compiled files."""
    compiled = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            subprocess.run([lrelease(), "-silent", str(source), "-qm", str(target)], check=True)  # noqa: S603 - fixed program, own files
        compiled.append(target)
    return tuple(compiled)


def lrelease() -> str:
    """Give the path of PySide6's lrelease."""
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    return str(Path(PySide6.__file__).parent / name)


if __name__ == "__main__":
    compile_translations()
