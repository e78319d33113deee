"""What the user asks for: one method an action, named as in `actions`. They ask the session, never the checker."""

from desktop.handlers.answering import AnsweringHandlers
from desktop.handlers.carrying import CarryingHandlers
from desktop.handlers.commanding import CommandingHandlers
from desktop.handlers.explaining import ExplainingHandlers
from desktop.handlers.feedback import FeedbackHandlers
from desktop.handlers.listing import ListingHandlers
from desktop.handlers.moving import MovingHandlers
from desktop.handlers.new_plan import NewPlanHandlers
from desktop.handlers.opinions import OpinionHandlers
from desktop.handlers.printing import PrintingHandlers
from desktop.handlers.searching import SearchingHandlers
from desktop.handlers.settings import SettingsHandlers
from desktop.handlers.shelf import ShelfHandlers
from desktop.handlers.starting import StartingHandlers
from desktop.handlers.typesetting import TypesettingHandlers
from desktop.handlers.versions import VersionHandlers
from desktop.handlers.viewing import ViewingHandlers
from desktop.handlers.writing import WritingHandlers


class Handlers(
    MovingHandlers,
    NewPlanHandlers,
    WritingHandlers,
    StartingHandlers,
    PrintingHandlers,
    FeedbackHandlers,
    ShelfHandlers,
    SettingsHandlers,
    CommandingHandlers,
    TypesettingHandlers,
    SearchingHandlers,
    CarryingHandlers,
    VersionHandlers,
    OpinionHandlers,
    ExplainingHandlers,
    ListingHandlers,
    AnsweringHandlers,
    ViewingHandlers,
):
    """All deeds behind menus, keys and buttons."""
