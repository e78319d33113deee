"""LNG-18 语义重复: words that say the same twice."""

from __future__ import annotations

from checker.rules.language.pattern_table import PatternTable


class RedundantWords(PatternTable):
    """同一意思不应连用两个词。

    为什么：近义动词、副词叠用，或中心词前后重复，多是修改时留下的痕迹，读来拖沓。

    错误：【引导和带动推动】种植户、加工厂、冷库联合经营。
    改为：引导和带动种植户、加工厂、冷库联合经营。
    错误：组织实施绿色改造【项目“以旧换新”项目】。
    正确：引导和带动农户增收，培育新技术、新产业、新业态，提升服务水平和管理水平。
    """

    code = "LNG-18"
    name = "语义重复"
    table = "redundancies.tsv"
