"""The clerk puts the coat of arms and the Hijri date at the head of the papers to come."""

import io

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from document_types.enums import Edition
from document_types.models import Council
from document_types.printing.acts import act_paper
from tests.cms.secretariat.screens import as_user, page
from tests.factories import TITLES, held_session, sign_both
from tests.papers import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(town):
    _session, [act] = held_session(town, TITLES[1:2])
    return sign_both(act)


def picture(size=(900, 1200), kind="PNG") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", size, (0, 97, 60)).save(content, kind)
    return SimpleUploadedFile(f"armoiries.{kind.lower()}", content.getvalue())


def sent(client, town, user, **typed):
    return as_user(client, user).post(reverse("secretariat:letterhead", args=[town.council.pk]), typed)


def colours_of(pdf: bytes) -> set:
    with pypdfium2.PdfDocument(pdf) as document:
        shown = document[0].render(scale=0.5).to_pil().convert("RGB")
    return {colour for _count, colour in shown.getcolors(shown.width * shown.height)}


def test_the_arms_are_reduced_and_stand_on_the_papers(client, town, act):
    green = (0, 97, 60)
    assert green not in colours_of(act_paper(act, Edition.FR))

    assert sent(client, town, town.clerk, arms=picture()).status_code == 302

    act.council = Council.objects.get(pk=town.council.pk)
    assert max(act.council.arms.width, act.council.arms.height) == 400
    assert green in colours_of(act_paper(act, Edition.FR))

    sent(client, town, town.clerk, is_bare="on")
    act.council = Council.objects.get(pk=town.council.pk)
    assert green not in colours_of(act_paper(act, Edition.FR))


def test_the_hijri_date_stands_beside_the_other_where_the_council_wants_it(client, town, act):
    assert "1447" not in words_of(act_paper(act, Edition.FR))

    sent(client, town, town.clerk, has_hijri_dates="on")

    act.council = Council.objects.get(pk=town.council.pk)
    assert "jeudi 7 mai 2026 (20 kaada 1447)" in words_of(act_paper(act, Edition.FR))


@pytest.mark.parametrize(
    "file", [SimpleUploadedFile("a.png", b"no picture"), SimpleUploadedFile("a.svg", b"<svg/>"), picture(kind="GIF")]
)
def test_what_is_no_picture_is_refused_in_words(client, town, file):
    file.seek(0)
    answer = sent(client, town, town.clerk, arms=file)

    assert answer.status_code == 422 and "PNG ou JPEG" in page(answer)
    assert Council.objects.get(pk=town.council.pk).arms is None


@pytest.mark.parametrize("role", ["president", "member", "officer"])
def test_the_clerk_alone_sets_it(client, town, role):
    assert sent(client, town, getattr(town, role), has_hijri_dates="on").status_code == 403
    assert not Council.objects.get(pk=town.council.pk).has_hijri_dates
