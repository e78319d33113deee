"""STR-14 文本残缺: a staged series without its last year, or a plan that stops in the middle of a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.text import Span

_STAGE = re.compile(r"(?:到|至)?(?P<year>20\d{2})年(?:末|底)?，")
_END = "。！？；：…”）】.!?;:)％%"
_SHORTEST = 20  # characters of a last paragraph that is a sentence and no signature
_SIBLINGS = 2  # sections that must reach the last year before one that does not is missing it


class Stage(NamedTuple):
    """A paragraph that begins with its year: 到2020年，…"""

    year: int
    passage: int
    span: Span


class TruncatedText(Rule):
    """文本应完整，分年度目标应写到末年，末段应有句号。

    为什么：转录或粘贴时容易漏掉末段、末年的目标，缺的那一年就没有考核依据。

    错误：南河市科技创新三年行动计划（2019—2021年）
    一、平台建设行动
    到2020年，建成省级平台3个。
    到2021年，建成省级平台5个。
    二、企业培育行动
    到2020年，高新技术企业达到300家。
    到2021年，高新技术企业达到400家。
    三、开放合作行动
    到2019年，合作基地达到5个。
    【到2020年】，合作基地达到8个。
    正确：南河市科技创新三年行动计划（2019—2021年）
    一、平台建设行动
    到2020年，建成省级平台3个。
    到2021年，建成省级平台5个。
    二、企业培育行动
    到2020年，高新技术企业达到300家。
    到2021年，高新技术企业达到400家。
    """

    code = "STR-14"
    name = "文本残缺"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the series that stop before the year in which the others end, then a last paragraph without end."""
        found = [series for series in stages(context.draft).values() if len({s.year for s in series}) > 1]
        ends = Counter(max(stage.year for stage in series) for series in found)
        last = max((year for year, count in ends.items() if count >= _SIBLINGS), default=0)
        for series in found:
            final = max(series, key=lambda stage: stage.year)
            if final.year < last:
                yield self.finding(
                    [draft_place(final.passage, *final.span)],
                    f"其他部分的分年度目标写到{last}年，此处只到{final.year}年，疑缺{last}年目标。",
                    advice="文本疑不完整，请核对原件，补全末年目标。",
                )
        if cut := unfinished(context.draft):
            passage, span = cut
            yield self.finding(
                [draft_place(passage, *span)], "末段没有句末标点，文本疑不完整。", advice="请核对原件，补全文字或标点。"
            )


def stages(reading: Reading) -> dict[int | None, list[Stage]]:
    """Return the paragraphs that begin with a year, by section."""
    found: dict[int | None, list[Stage]] = {}
    for i, passage in enumerate(reading.passages):
        match = _STAGE.match(passage.normal) if passage.kind is PassageKind.BODY else None
        if match:
            span = Span(match.start(), match.end() - 1)
            found.setdefault(passage.section, []).append(Stage(int(match["year"]), i, span))
    return found


def unfinished(reading: Reading) -> tuple[int, Span] | None:
    """Return the end of the last paragraph when it is a sentence without its mark and nothing but notes follow."""
    bodies = [i for i, p in enumerate(reading.passages) if p.kind is PassageKind.BODY and p.normal]
    if not bodies:
        return None
    text = reading.passages[bodies[-1]].normal
    if len(text) < _SHORTEST or text[-1] in _END or "，" not in text or re.match(r"\d", text):
        return None
    return bodies[-1], Span(max(0, len(text) - 6), len(text))
