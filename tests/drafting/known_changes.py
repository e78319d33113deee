"""Versions with known changes, seeded: a plan is edited at places apart, and what was done is told as rows."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from checker.drafting.compare import ChangeKind, Comparison
from checker.plan import Block, Plan
from checker.reading import read
from checker.reading.elements import PassageKind, Reading

Told = tuple[ChangeKind, str, str]
"""A change: its kind, the old text and the new one, without white space."""

_INSERTED = (
    "完善跨部门会商制度，每季度通报临溪区重点事项进展，对滞后事项由牵头单位说明原因并限期整改。",
    "支持澜川市仪器共享中心面向乡镇站所开放机时，所需费用按实际使用时长据实结算。",
    "健全青澜省内异地学分互认办法，便于一线技工在岗进修，修满学分者由用工单位给予补贴。",
)
_WORDS = (("加强", "强化"), ("推动", "促进"), ("建设", "打造"), ("支持", "鼓励"), ("完善", "健全"), ("发展", "培育"))
_NUMBER = re.compile(r"(?<![\d.〔第年“—-])([1-9]\d{1,3})(?=(?:家|个|项|人|件|%|亿元|万元|名|所|公里))")
_BETWEEN = 2
"""Passages between two places that are changed."""


@dataclass
class Edited:
    """A plan in the making: blocks with the index each had, and what was done."""

    blocks: list[tuple[int, Block]]
    told: list[Told]


def edited(plan: Plan, seed: int, count: int) -> tuple[Plan, Counter[Told]]:
    """Return a plan with up to `count` changes, and the rows that a comparison must list."""
    chance = random.Random(seed)
    reading = read(plan)
    work = Edited(list(enumerate(plan.blocks)), [])
    kinds: list[Callable[[Edited, Reading, list[int], random.Random], bool]] = [*KINDS]
    chance.shuffle(kinds)
    free = _free(reading)
    for n in range(2 * count):
        if len(work.told) < count:
            kinds[n % len(kinds)](work, reading, free, chance)
    return _plan(plan, work), Counter(work.told)


def told(found: Comparison) -> Counter[Told]:
    """Return the rows of a comparison in the same shape."""
    return Counter((row.kind, squash(row.old.text(found.old)), squash(row.new.text(found.new))) for row in found.rows)


def squash(text: str) -> str:
    """Return a text without white space and the signs of bold type."""
    return "".join(text.replace("**", "").split())


def _free(reading: Reading) -> list[int]:
    """Return the passages that are one block each, as their neighbours are."""
    whole = [
        len(p.stretches) == 1
        and p.stretches[0].length == len(reading.plan.blocks[p.stretches[0].block].text)
        and p.kind not in (PassageKind.TOC, PassageKind.FURNITURE, PassageKind.FOOTNOTE)
        for p in reading.passages
    ]
    texts = Counter(p.normal for p in reading.passages)
    return [i for i in range(3, len(whole) - 1) if all(whole[i - 1 : i + 2]) and texts[reading.passages[i].normal] == 1]


def _block(reading: Reading, passage: int) -> int:
    return reading.passages[passage].stretches[0].block


def _paragraphs(reading: Reading, free: list[int], least: int) -> list[int]:
    return [
        i
        for i in free
        if reading.passages[i].kind is PassageKind.BODY
        and len(reading.passages[i].normal) >= least
        and reading.passages[i].normal.endswith("。")
        and reading.plan.blocks[_block(reading, i)].cell is None
    ]


def _take(free: list[int], *passages: int) -> None:
    for passage in passages:
        free[:] = [i for i in free if abs(i - passage) >= _BETWEEN]


def _position(work: Edited, block: int) -> int:
    return next(at for at, (i, _) in enumerate(work.blocks) if i == block)


def _written(work: Edited, block: int) -> str:
    return work.blocks[_position(work, block)][1].text


def _rewrite(work: Edited, block: int, text: str) -> None:
    at = _position(work, block)
    work.blocks[at] = (block, replace(work.blocks[at][1], text=text))


def _picked(candidates: list[int], chance: random.Random) -> Iterator[int]:
    yield from chance.sample(candidates, len(candidates))


def figure(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Change a figure of a paragraph."""
    for i in _picked(_paragraphs(reading, free, 15), chance):
        text = _written(work, _block(reading, i))
        found = _NUMBER.search(text)
        if found is None:
            continue
        new = text[: found.start()] + str(int(found[1]) + chance.randint(1, 9)) + text[found.end() :]
        return _changed(work, reading, free, i, text, new)
    return False


