"""What upper plans give a new draft: what it is made by, the indicators to take up, the tasks laid on its government.

Nothing is invented: titles, numbers, values and tasks are those of the upper plans, and what these do not say stays a
placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made_with

from checker import resources
from checker import settings as settings_files
from checker.align.assigned import assigned_values
from checker.align.fields import is_overall, same_field
from checker.align.gates import apart, is_consultation_draft
from checker.align.governments import NATION, Government, hierarchy
from checker.align.likeness import core
from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from checker.align.plan_titles import title_of_plan
from checker.align.relation import Relation, directly_above, relation
from checker.align.targets import in_goals
from checker.align.values import with_unit, written
from checker.reading.elements import COUNT_UNITS, Comparator, Measure, Metric, Profile, Reading
from checker.reading.folding import fold
from checker.reading.indicators import catalogue
from checker.reading.tasks import Task, forms
from checker.rules.alignment.missing_indicator import applies, level_allows
from checker.rules.alignment.unmet_task import laid_on
from checker.rules.base import Context

_LEVELS = {"city": "市级", "province": "省级"}
_YEARS = re.compile(r"(?<=\d{4})[-–~～]+(?=\d{4})")
_BRACKETS = str.maketrans("()", "（）")
_GROWTH = (Measure.CAGR, Measure.GROWTH)
_CEILINGS = (Comparator.LE, Comparator.LT)
_TAIL = 7
"""Characters from which on a name stands for the longer one that ends with it."""


@dataclass(slots=True)
class OfferedIndicator:
    """A target of upper plans that a draft may take up: what it is called and what each upper plan says of it.

    `upper` gives, by the upper plan's place among those given, the value as stated. `is_due`: the check asks for
    it, or it is a ratio or an amount among the goals of the plan right above, or of the field in an overall plan.
    """

    name: str
    unit: str
    attribute: str
    is_due: bool
    value: str = ""
    """The figure of the upper plan that stated it first, without unit."""
    upper: dict[int, str] = made_with(default_factory=dict)
    is_ceiling: bool = False
    """The target is a most: 控制在…以内."""


def is_above(draft: Profile, upper: Profile) -> bool:
    """Tell whether a plan may stand above a draft: not of another area, nor of another period."""
    return relation(draft, upper) is not Relation.APART and not apart(draft, upper)


def basis(draft: Reading, uppers: Sequence[Reading]) -> str:
    """Return the plans that the draft is made by, the highest first, with placeholders for the levels that lack one."""
    levels = hierarchy(draft.profile, [whose for upper in uppers if (whose := whose_plan(upper))])
    said: list[tuple[int, str]] = [(-_rank(upper), cited(upper)) for upper in uppers]
    if levels is None:
        return joined(text for _, text in sorted(said)) or "{上级规划}"
    for whose in _wanted(levels.own, levels.above):
        if not any(_is_of(upper, whose) for upper in uppers):
            said.append((-whose.rank, f"{{{_LEVELS.get(whose.level, '国家级')}规划}}"))
    if not any(_is_of(upper, levels.own) for upper in uppers):
        said.append((-levels.own.rank, "{本级规划纲要}"))
    return joined(text for _, text in sorted(said, key=lambda one: one[0]))


def joined(titles: Iterable[str]) -> str:
    """Return titles in a row: nothing stands between two in 《》 (GB/T 15834)."""
    return "、".join(titles).replace("》、《", "》《")


def cited(upper: Reading) -> str:
    """Return a plan's title with its number, and its stage where it is not issued: 《…规划》（征求意见稿）.

    Signs and traditional characters are brought to the form of official documents.
    """
    profile = upper.profile
    notes = [fold(profile.doc_number or "").normal]
    title = re.sub(r"\s+", "", fold(profile.title or upper.plan.path.stem).normal).translate(_BRACKETS)
    title = _YEARS.sub("—", title)
    if profile.stage and is_consultation_draft(upper) and profile.stage not in title:
        notes.append(profile.stage)
    return f"《{title}》" + "".join(f"（{note}）" for note in notes if note)


def whose_plan(upper: Reading) -> Government | None:
    """Return the government of an upper plan, by its title where its profile does not say."""
    return title_of_plan(upper.profile.title or "", upper.profile).government


def area_name(upper: Reading) -> str:
    """Return the area of an upper plan as a column says it: 澜川市, 国家."""
    whose = whose_plan(upper)
    return "国家" if whose == NATION else whose.name if whose else "上级"


def _rank(upper: Reading) -> int:
    whose = whose_plan(upper)
    return whose.rank if whose else 0


def _wanted(own: Government, above: Sequence[Government]) -> Iterator[Government]:
    for whose in above:
        if whose.level in _LEVELS and whose.rank > own.rank:
            yield whose
    if own.level == "province":
        yield NATION


def _is_of(upper: Reading, whose: Government) -> bool:
    found = whose_plan(upper)
    return found is not None and found.is_same(whose)


def offered(draft: Reading, uppers: Sequence[Reading], field: str = "") -> list[OfferedIndicator]:
    """Return the targets of the upper plans that a draft may take up, each once, in the order of the plans.

    Of a plan of its field these are the headline ones; of an overall plan those of its field. `field` is the draft's
    where its title does not say it.
    """
    draft = _of_field(draft, field)
    pairs = [one for plan, upper in enumerate(uppers, 1) for one in pair(draft, upper, plan)]
    context = Context(draft, settings_files.default().thresholds, tuple(uppers), (), tuple(pairs))
    found: dict[str, OfferedIndicator] = {}
    for one in pairs:
        upper = uppers[one.plan - 1]
        if one.verdict is not Verdict.MISSING or one.upper is None or not _is_final(one.upper, upper.profile):
            continue
        name, alike = _name(_tabled(one, one.upper)), same_field(draft.profile, upper.profile)
        asked = applies(context, one, one.upper)
        related = is_overall(upper.profile) and _is_related(draft.profile, upper, one.upper)
        if name is None or not (asked or related or (one.headline and alike)):
            continue
        goal = _is_goal(one, upper) and (related or (alike and _is_for(draft.profile, upper.profile, one)))
        row = found.setdefault(_thing(found, one, name), _offered(one, one.upper, name))
        row.is_due = row.is_due or asked or goal
        row.upper.setdefault(one.plan - 1, _stated(one.upper, draft.profile, upper.profile))
    for plan, upper in enumerate(uppers):
        _put_assigned(found, draft.profile, upper, plan)
    return list(found.values())


def _tabled(one: Pair, upper: Metric) -> Metric:
    """Return the statement of a target in the table of indicators, which calls it best; else itself."""
    stated = (upper, *one.upper_repeats)
    return next((m for m in stated if m.attribute and (m.measure, m.unit) == (upper.measure, upper.unit)), upper)


def _thing(found: dict[str, OfferedIndicator], one: Pair, name: str) -> str:
    """Return the row of a target: that of its indicator, or of the name, or of what table and prose call alike."""
    key, unit = core(name), one.upper.unit if one.upper else None
    if one.indicator in found or key in found:
        return one.indicator if one.indicator in found else key
    known = one.indicator is not None
    same = (k for k, row in found.items() if (row.unit or None) == unit and _is_same(key, core(row.name), known))
    return next(same, one.indicator or key)


def _is_same(one: str, other: str, known: bool) -> bool:
    """Tell whether two names are of one row; of an indicator that the catalogue knows, only the very name is."""
    return one == other or (not known and _is_tail(one, other))


def _is_tail(one: str, other: str) -> bool:
    """Tell whether one name is the other with a condition in front: 洪水来临前人员转移时间, 人员转移时间."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _TAIL and long.endswith(short)


