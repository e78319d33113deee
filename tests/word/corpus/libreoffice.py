"""Copies with comments and changes opened by LibreOffice and written again: what of them is still there.

Each copy is converted to .docx, and to .odt and back. Compared are our comments (number, author, words, characters
under them) and what we inserted and deleted in each paragraph. What LibreOffice loses is set beside a control: the
same comments and changes put at the same places of the same document by a plain writer (`plain_writer`). What is lost
there as well, LibreOffice loses by itself; what is lost in our copy alone is ours. What the control itself keeps is
printed too: one that lost everything would prove nothing.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import PlanError
from checker.sources import read_plan
from checker.sources.package import Package
from checker.sources.wordml import body_paragraphs, part_paragraphs
from checker.word.edits import apply_edits
from tests.word.corpus import places, plain_writer
from tests.word.corpus.readings import AUTHOR, OURS, WHEN, Commented, commented, without_ours

SECONDS = 600
ASPECTS = ("converted", "comments", "words", "anchored text", "insertions", "deletions")
_ROUTES = (("docx",), ("odt", "docx"))
_OBJECT = "\ufffc"

Losses = dict[str, Counter[str]]
"""What of a copy is lost, by aspect: which comments (by their words), which paragraphs' changes (by number)."""


class Copy(NamedTuple):
    """A document, our copy of it, and the plain writer's."""

    path: Path
    ours: Path
    control: Path


@dataclass(slots=True)
class Tally:
    """Copies by aspect: in which all was kept, the losses that the control shows as well, and those of ours alone."""

    kept: Counter[str] = field(default_factory=Counter)
    control: Counter[str] = field(default_factory=Counter)
    shared: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)


def report(paths: Sequence[Path], count: int, seed: int) -> bool:
    """Convert copies of some of the documents and print what was kept; tells whether nothing was lost in ours alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies = list(_copies(random.Random(seed).sample(list(paths), len(paths)), count, seed, folder))
        print(f"LibreOffice: {len(copies)} copies")
        good = [_route(copies, route, folder) for route in _ROUTES]
        return all(good)


def _copies(paths: Sequence[Path], count: int, seed: int, folder: Path) -> Iterator[Copy]:
    """Yield documents and their copies with comments and changes, plainly named."""
    made = 0
    for path in paths:
        copy = Copy(path, folder / f"n{made:03}.docx", folder / f"c{made:03}.docx")
        try:
            edits = places.edits(read_plan(path).blocks, f"{seed}:{path.name}")
            answers = apply_edits(path, edits, copy.ours, author=AUTHOR, when=WHEN)
        except PlanError:
            continue
        if not any(answer.done for answer in answers):
            continue
        _control(copy)
        made += 1
        yield copy
        if made == count:
            return


def _control(copy: Copy) -> None:
    """Write the control: comments where ours stand, and the characters that we deleted and inserted."""
    spots = [plain_writer.Spot(c.line, c.start, c.end, c.lines, c.note) for c in commented(copy.ours)]
    plain_writer.write(copy.path, copy.control, AUTHOR, spots, list(_swaps(copy.ours)))


def _swaps(path: Path) -> Iterator[plain_writer.Swap]:
    """Yield what we changed in the body; an insertion behind a deletion is one change with it."""
    package = Package(path.read_bytes())
    root = without_ours(package.xml(package.main))  # deletions stand there as insertions, and the other way round
    for line, paragraph in enumerate(part_paragraphs(root), 1):
        atoms = {atom.element: atom for atom in paragraph.atoms}
        at, found = 0, list[plain_writer.Swap]()
        for element in paragraph.element.iter():
            atom = atoms.get(element)
            ours = next((e for e in element.iterancestors("{*}ins", "{*}del") if OURS(e)), None)
            if atom is not None:
                at = atom.stop
            if ours is None or next(element.iterancestors("{*}p")) is not paragraph.element:
                continue
            last = found.pop() if found and found[-1].end == (atom.start if atom is not None else at) else None
            if atom is not None and last is not None and last.text:
                found.append(last)
                last = None
            if atom is not None:
                found.append(plain_writer.Swap(line, last.start if last else atom.start, at, ""))
            elif str(element.tag).endswith("}t"):
                old = last or plain_writer.Swap(line, at, at, "")
                found.append(old._replace(text=old.text + (element.text or "")))
            elif last is not None:
                found.append(last)
        yield from found


def _route(copies: Sequence[Copy], formats: Sequence[str], folder: Path) -> bool:
    """Convert all copies along a route, print what was kept."""
    step = {file: file for copy in copies for file in (copy.ours, copy.control)}
    for number, kind in enumerate(formats):
        made = _converted(list(step.values()), kind, folder / f"{'-'.join(formats)}-{number}")
        step = dict(zip(step, made, strict=True))
    tally, told = Tally(), list[str]()
    for copy in copies:
        ours, control = (
            _losses(copy.ours, step[copy.ours]),
            _comparable(copy, _losses(copy.control, step[copy.control])),
        )
        for aspect in ASPECTS:
            alone = ours[aspect] - control[aspect]
            shared = ours[aspect] - alone
            tally.kept[aspect] += not ours[aspect]
            tally.control[aspect] += not control[aspect]
            tally.shared[aspect] += not alone and bool(shared)
            tally.alone[aspect] += bool(alone)
            for lost, whose in ((alone, "in ours alone"), (shared, "LibreOffice's own")):
                if lost:
                    told.append(f"  LOST {whose}: {copy.path.name}: {aspect}: {', '.join(sorted(lost))[:160]}")
    _print(f"docx→{'→'.join(formats)}", tally, len(copies))
    print("\n".join(sorted(told)))
    return not tally.alone


def _print(route: str, tally: Tally, count: int) -> None:
    """Print the table of a route, in copies."""
    print(f"  {route}, of {count} copies {'':12}" + "".join(f"{aspect:>15}" for aspect in ASPECTS))
    rows = {
        "kept whole": tally.kept,
        "lost, the control shows the same": tally.shared,
        "lost in ours alone": tally.alone,
        "(control: kept whole)": tally.control,
    }
    for name, counts in rows.items():
        print(f"    {name:34}" + "".join(f"{counts[aspect]:15}" for aspect in ASPECTS))
    tally.alone += Counter()  # without zeros


def _losses(before: Path, after: Path) -> Losses:
    """Return what a converted file has no longer."""
    out: Losses = {aspect: Counter() for aspect in ASPECTS}
    if not after.is_file():
        out["converted"]["the file"] = 1
        return out
    old, new = list(commented(before)), list(commented(after))
    out["words"] = Counter(_words(c) for c in old) - Counter(_words(c) for c in new)
    out["comments"] = Counter(list(out["words"])[: max(len(old) - len(new), 0)])
    out["anchored text"] = Counter(_displaced(old, new))
    for kind, aspect in (("ins", "insertions"), ("del", "deletions")):
        out[aspect] = Counter(_unrevised(_revised(before, kind), _revised(after, kind)))
    return {aspect: +lost for aspect, lost in out.items()}


def _comparable(copy: Copy, control: Losses) -> Losses:
    """Return a control's losses without those of comments that do not take in the characters that ours stand on."""
    wanted = {_words(c): _plain(c.quote) for c in commented(copy.ours)}
    wrong = {_words(c) for c in commented(copy.control) if wanted.get(_words(c), "") not in _plain(c.quote)}
    return {a: Counter({key: n for key, n in lost.items() if key not in wrong}) for a, lost in control.items()}


