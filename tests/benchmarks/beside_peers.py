"""Benchmarks beside peers: one table of ratios, everything measured in one run, turn about.

    python -m tests.benchmarks.beside_peers [--runs 3] [--plans FOLDER] [--recognizers PYTHON] [--only PART...]

Parts: `check` (full check beside jieba cutting the same text, and beside the floor), `numbers` (beside
Recognizers-Text in the Python given, made by `python -m venv X; X/bin/pip install recognizers-text-suite "emoji<2"`),
`read` (.docx beside python-docx), `export` (beside LibreOffice), `growth` (1 to 1,000 drafts), `processes` (two beside
one: by the clock, so on a quiet machine). All others count processor seconds. Plans come from `../shared/plans` or the
folder given, our samples where there are none. Exit status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import beside_peers_many as many
from tests.benchmarks import beside_peers_text as text
from tests.benchmarks import beside_peers_word as word
from tests.benchmarks.beside_peers_table import Row, table

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "plans"
SAMPLES = [ROOT / "tests" / "samples" / name for name in many.SAMPLES]
_PLANS = 10


def spread(paths: list[Path], most: int) -> list[Path]:
    """Return some of the files, from the longest to the shortest."""
    ordered = sorted(paths, key=lambda path: -path.stat().st_size)
    if len(ordered) <= most:
        return ordered
    return [ordered[round(at * (len(ordered) - 1) / (most - 1))] for at in range(most)]


def plans_of(folder: Path) -> list[Path]:
    """Return text plans of different lengths, our samples where the folder has none."""
    found = [path for place in (folder, folder / "real") for path in place.glob("*.txt")]
    return spread(found, _PLANS) or SAMPLES


def word_plans(folder: Path) -> list[Path]:
    """Return .docx plans, our sample where the folder has none."""
    found = [path for place in (folder, folder / "word") for path in place.glob("*.docx")]
    return spread(found, 4) or sorted((ROOT / "resources" / "samples").glob("*.docx"))


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print its table; returns 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plans", type=Path, default=SHARED)
    parser.add_argument("--recognizers", type=Path, metavar="PYTHON")
    parser.add_argument("--drafts", type=int, default=1000, help="for two processes beside one")
    options = _chosen(parser, arguments)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts, words = plans_of(options.plans), word_plans(options.plans)
        parts: dict[str, Callable[[], list[Row]]] = {
            "check": lambda: text.check_rows(texts, options.runs),
            "numbers": lambda: text.number_rows(texts, options.runs, options.recognizers),
            "read": lambda: word.read_rows(words, 10 * options.runs),
            "export": lambda: word.export_rows(words[0], options.runs, word.found_soffice()),
            "growth": lambda: many.growth_rows(folder),
            "processes": lambda: many.two_processes(folder, options.drafts, options.runs),
        }
        for part in options.only:
            rows += parts[part]()
    print(table(rows))
    return 0 if all(row.met for row in rows) else 1


_PARTS = ("check", "numbers", "read", "export", "growth", "processes")


def _chosen(parser: argparse.ArgumentParser, arguments: list[str] | None) -> argparse.Namespace:
    parser.add_argument("--only", nargs="+", choices=_PARTS, default=_PARTS, metavar="PART")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
