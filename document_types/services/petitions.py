"""Petitions of citizens and associations: received, decided by the bureau, put on an agenda (PET-1 to PET-9, AGE-8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ItemOrigin, JournalEvent, Petitioner, SessionKind, SessionState
from document_types.errors import Refusal
from document_types.law.facts import Signatures
from document_types.law.levels import Level
from document_types.law.rule import Rule
from document_types.models import CollectivityPage, Council, Petition, Session
from document_types.reader import article, day_words
from document_types.services import sessions
from document_types.services.committees import row_of
from document_types.services.journal import record


@dataclass(frozen=True)
class Needed:
    """The signatures a petition takes (PET-5): `signatures` is None where the population is not known.

    `in_each` is how many each prefecture or province of a region gives at least.
    """

    rule: Rule
    signatures: int | None
    in_each: int = 0

    def is_met_by(self, petition: Petition) -> bool | None:
        """None where nobody can say."""
        if self.signatures is None or petition.signatures is None:
            return None
        return petition.signatures >= self.signatures


def are_provided_for(council: Council, on: date) -> bool:
    """The organic laws give petitions to the councils of regions, prefectures, provinces and communes."""
    return row_of("PET-1", council, on) is not None


def needed_for(council: Council, on: date) -> Needed | None:
    """What the law asks of a petition of citizens to this council; None where it asks for no number."""
    row = row_of("PET-5", council, on)
    if row is None or not isinstance(row.fact, Signatures):
        return None
    fact, inhabitants = row.fact, council.collectivity.population
    has_arrondissements = bool(fact.with_arrondissements) and _has_arrondissements(council)
    if inhabitants is None and not has_arrondissements and len(fact.steps) > 1:
        return Needed(row, None)
    count = fact.of(inhabitants or 0, has_arrondissements=has_arrondissements)
    return Needed(row, count, fact.in_each_part(inhabitants or 0))


def _has_arrondissements(council: Council) -> bool:
    below = CollectivityPage.objects.child_of(council.collectivity)
    return below.filter(level=Level.ARRONDISSEMENT).exists()


def conditions(council: Council, petitioner: Petitioner, on: date) -> list[Rule]:
    """What the bureau checks of the petitioners, and in any case the object (PET-1 to PET-6)."""
    wanted = ("PET-1", "PET-6") if petitioner == Petitioner.ASSOCIATION else ("PET-1", "PET-2", "PET-3", "PET-4")
    return [row for rule_id in wanted if (row := row_of(rule_id, council, on))]


@transaction.atomic
def receive(
    *,
    council: Council,
    petitioner: Petitioner,
    agent: str,
    received_on: date,
    title_fr: str = "",
    title_ar: str = "",
    signatures: int | None = None,
    user=None,
) -> Petition:
    """Keep a petition lodged with the president, against its receipt (PET-7); whether it is met, the bureau says."""
    if not are_provided_for(council, received_on):
        raise Refusal(_("La loi organique ne prévoit pas de pétition adressée à un conseil de ce niveau."))
    if not (title_fr.strip() or title_ar.strip()):
        raise Refusal(_("Donnez un objet à la pétition, en arabe ou en français."))
    if not agent.strip():
        raise Refusal(_("Nommez le mandataire ou le représentant légal : c'est lui que le président informe."))
    if petitioner == Petitioner.CITIZENS and not signatures:
        raise Refusal(_("Comptez les signatures : une pétition de citoyens en porte."))
    _require_past(received_on)
    # Held until the end: of two identical requests, the second one finds the petition of the first.
    Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
    named = {"title_fr": title_fr, "title_ar": title_ar, "petitioner": petitioner, "agent": agent}
    if Petition.objects.filter(council=council, received_on=received_on, **named).exists():
        raise Refusal(_("Cette pétition est déjà enregistrée."))
    petition = Petition.objects.create(
        council=council,
        **named,
        signatures=signatures if petitioner == Petitioner.CITIZENS else None,
        received_on=received_on,
    )
    facts = {"petitioner": str(petitioner), "agent": agent, "signatures": petition.signatures}
    _record(petition, JournalEvent.PETITION_RECEIVED, user, received_on=received_on.isoformat(), **facts)
    return petition


@transaction.atomic
def accept(*, petition: Petition, decided_on: date, user=None) -> Petition:
    """The bureau accepts: the point enters the agenda of the ordinary session that follows, if it is in preparation.

    Where that session is not opened yet, the petition waits for `place` (PET-8, AGE-8).
    """
    petition = _undecided(petition, decided_on)
    _decide(petition, decided_on, is_accepted=True)
    _record(petition, JournalEvent.PETITION_DECIDED, user, is_accepted=True, decided_on=decided_on.isoformat())
    session = next_session(petition)
    return place(petition=petition, session=session, user=user) if session else petition


@transaction.atomic
def refuse(*, petition: Petition, decided_on: date, reasons_fr: str = "", reasons_ar: str = "", user=None) -> Petition:
    """The bureau refuses, with reasons to be notified (PET-9)."""
    petition = _undecided(petition, decided_on)
    if not (reasons_fr.strip() or reasons_ar.strip()):
        row = row_of("PET-9", petition.council, petition.received_on)
        raise Refusal(
            _("Le refus d'une pétition est motivé (%(article)s) : écrivez les motifs dans une langue au moins.")
            % {"article": article(row)}
        )
    _decide(petition, decided_on, is_accepted=False, reasons_fr=reasons_fr, reasons_ar=reasons_ar)
    _record(
        petition,
        JournalEvent.PETITION_DECIDED,
        user,
        is_accepted=False,
        decided_on=decided_on.isoformat(),
        reasons_fr=reasons_fr,
        reasons_ar=reasons_ar,
    )
    return petition


def next_session(petition: Petition) -> Session | None:
    """The first ordinary session after the bureau's decision whose agenda can still be written."""
    return first_after(petition, writable_sessions(petition.council))


