"""Answers from a file: found by id or number, refused where they are wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.drafting.opinions import answered, answers_of, as_json, load
from checker.errors import AnswersInvalid
from checker.opinions import Adoption, Change, Opinion, Opinions

OPINIONS = Opinions([Opinion("a", "区财政局", "甲"), Opinion("b", "区教育局", "乙")], ["区统计局"], 5)


def written(folder: Path, data: object) -> Path:
    path = folder / "答复.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8-sig")
    return path


def test_answers_by_number_and_id(tmp_path: Path) -> None:
    change = {"block": 4, "before": "甲", "after": "丙"}
    path = written(
        tmp_path,
        [
            {"index": 2, "adoption": "不采纳", "reason": "由市级统筹"},
            {"id": "a", "adoption": "采纳", "change": change, "who": "李工"},
        ],
    )
    first, second = answered(OPINIONS, answers_of(path), path)
    assert (first.adoption, first.change, first.who) == (Adoption.ADOPTED, Change(4, "甲", "丙"), "李工")
    assert (second.adoption, second.reason) == (Adoption.DECLINED, "由市级统筹")


def test_the_file_of_opinions_is_filled_in_and_read_back(tmp_path: Path) -> None:
    data = as_json(OPINIONS)
    data["opinions"][1] |= {"adoption": "部分采纳", "reason": "已有表述"}
    path = written(tmp_path, data)
    by_answers = answered(OPINIONS, answers_of(path), path)
    assert list(load(path)) == list(by_answers) and load(path).sent == 5
    assert [o.adoption for o in by_answers] == [None, Adoption.PARTLY]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"a": 1}, "列表"),
        ([1], "列表"),
        ([{"index": 3, "adoption": "采纳"}], "共2条"),
        ([{"index": True, "adoption": "采纳"}], "没有对应的意见"),
        ([{"id": "z", "adoption": "采纳"}], "没有对应的意见"),
        ([{"index": 1, "adoption": "再议"}], "应为采纳"),
        ([{"index": 1, "adoption": 1}], "应为采纳"),
        ([{"index": 1, "reason": 5}], "不是文字"),
        ([{"index": 1, "change": {"block": 1}}], "change"),
        ([{"index": 1, "change": {"block": "1", "before": "", "after": ""}}], "change"),
    ],
)
def test_wrong_answers_are_told(tmp_path: Path, data: object, told: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(AnswersInvalid, match=told):
        answered(OPINIONS, answers_of(path), path)


def test_what_is_no_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"\xff\xfe", b"{", b"[" * 100_000):
        path.write_bytes(content)
        with pytest.raises(AnswersInvalid):
            load(path)
    with pytest.raises(AnswersInvalid, match="不是本程序写出的"):
        load(written(tmp_path, [1, 2]))
