"""Help texts in columns: a Chinese character is two columns of a terminal wide, which argparse does not know."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterator

_CLOSING = "，。；：、！？）》”"
_OPENING = "（《“"
_HEADINGS = re.compile(r"^(参数|选项|命令|操作):$", re.MULTILINE)


def columns(text: str) -> int:
    """Return how many columns of a terminal a text fills."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def lines(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns; brackets and signs stay with what they stand at."""
    found: list[str] = []
    for piece in _pieces(text):
        if found and columns(found[-1] + piece.rstrip()) <= width:
            found[-1] += piece
        else:
            found.append(piece)
    return [line.strip() for line in found if line.strip()]


def _pieces(text: str) -> Iterator[str]:
    """Yield what is not torn: a Latin word with the blanks behind it, a Chinese character, signs with either."""
    return (m[0] for m in re.finditer(rf"[{_OPENING}]*(?:[!-~]+|[^!-~])[{_CLOSING}]*\s*", " ".join(text.split())))


def chinese(text: str) -> str:
    """Return a whole help text with the colons behind its headings as Chinese has them."""
    return _HEADINGS.sub(r"\1：", text)


class Help(argparse.RawDescriptionHelpFormatter):
    """Help text with Chinese headings, its second column below itself."""

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        """Put 用法 before the usage line."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def add_argument(self, action: argparse.Action) -> None:
        """Take an option in, and how wide it is."""
        super().add_argument(action)
        if action.help is not argparse.SUPPRESS:
            shown = [action, *self._iter_indented_subactions(action)]
            widest = max(columns(self._format_action_invocation(one)) for one in shown)
            self._action_max_length = max(self._action_max_length, widest + self._current_indent)

    def _format_action(self, action: argparse.Action) -> str:
        if isinstance(action, argparse._SubParsersAction):  # its own line would only say its heading again
            return "".join(self._format_action(one) for one in action._get_subactions())
        place = min(self._action_max_length + 2, self._max_help_position)
        told = lines(self._expand_help(action), max(self._width - place, 22)) if action.help else []
        head = " " * self._current_indent + self._format_action_invocation(action)
        if not told:
            return f"{head}\n"
        if columns(head) + 2 <= place:
            told[0] = head + " " * (place - columns(head)) + told[0]
            return "\n".join([told[0], *(" " * place + line for line in told[1:])]) + "\n"
        return "\n".join([head, *(" " * place + line for line in told)]) + "\n"
