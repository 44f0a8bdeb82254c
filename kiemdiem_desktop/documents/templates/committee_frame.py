"""What the papers of a committee share: head, foot, number, and who signs."""

from dataclasses import dataclass
from datetime import date

from kiemdiem_desktop.documents.blocks import Block, Document, Orientation, PartyHeader, Recipients, Signature
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.profile import FormatProfile
from kiemdiem_desktop.documents.wording import DOTS, party_date
from kiemdiem_desktop.domain.committee import Committee

_PROVINCES = ("tỉnh ủy", "tỉnh uỷ", "thành ủy", "thành uỷ")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteePaper:
    """What a paper of a committee states of itself; None and empty leave room to write by hand.

    `signer_post` is printed over the name ("BÍ THƯ"); `body` is on whose behalf it is signed where that is not the
    committee ("BAN THƯỜNG VỤ").
    """

    committee: Committee
    profile: FormatProfile
    number: int | None = None
    on: date | None = None
    signer_name: str = ""
    signer_post: str = "BÍ THƯ"
    body: str = ""
    recipients: tuple[str, ...] = ()


def committee_header(paper: CommitteePaper, *, kind: str = "") -> PartyHeader:
    """Give the head of a paper; without a `kind` sign ("BC") it carries no number, as lists do."""
    return head_of(paper.committee, paper.profile, paper.on, number=committee_number(paper, kind) if kind else "")


def head_of(committee: Committee, profile: FormatProfile, on: date | None, *, number: str) -> PartyHeader:
    """Give the head that all papers of a committee have; `number` as printed, "" for none."""
    return PartyHeader(
        superior=(committee.superior_party_name or committee.superior_name or DOTS * 2).upper(),
        body=committee.name.upper(),
        number=number,
        place_and_date=f"{committee.place_name or DOTS}, {party_date(on, profile)}",
    )


def committee_number(paper: CommitteePaper, kind: str) -> str:
    """Give "Số 05-BC/ĐU"."""
    number = DOTS if paper.number is None else f"{paper.number:02d}"
    return unbroken(f"{paper.profile.number_word} {number}-{kind}/{symbol_of(paper.committee)}")


def symbol_of(committee: Committee) -> str:
    """Give the sign of the body in numbers: TU for a provincial committee, ĐU for all others."""
    return "TU" if committee.name.lower().startswith(_PROVINCES) else "ĐU"


def committee_signature(paper: CommitteePaper) -> Signature:
    """Give the place to sign: on behalf of the committee, or of the body that is named."""
    own = " ".join(paper.committee.name.split()[:2]).upper()
    return Signature(
        on_behalf=f"T/M {paper.body or own}", post=paper.signer_post.upper(), name=unbroken(paper.signer_name)
    )


def committee_recipients(paper: CommitteePaper) -> Recipients:
    """Give "Nơi nhận": what the paper names, else the level above, and always the committee's own copy last."""
    above = paper.committee.superior_name
    named = paper.recipients or ((f"{above} (để báo cáo)",) if above else ("Cấp ủy cấp trên (để báo cáo)",))
    return Recipients(items=(*named, f"Lưu Văn phòng {' '.join(paper.committee.name.split()[:2])}"))


def committee_document(
    paper: CommitteePaper,
    blocks: tuple[Block, ...],
    *,
    code: str,
    title: str,
    orientation: Orientation = Orientation.PORTRAIT,
) -> Document:
    """Give a paper of the committee; its name is added to the title."""
    return Document(
        code=code,
        title=f"{title} – {paper.committee.name}",
        profile=paper.profile,
        blocks=blocks,
        on=paper.on,
        orientation=orientation,
    )
