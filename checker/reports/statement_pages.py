"""How many pages a 衔接情况说明 takes, counted by the grid of GB/T 9704 (or the office's own), before it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.reports.statement_text import Statement
from checker.word.layout import TWIPS_PER_POINT, layout
from checker.word.page_roles import Role
from checker.word.title_lines import MOST, breaks, title_side

PAGES = 2
"""What an office allows a statement."""
_INDENT = 2
_LATIN = 0.55  # of a Chinese character; fonts differ
_GAP = 0.25  # that word processors leave between a Chinese character and a figure
_TOKENS = re.compile(r"[!-~]+|.", re.DOTALL)
_CLOSING = frozenset("，。；：、）》”】」？！％")
_WIDOW = 2  # lines of a paragraph that stay together on either page
_SPARE = 1  # lines at the end of the last page, because word processors differ


class _Block(NamedTuple):
    """A paragraph by its lines; `keeps`: it stays on a page with the next; `whole`: it is never divided."""

    lines: int
    keeps: bool = False
    whole: bool = False


def fits(statement: Statement) -> bool:
    """Tell whether a statement surely stays on its two pages."""
    used, page = _title_lines(statement), 1
    lines = layout().lines
    blocks = list(_blocks(statement))
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        page, used = _set(block, following, page, used, lines)
    return page < PAGES or (page == PAGES and used <= lines - _SPARE)


def _set(block: _Block, following: _Block | None, page: int, used: float, lines: int) -> tuple[int, float]:
    """Return page and line behind a block that is set from there on."""
    left = int(lines - used)
    wanted = block.lines + (min(_WIDOW, following.lines) if block.keeps and following else 0)
    if wanted <= left:
        return page, used + block.lines
    here = 0 if block.whole or block.keeps else min(left, block.lines - _WIDOW)
    rest = block.lines - (here if here >= _WIDOW else 0)
    pages, over = divmod(rest - 1, lines)
    return page + 1 + pages, over + 1


def _blocks(statement: Statement) -> Iterator[_Block]:
    yield _Block(line_count(statement.lead))
    for number, part in enumerate(statement.parts):
        yield _Block(line_count(f"{number}、{part.title}"), keeps=True)
        for line in part.lines:
            yield _Block(line_count(line.head + line.text))
    attached = len(statement.attachments)
    signed = 1 + line_count(statement.issuer) + 1
    yield _Block((attached + 1 if attached else 0) + signed, whole=True)


def line_count(text: str) -> int:
    """Return the lines that an indented paragraph takes."""
    width = layout().characters
    lines, here, last, before = 1, float(_INDENT), 0.0, ""
    for token in _TOKENS.findall(text):
        size = len(token) * _LATIN if token.isascii() else len(token)
        size += _GAP if before and _are_apart(before, token[0]) else 0
        if here + size > width:
            lines += 1
            here = last if token in _CLOSING else 0.0
        here, last, before = here + size, size, token[-1]
    return lines


def _are_apart(one: str, other: str) -> bool:
    """Tell whether a gap stands between two neighbours: one Chinese, one a letter or figure."""
    return one.isascii() != other.isascii() and one.isalnum() and other.isalnum()


def _title_lines(statement: Statement) -> float:
    """Return the height of the title in lines of the body."""
    role = layout().roles[Role.TITLE]
    width = MOST - title_side(statement.title) * 2 / TWIPS_PER_POINT / role.size
    count = len(breaks(statement.title, width)) + 1
    height = role.before + role.after + count * layout().line(Role.TITLE) / TWIPS_PER_POINT
    return height / (layout().pitch / TWIPS_PER_POINT)
