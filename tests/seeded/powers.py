"""Errors of what a government may do and who is to do it: other territories, bodies of other levels, copied tasks."""

from __future__ import annotations

import random
import re

from checker.reading import regions
from checker.reading.elements import PassageKind
from tests.seeded.drafts import Change, Draft, Planted
from tests.seeded.kinds import insert, kind

_COPIED = range(90, 260)
_TASKS = re.compile("任务|举措|工程|产业|体系|建设|推进|提升")


def _neighbours(draft: Draft) -> list[str]:
    """Return governments of the draft's rank that are not in its own territory: by the table of divisions."""
    profile = draft.reading.profile
    found = regions.named(profile.short_region or "")
    above = regions.parent(found[0]) if len(found) == 1 else None
    beside = (
        regions.below(above) if above else [r for name in ("成都市", "合肥市", "福州市") for r in regions.named(name)]
    )
    return [r.name for r in beside if r.name != profile.short_region and len(r.name) > 2 and r not in found]


@kind("对外地作出安排", "XPL-23", also=("LNG-11", "STR-15"))
def other_territory(draft: Draft, rng: random.Random) -> Planted | None:
    if draft.reading.profile.level not in ("district", "county", "city") or not _neighbours(draft):
        return None
    other = rng.choice(_neighbours(draft))
    sentence = rng.choice(
        (
            "带动{o}发展精密铸造产业。",
            "将其纳入{o}产业布局规划。",
            "指导{o}建立链长工作制度。",
            "{o}要配套建设人才公寓。",
            "推动{o}打造配套产业基地。",
        )
    )
    return insert(draft, rng, sentence.format(o=other), early=False)


@kind("责任单位层级有误", "XPL-19", also=("LNG-15",))
def other_level(draft: Draft, rng: random.Random) -> Planted | None:
    if draft.reading.profile.level not in ("district", "county", "city"):
        return None
    found = [
        (match, spot)
        for _, match, spot in draft.matches(
            "(?<=[：、])[区县市](?:科技|教育|财政|商务|民政|人社|农业农村)局(?=[、，；）)])"
        )
    ]
    if not found:
        return None
    match, spot = rng.choice(found)
    duties = {i: duty.span for duty in draft.reading.duties for i in [duty.passage]}
    return Planted((Change(spot, match[0][:-1] + "厅"),)) if duties else None


@kind("整段照搬上级", "XPL-22", also=("LNG-10", "XPL-21", "XPL-18"), needs_upper=True)
def copied(draft: Draft, rng: random.Random) -> Planted | None:
    assert draft.upper
    reading = draft.upper
    found = [
        passage.normal
        for passage in reading.passages
        if passage.kind is PassageKind.BODY
        and len(passage.normal) in _COPIED
        and passage.normal.endswith("。")
        and not re.search(r"\d|习近平|党中央|“|《", passage.normal)
        and any(_TASKS.search(heading.title) for heading in reading.section_path(passage.section))
        and passage.normal[:20] not in draft.text
    ]
    return insert(draft, rng, rng.choice(found), early=False) if found else None
