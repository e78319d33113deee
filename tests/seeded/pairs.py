"""Names planted in pairs: a sentence in the upper plan, and in the draft what quotes it, rightly or with an error.

    python -m tests.seeded.pairs [--rounds 20] [-v]

Layouts, positions, platforms and programmes are made up at random, of many fields, and set into real families of
plans. An error must be found by its rule in the planted sentence; what is quoted rightly must bring up nothing new.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from checker import engine
from checker.findings import Finding
from checker.reading import read
from checker.reading.elements import Reading
from checker.reading.tasks import is_told
from tests.seeded.drafts import Change, Draft, Planted, load

PLANS = Path(__file__).resolve().parents[3] / "shared" / "plans"
RULES = ("XPL-16", "XPL-17", "XPL-18", "XPL-21")
FIELDS = ("交通", "医疗", "教育", "农业", "文旅", "物流", "养老", "商贸", "水利", "体育")
UNITS = ("核", "轴", "带", "片区", "节点", "组团", "廊", "极", "翼", "圈")
NUMBERS = "一两三四五六"
CORES = (
    "冷链分拨集散", "中医药传承创新", "水上客运换乘", "都市农业科创", "非遗活化传承", "职业技能实训",
    "应急物资调度", "智慧养老服务", "滨水体育休闲", "海绵城市建设", "油茶精深加工", "临空跨境贸易",
)  # fmt: skip
LEAD, HUB = ("示范", "先行", "先导", "引领", "样板"), ("中心", "高地", "枢纽")
MOTTOES = ("向湖图强", "借港出海", "依山筑梦", "通江达海", "融城强镇")
PLACES = ("源溪", "白鹭洲", "望江", "石桥", "云台", "金沙湾")
THINGS = ("冷链", "铁路", "种业", "康养", "影视", "汽车", "陶瓷", "临空", "纺织", "医药")
PROGRAMMES = ("杏林薪火", "归巢引智", "百灵展翅", "沃土新苗", "春晖助学", "银龄守望", "巧匠登攀")
CHAINS = (("选种", "育苗", "种植", "加工"), ("体检", "诊断", "治疗", "康复"), ("创意", "设计", "制作", "发行"))

BETWEEN_LEVELS = ("自我定位高于上级布局", "本地定位换层级")
"""Kinds that two plans of one territory have no place for."""


class Sentences(NamedTuple):
    """What the upper plan says, and what the draft makes of it."""

    upper: str
    draft: str


Maker = Callable[[random.Random, str, str], tuple[Sentences, Sentences]]
"""From the names of the upper plan's and the draft's territory: an error, and the same without it."""
M = TypeVar("M")
KINDS: dict[str, tuple[str, Maker]] = {}


def registered_in(kinds: dict[str, tuple[str, M]]) -> Callable[[str, str], Callable[[M], M]]:
    """Return the decorator that registers a maker under the name of its kind of error and the rule that finds it."""

    def kind(name: str, rule: str) -> Callable[[M], M]:
        def register(maker: M) -> M:
            kinds[name] = rule, maker
            return maker

        return register

    return kind


kind = registered_in(KINDS)


def both(upper: str, wrong: str, right: str) -> tuple[Sentences, Sentences]:
    return Sentences(upper, wrong), Sentences(upper, right)


def _slogan(rng: random.Random, least: int) -> list[tuple[str, str]]:
    return [(rng.choice(NUMBERS), unit) for unit in rng.sample(UNITS, rng.randint(least, 4))]


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    return "".join(number + unit for number, unit in parts)


def _quoting(rng: random.Random, above: str, field: str, slogan: str) -> str:
    way = rng.choice(
        ("落实{a}“{s}”{f}发展格局，完善配套。", "按照{a}“{s}”{f}空间布局，推进建设。", "融入{a}“{s}”{f}格局。")
    )
    return way.format(a=above, s=slogan, f=field)


def _layout(rng: random.Random, above: str, right: list[tuple[str, str]], wrong: list[tuple[str, str]]):  # type: ignore[no-untyped-def]
    field = rng.choice(FIELDS)
    upper = f"{above}构建“{_joined(right)}”{field}发展格局。"
    return both(upper, _quoting(rng, above, field, _joined(wrong)), _quoting(rng, above, field, _joined(right)))


@kind("格局数目写错", "XPL-16")
def number(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    right = _slogan(rng, 2)
    at = rng.randrange(len(right))
    other = rng.choice([n for n in NUMBERS if n != right[at][0]])
    return _layout(rng, above, right, [*right[:at], (other, right[at][1]), *right[at + 1 :]])


@kind("格局次序写错", "XPL-16")
def order(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    right = _slogan(rng, 3)
    at = rng.randrange(len(right) - 1)
    return _layout(rng, above, right, [*right[:at], right[at + 1], right[at], *right[at + 2 :]])


@kind("格局要素写错", "XPL-16")
def unit(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    right = _slogan(rng, 3)
    at = rng.randrange(len(right))
    other = rng.choice([u for u in UNITS if u not in {unit for _, unit in right}])
    return _layout(rng, above, right, [*right[:at], (right[at][0], other), *right[at + 1 :]])


@kind("格局组成写错", "XPL-16")
def member(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    one, two, three = (f"{place}{rng.choice(('港', '新城', '园区'))}" for place in rng.sample(PLACES, 3))
    label = rng.choice(("两核", "双心", "两极"))
    upper = f"将{one}、{two}作为“{label}”，带动{above}发展。"
    told = f"对接{above}布局，以{{}}为“{label}”，完善配套。"
    return both(upper, told.format(f"{one}和{three}"), told.format(f"{two}和{one}"))


@kind("自我定位高于上级布局", "XPL-16")
def above_layout(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    one, two = (f"{place}新城" for place in rng.sample(PLACES, 2))
    field = rng.choice(FIELDS)
    upper = f"将{one}、{two}作为“双核”，带动{above}发展。"
    told = rng.choice(("把{o}打造成为“{r}”。", "全力打造{o}成为“{r}”。", "努力建设{o}成为“{r}”。"))
    return both(upper, told.format(o=own, r=f"{field}增长极"), told.format(o=own, r=f"{field}特色节点"))


def _giving(rng: random.Random, own: str, what: str) -> str:
    way = rng.choice(("支持{o}打造{w}。", "推动{o}加快建设{w}。", "将{o}打造成为{w}。", "引导{o}、石桥县打造{w}。"))
    return way.format(o=own, w=what)


def _taking(rng: random.Random, own: str, what: str) -> str:
    way = rng.choice(("打造{w}。", "把{o}建设成为{w}。", "努力建成{w}，提升辐射能力。", "加快打造{w}。"))
    return way.format(o=own, w=what)


@kind("本地定位换中心词", "XPL-17")
def head(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    core = rng.choice(CORES)
    one, two = rng.sample(*rng.choice(((LEAD, 2), (HUB, 2))))
    ending = "区" if one in LEAD else ""
    state = rng.getstate()
    upper = _giving(rng, own, core + one + ending)
    rng.setstate(state)
    right = _taking(rng, own, core + one + ("市" if ending and rng.random() < 0.5 else ending))
    return both(upper, _taking(rng, own, core + two + ending), right)


@kind("本地定位换层级", "XPL-17")
def level(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    what = rng.choice(CORES) + rng.choice(HUB)
    upper = _giving(rng, own, "省级" + what)
    return both(upper, _taking(rng, own, rng.choice(("国家级", "世界级")) + what), _taking(rng, own, "省级" + what))


@kind("上级定位引错", "XPL-17")
def quoted_head(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    core = rng.choice(CORES)
    one, two = rng.sample(HUB, 2)
    told = f"支撑{above}建设{core}{{}}。"
    return both(f"{above}建成{core}{one}。", told.format(two), told.format(one))


@kind("定位口号换中心词", "XPL-17")
def motto(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    words = rng.choice(MOTTOES)
    one, two = rng.sample(LEAD[:4], 2)
    told = f"争当“{words}”{{}}区，走在前列。"
    return both(f"围绕“{words}”{one}市的目标推进。", told.format(two), told.format(one))


@kind("平台名称少修饰词", "XPL-18")
def filler(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    place = own.rstrip("区市省县")
    thing, head = "".join(rng.sample(THINGS, 2)), rng.choice(("产业园", "产业新城", "科技园"))
    told = "推进{}建设，引导企业落户。"
    right = f"{place}{thing}现代{head}"
    return both(told.format(right), told.format(f"{place}{thing}{head}"), told.format(right))


@kind("平台名称掉字", "XPL-18")
def lost(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    place = own.rstrip("区市省县")
    right = f"{place}{''.join(rng.sample(THINGS, 3))}产业园"
    at = rng.randrange(max(4, len(place) + 1), len(right) - 4)
    told = "推进{}建设，引导企业落户。"
    return both(told.format(right), told.format(right[:at] + right[at + 1 :]), told.format(right))


@kind("链条换一环", "XPL-18")
def link(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    links = list(rng.choice(CHAINS))
    at = rng.randrange(len(links))
    wrong = [*links[:at], rng.choice(("包装", "回访", "巡展")), *links[at + 1 :]]
    told = "打通“{}”服务链条。"
    return both(told.format("—".join(links)), told.format("—".join(wrong)), told.format("-".join(links)))


@kind("计划名称错一字", "XPL-21")
def programme(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    name = rng.choice(PROGRAMMES)
    at = rng.randrange(len(name))
    wrong = name[:at] + rng.choice("新远明金") + name[at + 1 :]
    told = "对接“{}计划”，加强人才培养。"
    return both(f"加强人才培养，实施“{name}”计划。", told.format(wrong), told.format(name))


@kind("计划名称换中心词", "XPL-21")
def programme_head(rng: random.Random, above: str, own: str) -> tuple[Sentences, Sentences]:
    name = rng.choice(PROGRAMMES)
    one, two = rng.sample(("计划", "工程", "行动"), 2)
    told = "对接“{}”，加强人才培养。"
    return both(f"加强人才培养，实施“{name}”{one}。", told.format(name + two), told.format(name + one))


@dataclass
class Trial:
    """One pair of sentences set into a family of plans, and what the check made of it."""

    kind: str
    rule: str
    wrong: bool
    sentences: Sentences
    name: str
    new: list[Finding]
    hits: list[Finding]

    @property
    def good(self) -> bool:
        """Whether the error, and nothing but it, was found; of what is quoted rightly: whether nothing was."""
        return bool(self.hits) and len(self.new) == len(self.hits) if self.wrong else not self.new


def families(folder: Path, short: bool = False) -> list[tuple[Draft, Draft]]:
    """Return the drafts that have an upper plan, each with it as one to plant in."""
    found = []
    for draft in load(folder):
        if draft.upper and not (short and draft.plan.characters + draft.upper.plan.characters > 40_000):
            found.append((draft, Draft(draft.upper.plan.path.name, draft.upper.plan, draft.upper)))
    return found


def trials(pairs: Sequence[tuple[Draft, Draft]], rounds: int) -> Iterator[Trial]:
    """Yield trials of every kind in every family, the same on every run."""
    known: dict[str, Counter[tuple[str, str]]] = {}
    for draft, upper in pairs:
        before = engine.run(draft.reading, [upper.reading], select=RULES)
        known[draft.name] = Counter((f.rule, before.quote(f.places[0])) for f in before.findings)
        above, own = _territories(draft, upper)
        for name, (rule, maker) in KINDS.items():
            if above == own and name in BETWEEN_LEVELS:
                continue
            for turn in range(rounds):
                rng = random.Random(f"{name}/{draft.name}/{turn}")
                for wrong, sentences in zip((True, False), maker(rng, above, own), strict=True):
                    new, hits = _judged(draft, upper, sentences, rng, rule, known[draft.name])
                    yield Trial(name, rule, wrong, sentences, draft.name, new, hits)


def _territories(draft: Draft, upper: Draft) -> tuple[str, str]:
    return upper.reading.profile.short_region or "全国", draft.reading.profile.short_region or "本区"


def _judged(
    draft: Draft, upper: Draft, sentences: Sentences, rng: random.Random, rule: str, known: Counter[tuple[str, str]]
) -> tuple[list[Finding], list[Finding]]:
    changed = with_sentence(draft, sentences.draft, rng)
    review = engine.run(changed, [with_sentence(upper, sentences.upper, rng)], select=RULES)
    left = Counter(known)
    new = []
    for finding in review.findings:
        told = finding.rule, review.quote(finding.places[0])
        left[told] -= 1
        if left[told] < 0:
            new.append(finding)
    return new, [f for f in new if f.rule == rule and review.quote(f.places[0]) in draft.as_here(sentences.draft)]


def with_sentence(plan: Draft, sentence: str, rng: random.Random) -> Reading:
    """Return the reading of a plan with a sentence more, in a chapter that lays something down."""
    passages = plan.reading.passages
    _, spot = rng.choice([end for end in plan.sentence_ends if not is_told(plan.reading, passages[end[0]].section)])
    return read(plan.planted(Planted((Change(spot, plan.as_here(sentence)),))))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="errors of each kind in each family")
    parser.add_argument("--short", action="store_true", help="short families only")
    parser.add_argument("--verbose", "-v", action="store_true", help="show what is missed and what is told amiss")
    options = parser.parse_args()
    done = list(trials(families(PLANS, options.short), options.rounds))
    for name, (rule, _) in KINDS.items():
        wrong, right = ([t for t in done if t.kind == name and t.wrong is side] for side in (True, False))
        print(
            f"{sum(bool(t.hits) for t in wrong):4} of {len(wrong):4} found, "
            f"{sum(len(t.new) > len(t.hits) for t in wrong):3} with others; "
            f"{sum(not t.good for t in right):3} of {len(right):4} right ones told  {rule} {name}"
        )
    for trial in done if options.verbose else ():
        if not trial.good:
            print(
                trial.kind,
                "wrong" if trial.wrong else "RIGHT",
                trial.name,
                trial.sentences.upper,
                "|",
                trial.sentences.draft,
            )
            print("     ", [(f.rule, f.message) for f in trial.new])
    wrong = [t for t in done if t.wrong]
    print(
        f"{len(wrong)} planted, {sum(bool(t.hits) for t in wrong)} found; "
        f"{sum(t.good for t in done)} of {len(done)} judged rightly"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
