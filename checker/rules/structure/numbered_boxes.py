"""STR-10 专栏、表、图引用不符: boxes, tables and figures whose numbers skip or repeat, and references to none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import PROSE, Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Look

_CAPTION = re.compile(
    r"[【\[]?(?P<kind>专栏|图|表)\s?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?![\d.\-—－章节个])"
    r"(?P<rest>[】\]：:.、\s“《]*[^。；，]{0,60})\Z"
)
_REFERENCE = re.compile(
    r"(?:见|详见|参见|如|按照?)(?:本规划)?(?P<kind>专栏|图|表)\s?(?P<number>\d{1,3})(?![\d.\-—－章节])(?:所示|所列)?"
)
_MAY_REFER = re.compile(r"[栏图表]\s?\d")
_LARGEST_GAP = 5  # a larger jump is a misread number


class Caption(NamedTuple):
    """One caption: its number and where kind and number stand."""

    number: int
    place: Place


class NumberedBoxes(Rule):
    """专栏、表、图的编号应连续，正文引用的编号应当存在。

    为什么：增删专栏、图表后没有顺延，读者按编号查找时会找不到。

    错误：专栏1 重点平台
    建设平台。
    【专栏3】 重点项目
    建设项目。
    错误：重点项目见【专栏2】。
    专栏1 重点平台
    建设平台。
    正确：重点平台见专栏1，主要指标见表1。
    表1 主要指标
    专栏1 重点平台
    建设平台。
    """

    code = "STR-10"
    name = "专栏、表、图引用不符"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: _CAPTION.match(p.normal) or _REFERENCE.search(p.normal))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield captions that skip or repeat a number, and references to a number that no caption has."""
        draft = context.draft
        captions = captions_of(draft)
        for kind, found in captions.items():
            yield from self._sequence(kind, found)
        if any("图片" in note for note in draft.plan.notes):
            return  # a caption may be part of a picture
        kinds = (PassageKind.BODY, PassageKind.CELL, PassageKind.FOOTNOTE)
        for i, passage in passages(draft, kinds, _MAY_REFER):
            for match in _REFERENCE.finditer(passage.normal):
                kind, number = match["kind"], int(match["number"])
                numbers = {caption.number for caption in captions.get(kind, ())}
                if number not in numbers:
                    at = match.start() + match[0].index(kind)
                    yield self.finding(
                        [draft_place(i, at, match.end("number"))],
                        f"引用了“{kind}{number}”，文中未见{kind}{number}。",
                        severity=Severity.MINOR if numbers else Severity.INFO,
                        advice=f"请核对{kind}编号。",
                    )

    def _sequence(self, kind: str, found: list[Caption]) -> Iterator[Finding]:
        if found and 1 < found[0].number <= _LARGEST_GAP and len(found) > 1:
            yield self._wrong(kind, None, found[0], f"{kind}编号不从 1 开始")
        for before, after in pairwise(found):
            if after.number == before.number:
                yield self._wrong(kind, before, after, f"{kind}编号重复")
            elif 1 < after.number - before.number <= _LARGEST_GAP:
                yield self._wrong(kind, before, after, f"{kind}编号不连续")

    def _wrong(self, kind: str, before: Caption | None, after: Caption, fault: str) -> Finding:
        due = before.number + 1 if before else 1
        follows = f"“{kind}{before.number}”后应为“{kind}{due}”" if before else f"应为“{kind}{due}”"
        return self.finding(
            [after.place, *([before.place] if before else [])],
            f"{fault}：{follows}，现为“{kind}{after.number}”。",
            advice="请核对是否漏了一个；没有遗漏的，依次顺延。",
        )


def captions_of(draft: Reading) -> dict[str, list[Caption]]:
    """Return the captions of boxes, tables and figures in order, each repeated line once (a table over two pages)."""
    out: dict[str, list[Caption]] = defaultdict(list)
    seen: set[str] = set()
    for i, passage in passages(draft, PROSE - {PassageKind.FOOTNOTE}, ("专", "图", "表")):
        text = passage.normal
        match = _CAPTION.match(text) if "专" in text[:3] or "图" in text[:3] or "表" in text[:3] else None
        if match is None or text in seen or _is_sentence(passage.text.source, match):
            continue
        seen.add(text)
        out[match["kind"]].append(
            Caption(ordinal(match["number"]), draft_place(i, match.start("kind"), match.end("number")))
        )
    return out


def _is_sentence(source: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence begins with the name of a box (表1为…); a blank behind the number shows a caption."""
    return bool(re.match("[的中所是为和及]", match["rest"])) and not re.search(
        r"\d\s", source[: match.end("number") + 4]
    )
