"""The addresses of a council at work, by the name of what each shows: for the matrix of who opens what."""

from django.core.files.base import ContentFile
from django.urls import reverse

from document_types.enums import ActKind, CommitteeKind, CommitteeOffice, Petitioner, PollKind
from document_types.indexing import address
from document_types.models import Annex
from document_types.services import (
    committee_meetings,
    committees,
    documents,
    item_requests,
    petitions,
    polls,
    questions,
    sessions,
)
from tests.factories import TITLES, add_items, convene, open_session, received_act, sit
from workflows.services import paper_requests


def secretariat(name: str, *args) -> str:
    return reverse(f"secretariat:{name}", args=args)


def addresses_of(town) -> dict[str, str]:
    """A council with a draft, a convened session, an act online and received, and two files."""
    received = received_act(town)
    planned = open_session(town, received.session.opens_on.replace(month=10))
    [item] = add_items(planned, TITLES[:1])
    draft = item.act
    slip = received.transmitted_in.get().transmission
    sessions.send_agenda(session=received.session)
    asked = item_requests.receive(
        session=planned, title_fr="Marché", asked_by="Un membre", received_on=planned.opens_on
    )
    item_requests.refuse(request=asked, reasons_fr="Hors des attributions.")
    public, confidential = (
        documents.store(ContentFile(text, name=f"{title}.txt"), council=town.council, title=title, **facts)
        for title, text, facts in (
            ("Plan", "Plan publié du projet.".encode(), {}),
            ("Offres", "Offres non publiées.".encode(), {"is_confidential": True}),
        )
    )
    confidential.readable.save(confidential.filename, ContentFile("Offres non publiées.".encode()))
    for position, document in enumerate((public, confidential), start=1):
        Annex.objects.create(
            act=received, document=document, position=position, title=document.title, sha256=document.sha256
        )
    return {
        **council_life(town, planned, item),
        **held_session_of(received),
        **office_on(received, town),
        **without_quorum(town, received.session.opens_on.replace(month=7)),
        "home": reverse("wagtailadmin_home"),
        "planned session": secretariat("session", planned.pk),
        "convened session": secretariat("session", received.session_id),
        "my session": secretariat("my_session", received.session_id),
        "agenda": secretariat("agenda", planned.pk),
        "agenda to print": secretariat("agenda_paper", planned.pk),
        "new point": secretariat("add_item", planned.pk),
        "point": secretariat("change_item", item.pk),
        "paper of the point": secretariat("add_paper", item.pk),
        "links of the point": secretariat("links", item.pk),
        "versions compared": secretariat("compare_versions", received.pk, 1, 2),
        "model of the point": secretariat("keep_template", item.pk),
        "refusal to notify": secretariat("refusal_letter", asked.pk),
        "deadlines": secretariat("deadlines", planned.pk),
        "told": reverse("notices:told", args=[planned.pk]),
        "my messages": reverse("notices:mine"),
        "members": secretariat("members", town.council.pk),
        "committees": secretariat("committees", town.council.pk),
        "petitions": secretariat("petitions", town.council.pk),
        "installation": secretariat("installation", planned.pk),
        "draft": secretariat("act", draft.pk),
        "text of the draft from a file": secretariat("word_text", draft.pk),
        "received act": secretariat("act", received.pk),
        "editor of the draft": reverse("wagtailadmin_pages:edit", args=[draft.page_id]),
        "history of the draft": reverse("wagtailadmin_pages:history", args=[draft.page_id]),
        "explorer of the council": reverse("wagtailadmin_explore", args=[town.council.page_id]),
        "inbox": reverse("review:inbox"),
        "review of the received act": reverse("review:act", args=[received.pk]),
        "receipt of the act": secretariat("receipt", slip.pk),
        "slip to print": secretariat("slip_paper", slip.pk),
        "receipt to print": secretariat("receipt_paper", slip.pk),
        "transmission": secretariat("transmission", planned.pk),
        "verification of the receipt": f"/fr/verifier/{slip.code}/",
        "review of the draft": reverse("review:act", args=[draft.pk]),
        "agendas received": reverse("review:agendas"),
        "agenda received": reverse("review:agenda", args=[received.session_id]),
        "point of the authority": reverse("review:add_point", args=[received.session_id]),
        "agenda not sent": reverse("review:agenda", args=[planned.pk]),
        "agenda before the authority": secretariat("authority", planned.pk),
        "paper of the authority": secretariat("agenda_receipt", planned.pk),
        "extension": secretariat("extend_session", planned.pk),
        "follow-up": reverse("review:follow_up"),
        "follow-up of the council": f"{reverse('review:follow_up')}?conseil={town.council.code}",
        "dossiers of the council": f"{reverse('review:dossiers')}?conseil={town.council.code}",
        "dossiers as a file": f"{reverse('review:follow_up_csv')}?conseil={town.council.code}",
        "register": reverse("archive:register", args=[town.council.code]),
        "archives": reverse("archive:index"),
        "sessions of the archives": reverse("archive:sessions"),
        "archive": reverse("archive:session", args=[planned.pk]),
        "ZIP of the session": reverse("archive:session_zip", args=[planned.pk]),
        "piece of the session": f"{reverse('archive:piece', args=[planned.pk])}?nom=01 session/session.json",
        "councils": reverse("councils:index"),
        "simulator of delays": f"{reverse('law:simulator')}?whose=commune&kind=ordinary&opens_on=2026-05-04",
        "table of law": reverse("law:table"),
        "readings": reverse("law:readings"),
        "reading": reverse("law:reading", args=["third_call"]),
        "feasts": reverse("law:feasts"),
        "feast": reverse("law:feast", args=["2026-05-27"]),
        "file of the act online": reverse("wagtaildocs_serve", args=[public.pk, public.filename]),
        "confidential file": reverse("wagtaildocs_serve", args=[confidential.pk, confidential.filename]),
        "pages of the file online": reverse("preview", args=[public.pk]),
        "pages of the confidential file": reverse("preview", args=[confidential.pk]),
        "words of the confidential file": reverse("readable_document", args=[confidential.pk, confidential.filename]),
        "act online": f"/fr/{address(received)}",
        "journal of the act online": f"/fr/{address(received)}journal.pdf",
        "journal of the received act": secretariat("act_journal", received.pk),
        "journal of the draft": secretariat("act_journal", draft.pk),
        "journal of the council": secretariat("council_journal", town.council.pk),
        "roots": "/fr/empreintes/",
    }


