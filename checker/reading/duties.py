"""Responsibility notes: （牵头单位：…，配合单位：…）, （责任单位：…）, 牵头单位：… on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from checker.reading.elements import Duty, Passage, PassageKind
from checker.reading.memory import Each
from checker.reading.words import either
from checker.text import MappedText, Span

_BODY = either("body_noun")
_LEAD = rf"{either('lead_label')}{_BODY}?(?:[及和与](?:责任|牵头)单位)?"
_SUPPORT = rf"{either('support_label')}{_BODY}?"
_LABEL = re.compile(rf"(?P<lead>{_LEAD})\s*[：:]|(?P<support>{_SUPPORT})\s*[：:]")
_LABELLED = re.compile(r"(?:单位|部门|机关|主体|牵头|责任|负责|配合|参与)\s*[：:]")
_BRACKETED = re.compile(r"[（〔【][^（）〔〕【】]{2,280}(?:负责|牵头|配合|参与)[^（）〔〕【】]{0,4}[）〕】]")
_NOTE = re.compile(r"[（【\[](?P<body>[^（）【】\[\]]*(?:（[^（）]*）[^（）【】\[\]]*)*)(?:[）】\]]|\Z)")
_BARE = re.compile(r"[。；][（〔【](?P<body>[^（）〔〕【】。；：]{3,120})[）〕】][。；]?\Z")
_ORGANISATION = re.compile(
    rf"[一-鿿]{{0,12}}{either('duty_ending')}\Z|[一-鿿]{{2,4}}[区县市]\Z"
    rf"|[一-鿿]{{0,14}}(?:各|相关|有关)[一-鿿（）、]{{0,10}}{either('duty_area')}\Z"
)
_BY = re.compile(
    r"[（〔【](?P<lead>[^（）〔〕【】。；：]{2,120}?)(?:牵头|(?:分别)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:分别)?负责)(?:负责|落实)?"
    r"(?:[，、；]?(?P<support>[^（）〔〕【】。；：]{2,160}?)(?:按(?:照)?职责(?:分工)?)?(?:配合|参与|参加|协同|协助|负责)(?:落实)?)?"
    r"[）〕】]"
)
_SPLIT = re.compile(r"[、，,；;]|(?:\s+(?=[一-鿿]))")
_TAIL = re.compile(r"(?:等)?(?:按(?:照)?职责(?:分工)?)?(?:分别)?(?:牵头)?(?:负责)?(?:落实)?[。.；;]?\Z")
_NOTE_ENDS = ("）", "）。", "〕", "〕。", "】", "】。")
_LONGEST_LINE = 200
_PAREN_DEPTH = {"（": 1, "）": -1}

Names = tuple[str, ...]


def find_duties(passages: Sequence[Passage]) -> tuple[Duty, ...]:
    """Return the responsibility notes of all passages, in order."""
    return tuple(chain.from_iterable(_duties.over(range(len(passages)), passages)))


def _of_passage(index: int, passage: Passage) -> tuple[Duty, ...]:
    if passage.kind is PassageKind.FURNITURE or not _may_hold(passage.normal):
        return ()
    return tuple(_in_passage(index, passage.text))


_duties = Each(_of_passage)


def _may_hold(text: str) -> bool:
    if ("：" in text or ":" in text) and _LABELLED.search(text):
        return True
    bracketed = "）" in text or "〕" in text or "】" in text
    return bracketed and (_BRACKETED.search(text) is not None or text.endswith(_NOTE_ENDS))


def _in_passage(index: int, text: MappedText) -> Iterator[Duty]:
    """Yield the notes with labels; where there are none those in words, else a bare list of organisations."""
    for read in (_labelled, _said, _bare):
        if duties := [Duty(lead, support, index, span) for lead, support, span in read(text) if lead or support]:
            yield from duties
            return


def _labelled(text: MappedText) -> Iterator[tuple[Names, Names, Span]]:
    """Yield （责任单位：…） and a whole line 责任单位：…."""
    notes = [Span(*m.span("body")) for m in _NOTE.finditer(text.normal) if _LABEL.match(m["body"])]
    if not notes and len(text.normal) <= _LONGEST_LINE and _LABEL.match(text.normal):
        notes = [Span(0, len(text.normal))]
    for note in notes:
        yield (*_names(text, note), note)


def _said(text: MappedText) -> Iterator[tuple[Names, Names, Span]]:
    """Yield （甲牵头，乙、丙配合） and （甲、乙按职责分工负责）."""
    for found in _BY.finditer(text.normal):
        if _are_organisations(found["lead"]):
            support = _list(text, Span(*found.span("support"))) if found["support"] else ()
            yield (
                tuple(_list(text, Span(*found.span("lead")))),
                tuple(support),
                Span(found.start() + 1, found.end() - 1),
            )


def _bare(text: MappedText) -> Iterator[tuple[Names, Names, Span]]:
    """Yield （甲、乙） at the end of a paragraph, after its last sentence."""
    found = _BARE.search(text.normal)
    if found and _are_organisations(found["body"]):
        span = Span(*found.span("body"))
        yield tuple(_list(text, span)), (), span


def _are_organisations(names: str) -> bool:
    listed = [name.strip() for name in _SPLIT.split(_TAIL.sub("", names)) if name.strip()]
    return bool(listed) and all(_ORGANISATION.match(name) for name in listed)


def _names(text: MappedText, note: Span) -> tuple[Names, Names]:
    """Return the lead and the supporting organisations, as printed without blanks."""
    body = note.of(text.normal)
    labels = list(_LABEL.finditer(body))
    sides: dict[str, list[str]] = {"lead": [], "support": []}
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        stop = following.start() if following else len(body)
        span = Span(note.start + label.end(), note.start + stop)
        sides["lead" if label["lead"] else "support"].extend(_list(text, span))
    return tuple(sides["lead"]), tuple(sides["support"])


def _list(text: MappedText, span: Span) -> Iterator[str]:
    """Yield the names of a list; brackets inside a name keep it whole."""
    start, depth = span.start, 0
    for at in range(span.start, span.stop + 1):
        char = text.normal[at] if at < span.stop else "、"
        depth += _PAREN_DEPTH.get(char, 0)
        if at == span.stop or (depth == 0 and _SPLIT.match(char)):
            name = _name(text, Span(start, at))
            if name:
                yield name
            start = at + 1


def _name(text: MappedText, span: Span) -> str:
    tail = _TAIL.search(span.of(text.normal))
    stop = span.start + tail.start() if tail else span.stop
    if stop <= span.start:
        return ""
    return re.sub(r"\s+", "", text.to_source(Span(span.start, stop)).of(text.source))
