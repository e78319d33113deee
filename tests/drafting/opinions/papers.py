"""Papers of bureaus as they come in: workbooks, Word tables and letters of usual shapes, all invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from docx import Document

Rows = Sequence[Sequence[str]]
Merged = Sequence[tuple[int, int, int, int, str]]


def workbook(path: Path, rows: Rows, *, merged: Merged = (), name: str = "意见") -> Path:
    """Write a workbook of one sheet; `merged` ranges are (top, left, bottom, right, text)."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(name)
        hidden = {(r, c) for t, left, b, right, _ in merged for r in range(t, b + 1) for c in range(left, right + 1)}
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                if text and (row, column) not in hidden:
                    sheet.write_string(row, column, text)
        for top, left, bottom, right, text in merged:
            sheet.merge_range(top, left, bottom, right, text)
    return path


def document(path: Path, *parts: str | Rows) -> Path:
    """Write a Word document of paragraphs and tables in the order given."""
    made = Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
        else:
            table(made, part)
    made.save(str(path))
    return path


def table(parent: Any, rows: Rows) -> Any:
    """Append a table; ↑ merges a cell with the one above, ← with the one left of it."""
    made = parent.add_table(len(rows), max(map(len, rows)))
    for r, texts in enumerate(rows):
        for c, text in enumerate(texts):
            if text == "↑":
                made.cell(r - 1, c).merge(made.cell(r, c))
            elif text == "←":
                made.cell(r, c - 1).merge(made.cell(r, c))
            elif text:
                lines = text.split("\n")
                made.cell(r, c).text = lines[0]
                for line in lines[1:]:
                    made.cell(r, c).add_paragraph(line)
    return made


DRAFT = """临溪区科技创新“十五五”规划（2026—2030年）
（征求意见稿）
一、发展基础
（一）主要成效
2025年，全区高新技术企业达到86家，技术合同成交额12.5亿元。
（二）存在问题
研发投入强度偏低，创新平台数量不足。
二、总体要求
（一）指导思想
坚持创新驱动发展，推动科技创新和产业创新融合。
（二）主要目标
到2030年，高新技术企业达到150家，全社会研发投入占地区生产总值的比重达到2.1%。
力争建成省级重点实验室3家。
三、重点任务
（一）培育创新主体
实施高新技术企业培育行动，建立科技型中小企业储备库。（牵头单位：区科技局；配合单位：区财政局、区税务局）
（二）建设创新平台
支持骨干企业建设企业技术中心，推动园区建设公共检测平台。
（三）引进创新人才
实施临溪英才计划，每年引进高层次人才20名。
四、保障措施
（一）加强组织领导
建立区科技创新联席会议制度，定期研究重大事项。
（二）加大财政投入
区财政每年安排科技专项资金不少于5000万元。
"""


def draft(folder: Path) -> Path:
    """Write the draft that all opinions are about."""
    path = folder / "临溪区科技创新规划（征求意见稿）.txt"
    path.write_text(DRAFT, "utf-8")
    return path


TABLE: Rows = (
    ("临溪区科技创新“十五五”规划意见汇总", "", "", ""),
    ("序号", "反馈单位", "意见建议", "备注"),
    (
        "1",
        "临溪区财政局",
        "1.建议将“不少于5000万元”修改为“逐年增长”；\n2.建议在第三部分第（一）条中明确资金来源；\n"
        "3.建议删去“力争建成省级重点实验室3家”。\n4.其余无意见。",
        "",
    ),
    ("2", "区发改局", "建议将“高新技术企业达到150家”调整为“高新技术企业达到160家”，与市规划一致。", ""),
    ("", "", "建议在“二、总体要求”中补充与市规划的衔接表述。", ""),
    ("", "", "建议补充2025年技术合同成交额的统计口径。", ""),
    ("3", "区教育局", "无意见", ""),
    (
        "4",
        "白石镇人民政府",
        "①建议增加镇级科技服务站；②建议“每年引进高层次人才20名”改为“五年引进高层次人才100名”",
        "来函",
    ),
    ("5", "清河街道办", "第四章第二节建议明确街道配套比例。", ""),
    ("合计", "5个单位", "", ""),
)
"""Nine opinions of four units in one table whose units have several rows or numbered lists; a fifth has none."""

