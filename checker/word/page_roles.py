"""What each passage of a plan is on the printed page: title, heading, addressee, contents, note … or plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.reading.elements import Heading, Passage, PassageKind, Reading
from checker.reading.numbering import Style, mark_of
from checker.reading.titles import looks_like_title

_DATE = re.compile(
    r"(?:20\d\d|二[〇○零][一二三四五六七八九〇○零]{2})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?\Z"
)
_NOTICE = re.compile(r"[^。；]{4,90}的(?:通知|公告|函|批复|决定|意见)\Z")
_BRACKETED = re.compile(r"（[^（）]{2,60}）\Z")
_SENTENCE = re.compile("[。；！？]")
_TYPED_ROW = re.compile(r"[^\s].*?(?:\t+[^\t。；]+){2}|\A\s*\|.*\|\s*\Z")
_CONTENTS = frozenset({"目录", "目次"})
_ANNEX_NOTE = re.compile(r"附件[:：]\s*\S")
_ANNEX_ITEM = re.compile(r"\d{1,2}[.．、]\s*[^。；]{2,60}")
_BARE_ANNEX = re.compile(r"附件\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?")
_FRONT_LINE = 45  # characters: more is no line of a cover
_SIGNATORIES = 8
_PREFACE = 6  # characters: 前言, 结语, 规划背景
_CENTRED_MARKS = (Style.PART, Style.CHAPTER, Style.SECTION)


class Role(StrEnum):
    """A paragraph's place on the page; the value is the name of its style."""

    TITLE = "公文标题"
    SUBTITLE = "公文副标题"
    DOCUMENT_NUMBER = "发文字号"
    ADDRESSEE = "主送机关"
    SIGNATURE = "落款"
    CONTENTS_TITLE = "目录标题"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    CONTENTS_3 = "toc 3"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    HEADING_4 = "Heading 4"
    CAPTION = "Caption"
    ANNEX = "附件"
    ANNEX_TITLE = "附件标题"
    ANNEX_NOTE = "附件说明"
    ANNEX_NOTE_MORE = "附件说明续"
    BODY = "Body Text"
    NOTE = "注释"
    TABLE_TEXT = "表格文字"


HEADINGS = (Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)
CONTENTS_ROLES = (Role.CONTENTS_1, Role.CONTENTS_2, Role.CONTENTS_3)
_HEAD_OF_FRONT = (Role.TITLE, Role.SUBTITLE, Role.DOCUMENT_NUMBER)


@dataclass(frozen=True, slots=True)
class Setting:
    """How one passage is set: its role, whether a page begins with it, whether it is centred against its style."""

    role: Role
    new_page: bool = False
    centred: bool = False


def settings(reading: Reading, known: Mapping[int, Role] | None = None) -> list[Setting | None]:
    """Return the setting of each passage, None for what is no part of the plan (page numbers, web chrome).

    `known`: the roles of passages of which they are known, and need not be told from the text.
    """
    headings = {h.passage: h for h in reading.outline if not h.run_in}
    roles: list[Role | None] = [_role(passage, headings.get(i)) for i, passage in enumerate(reading.passages)]
    _settle_front(reading, roles, _front(reading))
    _settle_contents(reading, roles)
    _settle_annexes(reading.passages, roles)
    _settle_end(reading, roles)
    for index, role in (known or {}).items():
        roles[index] = role
    return [_setting(reading.passages, roles, index) for index in range(len(roles))]


def _role(passage: Passage, heading: Heading | None) -> Role | None:
    if passage.kind is PassageKind.FURNITURE:
        return None
    if passage.kind is PassageKind.FOOTNOTE:
        return Role.NOTE
    if passage.kind is PassageKind.CELL:
        return Role.TABLE_TEXT
    mark = mark_of(passage.normal)
    if mark is not None and mark.style is Style.BOX and len(passage.normal) < _FRONT_LINE:
        return Role.CAPTION
    if heading is None:
        return Role.TABLE_TEXT if _is_typed_row(passage.text.source) else Role.BODY
    if mark is not None and mark.style is Style.ANNEX:
        return Role.ANNEX
    return HEADINGS[heading.level] if heading.level < len(HEADINGS) else Role.BODY


def _is_typed_row(text: str) -> bool:
    """Tell whether a line is a row of a table made with tabs or bars."""
    return (text.count("\t") > 1 or "|" in text) and _TYPED_ROW.search(text) is not None


def _front(reading: Reading) -> range:
    """Return the passages before the first heading: covering notice, cover, contents."""
    first = min((h.passage for h in reading.outline if h.level > 0), default=0)
    return range(first)


def _settle_front(reading: Reading, roles: list[Role | None], front: range) -> None:
    """Tell the lines of notice and cover apart."""
    number = reading.profile.doc_number
    before: int | None = None
    for index in front:
        if roles[index] is None:
            continue
        if roles[index] is Role.BODY and reading.passages[index].kind is PassageKind.BODY:
            text = reading.passages[index].normal
            head = before is not None and roles[before] in _HEAD_OF_FRONT
            roles[index] = _front_role(text, number, head, first=before is None)
            if roles[index] is Role.SIGNATURE:
                _settle_signature(reading, roles, index)
        before = index


