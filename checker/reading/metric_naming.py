"""Which words name a figure: those before it, those behind it, or a subject said earlier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.reading import metric_cues, metric_names
from checker.reading.metric_clauses import Figure, Thread
from checker.reading.metric_cues import choice
from checker.reading.metric_roles import is_average
from checker.reading.quantities import Form, Quantity
from checker.text import Span

_RANKED = re.compile(
    r"(?:数量|排名)?(?:继续|连续(?:[\d一二三四五六七八九十]+年)?)?(?:位居|位列|位次|名列|稳居|跃居|排名|排在|跻身|进入|居|列|保持)"
)
_OTHER_AREA = re.compile(
    r"^(?:全国|全省|全市|全球|世界|国内|国际|省内|各省区?|同类城市)(?:同类|大中|副省级|地级|重点|主要)*(?:城市|县市区?)?"
)
_SHARE_OF = re.compile(
    r"(?:达到|达|相当于|约占|为|占到|占|不少于|不低于|不超过|不足)([^达到为占，,比年从由]{2,20})的(?:约|近|超过|超)?$"
)
_NO_NOUN = re.compile(
    r"\s?(?:到|在|为|是|进入|列|被|均|都|已|达|占|同比|增|提高|提升|上升|下降|降|缩|扩大|跃|较|比|和|及|与|、)"
)
_NOUN = re.compile(r"\s?(?:的)?[\u4e00-\u9fff“A-Za-z0-9]")
_WITHIN = re.compile(r"\s?(?:到达|抵达|赶到|送达|办结|响应|通达|到场)")
_RATE_COMPARED = re.compile(r"(增速|增幅|涨幅|占比|比重)(?:高于|低于|快于|慢于|超过)")
_BELOW_AVERAGE = re.compile(r"([^，,]{2,}?)(?:仅为|为)?远?(?:高于|低于|超过|快于|慢于)")
_DONE = frozenset({"建成", "建有", "完成", "创成", "投运", "投用", "投产", "并网"})
_FUND_SIZE = re.compile(r"(?:规模|总额|投资|注册资本)$")
_LONGEST_SUBJECT = 40
_LONGEST_OWNER = 20

_NEXT = re.compile(r"[、和及](?=\d)")


@cache
def _measure_word() -> re.Pattern[str]:
    """Return a pattern of the word at the end of a subject that says what is measured of it."""
    return re.compile(rf"(?:播种|种植|规划|建筑)?(?:{choice('suffix', 'generic')})$")


class Name(NamedTuple):
    """A name, its place in its passage, and that passage; the places None when the name is put together."""

    text: str
    span: Span | None = None
    passage: int | None = None


class Naming:
    """Finds names for the figures of one passage."""

    def __init__(
        self, passage: int, thread: Thread, quantities: Sequence[Quantity], regions: re.Pattern[str] | None
    ) -> None:
        self.passage = passage
        self.thread = thread
        self.quantities = quantities
        self.regions = regions

    def name(self, figure: Figure) -> Name:
        """Return the name of the thing measured; empty when nothing names it."""
        if figure.quantity.form is Form.RANK:
            return self._of_rank(figure)
        if is_average(figure):
            own = _BELOW_AVERAGE.match(figure.left.name)
            return Name(own[1], figure.left.span, self.passage) if own else self._last()
        if figure.shared is not None:
            return self._of_shared(figure)
        layer = self._of_stratum(figure)
        if layer is not None:
            return layer
        if figure.quantity.use == "time" and _WITHIN.match(figure.after):
            act = figure.text[figure.quantity.span.stop : figure.stop]
            return Name(figure.left.name + act + "时间", figure.left.span, self.passage)
        right = self._right(figure)
        if figure.quantity.use in ("count", "rare"):
            return self._of_count(figure, right)
        if figure.quantity.use == "measure":
            return self._of_size(figure, right)
        return self._of_ratio(figure, right)

    def _of_stratum(self, figure: Figure) -> Name | None:
        """Return the name of one layer of a thing said before (本科学历比例小学为58%、初中为86%), None for others."""
        name = figure.left.name
        if name not in metric_cues.words("stratum") or not self.thread.names:
            return None
        before = metric_cues.ending("stratum").search(self.thread.names[-1])
        if before is None or before.start() < 2:
            return None
        return Name(self.thread.names[-1][: before.start()] + name, figure.left.span, self.passage)

    def _of_shared(self, figure: Figure) -> Name:
        shared = figure.shared
        if shared is None or shared.back:
            names = self.thread.names
            back = shared.back if shared else 1
            if figure.is_money and metric_cues.any_of("give").search(shared.tail if shared else ""):
                noun = re.search(rf"(?:{choice('money')})", figure.text[figure.quantity.span.stop : figure.stop])
                return Name(noun[0] if noun else "支持")
            return Name(names[-back]) if len(names) >= back else Name("")
        return Name(shared.name, figure.left.span if figure.left.name else None, self.passage)

    def _of_count(self, figure: Figure, right: Name) -> Name:
        """Counted things stand behind the number after a verb (新增5家机构), else before it (机构5家)."""
        left = figure.left
        if not right.text and not left.name and left.verb in metric_cues.words("deed"):
            return Name(left.verb)  # 培训3万人次
        reached = metric_cues.any_of("reach").search(left.tail)
        if right.text and (left.verb or not left.name or not reached):
            return right
        if left.name and not left.verb:
            return self._before(figure)
        return right if right.text else self._verb_or_subject(figure)

    def _of_size(self, figure: Figure, right: Name) -> Name:
        """Sizes have their name before them; money has its purpose behind (5000万元支持), a verb its object."""
        left = figure.left
        if right.text and figure.text[figure.quantity.span.start - 1 : figure.quantity.span.start] == "、":
            return right  # 储能电站、200万千瓦风电装机
        if right.text and figure.is_money and re.match(rf"(?:的)?(?:[^，,]{{0,10}}?)(?:{choice('money')})", right.text):
            return self._of_support(figure, right)
        if right.text and left.verb and not re.match(r"\s?的", figure.after):
            return right
        if figure.is_money and "财政" in left.name and re.search("每年|投入|安排", left.name):
            return Name(self._object_before(figure) + left.name, left.span, self.passage)
        if left.name:
            return self._before(figure)
        return right if right.text else self._verb_or_subject(figure)

    def _of_ratio(self, figure: Figure, right: Name) -> Name:
        """Shares and rates have their name before them; 占…的 is put together; 50%以上的企业 stands behind."""
        left = figure.left
        share = _SHARE_OF.search(figure.lead) if figure.quantity.unit == "%" else None
        if share:
            subject = metric_names.read_left(figure.text, figure.start, figure.start + share.start(), self.regions)
            whole = (subject.name or _stem(self._subject(figure))) + "占" + share[1] + "比重"
            return Name(whole, subject.span if subject.name else None, self.passage)
        if left.name and metric_cues.any_of("give").search(figure.lead):
            return Name(self._given_to(figure), left.span, self.passage)
        if left.name:
            return self._before(figure)
        if right.text and (figure.quantity.form is Form.FRACTION or figure.quantity.unit == "%"):
            return right
        return self._verb_or_subject(figure)

    def _before(self, figure: Figure) -> Name:
        """Return the name in front, joined to the subject where it is only a share of it (占…比重)."""
        left = figure.left
        name = left.name + ("比" if left.name.endswith("占") else "")
        if metric_names.JOINING.match(left.name):
            subject = self._subject(figure)
            return Name(_stem(subject) + name if subject else name, left.span, self.passage)
        compared = _RATE_COMPARED.match(left.name)
        if compared:
            return Name(_stem(self._subject(figure)) + compared[1], left.span, self.passage)
        if left.name in metric_cues.words("generic") and "其中" not in figure.lead:
            return Name(self._owner(figure) + name, left.span, self.passage)
        return Name(self._per_head(figure) + name, left.span, self.passage)

    def _owner(self, figure: Figure) -> str:
        """Return whose size a bare 面积 or 产值 is: the last figure's thing, else what the sentence opens with."""
        start = figure.clauses.sentence(figure.start)
        span = self.thread.subject_span if self.thread.passage == self.passage else None
        if span is not None and span.start >= start:
            measure = _measure_word().search(self.thread.subject)
            owner = self.thread.subject[: measure.start()] if measure else self.thread.subject
            return metric_cues.ending("add").sub("", owner)
        opening = re.split(r"[，,；;：:]", figure.text[start : figure.start])[0]
        subject = metric_names.subject_of(opening, self.regions)
        return subject if 2 <= len(subject) <= _LONGEST_OWNER and not re.search(r"\d", subject) else ""

    def _verb_or_subject(self, figure: Figure) -> Name:
        if figure.left.name:
            name, verb = figure.left.name, figure.left.verb
            if verb in _DONE and name.endswith(verb) and len(name) >= len(verb) + 2:
                name = name.removesuffix(verb)  # 加氢站建成8座
            return Name(name, figure.left.span, self.passage)
        if self.thread.total and self.thread.names and metric_cues.any_of("up", "down").search(figure.left.tail):
            return Name(self.thread.names[-1])  # 其中外贸7.6亿吨，增长8.2%: of the part, not of the total
        subject = self._subject(figure)
        if subject == self.thread.subject:
            return self._last()
        at = figure.text.rfind(subject, 0, figure.start) if subject else -1
        return Name(subject, Span(at, at + len(subject)), self.passage) if at >= 0 else Name(subject)

    def _last(self) -> Name:
        return Name(self.thread.subject, self.thread.subject_span, self.thread.passage)

    def _of_rank(self, figure: Figure) -> Name:
        """Return whose or what rank a rank is: the thing before 居 or 位列, the last subject, or the sentence's."""
        name = re.sub(r"(?:由|从)(?:全[国省市球区县]|世界|国内|省内)?$", "", figure.left.name)
        ranked = _RANKED.search(name)
        if ranked:
            name = name[: ranked.start()] if ranked.start() >= 2 else name[ranked.end() :]
        name = metric_cues.ending("hedge").sub("", _OTHER_AREA.sub("", name))
        if len(name) >= 2:
            at = figure.text.find(name, figure.start)
            return Name(name, Span(at, at + len(name)) if at >= 0 else None, self.passage)
        start = figure.clauses.sentence(figure.start)
        span = self.thread.subject_span
        if self.thread.subject and self.thread.passage == self.passage and span and span.start >= start:
            return self._last()
        first = re.split(r"[，,；;（(：:]", figure.text[start : figure.start])[0]
        subject = metric_names.subject_of(first)[:30]
        return Name(subject + "排名" if subject else "")

    def _of_support(self, figure: Figure, right: Name) -> Name:
        """Return the name of money given or raised for something."""
        left = figure.left
        if _FUND_SIZE.search(left.name):
            return Name(right.text + left.name, right.span, self.passage)
        base = self._given_to(figure) if metric_cues.any_of("give").search(figure.lead) else left.name
        return Name(base + right.text, left.span if left.name else right.span, self.passage)

    def _given_to(self, figure: Figure) -> str:
        """Return what money is given for; a clause that says how much (根据…给予) leaves it to the one before."""
        name = figure.left.name
        if not name or re.match(r"根据|依据|按|视|最高|一次性", name):
            return re.sub(r"^(?:对于|对)|的$", "", self._object_before(figure))
        return re.sub(r"^(?:对于|对|给予|向)|给予$", "", name)

    def _object_before(self, figure: Figure) -> str:
        """Return the object of the clause before in the same sentence, empty when there is none."""
        before = figure.start - 1
        if before <= 0 or figure.text[before] not in "，,":
            return ""
        start = figure.clauses.start(before)
        if re.search(r"\d", figure.text[start:before]):
            return ""
        return metric_names.read_left(figure.text, start, before, self.regions).name

    def _per_head(self, figure: Figure) -> str:
        """Return 每千人口拥有 for a figure listed after one that has it (执业医师3.5人、注册护士4.2人)."""
        at = figure.left.span.start
        if figure.text[at - 1 : at] not in ("、", "和", "及"):
            return ""
        shared = re.match(r"(?:每[^，,]{2,10}?(?:拥有|占有))", self.thread.subject)
        return shared[0] if shared and not figure.left.name.startswith("每") else ""

    def _right(self, figure: Figure) -> Name:
        """Return the noun behind the number, empty where none stands there."""
        stop, at = figure.stop, figure.quantity.span.stop
        following = figure.following
        if following is not None and following.span.start < stop:
            cut = max(figure.text.rfind(mark, at, following.span.start) for mark in "、和及")
            stop = cut if cut > at else following.span.start
        listed = _NEXT.search(figure.text[at:stop])
        stop = at + listed.start() if listed else stop
        words = figure.text[at:stop]
        if not _NOUN.match(words) or _NO_NOUN.match(words):
            return Name("")
        noun, span = metric_names.read_right(figure.text, at, stop)
        if noun.endswith("级") and following is not None:
            rest = re.search(r"级([\u4e00-\u9fff“”]{2,20})$", figure.text[span.stop : figure.stop])
            noun += rest[1] if rest else ""
        return Name(noun, span, self.passage)

    def _subject(self, figure: Figure) -> str:
        """Return the subject that a clause without one takes over: of the clause before, else of the last figure."""
        before = figure.start - 1
        if before > 0 and figure.text[before] in "，,":
            start = figure.clauses.start(before)
            span = self.thread.subject_span if self.thread.passage == self.passage else None
            if (span is None or span.stop <= start) and not any(
                start <= q.span.start < before for q in self.quantities
            ):
                subject = metric_names.subject_of(figure.text[start:before], self.regions)
                if 2 <= len(subject) <= _LONGEST_SUBJECT and not subject[0].isdigit():
                    return subject
        if self.thread.passage == self.passage:
            return self.thread.subject
        first = figure.clauses.sentence(figure.start)
        opening = re.split(r"[，,；;：:]", figure.text[first : figure.start])[0]
        subject = metric_names.subject_of(opening, self.regions)
        return subject if 2 <= len(subject) <= _LONGEST_SUBJECT else ""


def _stem(subject: str) -> str:
    """Return a subject without the share that was said of it before (研发费用占产值比重 -> 研发费用)."""
    return re.split(r"占|相当于|与", subject)[0] or subject
