"""Errors of figures: values, growth, shares, parts, stages, units, periods."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from typing import NamedTuple

from checker.reading.elements import Comparator, Measure, Metric, MetricKind, PassageKind
from checker.text import Span
from tests.seeded.drafts import Change, Draft, Planted, Spot
from tests.seeded.kinds import insert, kind


class Thing(NamedTuple):
    """Something that plans count: its name, its unit, a usual size, and the digits after the point."""

    name: str
    unit: str
    size: int
    digits: int = 0


THINGS = (
    Thing("规模以上工业增加值", "亿元", 300, 1),
    Thing("社会消费品零售总额", "亿元", 800, 1),
    Thing("技术合同成交额", "亿元", 60, 2),
    Thing("高新技术企业", "家", 400),
    Thing("科技型中小企业", "家", 900),
    Thing("有效发明专利拥有量", "件", 2600),
    Thing("专利授权量", "件", 3200),
    Thing("科技企业孵化器", "家", 40),
    Thing("旅游总收入", "亿元", 150, 1),
    Thing("粮食产量", "万吨", 56, 1),
    Thing("轨道交通运营里程", "公里", 320),
    Thing("婴幼儿托位数", "个", 4200),
    Thing("护理型养老床位", "张", 5600),
    Thing("公共图书馆藏书量", "万册", 480),
    Thing("城市绿道长度", "公里", 260),
    Thing("新能源汽车产量", "万辆", 24, 1),
)
RATIOS = (
    "规模以上工业企业研发机构覆盖率",
    "常住人口城镇化率",
    "森林覆盖率",
    "公民具备科学素质的比例",
    "数字经济核心产业增加值占地区生产总值比重",
    "城市生活污水集中收集率",
    "主要农作物耕种收综合机械化率",
    "每千人口拥有执业医师数",
)


def years(draft: Draft) -> tuple[int, int]:
    """Return a year that is over when the plan is issued, and the last year of its period."""
    profile = draft.reading.profile
    end = profile.period_end or 2025
    start = profile.period_start or (int(profile.issued[:4]) if profile.issued else end - 4)
    return (start - 1, end) if end >= start else (end - 5, end)


def fresh(draft: Draft, rng: random.Random, things: tuple[Thing, ...] = THINGS) -> Thing | None:
    """Return something that the plan does not speak of."""
    unknown = [t for t in things if t.name[:4] not in draft.text and t.name[-4:] not in draft.text]
    return rng.choice(unknown) if unknown else None


def amount(value: float | Decimal, digits: int) -> str:
    """Return a value with so many digits."""
    return f"{Decimal(str(value)):.{digits}f}"


def value_spot(draft: Draft, metric: Metric) -> Spot | None:
    """Return where the digits of a metric's value stand."""
    text = metric.span.of(draft.reading.passages[metric.passage].normal)
    match = re.search(r"\d+(?:\.\d+)?", text)
    if not match or len(re.findall(r"\d+(?:\.\d+)?", text)) != 1 or Decimal(match[0]) != metric.value:
        return None
    return draft.spot(metric.passage, Span(metric.span.start + match.start(), metric.span.start + match.end()))


def changed(draft: Draft, rng: random.Random, found: list[tuple[Metric, Decimal]], *marks: Spot) -> Planted | None:
    """Plant another value in one of the metrics."""
    for metric, value in rng.sample(found, len(found)):
        if spot := value_spot(draft, metric):
            digits = metric.decimals if value % 1 else 0
            return Planted((Change(spot, f"{value:.{max(digits, 0)}f}"),), marks)
    return None


def levels(draft: Draft, kinds: tuple[MetricKind, ...] = (MetricKind.TARGET,)) -> list[Metric]:
    return [
        m
        for m in draft.reading.metrics
        if m.kind in kinds
        and m.measure is Measure.LEVEL
        and m.value
        and m.value > 3
        and m.value_max is None
        and m.year
        and m.per is None
        and m.part_of is None
        and m.region in (None, draft.reading.profile.short_region)
        and draft.reading.passages[m.passage].kind is not PassageKind.TOC
    ]


# --- NUM-01


