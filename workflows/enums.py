"""The closed lists of the procedures, with their words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SignatoryOffice(TextChoices):
    PRESIDENT = "president", _("président du conseil")
    SECRETARY = "secretary", _("secrétaire du conseil")


class ClockKind(TextChoices):
    OPPOSITION = "opposition", _("Délai d'opposition")
    VISA = "visa", _("Délai de visa")
    ENTRY_INTO_FORCE = "entry_into_force", _("Délai d'entrée en vigueur")
    # These only tell who is late: no silence answers in their stead.
    BUDGET_REFUSAL = "budget_refusal", _("Délai de refus du budget")
    SECOND_BUDGET = "second_budget", _("Délai du nouveau vote du budget")
    SUSPENSION_RULING = "suspension_ruling", _("Délai du juge des référés")
    JUDGMENT = "judgment", _("Délai du jugement")


class ClockState(TextChoices):
    RUNNING = "running", _("en cours")
    USED = "used", _("une décision est intervenue")
    LAPSED = "lapsed", _("échu sans décision")
    STOPPED = "stopped", _("sans objet")


class ProceedingKind(TextChoices):
    OPPOSITION = "opposition", _("Opposition")
    VISA_GRANTED = "visa_granted", _("Visa accordé")
    VISA_REFUSED = "visa_refused", _("Visa refusé")
    VISA_TACIT = "visa_tacit", _("Visa réputé accordé")
    VISA_REQUIRED = "visa_required", _("Visa jugé nécessaire")
    VISA_WAIVED = "visa_waived", _("Visa jugé non nécessaire")
    OPPOSITION_LAPSED = "opposition_lapsed", _("Délai d'opposition échu")
    WITHDRAWN = "withdrawn", _("Retrait par le conseil")
    AMENDED = "amended", _("Remplacement par une nouvelle délibération")
    MAINTAINED = "maintained", _("Maintien par le conseil")
    ABANDONED = "abandoned", _("Abandon")
    REFERRAL = "referral", _("Saisine du juge des référés")
    SUSPENSION_ORDERED = "suspension_ordered", _("Sursis à exécution ordonné")
    SUSPENSION_REFUSED = "suspension_refused", _("Sursis à exécution refusé")
    NULLITY_SOUGHT = "nullity_sought", _("Demande de nullité")
    ANNULLED = "annulled", _("Jugement d'annulation")
    UPHELD = "upheld", _("Jugement confirmant la légalité")


class DelegationQuality(TextChoices):
    HOLDER = "holder", _("titulaire")
    ACTING = "acting", _("intérimaire")
    DELEGATE = "delegate", _("par délégation")


class Verdict(TextChoices):
    FINE = "fine", _("rien à relever")
    DOUBT = "doubt", _("à approfondir")
    FAULT = "fault", _("irrégulier")


class Advice(TextChoices):
    FAVOURABLE = "favourable", _("favorable")
    RESERVED = "reserved", _("avec réserves")
    UNFAVOURABLE = "unfavourable", _("défavorable")


class OppositionGround(TextChoices):
    """The grounds of 113-14 a.117, 112-14 a.108 and 111-14 a.114; expediency is none of them."""

    OUTSIDE_POWERS = "outside_powers", _("Décision étrangère aux attributions du conseil ou du président")
    BREACH_OF_LAW = "breach_of_law", _("Violation de la loi organique ou des lois et règlements")
    INTERNAL_REGULATIONS = "internal_regulations", _("Règlement intérieur contraire à la loi")
