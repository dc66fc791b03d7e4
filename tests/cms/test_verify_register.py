"""What `verify_register` sees beyond the journals: texts, slips, files, roots and time stamps tampered with."""

from datetime import date, datetime
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Revision

from document_types import clock
from document_types.enums import JournalEvent, RootPeriod, StampedKind, VersionStage
from document_types.models import (
    Act,
    ActVersion,
    CouncilDocument,
    Councillor,
    JournalEntry,
    JournalLeaf,
    JournalRoot,
    TimeStamp,
)
from document_types.services import documents, issued_papers, pages, postings, time_stamps
from document_types.services.roots import publish_roots
from tests.factories import (
    CASABLANCA,
    INEZGANE,
    TITLES,
    add_items,
    adopt,
    convene,
    held_session,
    make_commune,
    make_town,
    open_session,
    post,
    received_act,
    scan_for,
    sign_both,
    sit,
    transmit,
)
from tests.tsa import authority
from workflows.enums import SignatoryOffice
from workflows.models import Signature, TransmittedAct
from workflows.services import signature

pytestmark = pytest.mark.django_db

OTHER = "cd" * 32


def run(*args) -> str:
    out = StringIO()
    call_command("verify_register", *args, stdout=out)
    return out.getvalue()


def failing(*args) -> str:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_register", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def act(town):
    return received_act(town)


@pytest.fixture
def annexed(town):
    """An act online with a file, whose bytes lie in the storage of files."""
    session = open_session(town)
    [item] = add_items(session, TITLES[1:2])
    plan = documents.store(ContentFile(b"Plan", "plan.txt"), council=town.council, title="Plan du quartier")
    page = pages.page_of(item.act)
    page.annexes = [("annex", {"document": plan, "title": plan.title, "is_public": True})]
    page.save_revision()
    convene(town, session)
    act = adopt(town, item, sit(town, session))
    sign_both(act)
    post(act)
    return act


def publish() -> list[JournalRoot]:
    with clock.pretend(datetime(2040, 1, 1, tzinfo=CASABLANCA)):
        return publish_roots()


@pytest.fixture
def root(act):
    return next(root for root in publish() if root.period == RootPeriod.DAY)


def overwrite(document: CouncilDocument, content: bytes) -> None:
    document.file.storage.delete(document.file.name)
    document.file.storage.save(document.file.name, ContentFile(content))


def test_what_is_whole_is_said_to_be_compared(annexed):
    roots = publish()

    shown = run("--files", "--texts", "--stamps")

    assert "2 textes en ligne comparés." in shown
    assert f"{len(roots)} racines publiées recalculées." in shown


