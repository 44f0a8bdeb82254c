"""Office files are zip archives: written again with fixed times, so that the same paper gives the same bytes."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = date(1980, 1, 1)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def steady(archive: bytes, on: date | None) -> bytes:
    """Give the same archive with every time set to `on` (to the first day that zip knows where it is None)."""
    day = on or _EARLIEST
    sheet = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(sheet, "w") as target:
        for entry in source.infolist():
            info = ZipInfo(entry.filename, date_time=(day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 0
            target.writestr(info, _dated(source.read(entry), day))
    return sheet.getvalue()


def _dated(data: bytes, day: date) -> bytes:
    return _TIMES.sub(rb"\g<1>" + day.strftime("%Y-%m-%dT00:00:00Z").encode() + rb"\g<2>", data)
