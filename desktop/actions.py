"""Every action of the desk as data: menus, tool bar and key sheet read this one list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.language import later, tr


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: its id, what the menu says, its keys (the first is shown), its menu, whether a line stands above."""

    id: str
    text: str
    keys: tuple[str, ...]
    menu: str
    line: bool = False
    needs_draft: bool = True
    checkable: bool = False
    sub: str = ""  # the menu within the menu that it stands in


MENUS = {
    later("文件"): "F",
    later("编辑"): "E",
    later("写作"): "W",
    later("校核"): "C",
    later("上位规划"): "U",
    later("导出"): "X",
    later("视图"): "V",
    later("帮助"): "H",
}
"""The menus in order, each with the letter that opens it with Alt."""

LEVELS = later("标题级别")

ACTIONS: tuple[Spec, ...] = (
    Spec("new_plan", later("新建规划…"), ("Ctrl+N",), "文件", needs_draft=False),
    Spec("open_draft", later("打开待审稿…"), ("Ctrl+O",), "文件", needs_draft=False),
    Spec("open_sample", later("打开示例"), (), "文件", needs_draft=False),
    Spec("save", later("保存校核"), ("Ctrl+S",), "文件", line=True),
    Spec("compare_versions", later("与另一版本对比…"), ("Ctrl+Shift+D",), "文件"),
    Spec("recover", later("找回改动…"), (), "文件", needs_draft=False),
    Spec("settings", later("设置…"), ("Ctrl+,",), "文件", line=True, needs_draft=False),
    Spec("quit", later("退出"), ("Ctrl+Q",), "文件", line=True, needs_draft=False),
    Spec("undo", later("撤销"), ("Ctrl+Z",), "编辑"),
    Spec("redo", later("重做"), ("Ctrl+Y", "Ctrl+Shift+Z"), "编辑"),
    Spec("find", later("查找…"), ("Ctrl+F",), "编辑", line=True),
    Spec("replace", later("替换…"), ("Ctrl+H",), "编辑"),
    Spec("find_next", later("查找下一个"), ("F3",), "编辑"),
    Spec("find_previous", later("查找上一个"), ("Shift+F3",), "编辑"),
    Spec("next_field", later("下一处待填"), ("Ctrl+Shift+Space",), "写作"),
    Spec("previous_field", later("上一处待填"), (), "写作"),
    Spec("insert_indicator", later("插入指标…"), ("Ctrl+I",), "写作", line=True),
    Spec("insert_duty", later("插入责任分工…"), ("Ctrl+D",), "写作"),
    Spec("insert_frame", later("插入套语…"), ("Ctrl+J",), "写作"),
    Spec("insert_table", later("插入表格…"), ("Ctrl+Shift+T",), "写作"),
    Spec("insert_box", later("插入专栏…"), ("Ctrl+Shift+B",), "写作"),
    Spec("level_1", later("一级标题"), ("Ctrl+Alt+1",), "写作", line=True, sub=LEVELS),
    Spec("level_2", later("二级标题"), ("Ctrl+Alt+2",), "写作", sub=LEVELS),
    Spec("level_3", later("三级标题"), ("Ctrl+Alt+3",), "写作", sub=LEVELS),
    Spec("level_4", later("四级标题"), ("Ctrl+Alt+4",), "写作", sub=LEVELS),
    Spec("level_5", later("五级标题"), ("Ctrl+Alt+5",), "写作", sub=LEVELS),
    Spec("level_0", later("正文段落"), ("Ctrl+Alt+0",), "写作", sub=LEVELS),
    Spec("chapter_up", later("章节上移"), ("Alt+Shift+Up",), "写作"),
    Spec("chapter_down", later("章节下移"), ("Alt+Shift+Down",), "写作"),
    Spec("move_chapter", later("移动章节…"), (), "写作"),
    Spec("renumber", later("重排序号…"), ("Ctrl+Shift+N",), "写作", line=True),
    Spec("refresh_contents", later("目录更新…"), (), "写作"),
    Spec("change_value", later("改指标值…"), ("Ctrl+Shift+E",), "写作", line=True),
    Spec("import_opinions", later("导入意见…"), ("Ctrl+Shift+I",), "写作", line=True),
    Spec("adopt_opinion", later("采纳所选意见"), ("Alt+1",), "写作"),
    Spec("adopt_partly", later("部分采纳所选意见"), ("Alt+2",), "写作"),
    Spec("decline_opinion", later("不采纳所选意见"), ("Alt+3",), "写作"),
    Spec("reopen_opinion", later("所选意见恢复为待答复"), ("Alt+0",), "写作"),
    Spec("place_opinion", later("把所选意见放到光标处"), ("Ctrl+Shift+L",), "写作"),
    Spec("settle_opinion", later("以当前段改动落实所选意见"), ("Ctrl+Shift+G",), "写作"),
    Spec("export_opinions", later("导出征求意见汇总及采纳情况表…"), (), "写作"),
    Spec("check", later("校核"), ("F5",), "校核"),
    Spec("cancel", later("取消校核"), ("Esc",), "校核"),
    Spec("next", later("下一条"), ("F8",), "校核", line=True),
    Spec("previous", later("上一条"), ("Shift+F8",), "校核"),
    Spec("next_same", later("下一条同类问题"), ("Ctrl+F8",), "校核"),
    Spec("jump", later("转到正文"), ("F4",), "校核"),
    Spec("accept", later("采纳并转到下一条"), ("Ctrl+Return", "Ctrl+Enter"), "校核", line=True),
    Spec("edit", later("改正文"), ("Ctrl+E",), "校核"),
    Spec("decline", later("不采纳此处…"), ("Ctrl+Del",), "校核"),
    Spec("ignore_rule", later("忽略此规则（本次校核）"), ("Ctrl+Shift+Del",), "校核"),
    Spec("later", later("稍后处理"), ("Ctrl+L",), "校核"),
    Spec("restore", later("恢复为未处理"), ("Ctrl+R",), "校核"),
    Spec("answers", later("答复菜单"), ("Alt+Return", "Alt+Enter"), "校核"),
    Spec("show_declined", later("只看已忽略的问题"), (), "校核", line=True),
    Spec("show_all", later("显示全部问题"), (), "校核"),
    Spec("add_upper", later("加入上位规划…"), ("Ctrl+U",), "上位规划", needs_draft=False),
    Spec("library", later("规划库…"), ("Ctrl+B",), "上位规划", needs_draft=False),
    Spec("find_uppers", later("从规划库查找上位规划"), (), "上位规划", line=True),
    Spec("why_uppers", later("上位规划的选取理由…"), (), "上位规划"),
    Spec("withdraw_uppers", later("撤去取自规划库的上位规划"), (), "上位规划"),
    Spec("remove_upper", later("移除当前上位规划"), (), "上位规划"),
    Spec("follow", later("上位规划随大纲同步"), (), "上位规划", line=True, checkable=True),
    Spec("export", later("导出 Word…"), ("Ctrl+Shift+S",), "导出"),
    Spec("typeset", later("版面整理…"), (), "导出"),
    Spec("fill_facts", later("编制情况…"), (), "导出"),
    Spec("print_draft", later("打印…"), ("Ctrl+P",), "导出", line=True),
    Spec("save_pdf", later("存为 PDF…"), (), "导出"),
    Spec("print_findings", later("打印和 PDF 附问题清单"), (), "导出", checkable=True),
    Spec("pane_outline", later("大纲"), ("Ctrl+1",), "视图"),
    Spec("pane_draft", later("待审稿"), ("Ctrl+2",), "视图"),
    Spec("pane_upper", later("上位规划"), ("Ctrl+3",), "视图"),
    Spec("pane_findings", later("问题"), ("Ctrl+4",), "视图"),
    Spec("pane_comparison", later("指标对照"), ("Ctrl+5",), "视图"),
    Spec("tab_register", later("指标登记"), ("Ctrl+6",), "视图"),
    Spec("tab_alignment", later("衔接情况"), ("Ctrl+7",), "视图"),
    Spec("tab_changes", later("修改记录"), ("Ctrl+8",), "视图"),
    Spec("tab_opinions", later("意见"), ("Ctrl+9",), "视图"),
    Spec("plans_only", later("只看两份规划"), ("F11",), "视图", checkable=True),
    Spec("next_pane", later("下一窗格"), ("F6",), "视图", line=True),
    Spec("previous_pane", later("上一窗格"), ("Shift+F6",), "视图"),
    Spec("chapter", later("转到章节…"), ("Ctrl+Shift+O",), "视图"),
    Spec("back", later("后退"), ("Alt+Left",), "视图"),
    Spec("forward", later("前进"), ("Alt+Right",), "视图"),
    Spec("zoom_in", later("放大文字"), ("Ctrl++", "Ctrl+="), "视图", line=True, needs_draft=False),
    Spec("zoom_out", later("缩小文字"), ("Ctrl+-",), "视图", needs_draft=False),
    Spec("zoom_reset", later("恢复文字大小"), ("Ctrl+0",), "视图", needs_draft=False),
    Spec("theme_system", later("主题：跟随系统"), (), "视图", line=True, needs_draft=False, checkable=True),
    Spec("theme_light", later("主题：浅色"), (), "视图", needs_draft=False, checkable=True),
    Spec("theme_dark", later("主题：深色"), (), "视图", needs_draft=False, checkable=True),
    Spec("palette", later("命令面板…"), ("Ctrl+K",), "帮助", needs_draft=False),
    Spec("keys", later("快捷键一览"), ("Ctrl+F1",), "帮助", needs_draft=False),
    Spec("feedback", later("反馈问题…"), (), "帮助", needs_draft=False),
    Spec("about", later("关于规划校核"), (), "帮助", needs_draft=False),
)


def make(parent: QWidget) -> dict[str, QAction]:
    """Return the actions by id, owned by `parent` and known to it, so that their keys work."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(tr(spec.text), parent)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
        parent.addAction(action)
        made[spec.id] = action
    return made


def menu_text(name: str, letter: str) -> str:
    """Return what the menu bar shows: the letter marked in a word that has it, else after the word: 文件(F)."""
    shown = tr(name)
    at = shown.upper().find(letter)
    return f"{shown}(&{letter})" if at < 0 else f"{shown[:at]}&{shown[at:]}"


def key_text(spec: Spec) -> str:
    """Return the keys of an action as people say them."""
    return tr(" 或 ").join(dict.fromkeys(said(key) for key in spec.keys))


def said(key: str) -> str:
    """Return one key as people say it."""
    key = key.replace("Return", "Enter").replace("Del", "Delete")
    for name, arrow in (("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓")):
        key = key.replace(name, arrow)
    return key
