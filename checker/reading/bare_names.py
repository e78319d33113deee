"""Names without marks: bodies of party and state, institutes, parks and platforms, programmes after 实施."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.reading import name_borders, name_entities, name_forms, regions
from checker.reading.elements import NameKind
from checker.reading.name_entities import LEVELS, Surroundings
from checker.reading.name_forms import Body, Gazetteer, Head, Hit
from checker.reading.quoted_names import Found
from checker.text import Span

_SHORTEST_PROGRAMME = 4  # characters before the head word
_HAN = re.compile("[一-鿿]+")
_EACH = re.compile("[各（][^，。；：]{0,6}、\\Z")
_DIVIDES = re.compile("(?:项目|政策|措施|机制|制度)[和与及](?:新一轮|一批)?")
_GOVERNED = re.compile("[以将把对由在为]([^以将把对由在为]{2,})\\Z")
_NO_PROGRAMME = re.compile(r"的|(?<!合)并(?![网购行联轨])|\A重大.{2,4}\Z")
_NUMBER = re.compile(
    r"(?:专栏\s*\d+|\d{1,2}[.．、]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)\s*[：:]?\s*"
)
_LINE_END = re.compile("(?:计划|工程|行动)[。：]?\\Z")
_COORDINATING = frozenset("和与及")
_BRANCH = re.compile("（([一-鿿]{2,4})）")
_LEVEL_ENDS = frozenset(word[-1] for word in LEVELS)
_PARTY = "中共"
_COORDINATES = "、和与及"
_LONGEST_BUREAU = 14
_LONGEST_FREE = 10
_LONGEST_TOWN = 4


class _Owner(NamedTuple):
    """Whose a body is: where the mention begins, and the division in words (None where it is left open)."""

    start: int
    region: str


def find(text: str, around: Surroundings) -> Iterator[Found]:
    """Yield the names of a text, left to right."""
    hits = name_forms.hits(text, name_borders.ends)
    if hits:
        scan = _Scan(text, around)
        for hit in hits:
            yield from scan.at(hit)


def vouched(text: str, stop: int, short: str, around: Surroundings) -> Found | None:
    """Return the full name that ends at `stop`: from the nearest beginning on it has the short form's characters."""
    hits = name_forms.hits(text[:stop], lambda _, at: at == stop)
    last = hits[0] if hits else None
    if last is None or last.head is None or short in name_forms.heads():
        return None
    for start in name_borders.starts(text, last.span.start):
        span = Span(start, stop)
        if name_forms.is_generic(text[start : last.span.start]):
            continue
        if name_borders.balanced(text, span) and _abbreviates(short, span.of(text)):
            return Found(last.head.kind, span, name_entities.plain(span.of(text)))
    return None


def _abbreviates(short: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in short)


