"""Writing a settings file by one's choices: what the user wrote there, comments and all, stays as it stands.

Only the lines of options that change are touched; a new option goes to the end of its section, a new section to the
end of the file. The file is written whole or not at all, in UTF-8 with mark, as Notepad and the program read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from checker import resources, settings, thresholds
from checker.files import read_bytes, write_bytes
from checker.settings import LIMITS, OFF, ON, RULES, Settings

_SECTION = re.compile(r"\s*\[(?P<name>[^\]]+)\]")
_OPTION = re.compile(r"(?P<before>\s*(?P<name>[^\s#;=:][^=:]*?)\s*[=:]\s*)(?P<value>.*)")
_COMMENT = re.compile(r"\s*[#;]")


def save(
    path: Path,
    below: Settings,
    rules: Collection[str],
    off: Collection[str] | None = None,
    limits: Mapping[str, str] | None = None,
) -> None:
    """Have a file switch off exactly `off` of all `rules`, and set `limits` by their names; None leaves them.

    `below` are the settings that hold without the file: what agrees with them need not stand in it. The file is read
    anew before it is written, so that what was written meanwhile stays; raises PlanError.
    """
    text = _text(path)
    settings.laid_over(below, text, path)  # a file with a fault is told, never written over
    if off is not None:
        text = _switched(text, path, below, frozenset(off), tuple(rules))
    for name, written in (limits or {}).items():
        same = thresholds.value(name, written) == getattr(below.thresholds, thresholds.LIMITS[name].field)
        text = put(text, LIMITS, name, written, add=not same)
    settings.laid_over(below, text, path)
    if text != _text(path):
        write_bytes(path, text.encode("utf-8-sig"))


def put(text: str, section: str, option: str, value: str, *, add: bool = True) -> str:
    """Return the text of a settings file with an option set; without `add` only where the option stands already."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    span = _section(lines, section)
    if span is not None:
        _put(lines, span, option, value, add)
    elif add:
        lines += [*([""] if lines and lines[-1].strip() else []), f"[{section}]", f"{option} = {value}"]
    return newline.join(lines) + newline if lines else ""


def _text(path: Path) -> str:
    return resources.decoded(read_bytes(path)) if path.is_file() and path.stat().st_size else ""


def _section(lines: list[str], section: str) -> range | None:
    """Return the lines of a section without its head; None where there is none."""
    heads = [(at, match["name"]) for at, line in enumerate(lines) if (match := _SECTION.match(line))]
    for number, (at, name) in enumerate(heads):
        if name == section:
            return range(at + 1, heads[number + 1][0] if number + 1 < len(heads) else len(lines))
    return None


def _put(lines: list[str], span: range, option: str, value: str, add: bool) -> None:
    """Set an option in the lines of its section; what continued its old value goes."""
    found = ((at, match) for at in span if (match := _OPTION.match(lines[at])) and match["name"] == option)
    at, match = next(found, (None, None))
    if at is not None and match is not None:
        stop = at + 1
        while stop < span.stop and _continues(lines[stop]):
            stop += 1
        lines[at:stop] = [f"{match['before'].rstrip()} {value}".rstrip()]
    elif add:
        last = max((i for i in span if lines[i].strip()), default=span.start - 1)
        lines.insert(last + 1, f"{option} = {value}")


def _continues(line: str) -> bool:
    """Tell whether a line goes on with the value above: indented, and no comment."""
    return line[:1] in (" ", "\t") and bool(line.strip()) and not _COMMENT.match(line)


def _switched(text: str, path: Path, below: Settings, off: frozenset[str], rules: tuple[str, ...]) -> str:
    """Return the text with switches that turn exactly `off` off; those of rules unknown here stay as they are."""
    now = settings.laid_over(below, text, path)
    if frozenset(now.off(rules)) == off:
        return text
    own = now.switches[-1] if len(now.switches) > len(below.switches) else {}
    unknown = {name: on for name, on in own.items() if not any(rule.startswith(name) for rule in rules)}
    switches = dict(unknown)
    for group in dict.fromkeys(rule[:3] for rule in rules):
        members = [rule for rule in rules if rule.startswith(group)]
        switches |= _group(group, members, off, own.get(group), below.uses)
    for option, on in ((OFF, False), (ON, True)):
        names = [name for name, switch in switches.items() if switch is on]
        text = put(text, RULES, option, ", ".join(names), add=bool(names))
    return text


def _group(
    group: str, members: list[str], off: frozenset[str], own: bool | None, below: Callable[[str], bool]
) -> dict[str, bool]:
    """Return the shortest switches for one group of rules, over what holds `below`."""
    wanted = {rule: rule not in off for rule in members}
    if len(members) > 1 and not any(wanted.values()):
        return {group: False} if any(below(rule) for rule in members) or own is False else {}
    named: dict[str, bool] = {}
    if own is False and not all(wanted.values()):  # the whole group was off: rules of later versions are to stay so
        named[group] = False
    for _ in (1, 2):  # once more, for a name that begins a longer one switches that as well
        named |= {rule: on for rule, on in wanted.items() if _uses(rule, named, below) != on}
    return named


def _uses(rule: str, named: Mapping[str, bool], below: Callable[[str], bool]) -> bool:
    """Tell whether a rule is used with the switches `named` of one file over what holds below."""
    longest = max((name for name in named if rule.startswith(name)), key=len, default=None)
    return below(rule) if longest is None else named[longest]


def explanations() -> dict[str, str]:
    """Return what each limit means, from the comments above it in the program's own settings file."""
    out: dict[str, str] = {}
    said: list[str] = []
    for line in resources.text("settings.ini").splitlines():
        if _COMMENT.match(line):
            said.append(line.strip(" #;"))
        elif match := _OPTION.match(line):
            out[match["name"]] = "".join(said)
        else:
            said = []
    return out


def switched_off(below: Settings, path: Path, rules: Iterable[str]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings with those of a file laid over `below`, and which rules are off then; raises PlanError."""
    both = settings.laid_over(below, _text(path), path) if path.is_file() else below
    return both, both.off(rules)
