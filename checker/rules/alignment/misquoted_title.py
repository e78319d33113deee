"""XPL-13 上位名称引用有误: an upper plan cited by a title that is not quite its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import Cite, Reading
from checker.rules.alignment.upper_version import plain
from checker.rules.base import Context, Rule, Scope, draft_place

_SHORTEST = 10
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


_BESIDE = 2  # characters that a citation may be off where another one is right


class MisquotedTitle(Rule):
    """引用上位规划应写准名称。

    为什么：依据写错名称，等于引用了不存在的文件，合法性审查和查对都会受影响。

    上位：南河市科技创新发展“十四五”规划
    一、发展目标
    创新能力明显增强。
    错误：南河市东江区科技创新“十四五”规划
    依据《【南河市科学创新发展“十四五”规划】》，编制本规划。
    改为：南河市东江区科技创新“十四五”规划
    依据《南河市科技创新发展“十四五”规划》，编制本规划。
    正确：南河市东江区科技创新“十四五”规划
    依据《南河市科技创新发展“十四五”规划》，编制本规划。
    """

    code = "XPL-13"
    name = "上位名称引用有误"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each citation one to four characters off an upper plan's title, numerals and marks aside."""
        for plan, upper in enumerate(context.uppers, 1):
            title = context.title(plan)
            right = any(_same(cite.title, title) for cite in context.draft.profile.cites)
            most = (
                min(_BESIDE, context.thresholds.misquoted_characters)
                if right
                else context.thresholds.misquoted_characters
            )
            for cite in context.draft.profile.cites:
                if slip(cite, upper, title, most):
                    place = draft_place(cite.passage, *cite.span)
                    yield self.finding(
                        [place],
                        f"引用的《{cite.title}》与所附上位规划名称《{title}》不一致。",
                        advice=f"应为《{title}》，请核实。",
                        fixes=(Fix(f"改为《{title}》", (Edit(place, title),)),),
                    )


def slip(cite: Cite, upper: Reading, title: str, most: int) -> bool:
    """Tell whether a citation means the upper plan and misses its title by `most` characters or less.

    建议 and 纲要 are two documents, and so are plans of other periods, areas and kinds.
    """
    one, other = _form(re.sub("[(（][^()（）]*[)）]$", "", cite.title)), _form(title)
    if len(other) < _SHORTEST or not 1 <= Levenshtein.distance(one, other) <= most:
        return False
    kinds = ("建议", "纲要", "规划", "方案", "意见", "计划")
    same_kind = next((k for k in kinds if one.endswith(k)), None) == next((k for k in kinds if other.endswith(k)), None)
    region = upper.profile.short_region
    same_area = region is None or plain(region) in one
    return same_kind and same_area and _period(one) == _period(other)


def _form(title: str) -> str:
    return plain(title).translate(_DIGITS)


def _same(one: str, other: str) -> bool:
    return _form(one) == _form(other)


def _period(title: str) -> tuple[str, ...]:
    return tuple(char for char in title if char.isdigit())
