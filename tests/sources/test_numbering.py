"""Automatic numbers as Word shows them."""

from __future__ import annotations

import pytest
from lxml import etree

from checker.sources.number_formats import formatted, padded
from checker.sources.numbering import Numbering
from checker.sources.styles import Styles
from checker.sources.wordml import child, value
from tests import word_builder as build

GONGWEN = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def level(ilvl: int, kind: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def override(ilvl: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def levels(formats: tuple[tuple[str, str], ...] = GONGWEN) -> list[str]:
    return [level(i, kind, text) for i, (kind, text) in enumerate(formats)]


def style(style_id: str, name: str, based_on: str = "", properties: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def in_list(ilvl: int | None, number: int | None = 1, style_id: str = "") -> str:
    inner = (f'<w:ilvl w:val="{ilvl}"/>' if ilvl is not None else "") + (
        f'<w:numId w:val="{number}"/>' if number is not None else ""
    )
    return build.paragraph("甲", style=style_id, properties=f"<w:numPr>{inner}</w:numPr>")


def labels(numbering: str, *paragraphs: str, styles: str = "") -> list[str | None]:
    root = etree.fromstring(build.part("numbering", numbering).encode())
    counted = Numbering(root, Styles(etree.fromstring(build.part("styles", styles).encode())))
    body = etree.fromstring(build.document(*paragraphs).encode())[0]
    properties = [child(p, "pPr") for p in body if p.tag.endswith("}p")]
    return [counted.label(p, value(p, "pStyle")) for p in properties]


def test_deeper_levels_begin_again() -> None:
    places = [0, 1, 1, 2, 2, 1, 2, 0, 1]
    assert labels(abstract(0, *levels()) + num(1, 0), *map(in_list, places)) == [
        "一、", "（一）", "（二）", "1.", "2.", "（三）", "1.", "二、", "（一）",
    ]  # fmt: skip


def test_levels_passed_over_are_counted() -> None:
    assert labels(abstract(0, *levels()) + num(1, 0), *map(in_list, [2, 1, 0])) == ["1.", "（二）", "二、"]


def test_restart_rules() -> None:
    never = [level(0, "decimal", "%1"), level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')]
    assert labels(abstract(0, *never) + num(1, 0), *map(in_list, [0, 1, 0, 1])) == ["1", "1", "2", "2"]
    by_first = [
        level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'),
    ]  # fmt: skip
    assert labels(abstract(0, *by_first) + num(1, 0), *map(in_list, [0, 1, 2, 1, 2, 0, 2])) == [
        "1", "1", "1", "2", "2", "2", "1",
    ]  # fmt: skip


def test_several_levels_in_a_label_and_legal_numbers() -> None:
    mixed = [
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    ]
    assert labels(abstract(0, *mixed) + num(1, 0), *map(in_list, [0, 1, 2])) == ["第一章", "一.1", "1.1.1"]


def test_start_overrides_begin_anew_once() -> None:
    numbering = abstract(0, *levels()) + num(1, 0) + num(2, 0, override(0, 1)) + num(3, 0)
    numbers = [1, 1, 2, 2, 1, 3]
    assert labels(numbering, *(in_list(0, n) for n in numbers)) == ["一、", "二、", "一、", "二、", "三、", "四、"]


def test_an_override_may_replace_the_level() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircle", "%1", start=3)}</w:lvlOverride>'
    assert labels(abstract(0, *levels()) + num(1, 0, changed), in_list(0), in_list(0)) == ["③", "④"]


def test_lists_through_styles() -> None:
    linked = [level(i, kind, text, f'<w:pStyle w:val="{i + 1}"/>') for i, (kind, text) in enumerate(GONGWEN)]
    numbering = abstract(0, *linked) + num(1, 0)
    styles = (
        style("1", "heading 1", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("2", "heading 2", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("own", "本单位二级", based_on="2")
        + style("off", "无编号", based_on="1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    paragraphs = [
        build.paragraph("甲", style="1"), build.paragraph("甲", style="2"), build.paragraph("甲", style="own"),
        build.paragraph("甲", style="off"), in_list(0, 0, "1"), in_list(2, None, "2"), build.paragraph("甲", style="1"),
        build.paragraph("甲"), build.paragraph("甲", style="unknown"),
    ]  # fmt: skip
    assert labels(numbering, *paragraphs, styles=styles) == [
        "一、", "（一）", "（二）", None, None, "1.", "二、", None, None,
    ]  # fmt: skip


def test_list_styles_are_followed() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="list"/></w:abstractNum>'
        + abstract(1, *levels())
        + num(1, 0)
        + num(2, 1)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="list"><w:name w:val="公文"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(numbering, in_list(0), in_list(1), styles=styles) == ["一、", "（一）"]


def test_list_styles_in_a_circle_end() -> None:
    numbering = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="list"/></w:abstractNum>' + num(1, 0)
    styles = (
        '<w:style w:type="numbering" w:styleId="list"><w:name w:val="公文"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(numbering, in_list(0), styles=styles) == [None]


def test_no_label() -> None:
    bullets = (
        abstract(0, level(0, "bullet", "●"), level(1, "none", ""), level(2, "decimal", "")) + num(1, 0) + num(2, 9)
    )
    assert labels(bullets, in_list(0), in_list(1), in_list(2), in_list(3), in_list(0, 2), in_list(0, 77)) == [None] * 6


def test_custom_format() -> None:
    custom = (
        "<mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, ...'/></mc:Choice>"
        "<mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>"
    )
    numbering = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9"/>{custom}' + (
        '<w:lvlText w:val="表%1"/></w:lvl></w:abstractNum>' + num(1, 0)
    )
    assert labels(numbering, in_list(0), in_list(0)) == ["表009", "表010"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("chineseCountingThousand", "1=一 10=十 11=十一 20=二十 100=一百 103=一百零三 110=一百一十 1010=一千零一十"),
        ("japaneseCounting", "9=九 19=十九 10000=一万 10005=一万零五"),
        ("ideographTraditional", "1=甲 10=癸 11=甲"),
        ("ideographZodiac", "1=子 12=亥"),
        ("ideographZodiacTraditional", "1=甲子 11=甲戌 60=癸亥"),
        ("ideographDigital", "1=一 10=一〇 25=二五"),
        ("chineseLegalSimplified", "1=壹 10=壹拾 23=贰拾叁"),
        ("decimalEnclosedCircle", "1=① 20=⑳ 21=㉑ 36=㊱ 50=㊿ 51=51"),
        ("decimalEnclosedParen", "1=⑴ 20=⒇ 21=21"),
        ("decimalEnclosedFullstop", "1=⒈ 20=⒛"),
        ("ideographEnclosedCircle", "1=㊀ 10=㊉"),
        ("decimalFullWidth", "12=１２"),
        ("decimalZero", "1=01 12=12"),
        ("upperRoman", "4=IV 9=IX 14=XIV 1994=MCMXCIV"),
        ("lowerRoman", "3=iii"),
        ("lowerLetter", "1=a 26=z 27=aa 53=aaa 0=0"),
        ("upperLetter", "2=B"),
        ("ordinal", "1=1st 2=2nd 3=3rd 11=11th 21=21st"),
        ("no such format", "7=7"),
    ],
)  # fmt: skip
def test_formats(kind: str, expected: str) -> None:
    pairs = [pair.split("=") for pair in expected.split()]
    assert [formatted(int(number), kind) for number, _ in pairs] == [written for _, written in pairs]


def test_padded() -> None:
    assert [padded(7, "01, 02, ..."), padded(12, "01, 02, ..."), padded(7, "А, Б")] == ["07", "12", "7"]