def _put_assigned(found: dict[str, OfferedIndicator], draft: Profile, upper: Reading, plan: int) -> None:
    """Put what an upper plan assigns to the draft's own area in the place of what it states for all of its own."""
    if not (same_field(draft, upper.profile) or is_overall(upper.profile)):
        return
    for thing, value in assigned_values(upper, draft):
        name = _less_area(value.name, draft) or value.part_of or ""
        if not name or value.value is None or not _is_final(value, upper.profile):
            continue
        if thing not in found and is_overall(upper.profile) and not _is_related(draft, upper, value):
            continue
        row = found.setdefault(thing, OfferedIndicator(name, value.unit or "", value.attribute or "", True))
        row.is_due, row.value = True, written(value.value)
        row.upper[plan] = f"{_stated(value, draft, upper.profile)}（下达本地）"


def _less_area(name: str, draft: Profile) -> str:
    """Return a name without that of the draft's area before it."""
    for form in forms(draft):
        name = name.removeprefix(form)
    return name


def _of_field(draft: Reading, field: str) -> Reading:
    """Return a draft as one whose title names its field: 关于加快…的若干意见 may not."""
    profile = draft.profile
    if not field or field in (profile.title or ""):
        return draft
    return replace(draft, profile=replace(profile, title=f"{profile.short_region or ''}{field}规划"))


