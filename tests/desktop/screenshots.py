"""The pictures of the README, taken of the program at work on its sample: `python -m tests.desktop.screenshots`.

    python -m tests.desktop.screenshots [--folder resources/images] [--only carry facts …]

A process of its own does a day's round on the sample plans, with data and settings in a folder that goes afterwards,
on a screen of 1366×768 that nobody sees. The pictures have 200 colours at most where ImageMagick is found.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QWidget

from checker import resources
from checker.opinions import Adoption
from desktop.app import Desk, application, build
from desktop.dialogs.carry import CarryDialog
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.facts import FactsDialog
from desktop.dialogs.new_plan import NewPlanDialog
from desktop.dialogs.versions import VersionsDialog
from desktop.exporting import Product
from desktop.language import tr
from desktop.settings import Settings
from tests.desktop.day import ROOT, environment, fill_shelf
from tests.desktop.pilot import Pilot, Plan

SIZE = (1366, 768)
BAR = 30  # pixels of the title bar that is drawn above a dialog
IMAGES = ROOT / "resources" / "images"
OPINIONS = (
    ("临溪区财政局", "第二部分“财政科技投入”的安排建议与中期财政规划衔接。"),
    ("临溪区教育局", "建议在“集聚科技创新人才”中增加支持职业院校建设产业学院的内容。"),
    ("临溪区统计局", "“高新技术企业达到120家”的测算依据建议在附件中说明。"),
    ("临溪区农业农村局", "建议将“农业科技示范基地”改为“现代农业科技示范园”。"),
    ("临溪经济开发区管委会", "建议在“建设重点研发平台”中写明检验检测平台落户开发区。"),
    ("临溪区市场监督管理局", "无意见。"),
)
ANSWERS = (Adoption.ADOPTED, Adoption.PARTLY, None, Adoption.DECLINED, None)
REASONS = ("已与中期财政规划衔接", "写入第三部分第四节", "", "示范基地为省科技主管部门的规范名称", "")
EARLIER = {
    "高新技术企业达到120家，科技型中小企业达到320家": "高新技术企业达到110家，科技型中小企业达到320家",
    "120": "110",
    "15.7": "13.7",
    "改进项目立项": "完善项目立项",
    "助力乡村振兴": "服务乡村发展",
}
"""What an earlier version had in the place of words of the draft."""
OFFICE = "D:\\规划\\临溪区"  # shown where the folder of this run would be, which says nothing to a reader
FOLDER, OUT = Path(), Path()  # set from the command line


def sample(role: str) -> list[Path]:
    """Return the sample plans of a role."""
    rows = resources.rows("samples/samples.tsv")
    return [resources.path(f"samples/{row['file']}") for row in rows if (row["role"] == "draft") == (role == "draft")]


def prepare(folder: Path) -> Path:
    """Lay out what an office has: draft, an earlier version, opinions, upper plans on the shelf; returns the draft."""
    from checker.word.changes import Mode
    from checker.word.edits import apply_edits, edits_from

    (source,) = sample("draft")
    draft = Path(shutil.copy(source, folder / source.name))
    from checker.sources import read_plan

    edits = []
    for block in read_plan(draft).blocks:
        for words, before in EARLIER.items():
            at = block.text.find(words) if len(words) > 4 else 0 if block.text == words else -1
            if at >= 0:
                edits.append({"line": block.line, "start": at, "end": at + len(words), "text": before})
    earlier = folder / "临溪区科技创新“十四五”规划（讨论稿）.docx"
    apply_edits(draft, edits_from(edits, draft), earlier, author="张工", when=datetime(2022, 1, 10), mode=Mode.CLEAN)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "单位", "意见"])
    for number, row in enumerate(OPINIONS, 1):
        sheet.append([number, *row])
    book.save(folder / "意见反馈.xlsx")
    fill_shelf(folder, sample("upper"))
    return draft


def look(pilot: Pilot, desk: Desk) -> Plan:
    """Have a draft checked, so that the start page lists it."""
    yield lambda: pilot.session.review is not None and pilot.settled()
    desk.window.actions_by_id["quit"].trigger()


def shoot(name: str, widget: QWidget, part: QRect | None = None) -> None:
    """Keep a picture of the window, or of a dialog below a title bar."""
    QApplication.processEvents()
    picture = widget.grab() if part is None else widget.grab(part)
    if isinstance(widget, QDialog):
        picture = _framed(picture, widget)
    picture.save(str(OUT / f"{name}.png"))


def _framed(inside: QPixmap, dialog: QDialog) -> QPixmap:
    """Return a dialog's picture with a frame and its title, which the screen that nobody sees does not draw."""
    whole = QPixmap(inside.width() + 2, inside.height() + BAR + 1)
    whole.fill(QColor("#9aa0ac"))
    painter = QPainter(whole)
    painter.fillRect(1, 1, inside.width(), BAR - 1, QColor("#dfe3ea"))
    painter.setPen(QColor("#20242c"))
    painter.setFont(dialog.font())
    painter.drawText(QRect(12, 0, inside.width() - 24, BAR), int(Qt.AlignmentFlag.AlignVCenter), dialog.windowTitle())
    painter.drawPixmap(1, BAR, inside)
    painter.end()
    return whole


