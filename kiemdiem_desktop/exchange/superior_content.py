"""The content of a committee's packages: written for signing, and read from what was verified."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from kiemdiem_desktop.domain.summary import Summary
from kiemdiem_desktop.domain.superior_package import (
    Decision,
    Guidance,
    Heading,
    PackageKind,
    Receipt,
    ReturnNotice,
    SuperiorPackage,
    TrustNotice,
)
from kiemdiem_desktop.exchange.content import Value
from kiemdiem_desktop.exchange.errors import ContentError
from kiemdiem_desktop.exchange.layout import FORMAT_VERSION
from kiemdiem_desktop.exchange.plain_fields import read_fields, write_fields
from kiemdiem_desktop.i18n import _

BODIES: Final[dict[PackageKind, type[SuperiorPackage]]] = {
    PackageKind.GUIDANCE: Guidance,
    PackageKind.RECEIPT: Receipt,
    PackageKind.RETURN: ReturnNotice,
    PackageKind.DECISION: Decision,
    PackageKind.TRUST: TrustNotice,
}
_HEADING: Final = frozenset(field.name for field in fields(Heading))


def superior_content(package: SuperiorPackage | Summary) -> dict[str, Value]:
    """Give the content of a committee's package, ready for `canonical_json`; its form is schemas/<kind>-1.json."""
    body = {name: value for name, value in write_fields(package).items() if name != "heading"}
    return {"format_version": FORMAT_VERSION, **write_fields(package.heading), **body}


def read_superior_content(content: Mapping[str, Value]) -> SuperiorPackage:
    """Read the verified content of a superior's package. Raises: ContentError."""
    heading, body = _parted(content)
    cls = BODIES.get(heading.kind)
    if cls is None:
        raise ContentError(detail=_("đây không phải gói của cấp trên"))
    return read_fields(cls, body)


def read_summary_content(content: Mapping[str, Value]) -> Summary:
    """Read the verified content of a summary. Raises: ContentError."""
    heading, body = _parted(content)
    if heading.kind is not PackageKind.SUMMARY:
        raise ContentError(detail=_("đây không phải bảng tổng hợp"))
    return read_fields(Summary, body)


def _parted(content: Mapping[str, Value]) -> tuple[Heading, dict[str, Value]]:
    """Give the heading, and the content with its heading as one field."""
    heading = read_fields(Heading, {name: value for name, value in content.items() if name in _HEADING})
    body: dict[str, Value] = {name: value for name, value in content.items() if name not in _HEADING}
    del body["format_version"]
    return heading, {**body, "heading": write_fields(heading)}


def read_guidance_body(heading: Heading, body: Mapping[str, Value]) -> Guidance:
    """Put a guidance together from its heading and the rest of its content. Raises: ContentError."""
    return read_fields(Guidance, {**body, "heading": write_fields(heading)})
