"""The words before and behind a number taken apart: name, verb, and what is no part of a name."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from checker.numerals import alternation
from checker.reading.metric_cues import choice, words
from checker.text import Span

_TO_YEAR = r"年?[-—–~至到]{1,2}(?:19|20)\d{2}"
_YEAR = rf"(?:(?:19|20)\d{{2}}(?:(?>{_TO_YEAR})年?|(?!{_TO_YEAR})(?:年{{1,2}}(?!均))?))"
_PERIOD = r"(?:“?十[一二三四五六]五”?(?:期间|时期|末|期末|以来)?)"


_AFTER_YEAR = r"(?:底|末|初)?(?:前|以前|以来|上半年|下半年|起)?"


@cache
def _tail() -> re.Pattern[str]:
    """The words between a name and its number: 力争提高到, 比2016年增长, 由2016年的.

    Every row of such words is matched in one way only: words made of others are left out, as is what stands before or
    behind a year and is such a word itself (到, 的). With two ways for each, a long row would be tried in 2^n.
    """
    time = (
        rf"[三四五]年(?=累计)|(?:比|较)?{_PERIOD}"
        rf"|(?:、|和|比|较|自|与|同|截至|(?<!稳定)(?<!保持)在)?{_YEAR}(?:底|末|初)?(?:相比|基础上)?"
    )
    now = (
        r"目前|现在|当前|期初|连续[\d一二三四五六七八九十]+年"
        r"|受[^，,]{1,8}影响|(?:由|从)每[人户亩](?!每年)|每[人户亩]?每[月年天]"
    )
    verbs = r"(?<![国所特私稀固享])有|(?<![行作认人])为|(?<!新)增(?!到|至(?!少))"
    return re.compile(rf"(?:{time}|{now}|{alternation(_simple_words(verbs))}|{verbs}|\s)+$")


def _simple_words(verbs: str) -> set[str]:
    """Return the words before a number that are not made of others, each once."""
    kinds = ("reach", "up", "down", "add", "adverb", "hedge")
    verb, simple = re.compile(verbs), {"以"}
    for word in sorted({word for kind in kinds for word in words(kind)}, key=len):
        if not _is_made_of(word, simple, verb):
            simple.add(word)
    return simple


def _is_made_of(word: str, others: Set[str], verb: re.Pattern[str]) -> bool:
    """Tell whether a word is other words one behind the other, verbs behind the first of them."""
    ends = {0}
    for start in range(len(word)):
        if start in ends:
            ends.update(stop for stop in range(start + 1, len(word) + 1) if word[start:stop] in others)
            if start and (found := verb.match(word, start)):
                ends.add(found.end())
    return len(word) in ends


@cache
def _head() -> re.Pattern[str]:
    """Times, adverbs and links in front of a name; words that can begin a name are guarded (有效, 基本医疗)."""
    time = rf"(?:到|至|截至|截止|在|自|从|比|较|与|同)?{_YEAR}(?:相比)?{_AFTER_YEAR}|(?:比|较|与)?{_PERIOD}(?:相比)?"
    span = (
        r"(?:未来|今后|近|过去)[一二三四五六七八九十\d]+年|第[一二三]步|[一二三四五六七八九]是|前[一二三四五]年|[三四五35]年(?:来|间|内)?(?=累计|来|净|共|新|建|引|培|实际|$)"
        rf"|(?:到|至)?年[底末内]|年均(?={choice('make')})"
    )
    guarded = (
        r"不低于|不少于|不超过|不高于|受[^，,]{1,10}影响|规划期[内间]|"
        r"全国(?![重性首统人文示百先总各])|为(?=到20|实现)|有(?![效色机限关线轨序害偿毒声])|共(?![同享建性有产青])"
        r"|使(?![用馆命得])|基本(?![医养公农草保建药])|和(?![美谐平])"
    )
    return re.compile(
        rf"(?:[\s、，,的①-⑳]|(?<![\u4e00-\u9fff])（[^（）]{{4,}}）|{time}|{span}|{guarded}|{choice('head')})+"
    )


@cache
def _verb_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('make', 'add', 'give')})(?:了|和|与|或|并|、)?")


@cache
def _verb_end() -> re.Pattern[str]:
    return re.compile(rf"(?P<verb>{choice('make', 'add', 'give', 'weak')}|有|为|的)(?:了|成|出|超|至少)?$")


@cache
def _inner_verb() -> re.Pattern[str]:
    """Verbs whose object is the name, found inside a longer clause."""
    return re.compile(rf"(?:{choice('object', 'add')}|拥有|共有|现有|达到)")


_NOUN_TAIL = re.compile(
    r"^(?:值|业|额|量|率|度|性|区|劳动力(?=.*(?:年限|比例|占比|率))|人才|人员|人数|者|用地|费|类|型|期|强度|面积|资金|能力|水平|企业数|企业占|毕业|投入|有限"
    r"|厅|商|院|项目占)"
)
"""What makes a noun of the verb in front of it: 建成区, 投资额, 服务业."""
_BODY_TAIL = re.compile(r"^(?:机构|中心|平台|基地|行动|工程)")
"""What may do so: 研发机构, 服务中心; not behind a verb that always takes an object (建成平台)."""
_ALWAYS_VERB = re.compile(r"(?:建成|打造|组建|设立|获批|认定|争创|创建|新.*|拥有|引进)了?$")
_OF_RANK = re.compile(r"(?:国家|[省市县区部厅])级?(?:以上)?(?:备案|认定|评定)")
"""Who recognised a thing is part of its name and makes it another: 国家备案众创空间 are few of all 众创空间."""
_PER_HEAD = re.compile(
    r"(?:每[百千万十亿]*(?:名|人|户|家|亩|元|辆|平方公里)?|(?<![\d一二三四五六七八九])[百千万十]+(?:人|元|名|户))"
    r".{0,12}(?:拥有|占有|持有|床位|发明专利|GDP|人口)"
)
_COMPARED = re.compile(r"^(?:比|较(?![大小高低多快好强])|远?高于|远?低于|优于|快于|慢于)")
_THAN = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:比|较)[^，,]{2,12}[高低多少快慢]$")
_RATIO_NAME = re.compile(r"(?:比例|比重|占比|比率|率|份额|得分|指数|满意度|水平|系数)$")
_CAUSATIVE = re.compile("支持|鼓励|引导|组织|推动|带动|促进|推进")
_SUBJECT_END = re.compile(
    r"(?:逐年|持续|稳步|明显|显著|不断|大幅|进一步|实现|突破|提高|增长|增加|递增|提升|下降|快速|加快|全面|累计|达到|位居|(?<![民家定新])居(?![民住家委室所留])|保持|稳定|优化|改善|趋|更加|日益|覆盖|主要|以(?![上下内来及])|将|依托|围绕|聚焦)"
)
JOINING = re.compile(r"^(?:占|对.{2,20}(?:贡献率|贡献度|带动率|拉动率|支撑率)|相当于|与.{2,20}之比|其中占)")
_RIGHT_END = re.compile(
    r"(?:获(?![得取批利])|荣获|全部|均已|均达|脱贫|达标|落户|开工|纳入|入选|投产|投用|投运|提能|实现|完成|达到|入驻|投入使用|上榜|提请|给予|予以|以及|并(?!购)|增长|下降)"
)


@dataclass(frozen=True, slots=True)
class Left:
    """The clause before a number, taken apart: name and its place, the words between, the verb that governs."""

    name: str
    span: Span
    tail: str
    verb: str
    """The verb that takes the number's noun as object, right before the number; empty when a name stands there."""
    head_verb: str = ""
    """The verb in front of the name (新增国家工程中心1家)."""


