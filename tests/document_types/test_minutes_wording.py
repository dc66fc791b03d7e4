"""The words of the minutes of a session where everything happens, in both languages."""

from itertools import pairwise

import pytest

from document_types.enums import ActKind, AskedBy, Attendance, ItemOutcome, PollKind, SessionState
from document_types.models import AgendaItem, ItemRequest, MinutesApproval, MinutesRemark, Poll, Sitting, Vote
from document_types.services import minutes, minutes_followup, minutes_wording, pages
from tests.eventful_session import (
    FIRST_ON,
    PEOPLE,
    SECOND_ON,
    SECRET_AR,
    SECRET_FR,
    hold,
    instant,
    make_eventful_session,
    note,
    put_to_the_vote,
)
from tests.factories import held_session, open_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def eventful(town):
    return make_eventful_session(town)


def told(session) -> dict[str, str]:
    """The minutes of the session by language, as words with plain spaces."""
    fields = minutes_wording.minutes(session)
    return {language: plain(fields[f"body_{language}"]) for language in ("fr", "ar")}


def plain(blocks) -> str:
    draft = pages.PAGE_OF_KIND["minutes"](body_fr=blocks)
    return " ".join(draft.text_in("fr").replace("\u00a0", " ").split())


def test_a_meeting_without_quorum_is_told_as_such(eventful):
    text = told(eventful.session)

    assert "Réunion du jeudi 7 mai 2026, sans quorum" in text["fr"]
    assert "le conseil n'a pas délibéré : la réunion est renvoyée, sur deuxième convocation" in text["fr"]
    assert "لم يتداول المجلس، وأجل الاجتماع إلى استدعاء ثان" in text["ar"]


def test_the_sitting_says_on_which_call_and_after_which_failed_meeting(eventful):
    text = told(eventful.session)

    assert "Première séance : vendredi 15 mai 2026 Le vendredi 15 mai 2026 à 10 h 05" in text["fr"]
    assert "sur deuxième convocation, le quorum n'ayant pas été atteint le jeudi 7 mai 2026" in text["fr"]
    assert "بناء على الاستدعاء الثاني، لعدم اكتمال النصاب القانوني في اجتماع يوم الخميس 7 ماي 2026" in text["ar"]
    assert "s'est réuni de nouveau pour la suite de la session ordinaire de mai 2026" in text["fr"]
    assert "Le quorum, atteint à l'ouverture de la session, demeure acquis" in text["fr"]


def test_who_presides_and_who_writes_in_whose_place_and_why(eventful):
    text = told(eventful.session)

    assert (
        "La séance est présidée par Hassan Idrissi, vice-président du conseil, à la place du président du conseil,"
        " Brahim Aït Oubella, absent et excusé." in text["fr"]
    )
    assert (
        "Khadija Ouhammou, secrétaire adjoint du conseil, à la place du secrétaire du conseil, Fatima Ezzahra Bouhlal"
        in text["fr"]
    )
    assert "Motif : La secrétaire du conseil est souffrante." in text["fr"]
    assert "السبب: كاتبة المجلس مريضة." in text["ar"]


def test_every_member_is_in_the_presence_list_of_a_sitting_once(town):
    """Whatever the mix of those there, late, gone, excused and absent."""
    session = open_session(town)
    session.state = SessionState.CLOSED
    mixes = [[(rank * step) % 4 for rank in range(9)] for step in range(1, 5)]
    for number, mix in enumerate(mixes, start=1):
        sitting = hold(session, town, FIRST_ON, number=number, call=1, present=town.members[:5])
        for mandate, kind in zip(town.members, mix, strict=True):
            facts = (
                {"status": Attendance.PRESENT, "arrived_at": None},
                {"status": Attendance.PRESENT, "arrived_at": instant(FIRST_ON, 11).time()},
                {"status": Attendance.EXCUSED, "arrived_at": None},
                {"status": Attendance.ABSENT, "arrived_at": None},
            )[kind]
            note(sitting, mandate, **facts)

    fields = minutes_wording.minutes(session)

    heads = [plain([("paragraph", html)]) for _kind, html in fields["body_fr"] if "ouverture (" in html]
    assert len(heads) == len(mixes)
    for head in heads:
        roll = head.split("au public.")[1]
        listed = [name.strip() for part in roll.split(": ")[1:] for name in part.split(".")[0].split(",")]
        assert [listed.count(mandate.councillor.name_fr) for mandate in town.members] == [1] * len(town.members)


