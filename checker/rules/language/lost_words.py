"""LNG-24 文字缺漏: a figure that is not there, or a noun that runs into the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Passage, PassageKind
from checker.reading.indicators import catalogue
from checker.reading.placeholders import PLACEHOLDER
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import EachPassage, Remembered
from checker.rules.sight import Look, Part
from checker.text import Span

_EMPTY = re.compile(
    r"(?:(?<!不)达到|提高到|提升到|增加到|增长到|增长至|提高至|下降到|降低到|不少于|不低于|控制在|增至|升至|降至"
    r"|超过|(?<=[速数量额率值重比])达|(?:累计|总计|共计|合计|总数)达)(?=[，。；])"
)
_NO_NUMBER = re.compile(
    r"(?:达到|增长到|提高到|增加到|突破|超过|新增|不少于)\s*(?P<unit>家|个|项|件|座|所|名|亿元|万元|万人|%|个百分点)(?=以上|左右|[，。；、])"
)
_BLANK = re.compile(r"[×xX＊*]{2,}(?:年|家|个|项|件|亿元|万元|%)|_{2,}|[【\[]待(?:补|定|填)[】\]]?")
_UNFILLED = "是没有填写的占位符。"
_GAPS = (
    (_EMPTY, "后面没有数值，疑有缺漏。"),
    (_NO_NUMBER, "缺少数字，疑有缺漏。"),
    (_BLANK, _UNFILLED),
    (PLACEHOLDER, _UNFILLED),
)
_HOLDS_SPACE = r"×xX＊*{_【\["
_NEEDED = re.compile(
    # one set of characters in front, which the engine skips to, and not several alternatives
    rf"[到于在至过达破增{_HOLDS_SPACE}](?:(?<=[{_HOLDS_SPACE}])|[，。；]|\s*[家个项件座所名亿万%])"
)
_NEXT = (
    "知识产权",
    "科技成果",
    "体制机制",
    "创新环境",
    "创新生态",
    "人才队伍",
    "科技金融",
    "研发投入",
    "营商环境",
    "全社会",
    "产业集群",
)
_PREDICATE = re.compile(r"(?:更加|日益|不断|明显|显著|持续|逐步|进一步|基本)[一-鿿]{1,6}")


class LostWords(Rule):
    """数值、文字不应缺漏。

    为什么：“达到”后面没有数值，或前一个指标没写完就接上另一句，多是修改时误删，目标因此无法考核。

    错误：到2025年，高新技术企业【达到】，科技型中小企业达到80家。
    错误：由【{牵头单位}】负责实施。
    错误：建成省级以上高新区3家，拥有新型研发机构20家。【科技企业孵化器】知识产权服务网络更加完善。
    正确：到2025年，高新技术企业达到100家，科技企业孵化器达到5家，知识产权服务网络更加完善。
    """

    code = "LNG-24"
    name = "文字缺漏"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    folds = True
    look = Look.at(lambda p: _has_gap(p), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield verbs without their figure, units without number, placeholders, and nouns run into the next clause."""
        measured = {metric.passage for metric in context.draft.metrics}
        kinds = (PassageKind.BODY, PassageKind.CELL)
        for i, (span, message) in _GAPS_OF.over(context.draft, kinds):
            yield self._lost(i, span, message)
        for i, match in _UNFILLED_IN.over(context.draft, (PassageKind.HEADING,)):
            yield self._lost(i, Span(*match.span()), f"“{match[0]}”{_UNFILLED}")
        for i in sorted(measured):
            text = context.draft.passages[i].normal
            for span in run_together(text) if context.draft.passages[i].kind in kinds else ():
                yield self._lost(i, span, f"“{span.of(text)}”后面直接接另一句，疑漏数值和标点。")

    def _lost(self, passage: int, span: Span, message: str) -> Finding:
        if message.endswith(_UNFILLED):
            place, said = [draft_place(passage, *span)], "有没有填写的占位符"
            return self.finding(place, message, advice="请填写；不适用的，连同所在句子删去。", alike=said)
        return self.finding([draft_place(passage, *span)], message, advice="请对照上下文补全缺漏的数值和文字。")


def _gaps(text: str) -> tuple[tuple[Span, str], ...]:
    """Return where figures or words are lacking in a text, and what is said of each place."""
    return tuple(
        (Span(*match.span()), f"“{match[0]}”{said}") for pattern, said in _GAPS for match in pattern.finditer(text)
    )


_GAPS_OF = EachPassage(_gaps, _NEEDED)
_UNFILLED_IN = Remembered(PLACEHOLDER, "{")


def _has_gap(passage: Passage) -> bool:
    """Tell whether a paragraph lacks a figure or a word, or a heading has a placeholder."""
    if passage.kind is PassageKind.HEADING:
        return PLACEHOLDER.search(passage.normal) is not None
    return bool(_GAPS_OF(passage.normal))


@cache
def _nouns() -> re.Pattern[str]:
    """Names of counted things at the beginning of a clause with another subject right behind them."""
    names = {n for i in catalogue() if i.dimension == "count" for n in (i.name.removesuffix("数"), *i.aliases)}
    longest = sorted((n for n in names if len(n) >= 4), key=len, reverse=True)
    return re.compile(
        rf"(?:^|(?<=[，。；、]))(?P<noun>{'|'.join(map(re.escape, longest))})(?=(?:{'|'.join(_NEXT)})[^，。；]*)"
    )


def run_together(text: str) -> Iterator[Span]:
    """Yield counted nouns that run into another subject with a predicate of its own."""
    for match in _nouns().finditer(text) if _PREDICATE.search(text) and any(map(text.__contains__, _NEXT)) else ():
        clause = re.match("[^，。；]*", text[match.end() :])
        if clause and _PREDICATE.search(clause[0]):
            yield Span(*match.span("noun"))
