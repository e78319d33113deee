"""XPL-18 项目平台名称不符: a platform, park, programme or chain that an upper plan names otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from checker.align.relation import Relation, relation
from checker.findings import Certainty, Edit, Figure, Finding, Fix, Place, Severity
from checker.reading.elements import Name, NameKind, Reading
from checker.rules.alignment.chains import Chain, chains, changed_link, same_chain, upper_chains
from checker.rules.alignment.like_names import SOUGHT, counterpart, losing, lost_in, mentions, told_apart, upper_names
from checker.rules.alignment.near_things import Slip, slips, things
from checker.rules.alignment.upper_plans import nearest_first, stands_in_any, text
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.choice import choice
from checker.rules.word_table import WordTable

_CALLED = {NameKind.PLATFORM: "平台、园区", NameKind.PROGRAMME: "工程、行动、计划"}


class OtherPlatformName(Rule):
    """项目、平台、园区的名称应与上位规划一致。

    为什么：同一平台在两级规划中名称不同，申报、考核和资金下达时对不上号；规范简称、已注明的简称不在此列。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、重点任务
    引导企业到韶关江湾现代物流产业新城落户。打通“创业苗圃—孵化器—加速器—产业园区”成长服务链。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、重点任务
    大力推进【韶关江湾物流产业新城】建设。
    改为：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、重点任务
    大力推进韶关江湾现代物流产业新城建设。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、重点任务
    打造“【创业苗圃-孵化器-加速器-特色园】”培育体系。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、重点任务
    推进韶关江湾现代物流产业新城建设，完善“创业苗圃-科技企业孵化器-加速器-产业园区”成长链条，建设江湾物流新城服务站。
    """

    code = "XPL-18"
    name = "项目平台名称不符"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the names that no upper plan has and one has in another form, then the chains with one link changed."""
        if not context.uppers:
            return
        begun = _begun(context)
        found = [*self._names(context), *self._broken(context, begun)]
        yield from found
        yield from self._near(context, begun, {place for finding in found for place in finding.places})
        yield from self._chains(context)

    def _names(self, context: Context) -> Iterator[Finding]:
        own, uppers = mentions(context.draft), [upper_names(upper) for upper in context.uppers]
        order = nearest_first(context)
        for entity, names in own.items():
            if any(entity in upper.mentions for upper in uppers):
                continue
            for plan in order:
                other = counterpart(entity, names[0].kind, uppers[plan - 1])
                if other is None or told_apart(context.draft, names, own.get(other, ())):
                    continue
                if not any(stands_in_any(context, text) for text in {name.text for name in names}):
                    yield self._otherwise(context, names, plan, uppers[plan - 1].mentions[other])
                    break

    def _broken(self, context: Context, begun: Set[int]) -> Iterator[Finding]:
        """Yield what is a long name of an upper plan but for one character that is lost."""
        told: set[Place] = set()
        for plan in nearest_first(context):
            forms = lost_in(context.draft, context.uppers[plan - 1], begun)
            table = WordTable(forms, lasting=False)
            for form, place in table.places(context.draft, SOUGHT) if forms else ():
                if place not in told and not stands_in_any(context, form):
                    told.add(place)
                    yield self._lost(context, place, form, plan, forms[form])

    def _near(self, context: Context, begun: Set[int], known: set[Place]) -> Iterator[Finding]:
        """Yield what the draft writes almost as an upper plan writes a thing that it will build."""
        told: set[str] = set()
        for plan in nearest_first(context):
            if _is_apart(context, context.reading(plan)):
                continue
            for thing, above, place, words, how in slips(context.draft, context.reading(plan), begun):
                beside = thing in context.draft.passages[place.passage].normal
                if beside or (how is Slip.OTHER and text(context.draft).holds(thing)):
                    continue  # the draft knows the one and the other
                if words in told or stands_in_any(context, words) or place in known:
                    continue
                told.add(words)
                yield self._slip(context, place, words, above._replace(plan=plan), thing, how)

    def _slip(self, context: Context, place: Place, words: str, above: Place, thing: str, how: Slip) -> Finding:
        said = {Slip.MOVED: "词序不同", Slip.LOST: "差一个字", Slip.OTHER: "用词不同"}[how]
        return self.finding(
            [place, above],
            f"“{words}”与{titled(context, above.plan)}“{thing}”{said}，疑为同一项目，名称不一致，请核实。",
            severity=Severity.INFO if how is Slip.OTHER else None,
            advice=f"如为同一事项，统一为上位规划名称“{thing}”。{caveat(context, above.plan)}",
            fixes=(Fix(f"改为“{thing}”", (Edit(place, thing),)),),
            figures=(Figure("本规划", words), Figure("上位规划", thing)),
        )

    def _lost(self, context: Context, place: Place, form: str, plan: int, right: str) -> Finding:
        above = next(name for name in context.reading(plan).names if name.text == right)
        return self.finding(
            [place, Place(plan, above.passage, above.span)],
            f"“{form}”与{titled(context, plan)}“{right}”差一个字，疑有缺漏。",
            advice=f"核对后改为“{right}”。{caveat(context, plan)}",
            fixes=(Fix(f"改为“{right}”", (Edit(place, right),)),),
        )

    def _otherwise(self, context: Context, names: Sequence[Name], plan: int, above: Sequence[Name]) -> Finding:
        wrong, right = names[0].text, above[0].text
        places = [draft_place(name.passage, *name.span) for name in names]
        fix = Fix(f"改为“{right}”", tuple(Edit(place, right) for place in places))
        return self.finding(
            [*places, Place(plan, above[0].passage, above[0].span)],
            f"“{wrong}”在{titled(context, plan)}中称“{right}”，疑为同一{_CALLED[names[0].kind]}，名称不一致，请核实。",
            severity=Severity.INFO if names[0].kind is NameKind.PROGRAMME else None,
            advice=f"如为同一事项，统一为上位规划名称“{right}”。{caveat(context, plan)}",
            fixes=(fix,),
            figures=(Figure("本规划", wrong), Figure("上位规划", right)),
        )

    def _chains(self, context: Context) -> Iterator[Finding]:
        own = list(chains(context.draft))
        if not own:
            return
        above = [chain.of(plan) for plan in nearest_first(context) for chain in upper_chains(context.uppers[plan - 1])]
        told: set[str] = set()
        for chain in own:
            if chain.text in told or any(same_chain(chain, other) for other in above):
                continue
            other = next((other for other in above if changed_link(chain, other)), None)
            if other and not any(same_chain(other, mine) for mine in own):
                told.add(chain.text)
                yield self._other_link(context, [c for c in own if c.text == chain.text], other)

    def _other_link(self, context: Context, own: Sequence[Chain], other: Chain) -> Finding:
        mine, theirs = changed_link(own[0], other) or ("", "")
        plan = other.place.plan
        return self.finding(
            [*(chain.place for chain in own), other.place],
            f"“{own[0].text}”与{titled(context, plan)}“{other.text}”只有一环用语不同（“{mine}”与“{theirs}”）。",
            severity=Severity.INFO,
            advice=f"如无特殊考虑，统一为上位规划用语“{theirs}”。{caveat(context, plan)}",
            figures=(Figure("本规划", mine), Figure("上位规划", theirs)),
        )


def _begun(context: Context) -> frozenset[int]:
    """Return how names and things of the upper plans begin that begin so somewhere in the draft."""
    asked = set[int]().union(*map(losing, context.uppers))
    asked.update(*(things(upper).leads for upper in context.uppers if not _is_apart(context, upper)))
    return choice(context.draft, SOUGHT).begun(frozenset(asked))


def _is_apart(context: Context, upper: Reading) -> bool:
    return relation(context.draft.profile, upper.profile) is Relation.APART
