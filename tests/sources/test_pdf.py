"""PDF files with a text layer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker import errors
from checker.plan import Plan
from checker.sources import office, read_plan
from tests import word_builder as build

FONT = "/Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(errors.NotYetFormat, match="PDF"):
        read_plan(written(tmp_path, "a.pdf", b"%PDF-1.7\n"))


@pytest.fixture(autouse=True)
def _library(request: pytest.FixtureRequest) -> None:
    if request.function is not test_without_the_library:
        pytest.importorskip("pypdfium2")


def simple(*content: str, images: int = 0, form: str = "") -> bytes:
    """Return a PDF of one page a content stream, in a font for Latin letters; `form` is an object that pages call X."""
    pages = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(content)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(content)}/Kids[{pages}]>>"]
    outside = f"/XObject<</X {3 + 2 * len(content)} 0 R>>" if form else ""
    font = f"/Resources<<{FONT}{outside}>>"
    for number, stream in enumerate(content):
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{font}/Contents {4 + 2 * number} 0 R>>")
        picture = "q 300 0 0 300 100 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q " * images
        objects.append(f"<</Length {len(picture + stream)}>>stream\n{picture}{stream}\nendstream")
    objects += [form] if form else []
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def line(text: str, x: int, y: int) -> str:
    return f"BT /F 12 Tf {x} {y} Td ({text}) Tj ET "


def test_lines_are_blocks(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, "a.pdf", simple(line("first line", 90, 600) + line("second-", 90, 580))))
    assert plan.format == "pdf"
    assert [(block.line, block.text) for block in plan.blocks] == [(1, "first line"), (2, "second-")]
    assert plan.notes == ()


def test_furniture_is_left_out(tmp_path: Path) -> None:
    pages = [
        line("Draft plan", 90, 800) + line(f"body {'abcdef'[i]}", 90, 600) + line(f"- {i + 1} -", 280, 60)
        for i in range(4)
    ]
    plan = read_plan(written(tmp_path, "a.pdf", simple(*pages)))
    assert [block.text for block in plan.blocks] == ["body a", "body b", "body c", "body d"]


def test_a_ruled_table_in_strokes_or_thin_boxes(tmp_path: Path) -> None:
    cells = line("unit", 110, 585) + line("2025", 210, 585) + line("%", 110, 565) + line("2.5", 210, 565)
    strokes = "".join(f"100 {y} m 300 {y} l S " for y in (600, 580, 560))
    strokes += "".join(f"{x} 560 m {x} 600 l S " for x in (100, 200, 300))
    boxes = "".join(f"100 {y} 200 0.5 re " for y in (600, 580, 560)) + "".join(
        f"{x} 560 0.5 40 re " for x in (100, 200, 300)
    )
    clips = "".join(f"90 {y} 220 7 re W* n " for y in range(550, 610, 7))
    for drawing in (strokes, boxes + "f ", f"q {strokes}Q"):
        plan = read_plan(written(tmp_path, "a.pdf", simple(drawing + cells)))
        assert [(b.text, b.cell) for b in plan.blocks] == [
            ("unit", (0, 0, 0)), ("2025", (0, 0, 1)), ("%", (0, 1, 0)), ("2.5", (0, 1, 1)),
        ]  # fmt: skip
    for unseen in (f"1 g {boxes}f 0 g ", clips):
        assert not read_plan(written(tmp_path, "b.pdf", simple(f"q {unseen}Q {cells}"))).tables


def test_a_table_inside_a_form(tmp_path: Path) -> None:
    content = "".join(f"50 {y} m 150 {y} l S " for y in (200, 190, 180))
    content += "".join(f"{x} 180 m {x} 200 l S " for x in (50, 100, 150))
    for text, x, y in (("unit", 55, 193), ("2025", 105, 193), ("%", 55, 183)):
        content += f"BT /F 6 Tf {x} {y} Td ({text}) Tj ET "
    head = f"/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Matrix[2 0 0 2 0 0]/Resources<<{FONT}>>/Length {len(content)}"
    form = f"<<{head}>>stream\n{content}\nendstream"
    plan = read_plan(written(tmp_path, "a.pdf", simple("q 1 0 0 1 10 20 cm /X Do Q", form=form)))
    assert [(b.text, b.cell) for b in plan.blocks] == [("unit", (0, 0, 0)), ("2025", (0, 0, 1)), ("%", (0, 1, 0))]


def test_a_number_that_is_on_one_page_only_is_text(tmp_path: Path) -> None:
    pages = [line("body", 90, 600), line("2", 90, 800) + line("body", 90, 600), line("- 3 -", 280, 60)]
    plan = read_plan(written(tmp_path, "a.pdf", simple(*pages)))
    assert [block.text for block in plan.blocks] == ["body", "2", "body"]


@pytest.mark.parametrize("turn", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270"])
@pytest.mark.parametrize("matrix", ["1 0 0 1 0 0", "0 1 -1 0 595 0", "0 -1 1 0 0 842", "-1 0 0 -1 595 842"])
def test_tables_that_stand_sideways(tmp_path: Path, matrix: str, turn: str) -> None:
    content = "".join(f"100 {y} m 300 {y} l S " for y in (400, 380, 360))
    content += "".join(f"{x} 360 m {x} 400 l S " for x in (100, 200, 300))
    content += line("unit", 110, 385) + line("2025", 210, 385) + line("%", 110, 365) + line("2.5", 210, 365)
    data = simple(f"q {matrix} cm {line('above', 100, 450)}{content}Q")
    data = data.replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 842]" + turn.encode())
    plan = read_plan(written(tmp_path, "a.pdf", data))
    assert [(b.text, b.cell) for b in plan.blocks] == [
        ("above", None), ("unit", (0, 0, 0)), ("2025", (0, 0, 1)), ("%", (0, 1, 0)), ("2.5", (0, 1, 1)),
    ]  # fmt: skip


def test_pictures_are_said(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, "a.pdf", simple(line("text", 90, 700), line("more", 90, 700), images=1)))
    assert plan.notes[0].startswith("第1、2页含图片")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (simple("", images=1), errors.NoText),
        (simple(line("x", 90, 700))[:300], errors.BrokenPdf),
        (b"%PDF-1.7", errors.BrokenPdf),
        (b"rubbish" * 10, errors.WrongExtension),
    ],
)
def test_refusals(tmp_path: Path, data: bytes, error: type[errors.InputError]) -> None:
    with pytest.raises(errors.InputError) as caught:
        read_plan(written(tmp_path, "a.pdf", data))
    assert type(caught.value) is error
    assert str(caught.value).count("。") == 2


def long_table() -> bytes:
    """Return a Word document with a table over several pages, a header and a page number."""
    heading = build.row(["序号", "指标", "单位", "2025年"], "<w:tblHeader/>")
    rows = [[str(i), f"第{i}项占地区生产总值的比重", "%", f"{i}.5"] for i in range(1, 50)]
    sides = "".join(f'<w:{s} w:val="single" w:sz="4"/>' for s in "top left bottom right insideH insideV".split())
    columns = '<w:gridCol w:w="1900"/>' * 4
    grid = f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    table = build.table(heading, *rows).replace("<w:tblPr/><w:tblGrid/>", grid)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588"/></w:sectPr>'
    )
    parts = {
        "header1": build.part("hdr", build.paragraph("某市科技创新规划（征求意见稿）")),
        "footer1": build.part("ftr", build.paragraph("— ", build.field("PAGE", "1"), " —")),
    }
    body = build.document(build.paragraph("一、主要目标"), table, build.paragraph("二、保障措施"))
    start = body.index("<w:sectPr>")
    return build.package(parts=parts, files={"word/document.xml": f"{body[:start]}{section}</w:body></w:document>"})


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_a_table_over_pages_is_one(tmp_path: Path) -> None:
    source = written(tmp_path, "a.docx", long_table())
    command = [str(office.program()), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    printed, original = read_plan(tmp_path / "a.pdf"), read_plan(source)
    assert [b.text for b in printed.blocks if b.cell is None] == ["一、主要目标", "二、保障措施"]
    assert rows(printed) == rows(original)


def rows(plan: Plan) -> list[list[str]]:
    (table,) = plan.tables
    out: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        out[cell.row].append("".join(plan.blocks[i].text for i in cell.blocks))
    return out


@pytest.mark.shared
@pytest.mark.parametrize("name", ["国家_文物保护和科技创新_2021-2025", "国家_革命文物保护利用工程意见_2018-2022"])
def test_shared_files_hold_what_their_plain_text_holds(shared: Path, name: str) -> None:
    plan = read_plan(shared / "plans" / "other" / f"{name}.pdf")
    expected = (shared / "plans" / "real" / f"{name}.txt").read_text("utf-8")
    assert "".join("".join(b.text.split()) for b in plan.blocks) == "".join(expected.split())
    assert bool(plan.notes) == ("十四五" in expected)
