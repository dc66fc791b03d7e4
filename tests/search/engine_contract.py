"""What every engine must do: one class of tests, which each engine's own test class extends."""

import datetime

import pytest

from search.completion import complete
from search.document import document
from search.entry import Entry, Text
from search.fields import Field, register_field, unregister_field
from search.folding import fold
from search.query import Query
from search.spelling import did_you_mean

DAY = datetime.date


def entry(key, title="", body="", **fields):
    language = "ar" if any("\u0600" <= char <= "\u06ff" for char in title + body) else "fr"
    texts = (Text(language, body),) if body else ()
    return Entry(key=key, titles={language: title}, **({"texts": texts} | fields))


def keys(results):
    return [hit.key for hit in results.hits]


def marked(results):
    return [
        part.text for hit in results.hits for passage in hit.passages for part in passage.fragments if part.is_match
    ]


class EngineContract:
    """A subclass gives the fixture `engine`: empty, and its own."""

    @pytest.fixture(autouse=True)
    def fields(self):
        made = [Field(("numero",), "number"), Field(("kind",), "facet", "kind")]
        for each in made:
            register_field(each)
        yield
        for each in made:
            unregister_field(each)

    def find(self, engine, text="", **fields):
        return keys(engine.search(Query(text=text, **fields)))

    def test_an_empty_index_answers(self, engine):
        results = engine.search(Query(text="budget", facets=("kind",)))

        assert (results.total, results.hits, results.pages) == (0, (), 0)
        assert results.facets == {"kind": ()}

    def test_entries_are_counted_listed_and_replaced_by_key(self, engine):
        assert engine.put([entry("a:1", "ancien"), entry("a:2", "autre")]) == 2
        engine.put([entry("a:1", "nouveau")])

        assert engine.count() == 2
        assert sorted(engine.keys()) == ["a:1", "a:2"]
        assert self.find(engine, "ancien") == []
        assert self.find(engine, "nouveau") == ["a:1"]

    def test_deleted_entries_are_gone_from_hits_counts_and_keys(self, engine):
        engine.put([entry("a:1", "budget"), entry("a:2", "budget")])

        engine.delete(["a:1", "a:unknown"])

        assert self.find(engine, "budget") == ["a:2"] == list(engine.keys())
        assert engine.count() == 1

    def test_clearing_leaves_nothing(self, engine):
        engine.put([entry("a:1", "budget")])

        engine.clear()

        assert engine.count() == 0

    def test_a_failing_source_writes_nothing(self, engine):
        def source():
            yield entry("a:1", "budget")
            raise KeyError("broken")

        with pytest.raises(KeyError):
            engine.put(source())
        engine.put([entry("a:2", "budget")])

        assert list(engine.keys()) == ["a:2"]

    def test_a_hit_brings_all_that_a_row_shows(self, engine):
        text = Text("fr", "Le plan est approuvé.", label="Annexe 1", page=3, url="/annexe#3")
        engine.put(
            [
                Entry(
                    "a:1",
                    "deliberation",
                    "12/2026",
                    DAY(2026, 2, 3),
                    {"fr": "Plan", "ar": "تصميم"},
                    (text,),
                    url="/a/1",
                )
            ]
        )

        (hit,) = engine.search(Query(text="approuvé")).hits

        assert (hit.key, hit.kind, hit.number, hit.date) == ("a:1", "deliberation", "12/2026", DAY(2026, 2, 3))
        assert (hit.titles, hit.url) == ({"fr": "Plan", "ar": "تصميم"}, "/a/1")
        (passage,) = hit.passages
        assert (passage.language, passage.label, passage.page, passage.url) == ("fr", "Annexe 1", 3, "/annexe#3")
        assert hit.score > 0

    def test_any_word_may_match_and_the_best_comes_first(self, engine):
        engine.put([entry("a:1", "eau"), entry("a:2", "eau potable"), entry("a:3", "route")])

        assert self.find(engine, "eau potable") == ["a:2", "a:1"]
        assert self.find(engine, "eau potable", match="all") == ["a:2"]

    def test_common_words_alone_match_nothing_more(self, engine):
        engine.put([entry("a:1", "le budget"), entry("a:2", "la route de la plage")])

        assert self.find(engine, "le budget de la commune") == ["a:1"]

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("اقليم", "الإقليم"),
            ("الأمن", "الامن"),
            ("خلال", "خالل السنة"),
            ("الاجتماعات", "االجتماعات"),
            ("الأول", "األول"),
            ("مداولات", "والمداولة"),
            ("DELIBERATIONS", "délibération"),
            ("eau", "l'eau"),
            ("12/2026", "acte n° ١٢/٢٠٢٦"),
            ("113.14", "loi 113-14"),
            ("2026", "12/2026"),
        ],
    )
    def test_another_spelling_finds_it(self, engine, typed, written):
        engine.put([entry("a:1", "sans rapport", written), entry("a:2", "autre chose")])

        assert self.find(engine, typed) == ["a:1"]

    def test_the_number_and_the_name_of_an_annex_are_found(self, engine):
        engine.put([entry("a:1", number="7/2025"), entry("a:2", texts=(Text("fr", "", label="Cadastre"),))])

        assert self.find(engine, "7/2025") == ["a:1"]
        assert self.find(engine, "cadastre") == ["a:2"]

    def test_a_phrase_matches_words_in_their_order_and_in_one_text(self, engine):
        engine.put(
            [
                entry("a:1", "taxe locale"),
                entry("a:2", "locale taxe"),
                entry("a:3", "une taxe", "locale"),
            ]
        )

        assert self.find(engine, '"taxe locale"') == ["a:1"]
        assert self.find(engine, '"TAXE LOCALE" route') == ["a:1"]
        assert self.find(engine, '"TAXE LOCALE" route', match="all") == []

    def test_a_minus_excludes_every_form_of_the_word(self, engine):
        engine.put([entry("a:1", "eau potable"), entry("a:2", "eaux usées"), entry("a:3", "eau et route locale")])

        assert self.find(engine, "eau -usée -route") == ["a:1"]
        assert self.find(engine, '-"route locale"') == ["a:1", "a:2"]

    def test_filters_are_or_inside_a_facet_and_and_between_facets(self, engine):
        engine.put(
            [
                entry("a:1", facets={"kind": ("x",), "year": ("2025",)}),
                entry("a:2", facets={"kind": ("y",), "year": ("2025",)}),
                entry("a:3", facets={"kind": ("x", "z"), "year": ("2026",)}),
            ]
        )

        assert self.find(engine, filters={"kind": ("x", "y"), "year": ("2025",)}) == ["a:1", "a:2"]
        assert self.find(engine, filters={"kind": ("z",)}) == ["a:3"]
        assert self.find(engine, filters={"kind": ("unknown",)}) == []
        assert self.find(engine, filters={"kind": ()}) == ["a:1", "a:2", "a:3"]

    def test_a_facet_is_counted_as_if_it_had_no_filter_of_its_own(self, engine):
        engine.put(entry(f"x:{n}", facets={"kind": ("x",), "year": ("2025",)}) for n in range(3))
        engine.put([entry("y:1", facets={"kind": ("y", "y"), "year": ("2025", "2026")})])

        facets = engine.search(Query(filters={"kind": ("y",)}, facets=("kind", "year", "none"))).facets

        assert facets == {"kind": (("x", 3), ("y", 1)), "year": (("2025", 1), ("2026", 1)), "none": ()}

    def test_counts_are_exact_with_many_values(self, engine):
        engine.put(entry(f"a:{n}", facets={"commune": (f"{n % 600:03}",)}) for n in range(1500))

        counted = engine.search(Query(facets=("commune",))).facets["commune"]

        assert {facet.value: facet.count for facet in counted} == {f"{n:03}": 3 - (n >= 300) for n in range(600)}

    def test_an_audience_sees_only_what_is_meant_for_it(self, engine):
        engine.put(
            [
                entry("a:1", "budget", facets={"kind": ("x",)}),
                entry("a:2", "budget", audiences=("council:1",), facets={"kind": ("x",)}),
                entry("a:3", "budget", audiences=(), facets={"kind": ("x",)}),
            ]
        )

        public = engine.search(Query(text="budget", facets=("kind",)))

        assert keys(public) == ["a:1"]
        assert (public.total, public.facets["kind"]) == (1, (("x", 1),))
        assert set(self.find(engine, "budget", audiences=("public", "council:1"))) == {"a:1", "a:2"}
        assert self.find(engine, "budget", audiences=()) == []

    def test_dates_bound_the_hits(self, engine):
        engine.put(entry(f"a:{day}", date=DAY(2026, 3, day)) for day in range(1, 6))
        engine.put([entry("a:undated")])

        assert self.find(engine, date_from=DAY(2026, 3, 4)) == ["a:5", "a:4"]
        assert self.find(engine, date_to=DAY(2026, 3, 1)) == ["a:1"]
        assert self.find(engine, date_from=DAY(2026, 3, 2), date_to=DAY(2026, 3, 3)) == ["a:3", "a:2"]

    def test_sorting_by_date_then_key_puts_the_undated_last(self, engine):
        engine.put(
            [
                entry("a:4", "eau"),
                entry("a:3", "eau", date=DAY(2025, 1, 1)),
                entry("a:1", "eau", date=DAY(2026, 1, 1)),
                entry("a:2", "eau", date=DAY(2025, 1, 1)),
            ]
        )

        assert self.find(engine, "eau", sort="newest") == ["a:1", "a:2", "a:3", "a:4"]
        assert self.find(engine, "eau", sort="oldest") == ["a:2", "a:3", "a:1", "a:4"]
        assert self.find(engine) == ["a:1", "a:2", "a:3", "a:4"]

    def test_of_equal_scores_the_latest_stands_first(self, engine):
        engine.put(entry(f"a:{year}", "eau", date=DAY(year, 5, 1)) for year in (2024, 2026, 2023, 2025))

        assert self.find(engine, "eau") == ["a:2026", "a:2025", "a:2024", "a:2023"]

    def test_equal_scores_stand_in_one_order_across_pages(self, engine):
        wanted = {f"a:{number}" for number in range(1, 8)}
        for key in wanted:
            engine.put([entry(key, "eau")])

        pages = [engine.search(Query(text="eau", page=page, size=3)) for page in (1, 2, 3)]

        assert [len(keys(page)) for page in pages] == [3, 3, 1]
        assert {key for page in pages for key in keys(page)} == wanted
        assert {(page.total, page.pages) for page in pages} == {(7, 3)}

    @pytest.mark.parametrize(("page", "size"), [(0, 20), (-1, 20), (1, 0), (10**9, 20), (1, 10**9)])
    def test_impossible_pages_are_answered(self, engine, page, size):
        engine.put([entry("a:1", "eau")])

        assert engine.search(Query(text="eau", page=page, size=size)).total == 1

    @pytest.mark.parametrize(
        ("typed", "body", "words"),
        [
            ("مجلس", "قرر والمجلسُ ذلك", ["والمجلسُ"]),
            ("eau", "La régie de l’eau, les EAUX.", ["l’eau", "EAUX"]),
            ("خلال", "وذلك خالل السنة", ["خالل"]),
            ("12/2026", "Acte 12/2026 du 12 mars", ["12/2026"]),
            ("deliberation", "Les dé\u00adlibé\u0301rations.", ["dé\u00adlibé\u0301rations"]),
        ],
    )
    def test_a_highlight_covers_whole_written_words(self, engine, typed, body, words):
        engine.put([entry("a:1", "sans", body)])

        assert marked(engine.search(Query(text=typed))) == words

    def test_a_title_comes_whole_with_its_matches_marked(self, engine):
        engine.put([entry("a:1", "Régie de l'eau potable")])

        (hit,) = engine.search(Query(text="eau")).hits

        assert hit.marked_titles["fr"] == (("Régie de ", False), ("l'eau", True), (" potable", False))

    def test_a_long_annex_shows_its_page(self, engine):
        pages = tuple(Text("fr", f"Page {n} sans rien. " * 40, "Annexe", n) for n in range(1, 30))
        hidden = Text("fr", "Rien ici. " * 60 + "La piscine municipale. " + "Suite. " * 60, "Annexe", 30)
        engine.put([Entry("a:1", titles={"fr": "Plan"}, texts=(*pages, hidden))])

        (hit,) = engine.search(Query(text="piscines")).hits

        (passage,) = hit.passages
        assert passage.page == 30
        assert len("".join(part.text for part in passage.fragments)) < 400
        assert marked(engine.search(Query(text="piscines"))) == ["piscine"]

    def test_passages_are_made_only_when_asked_for(self, engine):
        engine.put([entry("a:1", "eau", "L'eau.")])

        assert engine.search(Query(text="eau", passages=0)).hits[0].passages == ()

    def test_what_the_parser_ignored_is_passed_on(self, engine):
        assert engine.search(Query(text='"eau')).ignored == (("unclosed_quote", ""),)

    def test_alternatives_are_words_or_phrases(self, engine):
        engine.put([entry("a:1", "taxe locale"), entry("a:2", "locale taxe"), entry("a:3", "redevance"), entry("a:4")])

        assert sorted(self.find(engine, '"taxe locale" OR redevance')) == ["a:1", "a:3"]

    def test_a_star_finds_and_marks_every_word_that_begins_so(self, engine):
        engine.put(
            [entry("a:1", "x", "Les approbations."), entry("a:2", "x", "Approbatif"), entry("a:3", "x", "Approche")]
        )

        assert sorted(self.find(engine, "approbat*")) == ["a:1", "a:2"]
        assert sorted(marked(engine.search(Query(text="approbat*")))) == ["Approbatif", "approbations"]

    def test_a_number_is_found_whole_or_without_its_year(self, engine):
        engine.put(
            [entry("a:1", number="12 bis/1998"), entry("a:2", number="12/2026"), entry("a:3", number="112/2026")]
        )

        assert self.find(engine, "numero:12/2026") == ["a:2"]
        assert self.find(engine, "numero:12bis/1998") == ["a:1"]
        assert self.find(engine, "numero:12") == ["a:2"]

    def test_values_typed_are_conditions_that_no_count_leaves_out(self, engine):
        engine.put(entry(f"a:{n}", "eau", facets={"kind": (f"k{n % 3}",)}) for n in range(6))

        typed = engine.search(Query(text="eau kind:k1 kind:k2", facets=("kind",)))
        assert typed.facets["kind"] == (("k1", 2), ("k2", 2))
        assert self.find(engine, "-kind:k1 -kind:k2") == ["a:0", "a:3"]

    def test_acts_sorted_by_number_stand_as_in_a_register(self, engine):
        numbers = {"a:1": "10/2025", "a:2": "9/2025", "a:3": "12 bis/2026", "a:4": "12/2026", "a:5": ""}
        engine.put(
            entry(key, "eau", number=number, date=DAY(int(number[-4:] or 2026), 1, 1))
            for key, number in numbers.items()
        )

        assert self.find(engine, "eau", sort="number") == ["a:4", "a:3", "a:5", "a:2", "a:1"]

    def test_everything_that_matches_is_walked_through_in_order(self, engine):
        engine.put(entry(f"a:{n:04}", "eau", number=str(n)) for n in range(450))
        engine.put([entry("b:1", "route")])

        assert [hit.key for hit in engine.every(Query(text="eau"))] == [f"a:{n:04}" for n in range(450)]
        assert len(list(engine.every(Query(text="eau", sort="number")))) == 450

    def test_pages_beyond_the_candidates_repeat_and_leave_out_nothing(self, engine):
        engine.put(entry(f"a:{n:04}", f"eau numéro {'eau ' * (n % 7)}") for n in range(460))

        pages = [engine.search(Query(text="eau", page=page, size=60, passages=0)) for page in range(1, 9)]

        assert sorted(key for page in pages for key in keys(page)) == [f"a:{n:04}" for n in range(460)]

    def test_an_audience_that_sees_little_is_still_answered_whole(self, engine):
        engine.put(entry(f"a:{n:04}", "eau eau", audiences=("council:1",)) for n in range(400))
        engine.put(entry(f"b:{n}", "eau") for n in range(5))

        results = engine.search(Query(text="eau"))

        assert (results.total, set(keys(results))) == (5, {f"b:{n}" for n in range(5)})

    def test_a_mark_tells_what_was_written(self, engine):
        first, same, other = entry("a:1", "eau"), entry("a:1", "eau"), entry("a:1", "eau", audiences=("council:1",))
        engine.put([first])
        (mark,) = engine.marks()

        assert document(same).mark == mark != document(other).mark
        assert mark.startswith("a:1 ")

    def test_the_next_index_is_read_by_nobody_until_it_takes_the_place(self, engine):
        engine.put([entry("a:1", "eau"), entry("a:2", "eau")])
        begun = engine.begin_next()
        begun.put([entry("a:3", "eau")])

        assert set(self.find(engine, "eau")) == {"a:1", "a:2"}
        assert list(engine.next().keys()) == ["a:3"]

        engine.promote()

        assert self.find(engine, "eau") == ["a:3"]
        assert engine.next() is None

    def test_an_index_begun_again_is_empty(self, engine):
        engine.begin_next().put([entry("a:1", "eau")])

        assert list(engine.begin_next().keys()) == []

    @pytest.mark.parametrize(
        ("typed", "titles"),
        [
            ("éclairage pub", ["Éclairage public de l'avenue"]),
            ("PUBLIC écl", ["Éclairage public de l'avenue"]),
            ("الإنارة العمو", ["الإنارة العمومية"]),
            ("العمو", ["الإنارة العمومية"]),
            ("17/20", ["17/2025"]),
            ("avenue", ["Éclairage public de l'avenue"]),
            ("secret", []),
            ("a", []),
            ("?!", []),
        ],
    )
    def test_a_beginning_is_completed_by_titles_and_numbers_one_may_see(self, engine, typed, titles):
        both = {"fr": "Éclairage public de l'avenue", "ar": "الإنارة العمومية"}
        engine.put(
            [
                Entry("a:1", titles=both, number="17/2025"),
                Entry("a:2", titles={"fr": "éclairage PUBLIC de l'avenue"}, number="17/2025"),
                Entry("a:3", titles={"fr": "Secret éclairage public"}, number="17/2029", audiences=("council:1",)),
            ]
        )

        found = [completion.text for completion in complete(engine, typed, ("public",))]

        assert [fold(text) for text in found] == [fold(text) for text in titles]

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("asainissement", "assainissement"),
            ("asainissemnet liquide", "assainissement liquide"),
            ("الصرق الصحي", "الصرف الصحي"),
            ("assainissement", ""),
            ("confidentiell", ""),
            ("zzzzzzzz", ""),
            ("eua", ""),
            ("12/2062", ""),
        ],
    )
    def test_a_word_that_stands_nowhere_is_said_to_be_meant_otherwise(self, engine, typed, meant):
        engine.put(
            [
                entry("a:1", "Plan", "Le réseau d'assainissement liquide, l'eau."),
                entry("a:2", "تصميم", "شبكة الصرف الصحي"),
                entry("a:3", "Plan", "Confidentielle", audiences=("council:1",)),
            ]
        )

        assert did_you_mean(engine, Query(text=typed)) == meant
