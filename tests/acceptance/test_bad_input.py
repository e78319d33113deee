"""Bad input: one clear sentence each, exit status 3 (2 for wrong usage), nothing half-written."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import ROOT, Run

Sample = tuple[Path, Path, Path]


def refused(done: object, *words: str) -> None:
    stderr: str = done.stderr  # type: ignore[attr-defined]
    assert done.returncode == 3, stderr  # type: ignore[attr-defined]
    assert "Traceback" not in stderr
    assert len(stderr.strip().splitlines()) == 1, stderr
    for word in words:
        assert word in stderr


def test_missing_file(run: Run) -> None:
    refused(run("check", "没有.docx"), "找不到文件")


def test_not_a_zip(run: Run, tmp_path: Path) -> None:
    (tmp_path / "稿.docx").write_text("只是文字", "utf-8")
    refused(run("check", tmp_path / "稿.docx"), "不是有效的 Word 文档")


@pytest.mark.parametrize(
    ("content", "word"),
    [("WordDocument".encode("utf-16-le"), "旧版 .doc"), ("EncryptedPackage".encode("utf-16-le"), "打开密码")],
)
def test_encrypted_or_old_document(run: Run, tmp_path: Path, content: bytes, word: str) -> None:
    (tmp_path / "稿.docx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504 + content)
    refused(run("check", tmp_path / "稿.docx"), word)


def test_empty_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "稿.docx").touch()
    refused(run("check", tmp_path / "稿.docx"), "空文件")


def test_unknown_ending(run: Run, tmp_path: Path) -> None:
    (tmp_path / "稿.exe").write_bytes(b"MZ")
    refused(run("check", tmp_path / "稿.exe"), "不支持")


def test_a_zip_that_is_no_document(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "稿.docx", "w") as archive:
        archive.writestr("a.txt", "x")
    refused(run("check", tmp_path / "稿.docx"), "稿.docx")


@pytest.mark.parametrize(
    "option", ["--json", "--annotated", "--revised", "--clean", "--report", "--table", "--alignment"]
)
def test_output_in_a_folder_that_does_not_exist(run: Run, sample: Sample, tmp_path: Path, option: str) -> None:
    name = "x.json" if option == "--json" else "x.docx"
    refused(run("check", sample[0], option, tmp_path / "没有" / name), "文件夹不存在")


def test_output_open_in_word(run: Run, sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "~$稿（批注）.docx").write_bytes(b"owner")
    refused(run("check", sample[0], "--annotated", tmp_path / "批注稿（批注）.docx"), "正在 Word 或 WPS 中打开")
    assert not (tmp_path / "批注稿（批注）.docx").exists()


def test_wrong_output_format(run: Run, sample: Sample, tmp_path: Path) -> None:
    refused(run("check", sample[0], "--report", tmp_path / "x.pdf"), ".docx .xlsx .html")


@pytest.mark.parametrize("option", ["--annotated", "--revised", "--clean"])
def test_the_word_copy_of_a_text_draft_is_no_text_file(run: Run, tmp_path: Path, option: str) -> None:
    (tmp_path / "稿.txt").write_text("一、总体要求\n到2025年，高新技术企业达到100家。\n", "utf-8")
    refused(run("check", tmp_path / "稿.txt", option, tmp_path / "x.txt"), ".docx")
    assert not (tmp_path / "x.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "缺少参数"),
        (["check", "稿.docx", "--nonsense"], "不认识的参数"),
        (["chekc"], "没有“chekc”这个命令"),
        (["check", "稿.docx", "--fail-on", "bad"], "可用的是错误、须说明"),
        (["check", "稿.docx", "--date", "昨天"], "--date"),
        (["check", "稿.docx", "--select", "ABC"], "没有“ABC”这条规则"),
        (["compare", "a", "b"], "--output"),
        (["compare", "a", "--output", "c.docx"], "缺少参数"),
        (["new", "x"], "缺少参数"),
        (["rules", "ABC-99"], "没有"),
    ],
)
def test_wrong_usage_is_status_two(run: Run, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2, done.stderr
    assert words in done.stderr and "Traceback" not in done.stderr


def test_two_outputs_in_one_file_are_refused_before_any_work(run: Run, sample: Sample, tmp_path: Path) -> None:
    done = run("check", sample[0], "--annotated", "甲.docx", "--report", tmp_path / "甲.docx")
    assert done.returncode == 2 and "--annotated 和 --report 写到同一个文件“甲.docx”" in done.stderr
    done = run("check", sample[0], sample[1], "--annotated", "出", "--revised", "出")
    assert done.returncode == 2 and "写到同一个文件" in done.stderr
    assert not list(tmp_path.iterdir())


def test_drafts_of_one_name_are_refused(run: Run, sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    twin = tmp_path / "甲" / sample[0].name
    twin.write_bytes(sample[0].read_bytes())
    done = run("check", sample[0], twin, "--json", "出")
    assert done.returncode == 2 and "结果会互相覆盖" in done.stderr
    assert not (tmp_path / "出").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [("rules",), ("check", "稿.txt", "--json", "-")])
def test_a_full_standard_output_is_told(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("一、总体要求\n到2025年，全区高新技术企业达到120家。\n", "utf-8")
    with Path("/dev/full").open("w") as full:
        done = start(tmp_path, *command, stdout=full)
    assert done.returncode == 3 and "没有写" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes the stream between fork and exec")
def test_a_closed_standard_output_is_no_crash(tmp_path: Path) -> None:
    done = start(tmp_path, "rules", "NUM-04", stdout=subprocess.PIPE, preexec_fn=lambda: os.close(1))
    assert done.returncode == 0 and done.stderr == ""


def test_without_a_standard_output_as_windows_starts_programs_with_a_window(tmp_path: Path) -> None:
    code = f"import sys; sys.stdout = None; sys.path.insert(0, {str(ROOT)!r})"
    code += "; from desktop.launch import main; sys.exit(main(['rules', 'NUM-04']))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_machine_without_a_screen_is_told(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have one")
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = start(tmp_path, env={name: value for name, value in os.environ.items() if name not in screens})
    assert done.returncode == 3 and "没有可用的屏幕" in done.stderr


def start(folder: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the program without help from the environment: its own streams, no UTF-8 mode."""
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    options.setdefault("env", {**os.environ, "PYTHONUTF8": "0", "LANG": "C", "LC_ALL": "C"})
    return subprocess.run(
        command, cwd=folder, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=60, **options
    )
