"""The steps of a session in legal order: where each stands, why, until when, and where to do it.

Pure: it reads an annotated session (`progress.with_progress`), a calendar and a day, and asks nothing of the database.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.secretariat.calling_steps import CallingSteps
from cms.secretariat.step_rows import Row, Standing
from cms.secretariat.terms import Due, chosen_due, due
from document_types.enums import ActState, SessionKind, SessionState
from document_types.law.posting import posting_rule
from document_types.law.reckoner import Reckoner
from document_types.law.triggers import Trigger
from document_types.reader import article, day_words
from document_types.services.extensions import term_of


class Agenda(CallingSteps):
    """The steps of one session on one day."""

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


def rows(session, *, reckoner: Reckoner, today: date) -> list[Row]:
    return list(Agenda(session, reckoner, today).rows())


def next_step(rows: list[Row]) -> Row | None:
    """The first thing to do in legal order; what is overdue comes before what is not."""
    to_do = [row for row in rows if row.is_to_do]
    return next((row for row in to_do if row.is_overdue), to_do[0] if to_do else None)
