"""The minutes on the screens: who signs in the secretary's place, redrafting, remarks, approval, what is locked."""

from datetime import date, time

import pytest
from django.urls import reverse

from document_types.enums import ActState, Attendance, JournalEvent, MandateOffice, SessionState
from document_types.errors import Refusal
from document_types.models import Act, AgendaItem, JournalEntry, MinutesApproval, Presence, Vote
from document_types.services import minutes, minutes_followup, pages, sessions, sitting_secretary
from tests.cms.secretariat.screens import as_user, page
from tests.eventful_session import SECRET_FR, make_eventful_session
from tests.factories import (
    INEZGANE,
    TITLES,
    act_form,
    adopt,
    at,
    convene,
    held_session,
    make_commune,
    make_town,
    make_user,
    open_session,
    sit,
)
from workflows.enums import SignatoryOffice
from workflows.services import signature

pytestmark = pytest.mark.django_db
MAY, OCTOBER = date(2026, 5, 7), date(2026, 10, 6)


@pytest.fixture
def closed(town):
    """A session of May held and closed, of which nothing is signed yet."""
    session, _acts = held_session(town, TITLES[:1])
    sessions.close_session(session=session, on=session.opens_on)
    session.refresh_from_db()
    return session


@pytest.fixture
def established(town, closed):
    act = minutes.draft(session=closed)
    signature.request(act=act, user=town.clerk)
    signature.sign(act=act, office=SignatoryOffice.SECRETARY, user=town.secretary, at=at(date(2026, 5, 9)))
    act.refresh_from_db()
    return act


@pytest.fixture
def october(town, established):
    """The next session, sitting."""
    session = open_session(town, OCTOBER)
    item = sessions.add_item(session=session, title_fr="Vœu", title_ar="ملتمس")
    convene(town, session)
    adopt(town, item, sit(town, session))
    session.refresh_from_db()
    return session


def absent(sitting, mandate, status=Attendance.ABSENT) -> None:
    """Noted away, as if from the start: what a vote has seen is no longer there."""
    Vote.objects.filter(event__sitting=sitting, mandate=mandate).delete()
    Presence.objects.filter(sitting=sitting, mandate=mandate).update(status=status)


def make_deputy(mandate):
    mandate.office = MandateOffice.DEPUTY_SECRETARY
    mandate.save(update_fields=["office"])
    return mandate


def minutes_page(session) -> str:
    return reverse("secretariat:minutes", args=[session.pk])


def test_the_deputy_present_signs_by_right_for_the_secretary_away_and_the_minutes_say_why(town, closed):
    sitting, deputy = closed.sittings.get(), make_deputy(town.members[4])
    absent(sitting, town.members[1], Attendance.EXCUSED)

    act = minutes.draft(session=closed)
    signature.request(act=act, user=town.clerk)
    given = signature.sign(act=act, office=SignatoryOffice.SECRETARY, user=town.secretary, at=at(date(2026, 5, 9)))

    assert given.signer == deputy
    assert "Motif\u00a0: absence, excusée, du secrétaire du conseil." in pages.text_of(act).text_in("fr")
    assert "السبب: غياب كاتب المجلس بعذر." in pages.text_of(act).text_in("ar")


def test_without_deputy_the_president_names_a_member_present_with_the_reason(town, closed):
    sitting = closed.sittings.get()

    with pytest.raises(Refusal, match="pourquoi le secrétaire"):
        sitting_secretary.name_secretary(sitting=sitting, mandate=town.members[5])
    sitting_secretary.name_secretary(sitting=sitting, mandate=town.members[5], reason_fr="Refus de signer.")

    sitting.refresh_from_db()
    assert sitting.secretary == town.members[5]
    entry = JournalEntry.objects.filter(event=JournalEvent.SITTING_RECORDED).latest("sequence")
    assert '"reason_fr":"Refus de signer."' in entry.payload and f'"secretary":{town.members[5].pk}' in entry.payload


def test_nobody_passes_before_the_deputy_present_nor_signs_who_was_not_there(town, closed):
    sitting, deputy = closed.sittings.get(), make_deputy(town.members[4])
    absent(sitting, town.members[6])

    with pytest.raises(Refusal, match="secrétaire adjoint, est présent"):
        sitting_secretary.name_secretary(sitting=sitting, mandate=town.members[5], reason_fr="Empêchement.")
    absent(sitting, deputy)
    with pytest.raises(Refusal, match="parmi les membres présents"):
        sitting_secretary.name_secretary(sitting=sitting, mandate=town.members[6], reason_fr="Empêchement.")


