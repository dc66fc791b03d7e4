"""The words of a convocation, and the sentence of a quorum, in both languages."""

from datetime import date
from functools import partial

from django.utils.formats import time_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import override

from document_types.enums import PollKind, SessionKind
from document_types.law import majorities
from document_types.law.day_names import day_in_words
from document_types.law.majorities import Call
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.models import Act, Candidacy, Session, Sitting
from document_types.models.sessions import law_calls
from document_types.reader import LANGUAGES
from document_types.services import calls

_SUBJECT = {
    "convocation": Bilingual("Convocation à la {session}", "استدعاء لحضور {session}"),
    Call.SECOND: Bilingual("Deuxième convocation à la {session}", "استدعاء ثان لحضور {session}"),
    Call.THIRD: Bilingual("Troisième réunion de la {session}", "الاجتماع الثالث في إطار {session}"),
    Call.POSTPONED: Bilingual("Report de la {session}", "تأجيل {session}"),
}
_CALL = Bilingual(
    "En application de la {article}, les membres du {council} sont convoqués à la {session}, le {day}{time}{place}.",
    "طبقا لمقتضيات {article}، يستدعى أعضاء {council} لحضور {session}، يوم {day}{time}{place}.",
)
_CALL_BY_AUTHORITY = Bilingual(
    "En application de la {article}, {office} convoque les membres du {council} à la {session}, le {day}{time}{place}.",
    "طبقا لمقتضيات {article}، يستدعي {office} أعضاء {council} لحضور {session}، يوم {day}{time}{place}.",
)
_CANDIDATES = Bilingual("Candidats à la présidence du conseil :", "المترشحون لرئاسة المجلس:")
_OFFICERS = Bilingual(
    "La séance est présidée par le plus âgé des membres présents non candidats ; le plus jeune d'entre eux écrit le"
    " procès-verbal.",
    "يرأس الجلسة أكبر الأعضاء الحاضرين غير المترشحين سنا، ويحرر محضرها أصغرهم سنا.",
)
# The calls that follow a meeting without quorum; the last two are meetings that the law asks no notice of.
_CALLED_AGAIN = {
    Call.SECOND: Bilingual(
        "Le quorum n'ayant pas été atteint à la réunion du {failed}, les membres du {council} sont convoqués une"
        " deuxième fois à la {session}, le {day}{time}{place}, en application de la {article}. La présence de plus de"
        " la moitié des membres en exercice y est de nouveau nécessaire.",
        "نظرا لعدم اكتمال النصاب القانوني في اجتماع يوم {failed}، وطبقا لمقتضيات {article}، يستدعى أعضاء {council}"
        " للمرة الثانية لحضور {session}، يوم {day}{time}{place}. ويشترط من جديد حضور أكثر من نصف الأعضاء المزاولين"
        " مهامهم.",
    ),
    Call.THIRD: Bilingual(
        "Le quorum n'ayant pas été atteint à la deuxième réunion, le {failed}, le {council} se réunit au même lieu et à"
        " la même heure pour la {session}, le {day}{time}{place}, en application de la {article}. Il y délibère quel"
        " que soit le nombre des membres présents. La loi ne demande pas d'autre convocation à cette réunion : le"
        " présent avis la rappelle.",
        "نظرا لعدم اكتمال النصاب القانوني في الاجتماع الثاني يوم {failed}، وطبقا لمقتضيات {article}، يجتمع {council}"
        " في نفس المكان والساعة في إطار {session}، يوم {day}{time}{place}، ويتداول أيا كان عدد الأعضاء الحاضرين. ولا"
        " يشترط القانون استدعاء آخر لهذا الاجتماع، وإنما هذا الإشعار للتذكير به.",
    ),
    Call.POSTPONED: Bilingual(
        "Plus de la moitié des membres en exercice n'ayant pas été présente le {failed}, la {session} du {council} est"
        " reportée au jour ouvrable suivant, le {day}{time}{place}, en application de la {article}. Elle se tient quel"
        " que soit le nombre des membres présents. La loi ne demande pas d'autre convocation à cette réunion : le"
        " présent avis la rappelle.",
        "نظرا لعدم حضور أكثر من نصف الأعضاء المزاولين مهامهم يوم {failed}، وطبقا لمقتضيات {article}، تؤجل {session}"
        " ل{council} إلى يوم العمل الموالي، يوم {day}{time}{place}، وتنعقد أيا كان عدد الأعضاء الحاضرين. ولا يشترط"
        " القانون استدعاء آخر لهذا الاجتماع، وإنما هذا الإشعار للتذكير به.",
    ),
}
_AT = Bilingual(" à {time}", " على الساعة {time}")
_IN = Bilingual(", {place}", "، ب{place}")
_AGENDA = Bilingual("Ordre du jour :", "جدول الأعمال:")


