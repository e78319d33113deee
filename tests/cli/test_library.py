"""`library` in this process: tables, JSON, exit statuses, messages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main
from tests.library.build import write

Answer = Callable[..., tuple[int, str, str]]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run a command of the shelf and return status, standard output and standard error."""
    monkeypatch.setenv("GUIHUA_JIAOHE_LIBRARY", str(tmp_path / "规划库.db"))

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["library", *map(str, arguments)])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def filled(library: Answer, tmp_path: Path) -> Answer:
    """A shelf of three plans, the second a draft of the first."""
    write(tmp_path, "plans/a.txt", issued="2026年3月5日")
    write(tmp_path, "plans/b.txt", stage="征求意见稿", firms=100)
    write(tmp_path, "plans/c.txt", region="青澜省澜川市", years=(2021, 2025))
    assert library("add", tmp_path / "plans")[0] == 0
    return library


def data(answer: tuple[int, str, str]) -> Any:
    status, out, _ = answer
    assert status == 0
    read = json.loads(out)
    assert read["schema"] == 1
    return read


def test_add_says_what_became_of_each_file(library: Answer, tmp_path: Path) -> None:
    write(tmp_path, "plans/a.txt")
    write(tmp_path, "plans/b.docx", "no Word document")
    status, out, _ = library("add", tmp_path / "plans")
    assert status == 3
    assert "已入库 1，未入库 1" in out and "不是有效的 Word 文档" in out.replace("\n", "").replace(" ", " ")
    again = library("add", tmp_path / "plans/a.txt", "--json", "-")
    (item,) = data(again)["added"]
    assert (item["outcome"], item["id"], item["note"]) == ("duplicate", 1, "同一文件已在库中")


def test_an_empty_folder_holds_nothing(library: Answer, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    status, out, _ = library("add", tmp_path / "plans")
    assert status == 0 and "没有找到可入库的文件" in out


def test_list_marks_superseded_plans(filled: Answer) -> None:
    status, out, _ = filled("list")
    assert status == 0 and "共 3 份" in out and "旧版本，见编号 1" in out and "征求意见稿" in out
    plans = data(filled("list", "--json", "-"))["plans"]
    assert [(plan["id"], plan["superseded_by"]) for plan in plans] == [(1, None), (2, 1), (3, None)]
    assert plans[0]["region"] == "澜川市临溪区" and plans[0]["period_end"] == 2030


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--region", "临溪"], [1, 2]),
        (["--level", "市"], [3]),
        (["--years", "2025"], [3]),
        (["--years", "2025-2026"], [1, 2, 3]),
        (["--in-force"], [1, 3]),
    ],
)
def test_list_and_search_take_the_same_filters(filled: Answer, options: list[str], ids: list[int]) -> None:
    listed = data(filled("list", *options, "--json", "-"))["plans"]
    found = data(filled("search", "低空经济", *options, "--json", "-"))["hits"]
    assert [plan["id"] for plan in listed] == ids == sorted({hit["id"] for hit in found})


def test_show_gives_profile_and_metrics_and_the_file(filled: Answer, tmp_path: Path) -> None:
    status, out, _ = filled("show", 1)
    assert status == 0 and "印发日期：2026-03-05" in out and "120家" in out
    plan = data(filled("show", 1, "--json", "-"))["plan"]
    assert plan["profile"]["issuer"] == "澜川市临溪区人民政府"
    assert {"高新技术企业"} <= {metric["name"] for metric in plan["metrics"]}
    (tmp_path / "plans/a.txt").rename(tmp_path / "moved.txt")
    assert filled("show", 1, "--save", tmp_path / "back.txt")[0] == 0
    assert (tmp_path / "back.txt").read_bytes() == (tmp_path / "moved.txt").read_bytes()


def test_search_prints_where_and_what(filled: Answer) -> None:
    status, out, _ = filled("search", "通用航空", "--limit", 2)
    assert status == 0 and "找到 2 处" in out and "培育通用航空产业链" in out and "重点任务" in out
    (hit, *_) = data(filled("search", "通用航空", "--json", "-"))["hits"]
    assert [hit["snippet"][start:stop] for start, stop in hit["marks"]] == ["通用航空"]
    assert filled("search", "没有这样的词")[1] == "在 3 份规划中没有找到“没有这样的词”\n"


def test_remove_is_all_or_nothing(filled: Answer) -> None:
    status, _, error = filled("remove", 1, 99)
    assert status == 3 and "没有编号为 99 的规划" in error
    assert [plan["id"] for plan in data(filled("remove", 1, "--json", "-"))["removed"]] == [1]
    assert [plan["superseded_by"] for plan in data(filled("list", "--json", "-"))["plans"]] == [None, None]


def test_refresh_has_nothing_to_do_on_a_new_shelf(filled: Answer) -> None:
    assert data(filled("refresh", "--json", "-"))["refreshed"] == []


def test_set_aside_keeps_the_damaged_file(library: Answer, tmp_path: Path) -> None:
    place = tmp_path / "规划库.db"
    place.write_text("这不是数据库。" * 300, "utf-8")
    status, _, error = library("list")
    assert status == 3 and "set-aside" in error and "Traceback" not in error
    status, out, _ = library("set-aside")
    assert status == 0 and "已损坏" in out and not place.exists()
    assert library("list")[0] == 0
    assert library("set-aside")[0] == 2, "a sound shelf stays where it is"


def test_json_goes_to_a_file_and_the_table_to_the_screen(filled: Answer, tmp_path: Path) -> None:
    status, out, _ = filled("list", "--json", tmp_path / "l.json")
    assert status == 0 and "共 3 份" in out
    assert len(json.loads((tmp_path / "l.json").read_text("utf-8"))["plans"]) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "缺少参数：操作"),
        (["lend"], "规划库没有“lend”这个操作"),
        (["show"], "缺少参数：编号"),
        (["show", "x"], "参数 编号 的内容“x”不对"),
        (["list", "--years", "9"], "应如 2025 或 2021-2025"),
        (["list", "--years", "2030-2026"], "应如 2025 或 2021-2025"),
        (["search", "词", "--limit", "0"], "不是正整数"),
        (["list", "--level", "乡"], "可选"),
    ],
)
def test_wrong_usage_is_told_in_chinese(library: Answer, arguments: list[str], message: str) -> None:
    status, out, error = library(*arguments)
    assert status == 2 and message in error and out == ""


@pytest.mark.parametrize("place", ["mysql://h/x", "postgresql://office:secret@127.0.0.1:9/plans"])
def test_a_shelf_that_cannot_be_opened(library: Answer, place: str) -> None:
    status, _, error = library("list", "--shelf", place)
    assert status == 3 and error.endswith("。\n") and "secret" not in error
