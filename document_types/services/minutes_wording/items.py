"""A point as the minutes tell it: where it comes from, what its committee says, the debate, the votes, the issue."""

from collections.abc import Iterator

from document_types.enums import ItemOrigin, ItemOutcome, Opinion, PollKind
from document_types.law.actors import controller
from document_types.law.wording import Bilingual
from document_types.models import AgendaItem, CommitteeReport, MinutesApproval, Sitting, WrittenQuestion
from document_types.services.minutes_wording import votes
from document_types.services.minutes_wording.movements import Course
from document_types.services.minutes_wording.phrases import (
    article,
    day,
    heading,
    isolated,
    paragraph,
    say,
    spoken,
    without_stop,
    written,
)
from document_types.services.minutes_wording.story import Story, voted_at
from document_types.services.wording import lowered

_POINT = Bilingual("Point {position} : {title}", "النقطة {position}: {title}")
_POINT_AGAIN = Bilingual("Point {position} (suite) : {title}", "النقطة {position} (تتمة): {title}")

_BY_AUTHORITY = Bilingual("point ajouté par {office}", "نقطة مضافة من طرف {office}")
_LATE = Bilingual(
    "point ajouté par {office} après l'envoi de la convocation", "نقطة مضافة من طرف {office} بعد توجيه الاستدعاء"
)
_BY_MEMBERS = Bilingual("inscrit à la demande de {who}", "نقطة مدرجة بطلب من {who}")
_BY_SOME_MEMBERS = Bilingual("inscrit à la demande de membres du conseil", "نقطة مدرجة بطلب من أعضاء من المجلس")
_BY_PETITION = Bilingual("inscrit à la suite d'une pétition", "نقطة مدرجة بناء على عريضة")
_POSTPONED_FROM = Bilingual("point reporté de la {session}", "نقطة مؤجلة من {session}")

_PETITION = Bilingual(
    "Ce point est inscrit à la suite de la pétition « {title} », déposée le {day} par {agent}{signed} ({article}).",
    "أدرجت هذه النقطة بناء على العريضة «{title}» المودعة يوم {day} من طرف {agent}{signed} ({article}).",
)
_SIGNED = Bilingual(", portant {count} signatures", "، وعدد توقيعاتها {count}")
_OPPOSED = Bilingual(
    "Le point a fait l'objet d'une opposition notifiée le {day}{reference}, {office} l'estimant hors des attributions"
    " du conseil.",
    "كانت هذه النقطة موضوع تعرض من طرف {office}، بلغ يوم {day}{reference}، لعدم دخولها في صلاحيات المجلس.",
)
_REFERENCE = Bilingual(", référence {reference}", "، مرجعه \u2066{reference}\u2069")
_NO_DEBATE = Bilingual(
    "Le juge des référés étant saisi, le conseil n'en débat pas ({article}).",
    "وبالنظر إلى إحالة التعرض إلى القضاء الاستعجالي، لم يتداول المجلس بشأنها ({article}).",
)

_REPORT = Bilingual(
    "{rapporteur} présente le rapport de la commission compétente ({committee}) : {opinion}.",
    "قدم تقرير اللجنة المختصة ({committee}) من طرف {rapporteur}: {opinion}.",
)
_REPORT_OF_NOBODY = Bilingual(
    "Le rapport de la commission compétente ({committee}) est présenté : {opinion}.",
    "قدم تقرير اللجنة المختصة ({committee}): {opinion}.",
)
_OPINIONS = {
    Opinion.FAVOURABLE: Bilingual("avis favorable", "أبدت اللجنة رأيا بالموافقة"),
    Opinion.WITH_REMARKS: Bilingual("avis favorable, avec des observations", "أبدت اللجنة رأيا بالموافقة مع ملاحظات"),
    Opinion.UNFAVOURABLE: Bilingual("avis défavorable", "أبدت اللجنة رأيا بعدم الموافقة"),
    Opinion.NONE: Bilingual("sans avis", "لم تبد اللجنة رأيا"),
}

