"""Files of other kinds, with the right name or a wrong one, and what is no ordinary file at all."""

from __future__ import annotations

import os
from pathlib import Path

from tests import word_builder as build
from tests.word.hostile_cases import GOOD, OLE, SENTENCE, add, attributes, place


def _ole(*streams: str) -> bytes:
    return OLE + bytes(1000) + b"".join(name.encode("utf-16-le") + bytes(64) for name in streams) + bytes(2000)


PAGE = "<html><head><title>规划</title></head><body>{}</body></html>"
LINE = SENTENCE + "\n"

add("kind: encrypted", lambda: _ole("EncryptedPackage", "EncryptionInfo"), "I014")
add("kind: encrypted, which is told far inside", lambda: OLE + bytes(90_000) + _ole("EncryptedPackage"), "I014")
add("kind: .doc renamed", lambda: _ole("WordDocument"), "I015")
add("kind: .xls renamed", lambda: _ole("Workbook"), "I018")
add("kind: RTF renamed", lambda: b"{\\rtf1\\ansi abc}", "I018")
add("kind: HTML renamed", lambda: PAGE.format("甲").encode(), "I018")
add("kind: PDF renamed", lambda: b"%PDF-1.7\n", "I018")
add("kind: text renamed", lambda: LINE.encode(), "I005")
add(
    "kind: workbook renamed",
    lambda: build.package(
        main="xl/workbook.xml", main_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    ),
    "I017",
)
add("kind: zero bytes", lambda: b"", "I007")
add("kind: one byte", lambda: b"P", "I005")
add("kind: random bytes", lambda: os.urandom(100_000), "I005")
add("kind: 300 MB of zeros", lambda: bytes(300 << 20), "I005", "I026")
add("kind: no extension", lambda: GOOD, "I003", file="稿件")
add("kind: picture named .txt", lambda: b"\x89PNG" + os.urandom(2000), "I018", file="稿件.txt")

