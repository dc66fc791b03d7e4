"""Every paper is PDF/A-2a and PDF/UA-1: by what it says of itself, and by veraPDF where `VERAPDF` is its folder."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from django.utils import translation

from document_types.enums import Edition
from document_types.models import Act
from document_types.printing import attendance, journal, registers, sheets
from document_types.printing.acts import act_paper
from document_types.printing.agenda import agenda
from document_types.printing.sealing import seal
from document_types.reader import LANGUAGES
from document_types.services import extracts, postings
from tests.certificates import write_certificate
from tests.conftest import require_service
from tests.factories import add_items, at, held_session, open_session, post, sign_both, transmit
from workflows import letters, receipts, slips
from workflows.enums import OppositionGround
from workflows.services import review
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db

CODE = "ABCDEFGHJKMN"


@pytest.fixture
def shapes(town, tmp_path, settings) -> dict[str, Callable[[], bytes]]:
    """Each paper by its name, of a council whose motion was opposed."""
    settings.SEALS_DIR = str(tmp_path / "seals")
    Path(settings.SEALS_DIR).mkdir()
    write_certificate(tmp_path / "seals" / f"{town.council.code}.p12", "Commune")
    session, acts = held_session(town)
    _budget, motion, _rates = [sign_both(act) for act in acts]
    post(*acts, on=date(2026, 5, 11))
    slip = transmit(motion, on=date(2026, 5, 8))
    opposition = Decision(reference="77", reasons_fr="Hors attributions.", at=at(date(2026, 5, 11)))
    decision = review.oppose(act=motion, ground=OppositionGround.BREACH_OF_LAW, decision=opposition)
    certificate = postings.certify(
        council=town.council,
        acts=acts,
        posted_until=date(2026, 5, 25),
        issued_on=date(2026, 5, 26),
        user=town.clerk,
    )
    [project, *_others] = add_items(open_session(town, date(2026, 10, 5)))
    motion = Act.objects.get(pk=motion.pk)
    return {
        "act-fr": lambda: act_paper(motion, Edition.FR, code=CODE),
        "act-ar": lambda: act_paper(motion, Edition.AR, code=CODE),
        "act-both": lambda: act_paper(motion, Edition.BOTH, code=CODE),
        "project": lambda: act_paper(project.act, Edition.BOTH),
        "sealed": lambda: seal(act_paper(motion, Edition.AR, code=CODE), town.council),
        "letter": lambda: letters.paper(decision),
        "receipt": lambda: receipts.paper(slip),
        "slip": lambda: slips.sent(slip),
        "agenda": lambda: agenda(session),
        "attendance": lambda: attendance.of_session(session),
        "sheet": lambda: attendance.of_session(session, is_blank=True),
        "posting": lambda: sheets.posting_list(session, acts),
        "certificate": lambda: sheets.certificate(certificate),
        "decisions": lambda: registers.decisions(town.council, 2026),
        "minutes": lambda: registers.minutes(town.council, 2026),
        "presences": lambda: registers.presences(town.council, 2026, certified_on=date(2026, 12, 31)),
        "journal": lambda: journal.act_extract(motion, extracts.of_act(motion)),
    } | {
        "agenda-both": lambda: agenda(session, Edition.BOTH),
        "receipt-both": lambda: receipts.paper(slip, Edition.BOTH),
        "slip-both": lambda: slips.sent(slip, Edition.BOTH),
        "attendance-both": lambda: attendance.of_session(session, edition=Edition.BOTH),
        "sheet-both": lambda: attendance.of_session(session, is_blank=True, edition=Edition.BOTH),
        "posting-both": lambda: sheets.posting_list(session, acts, Edition.BOTH),
        "certificate-both": lambda: sheets.certificate(certificate, Edition.BOTH),
        "decisions-both": lambda: registers.decisions(town.council, 2026, edition=Edition.BOTH),
        "minutes-both": lambda: registers.minutes(town.council, 2026, edition=Edition.BOTH),
        "presences-both": lambda: registers.presences(
            town.council, 2026, certified_on=date(2026, 12, 31), edition=Edition.BOTH
        ),
    }


@pytest.fixture
def papers(shapes, tmp_path) -> list[Path]:
    for language in LANGUAGES:
        with translation.override(language):
            for name, make in shapes.items():
                (tmp_path / f"{name}-{language}.pdf").write_bytes(make())
    return sorted(tmp_path.glob("*.pdf"))


def test_every_paper_claims_both_and_holds_what_they_ask_for(papers):
    assert len(papers) == 54
    for path in papers:
        with pikepdf.open(path) as pdf:
            claims, root = pdf.open_metadata(), pdf.Root
            assert (claims["pdfaid:part"], claims["pdfaid:conformance"], claims["pdfuaid:part"]) == ("2", "A", "1"), (
                path
            )
            assert root.MarkInfo.Marked and "/StructTreeRoot" in root and "/OutputIntents" in root and "/Lang" in root
            assert root.ViewerPreferences.DisplayDocTitle and claims["dc:title"]


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_an_independent_checker_finds_no_fault(papers, flavour):
    folder = os.environ.get("VERAPDF", "")
    require_service("veraPDF (VERAPDF, Java)", bool(folder and shutil.which("java")))
    command = ["java", "-cp", f"{folder}/*", "org.verapdf.apps.GreenfieldCliWrapper"]

    checked = subprocess.run(  # noqa: S603 fixed words and files of ours
        [*command, "-f", flavour, "--format", "text", "-v", *map(str, papers)],
        capture_output=True,
        text=True,
        check=False,
    )

    verdicts = [line for line in checked.stdout.splitlines() if line.startswith(("PASS", "FAIL", "  FAIL"))]
    assert [line for line in verdicts if not line.startswith("PASS")] == []
    assert len(verdicts) == len(papers)
