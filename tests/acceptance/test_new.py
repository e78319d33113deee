"""A new draft through the command line, then its check: nothing but what is not filled in is found."""

from __future__ import annotations

import json
from pathlib import Path

from tests.acceptance.conftest import Run
from tests.drafting import family


def test_a_new_draft_is_written_and_checked(run: Run, tmp_path: Path) -> None:
    upper = tmp_path / "市规划.txt"
    upper.write_text(family.CITY, "utf-8")
    values = [f"--set={key}={value}" for key, value in family.DISTRICT.items()]
    made = run("new", "五年专项规划", "--output", "稿.docx", *values, "--from-upper", upper)
    assert (made.returncode, made.stdout) == (0, "") and "处待填" in made.stderr
    done = run("check", "稿.docx", "--upper", upper, "--json", "-", "--fail-on", "major")
    assert done.returncode == 1
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["rule"] == "LNG-24" and len(finding["locations"]) > 100


def test_templates_are_listed_without_a_draft(run: Run) -> None:
    listed = run("new", "--list")
    assert listed.returncode == 0 and "若干意见" in listed.stdout and listed.stderr == ""
