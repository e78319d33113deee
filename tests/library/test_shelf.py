"""Adding, listing, reading back, removing: the same on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from checker.errors import NotOnShelf
from checker.library import Library, Outcome, tables
from checker.library import shelf as shelf_module
from checker.library.connection import Store
from checker.reading import read
from checker.sources import read_plan
from tests.library.build import added, finished, plan_text, write


def test_a_plan_comes_back_as_it_was_read(shelf: Library, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    report = added(shelf, path)
    (item,) = report.items
    assert item.outcome is Outcome.ADDED and item.id is not None
    assert shelf.reading(item.id) == read(read_plan(path))
    assert shelf.file_bytes(item.id) == path.read_bytes()
    (known,) = shelf.plans()
    assert known.id == item.id and known.title == "澜川市临溪区科技创新“十五五”规划（2026—2030年）"
    assert known.profile == read(read_plan(path)).profile and known.superseded_by is None


def test_a_plan_comes_back_when_its_folder_is_gone(shelf: Library, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    id = added(shelf, path).items[0].id or 0
    expected, content = read(read_plan(path)), path.read_bytes()
    path.unlink()
    assert shelf.reading(id) == expected and shelf.file_bytes(id) == content


def test_lists_and_metrics_say_what_the_plan_says(shelf: Library, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", stage="征求意见稿")
    id = added(shelf, path).items[0].id or 0
    (listed,) = shelf.listed()
    assert listed == shelf.shown(id)
    assert (listed.state, listed.format, listed.path) == ("征求意见稿", "txt", path)
    assert listed.characters == read_plan(path).characters
    firms = next(metric for metric in shelf.metrics(id) if metric.name == "高新技术企业")
    assert (firms.value, firms.unit, firms.year, firms.quote, firms.line) == ("120", "家", 2030, "120家", 4)


def test_folders_are_searched_and_what_cannot_be_read_is_told(shelf: Library, tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "内/b.txt", region="澜川市")
    write(tmp_path, ".hidden/c.txt", region="青澜省")
    write(tmp_path, "~$d.docx", "owner file of Word")
    write(tmp_path, "e.docx", "no Word document")
    write(tmp_path, "f.xyz", "not a format of ours")
    (tmp_path / "g.txt").write_bytes(b"")
    report = added(shelf, tmp_path, tmp_path / "nowhere.txt")
    told = {item.path.name: item.outcome for item in report.items}
    assert told == {
        "a.txt": Outcome.ADDED,
        "b.txt": Outcome.ADDED,
        "e.docx": Outcome.UNREADABLE,
        "g.txt": Outcome.UNREADABLE,
        "nowhere.txt": Outcome.UNREADABLE,
    }
    assert all(item.note.endswith("。") for item in report.of(Outcome.UNREADABLE))
    assert len(shelf.plans()) == 2


def test_a_fault_of_ours_in_one_file_keeps_no_other_out(
    shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.library import adding

    first, second = write(tmp_path, "a.txt"), write(tmp_path, "b.txt", firms=9)

    def failing(plan: object) -> object:
        if plan.path.name == "a.txt":
            raise ZeroDivisionError
        return read(plan)  # type: ignore[arg-type]

    monkeypatch.setattr(adding, "read", failing)
    report = added(shelf, first, second)
    assert [item.outcome for item in report.items] == [Outcome.UNREADABLE, Outcome.ADDED]
    assert "ZeroDivisionError" in report.items[0].note


def test_the_same_content_is_told_and_not_added_twice(shelf: Library, tmp_path: Path) -> None:
    first = write(tmp_path, "a.txt")
    again = write(tmp_path, "copy.txt")
    other_format = write(tmp_path, "a.md", "# " + plan_text().replace("\n", "\n\n"))
    report = added(shelf, first, again, other_format, first)
    outcomes = [item.outcome for item in report.items]
    assert outcomes == [Outcome.ADDED, Outcome.DUPLICATE, Outcome.SAME_TEXT]  # a path given twice is one
    assert {item.id for item in report.items} == {report.items[0].id}
    assert added(shelf, first).items[0].outcome is Outcome.DUPLICATE
    assert len(shelf.plans()) == 1


def test_one_figure_makes_another_plan(shelf: Library, tmp_path: Path) -> None:
    report = added(shelf, write(tmp_path, "a.txt"), write(tmp_path, "b.txt", firms=121))
    assert [item.outcome for item in report.items] == [Outcome.ADDED, Outcome.ADDED]
    assert "分不出先后" in report.items[1].note


@pytest.mark.parametrize("draft_first", [True, False])
def test_an_issued_plan_supersedes_its_draft(shelf: Library, tmp_path: Path, draft_first: bool) -> None:
    draft = write(tmp_path, "稿.txt", stage="征求意见稿", firms=100)
    issued = write(tmp_path, "发.txt", issued="2026年3月5日")
    order = (draft, issued) if draft_first else (issued, draft)
    notes = [item.note for item in added(shelf, *order).items]
    plans = {plan.profile.stage: plan for plan in shelf.plans()}
    assert plans["征求意见稿"].superseded_by == plans[None].id and plans[None].superseded_by is None
    assert ("替代编号" if draft_first else "新版本") in notes[1]
    shelf.remove(plans[None].id)
    assert [plan.superseded_by for plan in shelf.plans()] == [None]


def test_what_is_removed_is_gone_whole(shelf: Library, place: str, tmp_path: Path) -> None:
    ids = [item.id or 0 for item in added(shelf, write(tmp_path, "a.txt"), write(tmp_path, "b.txt", firms=7)).items]
    shelf.remove(ids[0])
    assert [plan.id for plan in shelf.plans()] == ids[1:]
    for call in (shelf.reading, shelf.remove, shelf.file_bytes, shelf.shown):
        with pytest.raises(NotOnShelf):
            call(ids[0])
    store = Store(place)
    with store.reading() as connection:
        for table in ("plan_file", "plan_reading", "plan_metric", "plan_passage"):
            held = {row[0] for row in connection.execute(sql(f"SELECT DISTINCT plan_id FROM {table}"))}
            assert held == {ids[1]}, table
    store.close()
    assert {hit.plan.id for hit in shelf.search("低空经济")} == {ids[1]}
    assert (added(shelf, tmp_path / "a.txt").items[0].id or 0) > ids[1], "a number is never given twice"


def test_cancelled_adding_keeps_what_was_added(shelf: Library, tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{i}.txt", firms=i) for i in range(1, 6)]
    steps = shelf.add(paths)
    seen = [next(steps) for _ in range(3)]
    steps.close()
    assert [(step.path, step.done, step.total) for step in seen] == [(paths[i], i, 5) for i in range(3)]
    assert seen[0].last is None and seen[2].last is not None and seen[2].last.path == paths[1]
    assert len(shelf.plans()) == 2


def test_the_shelf_is_there_after_it_was_closed(place: str, tmp_path: Path) -> None:
    with Library.open(place) as first:
        added(first, write(tmp_path, "a.txt"))
        expected = first.plans()
    with Library.open(place) as second:
        assert second.plans() == expected and second.reading(expected[0].id).metrics


def test_readings_of_an_older_program_are_made_anew(
    shelf: Library, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = added(shelf, write(tmp_path, "a.txt")).items[0].id or 0
    expected = shelf.reading(id)
    store = Store(place)
    with store.writing() as connection:
        connection.execute(update(tables.plan).values(stamp="old", title="old"))
        connection.execute(update(tables.plan_reading).values(stamp="old", data=b"of an older layout"))
    store.close()
    assert shelf.stale() == (id,)
    assert shelf.reading(id) == expected
    assert shelf.stale() == () and shelf.plans()[0].title != "old", "what was read anew is kept"
    monkeypatch.setattr(shelf_module.adding, "renewed", None)
    assert shelf.reading(id) == expected, "and not read again"


def test_refresh_reads_all_plans_of_an_older_program(shelf: Library, place: str, tmp_path: Path) -> None:
    added(shelf, write(tmp_path, "a.txt"), write(tmp_path, "b.txt", stage="征求意见稿", firms=3))
    before, hits = shelf.plans(), shelf.search("低空经济")
    store = Store(place)
    with store.writing() as connection:
        connection.execute(update(tables.plan).values(stamp="old", superseded_by=None))
    store.close()
    report = finished(shelf.refresh())
    assert len(report.of(Outcome.ADDED)) == 2
    assert shelf.plans() == before and shelf.search("低空经济") == hits
    assert finished(shelf.refresh()).items == ()


def test_a_damaged_reading_is_made_anew(shelf: Library, place: str, tmp_path: Path) -> None:
    id = added(shelf, write(tmp_path, "a.txt")).items[0].id or 0
    expected = shelf.reading(id)
    store = Store(place)
    with store.writing() as connection:
        connection.execute(update(tables.plan_reading).values(data=b"\x00 not what was written"))
    store.close()
    assert shelf.reading(id) == expected


def test_readings_come_in_the_order_asked_for(shelf: Library, tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{i}.txt", firms=i) for i in range(1, 4)]
    ids = [item.id or 0 for item in added(shelf, *paths).items]
    wanted = [ids[2], ids[0], ids[2]]
    names = [reading.plan.path.name for reading in shelf.readings(wanted)]
    assert names == ["3.txt", "1.txt", "3.txt"]
    assert shelf.readings(()) == ()
    with pytest.raises(NotOnShelf):
        shelf.readings([ids[0], 999])


def test_signs_that_a_database_takes_in_no_text(shelf: Library, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", plan_text(more="落款\x00处，%_'\"\\引号。"))
    (item,) = added(shelf, path).items
    assert item.outcome is Outcome.ADDED
    assert shelf.reading(item.id or 0) == read(read_plan(path))
    assert shelf.search("资金保障")


def test_a_file_without_a_title_is_added_with_a_note(shelf: Library, tmp_path: Path) -> None:
    (item,) = added(shelf, write(tmp_path, "笔记.txt", "今天开会。\n明天下乡。\n")).items
    assert item.outcome is Outcome.ADDED and item.title == "笔记" and "请核对是不是规划" in item.note


def test_metric_counts_agree_with_the_metrics(shelf: Library, tmp_path: Path) -> None:
    added(shelf, write(tmp_path, "区.txt"))
    (plan,) = shelf.plans()
    assert shelf.metric_counts() == {plan.id: len(shelf.metrics(plan.id))}
    assert shelf.metric_counts()[plan.id] > 0
