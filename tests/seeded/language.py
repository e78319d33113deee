"""Errors of language: marks, characters, words, dates, names, phrases."""

from __future__ import annotations

import random
import re

from checker.reading.elements import NameKind, PassageKind
from checker.text import Span
from tests.seeded.drafts import Change, Draft, Planted, Spot
from tests.seeded.kinds import insert, kind, swap

PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")"}


def _pairs(draft: Draft, opening: str) -> list[tuple[Spot, Spot]]:
    """Return the spots of both marks of each pair that stands alone in one block, at least two characters apart."""
    found = []
    for i, passage in enumerate(draft.reading.passages):
        if passage.kind not in (PassageKind.BODY, PassageKind.HEADING):
            continue
        for match in re.finditer(
            f"{re.escape(opening)}[^“”《》（）()]{{2,40}}{re.escape(PAIRS[opening])}", passage.normal
        ):
            a = draft.spot(i, Span(match.start(), match.start() + 1))
            b = draft.spot(i, Span(match.end() - 1, match.end()))
            if a and b and a.block == b.block and match.start() > 4:
                found.append((a, b))
    return found


def _dropped(draft: Draft, rng: random.Random, openings: str, close: bool) -> Planted | None:
    pairs = [p for o in openings for p in _pairs(draft, o)]
    if not pairs:
        return None
    first, second = rng.choice(pairs)
    lost, left = (second, first) if close else (first, second)
    return Planted((Change(lost, ""),), (left,))


@kind("丢后括号", "LNG-03")
def bracket_open(draft: Draft, rng: random.Random) -> Planted | None:
    return _dropped(draft, rng, "（(", True)


@kind("丢前括号", "LNG-03", also=("FMT-15",))
def bracket_closed(draft: Draft, rng: random.Random) -> Planted | None:
    return _dropped(draft, rng, "（(", False)


@kind("丢后引号", "LNG-03", also=("LNG-04",))
def quote_open(draft: Draft, rng: random.Random) -> Planted | None:
    return _dropped(draft, rng, "“", True)


@kind("丢前引号", "LNG-03")
def quote_closed(draft: Draft, rng: random.Random) -> Planted | None:
    return _dropped(draft, rng, "“", False)


@kind("丢书名号一半", "LNG-03")
def title_mark(draft: Draft, rng: random.Random) -> Planted | None:
    return _dropped(draft, rng, "《", rng.random() < 0.5)


@kind("引号方向写反", "LNG-03", also=("LNG-04",))
def quote_turned(draft: Draft, rng: random.Random) -> Planted | None:
    pairs = _pairs(draft, "“")
    if not pairs:
        return None
    first, second = rng.choice(pairs)
    return (
        Planted((Change(second, "“"),), (first,)) if rng.random() < 0.5 else Planted((Change(first, "”"),), (second,))
    )


@kind("书名号错成尖括号或引号一半", "LNG-03")
def mixed_marks(draft: Draft, rng: random.Random) -> Planted | None:
    pairs = _pairs(draft, "《")
    if not pairs:
        return None
    first, second = rng.choice(pairs)
    return Planted((Change(second, rng.choice("”）")),), (first,))


@kind("双引号内再用双引号", "LNG-04")
def nested(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "坚持“以“亩均论英雄”为导向”的工作思路。",
                "落实“政策找人、“一窗通办”先行区”的要求。",
                "开展“弘扬“工匠精神”主题宣传月”活动。",
            )
        ),
    )


WRONG = (
    ("已经", "己经"), ("未来", "末来"), ("部署", "布署"), ("安装", "按装"), ("辐射", "幅射"), ("竞争", "竟争"),
    ("扶持", "抚持"), ("装备", "装各"), ("贯彻", "贯砌"), ("贡献", "供献"), ("瓶颈", "瓶劲"),
    ("融合", "溶合"), ("凝聚", "凝具"), ("渠道", "渠到"), ("统筹", "统酬"), ("孵化", "孵划"), ("精准", "精淮"),
    ("完善", "完善善"), ("推进", "推近"), ("培育", "陪育"), ("衔接", "街接"), ("创新", "创薪"), ("显著", "显箸"),
    ("协调", "协凋"), ("基础", "基楚"), ("突破", "突迫"), ("规划", "规化"), ("保障", "保彰"), ("监督", "监督督"),
    ("健全", "建全"), ("制定", "制定定"), ("机制", "机治"), ("提升", "提生"), ("支撑", "支称"), ("示范", "示犯"),
    ("建设", "建没"), ("管理", "管里"), ("治理", "冶理"), ("人才", "人材"), ("生态", "生太"), ("战略", "战咯"),
    ("考核", "考亥"), ("绩效", "积效"), ("资源", "资原"), ("服务", "服物"), ("项目", "项日"), ("质量", "质最"),
    ("企业", "企业业"), ("发展", "发展展"), ("加强", "加强强"), ("促进", "促进进"), ("需求", "须求"), ("优势", "优式"),
    ("环境", "环镜"), ("保护", "保护护"), ("文物", "文勿"), ("数字", "数宇"), ("数据", "数剧"),
)  # fmt: skip


