"""A report as one self-contained page: own style for screen, print, light and dark; nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

from checker.reports.chart_svg import classes, colours, svg
from checker.reports.dumbbell import Chart, ChartRow, picture, symbol
from checker.reports.tables import Cell, Group, Mark, Notes, Report, Row, Table, clean

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #c9c9c9; --head: #ececec; --soft: #666;
  --error: #b00020; --major: #a04a00; --minor: #1f4e8c; --info: #595959; --good: #1e6b36; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #1b1b1d; --line: #4a4a4d; --head: #2b2b2e;
  --soft: #a8a8a8; --error: #ff8a96; --major: #ffb169; --minor: #8dbcff; --info: #bdbdbd; --good: #7fd69a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 96rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 16px/1.65 "仿宋", FangSong, "Songti SC", "Noto Serif CJK SC", serif; }
h1 { text-align: center; margin: .5rem 0;
  font: 28px/1.4 "方正小标宋简体", "华文中宋", STZhongsong, "Noto Serif CJK SC", serif; }
h2, th { font-family: "黑体", SimHei, "PingFang SC", "Noto Sans CJK SC", sans-serif; font-weight: normal; }
h2 { font-size: 18px; margin: 1.6rem 0 .5rem; }
.subtitle { text-align: center; color: var(--soft); margin: 0; }
.scroll { overflow-x: auto; }
.scroll.main { overflow: visible; }
table { border-collapse: collapse; width: 100%; font-size: 15px; }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; vertical-align: middle; white-space: pre-line;
  overflow-wrap: anywhere; }
th { background: var(--head); }
.main thead th { position: sticky; top: 0; }
.center { text-align: center; } .right { text-align: right; } .left { text-align: left; }
.error { color: var(--error); } .major { color: var(--major); } .minor { color: var(--minor); }
.info { color: var(--info); } .good { color: var(--good); }
td.error, td.major, td.minor, td.info, td.good { font-weight: bold; }
th.group { text-align: left; }
.footnotes { color: var(--soft); font-size: 14px; margin-top: 1rem; }
.footnotes p, .notes p { margin: .2rem 0; }
.chart td { padding: .3rem .6rem; } .chart svg { display: block; } .guide { color: var(--line); }
.lane { height: 20px; line-height: 20px; white-space: nowrap; } .soft { color: var(--soft); }
.legend { margin: .3rem 0; } .legend svg { vertical-align: -2px; } .legend span { margin-right: 1.5rem; }
@media print { @page { size: A4 PAGE; margin: 15mm; }
  :root { --ink: #000; --paper: #fff; --line: #666; --head: #eee; --soft: #333; --error: #b00020; --major: #a04a00;
    --minor: #1f4e8c; --info: #444; --good: #1e6b36; }
  body { max-width: none; padding: 0; font-size: 12px; } table { font-size: 11px; } .scroll { overflow: visible; }
  thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; }
  .main thead th { position: static; } }
"""


def html_bytes(report: Report, when: datetime) -> bytes:
    """Return the report as the bytes of an .html page in UTF-8; `when` is its time of creation."""
    return "\n".join(_page(report, when)).encode("utf-8")


def _page(report: Report, when: datetime) -> Iterator[str]:
    style = STYLE.replace("PAGE", "landscape" if report.landscape else "portrait") + _chart_style(report)
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f'<meta name="author" content="{_text(report.author)}">'
    yield f'<meta name="date" content="{when.isoformat(timespec="seconds")}">'
    yield f"<title>{_text(report.title)}</title>\n<style>{style}</style>\n</head>\n<body>"
    yield f"<h1>{_text(report.title)}</h1>"
    yield from (f'<p class="subtitle">{_text(text)}</p>' for text in report.subtitles)
    for part in report.printed():
        yield "<section>" if part.name == report.title else f"<section>\n<h2>{_text(part.name)}</h2>"
        yield from _part(part)
        yield "</section>"
    if report.footnotes:
        yield '<footer class="footnotes">'
        yield from (f"<p>{_text(text)}</p>" for text in report.footnotes)
        yield "</footer>"
    yield "</body>\n</html>"


