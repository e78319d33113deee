"""XPL-14 上位版本问题: the upper plan laid beside the draft is not the one to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.gates import apart, is_consultation_draft
from checker.align.known_plans import KnownPlan
from checker.align.plan_titles import TitledPlan
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Reading
from checker.rules.alignment.upper_titles import Titles, titles, where_cited, with_marks
from checker.rules.alignment.wording import titled
from checker.rules.base import Context, Rule, Scope
from checker.text import Span


class UpperVersion(Rule):
    """比对用的上位规划应是现行有效的印发稿。

    为什么：征求意见稿的指标在印发时常有调整，已被新版本取代或晚于本文件的上位规划也不能作依据，据此得出的衔接结论不可靠。

    上位：南河市科技创新“十四五”规划（征求意见稿）
    一、发展目标
    到2025年，创新能力明显增强。
    错误：南河市东江区科技创新“十四五”规划
    依据【《南河市科技创新“十四五”规划》】，编制本规划。
    正确：南河市东江区科技创新“十四五”规划
    依据《南河市科技创新“十四五”规划》（征求意见稿），编制本规划。
    正确：南河市东江区科技创新发展规划
    创新能力明显增强，能级持续提升。
    """

    code = "XPL-14"
    name = "上位版本问题"
    severity = Severity.MAJOR
    certainty = Certainty.SURE
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding an upper plan that was replaced, is a draft where it is cited, or came after the draft."""
        if not context.uppers:
            return
        known = titles(context)
        for number, titled_plan in enumerate(known.beside, 1):
            cited = where_cited(known.cited, titled_plan.title)
            place = with_marks(context.draft, cited) if cited else _title_place(context.draft)
            if newer := _newer(context, titled_plan.plan):
                yield self._superseded(context, number, newer, place)
            elif cited and is_consultation_draft(context.reading(number)):
                final = _final(known, titled_plan)
                if final or not _tells_stage(context, number, place):
                    yield self._not_final(context, number, place, final)
            elif _later(context, number):
                yield self._came_after(context, number, place)

    def _superseded(self, context: Context, plan: int, newer: KnownPlan, place: Place) -> Finding:
        version = f"{newer.profile.stage or ''}{f'（{newer.profile.issued}）' if newer.profile.issued else ''}"
        return self.finding(
            [place],
            f"比对所用{titled(context, plan)}已有新版本，规划库中另有《{newer.title}》{version}。",
            advice="请改用新版本比对。",
        )

    def _not_final(self, context: Context, plan: int, place: Place, final: KnownPlan | None) -> Finding:
        stage = context.reading(plan).profile.stage or "征求意见稿"
        upper = titled(context, plan)
        review = "请改用规划库中的印发稿比对" if final else "请以印发稿复核"
        return self.finding(
            [place, *_stage_place(context.reading(plan), plan, stage)],
            f"本规划引用{upper}，比对所用文本为{stage}。",
            advice=f"比对所用{upper}为{stage}，结论仅供参考，{review}。",
        )

    def _came_after(self, context: Context, plan: int, place: Place) -> Finding:
        dates = (context.reading(plan).profile.issued, context.draft.profile.issued)
        return self.finding(
            [place],
            f"{titled(context, plan)}成文日期（{dates[0]}）晚于本文件（{dates[1]}）。",
            severity=Severity.INFO,
            certainty=Certainty.LIKELY,
            advice="本文件编制时该规划尚未印发，衔接结论仅供修订时参考。",
        )


def _tells_stage(context: Context, plan: int, place: Place) -> bool:
    """Tell whether the draft says itself of what stage the cited text is: 《…规划》（征求意见稿）."""
    behind = context.draft.passages[place.passage].normal[place.span.stop :]
    return behind.startswith(f"（{context.reading(plan).profile.stage}）")


def _newer(context: Context, upper: KnownPlan) -> KnownPlan | None:
    """Return the version in the library that replaced an upper plan; one that came after the draft is none."""
    by_id = {plan.id: plan for plan in context.known}
    at = next((plan for plan in context.known if plan.sha256 == upper.sha256), None)
    seen: set[int] = set()
    while at is not None and at.superseded_by in by_id and at.id not in seen:
        seen.add(at.id)
        at = by_id[at.superseded_by]
    if at is None or not seen or at.sha256 == upper.sha256:
        return None
    own, issued = context.draft.profile.issued, at.profile.issued
    return None if own and issued and own[:7] < issued[:7] else at


def _final(known: Titles, draft_version: TitledPlan) -> KnownPlan | None:
    """Return the issued version of a plan in the library."""
    same = (p.plan for p in known.library if p.title.means(draft_version.title))
    return next((plan for plan in same if not plan.is_unissued), None)


def _later(context: Context, plan: int) -> bool:
    """Tell whether an upper plan came after the draft; one of another period is told of as such."""
    if apart(context.draft.profile, context.reading(plan).profile):
        return False
    own, upper = context.draft.profile.issued, context.reading(plan).profile.issued
    return bool(own and upper and own[:7] < upper[:7])


def _title_place(draft: Reading) -> Place:
    """Return where the draft bears its title, else where it begins."""
    title = next((heading for heading in draft.outline if heading.level == 0), None)
    if title is not None:
        return Place(0, title.passage, title.span)
    first = next((i for i, passage in enumerate(draft.passages) if passage.normal), 0)
    return Place(0, first, Span(0, len(draft.passages[first].normal) if draft.passages else 0))


def _stage_place(upper: Reading, plan: int, stage: str) -> list[Place]:
    """Return where the upper plan calls itself a draft."""
    for i, passage in enumerate(upper.passages):
        if (at := passage.normal.find(stage)) >= 0:
            return [Place(plan, i, Span(at, at + len(stage)))]
    return []
