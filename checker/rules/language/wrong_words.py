"""LNG-06 文字识别误认 and LNG-07 错别字: words of a table of confusions, matched in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Safety, Severity
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.language.near_words import Slip, doubled_characters, near_words
from checker.rules.sight import Sight
from checker.rules.word_table import WordTable
from checker.text import Span

_ROUND = 6  # characters of context on each side that an exception may look at


@dataclass(frozen=True, slots=True)
class Confusion:
    """One row: the wrong word, the right one, where the wrong is right, what must be near, whether it is safe."""

    wrong: str
    right: str
    unless: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    safe: bool


@cache
def _table(code: str) -> tuple[WordTable, dict[str, Confusion]]:
    rows = [row for row in resources.rows("wrong_words.tsv") if row["rule"] == code]
    confusions = {row["wrong"]: _confusion(row) for row in rows}
    return WordTable(confusions), confusions


def _confusion(row: dict[str, str]) -> Confusion:
    unless, needs = (re.compile(row[key]) if row[key] else None for key in ("unless", "needs"))
    return Confusion(row["wrong"], row["right"], unless, needs, row["safe"] == "yes")


class _WordTable(Rule):
    """A rule that reads its rows of `resources/wrong_words.tsv`."""

    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each wrong word that no exception excuses, with its correction."""
        table, confusions = _table(self.code)
        for word, place in table.places(context.draft):
            confusion, text = confusions[word], context.draft.passages[place.passage].normal
            sentence = context.draft.sentence(place.passage, place.span).of(text)
            if not excused(confusion, text, place.span) and _needed(confusion, sentence):
                yield self._wrong(place.passage, place.span, confusion)

    def _wrong(self, passage: int, span: Span, confusion: Confusion) -> Finding:
        place = draft_place(passage, *span)
        safety = Safety.SAFE if confusion.safe else Safety.REVIEW
        return self.finding(
            [place],
            f"“{confusion.wrong}”疑为“{confusion.right}”之误。",
            certainty=Certainty.SURE if confusion.safe else Certainty.LIKELY,
            advice=f"改为“{confusion.right}”。",
            fixes=(Fix(f"改为“{confusion.right}”", (Edit(place, confusion.right),), safety),),
        )


class MisreadWords(_WordTable):
    """扫描识别后的文稿不应留有认错的字。

    为什么：文字识别常把“备”认成“各”一类形近字，复制过来的文稿会带着这些错字。

    错误：支持上市【后各】企业做大做强，发展智能【装各】。
    改为：支持上市后备企业做大做强，发展智能装备。
    正确：会后各单位抓好落实，分设各类窗口，上市后各项指标良好。
    """

    code = "LNG-06"
    name = "文字识别误认"
    sight = Sight.PASSAGE


class WrongWords(_WordTable):
    """正文不应有错别字。

    为什么：同音、形近的误字和叠字多由输入法或文字识别造成，会改变词义，印发稿中属硬伤；表中没有的，误字不成词而文中别处写对的才提示。

    错误：加大对中小企业的【挟持力度】，【完善善】创新创业环境。
    改为：加大对中小企业的扶持力度，完善创新创业环境。
    错误：加快培育龙头企业，培育创新主体，【陪育】高成长企业，【优化化】发展环境。
    正确：加快建设设施农业，推动高质量发展展望更加清晰。
    """

    code = "LNG-07"
    name = "错别字"
    scope = Scope.PLAN
    sight = Sight.TEXT

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the words of the table, then slips that it does not list where it says nothing."""
        yield from super().check(context)
        draft = context.draft
        for slip in (*near_words(draft), *doubled_characters(draft)):
            text = draft.passages[slip.passage].normal
            if not any(slip.span.overlaps(span) for span in _listed(text)):
                yield self._slip(slip, slip.span.of(text))

    def _slip(self, slip: Slip, wrong: str) -> Finding:
        place = draft_place(slip.passage, *slip.span)
        why = f"“{wrong}”不成词，疑为“{slip.right}”之误。" if len(wrong) == 2 else f"“{wrong}”多一个“{wrong[-1]}”字。"
        return self.finding(
            [place],
            why,
            severity=Severity.ERROR if slip.familiar else Severity.MINOR,
            certainty=Certainty.LIKELY,
            advice=f"请核对，确有误的改为“{slip.right}”。",
            fixes=(Fix(f"改为“{slip.right}”", (Edit(place, slip.right),)),),
        )


def _listed(text: str) -> list[Span]:
    """Return where words of the tables stand in a text, right there or not."""
    return [span for code in ("LNG-06", "LNG-07") for _, span in _table(code)[0].find(text)]


def _needed(confusion: Confusion, sentence: str) -> bool:
    return confusion.needs is None or bool(confusion.needs.search(sentence))


def excused(confusion: Confusion, text: str, span: Span) -> bool:
    """Tell whether the characters round a wrong word make it a right one (建设设施)."""
    if confusion.unless is None:
        return False
    start = max(0, span.start - _ROUND)
    return any(
        start + match.start() <= span.start and start + match.end() >= span.stop
        for match in confusion.unless.finditer(text[start : span.stop + _ROUND])
    )
