"""Tasks that a plan lays on governments below its own: on one by name (支持某区建设…), or on all (各县（市、区）要…).

Only a task with an object that one can look for (a named centre, a park, a leading group, a scheme) is given; what is
told as done, what is merely encouraged, and what has no object of its own is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple, Self

from checker import resources
from checker.reading import regions
from checker.reading.elements import PassageKind, Profile, Reading
from checker.text import Span

_READ = frozenset({PassageKind.BODY, PassageKind.CELL})
_SENTENCE = re.compile("[^。；;！？]+[。；;！？]?")
_CLAUSE = re.compile("[^，。；;：:！？]+")
_BEGIN, _ON = "\ufdd0", "\ufdd1"  # no characters: they stand for those of the area's name in a sentence
_HAN = f"一-鿿{_BEGIN}{_ON}"
# An area ends at the first mark or word behind its second character: a long list is divided in one way only.
_AREA = rf"[{_HAN}]{{2}}(?:(?!以及|[和及与])[{_HAN}]){{0,5}}"
_LIST = rf"(?:{_AREA}(?:[、和及与]|以及))*"
_MORE = rf"(?:(?:[、和及与]|以及){_AREA}?)*(?:等[{_HAN}（、）]{{0,8}}?)?"
_RULE = "(?:区委、?区政府|县委、?县政府|市委、?市政府|人民政府|政府|党委政府)?"
_OBJECT = r"(?P<object>[^，。；;：:！？（）]{3,40})"
_PART = re.compile("[、和及与]|以及|并|，")
_QUANTITY = re.compile(
    r"^(?:(?:不少于|至少|约|首)?[\d一二三两四五六七八九十]+(?:[-—－至～~][\d一二三两四五六七八九十]+)?"
    r"[个家座所条处项批支套张片]|国家级|省级|市级|区级|县级|国家|全国|全省|全市|本级|区域性|高水平|高标准|现代化|标准化)"
)
_WORK = "改造|改扩建|扩建|迁建|搬迁|外迁|整体外迁|整体搬迁|提升|升级"
_TAIL = re.compile(
    rf"(?:等|等工作|等设施|建设|工作|任务|试点工作|项目建设|前期工作|主体工程|及配套设施|{_WORK}"
    r"|(?:不少于|至少|约)?[\d一二三两四五六七八九十]+[个家座所条处项批支套张片](?:以上)?)$"
)
_MARKS = str.maketrans("", "", "“”‘’《》 ")
_FEWEST = 3
"""Characters of an object that can be looked for."""


class Task(NamedTuple):
    """A task on a lower government: what it is to do (`act`) and with what. `named`: it is named, not meant by 各县."""

    act: str
    object: str
    head: str
    named: bool
    bearer: str
    passage: int
    span: Span
    work: str = ""

    @property
    def said(self) -> str:
        """The object with the work on it: 某场站搬迁改造."""
        return self.object + self.work


def tasks(reading: Reading, lower: Profile) -> tuple[Task, ...]:
    """Return the tasks that a plan lays on the government of another plan, in order."""
    region = lower.short_region
    if not region or not lower.level:
        return ()
    names, groups = forms(lower), all_of(lower.level)
    found: list[Task] = []
    read = [(i, passage) for i, passage in enumerate(reading.passages) if passage.kind in _READ]
    joined = "\n".join(passage.normal for _, passage in read)
    held = [word for word in (*names, *groups) if word in joined]
    for i, passage in read:
        text = passage.normal
        if not any(word in text for word in held):
            continue
        if is_told(reading, passage.section):
            continue
        for sentence in _SENTENCE.finditer(text):
            found.extend(_in_sentence(sentence, i, names, groups))
    found.extend(_in_tables(reading, names))
    found.extend(_in_notes(reading, names))
    return tuple(dict.fromkeys(found))


def forms(profile: Profile) -> tuple[str, ...]:
    """Return the names by which a plan above may call the area: 清城区, and 清城 where no other area is so called."""
    name = profile.short_region or ""
    short = next((r.short for r in regions.named(name) if len(r.short) > 1), "")
    if not short and len(name) > 2 and name[-1] in "省市区县旗":
        short = name[:-1]
    taken = [r for r in regions.shortened(short) if r.level in ("province", "city") and r.name != name]
    return (name,) if not short or taken or len(short) < 2 else (name, short)


@cache
def all_of(level: str) -> tuple[str, ...]:
    """Return the words for all governments of a level: 各县（市、区）; the longest first."""
    rows = resources.rows("task_words.tsv")
    found = [row["word"] for row in rows if row["kind"] == "lower" and level in row["levels"].split("|")]
    return tuple(sorted(found, key=len, reverse=True))


def is_told(reading: Reading, section: int | None) -> bool:
    """Tell whether a section tells of what was or is, and lays down nothing."""
    return any(_told(heading.title) for heading in reading.section_path(section))


@lru_cache(4096)
def _told(title: str) -> bool:
    return re.search(either("told"), title) is not None and not re.match(either("active"), title)


@cache
def either(kind: str) -> str:
    """Return the words of a kind as alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, listed(kind)))


