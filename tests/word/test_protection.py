"""What is said of a draft's own protection; none of it is taken off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.word.changes import Anchor, Mode, Replacement
from checker.word.protection import cautions
from tests.word.readback import Draft, entries
from tests.word_builder import PACKAGE, package, paragraph, part

Make = Callable[..., Draft]
SIGNED = {
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    '<Relationship Id="rId1" Type="urn:x/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/digital-signature/origin" '
    'Target="_xmlsignatures/origin.sigs"/>'
    "</Relationships>",
    "_xmlsignatures/origin.sigs": b"",
}
FINAL = {
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    '<Relationship Id="rId1" Type="urn:x/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="urn:x/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    "docProps/custom.xml": '<Properties xmlns="urn:p"><property name="_MarkAsFinal"><v>true</v></property>'
    "</Properties>",
}


def restricted(edit: str, enforcement: str = "1") -> bytes:
    settings = part(
        "settings", f'<w:documentProtection w:edit="{edit}" w:enforcement="{enforcement}"/><w:trackRevisions/>'
    )
    return package(paragraph("甲乙"), parts={"settings": settings})


@pytest.mark.parametrize(
    ("data", "mode", "changed", "word"),
    [
        (restricted("readOnly"), Mode.TRACKED, True, "只读"),
        (restricted("readOnly"), Mode.TRACKED, False, "只读"),
        (restricted("comments"), Mode.TRACKED, True, "只允许批注"),
        (restricted("comments"), Mode.TRACKED, False, ""),
        (restricted("forms"), Mode.TRACKED, True, "窗体"),
        (restricted("trackedChanges"), Mode.TRACKED, True, ""),
        (restricted("trackedChanges"), Mode.CLEAN, True, "没有按修订写入"),
        (restricted("readOnly", "0"), Mode.TRACKED, True, ""),
        (package(paragraph("甲乙")), Mode.TRACKED, True, ""),
        (package(paragraph("甲乙"), files=SIGNED), Mode.TRACKED, True, "签名"),
        (package(paragraph("甲乙"), files=FINAL), Mode.TRACKED, True, "最终状态"),
    ],
)
def test_cautions(data: bytes, mode: Mode, changed: bool, word: str) -> None:
    found = cautions(data, mode=mode, changed=changed)
    assert len(found) == bool(word)
    assert word in "".join(found)


def test_the_copy_keeps_what_protects_the_draft(draft: Make) -> None:
    settings = part("settings", '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/><w:trackRevisions/>')
    body = paragraph('<w:permStart w:id="1" w:edGrp="everyone"/>', "甲", '<w:permEnd w:id="1"/>', "乙")
    made = draft(body, parts={"settings": settings}, files={"_xmlsignatures/origin.sigs": b"x"})
    assert made.export([], [Replacement(Anchor(1, 0, 2), "丙")]) == ()
    old, new = entries(made.data), entries(made.output.read_bytes())
    assert {n for n in new if new[n] != old[n]} == {"word/document.xml"}
    assert new["word/document.xml"].count(b"w:perm") == 2
