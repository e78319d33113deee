"""LNG-22 术语不规范: names of things that statistics and programmes call otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Place, Severity
from checker.reading.elements import Passage, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Look
from checker.rules.word_table import WordTable

_ROUND = 8  # characters on each side that an exception may look at


class Terms(Rule):
    """专业术语应使用规范名称。

    为什么：统计分类、国家专项的名称有固定写法，写错会被当成另一个概念。

    错误：培育细分领域“【单打冠军】”。
    改为：培育细分领域“单项冠军”。
    正确：培育制造业单项冠军，发展高技术制造业。
    """

    code = "LNG-22"
    name = "术语不规范"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    look = Look.at(lambda p: _has_term(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a term of the table, with all its places that no exception excuses."""
        region = context.draft.profile.region or ""
        rows = _table()[1]
        for word, places in _places(context.draft).items():
            if region.startswith(rows[word]["region"]):
                yield self._term(rows[word], places)

    def _term(self, row: dict[str, str], places: list[Place]) -> Finding:
        wrong, right = row["wrong"], row["right"]
        times = f"（{len(places)} 处）" if len(places) > 1 else ""
        return self.finding(
            places,
            f"“{wrong}”{times}不规范，规范名称为“{right}”。",
            severity=Severity(row["severity"]),
            advice=f"规范名称为“{right}”；地方正式名称除外，请核实。",
            fixes=(Fix(f"改为“{right}”", tuple(Edit(place, right) for place in places)),),
        )


def _places(draft: Reading) -> dict[str, list[Place]]:
    """Return the terms found, with their places that no exception excuses."""
    words, _, unless = _table()
    found: dict[str, list[Place]] = {}
    for word, place in words.places(draft):
        text = draft.passages[place.passage].normal
        start, stop = max(0, place.span.start - _ROUND), place.span.stop + _ROUND
        if word not in unless or not unless[word].search(text, start, stop):
            found.setdefault(word, []).append(place)
    return found


def _has_term(passage: Passage) -> bool:
    """Tell whether a paragraph holds a term of the table."""
    return any(True for _ in _table()[0].find(passage.normal))


@cache
def _table() -> tuple[WordTable, dict[str, dict[str, str]], dict[str, re.Pattern[str]]]:
    """Return the terms as an automaton, their rows, and what excuses each."""
    rows = {row["wrong"]: row for row in resources.rows("terms.tsv")}
    return WordTable(rows), rows, {word: re.compile(row["unless"]) for word, row in rows.items() if row["unless"]}
