"""Who prints which paper, and the certificate of a posting."""

from datetime import date
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from document_types.codes import printed
from document_types.enums import JournalEvent, Register
from document_types.errors import Refusal
from document_types.models import JournalEntry, PostingCertificate
from document_types.reader import LANGUAGES
from document_types.services import act_papers, documents, pages, postings
from document_types.services.issued_papers import hashes_in
from tests.cms.secretariat.screens import as_user, page
from tests.document_types.intake.samples import pdf_of
from tests.factories import (
    INEZGANE,
    TITLES,
    add_items,
    held_session,
    make_commune,
    make_town,
    open_session,
    post,
    sign_both,
)
from tests.papers import content, says, words_of

pytestmark = pytest.mark.django_db

POSTED = date(2026, 5, 11)


@pytest.fixture
def signed(town):
    session, acts = held_session(town)
    return session, [sign_both(act) for act in acts]


@pytest.fixture
def posted(signed):
    session, acts = signed
    return session, post(*acts, on=POSTED)


@pytest.fixture
def stranger(town):
    return make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk


def certify(town, acts, **facts):
    days = {"posted_until": date(2026, 5, 25), "issued_on": date(2026, 5, 26)}
    return postings.certify(council=town.council, acts=acts, user=town.clerk, **(days | facts))


def words(response) -> str:
    return words_of(content(response))


def addresses(town, session) -> list[str]:
    names = ("session_file", "attendance_sheet", "attendance_register", "posting_list")
    found = [reverse(f"secretariat:{name}", args=[session.pk]) for name in names]
    return found + [reverse("secretariat:printed_register", args=[town.council.pk, each, 2026]) for each in Register]


def test_each_of_the_council_prints_its_papers_in_the_browser(client, town, signed):
    session, _acts = signed

    for role in ("clerk", "president", "secretary", "archivist"):
        as_user(client, getattr(town, role))
        for address in addresses(town, session):
            response = client.get(address)
            assert response.status_code == 200, (role, address)
            assert response["Content-Type"] == "application/pdf"
            assert response["Content-Disposition"].startswith("inline; filename=")


@pytest.mark.parametrize("role", ["member", "officer", "observer", "administrator"])
def test_nobody_outside_the_secretariat_and_its_signatories_prints(client, town, signed, role):
    session, _acts = signed
    as_user(client, getattr(town, role))

    assert [client.get(address).status_code for address in addresses(town, session)] == [403] * 7


def test_another_councils_clerk_prints_nothing(client, town, posted, stranger):
    session, acts = posted
    certificate = certify(town, acts)
    as_user(client, stranger)

    answers = [client.get(address) for address in addresses(town, session)]
    answers.append(client.get(reverse("secretariat:certificate", args=[certificate.pk])))
    answers.append(client.get(reverse("secretariat:certify_posting", args=[session.pk, POSTED.isoformat()])))

    assert [answer.status_code for answer in answers] == [403] * 9
    assert TITLES[0][0] not in "".join(page(answer) for answer in answers)


def test_the_confidential_papers_are_for_the_clerk_and_the_president(client, town):
    session = open_session(town)
    item = add_items(session, TITLES[:1])[0]
    secret = documents.store(
        ContentFile(pdf_of("Offres secretes"), "offres.pdf"), council=town.council, title="Offres", is_confidential=True
    )
    text = pages.page_of(item.act)
    text.annexes = [("annex", {"document": secret, "title": "Offres", "is_public": False})]
    text.save_revision()
    address = reverse("secretariat:session_file", args=[session.pk])

    found = {
        role: client.get(f"{address}?confidentiel=1")
        for role in ("clerk", "president", "secretary", "archivist")
        if as_user(client, getattr(town, role))
    }

    assert [answer.status_code for answer in found.values()] == [200, 200, 403, 403]
    assert "Offres secretes" in words(found["clerk"])
    assert "Offres secretes" not in words(as_user(client, town.clerk).get(address))


def test_a_paper_is_in_the_language_of_the_screen(client, town, signed):
    session, _acts = signed
    UserProfile.objects.create(user=town.clerk, preferred_language="ar")

    text = words(as_user(client, town.clerk).get(reverse("secretariat:session_file", args=[session.pk])))

    assert town.council.name_in("ar") in text and TITLES[0][1] in text and TITLES[0][0] not in text