def test_the_member_named_signs_minutes_and_deliberation_from_the_account_of_the_address_declared(client, town, closed):
    writer = make_user("membre", town.member.groups.get(), email=town.members[5].declared_email)
    sitting = closed.sittings.get()
    sitting_secretary.name_secretary(sitting=sitting, mandate=town.members[5], reason_fr="Refus de signer.")
    deliberation = Act.objects.get(session=closed, kind="deliberation")
    signature.sign(act=deliberation, office=SignatoryOffice.PRESIDENT, user=town.president)
    act = minutes.draft(session=closed)
    signature.request(act=act, user=town.clerk)

    shown = page(as_user(client, writer).get(reverse("secretariat:sittings", args=[closed.pk])))
    for each in (act, deliberation):
        assert reverse("secretariat:sign", args=[each.pk]) in shown
        client.post(reverse("secretariat:sign", args=[each.pk]), {"action": "sign"})
        each.refresh_from_db()

    assert (act.state, deliberation.state) == (ActState.ESTABLISHED, ActState.SIGNED)
    assert act.signatures.get().signer == deliberation.signatures.get(office="secretary").signer == town.members[5]


def test_another_member_signs_nothing_and_sees_no_draft(client, town, closed):
    other = make_user("membre", town.member.groups.get(), email=town.members[6].declared_email)
    foreigner = make_user("membre", email=town.members[5].declared_email)
    sitting = closed.sittings.get()
    sitting_secretary.name_secretary(sitting=sitting, mandate=town.members[5], reason_fr="Refus de signer.")
    act = minutes.draft(session=closed)
    signature.request(act=act, user=town.clerk)

    for user in (other, foreigner):
        answer = as_user(client, user).get(reverse("secretariat:sign", args=[act.pk]))
        assert answer.status_code != 200

    assert not act.signatures.exists()


def test_the_clerk_names_the_secretary_of_a_sitting_and_the_minutes_screen_asks_for_it(client, town, closed):
    sitting = closed.sittings.get()
    absent(sitting, town.members[1])
    address = reverse("secretariat:sitting_secretary", args=[sitting.pk])

    before = page(as_user(client, town.clerk).get(minutes_page(closed)))
    refused = client.post(address, {"mandate": "", "reason_fr": "", "reason_ar": ""})
    client.post(address, {"mandate": town.members[5].pk, "reason_fr": "", "reason_ar": ""})
    after = page(client.get(minutes_page(closed)))

    assert address in before and "personne n'est noté pour le remplacer" in before
    assert refused.status_code == 422 and "choisissez un membre présent" in page(refused)
    assert address not in after


def test_a_draft_says_when_the_facts_changed_and_is_written_again(client, town, closed):
    act = minutes.draft(session=closed)
    assert not minutes.is_stale(act)
    AgendaItem.objects.filter(session=closed).update(debate_fr="Un débat complété.")

    shown = page(as_user(client, town.clerk).get(minutes_page(closed)))
    client.post(reverse("secretariat:refresh_minutes", args=[act.pk]))

    assert "Les faits de la session ont changé" in shown
    assert "Un débat complété." in pages.text_of(act).text_in("fr")
    assert not minutes.is_stale(act) and not minutes.is_changed_by_hand(act)


def test_what_was_written_by_hand_stays_until_the_clerk_asks_otherwise(client, town, closed):
    act = minutes.draft(session=closed)
    client.force_login(town.clerk)
    client.post(reverse("wagtailadmin_pages:edit", args=[act.page_id]), act_form("Mon procès-verbal"))

    shown = page(client.get(minutes_page(closed)))

    assert minutes.is_changed_by_hand(act) and not minutes.is_stale(act)
    assert "Le texte a été modifié à la main" in shown
    assert pages.text_of(act).subject_fr == "Mon procès-verbal"


def test_minutes_submitted_or_established_are_not_written_again(town, closed, established):
    with pytest.raises(Refusal, match="ne change plus"):
        minutes.refresh(act=established)


@pytest.mark.parametrize("role", ["clerk", "president", "secretary", "archivist", "administrator"])
def test_established_minutes_are_edited_by_nobody(client, town, established, role):
    before = pages.text_of(established)

    as_user(client, getattr(town, role)).post(
        reverse("wagtailadmin_pages:edit", args=[established.page_id]), act_form("Autre texte")
    )

    established.refresh_from_db()
    assert pages.text_of(established).text_in("fr") == before.text_in("fr")
    assert established.subject_fr == before.subject_fr != "Autre texte"


