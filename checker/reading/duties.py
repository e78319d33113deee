"""Responsibility notes: （牵头单位：…，配合单位：…）, （责任单位：…）, 牵头单位：… on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.reading.elements import Duty, Passage, PassageKind
from checker.text import MappedText, Span

_LEAD = (
    r"(?:牵头|责任|主办|主责|负责|实施|落实|承办|主要责任|第一责任)(?:单位|部门|科室|机关|主体|领导|人)?"
    r"(?:(?:及|和|与)(?:责任|牵头)单位)?"
)
_SUPPORT = r"(?:配合|协办|协同|参与|参加|支持|协助|联合|会同)(?:单位|部门|科室|机关)?"
_LABEL = re.compile(rf"(?P<lead>{_LEAD})\s*[：:]|(?P<support>{_SUPPORT})\s*[：:]")
_QUICK = re.compile(r"(?:单位|部门|机关|主体|牵头|责任|负责|配合|参与)\s*[：:]")
_NOTE = re.compile(r"[（【\[](?P<body>[^（）【】\[\]]*(?:（[^（）]*）[^（）【】\[\]]*)*)(?:[）】\]]|\Z)")
_BARE = re.compile(r"[。；]（(?P<body>[^（）。；：]{3,120})）[。；]?\Z")
_ORGANISATION = re.compile(
    r"[一-鿿]{0,12}(?:委|局|办|厅|部|院|会|行|署|海关|政府|中心|公司|集团|总部|总队|支队|大学|学院|银行|联|协|团委|军分区)\Z"
    r"|(?:各|相关|有关)[一-鿿（）、]{0,8}(?:区|县|市|镇|单位|部门|街道)\Z|[一-鿿]{2,4}[区县市]\Z"
)
_SPLIT = re.compile(r"[、，,；;]|(?:\s+(?=[一-鿿]))")
_TAIL = re.compile(r"(?:等)?(?:按(?:照)?职责(?:分工)?)?(?:分别)?(?:牵头)?(?:负责)?(?:落实)?[。.；;]?\Z")
_PAREN_DEPTH = {"（": 1, "）": -1}


def find_duties(passages: Sequence[Passage]) -> tuple[Duty, ...]:
    """Return the responsibility notes of all passages, in order."""
    return tuple(
        duty
        for index, passage in enumerate(passages)
        if passage.kind is not PassageKind.FURNITURE and _may_hold(passage.normal)
        for duty in _in_passage(index, passage.text)
    )


def _may_hold(text: str) -> bool:
    return bool(_QUICK.search(text)) or text.endswith(("）", "）。"))


def _in_passage(index: int, text: MappedText) -> Iterator[Duty]:
    notes = [Span(*m.span("body")) for m in _NOTE.finditer(text.normal) if _LABEL.match(m["body"])]
    bare = _BARE.search(text.normal) if not notes else None
    if bare and all(_ORGANISATION.match(name.strip()) for name in _SPLIT.split(bare["body"])):
        names = list(_list(text, Span(*bare.span("body"))))
        yield Duty(tuple(names), (), index, Span(*bare.span("body")))
        return
    if not notes:
        label = _LABEL.match(text.normal)
        if label is None or len(text.normal) > 200:
            return
        notes = [Span(0, len(text.normal))]
    for note in notes:
        lead, support = _names(text, note)
        if lead or support:
            yield Duty(tuple(lead), tuple(support), index, note)


def _names(text: MappedText, note: Span) -> tuple[list[str], list[str]]:
    """Return the lead and the supporting organisations, as printed without blanks."""
    body = note.of(text.normal)
    labels = list(_LABEL.finditer(body))
    sides: dict[str, list[str]] = {"lead": [], "support": []}
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        stop = following.start() if following else len(body)
        span = Span(note.start + label.end(), note.start + stop)
        sides["lead" if label["lead"] else "support"].extend(_list(text, span))
    return sides["lead"], sides["support"]


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
