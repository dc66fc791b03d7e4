"""The tables of the domain; what is written lives in pages, what is so in plain tables."""

from document_types.models.acts import Act, Delivery, NumberCounter
from document_types.models.attendance import Presence
from document_types.models.council import Authority, Council, Councillor, Mandate
from document_types.models.documents import (
    Annex,
    CouncilDocument,
    CouncilImage,
    CouncilRendition,
    DocumentText,
)
from document_types.models.journal import JournalEntry, JournalHead
from document_types.models.law import ClosingDay, ReadingChoice
from document_types.models.pages import ActPage, ConvocationPage, DeliberationPage, MinutesPage, SessionPage
from document_types.models.requests import ItemRequest
from document_types.models.sessions import AgendaItem, Session, Sitting
from document_types.models.territory import CollectivityPage, CouncilPage
from document_types.models.votes import Vote, VoteEvent

__all__ = [
    "Act",
    "ActPage",
    "AgendaItem",
    "Annex",
    "Authority",
    "ClosingDay",
    "CollectivityPage",
    "ConvocationPage",
    "Council",
    "CouncilDocument",
    "CouncilImage",
    "CouncilPage",
    "CouncilRendition",
    "Councillor",
    "DeliberationPage",
    "Delivery",
    "DocumentText",
    "ItemRequest",
    "JournalEntry",
    "JournalHead",
    "Mandate",
    "MinutesPage",
    "NumberCounter",
    "Presence",
    "ReadingChoice",
    "Session",
    "SessionPage",
    "Sitting",
    "Vote",
    "VoteEvent",
]
