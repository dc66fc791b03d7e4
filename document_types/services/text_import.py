"""The text of a Word file as the body of an act that is being written; the former text stays in its revision."""

import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Revision

from document_types.blocks import WORDS
from document_types.enums import ActKind
from document_types.errors import Refusal
from document_types.intake import office, sniff
from document_types.intake.limits import MEGABYTE, MOST_BLOCKS, MOST_UNPACKED
from document_types.intake.reader import WordReader
from document_types.intake.serving import NotTaken
from document_types.models import Act, ActPage
from document_types.services import documents
from document_types.services.pages import page_of

KINDS = (ActKind.DELIBERATION, ActKind.MINUTES)


@dataclass(frozen=True)
class WordText:
    """The parts of a text as raw values of the body's blocks, and what is to be known of how they were taken."""

    blocks: list[dict]
    notes: list[str]


def read(file: File) -> WordText:
    """Take the text out of a DOCX, or of an ODT where LibreOffice is there; or refuse the file in words."""
    with documents.on_disk(file) as path, tempfile.TemporaryDirectory(prefix="intake-") as folder:
        media_type = _media_type(path, PurePath(file.name).name)
        try:
            source = path if media_type == office.DOCX else office.to_word(path, media_type, Path(folder))
        except NotTaken as problem:
            raise Refusal(_PROBLEMS[str(problem)]()) from problem
        with WordReader() as reader:
            found = reader.read(source)
    if problem := found.get("problem"):
        raise Refusal(_PROBLEMS[problem]())
    return WordText([_sanitised(block) for block in found["blocks"]], _notes(found))


def _media_type(path: Path, name: str) -> str:
    found = sniff.sniff(path, name)
    if found not in (office.DOCX, office.ODT):
        raise Refusal(
            _("Ce fichier n'est ni un .docx ni un .odt. Ouvrez-le, enregistrez-le en .docx, puis envoyez-le à nouveau.")
        )
    return found


def _sanitised(block: dict) -> dict:
    """The block with its rich text as the editor itself would write it."""
    value = block["value"]
    if block["type"] == "paragraph":
        return block | {"value": _rich_text(value)}
    if block["type"] == "article":
        return block | {"value": value | {"text": _rich_text(value["text"])}}
    return block


def _rich_text(markup: str) -> str:
    converter = ContentstateConverter(WORDS)
    return converter.to_database_format(converter.from_database_format(markup)) if markup else ""


def _notes(found: dict) -> list[str]:
    counted = [words(found[name]) % {"count": found[name]} for name, words in _COUNTED.items() if found[name]]
    if found["is_renumbered"]:
        counted.append(
            _("Les articles sont numérotés à la suite, et non plus comme dans le fichier : vérifiez les renvois.")
        )
    return counted


_COUNTED = {
    "changes": lambda count: ngettext(
        "%(count)d modification suivie est reprise comme acceptée : vérifiez le texte.",
        "%(count)d modifications suivies sont reprises comme acceptées : vérifiez le texte.",
        count,
    ),
    "comments": lambda count: ngettext(
        "%(count)d commentaire n'est pas repris.", "%(count)d commentaires ne sont pas repris.", count
    ),
    "pictures": lambda count: ngettext(
        "%(count)d image n'est pas reprise : joignez-la en annexe.",
        "%(count)d images ne sont pas reprises : joignez-les en annexe.",
        count,
    ),
    "hidden": lambda count: ngettext(
        "%(count)d passage masqué est repris : vérifiez-le.",
        "%(count)d passages masqués sont repris : vérifiez-les.",
        count,
    ),
}


def require_writable(page: ActPage, user) -> None:
    """Refuse, in the words of its lock, a text that this user may not write now."""
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("Ce texte est écrit par le secrétariat de son conseil."))
    if page.act_kind not in KINDS:
        raise Refusal(_("Une convocation est rédigée d'après sa session : son texte ne se reprend pas d'un fichier."))
    lock = page.get_lock()
    if lock and lock.for_user(user):
        raise Refusal(str(lock.get_message(user)))


def stream_of(page: ActPage, language: str, blocks: list[dict]):
    """The blocks as the value of the body in this language."""
    return page._meta.get_field(f"body_{language}").stream_block.to_python(blocks)


@transaction.atomic
def replace_body(*, act: Act, language: str, blocks: list[dict], based_on: int | None, user) -> Revision:
    """Write the blocks as the body in one language, in a new revision; refuse where the text changed meanwhile.

    `based_on` is the key of the revision that was shown with them.
    """
    act = Act.objects.select_for_update().get(pk=act.pk)
    page = page_of(act)
    require_writable(page, user)
    if page.latest_revision_id != based_on:
        raise Refusal(_("Le texte a été modifié entre-temps. Rien n'est repris : recommencez d'après le texte actuel."))
    page = page.get_latest_revision_as_object()
    setattr(page, f"body_{language}", stream_of(page, language, blocks))
    return page.save_revision(user=user, log_action=True)


_PROBLEMS = {
    "no_office": lambda: _(
        "Ce serveur ne lit pas les fichiers .odt : LibreOffice n'y est pas installé. Ouvrez le fichier, "
        "enregistrez-le en .docx (Fichier, Enregistrer sous), puis envoyez-le."
    ),
    "broken_office": lambda: _("Ce fichier ne s'ouvre pas. Ouvrez-le, enregistrez-le en .docx, puis envoyez-le."),
    "broken_word": lambda: _(
        "Ce fichier ne s'ouvre pas. Ouvrez-le dans Word, enregistrez-le en .docx, puis envoyez-le."
    ),
    "no_words": lambda: _("Ce fichier ne contient aucun texte. Vérifiez-le, puis envoyez-le à nouveau."),
    "many_blocks": lambda: (
        _("Ce texte a plus de %(limit)d paragraphes. Joignez-le en annexe, ou partagez-le.") % {"limit": MOST_BLOCKS}
    ),
    "bomb": lambda: (
        _("Ce fichier contient plus de %(limit)d Mo une fois décompressé. Retirez-en les images, puis envoyez-le.")
        % {"limit": MOST_UNPACKED // MEGABYTE}
    ),
}
