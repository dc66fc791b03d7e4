"""The seal of a collectivity on its papers, and the signature that a president adds with a certificate of his own."""

from datetime import UTC, datetime
from hashlib import sha256

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from document_types import trust
from document_types.enums import Edition, JournalEvent
from document_types.errors import Refusal
from document_types.intake.signatures import found_in
from document_types.models import IssuedPaper, JournalEntry
from document_types.printing.sealing import CannotSeal
from document_types.services import act_papers, paper_signatures
from tests.certificates import Issuer, signed_with, write_certificate
from tests.factories import INEZGANE, TITLES, held_session, make_commune, make_town, sign_both
from tests.tsa import authority, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(town):
    _session, [act] = held_session(town, TITLES[1:2])
    return sign_both(act)


@pytest.fixture
def with_seal(settings, tmp_path, town):
    settings.SEALS_DIR = str(tmp_path)
    return write_certificate(tmp_path / f"{town.council.code}.p12", "Commune d'Aït Melloul")


@pytest.fixture
def president(tmp_path):
    return write_certificate(tmp_path / "president.p12", "Présidente d'Aït Melloul")


def kept(paper, path, edition=Edition.FR):
    """The file as it is served, as `path`."""
    with act_papers.file_of(paper, edition) as file:
        path.write_bytes(file.read())
    return path


class TestTheSeal:
    def test_it_names_the_collectivity_and_covers_the_paper(self, act, with_seal, tmp_path):
        paper = act_papers.issue(act=act)

        for edition in Edition:
            [seal] = found_in(str(kept(paper, tmp_path / "a.pdf", edition)))
            assert (seal["signer"], seal["is_intact"]) == ("Commune d'Aït Melloul", True)

    def test_a_council_without_a_certificate_seals_nothing(self, act, with_seal, tmp_path):
        other = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        _session, [theirs] = held_session(other, TITLES[1:2])

        paper = act_papers.issue(act=sign_both(theirs))

        assert b"/ByteRange" not in kept(paper, tmp_path / "a.pdf").read_bytes()

    def test_one_flipped_byte_breaks_it(self, act, with_seal, tmp_path):
        path = kept(act_papers.issue(act=act), tmp_path / "a.pdf")
        content = bytearray(path.read_bytes())
        content[2000] ^= 1
        path.write_bytes(content)

        assert not any(each["is_intact"] for each in found_in(str(path)))

    def test_the_sealed_paper_still_claims_both_standards(self, act, with_seal, tmp_path):
        with pikepdf.open(kept(act_papers.issue(act=act), tmp_path / "a.pdf")) as pdf:
            claims = pdf.open_metadata()

        assert (claims["pdfaid:part"], claims["pdfaid:conformance"], claims["pdfuaid:part"]) == ("2", "A", "1")

    def test_where_an_authority_stamps_the_seal_bears_its_time(self, act, with_seal, settings, tmp_path):
        with serving(authority().answer) as url:
            settings.TSA_URL = url
            paper = act_papers.issue(act=act)

        assert b"Horodatage de test".hex().encode() in kept(paper, tmp_path / "a.pdf").read_bytes().lower()

    def test_an_authority_that_does_not_answer_leaves_the_paper_for_later(self, act, with_seal, settings):
        settings.TSA_URL = "http://127.0.0.1:9/"

        with pytest.raises(CannotSeal, match="sceau"):
            act_papers.issue(act=act)

        assert not IssuedPaper.objects.exists()
        settings.TSA_URL = ""
        assert act_papers.issue(act=act)

    def test_a_certificate_that_does_not_open_is_said(self, act, with_seal):
        with_seal.with_suffix(".pass").write_text("autre chose")

        with pytest.raises(CannotSeal, match="ne s'ouvre pas"):
            act_papers.issue(act=act)

    def test_a_certificate_that_fails_keeps_no_other_council_waiting(self, act, with_seal, capsys):
        with_seal.with_suffix(".pass").write_text("autre chose")
        other = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        _session, [theirs] = held_session(other, TITLES[1:2])
        sign_both(theirs)

        with pytest.raises(CommandError, match="sans exemplaire"):
            call_command("issue_papers")

        issued = IssuedPaper.objects.all()
        assert {paper.act.council_id for paper in issued} == {other.council.pk}
        assert theirs.pk in {paper.act_id for paper in issued}
        assert "ne s'ouvre pas" in capsys.readouterr().err


