"""Finding words in the draft and replacing them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from checker.plan import BlockKind
from desktop.commands import EditText
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.places import BlockSpan
from desktop.searching import Hits, Place, Search, replaced

_NAMED = 12  # characters of the words that the menu of undo shows


class SearchingHandlers(Base):
    """Finding words in the draft and replacing them."""

    _hits = Hits(Search(""), ())
    _looking = False

    def find(self) -> None:
        """Open the find bar."""
        self._window.find_bar.open(self._window.editor.textCursor().selectedText())

    def replace(self) -> None:
        """Open the find bar with its row to replace."""
        self._window.find_bar.open(self._window.editor.textCursor().selectedText(), replacing=True)

    def find_next(self) -> None:
        """Go to the next place of the words looked for."""
        self.find_words(back=False)

    def find_previous(self) -> None:
        """Go to the place before."""
        self.find_words(back=True)

    def look(self) -> None:
        """Look for the words anew: after other words, other options, another text."""
        self._looking = False
        window, bar = self._window, self._window.find_bar
        document = window.editor.plan_document
        if document is None or not bar.isVisible():
            window.editor.set_hits([])
            return
        texts = [(index, self._session.text(index)) for index in document.indices()]
        window.editor.limit(bar.inside.isChecked())
        self._hits = Hits(bar.search, texts, window.editor.limits)
        window.editor.set_hits(self._hits.all)
        self._tell_hits()

    def look_again(self) -> None:
        """Look for the words anew when the text has come to rest, be it changed in many places."""
        if self._window.find_bar.isVisible() and not self._looking:
            self._looking = True
            QTimer.singleShot(0, self.look)

    def find_words(self, back: bool) -> None:
        """Select the next place of the words, round the end."""
        editor, bar = self._window.editor, self._window.find_bar
        if not bar.box.text() or not bar.isVisible():
            self.find()
        if not bar.box.text():
            return
        start, stop = self._selected_places()
        hit = self._hits.before(start) if back else self._hits.after(stop)
        if hit is not None:
            self.history.leave(editor.caret)
            editor.select_span(hit)
        self._tell_hits()

    def replace_one(self) -> None:
        """Replace the place that is selected and go to the next; go to the first where none is selected."""
        number = self._hits.number(*self._selected_places())
        if number < 0:
            self.find_words(back=False)
            return
        hit = self._hits.all[number]
        if self._made_by_word(hit.block):
            self._window.find_bar.told.setText(tr("目录由 Word 自动生成，不在这里改"))
        else:
            self._replace_hits([hit])
            by = self._window.find_bar.by.text()
            self._window.editor.put_caret(hit.block, hit.start + len(by))
        self.look()
        self.find_words(back=False)

    def replace_all(self) -> None:
        """Replace all places as one step, and say how many."""
        editor, bar = self._window.editor, self._window.find_bar
        self.look()
        hits = [hit for hit in self._hits.all if not self._made_by_word(hit.block)]
        left, caret = len(self._hits.all) - len(hits), editor.caret
        if hits:
            self._replace_hits(hits)
            block = caret[0]
            editor.put_caret(block, min(caret[1], len(self._session.text(block))))
        self.look()
        told = tr("已替换 {0} 处").format(len(hits)) if hits or left else tr("没有找到“{0}”").format(bar.box.text())
        if left:
            told += tr("，跳过 {0} 处（目录由 Word 自动生成）").format(left)
        bar.told.setText(told)
        self._window.status.say(told)

    def leave_search(self) -> None:
        """Put the marks of the search away and go back to the text."""
        self._window.editor.limit(False)
        self._window.editor.set_hits([])
        if QApplication.focusWidget() is not self._window.findings.list:
            self._window.editor.setFocus()

    def _replace_hits(self, hits: list[BlockSpan]) -> None:
        session, bar = self._session, self._window.find_bar
        by = bar.by.text()
        said = tr("替换“{0}”为“{1}”") if len(hits) == 1 else tr("全部替换“{0}”为“{1}”")
        name = said.format(_short(bar.box.text()), _short(by))
        blocks: dict[int, list[BlockSpan]] = {}
        for hit in hits:
            blocks.setdefault(hit.block, []).append(hit)
        session.undo.beginMacro(name)
        for block, spans in blocks.items():
            before = session.text(block)
            session.undo.push(EditText(session, block, before, replaced(before, spans, by), name, typed=False))
        session.undo.endMacro()

    def _made_by_word(self, block: int) -> bool:
        """Tell whether a block is a table of contents, which the word processor makes anew from the headings."""
        plan = self._session.original
        return plan is not None and plan.is_word and plan.blocks[block].kind is BlockKind.TOC

    def _selected_places(self) -> tuple[Place, Place]:
        """Return the two ends of the selection in the draft."""
        editor = self._window.editor
        cursor, document = editor.textCursor(), editor.plan_document
        if document is None:
            return (0, 0), (0, 0)
        return document.place(cursor.selectionStart()), document.place(cursor.selectionEnd())

    def _tell_hits(self) -> None:
        bar, total = self._window.find_bar, len(self._hits.all)
        number = self._hits.number(*self._selected_places())
        if not bar.box.text():
            bar.told.clear()
        elif not total:
            bar.told.setText(tr("没有找到"))
        else:
            bar.told.setText(f"{number + 1}/{total}" if number >= 0 else tr("{0} 处").format(total))


def _short(words: str) -> str:
    return words if len(words) <= _NAMED else f"{words[: _NAMED - 1]}…"