@kind("重提目标而数值不同", "NUM-01")
def restated(draft: Draft, rng: random.Random) -> Planted | None:
    found = [
        m
        for m in levels(draft)
        if len(m.name) >= 4 and m.unit and m.comparator in (Comparator.EQ, Comparator.GE, Comparator.GT)
    ]
    found = [
        m
        for m in found
        if m.indicator
        and not re.search("新增|累计|每年|年均", m.name)
        and re.search(f"{m.year}年", draft.reading.passages[m.passage].normal)
    ]
    if not found:
        return None
    metric = rng.choice(found)
    assert metric.value
    low = metric.comparator is not Comparator.EQ
    value = metric.value * (Decimal("0.9") if low else Decimal(rng.choice(("1.2", "0.92", "1.1"))))
    said = f"{value:.{metric.decimals}f}" if metric.decimals else f"{value:.0f}"
    if Decimal(said) == metric.value or (metric.unit == "%" and Decimal(said) > 100):
        return None
    sentence = rng.choice(
        (
            "到{year}年，{name}达到{value}{unit}。",
            "力争到{year}年{name}达到{value}{unit}。",
            "确保{year}年{name}提高到{value}{unit}。"
            if metric.unit == "%"
            else "确保{year}年{name}增加到{value}{unit}。",
        )
    ).format(year=metric.year, name=metric.name, value=said, unit=metric.unit)
    spot = draft.spot(metric.passage, metric.span)
    planted = insert(draft, rng, sentence, early=metric.passage > draft.half)
    return planted and Planted(planted.changes, (spot,) if spot else ())


@kind("两处同一目标改动一处", "NUM-01", "NUM-09", also=("NUM-08",))
def one_of_two(draft: Draft, rng: random.Random) -> Planted | None:
    groups: dict[object, list[Metric]] = {}
    for m in levels(draft, (MetricKind.TARGET, MetricKind.ACTUAL)):
        if m.kind is MetricKind.TARGET or re.search(f"{m.year}年", draft.reading.passages[m.passage].normal):
            groups.setdefault((m.kind, m.indicator or m.name, m.year, m.unit, m.value), []).append(m)
    pairs = [g for g in groups.values() if len(g) == 2 and g[0].passage != g[1].passage]
    if not pairs:
        return None
    group = rng.choice(pairs)
    metric, other = rng.sample(group, 2)
    spot = draft.spot(other.passage, other.span)
    assert metric.value
    factor = Decimal("0.9") if other.comparator in (Comparator.GE, Comparator.GT) else Decimal("1.15")
    value = metric.value * factor
    return changed(
        draft, rng, [(metric, value if metric.decimals else value.to_integral_value())], *((spot,) if spot else ())
    )


