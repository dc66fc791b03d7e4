"""The dossiers looked at, one a line, with every date and duration, in the words of whoever reads them."""

from collections.abc import Callable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from document_types.enums import ActKind, ActState
from document_types.law.matters import MATTERS
from document_types.models import CollectivityPage, Council
from document_types.reader import language
from workflows.enums import ProceedingKind
from workflows.follow_up.enums import Awaited, Holder, Step
from workflows.follow_up.sheets import Value

# Each field of a row with the head of its column; a field whose values have words says so below.
COLUMNS = {
    "region": gettext_lazy("Région"),
    "place": gettext_lazy("Préfecture ou province"),
    "council_id": gettext_lazy("Conseil"),
    "council__collectivity__code": gettext_lazy("Code de la collectivité"),
    "kind": gettext_lazy("Nature"),
    "act__number_label": gettext_lazy("Numéro"),
    "act__subject": gettext_lazy("Objet"),
    "matter": gettext_lazy("Matière"),
    "state": gettext_lazy("État"),
    "adopted_on": gettext_lazy("Voté ou établi le"),
    "closed_on": gettext_lazy("Session close le"),
    "signed_on": gettext_lazy("Signé le"),
    "transmission_due_on": gettext_lazy("À transmettre au plus tard le"),
    "received_on": gettext_lazy("Reçu le"),
    "sent_late_days": gettext_lazy("Jours de retard à la transmission"),
    "decided_on": gettext_lazy("Contrôlé le"),
    "decision": gettext_lazy("Décision ou silence"),
    "executory_on": gettext_lazy("Exécutoire le"),
    "posted_on": gettext_lazy("Affiché le"),
    "online_on": gettext_lazy("En ligne le"),
    **{step.column: step.label for step in Step},
    "awaited": gettext_lazy("Attendu"),
    "holder": gettext_lazy("Chez"),
    "due_on": gettext_lazy("Au plus tard le"),
    "is_duty": gettext_lazy("En retard aujourd'hui"),
}
_CHUNK = 2000


def head() -> list[str]:
    days = {step.column for step in Step}
    return [_("%(step)s (jours)") % {"step": label} if name in days else str(label) for name, label in COLUMNS.items()]


def lines(dossiers, today: date) -> Iterator[list[Value]]:
    """Rows as they are read from the database, the newest first.

    The words are those of the language that is active now: whoever reads the rows may do so after the view has ended.
    """
    first, other = ("act__subject_ar", "act__subject_fr")
    if language() == "fr":
        first, other = other, first
    fields = [name for name in COLUMNS if name != "act__subject"]
    rows = dossiers.order_by("-adopted_on", "-act").values_list(first, other, *fields)
    return _said_in_words(rows, today, _words(), {True: _("oui"), False: _("non")})


def _said_in_words(rows, today: date, words: dict, answers: dict[bool, str]) -> Iterator[list[Value]]:
    subject, late, due = (list(COLUMNS).index(name) for name in ("act__subject", "is_duty", "due_on"))
    for mine, theirs, *values in rows.iterator(_CHUNK):
        values.insert(subject, mine or theirs)
        for place, said in words.items():
            values[place] = said(values[place])
        values[late] = answers[bool(values[late] and values[due] and values[due] < today)]
        yield values


def _words() -> dict[int, Callable[[str], str]]:
    """What says each value that is a key or a code, by the place of its column."""
    pages = {page.path: page.name for page in CollectivityPage.objects.filter(depth__lte=4)}
    councils = {council.pk: council.name for council in Council.objects.with_names()}
    matters = {code: matter.label.in_language(language()) for code, matter in MATTERS.items()}
    said = {"region": pages, "place": pages, "council_id": councils, "matter": matters}
    lists = {"kind": ActKind, "state": ActState, "decision": ProceedingKind, "awaited": Awaited, "holder": Holder}
    said |= {name: {value: str(label) for value, label in choices.choices} for name, choices in lists.items()}
    places = {name: place for place, name in enumerate(COLUMNS)}
    return {places[name]: _said(words) for name, words in said.items()}


def _said(words: dict) -> Callable[[str], str]:
    return lambda value: words.get(value, "")
