"""What the plan says of itself: title, issuer, region, level, period, type, stage, date, number, titles cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.plan import Plan
from checker.reading.elements import Cite, Heading, Passage, PassageKind, Profile
from checker.reading.places import Territory, find_territory
from checker.reading.titles import QUOTED_TITLE, Titles, parts, squash, stage_in, without_stage
from checker.text import Span

_RANGE = re.compile(r"(\d{4})\s*年?\s*(?:-|—+|~|至|到)\s*(\d{4})\s*年?")
_FIVE_YEARS = re.compile(r"十([一二三四五六七八九])五|第([一二三四五六七八九十]{1,3})个五年")
_HAN_DIGITS = "零一二三四五六七八九"
_UNTIL = re.compile(r"(?<!展望)(?<!展望到)(?:到|至|截至|力争)(20\d{2})年(?!远景)")
_SPAN_OF_YEARS = re.compile("([两三五十])年(?:行动|建设|实施|发展)?(?:计划|方案|规划)")
_LENGTHS = {"两": 2, "三": 3, "五": 5, "十": 10}
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?")
_DATE_ALONE = re.compile(rf"[（(]?\s*{_DATE.pattern}\s*[）)]?\Z")
_DATE_LABELLED = re.compile(
    r"(?:成文|印发|发文|发布|公开|生成)(?:日期|时间)[：:]?\s*(\d{4})[年.-](\d{1,2})(?:[月.-](\d{1,2}))?"
)
_DATE_LABEL = re.compile(r"(?:成文|印发|发文|发布)(?:日期|时间)[：:]?\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_APPROVED = re.compile(rf"{_DATE.pattern}.{{2,40}}会议.{{0,6}}(?:批准|通过)")
_NUMBER = re.compile(r"[一-鿿]{1,14}[〔\[（【]\s*(?:19|20)\d{2}\s*[〕\]）】]\s*(?:第\s*)?\d{1,5}\s*号")
_PUBLISHED = re.compile("印发给你们|现印发|请认真(?:贯彻|组织|抓好)|请结合实际|印发《|印发了《")
_ORGANISATION = re.compile(r"[一-鿿、\s]{2,40}(?:政府|办公[厅室]|委员会|[局厅部委办院署]|领导小组|管委会|中心)\Z")
_PUBLISHER = re.compile(r"(?P<name>[一-鿿 ]{3,40}?)(?:关于)?(?:印发|发布|转发)《?")
_EXCLUDED = re.compile(
    r"(?:不含|不包括|不包含|除|扣除)(?P<a>[一-鿿]{2,14}?(?:区|市|县|镇|园))(?:除外|外|以外)?"
    r"|[（，、](?P<b>[一-鿿]{2,14}?(?:区|市|县|镇|园))除外"
)
_SCOPE = re.compile("除外|不含|不包括|不包含|扣除")


def find_profile(
    passages: Sequence[Passage], plan: Plan, outline: Sequence[Heading], titles: Titles, front: Sequence[int]
) -> Profile:
    """Return the profile; `front` are the passages before the first heading, `titles` the plan's own title."""
    title = titles.span.of(passages[titles.passage].normal) if titles.passage is not None else ""
    head = [passages[i] for i in front] + [p for p in passages[:90] if p.kind is PassageKind.FURNITURE]
    issuer = _issuers(passages, front)
    number = _document_number(passages, head)
    period = _period(title, passages, outline)
    place: Territory = find_territory(title, [*issuer, *_publishers(head)], number, head, passages)
    stage = stage_in(title) or next((s for p in head if len(p.normal) < 40 and (s := stage_in(p.normal))), None)
    stage = stage or _stage_of_file(plan.path.stem) or _published(head, number)
    return Profile(
        title=_written_title(passages, titles),
        issuer="、".join(issuer) or None,
        region=place.region,
        level=place.level,
        parent_region=place.parent,
        period_start=period[0],
        period_end=period[1],
        doc_type=parts(title).doc_type if title else None,
        stage=stage,
        issued=_issued(passages, head, front),
        doc_number=number,
        cites=tuple(_cites(passages, squash(title) if title else "")),
        excluded=tuple(_excluded(passages)),
    )


def _written_title(passages: Sequence[Passage], titles: Titles) -> str | None:
    """Return the title as its author wrote it, without stage."""
    if titles.passage is None:
        return None
    text = passages[titles.passage].text
    written = text.to_source(titles.span).of(text.source).strip().strip("#* 　")
    return without_stage(written.replace("**", "")) or None


def _issuers(passages: Sequence[Passage], front: Sequence[int]) -> list[str]:
    """Return the organisations that sign above a date, in the notice, on the cover or at the end."""
    body = [i for i, p in enumerate(passages) if p.kind in (PassageKind.BODY, PassageKind.HEADING)]
    for run in (list(front), body[-12:]):
        for at, index in enumerate(run):
            if _DATE_ALONE.match(passages[index].normal):
                names: list[str] = []
                while at > 0 and _ORGANISATION.match(passages[run[at - 1]].normal):
                    at -= 1
                    names.insert(0, re.sub(r"\s+", "", _written(passages[run[at]])))
                if names:
                    return names
    return []