@pytest.mark.parametrize("name", ["attendance_sheet", "attendance_register", "posting_list", "agenda_paper"])
def test_a_paper_is_had_in_both_languages_side_by_side(client, town, signed, name):
    session, _acts = signed
    address = reverse(f"secretariat:{name}", args=[session.pk])
    as_user(client, town.clerk)

    both = content(client.get(address, {"edition": "fr-ar"}))

    assert all(says(both, town.council.name_in(each)) and says(both, session.title_in(each)) for each in LANGUAGES)
    assert not says(content(client.get(address)), town.council.name_in("ar"))
    assert client.get(address, {"edition": "en"}).status_code == 404
    assert f'href="{address}?edition=fr-ar"' in page(client.get(reverse("secretariat:session", args=[session.pk])))


def test_a_certificate_is_kept_in_both_languages_side_by_side_too(client, town, posted):
    _session, acts = posted
    address = reverse("secretariat:certificate", args=[certify(town, acts).pk])

    both = content(as_user(client, town.clerk).get(address, {"edition": "fr-ar"}))

    assert all(says(both, f"{act.subject_fr} {act.subject_ar}") for act in acts)
    entry = JournalEntry.objects.get(event=JournalEvent.POSTING_CERTIFIED, head__council=town.council)
    assert hashes_in(entry)["fr-ar"] == sha256(both).hexdigest()


def test_the_workspace_offers_the_papers_that_exist_now(client, town):
    session = open_session(town)

    before = page(as_user(client, town.clerk).get(reverse("secretariat:session", args=[session.pk])))
    held, _acts = held_session(town, opens_on=date(2026, 10, 2))
    after = page(client.get(reverse("secretariat:session", args=[held.pk])))

    assert "Dossier de session" in before and "Registre de présence" not in before
    assert "Registre de présence" in after and "Liste des délibérations à afficher" in after


def test_the_list_to_pin_up_is_printed_before_the_posting_is_entered(client, town, signed):
    session, acts = signed

    text = words(as_user(client, town.clerk).get(reverse("secretariat:posting_list", args=[session.pk])))

    for act in acts:
        assert f"n° {act.number_label} {act.subject_fr}" in text
    assert text.count("pour : 9") == len(acts)


def test_a_certificate_is_numbered_by_council_and_year_and_kept_in_the_journal(town, posted):
    _session, acts = posted

    first = certify(town, acts[:2])
    second = certify(town, acts[2:])

    assert (str(first), str(second)) == ("1/2026", "2/2026")
    assert set(first.acts.all()) == set(acts[:2]) and first.posted_on == POSTED
    entries = JournalEntry.objects.filter(event=JournalEvent.POSTING_CERTIFIED, head__council=town.council)
    assert len(entries) == 2 and '"certificate":"1/2026"' in entries.first().payload.replace(" ", "")


def test_an_act_that_is_not_posted_is_not_certified(town, signed):
    _session, acts = signed
    post(acts[0], on=POSTED)

    for chosen in (acts[1:2], acts[:2], []):
        with pytest.raises(Refusal):
            certify(town, chosen)

    assert not PostingCertificate.objects.exists()


def test_acts_posted_on_different_days_need_a_certificate_each(town, signed):
    _session, acts = signed
    post(acts[0], on=POSTED)
    post(acts[1], on=date(2026, 5, 12))

    with pytest.raises(Refusal, match="même jour"):
        certify(town, acts[:2])


@pytest.mark.parametrize(
    "days",
    [
        {"posted_until": date(2026, 5, 10)},
        {"posted_until": date(2099, 5, 10), "issued_on": date(2099, 5, 11)},
        {"issued_on": date(2099, 5, 11)},
        {"issued_on": date(2026, 5, 24)},
    ],
)
def test_a_certificate_tells_only_of_what_has_been(town, posted, days):
    with pytest.raises(Refusal):
        certify(town, posted[1], **days)

    assert not PostingCertificate.objects.exists()


def test_the_same_posting_is_certified_once_and_a_longer_one_again(town, posted):
    _session, acts = posted
    certify(town, acts)

    with pytest.raises(Refusal, match="1/2026"):
        certify(town, acts)
    longer = certify(town, acts, posted_until=date(2026, 6, 5), issued_on=date(2026, 6, 8))

    assert str(longer) == "2/2026"


