"""Answers to opinions from a file, and opinions kept as a file: JSON that a person can fill in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.drafting.opinions.words import adoption_of
from checker.errors import AnswersInvalid
from checker.files import read_bytes
from checker.opinions import Adoption, Change, Opinion, Opinions, with_answer

SCHEMA = 1
_TEXTS = ("reason", "finding", "note", "who", "when")


def as_json(opinions: Opinions) -> dict[str, Any]:
    """Return opinions as a file keeps them: what `as_rows` gives, each opinion with its number."""
    rows = opinions.as_rows()
    rows["opinions"] = [{"index": number, **row} for number, row in enumerate(rows["opinions"], 1)]
    return {"schema": SCHEMA, **rows}


def from_json(path: Path, data: object) -> Opinions:
    """Return the opinions of what `as_json` gave; raises AnswersInvalid on anything else."""
    try:
        if not isinstance(data, dict):
            raise TypeError
        rows = [{k: v for k, v in row.items() if k != "index"} for row in data["opinions"]]
        return Opinions.from_rows({**data, "opinions": [_worded(row) for row in rows]})
    except (KeyError, TypeError, ValueError, AttributeError):
        raise AnswersInvalid(path, detail="不是本程序写出的意见记录") from None


def load(path: Path) -> Opinions:
    """Return the opinions that a file keeps; raises AnswersInvalid or an InputError."""
    return from_json(path, _parsed(path))


def answers_of(path: Path) -> list[dict[str, Any]]:
    """Return the answers that a file gives, as plain rows; raises AnswersInvalid or an InputError."""
    data = _parsed(path)
    rows = data.get("opinions") if isinstance(data, dict) else data
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise AnswersInvalid(path, detail="应是答复的列表")
    return rows


def answered(opinions: Opinions, answers: Sequence[dict[str, Any]], path: Path) -> Opinions:
    """Return opinions with answers, found by `id`, else by `index` (from 1); raises AnswersInvalid.

    An answer without adoption and reason changes nothing: a file that is only partly filled in may be given.
    """
    items = list(opinions)
    by_id = {opinion.id: index for index, opinion in enumerate(items)}
    for number, answer in enumerate(answers, 1):
        index = _index(answer, by_id, len(items), path, number)
        given = _given(answer, items[index], path, number)
        if given.adoption or given.reason or given.change or given.finding or given.note:
            items[index] = with_answer(items[index], given)
    return Opinions(items, list(opinions.agreed), opinions.sent)


def _index(answer: dict[str, Any], by_id: dict[str, int], count: int, path: Path, number: int) -> int:
    """Return which opinion is answered; one that has an `id` is never found by its number."""
    id, index = answer.get("id"), answer.get("index")
    if id is not None:
        if id not in by_id:
            raise AnswersInvalid(path, detail=f"第{number}条答复的 id“{id}”没有对应的意见")
        return by_id[id]
    if not isinstance(index, int) or isinstance(index, bool) or not 1 <= index <= count:
        raise AnswersInvalid(path, detail=f"第{number}条答复的 index“{index}”没有对应的意见（共{count}条）")
    return index - 1


def _given(answer: dict[str, Any], opinion: Opinion, path: Path, number: int) -> Opinion:
    """Return the opinion with what one row says of it."""
    texts = {key: answer[key] for key in _TEXTS if answer.get(key)}
    if not all(isinstance(text, str) for text in texts.values()):
        raise AnswersInvalid(path, detail=f"第{number}条答复有不是文字的内容")
    return replace(opinion, adoption=_adoption(answer, path, number), change=_change(answer, path, number), **texts)


def _adoption(answer: dict[str, Any], path: Path, number: int) -> Adoption | None:
    word = answer.get("adoption")
    if word in (None, ""):
        return None
    if not isinstance(word, str) or (adoption := _read(word)) is None:
        raise AnswersInvalid(path, detail=f"第{number}条的 adoption“{word}”应为采纳、部分采纳或不采纳")
    return adoption


def _read(word: str) -> Adoption | None:
    return Adoption(word) if word in set(Adoption) else adoption_of(word)


def _change(answer: dict[str, Any], path: Path, number: int) -> Change | None:
    """Return the change of the text that an answer names: {"block", "before", "after"}."""
    given = answer.get("change")
    if given is None:
        return None
    try:
        change = Change(**given)
    except TypeError:
        raise AnswersInvalid(path, detail=f"第{number}条的 change 应有 block、before、after") from None
    if not isinstance(change.block, int) or not isinstance(change.before, str) or not isinstance(change.after, str):
        raise AnswersInvalid(path, detail=f"第{number}条的 change 应有 block、before、after")
    return change


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose answer, as a person wrote it, is that of the program."""
    word = row.get("adoption")
    if not word:
        return {**row, "adoption": None}
    found = _read(word)
    if found is None:
        raise ValueError(word)
    return {**row, "adoption": found.value}


def _parsed(path: Path) -> object:
    try:
        return json.loads(read_bytes(path).removeprefix(b"\xef\xbb\xbf"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise AnswersInvalid(path, detail="不是正确的 JSON") from None
