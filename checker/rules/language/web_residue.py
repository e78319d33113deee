"""LNG-23 网页残留: lines of a web page round the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Look

_LONGEST = 90  # characters: what is longer is no line of a web page
_SHOWN = 3


class WebResidue(Rule):
    """文稿中不应留有网页的栏目、分享条和浏览数。

    为什么：从网站复制的文稿常带着“首页”“上一篇”“阅读数”等网页文字，不是文件内容。

    错误：【首页 > 政务公开 > 规划计划】
    南河市科技创新“十四五”规划
    一、发展基础
    “十三五”期间，全市科技创新能力明显增强。
    阅读数：503851
    上一篇：
    正确：南河市科技创新“十四五”规划
    一、发展基础
    “十三五”期间，全市科技创新能力明显增强，建成门户网站首页专栏，推出手机版。
    """

    code = "LNG-23"
    name = "网页残留"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: _is_of_a_page(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding with all such lines: a note where the file is a copy of a page, else to be deleted."""
        draft = context.draft
        found = list(residue(draft))
        if not found:
            return
        lines = "”“".join(draft.passages[i].normal[:16] for i in found[:_SHOWN])
        more = f"等 {len(found)} 行" if len(found) > _SHOWN else ""
        removed = all(draft.passages[i].kind is PassageKind.FURNITURE for i in found)
        yield self.finding(
            [draft_place(i, 0, len(draft.passages[i].normal)) for i in found],
            f"“{lines}”{more}为网页文字，不属于文件内容。",
            severity=Severity.MINOR if draft.plan.is_word or not removed else Severity.INFO,
            advice="校核时已剔除；印发稿中请删去。" if removed else "请删去。",
        )


def _is_of_a_page(passage: Passage) -> bool:
    """Tell whether a passage reads like a line of a web page."""
    return len(text := passage.normal.strip()) <= _LONGEST and _pattern().fullmatch(text) is not None


def residue(reading: Reading) -> Iterator[int]:
    """Yield the passages that are lines of a web page; the plan's own title is none."""
    title = (reading.profile.title or "").strip()
    for i, passage in passages(reading, (PassageKind.BODY, PassageKind.FURNITURE, PassageKind.HEADING)):
        text = passage.normal.strip()
        if 1 < len(text) <= _LONGEST and text != title and _pattern().fullmatch(text):
            yield i


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in resources.rows("web_residue.tsv")))
