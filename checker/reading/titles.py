"""Titles of plans: what looks like one, its parts (years, stage, type), and which passages bear the plan's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker import resources
from checker.plan import Plan
from checker.reading.elements import Passage
from checker.reading.words import either
from checker.text import Span

_TAIL = re.compile(r"\s*（[^（）]{1,30}）\Z")
_STRAY = re.compile(r"[\s“”‘’\"'《》〈〉（）()\[\]，,、。:：;；—~-]+")
_ENDS_NOTICE = re.compile(r"的?(?:通知|通告|公告|函|批复|请示|说明|解读|问答|汇总表|清单)\Z")
_BAD = re.compile(r"[。；！？!?]|\A(?:[（—·、]|(?!20\d\d)\d)|：\Z|，\Z")
_PUBLISHES = re.compile(either("publishes"))
QUOTED_TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》)*》")
"""A title in 《》, one title inside it allowed."""
_NEAR = 30  # characters round a title in which a notice says that it publishes it
_TITLE_LENGTH = range(6, 90)


class TitleParts(NamedTuple):
    """A title taken apart: `core` without years and stage."""

    core: str
    doc_type: str | None
    stage: str | None


@cache
def _types() -> tuple[tuple[str, str], ...]:
    rows = [(row["word"], row["type"]) for row in resources.rows("document_types.tsv")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def stages() -> tuple[tuple[str, str], ...]:
    """Return (word, stage), longest word first."""
    rows = [(row["word"], row["stage"]) for row in resources.rows("stages.tsv")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def stage_in(text: str) -> str | None:
    """Return the stage that a title, cover line or file name gives."""
    return next((stage for word, stage in stages() if word in text), None)


@cache
def _stage_end() -> re.Pattern[str]:
    words = "|".join(word for word, _ in stages())
    return re.compile(rf"\s*[（(【\[]?\s*(?:{words})\s*[）)】\]]?\s*\Z")


def without_stage(title: str) -> str:
    """Return the title without its stage in brackets or at its end."""
    return _stage_end().sub("", title)


@lru_cache(512)
def parts(title: str) -> TitleParts:
    """Take a title apart."""
    stage = stage_in(title)
    core = without_stage(title).removesuffix("全文").removesuffix("正文")
    while (tail := _TAIL.search(core)) is not None and tail.start() > 0:
        core = without_stage(core[: tail.start()])
    core = core.strip()
    kind = next((kind for word, kind in _types() if core.rstrip("》”").endswith(word)), None)
    return TitleParts(core, kind, stage)


def looks_like_title(text: str) -> bool:
    """Tell whether cleaned text can be the title of a plan, standing alone."""
    if len(text) not in _TITLE_LENGTH or _BAD.search(text) or ("印发" in text[:40] and "《" in text):
        return False
    if text.count("《") != text.count("》") or (text.startswith("《") and text.endswith("》")):
        return False
    core = parts(text).core
    return parts(text).doc_type is not None and len(core) >= 5 and not _ENDS_NOTICE.search(core)


def bare(text: str) -> str:
    """Return the text without blanks, quotes, brackets, commas and dashes."""
    return _STRAY.sub("", text)


def squash(title: str) -> str:
    """Return what two spellings of one title share: no blanks, quotes, brackets, years' dashes or stage."""
    return bare(parts(title).core)


def announced(passages: Sequence[Passage], limit: int) -> tuple[int, Span] | None:
    """Return passage and span of the title that a covering notice publishes: 现将《…》印发给你们."""
    for index, passage in enumerate(passages[:limit]):
        text = passage.normal
        if "《" not in text or not _PUBLISHES.search(text):
            continue
        for found in QUOTED_TITLE.finditer(text):
            inner = text[found.start() + 1 : found.end() - 1]
            near = text[max(0, found.start() - _NEAR) : found.start()] + text[found.end() : found.end() + _NEAR]
            if parts(inner).doc_type and _PUBLISHES.search(near):
                return index, Span(found.start() + 1, found.end() - 1)
    return None


class Titles(NamedTuple):
    """The plan's own title: where it stands (`passage`, `span` of it there), and all passages that bear it."""

    passage: int | None
    span: Span
    passages: tuple[int, ...]

    @classmethod
    def none(cls) -> Titles:
        """Return the titles of a plan that does not say its own."""
        return cls(None, Span(0, 0), ())


def find_titles(passages: Sequence[Passage], plan: Plan, front: Sequence[int], chrome: Sequence[int]) -> Titles:
    """Return the plan's titles among `front` (passages before the first heading), else among the web page's head.

    Where a covering notice publishes a title, the line that repeats it is the plan's; else the first line that
    looks like one. A title that stands alone nowhere is taken from the notice, and no passage bears it.
    """
    notice = announced(passages, (max(front, default=0) + 1))
    wanted = squash(notice[1].of(passages[notice[0]].normal)) if notice else None
    styled = [i for i in front if _style_level(passages[i], plan) == 0]
    alone = [i for i in front if i in styled or looks_like_title(passages[i].normal)]
    for group in (alone, [i for i in chrome if looks_like_title(passages[i].normal)]):
        chosen = (
            [i for i in group if wanted and squash(passages[i].normal) == wanted] or styled or _first(group, passages)
        )
        if chosen and (group is alone or notice is None):
            same = squash(passages[chosen[-1]].normal)
            bearers = tuple(i for i in group if i in chosen or squash(passages[i].normal) == same)
            main = bearers[-1]
            if group is not alone:
                bearers = bearers[-1:]
            return Titles(main, Span(0, len(passages[main].normal)), bearers)
    return Titles(notice[0], notice[1], ()) if notice else Titles.none()


def _first(group: Sequence[int], passages: Sequence[Passage]) -> list[int]:
    """Return the first of the lines, or the later one that repeats its end: a page's headline, then the title."""
    if not group:
        return []
    first = squash(passages[group[0]].normal)
    ends = [i for i in group[1:] if len(t := squash(passages[i].normal)) >= 10 and first.endswith(t)]
    return ends[:1] or list(group[:1])


def _style_level(passage: Passage, plan: Plan) -> int | None:
    return plan.blocks[passage.stretches[0].block].level
