"""STR-11 脚注标记与注文不符: a reference to a note that stands nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.folding import HAN
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.remembered import Remembered
from checker.rules.sight import Look
from checker.text import Span

_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = Remembered(rf"[{_SIGNS}](?<=[{HAN}”》）。，；].)[{_SIGNS}]?", re.compile(f"[{_SIGNS}]"))
_CIRCLED = Remembered(rf"[①-⑳](?<=[{HAN}”》）].)(?=[。，；、！？]|\Z)", re.compile("[①-⑳]"))
_NOTE = re.compile(rf"(?:注\s?)?([①-⑳]|\d{{1,2}}(?=\s?[{HAN}“《：.])|\[\d{{1,2}}\])")
_GLUED = Remembered(rf"(?<=[{HAN}”》）])(?<!\d)[1-9]\d?(?=[。；]|\Z)")
_TYPED = frozenset("注[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")  # first characters of notes that are paragraphs
_COUNTED = re.compile("[第表图件栏号附录之到至为达约近超仅有共增减降了比前名列居排位级类]")
_PLAIN = str.maketrans(_SIGNS, "0123456789")


class NoteWithoutText(Rule):
    """正文的脚注标记应有对应的注文。

    为什么：复制、改版时注文容易丢失，只剩标记；数字标记还会被误读成数值。

    错误：全社会研发投入稳步增长【①】。
    正确：全社会研发投入稳步增长①。
    ①按当年价格计算。
    """

    code = "STR-11"
    name = "脚注标记与注文不符"
    severity = Severity.INFO
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: _may_note(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield marks that no note begins with; plain digits are marks only where the plan has typed notes."""
        draft = context.draft
        notes = _notes(draft)
        for i, span, mark in _references(draft, bool(notes)):
            if mark not in notes:
                yield self.finding(
                    [draft_place(i, *span)],
                    f"脚注标记“{mark}”没有对应的注文。",
                    advice=f"请补脚注{mark}的注文，或删去标记。",
                )


def _may_note(passage: Passage) -> bool:
    """Tell whether a passage has a mark or may be a note."""
    text = passage.normal
    marked = _CIRCLED.search(text) or _GLUED.search(text) or _SUPERSCRIPT.search(passage.text.source)
    return passage.kind is PassageKind.FOOTNOTE or bool(marked or _NOTE.match(text))


def _notes(draft: Reading) -> set[str]:
    """Return the marks that begin a line or a footnote: ①, 1, [1]."""
    marks = set()
    for passage in draft.passages:
        footnote = passage.kind is PassageKind.FOOTNOTE
        found = _NOTE.match(passage.normal) if footnote or passage.normal[:1] in _TYPED else None
        if found and (footnote or found[1] > "9"):
            marks.add(found[1].strip("[]"))
    return marks


def _references(draft: Reading, typed: bool) -> Iterator[tuple[int, Span, str]]:
    """Yield the marks in the text; `typed` tells whether plain digits may be marks, for the plan has typed notes."""
    kinds = (PassageKind.BODY,)
    for i, match in _CIRCLED.over(draft, kinds):
        yield i, Span(*match.span()), match[0]
    file_has_notes = any(passage.kind is PassageKind.FOOTNOTE for passage in draft.passages)
    for i, passage in passages(draft, kinds) if file_has_notes or typed else ():
        for match in _SUPERSCRIPT.finditer(passage.text.source):
            at = passage.text.to_normal(Span(*match.span())).start
            yield i, Span(max(0, at - 1), at), match[0].translate(_PLAIN)
    for i, match in _GLUED.over(draft, kinds) if file_has_notes and typed else ():
        if not _COUNTED.search(match.string, match.start() - 2, match.start()):
            yield i, Span(*match.span()), match[0]
