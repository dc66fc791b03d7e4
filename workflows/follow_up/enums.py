"""The closed lists of the follow-up, with their words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from document_types.enums import ActState
from document_types.families import Family
from document_types.lifecycle import DECIDED


class Awaited(TextChoices):
    """The act that a dossier awaits today."""

    SIGNATURE = "signature", _("Signatures du président et du secrétaire")
    TRANSMISSION = "transmission", _("Transmission à l'autorité")
    OPPOSITION = "opposition", _("Fin du délai d'opposition")
    VISA = "visa", _("Visa")
    DELIBERATION = "deliberation", _("Nouvelle délibération")
    REFERRAL = "referral", _("Saisine du juge des référés")
    SUSPENSION = "suspension", _("Décision du juge des référés")
    JUDGMENT = "judgment", _("Jugement du tribunal")
    POSTING = "posting", _("Affichage au siège")


class Holder(TextChoices):
    """With whom a dossier is."""

    COUNCIL = "council", _("Conseil")
    AUTHORITY = "authority", _("Gouverneur ou wali")
    INTERIOR = "interior", _("Ministère de l'intérieur")
    COURT = "court", _("Juridiction")


class Step(TextChoices):
    """A step of a dossier's life, as the number of days between two of its dates.

    Force, posting and going online are facts apart from one another (law.md 7 and 11): each counts from the vote.
    """

    SIGNATURE = "signature", _("Signature, depuis le vote")
    TRANSMISSION = "transmission", _("Transmission, depuis la signature")
    CONTROL = "control", _("Contrôle, depuis la réception")
    FORCE = "force", _("Force exécutoire, depuis le vote")
    POSTING = "posting", _("Affichage, depuis le vote")
    ONLINE = "online", _("Mise en ligne, depuis le vote")

    @property
    def column(self) -> str:
        return f"{self.value}_days"


class Lateness(TextChoices):
    """What one may look for: still late today, or late for ever."""

    TODAY = "today", _("En retard aujourd'hui")
    SENT_LATE = "sent_late", _("Transmis hors délai")
    SILENCE = "silence", _("Visa par silence")


# The states a dossier may be in: from the vote on, or once minutes are established.
FOLLOWED = DECIDED - {ActState.SENT, ActState.CANCELLED, ActState.ARCHIVED}
# In the order in which an act passes through them, with what each is called here.
STAGES: dict[Family, str] = {
    Family.DONE: _("Adopté ou établi"),
    Family.WAITING: _("Au contrôle"),
    Family.IN_FORCE: _("En vigueur"),
    Family.STOPPED: _("Arrêté"),
    Family.ENDED: _("Terminé"),
}
