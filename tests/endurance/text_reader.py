"""Plain text for the fuzzer: lines of plans put together at random, spoiled, in any encoding; read to the end."""

from __future__ import annotations

import random
import zlib
from functools import cache
from pathlib import Path

from checker.errors import PlanError
from checker.plan import BlockKind, Plan
from checker.reading import read
from checker.sources import plan_of
from tests.endurance.judging import Wrong
from tests.endurance.mutations import spoiled_bytes, spoiled_text

PATH = Path("稿件.txt")
_SAMPLES = Path(__file__).resolve().parents[1] / "samples"
_LONGEST = 120
_ENCODINGS = ("gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig")
_WORDS = """
第一章 总体要求｜第二节 发展目标｜一、发展基础｜（一）指导思想｜1.主要任务｜1.1.1｜（1）｜①｜——
专栏3 主要指标｜目  录｜前言……1｜附件1｜附表：｜注：｜来源：｜— 3 —｜到2030年，｜2025—2030年
“十五五”时期｜二〇三〇年｜年均增长6.5%左右，｜比2025年提高3.2个百分点，｜不低于12万亩，｜达到1,200.5亿元，
超过３０００家，｜翻一番，｜下降百分之十八，｜三分之二｜12.5‰｜1/3｜30~50｜-5｜由12提高到15｜森林覆盖率
地区生产总值｜城镇登记失业率｜每千人口拥有执业（助理）医师数｜临溪区｜澜川市｜青澜省
《青澜省“十五五”规划纲要》｜澜府〔2026〕12号｜（征求意见稿）｜XX｜[待补]｜由区发展改革局牵头，区财政局配合，
2026年6月底前完成｜责任单位：｜。｜，｜；｜、｜：｜“｜”｜（｜）｜《｜》｜【｜】｜0｜1e308｜.｜%｜年｜月｜万
亿｜个｜的｜和
"""
WORDS = (
    *_WORDS.strip().replace("\n", "｜").split("｜"),
    "一、发展基础\t12",
    "序号\t指标\t单位\t2025年\t2030年\t属性",
    "1\t研发投入强度\t%\t2.1\t3左右\t预期性",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "\t",
    "9" * 40,
)


@cache
def lines() -> tuple[str, ...]:
    """Return the lines of our own sample plans, long ones cut."""
    found = (line for path in sorted(_SAMPLES.glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return tuple(line[:_LONGEST].lstrip("# ") for line in found if not line.startswith("%") or "\t" in line)


def written(chance: random.Random) -> str:
    """Return some lines of a plan: whole ones, ones put together of words, and spoiled ones."""
    out = []
    for _ in range(1 + chance.randrange(5)):
        if chance.randrange(3):
            out.append("".join(chance.choice(WORDS) for _ in range(1 + chance.randrange(8))))
        else:
            out.append(chance.choice(lines()))
    text = "\n".join(out)
    for _ in range(chance.randrange(3)):
        text = spoiled_text(chance, text)
    return text


def make(chance: random.Random) -> bytes:
    """Return a small text in some encoding, its bytes perhaps spoiled."""
    text, encoding = written(chance), "utf-8"
    if not chance.randrange(4):
        encoding = chance.choice(_ENCODINGS)
    data = text.encode(encoding, "replace")
    return spoiled_bytes(chance, data) if not chance.randrange(5) else data


def run(data: bytes) -> int:
    """Read the text, and now and then what it says; returns how many executions it was."""
    plan = plan_of(PATH, data)
    check(plan)
    if zlib.crc32(data) % 4 == 0:  # the same whenever the same input is run again
        understood(plan)
    return 1


def understood(plan: Plan) -> None:
    """Read what a plan says: whatever could be opened must be read without a refusal."""
    try:
        reading = read(plan)
    except PlanError as error:
        raise Wrong(f"refused after opening: {error}") from error
    count = len(reading.passages)
    places = [heading.passage for heading in reading.outline] + [entry.passage for entry in reading.toc]
    places += [metric.passage for metric in reading.metrics] + [duty.passage for duty in reading.duties]
    if any(not 0 <= place < count for place in places):
        raise Wrong("a record of no passage")


def check(plan: Plan) -> None:
    """Raise Wrong for lines that do not count up, tables of blocks that are not there, or text no file can hold."""
    last: dict[str, int] = {}
    for block in plan.blocks:
        if block.line <= last.get(block.part, 0):
            raise Wrong(f"line {block.line} of {block.part} after {last[block.part]}")
        last[block.part] = block.line
        block.text.encode()
        if block.kind is BlockKind.CELL and block.cell is not None and not 0 <= block.cell.table < len(plan.tables):
            raise Wrong(f"a cell of table {block.cell.table} among {len(plan.tables)}")
    for table in plan.tables:
        for cell in table.cells:
            inside = cell.row + cell.row_span <= table.rows and cell.column + cell.column_span <= table.columns
            if not inside or any(not 0 <= block < len(plan.blocks) for block in cell.blocks):
                raise Wrong(f"{cell} in a table of {table.rows} rows and {table.columns} columns")
