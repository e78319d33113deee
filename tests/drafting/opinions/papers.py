"""Papers of bureaus as they come in: workbooks and Word tables of the shapes that offices use, all invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from docx import Document

Rows = Sequence[Sequence[str]]


def workbook(path: Path, rows: Rows, *, merged: Sequence[tuple[int, int, int, int, str]] = (), name: str = "意见") -> Path:
    """Write a workbook of one sheet; `merged` ranges are (top, left, bottom, right, text)."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(name)
        covered = {(r, c) for t, l, b, rt, _ in merged for r in range(t, b + 1) for c in range(l, rt + 1)}
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                if text and (row, column) not in covered:
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
    made.save(path)
    return path


def table(parent, rows: Rows):  # type: ignore[no-untyped-def]
    """Append a table; equal non-empty neighbours in the first column marked with ↑ are merged with the cell above."""
    made = parent.add_table(len(rows), max(map(len, rows)))
    for r, texts in enumerate(rows):
        for c, text in enumerate(texts):
            if text == "↑":
                made.cell(r - 1, c).merge(made.cell(r, c))
            else:
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


TABLE = (
    ("临溪区科技创新“十五五”规划意见汇总", "", "", ""),
    ("序号", "反馈单位", "意见建议", "备注"),
    ("1", "临溪区财政局", "1.建议将“不少于5000万元”修改为“逐年增长”；\n2.建议在第三部分第（一）条中明确资金来源；\n3.建议删去“力争建成省级重点实验室3家”。", ""),
    ("2", "区发改局", "建议将“高新技术企业达到150家”调整为“高新技术企业达到160家”，与市规划一致。", ""),
    ("", "", "建议在“二、总体要求”中补充与市规划的衔接表述。", ""),
    ("3", "区教育局", "无意见", ""),
    ("4", "白石镇人民政府", "①建议增加镇级科技服务站；②建议“每年引进高层次人才20名”改为“五年引进高层次人才100名”", "来函"),
)

PER_UNIT = (
    "附件2",
    "各单位反馈意见",
    "（一）区科学技术局",
    (
        ("序号", "所在位置", "原表述", "修改意见", "修改理由"),
        ("1", "二、（二）", "全社会研发投入占地区生产总值的比重达到2.1%", "改为2.3%", "与市规划一致"),
        ("2", "第四部分第（一）条", "", "增加专家咨询机制", ""),
        ("3", "", "建立科技创新联席会制度", "完善表述", ""),
    ),
    "（二）区人力资源和社会保障局",
    (
        ("序号", "所在位置", "原表述", "修改意见", "修改理由"),
        ("1", "第三章第三节", "", "补充技能人才内容", ""),
        ("2", "P99", "", "数字核实", ""),
    ),
    "（三）区统计局",
    (("序号", "所在位置", "原表述", "修改意见", "修改理由"), ("1", "", "", "无修改意见", "")),
)
