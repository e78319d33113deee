"""Starts the window: application, theme, language, session, and the loop."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from checker import PROGRAM, VERSION, resources
from checker.reviews import Reviews
from desktop import crash, jobs, work
from desktop.display import Display, default_filter
from desktop.facts_desk import FactsDesk
from desktop.handlers import Handlers
from desktop.handover import HandOver
from desktop.instance import Instance
from desktop.language import CHINESE, speak
from desktop.main_window import MainWindow
from desktop.opinion_desk import OpinionDesk
from desktop.parents import Parents
from desktop.safety.autosave import Autosave
from desktop.safety.faults import Faults
from desktop.safety.watching import DraftWatch
from desktop.session import Session
from desktop.settings import Settings
from desktop.shelf_work import ShelfWork
from desktop.structure_desk import StructureDesk
from desktop.theme import UI_FONTS, Theme
from desktop.tips import tip_of
from desktop.wiring import wire

SWITCH = 0.0002  # seconds after which a check gives way to the window: a key takes the lock some ten times to its paint


@dataclass(slots=True)
class Desk:
    """The parts of a running window."""

    window: MainWindow
    session: Session
    display: Display
    handlers: Handlers
    settings: Settings
    shelf: ShelfWork
    autosave: Autosave
    watch: DraftWatch

    def close(self) -> None:
        """Call off what runs in the background and let go of the clipboard."""
        self.session.cancel()
        self.watch.watch(None)
        self.handlers.opinions.secure()
        self.handlers.facts.secure()
        self.autosave.leave()
        jobs.stop_all()
        self.autosave.reviews.close()
        self.shelf.close()
        self.window.editor.release_clipboard()


def build(
    settings: Settings,
    *,
    opener: work.Reader = work.open_file,
    reader: work.Reader = work.read_file,
    checker: work.Checker = work.check,
) -> Desk:
    """Return a window with its session, wired, not yet shown; needs a QApplication."""
    theme = Theme(settings.theme)
    theme.choose_paper(settings.paper_font, settings.paper_size)
    window = MainWindow(theme, settings)
    theme.setParent(window)
    session = Session(window, opener=opener, reader=reader, checker=checker, who=settings.author)
    session.filter = default_filter(settings.grouping, settings.order)
    display = Display(window, session)
    window.editor.tell = partial(tip_of, session)
    handlers = Handlers(window, session, display)
    wire(window, session, display, handlers)
    shelf = ShelfWork()
    handlers.join_shelf(shelf, Parents(session, shelf, settings))
    opinions, facts = OpinionDesk(session), FactsDesk(session)  # before what lets go of the review
    autosave, watch = Autosave(session, Reviews(settings.data_folder)), DraftWatch(session)
    autosave.set_pace(settings.autosave_seconds)
    handlers.join_safety(autosave, watch)
    opinions.join(autosave)
    handlers.join_opinions(opinions)
    handlers.join_facts(facts, autosave)
    handlers.join_structure(StructureDesk(session, window.editor.end_composing), opinions)
    window.findings.show_filter(session.filter)
    session.filter_changed.connect(lambda: settings.remember_list(session.filter.grouping, session.filter.order))
    window.editor.set_zoom(settings.zoom)
    window.actions_by_id["follow"].setChecked(settings.follow)
    window.actions_by_id["print_findings"].setChecked(settings.print_findings)
    handlers.show_look()
    display.show_list()
    handlers.show_recent()
    return Desk(window, session, display, handlers, settings, shelf, autosave, watch)


def application(arguments: Sequence[str], language: str = CHINESE) -> QApplication:
    """Return the application: Fusion, the texts of a language, a Chinese interface font."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Every screen's own scale, 125 and 150 % too, not the nearest whole one.
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(list(arguments))
    app.setApplicationName(PROGRAM)
    app.setApplicationVersion(VERSION)
    app.setWindowIcon(QIcon(str(resources.path("images/icon.svg"))))
    app.setDesktopFileName("guihua-jiaohe")
    app.setStyle("Fusion")
    speak(app, language)
    font = QFont(app.font())
    font.setFamilies(UI_FONTS)
    font.setPointSizeF(max(font.pointSizeF(), 9.75))
    app.setFont(font)
    return app


def run(drafts: Sequence[Path] = (), uppers: Sequence[Path] = (), instance: Instance | None = None) -> int:
    """Open the window on a draft and its upper plans; with `instance` it takes the files of later starts, too.

    Returns the exit status.
    """
    sys.setswitchinterval(SWITCH)
    settings = Settings()
    app = application(sys.argv[:1], settings.language)
    faults = Faults(settings.data_folder)
    crash.keep_with(faults.keep)
    crash.install()
    desk = build(settings)
    crash.save_with(desk.autosave.secure)
    app.commitDataRequest.connect(lambda manager: desk.autosave.secure())
    desk.window.appear()
    handed = HandOver(instance, desk.window, desk.handlers.open_given) if instance else None
    desk.handlers.join_faults(faults)
    faults.begin(crash.versions())
    if drafts:
        desk.handlers.open_given(drafts)
    else:
        desk.handlers.offer_left()
    desk.session.add_uppers(uppers)
    if handed is not None:
        handed.begin()
    try:
        return app.exec()
    finally:
        if handed is not None:
            handed.end()
        crash.save_with(None)
        desk.close()
        faults.end()