def test_an_act_of_another_council_is_not_certified_here(town, posted):
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))

    with pytest.raises(Refusal, match="pas de ce conseil"):
        certify(neighbour, posted[1])


def test_the_clerk_certifies_from_the_posting_screen_and_prints(client, town, posted):
    session, acts = posted
    screen = reverse("secretariat:posting", args=[session.pk])
    form = reverse("secretariat:certify_posting", args=[session.pk, POSTED.isoformat()])
    assert form in page(as_user(client, town.clerk).get(screen))

    client.post(
        form,
        {"acts": [act.pk for act in acts], "posted_until": "2026-05-25", "issued_on": "2026-05-26"},
    )

    certificate = PostingCertificate.objects.get()
    address = reverse("secretariat:certificate", args=[certificate.pk])
    assert address in page(client.get(screen))
    text = words(client.get(address))
    assert "Certificat d'affichage n° 1/2026" in text
    assert "du lundi 11 mai 2026 au lundi 25 mai 2026" in text
    assert "art. 273" in text and text.count("respecté") == len(acts)


def test_a_refused_certificate_keeps_what_was_typed(client, town, posted):
    session, acts = posted
    form = reverse("secretariat:certify_posting", args=[session.pk, POSTED.isoformat()])

    response = as_user(client, town.clerk).post(
        form, {"acts": [acts[0].pk], "posted_until": "2026-05-08", "issued_on": "2026-05-26"}
    )

    assert response.status_code == 422
    assert "avant d'avoir commencé" in page(response) and "2026-05-08" in page(response)


def test_a_late_posting_is_said_to_be_late(client, town, signed):
    _session, acts = signed
    post(acts[0], on=date(2026, 5, 29))
    certificate = certify(town, acts[:1], posted_until=date(2026, 6, 12), issued_on=date(2026, 6, 12))

    text = words(as_user(client, town.clerk).get(reverse("secretariat:certificate", args=[certificate.pk])))

    assert "dépassé" in text and "vendredi 15 mai 2026" in text


def paper_of(client, user, act, edition="fr"):
    return as_user(client, user).get(reverse("secretariat:act_paper", args=[act.pk, edition]))


def test_an_act_is_printed_as_it_was_issued_and_before_that_as_a_copy(client, town, signed):
    _session, [act, *_others] = signed
    assert "COPIE" in words(paper_of(client, town.clerk, act))

    issued = act_papers.issue(act=act)

    text = words(paper_of(client, town.clerk, act))
    assert "COPIE" not in text and printed(issued.code) in text


def test_a_project_is_printed_as_a_project(client, town):
    [item, *_others] = add_items(open_session(town))

    assert "PROJET" in words(paper_of(client, town.president, item.act))


def test_an_act_is_printed_in_its_languages_for_its_own_council(client, town, stranger, signed):
    _session, [act, *_others] = signed

    assert paper_of(client, town.clerk, act, "de").status_code == 404
    assert paper_of(client, stranger, act).status_code == 403


def test_the_session_leads_to_the_papers_of_its_acts(client, town, signed):
    session, acts = signed

    text = page(as_user(client, town.clerk).get(reverse("secretariat:session", args=[session.pk])))

    assert all(reverse("secretariat:act_paper", args=[act.pk, "fr-ar"]) in text for act in acts)


def test_the_archivist_finds_the_registers_of_each_year(client, town, signed):
    text = page(as_user(client, town.archivist).get(reverse("archive:register", args=[town.council.code])))
    there = reverse("secretariat:registers", args=[town.council.pk])

    assert there in text
    found = page(client.get(there))
    assert all(
        reverse("secretariat:printed_register", args=[town.council.pk, each, 2026]) in found for each in Register
    )


def test_a_register_asks_few_queries_for_each_act(client, town, queries_of):
    held_session(town, TITLES[:1])
    as_user(client, town.clerk)
    address = reverse("secretariat:printed_register", args=[town.council.pk, "decisions", 2026])
    client.get(address)
    one = queries_of(lambda: client.get(address))
    held_session(town, TITLES, date(2026, 10, 2))

    assert queries_of(lambda: client.get(address)) - one <= 3 * 1
