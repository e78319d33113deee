"""Plans of a library written as one line each: title | region | level | parent | more."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from checker.align.known_plans import KnownPlan
from checker.reading.elements import Profile, Reading
from checker.reading.periods import find_period
from tests.rules.samples import reading_of


def known(line: str, number: int) -> KnownPlan:
    """Return the plan that a line tells of; the title gives the years where `years=` does not."""
    title, region, level, parent, *rest = (part.strip() for part in line.split("|"))
    more = dict(word.split("=") for word in (rest[0].split() if rest else []))
    start, end = map(int, more["years"].split("-")) if "years" in more else find_period(title, ())
    profile = Profile(
        title=title,
        region=region or None,
        level=level or None,
        parent_region=parent or None,
        period_start=start,
        period_end=end,
        stage=more.get("stage"),
        issued=more.get("issued"),
    )
    by = int(more["by"]) if "by" in more else None
    return KnownPlan(int(more.get("id", number)), title, profile, sha256(line.encode()).hexdigest(), by)


def draft_of(text: str, region: list[str] | None = None) -> Reading:
    """Return the reading of a draft, its region as given where its text is too short to tell."""
    reading = reading_of(text.strip("\n"))
    if region is None:
        return reading
    name, level, parent = region
    return replace(reading, profile=replace(reading.profile, region=name, level=level, parent_region=parent))


def many(count: int) -> list[KnownPlan]:
    """Return plans of cities, counties and fields that no draft of the cases has to do with."""
    fields = ("教育事业", "科技创新", "卫生健康", "水利", "养蜂业", "综合交通运输", "养老服务", "数字经济")
    out: list[KnownPlan] = []
    for i in range(count):
        city, period = f"岳{chr(0x5C71 + i // 8)}市", ("十三五", "十四五", "十五五")[i % 3]
        title = f"{city}{fields[i % len(fields)]}“{period}”规划"
        out.append(known(f"{title} | 远岚省{city} | city | 远岚省 | issued=202{i % 6}-0{i % 9 + 1}", 1000 + i))
    return out
