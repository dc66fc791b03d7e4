"""The lines about the act itself: its vote, its signatures, its matter, its sending, what comes with it."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from document_types.enums import ActKind, AuthenticLanguage, ItemOutcome
from document_types.law.clock import legal_day
from document_types.law.majorities import names_voters
from document_types.law.matters import MATTERS, majority_rule, required_majority
from document_types.reader import day_words, language
from document_types.services.results import result_sentence
from workflows.checklist.facts import Dossier
from workflows.checklist.line import Answer, Found
from workflows.enums import SignatoryOffice
from workflows.services.signature import SIGNATORIES

# Words by which a text speaks of what is joined to it; « مرفق » alone is a public service.
_SPEAKS_OF_ANNEXES = re.compile(r"\bannex|\bci-joint|\bpi[eè]ces? jointe|ملحق|ملاحق|رفقته|المرفقة", re.IGNORECASE)


def majority(dossier: Dossier) -> Found:
    act, event = dossier.act, dossier.event
    row = majority_rule(act.matter, act.council.level, dossier.on) if act.matter else dossier.row("VOT-3")
    if event is None:
        return Answer.UNKNOWN, [_("Aucun vote sur le texte n'est enregistré.")], row
    said = [
        _("Vote du %(day)s.") % {"day": day_words(event.decided_at)},
        result_sentence(event, act.council.level, language()),
    ]
    if event.outcome != ItemOutcome.ADOPTED:
        return Answer.NO, said, row
    if act.matter and required_majority(act.matter, act.council.level, dossier.on) != event.majority:
        said.append(_("La majorité appliquée n'est pas celle que la table de la loi donne à cette matière."))
        return Answer.UNKNOWN, said, row
    return Answer.YES, said, row


def named_votes(dossier: Dossier) -> Found:
    event, row = dossier.event, dossier.row("VOT-5")
    if event is None:
        return Answer.UNKNOWN, [_("Aucun vote sur le texte n'est enregistré.")], row
    total = event.votes_for + event.votes_against + event.abstentions
    said = [
        ngettext("%(named)s vote nominatif sur %(total)s.", "%(named)s votes nominatifs sur %(total)s.", event.named)
        % {"named": event.named, "total": total}
    ]
    if event.named == total:
        return Answer.YES, said, row
    if not names_voters(event.rule_id, dossier.here.readings):
        said.append(_("Selon la lecture choisie, les noms ne sont exigés qu'en cas de partage des voix."))
        return Answer.YES, said, row
    return Answer.NO, said, row


def signatures(dossier: Dossier) -> Found:
    kind = ActKind(dossier.act.kind)
    row = dossier.row("MIN-1" if kind is ActKind.MINUTES else "MIN-3")
    said = [_signed(signature) for signature in dossier.signatures]
    given = {signature.office for signature in dossier.signatures}
    missing = [office for office in SIGNATORIES[kind] if office not in given]
    said += [_("Signature absente : %(office)s.") % {"office": SignatoryOffice(office).label} for office in missing]
    return (Answer.NO if missing else Answer.YES), said, row


def _signed(signature) -> str:
    facts = {
        "office": signature.get_office_display(),
        "name": signature.signer.councillor.name if signature.signer else "—",
        "day": day_words(signature.signed_on),
    }
    if signature.is_paper:
        return _("%(office)s : signé sur papier le %(day)s (%(name)s).") % facts
    return _("%(office)s : signé le %(day)s (%(name)s).") % facts


def powers(dossier: Dossier) -> Found:
    """The council itself said the matter: that is a lead, and no answer to whether the text stays within it."""
    row, matter = dossier.row("LEG-2"), MATTERS.get(dossier.act.matter)
    if matter is None:
        return Answer.UNKNOWN, [_("Le conseil n'a pas indiqué de matière : l'agent en juge à la lecture.")], row
    said = _("Matière indiquée par le conseil : « %(matter)s », qui figure à la nomenclature.") % {
        "matter": matter.label.in_language(language())
    }
    return Answer.YES, [said, _("Le contenu reste à lire : l'agent juge s'il sort de cette matière.")], row


def transmission(dossier: Dossier) -> Found:
    session, received_at, row = dossier.session, dossier.act.received_at, dossier.row("TRA-1")
    said = [_("Reçu le %(day)s.") % {"day": day_words(received_at)}] if received_at else []
    if session is None or row is None or received_at is None:
        return Answer.UNKNOWN, [*said, _("Aucune session n'est rattachée à l'acte.")], row
    if session.closed_on is None:
        return Answer.YES, [*said, _("La session n'est pas close : le délai ne court pas encore.")], row
    deadline = dossier.here.due(row, session.closed_on)
    facts = {"closed": day_words(session.closed_on), "last": day_words(deadline.due_on)}
    said.append(_("Session close le %(closed)s : la transmission devait se faire au plus tard le %(last)s.") % facts)
    late = (legal_day(received_at) - deadline.due_on).days
    if late <= 0:
        return Answer.YES, said, row
    said.append(ngettext("Retard : %(days)s jour.", "Retard : %(days)s jours.", late) % {"days": late})
    return Answer.NO, said, row


def minutes(dossier: Dossier) -> Found:
    session, found, row = dossier.session, dossier.minutes, dossier.row("TRA-1")
    if found and found.received_at:
        return Answer.YES, [_("Procès-verbal reçu le %(day)s.") % {"day": day_words(found.received_at)}], row
    said = [_("Le procès-verbal de la session n'est pas reçu.")]
    if session is None or session.closed_on is None or row is None:
        return Answer.UNKNOWN, [*said, _("La session n'est pas close : le délai ne court pas encore.")], row
    deadline = dossier.here.due(row, session.closed_on)
    is_late = deadline.has_passed(dossier.today)
    words = _("Il devait l'être au plus tard le %(day)s.") if is_late else _("Il est attendu jusqu'au %(day)s.")
    return (Answer.NO if is_late else Answer.UNKNOWN), [*said, words % {"day": day_words(deadline.due_on)}], row


def annexes(dossier: Dossier) -> Found:
    row, count = dossier.row("TRA-1"), len(dossier.annexes)
    said = [ngettext("%(count)s fichier joint.", "%(count)s fichiers joints.", count) % {"count": count}]
    speaks = _SPEAKS_OF_ANNEXES.search("\n".join(dossier.page.text_in(each) for each in ("ar", "fr")))
    if speaks is None:
        return Answer.YES, [*said, _("Le texte ne parle d'aucune annexe.")], row
    if count:
        return Answer.YES, [*said, *(annex.title for annex in dossier.annexes)], row
    said.append(_("Le texte parle d'une annexe (« %(word)s ») et aucune n'est jointe.") % {"word": speaks.group()})
    return Answer.NO, said, row


def authentic_text(dossier: Dossier) -> Found:
    row, authentic = dossier.row("TRA-1"), dossier.act.authentic_language
    facts = {"language": AuthenticLanguage(authentic).label}
    if dossier.page.text_in(authentic).strip():
        return Answer.YES, [_("Langue qui fait foi : %(language)s ; le texte y est.") % facts], row
    return Answer.NO, [_("Langue qui fait foi : %(language)s ; le texte manque dans cette langue.") % facts], row


OF_ACT = {
    "majority": majority,
    "named_votes": named_votes,
    "signatures": signatures,
    "powers": powers,
    "transmission": transmission,
    "minutes": minutes,
    "annexes": annexes,
    "authentic_text": authentic_text,
}