_BEHIND_CLOSED_DOORS = Bilingual(
    "Le conseil examine ce point en séance non ouverte au public. Ce qui s'y est dit figure dans la partie du"
    " procès-verbal réservée aux membres ; la décision, elle, est publique.",
    "تدارس المجلس هذه النقطة في جلسة غير مفتوحة للعموم. ويوجد ما راج فيها من مناقشة في الجزء المخصص للأعضاء من"
    " المحضر، أما المقرر المتخذ فعلني ومتاح للعموم.",
)
_QUESTION = Bilingual("Question écrite posée par {name} : {text}", "سؤال كتابي من {name}: {text}")
_ANSWER = Bilingual("Réponse du président : {text}", "جواب الرئيس: {text}")
_NO_ANSWER = Bilingual(
    "La question n'a pas reçu de réponse au cours de la session.", "لم يجب عن هذا السؤال خلال الدورة."
)
_QUESTIONS = Bilingual("Questions écrites", "الأسئلة الكتابية")

_NUMBERED = Bilingual("Cette décision est la délibération n° {number}.", "سجل هذا المقرر تحت رقم \u2066{number}\u2069.")
_POSTPONED = Bilingual(
    "Le conseil reporte ce point à une prochaine session.", "قرر المجلس تأجيل هذه النقطة إلى دورة مقبلة."
)
_APPROVED = Bilingual(
    "Le conseil approuve le procès-verbal de la {session} (procès-verbal n° {number}).",
    "صادق المجلس على محضر {session} (المحضر رقم \u2066{number}\u2069).",
)
_REMARK = Bilingual("Observation présentée par {name} : {text}", "ملاحظة من {name}: {text}")
_NOTED = Bilingual("Le conseil en prend acte.", "أخذ المجلس علما بذلك.")


def title(item: AgendaItem, language: str, *, is_again: bool = False) -> str:
    wording = _POINT_AGAIN if is_again else _POINT
    return say(wording, language, position=item.position, title=written(item, "title", language))


def origin(story: Story, item: AgendaItem, language: str) -> str:
    """Where the point comes from, when it is not the president and the bureau alone; else nothing."""
    office = controller(story.session.council.level, story.session.opens_on).definite_label
    if item.is_late:
        return say(_LATE, language, office=office)
    if item.origin == ItemOrigin.AUTHORITY:
        return say(_BY_AUTHORITY, language, office=office)
    if item.origin == ItemOrigin.PETITION:
        return _BY_PETITION.in_language(language)
    if item.carried_from:
        return say(_POSTPONED_FROM, language, session=lowered(item.carried_from.session.title_in(language)))
    if request := getattr(item, "request", None):
        return say(_BY_MEMBERS, language, who=isolated(request.asked_by, language))
    return _BY_SOME_MEMBERS.in_language(language) if item.origin == ItemOrigin.MEMBERS else ""


def told(story: Story, item: AgendaItem, sitting: Sitting, course: Course, language: str) -> Iterator[str]:
    """The paragraphs of the point at this sitting, its heading first."""
    is_home = story.is_home(item, sitting)
    yield heading(title(item, language, is_again=not is_home))
    if is_home:
        yield from map(paragraph, _before(story, item, language))
    polls = item.polls.all()
    for kind in (PollKind.WITHOUT_REPORT, PollKind.CLOSED_MEETING):
        yield from _polls(story, sitting, polls, {kind}, course, language)
    if is_home:
        yield from _debate(story, item, sitting, language)
    rest = set(PollKind) - {PollKind.WITHOUT_REPORT, PollKind.CLOSED_MEETING}
    yield from _polls(story, sitting, polls, rest, course, language)
    for event in (event for event in story.events(item, sitting) if event.poll_id is None):
        yield from course.until(voted_at(event, sitting))
        yield from map(paragraph, votes.on_text(story, item, event, language))
    if approved := story.approvals_told.get(item.pk):
        yield from approval(approved, language)
    elif story.is_settled_at(item, sitting):
        yield from map(paragraph, _issue(item, language))


