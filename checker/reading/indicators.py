"""The catalogue of indicators, and how a name in a plan is matched to it (matching rules: domain brief, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from checker import resources
from checker.reading import units


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the catalogue; `aggregates` is sum, weighted or none, `direction` higher, lower or neutral."""

    id: str
    name: str
    aliases: tuple[str, ...]
    dimension: str
    unit: str
    allowed_units: tuple[str, ...]
    aggregates: str
    direction: str
    attribute: str
    notes: str

    def allows(self, unit: str | None) -> bool:
        """Tell whether a value in `unit` can be a value of the indicator (multipliers and synonyms too)."""
        if unit is None or unit in self.allowed_units:
            return True
        return any(units.comparable(unit, allowed) for allowed in (self.unit, *self.allowed_units))


_DROP = re.compile(r"[\s“”\"'‘’、,，()（）·的之与]")
_SAME = (
    ("研究与试验发展(R&D)", "研发"),
    ("研究与试验发展（R&D）", "研发"),
    ("研究与试验发展", "研发"),
    ("研究开发", "研发"),
    ("R&D", "研发"),
    ("地区生产总值(GDP)", "GDP"),
    ("地区生产总值（GDP）", "GDP"),
    ("国内生产总值(GDP)", "GDP"),
    ("国内生产总值（GDP）", "GDP"),
    ("地区生产总值", "GDP"),
    ("国内生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("规模以上", "规上"),
    ("比例", "比重"),
    ("相当于", "占"),
    ("经费支出", "经费"),
    ("经费投入", "经费"),
    ("每万人口", "每万人"),
    ("从业人员", "就业人员"),
    ("数量", "数"),
    ("研发支出", "研发经费"),
    ("科技性", "科技型"),
    ("年均浓度", "浓度"),
    ("平均浓度", "浓度"),
)
_ANY_SAME = re.compile("|".join(re.escape(written) for written, _ in _SAME))
_RATIO_OF = re.compile(r"(.+)[与和](.+?)(?:之比|的比值|之比值)$")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_GROWTH_TAIL = re.compile(r"(?:年均)?(?:增长|增速|增长率|增幅)$")
_SHELL = re.compile(
    r"^(?:全市|全区|全县|全省|全国|全镇|我市|我区|我省|我县|本市|本区|全域|拥有|建成|累计|共有|年末)+|(?:总数|总量|数|家数|个数|总额|达到|累计)+$"
)


@lru_cache(maxsize=8192)
def normal(name: str) -> str:
    """Return a name in the form that names are compared in: one wording for R&D, GDP, 比重; no 的, no brackets."""
    text = name.replace("＆", "&")
    if text.endswith(("之比", "比值")):
        text = _RATIO_OF.sub(r"\1占\2比重", text)
    if _ANY_SAME.search(text):
        for written, one in _SAME:
            text = text.replace(written, one)
    return _DROP.sub("", text)


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """Return the normal name without region words in front and 总数, 数 behind, which change no identity."""
    text = normal(name)
    stripped = _SHELL.sub("", text)
    return stripped or text


def _unbracketed(name: str) -> str:
    return bare(_BRACKETED.sub("", name))


class Catalogue:
    """The indicators by id, and by every name they go under. Level words and qualifiers are part of a name."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self._by_id = {indicator.id: indicator for indicator in indicators}
        self._by_name: dict[str, list[Indicator]] = {}
        for indicator in indicators:
            for name in dict.fromkeys(
                form(n) for n in (indicator.name, *indicator.aliases) for form in (normal, bare, _unbracketed)
            ):
                named = self._by_name.setdefault(name, [])
                if indicator not in named:
                    named.append(indicator)

    def __getitem__(self, id: str) -> Indicator:
        return self._by_id[id]

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def match(self, name: str, unit: str | None = None) -> str | None:
        """Return the id of the indicator that goes under `name`; None when the catalogue does not know it.

        `unit` chooses between indicators of one name; a known name with a wrong unit keeps its id, so that a rule
        can say so. Pass None for growth rates, whose unit is not the indicator's.
        """
        for form in (normal, bare, _unbracketed) if "（" in name or "(" in name else (normal, bare):
            named = self._by_name.get(form(name))
            if named:
                fitting = [indicator for indicator in named if indicator.allows(unit)]
                return (fitting or named)[0].id
        return None

    def match_measured(self, name: str, unit: str | None, measure: str) -> str | None:
        """Return the id for a figure: growth rates go to an indicator of growth where there is one (年均增长)."""
        if measure in ("level", "increment", "rank"):
            return self.match(name, unit if measure != "rank" else None)
        for tail in ("年均增长", "增长", "年均增速", "增速"):
            found = (
                self.match(bare(_GROWTH_TAIL.sub("", name)) + tail) if measure in ("cagr", "yoy", "growth") else None
            )
            if found and self[found].dimension == "growth":
                return found
        for tail in ("降低", "下降") if measure == "growth" else ():
            if found := self.match(name + tail):
                return found
        return self.match(name) or self.match(_GROWTH_TAIL.sub("", name))

    @cached_property
    def neighbours(self) -> dict[str, frozenset[str]]:
        """The ids that are easily confused with an id and not comparable with it (XPL-06, NUM-02)."""
        groups: dict[str, set[str]] = {}
        for row in resources.rows("indicator_neighbours.tsv"):
            groups.setdefault(row["group"], set()).add(row["id"])
        out: dict[str, set[str]] = {}
        for members in groups.values():
            for id in members:
                out.setdefault(id, set()).update(members - {id})
        return {id: frozenset(others) for id, others in out.items()}

    @cached_property
    def subsets(self) -> tuple[tuple[str, str], ...]:
        """Pairs (part, whole): the part can never be larger than the whole (NUM-11)."""
        return tuple((row["part"], row["whole"]) for row in resources.rows("indicator_subsets.tsv"))

    def difference(self, one: str, other: str) -> str | None:
        """Return what sets two neighbouring indicators apart, in Chinese; None when they are no neighbours."""
        rows = resources.rows("indicator_neighbours.tsv")
        groups = {row["group"] for row in rows if row["id"] == one} & {
            row["group"] for row in rows if row["id"] == other
        }
        return next((row["difference"] for row in rows if row["group"] in groups and row["difference"]), None)


@cache
def catalogue() -> Catalogue:
    """Return the catalogue of `resources/indicators.tsv`, read once."""
    return Catalogue(tuple(_indicator(row) for row in resources.rows("indicators.tsv")))


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        id=row["id"],
        name=row["canonical_name"],
        aliases=tuple(filter(None, row["aliases"].split("|"))),
        dimension=row["dimension"],
        unit=row["canonical_unit"],
        allowed_units=tuple(filter(None, row["allowed_units"].split("|"))),
        aggregates=row["aggregates_upward"],
        direction=row["direction"],
        attribute=row["typical_attribute"],
        notes=row["notes"],
    )
