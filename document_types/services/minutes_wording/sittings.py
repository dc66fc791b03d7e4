"""A sitting as the minutes tell it: when and on which convocation, who presided and wrote, who was there."""

from collections.abc import Iterator

from document_types.enums import Attendance, MandateOffice
from document_types.law.majorities import Call
from document_types.law.wording import Bilingual
from document_types.models import Mandate, Presence, Sitting
from document_types.services.minutes_wording.movements import in_protocol_order
from document_types.services.minutes_wording.phrases import (
    article,
    day,
    heading,
    hour,
    listed,
    office_of,
    paragraph,
    say,
    without_stop,
    written,
)
from document_types.services.minutes_wording.story import Story
from document_types.services.wording import lowered, quorum_sentence

_ORDINALS = (
    Bilingual("Première séance", "الجلسة الأولى"),
    Bilingual("Deuxième séance", "الجلسة الثانية"),
    Bilingual("Troisième séance", "الجلسة الثالثة"),
    Bilingual("Quatrième séance", "الجلسة الرابعة"),
    Bilingual("Cinquième séance", "الجلسة الخامسة"),
    Bilingual("Sixième séance", "الجلسة السادسة"),
    Bilingual("Septième séance", "الجلسة السابعة"),
    Bilingual("Huitième séance", "الجلسة الثامنة"),
    Bilingual("Neuvième séance", "الجلسة التاسعة"),
    Bilingual("Dixième séance", "الجلسة العاشرة"),
)
_NTH = Bilingual("{rank}e séance", "الجلسة رقم {rank}")
_TITLE = Bilingual("{which} : {day}", "{which}: يوم {day}")
_ONLY_TITLE = Bilingual("Séance du {day}", "جلسة يوم {day}")
_FAILED_TITLE = Bilingual("Réunion du {day}, sans quorum", "اجتماع يوم {day}، دون اكتمال النصاب القانوني")

_MET = Bilingual(
    "Le {day}{time}, le {council} s'est réuni en {session}, {call}.",
    "في يوم {day}{time}، اجتمع {council} في إطار {session}، {call}.",
)
_MET_AGAIN = Bilingual(
    "Le {day}{time}, le {council} s'est réuni de nouveau pour la suite de la {session}.",
    "في يوم {day}{time}، اجتمع {council} من جديد لمواصلة أشغال {session}.",
)
_WAS_TO_MEET = Bilingual(
    "Le {day}{time}, les membres du {council} se sont réunis pour tenir la {session}, {call}.",
    "في يوم {day}{time}، اجتمع أعضاء {council} لعقد {session}، {call}.",
)
_AT = Bilingual(" à {time}", " على الساعة {time}")
_PLACE = Bilingual("Lieu de la réunion : {place}.", "مكان الاجتماع: {place}.")

_ON = {
    Call.FIRST: Bilingual("sur première convocation{sent}", "بناء على الاستدعاء الأول{sent}"),
    Call.SECOND: Bilingual("sur deuxième convocation{sent}{failed}", "بناء على الاستدعاء الثاني{sent}{failed}"),
    Call.THIRD: Bilingual(
        "pour la troisième réunion, valable quel que soit le nombre des membres présents{failed}",
        "في الاجتماع الثالث الذي يعتبر صحيحا مهما كان عدد الأعضاء الحاضرين{failed}",
    ),
    Call.REQUESTED: Bilingual("sur convocation{sent}", "بناء على الاستدعاء{sent}"),
    Call.POSTPONED: Bilingual(
        "au jour ouvrable suivant, quel que soit le nombre des membres présents{failed}",
        "في يوم العمل الموالي، مهما كان عدد الأعضاء الحاضرين{failed}",
    ),
}
_SENT = Bilingual(" adressée aux membres le {day}", " الموجه إلى الأعضاء يوم {day}")
_AFTER_FAILED = Bilingual(
    ", le quorum n'ayant pas été atteint le {day}", "، لعدم اكتمال النصاب القانوني في اجتماع يوم {day}"
)

_PRESIDED = Bilingual("La séance est présidée par {name}, {office}.", "ترأس الجلسة {name}، {office}.")
_PRESIDED_INSTEAD = Bilingual(
    "La séance est présidée par {name}, {office}, à la place du président du conseil, {other}{why}.",
    "ترأس الجلسة {name}، {office}، نيابة عن {other}، رئيس المجلس{why}.",
)
_WHY = {
    Attendance.ABSENT: Bilingual(", absent", "، لغيابه"),
    Attendance.EXCUSED: Bilingual(", absent et excusé", "، لغيابه بعذر"),
}
_WROTE = Bilingual(
    "Le secrétariat de la séance est assuré par {name}, {office}.", "تولى كتابة الجلسة {name}، {office}."
)
_WROTE_INSTEAD = Bilingual(
    "Le secrétariat de la séance est assuré par {name}, {office}, à la place du secrétaire du conseil, {other}"
    " ({article}). Motif : {reason}.",
    "تولى كتابة الجلسة {name}، {office}، عوضا عن {other}، كاتب المجلس ({article}). السبب: {reason}.",
)
_WROTE_IN_VACANCY = Bilingual(
    "Le secrétariat de la séance est assuré par {name}, {office} ({article}). Motif : {reason}.",
    "تولى كتابة الجلسة {name}، {office} ({article}). السبب: {reason}.",
)

