"""Titles of plans taken apart: whose plan, what kind, which field, which years; and when two titles mean one plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, Levenshtein

from checker import resources
from checker.align.governments import NATION, Government, corps_at, government
from checker.align.known_plans import KnownPlan
from checker.reading import regions
from checker.reading.elements import Profile
from checker.reading.folding import fold
from checker.reading.periods import find_period
from checker.reading.place_names import place_names
from checker.reading.titles import bare, parts


class Family(StrEnum):
    """What a document is in the system of plans (中发〔2018〕44号); OTHER: a law, a report, a list."""

    PROPOSAL = "proposal"
    OUTLINE = "outline"
    FIELD = "field"
    REGIONAL = "regional"
    SPATIAL = "spatial"
    IMPLEMENTING = "implementing"
    OTHER = "other"

    @property
    def is_plan(self) -> bool:
        """Tell whether targets of it bind plans below: proposals of the party and laws have none."""
        return self not in (Family.PROPOSAL, Family.OTHER)


class Field(NamedTuple):
    """What a plan is about: the fields that its title's words give, and what is left of the title beside them."""

    fields: frozenset[str]
    rest: str

    def is_same(self, other: Field) -> bool:
        """Tell whether two titles are about the same; what no table knows must agree to the letter."""
        return bool(self.fields or self.rest) and self == other

    def holds(self, other: Field) -> bool:
        """Tell whether the other field is this one or one of those that this plan treats together."""
        return self.is_same(other) or (bool(other.fields) and not other.rest and other.fields < self.fields)


Years = tuple[int | None, int | None]


class PlanTitle(NamedTuple):
    """A title taken apart. `form` is what all spellings of it share; `kind` the words that end it (规划, 行动计划)."""

    form: str
    government: Government | None
    family: Family
    kind: str
    field: Field
    years: Years

    def means(self, other: PlanTitle) -> bool:
        """Tell whether two titles mean one plan: one government, family, kind, field and period, or one form."""
        if self.government and other.government and not self.government.is_same(other.government):
            return False
        if None not in (*self.years, *other.years) and self.years != other.years:
            return False
        if self.form == other.form:
            return True
        return self.family.is_plan and self.beside(other) and self._same_field(other)

    def cites(self, other: PlanTitle) -> bool:
        """Tell whether this title, as a draft writes it, means the other plan.

        A title without a government is the nation's or a region's, or else no one can tell whose it is.
        """
        if self.government is not None and self.family is not Family.REGIONAL:
            return self.means(other)
        whose = other.government is None or other.government == NATION or self.family is Family.REGIONAL
        return whose and self.tail == other.tail and (None in self.years or self.years == other.years)

    @property
    def tail(self) -> str:
        """The form behind the government's name."""
        return self.form.partition("|")[2]

    @property
    def is_short(self) -> bool:
        """Tell whether this is a short form that stands for a title given elsewhere: 《纲要》, 《规划》."""
        named = self.field.fields or self.field.rest or self.family in (Family.OUTLINE, Family.SPATIAL)
        return self.government is None and not named

    def beside(self, other: PlanTitle) -> bool:
        """Tell whether two titles agree in government, family, kind and years; this one may omit years in brackets."""
        if self.government is None or other.government is None or not self.government.is_same(other.government):
            return False
        if self.family is not other.family or self.kind != other.kind:
            return False
        return self.years == other.years or (self.years == (None, None) and not _PERIOD.search(other.tail))

    def _same_field(self, other: PlanTitle) -> bool:
        return self.family in (Family.OUTLINE, Family.SPATIAL) or self.field.is_same(other.field)


