"""The bars of Word export measured on one document: written with `apply`'s own function, judged by everything else."""

from __future__ import annotations

import tempfile
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.errors import NoText, PlanError
from checker.plan import BODY, Plan
from checker.sources import read_plan
from checker.sources.package import Package
from checker.word.changes import Mode
from checker.word.edits import Answer, Edit, apply_edits
from checker.word.parts import MAIN_TYPES, Parts
from checker.word.story import part_of
from tests.word.corpus import oracles, places, views
from tests.word.corpus.markup import verbatim
from tests.word.corpus.pandoc_text import paragraphs
from tests.word.corpus.readings import AUTHOR, OURS, WHEN, anchored, entries, marked_paragraphs, repeated

_COMMENT_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")


@dataclass(slots=True)
class Outcome:
    """What was measured: counts, and failures as (bar, what)."""

    path: Path
    refused: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)

    def check(self, bar: str, right: bool, what: str = "") -> None:
        """Count one measurement of a bar."""
        self.counts[bar] += 1
        if not right:
            self.failures.append((bar, what))


def measured(path: Path, seeds: Sequence[int], *, with_oracles: bool = True) -> Outcome:
    """Measure all bars on one document with each seed; a crash is recorded, not raised."""
    outcome = Outcome(path)
    try:
        plan = read_plan(path)
    except PlanError as error:
        outcome.refused = "no text" if isinstance(error, NoText) else f"{error.code} {error.detail}"
        return outcome
    except Exception:
        outcome.check("no crash", False, "read: " + _trace())
        return outcome
    before = oracles.findings(path) if with_oracles else None
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            try:
                _Run(outcome, plan, seed, Path(folder)).all(before)
                outcome.check("no crash", True)
            except Exception:
                outcome.check("no crash", False, f"seed {seed}: " + _trace())
    return outcome


