"""What is written: the pages of sessions and acts, whose revisions hold authored text and nothing else."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from document_types.blocks import AnnexesBlock, BodyBlock, plain_text
from document_types.chain import canonical_json, sha256
from document_types.enums import ActKind
from document_types.locks import LegalLock, UnderReviewLock
from document_types.models.acts import Act
from document_types.models.documents import CouncilDocument
from document_types.models.territory import KeepsFacts
from document_types.page_forms import ActPageForm
from document_types.review import workflow_of
from document_types.rights import ActPagePermissions, FactPagePermissions

FRENCH = {"lang": "fr", "dir": "ltr"}
ARABIC = {"lang": "ar", "dir": "rtl"}


@dataclass(frozen=True)
class WrittenAnnex:
    """A file as whoever writes the act joined it."""

    document: CouncilDocument
    title: str
    role: str
    is_public: bool
    is_part: bool


class SessionPage(KeepsFacts, Page):
    """The words about a session; its dates, sittings and votes are in plain tables."""

    intro_fr = models.TextField(_("présentation, en français"), blank=True)
    intro_ar = models.TextField(_("présentation, en arabe"), blank=True)

    fact_fields = ("title", "slug", "url_path")
    content_panels = [FieldRowPanel([FieldPanel("intro_ar", attrs=ARABIC), FieldPanel("intro_fr", attrs=FRENCH)])]
    promote_panels = []
    settings_panels = []
    search_auto_update = False
    parent_page_types = ["document_types.CouncilPage"]
    subpage_types = [
        "document_types.ConvocationPage",
        "document_types.DeliberationPage",
        "document_types.MinutesPage",
    ]
    is_creatable = False

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def permissions_for_user(self, user):
        return FactPagePermissions(user, self)

    def route(self, request, path_components):
        """Who may see a session follows from its state, which whoever serves it asks; not from Wagtail's `live`."""
        return super().route(request, path_components) if path_components else RouteResult(self)

    def get_workflow(self):
        return None

    @property
    def has_workflow(self):
        return False


class ActPage(KeepsFacts, Page):
    """The text of an act in both languages: one page, one number, one hash."""

    subject_fr = models.TextField(_("objet, en français"), blank=True)
    subject_ar = models.TextField(_("objet, en arabe"), blank=True)
    body_fr = StreamField(BodyBlock(), verbose_name=_("texte, en français"), blank=True)
    body_ar = StreamField(BodyBlock(), verbose_name=_("texte, en arabe"), blank=True)
    annexes = StreamField(AnnexesBlock(), verbose_name=_("annexes"), blank=True)

    act_kind: ActKind
    base_form_class = ActPageForm
    fact_fields = ("slug", "url_path", "go_live_at", "expire_at")
    content_panels = [
        MultiFieldPanel(
            [FieldPanel("subject_ar", attrs=ARABIC), FieldPanel("body_ar", attrs=ARABIC)],
            heading=_("Texte en arabe"),
        ),
        MultiFieldPanel(
            [FieldPanel("subject_fr", attrs=FRENCH), FieldPanel("body_fr", attrs=FRENCH)],
            heading=_("Texte en français"),
        ),
        FieldPanel("annexes"),
    ]
    promote_panels = []
    settings_panels = []
    # The stock index costs 0.4 s a save at 100,000 pages; the archive has its own.
    search_auto_update = False
    parent_page_types = ["document_types.SessionPage"]
    subpage_types = []
    # An act is made by a service, with its facts; a page alone would be an act of nobody.
    is_creatable = False

    class Meta:
        abstract = True

    @cached_property
    def fact(self) -> Act | None:
        """The act this page is the text of; None for a page made by hand, which has no legal existence."""
        return Act.objects.filter(page_id=self.pk).first()

    def permissions_for_user(self, user):
        return ActPagePermissions(user, self)

    def get_lock(self):
        act = Act.objects.filter(page_id=self.pk).only("state").first()
        if act and not act.is_writable:
            return LegalLock(self)
        if self.workflow_in_progress:
            return UnderReviewLock(self)
        return super().get_lock()

    def get_workflow(self):
        return workflow_of(self) if getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True) else None

    @property
    def has_workflow(self):
        return self.get_workflow() is not None

    def set_title(self):
        """Page.title stops at 255 characters; real subjects do not."""
        self.title = (self.subject_fr or self.subject_ar or str(self.act_kind.label))[:255]

    def full_clean(self, *args, **kwargs):
        self.set_title()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self.set_title()
        super().minimal_clean()

    def save_revision(self, *args, **kwargs):
        """Keep the table's copy of the subject with the text, as long as the text may still be written."""
        revision = super().save_revision(*args, **kwargs)
        act = Act.objects.filter(page_id=self.pk).first()
        if act and act.is_writable:
            Act.objects.filter(pk=act.pk).update(subject_fr=self.subject_fr, subject_ar=self.subject_ar)
        return revision

    def body_in(self, language: str):
        return self.body_ar if language == "ar" else self.body_fr

    def text_in(self, language: str) -> str:
        return plain_text(self.body_in(language))

    def annex_documents(self) -> list[WrittenAnnex]:
        """The annexes as written, without those whose file is gone."""
        return [WrittenAnnex(**block.value) for block in self.annexes if block.value["document"] is not None]

    def content_hash(self, *, number: str, council: str, annexes: list[str]) -> str:
        """SHA-256 of the canonical content: number, kind, council, both texts, SHA-256 of each annex.

        Never page ids, block ids or times of saving, so that the same words give the same hash anywhere.
        """
        return sha256(
            canonical_json(
                {
                    "kind": self.act_kind.value,
                    "number": number,
                    "council": council,
                    "subject": {"fr": self.subject_fr, "ar": self.subject_ar},
                    "body": {
                        language: [
                            {"type": block["type"], "value": _without_ids(block["value"])}
                            for block in self.body_in(language).get_prep_value()
                        ]
                        for language in ("fr", "ar")
                    },
                    "annexes": annexes,
                }
            )
        )


def _without_ids(value):
    if isinstance(value, dict):
        return {key: _without_ids(item) for key, item in value.items() if key != "id"}
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    return value


class DeliberationPage(ActPage):
    act_kind = ActKind.DELIBERATION

    class Meta:
        verbose_name = _("délibération")
        verbose_name_plural = _("délibérations")


class ConvocationPage(ActPage):
    act_kind = ActKind.CONVOCATION

    class Meta:
        verbose_name = _("convocation")
        verbose_name_plural = _("convocations")


class MinutesPage(ActPage):
    act_kind = ActKind.MINUTES

    class Meta:
        verbose_name = _("procès-verbal")
        verbose_name_plural = _("procès-verbaux")


PAGE_OF_KIND = {page.act_kind: page for page in (DeliberationPage, ConvocationPage, MinutesPage)}
