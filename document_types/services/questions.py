"""Written questions of members: received, put to a session, answered in a sitting, carried over (QUE-1, QUE-2)."""

from datetime import date
from enum import StrEnum
from hashlib import sha256

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from document_types.clock import localdate
from document_types.enums import ItemOrigin, JournalEvent, SessionKind, SessionState
from document_types.errors import Conflict, Refusal
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.models import Council, Mandate, Session, Sitting, WrittenQuestion
from document_types.reader import article, day_words
from document_types.services import sessions
from document_types.services.journal import record
from document_types.services.reckoning import reckoner

LONGEST = 4000
# The point of information under which a session answers its questions (QUE-2: one sitting is set aside for them).
POINT = Bilingual("Réponses aux questions écrites", "الأجوبة على الأسئلة الكتابية")
# The authority fixes what its session is for, and the first session of a council only elects.
KINDS = (SessionKind.ORDINARY, SessionKind.EXTRAORDINARY)


class Standing(StrEnum):
    """Where a question stands."""

    WAITING = "waiting"
    ON_AGENDA = "on_agenda"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


def standing(question: WrittenQuestion) -> Standing:
    if question.answered_in_id:
        return Standing.ANSWERED
    if question.session is None or question.session.state == SessionState.CANCELLED:
        return Standing.WAITING
    return Standing.UNANSWERED if question.session.state == SessionState.CLOSED else Standing.ON_AGENDA


@transaction.atomic
def receive(
    *, council: Council, asked_by: Mandate, text_fr: str = "", text_ar: str = "", received_on: date, user=None
) -> WrittenQuestion:
    """Keep a member's question, and put it to the next session where it came a month before it (QUE-1)."""
    _lock(council)
    text_fr, text_ar = _tidy(text_fr), _tidy(text_ar)
    _require_words(text_fr, text_ar, _("Écrivez la question, en arabe ou en français."))
    _require_member(council, asked_by, received_on)
    same = WrittenQuestion.objects.filter(asked_by=asked_by, text_fr=text_fr, text_ar=text_ar, answered_in=None)
    if same.exists():
        raise Refusal(_("Cette question est déjà enregistrée."))
    question = WrittenQuestion.objects.create(
        council=council, asked_by=asked_by, text_fr=text_fr, text_ar=text_ar, received_on=received_on
    )
    _put_to(question, _next_session(council, received_on), user)
    _record(
        question,
        JournalEvent.QUESTION_ASKED,
        user,
        received_on=received_on.isoformat(),
        text=_hash(text_fr, text_ar),
    )
    return question


@transaction.atomic
def attach_waiting(*, session: Session, user=None) -> list[WrittenQuestion]:
    """Put to a session in preparation each question that waits and came a month before it, the oldest first."""
    _lock(session.council)
    session = sessions.locked(session)
    if session.kind not in KINDS or session.state != SessionState.PLANNED:
        return []
    waiting = list(waiting_for(session))
    if not waiting or not _can_take(session):
        return []
    for question in waiting:
        _put_to(question, session, user)
        _record(question, JournalEvent.QUESTION_ASKED, user, waited=True)
    return waiting


def waiting_for(session: Session):
    """The council's questions that no session has, and that this one may have."""
    last_day = _last_day(session, reckoner())
    free = Q(session=None) | Q(session__state=SessionState.CANCELLED)
    return WrittenQuestion.objects.filter(
        free, council=session.council_id, answered_in=None, received_on__lte=last_day
    ).order_by("received_on", "pk")


@transaction.atomic
def answer(
    *,
    question: WrittenQuestion,
    sitting: Sitting,
    answer_fr: str = "",
    answer_ar: str = "",
    read: tuple[str, str] = ("", ""),
    user=None,
) -> WrittenQuestion:
    """Keep the answer given in a sitting of the question's session (QUE-2); until its end it may be corrected.

    `read`: the answer seen, in French and in Arabic, which must still stand.
    """
    session = question.session and sessions.locked(question.session)
    question = _locked(question)
    if session is None or question.session_id != session.pk or session.state != SessionState.OPEN:
        raise Refusal(
            _("La réponse se consigne pendant la session où la question est inscrite (%(article)s).")
            % {"article": article(_rule("QUE-2", question.council, localdate()))}
        )
    if sitting.session_id != session.pk or not sitting.is_quorate:
        raise Refusal(_("Choisissez une séance de cette session tenue avec le quorum."))
    answer_fr, answer_ar = _tidy(answer_fr), _tidy(answer_ar)
    _require_words(answer_fr, answer_ar, _("Écrivez la réponse, en arabe ou en français."))
    if (question.answer_fr, question.answer_ar) != tuple(_tidy(text) for text in read):
        raise Conflict
    question.answer_fr, question.answer_ar, question.answered_in = answer_fr, answer_ar, sitting
    question.save(update_fields=["answer_fr", "answer_ar", "answered_in"])
    _record(question, JournalEvent.QUESTION_ANSWERED, user, sitting=sitting.number, answer=_hash(answer_fr, answer_ar))
    return question


