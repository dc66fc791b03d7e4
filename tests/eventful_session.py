"""A session where everything happens that minutes must tell, written as rows: its screens are tested elsewhere."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from document_types.enums import (
    AskedBy,
    Attendance,
    Choice,
    ItemOrigin,
    ItemOutcome,
    MandateOffice,
    Opinion,
    Petitioner,
    PollKind,
    SessionState,
)
from document_types.models import (
    Act,
    AgendaItem,
    Candidacy,
    Committee,
    CommitteeReport,
    Mandate,
    Petition,
    Poll,
    Presence,
    Session,
    Sitting,
    Suspension,
    Vote,
    VoteEvent,
    WrittenQuestion,
)
from document_types.services import item_requests, sessions
from tests.factories import CASABLANCA, Town, open_session

FAILED_ON, FIRST_ON, SECOND_ON = date(2026, 5, 7), date(2026, 5, 15), date(2026, 5, 18)
PEOPLE = (
    ("Brahim Aït Oubella", "إبراهيم أيت أوبلا", "president"),
    ("Fatima Ezzahra Bouhlal", "فاطمة الزهراء بوهلال", "secretary"),
    ("Hassan Idrissi", "حسن الإدريسي", "vice_president"),
    ("Khadija Ouhammou", "خديجة أوحمو", "deputy_secretary"),
    ("Lahcen Tabit", "لحسن ثابت", "member"),
    ("Mina Zeroual", "مينة زروال", "member"),
    ("Omar Bikri", "عمر بيكري", "member"),
    ("Rachida Amzil", "رشيدة أمزيل", "member"),
    ("Yassine Farouk", "ياسين فاروق", "member"),
)
SECRET_FR, SECRET_AR = "Le prix du terrain ne se dit pas.", "ثمن القطعة لا يباح به."


def instant(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=CASABLANCA)


def name_people(town: Town) -> None:
    """Names and offices a reader can tell apart, in the order of protocol."""
    for mandate, (name_fr, name_ar, office) in zip(town.members, PEOPLE, strict=True):
        mandate.office = office
        mandate.save(update_fields=["office"])
        mandate.councillor.name_fr, mandate.councillor.name_ar = name_fr, name_ar
        mandate.councillor.save(update_fields=["name_fr", "name_ar"])


def add_point(session: Session, title_fr: str, title_ar: str, *, is_deliberation=True, **facts) -> AgendaItem:
    item = sessions.add_item(session=session, title_fr=title_fr, title_ar=title_ar, is_deliberation=is_deliberation)
    AgendaItem.objects.filter(pk=item.pk).update(**facts)
    item.refresh_from_db()
    return item


def hold(session: Session, town: Town, held_on: date, *, number: int, call: int, present, opened=time(10), **facts):
    """A sitting with those present at its opening; the others are absent."""
    everyone = {mandate.pk for mandate in town.members}
    sitting = Sitting.objects.create(
        session=session,
        number=number,
        call=call,
        held_on=held_on,
        opened_at=opened,
        members_in_office=len(everyone),
        present_at_opening=len(present),
        is_quorate=facts.pop("is_quorate", 2 * len(present) > len(everyone)),
        **facts,
    )
    here = {mandate.pk for mandate in present}
    Presence.objects.bulk_create(
        Presence(sitting=sitting, mandate_id=pk, status=Attendance.PRESENT if pk in here else Attendance.ABSENT)
        for pk in sorted(everyone)
    )
    return sitting


def note(sitting: Sitting, mandate: Mandate, **facts) -> None:
    Presence.objects.filter(sitting=sitting, mandate=mandate).update(**facts)


def put_to_the_vote(
    item: AgendaItem,
    sitting: Sitting,
    at: datetime,
    *,
    favour=(),
    against=(),
    abstained=(),
    outcome=ItemOutcome.ADOPTED,
    rule_id="VOT-3",
    needed=None,
    poll: Poll | None = None,
    round: int = 1,
) -> VoteEvent:
    """A vote with the side of each voter, as the services leave it."""
    sides = [(Choice.FOR, favour), (Choice.AGAINST, against), (Choice.ABSTENTION, abstained)]
    president = [side for side, mandates in sides for each in mandates if each.office == MandateOffice.PRESIDENT]
    event = VoteEvent.objects.create(
        item=item,
        sitting=sitting,
        poll=poll,
        round=round,
        majority="members_in_office" if rule_id == "VOT-4" else "votes_cast",
        votes_for=len(favour),
        votes_against=len(against),
        abstentions=len(abstained),
        members_in_office=sitting.members_in_office,
        needed=needed or (len(favour) + len(against)) // 2 + 1,
        president_side=president[0] if president else "",
        outcome=outcome,
        rule_id=rule_id,
        decided_at=at,
    )
    Vote.objects.bulk_create(
        Vote(event=event, mandate=mandate, choice=side) for side, mandates in sides for mandate in mandates
    )
    return event


def designate(poll: Poll, sitting: Sitting, at: datetime, choices: dict[Mandate, Mandate], elected: Mandate) -> None:
    """Each voter's candidate; the votes of the elected count as those in favour (VOT-6)."""
    count = Counter(choices.values())
    candidacies = {mandate: Candidacy.objects.create(poll=poll, mandate=mandate) for mandate in count}
    event = VoteEvent.objects.create(
        item=poll.item,
        sitting=sitting,
        poll=poll,
        majority="relative",
        votes_for=count[elected],
        votes_against=sum(count.values()) - count[elected],
        abstentions=0,
        members_in_office=sitting.members_in_office,
        needed=count[elected],
        outcome=ItemOutcome.ADOPTED,
        rule_id="VOT-6",
        decided_at=at,
    )
    Vote.objects.bulk_create(
        Vote(event=event, mandate=voter, candidacy=candidacies[chosen]) for voter, chosen in choices.items()
    )
    Poll.objects.filter(pk=poll.pk).update(elected=elected)


