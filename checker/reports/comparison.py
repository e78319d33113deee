"""指标对照表: each target of the draft beside the targets of the upper plans, the nearest level first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from checker.align.pairs import Pair
from checker.reading.elements import Profile
from checker.reports import facts
from checker.reports.comparison_row import Entry, Line, Years
from checker.reports.formats import save
from checker.reports.levels import Levels
from checker.reports.tables import Align, Column, Group, Report, Table
from checker.review import Review, Role


def write_comparison(review: Review, path: Path, *, author: str, when: datetime) -> None:
    """Write the comparison of targets to `path` (.docx, .xlsx, .html); raises OutputError when it can't."""
    report = comparison_report(review, author=author, when=when)
    save(report, path, when, inputs=[reading.plan.path for reading in review.readings])


def comparison_report(review: Review, *, author: str, when: datetime) -> Report:
    """Return the comparison of targets as a report, before any format."""
    levels = Levels.of(review)
    years = _years(review.pairs)
    entries = list(_entries(review.pairs))
    rows = tuple(Line(review, entry, levels, years).row(i) for i, entry in enumerate(entries, 1))
    table = Table(
        "指标对照表", _columns(levels, years), (Group(rows),), empty="没有可对照的指标", filtered=True, dense=True
    )
    used = [
        f"{levels.mark(i)}{facts.level_name(facts.level_of(r.profile))}：{facts.book_title(review.title(i))}（{_state(r.profile)}）"
        for i, r in enumerate(review.readings)
        if review.roles[i] is Role.UPPER
    ]
    return Report(
        "指标对照表",
        (facts.book_title(review.title(0)), facts.signed(author, when)),
        (table,),
        ("注：1．对照依据：" + ("；".join(used) or "未提供上位规划") + "。", *_FOOTNOTES),
        author,
    )


_FOOTNOTES = (
    "2．数值照录原文：≥为“以上、不低于”，＞为“超过、突破”，≤为“以内、不超过”，＜为“不足、低于”；年份与表头不同的另行注明。",
    "3．年均增速按基期与目标推算；比重类指标的增速是比重本身的增速。差值为本规划减上级规划。",
)


def _state(profile: Profile) -> str:
    """Return stage and date of an upper plan as a footnote names them: 印发，2021-11-05."""
    return "，".join(part for part in (profile.stage or facts.UNKNOWN, profile.issued) if part)


def _entries(pairs: Iterable[Pair]) -> Iterator[Entry]:
    """Yield the draft's targets in the order of its text, then what it lacks, in the order of the upper plans."""
    own: dict[str, Entry] = {}
    lacking: dict[str, Entry] = {}
    for pair in pairs:
        if pair.draft is not None:
            entry = own.setdefault(pair.draft.id, Entry(pair.draft))
        elif pair.upper is not None:
            entry = lacking.setdefault(pair.upper.indicator or pair.upper.name, Entry(None))
        else:
            continue
        entry.pairs.setdefault(pair.plan, pair)
    yield from sorted(own.values(), key=lambda e: (e.draft.passage, e.draft.span) if e.draft else (0, (0, 0)))
    yield from lacking.values()


def _years(pairs: Iterable[Pair]) -> Years:
    pairs = tuple(pairs)
    bases = Counter(m.year for p in pairs for m in (p.draft_base, p.upper_base) if m and m.year)
    targets = Counter(m.year for p in pairs for m in (p.draft, p.upper) if m and m.year)
    return Years(_commonest(bases), _commonest(targets))


def _commonest(years: Counter[int]) -> int | None:
    return years.most_common(1)[0][0] if years else None


def _columns(levels: Levels, years: Years) -> tuple[Column, ...]:
    base = f"基期\n{years.base}年" if years.base else "基期"
    target = f"目标\n{years.target}年" if years.target else "目标"
    nearest = levels.nearest
    upper: list[Column] = []
    for name in levels.names:
        label = levels.label(name)
        if name == nearest:
            upper.append(Column(f"{label}\n{base}", 13, Align.CENTER))
        upper.append(Column(f"{label}\n{target}", 13, Align.CENTER))
    return (
        Column("序号", 7, Align.CENTER),
        Column("指标名称", 27),
        Column("单位", 8, Align.CENTER),
        Column("属性", 9, Align.CENTER),
        Column(f"本规划\n{base}", 13, Align.CENTER),
        Column(f"本规划\n{target}", 13, Align.CENTER),
        Column("年均\n增速", 13, Align.CENTER),
        *upper,
        Column(f"与{levels.label(nearest)}\n差值", 13, Align.CENTER),
        Column(f"占{levels.label(nearest)}\n比重", 12, Align.CENTER),
        Column("判断", 11, Align.CENTER),
        Column("说明", 48),
        Column("出处", 24),
    )
