"""The steps of a session in legal order: where each stands, why, until when, and where to do it.

Pure: it reads an annotated session (`progress.with_progress`), a calendar and a day, and asks nothing of the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.secretariat.calling import Calling
from cms.secretariat.terms import Due, chosen_due, due
from document_types.enums import ActState, SessionKind, SessionState
from document_types.law.clock import legal_day
from document_types.law.posting import posting_rule
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.law.statutes import rule
from document_types.law.triggers import Trigger
from document_types.reader import article, day_words
from document_types.services.extensions import term_of


class Standing(StrEnum):
    DONE = "done"
    TO_DO = "to_do"
    WAITING = "waiting"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Row:
    """One step: `reason` says in words where it stands, `action` is the button when it is the next one."""

    key: str
    label: str
    standing: Standing
    reason: str
    url: str = ""
    action: str = ""
    due: Due | None = None
    article: str = ""

    @property
    def is_to_do(self) -> bool:
        return self.standing is Standing.TO_DO

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due.is_overdue


class Agenda:
    """The steps of one session on one day."""

    def __init__(self, session, reckoner: Reckoner, today: date):
        self.session, self.reckoner, self.today = session, reckoner, today
        self.level = session.council.level
        self.is_prepared = session.state == SessionState.PLANNED
        self.is_closed = session.state == SessionState.CLOSED
        self.is_open = session.state == SessionState.OPEN

    def rows(self) -> Iterator[Row]:
        yield self.agenda()
        yield self.sending()
        yield self.convocation()
        yield self.sittings()
        yield self.votes()
        yield self.signatures()
        yield self.posting()
        yield self.transmission()
        yield self.closing()
        yield self.minutes()

    def rule(self, rule_id: str, on: date | datetime | None = None) -> Rule:
        """The row in force on the day of the event it runs from; without one, on the day of the session."""
        return rule(rule_id, self.level, legal_day(on or self.session.opens_on))

    def article(self, rule_id: str) -> str:
        return article(self.rule(rule_id))

    def before_session(self, rule_id: str, done_on=None) -> Due:
        deadline = self.reckoner.latest_before(self.rule(rule_id), self.session.opens_on)
        return due(deadline, self.today, done_on)

    def after(self, rule_id: str, trigger: date | None, done_on=None) -> Due | None:
        return self.after_row(self.rule(rule_id, trigger), trigger, done_on)

    def after_row(self, row: Rule, trigger: date | None, done_on=None) -> Due | None:
        return None if trigger is None else due(self.reckoner.due(row, trigger), self.today, done_on)

    def row(self, key: str, label: str, standing: Standing, reason: str, **facts) -> Row:
        page = _PAGES[key]
        return Row(key, label, standing, reason, url=reverse(f"secretariat:{page}", args=[self.session.pk]), **facts)

    def agenda(self) -> Row:
        count = self.session.item_count
        label = _("Ordre du jour")
        if not count:
            standing = Standing.TO_DO if self.is_prepared else Standing.NOT_YET
            return self.row("agenda", label, standing, _("Aucun point inscrit"), action=_("Inscrire un point"))
        reason = ngettext("%(count)s point inscrit", "%(count)s points inscrits", count) % {"count": count}
        return self.row("agenda", label, Standing.DONE, reason)

    def sending(self) -> Row:
        session, label = self.session, _("Envoi à l'autorité")
        on_request = session.kind in (SessionKind.ON_REQUEST, SessionKind.INSTALLATION)
        clock = None if on_request else self.before_session("AGE-2", session.agenda_sent_at)
        if session.agenda_sent_at:
            reason = _("Adressé le %(day)s") % {"day": day_words(session.agenda_sent_at)}
            if session.agenda_received_at:
                facts = {"day": day_words(session.agenda_sent_at), "received": day_words(session.agenda_received_at)}
                reason = _("Adressé le %(day)s, reçu par l'autorité le %(received)s") % facts
            return self.row("sending", label, Standing.DONE, reason, due=clock)
        if on_request:
            reason = _("Sans objet : l'autorité a proposé les points")
            if session.kind == SessionKind.INSTALLATION:
                reason = _("Sans objet : l'autorité convoque le conseil")
            return self.row("sending", label, Standing.DONE, reason)
        if not session.item_count:
            reason = _("Pas encore possible : aucun point n'est inscrit à l'ordre du jour")
            return self.row("sending", label, Standing.NOT_YET, reason, due=clock)
        action = _("Enregistrer l'envoi à l'autorité")
        # Once the session is convened too: what was sent on paper is still to be recorded, with its own date.
        standing = Standing.NOT_YET if session.state == SessionState.CANCELLED else Standing.TO_DO
        return self.row("sending", label, standing, _("Pas encore adressé"), action=action, due=clock)

    def convocation(self) -> Row:
        label = _("Convocation")
        if self.session.kind == SessionKind.INSTALLATION:
            return self._called_by_authority(label)
        return self._next_call(label) if self.calling().is_on else self._first_call(label)

    def _first_call(self, label: str) -> Row:
        session = self.session
        rule_id = "CON-5" if session.kind == SessionKind.ON_REQUEST else "CON-2"
        # Each member is to be reached in time: one sending without proof leaves the duty open.
        done_on = None if session.convocation_undelivered else session.convened_at
        facts = {"due": self.before_session(rule_id, done_on)}
        if session.convened_at:
            return self._delivered("convocation", label, Standing.DONE, facts)
        if session.convocation_is_submitted:
            reason = _("Signature attendue, chez le président du conseil")
            return self.row("convocation", label, Standing.WAITING, reason, **facts)
        if session.convocation_state == ActState.DRAFT:
            action = _("Relire et soumettre au président")
            return self.row(
                "convocation", label, Standing.TO_DO, _("Projet à soumettre au président"), action=action, **facts
            )
        if not session.item_count:
            reason = _("Pas encore possible : aucun point n'est inscrit à l'ordre du jour")
            return self.row("convocation", label, Standing.NOT_YET, reason, **facts)
        reason = _("À préparer")
        return self.row("convocation", label, Standing.TO_DO, reason, action=_("Préparer la convocation"), **facts)

    def _called_by_authority(self, label: str) -> Row:
        """The first session of a council is called by the authority: its notice is entered here (CON-8)."""
        session = self.session
        clock = self.after("CON-8", session.elected_on, session.convened_at and session.opens_on)
        facts = {"due": clock, "action": _("Enregistrer l'avis de l'autorité")}
        if session.convened_at:
            reason = _("Avis de l'autorité du %(day)s") % {"day": day_words(session.convened_at)}
            return self.row("convocation", label, Standing.DONE, reason, **facts)
        row = self.row("convocation", label, Standing.TO_DO, _("L'autorité convoque le conseil"), **facts)
        return replace(row, url=reverse("secretariat:installation", args=[session.pk]))

    def calling(self) -> Calling:
        return Calling(self.session, self.reckoner, self.today)

    def _next_call(self, label: str) -> Row:
        calling = self.calling()
        if calling.is_sent:
            return self._delivered("convocation", label, Standing.DONE, {"due": calling.term()})
        said = calling.notice()
        facts = {"due": said.due, "action": said.action, "article": article(calling.rule)}
        return self.row("convocation", label, Standing(said.standing), said.reason, **facts)

    def _delivered(self, name: str, label: str, standing: Standing, facts) -> Row:
        total = getattr(self.session, f"{name}_deliveries")
        left = getattr(self.session, f"{name}_undelivered")
        if not total:
            # A draft stands beside what was sent, and nothing waits for it any more.
            return self.row(
                name, label, standing, _("Adressé le %(day)s") % {"day": day_words(self.session.convened_at)}
            )
        if not left:
            reason = ngettext("Envoyé à %(count)s membre", "Envoyé à %(count)s membres", total) % {"count": total}
            return self.row(name, label, standing, reason, **facts)
        reason = ngettext("%(count)s envoi sans preuve", "%(count)s envois sans preuve", left) % {"count": left}
        return self.row(name, label, Standing.TO_DO, reason, action=_("Voir les envois"), **facts)

    def sittings(self) -> Row:
        session, label = self.session, _("Séances")
        is_first = session.kind == SessionKind.INSTALLATION
        facts = {"article": self.article("QUO-7" if is_first else "QUO-2"), "action": _("Enregistrer la séance")}
        if session.quorate_count:
            count = session.quorate_count
            reason = ngettext("%(count)s séance tenue", "%(count)s séances tenues", count) % {"count": count}
            if session.second_count and self.is_open:
                reason = _("Une deuxième séance est à tenir : un point y est renvoyé")
                return self.row("sittings", label, Standing.TO_DO, reason, **facts)
            return self.row("sittings", label, Standing.DONE, reason, **facts)
        if session.state not in (SessionState.CONVENED, SessionState.OPEN):
            reason = _("Pas encore possible : les convocations ne sont pas envoyées")
            return self.row("sittings", label, Standing.NOT_YET, reason, **facts)
        if session.last_failed_on and is_first:
            reason = _("Quorum non atteint : une nouvelle convocation est à envoyer")
            return self.row("sittings", label, Standing.TO_DO, reason, **facts)
        if (calling := self.calling()).is_on:
            said = calling.meeting()
            facts["article"] = article(calling.rule)
            return self.row("sittings", label, Standing(said.standing), said.reason, **facts)
        reason = _("Prévue le %(day)s") % {"day": day_words(session.opens_on)}
        standing = Standing.TO_DO if self.today >= session.opens_on else Standing.WAITING
        return self.row("sittings", label, standing, reason, **facts)

    def votes(self) -> Row:
        session, label = self.session, _("Votes")
        facts = {"article": self.article("VOT-3"), "action": _("Enregistrer les votes")}
        if not session.quorate_count:
            reason = _("Pas encore possible : aucune séance n'est tenue avec le quorum")
            return self.row("votes", label, Standing.NOT_YET, reason, **facts)
        if session.pending_count:
            count = session.pending_count
            reason = ngettext("%(count)s point à examiner", "%(count)s points à examiner", count) % {"count": count}
            return self.row("votes", label, Standing.TO_DO, reason, **facts)
        if session.second_count:
            reason = _("Un second vote est à tenir en deuxième séance")
            return self.row("votes", label, Standing.WAITING, reason, **facts)
        return self.row("votes", label, Standing.DONE, _("Chaque point a son issue"), **facts)

    def signatures(self) -> Row:
        session, label = self.session, _("Délibérations et signatures")
        facts = {"article": self.article("MIN-3")}
        if not session.decided_count:
            standing = Standing.DONE if self.is_closed else Standing.NOT_YET
            return self.row("signatures", label, standing, _("Aucune délibération adoptée"), **facts)
        if session.unsigned_count:
            count = session.unsigned_count
            reason = ngettext(
                "%(count)s délibération attend une signature", "%(count)s délibérations attendent une signature", count
            )
            return self.row("signatures", label, Standing.WAITING, reason % {"count": count}, **facts)
        return self.row("signatures", label, Standing.DONE, _("Toutes les délibérations sont signées"), **facts)

    def posting(self) -> Row:
        session, label = self.session, _("Affichage")
        facts = {"due": self._posting_term(), "action": _("Enregistrer l'affichage")}
        if not session.decided_count:
            return self.row("posting", label, self._when_closed(), _("Aucune délibération à afficher"))
        if session.to_post_count:
            count = session.to_post_count
            reason = ngettext("%(count)s délibération à afficher", "%(count)s délibérations à afficher", count)
            return self.row("posting", label, Standing.TO_DO, reason % {"count": count}, **facts)
        if session.unposted_since:
            reason = _("Pas encore possible : les délibérations ne sont pas toutes signées")
            return self.row("posting", label, Standing.NOT_YET, reason, **facts)
        return self.row("posting", label, Standing.DONE, _("Toutes les délibérations sont affichées"))

    def _posting_term(self) -> Due | None:
        since = self.session.unposted_since or self.session.opens_on
        row = posting_rule(self.level, self.reckoner.readings, since)
        starts = {
            Trigger.ADOPTION: self.session.unposted_since,
            Trigger.SESSION_CLOSING: self.session.closed_on if self.session.unposted_since else None,
            Trigger.EXECUTORY: self.session.unposted_in_force_since,
        }
        return self.after_row(row, starts[row.trigger])

    def transmission(self) -> Row:
        session, label = self.session, _("Transmission à l'autorité")
        facts = {"due": self.after("TRA-1", session.closed_on), "article": self.article("TRA-1")}
        facts["action"] = _("Transmettre à l'autorité")
        if not session.decided_count:
            return self.row("transmission", label, self._when_closed(), _("Aucune délibération à transmettre"))
        if session.to_transmit_count:
            count = session.to_transmit_count
            reason = ngettext("%(count)s délibération à transmettre", "%(count)s délibérations à transmettre", count)
            return self.row("transmission", label, Standing.TO_DO, reason % {"count": count}, **facts)
        if session.untransmitted_count:
            reason = _("Pas encore possible : les délibérations ne sont pas toutes signées")
            return self.row("transmission", label, Standing.NOT_YET, reason, **facts)
        return self.row("transmission", label, Standing.DONE, _("Toutes les délibérations sont transmises"))

    def _when_closed(self) -> Standing:
        return Standing.DONE if self.is_closed else Standing.NOT_YET

    def closing(self) -> Row:
        session, label = self.session, _("Clôture")
        facts = {"due": self._last_day(), "action": _("Clore la session")}
        if session.closed_on:
            reason = _("Close le %(day)s") % {"day": day_words(session.closed_on)}
            return self.row("closing", label, Standing.DONE, reason, **facts)
        if not self.is_open:
            reason = _("Pas encore possible : la session n'est pas ouverte")
            return self.row("closing", label, Standing.NOT_YET, reason, **facts)
        if session.pending_count or session.second_count:
            reason = _("Pas encore possible : des points sont sans issue")
            return self.row("closing", label, Standing.NOT_YET, reason, **facts)
        return self.row("closing", label, Standing.TO_DO, _("À clore"), **facts)

    def _last_day(self) -> Due | None:
        """The last day the session may last (SES-5, SES-11); a session on request has none of its own."""
        rule_id = {SessionKind.ORDINARY: "SES-5", SessionKind.EXTRAORDINARY: "SES-11"}.get(self.session.kind)
        if rule_id is None:
            return None
        opened_on = self.session.opened_on or self.session.opens_on
        if self.session.extended_until:
            return self._extended(opened_on)
        deadline = self.reckoner.last_day_of(self.rule(rule_id, opened_on), opened_on)
        return due(deadline, self.today, self.session.closed_on)

    def _extended(self, opened_on: date) -> Due:
        """The day the president chose, within the law's maximum (SES-6)."""
        session = self.session
        reason = _("Session prolongée jusqu'au %(day)s, par décision du président du %(decided)s.") % {
            "day": day_words(session.extended_until),
            "decided": day_words(session.extended_on),
        }
        longest = term_of(self.level, opened_on, self.reckoner).longest
        return chosen_due(longest, session.extended_until, reason, self.today, session.closed_on)

    def minutes(self) -> Row:
        session, label = self.session, _("Procès-verbal")
        done_on = session.minutes_sent_at if session.minutes_deliveries and not session.minutes_undelivered else None
        facts = {"due": self.after("MIN-6", session.closed_on, done_on), "article": self.article("MIN-1")}
        if not self.is_closed:
            reason = _("Pas encore possible : le procès-verbal se rédige une fois la session close")
            return self.row("minutes", label, Standing.NOT_YET, reason, **facts)
        if session.minutes_deliveries:
            return self._delivered("minutes", label, Standing.DONE, facts)
        if session.minutes_state == ActState.ESTABLISHED:
            reason, action = _("Établi, à adresser aux membres"), _("Adresser le procès-verbal aux membres")
            return self.row("minutes", label, Standing.TO_DO, reason, action=action, **facts)
        if session.minutes_is_submitted:
            reason = _("Signature attendue, chez le secrétaire du conseil")
            return self.row("minutes", label, Standing.WAITING, reason, **facts)
        if session.minutes_state == ActState.DRAFT:
            action = _("Relire et soumettre au secrétaire")
            return self.row(
                "minutes", label, Standing.TO_DO, _("Projet à soumettre au secrétaire"), action=action, **facts
            )
        return self.row("minutes", label, Standing.TO_DO, _("À rédiger"), action=_("Rédiger le procès-verbal"), **facts)


_PAGES = {
    "agenda": "agenda",
    "sending": "send_agenda",
    "convocation": "convocation",
    "sittings": "sittings",
    "votes": "votes",
    "signatures": "acts",
    "posting": "posting",
    "transmission": "transmission",
    "closing": "closing",
    "minutes": "minutes",
}


def rows(session, *, reckoner: Reckoner, today: date) -> list[Row]:
    return list(Agenda(session, reckoner, today).rows())


def next_step(rows: list[Row]) -> Row | None:
    """The first thing to do in legal order; what is overdue comes before what is not."""
    to_do = [row for row in rows if row.is_to_do]
    return next((row for row in to_do if row.is_overdue), to_do[0] if to_do else None)
