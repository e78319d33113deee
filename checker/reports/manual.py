"""规则手册: every rule's page in one document, after a table of all rules, before what is not checked and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from checker import PROGRAM, VERSION
from checker.reports.formats import save
from checker.reports.tables import Align, Column, Notes, Report, Table, cells
from checker.rules.manual import LeftOut, Page, labelled

_RULES = (
    Column("编号", 2.4, Align.CENTER),
    Column("名称", 3.9),
    Column("级别", 1.6, Align.CENTER),
    Column("把握", 1.6, Align.CENTER),
    Column("范围", 2.7, Align.CENTER),
    Column("查什么", 5.6),
)
_LEFT_OUT = (Column("编号", 2.4, Align.CENTER), Column("没有核查的内容", 5.2), Column("原因", 9.0))
_READ = (
    "级别：错误必须改；须说明的，说明或修改；一般为建议；提示供参考。",
    "把握：确定的可能带可靠改法；很可能的给出建议写法；提示需人工判断，默认不写进批注和清单。",
    "例文中【】内为标出的文字；“上位”是放在旁边对照的上位规划。例文中的地名、数字均为虚构。",
    "不合本单位习惯的规则可以停用，界限可以调整，方法见 README“调整规则”。",
)


def write_manual(pages: Sequence[Page], left_out: Sequence[LeftOut], path: Path, when: datetime) -> None:
    """Write the manual to `path` as .docx, .xlsx or .html; raises OutputError."""
    save(manual_report(pages, left_out), path, when)


def manual_report(pages: Sequence[Page], left_out: Sequence[LeftOut]) -> Report:
    """Return the manual as a report: how to read it, all rules, each page, what is left out."""
    return Report(
        title="规则手册",
        subtitles=(f"{PROGRAM} {VERSION}　共 {len(pages)} 条规则",),
        parts=(
            Notes("怎样读这本手册", _READ),
            _overview(pages),
            *(Notes(f"{page.code}　{page.name}", tuple(_lines(page))) for page in pages),
            *([_missing(left_out)] if left_out else []),
        ),
        author=PROGRAM,
        landscape=False,
    )


def _overview(pages: Iterable[Page]) -> Table:
    rows = tuple(cells((p.code, p.name, p.severity, p.certainty, p.scope, p.claim)) for p in pages)
    return Table.of("规则一览", _RULES, rows)


def _missing(left_out: Iterable[LeftOut]) -> Table:
    return Table.of("没有核查的内容", _LEFT_OUT, tuple(cells((one.code, one.name, one.reason)) for one in left_out))


def _lines(page: Page) -> Iterable[str]:
    """Yield the page line by line, a text of several paragraphs with each on a line of its own."""
    yield f"级别：{page.severity}　把握：{page.certainty}　范围：{page.scope}"
    yield page.claim
    yield f"为什么：{page.why}"
    if page.basis:
        yield f"依据：{page.basis}"
    for label, text in labelled(page):
        first, *others = text.split("\n")
        yield f"{label}：{first}"
        yield from others