class TestWhatProvesTheSealLater:
    """The certificate says where its issuer tells what it took back: the answer goes in with the seal."""

    @pytest.fixture
    def issuer(self):
        issuer = Issuer()
        with serving(lambda _request: issuer.revocations() if self.answers else b"") as address:
            issuer.address = address
            yield issuer

    answers = True

    @pytest.fixture
    def certificate(self, settings, tmp_path, town, issuer):
        settings.SEALS_DIR = str(tmp_path)
        return write_certificate(tmp_path / f"{town.council.code}.p12", "Commune", issuer)

    def carried(self, path) -> int:
        """How many lists of revocation the file carries."""
        with pikepdf.open(path) as pdf:
            return len(pdf.Root.DSS.CRLs) if "/DSS" in pdf.Root else 0

    def test_the_answer_is_carried_and_the_paper_stays_whole(self, act, certificate, tmp_path):
        path = kept(act_papers.issue(act=act), tmp_path / "a.pdf")

        [seal] = found_in(str(path))
        assert (self.carried(path), seal["signer"], seal["is_intact"]) == (1, "Commune", True)

    def test_with_a_stamp_of_a_known_authority_it_is_carried_too(self, act, certificate, settings, tmp_path):
        settings.TSA_CERT = authority().write_root(tmp_path)
        with serving(authority().answer) as url:
            settings.TSA_URL = url
            path = kept(act_papers.issue(act=act), tmp_path / "a.pdf")

        assert self.carried(path) == 1
        assert b"Horodatage de test".hex().encode() in path.read_bytes().lower()

    def test_where_nobody_answers_the_paper_is_sealed_without(self, act, certificate, tmp_path):
        self.answers = False

        path = kept(act_papers.issue(act=act), tmp_path / "a.pdf")

        [seal] = found_in(str(path))
        assert (self.carried(path), seal["is_intact"]) == (0, True)

    def test_a_certificate_that_was_taken_back_seals_nothing(self, act, certificate, issuer):
        issuer.take_back(certificate)

        with pytest.raises(CannotSeal, match="sceau"):
            act_papers.issue(act=act)
        assert not IssuedPaper.objects.exists()

    def test_the_president_signs_under_it(self, town, act, certificate, issuer, settings, tmp_path):
        settings.TRUSTED_ROOTS_DIR = str(issuer.write_root(tmp_path / "roots").parent)
        paper = act_papers.issue(act=act)
        known = write_certificate(tmp_path / "president.p12", "Présidente", issuer)
        signed = signed_with(known, kept(paper, tmp_path / "a.pdf"), tmp_path / "b.pdf")

        told = paper_signatures.add(paper=paper, edition=Edition.FR, path=signed, user=town.president)

        assert (told["signer"], told["is_intact"], told["is_trusted"]) == ("Présidente", True, True)
        found = found_in(str(kept(paper, tmp_path / "c.pdf")), trust.roots())
        assert [(each["is_intact"], each["is_trusted"]) for each in found] == [(True, True)] * 2

    def test_who_is_vouched_for_by_no_known_root_is_not_believed(self, act, president, issuer, settings, tmp_path):
        settings.TRUSTED_ROOTS_DIR = str(issuer.write_root(tmp_path / "roots").parent)
        signed = signed_with(president, kept(act_papers.issue(act=act), tmp_path / "a.pdf"), tmp_path / "b.pdf")

        [told] = found_in(str(signed), trust.roots())

        assert (told["is_intact"], told["is_trusted"]) == (True, False)

    def test_a_certificate_is_believed_as_on_the_day_that_counts(self, act, issuer, settings, tmp_path):
        settings.TRUSTED_ROOTS_DIR = str(issuer.write_root(tmp_path / "roots").parent)
        known = write_certificate(tmp_path / "p.p12", "Présidente", issuer)
        signed = signed_with(known, kept(act_papers.issue(act=act), tmp_path / "a.pdf"), tmp_path / "b.pdf")

        days = [datetime(year, 1, 1, tzinfo=UTC) for year in (2019, 2027, 2060)]
        found = [found_in(str(signed), trust.roots(), day)[0]["is_trusted"] for day in days]

        assert found == [False, True, False]


