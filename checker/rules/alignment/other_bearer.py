"""XPL-19 责任单位不符: bodies that the upper plan names otherwise, or that the draft's level of government has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from checker.align.gates import apart
from checker.align.relation import Relation, relation
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading import name_forms
from checker.reading.elements import NameKind, Profile, Reading
from checker.reading.tasks import all_of, forms
from checker.rules.alignment.bearers import Bearer, alike, assigned, bureaus, given, stem
from checker.rules.alignment.once import OncePerReading
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope, draft_place, passages

_ASSIGNED = OncePerReading(assigned)
_LEVELS = {"town": "乡镇（街道）", "county": "县（区）级", "district": "县（区）级", "city": "市级"}
_OWN = {"town": "镇乡", "county": "县区", "district": "区县", "city": "市"}
_DEPARTMENT = re.compile("(?<!办公)厅$")
_TOGETHER = ("县区", "区县", "各县", "各区", "县（区）", "区（县）")


class OtherBearer(Rule):
    """责任单位的层级和名称应与机构设置、上位规划一致。

    为什么：责任单位写错，任务就没有承担者；厅是省级部门，市县不设；同一任务上下级所列单位不同的，要核对“三定”规定。

    上位：青澜省澜川市综合交通运输“十四五”规划（2021—2025年）
    一、重点任务
    由临溪区交通运输局牵头建设东港公铁联运枢纽。
    错误：青澜省澜川市临溪区综合交通运输“十四五”规划（2021—2025年）
    一、重点任务
    建设东港公铁联运枢纽。（责任单位：【区商务局】）
    错误：青澜省澜川市临溪区综合交通运输“十四五”规划（2021—2025年）
    一、重点任务
    完善农村公路网。（责任单位：【区交通运输厅】）
    正确：青澜省澜川市临溪区综合交通运输“十四五”规划（2021—2025年）
    一、重点任务
    建设东港公铁联运枢纽。（责任单位：区交通局、区商务局）
    """

    code = "XPL-19"
    name = "责任单位不符"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield bodies of a higher level in the draft's notes, things given to others, and names out of use above."""
        yield from self._above_level(context)
        profile = replace(context.draft.profile, cites=())
        for plan, upper in enumerate(context.uppers, 1):
            if relation(profile, upper.profile) is Relation.INSIDE and not apart(profile, upper.profile):
                yield from self._otherwise(context, plan, _ASSIGNED(upper, profile))
                yield from self._out_of_use(context, plan, _STRANGE(upper, profile))

    def _above_level(self, context: Context) -> Iterator[Finding]:
        draft, level = context.draft, context.draft.profile.level or ""
        if level not in _LEVELS:
            return
        for duty in draft.duties:
            for name in (*duty.lead, *duty.support):
                at = draft.passages[duty.passage].normal.find(name, duty.span.start)
                if at >= 0 and _is_above(name, draft.profile):
                    yield self.finding(
                        [draft_place(duty.passage, at, at + len(name))],
                        f"“{name}”：厅为省级部门，{_LEVELS[level]}不设，责任单位名称有误。",
                        advice=f"对照“三定”规定核实，一般为“{name[:-1]}局”。",
                    )

    def _otherwise(self, context: Context, plan: int, above: tuple[Bearer, ...]) -> Iterator[Finding]:
        wanted: dict[str, list[Bearer]] = {}
        for bearer in above:
            wanted.setdefault(bearer.thing, []).append(bearer)
        for thing, bearers in wanted.items():
            for names, place in given(context.draft, thing):
                own = bureaus(names, context.draft.profile)
                if own and not any(alike(name, bearer.body) for name in names for bearer in bearers):
                    yield self._other(context, plan, (place, own), bearers[0])
                    break

    def _other(self, context: Context, plan: int, own: tuple[Place, tuple[str, ...]], above: Bearer) -> Finding:
        text = context.draft.passages[own[0].passage].normal
        at = text.find(own[1][0], own[0].span.start)
        place = draft_place(own[0].passage, at, at + len(own[1][0])) if at >= 0 else own[0]
        return self.finding(
            [place, above.place._replace(plan=plan)],
            f"“{above.thing}”{titled(context, plan)}由“{above.body}”承担，"
            f"本规划列为“{'、'.join(own[1])}”，责任单位不一致。",
            certainty=Certainty.HINT,
            advice=f"对照“三定”规定核实责任单位。{caveat(context, plan)}",
            figures=(Figure("本规划", "、".join(own[1])), Figure("上位规划", above.body)),
        )

    def _out_of_use(self, context: Context, plan: int, strange: tuple[tuple[str, Place], ...]) -> Iterator[Finding]:
        for name, place in strange:
            if mine := _counterpart(context.draft, name):
                yield self.finding(
                    [mine[1], place._replace(plan=plan)],
                    f"{titled(context, plan)}所称“{name}”与本地机构“{mine[0]}”名称不符，上位规划可能沿用了旧称。",
                    severity=Severity.INFO,
                    certainty=Certainty.HINT,
                    advice=f"本规划按现行机构名称表述即可，可建议上位规划更新。{caveat(context, plan)}",
                )


def _is_above(name: str, profile: Profile) -> bool:
    """Tell whether a name is a provincial department's with the draft's own government before it."""
    own = (*forms(profile), *(_OWN.get(profile.level or "", "")))
    return bool(_DEPARTMENT.search(name)) and name.startswith(own) and len(name) > 3


def _strange(upper: Reading, lower: Profile) -> tuple[tuple[str, Place], ...]:
    """Return the bureaus of lower governments that the upper plan names and the table of bodies does not know."""
    owners = (*forms(lower), *all_of(lower.level or ""), *_TOGETHER)
    date = upper.profile.issued or ""
    found: dict[str, Place] = {}
    for name in upper.names:
        owner = next((owner for owner in owners if name.text.startswith(owner)), None)
        if name.kind is NameKind.ORGANISATION and owner and name.text.endswith("局"):
            known = name_forms.bodies().get(name.text[len(owner) :], ())
            if not any(body.valid_to is None or not date or date <= body.valid_to for body in known):
                found.setdefault(name.text, Place(0, name.passage, name.span))
    return tuple(found.items())


_STRANGE = OncePerReading(_strange)


def _counterpart(draft: Reading, name: str) -> tuple[str, Place] | None:
    """Return the draft's own bureau whose matters a strange name shares, where the draft does not have that name."""
    wanted = stem(name)
    for own in _OWN.get(draft.profile.level or "", ""):
        for form in _forms_like(wanted):
            for i, passage in passages(draft, holding=(own + form,)):
                at = passage.normal.find(own + form)
                return own + form, draft_place(i, at, at + len(own + form))
    return None


@cache
def _forms_like(wanted: str) -> tuple[str, ...]:
    """Return the names of bureaus in use that share a pair of characters with a stem and are not the same matter."""
    pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)}
    out = []
    for form, bodies in name_forms.bodies().items():
        used = any(body.local and body.valid_to is None for body in bodies)
        if used and form.endswith("局") and len(form) > 4:
            other = stem(form)
            if any(pair in other for pair in pairs) and other not in wanted and wanted not in other:
                out.append(form)
    return tuple(sorted(out, key=len, reverse=True))