@cache
def listed(kind: str) -> tuple[str, ...]:
    """Return the words of a kind, the longest first."""
    words = [row["word"] for row in resources.of_kind("task_words.tsv", kind)]
    return tuple(sorted(words, key=len, reverse=True))


class _Laid(NamedTuple):
    """A task in a sentence or clause: where it begins and ends there, and where its object stands."""

    text: str
    span: Span
    object: Span

    @classmethod
    def of(cls, match: re.Match[str], text: str) -> Self:
        """Return what a pattern found in a text, or in one with other characters in the same places."""
        return cls(text, Span(*match.span()), Span(*match.span("object")))

    @property
    def said(self) -> str:
        """The words of the object."""
        return self.object.of(self.text)

    @property
    def act(self) -> str:
        """The verb right before the object, else the one that the task begins with; 承担 without one."""
        verbs = "|".join(map(either, ("act", "found_act", "site")))
        verb = re.search(rf"(?:{verbs})\Z", self.text[: self.object.start])
        first = verb or re.match(f"{either('urge')}|{verbs}", self.span.of(self.text))
        return first[0] if first else "承担"


def _in_sentence(
    sentence: re.Match[str], passage: int, names: tuple[str, ...], groups: tuple[str, ...]
) -> Iterator[Task]:
    text = sentence[0]
    named = any(name in text for name in names)
    group = next((group for group in groups if group in text), None)
    if not (named or group) or re.search(either("fact"), text):
        return
    span = Span(*sentence.span())
    if named:
        for laid in _laid_on_named(text, names):
            for item, head in _objects(laid.said, "head"):
                work = re.match(f"(?:{_WORK})*", laid.said.partition(item)[2])
                yield Task(laid.act, item, head, True, names[0], passage, span, work[0] if work else "")
    if group:
        for laid in _laid_on_all(text, group):
            for item, head in _objects(laid.said, "found_head"):
                yield Task(laid.act, item, head, False, group, passage, span)


def _laid_on_named(text: str, names: tuple[str, ...]) -> Iterator[_Laid]:
    """Yield the tasks on an area in a sentence.

    The patterns take a while to make and there are thousands of areas: its name is made the same for all of them.
    """
    full, short = names[0], names[-1]
    masked, place = text, _any_of(names)
    if full.startswith(short):
        masked = text.replace(short, _BEGIN + _ON * (len(short) - 1))
        place = f"{_BEGIN}{_ON}*(?!{_ON})" + (f"(?:{re.escape(full[len(short) :])})?" if full != short else "")
    for pattern in (_laid_on(place), *_beside(place)):
        for match in pattern.finditer(masked):
            yield _Laid.of(match, text)


