"""FMT-03 版面与字体: paper, margins, fonts by level and line pitch of a Word file beside the standard."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from checker.findings import Certainty, Finding, Place, Severity
from checker.plan import BODY, Setting
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import Style
from checker.rules.base import Context, Rule, Scope
from checker.rules.layout.official import first_place, fonts, is_a4, lengths
from checker.rules.structure.numbering import ordinal
from checker.text import Span

_LEVELS = {Style.HAN: "1", Style.HAN_BRACKET: "2", Style.DIGIT: "3"}
_MARGINS = ("top", "bottom", "left", "right")
_SENTENCE = 30  # characters of a paragraph that is running text
_SHOWN = 10  # places that a finding lists


class PageSetup(Rule):
    """Word 文稿的纸张、页边距、字体、行距按公文格式设置。

    为什么：报批、印发前要按公文格式排版；成册印制的规划另有版式，可不改。仅检查 .docx 文件。
    依据：《党政机关公文格式》（GB/T 9704—2012）

    错误：〔版面：上25.4 下25.4 左31.7 右31.7〕
    【南河市科技创新规划】
    一、发展基础
    创新能力稳步提升，创新平台不断完善，创新主体持续壮大，创新环境显著优化。
    错误：〔版面：一级宋体〕
    南河市科技创新规划
    【一、发展基础】
    创新能力稳步提升，创新平台不断完善，创新主体持续壮大，创新环境显著优化。
    正确：〔版面：上37 下35 左28 右26〕
    南河市科技创新规划
    一、发展基础
    创新能力稳步提升，创新平台不断完善，创新主体持续壮大，创新环境显著优化。
    """

    code = "FMT-03"
    name = "版面与字体"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for paper and margins, one for the running text, one for each level of headings."""
        draft = context.draft
        if draft.plan.layout is None:
            return
        yield from self._page(draft)
        if is_a4(draft):
            settings = {setting.line: setting for setting in draft.plan.layout.settings}
            yield from self._text(draft, settings)
            yield from self._headings(draft, settings)

    def _page(self, draft: Reading) -> Iterator[Finding]:
        layout = draft.plan.layout
        if layout is None or layout.landscape:
            return
        if not is_a4(draft):
            said = [f"纸张为 {layout.width:g}×{layout.height:g} mm，应为 A4（210×297 mm）"]
        else:
            measured = {item: getattr(layout, item) for item in _MARGINS}
            wrong = [item for item, value in measured.items() if not lengths()[item].holds(value)]
            said = [f"{lengths()[i].label} {measured[i]:g} mm，标准为 {lengths()[i].value} mm" for i in wrong]
        if said:
            yield self.finding(
                [first_place(draft)], "页面设置与公文格式不符：" + "；".join(said) + "。", advice="请在页面设置中调整。"
            )

    def _text(self, draft: Reading, settings: dict[int, Setting]) -> Iterator[Finding]:
        """Yield one finding on font, size and pitch of most of the running text."""
        places, kinds = _running_text(draft, settings)
        if not kinds:
            return
        (font, size, pitch), _ = Counter(kinds).most_common(1)[0]
        said = []
        if font and not fonts()["body"].names.search(font):
            said.append(f"字体为{font}，应为{fonts()['body'].value}")
        if not lengths()["body_size"].holds(size):
            said.append(f"字号为 {size:g} 磅，应为 3 号（16 磅）")
        if not lengths()["pitch"].holds(pitch):
            said.append(f"行距为 {pitch:g} 磅，一般为 28—30 磅（每页 22 行）")
        if said:
            message = "正文排版与公文格式不符：" + "；".join(said) + "。"
            yield self.finding(places[:1], message, advice="正文用三号仿宋。")

    def _headings(self, draft: Reading, settings: dict[int, Setting]) -> Iterator[Finding]:
        wrong: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        for heading in draft.outline:
            number = ordinal(heading)
            level = "title" if heading.level == 0 else _LEVELS.get(number.style) if number else None
            setting = settings.get(_line(draft, heading.passage))
            if level and setting and setting.font and not fonts()[level].names.search(setting.font):
                wrong[level].append((Place(0, heading.passage, heading.span), setting.font))
        for level, found in wrong.items():
            used = "、".join(dict.fromkeys(font for _, font in found))
            yield self.finding(
                [place for place, _ in found[:_SHOWN]],
                f"{fonts()[level].label}字体为{used}，应为{fonts()[level].value}，共 {len(found)} 处。",
                advice=f"{fonts()[level].label}用{fonts()[level].value}。",
            )


def _running_text(
    draft: Reading, settings: dict[int, Setting]
) -> tuple[list[Place], list[tuple[str | None, float | None, float | None]]]:
    """Return where the paragraphs of running text stand and how they are set."""
    places: list[Place] = []
    kinds: list[tuple[str | None, float | None, float | None]] = []
    for i, passage in enumerate(draft.passages):
        setting = settings.get(_line(draft, i))
        if passage.kind is PassageKind.BODY and len(passage.normal) >= _SENTENCE and setting:
            places.append(Place(0, i, Span(0, len(passage.normal))))
            kinds.append((setting.font, setting.size, setting.pitch))
    return places, kinds


def _line(draft: Reading, passage: int) -> int:
    """Return the line of a passage in the body of its file, 0 for other parts."""
    block = draft.plan.blocks[draft.passages[passage].stretches[0].block]
    return block.line if block.part == BODY else 0
