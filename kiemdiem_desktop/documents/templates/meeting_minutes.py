"""Biên bản hội nghị kiểm điểm: the course of the conference, subject by subject."""

from kiemdiem_desktop.documents.blocks import (
    Blank,
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    SignatureGrid,
    Title,
    plain,
    prose,
)
from kiemdiem_desktop.documents.templates.attendance import attendance_blocks, vote_base_blocks
from kiemdiem_desktop.documents.templates.frame import called, member_of, name_of, party_header, post_of, verdict_of
from kiemdiem_desktop.documents.templates.totals import counted, levels_text, totals_of
from kiemdiem_desktop.documents.wording import (
    ANSWER_NAMES,
    COMMENT_KIND_NAMES,
    DOTS,
    LEVEL_NAMES,
    NOT_RATED_NAME,
    POST_NAMES,
    SOURCE_NAMES,
    PaperDetails,
    clock,
    level_name,
    listed,
    party_date,
    percent,
    sentence,
)
from kiemdiem_desktop.domain.comment import AnswerKind, Comment, CommentSource
from kiemdiem_desktop.domain.dossier import Dossier, SubjectDossier
from kiemdiem_desktop.domain.ids import MemberId
from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.meeting import BallotCount, Meeting
from kiemdiem_desktop.domain.verdict import RoundVerdict

_LINES_TO_WRITE = 2


def build(dossier: Dossier, verdict: RoundVerdict, paper: PaperDetails) -> Document:
    """Give the minutes of the review conference; what is not entered yet is left as dots to write by hand."""
    meeting = dossier.meeting or Meeting(round_id=dossier.round.id)
    blocks: tuple[Block, ...] = (
        party_header(dossier.cell, paper, kind="BB"),
        Title(
            name="BIÊN BẢN", lines=("Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng", _year(dossier)), has_rule=True
        ),
        Heading(text="I. Thời gian, địa điểm, thành phần"),
        _opening(dossier, meeting, paper),
        *attendance_blocks(dossier, verdict),
        *vote_base_blocks(dossier, verdict),
        *_chairs(dossier, meeting),
        Heading(text="II. Diễn biến và kết quả kiểm điểm"),
        *(
            block
            for number, part in enumerate(dossier.subjects, 1)
            for block in _course(number, part, dossier, verdict)
        ),
        *_result(dossier, verdict),
        Heading(text="III. Kết luận của chủ trì hội nghị"),
        *(prose(meeting.conclusion) or (Blank(lines=3, is_dotted=True),)),
        _ending(meeting, paper),
        _signatures(dossier, meeting),
    )
    return Document(
        code="meeting_minutes",
        title=f"Biên bản hội nghị kiểm điểm {dossier.round.name} – {dossier.cell.name}",
        profile=paper.profile,
        blocks=blocks,
        on=paper.on,
    )


def _year(dossier: Dossier) -> str:
    return dossier.round.name


def _opening(dossier: Dossier, meeting: Meeting, paper: PaperDetails) -> Paragraph:
    text = (
        f"Bắt đầu hồi {clock(meeting.started_at)}, {party_date(meeting.held_on, paper.profile)}, "
        f"tại {meeting.place or DOTS}, {dossier.cell.name} tổ chức hội nghị kiểm điểm, "
        f"đánh giá, xếp loại chất lượng tập thể và đảng viên {_year(dossier)}."
    )
    return Paragraph(runs=plain(text))


def _chairs(dossier: Dossier, meeting: Meeting) -> tuple[Block, ...]:
    texts = (
        *((f"Đại biểu dự hội nghị: {meeting.guests}.",) if meeting.guests else ()),
        f"Chủ trì hội nghị: {_with_post(dossier, meeting.chair_id)}.",
        f"Thư ký hội nghị: {_with_post(dossier, meeting.secretary_id)}.",
    )
    return tuple(Paragraph(runs=plain(text)) for text in texts)


def _with_post(dossier: Dossier, member_id: MemberId | None) -> str:
    member = member_of(dossier, member_id)
    if member is None:
        return DOTS
    return f"đồng chí {name_of(dossier, member_id)} – {POST_NAMES[member.party_post]}"


