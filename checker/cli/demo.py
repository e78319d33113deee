"""`demo` and the sample review it shares with the self-test."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from checker import PROGRAM, resources
from checker.cli.outputs import Wanted, write
from checker.cli.progress import drain
from checker.engine import check
from checker.errors import FolderMissing, WriteFailed
from checker.reading import read
from checker.review import Review
from checker.sources import read_plan


def sample_paths() -> tuple[Path, list[Path]]:
    """Return the sample draft and its sample upper plans, nearest level first."""
    names = {row["role"]: row["file"] for row in resources.rows("samples/samples.tsv")}
    folder = "samples/"
    return resources.path(folder + names["draft"]), [
        resources.path(folder + names[role]) for role in ("city", "province")
    ]


def review_sample() -> Review:
    """Check the sample draft against its upper plans."""
    draft, uppers = sample_paths()
    return drain(check(read(read_plan(draft)), [read(read_plan(path)) for path in uppers]), draft.name)


def demo(options: argparse.Namespace, open_window: Any = None) -> int:
    """Check the sample, write the Word copies, report and tables, and open the window where there is a screen."""
    folder: Path = options.output
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise WriteFailed(folder, detail="已有同名文件") from None
    except OSError:
        raise FolderMissing(folder) from None
    review = review_sample()
    stem = review.draft.plan.path.stem
    outputs = {
        "annotated": folder / f"{stem}_批注稿.docx",
        "revised": folder / f"{stem}_修订稿.docx",
        "report": folder / f"{stem}_问题清单.docx",
        "table": folder / f"{stem}_指标对照表.xlsx",
        "alignment": folder / f"{stem}_规划衔接情况表.docx",
        "statement": folder / f"{stem}_衔接情况说明.docx",
        "json": folder / f"{stem}.json",
    }
    notes = write(review, Wanted(outputs, PROGRAM, datetime.now()))
    _tell(review, outputs, notes)
    if open_window is not None and not options.no_window and has_screen():
        draft, uppers = sample_paths()
        return int(open_window([draft], uppers))
    return 0


def has_screen() -> bool:
    """Tell whether a window can be shown and somebody is there to close it."""
    if os.environ.get("CI") or not sys.stdout.isatty():
        return False
    needs_display = sys.platform.startswith("linux")
    return not needs_display or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell(review: Review, outputs: dict[str, Path], notes: list[str]) -> None:
    out = sys.stdout
    out.write(f"待审稿：{review.title(0)}\n")
    for plan in range(1, len(review.readings)):
        out.write(f"上位规划：{review.title(plan)}\n")
    out.write(f"发现 {len(review.findings)} 个问题：\n")
    for finding in review.findings:
        out.write(f"  {finding.severity.label}　{finding.rule}　{finding.message}\n")
    for note in (*review.not_checked, *notes):
        out.write(f"注意：{note}\n")
    for path in outputs.values():
        out.write(f"已写入 {path}\n")
