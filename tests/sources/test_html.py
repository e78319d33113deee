"""Web pages: the main text found, the site's furniture left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import errors
from checker.plan import BlockKind, CellPlace
from checker.sources import read_plan
from checker.sources.html import HtmlDocument, decode

PLAN = [
    "一、总体要求",
    "到2025年，全市研发经费投入占地区生产总值比重达到2%，高新技术企业突破160家。",
    "二、重点任务",
    "加快建设创新平台，完善成果转化体系，培育一批科技型企业，力争取得明显成效。",
    "三、保障措施",
    "加强组织领导，落实工作责任，强化督促检查，确保各项任务落到实处。",
] * 3
CHROME = (
    "<div class=nav><ul><li><a href=/>首页</a></li><li><a href=/x>政务公开，欢迎您。</a></li></ul></div>",
    "<div class=foot><p>主办单位：某市人民政府</p><p>版权所有，未经许可不得转载。</p></div>",
)


def page(
    inner: str, head: str = "<title>某市科技创新规划-某市人民政府</title>", chrome: tuple[str, str] = CHROME
) -> bytes:
    body = f"{chrome[0]}<div class=wrap><div class=text>{inner}</div></div>{chrome[1]}"
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def paragraphs(lines: list[str] = PLAN) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def main_text(data: bytes) -> list[str]:
    return [b.text for b in HtmlDocument(data).blocks if b.kind is not BlockKind.HEADER]


def test_main_text_without_chrome_and_with_the_title() -> None:
    document = HtmlDocument(page(paragraphs()))
    blocks = [b for b in document.blocks if b.kind is not BlockKind.HEADER]
    assert [b.text for b in blocks] == ["某市科技创新规划", *PLAN]
    assert [b.line for b in blocks] == list(range(1, len(PLAN) + 2))
    assert (blocks[0].level, blocks[1].level) == (0, None)


def test_a_title_that_the_text_begins_with_is_not_repeated() -> None:
    texts = main_text(page("<h2>某市<br>科技创新规划</h2>" + paragraphs()))
    assert texts == ["某市", "科技创新规划", *PLAN]


def test_the_title_above_the_text_is_taken_as_the_page_shows_it() -> None:
    head = "<title>某市科技创新-十四五规划-某市人民政府</title>"
    chrome = (CHROME[0] + "<h1>某市科技创新-十四五规划</h1><p>发布日期：2022-05-01</p>", CHROME[1])
    document = HtmlDocument(page(paragraphs(), head, chrome))
    assert document.blocks[0].text == "某市科技创新-十四五规划"
    facts = [b for b in document.blocks if b.kind is BlockKind.HEADER]
    assert [(b.part, b.text) for b in facts] == [("page", "某市科技创新-十四五规划"), ("page", "发布日期：2022-05-01")]


@pytest.mark.parametrize(
    "inner",
    [
        "<br>".join(PLAN),
        "\n\n".join(["", *PLAN, ""]),
        "".join(f"<div><span>{line[:3]}</span><!-- x --><b>{line[3:]}</b></div>" for line in PLAN),
        "".join(f"\n <p>\n\t{line}\n </p>" for line in PLAN),
        f"<div style='display:none'>{paragraphs()}</div>",
        f"<div><table><tr><td>{paragraphs()}</td></tr></table></div>",
        f"{paragraphs(PLAN[:6])}<script>var a = '一、，。';</script><style>p {{}}</style>{paragraphs(PLAN[6:])}",
        f"{'<div>' * 200}{paragraphs()}{'</div>' * 200}",
        paragraphs().replace("</p>", ""),
    ],
    ids="br newlines inline pretty hidden layout script deep unclosed".split(),
)
def test_however_the_site_writes_its_paragraphs(inner: str) -> None:
    assert main_text(page(inner))[1:] == PLAN


def test_a_text_shown_twice_is_read_once() -> None:
    data = f"<html><body><div id=pc>{paragraphs()}</div><div id=mobile>{paragraphs()}</div></body></html>".encode()
    assert main_text(data) == PLAN


def test_white_space_is_that_of_a_browser() -> None:
    inner = "<p>　　研发\n  经费   R&amp;D\n spending&nbsp;2%</p>" + paragraphs()
    assert main_text(page(inner))[1] == "　　研发经费 R&D spending\xa02%"


def test_data_tables_keep_their_places() -> None:
    rows = (
        "<tr><th rowspan=2>指标</th><th colspan=2>数值</th></tr><tr><td>2020年</td><td>2025年</td></tr>"
        "<tr><td>研发投入</td><td><p>1.5%</p><p>左右</p></td><td rowspan=9></td></tr>"
    )
    document = HtmlDocument(page(f"{paragraphs()}<table><tbody>{rows}</tbody></table>"))
    (table,) = document.tables
    assert (table.rows, table.columns) == (3, 3)
    found = {
        "/".join(document.blocks[i].text for i in c.blocks): (c.row, c.column, c.row_span, c.column_span)
        for c in table.cells
    }
    assert found == {
        "指标": (0, 0, 2, 1),
        "数值": (0, 1, 1, 2),
        "2020年": (1, 1, 1, 1),
        "2025年": (1, 2, 1, 1),
        "研发投入": (2, 0, 1, 1),
        "1.5%/左右": (2, 1, 1, 1),
        "": (2, 2, 1, 1),
    }
    cells = [b for b in document.blocks if b.kind is BlockKind.CELL]
    assert [b.cell for b in cells][-2:] == [CellPlace(0, 2, 1)] * 2


@pytest.mark.parametrize(
    ("stated", "real"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gbk"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("big5", "big5"),
        ("no-such", "gbk"),
    ],
)
def test_encodings_stated_or_not(stated: str, real: str) -> None:
    text = f'<meta http-equiv="Content-Type" content="text/html; charset={stated}"><p>研究，工程，人民。</p>'
    assert decode(text.encode(real)) == text


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<p>no sentence</p>", b"<script>a</script>", b"<a>\xe3\x80\x82</a>"]
)
def test_pages_without_text(data: bytes) -> None:
    with pytest.raises(errors.NoText):
        HtmlDocument(data)


@pytest.mark.timeout(60)
def test_hostile_pages_end_soon() -> None:
    for data in (
        b"<div>" * 200_000 + "甲，乙。".encode(),
        b"<table><tr>" * 5_000,
        b"<p>" + b"<b>" * 50_000,
        b"&#xD800;&#0;<p>x",
    ):
        try:
            HtmlDocument(data)
        except errors.InputError as error:
            assert str(error).count("。") == 2


def test_read_plan_reads_pages(tmp_path: Path) -> None:
    path = tmp_path / "规划.html"
    path.write_bytes(page(paragraphs()))
    plan = read_plan(path)
    assert (plan.format, plan.blocks[1].text) == ("html", PLAN[0])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("上海市_十五五规划纲要_2026-2030.html", "上海市_十五五规划纲要_2026-2030_由html.txt"),
        ("杭州市_十五五规划纲要_2026-2030.html", "杭州市_十五五规划纲要_2026-2030_由html.txt"),
        ("浙江省_政府工作报告_2026_gbk版.html", "浙江省_政府工作报告_2026.txt"),
    ],
)
def test_shared_pages_hold_what_their_plain_text_holds(shared: Path, name: str, text: str) -> None:
    def bare(line: str) -> str:
        return "".join(line.split())

    plan = read_plan(shared / "plans" / "other" / name)
    read = [bare(b.text) for b in plan.blocks if b.kind is not BlockKind.HEADER]
    lines = [bare(line) for line in (shared / "plans" / "real" / text).read_text("utf-8").splitlines()]
    everything, whole = "".join(lines), "".join(read)
    assert all(block in everything for block in read)
    assert not [line for line in lines if "。" in line and line not in whole]
    assert not [block for block in read if "浏览量" in block or "版权所有" in block or "分享：" in block]
