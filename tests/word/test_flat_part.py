"""Parts that are lists: what is not touched keeps its bytes, in any encoding the rest reads the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from checker.sources.package import Package, parse_xml
from checker.word.flat_part import FlatPart
from checker.word.parts import Parts
from tests.word_builder import package, paragraph

ENTRIES = ("<w:b w:id='1'/>", '<w:a  w:id="2"><w:c>甲</w:c></w:a>', '<w:a w:id="3"></w:a>')


def flat(*entries: str, head: str = "<!-- 开头 -->") -> bytes:
    return f"<?xml version='1.0'?>\n<w:list xmlns:w='urn:w'>{head}{' '.join(entries)}\n</w:list>".encode()


def written(part: FlatPart) -> bytes:
    parts = Parts(Package(package(paragraph("甲"))))
    parts.put(part.name, b"")
    part.store(parts)
    return parts.read(part.name)


def test_nothing_done_is_not_written() -> None:
    assert written(FlatPart("list.xml", flat(*ENTRIES))) == b""


def test_removed_entries_leave_the_others_as_they_were() -> None:
    part = FlatPart("list.xml", flat(*ENTRIES))
    part.remove(part.entries[1])
    assert written(part) == flat(*ENTRIES).replace(ENTRIES[1].encode(), b"")


def test_changed_entries_are_written_anew_alone() -> None:
    part = FlatPart("list.xml", flat(*ENTRIES))
    part.entries[0].set("{urn:w}id", "9")
    part.touch(part.entries[0])
    part.add("{urn:w}d", id="4")
    out = written(part).decode()
    assert out == flat(*ENTRIES).decode().replace(ENTRIES[0], '<w:b w:id="9"/>').replace(
        "\n</w:list>", '\n<w:d w:id="4"/></w:list>'
    )


def test_an_entry_added_and_taken_back_leaves_no_trace() -> None:
    part = FlatPart("list.xml", flat(*ENTRIES))
    new = part.add("{urn:w}d", id="4")
    part.touch(new)
    part.remove(new)
    assert written(part) == b""


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_other_encodings(encoding: str) -> None:
    xml = flat(*ENTRIES).decode().replace("version='1.0'", f"version='1.0' encoding='{encoding}'").encode(encoding)
    part = FlatPart("list.xml", xml)
    part.remove(part.entries[0])
    assert [e.get("{urn:w}id") for e in FlatPart("list.xml", written(part)).entries] == ["2", "3"]


@given(st.lists(st.sampled_from(ENTRIES), max_size=6), st.data())
def test_any_entries(entries: list[str], data: st.DataObject) -> None:
    part = FlatPart("list.xml", flat(*entries))
    want = [etree.tostring(e, method="c14n") for e in parse_xml(flat(*entries), "list.xml") if isinstance(e.tag, str)]
    for place in sorted(data.draw(st.sets(st.integers(0, 5))), reverse=True):
        if place < len(entries):
            part.remove(part.entries[place])
            del want[place]
    out = written(part) or flat(*entries)
    assert [etree.tostring(e, method="c14n") for e in FlatPart("list.xml", out).entries] == want
