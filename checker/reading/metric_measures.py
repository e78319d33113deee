"""What a figure measures: the size itself, an increment, growth, a multiple or a rank."""

from __future__ import annotations

import re

from checker.reading import metric_cues
from checker.reading.elements import Measure
from checker.reading.metric_clauses import Figure, Thread
from checker.reading.quantities import Form

_YEARLY = re.compile(r"年均|年平均|年递增|每年递增|复合增长")
_YEAR_ON_YEAR = re.compile(r"同比|比上年|较上年|比去年|较去年")
_GROWTH_NAME = re.compile(r"(?:增速|增幅|涨幅|增长率)$")
_GROWTHS = (Measure.GROWTH, Measure.YOY, Measure.CAGR)
_MINUS = re.compile(r"(?:增长|增速|增幅|为|、|和)\s?[-－]$")
_STOCK_NAME = re.compile(r"总|累计|存量|保有")
_STOCK_LISTED = re.compile(r"^(?:每[百千万]|人均)|(?:数|量|率)$")


def govern(figure: Figure, thread: Thread) -> None:
    """Take over into `thread` what the clause's verb does to this figure and to the list after it (新增, 其中)."""
    left = figure.left
    verb = left.verb or left.head_verb
    tokens = metric_cues.tokens(left.tail, "reach", "up", "down", "add")
    last = tokens[-1] if tokens else ""
    if metric_cues.any_of("add").search(verb) or (last in metric_cues.words("add") and last != "增加"):
        thread.adding = True
    elif (
        (verb and metric_cues.any_of("make", "reach").search(verb))
        or (last in metric_cues.words("reach") and left.name)
        or not _continues(figure)
        or _STOCK_NAME.match(left.name)
        or (not left.name and re.search("累计|总", left.tail))
    ):
        thread.adding = False
    if figure.mark in ("，", ",") and verb and not figure.of_which:
        thread.total = None
    if figure.of_which:
        thread.total = thread.subject or None


def _continues(figure: Figure) -> bool:
    """Tell whether a verb in front of a list still governs this figure: within 、, and over commas for counts."""
    if figure.mark in ("，", ","):
        listed = re.search(r"\d[^，,、]*、", figure.lead) is not None
        return listed or (figure.quantity.use == "count" and not _STOCK_LISTED.search(figure.left.name))
    return figure.mark not in ("（", "(") or figure.of_which


def measure_of(figure: Figure, name: str, thread: Thread, one_year: bool) -> tuple[Measure, int]:
    """Return what the number measures, and -1 as factor of decreases.

    `one_year` tells that the sentence speaks of a single year, so that growth is year on year.
    """
    quantity = figure.quantity
    if quantity.form is Form.RANK:
        return Measure.RANK, 1
    if quantity.form is Form.DOUBLING:
        return Measure.MULTIPLE, 1
    change, down = _change(figure.left.tail)
    if figure.left.verb and not figure.left.name and figure.left.tail.strip() == "提升":
        change = False  # 改造提升5个: two verbs of making
    sign = -1 if down or _MINUS.search(figure.lead) else 1
    if thread.measure in _GROWTHS and _only_hedged(figure):
        return thread.measure, thread.sign
    if quantity.unit == "百分点":
        return Measure.INCREMENT, sign
    if quantity.unit == "倍":
        return (Measure.GROWTH if change else Measure.MULTIPLE), 1
    if quantity.unit == "%":
        return _measure_of_percent(figure, name, change, one_year), sign
    if change and (quantity.use in ("count", "measure", "time") or quantity.form is Form.BARE):
        return Measure.INCREMENT, sign
    if (thread.adding or "新增" in name) and quantity.use in ("count", "measure", "rare"):
        return Measure.INCREMENT, 1
    return Measure.LEVEL, 1


def _only_hedged(figure: Figure) -> bool:
    """Tell whether nothing but 力争 parts the number from the growth before it (增长5.5%以上，力争6%)."""
    lead = metric_cues.any_of("hedge").sub("", figure.lead)
    return figure.quantity.unit == "%" and figure.mark in ("，", ",") and not lead.strip("达到实现 ")


def _measure_of_percent(figure: Figure, name: str, change: bool, one_year: bool) -> Measure:
    lead = figure.lead if figure.shared is None else figure.lead + figure.shared.tail
    grows = change or _GROWTH_NAME.search(name) is not None
    if _YEARLY.search(lead) and (grows or re.search(r"增|降|递", lead)):
        return Measure.CAGR
    if not grows:
        return Measure.LEVEL
    return Measure.YOY if one_year or _YEAR_ON_YEAR.search(lead) else Measure.GROWTH


def _change(tail: str) -> tuple[bool, bool]:
    """Tell whether the last verb in front of the number states a change, and whether a decrease."""
    tokens = metric_cues.tokens(tail, "reach", "up", "down")
    if not tokens:
        return False, False
    last = next((token for token in tokens if _GROWTH_NAME.search(token)), tokens[-1])
    down = last in metric_cues.words("down")
    return down or last in metric_cues.words("up"), down
