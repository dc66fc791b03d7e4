"""What was found in a file, in the language of who reads."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from document_types.intake.sanitise import Removed
from document_types.reader import comma, day_words

_REMOVED = {
    Removed.SCRIPT: gettext_lazy("programmes (JavaScript)"),
    Removed.LAUNCH: gettext_lazy("ouverture d'autres fichiers ou programmes"),
    Removed.ACTION: gettext_lazy("actions automatiques"),
    Removed.LINK: gettext_lazy("liens vers autre chose qu'une page ou une adresse"),
    Removed.FILE: gettext_lazy("fichiers joints"),
    Removed.FORM: gettext_lazy("formulaire XFA"),
    Removed.MEDIA: gettext_lazy("sons, vidéos ou objets animés"),
    Removed.OUTSIDE: gettext_lazy("contenus pris dans d'autres fichiers"),
    Removed.ENCRYPTION: gettext_lazy("restrictions de copie et d'impression"),
}


def removed_words(removed: Iterable[str]) -> str:
    """What was taken out, as the end of a sentence; empty where nothing was."""
    return comma().join(str(_REMOVED[Removed(each)]) for each in removed)


class Taken(Protocol):
    """A file that was taken in, as far as these words go."""

    original: Any
    page_count: int | None
    is_to_recognise: bool
    recognised_to: int
    removed: Iterable[str]
    signatures: Iterable[Mapping[str, Any]]


def notes_on(document: Taken) -> list[str]:
    """What there is to say of a file beside its name: what was taken out of it, and who signed it."""
    notes = []
    if document.original and not document.original.name.endswith(".pdf"):
        notes.append(_("Converti en PDF à la réception ; l'original est conservé."))
    if document.is_to_recognise:
        progress = {"done": document.recognised_to, "all": document.page_count}
        notes.append(_("Texte en cours de lecture par la machine : %(done)s pages sur %(all)s.") % progress)
    if document.removed:
        notes.append(_("Retiré à la réception : %(what)s.") % {"what": removed_words(document.removed)})
    return notes + [signature_words(each) for each in document.signatures]


def sureness(confidence: float) -> str:
    """How surely the words of a page were read off its picture."""
    return _("Reconnu sur l'image de la page, sûreté : %(share)s %%.") % {"share": round(confidence * 100)}


def signature_words(signature: Mapping[str, Any]) -> str:
    """Who signed, when, whether the file is still what was signed, and whether a root of the platform's vouches for it.

    Where the platform has no roots, whom to trust is for the reader to say.
    """
    moment = parse_datetime(signature["at"]) if signature["at"] else None
    facts = {"signer": signature["signer"], "day": day_words(moment) if moment else _("une date inconnue")}
    if not signature["signer"]:
        return _("Signature illisible : elle ne prouve rien.")
    if signature["is_intact"]:
        unchanged = _("Signé par « %(signer)s » le %(day)s ; le fichier n'a pas changé depuis.") % facts
        return " ".join([unchanged, *_trust(signature)])
    changed = _("Signé par « %(signer)s » le %(day)s ; le fichier a été modifié depuis, la signature ne vaut plus.")
    return changed % facts


def _trust(signature: Mapping[str, Any]) -> list[str]:
    if "is_trusted" not in signature:
        return []
    if signature["is_trusted"]:
        return [_("Le certificat vient d'une autorité reconnue par la plateforme.")]
    return [_("La plateforme ne reconnaît pas l'autorité qui a délivré le certificat.")]