@kind("同一新指标前后两值", "NUM-01", also=("NUM-03",))
def two_new(draft: Draft, rng: random.Random) -> Planted | None:
    thing = fresh(draft, rng)
    if thing is None or len(draft.sentence_ends) < 4:
        return None
    _, end = years(draft)
    a, b = thing.size, thing.size * rng.choice((1.1, 1.25, 0.9))
    first, second = rng.choice(
        (
            ("到{y}年，全域{n}达到{a}{u}。", "力争到{y}年{n}达到{b}{u}。"),
            ("{y}年，{n}达{a}{u}。", "到{y}年，{n}突破{b}{u}。" if b > a else "到{y}年，{n}增至{b}{u}。"),
            ("到{y}年，{n}达到{a}{u}以上。", "到{y}年，{n}达到{c}{u}。"),
        )
    )
    ends = draft.sentence_ends
    one, two = ends[len(ends) // 4][1], ends[rng.randrange(len(ends) // 2, len(ends))][1]
    if one == two:
        return None
    values = {
        "y": end,
        "n": thing.name,
        "u": thing.unit,
        "a": amount(a, thing.digits),
        "b": amount(b, thing.digits),
        "c": amount(a * 0.8, thing.digits),
    }
    return Planted(
        (
            Change(one, draft.as_here(first.format(**values).replace("全域", ""))),
            Change(two, draft.as_here(second.format(**values))),
        )
    )


# --- NUM-03


@kind("目标低于已达到的水平", "NUM-03")
def below_baseline(draft: Draft, rng: random.Random) -> Planted | None:
    thing = fresh(draft, rng)
    if thing is None or len(draft.sentence_ends) < 4:
        return None
    base, end = years(draft)
    ends = draft.sentence_ends
    one, two = ends[len(ends) // 5][1], ends[rng.randrange(len(ends) // 2, len(ends))][1]
    if one == two:
        return None
    low = amount(thing.size * rng.choice((0.7, 0.9)), thing.digits)
    a, b = rng.choice(
        (
            ("{y0}年，{n}达到{a}{u}。", "到{y1}年，{n}达到{b}{u}。"),
            ("截至{y0}年底，{n}达{a}{u}。", "到{y1}年，力争{n}达到{b}{u}。"),
            ("{y0}年末，{n}为{a}{u}。", "到{y1}年，{n}增加到{b}{u}左右。"),
        )
    )
    now = amount(thing.size, thing.digits)
    values = {"y0": base, "y1": end, "n": thing.name, "u": thing.unit, "a": now, "b": low}
    return Planted((Change(one, draft.as_here(a.format(**values))), Change(two, draft.as_here(b.format(**values)))))


@kind("比率目标低于基期", "NUM-03")
def ratio_below(draft: Draft, rng: random.Random) -> Planted | None:
    known = draft.text + (draft.upper_text if draft.upper else "")
    names = [n for n in RATIOS[:-1] if n[:5] not in known and n[-5:] not in known]
    ends = draft.sentence_ends
    if not names or len(ends) < 4:
        return None
    base, end = years(draft)
    name = rng.choice(names)
    sentence = rng.choice(
        (
            "到{y1}年，{n}由{y0}年的{a}%提高到{b}%。",
            "{n}由{y0}年的{a}%提高到{y1}年的{b}%。",
            "到{y1}年，{n}从{y0}年的{a}%提升至{b}%。",
        )
    )
    a = rng.randrange(40, 60)
    return insert(draft, rng, sentence.format(y0=base, y1=end, n=name, a=f"{a}.5", b=f"{a - rng.randrange(3, 9)}.2"))


# --- NUM-04


def _rates_with_ends(draft: Draft) -> list[tuple[Metric, list[Metric]]]:
    """Return the yearly rates reached whose own sentence gives the level of both years, with these levels."""
    found = []
    for rate in draft.reading.metrics:
        if rate.measure is not Measure.CAGR or not rate.value or not rate.base_year or not rate.year:
            continue
        sentence = draft.reading.sentence(rate.passage, rate.span)
        ends = [
            m
            for m in draft.reading.metrics
            if m.passage == rate.passage
            and m.span.overlaps(sentence)
            and m.name == rate.name
            and m.measure is Measure.LEVEL
            and m.year in (rate.base_year, rate.year)
        ]
        if {m.year for m in ends} == {rate.base_year, rate.year}:
            found.append((rate, ends))
    return found


@kind("年均增速改动", "NUM-04")
def rate_changed(draft: Draft, rng: random.Random) -> Planted | None:
    by = Decimal(rng.choice(("1.5", "-1.5", "3.2", "-4.1")))
    rates = [rate for rate, _ in _rates_with_ends(draft)]
    return changed(draft, rng, [(m, m.value + by) for m in rates if m.value and m.value + by > 0])


@kind("增长两端数值改动", "NUM-04", also=("NUM-01", "NUM-05", "NUM-11", "NUM-12", "NUM-16", "NUM-31"))
def end_changed(draft: Draft, rng: random.Random) -> Planted | None:
    pairs = _rates_with_ends(draft)
    found = [
        (m, (m.value * Decimal("1.3")).quantize(Decimal(1).scaleb(-m.decimals)))
        for _, ends in pairs
        for m in ends
        if m.value
    ]
    return changed(draft, rng, found, *[s for rate, _ in pairs if (s := draft.spot(rate.passage, rate.span))])


@kind("写入算错的年均增速", "NUM-04")
def wrong_rate(draft: Draft, rng: random.Random) -> Planted | None:
    thing = fresh(draft, rng, tuple(t for t in THINGS if t.name not in ("规模以上工业增加值",)))
    if thing is None:
        return None
    base, _ = years(draft)
    n = rng.choice((3, 4, 5))
    factor = rng.choice((1.4, 1.9, 2.6))
    first, last = amount(thing.size, thing.digits), amount(thing.size * factor, thing.digits)
    exact = (float(last) / float(first)) ** (1 / n) * 100 - 100
    wrong = rng.choice(
        (exact + 1.6, exact - 1.4, (float(last) / float(first)) ** (1 / (n + 1)) * 100 - 100, (factor - 1) * 100 / n)
    )
    sentence = rng.choice(
        (
            "{n}由{y0}年的{a}{u}增长到{y1}年的{b}{u}，年均增长{r}%。",
            "{y0}—{y1}年，{n}由{a}{u}增加至{b}{u}，年均增速达{r}%。",
            "{n}从{y0}年的{a}{u}增加到{y1}年的{b}{u}，年均增长率为{r}%。",
            "{y1}年，{n}达到{b}{u}，比{y0}年增加{d}{u}，年均增长{r}%。",
        )
    ).format(
        n=thing.name,
        u=thing.unit,
        a=first,
        b=last,
        y0=base - n,
        y1=base,
        r=amount(wrong, 1),
        d=amount(float(last) - float(first), thing.digits),
    )
    return insert(draft, rng, sentence, early=True)


# --- NUM-05


@kind("倍数与起止不符", "NUM-05", also=("NUM-04",))
def wrong_multiple(draft: Draft, rng: random.Random) -> Planted | None:
    thing = fresh(draft, rng)
    if thing is None:
        return None
    base, end = years(draft)
    a, b = amount(thing.size, thing.digits), amount(thing.size * 3, thing.digits)
    sentence = rng.choice(
        (
            "到{y1}年，{n}由{y0}年的{a}{u}增加到{b}{u}，增长3倍。",
            "{n}由{y0}年的{a}{u}增加到{y1}年的{b}{u}，翻了两番。",
            "到{y1}年，{n}由{y0}年的{a}{u}增加到{b}{u}，是{y0}年的4倍。",
        )
    )
    return insert(draft, rng, sentence.format(y0=base, y1=end, n=thing.name, u=thing.unit, a=a, b=b))


@kind("降低若干倍", "NUM-05")
def falls_by_multiple(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "平均审批时限缩短2倍。",
                "单位产品综合能耗下降1.5倍。",
                "企业综合物流成本比原来降低了一倍以上。",
                "重复检测次数减少两倍。",
            )
        ),
    )


