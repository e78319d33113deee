"""The bars of changed paragraphs over folders of documents: divided, joined, deleted, inserted; earlier ones accepted.

    python -m tests.word.corpus.paragraphs FOLDER... [--seed N...] [--limit N] [--judged N] [--without-oracles]

Every Word file takes three tracked replacements, and one paragraph divided, one joined with the next, one deleted and
one inserted at random visible places, the same for the same seed; then its earlier changes are accepted in a copy. Own
readers look at every file; so do the programs of others, which take seconds a file, unless --judged gives them fewer.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from checker.errors import NoText, PlanError
from checker.plan import BODY, Block, Plan
from checker.sources import read_plan
from checker.sources.package import Package
from checker.word.changes import Anchor, Earlier, Mode, Refusal, Replacement
from checker.word.export import export
from checker.word.parts import MAIN_TYPES, Parts
from checker.word.resolution import revisions
from checker.word.story import part_of
from tests.word.corpus import oracles, pandoc_text, places, views
from tests.word.corpus.measure import Outcome
from tests.word.corpus.readings import AUTHOR, OURS, WHEN, entries

KINDS = ("replaced", "divided", "joined", "deleted", "inserted")
NEW = "新插入的一段：到2030年达到125亿元。"


def changes(blocks: Sequence[Block], seed: str) -> list[tuple[str, Replacement]]:
    """Return the changes with what they are called; none overlaps or borders on another."""
    chance = random.Random(seed)
    out = [
        ("replaced", Replacement(edit.anchor, edit.text or ""))
        for edit in places.edits(blocks, seed, comments=0)
        if edit.text is not None
    ]
    taken = {(change.anchor.part, change.anchor.line) for _, change in out}
    filled = [i for i, block in enumerate(blocks) if block.text.strip()]
    for kind in KINDS[1:]:
        free = [i for i in filled if _free(blocks, i, taken)]
        if kind in ("joined", "deleted"):
            free = [i for i in free if _beside(blocks, i) and _free(blocks, i + 1, taken)]
        if not free:
            continue
        index = chance.choice(free)
        block, size = blocks[index], len(blocks[index].text)
        change = {
            "divided": Replacement(Anchor(block.line, size // 2, size // 2, block.part), "\n"),
            "joined": Replacement(Anchor(block.line, size, 0, block.part, block.line + 1), ""),
            "deleted": Replacement(Anchor(block.line, 0, 0, block.part, block.line + 1), ""),
            "inserted": Replacement(Anchor(block.line, size, size, block.part), "\n" + NEW),
        }[kind]
        taken |= {(block.part, line) for line in range(block.line - 1, change.anchor.last + 2)}
        out.append((kind, change))
    return out


def intended(blocks: Sequence[Block], done: Iterable[Replacement]) -> dict[str, list[str]]:
    """Return the lines of each part, empty ones left out, as they read with the changes made."""
    parts: dict[str, dict[int, str]] = {}
    for block in blocks:
        parts.setdefault(block.part, {})[block.line] = block.text
    for change in sorted(done, key=lambda c: (c.anchor.line, c.anchor.start), reverse=True):
        at, lines = change.anchor, parts[change.anchor.part]
        lines[at.line] = lines[at.line][: at.start] + change.text + lines[at.last][at.end :]
        if at.last != at.line:
            del lines[at.last]
    return {part: [t for line in lines.values() for t in line.split("\n") if t] for part, lines in parts.items()}


def measured(path: Path, seeds: Sequence[int], *, with_oracles: bool = True) -> Outcome:
    """Measure all bars on one document with each seed; a crash is recorded, not raised."""
    outcome = Outcome(path)
    try:
        plan = read_plan(path)
    except PlanError as error:
        outcome.refused = "no text" if isinstance(error, NoText) else f"{error.code} {error.detail}"
        return outcome
    outcome.counts["documents judged by others"] += with_oracles
    before = oracles.findings(path) if with_oracles else None
    with tempfile.TemporaryDirectory() as folder:
        try:
            for seed in seeds:
                _Run(outcome, plan, Path(folder), seed, before).all()
            _accept(outcome, plan, Path(folder), before)
            outcome.check("no crash", True)
        except Exception:
            outcome.check("no crash", False, " ".join(traceback.format_exc(limit=-4).split())[-500:])
    return outcome


def _measured(path: Path, seeds: Sequence[int], judged: frozenset[Path]) -> Outcome:
    """Measure one document, with the programs of others if it is among the judged."""
    return measured(path, seeds, with_oracles=path in judged)


class _Run:
    """One document with the places of one seed."""

    def __init__(
        self, outcome: Outcome, plan: Plan, folder: Path, seed: int, before: dict[str, oracles.Findings | None] | None
    ) -> None:
        self.outcome, self.plan, self.seed, self.before = outcome, plan, seed, before
        suffix = plan.path.suffix if plan.path.suffix.lower() in MAIN_TYPES else ".docx"
        self.tracked, self.clean = folder / f"tracked{suffix}", folder / f"clean{suffix}"
        self.wanted = changes(plan.blocks, f"{seed}:{plan.path.name}")

    def all(self) -> None:
        """Write both copies and check them."""
        refusals = self._write(self.tracked, [c for _, c in self.wanted], Mode.TRACKED)
        self._count(refusals)
        done = [c for i, (_, c) in enumerate(self.wanted) if i not in {r.index for r in refusals}]
        self._check("clean refuses nothing more", not self._write(self.clean, done, Mode.CLEAN))
        want, got = intended(self.plan.blocks, done), intended(read_plan(self.clean).blocks, ())
        self._check("clean = intended (reader)", got == {p: lines for p, lines in want.items() if p in got})
        old, new, plain = (Package(p.read_bytes()) for p in (self.plan.path, self.tracked, self.clean))
        for part in {BODY, *(c.anchor.part for c in done)}:
            name = part_of(Parts(old), part)
            a, b, c = old.xml(name), new.xml(name), plain.xml(name)
            self._check("accept = clean (markup)", views.texts(b, views.nothing) == views.texts(c, views.nothing), part)
            self._check("reject ours = draft (markup)", views.texts(b, OURS) == views.texts(a, views.nothing), part)
            same = views.texts(b, views.everything) == views.texts(a, views.everything)
            self._check("reject all = draft rejected (markup)", same, part)
        meant = {part_of(Parts(old), part) for part in (BODY, *(c.anchor.part for c in done))}
        for copy in (self.tracked, self.clean):
            before, after = entries(self.plan.path), entries(copy)
            changed = [n for n in {*before, *after} if before.get(n) != after.get(n) and n not in meant]
            self._check("other parts unchanged", not changed, str(changed))
        if self.before is not None:
            self._oracles(self.before)

    def _oracles(self, before: dict[str, oracles.Findings | None]) -> None:
        for name, found in oracles.findings(self.tracked).items():
            new = list(oracles.added(before[name], found))
            self._check(f"no new finding ({name})", not new, str(new[:2]))
        rejected = pandoc_text.paragraphs(self.plan.path, "reject")
        if rejected is not None:
            self._same("reject (pandoc)", rejected, pandoc_text.paragraphs(self.tracked, "reject"))
            accepted, clean = (pandoc_text.paragraphs(path, "accept") for path in (self.tracked, self.clean))
            self._same("accept (pandoc)", clean, accepted)

    def _same(self, bar: str, want: list[str] | None, got: list[str] | None) -> None:
        """Compare what pandoc reads. Text before a mark that goes it carries past a heading, or into a note."""
        a, b = _flat(want), _flat(got)
        moved = a != b and sorted(a) == sorted(b)
        self.outcome.counts[f"{bar}: the same characters, some carried past a heading or into a note"] += moved
        self._check(bar, a == b or moved, _first(a, b))

    def _write(self, output: Path, wanted: Sequence[Replacement], mode: Mode) -> tuple[Refusal, ...]:
        return export(self.plan.path, output, replacements=wanted, author=AUTHOR, when=WHEN, mode=mode)

    def _count(self, refusals: Sequence[Refusal]) -> None:
        for kind, _ in self.wanted:
            self.outcome.counts[f"{kind}: asked"] += 1
        for refusal in refusals:
            kind = self.wanted[refusal.index][0]
            self.outcome.counts[f"{kind}: refused"] += 1
            self.outcome.counts[f"{kind}: refused: {refusal.reason}"] += 1

    def _check(self, bar: str, right: bool, what: str = "") -> None:
        self.outcome.check(bar, right, f"seed {self.seed}: {what}")


def _accept(outcome: Outcome, plan: Plan, folder: Path, before: dict[str, oracles.Findings | None] | None) -> None:
    """Accept the earlier changes of a document and compare with what others accept."""
    suffix = plan.path.suffix if plan.path.suffix.lower() in MAIN_TYPES else ".docx"
    output = folder / f"accepted{suffix}"
    export(plan.path, output, author=AUTHOR, when=WHEN, mode=Mode.CLEAN, earlier=Earlier.ACCEPT)
    old, new = Package(plan.path.read_bytes()), Package(output.read_bytes())
    main = old.main
    had = next(revisions(old.xml(main)), None) is not None
    outcome.counts["documents with earlier changes"] += had
    outcome.check("accepted: no revision left", next(revisions(new.xml(main)), None) is None)
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart", "bookmarkEnd"):
        count = [sum(1 for _ in package.xml(main).iter(f"{{*}}{mark}")) for package in (old, new)]
        outcome.check("accepted: comments and bookmarks stay", count[0] == count[1], f"{mark} {count}")
    if before is not None and had:
        for name, found in oracles.findings(output).items():
            fresh = list(oracles.added(before[name], found))
            outcome.check(f"accepted: no new finding ({name})", not fresh, str(fresh[:2]))
        if _beyond_pandoc(old.xml(main)):
            outcome.counts["accepted: with what pandoc does not know"] += 1
            return
        want, got = (_flat(pandoc_text.paragraphs(path, "accept")) for path in (plan.path, output))
        outcome.check("accepted: text (pandoc)", want == got, _first(want, got))


def _beyond_pandoc(root: Any) -> bool:
    """Tell whether cells are deleted, text boxes stand in insertions, or a field in one run.

    pandoc keeps the first and loses the other two.
    """
    boxes = (box for kind in ("ins", "moveTo") for e in root.iter(f"{{*}}{kind}") for box in e.iter("{*}txbxContent"))
    fields = (run for run in root.iter("{*}r") if len(run.findall("{*}fldChar")) > 2)
    return any(next(found, None) is not None for found in (root.iter("{*}cellDel"), boxes, fields))


def _first(a: str, b: str) -> str:
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return f"{a[max(at - 20, 0) : at + 30]!r} / {b[max(at - 20, 0) : at + 30]!r}"


def _flat(texts: list[str] | None) -> str:
    """Return pandoc's text in one piece without blanks: it joins paragraphs by one."""
    return "".join("".join(texts or []).split())


