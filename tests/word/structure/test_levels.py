"""Paragraphs made headings of other levels, and body text."""

from __future__ import annotations

import pytest

from checker.errors import StepRefused
from checker.word.structure import MoveChapter, SetLevel
from tests.word.structure.chance import AUTHOR
from tests.word.structure.drafts import BODY, accepted, blocks, draft, paragraphs, tracked
from tests.word.structure.invariants import main
from tests.word.structure.undoing import plain, rejected
from tests.word_builder import WHO, paragraph, run, table


def styles(content: bytes) -> list[str | None]:
    return [block.style for block in blocks(content)]


def test_a_heading_takes_the_style_that_headings_of_the_level_have() -> None:
    content = draft()
    for make in (tracked, accepted):
        block = blocks(make(content, SetLevel(3, 2)))[2]
        assert (block.text, block.level, block.style) == ("二、重点任务", 2, "heading 2")
    (change,) = main(tracked(content, SetLevel(3, 2))).iter("{*}pPrChange")
    assert plain(change[0]).count(b'w:val="1"') == 1
    assert not list(main(accepted(content, SetLevel(3, 2))).iter("{*}pPrChange"))


def test_a_style_without_a_heading_is_found_by_its_name() -> None:
    content = draft(*BODY[:3], paragraph("建设平台", style="af"))
    assert styles(tracked(content, SetLevel(4, 2)))[3] == "heading 2"


@pytest.mark.parametrize("level", [3, 4, 5])
def test_a_draft_without_such_a_style_gets_that_of_official_documents(level: int) -> None:
    block = blocks(tracked(draft(), SetLevel(5, level)))[4]
    assert (block.level, block.style) == (level, f"heading {level}")


def test_a_draft_without_styles_gets_one_and_no_style_of_the_user_is_changed() -> None:
    from tests.word_builder import package

    block = blocks(tracked(package(*BODY), SetLevel(5, 1)))[4]
    assert (block.level, block.style) == (1, "heading 1")
    before, after = (paragraphs_of_styles(c) for c in (draft(), tracked(draft(), SetLevel(5, 3))))
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1


def paragraphs_of_styles(content: bytes) -> list[bytes]:
    from checker.sources.package import Package

    return [plain(style) for style in Package(content).xml("word/styles.xml")]


def test_body_text_looks_as_the_body_text_behind_it() -> None:
    assert styles(tracked(draft(), SetLevel(4, None)))[3] == "Body Text"
    last = draft(*BODY[:-1])
    assert styles(tracked(last, SetLevel(6, None)))[5] == "Body Text"


def test_no_level_is_set_where_it_is_the_same() -> None:
    assert plain(main(tracked(draft(), SetLevel(3, 1)))) == plain(main(draft()))


def test_back_to_the_level_that_it_had_leaves_no_change() -> None:
    assert plain(main(tracked(draft(), SetLevel(4, 1), SetLevel(4, 2)))) == plain(main(draft()))


def test_two_changes_of_one_paragraph_are_one_revision() -> None:
    content = tracked(draft(), SetLevel(4, 1), SetLevel(4, 3))
    assert len(list(main(content).iter("{*}pPrChange"))) == 1
    assert plain(rejected(main(content), AUTHOR)) == plain(main(draft()))


def test_words_in_a_type_of_their_own_take_that_of_the_headings() -> None:
    song = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/><w:u w:val="single"/>'
    hei = '<w:rFonts w:eastAsia="黑体"/>'
    content = draft(BODY[0], paragraph(run("二、重点任务", hei), style="1"), paragraph(run("建设平台", song)), BODY[0])
    content = draft(paragraph(run("二、重点任务", hei), style="1"), paragraph(run("建设平台", song)))
    changed = main(tracked(content, SetLevel(2, 1)))
    (properties,) = paragraphs(tracked(content, SetLevel(2, 1)))[1].iterfind("{*}r/{*}rPr")
    assert [e.tag.partition("}")[2] for e in properties] == ["rFonts", "u", "rPrChange"]
    assert plain(rejected(changed, AUTHOR)) == plain(main(content))


def test_a_moved_heading_changes_without_a_revision_of_its_own() -> None:
    content = tracked(draft(), MoveChapter(3, 6, 1), SetLevel(1, 2))
    assert (blocks(content)[0].text, blocks(content)[0].level) == ("二、重点任务", 2)
    assert not list(main(content).iter("{*}pPrChange"))
    assert plain(rejected(main(content), AUTHOR)) == plain(main(draft()))


def test_what_others_changed_is_refused() -> None:
    change = f'<w:pPrChange w:id="5" {WHO}><w:pPr/></w:pPrChange>'
    content = draft(BODY[0], paragraph("建设平台", properties=change))
    with pytest.raises(StepRefused, match="格式已由他人修订"):
        tracked(content, SetLevel(2, 1))


def test_places_that_are_no_paragraph_of_the_body_are_refused() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    content = draft(table(["格"]), control, BODY[0])
    for line, reason in ((1, "表格"), (2, "内容控件"), (9, "没有第9段"), (0, "没有第0段")):
        with pytest.raises(StepRefused, match=reason) as refused:
            tracked(content, SetLevel(line, 1))
        assert str(refused.value).count("。") == 2
    with pytest.raises(StepRefused, match="6级"):
        tracked(content, SetLevel(3, 6))
