"""Files of the councils: documents, images, and the annexes that tie them to acts."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from document_types.enums import AnnexRole
from document_types.intake.text import language_of


class CouncilDocument(AbstractDocument):
    """A file of a council; `access.py` decides who may open it, by the acts it belongs to."""

    council = models.ForeignKey(
        "document_types.Council", models.PROTECT, null=True, blank=True, related_name="documents"
    )
    media_type = models.CharField(_("type"), max_length=100, blank=True, editable=False)
    sha256 = models.CharField(_("empreinte SHA-256"), max_length=64, blank=True, editable=False, db_index=True)
    page_count = models.PositiveIntegerField(_("pages"), null=True, blank=True, editable=False)
    is_confidential = models.BooleanField(_("confidentiel"), default=False)
    # The file as it came, where something had to be removed from it: kept as evidence, served to nobody.
    original = models.FileField(_("original"), upload_to="originals", blank=True, editable=False)
    original_sha256 = models.CharField(
        _("empreinte de l'original"), max_length=64, blank=True, editable=False, db_index=True
    )
    # Words of `intake.sanitise.Removed`; and {"signer", "at", "is_intact"} for each signature it came with.
    removed = models.JSONField(_("retiré à la réception"), default=list, blank=True, editable=False)
    signatures = models.JSONField(_("signatures"), default=list, blank=True, editable=False)

    # Whether pages are to be read off their picture, and up to which one they are.
    is_to_recognise = models.BooleanField(_("à lire par la machine"), default=False, editable=False)
    recognised_to = models.PositiveIntegerField(_("lu par la machine jusqu'à la page"), default=0, editable=False)

    # A copy with the words that were read off its pages, to search in and to copy from; what is fixed is `file`.
    readable = models.FileField(_("copie avec texte"), upload_to="readable", blank=True, editable=False)

    admin_form_fields = ("title", "file", "collection", "is_confidential")
    search_auto_update = False

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_councildocument", "Can choose document")]

    @transaction.atomic
    def save(self, *args, **kwargs):
        """What follows from a change, in the index and the journal, is written with it or not at all."""
        super().save(*args, **kwargs)

    def is_of(self, council_id: int | None) -> bool:
        """Whether it is among this council's files; a file of no council is of none."""
        return council_id is not None and self.council_id == council_id


class DocumentTextManager(models.Manager):
    """Leaves the places of words where they are until they are asked for: they weigh more than the text."""

    def get_queryset(self):
        return super().get_queryset().defer("places")


class DocumentText(models.Model):
    """The text of one page of a document, as it is searched and shown."""

    document = models.ForeignKey(CouncilDocument, models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField(_("texte"))
    # From 0 to 1, of a text read off the picture of the page; None: the page's own layer.
    confidence = models.FloatField(_("sûreté de la lecture"), null=True, blank=True)
    # Where its words stand on the picture they were read off, line by line: see `intake.recognise.Place`.
    places = models.JSONField(_("places des mots"), default=list, blank=True, editable=False)

    objects = DocumentTextManager()

    class Meta:
        verbose_name = _("texte d'une page")
        verbose_name_plural = _("textes des pages")
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_page_once")]

    def __str__(self):
        return f"{self.document_id} p. {self.number}"

    @property
    def language(self) -> str:
        """That of most of its words: a paper joined to an act in Arabic may be in French; empty where it has none."""
        return language_of(self.text)


class Annex(models.Model):
    """A file as part of an act, fixed when the act is adopted or imported."""

    act = models.ForeignKey("document_types.Act", models.PROTECT, related_name="annexes")
    document = models.ForeignKey(CouncilDocument, models.PROTECT, related_name="annexes")
    position = models.PositiveSmallIntegerField(_("rang"), default=1)
    role = models.CharField(_("nature"), max_length=12, choices=AnnexRole.choices, default=AnnexRole.PAPER)
    title = models.CharField(_("titre"), max_length=255)
    sha256 = models.CharField(_("empreinte SHA-256"), max_length=64)
    page_from = models.PositiveIntegerField(_("de la page"), null=True, blank=True)
    page_to = models.PositiveIntegerField(_("à la page"), null=True, blank=True)
    is_public = models.BooleanField(_("publiable"), default=True)
    # What is no part of the act goes with its file, and its bytes are not in the act's hash.
    is_part = models.BooleanField(_("fait partie de l'acte"), default=True)

    class Meta:
        verbose_name = _("annexe")
        verbose_name_plural = _("annexes")
        ordering = ["act", "position"]
        constraints = [models.UniqueConstraint(fields=["act", "position"], name="annex_position_once")]

    def __str__(self):
        return self.title

    @property
    def is_publishable(self) -> bool:
        """Whether file and words are public with the act; never those of another council or a confidential file."""
        return self.is_public and not self.document.is_confidential and self.document.is_of(self.act.council_id)


class CouncilImage(AbstractImage):
    """An image of a collectivity, such as its coat of arms."""

    council = models.ForeignKey("document_types.Council", models.PROTECT, null=True, blank=True, related_name="images")
    is_public = models.BooleanField(_("visible par tous"), default=False)

    admin_form_fields = (*Image.admin_form_fields, "is_public")
    search_auto_update = False

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_councilimage", "Can choose image")]


class CouncilRendition(AbstractRendition):
    image = models.ForeignKey(CouncilImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")
        ]
