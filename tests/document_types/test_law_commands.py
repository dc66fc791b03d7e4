"""The law from the command line: the table, its coverage, the plan of a session."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from icalendar import Calendar

from document_types.law.statutes import rules
from document_types.services.calendar import set_closing_day

pytestmark = pytest.mark.django_db


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command(*arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def planned(*arguments):
    out, _err = run("plan_session", *arguments, "--json")
    return {row["rule"]: row for row in json.loads(out)}


class TestPlanSession:
    def test_each_step_is_an_object_with_its_rule_article_date_and_explanation(self):
        rows = planned("--level", "commune", "--opens", "2026-05-04", "--received", "2026-05-06")

        assert rows["LEG-3"]["article"] == "loi organique n° 113-14, art. 117"
        assert (rows["LEG-3"]["date"], rows["LEG-3"]["effective"]) == ("2026-05-11", "2026-05-12")
        assert (rows["VIS-20"]["date"], rows["VIS-20"]["effective"]) == ("2026-05-26", "2026-05-27")
        assert (rows["AGE-2"]["date"], rows["AGE-2"]["effective"]) == ("2026-04-14", None)
        assert "Délai : 20 jours" in rows["AGE-2"]["explanation"].replace("\u00a0", " ")

    def test_a_council_is_planned_with_its_members(self, town):
        rows = planned("--collectivity", town.council.code, "--opens", "2026-05-04")

        assert "Il en faut au moins 5" in rows["QUO-2"]["explanation"]

    def test_the_days_announced_here_count(self):
        set_closing_day(day=date(2026, 5, 7), name_fr="Fermeture", name_ar="إغلاق")
        rows = planned("--level", "commune", "--opens", "2026-05-04", "--received", "2026-05-06")

        assert rows["LEG-3"]["date"] == "2026-05-12"

    def test_a_session_asked_for_is_extraordinary(self):
        rows = planned(
            *("--level", "region", "--opens", "2026-11-05"),
            *("--requested-by", "authority", "--requested-on", "2026-10-30"),
        )

        assert rows["SES-13"]["date"] == "2026-11-09"
        assert rows["CON-5"]["date"] == "2026-11-02"

    def test_it_can_be_read_printed_or_put_into_an_agenda(self):
        asked = ("plan_session", "--level", "province", "--opens", "2026-09-14")
        text, _err = run(*asked)
        arabic, _err = run(*asked, "--language", "ar")
        calendar, _err = run(*asked, "--ics")

        assert "2026-09-07  CON-2   Convocation des membres" in text
        assert "استدعاء الأعضاء" in arabic
        assert len(Calendar.from_ical(calendar).walk("VEVENT")) == 19

    def test_what_cannot_be_met_any_more_is_warned_of_beside_the_plan(self):
        out, err = run("plan_session", "--level", "commune", "--opens", "2026-05-04", "--today", "2026-04-20", "--json")

        warned = [row["rule"] for row in json.loads(out) if row["warnings"]]
        assert warned == ["AGE-2"]
        assert "ne peut plus se faire à temps" in err

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("--level", "commune", "--opens", "2014-05-04"), "Aucune règle n'est connue"),
            (("--level", "commune", "--opens", "04/05/2026"), "AAAA-MM-JJ"),
            (("--level", "commune", "--opens", "2026-05-04", "--closes", "2026-05-01"), "se contredisent"),
            (("--level", "commune", "--opens", "2026-05-04", "--kind", "ordinary", "--requested-by", "third"), "ne se"),
            (("--collectivity", "99.999", "--opens", "2026-05-04"), "99.999"),
        ],
    )
    def test_what_cannot_be_planned_is_refused_in_words(self, arguments, reason):
        with pytest.raises(CommandError, match=reason):
            run("plan_session", *arguments)


class TestLaw:
    def test_the_table_is_printed_whole_or_by_level(self):
        every, _err = run("law", "--json")
        communes, _err = run("law", "--level", "commune", "--json")

        assert len(json.loads(every)) == len(rules())
        assert {row["level"] for row in json.loads(communes)} == {"commune"}
        row = next(row for row in json.loads(communes) if row["rule"] == "LEG-3")
        assert (row["amount"], row["unit"], row["articles"], row["status"]) == (3, "working_days", [117], "verified")

    def test_it_is_read_as_text_in_both_languages(self):
        assert "loi organique n° 111-14, art. 115" in run("law", "--level", "region")[0]
        assert "السكوت عند انصرام الأجل بمثابة تأشيرة" in run("law", "--level", "region", "--language", "ar")[0]

    def test_the_coverage_counts_each_chapter_and_the_whole(self):
        chapters = json.loads(run("law", "--coverage", "--json")[0])
        text, _err = run("law", "--coverage")

        assert [chapter["rows"] for chapter in chapters] == [23, 18, 8, 8, 12, 6, 20, 6, 10, 30, 9, 27, 10]
        assert all(chapter["left_out"] == {} for chapter in chapters)
        assert "En tout : lignes, 187 ; calculées, 93 ; dites, 94 ; omises, 0" in text.replace("\u00a0", " ")