_LISTS = {
    "opening": (
        Bilingual("Membre présent à l'ouverture (1) : {names}.", "العضو الحاضر عند الافتتاح (1): {names}."),
        Bilingual(
            "Membres présents à l'ouverture ({count}) : {names}.", "الأعضاء الحاضرون عند الافتتاح ({count}): {names}."
        ),
    ),
    "later": (
        Bilingual("Membre arrivé en cours de séance (1) : {names}.", "العضو الملتحق أثناء الجلسة (1): {names}."),
        Bilingual(
            "Membres arrivés en cours de séance ({count}) : {names}.",
            "الأعضاء الملتحقون أثناء الجلسة ({count}): {names}.",
        ),
    ),
    Attendance.EXCUSED: (
        Bilingual("Membre absent, excusé (1) : {names}.", "العضو الغائب بعذر (1): {names}."),
        Bilingual("Membres absents, excusés ({count}) : {names}.", "الأعضاء الغائبون بعذر ({count}): {names}."),
    ),
    Attendance.ABSENT: (
        Bilingual("Membre absent, non excusé (1) : {names}.", "العضو الغائب بدون عذر (1): {names}."),
        Bilingual("Membres absents, non excusés ({count}) : {names}.", "الأعضاء الغائبون بدون عذر ({count}): {names}."),
    ),
}

_ADJOURNED = {
    Call.FIRST: Bilingual(
        "Le quorum n'étant pas atteint, le conseil n'a pas délibéré : la réunion est renvoyée, sur deuxième"
        " convocation, dans les délais que fixe la {article}.",
        "ولعدم اكتمال النصاب القانوني، لم يتداول المجلس، وأجل الاجتماع إلى استدعاء ثان يوجه داخل الأجل المحدد في"
        " {article}.",
    ),
    Call.SECOND: Bilingual(
        "Le quorum n'étant pas atteint, le conseil n'a pas délibéré : la réunion est renvoyée à une troisième, qui se"
        " tient au même lieu et à la même heure, valable quel que soit le nombre des membres présents ({article}).",
        "ولعدم اكتمال النصاب القانوني، لم يتداول المجلس، وأجل إلى اجتماع ثالث ينعقد بالمكان نفسه وفي الساعة نفسها،"
        " ويعتبر صحيحا مهما كان عدد الأعضاء الحاضرين ({article}).",
    ),
    Call.REQUESTED: Bilingual(
        "Le quorum n'étant pas atteint, le conseil n'a pas délibéré : la session est reportée au jour ouvrable"
        " suivant et se tient alors quel que soit le nombre des membres présents ({article}).",
        "ولعدم اكتمال النصاب القانوني، لم يتداول المجلس، وأجلت الدورة إلى يوم العمل الموالي لتنعقد مهما كان عدد"
        " الأعضاء الحاضرين ({article}).",
    ),
}
_ADJOURNED_RULES = {Call.FIRST: "QUO-3", Call.SECOND: "QUO-4", Call.REQUESTED: "SES-14"}
_OPENED = Bilingual("Le président de séance déclare la session ouverte.", "وأعلن رئيس الجلسة عن افتتاح الدورة.")
_STILL_QUORATE = Bilingual(
    "Le quorum, atteint à l'ouverture de la session, demeure acquis jusqu'à sa fin ({article}).",
    "ويظل النصاب القانوني، الذي اكتمل عند افتتاح الدورة، قائما إلى نهايتها ({article}).",
)
_PUBLIC = Bilingual("La séance est ouverte au public.", "الجلسة مفتوحة للعموم.")
_NOT_PUBLIC = Bilingual("La séance n'est pas ouverte au public.", "الجلسة غير مفتوحة للعموم.")


def opening(story: Story, sitting: Sitting, language: str) -> Iterator[str]:
    """What stands at the head of the sitting, down to the list of those who were there."""
    yield heading(_title(story, sitting, language))
    sentences = [_met(story, sitting, language)]
    if place := written(story.session, "place", language):
        sentences.append(say(_PLACE, language, place=place))
    yield paragraph(" ".join(sentences))
    if sitting.is_quorate:
        yield paragraph(" ".join(_led(story, sitting, language)))
    for line in _roll(story, sitting, language):
        yield paragraph(line)
    yield paragraph(" ".join(_quorum(story, sitting, language)))


