"""`demo`, `read`, `rules`, `--version`, `--self-test`, and no network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker import cli
from tests.acceptance.conftest import ROOT, Run

Sample = tuple[Path, Path, Path]


def test_demo_writes_word_copies_report_and_table(run: Run, tmp_path: Path) -> None:
    done = run("demo")
    assert done.returncode == 0, done.stderr
    names = sorted(p.name for p in (tmp_path / "demo-output").iterdir())
    for part in ("批注稿.docx", "修订稿.docx", "问题清单.docx", "指标对照表.xlsx", "规划衔接情况表.docx", ".json"):
        assert any(name.endswith(part) for name in names), names
    assert "XPL-01" in done.stdout


def test_demo_finds_what_was_planted_and_nothing_else(run: Run, tmp_path: Path) -> None:
    import yaml

    run("demo")
    report = json.loads(next((tmp_path / "demo-output").glob("*.json")).read_text("utf-8"))
    planted = yaml.safe_load((ROOT / "tests" / "samples" / "planted.yml").read_text("utf-8"))
    found = [(f["rule"], f["locations"][0]["quote"]) for f in report["findings"] if f["severity"] != "info"]
    for row in planted:
        quote = row["quote"] or ""
        hits = [f for f in found if f[0] == row["rule"] and (quote in f[1] or f[1] in quote)][:1]
        assert hits, row
        found = [f for f in found if f not in hits]
    assert not found
    assert len({row["rule"] for row in planted}) >= 8


def test_version_and_self_test(run: Run) -> None:
    assert run("--version").stdout.startswith("规划校核 0.")
    done = run("--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "自检通过" in done.stdout


def test_read_gives_the_plan_alone(run: Run, sample: Sample, tmp_path: Path) -> None:
    done = run("read", sample[1], "--json", tmp_path / "plan.json", "--text")
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert "findings" not in report and len(report["plans"]) == 1
    plan = report["plans"][0]
    lines = {(row["part"], row["line"]): row["text"] for row in plan["lines"]}
    for metric in plan["metrics"]:
        text = lines[metric.get("part", "body"), metric["line"]]
        assert text[metric["start"] : metric["end"]] == metric["quote"]


def test_read_lists_quantities(run: Run, tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("到2025年，高新技术企业达到100家以上，投入1.5亿元。\n", "utf-8")
    done = run("read", tmp_path / "稿.txt", "--quantities")
    rows = json.loads(done.stdout)["plans"][0]["quantities"]
    assert [(r["value"], r["unit"], r["comparator"]) for r in rows if r["unit"] in ("家", "元")] == [
        (100, "家", "ge"),
        (150_000_000, "元", "eq"),
    ]


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_rules_is_the_manual(run: Run, style: str) -> None:
    done = run("rules", "--format", style)
    assert done.returncode == 0, done.stderr
    for code in "STR-01 STR-05 NUM-01 NUM-03 NUM-04 NUM-07 NUM-13 XPL-01 XPL-03 XPL-04 LNG-03 LNG-08".split():
        assert code in done.stdout
    if style == "json":
        pages = json.loads(done.stdout)
        assert all(page["code"] and page["name"] for page in pages)


def test_rules_shows_one_page(run: Run) -> None:
    done = run("rules", "num-04")
    assert "NUM-04" in done.stdout and "NUM-03" not in done.stdout


def test_help_is_chinese(run: Run) -> None:
    done = run("check", "--help")
    assert done.returncode == 0
    assert "用法" in done.stdout and "usage" not in done.stdout and "上位规划" in done.stdout


def test_nothing_opens_a_socket(sample: Sample, tmp_path: Path) -> None:
    """A check with every output runs in a process where making a socket is an error."""
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise SystemExit('a socket was opened')\n"
        "socket.socket = refuse\n"
        "socket.create_connection = refuse\n"
        "from desktop.launch import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    outputs = ["--json", "o.json", "--annotated", "a.docx", "--report", "r.xlsx", "--table", "t.docx"]
    command = [sys.executable, "-c", code, "check", str(sample[0]), "--upper", str(sample[1]), *outputs]
    done = subprocess.run(
        command, cwd=tmp_path, env=_environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stderr
    assert (tmp_path / "a.docx").exists()


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def test_a_fault_of_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(code: str) -> None:
        raise KeyError(code)

    monkeypatch.setattr("checker.rules.registry.find", broken)
    assert cli.main(["rules", "NUM-04"]) == cli.FAILED
    told = capsys.readouterr().err
    assert told.startswith("程序内部出错，没有完成（KeyError，test_commands.py 第") and told.count("\n") == 1


@pytest.mark.parametrize("words", [["草案.docx", "--upper", "市规划.docx"], ["--new-window", "草案.docx", "--upper"]])
def test_an_option_of_check_is_not_taken_for_a_draft(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from desktop.launch import main

    assert main(words) == cli.USAGE
    assert "打开窗口时没有“--upper”这个选项" in capsys.readouterr().err
