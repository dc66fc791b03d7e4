"""The printed papers: what is on their pages, on which page, and that nothing written or joined breaks them."""

import io
import re
from datetime import date

import pikepdf
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from document_types.enums import CommitteeKind, Edition, ItemOrigin, Opinion
from document_types.models import Act, Committee, CommitteeReport, CouncilDocument
from document_types.printing import attendance, fonts, registers
from document_types.printing.agenda import agenda
from document_types.printing.session_file import session_file
from document_types.services import documents, minutes, pages, sessions
from tests.document_types.intake.samples import encrypted_pdf, pdf_of
from tests.factories import (
    TITLES,
    add_items,
    adopt,
    at,
    convene,
    held_session,
    make_commune,
    open_session,
    sign_both,
    sit,
)
from tests.papers import says, words_of

pytestmark = pytest.mark.django_db

HOSTILE = "Prix #panic() *gras* [lien] $x^2$ @cible _souligné_ `code` \\ <balise> // note"


def texts(pdf: bytes) -> list[str]:
    """The words of each page, its lines joined."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def file_of(session, **options) -> bytes:
    with session_file(session, **options) as file:
        return file.read()


def document_of(council, name: str, content: bytes, **facts) -> CouncilDocument:
    return documents.store(ContentFile(content, name), council=council, title=name, **facts)


def broken_document(council, content: bytes) -> CouncilDocument:
    """A file that was whole when it was taken in, and is no longer."""
    document = document_of(council, "abime.pdf", pdf_of("Texte"))
    document.file.save("abime.pdf", ContentFile(content), save=True)
    return document


def annexed(item, *joined: CouncilDocument) -> None:
    page = pages.page_of(item.act)
    page.annexes = [("annex", {"document": each, "title": each.title, "is_public": True}) for each in joined]
    page.save_revision()


def sheet(*, size=(595, 842), rotation=0, words="Plan") -> bytes:
    with pikepdf.open(io.BytesIO(pdf_of(words))) as document:
        page = document.pages[0]
        page.mediabox = pikepdf.Array([0, 0, *size])
        page.rotate(rotation, relative=False)
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def session(town):
    return open_session(town)


@pytest.fixture
def items(session):
    return add_items(session)


def test_the_file_of_a_session_holds_its_points_in_order(town, session, items):
    convene(town, session)

    found = texts(file_of(session))

    places = [
        next(n for n, text in enumerate(found) if f"Point {n_of}. {title}" in text and n)
        for n_of, title in [(item.position, item.title_fr) for item in items]
    ]
    assert places == sorted(places) and len(set(places)) == len(items)
    assert "sont convoqués" in found[1]
    assert "Le conseil approuve le projet annexé." in found[places[0]]


def test_the_contents_name_the_pages_where_the_points_are(town, session, items):
    annexed(items[0], document_of(town.council, "plan.pdf", pdf_of("Plan", pages=4)))
    annexed(items[1], document_of(town.council, "note.txt", b"Note de presentation"))

    found = texts(file_of(session))

    for item in items:
        heading = f"Point {item.position}. {item.title_fr}"
        page = int(re.search(re.escape(heading) + r" (\d+)", found[0]).group(1))
        assert found[page - 1].count(heading) == 1 and page > 1


def test_every_page_says_its_number_through_the_whole(town, session, items):
    annexed(items[0], document_of(town.council, "plan.pdf", pdf_of("Plan", pages=3)))
    annexed(items[2], document_of(town.council, "fin.pdf", pdf_of("Fin", pages=2)))

    found = texts(file_of(session))

    assert [f"age {number} / {len(found)}" in text for number, text in enumerate(found, start=1)] == [True] * len(found)
    assert "pages 4 à 6" in found[2]
    assert "Point 3, annexe 1, page 10 / 10" in found[-1]


@pytest.mark.parametrize(
    ("size", "rotation", "shown"),
    [((595, 842), 90, (842, 595)), ((1191, 842), 0, (1191, 842)), ((300, 200), 270, (200, 300))],
)
def test_an_annex_of_any_size_or_rotation_is_upright_and_numbered(town, session, items, size, rotation, shown):
    annexed(items[0], document_of(town.council, "plan.pdf", sheet(size=size, rotation=rotation)))

    pdf = file_of(session)

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[3]
        assert tuple(round(each) for each in page.get_size()) == shown and page.get_rotation() == 0
    assert "page 4 / 6" in texts(pdf)[3]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (encrypted_pdf(), "protégé par un mot de passe"),
        (b"%PDF-1.7 not a pdf", "abîmé"),
        (pdf_of("Texte")[:300], "abîmé"),
    ],
)
def test_an_annex_that_does_not_open_leaves_a_page_that_says_why(town, session, items, content, reason):
    annexed(items[0], broken_document(town.council, content), document_of(town.council, "plan.pdf", pdf_of("Plan")))

    found = texts(file_of(session))

    assert any("Annexe 1. abime.pdf" in text and reason in text and "pas pu être jointe" in text for text in found)
    assert any("Plan" in text and "Point 1, annexe 2" in text for text in found)


def test_a_lost_file_and_a_file_of_another_council_are_not_joined(town, session, items):
    lost = document_of(town.council, "perdu.pdf", pdf_of("Perdu"))
    lost.file.storage.delete(lost.file.name)
    neighbour = make_commune("09.273.01.15", "Inezgane", "إنزكان")
    foreign = document_of(neighbour, "voisin.pdf", pdf_of("Secret du voisin"))
    annexed(items[0], lost, foreign)

    whole = " ".join(texts(file_of(session)))

    assert "plus là où il était gardé" in whole
    assert "n'appartient pas à ce conseil" in whole and "Secret du voisin" not in whole


def test_a_confidential_paper_is_there_only_when_asked_for_and_is_stamped(town, session, items):
    secret = document_of(town.council, "offres.pdf", pdf_of("Offres secretes"), is_confidential=True)
    note = document_of(town.council, "note.txt", b"Note reservee", is_confidential=True)
    annexed(items[0], secret, note)

    without, with_it = texts(file_of(session)), texts(file_of(session, with_confidential=True))

    assert not any("Offres" in text or "offres" in text or "reservee" in text for text in without)
    assert "2 pièces confidentielles ne sont pas jointes" in without[0]
    place = next(n for n, text in enumerate(with_it) if "Offres secretes" in text)
    assert "Confidentiel" in with_it[place - 1]
    assert any("Confidentiel" in text and "Note reservee" in text for text in with_it)


def test_the_points_are_the_bookmarks_of_the_file(town, session, items):
    annexed(items[0], document_of(town.council, "plan.pdf", pdf_of("Plan", pages=2)))

    with pypdfium2.PdfDocument(file_of(session)) as document:
        marks = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in document.get_toc()}

    titles = [f"Point {item.position}. {item.title_fr}" for item in items]
    assert [marks[next(key for key in marks if title in key)] for title in titles] == [3, 6, 7]


def test_the_agenda_tells_who_put_a_point_there_and_what_the_committee_advises(town, session, items):
    committee = Committee.objects.create(
        council=town.council, kind=CommitteeKind.STANDING, name_fr="Commission du budget", created_on=date(2021, 10, 1)
    )
    type(items[1]).objects.filter(pk=items[1].pk).update(origin=ItemOrigin.AUTHORITY, is_late=True, committee=committee)
    CommitteeReport.objects.create(
        item=items[1], committee=committee, opinion=Opinion.FAVOURABLE, reported_on=date(2026, 4, 28)
    )

    agenda = texts(file_of(session))[1]

    assert "l'autorité de contrôle" in agenda and "ajouté après la convocation" in agenda
    assert "Commission du budget, favorable, mardi 28 avril 2026" in agenda


def test_what_a_user_writes_is_set_as_written(town, session):
    sessions.add_item(
        session=session,
        title_fr=HOSTILE,
        title_ar="",
        body_fr=[("paragraph", f"<p>{HOSTILE.replace('<', '&lt;')}</p>")],
    )

    found = texts(file_of(session))

    assert HOSTILE in found[1]
    assert found[2].count(HOSTILE) == 2


def test_the_arabic_paper_reads_in_logical_order(town, session, items):
    with translation.override("ar"):
        found = texts(file_of(session))

    assert town.council.name_in("ar") in found[0]
    assert "مجلس جماعة أيت ملول" in found[0]
    assert "تحديد سعر الرسم على الأراضي غير المبنية" in found[1]


def test_the_file_side_by_side_has_each_point_in_both_languages_and_each_sheet_once(town, session, items):
    convene(town, session)
    annexed(items[0], document_of(town.council, "plan.pdf", pdf_of("Plan", pages=2)))
    annexed(items[1], document_of(town.council, "note.txt", b"Note de presentation"))

    found = texts(file_of(session, edition=Edition.BOTH))

    whole = " ".join(found)
    assert all(set(f"{fr} {ar}".split()) <= set(whole.split()) for fr, ar, *_others in TITLES)
    assert [text.startswith("Plan") for text in found].count(True) == 2
    assert whole.count("Note de presentation") == 1
    sheets = [number for number, text in enumerate(found, start=1) if text.startswith("Plan")]
    assert f"pages {sheets[0]} à {sheets[1]}" in whole
    assert file_of(session, edition=Edition.BOTH) == file_of(session, edition=Edition.BOTH)


def test_the_same_facts_give_the_same_bytes(town, session, items):
    annexed(items[0], document_of(town.council, "plan.pdf", pdf_of("Plan", pages=2)))

    assert file_of(session) == file_of(session)
    assert attendance.of_session(session) == attendance.of_session(session)


def test_the_blank_sheet_has_a_line_for_each_member(town, session):
    found = " ".join(texts(attendance.of_session(session, is_blank=True)))

    assert all(member.councillor.name_fr in found for member in town.members)
    assert "Signature" in found and "présent" not in found


def test_the_attendance_register_says_who_came_and_left_and_when(town, session, items):
    convene(town, session)
    sitting = sit(town, session, present=7)
    sitting.presences.filter(mandate=town.members[2]).update(arrived_at="10:40", left_at="12:15")

    found = texts(attendance.of_session(session))

    assert f"Nombre de pages : {len(found)}" in found[0]
    assert "Membre 3 membre du conseil présent 10:40 12:15" in found[0]
    assert "Membre 9 membre du conseil absent" in " ".join(found)
    assert all("Paraphe du président" in page and "Paraphe du secrétaire" in page for page in found)


def test_the_register_of_decisions_is_in_order_of_date_and_numbered(town):
    _session, acts = held_session(town)
    for act in acts:
        sign_both(act)

    found = texts(registers.decisions(town.council, 2026))

    whole = " ".join(found)
    places = [whole.index(f"n° {act.number_label}") for act in acts]
    assert places == sorted(places)
    assert f"Nombre de pages : {len(found)}" in found[0] and "art. 47" in found[0]
    assert "pour : 9, contre : 0, abstentions : 0" in whole
    assert all(f"Page {number} / {len(found)}" in page for number, page in enumerate(found, start=1))
    assert all("Paraphe du président" in page for page in found)
    assert "Aucune délibération" in texts(registers.decisions(town.council, 2025))[0]


def test_the_register_of_another_council_has_none_of_it(town):
    held_session(town)
    neighbour = make_commune("09.273.01.15", "Inezgane", "إنزكان")

    assert TITLES[0][0] not in " ".join(texts(registers.decisions(neighbour, 2026)))


def test_the_register_of_minutes_holds_the_established_minutes(town):
    session, _acts = held_session(town)
    sessions.close_session(session=session, on=session.opens_on)
    session.refresh_from_db()
    act = minutes.draft(session=session)
    assert "Aucun procès-verbal" in texts(registers.minutes(town.council, 2026))[0]
    minutes.establish(act=act, at=at(date(2026, 5, 12)))
    act = Act.objects.get(pk=act.pk)

    whole = " ".join(texts(registers.minutes(town.council, 2026)))

    assert f"n° {act.number_label}" in whole and "Quorum atteint" in whole and "Membre 1" in whole


def test_an_adopted_text_is_printed_as_it_was_decided_on(town, session, items):
    convene(town, session)
    act = adopt(town, items[0], sit(town, session))
    page = pages.page_of(act)
    page.body_fr = [("paragraph", "<p>Changé après le vote</p>")]
    page.save_revision()

    whole = " ".join(texts(registers.decisions(town.council, 2026)))

    assert "Le conseil approuve le projet annexé." in whole and "Changé après le vote" not in whole


def test_without_the_font_package_a_paper_is_made_all_the_same(town, session, monkeypatch, caplog):
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_package")
    fonts.folders.cache_clear()
    try:
        found = texts(attendance.of_session(session, is_blank=True))
    finally:
        monkeypatch.undo()
        fonts.folders.cache_clear()

    assert "Membre 1" in found[0]
    assert "justmytype-intl-rtl" in caplog.text


def test_the_agenda_is_a_paper_of_its_own_in_each_language_and_side_by_side(town):
    session = open_session(town)
    add_items(session)

    for edition, titles in ((Edition.FR, [0]), (Edition.AR, [1]), (Edition.BOTH, [0, 1])):
        paper = agenda(session, edition)
        assert all(says(paper, f"{title[language]}") for title in TITLES for language in titles), edition
        assert says(paper, ("PROJET", "مشروع")[edition == Edition.AR])
    assert agenda(session, Edition.BOTH) == agenda(session, Edition.BOTH)


def test_the_agenda_sent_to_the_authority_is_no_project_any_more(town):
    session = open_session(town)
    add_items(session, TITLES[:2])
    sessions.send_agenda(session=session)
    session.refresh_from_db()

    whole = words_of(agenda(session, Edition.FR))

    assert "PROJET" not in whole and whole.index(TITLES[0][0]) < whole.index(TITLES[1][0])
    assert "Président" in whole or "président" in whole
