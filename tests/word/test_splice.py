"""Only edited paragraphs are written anew; every other byte of the part stays."""

from __future__ import annotations

import pytest
from lxml import etree

from checker.sources.package import parse_xml
from checker.sources.wordml import W, body_paragraphs
from checker.word.splice import appended, outermost, regions, serialised, spliced, whole
from tests.word_builder import document, paragraph, text_box

HEAD = f'<w:document xmlns:w="{W}" xmlns:x="urn:x">'


def edited(xml: bytes, index: int) -> bytes:
    """Return the part with an attribute set on one paragraph."""
    root = parse_xml(xml, "x")
    found = regions(xml, root)
    assert found is not None
    element = body_paragraphs(root)[index]
    element.set("edited", "1")
    return spliced(xml, [found[outermost(element)]], set())


ODD = [
    f"{HEAD}<w:body><w:p/><w:p></w:p ><w:p a='>'  /><w:p\n>文字</w:p></w:body></w:document>",
    f"{HEAD}<w:body><w:sdt><w:p/></w:sdt><w:tbl><w:p><w:r/></w:p></w:tbl></w:body></w:document>",
    f'<document xmlns="{W}"><body><p/><x><p>甲</p></x></body></document>',
    f'<z:document xmlns:z="{W}"><z:body><z:p>&lt;p&gt;</z:p><!-- <z:p/> --><z:p><![CDATA[<z:p>]]></z:p></z:body>'
    "</z:document>",
    f"\ufeff<?xml version='1.0'?>\r\n{HEAD}<w:body>\r\n<w:p/>\r\n<w:p>乙</w:p>\r\n</w:body></w:document>\r\n",
]


@pytest.mark.parametrize("xml", ODD)
def test_bytes_outside_the_edited_paragraph_stay(xml: str) -> None:
    data = xml.encode()
    root = parse_xml(data, "x")
    found = regions(data, root)
    assert found is not None
    for index, element in enumerate(body_paragraphs(root)):
        region = found[element]
        after = edited(data, index)
        assert after[: region.start] == data[: region.start]
        assert after.endswith(data[region.stop :])
        again = parse_xml(after, "x")
        assert body_paragraphs(again)[index].get("edited") == "1"
        assert ["".join(p.itertext()) for p in body_paragraphs(again)] == [
            "".join(p.itertext()) for p in body_paragraphs(root)
        ]


def test_paragraphs_in_boxes_belong_to_the_one_that_holds_them() -> None:
    data = document(paragraph("甲", text_box(paragraph("乙"))), paragraph("丙")).encode()
    root = parse_xml(data, "x")
    found = regions(data, root)
    assert found is not None
    assert len(found) == 2
    assert outermost(body_paragraphs(root)[1]) is body_paragraphs(root)[0]


def test_declarations_in_force_are_not_repeated_and_new_ones_are_kept() -> None:
    root = parse_xml(f'{HEAD}<w:p xmlns:y="urn:y" y:a="1"><w:r/></w:p></w:document>'.encode(), "x")
    assert serialised(root[0]) == b'<w:p xmlns:y="urn:y" y:a="1"><w:r/></w:p>'


def test_attributes_are_written_in_characters_whatever_libxml2_does(monkeypatch: pytest.MonkeyPatch) -> None:
    element = etree.Element("p", author="李处长", lines='甲\n乙\t丙&<>"')
    written = '<p author="李处长" lines="甲&#10;乙&#9;丙&amp;&lt;&gt;&quot;"/>'
    assert serialised(element) == written.encode()
    older = written.encode("ascii", "xmlcharrefreplace").decode()
    assert older.count("&#") == 8
    for numbers in (older, older.replace("&#26446;", "&#x674E;")):
        monkeypatch.setattr(etree, "tostring", lambda *_, numbers=numbers, **__: numbers)
        assert serialised(element) == written.encode()


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_other_encodings_are_written_whole(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{HEAD}<w:p>汉字</w:p></w:document>'.encode(encoding)
    root = parse_xml(xml, "x")
    assert regions(xml, root) is None
    again = parse_xml(whole(root), "x")
    assert "".join(again.itertext()) == "汉字"
    assert again.getroottree().docinfo.encoding.lower() == encoding


@pytest.mark.parametrize("root", ["<a x='1'><b/></a>", "<a/>", "<a></a>", "<a><b/>\r\n</a>\r\n"])
def test_flat_parts_are_extended(root: str) -> None:
    tree = parse_xml(root.encode(), "x")
    new = etree.SubElement(tree, "c")
    after = parse_xml(appended(root.encode(), tree, [new]), "x")
    assert [e.tag for e in after] == [*(["b"] if "<b" in root else []), "c"]
