"""The totals in sentences: how far they reach, whose levels they count, what was set aside."""

from kiemdiem_desktop.domain.appraisal import AppraisalState
from kiemdiem_desktop.domain.totals import CountedKind, LevelBasis, TableCode
from kiemdiem_desktop.i18n import _
from kiemdiem_desktop.services.committee.sum_words import number
from kiemdiem_desktop.services.committee.totals import RoundTotals
from kiemdiem_desktop.services.workspace import Workspace


def tell_reach(found: RoundTotals) -> str:
    """Tell how many members of how many units are counted, and how many of them are rated."""
    whole, gathered = found.totals.whole(), found.gathered
    expected, missing = len(gathered.expected), len(gathered.missing)
    return _("{total} đảng viên của {came}/{expected} đơn vị; đã xếp loại {rated}.").format(
        total=number(whole.total), came=expected - missing, expected=expected, rated=number(whole.rated)
    )


def tell_basis(found: RoundTotals) -> str:
    """Tell whose levels are counted."""
    table = found.totals.table(TableCode.BASIS)
    numbers = {basis: table.line(basis.value).rated for basis in LevelBasis}
    others = found.totals.whole().rated - sum(numbers.values())
    words = {
        _("{count} theo mức đã quyết định"): numbers[LevelBasis.DECIDED],
        _("{count} theo mức thẩm định"): numbers[LevelBasis.APPRAISED],
        _("{count} theo mức chi bộ đề nghị"): numbers[LevelBasis.PROPOSED],
        _("{count} theo bảng giấy không ghi rõ"): others,
    }
    parts = [text.format(count=number(count)) for text, count in words.items() if count > 0]
    if not parts:
        return _("Chưa có đảng viên nào được xếp loại.")
    told = _("Số đã xếp loại tính: {parts}.").format(parts=", ".join(parts))
    return f"{told} {_('Mức đã quyết định thay mức thẩm định, mức thẩm định thay mức đề nghị.')}"


def tell_set_aside(found: RoundTotals) -> str:
    """Tell what is not added up because it is in another figure already; "" where nothing is."""
    doubled = [code for code in found.gathered.doubled if code in found.gathered.came]
    if not doubled:
        return ""
    names = {unit.code: unit.name for unit in found.totals.units}
    holders = sorted({names.get(found.gathered.doubled[code], found.gathered.doubled[code]) for code in doubled})
    return _("{count} hồ sơ không cộng thêm vì đã có trong bảng tổng hợp của {holders}.").format(
        count=number(len(doubled)), holders=", ".join(holders)
    )


def tell_returned(workspace: Workspace, found: RoundTotals) -> str:
    """Tell how many dossiers were given back and are counted as they are; "" where none is."""
    counted = set(found.gathered.digests.values())
    heads = workspace.store.dossier_heads.where(year=found.totals.year, period=found.totals.period)
    given_back = {row.dossier_id for row in workspace.store.appraisals.where(state=AppraisalState.RETURNED)}
    count = sum(head.id in given_back and head.digest in counted for head in heads)
    if not count:
        return ""
    return _("{count} hồ sơ đã trả lại để sửa, vẫn tính theo bản đang có cho đến khi đơn vị nộp lại.").format(
        count=number(count)
    )


def tell_foreign(found: RoundTotals) -> str:
    """Tell which units a summary names though they stand elsewhere in the register; "" where none does."""
    if not found.gathered.foreign:
        return ""
    names = {code: cell.name for code, cell in found.gathered.cells.items()}
    pairs = "; ".join(f"{names.get(holder, holder)}: {names[code]}" for code, holder in found.gathered.foreign[:5])
    return _("Bảng tổng hợp nêu đơn vị đang thuộc nơi khác trong danh sách, có thể bị cộng hai lần: {pairs}.").format(
        pairs=pairs
    )


def tell_missing(found: RoundTotals) -> str:
    """Tell from whom nothing came; "" where all are there."""
    missing = found.gathered.missing
    if not missing:
        return ""
    named = ", ".join(cell.name for cell in missing[:5])
    more = _(" và {count} đơn vị khác").format(count=len(missing) - 5) if len(missing) > 5 else ""
    return _("Chưa có số liệu của {count} đơn vị: {named}{more}.").format(
        count=number(len(missing)), named=named, more=more
    )


def tell_results(found: RoundTotals) -> str:
    """Tell the results as an article would: organisations, then members, each level with its number."""
    units, members = found.totals.whole(CountedKind.UNITS), found.totals.whole()
    sentence = _(
        "{rated}/{total} {what} được xếp loại: {htxs} hoàn thành xuất sắc nhiệm vụ, {htt} hoàn thành tốt nhiệm vụ, "
        "{htnv} hoàn thành nhiệm vụ, {kht} không hoàn thành nhiệm vụ."
    )
    return " ".join(
        sentence.format(
            rated=number(counts.rated),
            total=number(counts.total),
            what=what,
            htxs=number(counts.htxs),
            htt=number(counts.htt),
            htnv=number(counts.htnv),
            kht=number(counts.kht),
        )
        for what, counts in ((_("tổ chức đảng"), units), (_("đảng viên"), members))
    )
