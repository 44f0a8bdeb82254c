"""The store: collections of values, steps with undo, the journal and backups of one workspace."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from kiemdiem_desktop.domain.backup import BackupInfo, BackupReason, RestorePreview
from kiemdiem_desktop.domain.clock import Clock
from kiemdiem_desktop.domain.errors import KiemdiemError
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.store import faults, single_file, tables
from kiemdiem_desktop.store.collection import Collection, MemberCollection
from kiemdiem_desktop.store.commits import Commits
from kiemdiem_desktop.store.home import Home
from kiemdiem_desktop.store.journal import Journal
from kiemdiem_desktop.store.originals import Originals
from kiemdiem_desktop.store.session import Session
from kiemdiem_desktop.store.side_tables import Blobs, Settings
from kiemdiem_desktop.store.steps import Listener, Steps
from kiemdiem_desktop.store.subject_facts import SubjectRows


class Store:
    """All of one open workspace. Reads are free; writes stand inside `with store.step(label):`."""

    def __init__(  # noqa: PLR0915 - one line for each table
        self, session: Session, clock: Clock, *, home: Home | None = None
    ) -> None:
        self._session = session
        self.home = home
        self._steps = Steps(session, clock)
        self._commits = Commits(session)
        self.cells = Collection(session, tables.CELLS)
        self.members = MemberCollection(session, tables.MEMBERS)
        self.statuses = Collection(session, tables.STATUSES)
        self.disciplines = Collection(session, tables.DISCIPLINES)
        self.commendations = Collection(session, tables.COMMENDATIONS)
        self.rounds = Collection(session, tables.ROUNDS)
        self.subjects = Collection(session, tables.SUBJECTS)
        self.reviews = Collection(session, tables.REVIEWS)
        self.shortcomings = Collection(session, tables.SHORTCOMINGS)
        self.comments = Collection(session, tables.COMMENTS)
        self.meetings = Collection(session, tables.MEETINGS)
        self.attendance = Collection(session, tables.ATTENDANCE)
        self.ballots = Collection(session, tables.BALLOTS)
        self.ratings = Collection(session, tables.RATINGS)
        self.overrides = Collection(session, tables.OVERRIDES)
        self.prompts = Collection(session, tables.PROMPTS)
        self.year_records = Collection(session, tables.YEAR_RECORDS)
        self.conclusions = Collection(session, tables.CONCLUSIONS)
        self.parameters = Collection(session, tables.PARAMETERS)
        self.packages = Collection(session, tables.PACKAGES)
        self.earlier_ratings = Collection(session, tables.EARLIER_RATINGS)
        self.re_ratings = Collection(session, tables.RE_RATINGS)
        self.quarter_records = Collection(session, tables.QUARTER_RECORDS)
        self.enrolled_keys = Collection(session, tables.ENROLLED_KEYS)
        self.incoming = Collection(session, tables.INCOMING)
        self.return_tasks = Collection(session, tables.RETURN_TASKS)
        self.guidance_drafts = Collection(session, tables.GUIDANCE_DRAFTS)
        self.committees = Collection(session, tables.COMMITTEES)
        self.registered_cells = Collection(session, tables.REGISTERED_CELLS)
        self.received_dossiers = Collection(session, tables.RECEIVED_DOSSIERS)
        self.issued_packages = Collection(session, tables.ISSUED_PACKAGES)
        self.dossier_heads = Collection(session, tables.DOSSIER_HEADS)
        self.issued_heads = Collection(session, tables.ISSUED_HEADS)
        self.plans = Collection(session, tables.PLANS)
        self.collected_files = Collection(session, tables.COLLECTED_FILES)
        self.subject_rows = SubjectRows(session, tables.SUBJECT_ROWS)
        self.received_summaries = Collection(session, tables.RECEIVED_SUMMARIES)
        self.typed_counts = Collection(session, tables.TYPED_COUNTS)
        self.appraisals = Collection(session, tables.APPRAISALS)
        self.appraised_subjects = Collection(session, tables.APPRAISED_SUBJECTS)
        self.committee_meetings = Collection(session, tables.COMMITTEE_MEETINGS)
        self.committee_attendance = Collection(session, tables.COMMITTEE_ATTENDANCE)
        self.committee_ballots = Collection(session, tables.COMMITTEE_BALLOTS)
        self.concluded_subjects = Collection(session, tables.CONCLUDED_SUBJECTS)
        self.decided_subjects = Collection(session, tables.DECIDED_SUBJECTS)
        self.cap_decisions = Collection(session, tables.CAP_DECISIONS)
        self.cap_places = Collection(session, tables.CAP_PLACES)
        self.settings = Settings(session)
        self.blobs = Blobs(session)
        self.originals = Originals.in_memory(session) if home is None else home.originals
        self.journal = Journal(session)

    def step(
        self, label: str, *, merge_key: str | None = None, is_barrier: bool = False
    ) -> AbstractContextManager[None]:
        """Open one transaction, undo step, journal line and notice; inside another step, join it.

        `label` is what the undo menu and the journal say: never a text about a member. Steps that follow each other
        with the same `merge_key` become one undo step. A barrier cannot be undone, nor what came before it.
        """
        return self._steps.run(label, merge_key=merge_key, is_barrier=is_barrier)

    def undo(self) -> str | None:
        """Take back the newest step; gives its label, or None where there is none."""
        return self._steps.undo()

    def redo(self) -> str | None:
        """Do again what was taken back last; gives its label, or None where there is none."""
        return self._steps.redo()

    @property
    def undo_label(self) -> str | None:
        """The label of the step that `undo` would take back."""
        return self._steps.undo_label()

    @property
    def redo_label(self) -> str | None:
        """The label of the step that `redo` would do again."""
        return self._steps.redo_label()

    def end_merging(self) -> None:
        """End an editing session: the next step stands alone, whatever its merge key."""
        self._steps.end_merging()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each step that changed something; gives the way to stop it."""
        return self._steps.subscribe(listener)

    @property
    def who(self) -> str:
        """The person at work, as the journal names them."""
        return self._steps.who

    @who.setter
    def who(self, name: str) -> None:
        """Tell the journal who is at work from now on."""
        self._steps.who = name

    @property
    def last_saved_at(self) -> datetime | None:
        """When the last step was written, in UTC; None in a new workspace."""
        return self._commits.last()[1]

    @property
    def folder(self) -> Path | None:
        """The folder of the workspace; None in memory."""
        return None if self.home is None else self.home.folder

    def back_up(self, reason: BackupReason) -> BackupInfo | None:
        """Make a backup now; None in memory. Raises: StoreError; RuntimeError inside a step, which it would miss."""
        self._steps.require_closed()
        return None if self.home is None else self.home.backups.make(reason)

    def back_up_if_due(self) -> BackupInfo | None:
        """Make a backup if half an hour of work passed since the last one; a failure is kept in `backup_trouble`."""
        return None if self.home is None else self.home.backups.make_if_due()

    @property
    def backup_trouble(self) -> KiemdiemError | None:
        """Why the last backup that nobody asked for failed; None if it did not."""
        return None if self.home is None else self.home.backups.trouble

    def backups(self) -> tuple[BackupInfo, ...]:
        """Give the backups, the newest first."""
        return () if self.home is None else self.home.backups.all()

    def preview_restore(self, backup: BackupInfo) -> RestorePreview:
        """Tell what a restore would change. Raises: StoreError."""
        return _kept(self.home).backups.preview(backup)

    def restore(self, backup: BackupInfo) -> BackupInfo:
        """Go back to a backup; gives the backup of what was there before, so that this can be taken back.

        Undo steps are forgotten. Raises: StoreError, and then nothing has changed.
        """
        self._steps.require_closed()
        before = _kept(self.home).backups.restore(backup)
        self._steps.start_anew(_("Khôi phục bản sao lưu"), frozenset(tables.UNDOABLE))
        return before

    def export_single_file(self, path: Path) -> None:
        """Write the whole workspace as one file, read back after writing. Raises: StoreError."""
        single_file.export(_kept(self.home).backups, path)

    def close(self) -> None:
        """Close the workspace and let others open it."""
        self.originals.close()
        self._session.close()
        if self.home is not None:
            self.home.lock.release()


def _kept(home: Home | None) -> Home:
    if home is None:
        raise faults.not_kept()
    return home