def _part(part: Table | Notes | Chart) -> Iterator[str]:
    if isinstance(part, Notes):
        return _notes(part.lines)
    return _chart(part) if isinstance(part, Chart) else _table(part)


_LANE = 20.0
"""The height of a chart's lane, which the style gives its words as well."""


def _chart_style(report: Report) -> str:
    """Return the colours of the report's chart on light, dark and printed pages."""
    series = next((part.series for part in report.parts if isinstance(part, Chart)), ())
    if not series:
        return ""
    light, dark = colours(series), colours(series, dark=True)
    return (
        f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"@media print {{ :root {{ {light} }} }}\n{classes(series)}\n"
    )


def _chart(chart: Chart) -> Iterator[str]:
    legend = "".join(
        f"<span>{svg(symbol(chart.series, at))} {_text(one.label)}</span>" for at, one in enumerate(chart.series)
    )
    yield f'<p class="legend">{legend}</p>\n<div class="scroll"><table class="chart"><thead><tr>'
    heads = ("指标", "基期 → 目标", chart.heading)
    yield "".join(f'<th scope="col">{_text(head)}</th>' for head in heads) + "</tr></thead><tbody>"
    yield from (_chart_row(row, chart) for row in chart.rows)
    yield "</tbody></table></div>"
    yield from _notes(chart.lines)


def _chart_row(row: ChartRow, chart: Chart) -> str:
    drawn = svg(picture(row, chart.series, 420, _LANE), row.sentence)
    note = f'<br><span class="soft">{_text(row.note)}</span>' if row.note else ""
    lanes = "".join(f'<div class="lane">{_text(lane.text)}</div>' for lane in row.lanes)
    return f'<tr><th scope="row" class="group">{_text(row.title)}{note}</th><td>{drawn}</td><td>{lanes}</td></tr>'


def _notes(lines: Iterable[str]) -> Iterator[str]:
    yield '<div class="notes">'
    yield from (f"<p>{_text(line)}</p>" for line in lines)
    yield "</div>"


def _table(table: Table) -> Iterator[str]:
    total = sum(column.width for column in table.columns)
    yield f'<div class="scroll{" main" if table.filtered else ""}"><table>'
    yield "<colgroup>" + "".join(f'<col style="width:{c.width / total:.1%}">' for c in table.columns) + "</colgroup>"
    if table.header:
        heads = "".join(f'<th scope="col">{_text(column.title)}</th>' for column in table.columns)
        yield f"<thead><tr>{heads}</tr></thead>"
    for group in table.groups:
        yield from _group(group, table)
    if not any(True for _ in table.rows()):
        yield f'<tbody><tr><td colspan="{len(table.columns)}">{_text(table.empty)}</td></tr></tbody>'
    yield "</table></div>"


def _group(group: Group, table: Table) -> Iterator[str]:
    if not group.rows:
        return
    yield "<tbody>"
    if group.title:
        tone = f" {group.tone}" if group.tone else ""
        across = f'scope="rowgroup" colspan="{len(table.columns)}"'
        yield f'<tr><th class="group{tone}" {across}>{_text(group.title)}</th></tr>'
    yield from (_row(row, table, spans) for row, spans in zip(group.rows, table.spans(group), strict=True))
    yield "</tbody>"


def _row(row: Row, table: Table, spans: list[int]) -> str:
    cells = zip(row, table.columns, spans, strict=True)
    return "<tr>" + "".join(_cell(cell, column.align, span) for cell, column, span in cells if span) + "</tr>"


def _cell(cell: Cell, align: str, span: int) -> str:
    tone = f" {cell.tone}" if cell.tone else ""
    rows = f' rowspan="{span}"' if span > 1 else ""
    return f'<td class="{align}{tone}"{rows}>{_cell_text(cell)}</td>'


def _cell_text(cell: Cell) -> str:
    if not cell.stretches:
        return _text(cell.text)
    return "".join(_ELEMENTS[mark].format(_text(text)) for text, mark in cell.stretches)


_ELEMENTS = {None: "{}", Mark.GONE: "<del>{}</del>", Mark.NEW: "<ins>{}</ins>"}


def _text(text: str) -> str:
    return escape(clean(text), quote=True)
