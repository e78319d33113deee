"""STR-09 附件缺失或未引用: annexes named and not there, or there and never mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import PROSE, Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Look

_LABEL = re.compile(r"附件\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:.．、]?\s*(?P<name>[^。]{0,60})\Z")
_LISTED = re.compile(r"(?P<number>\d{1,2})[.．、]\s*(?P<name>[^。；]{2,60})\Z")
_REFERENCE = re.compile(
    r"(?:见|详见|参见|如|按照?|依照|列入)(?:本(?:规划|方案|计划|意见))?附件\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?![一-鿿]?[《“])"
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|zip|rar)|下载|http", re.IGNORECASE)


class Annex(NamedTuple):
    """One label of an annex: its number (1 where it has none), where it stands, and the passage behind it."""

    number: int
    place: Place
    name: str


class AnnexMissing(Rule):
    """列出的附件应有正文，正文引用的附件应当存在。

    为什么：附件只有标题，或引用了没有的附件，印发稿就不完整；网页摘录可能丢失附件，请以原件核对。
    依据：《党政机关公文格式》（GB/T 9704—2012）7.3.4

    错误：一、组织实施
    明确任务分工，压实各方责任。
    【附件1：重点企业清单】
    附件2：重点项目汇总表
    错误：一、组织实施
    重点项目见【附件3】，由各单位落实。
    附件1
    重点企业清单
    甲公司、乙公司、丙公司。
    正确：一、组织实施
    重点项目见附件1，由各单位落实。
    附件1
    重点项目汇总表
    甲项目、乙项目、丙项目。
    """

    code = "STR-09"
    name = "附件缺失或未引用"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: _may_tell(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for labels without content, and one for each reference that leads nowhere."""
        draft = context.draft
        labels = annexes(draft)
        references = list(_references(draft))
        filled = {annex.number for annex in labels if _has_content(draft, annex, labels)}
        bare = [annex for annex in labels if annex.number not in filled]
        if bare:
            yield self._bare(bare, {number for number, _ in references})
        known = {annex.number for annex in labels}
        for number, place in references:
            if number not in known:
                yield self.finding(
                    [place],
                    f"正文引用了附件{number}，文中未见附件{number}。",
                    severity=Severity.MINOR if known else Severity.INFO,  # all annexes may be in a file of their own
                    advice=f"请核对附件编号，或补附件{number}。",
                )

    def _bare(self, bare: list[Annex], referred: set[int]) -> Finding:
        names = "、".join(f"“附件{annex.number} {annex.name}”" for annex in bare[:3])
        unreferred = "，正文也未引用" if not referred else ""
        return self.finding(
            [annex.place for annex in bare],
            f"{names}{'等' if len(bare) > 3 else ''}只有标题，未见附件内容{unreferred}。",
            advice="请补附件正文，并在正文相应处注明“（见附件1）”；网页摘录的，以原件核对。",
        )


def _may_tell(passage: Passage) -> bool:
    """Tell whether a passage may be a label, refer to an annex, or be no content of one, as an empty one is."""
    text = passage.normal
    return not text or bool(_LABEL.match(text) or _LISTED.match(text) or _REFERENCE.search(text)) or _signs(passage)


def annexes(draft: Reading) -> list[Annex]:
    """Return the labels in order: 附件1 with or without a name, and the items listed under 附件：."""
    out: list[Annex] = []
    listing = 0
    for i, passage in passages(draft, (PassageKind.BODY, PassageKind.HEADING)):
        text = passage.normal
        if not listing and not text.startswith("附件"):
            continue
        item = _LISTED.match(text) if listing else None
        if item and int(item["number"]) == listing + 1:
            listing += 1
            out.append(Annex(listing, draft_place(i, 0, len(text)), item["name"].strip()))
            continue
        listing = 0
        found = _LABEL.match(text)
        if not found or _is_sentence(text) or _FILE.search(text):
            continue
        if found["number"] is None:
            first = _LISTED.match(found["name"])
            listing = int(first["number"]) if first else 0
            if not first:
                continue
            out.append(Annex(listing, draft_place(i, 0, len(text)), first["name"].strip()))
        else:
            out.append(Annex(ordinal(found["number"]), draft_place(i, 0, len(text)), found["name"].strip()))
    return out


def _is_sentence(text: str) -> bool:
    return bool(re.match(r"附件\s?[\d一二三四五六七八九十]*(?:所|中|的|为|是|列|和|及|或|，)", text)) or "，" in text


def _has_content(draft: Reading, annex: Annex, labels: list[Annex]) -> bool:
    """Tell whether anything but labels, notes and the date stands between a label and the next one."""
    at = {label.place.passage for label in labels}
    for i in range(annex.place.passage + 1, len(draft.passages)):
        if i in at:
            return False
        passage = draft.passages[i]
        if _counts(passage) and (not _signs(passage) or annex.name == ""):
            return True
    return False


def _counts(passage: Passage) -> bool:
    return passage.kind in PROSE and passage.kind is not PassageKind.FOOTNOTE and bool(passage.normal)


def _signs(passage: Passage) -> bool:
    """Tell whether a passage belongs to the end of the document itself: the issuer, the date, who gets copies."""
    return bool(
        re.match(
            r"(?:19|20)\d\d年\d{1,2}月|抄送|（?此件|主动公开|印发|[一-鿿]{2,20}(?:政府|委员会|办公室|局|厅)\Z",
            passage.normal,
        )
    )


def _references(draft: Reading) -> Iterator[tuple[int, Place]]:
    for i, passage in passages(draft, (PassageKind.BODY, PassageKind.CELL), ("附件",)):
        for match in _REFERENCE.finditer(passage.normal):
            number = match["number"]
            yield ordinal(number), draft_place(i, match.start("number") - _before(match), match.end())


def _before(match: re.Match[str]) -> int:
    """Return the length of 附件 and what stands between it and the number."""
    return match.start("number") - match.start() - match[0].index("附件")
