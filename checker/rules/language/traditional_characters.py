"""LNG-05 简繁混用、误转: traditional characters in a simplified text, and characters that converters get wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from checker.findings import Certainty, Edit, Finding, Fix, Place, Safety, Severity
from checker.reading.elements import Reading
from checker.reading.folding import characters
from checker.rules.base import REMEMBERED, Context, Rule, Scope, passages
from checker.text import Span

_WHOLE = 0.05  # share of characters from which the whole text counts as written in traditional characters
_LEAST = 20  # traditional characters that such a text has at least
_NAMES = frozenset("乾於後徵瞭藉夥麽鍾甯昇喆堃祇薑餘穀麯闆")
"""Characters that names and some words keep in simplified texts."""


class TraditionalCharacters(Rule):
    """简体文稿不应夹杂繁体字或误转字。

    为什么：繁简转换软件常把“置”误成“臵”，或漏转个别字，印发稿应统一使用规范简体字。
    依据：《中华人民共和国国家通用语言文字法》

    错误：建设大科学装【臵】，完善【創】新体系。
    改为：建设大科学装置，完善创新体系。
    正确：建设大科学装置，完善创新体系，弘扬乾坤湾精神。
    """

    code = "LNG-05"
    name = "简繁混用、误转"
    severity = Severity.ERROR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield wrong characters; single traditional ones in a simplified text; a note where all is traditional."""
        found = list(unusual(context.draft))
        traditional = [place for place, kind in found if kind == "traditional"]
        han = sum(len(passage.normal) for _, passage in passages(context.draft))
        whole = len(traditional) > max(_LEAST, han * _WHOLE)
        if whole:
            yield self.finding(
                traditional[:1],
                f"全文为繁体字（{len(traditional)} 个），已按简体校核。",
                severity=Severity.INFO,
                advice="如用于印发，请统一转换为规范简体字，并核对转换结果。",
            )
        wrong: dict[str, list[Finding]] = {}
        for place, kind in merged(found):
            if kind == "confusion" or not whole:
                wrong.setdefault(_written(context.draft, place), []).append(self._wrong(context.draft, place))
        for findings in wrong.values():
            yield from findings

    def _wrong(self, draft: Reading, place: Place) -> Finding:
        right = place.span.of(draft.passages[place.passage].normal)
        written = _written(draft, place)
        return self.finding(
            [place],
            f"“{written}”应为规范简体字“{right}”。",
            advice=f"改为“{right}”。",
            fixes=(Fix(f"改为“{right}”", (Edit(place, right),), Safety.SAFE),),
        )


def _written(draft: Reading, place: Place) -> str:
    text = draft.passages[place.passage].text
    return text.to_source(place.span).of(text.source)


def unusual(reading: Reading) -> Iterator[tuple[Place, str]]:
    """Yield the characters as written that are traditional or known confusions, with their kind."""
    for i, passage in passages(reading):
        if passage.text.source == passage.normal:
            continue  # reading turns each of them into the ordinary character
        for at, kind in _unusual(passage.text.source):
            yield Place(0, i, passage.text.to_normal(Span(at, at + 1))), kind


@lru_cache(REMEMBERED)
def _unusual(source: str) -> tuple[tuple[int, str], ...]:
    return tuple((match.start(), _known()[match[0]]) for match in _any_known().finditer(source))


@cache
def _any_known() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_known()))}]")


@cache
def _known() -> dict[str, str]:
    """Return the kind of each character that is looked for."""
    kinds = ("traditional", "confusion")
    return {char: kind for char, (_, kind) in characters().items() if kind in kinds and char not in _NAMES}


def merged(found: list[tuple[Place, str]]) -> Iterator[tuple[Place, str]]:
    """Yield neighbours of one kind as one stretch."""
    numbered = enumerate(found)
    for _, group in groupby(numbered, key=lambda n: (n[1][1], n[1][0].passage, n[1][0].span.start - n[0])):
        places = [item for _, item in group]
        first, last = places[0][0], places[-1][0]
        yield Place(0, first.passage, Span(first.span.start, last.span.stop)), places[0][1]
