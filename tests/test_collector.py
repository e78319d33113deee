"""The collector is still inside the block and goes on as before."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker import engine
from checker.collector import paused
from checker.reading import read
from checker.rules.word_table import WordTable
from checker.sources import plan_of
from checker.sources.package import Package
from checker.sources.wordml import below
from checker.word.cascade import Cascade
from tests import word_builder as build
from tests.rules.samples import reading_of


@pytest.fixture(autouse=True)
def _on() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_blocks_in_blocks_end_with_the_outermost() -> None:
    with paused():
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error_and_stays_off_where_it_was() -> None:
    with pytest.raises(ValueError, match="x"), paused():
        raise ValueError("x")
    assert gc.isenabled()
    gc.disable()
    with paused():
        pass
    assert not gc.isenabled()


def test_what_was_made_inside_is_looked_through_by_full_collections_alone() -> None:
    gc.collect()
    with paused():
        made = [[i] for i in range(2000)]
    young = {id(each) for generation in (0, 1) for each in gc.get_objects(generation)}
    assert young.isdisjoint(map(id, made))
    assert gc.get_freeze_count() == 0


def test_it_goes_on_when_a_check_is_done_or_called_off() -> None:
    draft = reading_of("南河市科技创新规划\n一、发展目标\n到2025年，建成5家。")
    engine.run(draft)
    assert gc.isenabled()
    steps = engine.check(draft)
    next(steps)
    assert not gc.isenabled()
    steps.close()
    assert gc.isenabled()


def test_commands_that_let_go_end_without_one_more_look() -> None:
    code = "import atexit, gc; from checker.collector import let_go; let_go(); atexit._run_exitfuncs(); "
    code += "print(gc.get_freeze_count() > 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


LEVEL = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
DOCUMENT = build.package(
    build.paragraph("一、发展目标", style="h"),
    build.paragraph("到2025年，建成5家。"),
    parts={
        "styles": build.part(
            "styles",
            '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/>'
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        ),
        "numbering": build.part(
            "numbering",
            f'<w:abstractNum w:abstractNumId="1">{LEVEL}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        ),
    },
)


def styles_of_a_paragraph() -> None:
    package = Package(DOCUMENT)
    Cascade(package).paragraph(next(below(package.xml(package.main), "p")))


@pytest.mark.parametrize(
    "work",
    [
        lambda: read(plan_of(Path("稿件.docx"), DOCUMENT)),
        lambda: engine.run(reading_of("南河市科技创新规划\n一、发展目标\n到2025年，建成5家。")),
        lambda: list(WordTable(["目标"], lasting=False).find("发展目标")),
        styles_of_a_paragraph,
    ],
    ids=["reading", "checking", "words", "styles"],
)
def test_what_is_done_with_is_freed_at_once(work: Callable[[], object]) -> None:
    """What hangs together in a circle, a whole document at times, would wait for a full collection: hours, perhaps."""
    work()
    gc.collect()
    gc.disable()
    work()
    assert gc.collect() == 0
