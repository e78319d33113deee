"""衔接情况说明: two pages of prose at most from the two tables, with placeholders where the drafter must say why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from checker.decisions import Decisions
from checker.files import check_output, write_bytes
from checker.reading.elements import Profile
from checker.reports import facts
from checker.reports.formats import check_package
from checker.reports.levels import Levels
from checker.reports.statement_detail import Detail, fullest
from checker.reports.statement_lacking import Lacking
from checker.reports.statement_matters import Matters
from checker.reports.statement_pages import fits
from checker.reports.statement_rows import KINDS, Row, rows
from checker.reports.statement_targets import Targets
from checker.reports.statement_text import (
    ATTACHMENTS,
    TARGETS_TABLE,
    Line,
    Part,
    Statement,
    bare,
    plan_word,
)
from checker.review import Review, Role

_RECHECK = "复核"
"""In the notes on upper plans that are not issued yet, of which the first section speaks already."""
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def write_statement(
    review: Review, path: Path, *, decisions: Decisions | None = None, author: str, when: datetime
) -> None:
    """Write the statement to `path` (.docx); raises OutputError when it can't be written."""
    from checker.reports.statement_docx import statement_bytes

    check_output(path, tuple(reading.plan.path for reading in review.readings))
    data = statement_bytes(statement(review, decisions=decisions, author=author, when=when), when)
    write_bytes(path, data, check=lambda written: check_package(path, written))


def statement(review: Review, *, decisions: Decisions | None = None, author: str, when: datetime) -> Statement:
    """Return the statement, before any format: in the most detailed form that stays on two pages."""
    given, levels = decisions or Decisions(), Levels.of(review)
    found = rows(review, levels)

    def made(detail: Detail) -> Statement:
        return _made(review, levels, given, found, detail, author=author, when=when)

    return made(fullest(lambda detail: fits(made(detail))))


def _made(
    review: Review,
    levels: Levels,
    given: Decisions,
    found: tuple[Row, ...],
    detail: Detail,
    *,
    author: str,
    when: datetime,
) -> Statement:
    title = facts.book_title(review.title(0))
    compared = any(role is Role.UPPER for role in review.roles)
    matters = Matters(review, levels, given, found, detail, tuple(left_out(review, levels)))
    parts = [Part("编制依据与上位规划", (Line(_basis(review, levels, detail)),))]
    if compared:
        lacking = Lacking(review, levels, given, found, detail)
        parts += [
            Part("总体衔接情况", (Line(overall(review, found, matters, detail)),)),
            Part("指标衔接情况", tuple(Targets(review, levels, given, found, detail).lines())),
            Part("尚未承接的上位目标", (Line(lacking.text()),)),
            Part("任务、名称、空间等衔接情况", tuple(matters.lines())),
        ]
    else:
        parts.append(Part("未作衔接的内容", (Line(matters.left_out()),)))
    return Statement(
        f"关于{title}衔接情况的说明",
        f"现将{f'{facts.book_title(bare(review.title(0)))}（以下简称本规划）' if detail.states else '本规划'}"
        "与上位规划的衔接情况说明如下。",
        tuple(parts),
        ATTACHMENTS if compared else (),
        review.draft.profile.issuer or "【请填写编制单位】",
        f"{when.year}年{when.month}月{when.day}日",
        author,
    )


def _basis(review: Review, levels: Levels, detail: Detail) -> str:
    """Return which upper plans were compared, in what state, and which levels are lacking."""
    uppers = levels.order
    if not uppers:
        return "本次校核没有提供上位规划，未作衔接对照。"
    named = "；".join(_named(review, levels, plan, detail) for plan in uppers[: detail.plans])
    count = f"共{len(uppers)}部" if len(uppers) > 1 else ""
    rest = f"等，名称、文号和状态见{TARGETS_TABLE}的注" if len(uppers) > detail.plans else ""
    text = f"衔接对照的上位规划{f'{count}：' if count else '为'}{named}{rest}。"
    drafts = [p for p in uppers if _is_draft(review.readings[p].profile)]
    if drafts:
        names = "、".join(plan_word(review, levels, plan) for plan in drafts)
        text += f"{names}所用文本尚未印发，比对结论仅供参考，以印发稿复核为准。"
    lacking = [levels.label(name) for name in levels.names if name and not levels.plans.get(name)]
    return f"{text}没有提供{'、'.join(lacking)}规划，未作对照。" if lacking else text


def _named(review: Review, levels: Levels, plan: int, detail: Detail) -> str:
    """Return how an upper plan is introduced: 市级规划《…》（甲府〔2021〕3号，2021年11月5日印发）."""
    title, profile = review.title(plan), review.readings[plan].profile
    shown = title if detail.states else bare(title)
    state = f"（{state_of(profile)}）" if detail.states else ""
    return f"{plan_word(review, levels, plan)}{facts.book_title(shown)}{state}"


def _is_draft(profile: Profile) -> bool:
    return bool(profile.stage and profile.stage.endswith("稿") and profile.stage != "印发稿")


def state_of(profile: Profile) -> str:
    """Return number, date and stage of an upper plan: 甲府〔2021〕3号，2021年11月5日印发."""
    stage = (profile.stage or "").removesuffix("稿") if profile.stage == "印发稿" else profile.stage or ""
    date = _spoken_date(profile.issued)
    told = f"{date}{stage}" if stage in ("印发", "批准") else "，".join(part for part in (stage, date) if part)
    return "，".join(part for part in (profile.doc_number, told) if part) or "文号、印发时间未注明"


def _spoken_date(date: str | None) -> str:
    found = _DATE.fullmatch(date or "")
    if found is None:
        return date or ""
    year, month, day = found.groups()
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def overall(review: Review, found: tuple[Row, ...], matters: Matters, detail: Detail) -> str:
    """Return how many targets were laid side by side, with what outcome (the parts add up), and the other matters."""
    others, aside = len(matters.findings()), sum(not pair.headline for pair in review.pairs)
    beside = f"任务、名称、空间等方面需要说明的事项{others}项。" if others else ""
    more = f"同一指标其他年份、口径的目标和单项任务目标{aside}项，另列{TARGETS_TABLE}的电子表格。"
    beside += more if aside and detail.aside else ""
    if not found:
        return f"本规划与上位规划没有可对照的主要指标。{beside}"
    counts = [(name, sum(is_one(row) for row in found)) for name, is_one in KINDS]
    told = "，".join(f"{name}{count}项" for name, count in counts if count)
    return f"本规划与上位规划共对照指标{len(found)}项（逐项列{TARGETS_TABLE}），其中：{told}。{beside}"


def left_out(review: Review, levels: Levels) -> Iterator[str]:
    """Yield what was not aligned and why, without full stops; what the first section says already is left out."""
    drafts = [bare(review.title(p)) for p in levels.order if _is_draft(review.readings[p].profile)]
    for note in dict.fromkeys(review.not_checked):
        if not (_RECHECK in note and any(title in note for title in drafts)):
            yield note.rstrip("。")