def _before(story: Story, item: AgendaItem, language: str) -> Iterator[str]:
    """What stands before the debate: the petition, the authority's opposition, the committee's report."""
    session = story.session
    if petition := getattr(item, "petition", None):
        signed = say(_SIGNED, language, count=petition.signatures) if petition.signatures else ""
        yield say(
            _PETITION,
            language,
            title=without_stop(written(petition, "title", language)),
            day=day(petition.received_on, language),
            agent=isolated(petition.agent, language),
            signed=signed,
            article=article("AGE-8", session),
        )
    if opposition := getattr(item, "opposition", None):
        office = controller(session.council.level, session.opens_on).definite_label
        reference = say(_REFERENCE, language, reference=opposition.reference) if opposition.reference else ""
        when = day(opposition.opposed_on, language)
        yield say(_OPPOSED, language, office=office, day=when, reference=reference)
        if opposition.forbids_debate:
            yield say(_NO_DEBATE, language, article=article("AGE-11", session))
    for report in item.reports.all():
        yield _report(report, language)


def _report(report: CommitteeReport, language: str) -> str:
    """Its opinion and who presented it; its text stays with the papers of the point."""
    return say(
        _REPORT if report.rapporteur else _REPORT_OF_NOBODY,
        language,
        rapporteur=report.rapporteur.councillor.name_in(language) if report.rapporteur else "",
        committee=written(report.committee, "name", language),
        opinion=_OPINIONS[Opinion(report.opinion)],
    )


def _polls(story: Story, sitting: Sitting, polls, kinds, course: Course, language: str) -> Iterator[str]:
    """Revenue before expenditure (VOT-9), else in the order they were put."""
    chosen = [poll for poll in polls if poll.kind in kinds]
    for poll in sorted(chosen, key=lambda poll: (poll.kind == PollKind.CHAPTER, poll.position)):
        rounds = [event for event in story.events(poll.item, sitting) if event.poll_id == poll.pk]
        if rounds:
            yield from course.until(voted_at(rounds[0], sitting))
            yield from map(paragraph, votes.on_poll(story, poll, rounds, language))


def _debate(story: Story, item: AgendaItem, sitting: Sitting, language: str) -> Iterator[str]:
    if story.is_reserved(item):
        yield paragraph(_BEHIND_CLOSED_DOORS.in_language(language))
        return
    yield from said(story, item, sitting, language)


def said(story: Story, item: AgendaItem, sitting: Sitting, language: str) -> Iterator[str]:
    """The words of the debate, and the written questions where the point is theirs."""
    if debate := written(item, "debate", language):
        yield spoken(debate)
    if story.is_reserved(item):
        for poll in item.polls.all():
            if poll.kind == PollKind.AMENDMENT:
                yield paragraph(votes.amendment(poll, language))
    if item == story.questions_item:
        for each in story.questions_at(sitting):
            yield from question(each, language)


def question(each: WrittenQuestion, language: str) -> Iterator[str]:
    name, text = each.asked_by.councillor.name_in(language), written(each, "text", language)
    yield spoken(say(_QUESTION, language, name=name, text=text))
    answer = written(each, "answer", language)
    yield spoken(say(_ANSWER, language, text=answer)) if answer else paragraph(_NO_ANSWER.in_language(language))


def questions_apart(story: Story, sitting: Sitting, language: str) -> Iterator[str]:
    """The written questions that no point of this sitting tells."""
    item = story.questions_item
    if item and story.is_home(item, sitting):
        return
    asked = story.questions_at(sitting)
    if asked:
        yield heading(_QUESTIONS.in_language(language))
    for each in asked:
        yield from question(each, language)


def approval(found: MinutesApproval, language: str) -> Iterator[str]:
    """Of the minutes of an earlier session, with what members remarked on them (MIN-19)."""
    act = found.act
    session = lowered(act.session.title_in(language))
    yield paragraph(say(_APPROVED, language, session=session, number=act.number_label))
    for remark in act.remarks.all():
        text = written(remark, "text", language)
        yield spoken(say(_REMARK, language, name=remark.mandate.councillor.name_in(language), text=text))


def _issue(item: AgendaItem, language: str) -> Iterator[str]:
    if item.outcome == ItemOutcome.ADOPTED and item.act and item.act.number_label:
        yield say(_NUMBERED, language, number=item.act.number_label)
    if item.outcome == ItemOutcome.POSTPONED:
        yield _POSTPONED.in_language(language)
    if item.outcome == ItemOutcome.NOTED:
        yield _NOTED.in_language(language)