def test_members_are_listed_in_the_order_of_protocol(eventful):
    text = told(eventful.session)["fr"]
    opening = text[text.index("Membres présents à l'ouverture (7)") :]

    places = [opening.index(name_fr) for name_fr, _ar, _office in PEOPLE[2:]]

    assert all(before < after for before, after in pairwise(places))


def test_who_comes_and_who_leaves_is_told_at_the_hour_between_the_points(eventful):
    text = told(eventful.session)
    moments = [
        "À 10 h 40, Omar Bikri arrive en séance.",
        "chapitre « Dépenses de personnel »",
        "Point 3 : Règlement du marché hebdomadaire",
        "À 11 h 30, la séance est suspendue.",
        "À 11 h 45, la séance est reprise.",
        "Point 4 : Cession d'un terrain communal",
        "À 12 h 20, Mina Zeroual quitte la séance.",
        "La séance est levée à 13 h.",
        "Deuxième séance : lundi 18 mai 2026",
        "La séance est levée à 16 h 30.",
    ]

    places = [text["fr"].index(moment) for moment in moments]

    assert places == sorted(places)
    assert "على الساعة 10:40، التحق بالجلسة عمر بيكري." in text["ar"]


def test_the_agenda_says_where_a_point_comes_from(eventful):
    text = told(eventful.session)

    assert "Halte routière (point reporté de la session ordinaire de février 2026)" in text["fr"]
    assert "(point ajouté par le gouverneur après l'envoi de la convocation)" in text["fr"]
    assert "(نقطة مضافة من طرف العامل بعد توجيه الاستدعاء)" in text["ar"]
    assert "pétition « Un jardin pour le quartier », déposée le lundi 12 janvier 2026 par Aïcha Lamrani" in text["fr"]
    assert "Tarifs de l'eau (demandé par Yassine Farouk) : Hors des attributions." in text["fr"]


def test_the_committee_gives_its_opinion_and_without_it_the_council_decides(eventful):
    text = told(eventful.session)

    assert (
        "Lahcen Tabit présente le rapport de la commission compétente (commission du budget et des affaires"
        " financières) : avis favorable, avec des observations." in text["fr"]
    )
    assert "Aucune commission n'ayant remis de rapport" in text["fr"]
    assert "Le conseil décide d'en délibérer. Le conseil reporte ce point à une prochaine session." in text["fr"]
    assert "أبدت اللجنة رأيا بالموافقة مع ملاحظات" in text["ar"]


def test_revenue_is_told_before_the_chapters_with_the_vote_on_each(eventful):
    text = told(eventful.session)["fr"]
    budget = text[text.index("Point 1 :") : text.index("Point 3 :")]

    assert (
        budget.index("Les recettes") < budget.index("« Dépenses de personnel »") < budget.index("« Achat de matériel »")
    )
    assert budget.count("Adopté") == 3
    assert "Adopté à l'unanimité : pour, 6" in budget
    assert "Cette décision est la délibération n° 1/2026." in budget


def test_an_amendment_has_its_author_its_text_and_its_vote_before_that_on_the_text(eventful):
    text = told(eventful.session)

    amendment = text["fr"].index("Amendement proposé par Lahcen Tabit : porter la fermeture à 20 heures.")
    assert amendment < text["fr"].index("L'ensemble du projet est mis aux voix, après le vote de l'amendement.")
    assert "تعديل مقترح من طرف لحسن ثابت: تأخير الإغلاق إلى الساعة 20." in text["ar"]


def test_a_tie_says_on_which_side_the_president_was(eventful):
    text = told(eventful.session)

    assert (
        "le côté du président l'emporte. Les voix sont également partagées ; le président a voté contre" in text["fr"]
    )
    assert "تعادلت الأصوات، وقد صوت الرئيس إلى جانب الرافضين" in text["ar"]


