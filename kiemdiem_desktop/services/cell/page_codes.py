"""Page codes: the small signs at the foot of every printed page, and which paper and data they came from."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.cell.checks import check
from kiemdiem_desktop.services.cell.papers import build, list_papers
from kiemdiem_desktop.services.paper_jobs import PaperJob, paper_digest, short_code
from kiemdiem_desktop.services.workspace import Workspace

_CODE = re.compile(r"([0-9a-f]{4})[\s\-–]*([0-9a-f]{4})(?:\s*[–-]\s*\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCode:
    """What is kept of a paper that was printed, saved or sent: never its content, only the digest of it."""

    round_id: int
    year: int
    period: str
    file_stem: str
    title: str
    digest: str
    made_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOrigin:
    """Where a page comes from. `has_changed`: the data would print another paper today.

    `is_gone`: the round no longer has that paper at all.
    """

    code: str
    title: str
    year: int
    period: Period
    made_on: date
    has_changed: bool
    is_gone: bool

    @property
    def sentence(self) -> str:
        """The answer in words."""
        found = _("{title}, kiểm điểm {period}, lập ngày {on}.").format(
            title=self.title, period=self.period.of_year(self.year), on=self.made_on.strftime("%d/%m/%Y")
        )
        if self.is_gone:
            return found + " " + _("Nay sổ không còn giấy tờ này.")
        if self.has_changed:
            return found + " " + _("Số liệu trong sổ đã thay đổi từ khi in: in lại trước khi dùng.")
        return found + " " + _("Số liệu trong sổ vẫn đúng như trên giấy.")


def keep_codes(workspace: Workspace, jobs: Iterable[PaperJob]) -> None:
    """Keep the codes of papers that leave the program; the first day of the same paper stays."""
    for job in jobs:
        if job.page_code and workspace.store.blobs.get(_name_of(job.page_code)) is None:
            kept = KeptCode(
                round_id=job.round_id,
                year=job.year,
                period=job.period.value,
                file_stem=job.file_name.rpartition(".")[0],
                title=job.document.title,
                digest=paper_digest(job.document),
                made_on=workspace.clock.today().isoformat(),
            )
            data = json.dumps(asdict(kept), ensure_ascii=False).encode()
            workspace.store.blobs.set(_name_of(job.page_code), data)


def whence(workspace: Workspace, typed: str) -> PageOrigin:
    """Find the paper that a page comes from, by the code at its foot, with or without the page number.

    Raises: InvalidValueError for what is no code; NotFoundError where this workspace did not make that page.
    """
    code = _parse(typed)
    data = workspace.store.blobs.get(_name_of(code))
    if data is None:
        raise NotFoundError(
            code="unknown_page_code",
            message=_("Sổ này không in trang nào có mã “{code}”.").format(code=code),
            hint=_("Đọc lại mã ở góc dưới bên phải trang giấy; trang của sổ khác thì tra trong sổ đó."),
        )
    kept = KeptCode(**json.loads(data))
    now = _digest_now(workspace, kept)
    return PageOrigin(
        code=code,
        title=kept.title,
        year=kept.year,
        period=Period(kept.period),
        made_on=date.fromisoformat(kept.made_on),
        has_changed=now is not None and now != kept.digest,
        is_gone=now is None,
    )


def _digest_now(workspace: Workspace, kept: KeptCode) -> str | None:
    """Give the digest that the same paper would have now; None where round or paper are gone."""
    round_ = next((row for row in workspace.store.rounds.all() if row.id == kept.round_id), None)
    if round_ is None:
        return None
    checked = check(workspace, round_)
    paper = next((row for row in list_papers(checked) if row.file_stem == kept.file_stem), None)
    return None if paper is None else paper_digest(build(workspace, checked, paper))


def _parse(typed: str) -> str:
    found = _CODE.fullmatch(typed.strip().lower())
    if found is None:
        raise InvalidValueError(
            code="not_a_page_code",
            message=_("“{text}” không phải là mã trang.").format(text=typed.strip()),
            hint=_("Gõ tám chữ và số ở góc dưới bên phải trang giấy, ví dụ 1a2b-3c4d."),
        )
    return short_code(found[1] + found[2])


def _name_of(code: str) -> str:
    return f"page.{code}"