def _publishers(head: Sequence[Passage]) -> list[str]:
    """Return who the headline of a notice says publishes the plan: 国务院办公厅关于印发《…》."""
    found = [_PUBLISHER.match(p.normal) for p in head]
    return [m["name"].replace(" ", "、") for m in found if m]


def _written(passage: Passage) -> str:
    return passage.text.source.strip().strip("*# 　")


def _document_number(passages: Sequence[Passage], head: Sequence[Passage]) -> str | None:
    for passage in head:
        found = _NUMBER.search(passage.normal)
        if found and (found.start() == 0 or passage.normal[found.start() - 1] in "：: （") and len(passage.normal) < 60:
            return passage.text.to_source(Span(*found.span())).of(passage.text.source)
    return None


def _period(title: str, passages: Sequence[Passage], outline: Sequence[Heading]) -> tuple[int | None, int | None]:
    """Return first and last year: from the title's years, its five-year plan, else the last 到…年 of the text."""
    if years := _RANGE.search(title):
        return int(years[1]), int(years[2])
    if five := _FIVE_YEARS.search(title):
        nth = 10 + _HAN_DIGITS.index(five[1]) if five[1] else _nth(five[2])
        end = 1955 + 5 * (nth - 1) + 1 + 4
        return end - 4, end
    ends = [
        int(found[1])
        for passage in passages
        if passage.kind is PassageKind.BODY and "展望" not in passage.normal[:12]
        for found in _UNTIL.finditer(passage.normal)
    ]
    end_year = max((y for y in ends if y != 2035), default=max(ends, default=None))
    length = _SPAN_OF_YEARS.search(title)
    if length and end_year:
        return end_year - _LENGTHS[length[1]] + 1, end_year
    return None, end_year


def _nth(han: str) -> int:
    if "十" not in han:
        return _HAN_DIGITS.index(han)
    tens, _, ones = han.partition("十")
    return (_HAN_DIGITS.index(tens) if tens else 1) * 10 + (_HAN_DIGITS.index(ones) if ones else 0)


def _stage_of_file(stem: str) -> str | None:
    """Return the stage that a file name gives; 草案 alone is what any draft is called."""
    stage = stage_in(stem)
    return stage if stage != "草案" else None


def _published(head: Sequence[Passage], number: str | None) -> str | None:
    """Return 批准 or 印发 where the covering lines show it."""
    if any(_APPROVED.search(p.normal) and len(p.normal) < 60 for p in head) and number is None:
        return "批准"
    return "印发" if number or any(_PUBLISHED.search(p.normal) for p in head) else None


def _issued(passages: Sequence[Passage], head: Sequence[Passage], front: Sequence[int]) -> str | None:
    """Return the date of the notice, of the approval, of the cover, of the end, or of the page, in this order."""
    alone = [found for i in front if (found := _DATE_ALONE.match(passages[i].normal))]
    body = [p for p in passages if p.kind in (PassageKind.BODY, PassageKind.HEADING)]
    last = [found for p in body[-12:] if (found := _DATE_ALONE.match(p.normal))]
    approved = [found for p in head if len(p.normal) < 80 and (found := _APPROVED.search(p.normal))]
    labelled = [found for p in head if (found := _DATE_LABELLED.match(p.normal))]
    full = [found for found in (*alone, *approved, *last) if found[3]]
    after_label = [
        found for before, p in pairwise(head) if _DATE_LABEL.match(before.normal) and (found := _ISO.match(p.normal))
    ]
    labelled.sort(key=lambda found: not found[0].startswith("成文"))
    for found in (*full[:1], *alone, *last, *after_label, *labelled):
        year, month, day = int(found[1]), int(found[2]), found[3]
        return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return None


def _cites(passages: Sequence[Passage], own: str) -> list[Cite]:
    """Return the titles in 《》 that the plan names, its own left out."""
    out: list[Cite] = []
    for index, passage in enumerate(passages):
        if passage.kind in (PassageKind.FURNITURE, PassageKind.TOC) or "《" not in passage.normal:
            continue
        for found in QUOTED_TITLE.finditer(passage.normal):
            span = Span(found.start() + 1, found.end() - 1)
            title = span.of(passage.normal)
            if own and squash(title) == own:
                continue
            out.append(Cite(title, index, span))
    return out


def _excluded(passages: Sequence[Passage]) -> list[str]:
    """Return the areas that the plan leaves out of its scope."""
    out: list[str] = []
    for passage in passages:
        if passage.kind is PassageKind.BODY and _SCOPE.search(passage.normal):
            for found in _EXCLUDED.finditer(passage.normal):
                name = found["a"] or found["b"]
                if ("外" in found[0] or found["a"]) and name not in out:
                    out.append(name)
    return out
