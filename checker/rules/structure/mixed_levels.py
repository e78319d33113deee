"""STR-03 层次序数样式不规范: brackets of two widths, skipped levels, run-in headings among others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Heading, Reading
from checker.reading.numbering import Style
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.structure.numbering import ordinal
from checker.rules.structure.skipped_number import number_place
from checker.text import Span

_NAMES = {
    Style.HAN: "一、",
    Style.HAN_BRACKET: "（一）",
    Style.DIGIT: "1.",
    Style.DIGIT_BRACKET: "（1）",
    Style.CIRCLE: "①",
}
_WRONG_BELOW = {
    Style.HAN: {Style.DIGIT_BRACKET, Style.CIRCLE},
    Style.HAN_BRACKET: {Style.DIGIT_BRACKET, Style.CIRCLE},
}
_ORDER = "层次序数依次用“一、”“（一）”“1.”“（1）”；只有两层的，“一、”下可用“（一）”或“1.”。"
_FEWEST = 2  # headings below one kind before their style is a habit and no slip of the reading
_RARE = 4  # times as many half-width ones before the full-width ones are the odd ones
_FEW = 4  # siblings before one that is set otherwise stands out


class MixedLevels(Rule):
    """层次序数依次用“一、”“（一）”“1.”“（1）”，同一层级写法一致。

    为什么：序号括号全角半角混用、层级跳用，目录和正文都不整齐，引用“第（三）项”时也容易指错。
    依据：《党政机关公文格式》（GB/T 9704—2012）7.3.3

    错误：一、发展基础
    能力稳步提升。
    （一）发展现状
    基础不断夯实。
    【(二)】存在问题
    短板仍然存在。
    （三）面临形势
    机遇大于挑战。
    正确：一、重点任务
    1.建设平台
    加快建设，重点包括：（1）省级平台；（2）市级平台。
    2.培育企业
    加快培育。
    """

    code = "STR-03"
    name = "层次序数样式不规范"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN
    sight = Sight.OUTLINE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each of the three faults and each kind of number."""
        yield from self._brackets(context.draft)
        yield from self._order(context.draft)
        yield from self._run_in(context.draft)

    def _brackets(self, draft: Reading) -> Iterator[Finding]:
        half, full = bracket_widths(draft)
        if half and full:
            rare, what = (full, "全角") if _RARE * len(full) < len(half) else (half, "半角")
            yield self.finding(
                rare,
                f"序号括号全角、半角混用（全角 {len(full)} 处，半角 {len(half)} 处）。",
                advice="请统一用全角括号“（）”。" if what == "半角" else "请统一括号的全角、半角。",
            )

    def _order(self, draft: Reading) -> Iterator[Finding]:
        groups: dict[tuple[Style, Style], list[Place]] = defaultdict(list)
        for heading in draft.outline:
            above = ordinal(draft.outline[heading.parent]) if heading.parent is not None else None
            own = ordinal(heading)
            if above and own and own.style in _WRONG_BELOW.get(above.style, ()):
                groups[above.style, own.style].append(number_place(draft, heading))
        for (upper, lower), places in groups.items():
            if len(places) >= _FEWEST:
                yield self.finding(
                    places,
                    f"“{_NAMES[upper]}”下直接用“{_NAMES[lower]}”，层次序数跳级，共 {len(places)} 处。",
                    certainty=Certainty.LIKELY,
                    advice=_ORDER,
                )

    def _run_in(self, draft: Reading) -> Iterator[Finding]:
        families: dict[tuple[int | None, int], list[Heading]] = defaultdict(list)
        for heading in draft.outline:
            if ordinal(heading):
                families[heading.parent, heading.level].append(heading)
        for family in families.values():
            run_in = [heading for heading in family if heading.run_in]
            alone = [heading for heading in family if not heading.run_in]
            rare, what = (run_in, "与正文接排") if len(run_in) < len(alone) else (alone, "单独成行")
            if rare and len(family) >= _FEW and 3 * len(rare) <= len(family):
                yield self.finding(
                    [Place(0, heading.passage, heading.span) for heading in rare],
                    f"标题“{(rare[0].number or '') + rare[0].title}”{what}，同级其他标题不是，体例不一。",
                    certainty=Certainty.LIKELY,
                    advice="请统一同级标题的排法。",
                )


def bracket_widths(draft: Reading) -> tuple[list[Place], list[Place]]:
    """Return the numbers in half-width and in full-width brackets, of headings and the table of contents."""
    half: list[Place] = []
    full: list[Place] = []
    entries = [Place(0, e.passage, Span(e.span.start, e.span.start + len(e.number))) for e in draft.toc if e.number]
    typed = [number_place(draft, heading) for heading in draft.outline if heading.number and not heading.automatic]
    for place in sorted({*entries, *typed}):
        if draft.passages[place.passage].normal[place.span.start] != "（":
            continue
        written = draft.written(place.passage, place.span)
        if re.fullmatch(r"\(\s*[一二三四五六七八九十]+\s*\)", written):
            half.append(place)
        elif re.fullmatch(r"（\s*[一二三四五六七八九十]+\s*）", written):
            full.append(place)
    return half, full
