"""LNG-21 种属、并列不当: “A、B等X” where A is no X."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker import resources
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.sight import Sight
from checker.rules.word_table import WordTable
from checker.text import Span

_OF = re.compile(r"等(?:各类|一批|重点|有关|相关|多种|多个|其他|优势|主要|新兴|\d+个|[二三四五六七八九十]大)?$")
_MORE = re.compile(
    r"[和与及、]|企业|人才|机构|建设|平台|载体|项目|政策|宣传|集群|园区|布局|合作|协同|对口|帮扶|转移|之?外|不足|缺"
)
_PARTS = re.compile(r"(?:《[^》]*》|[^、，。；：！？（）“”《》])+?(?=[、，。；：！？（）“”]|《|$)")
_TIES = re.compile(r"(?<=[一-鿿]{2})(?:以及|和|与|及)(?=[一-鿿]{2})")
_LEAD = re.compile(
    r"^.*?(?:包括|发展|培育|推动|支持|鼓励|引导|发挥|建设|打造|围绕|聚焦|依托|联合|如|以及|加快|大力|吸引|引进|削减|减少|控制|降低|承接|遵守|根据|按照|依据|整合|协调)"
)


@dataclass(frozen=True, slots=True)
class Class:
    """One row: the words of a class, what does not belong to it, and what holds both."""

    outside: re.Pattern[str]
    better: str


@cache
def classes() -> tuple[WordTable, dict[str, Class]]:
    """Return the automaton of class names, and what each asks of its members."""
    found = {
        word: Class(re.compile(row["outside"]), row["better"])
        for row in resources.rows("taxonomy.tsv")
        for word in row["class"].split("|")
    }
    return WordTable(found), found


class WrongClass(Rule):
    """“A、B、C等X”中的并列项都应属于X。

    为什么：把不属于一类的事项归入一类，会误导对任务和投入的理解，如院士工作站不是重大科技基础设施。

    错误：【院士工作站】、创客空间等重大科技基础设施有待建设。
    错误：大力发展光伏、【煤电】等可再生能源。
    正确：院士工作站、创客空间等创新平台有待建设，发展光伏、风电等可再生能源。
    """

    code = "LNG-21"
    name = "种属、并列不当"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    sight = Sight.PASSAGE
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a list: its first member that does not belong, with all others named."""
        yield from self._found(context)

    def _found(self, context: Context) -> Iterator[Finding]:
        table, known = classes()
        for word, place in table.places(context.draft, (PassageKind.BODY, PassageKind.CELL)):
            text = context.draft.passages[place.passage].normal
            before = _OF.search(text, 0, place.span.start)
            if before is None or _MORE.match(text, place.span.stop):
                continue
            strangers = [span for span in members(text, before.start()) if _outside(known[word], span.of(text))]
            if strangers:
                names = "、".join(span.of(text).strip() for span in strangers)
                yield self.finding(
                    [draft_place(place.passage, *strangers[0])],
                    f"“{names}”不属于“{word}”。",
                    advice=f"改为“等{known[word].better}”，或删去不属于的并列项。",
                )


def members(text: str, stop: int) -> list[Span]:
    """Return the coordinated words that end at `stop`, in order; none where only one stands there."""
    start = max(text.rfind(mark, 0, stop) for mark in "，。；：！？（") + 1
    spans: list[Span] = []
    for match in _PARTS.finditer(text, start, stop):
        at = match.start()
        for tie in _TIES.finditer(text, match.start(), match.end()):
            spans.append(Span(at, tie.start()))
            at = tie.end()
        spans.append(Span(at, match.end()))
    if spans and (lead := _LEAD.match(text[spans[0].start : spans[0].stop])) and lead.end() < len(spans[0].of(text)):
        spans[0] = Span(spans[0].start + lead.end(), spans[0].stop)
    return spans if len(spans) > 1 else []


def _outside(kind: Class, member: str) -> bool:
    return kind.outside.fullmatch(member.strip()) is not None
