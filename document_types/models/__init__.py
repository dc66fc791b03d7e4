"""The tables of the domain; what is written lives in pages, what is so in plain tables."""

from document_types.models.acts import Act, Delivery, NumberCounter
from document_types.models.agenda import ItemOpposition, ItemTemplate
from document_types.models.attendance import Presence, Suspension
from document_types.models.committees import (
    Committee,
    CommitteeCall,
    CommitteeMeeting,
    CommitteeReport,
    CommitteeSeat,
)
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
from document_types.models.minutes import MinutesApproval, MinutesRemark
from document_types.models.notifications import Message, Notification
from document_types.models.pages import ActPage, ConvocationPage, DeliberationPage, MinutesPage, SessionPage
from document_types.models.papers import IssuedPaper
from document_types.models.polls import Ballot, Candidacy, Poll
from document_types.models.postings import PostingCertificate
from document_types.models.requests import ItemRequest, Petition, WrittenQuestion
from document_types.models.seals import JournalLeaf, JournalRoot, TimeStamp
from document_types.models.sessions import AgendaItem, Session, Sitting
from document_types.models.sign_in import SignInLink
from document_types.models.territory import CollectivityPage, CouncilPage
from document_types.models.texts import ActLink, ActVersion, PendingRectification
from document_types.models.votes import Vote, VoteEvent

__all__ = [
    "Act",
    "ActLink",
    "ActPage",
    "ActVersion",
    "AgendaItem",
    "Annex",
    "Authority",
    "Ballot",
    "Candidacy",
    "ClosingDay",
    "CollectivityPage",
    "Committee",
    "CommitteeCall",
    "CommitteeMeeting",
    "CommitteeReport",
    "CommitteeSeat",
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
    "IssuedPaper",
    "ItemOpposition",
    "ItemRequest",
    "ItemTemplate",
    "JournalEntry",
    "JournalHead",
    "JournalLeaf",
    "JournalRoot",
    "Mandate",
    "Message",
    "MinutesApproval",
    "MinutesPage",
    "MinutesRemark",
    "Notification",
    "NumberCounter",
    "PendingRectification",
    "Petition",
    "Poll",
    "PostingCertificate",
    "Presence",
    "ReadingChoice",
    "Session",
    "SessionPage",
    "SignInLink",
    "Sitting",
    "Suspension",
    "TimeStamp",
    "Vote",
    "VoteEvent",
    "WrittenQuestion",
]
