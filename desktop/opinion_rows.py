"""The rows of the opinions' table: who said what, where it belongs, how it was answered."""

from __future__ import annotations

from html import escape

from checker.findings import Severity
from checker.opinions import Adoption, Counts, Opinion, Opinions
from desktop.language import later, tr
from desktop.models.rows import Column, Row, number_key, text_key

COLUMNS = (
    Column(later("序号"), 2, right=True),
    Column(later("单位"), 6),
    Column(later("意见"), 19),
    Column(later("位置"), 9),
    Column(later("采纳情况"), 5),
)
PLACE, SETTLE = "place", "settle"
"""The links of an opinion's page."""
_TONES = {Adoption.ADOPTED: "upper", Adoption.PARTLY: Severity.MINOR.value, Adoption.DECLINED: Severity.ERROR.value}


def rows_of(opinions: Opinions) -> list[Row]:
    """Return a row for each opinion, in the order and with the numbers of the exported table."""
    return [_row(number, opinion) for number, opinion in enumerate(opinions, 1)]


def _row(number: int, opinion: Opinion) -> Row:
    answer = said(opinion)
    cells = (str(number), opinion.unit, opinion.told, where(opinion), answer)
    keys = (number_key(number), *map(text_key, cells[1:]))
    spoken = tr("，").join(part for part in (answer, *cells[1:4], settled(opinion)) if part)
    tones = _TONES[opinion.adoption] if opinion.adoption else ""
    return Row(opinion.id, cells, keys, tones=tones, spoken=spoken)


def said(opinion: Opinion) -> str:
    """Return the answer in a word."""
    return tr(opinion.adoption.label) if opinion.adoption else tr("待答复")


def where(opinion: Opinion) -> str:
    """Return where an opinion belongs, or that this is not known."""
    return opinion.spot.where if opinion.spot else tr("未定位")


def settled(opinion: Opinion) -> str:
    """Return the reason, and how the words read after the edit that settles it; empty where there is none."""
    from checker.reports.opinions import changed_words

    changed = changed_words(opinion.change) if opinion.change else ""
    return " ".join(part for part in (opinion.reason.strip(), changed) if part)


def page(opinion: Opinion) -> str:
    """Return an opinion in full as HTML: what was said, where it came from, how its place was found."""
    placed = tr("{0}（{1}）").format(opinion.spot.where, opinion.spot.how) if opinion.spot else ""
    if not placed:
        placed = tr("未定位：{0}").format(opinion.unplaced) if opinion.unplaced else tr("未定位")
    lines = [f"<b>{escape(opinion.unit)}</b>　{escape(said(opinion))}", escape(opinion.told)]
    lines.append(f"{tr('位置：{0}').format(escape(placed))}　{_link(PLACE, tr('放到光标处'))}")
    words = escape(settled(opinion)) or tr("还没有理由或修改")
    lines.append(f"{words}　{_link(SETTLE, tr('以当前段改动为准'))}")
    if opinion.source:
        lines.append(tr("来源：{0}").format(escape(opinion.source)))
    return "".join(f"<p style='margin:2px 0'>{line}</p>" for line in lines)


def _link(name: str, text: str) -> str:
    return f"<a href='{name}'>{text}</a>"


def counted(counts: Counts) -> str:
    """Return the numbers of the footer, for the window."""
    told = tr("收回 {0} 份，意见 {1} 条：采纳 {2}、部分采纳 {3}、未采纳 {4}、待答复 {5}")
    return told.format(
        counts.returned, counts.opinions, counts.adopted, counts.partly, counts.declined, counts.unanswered
    )
