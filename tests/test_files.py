"""Reading with clear errors and writing whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from checker import errors, files


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFound, match=r"找不到文件“稿\.docx”。请核对"):
        files.read_bytes(tmp_path / "稿.docx")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(errors.NotAFile):
        files.read_bytes(tmp_path)


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "稿.txt").touch()
    with pytest.raises(errors.EmptyFile):
        files.read_bytes(tmp_path / "稿.txt")


def test_a_file_in_use_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(errno.EACCES, "in use")

    (tmp_path / "稿.docx").write_bytes(b"x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(errors.InputLocked, match="关闭该文件"):
        files.read_bytes(tmp_path / "稿.docx")


def test_writing_replaces_whole(tmp_path: Path) -> None:
    target = tmp_path / "稿.docx"
    target.write_bytes(b"old")
    files.write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["稿.docx"]


def test_a_failed_check_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "稿.docx"
    target.write_bytes(b"old")

    def refuse(data: bytes) -> None:
        raise errors.WriteFailed(target, detail="复核不一致")

    with pytest.raises(errors.WriteFailed):
        files.write_bytes(target, b"new", check=refuse)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["稿.docx"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, errors.NoSpace), (errno.EACCES, errors.NoPermission), (errno.EIO, errors.WriteFailed)],
)
def test_each_system_error_has_its_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[errors.PlanError]
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(expected):
        files.write_bytes(tmp_path / "稿.docx", b"x")
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_held_at_the_last_moment_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "稿.docx"
    target.write_bytes(b"old")
    tried: list[Path] = []

    def refuse(self: Path, target: Path) -> None:
        tried.append(target)
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(errors.OutputLocked, match="正在 Word 或 WPS 中打开"):
        files.write_bytes(target, b"new")
    assert len(tried) > 1, "scanners hold a file for a moment only"
    assert target.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == ["稿.docx"]


def test_a_folder_that_refuses_new_files_is_not_taken_for_an_open_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows lets every folder pass until something is written."""
    target = tmp_path / "稿.docx"
    target.write_bytes(b"old")

    def refuse(*arguments: object) -> int:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(files.os, "open", refuse)
    with pytest.raises(errors.NoPermission, match="没有写入“稿"):
        files.write_bytes(target, b"new")


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderMissing):
        files.write_bytes(tmp_path / "没有" / "稿.docx", b"x")


@pytest.mark.parametrize(
    "lock", ["~$稿件一二三四.docx", "~$件一二三四.docx", ".~稿件一二三四.docx", ".~lock.稿件一二三四.docx#"]
)
def test_an_output_open_in_word_is_not_written(tmp_path: Path, lock: str) -> None:
    if lock == "~$件一二三四.docx":
        lock = "~$" + "稿件一二三四.docx"[2:]
    (tmp_path / lock).write_bytes(b"owner")
    with pytest.raises(errors.OutputLocked, match="关闭后重试"):
        files.check_output(tmp_path / "稿件一二三四.docx")


def test_an_input_is_never_an_output(tmp_path: Path) -> None:
    draft = tmp_path / "稿.docx"
    draft.write_bytes(b"x")
    with pytest.raises(errors.OutputIsInput):
        files.check_output(tmp_path / "." / "稿.docx", (draft,))


def test_every_error_has_two_sentences() -> None:
    def below(cls: type) -> list[type]:
        return [cls, *(deep for sub in cls.__subclasses__() for deep in below(sub))]

    concrete = [cls for cls in below(errors.PlanError) if not cls.__subclasses__()]
    assert len({cls.code for cls in concrete}) == len(concrete)
    for cls in concrete:
        text = str(cls("稿.docx", detail="原因"))
        assert text.count("。") >= 2, cls
        assert "{" not in text


def test_a_file_that_only_looks_like_ours_does_not_stop_writing(tmp_path: Path) -> None:
    ours = files.temporary_name(7)
    strange = tmp_path / ours.replace("-7-", "-²-")
    strange.write_bytes(b"x")
    files.write_bytes(tmp_path / "副本.docx", b"y")
    assert strange.exists() and (tmp_path / "副本.docx").read_bytes() == b"y"
