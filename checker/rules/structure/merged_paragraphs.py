"""STR-15 两段并一段: a second lead sentence inside a paragraph of the form 领句。正文."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from checker import resources
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.numbering import is_item
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.repeats import REMEMBERED
from checker.rules.sight import Look
from checker.text import Span

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_LEAD = re.compile(r"[一-鿿“”A-Za-z0-9+《》、]{4,24}。\Z")
_LONGEST_LEAD = 22
_LONG = 30  # characters of the sentence that must follow a lead
_SHARED = 2  # pairs of characters that two leads share when the second says the same again
_FEWEST = 3  # paragraphs of this form before it is the plan's style


@cache
def _verbs() -> re.Pattern[str]:
    """Return the verbs with which lead sentences begin."""
    words = sorted((row["word"] for row in resources.rows("lead_verbs.tsv")), key=len, reverse=True)
    return re.compile(r"(?:[一二三四五六七八九十]+是)?(?:" + "|".join(map(re.escape, words)) + ")")


class MergedParagraphs(Rule):
    """“领句。正文”式的段落，一段只有一个领句。

    为什么：段中又出现一个领句，多是两项任务粘成一段，层次不清；两个领句意思重复的按一般问题提出，其余只作提示。

    错误：一、保障措施
    加强组织领导。健全领导机制，压实各方责任，形成推进规划实施的强大工作合力和良好社会氛围。
    强化人才支撑。加大引才力度，完善人才服务体系，营造尊重知识、尊重人才的良好社会环境和氛围。
    完善配套政策。研究制定财税金融细则，统筹用好公共资源，带动社会力量参与建设。【加强要素保障。】对接项目进度，合理安排预算和用地指标，优先满足水、电、气等要素需要。
    正确：一、保障措施
    加强组织领导。健全领导机制，压实各方责任，形成推进规划实施的强大工作合力和良好社会氛围。
    强化人才支撑。加大引才力度，完善人才服务体系，营造尊重知识、尊重人才的良好社会环境和氛围。
    完善配套政策。研究制定财税金融细则，统筹用好公共资源，带动社会力量参与建设。效果持续显现。
    """

    code = "STR-15"
    name = "两段并一段"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.SECTION
    look = Look.at(lambda p: _is_led(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the second lead sentence of a paragraph, in plans most of whose paragraphs have exactly one."""
        draft = context.draft
        begun = ((i, p.normal) for i, p in passages(draft, (PassageKind.BODY,)) if _verbs().match(p.normal))
        short = [(i, text) for i, text in begun if text.find("。", 0, _LONGEST_LEAD) > 0]
        led = [(i, found) for i, text in short if (found := leads(text)) and found[0].start == 0]
        twice = [(i, found) for i, found in led if len(found) == 2]
        if len(led) < _FEWEST or len(twice) > max(1, len(led) // 5) or any(len(found) > 2 for _, found in led):
            return
        for i, (first, second) in twice:
            yield self._merged(draft, i, first, second)

    def _merged(self, draft: Reading, passage: int, first: Span, second: Span) -> Finding:
        text = draft.passages[passage].normal
        again = not is_item(text) and len(_pairs(first.of(text)) & _pairs(second.of(text))) >= _SHARED
        return self.finding(
            [draft_place(passage, *second)],
            f"同段有两个领句：“{first.of(text).rstrip('。')}”“{second.of(text).rstrip('。')}”，疑两段并为一段。",
            severity=Severity.MINOR if again else Severity.INFO,
            certainty=Certainty.LIKELY if again else Certainty.HINT,
            advice="请合并相同内容，或分段。" if again else "如为两项任务，请分段。",
        )


def _is_led(passage: Passage) -> bool:
    """Tell whether a paragraph has a lead sentence."""
    return passage.kind is PassageKind.BODY and bool(leads(passage.normal))


@lru_cache(REMEMBERED)
def leads(text: str) -> tuple[Span, ...]:
    """Return the lead sentences of a paragraph: short, begun by a verb of the table, followed by a long sentence."""
    if text.count("。") < 2:
        return ()
    sentences = [Span(*match.span()) for match in _SENTENCE.finditer(text)]
    return tuple(
        span
        for span, following in pairwise(sentences)
        if span.stop - span.start <= _LONGEST_LEAD
        and following.stop - following.start >= _LONG
        and _LEAD.match(span.of(text))
        and _verbs().match(text, span.start)
    )


def _pairs(lead: str) -> set[str]:
    """Return the pairs of neighbouring Han characters of a lead sentence."""
    return {lead[i : i + 2] for i in range(len(lead) - 1) if "。" not in lead[i : i + 2]}
