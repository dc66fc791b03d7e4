"""The parts an act is written in: recitals, grounds, numbered articles, paragraphs and tables."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.rich_text import get_text_for_indexing

from document_types.enums import WRITTEN_ROLES, AnnexRole

WORDS = ["bold", "ol", "ul"]


class ArticleBlock(blocks.StructBlock):
    """An article; its number follows from its place among the articles of the act."""

    heading = blocks.CharBlock(label=_("Intitulé"), required=False, max_length=255)
    text = blocks.RichTextBlock(label=_("Texte"), features=WORDS)

    class Meta:
        icon = "list-ol"
        label = _("Article")


class BodyBlock(blocks.StreamBlock):
    recital = blocks.TextBlock(label=_("Visa (Vu…)"), icon="openquote", rows=2)
    ground = blocks.TextBlock(label=_("Considérant"), icon="pilcrow", rows=2)
    article = ArticleBlock()
    paragraph = blocks.RichTextBlock(label=_("Paragraphe"), features=WORDS, icon="doc-full")
    table = TypedTableBlock(
        [("text", blocks.CharBlock(label=_("Texte"), required=False))], label=_("Tableau"), icon="table"
    )


class AnnexBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Fichier"))
    title = blocks.CharBlock(label=_("Titre de l'annexe"), max_length=255)
    role = blocks.ChoiceBlock(label=_("Nature"), choices=WRITTEN_ROLES, default=AnnexRole.PAPER)
    is_public = blocks.BooleanBlock(label=_("Publiable"), required=False, default=True)
    is_part = blocks.BooleanBlock(
        label=_("Fait partie de l'acte"),
        required=False,
        default=True,
        help_text=_("Le conseil l'adopte avec le texte. Sinon, la pièce éclaire le dossier sans être adoptée."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Annexe")


class AnnexesBlock(blocks.StreamBlock):
    annex = AnnexBlock()


def plain_text(value) -> str:
    """Return the words of a stream value, block by block, as the index and the hash read them."""
    return "\n".join(text for block in value for text in _block_texts(block))


def _block_texts(block):
    if block.block_type == "article":
        yield block.value["heading"]
        yield _rich_text(block.value["text"])
    elif block.block_type == "paragraph":
        yield _rich_text(block.value)
    elif block.block_type == "table":
        yield " ".join(column["heading"] for column in block.value.columns)
        for row in block.value.rows:
            yield " ".join(str(cell.value) for cell in row)
    else:
        yield block.value


def _rich_text(value) -> str:
    return get_text_for_indexing(value.source).strip()
