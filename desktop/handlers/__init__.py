"""What the user asks for: one method an action, named as in `actions`. They ask the session, never the checker."""

from desktop.handlers.answering import AnsweringHandlers
from desktop.handlers.files import FileHandlers
from desktop.handlers.shelf import ShelfHandlers
from desktop.handlers.typesetting import TypesettingHandlers
from desktop.handlers.viewing import ViewingHandlers
from desktop.handlers.walking import WalkingHandlers


class Handlers(FileHandlers, ShelfHandlers, TypesettingHandlers, WalkingHandlers, AnsweringHandlers, ViewingHandlers):
    """All deeds behind menus, keys and buttons."""
