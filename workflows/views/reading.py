"""The reading view: exactly the text that was received, beside its delays and what may lawfully be decided."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from document_types.articles import numbered
from document_types.clock import today
from document_types.law.matters import MATTERS
from document_types.models import Act, VoteEvent
from document_types.reader import day_words, language
from document_types.services import pages, wording
from document_types.services.results import result_sentence
from workflows.actions import ACTIONS
from workflows.letters import LETTERS
from workflows.services.offices import possible_actions
from workflows.views import words
from workflows.views.base import INBOX, ReceivedActView
from workflows.views.comparison import comparisons_of
from workflows.views.decision_words import consequence


def texts_of(page, authentic: str) -> list[dict]:
    """The act in both languages, the authentic one first; a language without text is left out."""
    order = ("ar", "fr") if authentic == "ar" else ("fr", "ar")
    return [
        {
            "language": language,
            "direction": "rtl" if language == "ar" else "ltr",
            "is_authentic": language == authentic,
            "subject": getattr(page, f"subject_{language}"),
            "body": list(numbered(page.body_in(language), language)),
        }
        for language in order
        if getattr(page, f"subject_{language}") or page.body_in(language)
    ]


class ReadingView(ReceivedActView, TemplateView):
    template_name = "admin/review/act.html"
    header_icon = "doc-full"

    def get_page_title(self):
        return words.kind_and_number(self.act)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INBOX, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        act = self.act
        slip = next(iter(act.transmitted_in.all()), None)
        page = slip.revision.as_object() if slip else pages.text_of(act)
        matter = MATTERS.get(act.matter)
        return super().get_context_data(
            act=act,
            standing=words.standing(act, today()),
            chips=words.chips(act.clocks.all(), today()),
            slip=slip,
            received=day_words(act.received_at),
            adopted=day_words(act.dated_on) if act.dated_on else "",
            matter=matter.label.in_language(language()) if matter else "",
            texts=texts_of(page, act.authentic_language),
            annexes=act.annexes.select_related("document").order_by("position"),
            votes=list(self.votes()),
            linked=(linked := self.linked()),
            comparisons=comparisons_of(act, [each["act"] for each in linked]),
            decided=self.decided(),
            decisions=self.decisions(),
            **kwargs,
        )

    def votes(self):
        events = VoteEvent.objects.filter(item__act=self.act, poll=None).order_by("round")
        for event in events.select_related("sitting", "item__session__council__collectivity"):
            session = event.item.session
            yield {
                "day": day_words(event.sitting.held_on),
                "quorum": wording.quorum_sentence(session, event.sitting, language()),
                "result": result_sentence(event, session.council.level, language()),
            }

    def linked(self) -> list[dict]:
        later = Act.objects.filter(reexamines=self.act).select_related("council__collectivity").order_by("pk")
        rows = [(_("Réexamine l'acte suivant"), self.act.reexamines)] if self.act.reexamines else []
        rows += [(_("Réexaminé par l'acte suivant"), act) for act in later]
        return [
            {
                "relation": relation,
                "act": act,
                "number": words.kind_and_number(act),
                "url": reverse("review:act", args=[act.pk]) if act.received_at else "",
            }
            for relation, act in rows
            # What the council has not transmitted is not the authority's to read.
            if act.received_at
        ]

    def decided(self) -> list[dict]:
        return [
            {
                "proceeding": proceeding,
                "day": day_words(proceeding.effective_at),
                "reasons": proceeding.reasons_in(language()),
                "letter": reverse("review:letter", args=[self.act.pk, proceeding.pk])
                if proceeding.kind in LETTERS
                else "",
            }
            for proceeding in self.act.proceedings.all()
        ]

    def decisions(self) -> list[dict]:
        possible = possible_actions(self.act, self.request.user)
        return [
            {
                "label": action.label,
                "consequence": consequence(self.act, key),
                "url": reverse("review:decide", args=[self.act.pk, key]),
                "is_grave": action.is_grave,
            }
            for key, action in ACTIONS.items()
            if key in possible
        ]
