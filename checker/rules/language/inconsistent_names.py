"""LNG-01 机构、平台名称有误或不一: names that are wrong, and one thing under several names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial

from rapidfuzz.distance import Levenshtein

from checker import resources
from checker.align.relation import area
from checker.findings import Certainty, Edit, Figure, Finding, Fix, Severity
from checker.reading.elements import Name, NameKind, PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.language.name_clusters import broken, clusters, contained, short_of_region
from checker.rules.remembered import EachPassage, Remembered
from checker.rules.word_table import WordTable
from checker.text import Span

_ROUND = 8  # characters on each side that an exception may look at
_OFFICES = re.compile("(?:局|厅|政府)$")
_PAPERS = "若干政策措施|若干措施|若干政策|若干意见|实施意见|实施方案|行动计划|行动方案|管理办法|条例"
_PAPER = re.compile(rf"[一-鿿]{{2,18}}?(?:{_PAPERS})(?![》一-鿿]{{0,3}}》)")
_INSTITUTE = Remembered(r"(?:中国科学院|中科院)(?P<short>[一-鿿]{1,6}?所)(?![在属有以谓需述])", ("科学院", "中科院"))
_SAME_PAPER = 0.8  # share of a paper's words that stand in the title, in order
_LEAST_PAPER = 9  # characters
_CHANGES = re.compile(r"[\d一二三四五六七八九十省市区县国]")


class InconsistentNames(Rule):
    """机构、平台名称应准确，同一名称全文应一致。

    为什么：名称多一字少一字，会被当作另一个机构或平台；首次出现应写全称，后文统一。

    错误：对接【深汕特别合作区】、深汕产业园建设。推进深汕经济特别合作区建设。
    错误：由市【人力资源与社会保障】局牵头，用好【自由贸易实验区】政策。
    改为：由市人力资源和社会保障局牵头，用好自由贸易试验区政策。
    正确：推进深汕经济特别合作区建设，由市科技局、市人力资源社会保障局牵头，用好自由贸易试验区政策。
    """

    code = "LNG-01"
    name = "机构、平台名称有误或不一"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield wrong names of the table, institutes nobody knows, places cut short, and one thing named twice."""
        draft = context.draft
        yield from self._errors(draft)
        yield from self._institutes(draft)
        for name in draft.names:
            if _OFFICES.search(name.text) and (region := short_of_region(name)):
                yield self._cut_short(name, region)
        yield from self._broken(draft)
        for group in clusters(draft.names):
            yield self._one_platform(sorted(group, key=lambda name: (name.passage, name.span)))
        yield from self._titles(draft)
        yield from self._papers(draft)

    def _errors(self, draft: Reading) -> Iterator[Finding]:
        table, rows, unless = _errors()
        for word, place in table.places(draft):
            row, text = rows[word], draft.passages[place.passage].normal
            start = max(0, place.span.start - _ROUND)
            if word in unless and unless[word].search(text, start, place.span.stop + _ROUND):
                continue
            yield self.finding(
                [place],
                f"“{word}”为误写，规范名称为“{row['right']}”。",
                severity=Severity(row["severity"]),
                advice=f"改为“{row['right']}”，名称以正式文件为准。",
                fixes=(Fix(f"改为“{row['right']}”", (Edit(place, row["right"]),)),),
            )

    def _institutes(self, draft: Reading) -> Iterator[Finding]:
        for i, match in _INSTITUTE.over(draft, (PassageKind.BODY, PassageKind.CELL)):
            known, short = _institutes(), match["short"]
            if short in known or short.endswith("研究所"):
                continue
            near = [other for other in known if set(short[:-1]) & set(other) and len(other) == len(short)]
            close = [other for other in near if Levenshtein.distance(short, other) <= 2]
            guess = f"，疑为“{close[0]}”（{known[close[0]]}）" if len(close) == 1 else ""
            yield self.finding(
                [draft_place(i, *match.span())],
                f"“{match[0]}”不在中国科学院院属研究所的通用简称之列{guess}，请核实。",
                advice="请核实机构名称，首次出现写全称。",
            )

    def _broken(self, draft: Reading) -> Iterator[Finding]:
        """Yield what is a long name of the plan but for one character that is lost."""
        forms = broken(draft.names)
        for form, place in _table_of(tuple(forms)).places(
            draft, (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL)
        ):
            right = forms[form]
            yield self.finding(
                [place],
                f"“{form}”与全文其他处“{right}”差一个字，疑有缺漏。",
                advice=f"核对后改为“{right}”。",
                fixes=(Fix(f"改为“{right}”", (Edit(place, right),)),),
            )

    def _cut_short(self, name: Name, region: str) -> Finding:
        place = draft_place(name.passage, *name.span)
        return self.finding(
            [place],
            f"“{name.text}”名称不规范，全称为“{name.entity}”。",
            advice=f"改为“{name.entity}”，或用规范简称（{region}……局）。",
        )

    def _one_platform(self, group: Sequence[Name]) -> Finding:
        forms = dict.fromkeys(name.text for name in group)
        fullest = max(forms, key=len)
        ordered = sorted(group, key=lambda name: name.text == fullest)
        named = "”“".join(form for form in forms if form != fullest)
        return self.finding(
            [draft_place(name.passage, *name.span) for name in ordered],
            f"“{named}”与“{fullest}”疑为同一名称的不同写法，请核实。",
            advice=f"首次出现写全称“{fullest}（以下简称……）”，后文统一。",
            figures=tuple(Figure(f"写法{i}", form) for i, form in enumerate(forms, 1)),
        )

    def _titles(self, draft: Reading) -> Iterator[Finding]:
        """Yield titles that differ from another one by a character or two that is no year, number or level."""
        first: dict[str, Name] = {}
        for name in draft.names:
            if name.kind is NameKind.POLICY:
                first.setdefault(name.entity, name)
        titles = sorted(first.values(), key=lambda name: (name.passage, name.span))
        for i, late in enumerate(titles):
            early = next((other for other in titles[:i] if _slip(late.entity, other.entity)), None)
            if early:
                places = [draft_place(late.passage, *late.span), draft_place(early.passage, *early.span)]
                message = f"《{late.text}》与另一处《{early.text}》写法不一，请核实。"
                yield self.finding(places, message, advice="核对正式名称后统一。")

    def _papers(self, draft: Reading) -> Iterator[Finding]:
        """Yield papers named without 《》 whose words stand in a title that the plan cites otherwise."""
        own = area(draft.profile)
        cited = {name.entity: name for name in draft.names if name.kind is NameKind.POLICY}
        if not own or not cited:
            return
        for i, span in _papers_of(own[-1]).over(draft, (PassageKind.BODY, PassageKind.CELL)):
            text = draft.passages[i].normal
            words = span.of(text)
            title = next((cited[key] for key in cited if _paper(words, key)), None)
            if title and not _in_title(text, span.start):
                yield self.finding(
                    [draft_place(i, *span), draft_place(title.passage, *title.span)],
                    f"“{words}”与《{title.text}》疑为同一文件，名称不一，请核实。",
                    severity=Severity.INFO,
                    certainty=Certainty.HINT,
                    advice="核对正式名称，加书名号。",
                )