def words(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Change a word of a paragraph."""
    for i in _picked(_paragraphs(reading, free, 25), chance):
        text = _written(work, _block(reading, i))
        for old, new in _WORDS:
            if old in text[4:]:
                at = text.index(old, 4)
                return _changed(work, reading, free, i, text, text[:at] + new + text[at + len(old) :])
    return False


def cell(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Change a cell of a table."""
    cells = [i for i in free if reading.passages[i].kind is PassageKind.CELL and len(reading.passages[i].normal) > 1]
    for i in _picked(cells, chance):
        text = _written(work, _block(reading, i))
        if re.fullmatch(r"\d+", text) and reading.passages[i + 1].kind is PassageKind.CELL and len(text) < 4:
            continue  # the number of a row
        if re.match(r"\s*[（(]?\d+[.．、）)]", text):
            continue  # its last digit may be its number
        if re.search(r"\d", text):
            new = re.sub(r"\d(?!.*\d)", lambda m: str((int(m[0]) + 1) % 10), text, count=1, flags=re.DOTALL)
        else:
            new = f"{text}（试行）"
        return _changed(work, reading, free, i, text, new)
    return False


def _changed(work: Edited, reading: Reading, free: list[int], i: int, text: str, new: str) -> bool:
    _rewrite(work, _block(reading, i), new)
    work.told.append((ChangeKind.EDITED, squash(text), squash(new)))
    _take(free, i)
    return True


def deleted(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Take a paragraph out."""
    for i in _picked(_paragraphs(reading, free, 30), chance):
        at = _position(work, _block(reading, i))
        work.told.append((ChangeKind.DELETED, squash(work.blocks[at][1].text), ""))
        del work.blocks[at]
        _take(free, i)
        return True
    return False


def added(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Put a paragraph in."""
    for i in _picked(_paragraphs(reading, free, 30), chance):
        used = {new for _, _, new in work.told}
        text = next((t for t in _INSERTED if t not in used), None)
        if text is None:
            return False
        at = _position(work, _block(reading, i))
        work.blocks.insert(at + 1, (-1, replace(work.blocks[at][1], text=text, number=None, level=None)))
        work.told.append((ChangeKind.ADDED, "", text))
        _take(free, i)
        return True
    return False


def split(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Divide a paragraph at a full stop."""
    for i in _picked(_paragraphs(reading, free, 60), chance):
        text = _written(work, _block(reading, i))
        stops = [m.end() for m in re.finditer("。(?=[^”’）》])", text) if 15 <= m.end() <= len(text) - 15]
        if not stops:
            continue
        cut = chance.choice(stops)
        _rewrite(work, _block(reading, i), text[:cut])
        at = _position(work, _block(reading, i))
        work.blocks.insert(at + 1, (-1, replace(work.blocks[at][1], text=text[cut:], number=None, level=None)))
        work.told.append((ChangeKind.SPLIT, squash(text), squash(text)))
        _take(free, i)
        return True
    return False


def joined(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Join two paragraphs."""
    candidates = _paragraphs(reading, free, 25)
    for i in _picked(candidates, chance):
        if i + 1 not in candidates or reading.passages[i].section != reading.passages[i + 1].section:
            continue
        one, other = _written(work, _block(reading, i)), _written(work, _block(reading, i + 1))
        if re.match(r"\s*[（(]?[0-9一二三四五六七八九十]+[）)、.．]", other):
            continue
        _rewrite(work, _block(reading, i), one + other.lstrip())
        del work.blocks[_position(work, _block(reading, i + 1))]
        work.told.append((ChangeKind.JOINED, squash(one + other), squash(one + other)))
        _take(free, i, i + 1)
        return True
    return False


def moved(work: Edited, reading: Reading, free: list[int], chance: random.Random, edit: bool = False) -> bool:
    """Put a paragraph elsewhere."""
    candidates = _paragraphs(reading, free, 30)
    for i in _picked(candidates, chance):
        goals = [j for j in candidates if abs(j - i) > 2 * _BETWEEN]
        text = _written(work, _block(reading, i))
        new = next((text.replace(a, b, 1) for a, b in _WORDS if a in text[4:] and a not in text[:4]), None)
        if not goals or (edit and new is None):
            continue
        block = work.blocks.pop(_position(work, _block(reading, i)))
        goal = chance.choice(goals)
        after = new if edit and new is not None else text
        work.blocks.insert(_position(work, _block(reading, goal)) + 1, (block[0], replace(block[1], text=after)))
        kind = ChangeKind.MOVED_EDITED if edit else ChangeKind.MOVED
        work.told.append((kind, squash(text), squash(after)))
        _take(free, i, goal)
        return True
    return False


def moved_and_changed(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Put a paragraph elsewhere with a word changed."""
    return moved(work, reading, free, chance, edit=True)


def heading(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Change the words of a heading."""
    for i in _picked([i for i in free if reading.passages[i].kind is PassageKind.HEADING], chance):
        text = _written(work, _block(reading, i))
        if reading.plan.blocks[_block(reading, i)].cell is None and len(text) > 6 and text[-1] not in "。：:）)”":
            return _changed(work, reading, free, i, text, f"{text}工作")
    return False


_NUMBERED = re.compile(r"\s*(?:\*\*)?[（(]?(?P<number>[一二三四五六七八]|[1-8])(?=[、.．）)])(?!\.\d)")
_NEXT = dict(zip("一二三四五六七八12345678", "二三四五六七八九23456789", strict=True))


def renumbered(work: Edited, reading: Reading, free: list[int], chance: random.Random) -> bool:
    """Count a heading or task one further, as when another was put in before it: no change of its text."""
    for i in _picked([i for i in free if reading.passages[i].kind is not PassageKind.CELL], chance):
        text = _written(work, _block(reading, i))
        found = _NUMBERED.match(text)
        if found is None or reading.plan.blocks[_block(reading, i)].number:
            continue
        at = found.start("number")
        _rewrite(work, _block(reading, i), text[:at] + _NEXT[found["number"]] + text[at + 1 :])
        _take(free, i)
        return True
    return False


KINDS = (renumbered, figure, words, cell, deleted, added, split, joined, moved, moved_and_changed, heading)


def _plan(plan: Plan, work: Edited) -> Plan:
    """Return the plan of the edited blocks, numbered anew, its tables pointing to where the blocks stand now."""
    where = {old: new for new, (old, _) in enumerate(work.blocks) if old >= 0}
    tables = tuple(
        replace(
            table,
            cells=tuple(replace(c, blocks=tuple(where[b] for b in c.blocks if b in where)) for c in table.cells),
        )
        for table in plan.tables
    )
    lines = _renumbered([block for _, block in work.blocks])
    return replace(plan, blocks=tuple(lines), tables=tables)


def _renumbered(blocks: list[Block]) -> Iterator[Block]:
    for at, block in enumerate(blocks, 1):
        yield replace(block, line=at)