class TestTexts:
    def test_a_page_online_that_was_rewritten_is_seen(self, act):
        page = pages.page_of(act)
        type(page).objects.filter(pk=page.pk).update(subject_fr="Un autre vœu")

        assert "n° 1/2026 : le texte en ligne ne correspond plus" in failing()

    def test_a_revision_online_that_was_rewritten_is_seen(self, act):
        content = act.revision.content | {"body_ar": "[]"}
        type(act.revision).objects.filter(pk=act.revision_id).update(content=content)

        assert "n° 1/2026 : le texte en ligne ne correspond plus" in failing()

    def test_another_revision_put_online_is_seen(self, act):
        page = pages.page_of(act)
        page.subject_fr = "Un autre vœu"
        revision = page.save_revision()
        type(page).objects.filter(pk=page.pk).update(live_revision=revision)

        assert "le texte en ligne ne correspond plus" in failing()

    def test_a_text_rewritten_with_its_hash_is_seen_by_the_journal(self, act):
        """Whoever changes the page, its revision and the act's hash alike still has the journal against them."""
        page = pages.page_of(act)
        content = act.revision.content | {"subject_fr": "Un autre vœu"}
        type(act.revision).objects.filter(pk=act.revision_id).update(content=content)
        type(page).objects.filter(pk=page.pk).update(subject_fr="Un autre vœu")
        page.refresh_from_db()
        forged = page.content_hash(number=act.number_label, council=act.council.code, annexes=[])
        Act.objects.filter(pk=act.pk).update(content_hash=forged)

        assert "n'est pas celle inscrite au journal" in failing()

    def test_an_act_put_online_past_the_journal_is_seen(self, town):
        _session, [act] = held_session(town, TITLES[:1])
        act.revision.publish(skip_permission_checks=True)
        Act.objects.filter(pk=act.pk).update(online_at=clock.now())

        assert "sa mise en ligne n'est pas inscrite" in failing()

    def test_only_the_first_of_a_council_is_named_and_the_others_counted(self, town):
        _session, acts = held_session(town, TITLES)
        post(*[sign_both(act) for act in acts])
        for act in acts:
            page = pages.page_of(act)
            type(page).objects.filter(pk=page.pk).update(subject_fr="Autre")

        shown = failing()

        assert shown.count("le texte en ligne ne correspond plus") == 1
        assert "et 2 autres anomalies." in shown

    def test_one_council_alone_hears_nothing_of_another(self, act):
        neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        page = pages.page_of(act)
        type(page).objects.filter(pk=page.pk).update(subject_fr="Un autre vœu")

        assert "ne correspond plus" not in run("--council", neighbour.council.code)
        assert "ne correspond plus" in failing("--council", act.council.code)

    def test_more_acts_ask_no_more_queries(self, town, django_assert_max_num_queries):
        _session, acts = held_session(town, TITLES)
        post(*[sign_both(act) for act in acts])
        for council in ("09.273.01.15",):
            make_commune(council, "Inezgane", "إنزكان")

        with django_assert_max_num_queries(20):
            run("--council", town.council.code)

    def test_a_version_that_was_rewritten_is_seen_on_demand(self, act):
        """The text as adopted, once it has been rectified, is no longer the one that is online."""
        content = act.revision.content
        adopted = Revision.objects.create(
            content_type=act.revision.content_type,
            base_content_type=act.revision.base_content_type,
            object_id=act.revision.object_id,
            created_at=act.revision.created_at,
            content=content,
        )
        facts = {"rank": 9, "stage": VersionStage.ADOPTED, "effective_at": act.online_at}
        ActVersion.objects.create(act=act, revision=adopted, content_hash=act.content_hash, **facts)
        assert "version" not in run("--texts")

        Revision.objects.filter(pk=adopted.pk).update(content=content | {"subject_fr": "Un autre vœu"})

        assert "version" not in run()
        assert "le texte de la version 9 ne correspond plus" in failing("--texts")


class TestSlips:
    def test_another_text_in_the_slip_is_seen(self, act):
        TransmittedAct.objects.filter(act=act).update(content_hash=OTHER)

        assert "n° 1/2026 : le texte transmis n'est pas celui" in failing()

    def test_another_scan_of_a_signature_is_seen(self, town):
        _session, [act] = held_session(town, TITLES[:1])
        signature.sign(
            act=act,
            office=SignatoryOffice.PRESIDENT,
            user=None,
            is_paper=True,
            decided_on=act.dated_on,
            scan=scan_for(town.council),
        )
        assert "copie signée" not in run()

        other = documents.store(ContentFile(b"Autre", "autre.txt"), council=town.council, title="Autre")
        Signature.objects.update(scan=other)

        assert "la copie signée n'est pas celle" in failing()


class TestFiles:
    def test_a_file_is_read_again_on_demand(self, annexed):
        overwrite(annexed.annexes.get().document, b"Autre plan")

        assert "Plan du quartier" not in run()
        assert "le fichier « Plan du quartier » a été modifié." in failing("--files")

    def test_a_file_that_is_gone_is_missed(self, annexed):
        document = annexed.annexes.get().document
        document.file.storage.delete(document.file.name)

        assert "le fichier « Plan du quartier » manque." in failing("--files")

    def test_a_file_replaced_with_its_hash_is_no_longer_the_annex(self, annexed):
        document = annexed.annexes.get().document
        other = documents.store(ContentFile(b"Autre", "autre.txt"), council=document.council, title="Autre")
        CouncilDocument.objects.filter(pk=document.pk).update(file=other.file.name, sha256=other.sha256)

        assert "l'annexe « Plan du quartier » n'est pas le fichier qui a été adopté." in failing("--files")

    def test_an_annex_replaced_in_the_table_breaks_the_text(self, annexed):
        annexed.annexes.update(sha256=OTHER)

        assert "le texte en ligne ne correspond plus" in failing()