@lru_cache(4)
def _table_of(words: tuple[str, ...]) -> WordTable:
    """Return the automaton of some words, which stay the same while no name of the plan is edited."""
    return WordTable(words, lasting=False)


@lru_cache(8)
def _papers_of(area: str) -> EachPassage[Span]:
    """Return what finds papers that bear the name of an area without 《》."""
    return EachPassage(partial(_papers, area[:-1]), (area[:-1],))


def _papers(area: str, text: str) -> Iterator[Span]:
    at = text.find(area)
    while at >= 0:
        paper = _PAPER.match(text, at + len(area))
        if paper:
            yield Span(at, paper.end())
        at = text.find(area, paper.end() if paper else at + 1)


@cache
def _errors() -> tuple[WordTable, dict[str, dict[str, str]], dict[str, re.Pattern[str]]]:
    rows = {row["wrong"]: row for row in resources.rows("name_errors.tsv")}
    return WordTable(rows), rows, {word: re.compile(row["unless"]) for word, row in rows.items() if row["unless"]}


@cache
def _institutes() -> dict[str, str]:
    return {row["short"]: row["full"] for row in resources.rows("institutes.tsv")}


def _slip(one: str, other: str) -> bool:
    """Tell whether two long titles differ by one or two characters, none of them a number or a level."""
    if min(len(one), len(other)) < _LEAST_PAPER or not 0 < Levenshtein.distance(one, other) <= 2:
        return False
    changed = "".join(
        one[edit.src_start : edit.src_end] + other[edit.dest_start : edit.dest_end]
        for edit in Levenshtein.opcodes(one, other)
        if edit.tag != "equal"
    )
    return not _CHANGES.search(changed)


def _paper(words: str, title: str) -> bool:
    return len(words) >= _LEAST_PAPER and words != title and contained(words, title) >= _SAME_PAPER


def _in_title(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)