def soon(deed: Callable[[], object], milliseconds: int = 400) -> None:
    """Do something when what was just opened has settled."""
    QTimer.singleShot(milliseconds, deed)


def work(pilot: Pilot, desk: Desk) -> Plan:
    """The round of a day on the sample, a picture at each station."""
    yield lambda: pilot.session.review is not None and len(pilot.session.uppers) == 2 and pilot.settled()
    window = desk.window
    window.resize(*SIZE)
    actions = window.actions_by_id
    for _ in range(3):
        actions["next"].trigger()
    yield pilot.settled
    shoot("desk", window)
    yield from _writing(desk)
    yield from _comparison(desk)
    yield from _opinions(desk)
    yield from _versions(desk)
    for kind, deed, action in (
        (CarryDialog, _carry, "change_value"),
        (FactsDialog, _facts, "fill_facts"),
        (NewPlanDialog, _new_plan, "new_plan"),
        (ExportDialog, _export, "export"),
    ):
        pilot.expect(kind, deed)
        actions[action].trigger()
        yield lambda: QApplication.activeModalWidget() is None
    pilot.session.undo.setClean()
    actions["quit"].trigger()


def _writing(desk: Desk) -> Plan:
    """The menu of what is done while writing, opened over the draft."""
    window = desk.window
    bar = window.menuBar()
    action = next(one for one in bar.actions() if one.text().startswith(tr("写作")))
    menu = action.menu()
    assert isinstance(menu, QMenu)
    at = bar.mapTo(window, bar.actionGeometry(action).bottomLeft())
    menu.popup(window.mapToGlobal(at))
    yield _waited(300)
    whole = window.grab()
    painter = QPainter(whole)
    painter.drawPixmap(at, menu.grab())
    painter.end()
    menu.hide()
    whole.copy(0, 0, at.x() + menu.width() + 420, min(at.y() + menu.height() + 12, whole.height())).save(
        str(OUT / "writing.png")
    )


def _waited(milliseconds: int) -> Callable[[], bool]:
    over: list[bool] = []
    soon(partial(over.append, True), milliseconds)
    return lambda: bool(over)


