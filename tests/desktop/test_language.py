"""The English of the interface: complete, up to date, with the same places for numbers; spoken when chosen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider, QLabel, QLineEdit

from desktop.language import CONTEXT
from tests.translation import COMPILED, texts, translations

RUN = (
    "run `python -m tests.translation`, translate what is unfinished in resources/translations/desk_en.ts, run it again"
)
_PLACES = re.compile(r"\{\d[^}]*\}")


def test_every_text_has_its_english_and_none_is_left_over() -> None:
    known = translations()
    assert set(known) == set(texts()), RUN
    assert not [text for text, said in known.items() if not said], RUN


def test_the_english_keeps_the_places_for_numbers_and_names() -> None:
    for text, said in translations().items():
        assert sorted(_PLACES.findall(text)) == sorted(_PLACES.findall(said)), text


def test_no_chinese_is_left_in_the_english() -> None:
    hanzi = re.compile("[\u4e00-\u9fff]")
    assert not [said for said in translations().values() if hanzi.search(said)]


def test_what_is_compiled_is_what_is_translated(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    for text, said in translations().items():
        assert translator.translate(CONTEXT, text) == said, RUN


@pytest.mark.parametrize("mode", list(QFileDialog.FileMode)[:3])
def test_what_qt_says_itself_is_chinese(qapp: QApplication, mode: QFileDialog.FileMode, tmp_path: Path) -> None:
    (tmp_path / "规划").mkdir()
    dialog = QFileDialog(None, "打开", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert "位置(&L)：" in labels and not [text for text in labels if re.search(r"[A-Za-z]{2}", text)]
    provider = QFileIconProvider()
    assert provider.type(QFileInfo(str(tmp_path / "规划"))) == "文件夹"
    edit = QLineEdit()
    menu = edit.createStandardContextMenu()
    assert menu.actions()[0].text().startswith("撤销")
    menu.deleteLater()
    dialog.deleteLater()


def test_the_window_speaks_english_when_asked_to() -> None:
    code = (
        "from desktop.app import application, build\n"
        "import sys, tempfile, pathlib\n"
        "from desktop.settings import Settings\n"
        "app = application(['x'], 'en')\n"
        "desk = build(Settings(pathlib.Path(tempfile.mkdtemp()) / 'desk.ini'))\n"
        "texts = [action.text() for action in desk.window.actions_by_id.values()]\n"
        "desk.close()\n"
        "print(any('\\u4e00' <= c <= '\\u9fff' for text in texts for c in text))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
