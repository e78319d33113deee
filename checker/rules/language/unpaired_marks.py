"""LNG-03 括号引号书名号不配对: marks that open and never close, or close what was never opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from checker.findings import Certainty, Edit, Finding, Fix, Safety, Severity
from checker.reading.elements import Reading
from checker.rules.base import PROSE, REMEMBERED, Context, Rule, Scope, draft_place, passages
from checker.rules.choice import Choice, choice
from checker.rules.sight import Look

_PAIRS = ("“”", "‘’", "()", "《》", "〈〉", "【】", "〔〕", "[]", "「」", "『』")
_CLOSES = {pair[0]: pair[1] for pair in _PAIRS}
_OPENS = {pair[1]: pair[0] for pair in _PAIRS}
_ANY = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
_EITHER = re.compile(f"[{re.escape(''.join(_PAIRS))}（）［］]")
_MARK_OR_END = re.compile(f"[{re.escape(''.join(_PAIRS))}（）［］\n]")
_HALF = str.maketrans("（）［］", "()[]")
_FULL = str.maketrans("()[]", "（）［］")
_NAMES = {"“": "双引号", "‘": "单引号", "(": "括号", "《": "书名号", "〈": "单书名号", "「": "引号", "『": "引号"}
_LIST_MARK = re.compile(r"(?:^|[\s,，;；。：:、])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3})$")
_PAIRED_START = re.compile(r"\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)")
_LONE_START = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)")
_SHORT = re.compile(r"[^\s,，;；。：:、“”]{1,12}")
_DUTY = re.compile(r"[(（](?:牵头|责任|配合|主办|协办)(?:单位|部门)[:：][^()（）。；;]+")
_LINK = re.compile(r"\]\((?:/|https?:|www\.)")
_NUMBER = 5  # characters: （十二） and nothing longer is looked for at the start
_REACH = 4  # passages over which a mark left open by a broken line may still close


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without its partner: where it stands, its opening mark in half width, and whether it closes."""

    passage: int
    at: int
    opening: str
    closes: bool


