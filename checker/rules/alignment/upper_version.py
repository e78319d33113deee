"""XPL-14 上位版本问题: the upper plan laid beside the draft is not the one to compare with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.gates import is_consultation_draft
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Cite, Reading
from checker.rules.alignment.wording import titled
from checker.rules.base import Context, Rule, Scope
from checker.text import Span

_NOISE = re.compile(r"[(（【\[〔].*?[)）】\]〕]|征求意见稿|[\s\W_]")


class UpperVersion(Rule):
    """比对用的上位规划应是现行有效的印发稿。

    为什么：征求意见稿的指标在印发时常有调整，规划期已过或晚于本文件的上位规划也不能作依据，据此得出的衔接结论不可靠。

    上位：南河市科技创新“十四五”规划（征求意见稿）
    一、发展目标
    到2025年，创新能力明显增强。
    错误：南河市东江区科技创新“十四五”规划
    依据【《南河市科技创新“十四五”规划》】，编制本规划。
    正确：南河市东江区科技创新发展规划
    创新能力明显增强，能级持续提升。
    """

    code = "XPL-14"
    name = "上位版本问题"
    severity = Severity.MAJOR
    certainty = Certainty.SURE
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding an upper plan that is a draft where the final one is cited, or issued after the draft."""
        for plan, upper in enumerate(context.uppers, 1):
            if is_consultation_draft(upper) and (cite := cited(context.draft, upper)):
                yield self._not_final(context, plan, upper, cite)

    def _not_final(self, context: Context, plan: int, upper: Reading, cite: Cite) -> Finding:
        stage = upper.profile.stage or "征求意见稿"
        text = context.draft.passages[cite.passage].normal
        start, stop = cite.span
        start -= text[:start].endswith("《")
        stop += text.startswith("》", stop)
        return self.finding(
            [Place(0, cite.passage, Span(start, stop)), *_stage_place(upper, plan, stage)],
            f"本规划引用{titled(context, plan)}，比对所用文本为{stage}。",
            advice=f"比对所用{titled(context, plan)}为{stage}，结论仅供参考，请以印发稿复核。",
        )


def plain(title: str) -> str:
    """Return a title without stage, brackets, marks and blanks."""
    return _NOISE.sub("", title)


def cited(draft: Reading, upper: Reading) -> Cite | None:
    """Return where the draft names the upper plan, or None."""
    title = plain(upper.profile.title or "")
    return next((cite for cite in draft.profile.cites if title and plain(cite.title) == title), None)


def _stage_place(upper: Reading, plan: int, stage: str) -> list[Place]:
    """Return where the upper plan calls itself a draft."""
    for i, passage in enumerate(upper.passages):
        if (at := passage.normal.find(stage)) >= 0:
            return [Place(plan, i, Span(at, at + len(stage)))]
    return []