@kind("常用词写成错别字", "LNG-07", "LNG-06", "LNG-16")
def wrong_word(draft: Draft, rng: random.Random) -> Planted | None:
    present = [(right, wrong) for right, wrong in WRONG if right in draft.text and wrong not in draft.text]
    if not present:
        return None
    right, wrong = rng.choice(present)
    return swap(draft, rng, right, lambda _: wrong)


DOUBLED = "完善 推进 建设 提升 加强 促进 实施 支持 鼓励 开展 落实 推动 强化 优化 培育 打造 加快 深化 构建".split()


@kind("词尾叠字", "LNG-07", "LNG-06")
def doubled_character(draft: Draft, rng: random.Random) -> Planted | None:
    present = [w for w in DOUBLED if w in draft.text]
    word = rng.choice(present)
    # a character that may itself begin the next word is no sure error (推进进程, 建设设施)
    return swap(draft, rng, f"{word}(?![进设升强持展实动化育造快全建施励])", lambda w: w + w[-1])


@kind("整词重复", "LNG-07", "LNG-18", "LNG-10")
def doubled_word(draft: Draft, rng: random.Random) -> Planted | None:
    present = [w for w in DOUBLED if w in draft.text]
    return swap(draft, rng, rng.choice(present), lambda w: w + w)


@kind("混入博彩词", "LNG-08")
def gambling(draft: Draft, rng: random.Random) -> Planted | None:
    spam = rng.choice(
        (
            "狗万官网",
            "必威体育",
            "新葡京娱乐",
            "万博体育app",
            "亚博官网",
            "威尼斯人娱乐城",
            "manbetx",
            "bet365",
            "金宝博",
            "澳门新葡京",
        )
    )
    word = rng.choice(("人民政府", "有关部门", "企业", "更多", "单位", "科技局"))
    return swap(draft, rng, f"{word}", lambda _: spam)


@kind("句中插入博彩词", "LNG-08")
def gambling_inside(draft: Draft, rng: random.Random) -> Planted | None:
    spam = rng.choice(
        (
            "狗万",
            "必威官网",
            "新葡京平台",
            "万博manbetx",
            "亚博体育",
            "沙巴体育",
            "bet365官网",
            "金宝搏",
            "皇冠体育投注",
            "博彩网站",
        )
    )
    return swap(draft, rng, "(?:推动|鼓励|支持|引导|促进)", lambda w: w + spam)


@kind("不存在的日期", "LNG-09")
def impossible_date(draft: Draft, rng: random.Random) -> Planted | None:
    year = years_of(draft)
    date = rng.choice(
        (
            f"{year}年2月30日",
            f"{year}年4月31日",
            f"{year}年13月1日",
            f"{year}年9月31日",
            f"{year - year % 4 + 1}年2月29日",
            f"{year}年6月31日",
        )
    )
    sentence = rng.choice((f"{date}，召开专题会议进行研究。", f"工作专班于{date}成立。", f"{date}前完成评估。"))
    return insert(draft, rng, sentence)


def years_of(draft: Draft) -> int:
    """Return a year that suits the plan."""
    return (draft.reading.profile.period_start or draft.reading.profile.period_end or 2022) - 1


@kind("改动已有日期", "LNG-09")
def date_changed(draft: Draft, rng: random.Random) -> Planted | None:
    return swap(draft, rng, r"(?<=月)\d{1,2}(?=日)", lambda _: "32")


TRADITIONAL = tuple(
    (pair[:2], pair[2:])
    for pair in (
        "发展發展 创新創新 经济經濟 产业產業 科学科學 建设建設 实现實現 "
        "国家國家 技术技術 保护保護 机构機構 网络網絡 装置裝置 设备設備"
    ).split()
)


@kind("夹杂繁体字", "LNG-05")
def traditional(draft: Draft, rng: random.Random) -> Planted | None:
    present = [(s, t) for s, t in TRADITIONAL if s in draft.text]
    if not present or "發" in draft.text_as_written:
        return None
    simple, other = rng.choice(present)
    return swap(draft, rng, simple, lambda _: other)


