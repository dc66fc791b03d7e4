"""What the follow-up reads: one narrow row a dossier, and how many there are of each kind in each province.

Both repeat what the acts, their signatures, proceedings and delays say. `services/follow_up.py` alone writes them, in
the transaction of the event; `manage.py rebuild_follow_up` writes them again from the facts.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from document_types.enums import ActKind, ActState
from document_types.models import Act, Council
from workflows.enums import ProceedingKind
from workflows.follow_up.enums import Awaited, Holder


class FollowUp(models.Model):
    """A dossier from the vote on, with its dates and what it awaits.

    `region` and `place` are the paths of the region and of what lies below it: a prefecture, a province, or the
    region's own council.
    """

    act = models.OneToOneField(Act, models.CASCADE, primary_key=True, related_name="follow_up")
    council = models.ForeignKey(Council, models.CASCADE, related_name="+", db_index=False)
    region = models.CharField(max_length=12)
    place = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField(_("année"))
    kind = models.CharField(_("nature"), max_length=16, choices=ActKind.choices)
    matter = models.CharField(_("matière"), max_length=40, blank=True)
    state = models.CharField(_("état"), max_length=20, choices=ActState.choices)

    adopted_on = models.DateField(_("voté le"))
    closed_on = models.DateField(_("session close le"), null=True)
    signed_on = models.DateField(_("signé le"), null=True)
    received_on = models.DateField(_("reçu le"), null=True)
    decided_on = models.DateField(_("contrôlé le"), null=True)
    executory_on = models.DateField(_("exécutoire le"), null=True)
    posted_on = models.DateField(_("affiché le"), null=True)
    online_on = models.DateField(_("en ligne le"), null=True)
    # What ended the control of legality: a decision, or silence.
    decision = models.CharField(_("décision"), max_length=20, choices=ProceedingKind.choices, blank=True)
    transmission_due_on = models.DateField(_("à transmettre au plus tard le"), null=True)
    # Calendar days between the last day for transmission and the receipt (TRA-1); 0: in time.
    sent_late_days = models.PositiveIntegerField(_("jours de retard à la transmission"), default=0)

    awaited = models.CharField(_("attendu"), max_length=16, choices=Awaited.choices, blank=True)
    holder = models.CharField(_("chez"), max_length=12, choices=Holder.choices, blank=True)
    due_on = models.DateField(_("au plus tard le"), null=True)
    # Whether somebody is late once `due_on` has passed: where silence is the ordinary answer, nobody is.
    is_duty = models.BooleanField(default=False)

    signature_days = models.PositiveIntegerField(null=True)
    transmission_days = models.PositiveIntegerField(null=True)
    control_days = models.PositiveIntegerField(null=True)
    force_days = models.PositiveIntegerField(null=True)
    posting_days = models.PositiveIntegerField(null=True)
    online_days = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("dossier suivi")
        verbose_name_plural = _("dossiers suivis")
        indexes = [
            # What the authority received is listed by year, whoever looks; a council looks at its own.
            models.Index(
                fields=["year", "-adopted_on", "-act"],
                name="follow_up_received",
                condition=Q(received_on__isnull=False),
            ),
            models.Index(fields=["council", "year", "-adopted_on", "-act"], name="follow_up_council"),
            models.Index(fields=["place", "year", "-adopted_on", "-act"], name="follow_up_place"),
            models.Index(fields=["region", "year", "-adopted_on", "-act"], name="follow_up_region"),
            models.Index(fields=["matter", "year"], name="follow_up_matter"),
            models.Index(fields=["year", "due_on"], name="follow_up_due", condition=Q(is_duty=True)),
            models.Index(
                fields=["year", "place", "state"], name="follow_up_sent_late", condition=Q(sent_late_days__gt=0)
            ),
            models.Index(
                fields=["year", "place", "state"],
                name="follow_up_silence",
                condition=Q(decision=ProceedingKind.VISA_TACIT),
            ),
            models.Index(fields=["year", "holder", "place", "state"], name="follow_up_holder"),
        ]

    def __str__(self):
        return f"{self.act_id} {self.state}"


class FollowUpTally(models.Model):
    """How many received dossiers of a place, year, kind and state have this value of this measure."""

    region = models.CharField(max_length=12)
    place = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    state = models.CharField(max_length=20)
    measure = models.CharField(max_length=16)
    value = models.PositiveIntegerField()
    n = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("compte de dossiers")
        verbose_name_plural = _("comptes de dossiers")
        constraints = [
            models.UniqueConstraint(
                fields=["place", "year", "kind", "state", "measure", "value"], name="follow_up_tally_once"
            )
        ]
        indexes = [models.Index(fields=["year", "region"], name="follow_up_tally_year")]

    def __str__(self):
        return f"{self.place} {self.year} {self.measure} {self.value}: {self.n}"
