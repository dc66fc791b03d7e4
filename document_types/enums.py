"""The closed lists of the domain, with their words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActKind(TextChoices):
    DELIBERATION = "deliberation", _("Délibération")
    CONVOCATION = "convocation", _("Convocation")
    MINUTES = "minutes", _("Procès-verbal")


class ActState(TextChoices):
    """Where an act stands in its legal life; `lifecycle.py` holds the lawful steps between these."""

    DRAFT = "draft", _("Brouillon")
    ON_AGENDA = "on_agenda", _("Inscrite à l'ordre du jour")
    POSTPONED = "postponed", _("Reportée")
    SECOND_SITTING = "second_sitting", _("Renvoyée à une deuxième séance")
    REJECTED = "rejected", _("Rejetée par le conseil")
    ADOPTED = "adopted", _("Adoptée par le conseil")
    SIGNED = "signed", _("Signée")
    TRANSMITTED = "transmitted", _("Délai d'opposition en cours")
    AWAITING_VISA = "awaiting_visa", _("En attente de visa")
    EXECUTORY = "executory", _("Exécutoire")
    VISA_REFUSED = "visa_refused", _("Visa refusé")
    OPPOSED = "opposed", _("Opposition de l'autorité")
    WITHDRAWN = "withdrawn", _("Retirée")
    REPLACED = "replaced", _("Remplacée par une nouvelle délibération")
    MAINTAINED = "maintained", _("Maintenue, non exécutoire")
    REFERRED = "referred", _("Juge saisi, exécution suspendue")
    SUSPENDED = "suspended", _("Sursis à exécution ordonné")
    SUSPENSION_REFUSED = "suspension_refused", _("Sursis refusé, jugement attendu")
    NULLITY_SOUGHT = "nullity_sought", _("Exécutoire, nullité demandée au tribunal")
    ANNULLED = "annulled", _("Annulée par le tribunal")
    UPHELD = "upheld", _("Légalité confirmée par le tribunal")
    ABANDONED = "abandoned", _("Abandonnée")
    SENT = "sent", _("Envoyée")
    CANCELLED = "cancelled", _("Annulée")
    ESTABLISHED = "established", _("Établi")
    ARCHIVED = "archived", _("Reprise des archives, effets non vérifiés ici")


class ForceBasis(TextChoices):
    """Why an executory act is in force."""

    OPPOSITION_LAPSED = "opposition_lapsed", _("aucune opposition dans le délai")
    VISA = "visa", _("visa accordé")
    TACIT_VISA = "tacit_visa", _("visa réputé accordé")


class ForceKind(TextChoices):
    """What a citizen asks of an act: does it apply?"""

    NOT_IN_FORCE = "not_in_force", _("Pas en vigueur")
    IN_FORCE = "in_force", _("En vigueur")
    SUSPENDED = "suspended", _("Exécution suspendue")
    ANNULLED = "annulled", _("Annulée")
    WITHDRAWN = "withdrawn", _("Retirée ou abandonnée")
    REPLACED = "replaced", _("Remplacée")
    UNKNOWN = "unknown", _("Effets non vérifiés")


class Origin(TextChoices):
    BORN_HERE = "born_here", _("établi sur la plateforme")
    IMPORTED = "imported", _("repris des archives")


class AuthenticLanguage(TextChoices):
    AR = "ar", _("arabe")
    FR = "fr", _("français")


class CouncilState(TextChoices):
    NOT_CONNECTED = "not_connected", _("pas encore connecté")
    PAPER_AUTHORITY = "paper_authority", _("actif, autorité sur papier")
    ACTIVE = "active", _("actif")


class OnlineFrom(TextChoices):
    POSTING = "posting", _("dès l'affichage au siège")
    FORCE = "force", _("dès que l'acte est exécutoire")


class SessionKind(TextChoices):
    ORDINARY = "ordinary", _("Session ordinaire")
    EXTRAORDINARY = "extraordinary", _("Session extraordinaire")
    ON_REQUEST = "on_request", _("Session à la demande de l'autorité")
    INSTALLATION = "installation", _("Session d'installation")


class SessionState(TextChoices):
    PLANNED = "planned", _("en préparation")
    CONVENED = "convened", _("convoquée")
    OPEN = "open", _("en cours")
    CLOSED = "closed", _("close")
    CANCELLED = "cancelled", _("annulée")


class ItemOutcome(TextChoices):
    PENDING = "pending", _("à examiner")
    ADOPTED = "adopted", _("adopté")
    REJECTED = "rejected", _("rejeté")
    POSTPONED = "postponed", _("reporté")
    WITHDRAWN = "withdrawn", _("retiré")
    SECOND_SITTING = "second_sitting", _("renvoyé à une deuxième séance")
    NOTED = "noted", _("pris acte")


# The council still has to say something: until then its session does not close.
OPEN_OUTCOMES = (ItemOutcome.PENDING, ItemOutcome.SECOND_SITTING)


class ItemOrigin(TextChoices):
    """Who put a point on the agenda, and by what right (AGE-1, AGE-3, AGE-4, AGE-8, QUE-1)."""

    PRESIDENT = "president", _("le président et le bureau")
    MEMBERS = "members", _("une demande de membres")
    AUTHORITY = "authority", _("l'autorité de contrôle")
    PETITION = "petition", _("une pétition")
    QUESTIONS = "questions", _("des questions écrites")
    POSTPONED = "postponed", _("un report d'une session précédente")


class AskedBy(TextChoices):
    """Who asks that a point be debated behind closed doors (PUB-2, PUB-3)."""

    PRESIDENT = "president", _("le président")
    THIRD = "third", _("un tiers des membres du conseil")
    AUTHORITY = "authority", _("l'autorité de contrôle")


class PollKind(TextChoices):
    """What is put to the vote under a point, beside its text."""

    CLOSED_MEETING = "closed_meeting", _("Séance non ouverte au public")
    WITHOUT_REPORT = "without_report", _("Délibérer sans rapport de commission")
    AMENDMENT = "amendment", _("Amendement")
    REVENUE = "revenue", _("Recettes du budget")
    CHAPTER = "chapter", _("Chapitre des dépenses")
    SEAT = "seat", _("Mandat à pourvoir")


class CommitteeKind(TextChoices):
    STANDING = "standing", _("commission permanente")
    TEMPORARY = "temporary", _("commission thématique temporaire")
    INQUIRY = "inquiry", _("commission d'enquête")


class CommitteeOffice(TextChoices):
    CHAIR = "chair", _("président de la commission")
    VICE_CHAIR = "vice_chair", _("vice-président de la commission")
    MEMBER = "member", _("membre de la commission")


class Opinion(TextChoices):
    """What a committee advises the council on a point."""

    FAVOURABLE = "favourable", _("favorable")
    WITH_REMARKS = "with_remarks", _("favorable avec observations")
    UNFAVOURABLE = "unfavourable", _("défavorable")
    NONE = "none", _("sans avis")


class Petitioner(TextChoices):
    CITIZENS = "citizens", _("citoyennes et citoyens")
    ASSOCIATION = "association", _("association")


class Attendance(TextChoices):
    PRESENT = "present", _("présent")
    EXCUSED = "excused", _("excusé")
    ABSENT = "absent", _("absent")


class Choice(TextChoices):
    FOR = "for", _("pour")
    AGAINST = "against", _("contre")
    ABSTENTION = "abstention", _("abstention")


class MandateOffice(TextChoices):
    PRESIDENT = "president", _("président du conseil")
    VICE_PRESIDENT = "vice_president", _("vice-président")
    SECRETARY = "secretary", _("secrétaire du conseil")
    DEPUTY_SECRETARY = "deputy_secretary", _("secrétaire adjoint")
    MEMBER = "member", _("membre du conseil")


class AnnexRole(TextChoices):
    """What a file is to its act; an original is the paper that an imported act is known by."""

    ORIGINAL = "original", _("original")
    PAPER = "paper", _("pièce")
    PLAN = "plan", _("plan")
    BUDGET = "budget", _("budget")
    CONTRACT = "contract", _("contrat ou convention")
    SIGNED_COPY = "signed_copy", _("exemplaire signé")
    OTHER = "other", _("autre document")


# What whoever writes an act says of a file joined to it.
WRITTEN_ROLES = [(each.value, each.label) for each in AnnexRole if each != AnnexRole.ORIGINAL]


class VersionStage(TextChoices):
    DRAFT = "draft", _("Projet soumis au conseil")
    ADOPTED = "adopted", _("Texte adopté")
    RECTIFIED = "rectified", _("Texte rectifié")


class LinkKind(TextChoices):
    """What a later act does to an earlier one in force."""

    AMENDS = "amends", _("modifie")
    REPLACES = "replaces", _("remplace")


class Reexamination(TextChoices):
    """What a new deliberation does, once adopted, to the act that came back to the council (LEG-4)."""

    WITHDRAWN = "withdrawn", _("Retirer l'acte")
    AMENDED = "amended", _("Remplacer l'acte par un texte modifié")
    MAINTAINED = "maintained", _("Maintenir l'acte tel quel")


class RootPeriod(TextChoices):
    DAY = "day", _("jour")
    YEAR = "year", _("année")


class StampedKind(TextChoices):
    RECEIPT = "receipt", _("récépissé")
    PUBLICATION = "publication", _("publication")
    ROOT = "root", _("empreinte des journaux")


class Edition(TextChoices):
    """In which language a paper is set; both stand side by side.

    French comes first then: a PDF said to read from the right is copied with its French turned around.
    """

    AR = "ar", _("arabe")
    FR = "fr", _("français")
    BOTH = "fr-ar", _("français et arabe")

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.value.split("-"))


class Register(TextChoices):
    """The books a council keeps year by year (MIN-2, MIN-3, SES-20)."""

    DECISIONS = "decisions", _("Registre des délibérations")
    MINUTES = "minutes", _("Registre des procès-verbaux")
    ATTENDANCE = "attendance", _("Registre de présence")


class Channel(TextChoices):
    EMAIL = "email", _("courriel")
    PAPER = "paper", _("papier")


class JournalEvent(TextChoices):
    """Each legal event that a journal records, in the words of the life-line."""

    TERRITORY_IMPORTED = "territory_imported", _("Territoire importé")
    TERRITORY_CHANGED = "territory_changed", _("Collectivité modifiée")
    COUNCIL_ACTIVATED = "council_activated", _("Conseil connecté")
    CLOSING_DAY_SET = "closing_day_set", _("Jour de fermeture enregistré")
    FEAST_ANNOUNCED = "feast_announced", _("Jour d'une fête annoncé")
    READING_CHOSEN = "reading_chosen", _("Lecture de la loi choisie")
    MANDATE_CHANGED = "mandate_changed", _("Mandat enregistré")
    SESSION_OPENED = "session_opened", _("Session ouverte à la préparation")
    AGENDA_CHANGED = "agenda_changed", _("Ordre du jour modifié")
    AGENDA_SENT = "agenda_sent", _("Ordre du jour adressé à l'autorité")
    AGENDA_RECEIVED = "agenda_received", _("Ordre du jour reçu par l'autorité")
    ITEM_ADDED = "item_added", _("Point ajouté par l'autorité")
    ITEM_OPPOSED = "item_opposed", _("Opposition de l'autorité à un point de l'ordre du jour")
    ITEM_REFERRED = "item_referred", _("Juge des référés saisi d'un point de l'ordre du jour")
    ITEM_RULED = "item_ruled", _("Décision du juge sur un point de l'ordre du jour")
    SESSION_EXTENDED = "session_extended", _("Session prolongée")
    SESSION_CLOSED = "session_closed", _("Session close")
    SITTING_RECORDED = "sitting_recorded", _("Séance tenue")
    SITTING_SUSPENDED = "sitting_suspended", _("Séance suspendue")
    SITTING_RESUMED = "sitting_resumed", _("Séance reprise")
    SITTING_CLOSED = "sitting_closed", _("Séance levée")
    PRESENCE_CHANGED = "presence_changed", _("Arrivée ou départ d'un membre")
    DRAFTED = "drafted", _("Projet préparé")
    ITEM_ASKED = "item_asked", _("Point demandé par des membres")
    ITEM_REFUSED = "item_refused", _("Inscription d'un point refusée")
    PETITION_RECEIVED = "petition_received", _("Pétition déposée")
    PETITION_DECIDED = "petition_decided", _("Décision du bureau sur une pétition")
    QUESTION_ASKED = "question_asked", _("Question écrite reçue")
    QUESTION_ANSWERED = "question_answered", _("Réponse à une question écrite")
    COMMITTEE_CHANGED = "committee_changed", _("Commission modifiée")
    COMMITTEE_CONVENED = "committee_convened", _("Commission convoquée")
    COMMITTEE_MET = "committee_met", _("Commission réunie")
    COMMITTEE_REPORTED = "committee_reported", _("Rapport de commission")
    PLACED = "placed", _("Inscrite à l'ordre du jour")
    DEBATED = "debated", _("Débat consigné")
    VOTED = "voted", _("Mise aux voix")
    DESIGNATED = "designated", _("Désignation par le conseil")
    ADOPTED = "adopted", _("Adoptée par le conseil")
    REJECTED = "rejected", _("Rejetée par le conseil")
    POSTPONED = "postponed", _("Reportée")
    ITEM_WITHDRAWN = "item_withdrawn", _("Point retiré en séance")
    SECOND_SITTING = "second_sitting", _("Renvoyée à une deuxième séance")
    SIGNED = "signed", _("Signature")
    RETURNED = "returned", _("Renvoyé pour correction")
    POSTED = "posted", _("Affichée au siège")
    PUT_ONLINE = "put_online", _("Mise en ligne")
    TRANSMITTED = "transmitted", _("Transmise à l'autorité")
    RECEIVED = "received", _("Reçue par l'autorité")
    OPPOSED = "opposed", _("Opposition de l'autorité")
    RECLASSIFIED = "reclassified", _("Soumission au visa précisée par l'autorité")
    VISA_GRANTED = "visa_granted", _("Visa accordé")
    VISA_REFUSED = "visa_refused", _("Visa refusé")
    VISA_TACIT = "visa_tacit", _("Visa réputé accordé")
    EXECUTORY = "executory", _("Exécutoire")
    FORCE_CORRECTED = "force_corrected", _("Force corrigée : la décision prise à temps l'emporte")
    REEXAMINED = "reexamined", _("Nouvelle délibération")
    MAINTAINED = "maintained", _("Maintenue par le conseil")
    ABANDONED = "abandoned", _("Abandonnée")
    REFERRED = "referred", _("Juge des référés saisi")
    SUSPENSION_RULED = "suspension_ruled", _("Décision sur le sursis")
    NULLITY_SOUGHT = "nullity_sought", _("Nullité demandée au tribunal")
    PAPERS_ASKED = "papers_asked", _("Pièces demandées par l'autorité")
    PAPERS_SENT = "papers_sent", _("Pièces adressées à l'autorité")
    DELEGATED = "delegated", _("Délégation de l'autorité enregistrée")
    RECTIFIED = "rectified", _("Erreur matérielle rectifiée")
    CHANGED = "changed", _("Modifiée ou remplacée par un acte postérieur")
    JUDGED = "judged", _("Jugement sur la légalité")
    CONVOKED = "convoked", _("Convocation envoyée")
    DELIVERED = "delivered", _("Remise aux membres")
    CONFIRMED = "confirmed", _("Remise confirmée par le serveur du destinataire")
    BOUNCED = "bounced", _("Courriel revenu sans être remis")
    OPENED = "opened", _("Convocation ouverte par un membre")
    ACKNOWLEDGED = "acknowledged", _("Accusé de réception d'un membre")
    EXCUSED = "excused", _("Absence annoncée par un membre")
    CANCELLED = "cancelled", _("Annulation")
    ESTABLISHED = "established", _("Procès-verbal établi")
    REMARKED = "remarked", _("Observation sur le procès-verbal")
    APPROVED = "approved", _("Procès-verbal approuvé par le conseil")
    POSTING_CERTIFIED = "posting_certified", _("Affichage certifié")
    PAPER_ISSUED = "paper_issued", _("Exemplaire de l'acte établi")
    PAPER_SIGNED = "paper_signed", _("Exemplaire signé par certificat électronique")
    IMPORTED = "imported", _("Reprise des archives")
    DOCUMENT_CHANGED = "document_changed", _("Accès à un fichier modifié")
