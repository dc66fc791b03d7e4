"""Who is told of what, and why: one table from the events of the journal to the people of a council."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from document_types.enums import ActKind, ActState, ForceBasis, JournalEvent
from document_types.models import Act
from document_types.rights import Capability

# Handing a paper in for signature: told like an event, though the journal holds facts of law alone.
SUBMITTED, RECTIFICATION_ASKED = "submitted", "rectification_asked"
# A delay comes to its end, for the one who has to act in it.
DUE_FROM_AUTHORITY, DUE_FROM_COUNCIL = "due_from_authority", "due_from_council"
EVENT_LABELS = {event.value: event.label for event in JournalEvent} | {
    SUBMITTED: _("Soumis à la signature"),
    RECTIFICATION_ASKED: _("Rectification soumise aux signataires"),
    DUE_FROM_AUTHORITY: _("Délai de l'autorité près de sa fin"),
    DUE_FROM_COUNCIL: _("Délai du conseil près de sa fin"),
}


class Reason(TextChoices):
    """Why an event concerns somebody, in the words of the message."""

    TO_SIGN = "to_sign", _("à signer par vous")
    TO_CORRECT = "to_correct", _("à corriger, puis à soumettre de nouveau")
    TO_TRANSMIT = "to_transmit", _("signée par tous : à afficher et à transmettre à l'autorité")
    SECOND_SITTING = "second_sitting", _("à représenter dans une deuxième séance")
    AGENDA_TO_READ = "agenda_to_read", _("ordre du jour soumis à votre contrôle")
    AGENDA_WITH_AUTHORITY = "agenda_with_authority", _("l'autorité peut ajouter des points ou s'y opposer")
    ITEM_ADDED = "item_added", _("point de l'autorité, inscrit de plein droit")
    ITEM_OPPOSED = (
        "item_opposed",
        _("point opposé par l'autorité : s'il va devant le juge, pas de débat avant sa décision"),
    )
    ITEM_REFERRED = "item_referred", _("point soumis au juge : pas de débat avant sa décision")
    ITEM_RULED = "item_ruled", _("le juge a statué sur le point")
    ITEM_ASKED = "item_asked", _("point demandé par des membres : à inscrire, ou à refuser avec ses motifs")
    QUESTION = "question", _("question écrite : réponse à préparer")
    PETITION = "petition", _("pétition à soumettre au bureau")
    PETITION_DECIDED = "petition_decided", _("le bureau a décidé : le mandataire est à informer")
    COMMITTEE_REPORT = "committee_report", _("rapport à joindre au point de l'ordre du jour")
    EXCUSED = "excused", _("un membre annonce son absence")
    BOUNCED = "bounced", _("courriel revenu sans être remis : à remettre autrement, et à temps")
    CONVOKED = "convoked", _("convocation envoyée aux membres : remises à suivre")
    EXTENDED = "extended", _("la session dure plus longtemps")
    CANCELLED = "cancelled", _("la session n'aura pas lieu")
    MINUTES_TO_WRITE = "minutes_to_write", _("session close : procès-verbal à établir et à adresser aux membres")
    ACTS_TO_SIGN = "acts_to_sign", _("session close : délibérations à signer et à transmettre")
    MINUTES_TO_SEND = "minutes_to_send", _("procès-verbal établi : à adresser aux membres et à transmettre")
    TO_KEEP = "to_keep", _("à conserver au registre")
    REMARKED = "remarked", _("observation d'un membre sur le procès-verbal")
    TO_REVIEW = "to_review", _("acte reçu, à contrôler")
    MINUTES_RECEIVED = "minutes_received", _("procès-verbal reçu")
    RECEIVED = "received", _("reçu par l'autorité : son délai court")
    TO_DELIBERATE_AGAIN = "to_deliberate_again", _("opposition reçue : le conseil doit délibérer de nouveau")
    RECLASSIFIED = "reclassified", _("l'autorité a dit si le visa est nécessaire : le délai peut changer")
    VISA_GRANTED = "visa_granted", _("visa accordé : l'acte est exécutoire")
    VISA_TACIT = "visa_tacit", _("visa réputé accordé : l'acte est exécutoire")
    VISA_REFUSED = "visa_refused", _("visa refusé : les motifs sont à lire")
    TO_EXECUTE = "to_execute", _("aucune opposition : l'acte est exécutoire, à exécuter")
    FORCE_CORRECTED = "force_corrected", _("une décision prise à temps change la force de l'acte")
    ANSWERED = "answered", _("le conseil a répondu à l'opposition")
    IN_COURT = "in_court", _("le juge est saisi de l'acte")
    PAPERS_ASKED = "papers_asked", _("l'autorité demande des pièces : à lui adresser, aucun délai ne s'arrête")
    PAPERS_SENT = "papers_sent", _("pièces demandées, reçues du conseil")
    RULED = "ruled", _("le juge a statué sur l'acte")
    TO_DECIDE = "to_decide", _("le délai de l'autorité prend bientôt fin : son silence aura son effet")
    TO_VOTE_AGAIN = "to_vote_again", _("le budget est à voter de nouveau, son délai prend bientôt fin")
    TO_CONFIRM = "to_confirm", _("rectification d'une erreur matérielle : à comparer, puis à confirmer")
    RECTIFIED = "rectified", _("erreur matérielle rectifiée : les deux versions se comparent")


CLERK, PRESIDENT, SECRETARY = Capability.PREPARE, Capability.SIGN_PRESIDENT, Capability.SIGN_SECRETARY
AUTHORITY, ARCHIVIST = Capability.REVIEW, Capability.ARCHIVE


@dataclass(frozen=True)
class Notice:
    """Those who hold one of `to` are told of `event`; empty conditions hold for any act, and where there is none.

    The act is looked at as the event left it; an urgent notice does not wait for the hour of the next digest.
    """

    event: str
    reason: Reason
    to: tuple[Capability, ...]
    kinds: tuple[ActKind, ...] = ()
    states: tuple[ActState, ...] = ()
    bases: tuple[ForceBasis, ...] = ()
    is_urgent: bool = False

    def fits(self, act: Act | None) -> bool:
        asked = ((self.kinds, "kind"), (self.states, "state"), (self.bases, "force_basis"))
        return all(not wanted or (act is not None and getattr(act, field) in wanted) for wanted, field in asked)


_E, _K, _R = JournalEvent, ActKind, Reason
_TEXT, _MINUTES = (_K.DELIBERATION,), (_K.MINUTES,)

# Of two rows that reach the same person for one event, the first one is told.
NOTICES = (
    Notice(SUBMITTED, _R.TO_SIGN, (PRESIDENT,), kinds=(_K.CONVOCATION,)),
    Notice(SUBMITTED, _R.TO_SIGN, (SECRETARY,), kinds=_MINUTES),
    Notice(_E.RETURNED, _R.TO_CORRECT, (CLERK,)),
    Notice(_E.AGENDA_SENT, _R.AGENDA_TO_READ, (AUTHORITY,)),
    Notice(_E.AGENDA_RECEIVED, _R.AGENDA_WITH_AUTHORITY, (CLERK, PRESIDENT)),
    Notice(_E.ITEM_ADDED, _R.ITEM_ADDED, (CLERK, PRESIDENT, SECRETARY)),
    Notice(_E.ITEM_OPPOSED, _R.ITEM_OPPOSED, (CLERK, PRESIDENT, SECRETARY), is_urgent=True),
    Notice(_E.ITEM_REFERRED, _R.ITEM_REFERRED, (CLERK, PRESIDENT, SECRETARY), is_urgent=True),
    Notice(_E.ITEM_RULED, _R.ITEM_RULED, (CLERK, PRESIDENT, SECRETARY), is_urgent=True),
    Notice(_E.ITEM_ASKED, _R.ITEM_ASKED, (CLERK, PRESIDENT)),
    Notice(_E.QUESTION_ASKED, _R.QUESTION, (CLERK, PRESIDENT)),
    Notice(_E.PETITION_RECEIVED, _R.PETITION, (CLERK, PRESIDENT)),
    Notice(_E.PETITION_DECIDED, _R.PETITION_DECIDED, (CLERK, PRESIDENT)),
    Notice(_E.COMMITTEE_REPORTED, _R.COMMITTEE_REPORT, (CLERK, PRESIDENT)),
    Notice(_E.CONVOKED, _R.CONVOKED, (CLERK,)),
    Notice(_E.BOUNCED, _R.BOUNCED, (CLERK,), is_urgent=True),
    Notice(_E.EXCUSED, _R.EXCUSED, (CLERK, PRESIDENT)),
    Notice(_E.SESSION_EXTENDED, _R.EXTENDED, (CLERK, PRESIDENT, SECRETARY, AUTHORITY)),
    Notice(_E.CANCELLED, _R.CANCELLED, (CLERK, PRESIDENT, SECRETARY, AUTHORITY)),
    Notice(_E.SECOND_SITTING, _R.SECOND_SITTING, (CLERK, PRESIDENT)),
    Notice(_E.ADOPTED, _R.TO_SIGN, (PRESIDENT, SECRETARY), kinds=_TEXT, states=(ActState.ADOPTED,)),
    Notice(_E.SIGNED, _R.TO_TRANSMIT, (CLERK,), kinds=_TEXT, states=(ActState.SIGNED,)),
    Notice(_E.SESSION_CLOSED, _R.MINUTES_TO_WRITE, (CLERK, SECRETARY)),
    Notice(_E.SESSION_CLOSED, _R.ACTS_TO_SIGN, (PRESIDENT,)),
    Notice(_E.ESTABLISHED, _R.MINUTES_TO_SEND, (CLERK,)),
    Notice(_E.ESTABLISHED, _R.TO_KEEP, (ARCHIVIST,)),
    Notice(_E.REMARKED, _R.REMARKED, (CLERK, SECRETARY)),
    Notice(_E.RECEIVED, _R.TO_REVIEW, (AUTHORITY,), kinds=_TEXT),
    Notice(_E.RECEIVED, _R.MINUTES_RECEIVED, (AUTHORITY,), kinds=_MINUTES),
    Notice(_E.RECEIVED, _R.RECEIVED, (CLERK, PRESIDENT), kinds=_TEXT),
    Notice(_E.OPPOSED, _R.TO_DELIBERATE_AGAIN, (CLERK, PRESIDENT, SECRETARY), is_urgent=True),
    Notice(_E.RECLASSIFIED, _R.RECLASSIFIED, (CLERK, PRESIDENT, AUTHORITY)),
    Notice(_E.VISA_GRANTED, _R.VISA_GRANTED, (CLERK, PRESIDENT)),
    Notice(_E.VISA_REFUSED, _R.VISA_REFUSED, (CLERK, PRESIDENT, SECRETARY)),
    Notice(_E.VISA_TACIT, _R.VISA_TACIT, (CLERK, PRESIDENT, AUTHORITY)),
    # A visa already told of the force it gives.
    Notice(_E.EXECUTORY, _R.TO_EXECUTE, (CLERK, PRESIDENT), bases=(ForceBasis.OPPOSITION_LAPSED,)),
    Notice(_E.FORCE_CORRECTED, _R.FORCE_CORRECTED, (CLERK, PRESIDENT)),
    Notice(_E.PAPERS_ASKED, _R.PAPERS_ASKED, (CLERK,), is_urgent=True),
    Notice(_E.PAPERS_SENT, _R.PAPERS_SENT, (AUTHORITY,), is_urgent=True),
    Notice(_E.REEXAMINED, _R.ANSWERED, (AUTHORITY,)),
    Notice(_E.MAINTAINED, _R.ANSWERED, (AUTHORITY,)),
    Notice(_E.ABANDONED, _R.ANSWERED, (AUTHORITY,)),
    Notice(_E.REFERRED, _R.IN_COURT, (CLERK, PRESIDENT), is_urgent=True),
    Notice(_E.NULLITY_SOUGHT, _R.IN_COURT, (CLERK, PRESIDENT)),
    Notice(_E.SUSPENSION_RULED, _R.RULED, (CLERK, PRESIDENT, AUTHORITY)),
    Notice(_E.JUDGED, _R.RULED, (CLERK, PRESIDENT, AUTHORITY)),
    Notice(DUE_FROM_AUTHORITY, _R.TO_DECIDE, (AUTHORITY,), is_urgent=True),
    Notice(DUE_FROM_COUNCIL, _R.TO_VOTE_AGAIN, (CLERK, PRESIDENT), is_urgent=True),
    Notice(RECTIFICATION_ASKED, _R.TO_CONFIRM, (PRESIDENT, SECRETARY), kinds=_TEXT),
    Notice(_E.RECTIFIED, _R.RECTIFIED, (CLERK, PRESIDENT, SECRETARY, AUTHORITY), kinds=_TEXT),
)

_BY_EVENT: dict[str, list[Notice]] = defaultdict(list)
for _notice in NOTICES:
    _BY_EVENT[str(_notice.event)].append(_notice)

URGENT_EVENTS = frozenset(str(notice.event) for notice in NOTICES if notice.is_urgent)


def of_event(event: str) -> tuple[Notice, ...]:
    return tuple(_BY_EVENT.get(str(event), ()))
