"""Who is to do a thing: the bodies that an upper plan names for the draft's area, and those that the draft names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from checker.findings import Place
from checker.reading import name_forms
from checker.reading.elements import Passage, Profile, Reading
from checker.reading.tasks import all_of, forms, is_told, objects_in, table_rows
from checker.rules.base import passages
from checker.text import Span

_LEADS = "牵头负责|具体负责|牵头|负责|承担|组织实施"
_BODY = "[一-鿿]{2,14}?(?:局|委员会|委|办公室)"
_LED = re.compile(f"(?:局|委员会|委|办公室)(?:要|须|应)?(?:{_LEADS})")
_ENDING = re.compile("(?:领导小组)?(?:委员会|办公室|局|委|办|厅)$")
_BARE = {"district": ("区",), "county": ("县", "区"), "city": ("市",), "town": ("镇", "乡")}
_SENTENCE = re.compile("[^。；;！？]+")
_LITTLE = re.compile("[和及与化]")
_ALIKE = 0.5
"""Share of pairs of characters that two names of one bureau, merged or split, have in common."""


class Bearer(NamedTuple):
    """A body that bears a thing, and where that is said."""

    thing: str
    body: str
    place: Place


def assigned(upper: Reading, lower: Profile) -> tuple[Bearer, ...]:
    """Return the things that a plan lays on bodies of a lower government: in words, in duty notes, in tables."""
    owners = (*forms(lower), *all_of(lower.level or ""))
    if not lower.short_region:
        return ()
    found = [*_in_words(upper, owners), *_in_notes(upper, owners)]
    for what, who in table_rows(upper):
        body = upper.passages[who].normal.strip()
        if any(body.startswith(owner) for owner in owners) and _ENDING.search(body):
            thing = upper.passages[what].normal.strip(" “”")
            found.append(Bearer(thing, body, Place(0, what, Span(0, len(upper.passages[what].normal)))))
    return tuple(dict.fromkeys(found))


def _in_words(upper: Reading, owners: tuple[str, ...]) -> Iterator[Bearer]:
    """Yield what 由某区某局牵头 and 某区某局负责 say."""
    for i, passage in enumerate(upper.passages):
        if not any(owner in passage.normal for owner in owners) or is_told(upper, passage.section):
            continue
        for sentence in _SENTENCE.finditer(passage.normal):
            if _LED.search(sentence[0]) and (match := _led_by(owners).search(sentence[0])):
                for thing in objects_in(sentence[0]):
                    name = sentence[0][match.start() : match.end("body")]
                    yield Bearer(thing, name, Place(0, i, Span(*sentence.span())))


@lru_cache(64)
def _led_by(owners: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a body of one of some owners that leads or bears, for what `_LED` lets through."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, owners))})(?P<body>{_BODY})(?:要|须|应)?(?:{_LEADS})")


def _in_notes(upper: Reading, owners: tuple[str, ...]) -> Iterator[Bearer]:
    """Yield the leading bodies of responsibility notes with the things of their paragraphs."""
    for duty in upper.duties:
        for body in duty.lead:
            if any(body.startswith(owner) for owner in owners) and _ENDING.search(body):
                for thing in objects_in(upper.passages[duty.passage].normal):
                    yield Bearer(thing, body, Place(0, duty.passage, duty.span))


def given(draft: Reading, thing: str) -> Iterator[tuple[tuple[str, ...], Place]]:
    """Yield the bodies that the draft gives a thing to, leading and supporting ones, each time with the place."""
    for duty in draft.duties:
        if thing in draft.passages[duty.passage].normal:
            yield (*duty.lead, *duty.support), Place(0, duty.passage, duty.span)
    noted = {duty.passage for duty in draft.duties}
    for i, passage in passages(draft, holding=(thing,)):
        if i not in noted:
            yield from _said(i, passage, thing)
    for what, who in table_rows(draft):
        if thing in draft.passages[what].normal:
            text = draft.passages[who].normal
            yield tuple(re.split("[、，,；; ]+", text.strip())), Place(0, who, Span(0, len(text)))


def _said(i: int, passage: Passage, thing: str) -> Iterator[tuple[tuple[str, ...], Place]]:
    for sentence in _SENTENCE.finditer(passage.normal):
        match = re.search(rf"由(?P<body>(?:{_BODY}、)*{_BODY})(?:{_LEADS})", sentence[0])
        if match and thing in sentence[0]:
            span = Span(*match.span("body")).shifted(sentence.start())
            yield tuple(match["body"].split("、")), Place(0, i, span)


def bureaus(names: tuple[str, ...], profile: Profile) -> tuple[str, ...]:
    """Return those of some names that are bureaus of the draft's own government."""
    own = (*forms(profile), *_BARE.get(profile.level or "", ()))
    return tuple(
        n for n in names if _ENDING.search(n) and (n.startswith(own) or not re.match("[^区县市省]{1,6}[区县市省]", n))
    )


def alike(one: str, other: str) -> bool:
    """Tell whether two names may be of one body: short and full, merged or split."""
    a, b = stem(one), stem(other)
    if a in b or b in a:
        return True
    pairs, others = ({s[at : at + 2] for at in range(len(s) - 1)} for s in (a, b))
    return bool(pairs and others) and len(pairs & others) >= _ALIKE * min(len(pairs), len(others))


@lru_cache(2048)
def stem(name: str) -> str:
    """Return what a body is for: 工业和信息化局, 工信局 and 区工业信息化局 are all 工业信息."""
    at = next((at for at in range(len(name) - 2) if name[at:] in name_forms.bodies()), None)
    if at is not None:
        name = name_forms.bodies()[name[at:]][0].full
    else:
        name = re.sub("^(?:[^省市区县旗（]{0,6}[省市区县旗]|.*）)", "", name)
    return _LITTLE.sub("", _ENDING.sub("", name))
