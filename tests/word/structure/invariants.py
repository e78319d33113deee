"""What must hold of any steps on any draft, as assertions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.plan import Plan
from checker.sources import plan_of
from checker.sources.package import Package
from checker.word.structure import Step, came_from, replayed
from tests.word.corpus import views
from tests.word.structure.chance import AUTHOR, WHEN, Made, shown
from tests.word.structure.undoing import plain, rejected


def hold(content: bytes, made: Made) -> None:
    """Assert that a replay reads alike tracked and plain, and gives the draft back when it is rejected."""
    accepted = replayed(content, made.steps, author=AUTHOR, when=WHEN, tracked=False)
    assert list(shown(made.plans[-1])) == list(shown(plan_of(Path("稿.docx"), accepted)))
    for step, before, after in zip(made.steps, made.plans, made.plans[1:], strict=False):
        follow(before, after, step)
    draft, tracked = main(content), main(made.tracked)
    assert texts(tracked, views.nothing) == texts(main(accepted), views.nothing)
    assert texts(tracked, views.of_author(AUTHOR)) == texts(draft, views.nothing)
    assert plain(rejected(tracked, AUTHOR)) == plain(draft)


def follow(before: Plan, after: Plan, step: Step) -> None:
    """Assert that each block comes from one that says the same, and that none comes twice."""
    origins = came_from(before, after, step)
    assert len(origins) == len(after.blocks)
    known = [(now, was) for now, was in enumerate(origins) if was is not None]
    assert len({was for _, was in known}) == len(known)
    for now, was in known:
        assert before.blocks[was].text == after.blocks[now].text
        assert before.blocks[was].part == after.blocks[now].part


def main(content: bytes) -> Any:
    package = Package(content)
    return package.xml(package.main)


def texts(root: Any, undone: views.Undone) -> list[str]:
    """Return the paragraphs of a view; where boxes hold text, in no order: it runs past them where an end is gone."""
    found = views.texts(root, undone)
    return sorted(found) if next(root.iter("{*}txbxContent"), None) is not None else found
