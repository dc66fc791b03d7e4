"""The steps until the members are called: the agenda, its sending to the authority, the convocation."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.secretariat.calling import Calling
from cms.secretariat.step_rows import Row, Standing, Steps
from document_types.enums import ActState, SessionKind, SessionState
from document_types.reader import article, day_words


class CallingSteps(Steps):
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