_NOTICE = re.compile(r"\A(?P<who>[^《》]*?)关于(?:印发|发布|转发)《?(?P<title>.+?)》?的(?:通知|公告|函)\Z")
_ISSUED = re.compile(
    r"\A(?P<who>[^《》]{2,40}?(?:部门|部|局|委员会|委|厅|办公室|办|政府|院|中央))?关于(?:制定)?(?P<title>.{4,})\Z"
)
_NATIONAL_BODY = re.compile(r"国务院|中共中央|中央|国家|(?<![省市区县])[一-鿿]{2,12}部(?!门)|全国")
_BRACKET = re.compile(r"[（(\[〔][^（()）\]〕]*[）)\]〕]")
_NATIONAL = re.compile(r"中华人民共和国|国家|全国|我国|中国")
_FIVE = "十[一二三四五六七八九]五|第[一二三四五六七八九十]{1,3}个五年"
_OPENING_PERIOD = re.compile(rf"(?:{_FIVE})(?:时期)?")
_PERIOD = re.compile(rf"{_FIVE}|(?:19|20)\d\d年?[-—至到~]+(?:19|20)\d\d年?|(?:面向|迈向|到)?20\d\d年(?:远景)?|远景目标")
_LEVEL = re.compile("[省市区县](?!委)")  # 省科技创新“十四五”规划: the draft's own province's
_LONG = 8  # characters of a title in which one more or less is a slip of the pen
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile("[二一][〇零○九][〇零○一二三四五六七八九]{2}(?=年)")


def title_of_plan(title: str, profile: Profile) -> PlanTitle:
    """Return the title of a plan whose profile is known; the profile tells what the title leaves out."""
    own = government(profile)
    read = plan_title(title, (own,) if own else ())
    whose = own or read.government
    years: Years = read.years if None not in read.years else (profile.period_start, profile.period_end)
    return read._replace(government=whose, years=years, form=_named_form(whose, read.tail))


def title_of_known(plan: KnownPlan) -> PlanTitle:
    """Return the title of a plan of the library."""
    return title_of_plan(plan.title, plan.profile)


class TitledPlan(NamedTuple):
    """A plan with its title taken apart; `is_named`: the title itself begins with its government's name."""

    plan: KnownPlan
    title: PlanTitle
    is_named: bool


_last_titled: list[tuple[Sequence[KnownPlan], tuple[TitledPlan, ...]]] = []


def titled_plans(plans: Sequence[KnownPlan]) -> tuple[TitledPlan, ...]:
    """Return plans with their titles, in an order that is theirs and not the library's.

    One library is asked for again and again, so the last answers are kept, by what was asked and not by what equals it.
    """
    for known, titled in _last_titled:
        if known is plans:
            return titled
    titled = tuple(map(_titled, sorted(plans, key=lambda plan: (plan.title, plan.sha256, plan.id))))
    if isinstance(plans, tuple):
        _last_titled[:] = [*_last_titled[-3:], (plans, titled)]
    return titled


def governments_of(plans: Iterable[TitledPlan]) -> set[Government]:
    """Return the governments whose plans these are."""
    return {plan.title.government for plan in plans if plan.title.government is not None}


def _titled(plan: KnownPlan) -> TitledPlan:
    title = title_of_known(plan)
    near = (title.government,) if title.government else ()
    return TitledPlan(plan, title, plan_title(plan.title, near).government is not None)


@lru_cache(8192)
def plan_title(title: str, near: tuple[Government, ...] = ()) -> PlanTitle:
    """Take a title apart; `near` are governments whose names are looked for first (those of the draft)."""
    text = fold(title).normal.strip("《》 ")
    who, text = _behind_issuer(bare_quotes(text))
    years = find_period(text, ())
    text = _HAN_YEAR.sub(lambda year: year[0].translate(_DIGITS), _BRACKET.sub("", parts(text).core))
    found, rest = _whose(text, near)
    if found is None and who:
        found = _whose(who, near)[0] or (NATION if _NATIONAL_BODY.match(who) else None)
    family = _family(text)
    kind = _kind(text, family)
    return PlanTitle(_named_form(found, _tail(rest)), found, family, kind, field_of(rest, kind), years)


