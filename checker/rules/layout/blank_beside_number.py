"""FMT-12 数字与汉字间空格: blanks between numbers and Chinese words, told once for the whole document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.findings import Certainty, Edit, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.folding import HAN
from checker.rules.base import Context, Rule, Scope, passages
from checker.rules.repeats import one_fix
from checker.rules.sight import Look
from checker.text import Span

_NUMBERED = "".join(rf"(?<!{word}\d.)(?<!{word}\d\d.)" for word in (r"\A", "专栏", "表", "图", "件"))  # 专栏1 名称
_BLANK = re.compile(rf"[ \xa0](?:(?=[{HAN}])(?<=[0-9%].){_NUMBERED}|(?=\d)(?<=[{HAN}].)(?<!第.)(?<!附件.))")
_SENTENCE = re.compile("[，。；：、（]")
_FEWEST = 3
_SHOWN = 10  # places that the finding lists


class BlankBesideNumber(Rule):
    """数字与汉字之间不留空格。

    为什么：空格多由文字识别或网页带入，换行和查找时会把数字与单位拆开；字距应由排版软件自动调整。

    错误：到202【5 年】新建平台5 个，培育企业30 家。
    改为：到2025年新建平台5个，培育企业30家。
    正确：到2025年新建平台5个，培育企业30家。
    """

    code = "FMT-12"
    name = "数字与汉字间空格"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: len(p.text.source) != len(p.normal))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding with the number of blanks and the first places."""
        found = list(blanks(context.draft))
        if len(found) < _FEWEST:
            return
        texts = context.draft.passages
        edits = [Edit(place, place.span.of(texts[place.passage].normal)) for place in merged(found)]
        yield self.finding(
            found[:_SHOWN],
            f"数字与汉字之间有空格，全文共 {len(found)} 处。",
            advice="请去掉空格。",
            fixes=one_fix(edits, "去掉空格"),
        )


def blanks(reading: Reading) -> Iterator[Place]:
    """Yield where blanks stood, each with the character before and after it, for the cleaned text has none."""
    for i, passage in passages(reading):
        text = passage.text
        if len(text.source) == len(text.normal):
            continue  # nothing was taken out
        if passage.kind is not PassageKind.CELL and not _SENTENCE.search(text.normal):
            continue  # blanks part the columns of a typed table
        seams = {stretch.offset for stretch in passage.stretches}
        for match in _BLANK.finditer(text.source):
            if not seams.isdisjoint(match.span()):
                continue  # the end of a line that the file breaks
            start, stop = text.to_normal(Span(*match.span()))
            if start == stop > 0:
                yield Place(0, i, Span(start - 1, start + 1))


def merged(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places with those that overlap made one (到 5 个)."""
    last: Place | None = None
    for place in places:
        if last and last.passage == place.passage and last.span.overlaps(place.span):
            last = Place(0, last.passage, Span(last.span.start, place.span.stop))
            continue
        if last:
            yield last
        last = place
    if last:
        yield last