@transaction.atomic
def carry(*, question: WrittenQuestion, user=None) -> WrittenQuestion:
    """Put a question left without an answer to the next session, as its member asks (QUE-2)."""
    _lock(question.council)
    question = _locked(question)
    if standing(question) != Standing.UNANSWERED:
        raise Refusal(_("Seule une question restée sans réponse à la fin de sa session passe à la suivante."))
    carried_from, question.session = question.session_id, None
    question.save(update_fields=["session"])
    _put_to(question, _next_session(question.council, question.received_on), user)
    _record(question, JournalEvent.QUESTION_ASKED, user, carried_from=carried_from)
    return question


def _next_session(council: Council, received_on: date) -> Session | None:
    """The first session in preparation that opens a month or more after the question came."""
    planned = council.sessions.filter(state=SessionState.PLANNED, kind__in=KINDS, is_imported=False)
    law = reckoner()
    for session in planned.select_related("council__collectivity").order_by("opens_on", "pk"):
        if received_on <= _last_day(session, law):
            # With the president for signature its agenda takes no point: the question waits until it comes back.
            return session if _can_take(session) else None
    return None


def _last_day(session: Session, law: Reckoner) -> date:
    """The last day on which a question may come to be on this session's agenda."""
    return law.latest_before(_rule("QUE-1", session.council, session.opens_on), session.opens_on).due_on


def _can_take(session: Session) -> bool:
    return _has_point(session) or not sessions.convocation_under_signature(session)


def _has_point(session: Session) -> bool:
    return session.items.filter(origin=ItemOrigin.QUESTIONS).exists()


def _put_to(question: WrittenQuestion, session: Session | None, user) -> None:
    """Tie the question to the session, whose agenda says once that questions are answered."""
    if session is None:
        return
    if not _has_point(session):
        item = sessions.add_item(
            session=session, title_fr=POINT.fr, title_ar=POINT.ar, is_deliberation=False, user=user
        )
        item.write(origin=ItemOrigin.QUESTIONS)
    question.session = session
    question.save(update_fields=["session"])


def _tidy(text: str) -> str:
    """Browsers send each end of line as two signs."""
    return "\n".join(text.strip().splitlines())


def _require_words(fr: str, ar: str, sentence: str) -> None:
    if not (fr or ar):
        raise Refusal(sentence)
    if max(len(fr), len(ar)) > LONGEST:
        raise Refusal(_("Le texte est trop long : %(most)s signes au plus.") % {"most": LONGEST})


def _require_member(council: Council, asked_by: Mandate, received_on: date) -> None:
    if received_on > localdate():
        raise Refusal(_("Une question se reçoit aujourd'hui au plus tard : vérifiez la date."))
    if not Mandate.objects.in_office(received_on).filter(pk=asked_by.pk, council=council).exists():
        raise Refusal(
            _("Une question écrite se pose par un membre du conseil, en exercice le %(day)s (%(article)s).")
            % {"day": day_words(received_on), "article": article(_rule("QUE-1", council, localdate()))}
        )


def _rule(rule_id: str, council: Council, on: date):
    return rule(rule_id, council.level, on)


def _lock(council: Council) -> None:
    """Opening a session holds the same lock: no question falls between two."""
    Council.objects.select_for_update(of=("self",)).get(pk=council.pk)


def _locked(question: WrittenQuestion) -> WrittenQuestion:
    found = WrittenQuestion.objects.select_for_update(of=("self",)).select_related("council__collectivity", "session")
    return found.get(pk=question.pk)


def _hash(fr: str, ar: str) -> str:
    """What proves the words without repeating them: their publication is the internal regulations' affair (QUE-3)."""
    return sha256(f"{fr}\n{ar}".encode()).hexdigest()


def _record(question: WrittenQuestion, event: JournalEvent, user, **facts) -> None:
    payload = {"question": question.pk, "mandate": question.asked_by_id, "session": question.session_id, **facts}
    record(council=question.council, event=event, payload=payload, user=user)
