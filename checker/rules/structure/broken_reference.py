"""STR-17 交叉引用失效: 详见第X章, 前述第（三）项 that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import HAN_NUMBER, Style
from checker.reading.numbering import ordinal as value_of
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Look, Part
from checker.rules.structure.numbering import ordinal

_REFERENCE = re.compile(
    rf"(?P<lead>(?:详见|参见|见|前述|上述|本(?:规划|方案|计划|意见|纲要)(?:正文)?)(?:正文)?)"
    rf"(?P<target>第(?P<bracket>[（(]?)(?P<number>{HAN_NUMBER}|\d{{1,2}})[）)]?(?P<unit>章|篇|节|部分|条|项|点))"
)
OF_ANOTHER = re.compile(r"[》”][^。；《]{0,6}\Z")
UNIT_STYLES = {
    "章": (Style.CHAPTER, Style.HAN),
    "篇": (Style.PART,),
    "节": (Style.SECTION,),
    "部分": (Style.PART, Style.HAN),
    "项": (Style.HAN_BRACKET, Style.DIGIT),
    "条": (Style.DIGIT,),
    "点": (Style.DIGIT, Style.HAN_BRACKET),
}


class BrokenReference(Rule):
    """“详见第几章”“前述第几项”所指的内容应当存在。

    为什么：章节增删后，交叉引用没有跟着改，读者会找不到所引内容。

    错误：第一章 发展基础
    具体任务详见【第五章】。
    第二章 重点任务
    加快建设平台。
    正确：第一章 发展基础
    具体任务详见第二章，要求参见《规划纲要》第十五章。
    第二章 重点任务
    加快建设平台。
    """

    code = "STR-17"
    name = "交叉引用失效"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: "第" in p.normal and _REFERENCE.search(p.normal), Part.OUTLINE)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield references to a number that is larger than any heading of that kind has."""
        last = _last_numbers(context.draft)
        kinds = (PassageKind.BODY, PassageKind.CELL, PassageKind.FOOTNOTE)
        for i, passage in passages(context.draft, kinds, ("第",)):
            for match in _REFERENCE.finditer(passage.normal):
                styles = _meant(match, last)
                if not styles or OF_ANOTHER.search(passage.normal, 0, match.start()):
                    continue
                number = value_of(match["number"])
                if number > max(last[style] for style in styles):
                    yield self.finding(
                        [draft_place(i, *match.span("target"))],
                        f"引用的“{match['target']}”不存在。",
                        advice="请核对章节编号，更新引用。",
                    )


def _meant(match: re.Match[str], last: dict[Style, int]) -> list[Style]:
    """Return the kinds of headings that a reference may mean; 第三章 is 三、 only where the plan has no chapters."""
    styles = [style for style in UNIT_STYLES[match["unit"]] if style in last]
    if match["bracket"]:
        return [style for style in styles if style is Style.HAN_BRACKET]
    return styles[:1] if match["unit"] == "章" else styles


def _last_numbers(draft: Reading) -> dict[Style, int]:
    """Return the largest number that headings of each kind bear."""
    last: dict[Style, int] = {}
    for heading in draft.outline:
        if number := ordinal(heading):
            last[number.style] = max(number.value, last.get(number.style, 0))
    return last