class UnpairedMarks(Rule):
    """括号、引号、书名号应成对出现。

    为什么：标点缺一半，引用、注释的起止就不清楚，印发稿中属硬伤。
    依据：《标点符号用法》（GB/T 15834—2011）

    错误：建设科技创新走廊【（】含南部片区，推动项目落地。
    错误：落实【《】科技创新条例、《人才条例》等法规。
    改为：落实《科技创新条例》、《人才条例》等法规。
    正确：重点包括：1）新材料；2）生物医药（含中药）。
    """

    code = "LNG-03"
    name = "括号引号书名号不配对"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.SECTION
    look = Look.at(lambda p: _EITHER.search(p.normal))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a mark that has no partner in its paragraph or the next ones."""
        marks_paired = numbers_are_paired(context.draft)
        chosen = choice(context.draft, PROSE)
        odd = (chosen.rows[at] for at in _not_nested(chosen))
        lone = [mark for i, p in odd for mark in unpaired(i, p.normal, marks_paired)]
        turned: set[Lone] = set()
        for mark, following in zip_longest(kept := _within_reach(lone), kept[1:]):
            text = context.draft.passages[mark.passage].normal
            if mark in turned:
                continue
            if following and (content := _turned(mark, following, text)):
                turned.add(following)
                yield self._turned_finding(mark, following, text, content)
                continue
            written = text[mark.at]
            missing = _as_wide_as(written, mark.opening if mark.closes else _CLOSES[mark.opening])
            fix = _fix(mark, text, missing)
            yield self.finding(
                [draft_place(mark.passage, mark.at, mark.at + 1)],
                f"{_NAMES.get(mark.opening, '括号')}不配对：“{written}”缺少对应的“{missing}”。",
                advice=f"请补“{missing}”，或删去多余的“{written}”。",
                fixes=(fix,) if fix else (),
            )

    def _turned_finding(self, first: Lone, second: Lone, text: str, content: str) -> Finding:
        """Return the finding for two quotation marks that face the same way: one of them is turned."""
        wrong = first if first.closes else second
        right = first.opening if first.closes else _CLOSES[first.opening]
        place = draft_place(wrong.passage, wrong.at, wrong.at + 1)
        safety = Safety.SAFE if _SHORT.fullmatch(content) else Safety.REVIEW
        return self.finding(
            [place],
            f"{_NAMES.get(first.opening, '引号')}方向写反：“{text[wrong.at]}”应为“{right}”。",
            advice=f"请改为“{right}”。",
            fixes=(Fix(f"改为“{right}”", (Edit(place, right),), safety),),
        )


def numbers_are_paired(reading: Reading) -> bool:
    """Tell whether paragraphs are numbered （一） in this plan and not 一）, so that a lone bracket is a lost one."""
    numbered = passages(reading, holding=(")", "）"))
    starts = [passage.normal[:_NUMBER].translate(_HALF) for _, passage in numbered]
    return sum(bool(_PAIRED_START.match(s)) for s in starts) > 2 * sum(bool(_LONE_START.match(s)) for s in starts)


def unpaired(passage: int, text: str, marks_paired: bool = False) -> list[Lone]:
    """Return the marks of one passage that have no partner in it, in order.

    `marks_paired` tells that a paragraph's number stands in a pair of brackets in this plan.
    """
    return [Lone(passage, at, opening, closes) for at, opening, closes in _unpaired(text, marks_paired)]


@lru_cache(REMEMBERED)
def _unpaired(text: str, marks_paired: bool) -> tuple[tuple[int, str, bool], ...]:
    """Return place, opening mark and whether it closes for each mark of a text without partner, in order."""
    if _nested(text):
        return ()
    half = text.translate(_HALF)
    stack: list[Lone] = []
    lone: list[Lone] = []
    for match in _ANY.finditer(half):
        at, char = match.start(), match[0]
        if char in _CLOSES:
            stack.append(Lone(0, at, char, False))
        elif not _plain(half, at, stack, marks_paired):
            opening = _OPENS[char]
            if not any(mark.opening == opening for mark in stack):
                lone.append(Lone(0, at, opening, True))
                continue
            while stack[-1].opening != opening:
                lone.append(stack.pop())
            stack.pop()
    return tuple((mark.at, mark.opening, mark.closes) for mark in sorted(lone + stack, key=lambda mark: mark.at))


def _nested(text: str) -> bool:
    """Tell whether all marks of a text stand in pairs one inside the other, as they mostly do; no link among them."""
    return not _without_pairs("".join(_EITHER.findall(text))) and "](" not in text


def _not_nested(chosen: Choice) -> Iterable[int]:
    """Return the numbers of the rows whose marks do not all stand in pairs, or that hold a link."""
    left = _without_pairs("".join(_MARK_OR_END.findall(chosen.joined))).split("\n")
    if len(left) != len(chosen.texts):
        return range(len(chosen.texts))  # a text has lines of its own
    return sorted({*(at for at, marks in enumerate(left) if marks), *chosen.holding(("](",))})


def _without_pairs(marks: str) -> str:
    """Return what is left of marks when those are taken away that stand in pairs, one inside the other."""
    marks, before = marks.translate(_HALF), ""
    while marks != before:
        before = marks
        for pair in _PAIRS:
            marks = marks.replace(pair, "")
    return marks


def _plain(text: str, at: int, stack: Sequence[Lone], marks_paired: bool) -> bool:
    """Tell whether a closing mark is none: the bracket of `1)`, an apostrophe, a link left by a web page."""
    if text[at] == "]" and _LINK.match(text, at):
        return True
    if text[at] == ")":
        if marks_paired and _LONE_START.fullmatch(text[: at + 1]):
            return False
        return not any(mark.opening == "(" for mark in stack) and bool(_LIST_MARK.search(text[:at]))
    return text[at] == "’" and at > 0 and text[at - 1].isascii() and text[at - 1].isalnum() and not _open(stack, "‘")


def _open(stack: Sequence[Lone], opening: str) -> bool:
    return any(mark.opening == opening for mark in stack)


def _within_reach(lone: Iterable[Lone]) -> list[Lone]:
    """Return the marks left when an opening joins the closing of a passage soon after (a line broken by the file)."""
    kept: list[Lone] = []
    for mark in lone:
        partner = next(
            (m for m in reversed(kept) if m.opening == mark.opening and not m.closes and m.passage < mark.passage), None
        )
        if mark.closes and partner and mark.passage - partner.passage <= _REACH:
            kept.remove(partner)
        else:
            kept.append(mark)
    return kept


def _turned(first: Lone, second: Lone, text: str) -> str | None:
    """Return what stands between two lone quotation marks that face the same way in one sentence, else None."""
    if first.opening not in "“‘《" or (first.opening, first.closes, first.passage) != (
        second.opening,
        second.closes,
        second.passage,
    ):
        return None
    content = text[first.at + 1 : second.at]
    return content if content and not re.search("[。；;“”‘’《》、]", content) else None


def _fix(mark: Lone, text: str, missing: str) -> Fix | None:
    """Return a fix where the place is certain: before 、《 after an open 《, or at the end of a duty note."""
    if mark.closes and _LONE_START.fullmatch(text[: mark.at + 1].translate(_HALF)):
        return _insert(mark, 0, missing)
    if mark.closes:
        return None
    rest = text[mark.at :]
    if mark.opening == "《" and (match := re.match(r"《[^《》。；;]+?(?=、《)", rest)):
        return _insert(mark, mark.at + match.end(), missing)
    if mark.opening == "(" and (match := _DUTY.match(rest)) and not rest[match.end() :].strip("。"):
        return _insert(mark, mark.at + match.end(), missing)
    return None


def _insert(mark: Lone, at: int, missing: str) -> Fix:
    return Fix(f"补“{missing}”", (Edit(draft_place(mark.passage, at, at), missing),), Safety.SAFE)


def _as_wide_as(written: str, mark: str) -> str:
    """Return `mark` in the width of the bracket it belongs to."""
    return mark.translate(_FULL) if written in "（）［］" else mark
