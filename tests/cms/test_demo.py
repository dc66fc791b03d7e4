"""The demonstration as it stands on its reference day, told through the real services."""

from datetime import date

import pytest

from cms.demo import loader
from cms.demo.catalogue import COUNCILS
from cms.demo.model import Stage
from document_types.enums import ActState, ItemOrigin, PollKind
from document_types.models import (
    Act,
    Annex,
    Committee,
    ItemRequest,
    MinutesApproval,
    Petition,
    Poll,
    PostingCertificate,
    Session,
    WrittenQuestion,
)
from document_types.services import minutes_wording, pages

pytestmark = pytest.mark.django_db

AIT_MELLOUL, REGION = "09.273.01.05", "09"
# Where the stage of the story and the state of the act do not bear the same name.
STATES = {
    Stage.POSTED: ActState.SIGNED,
    Stage.EXECUTORY_TACIT_VISA: ActState.EXECUTORY,
    Stage.VISA_GRANTED: ActState.EXECUTORY,
    Stage.REEXAMINED_WITHDRAWN: ActState.WITHDRAWN,
    Stage.REEXAMINED_AMENDED: ActState.REPLACED,
}


def test_the_demonstration_shows_every_stage_of_an_act_and_the_life_of_a_session():
    loader.load()

    _every_act_stands_at_its_stage()
    _the_sitting_of_may_is_told_hour_by_hour()
    _the_council_is_asked_and_answers()
    _too_few_members_came_to_the_region()
    _a_file_that_was_typed_and_one_that_was_scanned_are_online()


def _every_act_stands_at_its_stage():
    for council in COUNCILS:
        for demo in council.acts:
            # Carried over to another session, the point bears the same subject: the first act is meant.
            act = Act.objects.filter(council__collectivity__code=council.code, subject_ar=demo.subject_ar).first()
            # A budget whose visa was refused is replaced by the one that follows it.
            is_replaced = any(each.follows == demo.slug for each in council.acts)
            expected = ActState.REPLACED if is_replaced else STATES.get(demo.stage, demo.stage.value)
            assert act.state == expected, demo.slug


def _the_sitting_of_may_is_told_hour_by_hour():
    session = Session.objects.get(council__collectivity__code=AIT_MELLOUL, opens_on=date(2026, 5, 5))
    fields = minutes_wording.minutes(session)
    text = " ".join(block for _kind, block in fields["body_fr"]).replace("\u00a0", " ")

    assert [
        poll.kind for poll in Poll.objects.filter(item__session=session).order_by("item__position", "position")
    ] == [
        PollKind.AMENDMENT,
        PollKind.CLOSED_MEETING,
        PollKind.WITHOUT_REPORT,
        PollKind.SEAT,
        PollKind.SEAT,
    ]
    assert text.index("À 10 h 50, Naïma Aït Ifri arrive") < text.index("À 11 h 45, la séance est suspendue")
    assert text.index("À 12 h 45, Abdellah Targa quitte") < text.index("La séance est levée à 14 h 05")
    assert session.items.filter(origin=ItemOrigin.AUTHORITY, is_late=True).count() == 1
    assert minutes_wording.reserved_part(session)
    amended = Act.objects.get(item__session=session, subject_fr__contains="Melloul Lumière")
    assert "repris par la société" in pages.text_of(amended).text_in("fr")


def _the_council_is_asked_and_answers():
    assert Committee.objects.filter(council__collectivity__code=AIT_MELLOUL).count() == 3
    assert Petition.objects.get().item.session.opens_on == date(2026, 10, 6)
    assert {request.is_pending for request in ItemRequest.objects.all()} == {False}
    assert WrittenQuestion.objects.exclude(answered_in=None).count() == 1
    assert MinutesApproval.objects.count() == 3
    assert PostingCertificate.objects.get().acts.count() == 5


def _too_few_members_came_to_the_region():
    session = Session.objects.get(council__collectivity__code=REGION, opens_on=date(2026, 5, 4))
    again = session.acts.of_kind("convocation").get(call=2)

    assert not session.sittings.get().is_quorate
    assert (again.state, again.meets_on) == (ActState.SENT, date(2026, 5, 21))


def _a_file_that_was_typed_and_one_that_was_scanned_are_online():
    typed, scanned = Annex.objects.filter(act__online_at__isnull=False).select_related("document")

    assert "périmètre urbain" in " ".join(typed.document.texts.get().text.split()) and typed.is_part
    assert scanned.document.original.name.endswith(".png") and not scanned.is_part
    # Read by the machine where Tesseract is there, waiting to be read elsewhere.
    assert scanned.document.is_to_recognise or "régisseur" in scanned.document.texts.get().text
