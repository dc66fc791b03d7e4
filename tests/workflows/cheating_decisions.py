"""Attempts on decisions: who tries what round an opposition, a visa, a court, a paper; and what answers."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from tests.factories import act_form
from tests.workflows.cheating_scene import (
    DENIED,
    LOCKED,
    NO_ACCESS,
    Attempt,
    decide,
    of_page,
    post,
    secretariat,
    task,
    yesterday,
)
from tests.workflows.room import GROUND
from workflows.enums import ProceedingKind
from workflows.services import (
    proceedings,
    review,
    transmission,
)
from workflows.services.decision import Decision

OPPOSITION = {"reference": "77/2026", "ground": "breach_of_law", "reasons_fr": "Hors attributions.", "confirmed": "1"}
PAPER = {"reference": "77/2026", "ground": "breach_of_law", "reasons_fr": "Motif.", "decided_on": "2026-05-11"}
RULING = {"reference": "TA-9", "decided_on": "2026-06-15"}
INVISIBLE = "\u200b\u2060"


def paper(at) -> dict:
    return PAPER | {"decided_on": yesterday().isoformat()}


def batch(*names: str):
    return lambda at: {"acte": [at.acts[name].pk for name in names], "reference": "9/2026"}


def visa(at) -> str:
    return reverse("review:batch_visa")


def on_paper(name: str, action: str = "oppose"):
    return lambda at: reverse("secretariat:paper_decision", args=[at.scene.on_paper[name].pk, action])


def proved(at, **facts) -> Decision:
    paper = {"is_paper": True, "decided_on": yesterday(), "scan": at.scene.foreign_scan}
    return Decision(user=at.user, reference="5", reasons_fr="Motif.", **(paper | facts))


def oppose(at, act, **facts):
    review.oppose(act=act, ground=GROUND, decision=proved(at, **facts))


def transmit(at, act, **facts):
    transmission.transmit(acts=[act], user=at.user, **facts)


def review_rule(at, day: date):
    decision = proved(at, decided_on=day, scan=at.scene.own_scan)
    proceedings.rule_on(act=at.acts["before the court"], outcome=ProceedingKind.ANNULLED, decision=decision)


def late_signature(at):
    """Signed yesterday, with a receipt of May silence would answer at once."""
    act = at.scene.on_paper["signed"]
    transmit(at, act, is_paper=True, decided_on=date(2026, 5, 8), receipt_number="1", scan=at.scene.foreign_scan)


TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()
ON_DECISIONS = [
    # The opposition: reasons, delay, ground, and whose it is (LEG-3).
    Attempt(
        "oppose without reasons",
        "officer",
        post(decide("vow", "oppose"), OPPOSITION | {"reasons_fr": " "}),
        "doit être motivée",
    ),
    Attempt(
        "oppose with reasons that nobody sees",
        "officer",
        post(decide("vow", "oppose"), OPPOSITION | {"reasons_fr": INVISIBLE}),
        "doit être motivée",
    ),
    Attempt(
        "oppose after the delay",
        "officer",
        post(decide("late", "oppose"), OPPOSITION),
        "Le délai d'opposition a pris fin",
    ),
    Attempt(
        "oppose on a ground of another kind",
        "officer",
        post(decide("vow", "oppose"), OPPOSITION | {"ground": "internal_regulations"}),
        "choix valide",
    ),
    Attempt("oppose from another province", "officer elsewhere", post(decide("vow", "oppose"), OPPOSITION), NO_ACCESS),
    Attempt("oppose a commune's act as the wali", "wali", post(decide("vow", "oppose"), OPPOSITION), NO_ACCESS),
    Attempt(
        "oppose as the ministry", "interior", post(decide("vow", "oppose"), OPPOSITION), "revient à une autre autorité"
    ),
    Attempt(
        "oppose as the clerk, by the authority's address",
        "clerk",
        post(decide("vow", "oppose"), OPPOSITION),
        "autorités de contrôle",
    ),
    Attempt("oppose as a superuser", "superuser", post(decide("vow", "oppose"), OPPOSITION), "autorités de contrôle"),
    Attempt("a step that does not exist", "officer", post(decide("vow", "approve"), OPPOSITION), "n'existe pas"),
    # The same by Wagtail's own addresses.
    Attempt("oppose by Wagtail as the clerk", "clerk", post(task("vow", "oppose"), OPPOSITION), "autre autorité"),
    Attempt("oppose by Wagtail as a superuser", "superuser", post(task("vow", "oppose"), OPPOSITION), "autre autorité"),
    Attempt(
        "oppose by Wagtail without reasons",
        "officer",
        post(task("vow", "oppose"), OPPOSITION | {"reasons_fr": ""}),
        "doit être motivée",
    ),
    Attempt(
        "oppose by Wagtail after the delay",
        "officer",
        post(task("late", "oppose"), OPPOSITION),
        "Le délai d'opposition a pris fin",
    ),
    Attempt(
        "oppose by Wagtail from another province",
        "officer elsewhere",
        post(task("vow", "oppose"), OPPOSITION),
        NO_ACCESS,
    ),
    Attempt(
        "oppose by the waiting step of another act",
        "officer",
        post(task("vow", "oppose", of="late"), OPPOSITION),
        "Le délai d'opposition a pris fin",
    ),
    Attempt("approve by Wagtail's own word", "officer", post(task("vow", "approve")), DENIED),
    Attempt(
        "collect the data of a step as the clerk",
        "clerk",
        post(task("vow", "oppose", "collect_workflow_action_data"), OPPOSITION),
        "autre autorité",
    ),
    Attempt(
        "cancel the review", "clerk", post(of_page("edit", "vow"), act_form() | {"action-cancel-workflow": "1"}), LOCKED
    ),
    # The visa.
    Attempt(
        "the governor visas what is the ministry's",
        "officer",
        post(decide("company", "grant_visa"), {"reference": "1", "confirmed": "1"}),
        "revient à une autre autorité",
    ),
    Attempt(
        "the ministry visas what is the governor's",
        "interior",
        post(decide("rates", "grant_visa"), {"reference": "1", "confirmed": "1"}),
        "revient à une autre autorité",
    ),
    Attempt(
        "visa an act that needs none",
        "officer",
        post(decide("vow", "grant_visa"), {"reference": "1", "confirmed": "1"}),
        "n'est pas possible",
    ),
    Attempt(
        "visa twice",
        "officer",
        post(decide("visaed", "grant_visa"), {"reference": "1", "confirmed": "1"}),
        "n'est pas possible",
    ),
    Attempt(
        "batch with an act of another authority",
        "officer",
        post(visa, batch("rates", "company")),
        "Rien n'est enregistré",
    ),
    Attempt(
        "batch with an act already decided", "officer", post(visa, batch("rates", "visaed")), "Rien n'est enregistré"
    ),
    Attempt("batch with an act that was never received", "officer", post(visa, batch("rates", "signed")), NO_ACCESS),
    Attempt(
        "batch with a key that is none", "officer", post(visa, {"acte": ["999999", "x"], "reference": "9"}), NO_ACCESS
    ),
    Attempt(
        "batch of more than a hundred",
        "officer",
        post(visa, {"acte": range(1, 102), "reference": "9"}),
        "cent actes au plus",
    ),
    Attempt(
        "batch without a number",
        "officer",
        post(visa, lambda at: batch("rates")(at) | {"reference": " "}),
        "Champ requis",
    ),
    Attempt("batch as the clerk", "clerk", post(visa, batch("rates")), "autorités de contrôle"),
    # The court (LEG-2, LEG-5 to LEG-7).
    Attempt("annul an act that nobody seised", "officer", post(decide("vow", "annul"), RULING), "autorité qui saisit"),
    Attempt(
        "a judge for what is not maintained", "officer", post(decide("opposed", "refer"), RULING), "n'est pas possible"
    ),
    Attempt(
        "a ruling without its copy", "officer", post(decide("before the court", "annul"), RULING), "copie numérisée"
    ),
    Attempt("a ruling before the referral", "officer", lambda at: review_rule(at, date(2026, 6, 1)), "précède"),
    Attempt(
        "a ruling to come",
        "officer",
        post(decide("before the court", "annul"), RULING | {"decided_on": TOMORROW}),
        "à venir",
    ),
    Attempt(
        "a filing at an hour to come",
        "officer",
        post(
            decide("in force", "seek_nullity"),
            lambda at: RULING | {"decided_on": timezone.localdate().isoformat(), "hour": "23:59:59"},
        ),
        "heure est à venir",
    ),
    Attempt(
        "a filing by the clerk of an authority online",
        "clerk",
        post(secretariat("paper_decision", "in force", "seek_nullity"), RULING),
        "Aucune décision de cette sorte",
    ),
    Attempt(
        "a second court for the same act",
        "officer",
        post(decide("before the court", "seek_nullity"), RULING),
        "n'est pas possible",
    ),
    # Paper where there is none, or another's.
    Attempt(
        "paper of an authority online",
        "clerk",
        post(secretariat("paper_decision", "vow", "oppose"), paper),
        "Aucune décision de cette sorte",
    ),
    Attempt(
        "paper with the copy of another council",
        "neighbour",
        post(on_paper("vow"), lambda at: paper(at) | {"scan": at.scene.own_scan.pk}),
        "choix valide",
    ),
    Attempt("paper without its copy", "neighbour", post(on_paper("vow"), paper), "copie numérisée"),
    Attempt(
        "paper dated before the receipt",
        "neighbour",
        lambda at: oppose(at, at.scene.on_paper["vow"], decided_on=date(2026, 5, 2)),
        "précéder la réception",
    ),
    Attempt(
        "paper dated to come",
        "neighbour",
        post(on_paper("vow"), lambda at: PAPER | {"decided_on": TOMORROW}),
        "à venir",
    ),
    Attempt(
        "a copy of another council, past the form",
        "neighbour",
        lambda at: oppose(at, at.scene.on_paper["vow"], scan=at.scene.own_scan),
        "un autre conseil",
    ),
    Attempt(
        "a receipt dated before the signatures",
        "neighbour",
        late_signature,
        "ne peut pas précéder sa signature",
    ),
]
