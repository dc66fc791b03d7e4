"""Every role at every address: what opens, what is refused, and that nobody sees another council's drafts."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from document_types.indexing import address
from document_types.models import Annex
from document_types.services import documents, item_requests, sessions
from tests.factories import (
    INEZGANE,
    PREFECTURE,
    TITLES,
    add_items,
    council_of,
    make_commune,
    make_town,
    make_user,
    open_session,
    received_act,
)

pytestmark = pytest.mark.django_db

# Wagtail's own pages answer 302 to the home page where ours and the files answer 403.
WAGTAIL = {"editor of the draft", "explorer of the council", "history of the draft"}

EVERYONE = {"act online", "file of the act online"}
SIGNED_IN = EVERYONE | {"home", "simulator of delays", "table of law", "my messages"}
COUNCIL = SIGNED_IN | {
    "planned session",
    "convened session",
    "agenda",
    "agenda before the authority",
    "draft",
    "received act",
    "installation",
    "deadlines",
    "told",
}
MEMBER = SIGNED_IN | {"my session", "received act", "confidential file"}
REVIEW = SIGNED_IN | {"inbox", "review of the received act", "received act"}
PREPARING = {
    "members",
    "committees",
    "petitions",
    "new point",
    "point",
    "paper of the point",
    "model of the point",
    "refusal to notify",
    "paper of the authority",
    "extension",
}

MATRIX = {
    "clerk": COUNCIL | WAGTAIL | PREPARING | {"confidential file"},
    "president": COUNCIL | {"confidential file", "my session"},
    "secretary": COUNCIL | {"confidential file", "my session"},
    "member": MEMBER,
    "archivist": COUNCIL | {"confidential file", "register", "archive"},
    "officer": REVIEW | {"confidential file", "agendas received", "agenda received", "point of the authority"},
    "observer": REVIEW | {"follow-up"},
    "administrator": SIGNED_IN | {"councils", "readings", "reading", "feasts", "feast"},
    "clerk of the neighbour": SIGNED_IN,
    "president of the neighbour": SIGNED_IN,
    "clerk of the prefecture": SIGNED_IN,
    "officer of another province": SIGNED_IN,
    "nobody in particular": EVERYONE,
    "anonymous": EVERYONE,
}
# Screens that open for each member of a trade, empty or filled with their own council's rows.
OWN = {
    "officer of another province": {"inbox", "agendas received"},
    "clerk of the neighbour": set(),
}


@pytest.fixture
def scene(town):
    """A council with a draft, a convened session, an act online and received, and two files."""
    received = received_act(town)
    planned = open_session(town, received.session.opens_on.replace(month=10))
    [item] = add_items(planned, TITLES[:1])
    draft = item.act
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
    for position, document in enumerate((public, confidential), start=1):
        Annex.objects.create(
            act=received, document=document, position=position, title=document.title, sha256=document.sha256
        )
    return {
        "home": reverse("wagtailadmin_home"),
        "planned session": reverse("secretariat:session", args=[planned.pk]),
        "convened session": reverse("secretariat:session", args=[received.session_id]),
        "my session": reverse("secretariat:my_session", args=[received.session_id]),
        "agenda": reverse("secretariat:agenda", args=[planned.pk]),
        "new point": reverse("secretariat:add_item", args=[planned.pk]),
        "point": reverse("secretariat:change_item", args=[item.pk]),
        "paper of the point": reverse("secretariat:add_paper", args=[item.pk]),
        "model of the point": reverse("secretariat:keep_template", args=[item.pk]),
        "refusal to notify": reverse("secretariat:refusal_letter", args=[asked.pk]),
        "deadlines": reverse("secretariat:deadlines", args=[planned.pk]),
        "told": reverse("notices:told", args=[planned.pk]),
        "my messages": reverse("notices:mine"),
        "members": reverse("secretariat:members", args=[town.council.pk]),
        "committees": reverse("secretariat:committees", args=[town.council.pk]),
        "petitions": reverse("secretariat:petitions", args=[town.council.pk]),
        "installation": reverse("secretariat:installation", args=[planned.pk]),
        "draft": reverse("secretariat:act", args=[draft.pk]),
        "received act": reverse("secretariat:act", args=[received.pk]),
        "editor of the draft": reverse("wagtailadmin_pages:edit", args=[draft.page_id]),
        "history of the draft": reverse("wagtailadmin_pages:history", args=[draft.page_id]),
        "explorer of the council": reverse("wagtailadmin_explore", args=[town.council.page_id]),
        "inbox": reverse("review:inbox"),
        "review of the received act": reverse("review:act", args=[received.pk]),
        "review of the draft": reverse("review:act", args=[draft.pk]),
        "agendas received": reverse("review:agendas"),
        "agenda received": reverse("review:agenda", args=[received.session_id]),
        "point of the authority": reverse("review:add_point", args=[received.session_id]),
        "agenda not sent": reverse("review:agenda", args=[planned.pk]),
        "agenda before the authority": reverse("secretariat:authority", args=[planned.pk]),
        "paper of the authority": reverse("secretariat:agenda_receipt", args=[planned.pk]),
        "extension": reverse("secretariat:extend_session", args=[planned.pk]),
        "follow-up": reverse("review:follow_up"),
        "register": reverse("archive:register", args=[town.council.code]),
        "archive": reverse("archive:session", args=[planned.pk]),
        "councils": reverse("councils:index"),
        "simulator of delays": f"{reverse('law:simulator')}?whose=commune&kind=ordinary&opens_on=2026-05-04",
        "table of law": reverse("law:table"),
        "readings": reverse("law:readings"),
        "reading": reverse("law:reading", args=["third_call"]),
        "feasts": reverse("law:feasts"),
        "feast": reverse("law:feast", args=["2026-05-27"]),
        "file of the act online": reverse("wagtaildocs_serve", args=[public.pk, public.filename]),
        "confidential file": reverse("wagtaildocs_serve", args=[confidential.pk, confidential.filename]),
        "act online": f"/fr/{address(received)}",
    }


# Those of the council itself, who may know what it prepares.
INSIDE = {"clerk", "president", "secretary", "archivist"}


@pytest.fixture
def people(town):
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    prefecture = make_town(council_of(PREFECTURE))
    elsewhere = make_town(council_of("09.001"))
    return {
        **town.staff,
        "clerk of the neighbour": neighbour.clerk,
        "president of the neighbour": neighbour.president,
        "clerk of the prefecture": prefecture.clerk,
        "officer of another province": elsewhere.officer,
        "nobody in particular": make_user("personne"),
        "anonymous": None,
    }


def answer(client, address: str) -> int:
    return client.get(address).status_code


@pytest.mark.parametrize("role", MATRIX)
def test_a_role_opens_exactly_what_is_its_own(role, scene, people, client):
    if people[role] is not None:
        client.force_login(people[role])

    opened = {name for name, address in scene.items() if answer(client, address) == 200}

    assert opened - OWN.get(role, set()) == MATRIX[role]


@pytest.mark.parametrize("role", ["clerk of the prefecture", "clerk of the neighbour", "officer of another province"])
def test_what_is_refused_is_refused_in_the_right_way(role, scene, people, client):
    client.force_login(people[role])

    answers = {name: answer(client, address) for name, address in scene.items() if name not in MATRIX[role]}

    for name, status in answers.items():
        if name in OWN.get(role, set()):
            continue
        assert status == (302 if name in WAGTAIL else 403), name


@pytest.mark.parametrize("role", [role for role in MATRIX if role not in INSIDE])
def test_the_words_of_a_draft_reach_nobody_outside(role, scene, people, client, clean_index):
    """Whatever page a stranger opens, the subject of another council's draft is not on it."""
    if people[role] is not None:
        client.force_login(people[role])
    addresses = [*scene.values(), "/fr/", "/ar/", "/fr/recherche/?q=budget", "/fr/seances/"]

    for url in addresses:
        response = client.get(url, follow=True)
        text = b"".join(response.streaming_content) if response.streaming else response.content
        assert TITLES[0][0] not in text.decode(errors="replace"), url
