"""What the plan says of itself: title, issuer, region, level, period, type, stage, date, number, titles cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice

from checker.plan import Plan
from checker.reading.dates import approval, date_alone, page_dates
from checker.reading.elements import Cite, Passage, PassageKind, Profile
from checker.reading.memory import Each
from checker.reading.periods import find_period
from checker.reading.places import Territory, find_territory
from checker.reading.titles import QUOTED_TITLE, Titles, parts, squash, stage_in, without_stage
from checker.reading.words import either
from checker.text import Span

_NUMBER = re.compile(r"(?:(?!号)[一-鿿]){1,14}[〔\[（【]\s*(?:19|20)\d{2}\s*[〕\]）】]\s*(?:第\s*)?\d{1,5}\s*号")
_NUMBER_LABEL = re.compile(r"(?:文\s*号|发文字号|公文编号|发布文号)[\s：:|]*\Z")
_PUBLISHED = re.compile("印发给你们|现印发|请认真(?:贯彻|组织|抓好)|请结合实际|印发《|印发了《")
_ADDRESSED = re.compile(
    r"各[一-鿿、，（）\s]*(?:政府|单位|部门|委员会|办事处|[委办局])[一-鿿、，（）\s]*：\Z|(?:发布|成文|发文)(?:日期|时间)"
)
_ORGANISATION = re.compile(rf"[一-鿿、\s]{{2,40}}{either('issuer_ending')}\Z")
_NAMED_ISSUER = re.compile(r"(?:编制|制定|主编|组织编制)(?:单位|机关|部门)\s*[：:]\s*")
_PUBLISHER = re.compile(r"(?P<name>[一-鿿 ]{3,40}?)(?:关于)?" + either("publishes") + "《?")
_AND = "(?<=[区市县镇园城])[和及与]"  # elsewhere they belong to a name: a long list is divided in one way only
_AREA = f"(?:(?!以及|{_AND})[一-鿿]){{1,14}}?(?:区|市|县|镇|园|新城)"
_AREAS = rf"{_AREA}(?:(?:、|以及|和|及|与){_AREA})*"
_EXCLUDED = re.compile(
    rf"(?:不含|不包括|不包含|扣除)(?P<a>{_AREAS})(?=[，。；、）)]|$)|除(?P<b>{_AREAS})(?:以外|外)"
    rf"|[（(，、](?P<c>{_AREAS})除外"
)
_NEXT_AREA = re.compile(f"、|以及|{_AND}")
_SHORTEST = 3  # characters of an area that is named alone: 市区 is none
_TEXT = (PassageKind.BODY, PassageKind.HEADING)
_SIGNED = 12  # paragraphs at the end
_SCOPE = re.compile("范围|除外|不含|不包括|不包含|扣除")


def find_profile(passages: Sequence[Passage], plan: Plan, titles: Titles, front: Sequence[int]) -> Profile:
    """Return the profile; `front` are the passages before the first heading, `titles` the plan's own title."""
    title = titles.span.of(passages[titles.passage].normal) if titles.passage is not None else ""
    head = [passages[i] for i in front] + [p for p in passages[:90] if p.kind is PassageKind.FURNITURE]
    signed = _issuers(passages, front)
    number = _document_number(head)
    period = find_period(title, passages)
    place: Territory = find_territory(title, [*(p.normal for p in signed), *_publishers(head)], number, head, passages)
    stage = stage_in(title) or next((s for p in head if len(p.normal) < 40 and (s := stage_in(p.normal))), None)
    stage = stage or _stage_of_file(plan.path.stem) or _published(head, number)
    return Profile(
        title=_written_title(passages, titles),
        issuer="、".join(re.sub(r"\s+", "", _NAMED_ISSUER.sub("", _written(p))) for p in signed) or None,
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
    cleaned = without_stage(titles.span.of(text.normal)).removesuffix("全文")
    span = Span(titles.span.start, titles.span.start + len(cleaned))
    return text.to_source(span).of(text.source).replace("**", "").strip() or None


def _issuers(passages: Sequence[Passage], front: Sequence[int]) -> list[Passage]:
    """Return the organisations that sign above a date, in the notice, on the cover or at the end."""
    for run in (list(front), _last(passages)):
        for at, index in enumerate(run):
            if date_alone(passages[index].normal):
                signed: list[Passage] = []
                while at > 0 and _ORGANISATION.match(passages[run[at - 1]].normal):
                    at -= 1
                    signed.insert(0, passages[run[at]])
                if signed:
                    return signed
    return [p for i in front if _NAMED_ISSUER.match((p := passages[i]).normal)][:1]


def _last(passages: Sequence[Passage]) -> list[int]:
    """Return the last dozen of paragraphs, where a plan is signed."""
    written = (i for i in reversed(range(len(passages))) if passages[i].kind in _TEXT)
    return sorted(islice(written, _SIGNED))


def _publishers(head: Sequence[Passage]) -> list[str]:
    """Return who the headline of a notice says publishes the plan: 国务院办公厅关于印发《…》."""
    found = [_PUBLISHER.match(p.normal) for p in head]
    return [m["name"].replace(" ", "、") for m in found if m]


def _written(passage: Passage) -> str:
    return passage.text.source.strip().strip("*# 　")


def _document_number(head: Sequence[Passage]) -> str | None:
    """Return the number of the notice: a line of its own first, then one that a label names."""
    found = [(p, m) for p in head if len(p.normal) < 160 and "号" in p.normal and (m := _NUMBER.search(p.normal))]
    alone = [(p, m) for p, m in found if m[0] == p.normal]
    labelled = [(p, m) for p, m in found if _NUMBER_LABEL.search(p.normal, 0, m.start())]
    first = [(p, m) for p, m in found if m.start() == 0 and len(p.normal) < 60]
    for passage, match in (*alone[:1], *labelled[:1], *first[:1]):
        return passage.text.to_source(Span(*match.span())).of(passage.text.source)
    return None


def _stage_of_file(stem: str) -> str | None:
    """Return the stage that a file name gives; 草案 alone is what any draft is called."""
    stage = stage_in(stem)
    return stage if stage != "草案" else None


def _published(head: Sequence[Passage], number: str | None) -> str | None:
    """Return 批准 or 印发 where the covering lines show it."""
    if any(approval(p.normal) for p in head) and number is None:
        return "批准"
    return "印发" if number or any(_PUBLISHED.search(p.normal) or _ADDRESSED.match(p.normal) for p in head) else None


def _issued(passages: Sequence[Passage], head: Sequence[Passage], front: Sequence[int]) -> str | None:
    """Return the date of the notice, of the approval, of the cover, of the end, or of the page, in this order."""
    alone = [found for i in front if (found := date_alone(passages[i].normal))]
    last = [found for i in _last(passages) if (found := date_alone(passages[i].normal))]
    approved = [found for p in head if (found := approval(p.normal))]
    full = [found for found in (*alone, *approved, *last) if found.day]
    return next((str(found) for found in (*full[:1], *alone, *last, *page_dates(head))), None)


def _cites(passages: Sequence[Passage], own: str) -> list[Cite]:
    """Return the titles in 《》 that the plan names, its own left out."""
    return [*chain.from_iterable(_cited.over(range(len(passages)), passages, frame=(own,)))]


def _cites_of(index: int, passage: Passage, own: str) -> tuple[Cite, ...]:
    """Return the titles in 《》 of one passage, the plan's `own` left out."""
    if passage.kind in (PassageKind.FURNITURE, PassageKind.TOC) or "《" not in passage.normal:
        return ()
    spans = [Span(found.start() + 1, found.end() - 1) for found in QUOTED_TITLE.finditer(passage.normal)]
    cites = [Cite(span.of(passage.normal), index, span) for span in spans]
    return tuple(cite for cite in cites if not own or squash(cite.title) != own)


_cited = Each(_cites_of)


def _excluded(passages: Sequence[Passage]) -> list[str]:
    """Return the areas that the plan leaves out of its scope: （甲区、乙园和丙新城除外）."""
    return [*dict.fromkeys(chain.from_iterable(_left_out.over(passages)))]


def _excluded_by(passage: Passage) -> tuple[str, ...]:
    """Return the areas that one passage leaves out."""
    if passage.kind is not PassageKind.BODY or not _SCOPE.search(passage.normal):
        return ()
    out: list[str] = []
    for found in _EXCLUDED.finditer(passage.normal):
        if found["b"] and "范围" not in passage.normal:
            continue  # 除试点县外 says nothing of the plan's scope
        areas = _NEXT_AREA.split(found["a"] or found["b"] or found["c"])
        out += areas if len("".join(areas)) >= _SHORTEST else ()
    return tuple(out)


_left_out = Each(_excluded_by)
