"""Which territory a plan is for: from its title, its issuer, its number, or the names its text repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.reading import regions
from checker.reading.elements import Passage, PassageKind
from checker.reading.place_names import PlaceName, borne_out, place_above, place_names, with_parents
from checker.reading.regions import NATION, Region
from checker.reading.words import either

_NATIONAL_TITLE = re.compile(r"中华人民共和国|国家|全国|我国|中国")
_NATIONAL_ISSUER = re.compile(
    r"国务院|中共中央|全国人大|中央(?:办公厅|委员会|军委)|国家[一-鿿]{2,12}[局委]|中国[一-鿿]{2,8}院"
    r"|(?<![省市区县])[一-鿿]{2,12}部(?:等[一-鿿]{1,3}部门)?(?:\Z|、|办公厅|关于)"
)
_NATIONAL_NUMBER = re.compile(r"国发|国办发|国办函|国函|中发|中办发|工信部|发改[一-鿿]{2}〔|财[一-鿿]{1,2}〔")
_OPENING = re.compile(r"[“‘《（\s]*")
_LEADING = re.compile(r"[“‘《（\s]*(?:中共|关于)?(?:印发|加快|推进|推动|促进|支持|深化|加强)*")
_GOVERNS = re.compile("委(?!员)|人民政府|政府")
_ZONE = re.compile(rf"{either('zone')}(?!建设|管理办法|条例)")
_KINDS = ("省", "市", "区", "县", "旗")
_LONGER = re.compile(
    rf"(?!{either('no_name_before_kind')})[^\W\d](?:[市县旗]|(?<!{either('no_name_before_district')})区)(?![一-鿿]?级|[场域])"
)
"""One more character and a kind behind a short name: a name of its own, where no word like 城区, 全市, 景区 stands."""
_SHORT = 4  # characters of a county's name: a shorter one within them is no name of its own
_FIRST = 60  # passages that are looked through for names
Bearers = tuple[Sequence[str], Sequence[str]]
"""The bodies that sign and the texts that may repeat a name."""


class Territory(NamedTuple):
    """Full name of the area, its level, and the name of what is above it; None where the text does not say."""

    region: str | None = None
    level: str | None = None
    parent: str | None = None


def find_territory(
    title: str, issuers: Sequence[str], number: str | None, head: Sequence[Passage], passages: Sequence[Passage]
) -> Territory:
    """Return the territory of the plan."""
    context = title + "".join(p.normal for p in head)
    texts = [p.normal for p in _first(passages) if p.kind is not PassageKind.FURNITURE]
    bearers = (issuers, texts)
    for text in (title, *_smallest_first(issuers, context)):
        if found := _zone(text, context) or _named_in(text, context, bearers) or _unknown(text, bearers):
            return found
    if _NATIONAL_TITLE.search(title[:14]) or any(_NATIONAL_ISSUER.search(name) for name in issuers):
        return Territory(NATION, "nation", None)
    if (number and _NATIONAL_NUMBER.match(number)) or _NATIONAL_ISSUER.match(title):
        return Territory(NATION, "nation", None)
    return _by_short_name(title, context) or _repeated(passages, context)


def _first(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return the passages at the beginning; the cells of a table are not counted, as its rows are few lines of text."""
    paragraphs = [i for i, p in enumerate(passages) if p.kind is not PassageKind.CELL]
    return passages[: paragraphs[_FIRST]] if len(paragraphs) > _FIRST else passages


def territory(region: Region, town: str | None = None) -> Territory:
    """Return the record of a division, or of a township in it."""
    full = regions.full_name(region)
    if town:
        return Territory(full + town, "town", region.name)
    above = regions.parent(region)
    return Territory(full, region.level, above.name if above else NATION)