# --- NUM-08, 09


@kind("写入下降的阶段目标", "NUM-08")
def falling(draft: Draft, rng: random.Random) -> Planted | None:
    thing = fresh(draft, rng)
    if thing is None:
        return None
    _, end = years(draft)
    a, b, c = (amount(thing.size * f, thing.digits) for f in (1, 0.85, 1.3))
    sentence = rng.choice(
        (
            "到{x}年，{n}达到{a}{u}；到{y}年，{n}达到{b}{u}；到{z}年，{n}达到{c}{u}。",
            "{x}年、{y}年、{z}年，{n}分别达到{a}{u}、{b}{u}、{c}{u}。",
            "到{x}年，{n}达到{a}{u}，到{z}年达到{b}{u}。",
        )
    )
    return insert(draft, rng, sentence.format(x=end - 2, y=end - 1, z=end, n=thing.name, u=thing.unit, a=a, b=b, c=c))


@kind("阶段目标改成低于前一年", "NUM-08", also=("NUM-01", "NUM-09", "NUM-03", "NUM-11", "NUM-07"))
def stage_lowered(draft: Draft, rng: random.Random) -> Planted | None:
    found = []
    stated = levels(draft)
    for m in stated:
        before = [
            o
            for o in stated
            if o.name == m.name
            and o.section == m.section
            and o.year
            and m.year
            and o.year < m.year
            and o.unit == m.unit
        ]
        if before and before[-1].value:
            value = (before[-1].value * Decimal("0.8")).quantize(Decimal(1).scaleb(-m.decimals))
            if value > 0:
                found.append((m, value))
    return changed(draft, rng, found)