def _title(story: Story, sitting: Sitting, language: str) -> str:
    when = day(sitting.held_on, language)
    if not sitting.is_quorate:
        return say(_FAILED_TITLE, language, day=when)
    if len(story.held) == 1:
        return say(_ONLY_TITLE, language, day=when)
    rank = story.held.index(sitting) + 1
    which = _ORDINALS[rank - 1] if rank <= len(_ORDINALS) else _NTH.format(rank=rank)
    return say(_TITLE, language, which=which, day=when)


def _met(story: Story, sitting: Sitting, language: str) -> str:
    session = story.session
    again = sitting.is_quorate and sitting != story.held[0]
    wording = (_MET_AGAIN if again else _MET) if sitting.is_quorate else _WAS_TO_MEET
    return say(
        wording,
        language,
        day=day(sitting.held_on, language),
        time=say(_AT, language, time=hour(sitting.opened_at, language)) if sitting.opened_at else "",
        council=lowered(session.council.name_in(language)),
        session=lowered(session.title_in(language)),
        call=_call(story, sitting, language),
    )


def _call(story: Story, sitting: Sitting, language: str) -> str:
    sent = story.convoked_on(sitting)
    failed = [each for each in story.sittings if not each.is_quorate and each.number < sitting.number]
    return say(
        _ON[sitting.law_call],
        language,
        sent=say(_SENT, language, day=day(sent, language)) if sent else "",
        failed=say(_AFTER_FAILED, language, day=day(failed[-1].held_on, language)) if failed else "",
    )


def _led(story: Story, sitting: Sitting, language: str) -> Iterator[str]:
    """Who presided, who wrote, whether the public was let in."""
    president = story.holder(MandateOffice.PRESIDENT, sitting)
    chair = sitting.chaired_by or president
    if chair:
        instead = president and chair.pk != president.pk
        why = _WHY.get(_status(sitting, president)) if instead else None
        yield say(
            _PRESIDED_INSTEAD if instead else _PRESIDED,
            language,
            name=chair.councillor.name_in(language),
            office=office_of(chair),
            other=president.councillor.name_in(language) if president else "",
            why=why or "",
        )
    yield from _secretariat(story, sitting, language)
    yield (_PUBLIC if sitting.is_public else _NOT_PUBLIC).in_language(language)


def _secretariat(story: Story, sitting: Sitting, language: str) -> Iterator[str]:
    """The reason stands beside the name of whoever is not the council's secretary (MIN-4)."""
    secretary = story.holder(MandateOffice.SECRETARY, sitting)
    writer = sitting.secretary or secretary
    if writer is None or (sitting.secretary is None and _status(sitting, secretary) in _WHY):
        return
    if sitting.secretary is None or (secretary and writer.pk == secretary.pk):
        yield say(_WROTE, language, name=writer.councillor.name_in(language), office=office_of(writer))
        return
    yield say(
        _WROTE_INSTEAD if secretary else _WROTE_IN_VACANCY,
        language,
        name=writer.councillor.name_in(language),
        office=office_of(writer),
        other=secretary.councillor.name_in(language) if secretary else "",
        article=article("MIN-4", story.session),
        reason=without_stop(written(sitting, "secretary_reason", language)),
    )


def _status(sitting: Sitting, mandate: Mandate | None) -> str | None:
    return next((each.status for each in sitting.presences.all() if mandate and each.mandate_id == mandate.pk), None)


def _roll(story: Story, sitting: Sitting, language: str) -> Iterator[str]:
    """Each member once, in protocol order: at the opening, later, excused, absent (SES-20)."""
    lists = {kind: [] for kind in _LISTS}
    for presence in in_protocol_order(sitting):
        lists[_kind(presence)].append(presence.mandate.councillor.name_in(language))
    for kind, names in lists.items():
        if names:
            one, many = _LISTS[kind]
            yield say(one if len(names) == 1 else many, language, count=len(names), names=listed(names, language))


def _kind(presence: Presence) -> str:
    if presence.status != Attendance.PRESENT:
        return Attendance(presence.status)
    return "later" if presence.arrived_at else "opening"


def _quorum(story: Story, sitting: Sitting, language: str) -> Iterator[str]:
    """Counted at the opening of the session alone (QUO-2, QUO-5); what follows from its failing."""
    session = story.session
    if sitting.is_quorate and sitting != story.held[0]:
        yield say(_STILL_QUORATE, language, article=article("QUO-5", session))
        return
    yield quorum_sentence(session, sitting, language)
    if sitting.is_quorate:
        yield _OPENED.in_language(language)
    elif sitting.law_call in _ADJOURNED:
        row = article(_ADJOURNED_RULES[sitting.law_call], session)
        yield say(_ADJOURNED[sitting.law_call], language, article=row)
