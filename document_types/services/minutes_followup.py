"""After the minutes are established: what members remark on them, and their approval by a later session (MIN-19).

Neither changes the text, and no clock waits for them (MIN-20).
"""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ActKind, ActState, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.law.wording import Bilingual
from document_types.models import Act, AgendaItem, Mandate, MinutesApproval, MinutesRemark, Session
from document_types.reader import day_words
from document_types.services import agenda, pages, sessions
from document_types.services.journal import record
from document_types.services.wording import lowered

_POINT = Bilingual("Approbation du procès-verbal de la {session}", "المصادقة على محضر {session}")


def _established(act: Act) -> Act:
    act = pages.locked(act)
    if act.kind != ActKind.MINUTES or act.state != ActState.ESTABLISHED:
        raise Refusal(_("Le procès-verbal n'est pas encore établi par le secrétaire du conseil."))
    return act


@transaction.atomic
def remark(
    *, act: Act, mandate: Mandate, text_fr: str = "", text_ar: str = "", made_on: date, user=None
) -> MinutesRemark:
    """Keep a member's remark beside the minutes, whose text stays as it was signed."""
    act = _established(act)
    if not (text_fr.strip() or text_ar.strip()):
        raise Refusal(_("Écrivez l'observation, en arabe ou en français."))
    if mandate.council_id != act.council_id:
        raise Refusal(_("Une observation est faite par un membre du conseil."))
    _require_day(act, made_on)
    made = MinutesRemark.objects.create(
        act=act, mandate=mandate, text_fr=text_fr.strip(), text_ar=text_ar.strip(), made_on=made_on
    )
    _record(act, JournalEvent.REMARKED, made_on, user, mandate=mandate.pk, made_on=made_on.isoformat(), remark=made.pk)
    return made


@transaction.atomic
def approve(*, act: Act, session: Session, approved_on: date, user=None) -> MinutesApproval:
    """Record that the council, sitting in a later session, approved the minutes; once."""
    act, session = _established(act), sessions.locked(session)
    if MinutesApproval.objects.filter(act=act).exists():
        raise Refusal(_("Ce procès-verbal est déjà approuvé."))
    if not is_later(session, act):
        raise Refusal(_("Le procès-verbal est approuvé par une session ultérieure du même conseil."))
    if session.state != SessionState.OPEN:
        raise Refusal(_("L'approbation s'enregistre pendant une session en cours : ouvrez-la d'abord par sa séance."))
    _require_day(act, approved_on)
    if not session.sittings.filter(held_on=approved_on, is_quorate=True).exists():
        raise Refusal(
            _("Le conseil n'a pas tenu de séance le %(day)s : vérifiez la date.") % {"day": day_words(approved_on)}
        )
    approval = MinutesApproval.objects.create(act=act, session=session, approved_on=approved_on)
    _record(act, JournalEvent.APPROVED, approved_on, user, by=session.pk, approved_on=approved_on.isoformat())
    return approval


def is_later(session: Session, act: Act) -> bool:
    """Whether `session` is one of the same council, after the one the minutes are of."""
    told = act.session
    after = (session.opens_on, session.pk) > (told.opens_on, told.pk)
    return session.council_id == act.council_id and session.pk != told.pk and after


def approving_sessions(act: Act) -> list[Session]:
    """Those that may approve the minutes now."""
    found = Session.objects.filter(council=act.council, state=SessionState.OPEN, opens_on__gte=act.session.opens_on)
    return [session for session in found.order_by("opens_on", "pk") if is_later(session, act)]


def awaiting_approval(session: Session) -> list[Act]:
    """The council's minutes of earlier sessions that none has approved nor placed on its agenda, the oldest first."""
    earlier = Act.objects.of_kind(ActKind.MINUTES).filter(
        council=session.council_id,
        state=ActState.ESTABLISHED,
        approval=None,
        session__is_imported=False,
        session__opens_on__lte=session.opens_on,
    )
    alive = AgendaItem.objects.filter(session__council=session.council_id).exclude(
        session__state=SessionState.CANCELLED
    )
    placed = set(alive.filter(title_fr__startswith=_POINT.fr.split("{")[0]).values_list("title_fr", flat=True))
    acts = earlier.exclude(session=session).select_related("session").order_by("session__opens_on", "pk")
    return [act for act in acts if point_of(act).fr not in placed]


def point_of(act: Act) -> Bilingual:
    """What the point is called on an agenda."""
    return Bilingual(
        *(
            _POINT.in_language(language).format(session=lowered(act.session.title_in(language)))
            for language in ("fr", "ar")
        )
    )


@transaction.atomic
def put_on_agenda(*, act: Act, session: Session, user=None) -> AgendaItem:
    """Place the approval first on the agenda of a session in preparation, as councils do."""
    session = sessions.locked(session)
    if act.pk not in {each.pk for each in awaiting_approval(session)}:
        raise Refusal(_("Ce procès-verbal n'attend pas d'approbation, ou un ordre du jour la porte déjà."))
    title = point_of(act)
    item = sessions.add_item(session=session, title_fr=title.fr, title_ar=title.ar, is_deliberation=False, user=user)
    agenda.move_item(item=item, to=1, user=user)
    item.refresh_from_db()
    return item


def _require_day(act: Act, day: date) -> None:
    if day > clock.localdate():
        raise Refusal(_("Cette date est à venir : inscrivez la date de l'acte accompli."))
    if act.dated_on and day < act.dated_on:
        raise Refusal(
            _("Le procès-verbal est établi le %(day)s : la date ne peut pas être antérieure.")
            % {"day": day_words(act.dated_on)}
        )


def _record(act: Act, event: JournalEvent, on: date, user, **facts) -> None:
    payload = {"session": act.session_id, "number": act.number_label, **facts}
    effective_at = min(clock.now(), datetime.combine(on, time.max, tzinfo=timezone.get_default_timezone()))
    record(council=act.council, act=act, event=event, effective_at=effective_at, payload=payload, user=user)
