"""The register of metrics: every stated size of a measurable thing in a plan, with name, time, kind and measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from checker.plan import Plan
from checker.reading import metric_cues, metric_filters, metric_names
from checker.reading.elements import Comparator, Heading, Measure, Metric, MetricKind, Passage, PassageKind, Profile
from checker.reading.indicator_tables import read_tables
from checker.reading.indicators import catalogue
from checker.reading.metric_context import Context, Moment, moments, settle_years
from checker.reading.metric_cues import choice
from checker.reading.quantities import Form, Quantity, find_quantities
from checker.text import Span

PROSE = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.FOOTNOTE})
_CLAUSE = frozenset("，,。；;：:！？!?\n")
_SEGMENT = re.compile(r"[。；;！？!?]")
_SENTENCE = re.compile(r"[。！？!?]")
_PROJECT = re.compile(r"单个|每个项目|每家|对每|每项目|每项|单项(?!冠军)")
_ATTRIBUTE = re.compile(r"^[（(]?[^，,。；;]{0,3}(约束性|预期性)")
_FROM = re.compile(r"(?:由|从|自)(?:(?:19|20)\d{2}年?(?:底|末)?的?)?$")
_RANKED = re.compile(r"(?:总量|数量|排名|规模)?(?:继续|连续)?(?:位居|位列|位次|名列|稳居|跃居|排名|排在|跻身|进入|居|列|保持)")
_SHARE_OF = re.compile(r"(?:达到|达|相当于|约占|为|占到|占)([^达到为占，,]{2,20})的(?:约|近|超过|超)?$")
_YEARLY = re.compile(r"年均|年平均|年递增|每年递增|复合增长")


def find_metrics(
    passages: tuple[Passage, ...], outline: tuple[Heading, ...], profile: Profile, plan: Plan
) -> tuple[Metric, ...]:
    """Return the metrics of a plan in reading order, with ids m1, m2, …; what cannot be resolved is None."""
    context = Context(passages, outline, profile)
    tables = read_tables(plan, passages, context)
    found: list[Metric] = list(tables.metrics)
    state = _State()
    for index, passage in enumerate(passages):
        if (passage.kind in PROSE or _is_boxed_prose(passage)) and index not in tables.passages:
            found.extend(_Prose(index, passage, context, state).metrics())
    found.sort(key=lambda metric: (metric.passage, metric.span.start))
    settled = settle_years(found, passages, context)
    return tuple(replace(metric, id=f"m{number}") for number, metric in enumerate(settled, 1))


def _is_boxed_prose(passage: Passage) -> bool:
    """Tell whether a table cell holds sentences: a 专栏 drawn as a table of one cell."""
    return passage.kind is PassageKind.CELL and len(passage.normal) >= 20 and bool(re.search("[，。；,;]", passage.normal))


@dataclass(slots=True)
class _State:
    """What carries from one figure to the next: the last subject and where it stands, and what governs a list."""

    subject: str = ""
    subject_span: Span | None = None
    subject_passage: int | None = None
    segment: int = -1
    adding: bool = False
    total: str | None = None
    giving: bool = False
    hedge: str | None = None


@dataclass(slots=True)
class _Clause:
    """A figure's clause: where it starts and stops, and the words in front of the number taken apart."""

    start: int
    stop: int
    left: metric_names.Left


