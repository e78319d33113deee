"""XPL-23 超越事权: measures that the draft's level of government may not take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker import resources
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind, Profile
from checker.reading.tasks import is_told
from checker.rules.alignment.other_territory import Arrangement, arrangements, may_arrange
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.choice import Choice
from checker.rules.remembered import EachPassage
from checker.text import Span

_SOFTENED = re.compile(
    "争取|推动上级|推动国家|推动省|落实|贯彻|执行|协助|配合|支持国家|支持省|支持市|参与|申请|呼吁|建议|按照|根据|依据|符合|享受"
)
_NAMES = {"town": "乡镇", "county": "县级", "district": "县（区）级", "city": "市级", "province": "省级"}
_KINDS = (PassageKind.BODY,)
_REACH = 12  # characters before the words in which a softening verb may stand


@dataclass(frozen=True, slots=True)
class Power:
    """One row: the words, the levels that lack the power, and what to write instead."""

    pattern: re.Pattern[str]
    levels: frozenset[str]
    severity: Severity
    matter: str
    instead: str
    source: str


@cache
def table() -> tuple[Power, ...]:
    """Return the powers of the table."""
    return tuple(
        Power(
            re.compile(row["pattern"]),
            frozenset(row["levels"].split("|")),
            Severity(row["severity"]),
            row["matter"],
            row["instead"],
            row["source"],
        )
        for row in resources.rows("powers.tsv")
    )


class BeyondPowers(Rule):
    """任务措施应在本级政府事权范围内。

    为什么：立法、税率、社保费率等由法律规定的层级决定，下级规划直接作出安排既无权实施，也过不了合法性审查。

    错误：南河市东江区科技创新“十四五”规划
    【健全人才领域立法】，强化人才保障。
    错误：青澜省澜川市临溪区现代农业发展规划
    【带动南浦县发展茶叶精深加工】，提升区域品牌。
    正确：南河市东江区科技创新“十四五”规划
    加强与南浦县联动，共同发展茶叶精深加工，争取将茶博园纳入南浦县旅游线路规划。
    正确：南河市东江区科技创新“十四五”规划
    执行国家和省规定的社保费率，落实已出台的降费措施，争取上级支持开展相关立法。
    """

    code = "XPL-23"
    name = "超越事权"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the measures beyond the draft's level and outside its territory, unless it only strives for them."""
        draft, level = context.draft, level_of(context.draft.profile) or ""
        for i, (power, span) in _measures(level).over(draft, _KINDS):
            yield self._beyond(i, span, span.of(draft.passages[i].normal), power, level)
        for i in may_arrange(draft, _KINDS):
            passage = draft.passages[i]
            found = arrangements(passage.normal, draft.profile)
            if found and not is_told(draft, passage.section):
                yield self._elsewhere(i, found, found[0].span.of(passage.normal))

    def _elsewhere(self, passage: int, found: tuple[Arrangement, ...], words: str) -> Finding:
        """Return one finding for all arrangements of a paragraph."""
        whose = "、".join(dict.fromkeys(f"“{arrangement.whose}”" for arrangement in found))
        many = f"等{len(found)}处" if len(found) > 1 else ""
        return self.finding(
            [draft_place(passage, *arrangement.span) for arrangement in found],
            f"“{words}”{many}对本行政区域以外的{whose}作出安排，超越本级事权。",
            explanation="规划只能对本行政区域内的事项作出安排；外地、上级的事项由其自行决定，本级可以对接、合作或者争取。",
            advice=f"建议改为“加强与{found[0].whose}联动”“争取纳入{found[0].whose}有关规划”等表述。",
        )

    def _beyond(self, passage: int, span: Span, words: str, power: Power, level: str) -> Finding:
        return self.finding(
            [draft_place(passage, *span)],
            f"“{words}”涉及{power.matter}，不属{_NAMES.get(level, '本级')}事权。",
            severity=power.severity,
            explanation=f"{power.matter}的权限依据：{power.source}。",
            advice=f"建议改为“{power.instead}”，或改为“争取上级……”“落实上级……”。",
        )


@cache
def _measures(level: str) -> EachPassage[tuple[Power, Span]]:
    """Return what gives the measures in a paragraph that a level may not take, unless carried out or striven for."""

    def measures(text: str) -> Iterator[tuple[Power, Span]]:
        for power in _powers(level):
            for match in power.pattern.finditer(text):
                before = text[max(0, match.start() - _REACH) : match.end()]
                if not _SOFTENED.search(re.split("[，。；]", before)[-1]):
                    yield power, Span(*match.span())

    def rows(chosen: Choice) -> list[int]:
        return sorted({row for power in _powers(level) for row in chosen.matching(power.pattern)})

    return EachPassage(measures, rows=rows)


@cache
def _powers(level: str) -> tuple[Power, ...]:
    return tuple(power for power in table() if level in power.levels)


def level_of(profile: Profile) -> str | None:
    """Return the plan's level, by its title's last place name where the reading does not know it."""
    if profile.level:
        return profile.level
    found = re.match(r"(?:[一-鿿]{2,6}?省)?(?:[一-鿿]{2,6}?市)?([一-鿿]{1,6}?)([区县镇乡])", profile.title or "")
    return {"区": "district", "县": "county", "镇": "town", "乡": "town"}[found[2]] if found else None