def _displaced(old: Sequence[Commented], new: Sequence[Commented]) -> Iterator[str]:
    """Yield the words of comments that stand on other characters; one without words stands where it fits."""
    left = list(new)
    for comment in sorted(old, key=lambda c: not any(_words(c) == _words(n) for n in new)):
        same = [n for n in left if _words(n) == _words(comment)] or left
        found = next((n for n in same if _alike(comment.quote, n.quote)), None)
        if found is None:
            yield _words(comment)
            found = same[0] if len(same) < len(left) else None
        if found is not None:
            left.remove(found)


def _unrevised(old: dict[int, str], new: dict[int, str]) -> Iterator[str]:
    """Yield the numbers of the paragraphs whose changes are no longer there; paragraphs may be joined or divided."""
    if "".join(old.values()) == "".join(new.values()):
        return
    left = Counter(new.values())
    for line, text in old.items():
        if left[text]:
            left[text] -= 1
        else:
            yield f"paragraph {line}"


def _revised(path: Path, kind: str) -> dict[int, str]:
    """Return what we inserted (`ins`) or deleted in each paragraph of the body that we changed."""
    package = Package(path.read_bytes())
    out: dict[int, str] = {}
    for line, paragraph in enumerate(body_paragraphs(package.xml(package.main)), 1):
        revisions = [e for e in paragraph.iter(f"{{*}}{kind}") if OURS(e) and _own(e, paragraph)]
        texts = [text.text or "" for e in revisions for text in e.iter("{*}t", "{*}delText")]
        if text := _plain("".join(texts)):
            out[line] = text
    return out


def _own(revision: Any, paragraph: Any) -> bool:
    return next(revision.iterancestors("{*}p")) is paragraph


def _words(comment: Commented) -> str:
    return "".join(comment.lines)


def _alike(old: str, new: str) -> bool:
    """Tell whether two texts are the same; a symbol's number in its font stands for any character."""
    old, new = _plain(old), _plain(new)
    pairs = zip(old, new, strict=False)
    return len(old) == len(new) and all(a in (b, _OBJECT) or "\ue000" <= b <= "\uf8ff" for a, b in pairs)


def _plain(text: str) -> str:
    """Return the characters that every program stores as characters."""
    return "".join(c for c in text if not c.isspace() and c not in "-\u200b")


def _converted(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Return the files as LibreOffice converts them, in one call; what that leaves out, once more by itself."""
    folder.mkdir()
    _convert([file for file in files if file.is_file()], kind, folder)
    out = [folder / f"{file.stem}.{kind}" for file in files]
    for file, made in zip(files, out, strict=True):
        if file.is_file() and not made.is_file():
            _convert([file], kind, folder)
    return out


def _convert(files: Sequence[Path], kind: str, folder: Path) -> None:
    """Have LibreOffice convert files, with a profile of its own."""
    program = shutil.which("soffice")
    assert program is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", "--norestore", profile, "--convert-to", kind, "--outdir", str(folder)]
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
    subprocess.run([*command, *map(str, files)], capture_output=True, timeout=SECONDS, check=False, env=environment)
