"""The votes as the minutes tell them: what was voted on, by how many, and the vote of each voter (VOT-5, VOT-6)."""

from collections.abc import Iterator

from document_types.enums import AskedBy, Choice, ItemOutcome, PollKind
from document_types.law import majorities
from document_types.law.actors import controller
from document_types.law.wording import Bilingual
from document_types.models import AgendaItem, Mandate, Poll, VoteEvent
from document_types.services.minutes_wording.phrases import (
    article,
    listed,
    rank_in_protocol,
    say,
    without_stop,
    written,
)
from document_types.services.minutes_wording.story import Story
from document_types.services.results import result_sentence

_UNANIMOUS = Bilingual(
    "Adopté à l'unanimité : pour, {for_} ; contre, 0 ; abstentions, 0 ; il fallait {needed} voix.",
    "تمت المصادقة بالإجماع: مع {for_}، ضد 0، امتناع 0؛ والأصوات اللازمة {needed}.",
)
_TIED = Bilingual(
    "Les voix sont également partagées ; le président a voté {side} ({article}).",
    "تعادلت الأصوات، وقد صوت الرئيس إلى {side} ({article}).",
)
_SIDES = {Choice.FOR: Bilingual("pour", "جانب الموافقين"), Choice.AGAINST: Bilingual("contre", "جانب الرافضين")}
_VOICES = {
    Choice.FOR: Bilingual("Pour ({count}) : {names}.", "الموافقون ({count}): {names}."),
    Choice.AGAINST: Bilingual("Contre ({count}) : {names}.", "الرافضون ({count}): {names}."),
    Choice.ABSTENTION: Bilingual("Abstentions ({count}) : {names}.", "الممتنعون عن التصويت ({count}): {names}."),
}
_VOICE = {
    Choice.FOR: Bilingual("Pour (1) : {names}.", "الموافق (1): {names}."),
    Choice.AGAINST: Bilingual("Contre (1) : {names}.", "الرافض (1): {names}."),
    Choice.ABSTENTION: Bilingual("Abstention (1) : {names}.", "الممتنع عن التصويت (1): {names}."),
}

_ON_TEXT = Bilingual("Le projet est mis aux voix.", "عرض المشروع على التصويت.")
# After one amendment, and after several.
_ON_TEXT_AMENDED = (
    Bilingual(
        "L'ensemble du projet est mis aux voix, après le vote de l'amendement.",
        "عرض المشروع برمته على التصويت، بعد التصويت على التعديل.",
    ),
    Bilingual(
        "L'ensemble du projet est mis aux voix, après le vote des amendements.",
        "عرض المشروع برمته على التصويت، بعد التصويت على التعديلات.",
    ),
)
_SECOND_VOTE = Bilingual(
    "Second vote, à la majorité absolue des suffrages exprimés.",
    "التصويت الثاني، بالأغلبية المطلقة للأصوات المعبر عنها.",
)

