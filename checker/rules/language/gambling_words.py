"""LNG-08 网页博彩插入: brand names of betting sites in the middle of a government text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import Passage
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.choice import Choice
from checker.rules.remembered import EachPassage
from checker.rules.sight import Look
from checker.rules.word_table import WordTable
from checker.text import Span

_REACH = 6  # how far a companion word may stand from an ambiguous one
_JOINED = re.compile(r"[\s,，、/·|]{0,2}")
_AGAINST = re.compile("(?:打击|整治|查处|严禁|禁止|防范|取缔|治理)[^，。；]{0,12}$")
_SIGNER = re.compile(r"[一-鿿]{2,12}[省市区县镇]$")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The table as one pattern, the companions an ambiguous word needs, and the words that extend a hit."""

    words: re.Pattern[str]
    near: dict[str, re.Pattern[str]]
    tail: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    rows = resources.rows("gambling_words.tsv")
    words = sorted((row["word"].lower() for row in rows), key=len, reverse=True)
    near = {row["word"].lower(): re.compile(row["near"].lower()) for row in rows if row["near"]}
    tails = sorted({word for row in rows for word in row["near"].lower().split("|") if word} | {"官网"}, key=len)
    joined = "|".join(map(re.escape, reversed(tails)))
    return _Lexicon(re.compile("|".join(map(re.escape, words))), near, re.compile(rf"[\s,，、]{{0,2}}(?:{joined})"))


class GamblingWords(Rule):
    """正文中混入了博彩网站的名称。

    为什么：政府网站被篡改时，常用词会被整批替换成博彩网站名；从网页复制的文稿会把它们带进正文，印发后影响恶劣。

    错误：江北县【必威比分网】
    改为：江北县人民政府
    错误：支持有实力的【金宝搏 官网】企业进入国内前列。
    改为：支持有实力的企业进入国内前列。
    正确：彩票公益金重点支持科普设施建设。
    正确：推动万博商务区扩容提质，严厉打击网络博彩平台。
    """

    code = "LNG-08"
    name = "网页博彩插入"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    folds = True
    look = Look.at(lambda p: _has_spam(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a place, with a fix to confirm."""
        hits = list(_SPAM.over(context.draft))
        marks = [span.of(context.draft.passages[i].normal) for i, span in hits]
        for (i, span), mark in zip(hits, marks, strict=True):
            text = context.draft.passages[i].normal
            advice = "请以原件核对，恢复被替换的文字。"
            if (times := marks.count(mark)) > 1:
                advice = f"同一插入词共出现 {times} 处，被替换的多为同一个常用词，请以原件核对恢复。"
            yield self.finding(
                [draft_place(i, *span)],
                f"“{mark}”是博彩网站用语，疑为网页被篡改时混入。",
                advice=advice,
                fixes=(self._fix(text, i, span),),
            )

    def _fix(self, text: str, passage: int, span: Span) -> Fix:
        """Offer the issuer's name where the words stand behind a place name and end a line, else deletion."""
        place = draft_place(passage, *span)
        if _SIGNER.search(text[: span.start]) and not text[span.stop :].strip():
            return Fix("改为“人民政府”", (Edit(place, "人民政府"),))
        return Fix("删除", (Edit(place, ""),))


def spam(text: str) -> Iterator[Span]:
    """Yield the stretches of betting words, neighbours joined into one."""
    lexicon, lowered = _lexicon(), text.lower()
    merged: list[Span] = []
    for match in lexicon.words.finditer(lowered):
        if not _counts(lexicon, lowered, match):
            continue
        start, stop = match.span()
        while tail := lexicon.tail.match(lowered, stop):
            stop = tail.end()
        if merged and _JOINED.fullmatch(lowered, merged[-1].stop, max(start, merged[-1].stop)):
            merged[-1] = Span(merged[-1].start, max(stop, merged[-1].stop))
        else:
            merged.append(Span(start, stop))
    yield from merged


@cache
def _words() -> WordTable:
    return WordTable(row["word"].lower() for row in resources.rows("gambling_words.tsv"))


def _holding(chosen: Choice) -> Iterable[int]:
    """Return the rows that hold one of the words, or all where small letters are not as many as the capital ones."""
    lowered = chosen.joined.lower()
    if len(lowered) != len(chosen.joined):
        return range(len(chosen.texts))
    return sorted({chosen.row_at(start) for start in _words().starts(lowered)})


_SPAM = EachPassage(spam, rows=_holding)


def _has_spam(passage: Passage) -> bool:
    """Tell whether betting words stand in a paragraph."""
    return bool(_SPAM(passage.normal))


def _counts(lexicon: _Lexicon, text: str, match: re.Match[str]) -> bool:
    """Tell whether the word is one in itself or has a companion within reach."""
    near = lexicon.near.get(match[0])
    if near is None:
        return True
    before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
    if _AGAINST.search(text[: match.start()]):
        return False  # a measure against it, not an insertion
    return bool(near.search(before) or near.search(after))
