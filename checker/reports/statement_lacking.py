"""What the 衔接情况说明 says of targets that the draft does not take up: one paragraph, most binding first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.align.gates import apart
from checker.align.pairs import Pair
from checker.align.relation import Relation, relation
from checker.decisions import Decisions
from checker.reading.elements import Metric
from checker.reading.tasks import forms
from checker.reports.answers import is_accepted, reasons
from checker.reports.levels import Levels
from checker.reports.quotes import spoken_value
from checker.reports.statement_detail import Detail
from checker.reports.statement_rows import Row, is_lacking
from checker.reports.statement_text import ALIGNMENT_TABLE, REASON, TARGETS_TABLE, listed, plan_word
from checker.review import Review

BINDING = "约束性"
_GOALS = ("目标", "指标")
_NONE = "对照范围内，没有发现上位规划设有而本规划应设未设的指标。"


@dataclass(frozen=True, slots=True)
class _Target:
    """A row with its place in the order: `group` is what the paragraph names it under, `must` that it is met here.

    `plan` is the upper plan it is counted with.
    """

    row: Row
    plan: int
    group: str
    must: bool
    weight: tuple[int, int, bool]

    @property
    def upper(self) -> Metric | None:
        return self.row.main.upper


@dataclass(frozen=True, slots=True)
class Lacking:
    """Tells the rows in which only the upper plans have a target."""

    review: Review
    levels: Levels
    decisions: Decisions
    rows: tuple[Row, ...]
    detail: Detail

    def text(self) -> str:
        """Return the paragraph."""
        targets = [self._target(row) for row in self.rows if is_lacking(row)]
        asked = [target for target in targets if self._is_above(target.plan)]
        aside = [target for target in targets if target not in asked]
        return "".join((self._asked(asked) if asked else "" if aside else _NONE, self._aside(aside)))

    def _asked(self, targets: Sequence[_Target]) -> str:
        named = self._named(targets)
        plans = "；".join(self._of_plan(plan, targets, named) for plan in _plans(targets, self.levels))
        others = "。未列名的" if named else "，逐项"
        pointer = f"{others}见{TARGETS_TABLE}" if len(named) < len(targets) else ""
        return f"尚未承接{plans}{pointer}。{self._answers(targets)}"

    def _aside(self, targets: Sequence[_Target]) -> str:
        """Return what plans set that the draft need not follow: of other years, of areas that do not hold it."""
        counts = Counter(target.plan for target in targets)
        told = [f"{self._word(plan)}所设{counts[plan]}项" for plan in _plans(targets, self.levels)]
        return f"{'、'.join(told)}，因规划期或区域不对应，不要求承接。" if told else ""

    def _is_above(self, plan: int) -> bool:
        """Tell whether an upper plan's targets are such as the draft takes up."""
        profiles = (self.review.draft.profile, self.review.readings[plan].profile)
        return not apart(*profiles) and relation(*profiles) is not Relation.APART

    def _target(self, row: Row) -> _Target:
        pairs = [pair for pair in row.entry.pairs.values() if pair.upper is not None]
        binding = any(self._is_binding(pair) for pair in pairs)
        assigned = any(self._is_assigned(pair) for pair in pairs)
        goal = self._is_goal(row.main)
        group = f"{BINDING}指标" if binding else self._assigned_word if assigned else _GOAL if goal else _TASK
        severity = min((finding.severity.rank for finding in row.findings), default=9)
        weight = (0 if binding else 1 if assigned else 2 if goal else 3, severity, row.main.draft_base is None)
        plans = [plan for plan in self.levels.order if any(pair.plan == plan for pair in pairs)]
        plan = next((plan for plan in plans if self._is_above(plan)), row.main.plan)
        return _Target(row, plan, group, binding or assigned, weight)

    @property
    def _assigned_word(self) -> str:
        return f"分解到{self.review.draft.profile.short_region or '本地'}的指标"

    def _is_binding(self, pair: Pair) -> bool:
        """Tell whether the upper plan makes a target binding, in its text or its table."""
        reading, upper = self.review.readings[pair.plan], pair.upper
        alike = (m for m in reading.metrics if upper and (m.name == upper.name or _is_one(m, upper)))
        return any(m.attribute == BINDING for m in (*pair.upper_repeats, *((upper,) if upper else ()), *alike))

    def _is_assigned(self, pair: Pair) -> bool:
        """Tell whether an upper plan sets a target for the draft's own area."""
        profile, upper = self.review.draft.profile, pair.upper
        if upper is None or not profile.short_region or profile.short_region == self._region(pair):
            return False
        return upper.region == profile.short_region or upper.name.startswith(forms(profile))

    def _region(self, pair: Pair) -> str | None:
        return self.review.readings[pair.plan].profile.short_region

    def _is_goal(self, pair: Pair) -> bool:
        reading = self.review.readings[pair.plan]
        statements = [m for m in (pair.upper, *pair.upper_repeats) if m is not None]
        paths = (reading.section_path(reading.passages[m.passage].section) for m in statements)
        return any(word in heading.title for path in paths for heading in path for word in _GOALS)

    def _named(self, targets: Sequence[_Target]) -> set[int]:
        """Return, as object ids, the targets that are named: those to be met here, then the weightiest others."""
        must = [t for t in targets if t.must][: self.detail.binding]
        others = _by_turns([t for t in targets if not t.must])
        free = max(self.detail.lacking - len(must), 0)
        most = free if len(others) > free + 1 else len(others)
        return {id(target) for target in (*must, *others[:most])}

    def _of_plan(self, plan: int, targets: Sequence[_Target], named: set[int]) -> str:
        """Return the targets of one upper plan: 市级规划指标20项：目标部分的…等9项，任务部分的11项."""
        own = sorted((t for t in targets if t.plan == plan), key=lambda target: target.weight)
        groups: dict[str, list[_Target]] = {}
        for target in own:
            groups.setdefault(target.group, []).append(target)
        word = f"{self._word(plan)}指标{len(own)}项"
        if not any(id(target) in named for target in own):
            return word
        if len(groups) == 1 and not own[0].must:
            told = [_item(target.row.main) for target in own if id(target) in named]
            return f"{word}：{'、'.join(told)}{'等' if len(told) < len(own) else ''}"
        return f"{word}：{'，'.join(_of_group(group, found, named) for group, found in groups.items())}"

    def _answers(self, targets: Iterable[_Target]) -> str:
        """Return what the drafter answered, by reason, and the placeholder for the others."""
        declined: dict[str, list[str]] = {}
        accepted: list[str] = []
        is_open = False
        for target in targets:
            name = target.upper.name if target.upper else ""
            if said := reasons(target.row.findings, self.decisions):
                declined.setdefault("；".join(said), []).append(name)
            elif is_accepted(target.row.findings, self.decisions):
                accepted.append(name)
            else:
                is_open = True
        most = max(self.detail.lacking, 1)
        taken = f"{listed(accepted, most)}拟按校核意见补列。" if accepted else ""
        given = [f"{listed(names, most)}，{self._quoted(reason)}" for reason, names in declined.items()]
        some = bool(accepted or declined)
        given += [f"{'其余指标，' if some else ''}{REASON}"] if is_open else []
        why = "；".join(given)
        return f"{taken}不设理由：{why}。" if given else taken

    def _word(self, plan: int) -> str:
        return plan_word(self.review, self.levels, plan)

    def _quoted(self, reason: str) -> str:
        return reason if len(reason) <= self.detail.longest else f"见{ALIGNMENT_TABLE}"


