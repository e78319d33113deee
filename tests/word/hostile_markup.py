"""XML that expands, nests or counts beyond reason, or is in a strange encoding."""

from __future__ import annotations

import os

from tests import word_builder as build
from tests.word.hostile_cases import SENTENCE, add, attributes, with_body, with_doctype, with_main

LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))

add("xml: entity of a file", lambda: with_doctype('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;"), "I010")
add("xml: entity of the network", lambda: with_doctype('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', "&x;"), "I010")
add("xml: parameter entity", lambda: with_doctype('<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;', "a"), "I010")
add("xml: billion laughs", lambda: with_doctype(LAUGHS, "&a9;"), "I010")
add("xml: billion laughs in an attribute", lambda: with_doctype(LAUGHS, "&a9;", attribute=True), "I010")
add("xml: billion laughs in UTF-16", lambda: with_doctype(LAUGHS, "&a9;", "UTF-16"), "I010")
add("xml: billion laughs in UTF-32", lambda: with_doctype(LAUGHS, "&a9;", "UTF-32"), "I010", "I011")
add("xml: billion laughs in UTF-7", lambda: with_doctype(LAUGHS, "&a9;", "UTF-7"), "I010", "I011")
add("xml: quadratic entity", lambda: with_doctype(f'<!ENTITY q "{"A" * 100_000}">', "&q;" * 3000), "I010")
add("xml: external DTD", lambda: with_main('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd"><d/>'), "I010")
add("xml: DOCTYPE behind a long comment", lambda: with_main(f"<!--{'x' * 90_000}--><!DOCTYPE d><d/>"), "I010")
add("xml: undefined entity", lambda: with_body(build.paragraph("<w:r><w:t>&x;</w:t></w:r>")), "I011")
add(
    "xml: 5,000 elements deep",
    lambda: with_body("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000),
    "I011",
)
add("xml: 250 elements deep", lambda: with_body("<w:sdt>" * 240 + build.paragraph(SENTENCE) + "</w:sdt>" * 240), "read")
add("xml: never closed", lambda: with_main(build.document().replace("</", "<") + "<w:p>" * 400_000), "I011")
add(
    "xml: text node of 12 MB", lambda: with_body(f"<w:p><w:r><w:t>{'A' * (12 << 20)}</w:t></w:r></w:p>"), "I011", "I010"
)
add("xml: attribute of 12 MB", lambda: with_body(f'<w:p w:rsidR="{"A" * (12 << 20)}"/>'), "I011")
add("xml: comment of 30 MB", lambda: with_body(f"<!--{'A' * (30 << 20)}-->" + build.paragraph(SENTENCE)), "I010")
add(
    "xml: 100,000 attributes on one element",
    lambda: with_body(f"<w:p {attributes('w:a{}', 100_000)}>{build.run(SENTENCE)}</w:p>"),
    "read",
    "I010",
    "I011",
)
add(
    "xml: 50 attributes on 20,000 elements",
    lambda: with_body(*[f"<w:p {attributes('w:a{}', 50)}/>"] * 20_000, build.paragraph(SENTENCE)),
    "read",
    "I010",
)
add(
    "xml: 100,000 namespaces",
    lambda: with_body(f"<w:p {attributes('xmlns:n{}', 100_000)}>{build.run(SENTENCE)}</w:p>"),
    "read",
    "I010",
    "I011",
)
add(
    "xml: a namespace on each of 20,000 elements",
    lambda: with_body(*(f'<n{i}:p xmlns:n{i}="urn:{i}"/>' for i in range(20_000)), build.paragraph(SENTENCE)),
    "read",
)
add(
    "xml: 100,000 different names",
    lambda: with_body(*(f"<w:e{i}/>" for i in range(100_000)), build.paragraph(SENTENCE)),
    "read",
)
add(
    "xml: UTF-7 declared",
    lambda: with_main(build.document(build.paragraph("a")).replace("UTF-8", "UTF-7")),
    "read",
    "I011",
)
add("xml: unknown encoding", lambda: with_main("<?xml version='1.0' encoding='no-such'?><a/>"), "I011")
add(
    "xml: UTF-16",
    lambda: with_main(build.document(build.paragraph(SENTENCE)).replace("UTF-8", "UTF-16").encode("utf-16")),
    "read",
)
add(
    "xml: UTF-16 without mark",
    lambda: with_main(build.document(build.paragraph(SENTENCE)).replace("UTF-8", "UTF-16").encode("utf-16-le")),
    "read",
    "I011",
)
add(
    "xml: UTF-32",
    lambda: with_main(build.document(build.paragraph(SENTENCE)).replace("UTF-8", "UTF-32").encode("utf-32")),
    "read",
    "I011",
)
add(
    "xml: GB18030",
    lambda: with_main(build.document(build.paragraph(SENTENCE)).replace("UTF-8", "GB18030").encode("gb18030")),
    "read",
)
add(
    "xml: BOM and CRLF",
    lambda: with_main(build.document(build.paragraph(SENTENCE)).replace(">", ">\r\n").encode("utf-8-sig")),
    "read",
)
add("xml: control character", lambda: with_body(build.paragraph("<w:r><w:t>a&#1;b</w:t></w:r>")), "I011")
add("xml: NUL", lambda: with_body(build.paragraph("甲\0乙")), "I011")
add("xml: lone surrogate", lambda: with_body(build.paragraph("<w:r><w:t>&#xD800;</w:t></w:r>")), "I011")
add(
    "xml: not UTF-8",
    lambda: with_main(build.document(build.paragraph("甲")).encode().replace("甲".encode(), b"\xff\xfe")),
    "I011",
)
add("xml: empty main part", lambda: with_main(b""), "I011")
add("xml: main part is no document", lambda: with_main("<html/>"), "I011")
add("xml: main part is a picture", lambda: with_main(b"\x89PNG" + os.urandom(200)), "I011")
add("xml: relationships are no XML", lambda: build.package(build.paragraph("甲"), files={"_rels/.rels": "no"}), "I011")
add("xml: broken styles", lambda: build.package(build.paragraph("甲"), parts={"styles": "<w:styles"}), "I011", "read")
