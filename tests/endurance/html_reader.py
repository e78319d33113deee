"""Web pages for the fuzzer: small pages of a site, elements nested at random, markup and bytes spoiled."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

from checker.sources import plan_of
from tests.endurance.mutations import ODD_VALUES, spoiled_bytes, spoiled_markup
from tests.endurance.text_reader import WORDS, check, lines, understood

PATH = Path("网页.html")
NAMES = """
html head body title meta link script style noscript template iframe svg math select option textarea nav header footer
main article section div p span a b br hr h1 h2 h3 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr td
th pre center font form fieldset input button img picture figure o:p w:p ![if !--x-- ?php x1 base frameset plaintext xmp
""".split()
ATTRIBUTES = """
rowspan colspan class id style href src charset content http-equiv lang xmlns xmlns:o hidden align
""".split()
_CHARSETS = "utf-8 gb2312 gbk big5 utf-16 utf-7 ascii x-none unicode hex idna rot13 base64".split()
_ENTITIES = "&nbsp; &amp; &lt; &#x4e00; &#0; &#55296; &#x110000; &zwj; &x <!--a--> <![CDATA[x]]> <!--".split()
_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="{}"><title>临溪区规划-临溪区人民政府</title></head>'
    '<body><div class="top"><a href="/">首页</a></div><div><h1>临溪区规划</h1><p>日期：2026年3月1日</p>'
    "<div>{}</div></div><div>版权所有</div></body></html>"
)


def make(chance: random.Random) -> bytes:
    """Return a small page in some encoding, spoiled at several levels."""
    inner = "".join(_element(chance, 0) for _ in range(1 + chance.randrange(4)))
    charset = chance.choice(_CHARSETS)
    page = inner if not chance.randrange(4) else _PAGE.format(charset, inner)
    for _ in range(chance.randrange(4)):
        page = spoiled_markup(chance, page, NAMES, ATTRIBUTES)
    encoding = charset if charset in ("gbk", "big5", "utf-16") and chance.randrange(2) else "utf-8"
    data = page.encode(encoding, "replace")
    return spoiled_bytes(chance, data) if not chance.randrange(5) else data


def _element(chance: random.Random, depth: int) -> str:
    """Return an element with what stands in it; the end may be missing."""
    way = chance.randrange(9)
    if way < 3 or depth > 4:
        return _text(chance)
    if way == 3:
        return _table(chance, depth)
    name = chance.choice(NAMES)
    attribute = f' {chance.choice(ATTRIBUTES)}="{chance.choice(ODD_VALUES)}"' if not chance.randrange(3) else ""
    inner = "".join(_element(chance, depth + 1) for _ in range(chance.randrange(4)))
    return f"<{name}{attribute}>{inner}" + (f"</{name}>" if chance.randrange(5) else "")


def _text(chance: random.Random) -> str:
    way = chance.randrange(6)
    if way == 0:
        return chance.choice(_ENTITIES)
    return f"<p>{chance.choice(lines())}</p>" if way == 1 else chance.choice(WORDS) * (1 + chance.randrange(3))


def _table(chance: random.Random, depth: int) -> str:
    rows = []
    for _ in range(1 + chance.randrange(4)):
        cells = (f"<td{_span(chance)}>{_cell(chance, depth)}</td>" for _ in range(chance.randrange(5)))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _span(chance: random.Random) -> str:
    if chance.randrange(3):
        return ""
    return f' {chance.choice(("rowspan", "colspan"))}="{chance.choice(ODD_VALUES)}"'


def _cell(chance: random.Random, depth: int) -> str:
    return chance.choice(WORDS) if chance.randrange(4) else _element(chance, depth + 2)


def run(data: bytes) -> int:
    """Read the page, and now and then what it says; returns how many executions it was."""
    plan = plan_of(PATH, data)
    check(plan)
    if zlib.crc32(data) % 8 == 0:  # the same whenever the same input is run again
        understood(plan)
    return 1