def _behind_issuer(text: str) -> tuple[str, str]:
    """Return who issues a plan, as far as its title says, and the title proper: 某部关于…的意见, 关于印发…的通知."""
    who = ""
    for pattern in (_NOTICE, _ISSUED):
        if found := pattern.match(text):
            who, text = who or found["who"] or "", found["title"]
    return who, text


def bare_quotes(text: str) -> str:
    """Return a title without quotes, book marks and blanks; its brackets stay."""
    return re.sub(r"[\s“”‘’\"'《》〈〉「」]", "", text)


def is_misspelt(cited: PlanTitle, title: PlanTitle, most: int) -> bool:
    """Tell whether a cited title can only mean the plan and misses its title by `most` characters or less.

    Beside government, family, kind and years the field must agree in its own words: words that name no field (发展,
    事业, 保护) may differ, or else what is cited names no other field, and is the plan's but for a slip of the pen.
    """
    if not cited.beside(title) or cited.form == title.form or not 1 <= distance(cited, title) <= most:
        return False
    if title.family in (Family.OUTLINE, Family.SPATIAL):
        return True
    one, other = (_topic(t) for t in (cited, title))
    if cited.field.fields == title.field.fields and _bare_topic(one) == _bare_topic(other):
        return True
    if cited.field == title.field and title.field.fields and not title.field.rest and (one in other or other in one):
        return True  # 综合交通 for 综合交通运输: one field, said shorter
    known = cited.field.fields <= title.field.fields
    if known and _is_slip(cited, title):
        return True
    named = bool(title.field.fields) and not title.field.rest
    return known and named and bool(cited.field.rest) and len(other) > 2 and Levenshtein.distance(one, other) == 1


def _is_slip(cited: PlanTitle, title: PlanTitle) -> bool:
    """Tell whether two characters changed places, or one is too few or too many, in a title of some length.

    Another character in the place of one may make another field (养蜂业, 养蚕业); such a slip does not.
    """
    return len(title.tail) >= _LONG and OSA.distance(cited.tail, title.tail) == 1 and not _is_substituted(cited, title)


def _is_substituted(cited: PlanTitle, title: PlanTitle) -> bool:
    return len(cited.tail) == len(title.tail) and sorted(cited.tail) != sorted(title.tail)


def _topic(title: PlanTitle) -> str:
    return _without(_PERIOD.sub("", title.tail.removesuffix(title.kind)), ("plain",))


def _bare_topic(topic: str) -> str:
    return _without(topic, ("weak",))


def opens_with_period(title: PlanTitle) -> bool:
    """Tell whether a title begins with its five years, as titles of the nation's plans do: “十四五”…规划."""
    return _OPENING_PERIOD.match(title.tail) is not None


def of_nation(title: PlanTitle) -> PlanTitle:
    """Return the title as one of the nation's plans."""
    return title._replace(government=NATION, form=_named_form(NATION, title.tail))


def distance(one: PlanTitle, other: PlanTitle) -> int:
    """Return how many characters two titles differ in, a period that stands elsewhere counted as two."""
    return Levenshtein.distance(*(re.sub(_FIVE, "§", title.form) for title in (one, other)))


def _tail(text: str) -> str:
    return bare(_BRACKET.sub("", text))


def _named_form(whose: Government | None, tail: str) -> str:
    return f"{whose.name if whose else ''}|{tail}"


def _whose(text: str, near: Iterable[Government]) -> tuple[Government | None, str]:
    """Return the government that a title begins with, and the title behind its name."""
    opening = _OPENING_PERIOD.match(text)
    before, body = (opening[0], text[opening.end() :]) if opening else ("", text.removeprefix("中共"))
    found, rest = _leading(body, near)
    return found, before + rest


