"""The books of a committee: whose they are, and the key in its name."""

from dataclasses import replace

from kiemdiem_desktop.domain.committee import Committee
from kiemdiem_desktop.domain.errors import InvalidValueError, NotFoundError
from kiemdiem_desktop.domain.text import plain_stem
from kiemdiem_desktop.exchange.keys import SoftwareKey
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.action import action
from kiemdiem_desktop.services.key_ring import hand_over
from kiemdiem_desktop.services.own_keys import find_own_key
from kiemdiem_desktop.services.shelf_list import mark_kind
from kiemdiem_desktop.services.workspace import Workspace


@action(N_("Lập sổ cấp ủy"), is_barrier=True)
def found_committee(workspace: Workspace, committee: Committee) -> Committee:
    """Make a new workspace the books of a committee.

    Raises: InvalidValueError for an empty name, a code that is not plain, or a workspace that is something already.
    """
    check_committee(committee)
    if workspace.store.cells.count() or workspace.store.committees.count():
        raise InvalidValueError(
            code="workspace_in_use",
            message=_("Sổ này đã có chủ, không lập thành sổ cấp ủy được nữa."),
            hint=_("Tạo một sổ mới cho cấp ủy."),
        )
    if workspace.store.folder is not None:
        mark_kind(workspace.store.folder, is_committee=True)
    return workspace.store.committees.add(committee)


@action(N_("Sửa thông tin cấp ủy"))
def save_committee(workspace: Workspace, committee: Committee) -> Committee:
    """Keep the committee's details.

    Raises: InvalidValueError as `found_committee`, and for another code once a key or a package bears the old one.
    """
    check_committee(committee)
    known = get_committee(workspace)
    if known.code != committee.code and not is_code_open(workspace):
        raise InvalidValueError(
            code="code_in_use",
            message=_("Mã cấp ủy đã nằm trong khóa ký và các gói đã gửi nên không đổi được."),
            hint=_("Nếu buộc phải đổi mã, lập sổ cấp ủy mới."),
        )
    changed = replace(committee, id=known.id)
    workspace.store.committees.save(changed)
    return changed


def is_code_open(workspace: Workspace) -> bool:
    """Whether nothing bears the committee's code yet: no key, no package."""
    return find_own_key(workspace) is None and not workspace.store.issued_packages.count()


def propose_code(name: str) -> str:
    """Give a code made of the name: "Đảng ủy xã Tiên Phong" gives "DU-TIEN-PHONG"."""
    words = plain_stem(name).split("-")
    own = words[2:] if words[:2] == ["dang", "uy"] else words
    place = own[1:] if own[:1] and own[0] in {"xa", "phuong"} and len(own) > 1 else own
    return "-".join(("du", *place)).upper() if own != words else "-".join(words).upper()


def find_committee(workspace: Workspace) -> Committee | None:
    """Give the committee of this workspace, None in a cell's."""
    return next(iter(workspace.store.committees.all()), None)


def get_committee(workspace: Workspace) -> Committee:
    """Give the committee of this workspace. Raises: NotFoundError in a cell's."""
    committee = find_committee(workspace)
    if committee is None:
        raise NotFoundError(
            code="no_committee",
            message=_("Sổ này là sổ chi bộ, không phải sổ cấp ủy."),
            hint=_("Mở sổ cấp ủy rồi làm lại."),
        )
    return committee


def make_key(workspace: Workspace, *, holder: str, reason: str = "") -> SoftwareKey:
    """Make the committee's signing key in the name of its holder; an earlier one is kept, but signs no more.

    Raises: InvalidValueError, NotFoundError.
    """
    committee = get_committee(workspace)
    return hand_over(workspace, holder=holder, code=committee.code, name=committee.name, reason=reason)


def get_key(workspace: Workspace) -> SoftwareKey:
    """Give the committee's signing key. Raises: NotFoundError where it was not made yet."""
    key = find_own_key(workspace)
    if key is None:
        raise NotFoundError(
            code="no_key", message=_("Cấp ủy chưa có khóa ký."), hint=_("Lập khóa ký cho người giữ khóa rồi làm lại.")
        )
    return key


def check_committee(committee: Committee) -> None:
    """Refuse a committee without a name or with a code that is not plain. Raises: InvalidValueError."""
    if not committee.name.strip():
        raise InvalidValueError(
            code="committee_without_name", message=_("Tên cấp ủy còn trống."), hint=_("Ghi tên, ví dụ: Đảng ủy xã …")
        )
    check_unit_code(committee.code)


def check_unit_code(code: str) -> None:
    """Refuse a code that is not plain letters, digits and dashes. Raises: InvalidValueError."""
    if not (code.isascii() and code.replace("-", "").isalnum()):
        raise InvalidValueError(
            code="unit_code",
            message=_("Mã “{code}” có dấu, khoảng trắng hoặc ký hiệu lạ.").format(code=code),
            hint=_("Mã chỉ gồm chữ không dấu, số và dấu gạch nối."),
        )