def test_a_designation_names_who_voted_for_whom_and_why_the_youngest_won(eventful):
    text = told(eventful.session)

    assert "Pour Rachida Amzil, 3 voix : Hassan Idrissi, Khadija Ouhammou, Rachida Amzil." in text["fr"]
    assert "À égalité de voix, le plus jeune l'emporte : le conseil désigne Yassine Farouk" in text["fr"]
    assert "المصوتون لفائدة ياسين فاروق (3): لحسن ثابت، مينة زروال، ياسين فاروق." in text["ar"]


def test_the_lot_is_told_where_it_decided(eventful):
    Poll.objects.filter(kind=PollKind.SEAT).update(is_by_lot=True)

    text = told(eventful.session)

    assert "le sort, tiré sous la conduite du président, désigne Yassine Farouk" in text["fr"]
    assert "أجريت القرعة تحت إشراف الرئيس" in text["ar"]


def test_a_point_voted_twice_is_told_in_both_sittings_and_numbered_in_the_second(eventful):
    text = told(eventful.session)["fr"]
    again = text.index("Point 8 (suite) : Jardin public du quartier Second vote")

    assert text.index("Majorité des membres en exercice non atteinte") < text.index("Deuxième séance") < again
    assert text.index("délibération n° 4/2026") > again


def test_a_written_question_is_told_with_its_answer(eventful):
    text = told(eventful.session)

    assert "Question écrite posée par Mina Zeroual : Quand l'éclairage sera-t-il réparé ?" in text["fr"]
    assert "Réponse du président : Avant la fin du mois." in text["fr"]
    assert "سؤال كتابي من مينة زروال: متى سيتم إصلاح الإنارة؟ جواب الرئيس: قبل متم الشهر." in text["ar"]


def test_what_is_said_behind_closed_doors_is_in_the_reserved_part_alone(eventful):
    land = eventful.items["land"]
    secret = Poll.objects.create(item=land, kind=PollKind.AMENDMENT, position=2, title_fr="Baisser le prix de moitié")
    put_to_the_vote(
        land,
        eventful.first,
        instant(FIRST_ON, 12),
        favour=[],
        against=[eventful.first.chaired_by or _first(land)],
        outcome="rejected",
        poll=secret,
    )

    act = minutes.draft(session=eventful.session)
    text = pages.text_of(act)
    reserved = minutes_wording.reserved_part(eventful.session)

    public = text.text_in("fr") + text.text_in("ar")
    assert SECRET_FR not in public and SECRET_AR not in public and "moitié" not in public
    assert "À la demande d'un tiers des membres du conseil, le conseil décide sans débat" in plain(text.body_fr)
    assert "délibération n° 2/2026" in plain(text.body_fr)
    assert SECRET_FR in plain(reserved["fr"]) and "Baisser le prix de moitié" in plain(reserved["fr"])
    assert SECRET_AR in plain(reserved["ar"])
    assert "Les recettes progressent" not in plain(reserved["fr"])


def _first(item):
    return Vote.objects.filter(event__item=item).order_by("mandate__rank").first().mandate


def test_a_session_held_in_public_has_no_reserved_part(town):
    session, _acts = held_session(town)

    assert minutes_wording.reserved_part(session) == {}


def test_of_a_sitting_closed_altogether_no_debate_is_public(eventful):
    AgendaItem.objects.filter(pk=eventful.items["report"].pk).update(debate_fr="Dit entre nous.")
    Sitting.objects.filter(pk=eventful.second.pk).update(is_public=False)

    assert "Dit entre nous." not in told(eventful.session)["fr"]
    assert "Dit entre nous." in plain(minutes_wording.reserved_part(eventful.session)["fr"])


