"""How long a structural step takes on a long draft: `python -m tests.benchmarks.bench_structure`.

The draft has 100,000 characters and 40 tables; each step is made by itself, its time the best of five, in seconds of
the processor, and so is the reading of what came of it.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from docx import Document

from checker.plan import Plan
from checker.sources import plan_of
from checker.word.structure import InsertBox, InsertTable, MoveChapter, SetLevel, Step, replayed

_CHAPTERS, _SECTIONS, _PARAGRAPHS, _ROUNDS = 40, 5, 8, 5
_TEXT = "实施创新驱动发展战略，建设区域创新平台，完善科技服务体系，到2030年达到120家。" * 2
_PATH = Path("长稿.docx")


def main() -> None:
    """Print the times of all steps."""
    content = _draft()
    plan = plan_of(_PATH, content)
    print(f"{plan.characters} characters, {len(plan.blocks)} paragraphs")
    for called, step in _steps(plan).items():
        tracked = _best(lambda step=step: replayed(content, [step], author="甲", when=datetime(2026, 1, 1)))
        made = replayed(content, [step], author="甲", when=datetime(2026, 1, 1))
        print(f"{called:24} {tracked:.3f} s, read in {_best(lambda made=made: plan_of(_PATH, made)):.3f} s")


def _steps(plan: Plan) -> dict[str, Step]:
    lines = [block.line for block in plan.blocks if block.level == 1]
    return {
        "level of a heading": SetLevel(lines[3], 2),
        "table": InsertTable(lines[5], (("指标", "2030年"),) * 6, 1, "表1　主要指标"),
        "box": InsertBox(lines[5], "专栏1　重大工程", (_TEXT,) * 5),
        "one chapter of forty": MoveChapter(lines[1], lines[2], lines[30]),
        "half of the plan": MoveChapter(lines[1], lines[20], None),
    }


def _draft() -> bytes:
    document = Document()
    for chapter in range(_CHAPTERS):
        document.add_heading(f"第{chapter + 1}章　重点任务", 1)
        for section in range(_SECTIONS):
            document.add_heading(f"（{section + 1}）主要方向", 2)
            for _ in range(_PARAGRAPHS):
                document.add_paragraph(_TEXT)
        table = document.add_table(rows=6, cols=4)
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.text = "指标"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main()
