"""What a paper says of itself is proposed: number, day, subject, and nothing that it says of other texts."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from document_types.intake.dates import ARABIC, FRENCH, dates_in
from document_types.intake.proposal import Proposal, plain_digits, propose

FRENCH_ACT = """Royaume du Maroc
Ministère de l'Intérieur
Préfecture d'Inezgane-Aït Melloul
Commune d'Aït Melloul

DELIBERATION N° 12/2026

Le conseil de la commune d'Aït Melloul, réuni en session ordinaire du mois de mai, en sa séance publique du
jeudi 7 mai 2026, sur convocation du 20 avril 2026 ;
OBJET : Approbation de la convention de partenariat relative
à la réhabilitation du marché central

Vu la loi organique n° 113-14 relative aux communes promulguée par le dahir n° 1-15-85 du 7 juillet 2015 ;
Vu la délibération n° 5/2025 du 6 février 2025 ;
Article 1 : Est approuvée la convention."""

ARABIC_ACT = """المملكة المغربية
وزارة الداخلية
عمالة إنزكان آيت ملول
جماعة آيت ملول
مقرر عدد 12/2026
بتاريخ 7 ماي 2026
الموضوع: المصادقة على اتفاقية شراكة من أجل تأهيل السوق المركزي
إن مجلس جماعة آيت ملول المجتمع في إطار دورته العادية لشهر ماي 2026 خلال جلسته العلنية المنعقدة يوم الخميس 7 ماي 2026
بناء على القانون التنظيمي رقم 113.14 المتعلق بالجماعات الصادر بتنفيذه الظهير الشريف رقم 1.15.85 بتاريخ 7 يوليوز 2015
يقرر ما يلي"""

PAPERS = {
    "French, with its object": (
        FRENCH_ACT,
        "12/2026",
        date(2026, 5, 7),
        "Approbation de la convention de partenariat relative à la réhabilitation du marché central",
    ),
    "Arabic, with its object": (
        ARABIC_ACT,
        "12/2026",
        date(2026, 5, 7),
        "المصادقة على اتفاقية شراكة من أجل تأهيل السوق المركزي",
    ),
    "Arabic, in eastern figures, its matter behind its number": (
        "الجماعة الترابية لتزنيت\nمقرر رقم ٤٥ / ٢٠٢٥ بتاريخ ٠٣ أكتوبر ٢٠٢٥ يتعلق ببرمجة الفائض الحقيقي للميزانية\n"
        "إن المجلس الجماعي\nبناء على الظهير الشريف رقم ١.١٥.٨٥ بتاريخ ٧ يوليوز ٢٠١٥",
        "45/2025",
        date(2025, 10, 3),
        "برمجة الفائض الحقيقي للميزانية",
    ),
    "Arabic, of the Hijri and the Gregorian day": (
        "المجلس الإقليمي\nالمقرر رقم: 8\nالصادر عن المجلس خلال دورته الاستثنائية المنعقدة بتاريخ 15 من رجب 1447 "
        "الموافق لـ 5 يناير 2026\nفي شأن إحداث مركز للقرب",
        "8",
        date(2026, 1, 5),
        "إحداث مركز للقرب",
    ),
    "French, its matter behind its number": (
        "CONSEIL REGIONAL\nDécision n°2026-31 du 2 mars 2026 portant approbation du programme de développement "
        "régional.\nVu la loi organique n° 111-14 relative aux régions ;",
        "2026-31",
        date(2026, 3, 2),
        "Approbation du programme de développement régional",
    ),
    "Arabic, a number that looks like a day": (
        "جلسة يوم 07 يوليوز 2025\nالمقرر عدد 2025/07/14\nالنقطة الرابعة: الدراسة والمصادقة على اتفاقية\n"
        "عدد أعضاء المجلس: 57",
        "2025/07/14",
        date(2025, 7, 7),
        "الدراسة والمصادقة على اتفاقية",
    ),
    "French, as a point of the agenda": (
        "Extrait du procès-verbal de la session ordinaire d'octobre 2025\nSéance du 02/10/2025\n"
        "Point n° 4 : Examen et vote du projet de budget de l'exercice 2026\nLe Président donne la parole au maire.",
        "",
        date(2025, 10, 2),
        "Examen et vote du projet de budget de l'exercice 2026",
    ),
    "French, signed at its end": (
        "Délibération n° 7 bis\nCréation d'une régie de marchés\nLe conseil communal,\nVu le dahir du 5 juin 1963 ;\n"
        "Fait à Dakhla, le 1er décembre 1998",
        "7 bis",
        date(1998, 12, 1),
        "Création d'une régie de marchés",
    ),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_says_what_it_is(paper):
    text, number, day, subject = PAPERS[paper]

    assert propose({1: text}) == Proposal(number, day, subject)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Le conseil communal,\nVu la loi organique n° 113-14 du 7 juillet 2015 relative aux communes ;",
        "DELIBERATION DU CONSEIL\nVu la loi organique n° 113-14 ;\nVu la délibération n° 5/2025 du 6 février 2025",
        "بناء على القانون التنظيمي رقم 113.14\nوبناء على المقرر رقم 5/2025 بتاريخ 6 فبراير 2025",
        "Convocation adressée le 20 avril 2026 aux membres du conseil",
    ],
)
def test_what_is_said_of_other_texts_is_not_proposed(text):
    assert propose({1: text}) == Proposal()


def test_the_examination_of_a_file_prints_what_is_proposed(tmp_path, capsys):
    paper = tmp_path / "acte.txt"
    paper.write_text(ARABIC_ACT, encoding="utf-8")

    call_command("intake", str(paper), "--json")
    verdict = json.loads(capsys.readouterr().out)
    call_command("intake", str(paper))

    assert (verdict["number"], verdict["date"]) == ("12/2026", "2026-05-07")
    assert verdict["subject"].startswith("المصادقة على اتفاقية شراكة")
    assert "À confirmer : numéro 12/2026, date 2026-05-07" in capsys.readouterr().out


def test_the_pages_are_read_in_their_order():
    assert propose({2: "Vu la loi n° 113-14", 1: "Délibération n° 12/2026"}).number == "12/2026"


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["fr", "ar", "/", "-", ".", "iso"]), st.booleans()
)
def test_each_way_of_writing_a_day_is_read(day, way, is_eastern):
    names = {"fr": FRENCH, "ar": ARABIC}
    if way in names:
        written = f"{day.day} {names[way][day.month - 1][0]} {day.year}"
    elif way == "iso":
        written = day.isoformat()
    else:
        written = way.join([f"{day.day:02}", f"{day.month:02}", str(day.year)])
    if is_eastern:
        written = "".join(chr(ord("٠") + int(sign)) if sign.isdecimal() else sign for sign in written)

    assert [each.day for each in dates_in(plain_digits(f"الجلسة {written}."))] == [day]


def test_a_day_that_is_none_and_a_hijri_year_are_no_days():
    assert list(dates_in("31 février 2026, 5 رجب 1447, 12/2026, 1.15.85")) == []


@given(st.text(alphabet="deliberation n° 0123456789/\n:.مقرر رقمVu Objet", max_size=400))
def test_any_text_is_read_without_fault(text):
    assert isinstance(propose({1: text}), Proposal)
