"""All connections, by sender: the map of the program."""

from __future__ import annotations

from functools import partial

from desktop.actions import ACTIONS
from desktop.display import Display
from desktop.handlers import Handlers
from desktop.handlers.structure import LEVELS
from desktop.main_window import MainWindow
from desktop.session import Session
from desktop.sync import Sync
from desktop.tables import Tables


def wire(window: MainWindow, session: Session, display: Display, handlers: Handlers) -> None:
    """Join window and session."""
    _session(window, session, display, handlers)
    _editor(window, session, handlers, display)
    _panels(window, session, handlers)
    _below(window, session, handlers)
    _sync(window, session, display)
    _start(window, handlers)
    _actions(window, session, handlers)
    window.close_requested.connect(handlers.close_requested)
    window.theme.changed.connect(handlers.show_look)


def _session(window: MainWindow, session: Session, display: Display, handlers: Handlers) -> None:
    session.draft_opened.connect(display.show_draft)
    session.draft_opened.connect(handlers.history.clear)
    session.restructured.connect(display.show_standing)
    session.restructured.connect(handlers.history.follow)
    session.upper_added.connect(handlers.upper_added)
    session.upper_removed.connect(handlers.upper_removed)
    session.text_replaced.connect(display.put_text)
    session.text_changed.connect(display.text_changed)
    session.review_changed.connect(display.show_review)
    session.current_changed.connect(display.show_current)
    session.decision_changed.connect(display.show_decision)
    session.filter_changed.connect(display.show_filter)
    session.progress_made.connect(display.note_progress)
    session.check_ended.connect(display.check_ended)
    session.noted.connect(window.status.say)
    session.failed.connect(handlers.fail)
    session.undo.cleanChanged.connect(window.show_clean)


def _editor(window: MainWindow, session: Session, handlers: Handlers, display: Display) -> None:
    window.editor.block_typed.connect(session.type_text)
    window.editor.join_requested.connect(session.join)
    window.editor.step_began.connect(session.undo.beginMacro)
    window.editor.step_ended.connect(session.undo.endMacro)
    window.editor.rebuilt.connect(display.show_marks)
    window.editor.caret_moved.connect(display.show_caret)
    window.editor.mark_clicked.connect(handlers.choose)
    window.editor.zoom_requested.connect(handlers.zoom)
    window.draft.stripe.mark_clicked.connect(handlers.choose)
    window.upper.mark_clicked.connect(handlers.choose)
    window.upper.zoom_requested.connect(handlers.zoom)
    window.find_bar.search_changed.connect(handlers.look)
    window.find_bar.find_requested.connect(handlers.find_words)
    window.find_bar.replace_requested.connect(handlers.replace_one)
    window.find_bar.replace_all_requested.connect(handlers.replace_all)
    window.find_bar.closed.connect(handlers.leave_search)
    session.text_changed.connect(handlers.look_again)
    session.text_changed.connect(handlers.count_fields)
    session.draft_opened.connect(handlers.count_fields)
    window.status.fields.clicked.connect(handlers.next_field)


def _panels(window: MainWindow, session: Session, handlers: Handlers) -> None:
    panel, card = window.findings, window.findings.card
    window.outline.chapter_chosen.connect(handlers.choose_chapter)
    window.outline.tree.moved.connect(handlers.drop_chapter)
    window.comparison.line_chosen.connect(handlers.choose_line)
    window.chart.row_chosen.connect(handlers.choose_chart_row)
    panel.filter_changed.connect(session.set_filter)
    panel.finding_chosen.connect(handlers.choose)
    panel.list.entered.connect(lambda: window.editor.go_to(session.current))
    panel.list.doubleClicked.connect(lambda index: handlers.jump())
    card.accepted.connect(handlers.accept_fix)
    card.edit_requested.connect(handlers.edit)
    card.decline_requested.connect(handlers.decline)
    card.ignore_requested.connect(handlers.ignore_rule)
    panel.batch.accept_button.clicked.connect(lambda: handlers.accept_selected())
    panel.batch.decline_button.clicked.connect(handlers.decline)
    panel.list.selectionModel().selectionChanged.connect(handlers.show_selection)
    card.postponed.connect(handlers.later)
    card.restored.connect(handlers.restore)
    card.place_opened.connect(handlers.open_place)
    window.status.stop.clicked.connect(handlers.cancel)
    window.widget.clicked.connect(partial(handlers.pane, "findings", toggle=False))
    window.upper.remove_requested.connect(handlers.remove_upper)


