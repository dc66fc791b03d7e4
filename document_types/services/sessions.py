"""Opening a session to preparation, writing its agenda, sending it to the authority, closing it."""

from datetime import date, datetime, time
from typing import Unpack

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from document_types import clock
from document_types.enums import OPEN_OUTCOMES, ActKind, ActState, ItemOrigin, JournalEvent, SessionKind, SessionState
from document_types.errors import Conflict, Refusal
from document_types.law.rule import LAST_YEAR, PUBLISHED_ON
from document_types.lifecycle import Step, next_state
from document_types.models import AgendaItem, Committee, Council, Session, SessionPage
from document_types.reader import comma, day_words
from document_types.services import pages
from document_types.services.journal import record
from document_types.signals import session_opened

_SLUGS = {
    SessionKind.ORDINARY: "ordinaire",
    SessionKind.EXTRAORDINARY: "extraordinaire",
    SessionKind.ON_REQUEST: "demande",
    SessionKind.INSTALLATION: "installation",
}


@transaction.atomic
def open_session(
    *,
    council: Council,
    kind: SessionKind,
    opens_on: date,
    starts_at: time | None = None,
    place_fr: str = "",
    place_ar: str = "",
    elected_on: date | None = None,
    user=None,
    at: datetime | None = None,
) -> Session:
    """Make the session and its page, not yet visible to anyone outside the council's secretariat."""
    # Held until the end: of two identical requests, the second one finds the session of the first.
    Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
    _require_free_day(council, kind, opens_on)
    page = SessionPage(title="", slug=_session_slug(council, kind, opens_on), live=False, owner=None, draft_title="")
    session = Session(
        council=council,
        kind=kind,
        opens_on=opens_on,
        starts_at=starts_at,
        place_fr=place_fr,
        place_ar=place_ar,
        elected_on=elected_on,
    )
    page.title = page.draft_title = session.title_in("fr")
    Page.objects.get(pk=council.page_id).add_child(instance=page)
    session.page = page
    session.save()
    record(
        council=council,
        event=JournalEvent.SESSION_OPENED,
        effective_at=at,
        payload={
            "session": session.pk,
            "kind": str(kind),
            "opens_on": opens_on.isoformat(),
            **({"elected_on": elected_on.isoformat()} if elected_on else {}),
        },
        user=user,
    )
    session_opened.send(sender=Session, session=session, user=user)
    return session


def _require_free_day(council: Council, kind: SessionKind, opens_on: date, but: Session | None = None) -> None:
    """A council has one session of a kind on a day; a cancelled one and one of the old registers do not count."""
    if opens_on < PUBLISHED_ON or opens_on.year > LAST_YEAR:
        raise Refusal(_("Aucune règle n'est connue pour le %(day)s : vérifiez l'année.") % {"day": day_words(opens_on)})
    same = Session.objects.filter(council=council, kind=kind, opens_on=opens_on, is_imported=False)
    if same.exclude(state=SessionState.CANCELLED).exclude(pk=but and but.pk).exists():
        raise Refusal(_("Le conseil a déjà une session de cette nature à cette date : ouvrez-la, ou changez la date."))


def last_of(council: Council) -> Session | None:
    """The council's last session, whose hour and place the next one most often keeps."""
    held = Session.objects.filter(council=council, is_imported=False).exclude(state=SessionState.CANCELLED)
    return held.order_by("-opens_on", "-pk").first()


def _session_slug(council: Council, kind: SessionKind, opens_on: date) -> str:
    slug = f"{opens_on:%Y-%m}-{_SLUGS[SessionKind(kind)]}"
    taken = set(SessionPage.objects.child_of(council.page).filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (slug if n == 1 else f"{slug}-{n}" for n in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def locked(session: Session) -> Session:
    """Return the session as it is now, with its council, locked until the transaction ends."""
    return (
        Session.objects.select_for_update(of=("self",))
        .select_related("council__collectivity", "council__page", "page")
        .get(pk=session.pk)
    )


def require_version(session: Session, version: int | None) -> None:
    """Refuse what was decided on a session that has changed since; None: decided without reading a screen."""
    if version is not None and session.version != version:
        raise Conflict


def require_preparation(session: Session) -> None:
    """The agenda, the day and the place change until the convocation is with the president."""
    if session.state != SessionState.PLANNED:
        raise Refusal(
            _("L'ordre du jour ne change plus : les convocations sont envoyées. Le point ira à une autre session.")
        )
    require_no_signature_under_way(session)


def require_no_signature_under_way(session: Session) -> None:
    """What the president has under the eyes does not change meanwhile."""
    if convocation_under_signature(session):
        raise Refusal(
            _(
                "La convocation est chez le président : rien ne change avant sa signature."
                " Pour changer la session, il la renvoie d'abord pour correction."
            )
        )


def convocation_under_signature(session: Session) -> bool:
    """Whether a convocation is before the president."""
    drafts = session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.DRAFT).select_related("page")
    return any(draft.page.workflow_in_progress for draft in drafts)


@transaction.atomic
def change_session(*, session: Session, version: int | None = None, user=None, **facts) -> Session:
    """Change date, hour or place while the session is in preparation."""
    session = locked(session)
    require_version(session, version)
    require_preparation(session)
    if "opens_on" in facts:
        _require_free_day(session.council, session.kind, facts["opens_on"], but=session)
    session.write(**facts)
    record(
        council=session.council,
        event=JournalEvent.AGENDA_CHANGED,
        payload={"session": session.pk} | {name: str(value) for name, value in facts.items()},
        user=user,
    )
    return session


def require_title(title_fr: str, title_ar: str) -> None:
    """A point has its title in one of the languages at least."""
    if not (title_fr.strip() or title_ar.strip()):
        raise Refusal(_("Donnez un objet au point, en arabe ou en français."))


def committees_of(session: Session):
    """The council's committees that are in office when the session opens, which may study its points (AGE-13)."""
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gte=session.opens_on)
    return Committee.objects.filter(lasting, council=session.council_id, created_on__lte=session.opens_on)


