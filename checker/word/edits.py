"""Comments and text changes that were made elsewhere: read from a list, written into a copy of the draft.

The list is the contract's: `[{"line", "start", "end", "comment"?, "text"?, "part"?}]`, places as `read --text` counts
them; with `"end_line"` a range ends in a later paragraph of the same part. Each entry gets an answer; one that cannot
be done leaves the others and the document as they are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import EditsInvalid
from checker.files import check_output, read_bytes
from checker.plan import BODY
from checker.reading.elements import Piece
from checker.word.changes import Anchor, Comment, Earlier, Kind, Mode, Refused, Replacement
from checker.word.export import export
from checker.word.parts import MAIN_TYPES
from checker.word.protection import cautions

if TYPE_CHECKING:
    from checker.word.working_copy import Locate

_NOTHING = "没有给出批注（comment）或替换文字（text）"


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry of the list: a place, and a comment on it, a text instead of it, or both."""

    anchor: Anchor
    comment: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an entry: done whole, or why not, in Chinese; half done it says what was done.

    `reason` is there with `done`, too, where a comment cannot stand on its words.
    """

    index: int
    done: bool
    reason: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the entry of the contract's answer."""
        return {"index": self.index, "done": self.done, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class _Target:
    """What is written into: `content` None is the draft itself; where comments and changes of a place are set."""

    content: bytes | None
    sha256: str | None
    comment: Callable[[Anchor], Anchor]
    change: Callable[[Anchor], Anchor]


def edits_of(data: bytes, path: Path) -> list[Edit]:
    """Return the entries of a list as its file holds it; raises EditsInvalid, which names the entry."""
    try:
        entries = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise EditsInvalid(path, detail="不是 UTF-8 编码") from None
    except json.JSONDecodeError as error:
        raise EditsInvalid(path, detail=f"第{error.lineno}行不是正确的 JSON") from None
    except RecursionError:
        raise EditsInvalid(path, detail="不是正确的 JSON") from None
    return edits_from(entries, path)


def edits_from(entries: object, path: Path) -> list[Edit]:
    """Return the entries of a list already read from JSON; raises EditsInvalid with `path`."""
    if not isinstance(entries, list):
        raise EditsInvalid(path, detail="应是一个列表")
    return [_edit(entry, number, path) for number, entry in enumerate(entries, 1)]


def apply_edits(
    draft: Path,
    edits: Sequence[Edit],
    output: Path,
    *,
    author: str,
    when: datetime,
    mode: Mode = Mode.TRACKED,
    earlier: Earlier = Earlier.KEEP,
    notes: list[str] | None = None,
) -> list[Answer]:
    """Write a copy of the draft with the edits; return an answer for each, in order.

    With `earlier` the tracked changes that the draft has already are accepted. A Word draft is written itself, any
    other is typeset first. `notes` gets in Chinese what the draft's own protection means for the copy. Raises
    InputError or OutputError, and then has written nothing.
    """
    check_output(output, (draft,))
    target = _target(draft, when)
    refused: defaultdict[int, dict[Kind, str]] = defaultdict(dict)
    comments: list[tuple[int, Comment]] = []
    changes: list[tuple[int, Replacement]] = []
    for index, edit in enumerate(edits):
        if edit.comment is not None and (place := _placed(target.comment, edit, index, Kind.COMMENT, refused)):
            comments.append((index, Comment(place, edit.comment)))
        if edit.text is not None and (place := _placed(target.change, edit, index, Kind.REPLACEMENT, refused)):
            changes.append((index, Replacement(place, edit.text)))
    elsewhere: dict[int, str] = {}
    refusals = export(
        draft,
        output,
        comments=[comment for _, comment in comments],
        replacements=[change for _, change in changes],
        author=author,
        when=when,
        mode=mode,
        earlier=earlier,
        elsewhere=elsewhere,
        sha256=target.sha256,
        content=target.content,
    )
    for refusal in refusals:
        given = comments if refusal.kind is Kind.COMMENT else changes
        refused[given[refusal.index][0]][refusal.kind] = refusal.reason
    if notes is not None:
        changed = earlier is Earlier.ACCEPT or any(Kind.REPLACEMENT not in refused[index] for index, _ in changes)
        notes += cautions(target.content or read_bytes(draft), mode=mode, changed=changed)
    moved = {index: elsewhere[n] for n, (index, _) in enumerate(comments) if n in elsewhere}
    return [_answer(index, edit, refused[index], moved.get(index)) for index, edit in enumerate(edits)]


def _edit(entry: object, number: int, path: Path) -> Edit:
    """Return one entry; what it has beside the contract's keys is left to whoever wrote it."""
    if not isinstance(entry, dict):
        raise EditsInvalid(path, detail=f"第{number}项不是一个对象")
    line, start, end = (_whole(entry, key, number, path) for key in ("line", "start", "end"))
    part, comment, text = (_words(entry, key, number, path) for key in ("part", "comment", "text"))
    last = None if entry.get("end_line") is None else _whole(entry, "end_line", number, path)
    return Edit(Anchor(line, start, end, part or BODY, None if last == line else last), comment, text)


def _whole(entry: Mapping[str, object], key: str, number: int, path: Path) -> int:
    found = entry.get(key)
    if not isinstance(found, int) or isinstance(found, bool):
        raise EditsInvalid(path, detail=f"第{number}项的 {key} 应是整数")
    return found


def _words(entry: Mapping[str, object], key: str, number: int, path: Path) -> str | None:
    found = entry.get(key)
    if found is not None and not isinstance(found, str):
        raise EditsInvalid(path, detail=f"第{number}项的 {key} 应是文字")
    return found


def _target(draft: Path, when: datetime) -> _Target:
    """Return what is written into: places of a Word file are its own, those of others are looked up in the copy."""
    if draft.suffix.lower() in MAIN_TYPES:
        return _Target(None, None, _itself, _itself)
    from checker.reading import read  # understanding a draft takes far more than writing into one
    from checker.sources import read_plan
    from checker.word.working_copy import working_copy

    plan = read_plan(draft)
    copy = working_copy(read(plan), when)
    if plan.is_word:
        return _Target(copy.content, plan.sha256, _itself, _itself)
    blocks = {(block.part, block.line): block.text for block in plan.blocks}

    def found(locate: Locate, place: Anchor) -> Anchor:
        anchor = locate(_pieces(blocks, place))
        if anchor is None:
            raise Refused("这一处没有排进文稿（空行、空白或格式符号）")
        return anchor

    return _Target(copy.content, plan.sha256, partial(found, copy.comment), partial(found, copy.change))


def _pieces(blocks: Mapping[tuple[str, int], str], place: Anchor) -> list[Piece]:
    """Return the place line by line; raises Refused where the draft has no such place."""
    out: list[Piece] = []
    for line in range(place.line, place.last + 1):
        text = blocks.get((place.part, line))
        if text is None:
            raise Refused(f"没有第{line}行")
        start, end = place.start if line == place.line else 0, place.end if line == place.last else len(text)
        if not 0 <= start <= end <= len(text):
            raise Refused(f"第{line}行没有第{start}至{end}字")
        out.append(Piece(line, start, end, text[start:end], place.part))
    if not out:
        raise Refused("止处在起处之前")
    return out


def _itself(place: Anchor) -> Anchor:
    return place


def _placed(
    locate: Callable[[Anchor], Anchor],
    edit: Edit,
    index: int,
    kind: Kind,
    refused: Mapping[int, dict[Kind, str]],
) -> Anchor | None:
    """Return where an edit goes in the document; takes down why it goes nowhere."""
    try:
        return locate(edit.anchor)
    except Refused as reason:
        refused[index][kind] = str(reason)
        return None


def _answer(index: int, edit: Edit, refused: Mapping[Kind, str], moved: str | None) -> Answer:
    if edit.comment is None and edit.text is None:
        return Answer(index, False, _NOTHING)
    if not refused:
        return Answer(index, True, moved and f"Word 不在原处显示这条批注，已写在最近的正文处，并注明{moved}")
    if len(refused) < (edit.comment is not None) + (edit.text is not None):
        done, undone = ("批注已写入", "文字没有修改") if Kind.REPLACEMENT in refused else ("文字已修改", "批注没有写入")
        return Answer(index, False, f"{done}，{undone}：{next(iter(refused.values()))}")
    return Answer(index, False, "；".join(dict.fromkeys(refused.values())))
