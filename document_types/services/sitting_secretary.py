"""Who writes a sitting when the council's secretary does not, why, and what that member signs (MIN-4)."""

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import access
from document_types.enums import ActKind, ActState, Attendance, JournalEvent, MandateOffice
from document_types.errors import Refusal
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.models import Act, Mandate, Session, Sitting
from document_types.reader import article
from document_types.rights import Capability
from document_types.services import sessions
from document_types.services.journal import record

# What the presence list already says of the secretary is reason enough.
_REASONS = {
    Attendance.ABSENT: Bilingual("absence du secrétaire du conseil", "غياب كاتب المجلس"),
    Attendance.EXCUSED: Bilingual("absence, excusée, du secrétaire du conseil", "غياب كاتب المجلس بعذر"),
}
_VACANT = Bilingual("vacance de la fonction de secrétaire du conseil", "شغور منصب كاتب المجلس")


@transaction.atomic
def name_secretary(
    *, sitting: Sitting, mandate: Mandate | None, reason_fr: str = "", reason_ar: str = "", user=None
) -> Sitting:
    """Say who writes the sitting: the deputy by right, else a member present whom the president names.

    Without `mandate`: the council's secretary, or the deputy by right where the secretary was away.
    """
    session = sessions.locked(sitting.session)
    sitting = Sitting.objects.select_for_update(of=("self",)).get(pk=sitting.pk)
    sitting.session = session
    _require_unwritten(sitting)
    secretary = holder(sitting, MandateOffice.SECRETARY)
    if mandate is None and is_away(sitting, secretary):
        mandate = deputy_by_right(sitting)
        if mandate is None:
            raise Refusal(_("Le secrétaire du conseil n'était pas présent : choisissez un membre présent."))
    if mandate and secretary and mandate.pk == secretary.pk and not is_away(sitting, secretary):
        mandate = None
    reasons = {"fr": reason_fr.strip(), "ar": reason_ar.strip()} if mandate else {"fr": "", "ar": ""}
    if mandate:
        _require_able(sitting, mandate)
        reasons = _with_reason(sitting, secretary, reasons)
    sitting.write(secretary=mandate, secretary_reason_fr=reasons["fr"], secretary_reason_ar=reasons["ar"])
    record(
        council=session.council,
        event=JournalEvent.SITTING_RECORDED,
        payload={
            "session": session.pk,
            "sitting": sitting.number,
            "secretary": mandate.pk if mandate else None,
            "reason_fr": reasons["fr"],
            "reason_ar": reasons["ar"],
        },
        user=user,
    )
    return sitting


def deputy_by_right(sitting: Sitting) -> Mandate | None:
    """The deputy who writes of right: the secretary is noted absent or excused, and the deputy is there."""
    secretary, deputy = (holder(sitting, MandateOffice.SECRETARY), holder(sitting, MandateOffice.DEPUTY_SECRETARY))
    is_due = deputy is not None and is_away(sitting, secretary)
    return deputy if is_due and status_of(sitting, deputy) == Attendance.PRESENT else None


def is_away(sitting: Sitting, secretary: Mandate | None) -> bool:
    """Whether the office is vacant, or its holder noted absent or excused."""
    return secretary is None or status_of(sitting, secretary) in _REASONS


@transaction.atomic
def settle(*, session: Session, user=None) -> None:
    """Write down the deputies who wrote by right, so that the minutes tell it with its reason."""
    for sitting in session.sittings.filter(is_quorate=True, secretary=None):
        if deputy := deputy_by_right(sitting):
            name_secretary(sitting=sitting, mandate=deputy, user=user)


def is_missing(sitting: Sitting) -> bool:
    """Whether the minutes cannot say who wrote the sitting: the secretary was away and nobody is named."""
    if sitting.secretary_id or not sitting.is_quorate:
        return False
    return is_away(sitting, holder(sitting, MandateOffice.SECRETARY))


def holder(sitting: Sitting, office: MandateOffice) -> Mandate | None:
    mandates = Mandate.objects.filter(council=sitting.session.council_id, office=office)
    return mandates.in_office(sitting.held_on).in_protocol_order().first()


def status_of(sitting: Sitting, mandate: Mandate) -> str | None:
    return sitting.presences.filter(mandate=mandate).values_list("status", flat=True).first()


def writer_of(act: Act) -> Mandate | None:
    """The member who signs in the secretary's place: named for the sitting that decided, or that ended the session."""
    if act.kind not in (ActKind.DELIBERATION, ActKind.MINUTES) or act.session_id is None:
        return None
    sittings = Sitting.objects.filter(session=act.session_id, is_quorate=True).select_related(
        "secretary__councillor", "session"
    )
    if act.kind == ActKind.DELIBERATION:
        sitting = sittings.filter(vote_events__item__act=act).order_by("-vote_events__decided_at").first()
    else:
        sitting = sittings.order_by("-number").first()
    return (sitting.secretary or deputy_by_right(sitting)) if sitting else None


def is_writer(user, act: Act) -> bool:
    """Whether the act is this user's to sign as the member named, known by the address declared at the council."""
    if user is None or not getattr(user, "email", "") or not access.holds(user, Capability.ATTEND, act.council.page):
        return False
    writer = writer_of(act)
    return writer is not None and writer.declared_email.lower() == user.email.lower()


def _require_unwritten(sitting: Sitting) -> None:
    minutes = sitting.session.acts.of_kind(ActKind.MINUTES).exclude(state=ActState.DRAFT)
    if minutes.exists():
        raise Refusal(_("Le procès-verbal est établi : qui a écrit la séance ne change plus."))
    if any(act.page.workflow_in_progress for act in sitting.session.acts.of_kind(ActKind.MINUTES)):
        raise Refusal(_("Le procès-verbal est à la signature : faites-le renvoyer pour correction d'abord."))


def _require_able(sitting: Sitting, mandate: Mandate) -> None:
    if status_of(sitting, mandate) != Attendance.PRESENT:
        raise Refusal(
            _("Le secrétaire de séance est choisi parmi les membres présents (%(article)s).")
            % {"article": _law(sitting)}
        )
    deputy = holder(sitting, MandateOffice.DEPUTY_SECRETARY)
    if deputy and mandate.pk != deputy.pk and status_of(sitting, deputy) == Attendance.PRESENT:
        raise Refusal(
            _("%(name)s, secrétaire adjoint, est présent : c'est à lui d'écrire la séance (%(article)s).")
            % {"name": deputy.councillor, "article": _law(sitting)}
        )


def _with_reason(sitting: Sitting, secretary: Mandate | None, reasons: dict[str, str]) -> dict[str, str]:
    """The minutes say why it is not the secretary: what the clerk wrote, else what the presence list says."""
    if any(reasons.values()):
        return reasons
    noted = _REASONS.get(status_of(sitting, secretary)) if secretary else _VACANT
    if noted is None:
        raise Refusal(
            _("Dites pourquoi le secrétaire du conseil n'écrit pas : le procès-verbal en porte le motif (%(article)s).")
            % {"article": _law(sitting)}
        )
    return {"fr": noted.fr, "ar": noted.ar}


def _law(sitting: Sitting) -> str:
    return article(rule("MIN-4", sitting.session.council.level, sitting.held_on))
