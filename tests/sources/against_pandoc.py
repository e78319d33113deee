"""Where our visible text of Word documents and pandoc's (`--track-changes=accept`) differ.

    python -m tests.sources.against_pandoc [FOLDER] [--only WORDS]

Without FOLDER `../shared/word_samples`. Words are compared as a bag: pandoc puts notes where they are referred to. Its
captions of tables, descriptions of pictures and formulas are left out, as is what only we read: headers, text boxes.
Each difference is printed with the words that only one side has, to be explained. Known ones of pandoc: it loses text
that stands beside `w:fldChar` in one run, keeps of a paragraph with a text box the box alone, knows no `w:cellDel`, and
gives symbol fonts Greek letters.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.errors import PlanError
from checker.plan import BlockKind
from checker.sources import read_plan

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\ufeff]")
_LEFT_OUT = ("Image", "Math", "Caption")
_LAST_FIELD = ("Link", "Span", "Div", "Header", "Quoted", "Cite", "Code", "CodeBlock")
_LINES = ("Para", "Plain", "Header", "CodeBlock", "Note")


def texts(node: Any) -> Iterator[str]:
    """Yield the text of a piece of pandoc's tree."""
    if isinstance(node, list):
        for inner in node:
            yield from texts(inner)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind == "Str":
            yield str(content)
        elif kind == "Table":
            yield from texts(content[3:])
        elif kind not in _LEFT_OUT and content is not None:
            yield from _inside(str(kind), content)


def _inside(kind: str, content: Any) -> Iterator[str]:
    """Yield the text of an element that holds others; attributes and targets are none."""
    if kind == "Note":
        yield "\n"
    if kind in ("Code", "CodeBlock"):
        yield str(content[1])
    elif kind in _LAST_FIELD:
        yield from texts(content[1] if kind in ("Link", "Span", "Div") else content[-1])
    else:
        yield from texts(content)
    if kind in _LINES:
        yield "\n"


def pandoc(path: Path, program: str) -> str:
    """Return the text that pandoc reads."""
    command = [program, "--track-changes=accept", "-f", "docx", "-t", "json", str(path)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    document = json.loads(done.stdout)
    title = [piece for value in document["meta"].values() for piece in (*texts(value.get("c")), "\n")]
    return "".join([*title, *texts(document["blocks"])])


def words(text: str) -> Counter[str]:
    """Return the words and Chinese characters of a text, wide and narrow forms alike."""
    return Counter(_WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFKC", text))))


def compared(path: Path, program: str) -> str:
    """Return `equal`, or what differs."""
    try:
        plan = read_plan(path)
    except PlanError as refusal:
        return f"refused {refusal.code}"
    seen = words("\n".join(b.text for b in plan.blocks if b.kind != BlockKind.HEADER))
    boxes = words("\n".join(b.text for b in plan.blocks if b.kind is BlockKind.BOX))
    try:
        theirs = words(pandoc(path, program))
    except subprocess.SubprocessError:
        return "pandoc fails"
    only_pandoc, only_we = theirs - seen, seen - theirs - boxes
    if not only_pandoc and not only_we:
        return "equal"
    shown = (f"{sum(bag.values())} {[word for word, _ in bag.most_common(8)]}" for bag in (only_pandoc, only_we))
    return "pandoc alone {}, we alone {}".format(*shown)


def main(arguments: list[str] | None = None) -> int:
    """Print the comparison; returns 2 where pandoc or the files are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    samples = Path(__file__).resolve().parents[2].parent / "shared" / "word_samples"
    parser.add_argument("folder", nargs="?", type=Path, default=samples)
    parser.add_argument("--only", default="")
    options = parser.parse_args(arguments)
    try:
        import pypandoc
    except ImportError:
        print("pandoc (pypandoc_binary) is not here", file=sys.stderr)
        return 2
    kinds = (".docx", ".docm", ".dotx", ".dotm")
    paths = sorted(p for p in options.folder.rglob("*") if p.suffix.lower() in kinds and options.only in p.name)
    outcomes: Counter[str] = Counter()
    for path in paths:
        outcome = compared(path, pypandoc.get_pandoc_path())
        outcomes[outcome if " " not in outcome else outcome.split()[0]] += 1
        if outcome != "equal":
            print(f"{path.name}: {outcome}")
    print(f"{len(paths)} files: {dict(outcomes)}")
    return 0 if paths else 2


if __name__ == "__main__":
    sys.exit(main())