def test_a_remark_stands_beside_the_minutes_and_changes_nothing(client, town, established):
    fingerprint = established.content_hash
    told = {"mandate": town.members[3].pk, "text_ar": "", "text_fr": "Mon vote était contre.", "made_on": "2026-05-10"}

    client.force_login(town.clerk)
    client.post(reverse("secretariat:add_remark", args=[established.pk]), told)
    shown = page(client.get(minutes_page(established.session)))

    established.refresh_from_db()
    assert "Mon vote était contre." in shown
    assert established.content_hash == fingerprint
    assert JournalEntry.objects.filter(act=established, event=JournalEvent.REMARKED).count() == 1


def test_a_remark_is_of_a_member_of_the_council_on_established_minutes(town, closed):
    draft = minutes.draft(session=closed)

    with pytest.raises(Refusal, match="pas encore établi"):
        minutes_followup.remark(act=draft, mandate=town.members[0], text_fr="Non.", made_on=MAY)


def test_a_later_session_approves_once(client, town, established, october):
    client.force_login(town.clerk)
    form = {"session": october.pk, "approved_on": OCTOBER.isoformat()}

    client.post(reverse("secretariat:approve_minutes", args=[established.pk]), form)
    shown = page(client.get(minutes_page(established.session)))

    assert MinutesApproval.objects.get(act=established).session == october
    assert "Approuvé le mardi 6 octobre 2026" in shown
    with pytest.raises(Refusal, match="déjà approuvé"):
        minutes_followup.approve(act=established, session=october, approved_on=OCTOBER)


def test_neither_the_session_told_nor_another_council_approves(town, established):
    with pytest.raises(Refusal, match="session ultérieure"):
        minutes_followup.approve(act=established, session=established.session, approved_on=date(2026, 5, 10))
    neighbour = open_session(make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")), OCTOBER)
    with pytest.raises(Refusal, match="session ultérieure"):
        minutes_followup.approve(act=established, session=neighbour, approved_on=OCTOBER)


def test_the_next_agenda_offers_the_approval_and_places_it_first_once(client, town, established):
    session = open_session(town, OCTOBER)
    sessions.add_item(session=session, title_fr="Vœu", title_ar="ملتمس")
    agenda = reverse("secretariat:agenda", args=[session.pk])
    client.force_login(town.clerk)

    before = page(client.get(agenda))
    client.post(reverse("secretariat:place_approval", args=[session.pk, established.pk]))

    first = session.items.order_by("position").first()
    assert "Approbation du procès-verbal de la session ordinaire de mai 2026" in before
    assert first.title_ar == "المصادقة على محضر الدورة العادية لشهر ماي 2026" and first.act is None
    assert "Procès-verbaux à approuver" not in page(client.get(agenda))


def test_the_screen_says_until_when_the_copies_leave_and_shows_the_reserved_part_to_those_inside(client, town):
    eventful = make_eventful_session(town)
    act = minutes.draft(session=eventful.session)
    signature.request(act=act, user=town.clerk)
    signature.sign(act=act, office=SignatoryOffice.SECRETARY, user=town.secretary, at=at(date(2026, 5, 20)))

    shown = page(as_user(client, town.clerk).get(minutes_page(eventful.session)))
    outside = as_user(client, town.officer).get(minutes_page(eventful.session))

    assert "Au plus tard le mardi 2 juin 2026" in shown
    assert "Copie à l'autorité" in shown and "art. 116" in shown
    assert "Réservé aux membres" in shown and SECRET_FR in shown
    assert outside.status_code == 403


def test_the_screen_names_whom_the_law_holds_to_have_resigned(client, town, closed):
    for month in (2, 6, 9):
        session = open_session(town, MAY.replace(year=2025, month=month))
        sitting = session.sittings.create(
            held_on=session.opens_on, opened_at=time(10), members_in_office=9, present_at_opening=8, is_quorate=True
        )
        Presence.objects.create(sitting=sitting, mandate=town.members[8], status=Attendance.ABSENT)

    shown = page(as_user(client, town.clerk).get(minutes_page(closed)))

    assert "démission de plein droit" in shown and "Membre 9" in shown and "art. 67" in shown


@pytest.mark.parametrize("role", ["president", "secretary", "member", "archivist", "officer"])
def test_what_follows_the_minutes_is_the_clerks_to_enter(client, town, established, role):
    as_user(client, getattr(town, role))
    sitting = established.session.sittings.get()
    session = open_session(town, OCTOBER)

    answers = [
        client.post(reverse("secretariat:add_remark", args=[established.pk])),
        client.post(reverse("secretariat:approve_minutes", args=[established.pk])),
        client.post(reverse("secretariat:refresh_minutes", args=[established.pk])),
        client.post(reverse("secretariat:place_approval", args=[session.pk, established.pk])),
        client.post(reverse("secretariat:sitting_secretary", args=[sitting.pk])),
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert session.state == SessionState.PLANNED and not session.items.exists()
