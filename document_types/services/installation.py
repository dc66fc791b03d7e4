"""The first session of a council just elected: called by the authority, it elects the president (CON-8, QUO-7)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import (
    ActKind,
    AnnexRole,
    Attendance,
    Channel,
    JournalEvent,
    PollKind,
    SessionKind,
    SessionState,
)
from document_types.errors import Refusal
from document_types.law.wording import Bilingual
from document_types.models import (
    Act,
    Annex,
    Candidacy,
    Council,
    CouncilDocument,
    Delivery,
    Mandate,
    Poll,
    Presence,
    Session,
    Sitting,
)
from document_types.reader import article, comma, day_words
from document_types.services import convocations, pages, sessions, wording
from document_types.services.committees import row_of
from document_types.services.journal import record

PRESIDENCY = Bilingual("Élection du président du conseil", "انتخاب رئيس المجلس")
POINTS = (
    PRESIDENCY,
    Bilingual("Élection des vice-présidents du conseil", "انتخاب نواب رئيس المجلس"),
    Bilingual("Élection du secrétaire du conseil et de son adjoint", "انتخاب كاتب المجلس ونائبه"),
)


@transaction.atomic
def open_installation(
    *,
    council: Council,
    opens_on: date,
    elected_on: date | None,
    starts_at: time | None = None,
    place_fr: str = "",
    place_ar: str = "",
    user=None,
    at: datetime | None = None,
) -> Session:
    """Open the session with its three elections; the day the council was elected starts its delay (CON-8)."""
    if row_of("CON-8", council, opens_on) is None:
        raise Refusal(_("La loi organique ne règle pas l'installation d'un conseil de ce niveau."))
    if elected_on is None:
        raise Refusal(_("Indiquez le jour où le conseil a été élu : le délai de l'installation court de ce jour."))
    if opens_on <= elected_on:
        raise Refusal(_("Le conseil est installé après son élection : vérifiez les deux dates."))
    session = sessions.open_session(
        council=council,
        kind=SessionKind.INSTALLATION,
        opens_on=opens_on,
        starts_at=starts_at,
        place_fr=place_fr,
        place_ar=place_ar,
        elected_on=elected_on,
        user=user,
        at=at,
    )
    for point in POINTS:
        item = sessions.add_item(session=session, title_fr=point.fr, title_ar=point.ar, user=user)
        if point is PRESIDENCY:
            Poll.objects.create(item=item, kind=PollKind.SEAT, position=1, title_fr=point.fr, title_ar=point.ar)
    session.refresh_from_db()
    return session


def presidency(session: Session) -> Poll | None:
    """The vote for the president: the first seat put to the vote under the first point."""
    polls = Poll.objects.filter(item__session=session, kind=PollKind.SEAT)
    return polls.order_by("item__position", "position").first()


def candidates(session: Session) -> list[Mandate]:
    """Those who stand for the presidency."""
    poll = presidency(session)
    standing = poll.candidacies.select_related("mandate__councillor") if poll else ()
    return [candidacy.mandate for candidacy in standing]


@transaction.atomic
def set_candidates(*, session: Session, mandates: Iterable[Mandate], version: int | None = None, user=None) -> Session:
    """Enter who stands for the presidency, before the notice that names them (CON-8)."""
    session = sessions.locked(session)
    sessions.require_version(session, version)
    sessions.require_preparation(session)
    poll = presidency(session)
    if session.kind != SessionKind.INSTALLATION or poll is None:
        raise Refusal(_("Seule une session d'installation élit le président du conseil."))
    in_office = Mandate.objects.filter(council=session.council).in_office(session.opens_on)
    chosen = list(in_office.filter(pk__in=[mandate.pk for mandate in mandates]).order_by("rank", "pk"))
    if not chosen:
        raise Refusal(_("Choisissez au moins un candidat parmi les membres en exercice."))
    Candidacy.objects.filter(poll=poll).delete()
    Candidacy.objects.bulk_create(Candidacy(poll=poll, mandate=mandate) for mandate in chosen)
    session.write()
    record(
        council=session.council,
        event=JournalEvent.AGENDA_CHANGED,
        payload={"session": session.pk, "poll": poll.pk, "candidates": [mandate.pk for mandate in chosen]},
        user=user,
    )
    return session


@transaction.atomic
def record_convocation(
    *, session: Session, sent_on: date, reference: str, scan: CouncilDocument | None = None, user=None
) -> Act:
    """Enter the notice by which the authority called the council on paper: nobody of the council signs it (CON-8)."""
    session = sessions.locked(session)
    _require_to_be_called(session, sent_on)
    if not reference.strip():
        raise Refusal(_("Indiquez le numéro porté sur le papier."))
    if user is not None and scan is None:
        raise Refusal(_("Joignez la copie numérisée du papier : elle seule prouve ce qui est enregistré."))
    members = convocations.members_to_call(session.council, sent_on)
    at = datetime.combine(sent_on, time(12), tzinfo=timezone.get_default_timezone())
    act = _called(session, sent_on, reference, scan)
    session.write(state=SessionState.CONVENED, convened_at=at)
    Delivery.objects.bulk_create(
        Delivery(act=act, mandate=member, channel=Channel.PAPER, address=member.declared_address, sent_at=at)
        for member in members
    )
    record(
        council=session.council,
        act=act,
        event=JournalEvent.CONVOKED,
        effective_at=at,
        payload={
            "session": session.pk,
            "number": act.number_label,
            "hash": act.content_hash,
            "by_authority": reference,
            "scan": scan.sha256 if scan else "",
            "members": sorted(member.pk for member in members),
        },
        user=user,
    )
    return pages.put_online(act=act, at=at, user=user)


def _called(session: Session, sent_on: date, reference: str, scan: CouncilDocument | None) -> Act:
    """The act of the authority's notice, with its text fixed and its number in the council's own register."""
    texts = wording.convocation(session)
    act = pages.make_act(session=session, kind=ActKind.CONVOCATION, session_version=session.version, **texts)
    act.reference = reference
    convocations.fix(act, sent_on, "reference")
    if scan:
        Annex.objects.create(
            act=act,
            document=scan,
            position=1,
            role=AnnexRole.SIGNED_COPY,
            title=scan.title,
            sha256=scan.sha256,
            is_public=False,
            is_part=False,
        )
    return act


def _require_to_be_called(session: Session, sent_on: date) -> None:
    if session.kind != SessionKind.INSTALLATION:
        raise Refusal(_("Seule la session d'installation est convoquée par l'autorité."))
    if session.state == SessionState.CANCELLED:
        raise Refusal(_("Cette session est annulée : elle ne se convoque plus."))
    if session.state != SessionState.PLANNED:
        raise Refusal(_("Les convocations de cette session sont déjà envoyées."))
    row = row_of("CON-8", session.council, session.opens_on)
    if not candidates(session):
        raise Refusal(
            _("L'avis nomme les candidats à la présidence (%(article)s) : enregistrez-les d'abord.")
            % {"article": article(row)}
        )
    if sent_on > session.opens_on or (session.elected_on and sent_on < session.elected_on):
        raise Refusal(_("L'avis part entre l'élection du conseil et son installation : vérifiez sa date."))
    if sent_on > max(clock.today(), clock.localdate()):
        raise Refusal(_("Cette date est à venir : inscrivez la date de l'acte accompli."))


@dataclass(frozen=True)
class Officers:
    """Who presides and who writes the minutes until the president is elected; `undated`: no birth date is known."""

    chair: Mandate | None
    secretary: Mandate | None
    undated: tuple[Mandate, ...] = ()

    @property
    def sentences(self) -> list[str]:
        said = []
        if self.chair:
            said.append(_("Préside la séance, comme doyen des présents non candidats : %(name)s.") % _name(self.chair))
        if self.secretary:
            said.append(
                _("Écrit le procès-verbal, comme le plus jeune des présents non candidats : %(name)s.")
                % _name(self.secretary)
            )
        if self.undated:
            names = comma().join(str(mandate.councillor) for mandate in self.undated)
            said.append(
                _("Date de naissance inconnue, à compléter sur la liste des membres : %(names)s.") % {"names": names}
            )
        return said


def _name(mandate: Mandate) -> dict[str, str]:
    born = mandate.councillor.born_on
    return {"name": f"{mandate.councillor} ({day_words(born)})" if born else str(mandate.councillor)}


def officers_of_installation(presences: Iterable[Presence], standing: Collection[int]) -> Officers:
    """The oldest of those present who do not stand presides, the youngest writes (CON-8).

    `standing` are the mandates of the candidates. Those whose birth date is missing are left out, and named.
    """
    free = [
        presence.mandate
        for presence in presences
        if presence.status == Attendance.PRESENT and presence.mandate_id not in standing
    ]
    dated = sorted(
        (mandate for mandate in free if mandate.councillor.born_on),
        key=lambda mandate: (mandate.councillor.born_on, mandate.rank, mandate.pk),
    )
    undated = tuple(mandate for mandate in free if not mandate.councillor.born_on)
    chair = dated[0] if dated else None
    return Officers(chair, dated[-1] if len(dated) > 1 else None, undated)


def officers_of(sitting: Sitting) -> Officers:
    presences = sitting.presences.select_related("mandate__councillor").order_by("mandate__rank", "pk")
    return officers_of_installation(presences, {mandate.pk for mandate in candidates(sitting.session)})


def name_officers(sitting: Sitting) -> Officers:
    """Write on the sitting who presides it and who writes its minutes; either may be corrected."""
    officers = officers_of(sitting)
    sitting.write(chaired_by=officers.chair, secretary=officers.secretary)
    return officers