def office_on(received, town) -> dict[str, str]:
    """What the authority's office does with an act it received, and what it asks the council for."""
    asked = paper_requests.ask(act=received, asked_fr="Le plan de financement", user=town.officer)
    return {
        "examination": reverse("review:examination", args=[received.pk]),
        "papers to ask for": reverse("review:ask_papers", args=[received.pk]),
        "opinion to ask for": reverse("review:ask_opinion", args=[received.pk]),
        "several acts at once": f"{reverse('review:batch_no_objection')}?acte={received.pk}",
        "delegations": reverse("review:delegations"),
        "delegation to name": reverse("review:name_delegate", args=[town.authority.pk]),
        "answer to the authority": secretariat("answer_papers", asked.pk),
    }


def council_life(town, planned, item) -> dict[str, str]:
    """What a council prepares beside its agenda: committees, petitions, questions, the votes under a point."""
    seats = [CommitteeOffice.CHAIR, *[CommitteeOffice.MEMBER] * 4]
    created_on = planned.opens_on.replace(month=1)
    committee = committees.create(
        council=town.council, kind=CommitteeKind.STANDING, name_fr="Finances", created_on=created_on
    )
    for mandate, office in zip(town.members[2:7], seats, strict=True):
        committees.seat(committee=committee, mandate=mandate, starts_on=created_on, office=office)
    meeting = committee_meetings.convene(
        committee=committee, items=[item], held_on=planned.opens_on.replace(day=1), place_fr="Salle"
    )
    petition = petitions.receive(
        council=town.council,
        petitioner=Petitioner.ASSOCIATION,
        agent="Aïcha Lamrani",
        received_on=created_on,
        title_fr="Un dispensaire",
    )
    question = questions.receive(
        council=town.council, asked_by=town.members[2], text_fr="Quand ?", received_on=created_on
    )
    poll = polls.open_poll(item=item, kind=PollKind.AMENDMENT, title_fr="Porter à deux ans.")
    return {
        "committee": secretariat("committee", committee.pk),
        "meeting of the committee": secretariat("committee_meeting", meeting.pk),
        "presences of the committee": secretariat("committee_presences", meeting.pk),
        "report of the committee": secretariat("committee_report", item.pk),
        "receipt of the petition": secretariat("petition_receipt", petition.pk),
        "decision on the petition": secretariat("decide_petition", petition.pk),
        "questions": secretariat("questions", town.council.pk),
        "answer to the question": secretariat("answer_question", question.pk),
        "votes to come": secretariat("votes", planned.pk),
        "vote to add": secretariat("add_poll", item.pk),
        "vote on a part": secretariat("vote_in_poll", poll.pk),
        "ballots on a part": secretariat("ballots_in_poll", poll.pk),
    }


def held_session_of(received) -> dict[str, str]:
    """A session that is going on: its sitting, its votes, its papers, and its pages in the members' space."""
    session, item = received.session, received.item
    sitting = session.sittings.get()
    call = session.acts.get(kind=ActKind.CONVOCATION)
    return {
        "convocation": secretariat("convocation", session.pk),
        "delivery sheet": secretariat("delivery_sheet", call.pk),
        "sittings": secretariat("sittings", session.pk),
        "sitting": secretariat("sitting", sitting.pk),
        "presences to correct": secretariat("correct_sitting", sitting.pk),
        "presences": secretariat("presences", sitting.pk),
        "secretary of the sitting": secretariat("sitting_secretary", sitting.pk),
        "votes": secretariat("votes", session.pk),
        "vote": secretariat("vote", item.pk),
        "ballots": secretariat("ballots", item.pk),
        "debate": secretariat("debate", item.pk),
        "file of the session": secretariat("session_file", session.pk),
        "attendance": secretariat("attendance_register", session.pk),
        "posting list": secretariat("posting_list", session.pk),
        "registers": secretariat("registers", session.council_id),
        "register of decisions": secretariat(
            "printed_register", session.council_id, "decisions", session.opens_on.year
        ),
        "register of minutes": secretariat("printed_register", session.council_id, "minutes", session.opens_on.year),
        "register of attendance": secretariat(
            "printed_register", session.council_id, "attendance", session.opens_on.year
        ),
        "way in of members": "/fr/membres/connexion/",
        "space of members": "/fr/membres/",
        "session in the space": f"/fr/membres/sessions/{session.pk}/",
        "act in the space": f"/fr/membres/actes/{received.pk}/",
        "questions in the space": "/fr/membres/questions/",
        "points in the space": "/fr/membres/points/",
    }


def without_quorum(town, opens_on) -> dict[str, str]:
    session = open_session(town, opens_on)
    add_items(session, TITLES[2:])
    convene(town, session)
    sit(town, session, present=2)
    return {"next call": secretariat("next_call", session.pk)}
