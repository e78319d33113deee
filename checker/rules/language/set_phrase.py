"""LNG-14 规范提法引用有误: a set phrase quoted with other words or in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.sight import Sight
from checker.rules.word_table import WordTable
from checker.text import Span

_MARKS = re.compile(r"[\s\W_]+")
_ROUND = 6  # characters on each side that an exception may look at
_MOST = 4  # characters of difference that still make it the same phrase; more is another sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the table; `forms` are all wordings that are right, the first the canonical one."""

    forms: tuple[str, ...]
    anchors: re.Pattern[str]
    marks: bool
    since: str


@cache
def table() -> tuple[Phrase, ...]:
    """Return the set phrases of the table."""
    return tuple(
        Phrase(
            forms=(row["phrase"], *filter(None, row["variants"].split("|"))),
            anchors=re.compile("|".join(map(re.escape, row["anchors"].split("|")))),
            marks=row["marks"] == "yes",
            since=row["from"],
        )
        for row in resources.rows("set_phrases.tsv")
    )


def asked(text: str) -> list[Phrase]:
    """Return the set phrases one of whose anchor words stands in the text."""
    words, phrases = _anchored()
    present = {word for word, _ in words.overlapping(text)}
    return list(dict.fromkeys(phrase for word in sorted(present) for phrase in phrases[word])) if present else []


@cache
def _anchored() -> tuple[WordTable, dict[str, list[Phrase]]]:
    phrases: dict[str, list[Phrase]] = {}
    for row, phrase in zip(resources.rows("set_phrases.tsv"), table(), strict=True):
        for anchor in row["anchors"].split("|"):
            phrases.setdefault(anchor, []).append(phrase)
    return WordTable(phrases), phrases


class SetPhrase(Rule):
    """引用规范提法应逐字准确。

    为什么：党和国家重要文件中的固定提法有确定的词序和标点，加引号引用时改动字词属引用错误。

    错误：落实“【以国内大循环为主体，国际国内双循环相互促进的新发展格局】”。
    正确：加快构建以国内大循环为主体、国内国际双循环相互促进的新发展格局。
    """

    code = "LNG-14"
    name = "规范提法引用有误"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    sight = Sight.PASSAGE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield near misses of the set phrases: grave when quoted with other words, else a hint."""
        issued = context.draft.profile.issued or ""
        kinds = (PassageKind.BODY, PassageKind.CELL)
        anchored, turns = _anchored()[0].all_places(context.draft, kinds), _orders()[0].places(context.draft, kinds)
        for i in sorted({place.passage for _, place in (*anchored, *turns)}):
            passage = context.draft.passages[i]
            misses: list[Span] = []
            for phrase in asked(passage.normal):
                if issued and issued < phrase.since:
                    continue
                for found in near_misses(phrase, passage.normal):
                    misses.append(found)
                    yield self._miss(context.draft, i, found, phrase)
            for span, usual in turned(passage.normal):
                if not any(span.overlaps(miss) for miss in misses):
                    yield self._turned(i, span, span.of(passage.normal), usual)

    def _miss(self, draft: Reading, passage: int, found: Span, phrase: Phrase) -> Finding:
        text = draft.passages[passage].normal
        written, canonical = found.of(text), phrase.forms[0]
        words_differ = _plain(written) != _plain(canonical)
        grave = words_differ and _quoted(text, found)
        place = draft_place(passage, *found)
        what = "" if words_differ else "标点"
        return self.finding(
            [place],
            f"“{written}”与规范提法{what}不一致，规范提法为“{canonical}”。",
            severity=Severity.MAJOR if grave else Severity.INFO,
            certainty=Certainty.LIKELY if grave else Certainty.HINT,
            advice=f"应为“{canonical}”，请核对原文后修改。",
            fixes=(Fix("改为规范提法", (Edit(place, canonical),)),) if grave else (),
        )

    def _turned(self, passage: int, span: Span, written: str, usual: str) -> Finding:
        place = draft_place(passage, *span)
        return self.finding(
            [place],
            f"“{written}”的惯用语序为“{usual}”。",
            severity=Severity.INFO,
            certainty=Certainty.HINT,
            advice=f"改为“{usual}”。",
        )


def turned(text: str) -> Iterator[tuple[Span, str]]:
    """Yield words that stand in another order than the usual one, and the usual one."""
    words, rows, unless = _orders()
    for word, span in words.find(text):
        start, stop = max(0, span.start - _ROUND), span.stop + _ROUND
        if word not in unless or not unless[word].search(text, start, stop):
            yield span, rows[word]


@cache
def _orders() -> tuple[WordTable, dict[str, str], dict[str, re.Pattern[str]]]:
    rows = resources.rows("word_orders.tsv")
    usual = {row["written"]: row["usual"] for row in rows}
    return WordTable(usual), usual, {row["written"]: re.compile(row["unless"]) for row in rows if row["unless"]}


def near_misses(phrase: Phrase, text: str) -> Iterator[Span]:
    """Yield the stretches that differ from all right forms by one to four characters, an anchor word inside."""
    for anchor in phrase.anchors.finditer(text):
        if any(form in text for form in phrase.forms if anchor[0] in form and phrase.forms[0] not in text):
            continue
        canonical = phrase.forms[0]
        before = canonical.find(anchor[0])
        if before < 0:
            continue
        start = max(0, anchor.start() - before - _MOST)
        window = Span(start, min(len(text), start + len(canonical) + 2 * _MOST))
        best = _best(canonical, text, window)
        if best and _differs(phrase, best.of(text)):
            yield best


def _best(canonical: str, text: str, window: Span) -> Span | None:
    """Return the stretch of the window that is most like the phrase, or None where none is like it."""
    aligned = fuzz.partial_ratio_alignment(canonical, window.of(text), score_cutoff=80)
    if aligned is None:
        return None
    spans = [
        Span(window.start + start, window.start + stop)
        for start in range(max(0, aligned.dest_start - 2), aligned.dest_start + 3)
        for stop in range(aligned.dest_end - 2, min(len(window.of(text)), aligned.dest_end + 2) + 1)
        if stop > start
    ]
    return min(spans, key=lambda span: (Levenshtein.distance(canonical, span.of(text)), span), default=None)


def _differs(phrase: Phrase, written: str) -> bool:
    """Tell whether words differ by a few characters, or marks where the phrase's marks are fixed."""
    words = min(Levenshtein.distance(_plain(form), _plain(written)) for form in phrase.forms)
    if words == 0:
        return phrase.marks and written not in phrase.forms
    return words <= _MOST and len(_plain(written)) >= len(_plain(phrase.forms[0])) - 2


def _plain(text: str) -> str:
    return _MARKS.sub("", text)


def _quoted(text: str, span: Span) -> bool:
    """Tell whether a stretch stands in quotation marks that it fills, but for a few words round it."""
    before, after = text[max(0, span.start - 6) : span.start], text[span.stop : span.stop + 6]
    return "“" in before and "”" not in before and "”" in after
