"""The table of frames: ours, and an office's over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import resources
from checker.drafting.writing.open_fields import open_fields
from checker.drafting.writing.sentence_frames import TABLE, sentence_frames


def test_every_frame_has_a_name_of_its_own_and_something_to_fill_in() -> None:
    frames = sentence_frames()
    assert len({frame.name for frame in frames}) == len(frames) >= 25
    assert all(open_fields(frame.text) for frame in frames)


def test_an_office_adds_and_takes_out_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path))
    own = resources.user_tables()
    own.mkdir(parents=True)
    (own / TABLE).write_text(
        "name\tgroup\ttext\n例会制度\t保障措施\t每月{日期}召开例会。\\n会后通报。\n-责任单位\n", "utf-8"
    )
    frames = {frame.name: frame.text for frame in sentence_frames()}
    assert frames["例会制度"] == "每月{日期}召开例会。\n会后通报。"
    assert "责任单位" not in frames
