"""FMT-04 附件说明: labels of annexes in different forms, or a mark behind the name of an annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.findings import Certainty, Edit, Finding, Fix, Place, Safety, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Look

_LABEL = re.compile(
    r"\s*附件\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?P<sign>\s*[:：.．、]\s*|\s+|)(?P<name>[^\s:：.．、].{1,60})\Z"
)
_HEAD = re.compile(r"附件\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})")
_NOTE = re.compile(r"附件：(?P<number>1[.．]\s*)?(?P<name>[^。；;，]{2,60})(?P<mark>[。；;，])\Z")
_NAMES = {"：": "全角冒号", ":": "半角冒号", "": "无标点", " ": "空格", ".": "圆点", "．": "圆点", "、": "顿号"}
_NO_NAME = re.compile(r"[所中的为是列和及或、，]|[一-鿿]*[。；]")


class Label(NamedTuple):
    """附件1 with its name on one line: the number, the sign behind it as written, and where it stands."""

    number: str
    sign: str
    place: Place


class AnnexNote(Rule):
    """附件说明写作“附件：1. 名称”，名称后不加标点，同一文件的附件标识格式统一。

    为什么：附件标识有的用冒号、有的用空格，排版后不整齐，也不便查找。
    依据：《党政机关公文格式》（GB/T 9704—2012）7.3.4

    错误：一、组织实施
    加强组织领导，明确任务分工。
    【附件1】:重点企业清单
    附件2 重点项目汇总表
    错误：附件：重点任务分工表【。】
    改为：附件：重点任务分工表
    正确：附件：1. 重点企业清单
    2. 重点项目汇总表
    附件1
    重点企业清单
    """

    code = "FMT-04"
    name = "附件说明"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: p.normal.startswith("附件"))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for labels that differ in form, and one for each mark behind a name."""
        for run in _runs(list(labels(context.draft))):
            forms = list(dict.fromkeys(label.sign for label in run))
            if len(forms) > 1:
                shown = "、".join(f"“附件{label.number}”后为{_NAMES[label.sign]}" for label in run[:4])
                yield self.finding(
                    [label.place for label in run],
                    f"附件标识格式不一：{shown}。",
                    advice="请统一格式；附件说明写作“附件：1. ……”，附件首页写作“附件1”，其后不加标点。",
                )
        for i, passage in passages(context.draft, (PassageKind.BODY, PassageKind.HEADING), ("附件",)):
            if note := _NOTE.match(passage.normal):
                place = draft_place(i, *note.span("mark"))
                yield self.finding(
                    [place],
                    f"附件名称“{note['name']}”后不加标点。",
                    advice=f"删去“{note['mark']}”。",
                    fixes=(Fix(f"删去“{note['mark']}”", (Edit(place, ""),), Safety.SAFE),),
                )


def labels(draft: Reading) -> Iterator[Label]:
    """Yield the labels of annexes that stand on one line with the name, the sign between as written."""
    for i, passage in passages(draft, (PassageKind.BODY, PassageKind.HEADING), ("附件",)):
        if not passage.normal.startswith("附件") or not (match := _LABEL.match(passage.text.source)):
            continue
        if not _NO_NAME.match(match["name"]) and (head := _HEAD.match(passage.normal)):  # its digits are half-width
            sign = match["sign"].strip() or match["sign"][:1].replace("\u3000", " ").replace("\t", " ")
            yield Label(head["number"], sign, draft_place(i, 0, head.end()))


def _runs(found: list[Label]) -> Iterator[list[Label]]:
    """Yield the labels in runs: a number that comes again begins the annexes themselves behind the note."""
    run: list[Label] = []
    for label in found:
        if label.number in {one.number for one in run}:
            yield run
            run = []
        run.append(label)
    if run:
        yield run