@kind("繁简误转", "LNG-05", "LNG-07")
def misconverted(draft: Draft, rng: random.Random) -> Planted | None:
    if "發" in draft.text_as_written:
        return None
    pairs = [
        ("位置", "位臵"),
        ("配置", "配臵"),
        ("装置", "装臵"),
        ("设置", "设臵"),
        ("以后", "以後"),
        ("师范", "師范"),
        ("公里", "公裡"),
        ("干部", "幹部"),
    ]
    present = [p for p in pairs if p[0] in draft.text]
    if not present:
        return None
    simple, other = rng.choice(present)
    return swap(draft, rng, simple, lambda _: other)


@kind("整段重复", "LNG-10")
def paragraph_again(draft: Draft, rng: random.Random) -> Planted | None:
    """Copy a sentence of some length behind another one far away."""
    found = draft.matches(r"(?<=。)[^。；“”（）()《》：:]{30,90}。", kinds=(PassageKind.BODY,))
    ends = draft.sentence_ends
    if not found or len(ends) < 6:
        return None
    passage, match, spot = rng.choice(found)
    far = [s for p, s in ends if abs(p - passage) > 3]
    if not far or re.search(r"\d|[一二三四五]是|牵头|责任", match[0]):
        return None
    return Planted((Change(rng.choice(far), draft.written(spot)),), (spot,))


@kind("规范提法错字", "LNG-14")
def set_phrase(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "加快构建以国内大循环为主体、国际国内双循环相互促进的新发展格局。",
                "坚持“四个面向”，即面向世界科技前沿、面向经济主战场、面向国家重大需要、面向人民生命健康。",
                "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维持”。",
                "贯彻创新、协调、绿色、开放、共赢的新发展理念。",
                "统筹推进“五位一体”总体布局、协调推进“四个全面”战略布置。",
                "使市场在资源配置中起基础性作用，更好发挥政府作用。",
                "坚持房子是用来住的、不是用来炒作的定位。",
                "围绕产业链部署创新链、围绕创新链部署产业链。",
            )
        ),
    )


VARIANTS = (
    ("台账", "台帐"),
    ("成分", "成份"),
    ("账号", "帐号"),
    ("账户", "帐户"),
    ("其他", "其它"),
    ("执着", "执著"),
    ("人才", "人材"),
    ("部分", "部份"),
    ("按照", "按着"),
)


@kind("异形词混用", "LNG-16", "LNG-07")
def variants(draft: Draft, rng: random.Random) -> Planted | None:
    present = [(a, b) for a, b in VARIANTS[:-1] if draft.text.count(a) > 1 and b not in draft.text]
    if not present:
        a, b = rng.choice((("台账", "台帐"), ("账户", "帐户"), ("其他", "其它")))
        if b in draft.text or a in draft.text:
            return None
        first, second = f"建立问题{a}，实行销号管理。", f"定期更新{b}。"
        if a != "台账":
            return None
        ends = draft.sentence_ends
        if len(ends) < 4:
            return None
        return Planted(
            (Change(ends[1][1], draft.as_here(first)), Change(rng.choice(ends[2:])[1], draft.as_here(second)))
        )
    a, b = rng.choice(present)
    return swap(draft, rng, a, lambda _: b)


@kind("自己支持自己", "LNG-20")
def self_support(draft: Draft, rng: random.Random) -> Planted | None:
    region = draft.reading.profile.short_region
    if not region or draft.reading.profile.level == "nation":
        return None
    verb, act = rng.choice((("支持", "制定人才安居政策"), ("支持", "建设区域科技创新中心"), ("指导", "建设文化产业园")))
    return insert(draft, rng, f"{verb}{region}{act}。")


@kind("数值缺漏", "LNG-24")
def value_lost(draft: Draft, rng: random.Random) -> Planted | None:
    """Delete the value of a metric behind 达到 or the like."""
    found = []
    for m in draft.reading.metrics:
        text = draft.reading.passages[m.passage].normal
        if re.search("(?:达到|达|提高到|增加到|增长到|超过)$", text[: m.span.start].rstrip()) and m.value_max is None:
            after = text[m.span.stop : m.span.stop + 1]
            if after in "，。；、" and (spot := draft.spot(m.passage, m.span)):
                found.append(spot)
    if not found:
        return None
    spot = rng.choice(found)
    return Planted((Change(spot, ""),), (Spot(spot.block, max(0, spot.start - 5), spot.stop),))