class TestTheSignatureOfThePresident:
    @pytest.fixture
    def paper(self, act):
        return act_papers.issue(act=act)

    def add(self, paper, path, user, edition=Edition.FR):
        return paper_signatures.add(paper=paper, edition=edition, path=path, user=user)

    def test_what_comes_back_signed_is_kept_and_served(self, town, paper, president, tmp_path):
        issued = kept(paper, tmp_path / "a.pdf")
        signed = signed_with(president, issued, tmp_path / "b.pdf")

        told = self.add(paper, signed, town.president)

        assert (told["signer"], told["is_intact"]) == ("Présidente d'Aït Melloul", True)
        assert kept(paper, tmp_path / "c.pdf").read_bytes() == signed.read_bytes()
        entry = JournalEntry.objects.get(event=JournalEvent.PAPER_SIGNED)
        assert sha256(issued.read_bytes()).hexdigest() in entry.payload and "Présidente" in entry.payload

    def test_a_seal_lives_on_under_it(self, town, act, with_seal, president, tmp_path):
        paper = act_papers.issue(act=act)
        signed = signed_with(president, kept(paper, tmp_path / "a.pdf"), tmp_path / "b.pdf")

        self.add(paper, signed, town.president)

        assert [each["is_intact"] for each in found_in(str(kept(paper, tmp_path / "c.pdf")))] == [True, True]

    def test_the_secretary_signs_what_the_president_signed(self, town, paper, president, tmp_path):
        first = signed_with(president, kept(paper, tmp_path / "a.pdf"), tmp_path / "b.pdf")
        self.add(paper, first, town.president)
        secretary = write_certificate(tmp_path / "secretaire.p12", "Secrétaire")
        second = signed_with(secretary, kept(paper, tmp_path / "c.pdf"), tmp_path / "d.pdf", "Signature2")

        self.add(paper, second, town.secretary)

        assert [each["signer"] for each in found_in(str(second))] == ["Présidente d'Aït Melloul", "Secrétaire"]

    def test_a_file_without_a_signature_is_refused(self, town, paper, tmp_path):
        with pytest.raises(Refusal, match="pas de nouvelle signature"):
            self.add(paper, kept(paper, tmp_path / "a.pdf"), town.president)

    def test_another_paper_signed_is_refused(self, town, paper, president, tmp_path):
        other = kept(paper, tmp_path / "a.pdf", Edition.AR)

        with pytest.raises(Refusal, match="n'est pas l'exemplaire établi"):
            self.add(paper, signed_with(president, other, tmp_path / "b.pdf"), town.president)

    def test_a_paper_saved_anew_before_it_was_signed_is_refused(self, town, paper, president, tmp_path):
        with pikepdf.open(kept(paper, tmp_path / "a.pdf")) as pdf:
            pdf.save(tmp_path / "again.pdf")

        with pytest.raises(Refusal, match="n'est pas l'exemplaire établi"):
            self.add(paper, signed_with(president, tmp_path / "again.pdf", tmp_path / "b.pdf"), town.president)

    def test_what_was_changed_after_the_signature_is_refused(self, town, paper, president, tmp_path):
        signed = signed_with(president, kept(paper, tmp_path / "a.pdf"), tmp_path / "b.pdf")
        content = bytearray(signed.read_bytes())
        content[content.index(b"Signature1")] ^= 1
        signed.write_bytes(content)

        with pytest.raises(Refusal):
            self.add(paper, signed, town.president)
        assert not JournalEntry.objects.filter(event=JournalEvent.PAPER_SIGNED).exists()

    @pytest.mark.parametrize("role", ["clerk", "member", "officer", "archivist"])
    def test_nobody_else_brings_one_back(self, town, paper, president, tmp_path, role):
        signed = signed_with(president, kept(paper, tmp_path / "a.pdf"), tmp_path / "b.pdf")

        with pytest.raises(PermissionDenied, match="ne porte pas votre signature"):
            self.add(paper, signed, getattr(town, role))

    def test_a_signature_that_came_first_is_not_lost(self, town, paper, president, tmp_path):
        issued = kept(paper, tmp_path / "a.pdf")
        self.add(paper, signed_with(president, issued, tmp_path / "b.pdf"), town.president)

        with pytest.raises(Refusal, match="n'est pas l'exemplaire établi"):
            self.add(paper, signed_with(president, issued, tmp_path / "c.pdf"), town.secretary)
