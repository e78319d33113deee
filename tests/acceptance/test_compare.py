"""`compare` through the command line: two versions in, the 修改对照表 out."""

from __future__ import annotations

import json
from pathlib import Path

from docx import Document

from checker.sources import read_plan
from tests.acceptance.conftest import Run
from tests.drafting.known_changes import edited, squash

OLD = """临溪区科技创新“十五五”规划
一、发展目标
到2030年，全区高新技术企业达到120家以上，科技型中小企业达到300家。
二、重点任务
依托临溪河谷产业园建设中试基地，面向澜川市中小企业开放共享设备，首批开放二十台套。
"""


def test_the_table_is_written_in_every_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "旧.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "新.txt").write_text(OLD.replace("120家", "150家"), encoding="utf-8")
    for name in ("对照.docx", "对照.xlsx", "对照.json"):
        done = run("compare", tmp_path / "旧.txt", tmp_path / "新.txt", "--output", tmp_path / name)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).is_file()
    data = json.loads((tmp_path / "对照.json").read_text(encoding="utf-8"))
    assert [change["kind"] for change in data["changes"]] == ["edited"]
    assert data["metrics"][0]["old"]["value"] == 120
    assert Document(str(tmp_path / "对照.docx")).tables[0].rows[1].cells[0].text == "1"


def test_what_can_not_be_done_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "旧.txt").write_text(OLD, encoding="utf-8")
    done = run("compare", tmp_path / "旧.txt", tmp_path / "没有.txt", "--output", tmp_path / "出.docx")
    assert done.returncode == 3 and "没有.txt" in done.stderr
    done = run("compare", tmp_path / "旧.txt", tmp_path / "旧.txt", "--output", tmp_path / "出.pdf")
    assert done.returncode in (2, 3) and "Traceback" not in done.stderr and not (tmp_path / "出.pdf").exists()


def test_ten_known_changes_of_a_shared_plan(run: Run, shared: Path, tmp_path: Path) -> None:
    path = next((shared / "plans").glob("清远市*.txt"))
    new, expected = edited(read_plan(path), 5, 10)
    assert expected.total() == 10
    (tmp_path / "新.txt").write_text("\n".join(block.text for block in new.blocks), encoding="utf-8")
    done = run("compare", path, tmp_path / "新.txt", "--output", tmp_path / "对照.json")
    assert done.returncode == 0, done.stderr
    changes = json.loads((tmp_path / "对照.json").read_text(encoding="utf-8"))["changes"]
    listed = [(c["kind"], squash(c["old"]["text"]), squash(c["new"]["text"])) for c in changes]
    assert sorted(listed) == sorted((kind.value, old, new) for kind, old, new in expected)