_CLOSED_ASKED = Bilingual(
    "À la demande {who}, le conseil décide sans débat si ce point est examiné en séance non ouverte au public"
    " ({article}).",
    "بطلب من {who}، بت المجلس دون مناقشة في دراسة هذه النقطة في جلسة غير مفتوحة للعموم ({article}).",
)
_CLOSED_TO_DECIDE = Bilingual(
    "Le conseil décide sans débat si ce point est examiné en séance non ouverte au public ({article}).",
    "بت المجلس دون مناقشة في دراسة هذه النقطة في جلسة غير مفتوحة للعموم ({article}).",
)
_ASKERS = {
    AskedBy.PRESIDENT: Bilingual("du président", "الرئيس"),
    AskedBy.THIRD: Bilingual("d'un tiers des membres du conseil", "ثلث أعضاء المجلس"),
}
_WITHOUT_REPORT = Bilingual(
    "Aucune commission n'ayant remis de rapport sur ce point, le conseil décide sans débat s'il en délibère"
    " ({article}).",
    "ولعدم دراسة هذه النقطة من طرف اللجنة المختصة، بت المجلس دون مناقشة في التداول بشأنها ({article}).",
)
_DELIBERATES = Bilingual("Le conseil décide d'en délibérer.", "قرر المجلس التداول بشأن هذه النقطة.")
_DOES_NOT = Bilingual("Le conseil décide de ne pas en délibérer.", "قرر المجلس عدم التداول بشأن هذه النقطة.")
_STAYS_OPEN = Bilingual("Le point est examiné en séance publique.", "تدرس النقطة في جلسة مفتوحة للعموم.")
# Without its author, and with.
_AMENDMENT = (
    Bilingual("Amendement : {text}.", "تعديل: {text}."),
    Bilingual("Amendement proposé par {name} : {text}.", "تعديل مقترح من طرف {name}: {text}."),
)
_AMENDMENT_UNTOLD = (
    Bilingual("Un amendement est mis aux voix.", "عرض تعديل على التصويت."),
    Bilingual("Un amendement proposé par {name} est mis aux voix.", "عرض على التصويت تعديل مقترح من طرف {name}."),
)
_REVENUE = Bilingual(
    "Les recettes font l'objet d'un seul vote, avant les dépenses ({article}).",
    "صوت المجلس على المداخيل تصويتا إجماليا واحدا، قبل التصويت على النفقات ({article}).",
)
_CHAPTER = Bilingual("Dépenses, chapitre « {title} ».", "النفقات، باب «{title}».")
_SEAT = Bilingual("Mandat à pourvoir : {title}.", "المهمة المراد شغلها: {title}.")
_CANDIDATE = Bilingual("Candidat : {names}.", "المترشح: {names}.")
_CANDIDATES = Bilingual("Candidats : {names}.", "المترشحون: {names}.")
_CANDIDATE_VOICES = Bilingual("Pour {name}, {count} voix : {names}.", "المصوتون لفائدة {name} ({count}): {names}.")
_CANDIDATE_NO_VOICE = Bilingual("Pour {name}, aucune voix.", "لم يصوت أحد لفائدة {name}.")
_DESIGNATED = Bilingual("Le conseil désigne {name} ({article}).", "عين المجلس {name} ({article}).")
_DESIGNATED_YOUNGEST = Bilingual(
    "À égalité de voix, le plus jeune l'emporte : le conseil désigne {name} ({article}).",
    "ونظرا لتعادل الأصوات، رجح المترشح الأصغر سنا: عين المجلس {name} ({article}).",
)
_DESIGNATED_BY_LOT = Bilingual(
    "À égalité de voix et d'âge, le sort, tiré sous la conduite du président, désigne {name} ({article}).",
    "ونظرا لتعادل الأصوات والسن، أجريت القرعة تحت إشراف الرئيس فعينت {name} ({article}).",
)


def on_text(story: Story, item: AgendaItem, event: VoteEvent, language: str) -> Iterator[str]:
    """One round on the text itself."""
    amendments = sum(poll.kind == PollKind.AMENDMENT for poll in item.polls.all())
    wording = _ON_TEXT_AMENDED[amendments > 1] if amendments else _ON_TEXT
    yield (_SECOND_VOTE if event.round > 1 else wording).in_language(language)
    yield from result(story, event, language)


def on_poll(story: Story, poll: Poll, events: list[VoteEvent], language: str) -> Iterator[str]:
    """What was put to the vote beside the text, each round of it, and what it leads to."""
    yield from _INTRODUCTIONS[PollKind(poll.kind)](story, poll, language)
    for event in events:
        if poll.kind == PollKind.SEAT:
            yield from _seat_voices(poll, event, language)
        else:
            yield from result(story, event, language)
    if poll.kind == PollKind.SEAT:
        yield from _designated(story, poll, events, language)
    elif ends := _ENDS.get(poll.kind):
        adopted, rejected = ends
        wording = adopted if events[-1].outcome == ItemOutcome.ADOPTED else rejected
        if wording:
            yield wording.in_language(language)


def result(story: Story, event: VoteEvent, language: str) -> Iterator[str]:
    """The counts and what the law makes of them, then who voted what."""
    if event.votes_for and not event.votes_against and not event.abstentions and event.outcome == ItemOutcome.ADOPTED:
        yield say(_UNANIMOUS, language, for_=event.votes_for, needed=event.needed)
    else:
        yield result_sentence(event, story.session.council.level, language)
    if event.rule_id == "VOT-5" and event.president_side in _SIDES:
        side = _SIDES[Choice(event.president_side)]
        yield say(_TIED, language, side=side, article=article("VOT-5", story.session))
    if majorities.names_voters(event.rule_id, story.readings):
        yield from _voices(event, language)


def _voices(event: VoteEvent, language: str) -> Iterator[str]:
    for choice, wording in _VOICES.items():
        names = [mandate.councillor.name_in(language) for mandate in voters(event, choice)]
        if names:
            one_or_more = _VOICE[choice] if len(names) == 1 else wording
            yield say(one_or_more, language, count=len(names), names=listed(names, language))


