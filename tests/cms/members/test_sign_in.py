"""Coming in by a link: who gets one, how long and how often it serves, and what a stranger learns."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from document_types.clock import localdate
from document_types.models import Mandate, SignInLink
from document_types.services import mandates, sign_in
from tests.cms.members.conftest import come_in
from tests.cms.portal.pages import text_of
from tests.cms.secretariat.screens import as_user

pytestmark = pytest.mark.django_db

HOME = "/fr/membres/"
ASK = "/fr/membres/connexion/"


@pytest.fixture
def asked(client, mailoutbox, django_capture_on_commit_callbacks):
    """Ask for a link as somebody does, and give the answer with what left by e-mail."""

    def ask(email, language="fr"):
        del mailoutbox[:]
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(f"/{language}/membres/connexion/", {"email": email}, follow=True)
        return response, list(mailoutbox)

    return ask


def secret_in(message) -> str:
    return re.search(r"/membres/entrer/([^/]+)/", message.body)[1]


class TestAsking:
    def test_a_member_receives_a_link_in_both_languages_and_comes_in_with_it(self, client, member, asked):
        _response, [message] = asked(member.declared_email.upper())

        assert message.to == [member.declared_email]
        assert "espace des membres" in message.body
        assert "فضاء الأعضاء" in message.body
        page = client.post(f"/ar/membres/entrer/{secret_in(message)}/", follow=True)
        assert page.redirect_chain == [("/ar/membres/", 302)]
        assert member.councillor.name_ar in text_of(page)

    def test_a_stranger_is_told_the_same_and_receives_nothing(self, member, asked):
        known, _messages = asked(member.declared_email)
        unknown, messages = asked("personne@membre.example")

        assert messages == []
        assert text_of(unknown) == text_of(known)
        assert unknown.redirect_chain == known.redirect_chain

    def test_only_the_hash_of_the_secret_is_kept(self, member, asked):
        _response, [message] = asked(member.declared_email)

        [link] = SignInLink.objects.all()
        assert secret_in(message) not in {str(value) for value in vars(link).values()}
        assert len(link.secret_hash) == 64

    def test_the_sixth_question_of_an_hour_is_answered_by_words_alone(self, member, asked):
        sent = [len(asked(member.declared_email)[1]) for _time in range(6)]

        assert sent == [1, 1, 1, 1, 1, 0]
        SignInLink.objects.update(created_at=timezone.now() - timedelta(minutes=61))
        assert len(asked(member.declared_email)[1]) == 1

    def test_an_address_that_only_looks_alike_gets_nothing(self, member, asked):
        Mandate.objects.filter(pk=member.pk).update(declared_email="kamilia@membre.example")

        # The sign of kelvin is a k once it is small.
        assert asked("\u212aamilia@membre.example")[1] == []
        assert sign_in.in_office_at("\u212aamilia@membre.example", localdate()) == []

    def test_what_is_no_address_is_said_and_kept(self, client, town):
        response = client.post(ASK, {"email": "membre"})

        assert response.status_code == 422
        assert 'value="membre"' in response.content.decode()

    def test_a_member_whose_mandate_ended_receives_nothing(self, member, asked):
        end(member)

        assert asked(member.declared_email)[1] == []


def end(member):
    mandates.end(mandate=member, ends_on=localdate() - timedelta(days=1), reason="resignation")


class TestTheLink:
    @pytest.fixture
    def secret(self, member):
        return sign_in.make_link(email=member.declared_email).secret

    def test_looking_at_it_burns_nothing(self, client, member, secret):
        address = f"/fr/membres/entrer/{secret}/"

        for _time in range(3):
            assert member.declared_email in client.get(address).content.decode()
            client.head(address)

        assert client.get(HOME).status_code == 302
        assert client.post(address).url == HOME

    def test_it_serves_once(self, client, secret):
        address = f"/fr/membres/entrer/{secret}/"
        client.post(address)
        client.post("/fr/membres/sortir/")

        response = client.post(address)

        assert response.status_code == 404
        assert "une seule fois" in text_of(response)
        assert client.get(HOME).url == ASK

    def test_it_dies_after_thirty_minutes(self, client, secret):
        SignInLink.objects.update(created_at=timezone.now() - timedelta(minutes=30, seconds=1))

        assert client.post(f"/fr/membres/entrer/{secret}/").status_code == 404
        assert client.get(HOME).url == ASK

    def test_an_altered_one_opens_nothing(self, client, secret):
        assert client.post(f"/fr/membres/entrer/{secret[:-1]}/").status_code == 404

    def test_it_lets_nobody_in_once_the_mandate_has_ended(self, client, member, secret):
        end(member)

        assert client.post(f"/fr/membres/entrer/{secret}/").status_code == 404

    def test_a_session_known_beforehand_is_of_no_use_afterwards(self, client, town, secret):
        """Whoever planted a session in the browser, or was signed in there, does not come in with the member."""
        as_user(client, town.clerk)
        before = client.session.session_key

        client.post(f"/fr/membres/entrer/{secret}/")

        assert client.session.session_key != before
        assert not client.session.exists(before)
        assert "_auth_user_id" not in client.session


class TestTheStay:
    def test_it_ends_at_the_next_page_once_the_mandate_has_ended(self, inside, member):
        assert inside.get(HOME).status_code == 200
        end(member)

        assert inside.get(HOME).url == ASK

    def test_it_ends_when_the_declared_address_changes(self, inside, member):
        Mandate.objects.filter(pk=member.pk).update(declared_email="autre@membre.example")

        assert inside.get(HOME).url == ASK

    def test_it_ends_after_eight_hours(self, inside):
        session = inside.session
        session["member"] |= {"until": (timezone.now() - timedelta(seconds=1)).timestamp()}
        session.save()

        assert inside.get(HOME).url == ASK
        assert inside.session.get("member") is None

    def test_going_out_leaves_nothing(self, inside):
        key = inside.session.session_key

        inside.post("/fr/membres/sortir/")

        assert inside.get(HOME).url == ASK
        assert not inside.session.exists(key)

    def test_a_link_of_another_site_does_not_throw_out(self, inside):
        assert inside.get("/fr/membres/sortir/").status_code == 405
        assert inside.get(HOME).status_code == 200

    @pytest.mark.parametrize("path", ["", "questions/", "points/", "sessions/1/", "actes/1/", "sessions/1/seance.ics"])
    def test_nobody_else_comes_in(self, client, town, path):
        assert client.get(f"/fr/membres/{path}").url == ASK

        for user in (town.clerk, town.member, town.president):
            assert as_user(client, user).get(f"/fr/membres/{path}").url == ASK

    def test_no_page_is_kept_found_or_told_to_others(self, inside, client, session, member):
        secret = sign_in.make_link(email=member.declared_email).secret
        pages = [
            inside.get(HOME),
            inside.get(f"/fr/membres/sessions/{session.pk}/"),
            client.get(ASK),
            client.get(f"/fr/membres/entrer/{secret}/"),
        ]

        for response in pages:
            assert "no-store" in response["Cache-Control"]
            assert "noindex" in response["X-Robots-Tag"]
            # Forms would be refused with "no-referrer": browsers send them without their origin then.
            assert response["Referrer-Policy"] == "same-origin"

    def test_two_members_who_share_an_address_each_see_their_own_lines(self, town, session, member):
        other = town.members[3]
        Mandate.objects.filter(pk=other.pk).update(declared_email=member.declared_email)

        words = text_of(come_in(member.declared_email).get(HOME))

        assert member.councillor.name_fr in words
        assert other.councillor.name_fr in words
