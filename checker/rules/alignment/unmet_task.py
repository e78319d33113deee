"""XPL-20 任务未承接: what an upper plan asks of the draft's government and the draft does not speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.align.gates import apart
from checker.align.relation import Relation, relation
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading.elements import Profile, Reading
from checker.reading.tasks import Task, tasks
from checker.rules.alignment.once import OncePerReading
from checker.rules.alignment.taken_up import Likeness, likeness
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope, draft_place

_WHOLE = re.compile("国民经济和社会发展|总体规划|规划纲要|政府工作报告")
_NO_FIELD = re.compile(
    "[《》“”]|[“”〔〕（）()0-9一二三四五六七八九十—－-]+|关于|印发|年|第|个|五|规划|方案|计划|行动|实施|意见|发展|建设|纲要|工作|若干|措施|政策|通知"
    "|征求意见稿|加快|推进|推动|促进|高质量|现代化|三年|专项|的"
)
_NEAR = 0.3
"""Share of a task's words that the nearest paragraph must hold for its section to be the place of the mark."""


class UnmetTask(Rule):
    """上位规划明确交给本地的任务应有承接。

    为什么：上位规划点名或对各县（市、区）提出的任务，下级规划没有对应内容，任务就落不了地，评估时无从考核。

    上位：青澜省澜川市卫生健康发展“十四五”规划（2021—2025年）
    一、主要任务
    支持临溪区、南浦县建设区域性老年康复医学中心。各县（市、区）要成立院前急救工作专班。
    错误：【青澜省澜川市临溪区卫生健康发展“十四五”规划（2021—2025年）】
    一、主要任务
    推进家庭医生签约服务，完善基层首诊制度。
    正确：青澜省澜川市临溪区卫生健康发展“十四五”规划（2021—2025年）
    一、主要任务
    建成老年康复医学中心，辐射周边县区；组建院前急救专班。
    """

    code = "XPL-20"
    name = "任务未承接"
    severity = Severity.MINOR
    certainty = Certainty.HINT
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each paragraph of an upper plan with tasks that the draft does not take up."""
        for plan, upper in enumerate(context.uppers, 1):
            for group in laid_on(upper, context.draft.profile):
                missed = [(task, likeness(context.draft, task.object, task.head)) for task in group]
                missed = [(task, like) for task, like in missed if not like.found]
                if missed:
                    yield self._unmet(context, plan, missed)

    def _unmet(self, context: Context, plan: int, missed: list[tuple[Task, Likeness]]) -> Finding:
        first, called = missed[0][0], "、".join(f"{task.act}“{task.said}”" for task, _ in missed)
        named = any(task.named for task, _ in missed)
        whom = f"点名“{first.bearer}”" if named else f"要求“{first.bearer}”"
        return self.finding(
            [_nearest(context.draft, [like for _, like in missed]), Place(plan, first.passage, first.span)],
            f"{titled(context, plan)}{whom}{called}，本规划未见相应内容。",
            severity=None if named else Severity.INFO,
            advice=f"补充承接表述；不在本规划范围内或已另有安排的，可不采纳并注明。{caveat(context, plan)}",
            figures=(Figure("上位规划任务", called),),
        )


def laid_on(upper: Reading, lower: Profile) -> tuple[tuple[Task, ...], ...]:
    """Return the tasks that an upper plan lays on the government of a draft, by paragraph, where it is above it."""
    profile = replace(lower, cites=())
    if relation(profile, upper.profile) is not Relation.INSIDE or apart(profile, upper.profile):
        return ()
    return _TASKS(upper, profile)


def _grouped(upper: Reading, lower: Profile) -> tuple[tuple[Task, ...], ...]:
    """Return the tasks for a draft of the lower government by paragraph, those of other fields left out."""
    groups: dict[int, list[Task]] = {}
    for task in tasks(upper, lower):
        if _is_of_field(upper, lower, task):
            groups.setdefault(task.passage, []).append(task)
    return tuple(tuple(_once(group)) for group in groups.values())


def _once(group: list[Task]) -> Iterator[Task]:
    """Yield each task of a paragraph once: what another pattern read with more in front is the same."""
    unlike = {task.object: task for task in group}
    for thing, task in unlike.items():
        if not any(thing != other and thing.endswith(other) for other in unlike):
            yield task


_TASKS = OncePerReading(_grouped)


def _is_of_field(upper: Reading, lower: Profile, task: Task) -> bool:
    """Tell whether a task is of the draft's field: by both titles, else by the task's own words and headings."""
    own = field_of(lower)
    if not own or own & field_of(upper.profile):
        return True
    said = task.span.of(upper.passages[task.passage].normal)
    headings = "".join(h.title for h in upper.section_path(upper.passages[task.passage].section))
    return any(pair in said or pair in headings for pair in own)


def field_of(profile: Profile) -> frozenset[str]:
    """Return the pairs of characters of the words in a title that tell its field; none for a plan of all fields."""
    title = profile.title or ""
    if _WHOLE.search(title):
        return frozenset()
    for name in (profile.region, profile.short_region, profile.parent_region):
        title = title.replace(name or "\0", " ")
    words = _NO_FIELD.sub(" ", re.sub(r"[（(].*$|^[一-鿿]{2,8}?[省市区县](?!域|政)", " ", title)).split()
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))


def _nearest(draft: Reading, likes: list[Likeness]) -> Place:
    """Return the heading over the paragraph that comes nearest to the tasks; the first heading, or passage, else."""
    best = max(likes, key=lambda like: like.share)
    section = draft.passages[best.passage].section if best.passage is not None and best.share >= _NEAR else None
    path = draft.section_path(section)
    heading = path[-1] if path else next((h for h in draft.outline), None)
    if heading is not None:
        return draft_place(heading.passage, *heading.span)
    return next(draft_place(i, 0, len(p.normal)) for i, p in enumerate(draft.passages) if p.normal)
