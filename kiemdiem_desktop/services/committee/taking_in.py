"""Taking in one examined file: the books tell whether it is expected and new, and keep what came of it.

All of a file is written in the open step of the caller: its dossier or summary, the rows of its subjects, its verdict.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiemdiem_desktop.domain.collecting import CollectedFile, CollectVerdict
from kiemdiem_desktop.domain.committee import DossierHead, ReceivedDossier
from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.domain.received_summary import ReceivedSummary
from kiemdiem_desktop.domain.trust import KeyOwner
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.dossiers import CONTAINER, keep_dossier, list_dossiers
from kiemdiem_desktop.services.committee.examining import Examined
from kiemdiem_desktop.services.committee.gathering import SUMMING_KINDS
from kiemdiem_desktop.services.committee.subject_rows import keep_rows
from kiemdiem_desktop.services.committee.summaries import gap_words, no_committee_words
from kiemdiem_desktop.services.known_keys import note_waiting_key
from kiemdiem_desktop.services.workspace import Workspace
from kiemdiem_desktop.store.codec import unpack_text

WAITING: Final = "waiting:"
"""What the names of the blobs begin with that hold files which wait for something to be done here."""
MOST_WAITING: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What became of one file: its verdict, why and what to do (empty where it was accepted), and the dossier."""

    file_name: str
    verdict: CollectVerdict
    message: str = ""
    hint: str = ""
    dossier: DossierHead | None = None
    summary: ReceivedSummary | None = None


def period_words(period: str) -> str:
    """Give a period as packages write it in words within a sentence."""
    words = {"cn": _("cuối năm"), "q1": _("quý I"), "q2": _("quý II"), "q3": _("quý III")}
    return words.get(period, period)


def take_in(workspace: Workspace, examined: Examined) -> Collected:
    """Judge and keep one examined file inside an open step."""
    if examined.summary is not None:
        collected = _take_summary(workspace, examined, examined.summary)
    elif examined.dossier is not None:
        collected = _take_dossier(workspace, examined, examined.dossier)
    else:
        collected = _judge(workspace, examined)
    _note(workspace, examined, collected)
    return collected


def _judge(workspace: Workspace, examined: Examined) -> Collected:
    """Give the verdict on a file without a dossier: not proved, or seen before."""
    if examined.certificate_der and workspace.store.registered_cells.find(code=examined.cell_code) is not None:
        note_waiting_key(workspace, examined.certificate_der, owner=KeyOwner.CELL, unit_code=examined.cell_code)
    before = workspace.store.collected_files.find(file_digest=examined.file_digest)
    if before is None or not before.verdict.is_final:
        return _told(examined, examined.verdict, examined.message, examined.hint)
    if not before.dossier_digest:
        return _told(examined, examined.verdict, before.message, before.hint)
    known = workspace.store.dossier_heads.find(digest=before.dossier_digest)
    summary = workspace.store.received_summaries.find(digest=before.dossier_digest)
    inside = known or summary
    at = inside.received_at if inside is not None else before.seen_at
    return replace(_known_before(examined, at), dossier=known, summary=summary)


def _take_dossier(workspace: Workspace, examined: Examined, dossier: ReceivedDossier) -> Collected:
    known = workspace.store.dossier_heads.find(digest=dossier.digest)
    rows = list_dossiers(workspace, dossier.cell_code, dossier.year, dossier.period)
    if known is None:
        known = next((row for row in rows if _says_the_same(workspace, row, dossier)), None)
    if known is not None:
        return replace(_known_before(examined, known.received_at), dossier=known)
    refusal = _not_expected(workspace, examined, dossier)
    if refusal is not None:
        return refusal
    newest = rows[-1] if rows else None
    verdict = _place(dossier, newest)
    kept = keep_dossier(workspace, dossier, examined.data)
    keep_rows(workspace, examined.rows, kept, before=rows, is_newest=verdict is not CollectVerdict.SUPERSEDED)
    return replace(_told(examined, verdict, _beside(dossier, newest)), dossier=kept)


def _says_the_same(workspace: Workspace, row: DossierHead, dossier: ReceivedDossier) -> bool:
    """Whether a package of the same number says the very same: one more signer, or the signature in another form."""
    kept = workspace.store.received_dossiers
    return row.sequence == dossier.sequence and kept.get(row.id).content == unpack_text(dossier.content)


def _place(dossier: ReceivedDossier, newest: DossierHead | None) -> CollectVerdict:
    if newest is None:
        return CollectVerdict.ACCEPTED
    return CollectVerdict.SUPERSEDED if newest.sequence > dossier.sequence else CollectVerdict.REPLACED


def _beside(dossier: ReceivedDossier, newest: DossierHead | None) -> str:
    """Tell how a dossier stands beside the newest of its cell and round that was there before."""
    if newest is None:
        return ""
    values = {
        "other": newest.sequence,
        "day": newest.received_at.astimezone(),
        "reason": dossier.replace_reason or _("không ghi lý do"),
    }
    if newest.sequence > dossier.sequence:
        return _("Gói số {other} nhận ngày {day:%d/%m/%Y} mới hơn; gói này chỉ giữ lại để đối chiếu.").format(**values)
    if newest.sequence == dossier.sequence:
        message = _("Cùng số {other} với gói nhận ngày {day:%d/%m/%Y} nhưng nội dung khác; hỏi lại chi bộ.")
        return message.format(**values)
    return _("Thay gói số {other} nhận ngày {day:%d/%m/%Y}. Lý do: {reason}").format(**values)