PER_UNIT: tuple[str | Rows, ...] = (
    "附件2",
    "各单位反馈意见",
    "（一）区科学技术局",
    (
        ("序号", "所在位置", "原表述", "修改意见", "修改理由"),
        ("1", "二、（二）", "全社会研发投入占地区生产总值的比重达到2.1%", "改为2.3%", "与市规划一致"),
        ("2", "第四部分第（一）条", "", "增加专家咨询机制", ""),
        ("3", "", "建立科技创新联席会制度", "完善表述", ""),
        ("4", "三、（二）", "", "“企业技术中心”前补充“市级以上”", ""),
        ("5", "", "", "建议进一步精简文字", ""),
        ("6", "一、（一）", "12.5亿元", "核实数据", ""),
        ("7", "第9部分", "", "补充附表", ""),
        ("8", "三、（一）", "建立科技型中小企业储备库", "建议改为“建立科技型中小企业库”", "与部门职责一致"),
    ),
    "（二）区人力资源和社会保障局",
    (
        ("序号", "所在位置", "原表述", "修改意见", "修改理由"),
        ("1", "第三章第三节", "", "补充技能人才内容", ""),
        ("2", "P99", "", "数字核实", ""),
        ("3", "三、（三）", "临溪英才计划", "写全称", ""),
        ("4", "", "", "/", ""),
    ),
    "（三）区统计局",
    (("序号", "所在位置", "原表述", "修改意见", "修改理由"), ("1", "", "", "无修改意见", "")),
)
"""Eleven opinions of two units, one table a unit with the unit's name above it; a third unit has none."""

FORM: Rows = (
    ("单位名称", "临溪区农业农村局（盖章）", "联系人", "张某"),
    (
        "意见建议",
        "一、发展目标方面\n1.建议增加农业科技指标。\n2.建议将“20名”改为“30名”。\n"
        "二、重点任务方面\n1.建议在“（三）引进创新人才”部分增加科技特派员内容。\n2.建议将“公共检测平台”改为“农产品检测平台”。\n"
        "3.建议“定期研究重大事项”明确为“每季度研究重大事项”。",
        "←",
        "←",
    ),
    ("联系电话", "0000", "日期", "2026年3月2日"),
)
"""Five opinions of one unit in a form, numbered within titled parts of one cell."""

LETTER = (
    "临溪区税务局",
    "关于《临溪区科技创新“十五五”规划（征求意见稿）》意见的复函",
    "区科技局：",
    "贵局来函收悉。经研究，提出意见如下：",
    "一、建议删去“区税务局”前的顿号。",
    "二、建议补充研发费用加计扣除政策。",
    "三、建议将第二部分第二条中的“2.1%”改为“2.2%”。",
    "四、建议在第四部分第（二）条增加税收优惠内容。",
    "五、建议对“技术合同成交额12.5亿元”注明来源。",
    "特此函复。",
    "国家税务总局临溪区税务局",
    "2026年3月2日",
)
"""Five opinions of one unit in a letter."""


def papers(folder: Path) -> list[Path]:
    """Write thirty opinions of eight units, and two units without any: three shapes of tables and a letter."""
    merged = [(0, 0, 0, 3, TABLE[0][0]), (3, 0, 5, 0, "2"), (3, 1, 5, 1, "区发改局")]
    return [
        workbook(folder / "意见汇总.xlsx", TABLE, merged=merged),
        document(folder / "分单位反馈.docx", *PER_UNIT),
        document(folder / "反馈表.docx", "意见反馈表", FORM),
        document(folder / "复函.docx", *LETTER),
    ]
