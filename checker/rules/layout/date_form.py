"""FMT-02 成文日期: padded months and days, a date in Chinese numerals or shortened under the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Place, Safety, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.repeats import alike
from checker.rules.sight import Sight

_PADDING = ("年0", "月0")
_PADDED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?")
_HAN_DATE = re.compile(
    r"(?P<y>[二一][〇零○一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日\Z"
)
_SHORT = re.compile(r"(?P<y>\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日\Z")
_DIGITS = {char: str(i) for i, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_STANDARD = "2012-07"  # since when the standard asks for Arabic numerals


class DateForm(Rule):
    """日期用阿拉伯数字，年份写全，月、日不编虚位。

    为什么：“08月08日”“22年8月”都不合公文格式，用汉字数字署日期是旧格式。
    依据：《党政机关公文格式》（GB/T 9704—2012）7.3.5.4

    错误：本规划自【2022年08月18日】起施行。
    改为：本规划自2022年8月18日起施行。
    错误：南河市人民政府
    【二〇二二年八月十八日】
    改为：南河市人民政府
    2022年8月18日
    正确：南河市人民政府
    2022年8月18日
    正确：封面日期2022年5月，远景展望到二〇三五年。
    """

    code = "FMT-02"
    name = "成文日期"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    sight = Sight.PASSAGE
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield padded dates anywhere, and dates in Han numerals or with a short year that stand alone."""
        yield from alike(self._padded(context.draft), "月、日编了虚位")
        yield from self._alone(context.draft)

    def _padded(self, draft: Reading) -> Iterator[Finding]:
        for i, passage in passages(draft, holding=_PADDING):
            for match in _PADDED.finditer(passage.normal):
                month, day = match["m"], match["d"] or ""
                if month.startswith("0") or day.startswith("0"):
                    right = f"{match['y']}年{int(month)}月" + (f"{int(day)}日" if day else "")
                    yield self._date(draft_place(i, *match.span()), match[0], "月、日不编虚位", right)

    def _alone(self, draft: Reading) -> Iterator[Finding]:
        issued = draft.profile.issued or _STANDARD
        for i, passage in passages(draft, (PassageKind.BODY,)):
            if not passage.normal.endswith("日"):
                continue
            place = draft_place(i, 0, len(passage.normal))
            if issued >= _STANDARD and (han := _HAN_DATE.match(passage.normal)):
                year = "".join(_DIGITS[char] for char in han["y"])
                right = f"{year}年{ordinal(han['m'])}月{ordinal(han['d'])}日"
                yield self._date(place, han[0], "成文日期用阿拉伯数字", right)
            elif short := _SHORT.match(passage.normal):
                right = f"20{short['y']}年{int(short['m'])}月{int(short['d'])}日"
                yield self._date(place, short[0], "年份应写全", right)

    def _date(self, place: Place, written: str, fault: str, right: str) -> Finding:
        return self.finding(
            [place],
            f"“{written}”：{fault}。",
            advice=f"改为“{right}”。",
            fixes=(Fix(f"改为“{right}”", (Edit(place, right),), Safety.REVIEW),),
        )
