"""One package of each kind that a committee sends, with every field filled."""

from dataclasses import replace
from datetime import UTC, date, datetime

from kiemdiem_desktop.domain.level import Level
from kiemdiem_desktop.domain.local_layer import LocalLayer, LocalValue
from kiemdiem_desktop.domain.partial_date import PartialDate
from kiemdiem_desktop.domain.summary import Summary
from kiemdiem_desktop.domain.superior_package import (
    Deadline,
    DeadlineKind,
    DecidedLevel,
    Decision,
    EnvelopePolicy,
    FormFile,
    Guidance,
    Heading,
    PackageKind,
    PartyName,
    PromptText,
    Quota,
    Receipt,
    ReturnNotice,
    ReturnPoint,
    RoundName,
    SubjectName,
    SuperiorPackage,
    TrustedKey,
    TrustNotice,
)
from kiemdiem_desktop.domain.totals import (
    CountedKind,
    Counts,
    TableCode,
    TotalsLine,
    TotalsTable,
    UnitSource,
    UnitTotals,
)

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HEADING = Heading(
    kind=PackageKind.GUIDANCE,
    cell=PartyName(code="CB-07", name="Chi bộ thôn Suối Đá"),
    round=RoundName(year=2026),
    sequence=1,
    issuer=PartyName(code="DU-TP", name="Đảng ủy xã Tiên Phong"),
    issued_at=AT,
    number="15-HD/ĐU",
    issued_on=date(2026, 11, 19),
    recipient="age1vmu3tkyxslqdm9yexxsx5y0pqxu7vnz6yhffyc2dtdjzkwxlsy9sgyrfjz",
    program_version="0.2.0",
)
MEMBER = SubjectName(code="dv-7", name="Đinh Thị Hoà", born_on=PartialDate(1976, 3))

SAMPLES: dict[PackageKind, SuperiorPackage] = {
    PackageKind.GUIDANCE: Guidance(
        heading=HEADING,
        prompts=(PromptText(subject=MEMBER, text="Làm rõ quỹ chi bộ.", due_on=date(2026, 12, 1)),),
        quotas=(Quota(group="Đảng viên", level=Level.HTXS, percent=20, note="trong số hoàn thành tốt"),),
        deadlines=(Deadline(kind=DeadlineKind.DOSSIER, on=date(2026, 12, 20), text="Nộp hồ sơ"),),
        layers=(
            LocalLayer(
                number="15-HD/ĐU",
                issued_on=date(2026, 11, 19),
                issuer="Đảng ủy xã Tiên Phong",
                title="Hướng dẫn kiểm điểm năm 2026",
                values=(LocalValue(name="vote_threshold", value="2/3", refines="Điều 11", ground="Đặc thù địa bàn"),),
            ),
        ),
        forms=(FormFile(file_name="mau-bao-cao.docx", title="Mẫu báo cáo"),),
        envelope=EnvelopePolicy.ON,
        note="Kiểm điểm xong trước ngày 15/12.",
    ),
    PackageKind.RECEIPT: Receipt(
        heading=replace(HEADING, kind=PackageKind.RECEIPT),
        about="ab" * 32,
        about_sequence=2,
        received_at=AT,
        note="Đủ giấy tờ.",
    ),
    PackageKind.RETURN: ReturnNotice(
        heading=replace(HEADING, kind=PackageKind.RETURN),
        about="ab" * 32,
        about_sequence=2,
        reason="Thiếu biên bản kiểm phiếu.",
        due_on=date(2026, 12, 24),
        points=(ReturnPoint(subject=MEMBER, text="Ghi rõ căn cứ."), ReturnPoint(text="Bổ sung biên bản.")),
    ),
    PackageKind.DECISION: Decision(
        heading=replace(HEADING, kind=PackageKind.DECISION, number="30-QĐ/ĐU"),
        about="ab" * 32,
        levels=(
            DecidedLevel(subject=MEMBER, level=Level.HTT),
            DecidedLevel(subject=SubjectName(code="dv-9", name="A Lềnh"), reason="Chưa đủ thời gian sinh hoạt"),
        ),
        note="Công bố tại chi bộ.",
    ),
    PackageKind.TRUST: TrustNotice(
        heading=replace(HEADING, kind=PackageKind.TRUST),
        keys=(
            TrustedKey(
                unit=PartyName(code="CB-07", name="Chi bộ thôn Suối Đá"),
                holder="Đinh Thị Hoà",
                fingerprint="cd" * 32,
                certificate="MIIB",
                since=date(2026, 11, 1),
                until=date(2031, 11, 1),
                revoked_on=date(2026, 12, 1),
                revoke_reason="Thay bí thư",
            ),
        ),
    ),
}

_MEMBERS = Counts(total=24, exempt=3, left=1, rated=20, htxs=3, htt=15, htnv=1, kht=1)
SUMMARY = Summary(
    heading=replace(
        HEADING,
        kind=PackageKind.SUMMARY,
        cell=PartyName(code="TU-QNG", name="Tỉnh ủy Quảng Ngãi"),
        number="41-BC/ĐU",
    ),
    tables=(
        TotalsTable(code=TableCode.WHOLE, lines=(TotalsLine(code="all", counts=_MEMBERS),)),
        TotalsTable(
            code=TableCode.SEX,
            about=CountedKind.MEMBERS,
            lines=(
                TotalsLine(code="male", counts=Counts(total=14, exempt=3, rated=11, htxs=2, htt=8, kht=1)),
                TotalsLine(code="female", counts=Counts(total=10, left=1, rated=9, htxs=1, htt=7, htnv=1)),
            ),
        ),
        TotalsTable(
            code=TableCode.WHOLE,
            about=CountedKind.UNITS,
            lines=(TotalsLine(code="all", name="Tất cả", counts=Counts(total=1, rated=1, htt=1)),),
        ),
    ),
    units=(
        UnitTotals(
            code="CB-07",
            name="Chi bộ thôn Suối Đá",
            kind="cell",
            parent="DB-01",
            source=UnitSource.DOSSIER,
            members=_MEMBERS,
            level=Level.HTT,
            committee_level=Level.HTT,
            head_level=Level.HTXS,
            digest="ef" * 32,
        ),
    ),
    note="Đủ 1/1 chi bộ.",
)
