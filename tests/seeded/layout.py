"""Errors of marks and official layout."""

from __future__ import annotations

import random
import re

from checker.reading.elements import PassageKind
from tests.seeded.drafts import Change, Draft, Planted, Spot
from tests.seeded.kinds import insert, kind, swap


@kind("顿号后接和", "FMT-07", also=("FMT-06",))
def mark_before_and(draft: Draft, rng: random.Random) -> Planted | None:
    found = [
        (m, s)
        for _, m, s in draft.matches(r"[一-鿿]{2}、[一-鿿]{2,6}(?P<w>和|以及)(?![谐平睦解])[一-鿿]{2}", group="w")
        if not re.search("共和|总和|中和", m[0])
    ]
    if not found:
        return None
    _, spot = rng.choice(found)
    return Planted((Change(Spot(spot.block, spot.start, spot.start), "、"),), (spot,))


@kind("中文里夹半角标点", "FMT-05")
def half_width(draft: Draft, rng: random.Random) -> Planted | None:
    if draft.narrow or any(f.rule == "FMT-05" for f in draft.review.findings):
        return None
    return swap(draft, rng, "(?<=[一-鿿])，(?=[一-鿿])", lambda _: ",")


@kind("破折号用短横线", "FMT-09")
def wrong_dash(draft: Draft, rng: random.Random) -> Planted | None:
    return swap(draft, rng, "——(?=[一-鿿])", lambda _: rng.choice(("--", "—")))


@kind("范围前一数漏百分号", "FMT-10")
def range_unit(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(("亩均税收年均提高5～8%。", "补助比例为30—50%。", "总投资9～16亿元。", "单个项目支持20~30万元。")),
    )


@kind("年份起止用短横线", "FMT-08")
def hyphen(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(("2019-2021年，连续三年获评优秀。", "每个镇街培育5-8个示范点。", "2016-2020年，相关工作稳步推进。")),
    )


@kind("发文字号不规范", "FMT-01")
def document_number(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "按照国发（2021）5号文件要求落实。",
                "按照国办发[2022]18号文件执行。",
                "根据国科发〔2021〕第12号文件精神落实。",
                "按照国发〔2020〕08号文件要求推进。",
            )
        ),
    )


@kind("日期编虚位", "FMT-02")
def padded_date(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(("2021年08月05日起施行。", "有关办法自2022年03月01日起执行。", "专班于2020年09月18日成立。")),
    )


@kind("数字与汉字间几处空格", "FMT-12")
def blank(draft: Draft, rng: random.Random) -> Planted | None:
    """Put blanks behind four numbers; one or two are no matter for a note on the whole text."""
    found = draft.matches(r"(?<=[一-鿿])\d+(?=[家个项年亿])", kinds=(PassageKind.BODY,))
    spots = {spot.block: spot for _, _, spot in found}
    if len(spots) < 4 or any(f.rule == "FMT-12" for f in draft.review.findings):
        return None
    chosen = rng.sample(sorted(spots.values()), 4)
    return Planted(tuple(Change(spot, draft.written(spot) + " ") for spot in chosen))


@kind("阿拉伯数字后用千百", "FMT-11")
def thousands(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(draft, rng, rng.choice(("培训各类人员3千人次。", "惠及群众5千余人。", "走访企业8百多家。")))


@kind("责任单位标点不一", "FMT-15", also=("FMT-05",))
def duty_note(draft: Draft, rng: random.Random) -> Planted | None:
    found = draft.matches(r"[（(](?:牵头|责任)(?:单位|部门)[:：][^（）()]*?(?P<m>、)[^（）()]*[）)]", group="m")
    if len(found) < 3:
        return None
    _, _, spot = rng.choice(found)
    return Planted((Change(spot, "，"),))