@kind("末年目标与总目标不同", "NUM-09", "NUM-01", also=("NUM-08", "NUM-11", "NUM-07"))
def end_differs(draft: Draft, rng: random.Random) -> Planted | None:
    stated = levels(draft)
    found = []
    for m in stated:
        same = [
            o
            for o in stated
            if o is not m
            and o.name == m.name
            and o.section == m.section
            and o.year == m.year
            and o.value == m.value
            and o.unit == m.unit
        ]
        if same and m.value and m.comparator is Comparator.EQ:
            found.append((m, (m.value * Decimal("1.2")).to_integral_value() + 1))
    spots = [s for m in stated if (s := draft.spot(m.passage, m.span))]
    planted = changed(draft, rng, found)
    if planted is None:
        return None
    return Planted(planted.changes, tuple(spots))


# --- NUM-13, 14, 15


@kind("单位换成另一量纲", "NUM-13", "NUM-14", also=("NUM-01", "NUM-03", "NUM-15"))
def unit_swapped(draft: Draft, rng: random.Random) -> Planted | None:
    found = []
    for m in draft.reading.metrics:
        if (
            m.measure is not Measure.LEVEL
            or not m.indicator
            or m.unit not in ("%", "亿元", "家", "件", "个")
            or m.kind is MetricKind.REFERENCE
        ):
            continue
        quote = m.span.of(draft.reading.passages[m.passage].normal)
        at = quote.find(m.unit)
        spot = at >= 0 and draft.spot(m.passage, Span(m.span.start + at, m.span.start + at + len(m.unit)))
        whole = draft.spot(m.passage, m.span)
        if spot and whole:
            found.append((m, spot, whole))
    if not found:
        return None
    metric, spot, whole = rng.choice(found)
    new = {"%": ("亿元", "家"), "亿元": ("%", "家"), "家": ("%", "亿元"), "件": ("%", "亿元"), "个": ("%", "亿元")}[
        metric.unit or ""
    ]
    return Planted((Change(spot, rng.choice(new)),), (whole,))


@kind("写入量纲不符的数值", "NUM-13", "NUM-14")
def wrong_dimension(draft: Draft, rng: random.Random) -> Planted | None:
    end = years(draft)[1]
    options = (
        ("到{y}年，全社会研发经费支出达到2.8%。", "研发"),
        ("到{y}年，森林覆盖率达到58万亩。", "森林"),
        ("到{y}年，常住人口城镇化率达到65万人。", "城镇化"),
        ("到{y}年，地区生产总值达到6.5%。", "生产总值"),
        ("到{y}年，技术合同成交额达到20家。", "技术合同"),
        ("到{y}年，研发投入强度达到25亿元。", "研发"),
        ("到{y}年，社会消费品零售总额达到8%。", "消费品"),
    )
    free = [s for s, w in options if w not in draft.text]
    return insert(draft, rng, rng.choice(free).format(y=end)) if free else None


@kind("比率漏小数点", "NUM-15", also=("NUM-01", "NUM-03", "NUM-06", "NUM-12", "NUM-08"))
def point_lost(draft: Draft, rng: random.Random) -> Planted | None:
    found = [
        m
        for m in draft.reading.metrics
        if m.unit == "%"
        and m.measure is Measure.LEVEL
        and m.value
        and m.value > 12
        and m.decimals
        and m.value_max is None
        and re.search("率$|比重$|比例$|占比$", m.name)
    ]
    return changed(draft, rng, [(m, (m.value or Decimal(1)) * 10**m.decimals) for m in found])


@kind("写入超过百分之百的比率", "NUM-15")
def above_whole(draft: Draft, rng: random.Random) -> Planted | None:
    options = [
        (f"{n}达到{v}%。", n)
        for n, v in (
            ("主要农作物耕种收综合机械化率", "785"),
            ("城市生活污水集中收集率", "752"),
            ("森林覆盖率", "583"),
            ("规模以上工业企业研发机构覆盖率", "500"),
            ("农村自来水普及率", "985"),
            ("危险废物安全处置率", "998"),
            ("高新技术产品产值占规模以上工业总产值比重", "455"),
        )
        if n[:4] not in draft.text
    ]
    if not options:
        return None
    return insert(draft, rng, f"到{years(draft)[1]}年，" + rng.choice(options)[0])
