"""LNG-16 异形词混用: two spellings of one word in one plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Place, Safety, Severity
from checker.reading.elements import Passage, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Look
from checker.rules.word_table import WordTable

_ROUND = 3  # characters on each side that an exception may look at


class VariantWords(Rule):
    """同一个词全文应用同一写法。

    为什么：异形词并用显得校对不严，应统一用国家推荐的写法；书名、专有名称中的写法不算。
    依据：《第一批异形词整理表》（GF 1001—2001）

    错误：制定工作【台帐】，定期更新台账。
    改为：制定工作台账，定期更新台账。
    正确：制定工作台账，定期更新台账。
    """

    code = "LNG-16"
    name = "异形词混用"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: _holds(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a pair of spellings that both occur, with all places of the one not recommended."""
        found = _occurrences(context.draft)
        for row in _table()[1].values():
            one, other = row["one"], row["other"]
            if one in found and other in found:
                yield self._mixed(row, found[other], Counter({one: len(found[one]), other: len(found[other])}))

    def _mixed(self, row: dict[str, str], places: list[Place], times: Counter[str]) -> Finding:
        one, other = row["one"], row["other"]
        fix = Fix(f"统一为“{one}”", tuple(Edit(place, one) for place in places), Safety.REVIEW)
        return self.finding(
            [*places],
            f"“{other}”（{times[other]} 处）与“{one}”（{times[one]} 处）混用。",
            severity=Severity(row["severity"]),
            advice=f"统一为“{one}”（专有名称除外）。",
            fixes=(fix,),
        )


def _holds(passage: Passage) -> bool:
    """Tell whether a passage holds one of the spellings."""
    return any(True for _ in _table()[0].find(passage.normal))


def _occurrences(draft: Reading) -> dict[str, list[Place]]:
    """Return the places of all spellings of the table but those in titles and those that are other words."""
    words, rows, unless = _table()
    found: dict[str, list[Place]] = {}
    for word, place in words.places(draft):
        text = draft.passages[place.passage].normal
        start = max(0, place.span.start - _ROUND)
        if word in unless and unless[word].search(text, start, place.span.stop + _ROUND):
            continue
        if word in rows and text.rfind("《", 0, place.span.start) > text.rfind("》", 0, place.span.start):
            continue
        found.setdefault(word, []).append(place)
    return found


@cache
def _table() -> tuple[WordTable, dict[str, dict[str, str]], dict[str, re.Pattern[str]]]:
    """Return all spellings, the rows by the spelling not recommended, and what makes that another word."""
    rows = {row["other"]: row for row in resources.rows("variant_words.tsv")}
    words = [word for row in rows.values() for word in (row["one"], row["other"])]
    return WordTable(words), rows, {word: re.compile(row["unless"]) for word, row in rows.items() if row["unless"]}
