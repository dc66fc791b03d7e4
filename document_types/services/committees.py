"""The council's committees and who sits in them (COMM-1 to COMM-8, VOT-8)."""

from datetime import date

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from document_types.enums import CommitteeKind, CommitteeOffice, JournalEvent, MandateOffice
from document_types.errors import Refusal
from document_types.law.facts import Base
from document_types.law.rule import Rule
from document_types.law.statutes import rule
from document_types.law.table import NoSuchRule
from document_types.law.thresholds import threshold
from document_types.models import Committee, CommitteeSeat, Council, Mandate
from document_types.reader import article
from document_types.services.journal import record
from document_types.services.readings import chosen_readings

# One person at a time holds each of these in a committee.
SINGLE = (CommitteeOffice.CHAIR, CommitteeOffice.VICE_CHAIR)
# The president and the vice-presidents make up the bureau.
BUREAU = (MandateOffice.PRESIDENT, MandateOffice.VICE_PRESIDENT)


def row_of(rule_id: str, council: Council, on: date, part: str = "") -> Rule | None:
    """The row of the law, where it has one for this level: it says little of the councils of arrondissements."""
    try:
        return rule(rule_id, council.level, on, part)
    except NoSuchRule:
        return None


def said_in(row: Rule | None) -> str:
    """Return " (loi organique n° 113-14, art. 25)", or nothing where no row says it."""
    return f" ({article(row)})" if row else ""


def of_council(council: Council, on: date):
    """The committees that exist on `on`, each with `current`: its seats held on that day."""
    seats = sitting_on(CommitteeSeat.objects.all(), on).select_related("mandate__councillor")
    living = Committee.objects.filter(council=council).filter(Q(ended_on=None) | Q(ended_on__gte=on))
    return living.prefetch_related(Prefetch("seats", seats.order_by("mandate__rank", "pk"), to_attr="current"))


def sitting_on(seats, day: date):
    """Those of the seats that are held on `day` by members in office."""
    held = seats.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))
    return held.filter(mandate__starts_on__lte=day).filter(
        Q(mandate__ends_on=None) | Q(mandate__ends_on__gte=day),
    )


@transaction.atomic
def create(
    *,
    council: Council,
    kind: CommitteeKind,
    created_on: date,
    name_fr: str = "",
    name_ar: str = "",
    askers: int | None = None,
    user=None,
) -> Committee:
    """Enter a committee the council created; one of inquiry takes half of the members in office (COMM-8)."""
    Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
    _require_name(council, name_fr, name_ar)
    if kind == CommitteeKind.INQUIRY:
        _require_half(council, created_on, askers)
    committee = Committee.objects.create(
        council=council, kind=kind, name_fr=name_fr, name_ar=name_ar, created_on=created_on
    )
    asked = {"askers": askers} if kind == CommitteeKind.INQUIRY else {}
    _record(committee, "created", user, kind=str(kind), created_on=created_on.isoformat(), **asked)
    return committee


@transaction.atomic
def rename(*, committee: Committee, name_fr: str = "", name_ar: str = "", user=None) -> Committee:
    """Give a committee in office another name, unless another one has it."""
    committee = locked(committee)
    _require_living(committee)
    _require_name(committee.council, name_fr, name_ar, but=committee)
    committee.name_fr, committee.name_ar = name_fr, name_ar
    committee.save(update_fields=["name_fr", "name_ar"])
    _record(committee, "renamed", user)
    return committee


@transaction.atomic
def end(*, committee: Committee, ended_on: date, user=None) -> Committee:
    """End a committee on its last day, and its seats with it (COMM-6: a temporary one ends with its report)."""
    committee = locked(committee)
    _require_living(committee)
    if ended_on < committee.created_on:
        raise Refusal(_("La commission ne peut pas prendre fin avant d'être créée : vérifiez la date."))
    committee.ended_on = ended_on
    committee.save(update_fields=["ended_on"])
    held = committee.seats.filter(ends_on=None)
    held.filter(starts_on__gt=ended_on).delete()
    held.update(ends_on=ended_on)
    _record(committee, "ended", user, ended_on=ended_on.isoformat())
    return committee


@transaction.atomic
def seat(
    *,
    committee: Committee,
    mandate: Mandate,
    starts_on: date,
    office: CommitteeOffice = CommitteeOffice.MEMBER,
    user=None,
) -> CommitteeSeat:
    """Seat a member: one standing committee a member (COMM-3), the president in no chair (VOT-8)."""
    committee = locked(committee)
    _require_living(committee)
    council = committee.council
    if mandate.council_id != council.pk or not Mandate.objects.filter(pk=mandate.pk).in_office(starts_on).exists():
        raise Refusal(_("Cette personne n'est pas membre en exercice du conseil à cette date."))
    if starts_on < committee.created_on:
        raise Refusal(_("La commission n'est pas encore créée à cette date : vérifiez-la."))
    _require_free_member(committee, mandate, starts_on)
    _require_free_office(committee, mandate, office, starts_on)
    found = CommitteeSeat.objects.create(committee=committee, mandate=mandate, office=office, starts_on=starts_on)
    _record(committee, "seated", user, mandate=mandate.pk, office=str(office), starts_on=starts_on.isoformat())
    return found