def test_closed_doors_refused_by_the_council_leave_the_debate_public(eventful):
    market = eventful.items["market"]
    AgendaItem.objects.filter(pk=market.pk).update(debate_fr="Chacun a parlé.")
    doors = Poll.objects.create(item=market, kind=PollKind.CLOSED_MEETING, position=2, asked_by=AskedBy.AUTHORITY)
    voter = _first(market)
    put_to_the_vote(market, eventful.first, instant(FIRST_ON, 11), against=[voter], outcome="rejected", poll=doors)

    text = told(eventful.session)["fr"]

    assert "À la demande du gouverneur, le conseil décide sans débat" in text
    assert "Le point est examiné en séance publique. Chacun a parlé." in text


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_vote_of_every_voter_is_there(eventful, language):
    """MIN-5: as many names after the votes as there are votes."""
    fields = minutes_wording.minutes(eventful.session)
    points = " ".join(
        str(html) for _kind, html in fields[f"body_{language}"] if ("Point " if language == "fr" else "النقطة ") in html
    )
    marks = (
        ("Pour (", "Contre (", "Abstention", "Pour ")
        if language == "fr"
        else ("الموافق", "الرافض", "الممتنع", "المصوتون")
    )
    lines = [line.replace("\u00a0", " ") for line in points.replace("<p>", "\n").splitlines() if line.startswith(marks)]
    comma = "، " if language == "ar" else ", "

    named = sum(line.split(": ")[1].count(comma) + 1 for line in lines)

    assert named == Vote.objects.filter(event__item__session=eventful.session).count()


def test_the_approval_of_earlier_minutes_is_told_with_the_remarks_on_them(town, eventful):
    earlier = open_session(town, FIRST_ON.replace(month=2, day=4))
    act = pages.make_act(session=earlier, kind=ActKind.MINUTES, number_label="1/2026", dated_on=FIRST_ON)
    MinutesRemark.objects.create(act=act, mandate=town.members[4], text_fr="Mon vote était contre.", made_on=SECOND_ON)
    MinutesApproval.objects.create(act=act, session=eventful.session, approved_on=SECOND_ON)

    text = told(eventful.session)

    assert "Le conseil approuve le procès-verbal de la session ordinaire de février 2026" in text["fr"]
    assert "Observation présentée par Lahcen Tabit : Mon vote était contre." in text["fr"]
    assert text["fr"].index("Deuxième séance") < text["fr"].index("Le conseil approuve")
    assert "صادق المجلس على محضر الدورة العادية لشهر فبراير 2026" in text["ar"]


def test_the_approval_put_on_the_agenda_is_told_under_its_point_once(town, eventful):
    earlier = open_session(town, FIRST_ON.replace(month=2, day=4))
    act = pages.make_act(session=earlier, kind=ActKind.MINUTES, number_label="1/2026", dated_on=FIRST_ON)
    MinutesApproval.objects.create(act=act, session=eventful.session, approved_on=FIRST_ON)
    title = minutes_followup.point_of(act)
    position = eventful.session.items.count() + 1
    AgendaItem.objects.create(
        session=eventful.session, position=position, title_fr=title.fr, title_ar=title.ar, outcome=ItemOutcome.NOTED
    )

    text = told(eventful.session)

    assert f"Point {position} : {title.fr} Le conseil approuve le procès-verbal" in text["fr"]
    assert text["fr"].count("Le conseil approuve le procès-verbal") == 1
    # On the day of the approval, which is not the last one.
    assert text["fr"].index("Le conseil approuve") < text["fr"].index("Deuxième séance")
    assert f"النقطة {position}: {title.ar} صادق المجلس على محضر" in text["ar"]


def test_a_name_written_in_one_script_is_isolated_in_the_lines_of_the_other(eventful):
    ItemRequest.objects.create(
        session=eventful.session,
        title_fr="Marché",
        title_ar="السوق",
        asked_by="Mina Zeroual",
        received_on=FIRST_ON,
        refused_on=FIRST_ON,
        reasons_fr="Hors sujet",
        reasons_ar="خارج الصلاحيات",
    )

    text = told(eventful.session)

    assert "(demandé par Mina Zeroual)" in text["fr"]
    assert "(بطلب من \u2068Mina Zeroual\u2069)" in text["ar"]


def test_it_ends_with_the_closing_and_the_place_of_the_signatures(eventful):
    text = told(eventful.session)

    assert "L'ordre du jour étant épuisé, la session est close le lundi 18 mai 2026." in text["fr"]
    assert text["fr"].endswith("Hassan Idrissi, vice-président du conseil Signature :")
    assert text["ar"].endswith("حسن الإدريسي، نائب رئيس المجلس التوقيع:")


def test_twice_the_points_are_told_with_the_same_queries(town, eventful, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        minutes_wording.minutes(eventful.session)
