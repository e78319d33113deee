"""Text files in the encodings of Chinese offices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnreadableText
from checker.sources.plain_text import DAMAGED, blocks, decode

SIMPLIFIED = "到2025年，全社会研发经费投入占地区生产总值比重达到2%，高新技术企业突破160家。\n一、发展目标\n"
TRADITIONAL = "到2025年，全社會研發經費投入佔地區生產總值比重達到2%，高新技術企業突破160家。\n一、發展目標\n"
EVERYWHERE = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", [*EVERYWHERE, "gb2312"])
def test_simplified(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", [*EVERYWHERE, "gbk", "big5", "big5hkscs", "cp950"])
def test_traditional(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_one_short_line_is_enough(encoding: str) -> None:
    assert decode("二、保障措施".encode(encoding)) == "二、保障措施"


def test_plain_ascii_and_rare_characters() -> None:
    assert decode(b"R&D 2%") == "R&D 2%"
    assert decode("𠀀㐀".encode("gb18030")) == "𠀀㐀"


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\x7fELF" + bytes(64), "中文".encode("utf-16") + b"\0", b"\xff\xfe\x00\xd8\x00\xd8"],
)
def test_binary_content_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableText):
        decode(data)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_byte_costs_only_itself(encoding: str) -> None:
    data = bytearray((SIMPLIFIED * 20).encode(encoding))
    data[-3:-2] = b"\xff"
    text = decode(bytes(data))
    assert text.startswith(SIMPLIFIED * 19)
    assert 1 <= text.count(DAMAGED) <= 3


def test_stray_control_characters_are_no_reason_to_refuse() -> None:
    assert decode((SIMPLIFIED * 5 + "\x07").encode()).endswith("\x07")
    assert decode((SIMPLIFIED * 5 + "\0").encode()).endswith("\0")


@given(st.lists(st.text(alphabet="规划2%\r\x0b\u2028 ")))
def test_lines_end_at_line_feeds_only(lines: list[str]) -> None:
    found = blocks("".join(f"{line}\n" for line in lines))
    assert [b.line for b in found] == list(range(1, len(lines) + 1))
    assert all(line in (b.text, b.text + "\r") for b, line in zip(found, lines, strict=True))


def test_the_last_line_needs_no_end() -> None:
    assert [b.text for b in blocks("甲\r\n乙")] == ["甲", "乙"]