def _free(blocks: Sequence[Block], index: int, taken: set[tuple[str, int]]) -> bool:
    return (blocks[index].part, blocks[index].line) not in taken


def _beside(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the next block is the next line of the same part, the same frame and the same style.

    pandoc does not know that a style was changed, and takes a title out of the text.
    """
    if index + 1 >= len(blocks):
        return False
    a, b = blocks[index], blocks[index + 1]
    return (a.part, a.line + 1, a.kind, a.cell, a.style) == (b.part, b.line, b.kind, b.cell, b.style)


def report(outcomes: Sequence[Outcome]) -> bool:
    """Print the figures; tells whether all bars are met."""
    counts: Counter[str] = sum((o.counts for o in outcomes), Counter())
    failed = Counter(bar for o in outcomes for bar, _ in o.failures)
    print(f"{len(outcomes)} files, {sum(bool(o.refused) for o in outcomes)} not readable or without text")
    for name in sorted(counts):
        print(f"{counts[name]:7} {failed[name]:5} missed  {name}" if failed[name] else f"{counts[name]:7}  {name}")
    return not failed


def _drawn(paths: Sequence[Path], count: int, seed: int) -> list[Path]:
    """Return as many of the paths, the same for the same seed; all where there are no more."""
    return sorted(random.Random(seed).sample(paths, min(count, len(paths))))


def main(arguments: list[str] | None = None) -> int:
    """Run the bars; returns 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--seed", nargs="+", type=int, default=[1])
    parser.add_argument("--limit", type=int, default=0, help="as many files, drawn by the first seed")
    parser.add_argument("--judged", type=int, metavar="N", help="oracles for as many files, drawn by the first seed")
    parser.add_argument(
        "--without-oracles", action="store_const", const=0, dest="judged", help="own readers alone, much quicker"
    )
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args(arguments)
    paths = [p for folder in options.folder for p in sorted(folder.rglob("*")) if p.suffix.lower() in MAIN_TYPES]
    paths = _drawn(paths, options.limit, options.seed[0]) if options.limit else paths
    for name in oracles.missing():
        print(f"left out: {name} is not installed")
    judged = paths if options.judged is None else _drawn(paths, options.judged, options.seed[0])
    job = partial(_measured, seeds=options.seed, judged=frozenset(judged))
    with multiprocessing.get_context("spawn").Pool(options.processes) as pool:
        outcomes: list[Outcome] = []
        for outcome in pool.imap_unordered(job, paths):
            outcomes.append(outcome)
            for bar, what in outcome.failures:
                print(f"MISSED {outcome.path.name}: {bar}: {what}", flush=True)
    return 0 if report(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