def _comparison(desk: Desk) -> Plan:
    """The table of indicators, the tabs high."""
    window = desk.window
    window.actions_by_id["pane_comparison"].trigger()
    sizes = window.middle.sizes()
    window.middle.setSizes([sum(sizes) * 2 // 5, sum(sizes) * 3 // 5])
    yield _waited(600)
    shoot("comparison", window, _of(window.tabs, window))


def _of(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _opinions(desk: Desk) -> Plan:
    """The opinions that came in, some answered."""
    window = desk.window
    QFileDialog.getOpenFileNames = lambda *args: ([str(FOLDER / "意见反馈.xlsx")], "")  # type: ignore[assignment]
    window.actions_by_id["import_opinions"].trigger()
    panel = window.tabs.opinions
    for pane in (window.outline, window.findings):
        pane.hide()
    yield lambda: len(panel.table.rows.rows) >= len(ANSWERS)
    opinions = desk.handlers.opinions
    for opinion, adoption, reason in zip(list(opinions.opinions), ANSWERS, REASONS, strict=False):
        if adoption is not None:
            opinions.answer(opinion.id, adoption)
            opinions.give_reason(opinion.id, reason)
    opinions.set_sent(12)
    panel.table.setCurrentIndex(panel.table.rows.index(0, 0))
    yield _waited(600)
    shoot("opinions", window, _of(window.tabs, window))
    for pane in (window.outline, window.findings):
        pane.show()


def _versions(desk: Desk) -> Plan:
    """The draft beside its earlier version."""
    window = desk.window
    earlier = next(path for path in FOLDER.glob("*（讨论稿）.docx"))
    desk.handlers.compare_with(earlier)
    yield lambda: bool(window.findChildren(VersionsDialog))
    yield _waited(500)
    (dialog,) = window.findChildren(VersionsDialog)
    shoot("versions", dialog)
    dialog.close()
    yield lambda: not window.findChildren(VersionsDialog)


def _carry(dialog: CarryDialog) -> None:
    number = next(n for n in range(dialog.box.count()) if "120家" in dialog.box.itemText(n))
    dialog.box.setCurrentIndex(number)
    dialog.value.setText("130")

    def look() -> None:
        if rows := dialog.model.rowCount():
            dialog.table.setCurrentIndex(dialog.model.index(rows - 1, 0))  # not ticked: the preview says why
            soon(lambda: (shoot("carry", dialog), dialog.reject()))
        else:
            soon(look, 100)

    look()


def _facts(dialog: FactsDialog) -> None:
    dialog.list.setCurrentRow(2)
    told = (
        ("2021年9月至12月", "成立编制组，赴各镇街和28家企业调研，形成初稿"),
        ("2022年1月", "与市科技局、区发展改革局就指标和项目布局作了衔接"),
    )
    for (_, when, what), (date, text) in zip(dialog.steps.rows, told, strict=False):
        when.setText(date)
        when.setCursorPosition(0)
        what.setPlainText(text)
    soon(lambda: (shoot("facts", dialog), dialog.reject()))


def _new_plan(dialog: NewPlanDialog) -> None:
    if not dialog.template.list.count():
        soon(lambda: _new_plan(dialog), 100)
        return
    QTest.keyClick(dialog.template.list, Qt.Key.Key_Return)
    values = {"地区": "澜川市临溪区", "上级地区": "澜川市", "领域": "科技创新", "规划期": "2021—2025"}
    for key, text in values.items():
        edit = dialog.about.edits[key]
        assert isinstance(edit, QLineEdit)
        edit.setText(text)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    def keep() -> None:
        dialog.path.setText(f"{OFFICE}\\{Path(dialog.path.text()).name}")
        shoot("new_plan", dialog)
        dialog.reject()

    def look() -> None:
        if dialog.uppers.indicators.rowCount():
            soon(keep, 800)
        else:
            soon(look, 100)

    look()


def _export(dialog: ExportDialog) -> None:
    for product, box in dialog.boxes.items():
        box.setChecked(product in (Product.ANNOTATED, Product.ISSUES, Product.COMPARISON, Product.EXPLANATION))
    dialog.preview.turn_to(Product.ANNOTATED)
    dialog.folder.setText(OFFICE)
    soon(lambda: (shoot("export", dialog), dialog.reject()), 2500)


def start(pilot: Pilot, desk: Desk) -> Plan:
    """The start page of the next morning."""
    window = desk.window
    window.resize(*SIZE)
    yield lambda: window.start.model.rowCount() > 0
    yield _waited(500)
    shoot("start", window)
    window.actions_by_id["quit"].trigger()


def smaller(folder: Path, names: Sequence[str]) -> None:
    """Reduce the pictures' colours and put them in their place."""
    for path in sorted(folder.glob("*.png")):
        if names and path.stem not in names:
            continue
        if convert := shutil.which("convert"):
            command = [convert, path, "-strip", "+dither", "-colors", "200", f"PNG8:{path}"]
            subprocess.run(command, check=True)
        shutil.copy(path, IMAGES / path.name)
        sys.stdout.write(f"{path.name} {path.stat().st_size // 1024} kB\n")


def main() -> None:
    """Prepare a day, have it done and keep the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="pictures to keep; all without")
    names = parser.parse_args().only
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "规划"
        folder.mkdir()
        out = folder / "pictures"
        out.mkdir()
        screens = {"name": "desk", "x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1]}
        screen = Path(place) / "screen.json"  # Qt reads its name as Latin letters
        screen.write_text(json.dumps({"screens": [screens]}))
        platform = f"offscreen:configfile={screen}"
        own = {**environment(folder), "QT_QPA_PLATFORM": platform}
        os.environ |= {key: own[key] for key in ("GUIHUA_JIAOHE_DATA", "XDG_CONFIG_HOME")}
        draft = prepare(folder)
        others = [Path(shutil.copy(path, folder / path.name)) for path in sample("upper")]
        for part, path in (*(("look", path) for path in others), ("work", draft), ("start", draft)):
            command = [sys.executable, "-m", "tests.desktop.screenshots", part, str(folder), str(out), str(path)]
            subprocess.run(command, cwd=ROOT, env=own, check=True)
        smaller(out, names)


PARTS = {"look": look, "work": work, "start": start}


def take(plan: Callable[[Pilot, Desk], Plan], drafts: Sequence[Path]) -> int:
    """Open the window on the drafts and carry out a plan."""
    app = application(sys.argv[:1])
    desk = build(Settings())
    desk.window.appear()
    pilot = Pilot()
    pilot.begin(plan(pilot, desk))
    desk.handlers.open_files(drafts)
    try:
        return app.exec()
    finally:
        desk.close()


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in PARTS:
        part, FOLDER, OUT = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
        sys.exit(take(PARTS[part], [Path(sys.argv[4])] if part != "start" else []))
    main()