def _not_expected(workspace: Workspace, examined: Examined, dossier: ReceivedDossier) -> Collected | None:
    """Give the verdict on a sound dossier that nobody awaits, None for the others."""
    if workspace.store.registered_cells.find(code=dossier.cell_code) is None:
        return _not_registered(examined, dossier.cell_name, dossier.cell_code)
    return _wrong_round(workspace, examined, dossier.year, dossier.period)


def _not_registered(examined: Examined, name: str, code: str) -> Collected:
    return _told(
        examined,
        CollectVerdict.NOT_REGISTERED,
        _("“{name}” (mã {code}) chưa có trong danh sách.").format(name=name, code=code),
        _("Ghi vào danh sách ở Đơn vị rồi bấm “Xem lại tệp đang chờ”."),
    )


def _wrong_round(workspace: Workspace, examined: Examined, year: int, period: str) -> Collected | None:
    planned = {(plan.year, plan.period) for plan in workspace.store.plans.all()}
    if not planned or (year, period) in planned:
        return None
    return _told(
        examined,
        CollectVerdict.WRONG_ROUND,
        _("Gói của đợt {period} năm {year}; sổ không có kế hoạch cho đợt này.").format(
            period=period_words(period), year=year
        ),
        _("Hỏi lại nơi gửi; nếu đúng là đợt cần nhận thì lập kế hoạch cho đợt đó rồi bấm “Xem lại tệp đang chờ”."),
    )


def _take_summary(workspace: Workspace, examined: Examined, summary: ReceivedSummary) -> Collected:
    store = workspace.store.received_summaries
    known = store.find(digest=summary.digest)
    if known is not None:
        return replace(_known_before(examined, known.received_at), summary=known)
    cell = workspace.store.registered_cells.find(code=summary.unit_code)
    if cell is None:
        return _not_registered(examined, summary.unit_name, summary.unit_code)
    if cell.unit_kind not in SUMMING_KINDS:
        return _told(examined, CollectVerdict.WRONG_KIND, *no_committee_words(cell))
    refusal = _wrong_round(workspace, examined, summary.year, summary.period)
    if refusal is not None:
        return refusal
    same = store.where(unit_code=summary.unit_code, year=summary.year, period=summary.period, is_current=True)
    is_old = any(row.sequence > summary.sequence for row in same)
    for row in () if is_old else same:
        store.save(replace(row, is_current=False))
    workspace.store.originals.keep(CONTAINER + summary.digest, examined.data)
    kept = store.add(replace(summary, is_current=not is_old))
    fresh = CollectVerdict.REPLACED if same else CollectVerdict.ACCEPTED
    told = _told(examined, CollectVerdict.SUPERSEDED if is_old else fresh, *gap_words(kept))
    return replace(told, summary=kept)


def _note(workspace: Workspace, examined: Examined, collected: Collected) -> None:
    """Write down what became of a file; one that waits for us is kept as long as there is room for it.

    A file that was taken in before keeps the verdict it got then: that it came again is news of this time only.
    """
    files, blobs, name = workspace.store.collected_files, workspace.store.blobs, WAITING + examined.file_digest
    before = files.find(file_digest=examined.file_digest)
    if before is not None and before.verdict.is_kept and collected.verdict is CollectVerdict.ALREADY_RECEIVED:
        seen = replace(before, file_name=examined.file_name, source=examined.source, seen_at=workspace.clock.now())
        files.save(seen)
        return
    inside = collected.dossier or collected.summary
    file = CollectedFile(
        id=before.id if before else RowId(0),
        file_name=examined.file_name,
        file_digest=examined.file_digest,
        verdict=collected.verdict,
        message=collected.message,
        hint=collected.hint,
        cell_code=examined.cell_code or (before.cell_code if before else ""),
        dossier_digest=inside.digest if inside else "",
        seen_at=workspace.clock.now(),
        source=examined.source,
    )
    if before is None:
        files.add(file)
    else:
        files.save(file)
    if not collected.verdict.waits_for_us:
        blobs.remove(name)
    elif examined.data and len(blobs.names(WAITING)) < MOST_WAITING:
        blobs.set(name, examined.data)


def _known_before(examined: Examined, at: datetime) -> Collected:
    message = _("Gói này đã nhận ngày {day:%d/%m/%Y}; nhận lần nữa không thêm gì.").format(day=at.astimezone())
    return _told(examined, CollectVerdict.ALREADY_RECEIVED, message)


def _told(examined: Examined, verdict: CollectVerdict, message: str = "", hint: str = "") -> Collected:
    return Collected(file_name=examined.file_name, verdict=verdict, message=message, hint=hint)
