"""What each action does and what it did, in whole sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from document_types.law.statutes import rule
from document_types.models import Act
from document_types.reader import article, day_words
from workflows.actions import ACTIONS
from workflows.enums import ClockKind
from workflows.models import Clock
from workflows.services.offices import acts_for, visa_authority_of
from workflows.services.steps import why_impossible
from workflows.services.transmission import authority_of
from workflows.views import words

_CONSEQUENCES = {
    "oppose": gettext_lazy("L'acte n'entre pas en vigueur ; le conseil doit en délibérer de nouveau (%(article)s)."),
    "grant_visa": gettext_lazy("L'acte devient exécutoire dès cette décision (%(article)s)."),
    "refuse_visa": gettext_lazy(
        "L'acte n'entre pas en vigueur ; le conseil peut délibérer de nouveau ou y renoncer (%(article)s)."
    ),
    "require_visa": gettext_lazy(
        "L'acte attend le visa ; son délai court depuis la réception, celui de l'opposition continue (%(article)s)."
    ),
    "waive_visa": gettext_lazy(
        "Le délai de visa perd son objet ; l'acte est exécutoire sans opposition dans le délai (%(article)s)."
    ),
    "refer": gettext_lazy("La saisine suspend l'exécution jusqu'à ce que le juge des référés statue (%(article)s)."),
    "seek_nullity": gettext_lazy("La force de l'acte ne change pas avant le jugement (%(article)s)."),
    "order_suspension": gettext_lazy("L'acte reste sans effet jusqu'au jugement sur la nullité (%(article)s)."),
    "refuse_suspension": gettext_lazy(
        "L'acte est exécutoire ; le jugement sur la nullité reste attendu (%(article)s)."
    ),
    "annul": gettext_lazy("L'acte est nul ; sa page reste, avec la mention du jugement (%(article)s)."),
    "uphold": gettext_lazy("La demande de nullité est rejetée (%(article)s)."),
}
_WAIVED_LATE = gettext_lazy("L'acte est exécutoire dès cette décision : le délai d'opposition est échu (%(article)s).")

_DONE = {
    "oppose": gettext_lazy("Opposition enregistrée : le conseil la voit dès maintenant. La lettre peut être imprimée."),
    "grant_visa": gettext_lazy("Visa accordé : l'acte est exécutoire."),
    "refuse_visa": gettext_lazy(
        "Refus de visa enregistré : le conseil le voit dès maintenant. La lettre peut être imprimée."
    ),
    "require_visa": gettext_lazy("Enregistré : l'acte est soumis au visa, le conseil le voit dès maintenant."),
    "waive_visa": gettext_lazy("Enregistré : l'acte n'est pas soumis au visa, le conseil le voit dès maintenant."),
    "refer": gettext_lazy("Saisine enregistrée : l'exécution est suspendue, le délai du juge court."),
    "seek_nullity": gettext_lazy("Demande de nullité enregistrée : le conseil la voit dès maintenant."),
}
_RULED = gettext_lazy("Décision du tribunal enregistrée : l'autre partie la voit dès maintenant.")


def consequence(act: Act, key: str) -> str:
    """What the action does, in a sentence with its article."""
    sentence = _CONSEQUENCES[key]
    is_lapsed = not Clock.objects.running().filter(act=act, kind=ClockKind.OPPOSITION).exists()
    if key == "waive_visa" and is_lapsed:
        sentence = _WAIVED_LATE
    return str(sentence) % {"article": article(rule(ACTIONS[key].rule, act.council.level, act.dated_on))}


def done(key: str) -> str:
    return str(_DONE.get(key, _RULED))


def why_not(act: Act, key: str, user) -> str:
    """Why the user may not do this on this act today."""
    action = ACTIONS[key]
    if not act.may(action.step):
        return why_impossible(act, action.step)
    if not action.is_review:
        return _("Cette étape revient à l'autorité qui saisit le tribunal, ou n'est pas ouverte sur cet acte.")
    authority = authority_of(act.council) if key == "oppose" else visa_authority_of(act)
    if not acts_for(user, authority):
        name = authority.name if authority else words.visa_office_words(act)
        return _("Cette décision revient à une autre autorité : %(authority)s.") % {"authority": name}
    delay = Clock.objects.filter(act=act, kind=ClockKind.OPPOSITION).first()
    if key == "oppose" and delay:
        return _("Le délai d'opposition a pris fin le %(day)s (%(article)s). Seul le tribunal peut être saisi.") % {
            "day": day_words(delay.due_on),
            "article": words.article_of(delay),
        }
    if key in ("require_visa", "waive_visa"):
        return _("La matière de cet acte, ou la fin de ses délais, ne laisse rien à préciser sur le visa.")
    return _("Cette étape ne vous revient pas.")
