"""FMT-07 顿号后接和、及、与: 、 right before a conjunction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Safety, Severity
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.repeats import alike
from checker.rules.sight import Sight

_JOINED = ("、以及", "、和", "、及", "、与")
_AND = re.compile("、(?P<word>以及|和|及|与)")
_END = re.compile("[，。；：、]")


@cache
def _table(kind: str) -> dict[str, str]:
    """Return the words that begin with 和, 及, 与 and are no conjunction, or those that show 与 to be a preposition.

    With each word the pattern of what, right behind it, makes it no such word; empty where nothing does.
    """
    return {row["word"]: row["unless"] for row in resources.rows("conjunction_words.tsv") if row["kind"] == kind}


class MarkBeforeAnd(Rule):
    """顿号后不应再接“和”“及”“与”。

    为什么：连词已表示并列，前面再加顿号属标点重复。
    依据：《标点符号用法》（GB/T 15834—2011）

    错误：保障能源、水、土地【、】和人力资源等要素需求。
    改为：保障能源、水、土地和人力资源等要素需求。
    正确：建设文明、和谐、宜居的城市，做到早发现、及时处置，形成与地方特色相协调、与产业布局相衔接的教育布局。
    """

    code = "FMT-07"
    name = "顿号后接和、及、与"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    sight = Sight.PASSAGE
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each 、 before a conjunction."""
        yield from alike(self._each(context), "顿号与连词连用")

    def _each(self, context: Context) -> Iterator[Finding]:
        for i, passage in passages(context.draft, holding=_JOINED):
            for match in _AND.finditer(passage.normal):
                if not _joins(passage.normal, match):
                    continue
                place, word = draft_place(i, match.start(), match.start() + 1), match["word"]
                yield self.finding(
                    [place],
                    f"顿号与“{word}”连用。",
                    advice=f"删去“{word}”前的顿号。",
                    fixes=(Fix("删去顿号", (Edit(place, ""),), Safety.SAFE),),
                )


def _joins(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word behind 、 is a conjunction: no longer word begins there, and 与 is no preposition."""
    following = text[match.start("word") :]
    for word, unless in _table("word").items():
        if following.startswith(word) and not (unless and re.match(unless, following[len(word) :])):
            return False
    rest = _END.split(text[match.end() :], maxsplit=1)[0]
    return match["word"] != "与" or not any(word in rest for word in _table("relation"))