def settle(item: AgendaItem, outcome: ItemOutcome, number: str = "", **debate) -> None:
    AgendaItem.objects.filter(pk=item.pk).update(outcome=outcome, **debate)
    if number:
        Act.objects.filter(pk=item.act_id).update(number_label=number)


@dataclass
class Eventful:
    session: Session
    failed: Sitting
    first: Sitting
    second: Sitting
    items: dict[str, AgendaItem]


def make_eventful_session(town: Town) -> Eventful:
    """A failed first call, then two sittings on the second one: every kind of point and of vote."""
    name_people(town)
    february = open_session(town, date(2026, 2, 3))
    put_off = add_point(february, "Halte routière", "المحطة الطرقية")
    session = open_session(town, FAILED_ON)
    refused = item_requests.receive(
        session=session,
        title_fr="Tarifs de l'eau",
        title_ar="تعريفة الماء",
        asked_by="Yassine Farouk",
        received_on=date(2026, 4, 2),
    )
    item_requests.refuse(request=refused, reasons_fr="Hors des attributions.", reasons_ar="خارج الصلاحيات.")
    items = _agenda(town, session, put_off)
    failed = hold(session, town, FAILED_ON, number=1, call=1, present=town.members[:4])
    first = hold(session, town, FIRST_ON, number=2, call=2, present=town.members[:6], opened=time(10, 5))
    second = hold(session, town, SECOND_ON, number=3, call=2, present=town.members, opened=time(15))
    _movements(town, first, second)
    _first_sitting(town, first, items)
    _second_sitting(town, second, items)
    session.refresh_from_db()
    session.write(state=SessionState.CLOSED, closed_on=SECOND_ON)
    return Eventful(session, failed, first, second, items)


def _agenda(town: Town, session: Session, put_off: AgendaItem) -> dict[str, AgendaItem]:
    committee = Committee.objects.create(
        council=town.council,
        name_fr="commission du budget et des affaires financières",
        name_ar="لجنة الميزانية والشؤون المالية",
        created_on=date(2021, 10, 1),
    )
    items = {
        "budget": add_point(session, "Budget de l'année 2027", "ميزانية سنة 2027", committee=committee),
        "report": add_point(session, "Rapport d'activité du président", "تقرير إخباري للرئيس", is_deliberation=False),
        "market": add_point(session, "Règlement du marché hebdomadaire", "نظام السوق الأسبوعي"),
        "land": add_point(session, "Cession d'un terrain communal", "تفويت قطعة أرضية جماعية"),
        "delegate": add_point(session, "Représentant à l'agence urbaine", "ممثل المجلس لدى الوكالة الحضرية"),
        "station": add_point(session, "Halte routière", "المحطة الطرقية", carried_from=put_off),
        "flood": add_point(
            session,
            "Crues de l'oued Souss",
            "فيضانات وادي سوس",
            is_deliberation=False,
            origin=ItemOrigin.AUTHORITY,
            is_late=True,
        ),
        "garden": add_point(session, "Jardin public du quartier", "الحديقة العمومية للحي", origin=ItemOrigin.PETITION),
        "questions": add_point(
            session, "Questions écrites", "الأسئلة الكتابية", is_deliberation=False, origin=ItemOrigin.QUESTIONS
        ),
    }
    Petition.objects.create(
        council=town.council,
        title_fr="Un jardin pour le quartier",
        title_ar="حديقة للحي",
        petitioner=Petitioner.CITIZENS,
        agent="Aïcha Lamrani",
        signatures=212,
        received_on=date(2026, 1, 12),
        decided_on=date(2026, 2, 20),
        is_accepted=True,
        item=items["garden"],
    )
    CommitteeReport.objects.create(
        item=items["budget"],
        committee=committee,
        rapporteur=town.members[4],
        opinion=Opinion.WITH_REMARKS,
        reported_on=date(2026, 4, 28),
    )
    return items


def _movements(town: Town, first: Sitting, second: Sitting) -> None:
    note(first, town.members[6], status=Attendance.PRESENT, arrived_at=time(10, 40))
    note(first, town.members[7], status=Attendance.EXCUSED)
    note(first, town.members[5], left_at=time(12, 20))
    Suspension.objects.create(sitting=first, suspended_at=time(11, 30), resumed_at=time(11, 45))
    Sitting.objects.filter(pk=first.pk).update(closed_at=time(13))
    Sitting.objects.filter(pk=second.pk).update(
        closed_at=time(16, 30),
        chaired_by=town.members[2],
        secretary=town.members[3],
        secretary_reason_fr="La secrétaire du conseil est souffrante.",
        secretary_reason_ar="كاتبة المجلس مريضة.",
    )
    for mandate in town.members[:2]:
        note(second, mandate, status=Attendance.EXCUSED)


