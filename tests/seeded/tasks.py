"""Tasks, bodies and years planted in pairs: what the upper plan asks, and a draft that meets it or does not.

    python -m tests.seeded.tasks [--rounds 20] [-v]

Things are made up at random, of many fields, and set into real families of plans. An error must be found by its rule
beside the planted sentence of the upper plan; a draft that meets it in words of its own must bring up nothing new.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from checker import engine
from checker.findings import Finding
from checker.review import Review
from tests.seeded.drafts import Draft
from tests.seeded.pairs import PLANS, families, registered_in, with_sentence

RULES = ("XPL-19", "XPL-20", "XPL-25", "XPL-26")
NAMES = ("东港", "云岭", "松坪", "绿岭", "石桥湾", "雁栖洲", "凤鸣", "白鹭洲")
THINGS = (
    "冷链物流基地", "公铁联运枢纽", "职业教育园区", "儿童医学中心", "柑橘种质资源保护基地", "特殊教育学校",
    "综合客运枢纽站", "创伤急救中心", "再生水厂", "通用航空产业园", "中医康复医院", "铁路货运站", "跨江大桥",
    "非遗展示馆", "抽水蓄能电站", "粮食储备库",
)  # fmt: skip
OFFICES = (
    "治超联合执法专班",
    "校园安全工作专班",
    "紧急医学救援队",
    "古树名木保护名录",
    "撂荒耕地台账",
    "危房整治指挥部",
)
BUREAUS = ("教育局", "民政局", "交通运输局", "卫生健康局", "农业农村局", "水利局", "文化广电旅游体育局")
ELSEWHERE = ("完善运行机制，提升服务水平。", "强化要素支撑，优化办事流程。", "加强宣传引导，营造良好氛围。")
LEAD = "围绕科技创新，"


class Case(NamedTuple):
    """What the upper plan says, a draft that fails it, and drafts that meet it."""

    upper: str
    wrong: str
    right: tuple[str, ...]


Maker = Callable[[random.Random, str], Case]
KINDS: dict[str, tuple[str, Maker]] = {}


kind = registered_in(KINDS)


def _thing(rng: random.Random) -> tuple[str, str]:
    """Return the name of a thing, its place first, and without the place."""
    thing = rng.choice(THINGS)
    return rng.choice(NAMES) + thing, thing


@kind("点名任务未承接", "XPL-20")
def named(rng: random.Random, own: str) -> Case:
    full, short = _thing(rng)
    way = rng.choice(
        (
            "支持{o}、石桥县建设{t}。", "推动{o}打造{t}，完善配套。", "{o}要加快新建{t}。", "由{o}牵头建设{t}。",
            "在{o}布局建设{t}。", "新建{t}（{o}）、望江堤防（石桥县）。", "指导南岸县、{o}等地建成{t}。",
        )
    )  # fmt: skip
    right = (f"加快{full}前期工作。", f"{short}建成投用，提升服务能力。", f"推进{short}扩容，完善{full[:2]}片区配套。")
    return Case(LEAD + way.format(o=own, t=full), rng.choice(ELSEWHERE), right)


@kind("责任单位与上级不同", "XPL-19")
def bearer(rng: random.Random, own: str) -> Case:
    full, _ = _thing(rng)
    one, other = rng.sample(BUREAUS, 2)
    upper = rng.choice(("由{o}{b}牵头建设{t}。", "{o}{b}要牵头推进，建设{t}。")).format(o=own, b=one, t=full)
    level = own[-1]
    told = "由{b}牵头建设{t}。"
    return Case(
        LEAD + upper,
        told.format(b=level + other, t=full),
        (
            told.format(b=level + one, t=full),
            told.format(b=own + one, t=full),
            told.format(b=f"{level}{other}、{level}{one}", t=full),
            f"各部门协同建设{full}。",
        ),
    )


@kind("力度弱于上级", "XPL-25")
def weaker(rng: random.Random, own: str) -> Case:
    full, _ = _thing(rng)
    upper = rng.choice(("{y}年底前建成{t}。", "到{y}年，{t}建成投用。", "{y}年{t}竣工。"))
    wrong = rng.choice(("谋划建设{t}。", "争取{t}落地。", "推动{t}尽早开建。", "研究引进{t}。")).format(t=full)
    right = (
        f"加快{full}建设进度。",
        f"配合做好{full}征地拆迁，推动{full}周边道路建设。",
        f"谋划建设{full}二期。",
        f"谋划建设{full}实训楼。",
    )
    return Case(upper.replace("{t}", full), wrong, right)


@kind("时限晚于上级", "XPL-26")
def later(rng: random.Random, own: str) -> Case:
    full, _ = _thing(rng)
    verb = rng.choice(("建成", "开工建设"))
    upper = rng.choice((f"{{y}}年底前{verb}{full}。", f"到{{y}}年，{verb}{full}，完善配套。"))
    wrong = rng.choice((f"到{{z}}年，{verb}{full}。", f"力争{{z}}年{verb}{full}。"))
    right = (
        f"{{y}}年{verb}{full}。",
        f"{{x}}年{verb}{full}。",
        f"{{z}}年{verb}{full}二期工程。",
        f"{{z}}年{verb}望江{full}。",
        f"{{z}}年完善{full}管理制度。",
    )
    return Case(upper, wrong, right)


class Trial(NamedTuple):
    """One case set into a family of plans, and what the check made of it."""

    kind: str
    wrong: bool
    upper: str
    draft: str
    name: str
    new: tuple[Finding, ...]
    found: bool

    @property
    def good(self) -> bool:
        """Whether the error alone was found; of what meets the upper plan: whether nothing was."""
        return self.found and len(self.new) == 1 if self.wrong else not self.new


def trials(pairs: Sequence[tuple[Draft, Draft]], rounds: int) -> Iterator[Trial]:
    """Yield trials of every kind in every family of two territories, the same on every run."""
    for draft, upper in pairs:
        own, above = (plan.reading.profile.short_region for plan in (draft, upper))
        if not own or own == above:
            continue
        known = {f.message for f in engine.run(draft.reading, [upper.reading], select=RULES).findings}
        for name, (rule, maker) in KINDS.items():
            for turn in range(rounds):
                rng = random.Random(f"{name}/{draft.name}/{turn}")
                case = _dated(maker(rng, own), draft)
                for wrong, said in ((True, case.wrong), (False, rng.choice(case.right))):
                    uppers = [with_sentence(upper, case.upper, rng)]
                    review = engine.run(with_sentence(draft, said, rng), uppers, select=RULES)
                    new = tuple(f for f in review.findings if f.message not in known)
                    found = any(f.rule == rule and _beside(review, f, upper.as_here(case.upper)) for f in new)
                    yield Trial(name, wrong, case.upper, said, draft.name, new, found)


def _beside(review: Review, finding: Finding, sentence: str) -> bool:
    """Tell whether the last place of a finding stands in the planted sentence of the upper plan."""
    return review.quote(finding.places[-1]) in sentence


def _dated(case: Case, draft: Draft) -> Case:
    """Return the case with years of the draft's period: x before y before z."""
    end = draft.reading.profile.period_end or 2025

    def at(text: str) -> str:
        return text.format(x=end - 3, y=end - 2, z=end - 1) if "{" in text else text

    return Case(at(case.upper), at(case.wrong), tuple(map(at, case.right)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="errors of each kind in each family")
    parser.add_argument("--verbose", "-v", action="store_true", help="show what is missed and what is told amiss")
    options = parser.parse_args()
    done = list(trials(families(PLANS), options.rounds))
    for name, (rule, _) in KINDS.items():
        wrong, right = ([t for t in done if t.kind == name and t.wrong is side] for side in (True, False))
        print(
            f"{sum(t.found for t in wrong):4} of {len(wrong):4} found, "
            f"{sum(len(t.new) > 1 for t in wrong):3} with others; "
            f"{sum(not t.good for t in right):3} of {len(right):4} right ones told  {rule} {name}"
        )
    for trial in done if options.verbose else ():
        if not trial.good:
            print(trial.kind, "wrong" if trial.wrong else "RIGHT", trial.name, trial.upper, "|", trial.draft)
            print("     ", [(f.rule, f.message) for f in trial.new])
    print(f"{sum(t.good for t in done)} of {len(done)} judged rightly")
    return 0


if __name__ == "__main__":
    sys.exit(main())
