"""STR-14 文本残缺: stages without their last year, an opening without main clause, a plan that stops midway."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.sight import Look, Part
from checker.text import Span

_STAGE = re.compile(r"(?:到|至)?(?P<year>20\d{2})年(?:末|底)?，")
_END = "。！？；：…”）】.!?;:)％%"
_SHORTEST = 20  # characters of a last paragraph that is a sentence and no signature
_PURPOSE = re.compile(
    r"(?:\A|(?<=。))(?P<purpose>为(?:了|深入|全面|贯彻|落实|充分|加快|进一步|推动|切实|学习|促进|实现|更好|抢抓|推进|认真)[^。]*。)\Z"
)
_MAIN = re.compile("制[定订]|编制|提出|印发|出台|决定|现就|现将|如下|根据|本(?:规划|方案|意见|计划|纲要)")
_SUBJECT = re.compile("[，；](?:我|本|各|全[国省市区县]|[一-鿿]{1,4}[省市区县](?!级))")
_SIBLINGS = 2  # sections that must reach the last year before one that does not is missing it


class Stage(NamedTuple):
    """A paragraph that begins with its year: 到2020年，…"""

    year: int
    passage: int
    span: Span


class TruncatedText(Rule):
    """文本应完整，分年度目标应写到末年，末段应有句号。

    为什么：转录或粘贴时容易漏掉末段、末年的目标，缺的那一年就没有考核依据；开头只有“为……”的，缺编制依据。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    科技创新是第一动力。【为充分发挥科技创新的支撑引领作用，努力推进创新驱动发展走在前列。】
    一、发展基础
    基础不断夯实。
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
    look = Look.at(lambda p: _may_tell(p), Part.OUTLINE)

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
        if opening := without_main_clause(context.draft):
            passage, span = opening
            yield self.finding(
                [draft_place(passage, *span)],
                "开头一段只说“为……”，没有主句，疑缺“制定本规划”及编制依据。",
                severity=Severity.MINOR,
                advice="请补“依据……，制定本规划”。",
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


def without_main_clause(reading: Reading) -> tuple[int, Span] | None:
    """Return the last sentence before the first numbered heading when it is a purpose (为……。) and nothing more."""
    title = next((heading.passage for heading in reading.outline if heading.level == 0), None)
    first = next((heading.passage for heading in reading.outline if heading.level > 0 and heading.number), None)
    if title is None or first is None:
        return None
    opening = [i for i in range(title + 1, first) if reading.passages[i].kind is PassageKind.BODY]
    text = reading.passages[opening[-1]].normal if opening else ""
    found = _PURPOSE.search(text)
    if found is None or any(_MAIN.search(reading.passages[i].normal) for i in opening):
        return None
    return None if _SUBJECT.search(found["purpose"]) else (opening[-1], Span(*found.span("purpose")))


def unfinished(reading: Reading) -> tuple[int, Span] | None:
    """Return the end of the last paragraph when it is a sentence without its mark and nothing but notes follow."""
    bodies = [i for i, p in enumerate(reading.passages) if p.kind is PassageKind.BODY and p.normal]
    if not bodies:
        return None
    text = reading.passages[bodies[-1]].normal
    return (bodies[-1], Span(max(0, len(text) - 6), len(text))) if _is_cut(text) else None


def _is_cut(text: str) -> bool:
    return len(text) >= _SHORTEST and text[-1] not in _END and "，" in text and not re.match(r"\d", text)


def _may_tell(passage: Passage) -> bool:
    """Tell whether a paragraph may be a stage, or matter as one of the opening or the last; empty it is never last."""
    text = passage.normal
    if passage.kind is not PassageKind.BODY:
        return False
    return not text or _is_cut(text) or any(found(text) for found in (_STAGE.match, _PURPOSE.search, _MAIN.search))
