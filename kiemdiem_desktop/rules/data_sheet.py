"""Reading YAML data files with one clear message per mistake."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _


class RegulationDataError(KiemdiemError):
    """The data of the regulations holds mistakes; `mistakes` has one sentence for each."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__(
            code="regulation_data",
            message=_("Dữ liệu quy định có {count} lỗi:\n{mistakes}").format(
                count=len(mistakes), mistakes="\n".join(mistakes)
            ),
            hint=_("Cài lại chương trình, hoặc báo cho người lập dữ liệu quy định."),
        )
        self.mistakes = mistakes


@dataclass(slots=True)
class Mistakes:
    """Collects the mistakes of all files, each with the file it stands in."""

    found: list[str] = field(default_factory=list)

    def add(self, place: str, sentence: str) -> None:
        """Note one mistake."""
        self.found.append(f"{place}: {sentence}")

    def raise_if_any(self) -> None:
        """Raise what was collected. Raises: RegulationDataError."""
        if self.found:
            raise RegulationDataError(tuple(self.found))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One mapping of a data file: gives its entries, and notes what is missing or wrong."""

    place: str
    data: Mapping[str, Any]
    mistakes: Mistakes

    def wrong(self, sentence: str) -> None:
        """Note a mistake at this place."""
        self.mistakes.add(self.place, sentence)

    def only(self, allowed: Iterable[str]) -> None:
        """Note every entry that no reader knows."""
        for key in self.data.keys() - set(allowed):
            self.wrong(_("mục “{key}” không có trong khuôn dữ liệu.").format(key=key))

    def text(self, key: str, *, default: str | None = None) -> str:
        """Give a text; a missing one is a mistake unless there is a default."""
        value = self.data.get(key, default)
        if value is None:
            self.wrong(_("thiếu mục “{key}”.").format(key=key))
            return ""
        return str(value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, empty if there is none."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            self.wrong(_("mục “{key}” phải là một danh sách.").format(key=key))
            return ()
        return tuple(str(item) for item in value)

    def flag(self, key: str) -> bool:
        """Give a yes or no; nothing means no."""
        return self.data.get(key, False) is True

    def day(self, key: str) -> date | None:
        """Give a date, None if there is none."""
        value = self.data.get(key)
        if value is not None and type(value) is not date:
            self.wrong(_("mục “{key}” không phải là ngày (năm-tháng-ngày).").format(key=key))
            return None
        return value

    def needed_day(self, key: str) -> date:
        """Give a date; a missing one is a mistake."""
        value = self.day(key)
        if value is None:
            if key not in self.data:
                self.wrong(_("thiếu mục “{key}”.").format(key=key))
            return date.min
        return value

    def sheets(self, key: str) -> tuple["Sheet", ...]:
        """Give a list of mappings below this one."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(_("mục “{key}” phải là một danh sách các mục con.").format(key=key))
            return ()
        return tuple(Sheet(f"{self.place}, {key} {n}", item, self.mistakes) for n, item in enumerate(value, start=1))


def read_sheet(path: Path, mistakes: Mistakes) -> Sheet:
    """Read a file that holds one mapping; a missing or unreadable file is a mistake and gives an empty one."""
    place = f"{path.parent.name}/{path.name}"
    try:
        # S506 fears code in YAML: CSafeLoader builds plain values only
        data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        mistakes.add(place, _("không có tệp này."))
        return Sheet(place, {}, mistakes)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mistakes.add(place, _("không đọc được: {reason}").format(reason=" ".join(str(error).split())))
        return Sheet(place, {}, mistakes)
    if not isinstance(data, dict):
        mistakes.add(place, _("phải gồm các mục “tên: giá trị”."))
        return Sheet(place, {}, mistakes)
    return Sheet(place, data, mistakes)