def read_left(text: str, start: int, stop: int, regions: re.Pattern[str] | None = None) -> Left:
    """Take apart the clause `text[start:stop]` in front of a number."""
    clause = text[start:stop]
    tail = _tail().search(clause)
    body = (clause[: tail.start()] if tail else clause).rstrip(" 、，,")
    begin, head_verb = _skip_heads(body, regions)
    each = _PER_HEAD.search(body)
    begin = min(begin, each.start()) if each else begin
    verb = _verb_before(body, begin) if begin < len(body) else head_verb
    carried = _carried_out().search(body, begin) if "实现" in body or "完成" in body else None
    if carried and (not verb or verb in words("weak")):
        span = Span(start + carried.start("what"), start + carried.end("what"))
        return Left(carried["who"] + carried["what"], span, tail[0] if tail else "", "", head_verb)
    name = body[begin:].strip(" 、，,：:")
    if not (verb or each or _RATIO_NAME.search(name)) and (not head_verb or _CAUSATIVE.match(head_verb)):
        inner = _inner_cut(name)
        if inner:
            begin += name.find(inner[0], inner[2])
            name, head_verb = inner[0], inner[1]
    if name.count("“") != name.count("”") or name.startswith("了"):
        name = re.split("[、”了]", name)[-1]  # the clause before 、 ran into it
    name = "" if _COMPARED.match(name) else _THAN.sub("", name.removesuffix("的"))
    if name in words("vague") and head_verb and body[:begin].endswith(head_verb):
        begin -= len(head_verb)  # 新增就业, 签约项目: too short to name anything alone
        name = body[begin:].strip(" 、，,")
    at = start + (body.find(name, max(0, begin - 2)) if name else begin)
    return Left(name, Span(at, at + len(name)), tail[0] if tail else "", verb, head_verb)