@kind("数字缺漏只剩单位", "LNG-24")
def number_lost(draft: Draft, rng: random.Random) -> Planted | None:
    found = draft.matches(r"(?:达到|超过|提高到|增加到|突破)\s*(?P<n>\d[\d.]*)\s*(?=[家个件项万亿%])", group="n")
    if not found:
        return None
    _, _, spot = rng.choice(found)
    return Planted((Change(spot, ""),), (Spot(spot.block, max(0, spot.start - 3), spot.stop + 1),))


@kind("定位前后不一", "LNG-25")
def position(draft: Draft, rng: random.Random) -> Planted | None:
    """Give one of several equal statements of what the place shall become another head word."""
    heads = "(?P<h>示范区|先行区|高地|引领区|增长极|枢纽)"
    phrase = rf"(?:建成|打造成?为?|建设成为|成为|建设)(?P<x>[一-鿿“”]{{3,16}}{heads})(?=[，。；、])"
    found: dict[str, list[Spot]] = {}
    for _, match, spot in draft.matches(phrase, group="h"):
        found.setdefault(match["x"], []).append(spot)
    many = {phrase: spots for phrase, spots in found.items() if len(spots) > 1}
    if not many:
        return None
    spots = many[rng.choice(sorted(many))]
    at = rng.randrange(len(spots))
    other = rng.choice([h for h in ("示范区", "先行区", "高地", "示范市") if h != draft.written(spots[at])])
    return Planted((Change(spots[at], other),), tuple(s for i, s in enumerate(spots) if i != at))


@kind("机构名称前后不一", "LNG-01")
def organisation(draft: Draft, rng: random.Random) -> Planted | None:
    """Change one character of one of several mentions of an organisation or platform."""
    mentions: dict[str, list] = {}  # type: ignore[type-arg]
    for name in draft.reading.names:
        if name.kind in (NameKind.ORGANISATION, NameKind.PLATFORM) and len(name.text) >= 6:
            mentions.setdefault(name.text, []).append(name)
    many = [group for group in mentions.values() if len(group) > 1]
    if not many:
        return None
    name = rng.choice(rng.choice(many))
    at = rng.randrange(1, len(name.text) - 2)
    spot = draft.spot(name.passage, Span(name.span.start + at, name.span.start + at + 1))
    return Planted((Change(spot, ""),)) if spot else None


@kind("非规范术语", "LNG-22", "LNG-01")
def term(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "培育制造业单打冠军企业。",
                "高新技术制造业增加值占比稳步提高。",
                "新认定一批国家级企业技术中心。",
                "推动高新技术开发区提质增效。",
                "梯度培育专精特新小巨人企业。",
            )
        ),
    )


@kind("过时称谓", "LNG-15", "LNG-13", "LNG-22")
def outdated(draft: Draft, rng: random.Random) -> Planted | None:
    issued = draft.reading.profile.issued
    year = int(issued[:4]) if issued else 0
    if year < 2021:
        return None
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "推动企业在中小板上市。",
                "支持企业在新三板精选层挂牌。",
                "加强新冠肺炎疫情防控。" if year > 2023 else "推动企业在中小板上市。",
            )
        ),
    )


@kind("错用他地名称", "LNG-11")
def other_place(draft: Draft, rng: random.Random) -> Planted | None:
    profile = draft.reading.profile
    if profile.level not in ("city", "county", "district"):
        return None
    own = profile.short_region or ""
    other = rng.choice([r for r in ("江门市", "绍兴市", "泰州市", "襄阳市", "德阳市") if r not in draft.text])
    if own.endswith("区"):
        other = rng.choice([r for r in ("蓬江区", "越城区", "海陵区", "襄城区", "旌阳区") if r not in draft.text])
    return insert(
        draft,
        rng,
        rng.choice(
            (
                f"{other}将进一步优化营商环境，加大财政投入。",
                f"由{other}人民政府统筹推进各项任务落实。",
                f"不断提升{other}科技创新能力和水平。",
            )
        ),
    )


@kind("句内语义重复", "LNG-18")
def said_twice(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "全面提升科技创新能力水平的水平。",
                "引导和推动带动社会资本投入。",
                "目的是为了增强发展动力。",
                "这一问题亟待需要解决。",
            )
        ),
    )


@kind("句式杂糅", "LNG-17")
def mixed_sentence(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "围绕建设创新强区为目标，完善政策体系。",
                "通过深化改革，使企业活力明显增强。",
                "实现高水平平台突破零增长。",
            )
        ),
    )
