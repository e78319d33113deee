"""The office's words that the checker's enumerations hold and the window's own controls show, marked for translation.

The window passes them through `tr` where it shows them; documents say them in Chinese.
"""

from __future__ import annotations

from desktop.language import later

SEVERITIES = (later("错误"), later("须说明"), later("一般"), later("提示"))
ANSWERS = (later("采纳"), later("不采纳"), later("待定"))
ADOPTIONS = (later("采纳"), later("部分采纳"), later("未采纳"))
ROLES = (later("待审稿"), later("上位规划"), later("同级规划"))
VERDICTS = (
    later("一致"),
    later("高于"),
    later("低于"),
    later("缺失"),
    later("增设"),
    later("口径不同"),
    later("年份不同"),
    later("单位不同"),
    later("不可比"),
    later("部分大于总体"),
)
LEVELS = (later("国家"), later("省"), later("市"), later("县"), later("区"), later("镇"), later("上位"), later("同级"))
COLUMNS = (later("市级"), later("省级"), later("区级"), later("县级"), later("镇级"), later("本级"))
CONCLUSIONS = (later("应修改"), later("建议完善"), later("供参考"))
OUTCOMES = (later("已入库"), later("已有"), later("文字相同"), later("未入库"))
ATTRIBUTES = (later("约束性"), later("预期性"))
CHANGES = (
    later("修改"),
    later("新增"),
    later("删除"),
    later("移动"),
    later("移动并修改"),
    later("分段"),
    later("合并"),
)
STEPS = (later("对照上位规划"),)
