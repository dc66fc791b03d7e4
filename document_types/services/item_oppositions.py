"""The authority holds a point to be outside the council's powers, and the judge of urgent matters decides (AGE-10)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import OPEN_OUTCOMES, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.law.clock import legal_day
from document_types.law.deadline import Deadline
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.models import AgendaItem, ItemOpposition, Session
from document_types.reader import article, day_words
from document_types.services import sessions
from document_types.services.agenda_authority import require_in_time
from document_types.services.journal import record
from document_types.services.reckoning import reckoner


@transaction.atomic
def oppose(
    *,
    item: AgendaItem,
    reasons_fr: str = "",
    reasons_ar: str = "",
    reference: str = "",
    at: datetime | None = None,
    is_paper: bool = False,
    user=None,
) -> ItemOpposition:
    """Oppose a point with reasons, within the delay that runs from the receipt of the agenda."""
    item = _locked(item)
    at = at or clock.now()
    if ItemOpposition.objects.filter(item=item).exists():
        raise Refusal(_("L'autorité s'est déjà opposée à ce point."))
    _require_undecided(item)
    if not (reasons_fr.strip() or reasons_ar.strip()):
        raise Refusal(_("La décision doit être motivée : écrivez les motifs dans une langue au moins."))
    too_late = _("Le délai d'opposition aux points de l'ordre du jour a pris fin le %(day)s (%(article)s).")
    require_in_time(item.session, at, "AGE-10", too_late)
    opposition = ItemOpposition.objects.create(
        item=item, opposed_on=legal_day(at), reference=reference, reasons_fr=reasons_fr, reasons_ar=reasons_ar
    )
    facts = {"reference": reference, "reasons_fr": reasons_fr, "reasons_ar": reasons_ar, "is_paper": is_paper}
    _record(item, JournalEvent.ITEM_OPPOSED, at, user, **facts)
    return opposition


@transaction.atomic
def refer(*, item: AgendaItem, at: datetime, is_paper: bool = False, user=None) -> ItemOpposition:
    """Record that the judge has the opposition: until he rules, the point is not debated (AGE-11)."""
    item = _locked(item)
    opposition = _opposition_to(item)
    if opposition.referred_at:
        raise Refusal(
            _("Le juge des référés est déjà saisi de ce point, depuis le %(day)s.")
            % {"day": day_words(opposition.referred_at)}
        )
    _require_undecided(item)
    if at > clock.now():
        raise Refusal(_("Cette date est à venir : inscrivez la date de l'acte accompli."))
    if legal_day(at) < opposition.opposed_on:
        raise Refusal(
            _("La saisine du juge ne peut pas précéder l'opposition, formée le %(day)s : vérifiez la date.")
            % {"day": day_words(opposition.opposed_on)}
        )
    opposition.referred_at = at
    opposition.save(update_fields=["referred_at"])
    _record(item, JournalEvent.ITEM_REFERRED, at, user, referred_at=at.isoformat(), is_paper=is_paper)
    return opposition


@transaction.atomic
def rule_on(*, item: AgendaItem, ruled_on: date, is_upheld: bool, is_paper: bool = False, user=None) -> ItemOpposition:
    """Record the judge's decision, which is final: the opposition stands, or the council may debate the point."""
    item = _locked(item)
    opposition = _opposition_to(item)
    if opposition.referred_at is None:
        raise Refusal(_("Le juge n'est pas saisi de ce point : enregistrez d'abord sa saisine."))
    if opposition.ruled_on:
        raise Refusal(_("Le juge a déjà statué sur ce point, le %(day)s.") % {"day": day_words(opposition.ruled_on)})
    if ruled_on > clock.localdate():
        raise Refusal(_("Cette date est à venir : inscrivez la date de l'acte accompli."))
    if ruled_on < legal_day(opposition.referred_at):
        raise Refusal(
            _("La décision du juge ne peut pas précéder sa saisine, faite le %(day)s : vérifiez la date.")
            % {"day": day_words(opposition.referred_at)}
        )
    opposition.ruled_on, opposition.is_upheld = ruled_on, is_upheld
    opposition.save(update_fields=["ruled_on", "is_upheld"])
    facts = {"ruled_on": ruled_on.isoformat(), "is_upheld": is_upheld, "is_paper": is_paper}
    _record(item, JournalEvent.ITEM_RULED, None, user, **facts)
    return opposition


def ruling_due(opposition: ItemOpposition, here: Reckoner | None = None) -> Deadline | None:
    """The moment before which the judge rules, 48 hours after he was referred to; None before that."""
    if opposition.referred_at is None:
        return None
    level, day = opposition.item.session.council.level, legal_day(opposition.referred_at)
    return (here or reckoner()).due(rule("AGE-10", level, day, part="ruling"), opposition.referred_at)


def require_debatable(item: AgendaItem) -> None:
    """Refuse to debate or to vote on a point that the judge has before him, or found outside the council's powers."""
    opposition = ItemOpposition.objects.filter(item=item.pk).first()
    if opposition and opposition.forbids_debate:
        raise Refusal(why_not_debatable(opposition, item))


def why_not_debatable(opposition: ItemOpposition, item: AgendaItem) -> str:
    """Why the council may only put the point off, with the article."""
    level, day = item.session.council.level, item.session.opens_on
    if opposition.is_upheld:
        sentence = _(
            "Le juge a confirmé, le %(day)s, que le point %(position)s est hors des attributions du conseil : il ne se"
            " débat ni ne se vote (%(article)s). Reportez-le."
        )
        facts = {"day": day_words(opposition.ruled_on), "article": article(rule("AGE-9", level, day))}
    else:
        sentence = _(
            "Le juge des référés est saisi du point %(position)s depuis le %(day)s : il ne se débat ni ne se vote avant"
            " sa décision, sous peine de nullité (%(article)s). Il peut être reporté."
        )
        facts = {"day": day_words(opposition.referred_at), "article": article(rule("AGE-11", level, day))}
    return sentence % {"position": item.position, **facts}


def _locked(item: AgendaItem) -> AgendaItem:
    """The point behind the lock of its session."""
    session: Session = sessions.locked(item.session)
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("act").get(pk=item.pk)
    item.session = session
    return item


def _opposition_to(item: AgendaItem) -> ItemOpposition:
    opposition = ItemOpposition.objects.select_for_update(of=("self",)).filter(item=item).first()
    if opposition is None:
        raise Refusal(_("L'autorité ne s'est pas opposée à ce point : enregistrez d'abord son opposition."))
    return opposition


def _require_undecided(item: AgendaItem) -> None:
    if item.session.state == SessionState.CANCELLED:
        raise Refusal(_("Cette session est annulée : son ordre du jour n'a plus d'objet."))
    if item.outcome not in OPEN_OUTCOMES:
        raise Refusal(_("Ce point a déjà son issue : « %(outcome)s ».") % {"outcome": item.get_outcome_display()})


def _record(item: AgendaItem, event: JournalEvent, at: datetime | None, user, **facts) -> None:
    payload = {"session": item.session_id, "item": item.pk, "position": item.position, **facts}
    record(council=item.session.council, act=item.act, event=event, effective_at=at, payload=payload, user=user)
