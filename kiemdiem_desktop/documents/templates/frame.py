"""What the cell's papers share: head, foot, and who is who."""

from datetime import date

from kiemdiem_desktop.documents.blocks import PartyHeader, Recipients, Signature
from kiemdiem_desktop.documents.normal import unbroken
from kiemdiem_desktop.documents.wording import DOTS, POST_NAMES, PaperDetails, party_number, place_and_date
from kiemdiem_desktop.domain.dossier import Dossier
from kiemdiem_desktop.domain.ids import MemberId, SubjectId
from kiemdiem_desktop.domain.member import Member, PartyPost
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.round import Subject, SubjectKind
from kiemdiem_desktop.domain.verdict import RoundVerdict, SubjectVerdict

_SIGNING_POSTS = {PartyPost.SECRETARY: "BÍ THƯ", PartyPost.DEPUTY_SECRETARY: "PHÓ BÍ THƯ"}


def party_header(cell: Cell, paper: PaperDetails, *, kind: str = "") -> PartyHeader:
    """Give the head of a paper; without a `kind` sign ("BB") it carries no number, as lists do."""
    return PartyHeader(
        superior=cell.superior_party_name.upper(),
        body=cell.name.upper(),
        number=party_number(paper, kind) if kind else "",
        place_and_date=place_and_date(cell.place_name, paper.on, paper.profile),
    )


def above_superior(cell: Cell) -> str:
    """Give who stands over the superior: the first line of papers that the superior issues."""
    return cell.chain[0] if cell.chain else cell.superior_party_name


def form_header(cell: Cell, paper: PaperDetails, signed_on: date | None) -> PartyHeader:
    """Give the head of a member form: no number, and the day on which it was signed."""
    return PartyHeader(
        superior=cell.superior_party_name.upper(),
        body=cell.name.upper(),
        place_and_date=place_and_date(cell.place_name, signed_on, paper.profile),
    )


def cell_signature(dossier: Dossier, paper: PaperDetails, *, on_behalf: str = "T/M CHI BỘ") -> Signature:
    """Give the signature for the cell: the chosen signer, else the secretary, else the deputy."""
    signer = member_of(dossier, paper.signer_id) or holder_of(dossier, PartyPost.SECRETARY)
    signer = signer or holder_of(dossier, PartyPost.DEPUTY_SECRETARY)
    if signer is None:
        return Signature(on_behalf=on_behalf, post=_SIGNING_POSTS[PartyPost.SECRETARY])
    return Signature(on_behalf=on_behalf, post=signing_post(signer), name=unbroken(signer.full_name))


def signing_post(member: Member | None) -> str:
    """Give the post printed over a signature; only secretary and deputy have one."""
    return "" if member is None else _SIGNING_POSTS.get(member.party_post, "")


def recipients_of(dossier: Dossier, paper: PaperDetails) -> Recipients:
    """Give "Nơi nhận": what the paper names, else the superior, and always the cell's own copy last."""
    named = paper.recipients or (f"{dossier.cell.superior_name} (để báo cáo)",)
    return Recipients(items=(*named, paper.profile.keep_word))


def holder_of(dossier: Dossier, post: PartyPost) -> Member | None:
    """Give the first member who holds a post."""
    return next((file.member for file in dossier.members if file.member.party_post is post), None)


def member_of(dossier: Dossier, member_id: MemberId | None) -> Member | None:
    """Give a member by id."""
    return next((file.member for file in dossier.members if file.member.id == member_id), None)


def name_of(dossier: Dossier, member_id: MemberId | None) -> str:
    """Give a member's name kept on one line, dots where nobody is named."""
    member = member_of(dossier, member_id)
    return DOTS if member is None else unbroken(member.full_name)


def verdict_of(verdict: RoundVerdict, subject_id: SubjectId) -> SubjectVerdict | None:
    """Give what the rules say of one subject, None where they say nothing."""
    return next((row for row in verdict.subjects if row.subject_id == subject_id), None)


def post_of(subject: Subject) -> str:
    """Give the post as lists print it: the post in the cell, then those at work and in mass bodies."""
    if subject.kind is not SubjectKind.MEMBER:
        return subject.post_text
    has_post = subject.party_post is not PartyPost.NONE or not subject.post_text
    posts = ((POST_NAMES[subject.party_post] if has_post else ""), subject.post_text)
    return "; ".join(post for post in posts if post)


def called(subject: Subject) -> str:
    """Give how minutes speak of a subject: "Đồng chí …" for a member, the name alone for a collective."""
    name = unbroken(subject.name)
    return f"Đồng chí {name}" if subject.kind is SubjectKind.MEMBER else f"Tập thể {name}"