def convocation(session: Session, *, call: int = 1, meets_on: date | None = None) -> dict:
    """Return the subject and body fields of the session's convocation, or of one that follows a failed quorum."""
    if session.kind == SessionKind.INSTALLATION:
        return _fields("convocation", session, _installation_blocks)
    kind = "convocation" if call == 1 else law_calls(session.kind)[call]
    return _fields(kind, session, partial(_convocation_blocks, call=call, meets_on=meets_on or session.opens_on))


def _fields(kind: str, session: Session, blocks) -> dict:
    fields = {}
    for language in LANGUAGES:
        with override(language):
            name = lowered(session.title_in(language))
            fields[f"subject_{language}"] = _say(_SUBJECT[kind], language, session=name)
            fields[f"body_{language}"] = [("paragraph", str(html)) for html in blocks(session, language)]
    return fields


def lowered(text: str) -> str:
    """A name with its first letter small, as inside a sentence."""
    return text[:1].lower() + text[1:]


def _say(wording: Bilingual, language: str, **values) -> str:
    return wording.in_language(language).format(**values)


def _paragraph(text: str):
    return format_html("<p>{}</p>", text)


def _when(moment, language: str) -> str:
    return _say(_AT, language, time=time_format(moment, "H:i")) if moment else ""


def _where(session: Session, language: str) -> str:
    place = session.place_in(language)
    return _say(_IN, language, place=place) if place else ""


def _installation_blocks(session: Session, language: str):
    """The council is called by the authority to elect its president; the notice names the candidates (CON-8)."""
    row = rule("CON-8", session.council.level, session.opens_on)
    yield _paragraph(
        _say(
            _CALL_BY_AUTHORITY,
            language,
            article=row.citation.label(language),
            office=row.office.definite_label.in_language(language),
            council=lowered(session.council.name_in(language)),
            session=lowered(session.title_in(language)),
            day=day_in_words(session.opens_on).in_language(language),
            time=_when(session.starts_at, language),
            place=_where(session, language),
        )
    )
    yield _agenda(session, language)
    standing = Candidacy.objects.filter(poll__item__session=session, poll__kind=PollKind.SEAT)
    first = standing.filter(poll__item__position=1).select_related("mandate__councillor")
    names = format_html_join("", "<li>{}</li>", [(each.mandate.councillor.name_in(language),) for each in first])
    yield format_html("<p>{}</p><ul>{}</ul>", _CANDIDATES.in_language(language), names)
    yield _paragraph(_OFFICERS.in_language(language))


def _convocation_blocks(session: Session, language: str, *, call: int, meets_on: date):
    yield _paragraph(_called(session, call, meets_on, language))
    yield _agenda(session, language)


def _agenda(session: Session, language: str):
    titles = format_html_join("", "<li>{}</li>", [(item.title_in(language),) for item in session.items.all()])
    return format_html("<p>{}</p><ol>{}</ol>", _AGENDA.in_language(language), titles)


def called_again(act: Act, language: str) -> str:
    """Return the sentence of a convocation that follows a meeting without quorum; of a first one, nothing."""
    return _called(act.session, act.call, act.meeting_day, language) if act.call and act.call > 1 else ""


def _called(session: Session, call: int, meets_on: date, language: str) -> str:
    law_call = law_calls(session.kind)[call]
    failed = calls.failed_before(session, call) if call > 1 else None
    level = session.council.level
    row = law_call.rule(level, session.opens_on) if failed else rule("CON-2", level, session.opens_on)
    return _say(
        _CALLED_AGAIN[law_call] if failed else _CALL,
        language,
        article=row.citation.label(language),
        council=lowered(session.council.name_in(language)),
        session=lowered(session.title_in(language)),
        day=day_in_words(meets_on).in_language(language),
        time=_when(session.starts_at, language),
        place=_where(session, language),
        failed=day_in_words(failed.held_on).in_language(language) if failed else "",
    )


def quorum_sentence(session: Session, sitting: Sitting, language: str) -> str:
    """Return "Quorum atteint : présents, 19 sur 35 membres en exercice ; nécessaires, 18."."""
    quorum = majorities.quorum(
        session.council.level,
        present=sitting.present_at_opening,
        members_in_office=sitting.members_in_office,
        call=sitting.law_call,
        on=sitting.held_on,
    )
    return quorum.wording.in_language(language)