def _first_sitting(town: Town, sitting: Sitting, items: dict[str, AgendaItem]) -> None:
    m = town.members
    here = [*m[:7]]
    budget = items["budget"]
    chapters = ("Dépenses de personnel", "نفقات الموظفين"), ("Achat de matériel", "اقتناء المعدات")
    revenue = Poll.objects.create(item=budget, kind=PollKind.REVENUE, position=1)
    put_to_the_vote(budget, sitting, instant(FIRST_ON, 10, 30), favour=here[:6], poll=revenue)
    for position, (fr, ar) in enumerate(chapters, start=2):
        poll = Poll.objects.create(item=budget, kind=PollKind.CHAPTER, position=position, title_fr=fr, title_ar=ar)
        put_to_the_vote(
            budget, sitting, instant(FIRST_ON, 10, 40 + position), favour=here[:5], against=here[5:7], poll=poll
        )
    settle(budget, ItemOutcome.ADOPTED, "1/2026", debate_fr="Les recettes progressent.\nUn membre s'en félicite.")
    market = items["market"]
    amendment = Poll.objects.create(
        item=market,
        kind=PollKind.AMENDMENT,
        position=1,
        title_fr="porter la fermeture à 20 heures.",
        title_ar="تأخير الإغلاق إلى الساعة 20.",
        proposed_by=m[4],
    )
    put_to_the_vote(
        market, sitting, instant(FIRST_ON, 11), favour=here[1:6], against=[m[0]], abstained=[m[6]], poll=amendment
    )
    put_to_the_vote(
        market,
        sitting,
        instant(FIRST_ON, 11, 10),
        favour=m[1:4],
        against=[m[0], m[4], m[5]],
        abstained=[m[6]],
        outcome=ItemOutcome.REJECTED,
        rule_id="VOT-5",
    )
    settle(market, ItemOutcome.REJECTED)
    _closed_point(town, sitting, items["land"])
    put_to_the_vote(
        items["garden"],
        sitting,
        instant(FIRST_ON, 12, 40),
        favour=m[:4],
        against=[m[4]],
        outcome=ItemOutcome.SECOND_SITTING,
        rule_id="VOT-4",
        needed=5,
    )


def _closed_point(town: Town, sitting: Sitting, land: AgendaItem) -> None:
    m = town.members
    doors = Poll.objects.create(item=land, kind=PollKind.CLOSED_MEETING, position=1, asked_by=AskedBy.THIRD)
    put_to_the_vote(land, sitting, instant(FIRST_ON, 11, 50), favour=m[:5], against=m[5:7], poll=doors)
    put_to_the_vote(land, sitting, instant(FIRST_ON, 12, 10), favour=m[:7])
    settle(land, ItemOutcome.ADOPTED, "2/2026", debate_fr=SECRET_FR, debate_ar=SECRET_AR, is_closed=True)


def _second_sitting(town: Town, sitting: Sitting, items: dict[str, AgendaItem]) -> None:
    m = town.members
    here = m[2:]
    seat = Poll.objects.create(
        item=items["delegate"], kind=PollKind.SEAT, position=1, title_fr="représentant titulaire", title_ar="ممثل رسمي"
    )
    choices = {m[2]: m[7], m[3]: m[7], m[7]: m[7], m[4]: m[8], m[5]: m[8], m[8]: m[8]}
    designate(seat, sitting, instant(SECOND_ON, 15, 20), choices, elected=m[8])
    settle(items["delegate"], ItemOutcome.ADOPTED, "3/2026")
    station = items["station"]
    poll = Poll.objects.create(item=station, kind=PollKind.WITHOUT_REPORT, position=1)
    put_to_the_vote(station, sitting, instant(SECOND_ON, 15, 30), favour=here[:5], against=here[5:], poll=poll)
    settle(station, ItemOutcome.POSTPONED)
    put_to_the_vote(items["garden"], sitting, instant(SECOND_ON, 15, 50), favour=here[:6], abstained=here[6:], round=2)
    settle(items["garden"], ItemOutcome.ADOPTED, "4/2026")
    settle(items["report"], ItemOutcome.NOTED, debate_fr="Le président présente son rapport.")
    settle(items["flood"], ItemOutcome.NOTED)
    settle(items["questions"], ItemOutcome.NOTED)
    WrittenQuestion.objects.create(
        council=town.council,
        asked_by=m[5],
        text_fr="Quand l'éclairage sera-t-il réparé ?",
        text_ar="متى سيتم إصلاح الإنارة؟",
        received_on=date(2026, 3, 2),
        session=sitting.session,
        answer_fr="Avant la fin du mois.",
        answer_ar="قبل متم الشهر.",
        answered_in=sitting,
    )
