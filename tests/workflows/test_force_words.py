"""What is said of each state, without a database: words in both languages, and who is named in them."""

from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from document_types.enums import ActState, ForceBasis, JournalEvent
from document_types.families import FAMILY_OF, Family
from document_types.law.levels import Level
from workflows.enums import ClockKind
from workflows.force import force_of, tag_of

CASABLANCA = ZoneInfo("Africa/Casablanca")


def moment(day, hour=10):
    return datetime(2026, 5, day, hour, tzinfo=CASABLANCA)


def make_act(state, level=Level.COMMUNE, **facts):
    known = {
        "state": state,
        "council": SimpleNamespace(level=level),
        "matter": "",
        "has_financial_effect": None,
        "dated_on": date(2026, 5, 5),
        "force_basis": "",
        "received_at": moment(6),
        "executory_at": moment(12, 0),
    }
    return SimpleNamespace(**known | facts)


def make_clock(kind=ClockKind.OPPOSITION, rule_id="LEG-3", due=11):
    return SimpleNamespace(
        kind=kind,
        rule_id=rule_id,
        has_effect=True,
        started_at=moment(6),
        due_on=date(2026, 5, due),
        effect_at=moment(due + 1, 0),
        citation_fr="loi organique n° 113-14, art. 117",
        citation_ar="القانون التنظيمي رقم 113-14، المادة 117",
    )


def entry(event, day=7):
    return SimpleNamespace(event=event, effective_at=moment(day))


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("state", ActState)
def test_every_state_has_a_family_and_words_in_both_languages(state, level):
    act = make_act(state, level)

    force = force_of(act)

    assert force.family in Family
    for wording in (force.tag, force.heading, force.why, force.next):
        for language in ("fr", "ar"):
            sentence = wording.in_language(language) if wording else "words"
            assert sentence.strip()
            assert "{" not in sentence
    assert tag_of(act).family == force.family


def test_the_table_of_families_knows_every_state_and_no_other():
    assert set(FAMILY_OF) == set(ActState)


def test_in_force_says_since_when_why_and_by_which_article():
    act = make_act(ActState.EXECUTORY, force_basis=ForceBasis.OPPOSITION_LAPSED)

    force = force_of(act, [make_clock()])

    assert force.family == Family.IN_FORCE
    assert force.heading.fr == "Exécutoire depuis le mardi 12 mai 2026."
    assert force.heading.ar == "قابل للتنفيذ ابتداء من الثلاثاء 12 ماي 2026."
    assert "le gouverneur le mercredi 6 mai 2026" in force.why.fr
    assert "3 jours ouvrables" in force.why.fr
    assert "art. 117" in force.why.fr


def test_a_tacit_visa_is_told_apart_in_the_tag():
    act = make_act(ActState.EXECUTORY, force_basis=ForceBasis.TACIT_VISA)

    assert tag_of(act).label.fr == "Exécutoire, visa réputé accordé"
    assert "réputé accordé" in force_of(act).why.fr


def test_awaiting_a_visa_names_the_last_day_and_what_silence_brings(settings):
    settings.DEMO_TODAY = date(2026, 5, 8)
    act = make_act(ActState.AWAITING_VISA, matter="finance.budget")

    force = force_of(act, [make_clock(), make_clock(ClockKind.VISA, "VIS-20", 26)])

    assert "attend le visa du gouverneur, au plus tard le mardi 26 mai 2026" in force.heading.fr
    assert "réputé accordé" in force.next.fr


def test_the_interior_is_named_where_the_law_gives_it_the_visa():
    act = make_act(ActState.AWAITING_VISA, matter="services.delegated")

    assert "visa du ministère de l'intérieur" in force_of(act).heading.fr


def test_the_wali_is_named_for_a_region():
    act = make_act(ActState.OPPOSED, Level.REGION)

    force = force_of(act, entries=[entry(JournalEvent.OPPOSED)])

    assert force.tag.fr == "Opposition du wali de la région"
    assert force.heading.fr == "Pas en vigueur\u00a0: le wali de la région s'y est opposé le jeudi 7 mai 2026."
    assert "والي الجهة" in force.heading.ar


def test_a_day_that_is_not_known_is_left_out_of_the_sentence():
    assert force_of(make_act(ActState.OPPOSED)).heading.fr.endswith("s'y est opposé.")


def test_a_delay_that_has_run_out_is_not_said_to_run(settings):
    settings.DEMO_TODAY = date(2026, 5, 20)

    force = force_of(make_act(ActState.TRANSMITTED), [make_clock()])

    assert force.heading.fr.startswith("Le délai de l'autorité a pris fin")
    assert force.next is None


def test_what_a_signed_act_waits_for_depends_on_its_matter():
    budget = force_of(make_act(ActState.SIGNED, matter="finance.budget"))
    motion = force_of(make_act(ActState.SIGNED, matter="council.motion"))

    assert "visa du gouverneur" in budget.next.fr
    assert "3 jours ouvrables" in motion.next.fr


def test_an_archived_act_is_not_said_to_apply():
    assert force_of(make_act(ActState.ARCHIVED)).heading.fr.startswith("Effets non vérifiés")
