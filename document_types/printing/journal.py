"""The extract of a journal as a paper: each entry with its two moments and its hash, and the proof that covers them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from document_types.enums import JournalEvent
from document_types.law.clock import legal_day
from document_types.models import Act, JournalEntry
from document_types.printing.typesetting import head, typeset
from document_types.printing.words import fact, number_words
from document_types.reader import colon, day_words, language
from document_types.services.extracts import Extract, Proof


def act_extract(act: Act, extract: Extract) -> bytes:
    """What happened to one act."""
    number = f" {number_words(act.number_label)}" if act.number_label else ""
    facts = [
        fact(_("Acte"), f"{act.get_kind_display()}{number}"),
        fact(_("Objet"), act.subject_in(language())),
        *([fact(_("Empreinte SHA-256 du texte"), act.content_hash)] if act.content_hash else []),
    ]
    return _typeset(extract, subtitle=f"{act.get_kind_display()}{number}", facts=facts)


def council_extract(extract: Extract, subtitle: str) -> bytes:
    """What a council's journal recorded over a period, said in `subtitle`."""
    return _typeset(extract, subtitle=subtitle, facts=[], with_acts=True)


def _typeset(extract: Extract, *, subtitle: str, facts: list[dict], with_acts: bool = False) -> bytes:
    last = extract.entries[-1].recorded_at if extract.entries else timezone.now()
    data = head(extract.council, title=_("Extrait du journal"), subtitle=subtitle, day=legal_day(last)) | {
        "facts": [*facts, fact(_("Entrées"), str(len(extract.entries)))],
        "columns": [_("Rang"), _("Événement"), _("Prend effet"), _("Enregistré"), _("Empreinte")],
        "entries": [_entry(each, with_acts=with_acts) for each in extract.entries],
        "empty": _("Aucune entrée n'est à extraire."),
        "proof": _proof(extract.proof) if extract.proof else None,
        "explanation": _explanation(extract.proof),
    }
    return typeset("journal", data)


def _entry(entry: JournalEntry, *, with_acts: bool) -> dict:
    act = entry.act if with_acts else None
    return {
        "sequence": str(entry.sequence),
        "event": [_event(entry.event, each) for each in ("fr", "ar")],
        "act": number_words(act.number_label) if act and act.number_label else "",
        "effective": _moment(entry.effective_at),
        "recorded": _moment(entry.recorded_at),
        "hash": entry.hash,
    }


def _event(event: str, code: str) -> str:
    with override(code):
        return str(dict(JournalEvent.choices).get(event, event))


def _moment(moment: datetime) -> list[str]:
    """Day and hour of Casablanca, to the second."""
    here = timezone.localtime(moment)
    return [f"{here:%d/%m/%Y}", f"{here:%H:%M:%S}"]


def _proof(proof: Proof) -> dict:
    sides = {True: _("avant"), False: _("après")}
    return {
        "title": _("Preuve"),
        "facts": [
            fact(_("Empreinte de tous les journaux, publiée pour"), day_words(proof.root.starts_on)),
            fact(_("Journal dans cette empreinte"), proof.leaf.journal),
            fact(_("Rang de sa dernière entrée ce jour-là"), str(proof.leaf.sequence)),
        ],
        "hashes": [
            {"label": _("Empreinte publiée") + colon(), "hash": proof.root.hash},
            {"label": _("Empreinte de cette entrée") + colon(), "hash": proof.leaf.hash},
            *(
                {"label": f"{step}. {sides[each.is_before]}{colon()}", "hash": each.hash}
                for step, each in enumerate(proof.siblings, start=1)
            ),
        ],
    }


def _explanation(proof: Proof | None) -> list[str]:
    """How whoever holds the paper verifies it, without asking those who made it."""
    told = [
        _(
            "Chaque entrée porte l'empreinte SHA-256 de son contenu et de l'entrée qui la précède : "
            "aucune ne change sans changer toutes celles qui la suivent."
        )
    ]
    if proof is None:
        return [*told, _("L'empreinte du jour de ces entrées se publie après minuit : demandez un nouvel extrait.")]
    return [
        *told,
        _(
            "Les entrées jusqu'au rang %(rank)s sont sous l'empreinte publiée ci-dessus. Comparez-la à celle que "
            "publie le portail à l'adresse /empreintes/, ou à la copie que vous en avez gardée."
        )
        % {"rank": proof.leaf.sequence},
        _(
            "Pour la recalculer : SHA-256 de l'octet 00 et du texte JSON [journal, rang, empreinte], puis, à chaque "
            "ligne de la preuve, SHA-256 de l'octet 01 et des deux empreintes, celle de la ligne placée avant ou après."
        ),
    ]