def _below(window: MainWindow, session: Session, handlers: Handlers) -> None:
    below, tables = window.tabs, Tables(window.tabs, session)
    session.review_changed.connect(tables.review_changed)
    session.decision_changed.connect(tables.answers_changed)
    session.text_changed.connect(tables.answers_changed)
    below.currentChanged.connect(tables.turned)
    below.plan.currentIndexChanged.connect(tables.plan_chosen)
    for table in (below.register, below.alignment):
        table.row_chosen.connect(handlers.choose_row)
    below.register.others_chosen.connect(handlers.choose_other)
    below.register.menu_requested.connect(handlers.register_menu)
    below.changes.row_chosen.connect(handlers.choose_change)
    below.changes.menu_requested.connect(handlers.change_menu)
    below.revert_requested.connect(handlers.revert)


def _sync(window: MainWindow, session: Session, display: Display) -> None:
    """The upper plan goes along; after whatever else has moved a pane both rest where they stand."""
    sync = Sync(window, session, display.upper)
    session.upper_added.connect(lambda number: sync.watch(window.upper.panes[number]))
    session.current_changed.connect(sync.rest)
    session.draft_opened.connect(sync.rest)
    window.actions_by_id["follow"].toggled.connect(sync.rest)
    window.upper.tabs.currentChanged.connect(sync.rest)


def _start(window: MainWindow, handlers: Handlers) -> None:
    for targets in (window.start.targets, window.curtain.targets):
        targets.draft_dropped.connect(handlers.drop_draft)
        targets.uppers_dropped.connect(handlers.drop_uppers)
    window.curtain.targets.opinions_dropped.connect(handlers.drop_opinions)
    window.start.targets.open_draft.clicked.connect(handlers.open_draft)
    window.start.targets.add_upper.clicked.connect(handlers.add_upper)
    window.start.new.clicked.connect(handlers.new_plan)
    window.start.sample.clicked.connect(handlers.open_sample)
    window.start.recent.chosen.connect(handlers.open_recent)
    window.start.recent.relocate_requested.connect(handlers.relocate)
    window.start.recent.forget_requested.connect(handlers.forget)


def _actions(window: MainWindow, session: Session, handlers: Handlers) -> None:
    special = {f"pane_{name}": partial(handlers.pane, name) for name in window.panes()}
    special |= {f"theme_{choice}": partial(handlers.theme, choice) for choice in ("system", "light", "dark")}
    special |= {f"level_{level}": partial(handlers.set_level, level) for level in LEVELS}
    steps = {"zoom_in": 1, "zoom_out": -1, "zoom_reset": 0}
    special |= {name: partial(handlers.zoom, step) for name, step in steps.items()}
    for spec in ACTIONS:
        action = window.actions_by_id[spec.id]
        deed = special.get(spec.id) or getattr(handlers, spec.id)
        action.triggered.connect(lambda checked=False, deed=deed: deed())
        if spec.needs_draft:
            action.setEnabled(False)
            session.draft_opened.connect(partial(action.setEnabled, True))
    for name in ("check", "previous", "next", "find", "export"):
        window.buttons[name].setEnabled(False)
        session.draft_opened.connect(partial(window.buttons[name].setEnabled, True))
    _undo(window, session)


def _undo(window: MainWindow, session: Session) -> None:
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    session.undo.undoTextChanged.connect(window.name_undo)
    session.undo.redoTextChanged.connect(window.name_redo)
    session.undo.canUndoChanged.connect(undo.setEnabled)
    session.undo.canRedoChanged.connect(redo.setEnabled)
    session.draft_opened.connect(lambda: undo.setEnabled(session.undo.canUndo()))
    session.draft_opened.connect(lambda: redo.setEnabled(session.undo.canRedo()))