def _course(number: int, part: SubjectDossier, dossier: Dossier, verdict: RoundVerdict) -> tuple[Block, ...]:
    post = post_of(part.subject)
    title = f"{number}. {called(part.subject)}" + (f" – {post}" if post else "")
    return (
        Heading(text=title, level=2),
        *_presented(part, dossier, verdict),
        *_answered_prompts(part),
        *_comments(part, dossier),
        *_to_be_voted(part, dossier),
        *(_told(_ballot_label(part, ballot), _ballot(ballot, verdict)) for ballot in part.ballots),
        *_passed(part, verdict),
        *_remark(part),
        _told("Chi bộ đề nghị xếp loại", _proposal(part)),
    )


def _told(label: str, text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=f"{label}: ", is_italic=True), Run(text=text)))


def _presented(part: SubjectDossier, dossier: Dossier, verdict: RoundVerdict) -> tuple[Block, ...]:
    if part.review is None and dossier.meeting is None:
        return _to_write("Tự kiểm điểm")
    return (_told("Tự kiểm điểm", _self_review(part, verdict)),)


def _to_write(label: str) -> tuple[Block, ...]:
    """Leave lines to be written on by hand, for minutes that are printed before the conference."""
    named = Paragraph(runs=(Run(text=f"{label}:", is_italic=True),), stays_with_next=True)
    return (named, Blank(lines=_LINES_TO_WRITE, is_dotted=True))


def _to_be_voted(part: SubjectDossier, dossier: Dossier) -> tuple[Block, ...]:
    if part.ballots or dossier.meeting is not None:
        return ()
    levels = "; ".join(f"{name} {DOTS} phiếu" for name in LEVEL_NAMES.values())
    counts = f"phát ra {DOTS}, thu về {DOTS}, hợp lệ {DOTS}, không hợp lệ {DOTS}."
    return (_told("Kết quả bỏ phiếu", f"{counts} {levels}."),)


def _self_review(part: SubjectDossier, verdict: RoundVerdict) -> str:
    if part.review is None:
        return "chưa có bản tự kiểm điểm."
    points = verdict_of(verdict, part.subject.id)
    said = ["đã trình bày bản tự kiểm điểm"]
    if points is not None and points.total_points is not None:
        said.append(f"tự chấm {points.total_points.replace('.', ',')}/100 điểm")
    said.append(f"tự nhận mức {level_name(part.review.self_level)}")
    faults = [row.what for row in part.shortcomings]
    return ", ".join(said) + "." + (f" Hạn chế, khuyết điểm tự nhận: {listed(faults)}" if faults else "")


def _answered_prompts(part: SubjectDossier) -> tuple[Block, ...]:
    return tuple(
        _told(
            "Giải trình gợi ý kiểm điểm",
            sentence(f"{prompt.text} – {prompt.answer or prompt.declined_reason or DOTS}"),
        )
        for prompt in part.prompts
    )


def _comments(part: SubjectDossier, dossier: Dossier) -> tuple[Block, ...]:
    lines = tuple(_comment(row, dossier) for row in part.comments if not row.is_internal)
    if not lines and dossier.meeting is None:
        return _to_write("Ý kiến góp ý")
    if not lines:
        return (_told("Ý kiến góp ý", "không có ý kiến khác."),)
    label = Paragraph(runs=(Run(text="Ý kiến góp ý:", is_italic=True),), stays_with_next=True)
    return (label, Bullets(items=lines))


def _comment(comment: Comment, dossier: Dossier) -> str:
    who = comment.speaker_text or f"Đồng chí {name_of(dossier, comment.speaker_id)}"
    source = "" if comment.source is CommentSource.MEETING else f", {SOURCE_NAMES[comment.source]}"
    level = f" Mức xếp loại: {LEVEL_NAMES[comment.level]}." if comment.level else ""
    said = f"{who}{source} ({COMMENT_KIND_NAMES[comment.kind]}): {comment.text}{level}"
    if comment.answer is AnswerKind.NONE:
        return sentence(said)
    answer = f": {comment.answer_text}" if comment.answer_text else ""
    return sentence(f"{sentence(said)} {ANSWER_NAMES[comment.answer]}{answer}")


