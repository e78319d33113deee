"""`check` on the sample plans: findings, JSON, Word copies, exit status."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from checker.sources import read_plan
from tests.acceptance.conftest import Run
from tests.word.readback import entries
from tests.word_builder import inserted, package, paragraph

Sample = tuple[Path, Path, Path]
METRIC_KEYS = (
    "id indicator name value value_max unit comparator measure kind year base_year per region hedge part_of "
    "attribute line start end quote section"
).split()


@pytest.fixture
def report(run: Run, sample: Sample, tmp_path: Path) -> dict[str, Any]:
    draft, city, province = sample
    done = run("check", draft, "--upper", city, "--upper", province, "--json", tmp_path / "out.json")
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    loaded: dict[str, Any] = json.loads((tmp_path / "out.json").read_text("utf-8"))
    return loaded


def test_the_report_has_every_key_of_the_contract(report: dict[str, Any]) -> None:
    assert {"schema", "program", "version", "plans", "pairs", "findings", "not_checked", "seconds"} <= report.keys()
    assert report["schema"] == 1
    assert [plan["role"] for plan in report["plans"]] == ["draft", "upper", "upper"]
    for plan in report["plans"]:
        assert {"path", "sha256", "characters", "profile", "outline", "toc", "metrics", "duties"} <= plan.keys()
        for metric in plan["metrics"]:
            assert set(METRIC_KEYS) <= metric.keys()
    for finding in report["findings"]:
        assert finding["locations"] and finding["locations"][0]["plan"] == 0
        assert finding["severity"] in {"error", "major", "minor", "info"}
        assert finding["certainty"] in {"sure", "likely", "hint"}


def test_every_place_quotes_its_line(report: dict[str, Any]) -> None:
    texts = []
    for plan in report["plans"]:
        blocks = read_plan(Path(plan["path"])).blocks
        texts.append({(b.part, b.line): b.text for b in blocks})
    places = [(loc["plan"], loc) for f in report["findings"] for loc in f["locations"]]
    places += [(i, metric) for i, plan in enumerate(report["plans"]) for metric in plan["metrics"]]
    for plan, place in places:
        for piece in (place, *place.get("more", [])):
            line = texts[plan][piece.get("part", "body"), piece["line"]]
            assert line[piece["start"] : piece["end"]] == piece["quote"]


def test_the_users_example_is_found(report: dict[str, Any]) -> None:
    found = [f for f in report["findings"] if f["rule"] == "XPL-01" and "2%" in f["locations"][0]["quote"]]
    assert len(found) == 1
    assert found[0]["severity"] == "major"
    assert "14.9" in found[0]["computation"]
    city = [loc for loc in found[0]["locations"] if loc["plan"] == 1]
    assert city and "1.5%" in city[0]["quote"]


def test_fail_on_decides_the_exit_status(run: Run, sample: Sample) -> None:
    draft, city, _ = sample
    assert run("check", draft, "--upper", city, "--fail-on", "never").returncode == 0
    assert run("check", draft, "--upper", city, "--select", "XPL-01").returncode == 0
    assert run("check", draft, "--upper", city, "--select", "XPL-01", "--fail-on", "major").returncode == 1


def test_select_and_ignore_choose_the_rules(run: Run, sample: Sample) -> None:
    draft = sample[0]
    done = run("check", draft, "--select", "NUM", "--ignore", "NUM-04", "--json", "-")
    rules = {finding["rule"] for finding in json.loads(done.stdout)["findings"]}
    assert rules and all(rule.startswith("NUM") for rule in rules) and "NUM-04" not in rules


def test_several_drafts_go_to_folders_and_one_bad_draft_stops_none(run: Run, sample: Sample, tmp_path: Path) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"no zip")
    done = run("check", bad, sample[0], sample[1], "--json", tmp_path / "结果", "--annotated", tmp_path / "批注")
    assert done.returncode == 3
    assert {p.name for p in (tmp_path / "结果").iterdir()} == {f"{p.stem}.json" for p in sample[:2]}
    assert {p.name for p in (tmp_path / "批注").iterdir()} == {p.name for p in sample[:2]}
    assert "坏.docx" in done.stderr and "Traceback" not in done.stderr


def test_the_draft_is_never_changed(run: Run, sample: Sample, tmp_path: Path) -> None:
    draft = tmp_path / "稿.docx"
    before = sample[0].read_bytes()
    draft.write_bytes(before)
    done = run("check", draft, "--annotated", draft)
    assert done.returncode == 3 and "输入" in done.stderr
    run("check", draft, "--annotated", tmp_path / "批注.docx", "--revised", tmp_path / "修订.docx")
    assert draft.read_bytes() == before


def test_word_copies_hold_the_text_of_the_draft(run: Run, sample: Sample, tmp_path: Path) -> None:
    draft, city, _ = sample
    run("check", draft, "--upper", city, "--annotated", tmp_path / "批注.docx")
    assert body(tmp_path / "批注.docx") == body(draft)


def body(path: Path) -> list[str]:
    return [b.text for b in read_plan(path).blocks if b.part == "body"]


def test_the_clean_copy_reads_as_the_revised_one(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "临溪区规划.docx"
    lines = ["一、发展目标", "依据青政发[2026]5号编制。", "推进"]
    draft.write_bytes(package(*map(paragraph, lines[:2]), paragraph(lines[2], inserted("科技创新"), "，增强动能。")))
    options = ("--revised", "修订.docx", "--clean", "清稿.docx", "--fail-on", "never")
    for more, left in (((), True), (("--earlier", "accept"), False)):
        done = run("check", draft, *options, *more)
        assert done.returncode == 0, done.stderr
        assert body(tmp_path / "清稿.docx") == body(tmp_path / "修订.docx")
        assert body(tmp_path / "清稿.docx")[1] == "依据青政发〔2026〕5号编制。"
        xml = entries((tmp_path / "清稿.docx").read_bytes())["word/document.xml"].decode()
        assert ("张三" in xml) is left and "<w:del " not in xml and "规划校核" not in xml
        assert "w:del " in entries((tmp_path / "修订.docx").read_bytes())["word/document.xml"].decode()
    done = run("check", draft, "--revised", "修订.docx", "--earlier", "accept")
    assert done.returncode == 2 and "--clean" in done.stderr


def test_copies_of_a_draft_with_macros_keep_them(run: Run, tmp_path: Path) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    macros = {"word/vbaProject.bin": b"macros"}
    lines = map(paragraph, ["一、发展目标", "依据青政发[2026]5号编制。"])
    (tmp_path / "稿.docm").write_bytes(package(*lines, main_type=kind, files=macros))
    (tmp_path / "文.txt").write_text("一、发展目标\n依据青政发[2026]6号编制。\n", "utf-8")
    outputs = ("--annotated", "批注.docm", "--cover", "--revised", "修订.docm", "--clean", "清稿.docm")
    done = run("check", "稿.docm", *outputs, "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    for name in ("批注.docm", "修订.docm", "清稿.docm"):
        written = entries((tmp_path / name).read_bytes())
        assert written["word/vbaProject.bin"] == b"macros" and kind.encode() in written["[Content_Types].xml"]
    refused = run("check", "稿.docm", "--annotated", "批注.docx")
    assert refused.returncode == 3 and ".docm" in refused.stderr
    folders = ("--annotated", "批注", "--report", "报告", "--fail-on", "never")
    assert run("check", "稿.docm", "文.txt", *folders).returncode == 0
    assert {p.name for p in (tmp_path / "批注").iterdir()} == {"稿.docm", "文.docx"}
    assert {p.name for p in (tmp_path / "报告").iterdir()} == {"稿.docx", "文.docx"}


def test_a_second_annotated_copy_tells_of_the_comments_of_the_first(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "稿.docx"
    draft.write_bytes(package(*map(paragraph, ["一、发展目标", "加强组织领导、、落实责任。"])))
    first = run("check", draft, "--annotated", "一.docx", "--fail-on", "never")
    second = run("check", "一.docx", "--annotated", "二.docx", "--fail-on", "never")
    assert "此前写入的校核批注" not in first.stderr
    assert "注意：稿中此前写入的校核批注：保留 " in second.stderr


@pytest.mark.parametrize("name", ["稿.txt", "稿.html"])
def test_drafts_that_are_no_word_files_get_word_copies(run: Run, tmp_path: Path, name: str) -> None:
    lines = ["一、发展目标", "2020年高新技术企业达到120家。到2025年，高新技术企业达到100家。", "加强领导、、落实责任。"]
    text = "\n".join(f"<p>{line}</p>" if name.endswith("html") else line for line in lines)
    (tmp_path / name).write_text(f"<html><body>{text}</body></html>" if name.endswith("html") else text, "utf-8")
    before = (tmp_path / name).read_bytes()
    options = ("--annotated", "批注.docx", "--revised", "修订.docx", "--json", "结果.json", "--fail-on", "never")
    done = run("check", name, *options)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes() == before
    assert body(tmp_path / "批注.docx") == lines
    assert body(tmp_path / "修订.docx")[:2] == lines[:2]
    findings = json.loads((tmp_path / "结果.json").read_text("utf-8"))["findings"]
    with zipfile.ZipFile(tmp_path / "批注.docx") as archive:
        comments = archive.read("word/comments.xml").decode("utf-8")
    assert comments.count("<w:comment ") == sum(f["certainty"] != "hint" for f in findings) > 0