class TestPapers:
    @pytest.fixture
    def certificate(self, town):
        _session, acts = held_session(town, TITLES[:1])
        post(*[sign_both(act) for act in acts], on=date(2026, 5, 11))
        days = {"posted_until": date(2026, 5, 25), "issued_on": date(2026, 5, 26)}
        return postings.certify(council=town.council, acts=acts, user=town.clerk, **days)

    def test_a_certificate_is_printed_as_it_was_issued(self, certificate, town, client):
        """The president has changed since; the paper of that day names the one of that day."""
        client.force_login(town.clerk)
        address = reverse("secretariat:certificate", args=[certificate.pk])
        before = b"".join(client.get(address).streaming_content)

        Councillor.objects.filter(mandates__office="president").update(name_fr="Un autre président")

        assert b"".join(client.get(address).streaming_content) == before
        assert "papier" not in run("--files")

    def test_a_paper_cut_short_is_written_again_when_it_is_issued_again(self):
        digest = issued_papers.keep(b"%PDF un certificat")
        path = issued_papers.path_of(digest)
        default_storage.delete(path)
        default_storage.save(path, ContentFile(b"%PDF un"))

        issued_papers.keep(b"%PDF un certificat")

        assert default_storage.open(path).read() == b"%PDF un certificat"

    def test_a_certificate_that_was_altered_or_lost_is_seen(self, certificate, town):
        entry = JournalEntry.objects.get(event=JournalEvent.POSTING_CERTIFIED)
        path = issued_papers.path_of(issued_papers.hashes_in(entry)["fr"])
        default_storage.delete(path)
        assert f"le fichier « papier de l'entrée n° {entry.sequence} » manque." in failing("--files")

        default_storage.save(path, ContentFile(b"Faux"))

        assert f"le fichier « papier de l'entrée n° {entry.sequence} » a été modifié." in failing("--files")


class TestRoots:
    def test_a_root_that_was_altered_is_seen(self, root):
        JournalRoot.objects.filter(pk=root.pk).update(hash=OTHER)

        assert "n'est pas celle de ses journaux" in failing()

    def test_a_leaf_that_was_altered_is_seen_twice(self, root, town):
        JournalLeaf.objects.filter(root=root, head__council=town.council).update(hash=OTHER)

        shown = failing()

        assert "n'est pas celle de ses journaux" in shown
        assert "n'est plus celle que prouve l'empreinte publiée" in shown

    def test_a_journal_rewritten_to_its_end_is_seen_by_its_root(self, root, town, unlocked_journal):
        """Every hash from the change on, and the head, made to agree: only what was published says otherwise."""
        entries = list(JournalEntry.objects.filter(head__council=town.council).order_by("sequence"))
        previous = entries[0].hash
        for entry in entries[1:]:
            entry.payload, entry.previous_hash = "{}", previous
            entry.hash = previous = entry.as_link(town.council.code).compute_hash()
            entries_of = JournalEntry.objects.filter(pk=entry.pk)
            super(type(entries_of), entries_of).update(payload="{}", previous_hash=entry.previous_hash, hash=entry.hash)
        type(entries[0].head).objects.filter(pk=entries[0].head_id).update(hash=previous)

        shown = failing("--council", town.council.code)

        assert "intact" in shown
        assert "n'est plus celle que prouve l'empreinte publiée" in shown


class TestStamps:
    @pytest.fixture
    def stamp(self, act, settings):
        settings.TSA_CERT = ""
        entry = JournalEntry.objects.get(act=act, event=JournalEvent.PUT_ONLINE)
        token = authority().token_of(act.content_hash)
        told = time_stamps.read(token, act.content_hash)
        return TimeStamp.objects.create(
            kind=StampedKind.PUBLICATION,
            object_id=entry.pk,
            digest=act.content_hash,
            token=token,
            authority=told.authority,
            stamped_at=told.stamped_at,
        )

    def test_a_token_that_proves_its_object_holds(self, stamp):
        assert "n° 1/2026" not in run("--stamps")

    def test_a_token_of_another_digest_is_seen(self, stamp):
        TimeStamp.objects.update(token=authority().token_of(OTHER))

        assert "n° 1/2026 : Le jeton d'horodatage porte sur une autre empreinte." in failing("--stamps")

    def test_a_receipt_whose_moment_was_moved_is_no_longer_proven(self, stamp, act):
        slip = act.transmitted_in.get().transmission
        digest = "ab" * 32
        TimeStamp.objects.create(
            kind=StampedKind.RECEIPT, object_id=slip.pk, digest=digest, token=authority().token_of(digest)
        )

        shown = failing("--stamps")

        assert f"récépissé n° {slip.receipt_number}" in shown and "autre empreinte" in shown


def test_a_transmission_leaves_everything_whole(town):
    _session, acts = held_session(town, TITLES)
    transmit(*[sign_both(act) for act in acts], on=acts[0].dated_on.replace(day=11))

    assert "autre" not in run("--texts", "--files")
