"""What receiving a file came to, and the files that a committee has seen."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiemdiem_desktop.domain.ids import RowId
from kiemdiem_desktop.i18n import N_, _


class CollectVerdict(StrEnum):
    """What receiving a file came to; one bad file never stops the rest."""

    ACCEPTED = "accepted"
    ALREADY_RECEIVED = "already_received"
    REPLACED = "replaced"  # accepted, and it takes the place of an earlier dossier of the same cell and round
    SUPERSEDED = "superseded"  # kept, but a later dossier of the same cell and round is here already
    UNKNOWN_KEY = "unknown_key"  # amber: whole, but nobody has compared the words of its key; never counted
    NOT_REGISTERED = "not_registered"
    WRONG_ROUND = "wrong_round"
    WRONG_KIND = "wrong_kind"
    TAMPERED = "tampered"
    REVOKED_KEY = "revoked_key"  # called off, run out or not valid yet
    NEWER_FORMAT = "newer_format"
    CANNOT_DECRYPT = "cannot_decrypt"
    NOT_A_PACKAGE = "not_a_package"
    REFUSED = "refused"  # anything else: too large, not to be read

    @property
    def label(self) -> str:
        """The verdict in words."""
        return _(_VERDICTS[self])

    @property
    def is_kept(self) -> bool:
        """Whether the dossier stands in the books."""
        return self in _KEPT

    @property
    def waits_for_us(self) -> bool:
        """Whether something done here (a key compared, a cell registered, an update) may let the same bytes in."""
        return self in _WAITING

    @property
    def is_final(self) -> bool:
        """Whether the same bytes will get the same verdict whatever is done here, so that they need no second look."""
        return self in _FINAL


_WAITING = frozenset(
    {
        CollectVerdict.UNKNOWN_KEY,
        CollectVerdict.NOT_REGISTERED,
        CollectVerdict.WRONG_ROUND,
        CollectVerdict.NEWER_FORMAT,
    }
)
_KEPT = frozenset(
    {
        CollectVerdict.ACCEPTED,
        CollectVerdict.ALREADY_RECEIVED,
        CollectVerdict.REPLACED,
        CollectVerdict.SUPERSEDED,
    }
)
_FINAL = _KEPT | {CollectVerdict.WRONG_KIND, CollectVerdict.TAMPERED, CollectVerdict.NOT_A_PACKAGE}
_VERDICTS = {
    CollectVerdict.ACCEPTED: N_("Đã nhận"),
    CollectVerdict.ALREADY_RECEIVED: N_("Đã nhận từ trước"),
    CollectVerdict.REPLACED: N_("Thay bản trước"),
    CollectVerdict.SUPERSEDED: N_("Đã có bản mới hơn"),
    CollectVerdict.UNKNOWN_KEY: N_("Chờ xác nhận khóa"),
    CollectVerdict.NOT_REGISTERED: N_("Chưa có tên"),
    CollectVerdict.WRONG_ROUND: N_("Khác đợt"),
    CollectVerdict.WRONG_KIND: N_("Không phải hồ sơ"),
    CollectVerdict.TAMPERED: N_("Bị sửa hoặc hỏng"),
    CollectVerdict.REVOKED_KEY: N_("Khóa không có hiệu lực"),
    CollectVerdict.NEWER_FORMAT: N_("Gói đời mới hơn"),
    CollectVerdict.CANNOT_DECRYPT: N_("Không mở được"),
    CollectVerdict.NOT_A_PACKAGE: N_("Không phải gói"),
    CollectVerdict.REFUSED: N_("Không nhận được"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedFile:
    """A file as it was last seen: what became of it and why. `file_digest` is the SHA-256 of its bytes as found.

    `cell_code` and `dossier_digest` are of the dossier inside, "" where none was kept; `source` its folder.
    """

    id: RowId = RowId(0)
    file_name: str
    file_digest: str
    verdict: CollectVerdict
    message: str = ""
    hint: str = ""
    cell_code: str = ""
    dossier_digest: str = ""
    seen_at: datetime
    source: str = ""