@transaction.atomic
def end_seat(*, seat: CommitteeSeat, ends_on: date, user=None) -> CommitteeSeat:
    committee = locked(seat.committee)
    seat = CommitteeSeat.objects.select_related("mandate").get(pk=seat.pk)
    if seat.ends_on:
        raise Refusal(_("Ce siège est déjà terminé."))
    if ends_on < seat.starts_on:
        raise Refusal(_("Le siège ne peut pas finir avant de commencer : vérifiez la date."))
    seat.ends_on = ends_on
    seat.save(update_fields=["ends_on"])
    _record(committee, "unseated", user, mandate=seat.mandate_id, ends_on=ends_on.isoformat())
    return seat


def locked(committee: Committee) -> Committee:
    """The committee behind the lock of its council: two committees are not to take the same member at once."""
    Council.objects.select_for_update(of=("self",)).get(pk=committee.council_id)
    return Committee.objects.select_related("council__collectivity", "council__page").get(pk=committee.pk)


def _require_living(committee: Committee) -> None:
    if committee.ended_on:
        raise Refusal(_("Cette commission a pris fin : elle ne se modifie plus."))


def _require_name(council: Council, name_fr: str, name_ar: str, but: Committee | None = None) -> None:
    if not (name_fr.strip() or name_ar.strip()):
        raise Refusal(_("Donnez un nom à la commission, en arabe ou en français."))
    others = Committee.objects.filter(council=council, ended_on=None).exclude(pk=but and but.pk)
    taken = Q(name_fr=name_fr, name_fr__gt="") | Q(name_ar=name_ar, name_ar__gt="")
    if others.filter(taken).exists():
        raise Refusal(_("Une commission du conseil porte déjà ce nom : donnez-en un autre."))


def _require_half(council: Council, day: date, askers: int | None) -> None:
    row = row_of("COMM-8", council, day)
    in_office = Mandate.objects.filter(council=council).in_office(day).count()
    if row is None or not in_office:
        return
    needed = threshold(row, {Base.IN_OFFICE: in_office}, chosen_readings())
    if not needed.is_met_by(askers or 0):
        raise Refusal(
            _("Une commission d'enquête se crée à la demande de %(needed)s membres sur %(number)s (%(article)s).")
            % {"needed": needed.needed, "number": in_office, "article": article(row)}
        )


def _require_free_member(committee: Committee, mandate: Mandate, day: date) -> None:
    held = CommitteeSeat.objects.filter(mandate=mandate).filter(Q(ends_on=None) | Q(ends_on__gte=day))
    if held.filter(committee=committee).exists():
        raise Refusal(_("%(name)s siège déjà dans cette commission.") % {"name": mandate.councillor})
    if committee.kind != CommitteeKind.STANDING:
        return
    other = held.filter(committee__kind=CommitteeKind.STANDING).select_related("committee").first()
    if other:
        raise Refusal(
            _(
                "%(name)s siège déjà dans la commission permanente « %(committee)s » : un membre n'appartient qu'à une"
                " seule%(article)s. Mettez d'abord fin à ce siège."
            )
            % {
                "name": mandate.councillor,
                "committee": other.committee,
                "article": said_in(row_of("COMM-3", committee.council, day)),
            }
        )


def _require_free_office(committee: Committee, mandate: Mandate, office: CommitteeOffice, day: date) -> None:
    if office not in SINGLE:
        return
    if mandate.office == MandateOffice.PRESIDENT:
        row = row_of("VOT-8", committee.council, day)
        raise Refusal(
            _("Le président du conseil ne préside pas de commission, même à titre de vice-président%(article)s.")
            % {"article": said_in(row)}
        )
    holders = CommitteeSeat.objects.filter(committee=committee, office=office)
    holder = holders.filter(Q(ends_on=None) | Q(ends_on__gte=day)).select_related("mandate__councillor").first()
    if holder:
        raise Refusal(
            _("« %(office)s » est déjà la qualité de %(name)s : mettez d'abord fin à son siège.")
            % {"office": holder.get_office_display(), "name": holder.mandate.councillor}
        )


def _record(committee: Committee, what: str, user, **details) -> None:
    record(
        council=committee.council,
        event=JournalEvent.COMMITTEE_CHANGED,
        payload={
            "committee": committee.pk,
            "what": what,
            "name_fr": committee.name_fr,
            "name_ar": committee.name_ar,
            **details,
        },
        user=user,
    )
