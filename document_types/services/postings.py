"""The certificate of posting: the president's proof that decisions were posted at the seat (MIN-7, MIN-13)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import Edition, JournalEvent
from document_types.errors import Refusal
from document_types.models import Act, Council, PostingCertificate
from document_types.printing import sheets
from document_types.reader import day_words
from document_types.services import issued_papers
from document_types.services.journal import locked_head, record


@transaction.atomic
def certify(
    *, council: Council, acts: Iterable[Act], posted_until: date, issued_on: date, user=None
) -> PostingCertificate:
    """Number a certificate for acts posted on the same day and kept posted until `posted_until`."""
    # One certificate at a time takes the next number of the council.
    locked_head(council)
    chosen = [act.pk for act in acts]
    acts = list(Act.objects.filter(pk__in=chosen, council=council).order_by("year", "number", "pk"))
    if len(acts) != len(set(chosen)):
        raise Refusal(_("Un des actes choisis n'est pas de ce conseil : son affichage ne se certifie pas ici."))
    posted_on = _common_day(acts)
    _require_days(posted_on, posted_until, issued_on)
    _require_new(acts, posted_until)
    certificate = PostingCertificate.objects.create(
        council=council,
        number=_next_number(council, issued_on.year),
        year=issued_on.year,
        posted_on=posted_on,
        posted_until=posted_until,
        issued_on=issued_on,
    )
    certificate.acts.set(acts)
    record(
        council=council,
        event=JournalEvent.POSTING_CERTIFIED,
        payload={
            "certificate": str(certificate),
            "acts": [act.pk for act in acts],
            "numbers": [act.number_label for act in acts],
            "posted_on": posted_on.isoformat(),
            "posted_until": posted_until.isoformat(),
            "issued_on": issued_on.isoformat(),
            "papers": _papers(certificate),
        },
        user=user,
    )
    return certificate


def _papers(certificate: PostingCertificate) -> dict[str, str]:
    """Set the certificate in each edition and keep it as it is issued today; by edition, its hash."""
    return {each.value: issued_papers.keep(sheets.certificate(certificate, each)) for each in Edition}


def _common_day(acts: list[Act]) -> date:
    if not acts:
        raise Refusal(_("Choisissez au moins un acte affiché."))
    for act in acts:
        if act.posted_on is None:
            raise Refusal(
                _("« %(act)s » n'est pas affiché : enregistrez d'abord son affichage, puis certifiez-le.")
                % {"act": act.subject}
            )
    days = {act.posted_on for act in acts}
    if len(days) > 1:
        raise Refusal(_("Ces actes ne sont pas affichés du même jour : faites un certificat par jour d'affichage."))
    return days.pop()


def _require_days(posted_on: date, posted_until: date, issued_on: date) -> None:
    today = max(clock.today(), clock.localdate())
    if posted_until < posted_on:
        raise Refusal(
            _("L'affichage ne peut pas finir avant d'avoir commencé, le %(day)s.") % {"day": day_words(posted_on)}
        )
    if posted_until > today:
        raise Refusal(_("La fin de l'affichage est à venir : certifiez-le une fois l'affichage terminé."))
    if issued_on > today:
        raise Refusal(_("La date du certificat ne peut pas être à venir."))
    if issued_on < posted_until:
        raise Refusal(_("Le certificat ne peut pas précéder la fin de l'affichage qu'il constate."))


def _require_new(acts: list[Act], posted_until: date) -> None:
    """Another certificate serves only for a longer posting."""
    same = PostingCertificate.objects.filter(acts__in=acts, posted_until__gte=posted_until).first()
    if same:
        raise Refusal(
            _("Le certificat n° %(number)s constate déjà cet affichage : imprimez-le plutôt.") % {"number": same}
        )


def _next_number(council: Council, year: int) -> int:
    given = PostingCertificate.objects.filter(council=council, year=year)
    return (given.aggregate(last=Max("number"))["last"] or 0) + 1
