"""LNG-17 语病: sentence patterns that are wrong wherever they stand."""

from __future__ import annotations

from checker.rules.language.pattern_table import PatternTable


class BrokenSentence(PatternTable):
    """句式应完整，搭配应得当。

    为什么：两种句式混在一句里、动宾搭配不当，是审稿中最常挑出的语病，会损害文件的严谨。

    错误：【围绕建成制造强市为目标】，把技术改造放在首位。
    改为：以建成制造强市为目标，把技术改造放在首位。
    错误：成立【以区委书记亲自挂帅】的领导小组，科技型企业【突破零增长】。
    改为：成立由区委书记亲自挂帅的领导小组，科技型企业实现零的突破。
    正确：以推动高质量发展为目标，成立由区委书记挂帅的领导小组，形成以企业牵头的方式。
    """

    code = "LNG-17"
    name = "语病"
    table = "sentence_faults.tsv"