def _settle_signature(reading: Reading, roles: list[Role | None], date: int) -> None:
    """The short lines above a date are who signs."""
    for index in range(date - 1, max(-1, date - 1 - _SIGNATORIES), -1):
        if roles[index] is not Role.BODY or not _short(reading.passages[index].normal):
            break
        roles[index] = Role.SIGNATURE


def _front_role(text: str, number: str | None, head: bool, *, first: bool) -> Role:
    """Return what a line of the front is; `head` tells whether it stands below a title, `first` above all else."""
    if "".join(text.split()) in _CONTENTS:
        return Role.CONTENTS_TITLE
    if number and "".join(text.split()) == "".join(number.split()):
        return Role.DOCUMENT_NUMBER
    if (first or head) and (_NOTICE.match(text) or (first and looks_like_title(text))):
        return Role.TITLE
    if text.endswith("：") and len(text) < 2 * _FRONT_LINE and not _SENTENCE.search(text):
        return Role.ADDRESSEE
    if _DATE.match(text):
        return Role.SUBTITLE if head else Role.SIGNATURE
    return Role.SUBTITLE if head and _short(text) else Role.BODY


def _short(text: str) -> bool:
    return len(text) <= _FRONT_LINE and not _SENTENCE.search(text) and not text.endswith(("：", "，", "、"))


def _settle_contents(reading: Reading, roles: list[Role | None]) -> None:
    """Give the lines of the table of contents the level of their number among all numbers there."""
    marks = {entry.passage: mark_of(reading.passages[entry.passage].normal) for entry in reading.toc}
    ranks = sorted({mark.style for mark in marks.values() if mark is not None})
    for passage, mark in marks.items():
        if roles[passage] is not None:
            rank = ranks.index(mark.style) if mark is not None else 0
            roles[passage] = CONTENTS_ROLES[min(rank, len(CONTENTS_ROLES) - 1)]


def _settle_annexes(passages: Sequence[Passage], roles: list[Role | None]) -> None:
    """Tell the list of annexes below a text from the annexes, and find the title below a bare 附件1."""
    shown = [index for index, role in enumerate(roles) if role is not None]
    for place, index in enumerate(shown):
        text = passages[index].normal
        if (
            roles[index] in (Role.ANNEX, Role.BODY)
            and _ANNEX_NOTE.match(text)
            and _is_list(passages, roles, shown, place)
        ):
            roles[index] = Role.ANNEX_NOTE
            for following in shown[place + 1 :]:
                if not _ANNEX_ITEM.fullmatch(passages[following].normal):
                    break
                roles[following] = Role.ANNEX_NOTE_MORE
        elif roles[index] is Role.ANNEX and _BARE_ANNEX.fullmatch(text) and place + 1 < len(shown):
            following = shown[place + 1]
            is_text = passages[following].kind in (PassageKind.BODY, PassageKind.HEADING)
            if is_text and _short(passages[following].normal) and mark_of(passages[following].normal) is None:
                roles[following] = Role.ANNEX_TITLE


def _is_list(passages: Sequence[Passage], roles: Sequence[Role | None], shown: Sequence[int], place: int) -> bool:
    """Tell whether 附件：… only names what follows: signatures or the annexes themselves stand below."""
    below = shown[place + 1 :]
    signed = any(roles[i] is Role.SIGNATURE or _DATE.match(passages[i].normal) for i in below[:_SIGNATORIES])
    return signed or any(roles[i] is Role.ANNEX and _BARE_ANNEX.fullmatch(passages[i].normal) for i in below)


def _settle_end(reading: Reading, roles: list[Role | None]) -> None:
    """A date that ends the text, before any annexes, signs it, with the short lines above."""
    stop = next((i for i, role in enumerate(roles) if role is Role.ANNEX), len(roles))
    last = next((i for i in range(stop - 1, -1, -1) if roles[i] is not None), None)
    if last is not None and roles[last] is Role.BODY and _DATE.match(reading.passages[last].normal):
        roles[last] = Role.SIGNATURE
        _settle_signature(reading, roles, last)


def _setting(passages: Sequence[Passage], roles: Sequence[Role | None], index: int) -> Setting | None:
    role = roles[index]
    if role is None:
        return None
    before = next((found for found in reversed(roles[:index]) if found is not None), None)
    return Setting(role, _new_page(role, before), role in HEADINGS[1:] and _stands_in_the_middle(role, passages[index]))


def _stands_in_the_middle(role: Role, passage: Passage) -> bool:
    """Tell whether a heading is centred: 第一章 and its like, 前言 and other short ones without a number."""
    mark = mark_of(passage.normal)
    if mark is not None:
        return mark.style in _CENTRED_MARKS
    return role is Role.HEADING_1 and len(passage.normal) <= _PREFACE


def _new_page(role: Role, before: Role | None) -> bool:
    """Tell whether a page begins: with a title, the contents, an annex, and the text behind the contents."""
    if before is None:
        return False
    if role is Role.TITLE:
        return before is not Role.TITLE
    return role in (Role.CONTENTS_TITLE, Role.ANNEX) or (before in CONTENTS_ROLES and role not in CONTENTS_ROLES)