@lru_cache(64)
def _laid_on(place: str) -> re.Pattern[str]:
    """Return the pattern of 支持A区、B区建设…, A区要建立…, 由A区牵头建设…, 在A区新建…."""
    adverbs, act = _adverbs(), either("act")
    urged = rf"(?:{either('urge')}|由|让){_LIST}{place}{_MORE}{_RULE}(?:{either('must')})*+{adverbs}(?:{either('act')})"
    asked = rf"(?:^|[，：:、和]){_LIST}{place}{_MORE}{_RULE}(?:{either('must')})++{adverbs}(?:{act})"
    sited = rf"(?:在|于){_LIST}{place}{_MORE}(?:境内|片区)?{adverbs}(?:{either('site')})"
    return re.compile(rf"(?:{urged}|{asked}|{sited}){_OBJECT}")


@lru_cache(64)
def _beside(place: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of 某工程（A区、B区）, a project in a list, of 某工程由A区负责, and of 推进A某园区建设."""
    among = rf"{_LIST}{place}{_MORE}"
    listed_ = rf"(?:{either('act')}|推进|加快|[、：:])(?P<object>[^，。；、：:（）]{{4,30}})（{among}）"
    by = rf"(?:^|[，：:])(?P<object>[^，。；：:（）]{{4,30}})由{among}{_RULE}(?:牵头|负责|实施|承建)"
    lead = f"(?:{either('urge')}|{either('act')}){_adverbs()}"
    own = rf"{lead}{place}(?P<object>[^，。；、：:（）]{{3,20}}?)(?:{either('grow')})(?=[，。；、]|等|$)"
    return re.compile(listed_), re.compile(by), re.compile(own)


def _adverbs() -> str:
    """Return the pattern of adverbs and of a time, in any order: 加快, 于2023年底前."""
    return rf"(?:{either('adverb')}|(?:于|在|到)?20\d\d年[^，。；]{{0,5}}?(?:前|内|底))*"


def _any_of(names: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, names))})"


def _laid_on_all(text: str, group: str) -> Iterator[_Laid]:
    """Yield what 各县（市、区）要制定… says in its clause, and the clauses behind that go on with something founded."""
    clauses = _CLAUSE.finditer(text, max(0, text.rfind("，", 0, text.index(group)) + 1))
    for at, clause in enumerate(clauses):
        words = clause[0]
        match = _further().match(words) if at else _asked_of(words, group) or _headed_by(words, group)
        if match and not re.search(either("soft"), words):
            yield _Laid.of(match, words)


def _asked_of(clause: str, group: str) -> re.Match[str] | None:
    """Return what 各县要制定… asks: the match begins behind the group."""
    at = clause.find(group)
    while at >= 0:
        if match := _asked().match(clause, at + len(group)):
            return match
        at = clause.find(group, at + 1)
    return None


def _headed_by(clause: str, group: str) -> re.Match[str] | None:
    """Return what 成立以各县…的… says."""
    if f"以{group}" not in clause:
        return None
    return re.search(rf"(?:{either('found_act')})以{re.escape(group)}[^，。；]{{0,16}}的{_OBJECT}", clause)


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(rf"{_RULE}{_founding()}")


@cache
def _further() -> re.Pattern[str]:
    """Return the pattern of a clause that goes on: 并建立…."""
    return re.compile(rf"(?:并|同时)?{_founding()}")


def _founding() -> str:
    return rf"(?:{either('must')})*+{_adverbs()}(?:{either('found_act')}){_OBJECT}"


def _objects(words: str, heads: str, fewest: int = _FEWEST) -> Iterator[tuple[str, str]]:
    """Yield what one can look for in the object of a task, with its head word; nothing of less than `fewest`."""
    for part in _PART.split(words):
        if len(part) >= fewest and (found := _object(part, heads, fewest)):
            yield found


def _object(part: str, heads: str, fewest: int) -> tuple[str, str] | None:
    """Return what one can look for in a part of the object of a task, with its head word."""
    item = part.translate(_MARKS).rpartition("的")[2]
    while (cut := _TAIL.search(item)) and cut.start() >= _FEWEST:
        item = item[: cut.start()]
    item = _uncounted(item)
    if len(item) < fewest or not item.endswith(listed(heads)):
        return None
    head = next(head for head in listed(heads) if item.endswith(head))
    return (item, head) if core(item, head) else None


def _uncounted(item: str) -> str:
    """Return words without quantities and levels in front: 3个, 省级."""
    while number := _QUANTITY.match(item):
        item = item[number.end() :]
    return item


def core(item: str, head: str) -> str:
    """Return what tells an object from others with the same head word; empty where nothing does."""
    left = item.removesuffix(head)
    for word in listed("vague"):
        left = left.replace(word, "")
    return left


def objects_in(text: str, fewest: int = _FEWEST) -> tuple[str, ...]:
    """Return what a text says is to be built, founded or drawn up, thing by thing, of so many characters at least."""
    found = (_objects(match[1], "head", fewest) for match in _acted_on().finditer(text))
    return tuple(dict.fromkeys(item for objects in found for item, _ in objects))


def objects_begun(text: str, fewest: int) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text that `object_of` may find a thing of so many characters in, and how it would begin."""
    for match in _acted_on().finditer(text):
        for part in _PART.split(match[1]):
            if len(part) >= fewest:
                bare = _uncounted(part.translate(_MARKS).rpartition("的")[2])
                if len(bare) >= fewest:
                    yield part, bare


def object_of(part: str, fewest: int) -> str:
    """Return the thing in a part of what a text says is to be built; empty where there is none."""
    found = _object(part, "head", fewest)
    return found[0] if found else ""


@cache
def _acted_on() -> re.Pattern[str]:
    return re.compile(f"(?:{either('act')})([^，。；;：:！？（）]{{3,40}})")


def _in_notes(reading: Reading, names: tuple[str, ...]) -> Iterator[Task]:
    """Yield the things of paragraphs whose responsibility note leads with the named area alone."""
    for duty in reading.duties:
        if len(duty.lead) == 1 and any(_is_one_of(duty.lead[0], name) for name in names):
            text = reading.passages[duty.passage].normal
            for item in objects_in(text[: duty.span.start]):
                head = next(head for head in listed("head") if item.endswith(head))
                yield Task("承担", item, head, True, names[0], duty.passage, duty.span)


def _in_tables(reading: Reading, names: tuple[str, ...]) -> Iterator[Task]:
    """Yield the rows of project and duty tables whose place or bearer is the named area."""
    for what, who in table_rows(reading):
        if not any(_is_one_of(reading.passages[who].normal, name) for name in names):
            continue
        text = reading.passages[what].normal
        item = text.translate(_MARKS)
        head = next((head for head in listed("head") if item.endswith(head)), None)
        if head and len(item) > _FEWEST and core(item, head):
            yield Task("承担", item, head, True, names[0], what, Span(0, len(text)))


def table_rows(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the passages of project or task, and of its place or bearer, of each row of a table with such columns."""
    tables = reading.plan.tables
    where = {s.block: i for i, p in enumerate(reading.passages) for s in p.stretches} if tables else {}
    for table in tables:
        rows: dict[int, dict[int, int]] = {}
        for cell in table.cells:
            for block in cell.blocks[:1]:
                if block in where:
                    for row in range(cell.row, cell.row + cell.row_span):
                        rows.setdefault(row, {})[cell.column] = where[block]
        yield from _in_rows(reading, rows)


def _in_rows(reading: Reading, rows: dict[int, dict[int, int]]) -> Iterator[tuple[int, int]]:
    header = next((row for row in sorted(rows) if _column(reading, rows[row], "column_task") is not None), None)
    what = _column(reading, rows[header], "column_task") if header is not None else None
    who = _column(reading, rows[header], "column_place") if header is not None else None
    if header is None or what is None or who is None:
        return
    for row in sorted(rows):
        if row > header and what in rows[row] and who in rows[row]:
            yield rows[row][what], rows[row][who]


def _column(reading: Reading, row: dict[int, int], kind: str) -> int | None:
    """Return the column whose title is one of a kind's words."""
    titles = {column: "".join(reading.passages[i].normal.split()) for column, i in row.items()}
    return next((column for column, title in titles.items() if title in listed(kind)), None)


def _is_one_of(cell: str, name: str) -> bool:
    """Tell whether a cell lists an area by itself or its government."""
    return any(re.fullmatch(rf"{re.escape(name)}{_RULE}", part.strip()) for part in re.split("[、，,；;和及/ ]", cell))
