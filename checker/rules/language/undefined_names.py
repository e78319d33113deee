"""LNG-02 简称未定义、全简称混用: slogans and letters that nothing explains, forms of one name that change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading import regions
from checker.reading.elements import NameKind, Passage, PassageKind, Profile, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.sight import Look, Part

_LETTERS = Remembered(r"(?<![A-Za-z0-9.&/+\-@])[A-Z]{2,5}(?![A-Za-z0-9@.\-]|&)", re.compile("[A-Z][A-Z]"))
_COUNTS = re.compile(r"[一二三四五六七八九十两双百千万\d]")
_EACH_ITS_OWN = re.compile(r"[一每].{1,2}[一二两双].{1,2}")
_MARKS = re.compile(r"[“”‘’、，\s]")
_EXPLAINED_AFTER = re.compile(r"^[”》]?(?:[（(](?!不含|除)|即|是指|指的是|包括|为[^“]{1,12}(?:、|和)|——|：)")
_EXPLAINED_BEFORE = re.compile(r"(?:以下简称|简称|即|也称|又称|[（(])[“‘]?$")
_EXPLAINED = "简称首次出现没有注明全称或含义"
_COUNTIES = Remembered(r"(?<![市、])县（区）|(?<![市、])县、区(?![^，。；]{0,4}市)", ("县（区）", "县、区"))
_PARK_KINDS = ("科技园", "产业园", "示范园", "创意园")
_PARKS = Remembered(rf"(?:国家|省|市)级?[一-鿿]{{2,8}}?(?:{'|'.join(_PARK_KINDS)})区?", _PARK_KINDS)
_LEVEL = re.compile("^(国家|省|市)级?")


class UndefinedNames(Rule):
    """简称首次出现应注明全称或含义，同一名称写法应一致。

    为什么：“一地、两区”一类提法和字母缩写，公众和外单位未必知道所指；通行的简称（GDP、“一带一路”）不必注明。

    错误：全力支撑“【一地、两区、三城】”发展定位，发展【IAB】产业。
    错误：广东省清远市科技创新“十四五”规划
    推动各【县（区）】落实任务。
    正确：全力支撑“一地、两区、三城”（创新地、先行区、示范区和科学城、大学城、智慧城）发展定位，融入“一带一路”，GDP稳步增长。
    """

    code = "LNG-02"
    name = "简称未定义、全简称混用"
    severity = Severity.INFO
    certainty = Certainty.HINT
    scope = Scope.PLAN
    folds = True
    look = Look.at(lambda p: _may_name(p), Part.NAMES)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a term that nothing explains, one for 县（区） without 市, and parks of two forms."""
        yield from self._undefined(context.draft)
        yield from self._counties(context.draft)
        yield from self._parks(context.draft)

    def _undefined(self, draft: Reading) -> Iterator[Finding]:
        places: dict[str, list[Place]] = {}
        for word, place in terms(draft):
            places.setdefault(_MARKS.sub("", word), []).append(place)
        for found in places.values():
            if not any(explained(draft, place) for place in found):
                first = found[0]
                word = first.span.of(draft.passages[first.passage].normal)
                yield self.finding(
                    found,
                    f"“{word}”没有注明全称或含义。",
                    advice="首次出现处注明全称、含义或出处。",
                    alike=_EXPLAINED,
                )

    def _counties(self, draft: Reading) -> Iterator[Finding]:
        cities = county_cities(draft.profile)
        if not cities:
            return
        places = [
            draft_place(i, *match.span()) for i, match in _COUNTIES.over(draft, (PassageKind.BODY, PassageKind.CELL))
        ]
        if places:
            yield self.finding(
                places,
                f"{draft.profile.short_region}辖有{'、'.join(cities)}，“县（区）”漏“市”。",
                severity=Severity.MINOR,
                certainty=Certainty.LIKELY,
                advice="统一为“县（市、区）”。",
            )

    def _parks(self, draft: Reading) -> Iterator[Finding]:
        forms: dict[str, dict[str, list[Place]]] = {}
        for i, match in _PARKS.over(draft, (PassageKind.BODY, PassageKind.CELL)):
            key = _LEVEL.sub(r"\1", match[0]).removesuffix("区")
            forms.setdefault(key, {}).setdefault(match[0], []).append(draft_place(i, *match.span()))
        for written in forms.values():
            if len(written) > 1:
                rare, *others = sorted(written, key=lambda form: len(written[form]))
                yield self.finding(
                    [place for form in (rare, *others) for place in written[form]],
                    f"“{rare}”与“{'”“'.join(others)}”写法不一。",
                    advice="按正式名称统一。",
                )


def _may_name(passage: Passage) -> bool:
    """Tell whether a passage has letters, counties or parks."""
    return any(one.search(passage.normal) for one in (_LETTERS, _COUNTIES, _PARKS))


def terms(draft: Reading) -> Iterator[tuple[str, Place]]:
    """Yield the slogans with numbers and the letters that are no household words, with their places."""
    known = _household()
    for name in draft.names:
        if name.kind is not NameKind.SLOGAN or draft.passages[name.passage].kind is PassageKind.HEADING:
            continue
        plain = _MARKS.sub("", name.text)
        numbered = "+" in plain or len(_COUNTS.findall(plain)) > 1
        if numbered and plain not in known and not _EACH_ITS_OWN.fullmatch(plain):
            yield name.text, draft_place(name.passage, *name.span)
    for i, match in _LETTERS.over(draft, (PassageKind.BODY,)):
        if match[0] not in known:
            yield match[0], draft_place(i, *match.span())


def explained(draft: Reading, place: Place) -> bool:
    """Tell whether the words round a place explain it: brackets, 即, 以下简称, or each of its numbers told out."""
    text, span = draft.passages[place.passage].normal, place.span
    if _EXPLAINED_BEFORE.search(text, 0, span.start) or _EXPLAINED_AFTER.search(text[span.stop : span.stop + 20]):
        return True
    sentence = draft.sentence(place.passage, span)
    rest = text[span.stop : sentence.stop]
    numbers = _COUNTS.findall(span.of(text))
    return len(numbers) > 1 and all(any(number + unit in rest for unit in "个大项条") for number in numbers)


def county_cities(profile: Profile) -> list[str]:
    """Return the county-level cities of the plan's city; those that became districts are left out."""
    if profile.level != "city" or not profile.region:
        return []
    own = regions.resolve(regions.chain(profile.region, 0))
    inside = regions.below(own) if own else ()
    districts = {region.short for region in inside if region.level == "district"}
    return [region.name for region in inside if region.name.endswith("市") and region.short not in districts]


@cache
def _household() -> frozenset[str]:
    return frozenset(_MARKS.sub("", row["word"]) for row in resources.rows("household_terms.tsv"))
