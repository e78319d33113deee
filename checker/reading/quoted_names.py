"""Names that marks set off: titles in 《》, programmes and slogans in “”, and the short forms a plan defines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.reading import name_borders, name_entities, name_forms, titles
from checker.reading.elements import NameKind
from checker.text import Span

_QUOTED = re.compile(r"“((?:[^“”]|“[^“”]*”){1,40})”")
_PERIOD = re.compile("十[一二三四五六七八九]?五")
_PROGRAMME = re.compile("计划|工程|行动")
_LONGEST_GAP = 12  # from the closing quote to the end of the head word
_LAYOUT = re.compile(r"(?:[一二三四五六七八九十两双多N\d][一-鿿]{1,3}[、，·]?){2,8}\Z")
_FORMULA = re.compile(r"[\dXN]{1,4}(?:[+＋][\dXN]{1,4})+\Z|\d{3,6}X?\Z")
_DEFINED = re.compile(
    r"（(?:以下|下)?(?:简称|统称)(?:为)?[：:]?(?:“(?P<quoted>(?:[^“”]|“[^“”]*”)+)”|《(?P<title>[^《》]+)》|(?P<plain>[^（）]{2,20}))）"
)


class Found(NamedTuple):
    """A name found in a text, before it has its place in the plan."""

    kind: NameKind
    span: Span
    entity: str


class Definition(NamedTuple):
    """A short form that the plan defines: where its full name ends, and where it stands itself."""

    short: str
    full_stop: int
    span: Span
    in_title: bool


def find_titles(text: str) -> Iterator[Found]:
    """Yield the titles of plans, laws and policies in 《》; works of art and books are none."""
    for found in titles.QUOTED_TITLE.finditer(text):
        span = Span(found.start() + 1, found.end() - 1)
        if _is_policy(span.of(text)):
            yield Found(NameKind.POLICY, span, name_entities.title(span.of(text)))


def _is_policy(title: str) -> bool:
    parts = titles.parts(title)
    endings = name_forms.words("policy")
    return parts.doc_type is not None or any(parts.core.endswith(word) for word in endings)


def find_quoted(text: str) -> Iterator[Found]:
    """Yield programmes (“扬帆计划”, “链长”培育行动) and slogans (“一核两带”, “1+1+4”) in quotes."""
    for found in _QUOTED.finditer(text):
        inner = Span(*found.span(1))
        if stop := _programme_stop(text, inner):
            span = inner if stop == inner.stop else Span(found.start(), stop)
            yield Found(NameKind.PROGRAMME, span, name_entities.plain(span.of(text)))
        elif _is_slogan(text, inner):
            yield Found(NameKind.SLOGAN, inner, name_entities.plain(inner.of(text)))


def _programme_stop(text: str, inner: Span) -> int | None:
    """Return where a programme ends whose name is or begins with a quoted stretch; None where there is none."""
    words = inner.of(text)
    if _PERIOD.fullmatch(words) or words in name_forms.words("nohead"):
        return None
    if words.endswith(("计划", "工程", "行动")) and len(words) >= 4 and "，" not in words:
        return inner.stop
    after = inner.stop + 1
    for head in _PROGRAMME.finditer(text, after, min(after + _LONGEST_GAP, len(text))):
        if not name_borders.holds(text[after : head.start()]):
            return None
        if name_borders.ends(text, head.end()):
            return head.end()
    return None


def _is_slogan(text: str, inner: Span) -> bool:
    words = inner.of(text)
    if _LAYOUT.match(words) or _FORMULA.match(words):
        return True
    after = name_forms.words("slogan")
    stop = inner.stop + 1
    return len(words) >= 3 and any(
        text[stop : stop + n] in after and name_borders.ends(text, stop + n) for n in (4, 3, 2)
    )


def definitions(text: str) -> Iterator[Definition]:
    """Yield the short forms that a text defines: 《…》（以下简称《规划》）."""
    if "简称" not in text and "统称" not in text:
        return
    for found in _DEFINED.finditer(text):
        group = next(name for name in ("quoted", "title", "plain") if found[name])
        short = found[group].strip("“”《》")
        yield Definition(short, found.start(), Span(*found.span(group)), group == "title")
