"""Two versions: exactly the known changes are listed, on plans of ours and on the shared ones."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from checker import engine
from checker.drafting.compare import Basis, ChangeKind, Comparison, FindingChange, compare
from checker.drafting.figures import carry, replacements
from checker.plan import Block, BlockKind, CellPlace, Plan
from checker.reading import read
from checker.sources import read_plan
from checker.word.changes import Mode
from tests.drafting.known_changes import edited, told
from tests.reading.build import heading, text_plan, word_plan
from tests.word.readback import Draft

GOALS = "到2030年，全区高新技术企业达到120家以上，研发投入强度达到2.6%，较2025年提高0.5个百分点。"
PARK = "依托临溪河谷产业园建设中试基地，面向澜川市中小企业开放共享设备，首批开放二十台套。"
PEOPLE = "实施乡镇技术员轮训计划，每年培训不少于三期。对考核合格的学员发放补贴，所需经费列入区级预算。"
MONEY = "区级财政每年安排专项资金，优先支持首次通过认定的企业。资金使用情况每半年公开一次，接受社会监督。"
LINES = f"""
临溪区科技创新“十五五”规划
一、发展目标
{GOALS}
二、重点任务
（一）平台建设
{PARK}
（二）人才培养
{PEOPLE}
三、保障措施
{MONEY}
"""


def compared(old: Plan | str, new: Plan | str) -> Comparison:
    """Compare two plans, given as lines of a text file or as blocks."""
    one, other = (text_plan(plan) if isinstance(plan, str) else plan for plan in (old, new))
    return compare(read(one), read(other))


def kinds(found: Comparison) -> list[str]:
    """Return the kinds of the rows in order."""
    return [row.kind.value for row in found.rows]


def marked(found: Comparison, row: int) -> tuple[str, str]:
    """Return both sides of a row with what is gone and new in brackets."""
    sides = (found.rows[row].old.parts(found.old), found.rows[row].new.parts(found.new))
    old, new = ("".join(f"【{text}】" if changed else text for text, changed in parts) for parts in sides)
    return old, new


def test_the_same_text_has_no_row() -> None:
    assert compared(LINES, LINES).rows == ()


def test_changed_characters_are_set_off_and_the_metric_told() -> None:
    found = compared(LINES, LINES.replace("120家", "150家"))
    assert kinds(found) == ["edited"]
    old, new = marked(found, 0)
    assert "达到【120】家以上" in old
    assert "达到【150】家以上" in new
    (change,) = found.metrics
    assert change.old is not None and change.new is not None
    assert (change.old.value, change.new.value, change.new.year) == (120, 150, 2030)
    assert found.rows[0].new.place == "一、发展目标，第1段"


def test_a_heading_put_in_renumbers_without_a_row() -> None:
    renumbered = LINES.replace("二、重点", "二、发展布局\n按照一轴两片布局。\n三、重点").replace("三、保障", "四、保障")
    assert kinds(compared(LINES, renumbered)) == ["added", "added"]


def test_moved_text_is_told_once_and_its_changes_with_it() -> None:
    without = LINES.replace(f"{PARK}\n", "")
    assert kinds(compared(LINES, without.replace(MONEY, f"{MONEY}\n{PARK}"))) == ["moved"]
    found = compared(LINES, without.replace(MONEY, f"{MONEY}\n{PARK.replace('二十', '三十')}"))
    assert kinds(found) == ["moved_edited"]
    assert "【三十" in marked(found, 0)[1]


def test_a_chapter_that_moves_is_one_row() -> None:
    chapter = f"二、重点任务\n（一）平台建设\n{PARK}\n（二）人才培养\n{PEOPLE}\n"
    more = "\n".join(f"第{n}批示范点由各乡镇自行申报，经区科技局{n}次核验后公布。" for n in "甲乙丙丁戊己庚辛")
    old = LINES.replace(chapter, f"{chapter}{more}\n")
    found = compared(old, old.replace(chapter, "").replace("三、保障", f"{chapter}三、保障"))
    assert kinds(found) == ["moved"]


def test_split_and_joined_paragraphs() -> None:
    cut = PEOPLE.index("。") + 1
    divided = LINES.replace(PEOPLE, f"{PEOPLE[:cut]}\n{PEOPLE[cut:]}")
    assert kinds(compared(LINES, divided)) == ["split"]
    assert kinds(compared(divided, LINES)) == ["joined"]
    changed = compared(LINES, divided.replace("三期", "四期"))
    assert kinds(changed) == ["split"]
    assert any(stretch.changed for stretch in changed.rows[0].new.stretches)


def test_a_sentence_in_another_paragraph_is_told_as_carried() -> None:
    sentence = "资金使用情况每半年公开一次，接受社会监督。"
    found = compared(LINES, LINES.replace(sentence, "").replace(PARK, PARK + sentence))
    assert kinds(found) == ["edited", "edited"]
    assert any("移自" in note for note in found.rows[0].notes)
    assert any("移至" in note for note in found.rows[1].notes)
    assert all(any(s.carried for s in (*row.old.stretches, *row.new.stretches)) for row in found.rows)


def table(*rows: tuple[str, ...]) -> list[Block]:
    """Return the cells of one table."""
    return [
        Block(0, text, kind=BlockKind.CELL, cell=CellPlace(0, r, c))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


HEAD = ("序号", "指标", "单位", "2030年")
ROWS = [("1", "高新技术企业", "家", "120"), ("2", "研发投入强度", "%", "2.6"), ("3", "技术合同成交额", "亿元", "15")]


def test_a_cell_a_row_put_in_and_a_row_taken_out() -> None:
    old = word_plan(heading("发展目标", 1, "一、"), *table(HEAD, *ROWS), GOALS)
    cell = word_plan(heading("发展目标", 1, "一、"), *table(HEAD, ROWS[0], (*ROWS[1][:3], "2.8"), ROWS[2]), GOALS)
    found = compared(old, cell)
    assert kinds(found) == ["edited"]
    assert marked(found, 0) == ("【2.6】", "【2.8】")
    assert "研发投入强度" in found.rows[0].new.place or "第3行" in found.rows[0].new.place
    rows = [ROWS[0], ("2", "科技型中小企业", "家", "300"), ("3", *ROWS[1][1:]), ("4", *ROWS[2][1:])]
    more = word_plan(heading("发展目标", 1, "一、"), *table(HEAD, *rows), GOALS)
    assert kinds(compared(old, more)) == ["added"]
    assert kinds(compared(more, old)) == ["deleted"]
    assert compared(old, more).rows[0].new.text(compared(old, more).new) == "2｜科技型中小企业｜家｜300"


def as_word(*middle: str) -> Plan:
    """Return `LINES` as a Word file, with these paragraphs on people."""
    return word_plan(
        "临溪区科技创新“十五五”规划",
        heading("发展目标", 1, "一、"),
        GOALS.replace("，", ","),
        heading("重点任务", 1, "二、"),
        heading("平台建设", 2, "（一）"),
        PARK,
        heading("人才培养", 2, "（二）"),
        *middle,
        heading("保障措施", 1, "三、"),
        MONEY,
    )


def test_a_paragraph_split_in_a_file_of_another_kind() -> None:
    cut = PEOPLE.index("。") + 1
    divided = as_word(PEOPLE[:cut], PEOPLE[cut:])
    assert kinds(compared(LINES, as_word(PEOPLE))) == []
    assert kinds(compared(LINES, divided)) == ["split"]
    assert kinds(compared(divided, LINES)) == ["joined"]
    changed = as_word(PEOPLE[:cut].replace("三期", "四期"), PEOPLE[cut:])
    assert kinds(compared(LINES, changed)) == ["split"]


def test_how_another_kind_of_file_breaks_lines_is_no_change() -> None:
    comma = PEOPLE.index("，") + 1
    assert compared(LINES, as_word(PEOPLE[:comma], PEOPLE[comma:])).rows == (), "no paragraph ends within a sentence"
    sentence = "每季度在产业园开展一次设备共享日活动，由值班工程师逐台讲解操作的要领和安全注意事项。"
    paragraph = "".join([sentence, *(text.replace("。", "，") for text in (PARK, PEOPLE, MONEY, GOALS)), "按月通报。"])
    width = len(sentence)
    lines = [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
    wrapped = "\n".join(["临溪区规划", "一、发展目标", *lines])
    head = heading("发展目标", 1, "一、")
    for middle in ([paragraph], [sentence, paragraph[width:]]):
        assert kinds(compared(wrapped, word_plan("临溪区规划", head, *middle))) == [], "a full line ends there"
    ended = word_plan("临溪区规划", head, paragraph + "按季通报情况，按年通报结果。")
    assert kinds(compared(wrapped + "\n按季通报情况，按年通报结果。", ended)) == ["joined"], (
        "a short line ends a paragraph"
    )


TYPED = {
    "tabs": ["\t".join(row) for row in (HEAD, *ROWS)],
    "blanks": ["  ".join(row) for row in (HEAD, *ROWS)],
    "bars": [f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * 4, *ROWS)],
    "a line a cell": [cell for row in (HEAD, *ROWS) for cell in row],
}


@pytest.mark.parametrize("form", TYPED)
def test_rows_typed_in_a_text_are_the_rows_of_a_table(form: str) -> None:
    text = "\n".join(["临溪区规划", "一、发展目标", *TYPED[form], GOALS])
    head = heading("发展目标", 1, "一、")
    same = word_plan("临溪区规划", head, *table(HEAD, *ROWS), GOALS)
    for old, new in ((text, same), (same, text)):
        assert (compared(old, new).rows, compared(old, new).metrics) == ((), ())
    changed = word_plan("临溪区规划", head, *table(HEAD, ROWS[0], (*ROWS[1][:3], "2.8"), ROWS[2]), GOALS)
    found = compared(text, changed)
    assert [marked(found, n) for n in range(len(found.rows))] == [("【2.6】", "【2.8】")]
    assert [metric.shown.name for metric in found.metrics] == ["研发投入强度"], "not those of its whole line"


@pytest.mark.parametrize("form", ["tabs", "blanks", "bars"])
def test_a_row_put_in_is_one_row_whatever_the_numbers_behind_it(form: str) -> None:
    text = "\n".join(["临溪区规划", "一、发展目标", *TYPED[form], GOALS])
    rows = [ROWS[0], ("2", "科技型中小企业", "家", "300"), ("3", *ROWS[1][1:]), ("4", *ROWS[2][1:])]
    more = word_plan("临溪区规划", heading("发展目标", 1, "一、"), *table(HEAD, *rows), GOALS)
    assert kinds(compared(text, more)) == ["added"]
    assert kinds(compared(more, text)) == ["deleted"]
    found = compared(more, text.replace(rows[0][1], "国家高新技术企业", 1))
    assert sorted(kinds(found)) == ["deleted", "edited"]
    edit = next(row for row in found.rows if row.kind is ChangeKind.EDITED)
    assert edit.new.text(found.new).strip() == "国家高新技术企业", "the cell alone is told, not its line"


def test_a_basis_is_told_where_it_is_known() -> None:
    old, new = read(text_plan(LINES)), read(text_plan(LINES.replace("120家", "150家")))
    goal = next(i for i, p in enumerate(old.passages) if p.normal == GOALS)
    assert compare(old, new).rows[0].basis == ""
    assert compare(old, new, bases=[Basis(goal, "意见3")]).rows[0].basis == "意见3"


def test_nothing_left_and_nothing_there() -> None:
    found = compared(LINES, "临溪区科技创新“十五五”规划")
    assert set(kinds(found)) == {ChangeKind.DELETED.value}
    assert set(kinds(compared("临溪区科技创新“十五五”规划", LINES))) == {ChangeKind.ADDED.value}


GROWTH = "2020—2024年，全区专利申请量由420件增加至1650件，年均增长31.48%。"


def checked(old: str, new: str) -> Comparison:
    """Compare two texts that were both checked."""
    one, other = (engine.run(read(text_plan(f"{LINES}{text}\n"))) for text in (old, new))
    return compare(one.draft, other.draft, old_review=one, new_review=other)


def rules(changes: tuple[FindingChange, ...] | None) -> list[str]:
    """Return the rules of findings."""
    return [change.finding.rule for change in changes or ()]


def test_a_finding_that_the_change_settles_is_fixed_and_the_basis_of_it() -> None:
    found = checked(GROWTH, GROWTH.replace("31.48", "40.79"))
    assert "NUM-04" in rules(found.fixed) and "NUM-04" not in rules(found.still_open) + rules(found.appeared)
    assert found.rows[0].basis == "核查NUM-04（年均增速算错）"
    found = checked(GROWTH.replace("31.48", "40.79"), GROWTH)
    assert "NUM-04" in rules(found.appeared) and "NUM-04" not in rules(found.fixed)
    assert found.rows[0].basis == ""


@pytest.mark.parametrize(
    "change", [("全区", "全区企业"), ("31.48", "31.5"), ("420", "430"), ("2020—2024年，", "近年来，2020—2024年，")]
)
def test_a_finding_whose_sentence_changed_is_still_open(change: tuple[str, str]) -> None:
    found = checked(GROWTH, GROWTH.replace(*change))
    assert "NUM-04" in rules(found.still_open)
    assert "NUM-04" not in rules(found.fixed) + rules(found.appeared)
    assert found.rows[0].basis == ""


def test_moved_text_keeps_its_findings_and_changes_no_metric() -> None:
    old = LINES.replace(MONEY, f"{MONEY}\n{GROWTH}")
    one, other = (engine.run(read(text_plan(text))) for text in (old, LINES.replace(PARK, f"{PARK}\n{GROWTH}")))
    found = compare(one.draft, other.draft, old_review=one, new_review=other)
    assert kinds(found) == ["moved"] and found.metrics == ()
    assert "NUM-04" in rules(found.still_open) and found.fixed == ()


def test_a_year_that_was_changed_is_told() -> None:
    (change,) = [m for m in compared(LINES, LINES.replace("到2030年", "到2029年")).metrics if m.shown.value == 120]
    assert change.old is not None and change.new is not None
    assert (change.old.year, change.new.year) == (2030, 2029)


def shared_plans(shared: Path) -> Iterator[Path]:
    """Return plans of several kinds of file."""
    yield from sorted((shared / "plans").glob("*.txt"))
    yield from sorted((shared / "plans" / "word").glob("*.docx"))


@pytest.mark.parametrize("seed", range(3))
def test_known_changes_are_listed_exactly(shared: Path, seed: int) -> None:
    made = 0
    for path in shared_plans(shared):
        plan = read_plan(path)
        new, expected = edited(plan, seed, 10)
        made += expected.total()
        assert told(compare(read(plan), read(new))) == expected, path.name
    assert made >= 60


def test_a_text_and_its_word_file_are_one(shared: Path) -> None:
    for name in ("清城区", "清远市"):
        text = next((shared / "plans").glob(f"{name}*.txt"))
        for form in ("clean", "autonumber"):
            word = shared / "plans" / "word" / f"{name}_{form}.docx"
            assert compare(read(read_plan(text)), read(read_plan(word))).rows == ()


@pytest.mark.parametrize("name", ["上海市_十五五规划纲要", "国家_文物保护", "国家_革命文物", "浙江省", "杭州市"])
def test_a_text_and_its_page_or_print_are_one(shared: Path, name: str) -> None:
    text = next((shared / "plans" / "real").glob(f"{name}*.txt"))
    other = next((shared / "plans" / "other").glob(f"{name}*"))
    found = compare(read(read_plan(text)), read(read_plan(other)))
    assert len(found.rows) <= 2  # a line of the web page that the text file has or lacks
    assert not {row.kind for row in found.rows} - {ChangeKind.ADDED, ChangeKind.DELETED}


@pytest.mark.parametrize("seed", [1, 4])
def test_known_changes_of_a_word_file_beside_the_text(shared: Path, seed: int) -> None:
    text = read(read_plan(next((shared / "plans").glob("清城区*.txt"))))
    new, expected = edited(read_plan(shared / "plans" / "word" / "清城区_clean.docx"), seed, 10)
    listed = told(compare(text, read(new)))
    assert sorted(kind for kind, _, _ in listed.elements()) == sorted(kind for kind, _, _ in expected.elements())


def test_a_word_file_beside_its_revised_copy(shared: Path, tmp_path: Path) -> None:
    draft = Draft(tmp_path, (shared / "plans" / "word" / "清城区_worn.docx").read_bytes())
    reading = read(read_plan(draft.path))
    goal = next(m for m in reading.metrics if m.name == "高新技术企业" and m.year == 2025)
    changes = replacements(reading, carry(reading, goal, Decimal(130)))
    assert len(changes) == 3
    draft.export(replacements=changes, mode=Mode.CLEAN)
    found = compare(reading, read(read_plan(draft.output)))
    assert kinds(found) == ["edited"] * 3
    assert [m.new.value for m in found.metrics if m.new] == [130] * 3
    assert any("｜" not in row.new.text(found.new) and "表" in row.new.place for row in found.rows)