_GOAL, _TASK = "目标部分的", "任务部分的"


def _of_group(group: str, found: Sequence[_Target], named: set[int]) -> str:
    texts = [_item(target.row.main) for target in found if id(target) in named]
    count = f"{len(found)}项" if len(found) > 1 or not texts else ""
    rest = "等" if texts and len(texts) < len(found) else ""
    return f"{group}{'、'.join(texts)}{rest}{count}"


def _by_turns(targets: Sequence[_Target]) -> list[_Target]:
    """Return targets by weight; of one weight each upper plan has its turn."""
    before: Counter[tuple[int, tuple[int, int, bool]]] = Counter()
    turns: dict[int, int] = {}
    for target in targets:
        turns[id(target)] = before[target.plan, target.weight]
        before[target.plan, target.weight] += 1
    return sorted(targets, key=lambda target: (target.weight, turns[id(target)]))


def _item(pair: Pair) -> str:
    """Return a target with its value and what the draft has reached: 科技型中小企业（1000家，本规划现状30家）."""
    base = f"，现状{spoken_value(pair.draft_base)}" if pair.draft_base is not None else ""
    return f"{pair.upper.name}（{spoken_value(pair.upper)}{base}）" if pair.upper is not None else ""


def _is_one(one: Metric, other: Metric) -> bool:
    return one.indicator is not None and one.indicator == other.indicator


def _plans(targets: Iterable[_Target], levels: Levels) -> Iterator[int]:
    used = {target.plan for target in targets}
    return (plan for plan in levels.order if plan in used)
