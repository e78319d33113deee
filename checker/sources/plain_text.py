"""Plain text (.txt, .md) in any encoding that Chinese offices use, as one block a line."""

from __future__ import annotations

import codecs

from checker.errors import UnreadableText
from checker.plan import Block

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = frozenset(range(0x20)) - frozenset(b"\t\n\r\f\v\x1b\x1a")
_SAMPLE = 1 << 16

FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社"
    "义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提"
    "直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决"
    "西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采"
    "转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需"
    "段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何"
    "除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听"
    "该铁价严龙飞創國發業產經會學區實進與關術達開積極應強務導設計規劃對於動現後點體當單為個來時們過說種這還從兩將廣東萬億億省縣"
    "，。、；：“”（）《》—0123456789"
)
"""Characters that fill Chinese plans: text decoded with the wrong encoding has hardly any of them."""


def decode(data: bytes) -> str:
    """Return the text; raises UnreadableText for binary content or an encoding that cannot be told."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name)
    if (wide := _utf16(data)) is not None:
        return wide
    if _BINARY.intersection(data):
        raise UnreadableText
    for name in ("ascii", "utf-8"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return _double_byte(data)


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableText from error


def _utf16(data: bytes) -> str | None:
    """Return UTF-16 text without a mark, None where the bytes do not look like it."""
    if len(data) % 2 or len(data) < 4:
        return None
    candidates = []
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not any(ch < " " and ch not in "\t\n\r\f\v" for ch in text):
            candidates.append(text)
    best = max(candidates, key=_plausible, default=None)
    # Line ends and digits of UTF-16 hold zero bytes, which no other encoding here has.
    return best if best is not None and b"\0" in data and _plausible(best) > 0.1 else None


def _double_byte(data: bytes) -> str:
    """Return text in GB 18030 or Big5, whichever reads like Chinese."""
    candidates = []
    for name in ("gb18030", "big5hkscs", "cp950"):
        try:
            candidates.append(data.decode(name))
        except UnicodeDecodeError:
            continue
    best = max(candidates, key=_plausible, default=None)
    if best is None or _plausible(best) < 0.05:
        raise UnreadableText
    return best


def _plausible(text: str) -> float:
    """Return the share of frequent characters among those outside ASCII and at its digits."""
    sample = [ch for ch in text[:_SAMPLE] if ch > "\x7f" or ch.isdigit()]
    return sum(ch in FREQUENT for ch in sample) / len(sample) if sample else 0.5


def blocks(text: str) -> list[Block]:
    """Return one block a line, split at line feeds only; a carriage return at the end is no text of the line."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [Block(number, line.removesuffix("\r")) for number, line in enumerate(lines, 1)]
