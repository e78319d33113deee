"""Where in the draft an opinion belongs: by the words it quotes, exactly or nearly, by chapter and paragraph, by page.

Unsure is not placed: words that stand in several places, a chapter that the draft has not, a page on which two begin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from checker.drafting.opinions.citing import (
    Citation,
    Number,
    annex_of,
    is_of_table,
    names_part,
    page_of,
    phrases,
    places,
    themes,
)
from checker.drafting.opinions.draft_text import NEAR_FROM, DraftText, Hit, compact
from checker.opinions import Opinion, Opinions, Spot
from checker.reading.elements import Heading, PassageKind, Piece, Reading
from checker.reading.folding import fold
from checker.reading.numbering import Style, mark_of
from checker.text import Span

BY_HAND = "人工定位"
_BY_WORDS, _BY_BOTH, _BY_NEAR = "按所引原文", "按所引章节和原文", "按相近文字"
_BY_PARAGRAPH, _BY_SECTION, _BY_PAGE, _BY_THEME = "按所引段落", "按所引章节", "按目录页码", "按所涉主题"
_NO_PLACE = "没有引用原文，也没有写明章节"
_SPOKEN = (Style.PART, Style.CHAPTER, Style.SECTION)
"""What units say of any chapter, however the draft numbers it."""
_NAMED = 4
"""Characters from which on the title of a heading, named without quotes, tells it."""
_SHOWN = 16
"""Characters of quoted words that a reason shows."""


def place(opinions: Opinions, reading: Reading) -> Opinions:
    """Return opinions placed in a draft, with their answers; what somebody placed by hand stays there."""
    placer = Placer(reading)
    placed = [o if o.spot and o.spot.how == BY_HAND else placer.place(o) for o in opinions]
    return Opinions(placed, list(opinions.agreed), opinions.sent)


class Placer:
    """Places the opinions on one draft, which is prepared once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = DraftText(reading)

    def place(self, opinion: Opinion) -> Opinion:
        """Return the opinion with its spot, or with why it has none."""
        cited, missing = self._cited(opinion)
        hit, found = self._quoted(opinion, [at for _, at in cited])
        spot = self._spot(hit, found) if hit is not None else self._by_section(cited) or self._by_name(opinion)
        spot = spot or self._by_page(opinion)
        unsure = ""
        if spot is None and not found and not missing:
            spot, unsure = self._by_theme(opinion)
        if spot is not None:
            return replace(opinion, spot=spot, unplaced="")
        page = page_of(opinion.cited) or page_of(opinion.text)
        annex = annex_of(opinion.cited) or annex_of(opinion.text)
        missing = missing or (f"所引“{annex}”无法与稿件对应" if annex else "")
        why = found or missing or (f"所引第{page}页无法与稿件对应" if page else unsure or _NO_PLACE)
        return replace(opinion, spot=None, unplaced=why)

    def by_hand(self, opinion: Opinion, passage: int, span: Span | None = None) -> Opinion:
        """Return the opinion placed where the user says: a range of a passage, or all of it."""
        hit = Hit(passage, span or Span(0, len(self._reading.passages[passage].normal)))
        return replace(opinion, spot=self._spot(hit, BY_HAND), unplaced="")

    def _cited(self, opinion: Opinion) -> tuple[list[tuple[Citation, int]], str]:
        """Return the headings that an opinion cites, in its order, and why another one is not to be found."""
        found: list[tuple[Citation, int]] = []
        missing = ""
        for citation in places(opinion):
            at = self._heading(citation)
            if at is not None:
                found.append((citation, at))
            elif not missing and any(number.is_heading for number in citation.numbers):
                missing = f"稿中没有所引的“{citation.text}”，或不止一处"
        return found, missing

    def _heading(self, citation: Citation) -> int | None:
        """Return the heading that numbers or a title lead to; None where none or several do."""
        if citation.title:
            return self._only(lambda heading: compact(heading.title) == compact(citation.title))
        if citation.label:
            return self._only(lambda heading: (heading.number or "").strip("、. ") == citation.label)
        at: int | None = None
        for number in citation.numbers:
            fits = self._numbered(at, number)
            if not fits and number.style in _SPOKEN:
                fits = self._numbered(at, number._replace(style=None))
            highest = min((self._reading.outline[i].level for i in fits), default=0)
            fits = [i for i in fits if self._reading.outline[i].level == highest]
            if len(fits) != 1:
                return at if at is not None and not number.is_heading else None
            at = fits[0]
        return at

    def _only(self, fits: Callable[[Heading], bool]) -> int | None:
        """Return the one heading that fits; None where none or several do."""
        found = [index for index, heading in enumerate(self._reading.outline) if fits(heading)]
        return found[0] if len(found) == 1 else None

    def _numbered(self, at: int | None, number: Number) -> list[int]:
        """Return the headings within one that bear a number; 第三章 is also what a draft numbers 三、."""
        return [i for i in self._below(at) if _fits(self._reading.outline[i], number)]

    def _below(self, at: int | None) -> Iterator[int]:
        """Yield the headings within one, all of the draft without one."""
        for index, heading in enumerate(self._reading.outline):
            if heading.level > 0 and (at is None or (index != at and self._is_within(index, at))):
                yield index

    def _is_within(self, section: int | None, at: int) -> bool:
        while section is not None and section != at:
            section = self._reading.outline[section].parent
        return section == at

    def _quoted(self, opinion: Opinion, sections: Sequence[int]) -> tuple[Hit | None, str]:
        """Return where the words that an opinion quotes stand and how that was found, or why it is not sure."""
        said = phrases(opinion)
        scopes = [[i for i in self._text.passages if self._in(i, at)] for at in dict.fromkeys(sections)]
        if is_of_table(opinion.cited) or is_of_table(opinion.text):
            scopes.append([i for i in self._text.passages if self._reading.passages[i].kind is PassageKind.CELL])
        why = ""
        for phrase in said:
            for scope, how in (*((scope, _BY_BOTH) for scope in scopes), (self._text.passages, _BY_WORDS)):
                hits = self._text.exact(phrase, scope)
                if hits and len({hit.passage for hit in hits}) == 1:
                    return hits[0], how
                if hits:
                    why = why or f"所引“{_short(phrase)}”在稿中出现{len(hits)}处"
                    break
        for phrase in (phrase for phrase in said if len(phrase) >= NEAR_FROM):
            if (hit := self._text.near(phrase, scopes[0] if scopes else self._text.passages)) is not None:
                return hit, _BY_NEAR
        return None, why or (f"稿中没有所引的“{_short(said[0])}”" if said else "")

    def _in(self, passage: int, at: int) -> bool:
        return self._is_within(self._reading.passages[passage].section, at)

    def _by_section(self, cited: Sequence[tuple[Citation, int]]) -> Spot | None:
        """Return the heading cited first, or its paragraph of the number given."""
        for citation, at in cited:
            heading = self._reading.outline[at]
            if not citation.paragraph:
                return self._spot(Hit(heading.passage, heading.span), _BY_SECTION)
            passages = enumerate(self._reading.passages)
            inside = [i for i, p in passages if self._in(i, at) and p.kind is PassageKind.BODY]
            if citation.paragraph <= len(inside):
                passage = inside[citation.paragraph - 1]
                return self._spot(Hit(passage, Span(0, len(self._reading.passages[passage].normal))), _BY_PARAGRAPH)
        return None

    def _by_name(self, opinion: Opinion) -> Spot | None:
        """Return the one heading that an opinion names as the part it is about, without quotes and number."""
        said = compact(f"{opinion.cited}。{opinion.text}")
        found = [
            heading
            for heading in self._reading.outline
            if len(title := compact(heading.title)) >= _NAMED
            and (title == compact(opinion.cited) or names_part(said, title))
        ]
        return self._spot(Hit(found[0].passage, found[0].span), _BY_SECTION) if len(found) == 1 else None

    def _by_theme(self, opinion: Opinion) -> tuple[Spot | None, str]:
        """Return the one heading, or else the one paragraph, that is about the theme of an opinion, or why none is.

        Of headings one within another it is the outermost.
        """
        unsure = ""
        for theme in themes(opinion.text):
            outline = self._reading.outline
            fits = [i for i, heading in enumerate(outline) if heading.level > 0 and theme in compact(heading.title)]
            fits = [i for i in fits if not any(i != other and self._is_within(i, other) for other in fits)]
            if len(fits) == 1:
                return self._spot(Hit(outline[fits[0]].passage, outline[fits[0]].span), _BY_THEME), ""
            hits = [] if fits else self._text.exact(theme, self._text.passages)
            if len({hit.passage for hit in hits}) == 1:
                return self._spot(hits[0], _BY_THEME), ""
            count = len(fits) or len({hit.passage for hit in hits})
            unsure = unsure or (f"涉及“{_short(theme)}”的有{count}处" if count else "")
        return None, unsure

    def _by_page(self, opinion: Opinion) -> Spot | None:
        """Return the heading of the page cited, where the contents tell that only one chapter is on it."""
        page = page_of(opinion.cited) or page_of(opinion.text)
        entries = [(entry.page, entry.title) for entry in self._reading.toc if entry.page is not None]
        if page is None or not entries or page > entries[-1][0]:
            return None
        begun = [entry for entry in entries if entry[0] <= page]
        if not begun or any(entry[0] == page for entry in entries[1:]):
            return None
        headings = [h for h in self._reading.outline if compact(h.title) == compact(begun[-1][1])]
        return self._spot(Hit(headings[0].passage, headings[0].span), _BY_PAGE) if len(headings) == 1 else None

    def _spot(self, hit: Hit, how: str) -> Spot | None:
        """Return a range of cleaned text as a place in the draft's file."""
        passage = self._reading.passages[hit.passage]
        pieces = passage.places(self._reading.plan, hit.span)
        if not pieces:
            return None
        first = pieces[0]
        block = next(s.block for s in passage.stretches if self._is_at(s.block, first))
        shown = where(self._reading, hit.passage)
        return Spot(block, first.line, first.part, first.start, first.end, first.quote, shown, how)

    def _is_at(self, block: int, piece: Piece) -> bool:
        found = self._reading.plan.blocks[block]
        return (found.line, found.part) == (piece.line, piece.part)


def where(reading: Reading, passage: int) -> str:
    """Return chapter and paragraph of a passage as a table shows them: 二、（三）主要目标，第28段."""
    path = reading.section_path(reading.passages[passage].section)
    chapter = "".join(h.number or "" for h in path[:-1]) + "".join((h.number or "") + h.title for h in path[-1:])
    line = reading.plan.blocks[reading.passages[passage].stretches[0].block].line
    unit = "行" if reading.plan.format == "txt" else "段"
    return "，".join(part for part in (chapter, f"第{line}{unit}") if part)


def _fits(heading: Heading, number: Number) -> bool:
    """Tell whether a heading bears a number: 第（二）条 is any heading that counts two."""
    mark = mark_of(fold(heading.number or "").normal + " ")
    return mark is not None and mark.value == number.value and number.style in (None, mark.style)


def _short(phrase: str) -> str:
    return phrase if len(phrase) <= _SHOWN else f"{phrase[: _SHOWN - 1]}…"