def _is_final(upper: Metric, profile: Profile) -> bool:
    """Tell whether a target is that of the end of the upper plan's period, and no stage on the way."""
    return upper.value is not None and upper.year in (None, profile.period_end)


def _is_related(draft: Profile, upper: Reading, metric: Metric) -> bool:
    """Tell whether a target of an overall plan is of the draft's field, by its name or the headings over it."""
    fields = title_of_plan(draft.title or "", draft).field.fields
    rows = [row for row in resources.rows("field_indicators.tsv") if row["field"] in fields]
    if any(word in metric.name for row in rows for word in row["words"].split("|")):
        return True
    return any(name in heading.title for name in fields for heading in upper.section_path(metric.section))


def _is_for(draft: Profile, upper: Profile, one: Pair) -> bool:
    """Tell whether a target of the plan right above is one that any area has: a ratio or amount, no count of houses."""
    if one.upper is None or one.upper.measure is not Measure.LEVEL or not one.headline:
        return False
    counted = one.indicator is None or catalogue()[one.indicator].dimension == "count"
    return not (counted and one.upper.unit in COUNT_UNITS) and directly_above(draft, upper) and level_allows(draft, one)


def _is_goal(one: Pair, upper: Reading) -> bool:
    """Tell whether the catalogue knows a target, or the table of indicators has it."""
    stated = (one.upper, *one.upper_repeats)
    return one.indicator is not None or any(m is not None and in_goals(upper, m) for m in stated)


def _stated(metric: Metric, draft: Profile, upper: Profile) -> str:
    """Return a target as the upper plan states it, with its year where the draft ends in another."""
    year = metric.year or upper.period_end
    text = with_unit(metric).replace("-", "～") if metric.value_max is not None else with_unit(metric)
    return text + (f"（{year}年）" if year and draft.period_end and year != draft.period_end else "")


def _offered(one: Pair, upper: Metric, name: str) -> OfferedIndicator:
    attribute = next((m.attribute for m in (upper, *one.upper_repeats) if m.attribute), "")
    value = written(abs(upper.value)) if upper.value is not None else ""
    ceiling = any(m.comparator in _CEILINGS and m.measure is Measure.LEVEL for m in (upper, *one.upper_repeats))
    return OfferedIndicator(name, upper.unit or "", attribute, False, value, is_ceiling=ceiling)


def _name(upper: Metric) -> str | None:
    """Return what the table calls a target; None for what says how a level moves and no level."""
    name = upper.name
    if upper.measure is Measure.INCREMENT:
        return name if "新增" in name or "累计" in name else f"新增{name}"
    if upper.measure in _GROWTH:
        return name if re.search("[增降]", name) else f"{name}{_moves(upper)}"
    return name if upper.measure is Measure.LEVEL else None


def _moves(upper: Metric) -> str:
    """Return how a level moves: 年均增长率 where it is by the year, else 累计增长 or 累计下降."""
    down = upper.value is not None and upper.value < 0
    if upper.measure is Measure.CAGR or upper.per is not None:
        return "年均下降率" if down else "年均增长率"
    return "累计下降" if down else "累计增长"


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


def laid_tasks(draft: Reading, uppers: Sequence[Reading], field: str = "") -> list[LaidTask]:
    """Return the tasks on the draft's government that upper plans name or lay on all of its level, each thing once.

    `field` is the draft's where its title does not say it.
    """
    found: dict[str, LaidTask] = {}
    for upper in uppers:
        for group in laid_on(upper, _of_field(draft, field).profile):
            for task in group:
                found.setdefault(task.object, LaidTask(task, upper))
    return list(found.values())
