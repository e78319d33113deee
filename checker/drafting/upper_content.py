"""What upper plans give a new draft: what it is made by, the indicators to take up, the tasks laid on its government.

Nothing is invented: titles, numbers, values and tasks are those of the upper plans, and what these do not say stays a
placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker import settings as settings_files
from checker.align.fields import same_field
from checker.align.governments import NATION, Government, government, hierarchy
from checker.align.likeness import core
from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from checker.align.values import with_unit
from checker.reading.elements import Measure, Metric, Reading
from checker.reading.tasks import Task
from checker.rules.alignment.missing_indicator import applies
from checker.rules.alignment.unmet_task import field_of, laid_on
from checker.rules.base import Context

_LEVELS = {"city": "市级", "province": "省级"}
_BRACKETS = str.maketrans("()", "（）")
_GROWTH = (Measure.CAGR, Measure.GROWTH)


@dataclass(slots=True)
class OfferedIndicator:
    """A target of upper plans that a draft may take up: what it is called and what each upper plan says of it.

    `upper` gives, by the upper plan's place among those given, the value as stated. `is_due`: the check asks for it.
    """

    name: str
    unit: str
    attribute: str
    is_due: bool
    upper: dict[int, str] = field(default_factory=dict)


def basis(draft: Reading, uppers: Sequence[Reading]) -> str:
    """Return the plans that the draft is made by, the highest first, with placeholders for the levels that lack one."""
    levels = hierarchy(draft.profile, [g for u in uppers if (g := government(u.profile))])
    said: list[tuple[int, str]] = [(-_rank(upper), cited(upper)) for upper in uppers]
    if levels is None:
        return "、".join(text for _, text in sorted(said)) or "{上级规划}"
    for whose in _wanted(levels.own, levels.above):
        if not any(_is_of(upper, whose) for upper in uppers):
            said.append((-whose.rank, f"{{{_LEVELS.get(whose.level, '国家级')}规划}}"))
    if not any(_is_of(upper, levels.own) for upper in uppers):
        said.append((-levels.own.rank, "{本级规划纲要}"))
    return "、".join(text for _, text in sorted(said, key=lambda one: one[0]))


def cited(upper: Reading) -> str:
    """Return a plan's title with its number, and its stage where it is not issued: 《…规划》（征求意见稿）."""
    profile = upper.profile
    notes = [profile.doc_number or ""]
    title = re.sub(r"\s+", "", profile.title or upper.plan.path.stem).translate(_BRACKETS)
    if profile.stage and profile.stage != "印发" and profile.stage not in title:
        notes.append(profile.stage)
    return f"《{title}》" + "".join(f"（{note}）" for note in notes if note)


def area_name(upper: Reading) -> str:
    """Return the area of an upper plan as a column says it: 澜川市, 国家."""
    whose = government(upper.profile)
    return "国家" if whose == NATION else whose.name if whose else "上级"


def _rank(upper: Reading) -> int:
    whose = government(upper.profile)
    return whose.rank if whose else 0


def _wanted(own: Government, above: Sequence[Government]) -> Iterator[Government]:
    for whose in above:
        if whose.level in _LEVELS and whose.rank > own.rank:
            yield whose
    if own.level == "province":
        yield NATION


def _is_of(upper: Reading, whose: Government) -> bool:
    found = government(upper.profile)
    return found is not None and found.is_same(whose)


def offered(draft: Reading, uppers: Sequence[Reading]) -> list[OfferedIndicator]:
    """Return the targets of the upper plans' goals that the draft has not, each once, in the order of the plans."""
    pairs = [one for plan, upper in enumerate(uppers, 1) for one in pair(draft, upper, plan)]
    context = Context(draft, settings_files.default().thresholds, tuple(uppers), (), tuple(pairs))
    own = field_of(draft.profile)
    found: dict[str, OfferedIndicator] = {}
    for one in pairs:
        if one.verdict is not Verdict.MISSING or one.upper is None or not one.headline or one.upper.value is None:
            continue
        name = _name(one.upper)
        upper = uppers[one.plan - 1]
        if name is None or (one.upper.year or 0) > (draft.profile.period_end or 9999):
            continue
        due = applies(context, one, one.upper)
        if not due and not (same_field(draft.profile, upper.profile) or any(word in name for word in own)):
            continue
        row = found.setdefault(one.indicator or core(name), _offered(one, one.upper, name))
        row.is_due = row.is_due or due
        row.upper.setdefault(one.plan - 1, with_unit(one.upper))
    return list(found.values())


def _offered(one: Pair, upper: Metric, name: str) -> OfferedIndicator:
    attribute = next((m.attribute for m in (upper, *one.upper_repeats) if m.attribute), "")
    return OfferedIndicator(name, upper.unit or "", attribute, False)


def _name(upper: Metric) -> str | None:
    """Return what the table calls a target; None for what says how a level moves and no level."""
    name = upper.name
    if upper.measure is Measure.INCREMENT:
        return name if "新增" in name or "累计" in name else f"新增{name}"
    if upper.measure in _GROWTH:
        return name if "增" in name or "降" in name else f"{name}年均增长率"
    return name if upper.measure is Measure.LEVEL else None


@dataclass(frozen=True, slots=True)
class LaidTask:
    """A task that an upper plan lays on the draft's government, with the plan that says it."""

    task: Task
    upper: Reading

    @property
    def text(self) -> str:
        """What is to be done, in the upper plan's words: 建设区域性老年康复医学中心."""
        act = "" if self.task.act == "承担" else self.task.act
        return f"{act}{self.task.said}"


def laid_tasks(draft: Reading, uppers: Sequence[Reading]) -> list[LaidTask]:
    """Return the tasks on the draft's government that upper plans name or lay on all of its level, each thing once."""
    found: dict[str, LaidTask] = {}
    for upper in uppers:
        for group in laid_on(upper, draft.profile):
            for task in group:
                found.setdefault(task.object, LaidTask(task, upper))
    return list(found.values())
