"""关于: what comes along with the program, from the package where it is one, else from the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checker import VERSION, resources
from desktop.dialogs import about


def test_a_checkout_shows_where_the_data_come_from(qtbot: QtBot) -> None:
    dialog = about.AboutDialog()
    qtbot.addWidget(dialog)
    assert "OpenCC" in dialog.licences.toPlainText()
    assert dialog.licences.isReadOnly()
    assert VERSION in dialog.findChildren(about.QLabel)[0].text()


def test_a_package_shows_what_it_was_built_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "third_party.txt").write_text("Qt　LGPL-3.0-only\n", "utf-8")
    monkeypatch.setattr(resources, "_root", lambda kind: tmp_path)
    assert about.notices() == "Qt　LGPL-3.0-only\n"