@cache
def _carried_out() -> re.Pattern[str]:
    """Who and what of 沿海港口完成货物吞吐量, which is named 沿海港口货物吞吐量."""
    what = rf"(?P<what>(?![率值量度情])[^，,]{{0,8}}(?:{choice('suffix', 'generic')}))$"
    return re.compile(rf"(?P<who>[^，,]{{2,60}}?)(?:计划|预计|规划)?(?:共|累计)?(?:实现|完成){what}")


def _verb_before(body: str, begin: int) -> str:
    """Return the verb that stands right before the number, empty when a name does."""
    ended = _verb_end().search(body, begin)
    return ended["verb"] if ended and ended["verb"] not in ("为", "的", "有") else ""


def _skip_heads(body: str, regions: re.Pattern[str] | None) -> tuple[int, str]:
    """Return where the name begins after adverbials, the plan's own region and verbs, and the last verb skipped."""
    at, verb = 0, ""
    while at < len(body):
        moved = _head().match(body, at) or (regions.match(body, at) if regions else None)
        if moved and moved.end() > at:
            at = moved.end()
            continue
        skipped = _verb_head().match(body, at)
        if not skipped or _makes_noun(skipped[0], body[skipped.end() :]):
            break
        verb, at = verb + skipped[0], skipped.end()
    return at, verb


def _makes_noun(verb: str, rest: str) -> bool:
    """Tell whether the verb is part of a noun with the words behind it."""
    if len(rest) == 1 or _NOUN_TAIL.match(rest):
        return True
    return _BODY_TAIL.match(rest) is not None and not _ALWAYS_VERB.match(verb)


def _inner_cut(name: str) -> tuple[str, str, int] | None:
    """Return the object of the last verb inside `name`, the verb, and where the object begins."""
    last = None
    for match in _inner_verb().finditer(name):
        rest = name[match.end() :].lstrip("了的")
        quoted = rest.count("”") > rest.count("“") or rest.count("）") > rest.count("（")
        shortest = 3 if match[0].startswith("新") else 4
        if _OF_RANK.fullmatch(name, 0, match.end()):
            continue
        if match.start() >= 2 and len(rest) >= shortest and not _makes_noun(match[0], rest) and not quoted:
            last = (rest, match[0], match.end())
    return last


def read_right(text: str, start: int, stop: int) -> tuple[str, Span]:
    """Return the noun behind a number (a number of the form `5家以上具有…的企业`) and its place."""
    noun = text[start:stop]
    lead = len(noun) - len(noun.lstrip(" 的"))
    noun = noun[lead:]
    end = _RIGHT_END.search(noun, 2)
    if end and (end.start() >= 3):
        noun = noun[: end.start()]
    noun = noun.rstrip(" 等、和及与")
    return noun, Span(start + lead, start + lead + len(noun))


def subject_of(clause: str, regions: re.Pattern[str] | None = None) -> str:
    """Return the subject of a clause without number: what stands before its verb (科技型中小企业突破零增长)."""
    begin, _ = _skip_heads(clause, regions)
    rest = clause[begin:]
    end = _SUBJECT_END.search(rest, 2)
    return (rest[: end.start()] if end else rest).strip(" 、，,的")


_AMOUNT = re.compile(r"(?<=[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{1,2}[量率额数值度]$")
"""What lists of things share where it is no known measure: 化肥、农药使用量."""


def distribute(name: str, count: int) -> list[str] | None:
    """Return the names of 分别 figures (城镇和农村居民收入 -> 城镇居民收入, 农村居民收入), None without fit."""
    parts = [p for p in re.split(r"[、和与及]", name) if p]
    if len(parts) != count:
        return None
    measure = re.search(rf"(?:{choice('suffix')})$", parts[-1])
    if measure is None or measure[0] == "率":
        measure = _AMOUNT.search(parts[-1]) or measure
    own = re.search(rf"(?:{choice('suffix')})$", parts[0])
    if own and own.start() >= 2 and parts[-1] in words("headless"):
        parts[1:] = [parts[0][: own.start()] + part for part in parts[1:]]  # 事故起数和死亡人数: 事故死亡人数
    out = []
    for part in parts[:-1]:
        if re.search(rf"(?:{choice('suffix')})$", part):
            out.append(part)
        elif part in ("城镇", "农村", "城市", "乡村", "国内", "国际") and len(parts[-1]) > len(part) + 2:
            out.append(part + parts[-1][len(part) :])
        else:
            out.append(part + (measure[0] if measure else ""))
    return [*out, parts[-1]]