class _Prose:
    """The metrics of one passage of running text."""

    def __init__(self, index: int, passage: Passage, context: Context, state: _State) -> None:
        self.index = index
        self.passage = passage
        self.text = passage.normal
        self.context = context
        self.state = state
        self._quantities: list[Quantity] = []

    def metrics(self) -> list[Metric]:
        """Return the metrics of the passage in order."""
        quantities = self._quantities = self._kept()
        if not quantities:
            self._pass_by()
            return []
        out: list[Metric] = []
        self._together = self._distributed(quantities)
        for position, quantity in enumerate(quantities):
            previous = quantities[position - 1] if position else None
            following = quantities[position + 1] if position + 1 < len(quantities) else None
            metric = self._metric(quantity, previous, following, self._together.get(position), out)
            if metric is not None:
                out.append(metric)
        self._pass_by()
        return out

    def _pass_by(self) -> None:
        if self.context.section(self.passage.section).kind == "goal":
            self.context.carry(self.passage.section, self.text)

    def _kept(self) -> list[Quantity]:
        """Return the quantities that are figures, without thresholds and counts in passing."""
        found = find_quantities(self.text)
        if not found:
            return []
        kept = [q for q in found if metric_filters.is_metric(self.text, q, self._clause_start(q.span.start))]
        out = []
        for position, quantity in enumerate(kept):
            following = kept[position + 1] if position + 1 < len(kept) else None
            start, stop = self._clause_start(quantity.span.start), self._clause_stop(quantity.span.stop)
            if not metric_filters.in_passing(self.text, quantity, following, start, stop):
                out.append(quantity)
        return out

    def _clause_start(self, at: int) -> int:
        depth = 0
        for position in range(at - 1, max(-1, at - 160), -1):
            char = self.text[position]
            if char in ")）":
                depth += 1
            elif char in "(（":
                if depth == 0:
                    return position + 1
                depth -= 1
            elif depth == 0 and self._ends_clause(position):
                return position + 1
        return max(0, at - 160)

    def _clause_stop(self, at: int) -> int:
        for position in range(at, min(len(self.text), at + 80)):
            char = self.text[position]
            if self._ends_clause(position) or char in "()（）":
                return position
        return min(len(self.text), at + 80)

    def _ends_clause(self, at: int) -> bool:
        char = self.text[at]
        if char == "—":
            return self.text[at - 1 : at + 1] == "——" or self.text[at : at + 2] == "——"
        return char in _CLAUSE and not self._inside_number(at)

    def _inside_number(self, at: int) -> bool:
        return (
            self.text[at] == ","
            and 0 < at < len(self.text) - 1
            and self.text[at - 1].isdigit()
            and self.text[at + 1 : at + 4].isdigit()
        )

    def _distributed(self, quantities: list[Quantity]) -> dict[int, tuple[str, str]]:
        """Return name and governing words of the figures listed after 分别, by position."""
        out: dict[int, tuple[str, str]] = {}
        for match in re.finditer("分别", self.text):
            stop = self._clause_stop(match.end())
            run = [i for i, q in enumerate(quantities) if match.start() < q.number.start < stop]
            if len(run) < 2:
                continue
            start = self._clause_start(match.start())
            earlier = [q.span.stop for q in quantities if start < q.span.stop <= match.start()]
            left = metric_names.read_left(self.text, max([start, *earlier]), match.start(), self._regions)
            names = metric_names.distribute(left.name, len(run)) if left.name else None
            tail = left.tail + self.text[match.start() : quantities[run[0]].span.start]
            for order, position in enumerate(run):
                out[position] = (names[order] if names else left.name), tail
        return {position: pair for position, pair in out.items() if pair[0]}

    @cached_property
    def _regions(self) -> re.Pattern[str] | None:
        short = self.context.profile.short_region
        if not short:
            return None
        stem = short[:-1] if len(short) > 2 else short
        return re.compile(rf"(?:{re.escape(short)}|{re.escape(stem)}(?=的|拥有|有|共|将|实现))的?")

    def _metric(
        self,
        quantity: Quantity,
        previous: Quantity | None,
        following: Quantity | None,
        given: tuple[str, str] | None,
        out: list[Metric],
    ) -> Metric | None:
        clause = self._clause(quantity, previous)
        if given:
            clause.left = replace(clause.left, tail=given[1])
        self._enter_segment(quantity)
        self._govern(clause, quantity)
        name, span, passage = self._name(quantity, clause, following, given[0] if given else None)
        if not name:
            return None
        measure, sign = self._measure(quantity, clause, name)
        if quantity.form is Form.BARE and not re.search(rf"(?:{choice('score')})$", name):
            return None
        part_of = self.state.total if self.state.total and self.state.total != name else None
        reference = self._reference(clause, quantity)
        year, base = self._years(quantity, clause, measure)
        kind = self._kind(quantity, clause, year, reference)
        year, base = self._default_years(year, base, measure, kind)
        metric = Metric(
            id="",
            indicator=catalogue().match_measured(name, quantity.unit, measure),
            name=name,
            value=quantity.value * sign,
            value_max=quantity.value_max * sign if quantity.value_max is not None else None,
            unit=quantity.unit,
            comparator=quantity.comparator,
            measure=measure,
            kind=kind,
            passage=self.index,
            span=quantity.span,
            decimals=quantity.decimals,
            year=year,
            base_year=base,
            per=self._per(quantity, clause),
            region=reference or self.context.profile.short_region,
            hedge=self._hedge(clause, quantity),
            part_of=part_of,
            attribute=self._attribute(quantity),
            name_span=span,
            name_passage=passage,
            section=self.passage.section,
        )
        if part_of is None and not reference:
            self.state.subject, self.state.subject_span, self.state.subject_passage = name, span, passage
        return metric

    def _clause(self, quantity: Quantity, previous: Quantity | None) -> _Clause:
        start = self._clause_start(quantity.span.start)
        begin = max(start, previous.span.stop) if previous and previous.span.stop > start else start
        left = metric_names.read_left(self.text, begin, quantity.span.start, self._regions)
        return _Clause(start, self._clause_stop(quantity.span.stop), left)

    def _enter_segment(self, quantity: Quantity) -> None:
        marks = [m.end() for m in _SEGMENT.finditer(self.text, 0, quantity.span.start)]
        segment = self.index * 100000 + (marks[-1] if marks else 0)
        if segment != self.state.segment:
            self.state.segment = segment
            self.state.adding = self.state.giving = False
            self.state.total = self.state.hedge = None

    def _govern(self, clause: _Clause, quantity: Quantity) -> None:
        """Take over what the clause's verb does to this figure and to the list after it."""
        lead = self.text[clause.start : quantity.span.start]
        left = clause.left
        verb = left.verb or left.head_verb
        tokens = metric_cues.tokens(left.tail, "reach", "up", "down", "add")
        if metric_cues.any_of("add").search(verb) or (tokens and tokens[-1] in metric_cues.words("add") and tokens[-1] != "增加"):
            self.state.adding = True
        elif (
            (verb and metric_cues.any_of("make", "reach").search(verb))
            or not self._continues(clause, quantity)
            or re.match(r"总|累计|存量|保有", left.name)
        ):
            self.state.adding = False
        if "其中" in lead or (left.tail and "其中" in left.tail):
            self.state.total = self.state.subject or None

    def _continues(self, clause: _Clause, quantity: Quantity) -> bool:
        """Tell whether a verb in front of a list still governs this figure: within 、, and over commas for counts."""
        mark = self.text[clause.start - 1 : clause.start]
        return mark not in ("，", ",", "（", "(") or (quantity.use == "count" and mark in ("，", ","))

    def _name(
        self, quantity: Quantity, clause: _Clause, following: Quantity | None, given: str | None
    ) -> tuple[str, Span | None, int | None]:
        """Return the name of the thing measured, its span and passage."""
        left = clause.left
        if quantity.form is Form.RANK:
            return self._rank_name(clause)
        if self._average(quantity, clause):
            return self.state.subject, self.state.subject_span, self.state.subject_passage
        if given:
            return given, Span(max(clause.start, left.span.start), left.span.stop) if left.name else None, self.index
        right, right_span = self._right(quantity, clause, following)
        if quantity.use in ("count", "rare") and right and (left.verb or not left.name or not self._reaches(left)):
            return right, right_span, self.index
        share = _SHARE_OF.search(self.text[clause.start : quantity.span.start]) if quantity.unit == "%" else None
        if share:
            start = clause.start + share.start()
            subject = metric_names.read_left(self.text, clause.start, start, self._regions)
            whole = (subject.name or self._stem(self._subject(clause))) + "占" + share[1] + "比重"
            return whole, subject.span if subject.name else None, self.index
        if (
            quantity.use == "measure"
            and right
            and self._is_money(quantity)
            and re.match(rf"(?:的)?(?:[^，,]{{0,10}}?)(?:{choice('money')})", right)
        ):
            given_out = metric_cues.any_of("give").search(self.text[clause.start : quantity.span.start])
            base = self._given_to(left.name, clause) if given_out else left.name
            if re.search(r"(?:规模|总额|投资|注册资本)$", left.name):
                return right + left.name, right_span, self.index
            return (base + right if base else right), left.span if left.name else right_span, self.index
        if quantity.use == "measure" and right and left.verb and not re.match(r"\s?的", self.text[quantity.span.stop :]):
            return right, right_span, self.index
        if self._is_money(quantity) and re.search(r"财政", left.name) and re.search("每年|投入|安排", left.name):
            return self._object_before(clause) + left.name, left.span, self.index
        if left.name and not left.verb:
            if metric_names.JOINING.match(left.name):
                subject = self._subject(clause)
                name = left.name + ("比" if left.name.endswith("占") else "")
                return (self._stem(subject) + name if subject else name), left.span, self.index
            return self._per_head(clause) + left.name + ("比" if left.name.endswith("占") else ""), left.span, self.index
        if left.name and left.verb and quantity.use != "count":
            return left.name, left.span, self.index
        if right and (quantity.use != "ratio" or quantity.form is Form.FRACTION or quantity.unit == "%"):
            return right, right_span, self.index
        if left.name and left.verb:
            return left.name, left.span, self.index
        subject = self._subject(clause)
        if subject == self.state.subject:
            return subject, self.state.subject_span, self.state.subject_passage
        at = self.text.rfind(subject, 0, clause.start) if subject else -1
        return subject, Span(at, at + len(subject)) if at >= 0 else None, self.index if at >= 0 else None

    def _rank_name(self, clause: _Clause) -> tuple[str, Span | None, int | None]:
        """Return whose or what rank a rank is: the thing named before 居 or 位列, the last subject, or the sentence's."""
        name = clause.left.name
        ranked = _RANKED.search(name)
        if ranked:
            name = name[: ranked.start()] if ranked.start() >= 2 else name[ranked.end() :]
        name = re.sub(r"^(?:全国|全省|全市|全球|世界|国内|国际|省内|各省区?|同类城市)", "", name)
        if len(name) >= 2:
            at = self.text.find(name, clause.start)
            return name, Span(at, at + len(name)) if at >= 0 else None, self.index
        start = self._sentence_start(clause.start)
        if self.state.subject and self.state.subject_passage == self.index and self.state.subject_span:
            if self.state.subject_span.start >= start:
                return self.state.subject, self.state.subject_span, self.index
        first = re.split(r"[，,；;（(：:]", self.text[start : clause.start])[0]
        subject = metric_names.subject_of(first)[:30]
        return (subject + "排名" if subject else ""), None, None

    def _average(self, quantity: Quantity, clause: _Clause) -> bool:
        """Tell whether the figure is an average quoted for comparison (低于全省2.88%的平均水平)."""
        after = self.text[quantity.span.stop : quantity.span.stop + 8]
        before = self.text[max(clause.start, quantity.span.start - 24) : quantity.span.start]
        return quantity.unit != "百分点" and bool(
            re.match(r"的?.{0,2}平均", after) or re.search(r"平均(?:水平|值|数)?(?:的|为|是|\s|（|\()*$", before)
        )

    @staticmethod
    def _reaches(left: metric_names.Left) -> bool:
        return bool(metric_cues.any_of("reach").search(left.tail))

    def _given_to(self, name: str, clause: _Clause) -> str:
        """Return what money is given for; a clause that only says by what (根据…定额给予) leaves it to the one before."""
        if not name or re.match(r"根据|依据|按|视|最高|一次性", name):
            return self._object_before(clause)
        return re.sub(r"^(?:对于|对|给予|向)|给予$", "", name)

    def _object_before(self, clause: _Clause) -> str:
        """Return the object of the clause before in the same sentence, empty when there is none."""
        before = clause.start - 1
        if before <= 0 or self.text[before] not in "，,":
            return ""
        start = self._clause_start(before)
        text = self.text[start:before]
        return "" if re.search(r"\d", text) else metric_names.read_left(self.text, start, before, self._regions).name

    @staticmethod
    def _is_money(quantity: Quantity) -> bool:
        return bool(quantity.unit and quantity.unit.endswith("元"))

    def _per_head(self, clause: _Clause) -> str:
        """Return 每千人口拥有 for a figure listed after one that has it (执业医师3.5人、注册护士4.2人)."""
        if self.text[clause.left.span.start - 1 : clause.left.span.start] not in ("、", "和", "及"):
            return ""
        shared = re.match(r"(?:每[^，,]{2,10}?(?:拥有|占有))", self.state.subject)
        return shared[0] if shared and not clause.left.name.startswith("每") else ""

    @staticmethod
    def _stem(subject: str) -> str:
        """Return a subject without the share that was said of it before (研发费用占产值比重 -> 研发费用)."""
        return re.split(r"占|相当于|与", subject)[0] or subject

    def _right(self, quantity: Quantity, clause: _Clause, following: Quantity | None) -> tuple[str, Span]:
        stop = clause.stop
        if following is not None and following.span.start < stop:
            cut = max(self.text.rfind(mark, quantity.span.stop, following.span.start) for mark in "、和及")
            stop = cut if cut > quantity.span.stop else min(stop, following.span.start)
        noun = self.text[quantity.span.stop : stop]
        if not re.match(r"\s?(?:的)?[\u4e00-\u9fff“A-Za-z0-9]", noun) or re.match(
            r"\s?(?:到|在|为|是|进入|列|被|均|都|已|达|占|同比|增长|较|比|和|及|与|、)", noun
        ):
            return "", Span(quantity.span.stop, quantity.span.stop)
        noun, span = metric_names.read_right(self.text, quantity.span.stop, stop)
        if noun.endswith("级") and following is not None:
            rest = re.search(r"级([\u4e00-\u9fff“”]{2,20})$", self.text[span.stop : clause.stop])
            noun += rest[1] if rest else ""
        return noun, span

    def _subject(self, clause: _Clause) -> str:
        """Return the subject that a clause without its own takes over: of the clause before, else of the last figure."""
        before = clause.start - 1
        if before > 0 and self.text[before] in "，,":
            start = self._clause_start(before)
            if (
                not self.state.subject_span
                or self.state.subject_passage != self.index
                or self.state.subject_span.stop <= start
            ):
                if not any(start <= q.span.start < before for q in self._quantities):
                    subject = metric_names.subject_of(self.text[start:before], self._regions)
                    if 2 <= len(subject) <= 40:
                        return subject
        if self.state.subject_passage == self.index:
            return self.state.subject
        first = self._sentence_start(clause.start)
        subject = metric_names.subject_of(re.split(r"[，,；;：:]", self.text[first : clause.start])[0], self._regions)
        return subject if 2 <= len(subject) <= 40 else ""

    def _measure(self, quantity: Quantity, clause: _Clause, name: str) -> tuple[Measure, int]:
        """Return what the number measures, and -1 for decreases stated in percent."""
        left = clause.left
        tail = left.tail
        lead = self.text[clause.start : quantity.span.start]
        if quantity.form is Form.RANK:
            return Measure.RANK, 1
        if quantity.form is Form.DOUBLING:
            return Measure.MULTIPLE, 1
        change, down = self._change(tail)
        if quantity.unit == "百分点":
            return (Measure.INCREMENT, 1)
        if quantity.unit == "倍":
            return (Measure.GROWTH if change else Measure.MULTIPLE), 1
        if quantity.unit == "%":
            if _YEARLY.search(lead) or (name.endswith(("增速", "增长率")) and _YEARLY.search(name)):
                return Measure.CAGR, -1 if down and change else 1
            if change or re.search(r"(?:增速|增幅|涨幅|增长率)$", name):
                yoy = re.search(r"同比|比上年|较上年|比去年|较去年", lead) is not None
                if yoy or self._one_year(quantity):
                    return Measure.YOY, -1 if down and change else 1
                return Measure.GROWTH, -1 if down and change else 1
            return Measure.LEVEL, 1
        if change and quantity.use in ("count", "measure"):
            return Measure.INCREMENT, -1 if down else 1
        if self.state.adding and quantity.use in ("count", "measure", "rare"):
            return Measure.INCREMENT, 1
        return Measure.LEVEL, 1

    def _change(self, tail: str) -> tuple[bool, bool]:
        """Tell whether the last verb in front of the number states a change, and whether a decrease."""
        tokens = metric_cues.tokens(tail, "reach", "up", "down")
        if not tokens:
            return False, False
        last = tokens[-1]
        down = last in metric_cues.words("down")
        return (last in metric_cues.words("up") or down), down

    def _one_year(self, quantity: Quantity) -> bool:
        """Tell whether the sentence speaks of one year and no period, so that a growth is year on year."""
        start = self._sentence_start(quantity.span.start)
        times = [m for m in self._moments if start <= m.at < quantity.span.start]
        if any(m.is_base or m.base for m in times):
            return False
        if times:
            year = times[-1].year
            return year is not None and year != self.context.period_end
        frame = self.context.section(self.passage.section)
        return frame.year is not None and frame.year != self.context.period_end or self.context.period_end is None

    @cached_property
    def _moments(self) -> list[Moment]:
        return moments(self.text, self.context.issued)

    def _sentence_start(self, at: int) -> int:
        ends = [m.end() for m in _SENTENCE.finditer(self.text, 0, at)]
        return ends[-1] if ends else 0

    def _years(self, quantity: Quantity, clause: _Clause, measure: Measure) -> tuple[int | None, int | None]:
        """Return year and base year as the passage itself gives them."""
        start = self._sentence_start(quantity.span.start)
        before = [m for m in self._moments if m.at < quantity.number.start]
        here = [m for m in before if m.at >= start]
        own = [m for m in here if m.year and not m.is_base]
        bases = [m.year for m in here if m.is_base] + [m.base for m in own if m.base and not m.plan]
        base = bases[-1] if bases else None
        lead = self.text[max(0, quantity.span.start - 14) : quantity.span.start]
        if _FROM.search(lead):
            if here and here[-1].is_base and here[-1].at >= quantity.span.start - 14:
                return here[-1].year, None
            if own and own[-1].base and not own[-1].plan:
                return own[-1].base, None
        if not own:
            own = [m for m in before if m.year and not m.is_base]
        year = own[-1].year if own else None
        keeps_base = measure in (Measure.GROWTH, Measure.CAGR, Measure.MULTIPLE, Measure.INCREMENT)
        return year, base if keeps_base else None

    def _default_years(
        self, year: int | None, base: int | None, measure: Measure, kind: MetricKind
    ) -> tuple[int | None, int | None]:
        if year is None and kind is not MetricKind.COMMITMENT:
            year = self.context.default_year(self.passage.section)
            if year is None and kind is MetricKind.ACTUAL:
                year = self.context.base_year
        if measure in (Measure.CAGR, Measure.GROWTH) and base is None and kind is MetricKind.TARGET:
            if year is not None and year == self.context.period_end:
                base = self.context.base_year
        return year, base

    def _kind(self, quantity: Quantity, clause: _Clause, year: int | None, reference: str | None) -> MetricKind:
        if reference:
            return MetricKind.REFERENCE
        start = self._sentence_start(quantity.span.start)
        lead = self.text[start : quantity.span.start]
        frame = self.context.section(self.passage.section)
        if self._is_money(quantity) and frame.kind != "past":
            near = self.text[clause.start : min(clause.stop, quantity.span.stop + 10)]
            if re.search(r"给予|补助|资助|奖励|补贴|奖补|贴息", near) or (
                re.search(r"每年", near) and re.search(r"财政|投入|安排", near)
            ):
                return MetricKind.COMMITMENT
        effective = year if year is not None else frame.year
        return self.context.kind(effective, self.passage.section, lead)

    def _reference(self, clause: _Clause, quantity: Quantity) -> str | None:
        """Return the short region of a quoted figure that is not the plan's own (低于全省2.88%的平均水平)."""
        if not self._average(quantity, clause):
            return None
        around = self.text[clause.start : clause.stop]
        found = re.search(r"全省|全国|全市|世界|全球|国际|珠三角|长三角", around) or re.search(
            r"(?<=[于比较到过])[\u4e00-\u9fff]{2,3}[省市区县]", around
        )
        return self._region_name(found[0]) if found else None

    def _region_name(self, word: str) -> str | None:
        region = self.context.profile.region or ""
        if word == "全省":
            province = re.match(r".{2,3}省|.{2,4}自治区", region)
            return province[0] if province else word
        if word == "全市":
            city = re.search(r"(?:省|自治区)?([\u4e00-\u9fff]{2,4}市)", region)
            return city[1] if city else word
        return word

    def _per(self, quantity: Quantity, clause: _Clause) -> str | None:
        lead = self.text[clause.start : quantity.span.start]
        if _PROJECT.search(lead):
            return "project"
        if re.search(r"每年(?!度)|年均(?=新增|引进|培育|投入|完成|举办|建设|培训|实施|减排)", lead):
            return "year"
        return None

    def _hedge(self, clause: _Clause, quantity: Quantity) -> str | None:
        lead = self.text[clause.start : quantity.span.start]
        found = metric_cues.any_of("hedge").findall(lead)
        if not found:
            marks = [m.end() for m in _SEGMENT.finditer(self.text, 0, quantity.span.start)]
            found = re.findall("力争|争取", self.text[marks[-1] if marks else 0 : clause.start])
        if found:
            self.state.hedge = found[-1]
        return self.state.hedge

    def _attribute(self, quantity: Quantity) -> str | None:
        found = _ATTRIBUTE.match(self.text[quantity.span.stop : quantity.span.stop + 10])
        return found[1] if found else None


__all__ = ["Comparator", "Decimal", "find_metrics"]
