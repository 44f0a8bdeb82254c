"""What the screens do with papers: write them down beside the window, print them, save them as files."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from kiemdiem_desktop.gui.jobs import Progress
from kiemdiem_desktop.gui.pages import apart
from kiemdiem_desktop.gui.printing import PrintChoice, Report, print_papers
from kiemdiem_desktop.gui.screen import Desk
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.paper_files import save_paper
from kiemdiem_desktop.services.paper_jobs import PaperFormat, PaperJob, render, sheets_stand_apart

MOST_KEPT = 60
_FILTERS = {
    PaperFormat.PDF: N_("Tệp PDF (*.pdf)"),
    PaperFormat.DOCX: N_("Tệp Word (*.docx)"),
    PaperFormat.XLSX: N_("Bảng tính Excel (*.xlsx)"),
}


Send = Callable[[tuple[bytes, ...], PrintChoice, Report], None]


Join = Callable[[tuple[bytes, ...]], bytes]


Keep = Callable[[tuple[PaperJob, ...]], None]


Shift = Callable[[], tuple[float, float]]


def _no_shift() -> tuple[float, float]:
    return 0.0, 0.0


def _keep_nothing(_jobs: tuple[PaperJob, ...]) -> None:
    """Remember nothing."""


class Press:
    """Writes papers down once: the same paper with the same content is taken from what is kept.

    `send` gives the pages to the printer; `keep` remembers the codes of pages that leave the program; `shift` tells
    how far the printer is out, in millimetres.
    """

    def __init__(
        self, desk: Desk, *, send: Send = print_papers, keep: Keep = _keep_nothing, shift: Shift = _no_shift
    ) -> None:
        self._shift = shift
        self._desk, self._send, self._keep_codes = desk, send, keep
        self._kept: OrderedDict[PaperJob, bytes] = OrderedDict()

    @property
    def kept(self) -> Mapping[PaperJob, bytes]:
        """The papers that are written down already."""
        return dict(self._kept)

    def make(self, jobs: tuple[PaperJob, ...], then: Callable[[tuple[bytes, ...]], None]) -> None:
        """Write `jobs` down and hand their bytes over, in the same order; at once where all are kept."""
        for job in self._kept.keys() & set(jobs):
            self._kept.move_to_end(job)
        missing = tuple(job for job in jobs if job not in self._kept)
        if not missing:
            then(self._take(jobs))
            return

        def work(progress: Progress) -> dict[PaperJob, bytes]:
            return _render_all(missing, progress)

        def done(made: dict[PaperJob, bytes]) -> None:
            self._keep(made)
            then(self._take(jobs))

        self._desk.jobs.run(work, done, _("Đang chuẩn bị giấy tờ"))

    def show(self, job: PaperJob, then: Callable[[bytes], None], failed: Callable[[BaseException], None]) -> None:
        """Write one paper down for looking at, without a dialog in the way of choosing another."""
        if job in self._kept:
            then(self._take((job,))[0])
            return

        def done(data: bytes) -> None:
            self._keep({job: data})
            then(data)

        self._desk.jobs.run(lambda _progress: render(job), done, _("Đang chuẩn bị giấy tờ"), failed, quietly=True)

    def print_out(self, jobs: tuple[PaperJob, ...], title: str, *, each: Mapping[PaperJob, int] | None = None) -> None:
        """Ask how, then print all `jobs` in their order as one print. Raises: KiemdiemError without a printer.

        `each` tells how often a paper is printed in it; the copies that are asked for are copies of the whole.
        """
        copies = jobs[0].copies if len(jobs) == 1 and each is None else 1
        choice = self._desk.dialogs.how_to_print(_("In: {title}").format(title=title), copies=copies)
        if choice is None:
            return
        choice = replace(choice, shift_mm=self._shift())
        counts = tuple((each or {}).get(job, 1) for job in jobs)
        if choice.both_sides:
            jobs = tuple(replace(job, both_sides=True) for job in jobs)

        def tell(_nothing: None) -> None:
            words = _("Đã gửi “{title}” đến máy in {printer}. Lấy giấy ở máy in.")
            self._keep_codes(jobs)
            self._desk.tell(words.format(title=title, printer=choice.printer))

        def send(pdfs: tuple[bytes, ...]) -> None:
            sheets = _repeated(jobs, pdfs, counts, both_sides=choice.both_sides)
            self._desk.jobs.run(
                lambda progress: self._send(sheets, choice, progress.report), tell, _("Đang gửi đến máy in")
            )

        self.make(jobs, send)

    def print_plain(self, pdf: bytes, title: str) -> None:
        """Ask how, and print a page that is no paper of the round. Raises: KiemdiemError without a printer."""
        asked = self._desk.dialogs.how_to_print(_("In: {title}").format(title=title))
        if asked is None:
            return
        choice = replace(asked, shift_mm=self._shift())
        told = _("Đã gửi “{title}” đến máy in {printer}. Lấy giấy ở máy in.")
        self._desk.jobs.run(
            lambda progress: self._send((pdf,), choice, progress.report),
            lambda _nothing: self._desk.tell(told.format(title=title, printer=choice.printer)),
            _("Đang gửi đến máy in"),
        )

    def save(self, job: PaperJob, title: str) -> None:
        """Ask where, then write one paper there; a file that is there already is replaced only after asking."""
        path = self._desk.dialogs.save_file(
            _("Lưu: {title}").format(title=title), job.file_name, _(_FILTERS[job.format])
        )
        if path is not None:
            self.make((job,), lambda data: self._store(job, data[0], path))

    def save_set(self, jobs: tuple[PaperJob, ...], title: str, file_name: str, join: Join) -> None:
        """Ask where, then write all `jobs` there as the one PDF that `join` makes of them, each paper once."""
        path = self._desk.dialogs.save_file(
            _("Lưu: {title}").format(title=title), file_name, _(_FILTERS[PaperFormat.PDF])
        )
        if path is None:
            return

        def store(pdfs: tuple[bytes, ...]) -> None:
            save_paper(join(pdfs), path)
            self._keep_codes(jobs)
            self._desk.tell(_("Đã lưu: {path}").format(path=path))

        self.make(jobs, store)

    def _store(self, job: PaperJob, data: bytes, path: Path) -> None:
        save_paper(data, path)
        self._keep_codes((job,))
        self._desk.tell(_("Đã lưu: {path}").format(path=path))

    def _keep(self, made: Mapping[PaperJob, bytes]) -> None:
        self._kept.update(made)
        while len(self._kept) > max(MOST_KEPT, len(made)):
            self._kept.popitem(last=False)

    def _take(self, jobs: tuple[PaperJob, ...]) -> tuple[bytes, ...]:
        for job in jobs:
            self._kept.move_to_end(job)
        return tuple(self._kept[job] for job in jobs)


def _repeated(
    jobs: tuple[PaperJob, ...], pdfs: tuple[bytes, ...], counts: tuple[int, ...], *, both_sides: bool
) -> tuple[bytes, ...]:
    """Give what goes to the printer: each paper as often as wanted, ballots never back to back."""
    sheets: list[bytes] = []
    for job, pdf, count in zip(jobs, pdfs, counts, strict=True):
        parts = apart(pdf) if both_sides and sheets_stand_apart(job) else (pdf,)
        sheets += parts * count
    return tuple(sheets)


def _render_all(jobs: tuple[PaperJob, ...], progress: Progress) -> dict[PaperJob, bytes]:
    made: dict[PaperJob, bytes] = {}
    for done, job in enumerate(jobs):
        progress.report(done, len(jobs), job.document.title)
        made[job] = render(job)
    return made
