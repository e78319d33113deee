"""Ways to spoil an input: its bytes, its characters, its markup. All are driven by a `random.Random`.

That may be a true one, one of hypothesis (which then shrinks), or one that takes its choices from the bytes that
atheris gives: so the same generators serve all three.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

ODD = (
    "\ufeff \u200b \u200d \u3000 \x0b \x0c \r \t \x00 \x1a \x85 \u2028 \ufffd \ufffc \ue000 \U0001f600 \U00020000 "
    "\u0301 \u202e ² ½ Ⅻ ㈠ ① ⑳ 〇 零 兆 ٣ ߁ １ ％ ‰ ℃ ㎡ － — – ~ 〜 ／ ＜ ﹪ ︵"
).split(" ")
ODD_BYTES = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\x80", b"\x81\x30\x81\x30"),
    *(b"\r", b"\n", b"<", b"&", b"]]>"),
)
ODD_NUMBERS = ("", *"0 -1 1 2 200 99999999999999999999 1e9 0x7f １ ²".split())
ODD_VALUES = (
    *(*ODD_NUMBERS, *"٣ ½ NaN true %1 %9 — &#1; &#xD800; &#x10FFFF; &lt; .. ../x / # rId1 rId2 {0} 零".split()),
    *("a\tb", "x" * 300),
)
_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"(?<=<)/?[\w:]+")
_ATTRIBUTE = re.compile(r"""([\w:]+)=("[^"]*"|'[^']*')""")
_ENTITIES = (
    *"&amp; &#x26; &x; &#0; &#xFFFF; &nbsp; & <![CDATA[x]]> <!--x-->".split(),
    *("<?x y?>", "<!DOCTYPE x>"),
)


class FromBytes(random.Random):
    """Choices taken from bytes; where they are used up, the first of each choice is taken."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0
        super().__init__(0)

    def seed(self, *_: object, **__: object) -> None:
        """Forget nothing: the bytes are all there is."""

    def random(self) -> float:
        """Return a number from 0 to 1."""
        return self.getrandbits(16) / 0x10000

    def getrandbits(self, k: int, /) -> int:
        """Return k bits of the next bytes."""
        count = (k + 7) // 8
        taken = self._data[self._at : self._at + count]
        self._at += count
        return int.from_bytes(taken, "little") & ((1 << k) - 1)


def stretch(chance: random.Random, length: int, longest: int = 40) -> slice:
    """Return a stretch of something of a length."""
    start = chance.randrange(length + 1)
    return slice(start, min(start + chance.randrange(longest), length))


def spoiled_text(chance: random.Random, text: str, words: Sequence[str] = ODD) -> str:
    """Return the text with one thing put in, taken out, doubled, or moved."""
    at, way = stretch(chance, len(text)), chance.randrange(6)
    before, here, after = text[: at.start], text[at], text[at.stop :]
    if way == 0:
        return before + after
    if way == 1:
        return before + here * chance.choice((2, 2, 3, 30)) + after
    if way == 2:
        return text[chance.randrange(len(text) + 1) :] + here + before
    if way == 3:
        return before + chance.choice(words) * chance.choice((1, 1, 1, 2, 50)) + text[at.start :]
    if way == 4:
        return re.sub(r"[0-9]+", lambda _: chance.choice(ODD_NUMBERS), text, count=1 + chance.randrange(3))
    return before + chance.choice(words) + after


def spoiled_bytes(chance: random.Random, data: bytes) -> bytes:
    """Return the bytes with some changed, cut, doubled or put in."""
    at, way = stretch(chance, len(data), 16), chance.randrange(5)
    before, here, after = data[: at.start], data[at], data[at.stop :]
    if way == 0:
        return before + after
    if way == 1:
        return before + here * 3 + after
    if way == 2:
        return before + chance.choice(ODD_BYTES) + data[at.start :]
    if way == 3:
        return before + bytes(byte ^ (1 << chance.randrange(8)) for byte in here) + after
    return before


def spoiled_markup(chance: random.Random, markup: str, names: Sequence[str], attributes: Sequence[str]) -> str:
    """Return the markup with one tag, attribute or character swapped, doubled, moved, broken or taken away."""
    tags = list(_TAG.finditer(markup))
    way = chance.randrange(12)
    if not tags or way == 11:
        return spoiled_text(chance, markup, _ENTITIES)
    tag = chance.choice(tags)
    before, here, after = markup[: tag.start()], tag[0], markup[tag.end() :]
    if way == 0:
        return before + after
    if way == 1:
        return before + here * chance.choice((2, 2, 40)) + after
    if way == 2:
        return before + _NAME.sub(chance.choice(names), here, count=1) + after
    if way in (3, 4, 5):
        return before + _ATTRIBUTE.sub(lambda m: f'{m[1]}="{chance.choice(ODD_VALUES)}"', here, count=way - 2) + after
    if way == 6:
        value = chance.choice(ODD_VALUES)
        return before + re.sub(r"\s*/?>$", lambda m: f' {chance.choice(attributes)}="{value}"{m[0]}', here) + after
    if way == 7:
        name = chance.choice(names)
        return before + f"<{name}>" + here + after if chance.randrange(3) else f"{before}<{name}/>{here}{after}"
    if way == 8:
        return _wrapped(chance, markup, tags, names)
    return _moved(chance, markup, tags, copy=way == 9)


def _wrapped(chance: random.Random, markup: str, tags: Sequence[re.Match[str]], names: Sequence[str]) -> str:
    """Return the markup with a stretch of it inside an element, perhaps inside very many."""
    first, last = sorted((chance.randrange(len(tags)), chance.randrange(len(tags))))
    start, stop, name = tags[first].start(), tags[last].end(), chance.choice(names)
    depth = chance.choice((1, 1, 1, 2, 5, 100, 260))
    return f"{markup[:start]}{f'<{name}>' * depth}{markup[start:stop]}{f'</{name}>' * depth}{markup[stop:]}"


def _moved(chance: random.Random, markup: str, tags: Sequence[re.Match[str]], *, copy: bool) -> str:
    """Return the markup with a stretch of it copied or moved to another place between two tags."""
    first, last = sorted((chance.randrange(len(tags)), min(chance.randrange(len(tags)), len(tags) - 1)))
    start, stop = tags[first].start(), tags[last].end()
    target = chance.choice(tags).end()
    piece = markup[start:stop]
    if copy:
        return markup[:target] + piece + markup[target:]
    rest = markup[:start] + markup[stop:]
    at = min(target, len(rest)) if target <= start else max(target - (stop - start), 0)
    return rest[:at] + piece + rest[at:]