def _named_in(text: str, context: str, bearers: Bearers) -> Territory | None:
    """Return the territory that a title or an issuer begins with or names first."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    for at in (start, *(m.span.start for m in regions.mentions(text))):
        names = regions.chain(text, at, short=at == start)
        region = regions.resolve(names, context) if names else None
        if region is not None and not _is_other(text, at, names[-1].span.stop, region, (context, *bearers[1])):
            stop = names[-1].span.stop
            below = place_names(text, stop, region.level)
            if region.level not in ("district", "county") and _is_borne_out_below(below, bearers):
                above = below[-2].name if len(below) > 1 else region.name
                path = regions.full_name(region) + "".join(name.name for name in below)
                return Territory(path, below[-1].level, above)
            town = regions.town_after(text, stop) if region.level in ("district", "county") else None
            return territory(region, town)
    return None


def _is_borne_out_below(names: Sequence[PlaceName], bearers: Bearers) -> bool:
    """Tell whether names behind a known place are places: a county behind its city, or one that is borne out itself."""
    return borne_out(names[-1:], *bearers) or (len(names) > 1 and names[0].level == "city")


def _is_other(text: str, at: int, stop: int, region: Region, texts: Sequence[str]) -> bool:
    """Tell whether a name is a piece of another area's: 白沙县 is not 沙县, 临海川县 is not 临海."""
    opening = _LEADING.match(text)
    cut = 0 < at - (opening.end() if opening else 0) <= _SHORT - (stop - at)
    short = not text[:stop].endswith(region.name)
    goes_on = short and text[stop : stop + 1] in _KINDS
    longer = short and region.level in ("district", "county") and _LONGER.match(text, stop) is not None
    if not (cut or goes_on or longer) or (goes_on and text[: stop + 1].endswith(region.name)):
        return False
    above = regions.parent(region)
    while above is not None:
        if any(above.short in words for words in texts):
            return False
        above = regions.parent(above)
    return True


def _unknown(text: str, bearers: Bearers) -> Territory | None:
    """Return the territory that a title begins with and no table knows: 某市某区."""
    opening = _LEADING.match(text)
    names = place_names(text, opening.end() if opening else 0)
    if not borne_out(names, *bearers) and not (names and _GOVERNS.match(text, names[-1].stop)):
        return None
    names = with_parents(names, *bearers)
    last = names[-1]
    above = names[-2].name if len(names) > 1 else place_above(last, bearers[1])
    if last.level == "province":
        above = NATION
    return Territory("".join(name.name for name in names), last.level, above)


def _zone(text: str, context: str) -> Territory | None:
    """Return the development zone that a title begins with: 合肥高新区, of the rank of a district of its city."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    for match in _ZONE.finditer(text, start, start + 24):
        names = regions.chain(text, start, short=True)
        if not names or names[-1].span.stop != match.start():
            continue
        region = regions.resolve(names, context)
        named_in_full = region is not None and names[-1].span.of(text) == region.name  # 某市高新区: any of its zones
        if region is not None and not named_in_full and region.level in ("city", "province", "county"):
            return Territory(regions.full_name(region) + match[0], "district", region.name)
    return None


def _by_short_name(title: str, context: str) -> Territory | None:
    """Return the province or city that a title names in short: 数字咸宁建设实施方案."""
    for start in range(len(title)):
        found = regions.at(title, start, short=True)
        if found and (large := [r for r in found.regions if r.level in ("province", "city")]):
            region = regions.resolve([found._replace(regions=tuple(large))], context)
            return territory(region) if region else None
    return None


def _smallest_first(issuers: Sequence[str], context: str) -> Iterator[str]:
    """Yield the issuers, those of the smallest territory first."""
    ranks = {"province": 2, "city": 1, "county": 0, "district": 0, "town": 0, None: 3}
    placed = [(name, _named_in(name, context, ((), ()))) for name in issuers]
    for name, _ in sorted(placed, key=lambda pair: ranks[pair[1].level if pair[1] else None]):
        yield name


def _repeated(passages: Sequence[Passage], context: str) -> Territory:
    """Return the division that the plan's own text names most, at least three times."""
    counts: Counter[str] = Counter()
    for passage in passages[:_FIRST]:
        if passage.kind is not PassageKind.FURNITURE:
            counts.update(m.span.of(passage.normal) for m in regions.mentions(passage.normal, 1500))
    for name, count in counts.most_common(1):
        names = regions.chain(name, 0)
        region = regions.resolve(names, context + " ".join(counts))
        if region is not None and count >= 3:
            return territory(region)
    return Territory()
