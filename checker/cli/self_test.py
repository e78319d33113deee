"""`--self-test`: does this installation read, check and write the sample as it should?"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from checker import PROGRAM, VERSION, resources
from checker.cli.demo import review_sample
from checker.cli.outputs import Wanted, write
from checker.reading import read
from checker.review import Review
from checker.sources import read_plan


def self_test() -> int:
    """Print one line a step; returns 0 when all are right, 3 when one is not."""
    review = review_sample()
    steps = [("读取样例", _reads(review)), ("校核样例", _finds(review)), ("导出并复核", _writes(review))]
    for name, problem in steps:
        sys.stdout.write(f"{name}：{problem or '正常'}\n")
    failed = any(problem for _, problem in steps)
    sys.stdout.write(f"{PROGRAM} {VERSION} 自检{'未通过，请重新安装' if failed else '通过'}。\n")
    return 3 if failed else 0


def _reads(review: Review) -> str | None:
    empty = [
        review.title(i) for i, r in enumerate(review.readings) if not (r.outline and r.metrics and r.profile.title)
    ]
    return f"未能读全：{'、'.join(empty)}" if empty else None


def _finds(review: Review) -> str | None:
    expected = {row["rule"] for row in resources.rows("samples/expected.tsv")}
    missing = sorted(expected - {finding.rule for finding in review.findings})
    return f"应有而未发现：{'、'.join(missing)}" if missing else None


def _writes(review: Review) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{name}.docx" for name in ("annotated", "revised", "report", "table")}
        write(review, Wanted(paths, PROGRAM, datetime.now()))
        again = read(read_plan(paths["annotated"]))
    own = [block.text for block in review.draft.plan.blocks if block.part == "body"]
    return None if own == [b.text for b in again.plan.blocks if b.part == "body"] else "批注稿的正文与原稿不一致"