def _passed(part: SubjectDossier, verdict: RoundVerdict) -> tuple[Block, ...]:
    found = verdict_of(verdict, part.subject.id)
    if found is None or found.voted_level is None:
        return ()
    return (_told("Mức đạt đủ số phiếu", f"{LEVEL_NAMES[found.voted_level]}."),)


def _remark(part: SubjectDossier) -> tuple[Block, ...]:
    remark = part.rating.committee_remark.strip() if part.rating else ""
    return (_told("Nhận xét của chi ủy", sentence(remark)),) if remark else ()


def _ballot_label(part: SubjectDossier, ballot: BallotCount) -> str:
    return "Kết quả bỏ phiếu" + (f" lần {ballot.ballot_round}" if len(part.ballots) > 1 else "")


def _ballot(ballot: BallotCount, verdict: RoundVerdict) -> str:
    whole = len(verdict.vote_base.counted) if verdict.vote_base else 0
    votes = [(LEVEL_NAMES[level], ballot.votes(level)) for level in Level]
    votes += [(NOT_RATED_NAME, ballot.not_rated), ("phiếu để trống", ballot.blank)]
    shown = "; ".join(f"{name} {count}{_share(count, whole)}" for name, count in votes if count)
    head = f"phát ra {ballot.issued}, thu về {ballot.returned}, hợp lệ {ballot.valid}, không hợp lệ {ballot.invalid}"
    return f"{head}. {shown}." if shown else f"{head}."


def _share(count: int, whole: int) -> str:
    return f" phiếu ({percent(count, whole)})" if whole else " phiếu"


def _proposal(part: SubjectDossier) -> str:
    if part.rating is None or part.rating.proposed_level is None:
        return f"{DOTS * 4}"
    reason = f" Căn cứ: {sentence(part.rating.reason)}" if part.rating.reason else ""
    return f"{LEVEL_NAMES[part.rating.proposed_level]}.{reason}"


def _result(dossier: Dossier, verdict: RoundVerdict) -> tuple[Block, ...]:
    totals = totals_of(dossier, verdict)
    absent = sum(not row.is_present for row in dossier.attendance)
    later = f"Đảng viên vắng mặt chưa kiểm điểm được kiểm điểm bổ sung vào {DOTS * 3}."
    return (
        _told(
            "Tổng hợp đề nghị xếp loại",
            f"{counted(totals.rated, is_open=totals.is_open)} đảng viên, gồm "
            f"{levels_text(totals.levels, is_open=totals.is_open)} (có biên bản kiểm phiếu kèm theo).",
        ),
        *((_told("Kiểm điểm bổ sung", later),) if absent else ()),
    )


def _ending(meeting: Meeting, paper: PaperDetails) -> Paragraph:
    ended_on = meeting.ended_on or meeting.held_on
    text = (
        f"Hội nghị kết thúc hồi {clock(meeting.ended_at)}, {party_date(ended_on, paper.profile)}. "
        f"Biên bản được đọc lại cho hội nghị nghe và nhất trí thông qua, "
        f"lập thành {paper.copies:02d} bản có giá trị như nhau."
    )
    return Paragraph(runs=plain(text))


def _signatures(dossier: Dossier, meeting: Meeting) -> SignatureGrid:
    secretary, chair = (member_of(dossier, member_id) for member_id in (meeting.secretary_id, meeting.chair_id))
    return SignatureGrid(
        left=Signature(
            on_behalf="NGƯỜI GHI BIÊN BẢN", note="(Ký, ghi rõ họ tên)", name=secretary.full_name if secretary else ""
        ),
        right=Signature(
            on_behalf="CHỦ TRÌ HỘI NGHỊ", note="(Ký, ghi rõ họ tên)", name=chair.full_name if chair else ""
        ),
    )
