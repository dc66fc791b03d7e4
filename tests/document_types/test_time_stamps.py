"""Time stamps: obtained beside the legal write, verified before they are kept, and never in its way."""

from datetime import UTC, date, datetime
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from document_types import clock
from document_types.enums import ActState, JournalEvent, StampedKind
from document_types.models import JournalEntry, JournalRoot, TimeStamp
from document_types.services import time_stamps
from document_types.services.roots import publish_roots
from tests.factories import CASABLANCA, TITLES, held_session, post, received_act, sign_both, transmit
from tests.tsa import authority, serving
from workflows.models import Transmission
from workflows.services.receipt_stamps import digest_of

pytestmark = pytest.mark.django_db

DIGEST = "ab" * 32
OTHER = "cd" * 32
MOMENT = datetime(2026, 5, 8, 9, 30, tzinfo=UTC)


def said_by(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


@pytest.fixture
def tsa(settings, tmp_path):
    """A running authority that the site trusts."""
    settings.TSA_CERT = authority().write_root(tmp_path)
    with serving(authority().answer) as address:
        settings.TSA_URL = address
        yield authority()


@pytest.fixture
def dead_tsa(settings):
    with serving(authority().answer) as address:
        settings.TSA_URL = address


def asked(digest: str = DIGEST) -> TimeStamp:
    return time_stamps.ask(kind=StampedKind.ROOT, object_id=1, digest=digest)


class TestObtaining:
    def test_a_token_is_kept_with_its_hour_and_its_authority(self, tsa):
        stamp = asked()

        assert time_stamps.obtain(stamp=stamp)

        stamp.refresh_from_db()
        assert (stamp.authority, stamp.error) == ("Horodatage de test", "")
        assert abs((stamp.stamped_at - datetime.now(UTC)).total_seconds()) < 60
        assert time_stamps.fault_of(stamp, DIGEST) == ""

    def test_asking_again_changes_nothing(self, tsa):
        assert asked().pk == asked().pk

    def test_where_no_authority_is_configured_nothing_is_asked(self, settings):
        settings.TSA_URL = ""

        assert asked() is None
        assert not TimeStamp.objects.exists()

    def test_an_absent_authority_leaves_its_error_on_the_row(self, dead_tsa):
        stamp = asked()

        assert not time_stamps.obtain(stamp=stamp)

        stamp.refresh_from_db()
        assert stamp.token is None and stamp.error

    @pytest.mark.parametrize("body", [b"", b"pas un horodatage", b"0\x80"])
    def test_an_answer_that_is_none_is_refused(self, settings, body):
        with serving(lambda _request: body) as settings.TSA_URL:
            assert not time_stamps.obtain(stamp=asked())

        assert TimeStamp.objects.get().error

    def test_a_token_of_an_authority_that_is_not_trusted_is_refused(self, settings, tmp_path):
        settings.TSA_CERT = authority().write_root(tmp_path)
        with serving(authority("Un autre").answer) as settings.TSA_URL:
            assert not time_stamps.obtain(stamp=asked())

        assert "se fie" in TimeStamp.objects.get().error

    def test_without_a_certificate_to_trust_a_whole_token_is_enough(self, settings):
        settings.TSA_CERT = ""
        with serving(authority("Un autre").answer) as settings.TSA_URL:
            assert time_stamps.obtain(stamp=asked())

    def test_a_certificate_that_may_not_stamp_is_refused(self, settings):
        settings.TSA_CERT = ""
        with serving(authority("Un signataire", may_stamp=False).answer) as settings.TSA_URL:
            assert not time_stamps.obtain(stamp=asked())

    def test_what_waits_is_asked_again_oldest_first(self, tsa, settings):
        address, settings.TSA_URL = settings.TSA_URL, "http://127.0.0.1:9/"
        for pk in (1, 2):
            time_stamps.ask(kind=StampedKind.ROOT, object_id=pk, digest=DIGEST)
        assert said_by("stamp_pending").count("\n") == 1
        settings.TSA_URL = address

        assert said_by("stamp_pending").count("Horodatage de test") == 2
        assert "Aucun horodatage n'est en attente" in said_by("stamp_pending")


class TestReading:
    def kept(self, token: bytes, **facts) -> TimeStamp:
        facts = {"stamped_at": MOMENT, "authority": "Horodatage de test"} | facts
        return TimeStamp(kind=StampedKind.ROOT, object_id=1, digest=DIGEST, token=token, **facts)

    def test_a_token_of_another_digest_proves_nothing(self):
        stamp = self.kept(authority().token_of(OTHER, MOMENT))

        assert "autre empreinte" in time_stamps.fault_of(stamp, DIGEST)

    def test_an_object_that_changed_is_no_longer_proven(self):
        stamp = self.kept(authority().token_of(DIGEST, MOMENT))

        assert time_stamps.fault_of(stamp, DIGEST) == ""
        assert "autre empreinte" in time_stamps.fault_of(stamp, OTHER)

    def test_an_hour_written_over_is_seen(self):
        stamp = self.kept(authority().token_of(DIGEST, MOMENT), stamped_at=datetime(2026, 5, 1, tzinfo=UTC))

        assert "ne sont pas celles du jeton" in time_stamps.fault_of(stamp, DIGEST)

    def test_an_hour_written_over_inside_the_token_is_seen(self):
        token = authority().token_of(DIGEST, MOMENT)
        altered = token.replace(b"20260508093000Z", b"20260501093000Z")

        assert altered != token
        assert "signature" in time_stamps.fault_of(self.kept(altered), DIGEST)

    @pytest.mark.parametrize("place", range(0, 2000, 97))
    def test_a_byte_altered_anywhere_never_says_anything_else(self, place, settings, tmp_path):
        """Refused in words; or, where it is no part of what is signed, saying the same as before."""
        settings.TSA_CERT = authority().write_root(tmp_path)
        token = bytearray(authority().token_of(DIGEST, MOMENT))
        token[place % len(token)] ^= 0xFF

        try:
            told = time_stamps.read(bytes(token), DIGEST)
        except time_stamps.BadToken as refused:
            assert str(refused)
        else:
            assert told == time_stamps.Told(MOMENT, "Horodatage de test")


class TestWhatIsStamped:
    def test_a_receipt_a_publication_and_a_root_are_stamped(self, town, tsa, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            act = received_act(town)
        tomorrow = datetime(2040, 1, 1, tzinfo=CASABLANCA)
        with django_capture_on_commit_callbacks(execute=True), clock.pretend(tomorrow):
            publish_roots()

        slip, root = Transmission.objects.get(), JournalRoot.objects.earliest("pk")
        published = JournalEntry.objects.get(act=act, event=JournalEvent.PUT_ONLINE)
        for kind, object_id, digest in (
            (StampedKind.RECEIPT, slip.pk, digest_of(slip)),
            (StampedKind.PUBLICATION, published.pk, act.content_hash),
            (StampedKind.ROOT, root.pk, root.hash),
        ):
            stamp = time_stamps.stamp_of(kind, object_id)
            assert stamp.token and time_stamps.fault_of(stamp, digest) == ""

    @pytest.mark.parametrize("answer", [lambda _request: b"", lambda _request: b"rien"])
    def test_an_authority_that_fails_leaves_the_receipt_whole(
        self, town, settings, answer, django_capture_on_commit_callbacks
    ):
        _session, [act] = held_session(town, TITLES[1:2])
        sign_both(act)
        post(act)
        with serving(answer) as settings.TSA_URL, django_capture_on_commit_callbacks(execute=True):
            slip = transmit(act, on=date(2026, 5, 8))

        act.refresh_from_db()
        assert act.state == ActState.TRANSMITTED and slip.receipt_number
        stamp = time_stamps.stamp_of(StampedKind.RECEIPT, slip.pk)
        assert stamp.token is None and stamp.error

    def test_a_receipt_is_asked_for_after_the_transaction_alone(self, town, tsa):
        """The legal write does not wait for a server of somebody else's."""
        received_act(town)

        assert set(TimeStamp.objects.values_list("token", "error")) == {(None, "")}

    def test_the_digest_of_a_receipt_follows_its_moment_and_its_texts(self, town):
        act = received_act(town)
        slip = Transmission.objects.get()
        first = digest_of(slip)

        slip.transmitted_acts.update(content_hash=OTHER)
        second = digest_of(slip)
        slip.received_at = MOMENT

        assert len({first, second, digest_of(slip)}) == 3
        assert act.content_hash != OTHER

    def test_the_receipt_says_who_stamped_it_and_when(self, town, tsa, client, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            received_act(town)
        client.force_login(town.clerk)

        shown = client.get(reverse("secretariat:receipt", args=[Transmission.objects.get().pk])).content.decode()

        assert "horodaté par <bdi>Horodatage de test</bdi> le" in shown

    def test_the_receipt_says_that_its_stamp_is_awaited(self, town, dead_tsa, client):
        received_act(town)
        client.force_login(town.clerk)
        address = reverse("secretariat:receipt", args=[Transmission.objects.get().pk])

        assert "demandé à l'autorité d'horodatage" in unescape(client.get(address).content.decode())
        time_stamps.obtain(stamp=TimeStamp.objects.get(kind=StampedKind.RECEIPT))
        assert "il est demandé de nouveau" in unescape(client.get(address).content.decode())