def require_committee(session: Session, committee: Committee | None) -> None:
    """Refuse a committee that is another council's, or not in office on the day of the session."""
    if committee and not committees_of(session).filter(pk=committee.pk).exists():
        raise Refusal(_("Cette commission n'est pas en exercice dans ce conseil au jour de la session : changez-la."))


@transaction.atomic
def add_item(
    *,
    session: Session,
    title_fr: str = "",
    title_ar: str = "",
    matter: str = "",
    origin: str = ItemOrigin.PRESIDENT,
    committee: Committee | None = None,
    estimated_minutes: int | None = None,
    closed_asked_by: str = "",
    carried_from: AgendaItem | None = None,
    is_deliberation: bool = True,
    version: int | None = None,
    user=None,
    **project: Unpack[pages.Project],
) -> AgendaItem:
    """Put a point on the agenda; unless it is for information only, the project of its deliberation comes with it."""
    session = locked(session)
    require_version(session, version)
    require_preparation(session)
    require_title(title_fr, title_ar)
    require_committee(session, committee)
    item = append_item(
        session=session,
        is_deliberation=is_deliberation,
        project=project,
        title_fr=title_fr,
        title_ar=title_ar,
        matter=matter,
        origin=origin,
        committee=committee,
        estimated_minutes=estimated_minutes,
        closed_asked_by=closed_asked_by,
        carried_from=carried_from,
    )
    session.write()
    facts = {"session": session.pk, "position": item.position, "title_fr": title_fr, "title_ar": title_ar}
    facts |= {"origin": str(origin)} | ({"carried_from": carried_from.pk} if carried_from else {})
    record(council=session.council, act=item.act, event=JournalEvent.PLACED, payload=facts, user=user)
    return item


def append_item(*, session: Session, is_deliberation: bool, project: pages.Project, **facts) -> AgendaItem:
    """Write a point after those that are there; unless for information only, with the project of its deliberation."""
    act = None
    if is_deliberation:
        act = pages.make_act(
            session=session,
            kind=ActKind.DELIBERATION,
            state=next_state(ActState.DRAFT, Step.PLACE),
            subject_fr=facts["title_fr"],
            subject_ar=facts["title_ar"],
            matter=facts["matter"],
            **project,
        )
    last = session.items.aggregate(last=Max("position"))["last"] or 0
    return AgendaItem.objects.create(session=session, position=last + 1, act=act, **facts)


@transaction.atomic
def send_agenda(*, session: Session, at: datetime | None = None, user=None) -> Session:
    """Record that the agenda went to the authority (AGE-2: at least 20 days before the session)."""
    session = locked(session)
    if session.agenda_sent_at:
        raise Refusal(_("L'ordre du jour est déjà adressé à l'autorité."))
    items = list(session.items.order_by("position"))
    if not items:
        raise Refusal(_("L'ordre du jour est vide : ajoutez au moins un point avant de l'adresser."))
    session.agenda_sent_at = at or clock.now()
    # The version stays: what members are called to has not changed.
    if Session.objects.filter(pk=session.pk, agenda_sent_at=None).update(agenda_sent_at=session.agenda_sent_at) != 1:
        raise Conflict
    record(
        council=session.council,
        event=JournalEvent.AGENDA_SENT,
        effective_at=session.agenda_sent_at,
        payload={"session": session.pk, "items": [item.title_fr or item.title_ar for item in items]},
        user=user,
    )
    return session


@transaction.atomic
def close_session(*, session: Session, on: date, user=None) -> Session:
    """Close the session once each point has its issue; the clocks of transmission and minutes run from here."""
    session = locked(session)
    if session.state != SessionState.OPEN:
        raise Refusal(_("Seule une session en cours peut être close."))
    _require_closing_day(session, on)
    if still_open := open_items(session):
        raise Refusal(_open_items_words(still_open))
    session.write(state=SessionState.CLOSED, closed_on=on)
    record(
        council=session.council,
        event=JournalEvent.SESSION_CLOSED,
        effective_at=datetime.combine(on, time.max, tzinfo=timezone.get_default_timezone()),
        payload={"session": session.pk, "closed_on": on.isoformat()},
        user=user,
    )
    return session


def open_items(session: Session) -> list[AgendaItem]:
    """The points without an issue, and those that a second sitting has still to decide (VOT-4)."""
    return list(session.items.filter(outcome__in=OPEN_OUTCOMES).order_by("position"))


def _open_items_words(items: list[AgendaItem]) -> str:
    points = [_("« %(title)s » (point %(position)s)") % {"title": i, "position": i.position} for i in items]
    return ngettext(
        "Un point est sans issue, %(points)s : donnez-lui la sienne (vote, prise d'acte ou report) avant de clore.",
        "%(count)s points sont sans issue, %(points)s : donnez-leur la leur (vote, prise d'acte ou report) avant de"
        " clore.",
        len(items),
    ) % {"count": len(items), "points": comma().join(points)}


def _require_closing_day(session: Session, on: date) -> None:
    last = session.sittings.aggregate(last=Max("held_on"))["last"]
    if last and on < last:
        raise Refusal(
            _("La session ne peut pas être close avant sa dernière séance, tenue le %(day)s.")
            % {"day": day_words(last)}
        )
    if on > clock.localdate():
        raise Refusal(_("La clôture s'enregistre une fois la session terminée : cette date est à venir."))