class _Run:
    """One document with the places of one seed."""

    def __init__(self, outcome: Outcome, plan: Plan, seed: int, folder: Path) -> None:
        self.outcome, self.plan, self.seed = outcome, plan, seed
        suffix = plan.path.suffix if plan.path.suffix.lower() in MAIN_TYPES else ".docx"
        self.outputs = {name: folder / f"{name}{suffix}" for name in ("tracked", "clean", "once", "twice", "more")}
        self.edits = places.edits(plan.blocks, f"{seed}:{plan.path.name}")

    def all(self, before: dict[str, oracles.Findings | None] | None) -> None:
        """Write the copies and check them."""
        answers = self._write("tracked", self.plan.path, self.edits)
        if answers is None:
            return
        self._answers(answers)
        done = [edit for edit, answer in zip(self.edits, answers, strict=True) if answer.done]
        tracked = self.outputs["tracked"]
        self._parts(tracked, done)
        self._texts(tracked, done)
        self._anchors(tracked, answers)
        self._write("clean", self.plan.path, [e for e in done if e.text is not None], Mode.CLEAN)
        self._again()
        if before is not None:
            self._validators(before, oracles.findings(tracked))
            self._pandoc(done)

    def _write(self, name: str, draft: Path, edits: Sequence[Edit], mode: Mode = Mode.TRACKED) -> list[Answer] | None:
        """Write a copy; a document that reads but can't be written counts as a failure."""
        try:
            answers = apply_edits(draft, edits, self.outputs[name], author=AUTHOR, when=WHEN, mode=mode)
        except PlanError as error:
            self._check("written", False, f"{name}: {error}")
            return None
        self._check("written", True)
        return answers

    def _answers(self, answers: Sequence[Answer]) -> None:
        """Count what was refused; without reason is a failure."""
        for edit, answer in zip(self.edits, answers, strict=True):
            kind = "comments" if edit.comment is not None else "changes"
            self.outcome.counts[f"{kind} asked"] += 1
            if not answer.done:
                self.outcome.counts[f"{kind} refused"] += 1
                self.outcome.counts[f"refused: {answer.reason}"] += 1
                self._check("refused with reason", bool(answer.reason))

    def _parts(self, output: Path, done: Sequence[Edit]) -> None:
        """Parts not meant keep their bytes, compressed as they were."""
        old, new = entries(self.plan.path), entries(output)
        package = Package(self.plan.path.read_bytes())
        meant = {package.find("[Content_Types].xml")} if any(e.comment is not None for e in done) else set()
        folder, _, name = package.main.rpartition("/")
        meant |= {package.find(f"{folder}/_rels/{name}.rels"), package.main}
        meant |= {related for kind in _COMMENT_PARTS for related in package.related(package.main, kind)}
        meant |= {_part(package, edit.anchor.part) for edit in done if edit.text is not None}
        changed = sorted(n for n in old if new.get(n) != old[n] and n not in meant)
        self._check("other parts unchanged", not changed, ", ".join(changed))
        fresh = {n.rpartition("/")[2] for n in new if n not in old}
        known = all(n.startswith((*_COMMENT_PARTS, f"{name}.rels")) for n in fresh)
        self._check("no part but ours added", known, str(fresh))
        doubled = list((repeated(output) - repeated(self.plan.path)).elements())
        self._check("nothing related or declared twice", not doubled, str(doubled))
        old_xml, new_xml = (p.read(p.main) for p in (package, Package(output.read_bytes())))
        in_body = sum(e.text is not None and e.anchor.part == BODY for e in done)
        touched = len(marked_paragraphs(output)) + 2 * in_body  # a text box is stored twice
        self._check("other paragraphs' bytes unchanged", verbatim(old_xml, new_xml, touched))

    def _texts(self, output: Path, done: Sequence[Edit]) -> None:
        """Accepting gives the text intended, rejecting ours the draft's; rejecting all what that gives in the draft."""
        want = places.intended(self.plan.blocks, done)
        got = places.intended(read_plan(output).blocks, ())
        self._check("accept = intended (reader)", got == want, _difference(got, want))
        old, new = Package(self.plan.path.read_bytes()), Package(output.read_bytes())
        for part in {BODY, *(edit.anchor.part for edit in done)}:
            name = _part(old, part)
            before, after = old.xml(name), new.xml(name)
            same = views.texts(after, OURS) == views.texts(before, views.nothing)
            self._check("reject ours = draft (markup)", same, part)
            same = views.texts(after, views.everything) == views.texts(before, views.everything)
            self._check("reject all = draft rejected (markup)", same, part)

    def _anchors(self, output: Path, answers: Sequence[Answer]) -> None:
        """A comment stands on its characters, or says in its words where it belongs."""
        placed = dict(anchored(output))
        for edit, answer in zip(self.edits, answers, strict=True):
            if edit.comment is None or not answer.done:
                continue
            quote = places.quote(self.plan.blocks, edit.anchor)
            text, found = next(
                ((t, q) for t, q in placed.items() if t.endswith(edit.comment.replace("\n", ""))), ("", None)
            )
            exact = found == quote
            named = "位置：" in text and "".join(quote.split()) in "".join(text.split())
            self.outcome.counts["comments exact"] += exact
            self.outcome.counts["comments elsewhere, place named"] += named and not exact
            self._check("anchored text exact or named", exact or named, f"{edit.anchor}: {found!r} for {quote!r}")

    def _again(self) -> None:
        """The same comments twice are there once; a copy takes further comments and changes like any draft."""
        comments = [edit for edit in self.edits if edit.comment is not None]
        once, twice = self.outputs["once"], self.outputs["twice"]
        if self._write("once", self.plan.path, comments) is not None and self._write("twice", once, comments):
            counts = [len(list(anchored(path))) for path in (once, twice)]
            self._check("nothing doubled", counts[0] == counts[1], f"{counts[0]} comments, then {counts[1]}")
            self._check("no part doubled", set(entries(once)) == set(entries(twice)))
        plan = read_plan(self.outputs["tracked"])
        more = places.edits(plan.blocks, f"{self.seed}+:{plan.path.name}")
        if self._write("more", plan.path, more) is not None:
            old, new = Package(self.plan.path.read_bytes()), Package(self.outputs["more"].read_bytes())
            same = views.texts(new.xml(new.main), views.everything) == views.texts(old.xml(old.main), views.everything)
            self._check("reject all after a second round", same)

    def _validators(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        for name, found in after.items():
            if found is None and before[name] is None:
                continue
            new = oracles.added(before[name], found)
            self._check(f"no new finding ({name})", not new, "; ".join(" ".join(key) for key in list(new)[:3]))

    def _pandoc(self, done: Sequence[Edit]) -> None:
        """What pandoc reads with all changes rejected, and accepted."""
        source, tracked, clean = self.plan.path, self.outputs["tracked"], self.outputs["clean"]
        rejected = oracles.pandoc(source, "reject")
        if rejected is None:
            self.outcome.counts["pandoc can't read the draft"] += 1
            return
        self._same("reject (pandoc)", rejected, tracked, source, "reject")
        self._same("accept (pandoc)", oracles.pandoc(clean, "accept"), tracked, clean, "accept")

    def _same(self, bar: str, want: str | None, got: Path, like: Path, changes: str) -> None:
        """Compare two files as pandoc draws them; where they differ, their bare text."""
        same = oracles.pandoc(got, changes) == want
        if not same and (same := paragraphs(got, changes) == paragraphs(like, changes)):
            self.outcome.counts[f"{bar}: the same text, drawn in another way"] += 1
        self._check(bar, same)

    def _check(self, bar: str, right: bool, what: str = "") -> None:
        self.outcome.check(bar, right, f"seed {self.seed}: {what}")


def _part(package: Package, part: str) -> str:
    return part_of(Parts(package), part)


def _difference(got: dict[str, list[str]], want: dict[str, list[str]]) -> str:
    for part in {*got, *want}:
        pairs = zip(got.get(part, []), want.get(part, []), strict=False)
        if found := next((pair for pair in pairs if pair[0] != pair[1]), None):
            return f"{part}: {found[0]!r} for {found[1]!r}"
    return "lines lost or added"


def _trace() -> str:
    return " ".join(traceback.format_exc(limit=-3).split())[-400:]