def voters(event: VoteEvent, choice: Choice) -> list[Mandate]:
    """Who voted so, in protocol order."""
    mandates = [vote.mandate for vote in event.votes.all() if vote.choice == choice]
    return sorted(mandates, key=rank_in_protocol)


def _closed(story: Story, poll: Poll, language: str) -> Iterator[str]:
    level, session = story.session.council.level, story.session
    if poll.asked_by == AskedBy.AUTHORITY:
        office = controller(level, session.opens_on).definite_label
        who = Bilingual(_of(office.fr), office.ar)
    else:
        who = _ASKERS.get(poll.asked_by)
    row = article("PUB-3" if poll.asked_by == AskedBy.AUTHORITY else "PUB-2", session)
    yield say(_CLOSED_ASKED if who else _CLOSED_TO_DECIDE, language, who=who, article=row)


def _of(definite: str) -> str:
    """ "du gouverneur", after "le gouverneur"."""
    return f"du {definite.removeprefix('le ')}" if definite.startswith("le ") else f"de {definite}"


def _without_report(story: Story, poll: Poll, language: str) -> Iterator[str]:
    yield say(_WITHOUT_REPORT, language, article=article("AGE-13", story.session))


def _amendment(story: Story, poll: Poll, language: str) -> Iterator[str]:
    """Put forward behind closed doors, its text stays with what was said there."""
    yield amendment(poll, language, is_told=not story.is_reserved(poll.item))


def amendment(poll: Poll, language: str, *, is_told: bool = True) -> str:
    name = poll.proposed_by.councillor.name_in(language) if poll.proposed_by else ""
    wordings = _AMENDMENT if is_told else _AMENDMENT_UNTOLD
    text = without_stop(written(poll, "title", language))
    return say(wordings[bool(name)], language, name=name, text=text)


def _revenue(story: Story, poll: Poll, language: str) -> Iterator[str]:
    yield say(_REVENUE, language, article=article("VOT-9", story.session))


def _chapter(story: Story, poll: Poll, language: str) -> Iterator[str]:
    yield say(_CHAPTER, language, title=without_stop(written(poll, "title", language)))


def _seat(story: Story, poll: Poll, language: str) -> Iterator[str]:
    yield say(_SEAT, language, title=without_stop(written(poll, "title", language)))
    names = [each.mandate.councillor.name_in(language) for each in poll.candidacies.all()]
    if names:
        yield say(_CANDIDATE if len(names) == 1 else _CANDIDATES, language, names=listed(names, language))


def _seat_voices(poll: Poll, event: VoteEvent, language: str) -> Iterator[str]:
    """Whom each voter chose: the law has the minutes name them, whatever reading is chosen (VOT-6)."""
    for candidacy in poll.candidacies.all():
        mandates = [vote.mandate for vote in event.votes.all() if vote.candidacy_id == candidacy.pk]
        names = [mandate.councillor.name_in(language) for mandate in sorted(mandates, key=rank_in_protocol)]
        yield say(
            _CANDIDATE_VOICES if names else _CANDIDATE_NO_VOICE,
            language,
            name=candidacy.mandate.councillor.name_in(language),
            count=len(names),
            names=listed(names, language),
        )
    yield from _voices(event, language)


def _designated(story: Story, poll: Poll, events: list[VoteEvent], language: str) -> Iterator[str]:
    if poll.elected is None:
        return
    counts = [
        sum(vote.candidacy_id == candidacy.pk for vote in events[-1].votes.all())
        for candidacy in poll.candidacies.all()
    ]
    wording = _DESIGNATED
    if poll.is_by_lot:
        wording = _DESIGNATED_BY_LOT
    elif counts and counts.count(max(counts)) > 1:
        wording = _DESIGNATED_YOUNGEST
    yield say(
        wording, language, name=poll.elected.councillor.name_in(language), article=article("VOT-6", story.session)
    )


_INTRODUCTIONS = {
    PollKind.CLOSED_MEETING: _closed,
    PollKind.WITHOUT_REPORT: _without_report,
    PollKind.AMENDMENT: _amendment,
    PollKind.REVENUE: _revenue,
    PollKind.CHAPTER: _chapter,
    PollKind.SEAT: _seat,
}
# What is said once the vote is adopted, and once it is rejected; of closed doors, the point itself says the first.
_ENDS = {
    PollKind.CLOSED_MEETING: (None, _STAYS_OPEN),
    PollKind.WITHOUT_REPORT: (_DELIBERATES, _DOES_NOT),
}