class _Scan:
    """One text and what its earlier names lend to later ones: 市科技局、工业和信息化局."""

    def __init__(self, text: str, around: Surroundings) -> None:
        self._text = text
        self._around = around
        self._gazetteer: Gazetteer = name_forms.gazetteer(around.own)
        self._last: Found | None = None
        self._last_region: str | None = None

    def at(self, hit: Hit) -> Iterator[Found]:
        """Yield the name that ends with a hit, if it is certain."""
        found = self._body(hit) if hit.bodies else None
        if found is None and hit.head is not None:
            found = self._headed(hit.span, hit.head)
            if found is not None and regions.named(found.span.of(self._text)):
                return
        if found is None and hit.bodies and self._text[hit.span.stop - 1] in "局厅":
            head = name_forms.heads()[self._text[hit.span.stop - 1]]
            found = self._bureau(Span(hit.span.stop - 1, hit.span.stop), head)
        if found is not None:
            found = self._with_branch(found)
            self._last = found
            yield found

    def _with_branch(self, found: Found) -> Found:
        """Return a name with the place in brackets that belongs to it: 香港科技大学（广州）."""
        branch = _BRANCH.match(self._text, found.span.stop)
        if branch is None or found.kind is NameKind.PROGRAMME or not self._gazetteer.knows(branch[1]):
            return found
        return Found(found.kind, Span(found.span.start, branch.end()), found.entity + branch[0])

    def _body(self, hit: Hit) -> Found | None:
        start, stop = hit.span
        national = next((b for b in hit.bodies if not b.local), None)
        local = next((b for b in hit.bodies if b.local), None)
        if national and name_borders.begins(self._text, start):
            return self._organisation(Span(start, stop), national, None)
        if local is None:
            return None
        owner = self._owner(start) or self._lent(start, local)
        return self._organisation(Span(owner.start, stop), local, owner.region) if owner else None

    def _organisation(self, span: Span, body: Body, region: str | None) -> Found:
        self._last_region = region
        return Found(NameKind.ORGANISATION, span, name_entities.organisation(body, region))

    def _lent(self, start: int, body: Body) -> _Owner | None:
        """Return the owner that the organisation before a comma lends to a body without its own."""
        last = self._last
        if last is None or self._last_region is None or last.span.stop != start - 1 or len(body.full) < 2:
            return None
        return _Owner(start, self._last_region) if self._text[start - 1] in _COORDINATES else None

    def _owner(self, stop: int) -> _Owner | None:
        """Return the owner whose name ends at `stop`: a division by name, or 省, 市, 区, 县."""
        first = name_borders.window(self._text, stop)
        for place in self._gazetteer.find(self._text[first:stop], first):
            start = place.span.start - len(_PARTY) * self._text.endswith(_PARTY, 0, place.span.start)
            if place.span.stop == stop and place.region and name_borders.begins(self._text, start):
                return _Owner(start, place.region.name)
        word = next((word for word in LEVELS if self._text.endswith(word, 0, stop)), None)
        if word is None or not name_borders.begins(self._text, stop - len(word)):
            return None
        if _EACH.search(self._text, max(0, stop - 10), stop - len(word)):
            return None
        division = self._around.division(word)
        return _Owner(stop - len(word), division.name if division else word)

    def _headed(self, span: Span, head: Head) -> Found | None:
        found = None
        if "verb" in head.use:
            return self._programme(span, head)
        if "town" in head.use:
            return self._town(span, head)
        if "anchored" in head.use:
            found = self._anchored(span, head)
        if found is None and "level" in head.use:
            found = self._bureau(span, head)
        if found is None and "free" in head.use:
            found = self._free(span, head)
        return found

    def _anchored(self, span: Span, head: Head) -> Found | None:
        """Return a name that begins with a place: 韶关高新区, 广州能源研究所, 中国（杭州）跨境电子商务综合试验区."""
        first = name_borders.window(self._text, span.start)
        for place in self._gazetteer.find(self._text[first : span.start], first):
            start, inside_start = self._around_place(place.span)
            inside = self._text[inside_start : span.start]
            if not name_borders.begins(self._text, start) or not name_borders.holds(inside):
                continue
            if "bare" in head.use if not inside else inside in name_forms.heads() or not name_forms.is_generic(inside):
                entity = name_entities.anchored(place, place.span.of(self._text), inside, head.full)
                before = self._text[start : place.span.start] if inside_start == place.span.stop else "中国"
                return Found(head.kind, Span(start, span.stop), before + entity)
        return None

    def _around_place(self, place: Span) -> tuple[int, int]:
        """Return where a name round a place begins, and where what follows the place begins.

        中国（杭州） and a national body (国家金融监督管理总局韶关) are part of the name.
        """
        text = self._text
        if text[: place.start].endswith("中国（") and text.startswith("）", place.stop):
            return place.start - 3, place.stop + 1
        national = name_forms.national_bodies()
        for length in range(min(12, place.start), 3, -1):
            if text[place.start - length : place.start] in national:
                return place.start - length, place.stop
        return place.start, place.stop

    def _free(self, span: Span, head: Head) -> Found | None:
        """Return a name without a place that holds something proper: 榕江实验室."""
        start = next(name_borders.starts(self._text, span.start), None)
        if start is None or not name_borders.parts(self._text, start):
            return None
        nucleus = self._text[start : span.start]
        if governed := _GOVERNED.search(nucleus):
            nucleus = governed[1]
            if not name_forms.is_wholly_proper(nucleus):
                return None
        if len(nucleus) > _LONGEST_FREE or not name_borders.holds(nucleus) or not name_forms.is_proper(nucleus):
            return None
        return Found(head.kind, Span(span.start - len(nucleus), span.stop), name_entities.plain(nucleus) + head.full)

    def _bureau(self, span: Span, head: Head) -> Found | None:
        """Return a body that the table does not know, after its owner: 市林业和园林局."""
        if self._text[span.stop - 2 : span.stop] in name_forms.words("nohead"):
            return None
        first = max(name_borders.window(self._text, span.start), span.start - _LONGEST_BUREAU)
        for at in range(span.start - 2, first, -1):
            inside = self._text[at : span.start]
            if self._text[at - 1] in _LEVEL_ENDS and (owner := self._owner(at)):
                if not _HAN.fullmatch(inside) or not name_borders.holds(inside) or name_forms.is_generic(inside):
                    return None
                self._last_region = owner.region
                entity = owner.region + inside + head.full
                return Found(head.kind, Span(owner.start, span.stop), entity)
        return None

    def _town(self, span: Span, head: Head) -> Found | None:
        """Return the government of a township: 沙洲镇人民政府, 横荷街道办事处."""
        start = next(name_borders.starts(self._text, span.start), None)
        if start is None or span.start - start > _LONGEST_TOWN:
            return None
        nucleus = self._text[start : span.start]
        if not _HAN.fullmatch(nucleus) or nucleus.startswith("各") or name_forms.is_ordinary(nucleus):
            return None
        return Found(head.kind, Span(start, span.stop), nucleus + head.full)

    def _programme(self, span: Span, head: Head) -> Found | None:
        """Return a programme: what stands between 实施 and its head word."""
        start = self._programme_start(span.start)
        if start is None:
            return None
        nucleus = self._text[start : span.start]
        if len(nucleus) < _SHORTEST_PROGRAMME or _NO_PROGRAMME.search(nucleus) or name_forms.is_generic(nucleus):
            return None
        if not name_borders.balanced(self._text, Span(start, span.start)):
            return None
        return Found(head.kind, Span(start, span.stop), name_entities.plain(nucleus) + head.full)

    def _programme_start(self, stop: int) -> int | None:
        """Return where a programme begins: after a number at the head of a line, after another one, or after 实施."""
        last = self._last
        if last and last.kind is NameKind.PROGRAMME and last.span.stop >= stop - name_borders.LONGEST:
            after = last.span.stop
            if after < stop and self._text[after] in _COORDINATES and "、" not in self._text[after + 1 : stop]:
                return after + 1
        first = name_borders.window(self._text, stop)
        verbs = name_forms.words("verb")
        text = self._text
        for at in range(stop - 2, first + 1, -1):
            if text[at - 2 : at] in verbs or text[at - 3 : at] in verbs or text[at - 4 : at] in verbs:
                return self._past_determiners(at, stop)
        return self._numbered(stop)

    def _numbered(self, stop: int) -> int | None:
        """Return where a numbered line begins that is the name of a programme and nothing else: 2.城市更新行动."""
        number = _NUMBER.match(self._text)
        if number is None or not _LINE_END.match(self._text, stop):
            return None
        start = number.end()
        line = self._text[start:stop]
        left = name_forms.words("left")
        if not _HAN.fullmatch(name_borders.unquoted(line)) or any(line[:n] in left for n in (1, 2, 3)):
            return None
        return start if _COORDINATING.isdisjoint(line) else None

    def _past_determiners(self, start: int, stop: int) -> int:
        """Return where the name begins after 一批, 新一轮, 国家 and the like."""
        words = name_forms.words("start")
        for divided in _DIVIDES.finditer(self._text, start, stop):
            start = divided.end()
        while length := next((n for n in (5, 4, 3, 2, 1) if self._text[start : start + n] in words), 0):
            if start + length >= stop:
                break
            start += length
        return start
