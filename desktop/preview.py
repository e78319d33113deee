"""What an export will write, as a page to read before it is written, free of Qt.

The tables are the reports themselves; of a Word copy the comments and changes are listed, each with its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from checker.findings import Certainty, Finding, Severity
from checker.plan import Block
from desktop.edits import one_by_one
from desktop.exporting import Order, Product, is_accepted, is_declined
from desktop.language import tr
from desktop.models.grouping import OUTSIDE

if TYPE_CHECKING:
    from checker.reports.statement_text import Statement

MOST = 200  # rows of a list; a preview is read, not searched
_AROUND = 12  # characters shown on either side of a change
_TABLE = re.compile(r"<table>\s*<colgroup>(.*?)</colgroup>(\s*<thead>.*?</thead>)?", re.DOTALL)
_MANY, _COLUMN = 5, 96  # columns that a preview has room for, and pixels of one where there are more
_UNSHOWN = re.compile(r"<style>.*?</style>|<svg.*?</svg>|<meta[^>]*>|<title>.*?</title>", re.DOTALL)


def preview(order: Order, product: Product) -> str:
    """Return what `product` would hold as HTML without style, for a viewer that knows tables; raises PlanError."""
    return _PAGES[product](order)


def _annotated(order: Order) -> str:
    shown = [f for f in order.review.findings if _commented(f, order)]
    counts = Counter(f.severity for f in shown)
    told = tr("、").join(
        tr("{0} {1}").format(tr(severity.label), count) for severity in Severity if (count := counts[severity])
    )
    head = tr("批注 {0} 条").format(len(shown)) + (tr("（{0}）").format(told) if told else "")
    rows = [(tr(f.severity.label), order.review.chapter(f.places[0]) or tr(OUTSIDE), f.message) for f in shown]
    table = _table({tr("级别"): 16, tr("位置"): 25, tr("批注"): 59}, rows)
    cover = f"<p>{tr('前加一页校核说明：概况、问题数量、所用规划、未校核事项。')}</p>" if order.cover else ""
    return f"<h3>{head}</h3>{cover}{table}{_changed(order)}"


def _commented(finding: Finding, order: Order) -> bool:
    if is_declined(order.decisions, finding.key):
        return False
    if order.accepted_only:
        return is_accepted(order.decisions, finding.key)
    return order.hints or finding.certainty is not Certainty.HINT


def _changed(order: Order) -> str:
    pairs = zip(order.original.blocks, order.review.draft.plan.blocks, strict=True)
    rows = [row for before, after in pairs for row in _of_block(before, after)]
    head = tr("正文改动 {0} 处").format(len(rows))
    return _structure(order) + f"<h3>{head}</h3>" + _table({tr("段"): 8, tr("原文"): 46, tr("改为"): 46}, rows)


def _structure(order: Order) -> str:
    if not order.structure:
        return ""
    head = tr("结构调整 {0} 处").format(len(order.structure))
    return f"<h3>{head}</h3>" + "".join(f"<p>{escape(one.name)}</p>" for one in order.structure)


def _of_block(before: Block, after: Block) -> Iterator[tuple[str, str, str]]:
    """Yield line, words before and words after of each change of a block, with some characters around."""
    text = before.text
    for edit in one_by_one([(before, after)]):
        start, end = edit.anchor.start, edit.anchor.end
        ahead, old, behind = text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]
        yield str(before.line), f"{ahead}{old}{behind}", f"{ahead}{edit.text}{behind}"


def _issues(order: Order) -> str:
    from checker.reports.issues import issues_report

    return _report(issues_report, order, decisions=order.decisions, hints=order.hints)


def _comparison(order: Order) -> str:
    from checker.reports.comparison import comparison_report

    return _report(comparison_report, order)


def _alignment(order: Order) -> str:
    from checker.reports.alignment import alignment_report

    return _report(alignment_report, order, decisions=order.decisions)


def _report(make: Callable[..., object], order: Order, **also: object) -> str:
    from checker.reports.html import html_bytes

    report = make(order.review, author=order.author, when=order.when, **also)
    page = _UNSHOWN.sub("", html_bytes(report, order.when).decode("utf-8"))  # type: ignore[arg-type]
    return _TABLE.sub(_laid_out, page)


def _laid_out(table: re.Match[str]) -> str:
    """Return the beginning of a table with widths as the viewer knows them; one of many columns is scrolled to."""
    widths = re.findall(r"width:([\d.]+%)", table[1])
    whole = f"{len(widths) * _COLUMN}" if len(widths) > _MANY else "100%"
    head = table[2] or ""
    for width in widths:
        head = head.replace('<th scope="col">', f"<th width='{width}'>", 1)
    return f"<table width='{whole}'>{head}"


def _statement(order: Order) -> str:
    from checker.reports.statement import statement

    return _text(statement(order.review, decisions=order.decisions, author=order.author, when=order.when))


def _explanation(order: Order) -> str:
    from checker.reports.explanation import explanation

    made = explanation(
        order.review,
        facts=order.facts,
        opinions=order.opinions,
        decisions=order.decisions,
        author=order.author,
        when=order.when,
    )
    return _text(made)


def _text(made: Statement) -> str:
    """Return a document of headed parts; the tables between them are left to the file."""
    parts = [f"<h1>{escape(made.title)}</h1><p>{escape(made.lead)}</p>"]
    for part in made.parts:
        parts.append(f"<h3>{escape(part.title)}</h3>")
        parts += [f"<p>{escape(line.head + line.text)}</p>" for line in part.lines]
    return "".join(parts)


def _ledger(order: Order) -> str:
    from checker.reports.ledger import ledger_report

    return _report(ledger_report, order)


def _table(heads: Mapping[str, int], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table; `heads` gives each column's heading and its width in per cent."""
    if not rows:
        return f"<p>{tr('没有')}</p>"
    lines = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in rows[:MOST]]
    more = f"<p>{tr('另有 {0} 条，此处从略。').format(len(rows) - MOST)}</p>" if len(rows) > MOST else ""
    head = "".join(f"<th width='{wide}%'>{escape(text)}</th>" for text, wide in heads.items())
    return f"<table width='100%'><tr>{head}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>{more}"


_PAGES: dict[Product, Callable[[Order], str]] = {
    Product.ANNOTATED: _annotated,
    Product.REVISED: _changed,
    Product.CLEAN: _changed,
    Product.ISSUES: _issues,
    Product.COMPARISON: _comparison,
    Product.ALIGNMENT: _alignment,
    Product.STATEMENT: _statement,
    Product.EXPLANATION: _explanation,
    Product.LEDGER: _ledger,
}
