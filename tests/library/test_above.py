"""Taking the upper plans of a draft from the shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ShelfEntryDamaged
from checker.library import Library
from checker.library.above import above
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan
from tests.library.build import added, plan_text, write

CITED = "根据《澜川市科技创新“十五五”规划》和《青澜省科技创新“十五五”规划》，编制本规划。"


@pytest.fixture
def filled(tmp_path: Path) -> Library:
    library = Library.open(str(tmp_path / "规划库.db"))
    added(library, write(tmp_path, "市.txt", region="青澜省澜川市"), write(tmp_path, "省.txt", region="青澜省"))
    return library


@pytest.fixture
def draft(tmp_path: Path) -> Reading:
    text = plan_text().replace("一、总体要求\n", f"一、总体要求\n{CITED}\n")
    return read(read_plan(write(tmp_path, "区.txt", text)))


def test_the_nearest_is_taken_first_with_its_reason(filled: Library, draft: Reading) -> None:
    found = above(draft, filled.plans(), (), filled.reading)
    assert [one.reading.plan.path.name for one in found.taken] == ["市.txt", "省.txt"]
    assert all("编制依据中引用" in one.reason and "同期" in one.reason for one in found.taken)
    assert found.found and found.untaken == ()
    filled.close()


def test_what_is_at_hand_is_not_taken_once_more(filled: Library, draft: Reading, tmp_path: Path) -> None:
    same_file = read(read_plan(tmp_path / "省.txt"))
    same_title = read(read_plan(write(tmp_path, "市另.txt", region="青澜省澜川市", firms=7)))
    found = above(draft, filled.plans(), (same_file, same_title), filled.reading)
    assert found.taken == () and found.found
    filled.close()


def test_one_that_cannot_be_read_is_told_and_the_others_are_taken(filled: Library, draft: Reading) -> None:
    broken = next(plan for plan in filled.plans() if "澜川市" in plan.title)

    def reading(id: int) -> Reading:
        if id == broken.id:
            raise ShelfEntryDamaged(detail=str(id))
        return filled.reading(id)

    found = above(draft, filled.plans(), (), reading)
    assert [one.reading.plan.path.name for one in found.taken] == ["省.txt"]
    assert len(found.untaken) == 1 and broken.title in found.untaken[0]
    filled.close()
