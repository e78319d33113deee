"""FMT-15 责任单位标注体例: notes on who is responsible that are punctuated in different ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Reading
from checker.rules.base import Context, Rule, Scope, draft_place

_SIDES = re.compile(r"(?P<sign>.)(?:配合|协同|参与|协办|协助|支持|参加)(?:单位|部门)?[:：]")
_LABEL = re.compile(r"[一-鿿]{2,8}[:：]")
_BRACKETS = re.compile(r"（[^（）]*）")
_COMMAS = "夹用逗号"
_FEWEST = 3  # notes before a habit shows


class Note(NamedTuple):
    """One note: its text without the brackets, what stands behind it, and where it is."""

    text: str
    after: str
    place: Place


class DutyNoteStyle(Rule):
    """责任单位标注的标点应统一：单位之间用顿号，牵头与配合之间用同一种标点，句号位置一致。

    为什么：责任分工常由各处室分别填报，标点不一，督办系统也难以自动拆分。

    错误：1.建设平台。打造创新载体。（牵头单位：市科技局；配合单位：市财政局、市教育局）
    2.培育企业。壮大企业群体。（牵头单位：市科技局；配合单位：市财政局、市商务局）
    3.引进人才。集聚创新人才。（【牵头单位：市科技局；配合单位：市财政局，市教育局】）
    正确：1.建设平台。打造创新载体。（牵头单位：市科技局；配合单位：市财政局、工业和信息化局）
    2.培育企业。壮大企业群体。（牵头单位：市科技局、工业和信息化局）
    3.引进人才。集聚创新人才。（牵头单位：市科技局；配合单位：市财政局、市教育局）
    """

    code = "FMT-15"
    name = "责任单位标注体例"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each point on which notes differ, at the rarer form."""
        found = list(notes(context.draft))
        for what, feature in _FEATURES.items():
            kinds = {note: kind for note in found if (kind := feature(note)) is not None}
            counts = Counter(kinds.values())
            if len(kinds) < _FEWEST or len(counts) < 2:
                continue
            usual = counts.most_common(1)[0][0]
            if usual == _COMMAS:
                continue  # commas part levels or groups all through, which is a style
            rare = [note for note, kind in kinds.items() if kind != usual]
            others = "、".join(f"{kind} {counts[kind]} 处" for kind in counts if kind != usual)
            yield self.finding(
                [note.place for note in rare],
                f"责任单位标注体例不一：{what}多为{usual}（{counts[usual]} 处），另有{others}。",
                advice=f"请统一体例，{what}统一为{usual}。",
            )


def notes(draft: Reading) -> Iterator[Note]:
    """Yield the notes with labels, each once, in order."""
    seen: set[Place] = set()
    for duty in draft.duties:
        place = draft_place(duty.passage, *duty.span)
        text = draft.passages[duty.passage].normal
        inside = duty.span.of(text)
        if place not in seen and _LABEL.match(inside):
            seen.add(place)
            yield Note(inside, text[duty.span.stop :], place)


def _between_names(note: Note) -> str | None:
    """Return how the names of one side are parted: 顿号, or 夹用逗号 where a comma stands between two of them."""
    plain = _SIDES.sub("：", _BRACKETS.sub("", note.text))
    sides = [_LABEL.sub("", side) for side in re.split("[：:；;。]", plain)]
    joined = "".join(sides)
    if "、" not in joined and "，" not in joined:
        return None
    return _COMMAS if "，" in joined else "顿号"


def _between_sides(note: Note) -> str | None:
    found = _SIDES.search(note.text)
    names = {"，": "逗号", "；": "分号", "。": "句号", " ": "空格", "、": "顿号"}
    return names.get(found["sign"]) if found else None


def _full_stop(note: Note) -> str | None:
    if not re.fullmatch(r"[）〕】\]]。?", note.after):
        return None  # not at the end of its paragraph
    if note.text.endswith("。"):
        return "括号内加句号"
    return "括号后加句号" if note.after[1:2] == "。" else "不加句号"


_FEATURES: dict[str, Callable[[Note], str | None]] = {
    "单位之间": _between_names,
    "牵头与配合之间": _between_sides,
    "句号": _full_stop,
}