def writable_sessions(council: Council) -> list[Session]:
    """The ordinary sessions in preparation, the nearest first."""
    planned = Session.objects.filter(
        council=council, kind=SessionKind.ORDINARY, state=SessionState.PLANNED, is_imported=False
    )
    return [
        session for session in planned.order_by("opens_on", "pk") if not sessions.convocation_under_signature(session)
    ]


def first_after(petition: Petition, to_come: Iterable[Session]) -> Session | None:
    if petition.decided_on is None:
        return None
    return next((session for session in to_come if session.opens_on >= petition.decided_on), None)


@transaction.atomic
def place(*, petition: Petition, session: Session, user=None) -> Petition:
    """Put an accepted petition on the agenda of an ordinary session (AGE-8)."""
    petition = _locked(petition)
    session = sessions.locked(session)
    if not petition.is_accepted or petition.item_id:
        raise Refusal(_("Seule une pétition acceptée et pas encore inscrite entre à l'ordre du jour."))
    if session.council_id != petition.council_id:
        raise Refusal(_("Cette session est celle d'un autre conseil."))
    if session.kind != SessionKind.ORDINARY or session.opens_on < petition.decided_on:
        raise Refusal(
            _("La pétition acceptée va à la session ordinaire qui suit la décision du bureau (%(article)s).")
            % {"article": article(row_of("PET-8", petition.council, petition.decided_on))}
        )
    item = sessions.add_item(session=session, title_fr=petition.title_fr, title_ar=petition.title_ar, user=user)
    item.write(origin=ItemOrigin.PETITION)
    petition.item = item
    petition.save(update_fields=["item"])
    return petition


def _undecided(petition: Petition, decided_on: date) -> Petition:
    petition = _locked(petition)
    if petition.decided_on:
        raise Refusal(_("Le bureau a déjà décidé de cette pétition."))
    if decided_on < petition.received_on:
        raise Refusal(
            _("Le bureau ne peut pas décider avant le dépôt, le %(day)s.") % {"day": day_words(petition.received_on)}
        )
    _require_past(decided_on)
    return petition


def _locked(petition: Petition) -> Petition:
    found = Petition.objects.select_for_update(of=("self",))
    return found.select_related("council__collectivity", "council__page").get(pk=petition.pk)


def _require_past(day: date) -> None:
    if day > max(clock.today(), clock.localdate()):
        raise Refusal(_("Cette date est à venir : enregistrez la date de ce qui est fait."))


def _decide(petition: Petition, decided_on: date, **facts) -> None:
    facts |= {"decided_on": decided_on}
    for name, value in facts.items():
        setattr(petition, name, value)
    petition.save(update_fields=[*facts])


def _record(petition: Petition, event: JournalEvent, user, **facts) -> None:
    payload = {"petition": petition.pk, "title_fr": petition.title_fr, "title_ar": petition.title_ar, **facts}
    record(council=petition.council, event=event, payload=payload, user=user)
