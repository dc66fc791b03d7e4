"""An act on paper, in one language or both side by side: what was decided, where, by which vote, and who signed it."""

import json
from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from document_types.enums import ActKind, Edition, JournalEvent, VersionStage
from document_types.law.clock import legal_day
from document_types.law.hijri import hijri_in_words
from document_types.models import Act, ActPage, JournalEntry, Mandate, VoteEvent
from document_types.printing.content import blocks_in
from document_types.printing.typesetting import head, in_edition, typeset
from document_types.printing.verification import verification
from document_types.printing.words import cited, fact, number_words, signatories
from document_types.reader import LANGUAGES, day_words, language
from document_types.services import pages
from document_types.services.results import result_sentence
from document_types.services.signatories import CAPABILITIES, RULES, SIGNED_BY


def editions_of(act: Act) -> list[Edition]:
    """The languages in which the act is written, then both where it is written in both."""
    written = [each for each in LANGUAGES if getattr(act, f"subject_{each}").strip()]
    return [*map(Edition, written), *([Edition.BOTH] if len(written) > 1 else [])]


def act_paper(act: Act, edition: Edition, *, code: str = "") -> bytes:
    """The paper of an act: with its code once it is issued; without one a project, or a copy that proves nothing."""
    return typeset("act", paper_data(act, edition, code=code))


def paper_data(act: Act, edition: Edition, *, code: str = "") -> dict:
    """What the shape of an act is filled with."""
    text = pages.text_of(act)
    return in_edition(edition, lambda: _said(act, text, code))


def _dated(act: Act):
    if act.dated_on:
        return act.dated_on
    return legal_day(act.revision.created_at if act.revision else act.page.latest_revision_created_at)


def _title(act: Act) -> str:
    kind = act.get_kind_display()
    return f"{kind} {number_words(act.number_label)}" if act.number_label else str(kind)


def _said(act: Act, text: ActPage, code: str) -> dict:
    return head(act.council, title=_title(act), subtitle=_stage(act), day=_dated(act)) | {
        "draft": "" if code else _("PROJET") if act.is_writable else _("COPIE"),
        "subject": getattr(text, f"subject_{language()}"),
        "facts": list(_facts(act)),
        "blocks": blocks_in(text, language()),
        "vote": _vote(act),
        "annexes": _annexes(act),
        "signatures": _signatures(act),
        "notes": list(_notes(act)),
        "hash": {"label": _("Empreinte SHA-256 du texte"), "value": act.content_hash},
        "verify": verification(code) if code else None,
    }


def _stage(act: Act) -> str:
    """Of a text put right after its adoption, since when."""
    rectified = act.versions.filter(stage=VersionStage.RECTIFIED, revision=act.revision_id or 0).last()
    return _("Texte rectifié le %(day)s") % {"day": day_words(rectified.effective_at)} if rectified else ""


def _facts(act: Act) -> Iterator[dict[str, str]]:
    if act.session:
        yield fact(_("Session"), act.session.title_in(language()))
    if event := _last_vote(act):
        sitting = event.sitting
        yield fact(_("Séance"), _day(act, sitting.held_on))
        if place := act.session.place_in(language()):
            yield fact(_("Lieu"), place)
        yield fact(_("Membres en exercice"), str(sitting.members_in_office))
        yield fact(_("Présents à l'ouverture"), str(sitting.present_at_opening))
        if chair := sitting.chaired_by:
            yield fact(_("Présidée par"), chair.councillor.name_in(language()))
    elif act.kind == ActKind.CONVOCATION and act.session:
        yield fact(_("Réunion"), _day(act, act.meeting_day))
        if act.session.starts_at:
            yield fact(_("Heure"), time_format(act.session.starts_at, "H:i"))
        if place := act.session.place_in(language()):
            yield fact(_("Lieu"), place)
    elif act.dated_on:
        yield fact(_("Date"), _day(act, act.dated_on))


def _day(act: Act, day: date) -> str:
    """With the Hijri date beside it, where the council wants it so."""
    hijri = hijri_in_words(day) if act.council.has_hijri_dates else None
    return f"{day_words(day)} ({hijri.in_language(language())})" if hijri else day_words(day)


def _last_vote(act: Act) -> VoteEvent | None:
    """The vote on the text itself."""
    events = VoteEvent.objects.filter(item__act=act, poll=None).select_related("sitting__chaired_by__councillor")
    return events.order_by("round").last()


def _vote(act: Act) -> dict | None:
    event = _last_vote(act)
    if event is None:
        return None
    counts = (event.votes_for, event.votes_against, event.abstentions)
    return {
        "title": _("Vote du conseil"),
        "sentence": result_sentence(event, act.council.level, language()),
        "columns": [_("Pour"), _("Contre"), _("Abstentions")],
        "counts": [str(count) for count in counts],
    }


def _annexes(act: Act) -> dict:
    """Those adopted with the text that may be published: the paper itself goes to whoever asks for it."""
    item = getattr(act, "item", None)
    annexes = () if item and item.is_closed else act.annexes.select_related("document").order_by("position")
    adopted = [annex for annex in annexes if annex.is_part and annex.is_publishable]
    lines = [{"title": annex.title, "hash": annex.sha256} for annex in adopted]
    return {"title": _("Annexes"), "hash": _("Empreinte SHA-256"), "lines": lines}


def _signatures(act: Act) -> list[dict[str, str]]:
    """Each office that signs, with the name and the day of its signature, or of who holds it while none is given."""
    offices = SIGNED_BY[ActKind(act.kind)]
    given = {told["office"]: (told, entry) for entry, told in _told(act)}
    places = zip(CAPABILITIES, signatories(act.council, _dated(act)), strict=True)
    return [_signed(place, *given.get(office, (None, None))) for office, place in places if office in offices]


def _told(act: Act) -> Iterator[tuple[JournalEntry, dict]]:
    for entry in JournalEntry.objects.filter(act=act, event=JournalEvent.SIGNED).order_by("sequence"):
        yield entry, json.loads(entry.payload)


def _signed(place: dict[str, str], told: dict | None, entry: JournalEntry | None) -> dict[str, str]:
    if told is None or entry is None:
        return place | {"words": ""}
    signer = Mandate.objects.select_related("councillor").get(pk=told["signer"])
    words = _("Signé sur papier le %(day)s.") if told["is_paper"] else _("Signé sur la plateforme le %(day)s.")
    signed_on = day_words(timezone.localdate(entry.effective_at))
    return place | {"name": signer.councillor.name_in(language()), "words": words % {"day": signed_on}}


def _notes(act: Act) -> Iterator[str]:
    if len(editions_of(act)) > 1:
        yield _("Texte faisant foi : %(language)s.") % {"language": act.get_authentic_language_display()}
    yield cited(RULES[ActKind(act.kind)], act.council, _dated(act))
