"""When two names that the catalogue does not know are one: the same words, but for idle ones.

Level words (国家级, 省级), 新增 and 累计, and every word that names a part stay: they make another thing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from checker import resources
from checker.reading.indicators import normal

SHORTEST, SHORTEST_MEASURED = 6, 4
"""Characters of a name that may stand for itself; 领军企业 or 重点项目 name something else in every plan.

A name that says what is measured (婴儿死亡率), and one among the goals of two plans of one field, may be shorter.
"""
_MEASURED = re.compile(r"(?:率|比重|浓度|寿命|年限|系数|指数|里程|面积|产量|增加值|总额|收入|装机|[^数质]量|额)$")

_BOUND = "(?:及?以[上下])"
_THRESHOLD = re.compile(
    rf"\d+(?:\.\d+)?(?:[万亿]?(?:元|美元|人|吨|千[瓦伏]|兆瓦|平方米|立方米|亩|周?岁|年|天|小时|分钟|公里|A?级|G|床|张|户|强){_BOUND}?|[万亿]{_BOUND}?|{_BOUND})"
)
"""A number alone is none: it may be that of an item or a version."""


@cache
def _idle() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["becomes"]) for row in resources.rows("like_indicator_words.tsv"))


@lru_cache(8192)
def core(name: str) -> str:
    """Return what a name comes down to: one wording for like words, without brackets and idle words."""
    text = re.sub(r"[（(【\[][^）)】\]]*[）)】\]]", "", name)
    text = normal(text)
    for pattern, becomes in _idle():
        text = pattern.sub(becomes, text)
    return text or normal(name)


def is_telling(thing: str, in_goals: bool = False) -> bool:
    """Tell whether a name without catalogue id is long enough to be the same thing in two plans."""
    return len(thing) >= (SHORTEST_MEASURED if in_goals or _MEASURED.search(thing) else SHORTEST)


def differ_in_threshold(one: str, other: str) -> bool:
    """Tell whether two names are of one thing above different thresholds: 产值超1亿元企业, 产值超5亿元企业."""
    bare_of = _without_threshold(one)
    return one != other and bare_of is not None and bare_of == _without_threshold(other)


@lru_cache(8192)
def _without_threshold(name: str) -> str | None:
    text, found = _THRESHOLD.subn("＃", name)
    return text if found else None


def likeness(one: str, other: str) -> float:
    """Return how much of two names is the same, 0 to 1."""
    return Levenshtein.normalized_similarity(one, other)
