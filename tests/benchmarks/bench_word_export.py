"""A Word copy of a very long draft with hundreds of comments and changes, beside reading the draft.

    python -m tests.benchmarks.bench_word_export [--runs 5] [--comments 2000] [--profile]

Makes its own drafts: one of some 775 pages (5,000 paragraphs of four runs, 50 tables of 12 × 6 cells, 320,000
characters, 2 MB of markup), and the same with `--comments` comments of another reviewer in it. Each step runs in a
process of its own; the processor seconds of the least of the runs are shown, and the most memory of any.
`floor`: unpacking the zip, lxml's tree and the text of every `w:p`. `read`: `read_plan`. `export`: everything, also
reading the copy back and verifying it. Bars: export of 200 comments and 200 tracked changes in at most 5 times `read`,
in at most 300 MB.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from lxml import etree

from checker.sources import read_plan
from checker.word.changes import Anchor, Comment, Replacement
from checker.word.export import export
from tests import word_builder as build

TIMES_BAR, MEGABYTES_BAR = 5.0, 300.0
PARAGRAPHS, TABLES, MARKS = 5_000, 50, 200
_WORDS = "推进产业升级生态环境保护城乡统筹民生保障改革创新开放合作安全生产监督管理绩效评价项目投资年度目标任务单位责任"
_WHEN = datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=8)))
_RANGE = (
    '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
)


def draft(comments: int = 0) -> bytes:
    """Return the draft, with that many comments of another reviewer."""
    chance = random.Random(7)

    def words(count: int) -> str:
        return "".join(chance.choices(_WORDS, k=count))

    body: list[str] = []
    for number in range(PARAGRAPHS):
        if number % 100 == 0:
            body.append(build.paragraph(f"{number // 100 + 1}、{words(10)}", style="Heading1"))
        value = build.run(f"{number * 3 + 7}")
        if number < comments:
            value = _RANGE.format(number, value)
        runs = (build.run(f"（{number % 10 + 1}）{words(8)}"), build.run(f"到{2026 + number % 5}年，完成投资"), value)
        indent = '<w:ind w:firstLine="640"/>'
        body.append(build.paragraph(*runs, build.run(f"亿元，{words(30)}。"), properties=indent))
        if number % (PARAGRAPHS // TABLES) == 50:
            body.append(build.table(*[[words(5) for _ in range(6)] for _ in range(12)]))
    noted = "".join(
        f'<w:comment w:id="{n}" {build.WHO} w:initials="张">{build.paragraph("请核对。")}</w:comment>'
        for n in range(comments)
    )
    return build.package(*body, parts={"comments": build.part("comments", noted)} if comments else None)


def floor(path: Path) -> int:
    """Unpack, parse, and collect the text of every paragraph: what no reader can do without."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    texts = ["".join(t.text or "" for t in p.iter(f"{{{build.W}}}t")) for p in root.iter(f"{{{build.W}}}p")]
    return sum(map(len, texts))


def marked(path: Path) -> int:
    """Export the comments and changes; every one must be made."""
    texts = _texts(path)
    chance = random.Random(11)
    comments = [Comment(Anchor(n, 3, 9), f"第{n}段请核对。") for n in chance.sample(sorted(texts), MARKS)]
    changes = [Replacement(Anchor(n, 15, 19), "总投资") for n in chance.sample(sorted(texts), MARKS)]
    began = time.process_time()
    refused = export(
        path, path.with_name("副本.docx"), comments=comments, replacements=changes, author="核稿助手", when=_WHEN
    )
    assert not refused, refused[:3]
    marked.seconds = time.process_time() - began  # type: ignore[attr-defined]
    return len(comments) + len(changes)


def _texts(path: Path) -> dict[int, str]:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = enumerate(root.iter(f"{{{build.W}}}p"), 1)
    texts = {n: "".join(t.text or "" for t in p.iter(f"{{{build.W}}}t")) for n, p in paragraphs}
    return {n: text for n, text in texts.items() if len(text) > 30}


STEPS: dict[str, Callable[[Path], object]] = {"floor": floor, "read": read_plan, "export": marked}


def once(step: str, path: Path) -> tuple[float, float]:
    """Return the processor seconds of one step and the peak megabytes of this process.

    A small draft goes before, so that tables and the dictionary of words are loaded.
    """
    small = path.with_name("小.docx")
    small.write_bytes(build.package(build.paragraph("森林覆盖率达到35%。")))
    read_plan(small)
    export(
        small,
        small.with_name("小副本.docx"),
        comments=[Comment(Anchor(1, 0, 1), "请核对。")],
        replacements=[Replacement(Anchor(1, 0, 5), "绿化率")],
        author="核稿助手",
        when=_WHEN,
    )
    began = time.process_time()
    STEPS[step](path)
    seconds = getattr(STEPS[step], "seconds", time.process_time() - began)
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _child(step: str, path: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_word_export", "--step", step, "--draft", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def report(path: Path, label: str, runs: int) -> bool:
    """Print the figures of one draft; returns whether both bars are met."""
    measured = {step: [_child(step, path) for _ in range(runs)] for step in STEPS}
    least = {step: min(seconds for seconds, _ in found) for step, found in measured.items()}
    most = {step: max(megabytes for _, megabytes in found) for step, found in measured.items()}
    print(f"{label}, least of {runs} processes")
    for step in STEPS:
        print(
            f"  {step:7} {least[step] * 1000:8.0f} ms  {least[step] / least['floor']:5.1f} × floor"
            f"  {least[step] / least['read']:5.2f} × read  {most[step]:5.0f} MB"
        )
    times = least["export"] / least["read"]
    print(f"  bars: {times:.2f} × read (≤ {TIMES_BAR:.0f}), {most['export']:.0f} MB (≤ {MEGABYTES_BAR:.0f})")
    return times <= TIMES_BAR and most["export"] <= MEGABYTES_BAR


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--comments", type=int, default=2000)
    parser.add_argument("--profile", action="store_true", help="print the costliest functions of the export")
    parser.add_argument("--step", choices=list(STEPS), help=argparse.SUPPRESS)
    parser.add_argument("--draft", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.step:
        print(json.dumps(once(options.step, options.draft)))
        return 0
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "草案.docx"
        path.write_bytes(draft())
        if options.profile:
            profile = cProfile.Profile()
            profile.runcall(partial(marked, path))
            pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(30)
            return 0
        good = report(path, "775 pages, 200 comments and 200 changes", options.runs)
        path.write_bytes(draft(options.comments))
        return 0 if report(path, f"the same with {options.comments} comments in it", options.runs) and good else 1


if __name__ == "__main__":
    sys.exit(main())
