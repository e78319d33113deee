"""FMT-08 连接号: a hyphen where years or numbers of a range are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Place, Safety, Severity
from checker.rules.base import Context, Rule, Scope
from checker.rules.repeats import as_written, one_fix
from checker.rules.sight import Look
from checker.text import Span

_DASH = "[-–‐‑−－]{1,2}"
_YEARS = re.compile(
    rf"(?<![\d.A-Za-z/〔\[-])(?P<a>(?:19|20)\d\d)\s*年?\s*(?P<dash>{_DASH})\s*(?P<b>(?:19|20)\d\d)(?=\s*(?:年|[)）】]))"
)
_RIGHT = re.compile(r"(?<!\d)(?:19|20)\d\d\s*年?\s*—\s*(?:19|20)\d\d\s*年")
_NUMBERS = re.compile(
    rf"(?<![\d.A-Za-z/.-])(?P<a>\d{{1,6}}(?:\.\d+)?)%?\s*(?P<dash>{_DASH})\s*(?P<b>\d{{1,6}}(?:\.\d+)?)"
    r"(?=\s*(?:[%％‰℃]|[个家项名人年月天日倍件条次万亿元米吨亩公平立千百所座处位级岁小分]))"
)


class WrongHyphen(Rule):
    """年份起止用一字线，数值范围用浪纹线，不用短横线。

    为什么：短横线只用于产品型号、编号等；同一文件里“2021-2025年”“2021—2025年”混用也不统一。
    依据：《标点符号用法》（GB/T 15834—2011）4.13

    错误：【2016-2020年】，高新技术企业数量持续增长。
    改为：2016—2020年，高新技术企业数量持续增长。
    正确：2021—2025年，每年新增25～30家，执行GB/T 15834-2011标准，2019-09-29发布，电话0999-5550123。
    """

    code = "FMT-08"
    name = "连接号"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: "-" in p.normal or _RIGHT.search(p.text.source))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for the years and one for the ranges of numbers, each with all places."""
        years = [(place, m) for place, m in as_written(context.draft, _YEARS, "-") if int(m["a"]) < int(m["b"])]
        if years:
            right = next((m[0] for _, m in as_written(context.draft, _RIGHT, "—")), None)
            yield self._hyphens(context, years, "年份起止", "—", f"，另有“{right}”用一字线" if right else "")
        numbers = [(place, m) for place, m in as_written(context.draft, _NUMBERS, "-") if float(m["a"]) < float(m["b"])]
        taken = {place for place, _ in years}
        numbers = [hit for hit in numbers if hit[0] not in taken and not _year(hit[1]["a"])]
        if numbers:
            yield self._hyphens(context, numbers, "数值范围", "～", "")

    def _hyphens(
        self, context: Context, found: list[tuple[Place, re.Match[str]]], what: str, right: str, also: str
    ) -> Finding:
        texts = context.draft.passages
        edits = [Edit(_dash(place, texts[place.passage].normal), right) for place, _ in found]
        many = f"，全文共 {len(found)} 处" if len(found) > 1 else ""
        return self.finding(
            [_with_year(place, texts[place.passage].normal) for place, _ in found],
            f"“{''.join(found[0][1][0].split())}”：{what}用了短横线{many}{also}。",
            advice=f"{what}用“{right}”，如“{''.join(found[0][1][0].split()).replace(found[0][1]['dash'], right)}”。",
            fixes=one_fix(edits, f"改为“{right}”", Safety.SAFE if right == "—" else Safety.REVIEW),
        )


def _dash(place: Place, text: str) -> Place:
    """Return where the hyphens of a range stand in the cleaned text."""
    inside = re.search("[-–]+", place.span.of(text))
    start = place.span.start + (inside.start() if inside else 0)
    return Place(0, place.passage, Span(start, start + (len(inside[0]) if inside else 0)))


def _with_year(place: Place, text: str) -> Place:
    """Return the place with the 年 that follows it."""
    follows = text.startswith("年", place.span.stop)
    return Place(0, place.passage, Span(place.span.start, place.span.stop + follows))


def _year(text: str) -> bool:
    return len(text) == 4 and text[:2] in ("19", "20")
