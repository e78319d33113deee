"""LNG-11 错用他地名称: another place's name, or another level's 我县, where the plan speaks of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.align.relation import area
from checker.findings import Certainty, Finding, Severity
from checker.reading import regions
from checker.reading.elements import PassageKind, Reading
from checker.rules.area_names import area_names
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Sight
from checker.text import Span

_KINDS = "省市区县州盟旗"
_NAME = rf"(?P<name>[一-鿿]{{1,7}}?[{_KINDS}])"
_OURS = re.compile(rf"(?<![你自])我(?P<kind>[{_KINDS}])(?![级里域])")
_OWN_ACTS = (
    re.compile(rf"(?:把|将){_NAME}(?:努力|加快|全面)?(?=建设|打造|建成|发展成|培育成)"),
    re.compile(rf"十[一二三四五六]五”?(?:时期|期间|末)，?{_NAME}(?=要|将|应|必须|坚持|科技|经济|发展|全面)"),
    re.compile(
        rf"(?:^|(?<=[，。；])){_NAME}(?=将|要|应|须|必须|进一步|全面|加快|加大|坚持|深入|积极|大力|着力|持续|不断|力争|20\d\d年)"
    ),
    re.compile(
        rf"(?:推动|促进|加快|提升|推进|支撑|增强|提高|优化|完善|改善|做强|做大){_NAME}"
        r"(?=科技|经济|产业|高质量|社会|创新|营商|全域|全市|全区|全县|城市|综合)"
    ),
    re.compile(rf"(?:由|在){_NAME}(?=人民政府|政府|[区市县]?委)(?!人民政府(?:公报|网))"),
)
_BEFORE = frozenset("，。；把将期间末动进快升撑强高化善大由在")  # last characters of what stands before the name there
_KIND = (PassageKind.BODY,)
_TOGETHER = re.compile(
    "合作|协同|协作|对接|联动|联合|共建|共同|一体化|帮扶|对口|承接|引进|学习|借鉴|推广|毗邻|接壤|相邻|连接|城市群|都市圈|飞地|结对"
    "|往来|互联|互通|通道|走廊|带动|辐射|转移|分别|落户|来自|以及|、[^，。；]{0,8}(?:等|和|与)"
)
_QUOTED = re.compile("“[^”]*”|《[^》]*》")


class OtherPlace(Rule):
    """写本地的句子不应出现他地的名称。

    为什么：套用外地文稿时容易漏改地名或“我县”一类称呼，印发后是明显的差错。

    错误：南河市东江区科技创新“十四五”规划
    “十四五”时期，把【杨浦区】建设成为国家创新型城区，推动【我县】产业升级。
    正确：南河市东江区科技创新“十四五”规划
    “十四五”时期，把东江区建设成为创新型城区，加强与杨浦区合作，服务我省大局，推动我区产业升级。
    """

    code = "LNG-11"
    name = "错用他地名称"
    severity = Severity.ERROR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    folds = True
    sight = Sight.PASSAGE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield names of places outside the plan's own line of areas in sentences of its own acts."""
        own = area(context.draft.profile)
        if own and context.draft.profile.level not in (None, "nation"):
            yield from self._found(context.draft, own)

    def _found(self, draft: Reading, own: tuple[str, ...]) -> Iterator[Finding]:
        kinds = ours(own, draft.profile.level)
        named = {
            place.passage
            for name, place in area_names().all_places(draft, _KIND)
            if name[-1] in _KINDS
            and _may_act(draft.passages[place.passage].normal, place.span.start)
            and _elsewhere(name, own)
        }
        ours_said = {i for i, _ in passages(draft, _KIND, ("我",))}
        for i in sorted(named | ours_said):
            text = draft.passages[i].normal
            quoted = [match.span() for match in _QUOTED.finditer(text)] if "我" in text else []
            for match in _OURS.finditer(text):
                if match["kind"] not in kinds and not any(a <= match.start() < b for a, b in quoted):
                    yield self._wrong(i, Span(*match.span()), match[0], own)
            for span in foreign(text, own) if i in named else ():
                yield self._wrong(i, span, span.of(text), own)

    def _wrong(self, passage: int, span: Span, words: str, own: tuple[str, ...]) -> Finding:
        return self.finding(
            [draft_place(passage, *span)],
            f"本规划为{own[-1]}的规划，此处写“{words}”，疑套用他地文稿。",
            advice=f"应为“{own[-1]}”或“全{own[-1][-1]}”，请核实。",
        )


def ours(own: tuple[str, ...], level: str | None) -> set[str]:
    """Return the words behind 我 that mean the plan's own area or one above it, as far as these are known."""
    kinds = {name[-1] for name in own}
    if level in ("district", "county", "town"):
        kinds |= set("市州盟")
    if level != "province":
        kinds.add("省")
    if not any(name.endswith("省") for name in own):
        kinds.add("区")  # 我区 may be an autonomous region
    return kinds


def foreign(text: str, own: tuple[str, ...]) -> Iterator[Span]:
    """Yield the names of known divisions that are neither above the own area, nor it, nor inside it."""
    for pattern in _OWN_ACTS:
        for match in pattern.finditer(text):
            borne = regions.named(match["name"])
            if _TOGETHER.search(_sentence(text, match)):
                continue
            if borne and not any(_in_line(region, own) for region in borne):
                yield Span(*match.span("name"))


def _may_act(text: str, start: int) -> bool:
    """Tell whether a name that begins at `start` may be the one of a sentence of own acts, by what stands before it."""
    return start == 0 or text[start - 1] in _BEFORE


@lru_cache(4096)
def _elsewhere(name: str, own: tuple[str, ...]) -> bool:
    """Tell whether all divisions of a name lie outside the plan's own line of areas."""
    return not any(_in_line(region, own) for region in regions.named(name))


def _in_line(region: regions.Region, own: tuple[str, ...]) -> bool:
    """Tell whether a division is one of the areas of `own` or lies inside the innermost of them."""
    if region.name in own or region.short in own:
        return True
    above: regions.Region | None = region
    while (above := regions.parent(above) if above else None) is not None:
        if above.name == own[-1]:
            return True
    return False


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；！？") + 1
    stop = min((at for mark in "。；！？" if (at := text.find(mark, match.end())) >= 0), default=len(text))
    return text[start:stop]