add("txt: 100 MB", lambda: LINE.encode() * (100_000_000 // len(LINE.encode())), "I026", file="稿件.txt")
add(
    "txt: one line of 20 MB",
    lambda: SENTENCE.encode() * (20_000_000 // len(SENTENCE.encode())),
    "I026",
    file="稿件.txt",
)
add("txt: one line of 2 MB", lambda: SENTENCE.encode() * (2_000_000 // len(SENTENCE.encode())), "read", file="稿件.txt")
add("txt: 5 million line ends", lambda: b"\n" * 5_000_000 + SENTENCE.encode(), "read", "I026", file="稿件.txt")
add("txt: 1 million lines of one character", lambda: b"a\n" * 1_000_000, "read", "I026", file="稿件.txt")
add("txt: 8 MB in GB18030", lambda: LINE.encode("gb18030") * 200_000, "read", "I026", file="稿件.txt")
add("txt: NULs", lambda: bytes(1_000_000), "I012", file="稿件.txt")
add("txt: random bytes", lambda: os.urandom(1_000_000), "I012", file="稿件.txt")
add("txt: UTF-16 cut in the middle", lambda: LINE.encode("utf-16")[:-1], "read", "I012", file="稿件.txt")
add("txt: UTF-7", lambda: LINE.encode("utf-7"), "read", file="稿件.txt")
add("txt: UTF-32", lambda: LINE.encode("utf-32"), "read", file="稿件.txt")
add("txt: only blanks", lambda: b" \n" * 1000, "I008", file="稿件.txt")
add("md: 60 MB", lambda: LINE.encode() * 1_000_000, "I026", file="稿件.md")

add(
    "html: 100,000 elements deep",
    lambda: PAGE.format("<div>" * 100_000 + SENTENCE + "</div>" * 100_000).encode(),
    "read",
    "I019",
    "I008",
    file="页面.html",
)
add(
    "html: 200 elements deep",
    lambda: PAGE.format("<div>" * 200 + SENTENCE + "</div>" * 200).encode(),
    "read",
    file="页面.html",
)
add(
    "html: 40 MB of paragraphs",
    lambda: PAGE.format(f"<p>{SENTENCE}</p>" * 600_000).encode(),
    "I026",
    "I019",
    file="页面.html",
)
add(
    "html: 200,000 empty elements",
    lambda: PAGE.format("<i></i>" * 200_000 + SENTENCE).encode(),
    "read",
    "I019",
    file="页面.html",
)
add(
    "html: cells that span 200 × 200, 2,000 times",
    lambda: PAGE.format(
        f"<table><tr>{f'<td rowspan=65534 colspan=1000>{SENTENCE}</td>' * 20}</tr>"
        f"{'<tr><td rowspan=900 colspan=900>甲</td><td>乙</td></tr>' * 1000}</table>"
    ).encode(),
    "read",
    "I019",
    file="页面.html",
)
add(
    "html: table of 1,000 × 1,000",
    lambda: PAGE.format(f"<table>{('<tr>' + '<td>1</td>' * 1000 + '</tr>') * 1000}</table><p>{SENTENCE}</p>").encode(),
    "read",
    "I019",
    "I026",
    file="页面.html",
)
add(
    "html: 5,000 tables inside each other",
    lambda: PAGE.format("<table><tr><td>" * 5000 + SENTENCE).encode(),
    "read",
    "I019",
    "I008",
    file="页面.html",
)
add(
    "html: 1 million attributes",
    lambda: PAGE.format(f"<p {attributes('a{}', 1_000_000)}>{SENTENCE}</p>").encode(),
    "read",
    "I019",
    file="页面.html",
)
add(
    "html: links and files outside",
    lambda: PAGE.format(
        f'<iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:9/a"><p>{SENTENCE}</p>'
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;'
    ).encode(),
    "read",
    file="页面.html",
)
add(
    "html: one text of 12 MB",
    lambda: PAGE.format("<p>" + SENTENCE * 220_000).encode(),
    "I008",
    "I019",
    file="页面.html",
)
add("html: unclosed comment", lambda: b"<html><!--" + b"-" * 5_000_000, "I008", "I019", file="页面.html")
add("html: random bytes", lambda: b"<html>" + os.urandom(300_000), "I008", "I019", "I012", file="页面.html")
add("html: frames only", lambda: b"<html><frameset><frame src='a'></frameset></html>", "I008", file="页面.html")


@place("place: folder named .docx", "I002")
def _folder(folder: Path) -> Path:
    (folder / "稿件.docx").mkdir()
    return folder / "稿件.docx"


@place("place: nothing there", "I001")
def _nothing(folder: Path) -> Path:
    return folder / "没有.docx"


@place("place: path through a file", "I001")
def _through(folder: Path) -> Path:
    (folder / "甲.docx").write_bytes(GOOD)
    return folder / "甲.docx" / "乙.docx"


@place("place: name too long", "I001")
def _long(folder: Path) -> Path:
    return folder / ("长" * 300 + ".docx")


if hasattr(os, "mkfifo"):

    @place("place: pipe that nobody writes", "I027")
    def _pipe(folder: Path) -> Path:
        os.mkfifo(folder / "稿件.docx")
        return folder / "稿件.docx"

    @place("place: device that never ends", "I027")
    def _device(folder: Path) -> Path:
        (folder / "稿件.docx").symlink_to("/dev/zero")
        return folder / "稿件.docx"

    @place("place: link to itself", "I001")
    def _link(folder: Path) -> Path:
        (folder / "稿件.docx").symlink_to(folder / "稿件.docx")
        return folder / "稿件.docx"

    @place("place: no permission to read", "I013")
    def _unreadable(folder: Path) -> Path:
        (folder / "稿件.docx").write_bytes(GOOD)
        (folder / "稿件.docx").chmod(0)
        return folder / "稿件.docx"

    @place("place: sparse file of 20 GB", "I026")
    def _sparse(folder: Path) -> Path:
        with (folder / "稿件.docx").open("wb") as file:
            file.truncate(20 << 30)
        return folder / "稿件.docx"