def _leading(body: str, near: Iterable[Government]) -> tuple[Government | None, str]:
    if corps := corps_at(body):
        return corps[0], body[corps[1] :]
    for found in near:
        for start in range(len(found.path)):
            name = "".join(found.path[start:])
            if body.startswith(name):
                return found, body[len(name) :]
        if found.path and (short := _short(found.name)) and body.startswith(short):
            return found, body[len(short) :]
    if (of_level := _LEVEL.match(body)) and not _title_words(("no_government",)).match(body):
        meant = next((g for g in near if g.name.endswith(of_level[0])), None)
        return (meant, body[1:]) if meant else (None, body)
    if _title_words(("national_region",)).match(body):
        return NATION, body
    if nation := _NATIONAL.match(body):
        return NATION, body[nation.end() :]
    return _named(body) or (None, body)


def _short(name: str) -> str:
    """Return 杭州 for 杭州市; names of one character left keep their ending."""
    short = re.sub("(?:自治区|自治州|地区|[省市州盟])$", "", name)
    return short if len(short) > 1 and short != name else ""


def _named(text: str) -> tuple[Government, str] | None:
    """Return the government that no draft is near to: by the table of divisions, else by the endings of its names."""
    known = regions.chain(text, 0, short=True)
    region = regions.resolve(known) if known else None
    in_full = bool(known) and known[0].span.of(text) in {r.name for r in known[0].regions}
    if region is not None and (in_full or region.level in ("province", "city")):
        stop = known[-1].span.stop
        found = government(Profile(region=regions.full_name(region), level=region.level))
        return (found, text[stop:]) if found else None
    names = place_names(text)
    if not names:
        return None
    path = tuple(name.name for name in names)
    return Government(names[-1].level, path), text[names[-1].stop :]


@cache
def _families() -> tuple[tuple[Family, str, tuple[str, ...]], ...]:
    rows = resources.rows("plan_families.tsv")
    return tuple((Family(row["kind"]), row["holds"], tuple(row["ends"].split("|"))) for row in rows)


def _family(text: str) -> Family:
    return next((f for f, holds, ends in _families() if holds in text and text.endswith(ends)), Family.OTHER)


@cache
def _kinds() -> tuple[str, ...]:
    """Return the words that end titles, longest first."""
    return tuple(sorted((row["word"] for row in resources.rows("document_types.tsv")), key=len, reverse=True))


def _kind(text: str, family: Family) -> str:
    """Return the words that end a title; plans and outlines have one kind whatever stands before 规划 and 纲要."""
    if family in (Family.OUTLINE, Family.SPATIAL):
        return family.value
    word = next((word for word in _kinds() if text.endswith(word)), "")
    return next((plain for plain in ("规划", "纲要") if word.endswith(plain)), word)


@lru_cache(8192)
def field_of(text: str, kind: str) -> Field:
    """Return what a title is about; `text` is the title behind its government's name."""
    text = bare(_PERIOD.sub("", text.removesuffix(kind)))
    fields: list[str] = []
    rest = ""
    at = 0
    words = _field_words()
    while at < len(text):
        word = next((text[at : at + size] for size in range(_longest(), 1, -1) if text[at : at + size] in words), "")
        if word:
            fields.append(words[word])
            rest += "§"
        else:
            rest += text[at]
        at += len(word) or 1
    left = _without(rest, ("plain", "weak") if fields else ("plain",)).replace("§", "")
    return Field(frozenset(fields), left)


@cache
def _field_words() -> dict[str, str]:
    return {row["word"]: row["field"] for row in resources.rows("plan_fields.tsv")}


@cache
def _longest() -> int:
    return max(map(len, _field_words()))


def _without(text: str, kinds: Sequence[str]) -> str:
    """Return the text without the words of the kinds."""
    return _title_words(tuple(kinds)).sub("", text)


@cache
def _title_words(kinds: tuple[str, ...]) -> re.Pattern[str]:
    words = [row["word"] for row in resources.of_kind("plan_title_words.tsv", *kinds)]
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
