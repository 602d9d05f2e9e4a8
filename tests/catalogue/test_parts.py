"""A report is a choice of a view's parts, in order, with its own words; and its address gives the same again."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import plotly.graph_objects as go
import pytest

from src.analysis.assessed import AssessedRecord
from src.catalogue.figures import figures
from src.catalogue.parts import file_of, finding_of, labels, one_each, part, report, report_address, standard, tables
from src.catalogue.report import FigurePart, MunicipalityPart, ReportChoice, TablePart
from src.charts.paper import FULL, HALF, SLIDE
from src.selection.selection import Selection
from tests.analysis.made_up import CODES, DIMVIK, EKSKOG, LANTERN
from tests.catalogue.whole import names
from tests.selection.views import look
from tests.wording.records import council_record, rows_of

STANDARD = (
    "karta",
    "mal",
    "council-per-ar",
    "council-kartor",
    "council-matris",
    "mal-samarbete",
    "mal-kommungrupp",
    "tabell-council-ar",
    "tabell-erbjudanden",
)


def asked_again(address: str, assessed: AssessedRecord) -> tuple[Any, ReportChoice]:
    """The selection and the choice that stand in an address."""
    query = parse_qs(urlsplit(address).query)
    comments = {key.removeprefix("kommentar-"): words for key, (words, *_) in query.items() if key.startswith("kommentar-")}
    choice = ReportChoice(tuple(query.get("del", ())), query.get("titel", [""])[0], query.get("inledning", [""])[0], comments)
    return Selection.from_query(query, assessed), choice


# What there is to choose


def test_all_that_a_report_can_hold_is_figures_tables_and_municipalities() -> None:
    view = look(council_record())
    known, municipalities = labels(view), [f"kommun-{code}" for code in CODES]
    assert list(known) == [*figures(view), *tables(view), "kommun-alla", *municipalities]
    assert {"tabell-erbjudanden", "tabell-council-ar", "tabell-council-kommuner", "tabell-nya-per-ar"} <= set(known)
    assert known["kommun-9901"] == "Kommun: Dimvik"
    assert known["tabell-council-ar"] == "Tabell: Råd: deltagare per år"
    assert len(set(known.values())) == len(known)


def test_the_municipalities_to_choose_are_those_of_the_selection() -> None:
    assert [name for name in labels(look(council_record(), groups=("A",))) if name.startswith("kommun-")] == [
        "kommun-alla",
        "kommun-9901",
        "kommun-9902",
    ]


def test_names_are_plain_letters_and_every_label_is_in_the_readers_language() -> None:
    swedish, english = labels(look(council_record())), labels(look(council_record(), "en"))
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in swedish)
    assert list(swedish) == list(english)
    assert english["kommun-9901"] == "Municipality: Dimvik"
    assert {name for name in swedish if swedish[name] == english[name]} == set()


def test_one_each_is_everybody_or_those_named_in_the_registers_order() -> None:
    view = look(council_record())
    assert one_each(view) == tuple(f"kommun-{code}" for code in CODES)
    assert one_each(view, [EKSKOG, DIMVIK, "0000"]) == ("kommun-9901", "kommun-9902")
    assert one_each(look(council_record(), groups=("B",)), [DIMVIK]) == ()


# The choice


def test_all_municipalities_are_one_name_and_none_is_there_twice() -> None:
    choice = ReportChoice(("kommun-9902", "mal", "kommun-alla"), comments={"kommun-9903": "Ring."})
    whole = report(look(council_record()), choice)
    assert names(whole) == ("kommun-9902", "mal", "kommun-9901", "kommun-9903", "kommun-9904")
    assert [part.comment for part in whole.parts] == ["", "", "", "Ring.", ""]
    assert "del=kommun-9902&del=mal&del=kommun-alla&" in whole.origin.address
    assert names(report(look(council_record(), groups=("B",)), ReportChoice(("kommun-alla",)))) == ("kommun-9903", "kommun-9904")


def test_without_a_choice_it_is_the_standard_parts() -> None:
    view = look(council_record())
    assert standard(view) == STANDARD
    assert names(report(view)) == names(report(view, ReportChoice())) == STANDARD


def test_a_choice_keeps_its_order() -> None:
    wanted = ("kommun-9902", "tabell-erbjudanden", "mal", "karta")
    assert names(report(look(council_record()), ReportChoice(wanted))) == wanted


def test_what_this_view_does_not_have_is_left_out_and_what_is_there_twice_is_once() -> None:
    wanted = ("mal", "okand", "karta", "mal", "kommun-9903", "tabell-", "kommun-", "")
    assert names(report(look(council_record(), groups=("A",)), ReportChoice(wanted))) == ("mal", "karta")


def test_a_choice_of_nothing_that_there_is_holds_no_parts_and_not_others_than_were_asked_for() -> None:
    whole = report(look(council_record(), groups=("A",)), ReportChoice(("kommun-9903",)))
    assert whole.parts == ()
    assert whole.summary


def test_each_part_is_of_its_kind_with_the_label_that_it_was_chosen_by() -> None:
    figure, table, municipality = report(look(council_record()), ReportChoice(("mal", "tabell-council-ar", "kommun-9901"))).parts
    assert isinstance(figure, FigurePart)
    assert figure.label == "Vägen till målet"
    assert isinstance(table, TablePart)
    assert table.title == "Råd: deltagare per år"
    assert isinstance(municipality, MunicipalityPart)
    assert (municipality.code, municipality.title) == ("9901", "Dimvik")


def test_comments_reach_their_parts_and_no_others() -> None:
    comments = {"mal": " Snart framme. ", "kommun-9901": "Ring.", "tabell-council-ar": "Se 2023.", "okand": "Ingen."}
    whole = report(look(council_record()), ReportChoice(("karta", "mal", "tabell-council-ar", "kommun-9901"), comments=comments))
    assert [held.comment for held in whole.parts] == ["", "Snart framme.", "Se 2023.", "Ring."]


def test_title_and_introduction_are_the_own_words_or_the_programmes() -> None:
    view = look(council_record())
    assert (report(view).title, report(view).introduction) == ("Sagoprogrammet: läget 2022–2024", "")
    own = report(view, ReportChoice(title="  Till nämnden ", introduction="\nHej.\n\nLäs. "))
    assert (own.title, own.introduction) == ("Till nämnden", "Hej.\n\nLäs.")
    assert report(look(council_record(), years=(2023,)), ReportChoice(title="  ")).title == "Sagoprogrammet: läget 2023"


def test_there_is_no_part_without_a_name() -> None:
    for name in ("okand", "kommun-", "kommun-0000", "tabell-okand"):
        with pytest.raises(KeyError):
            part(look(council_record()), name)


# What it says


def test_the_summary_is_what_the_pages_answer() -> None:
    assert report(look(council_record())).summary == (
        "3 av 4 kommuner i Sagolandet har varit med i rådet 2022–2024.",
        "Enligt underlaget saknas Hultmyra.",
        "Nya kommuner: 2 (2022), 0 (2023) och 1 (2024). Kvar till målet: 1.",
        "Minst 3 och högst 4 av 4 kommuner i Sagolandet har deltagit i minst ett erbjudande 2022–2024.",
        "Svar saknas för 6 av 12 (kommuner gånger erbjudanden). Okänt betyder inte nej: underlaget säger varken ja eller nej.",
    )


def test_filters_reach_the_summary_the_origin_the_tables_and_every_figure() -> None:
    whole = report(look(council_record(), years=(2023, 2024), groups=("A",)))
    assert whole.summary[0].startswith("2 av 2 kommuner av typen Kust i Sagolandet har varit med i rådet")
    assert whole.origin.filters == "Filter: år 2023 eller 2024; kommuntyp Kust."
    assert whole.origin.period == "2023 och 2024"
    assert whole.file_name == "made-up_rapport_2023-2024_alla-erbjudanden_a_data-2024-12-31"
    (table,) = (held for held in whole.parts if held.name == "tabell-erbjudanden")
    assert table.rows["Kommun"].to_list() == ["Dimvik", "Ekskog"]
    for held in whole.parts:
        if isinstance(held, FigurePart):  # the goal counts from the first year, so the filter on years changes nothing in it
            filters = "Filter: kommuntyp Kust." if held.name.startswith("mal") else whole.origin.filters
            assert held.draw(FULL).words.filters == filters


def test_a_figure_is_the_same_on_every_paper_but_for_its_size() -> None:
    (figure,) = report(look(council_record()), ReportChoice(("mal",))).parts
    drawn = [figure.draw(paper) for paper in (FULL, HALF, SLIDE)]
    assert [one.figure.layout.width for one in drawn] == [605, 295, 800]
    assert len({one.words for one in drawn}) == 1


def test_a_municipality_is_told_in_sentences_facts_and_two_tables() -> None:
    held = part(look(council_record()), "kommun-9901", "Ring.")
    assert isinstance(held, MunicipalityPart)
    assert held.paragraphs[0] == "Dimvik har deltagit i minst 2 av 3 erbjudanden 2022–2024: Lyktpaket och Råd."
    assert held.facts[0] == ("Folkmängd", "8\xa0000", "invånare den 31 december 2021")
    assert [table.name for table in held.tables] == ["kommun-9901-1", "kommun-9901-2"]
    assert rows_of(held.tables[0].rows)[0] == ["Lyktpaket", "okänt", "okänt", "okänt", "ja", "Brevet"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mal", "1 kommun kvar till målet på 4"),
        ("tabell-council-ar", "3 rader"),
        ("kommun-9903", "Underlaget bekräftar inget erbjudande för Hultmyra 2022–2024."),
    ],
)
def test_what_a_part_will_say_is_known_before_it_is_made(name: str, said: str) -> None:
    assert finding_of(look(council_record()), name) == said


def test_what_a_figure_will_say_is_its_headline_in_the_file() -> None:
    view = look(council_record())
    for held in report(view).parts:
        if isinstance(held, FigurePart):
            assert finding_of(view, held.name) == held.draw(FULL).words.headline


def test_what_a_part_will_say_is_found_without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(go.Figure, "__init__")
    view = look(council_record())
    assert all(finding_of(view, name) for name in labels(view))


def test_a_table_of_one_row_has_one_row() -> None:
    assert finding_of(look(council_record(), years=(2022,)), "tabell-council-ar") == "1 rad"


# Its address


WORDS = ReportChoice(
    ("mal", "kommun-9901", "tabell-erbjudanden"),
    "Läget & målet: 100 % = 3/4? #1",
    "Hej åäö.\n\nAndra stycket; <b>med</b> +tecken+ & så.",
    {"mal": "50 % & mer", "kommun-9901": "rad ett\nrad två"},
)


@pytest.mark.parametrize("site", ["", "https://x.example/panel"])
@pytest.mark.parametrize(
    "selection", [{}, {"years": (2022, 2024), "offerings": (LANTERN,), "groups": ("A",), "cooperation": ("Söder",)}]
)
@pytest.mark.parametrize("choice", [ReportChoice(), WORDS], ids=["standard", "own words"])
def test_its_address_gives_the_same_report_again(site: str, selection: dict[str, Any], choice: ReportChoice) -> None:
    view = replace(look(council_record(), **selection), site=site)
    whole = report(view, choice)
    assert whole.origin.address == report_address(view, choice)
    assert whole.origin.address.startswith(f"{site}/rapport?")
    assert asked_again(whole.origin.address, council_record()) == (view.selection, choice)


def test_its_address_names_the_export_or_means_the_latest() -> None:
    view = look(council_record(), "en")
    assert report_address(view, ReportChoice()) == "/rapport?data=2024-12-31&sprak=en"
    assert report_address(view, ReportChoice(("mal",)), with_export=False) == "/rapport?sprak=en&del=mal"
    assert report_address(look(council_record()), ReportChoice(), with_export=False) == "/rapport"
    assert report_address(look(council_record()), ReportChoice(("mal",)), with_export=False) == "/rapport?del=mal"


def test_a_longer_choice_has_the_mark_of_its_file_for_an_address() -> None:
    view = look(council_record(), "en")
    addresses = [report_address(view, ReportChoice(introduction="å" * n)) for n in (320, 331, 332)]
    assert [("inledning=" in address, len(address) < 2001) for address in addresses] == [(True, True), (False, True), (False, True)]
    assert re.fullmatch(r"/rapport\?sprak=en&val=[0-9a-f]{12}", addresses[1])
    assert addresses[1] != addresses[2]


def test_its_address_is_plain_letters() -> None:
    assert re.fullmatch(r"[!-~]+", report(look(council_record()), WORDS).origin.address)


def test_empty_words_are_no_part_of_its_address() -> None:
    assert report_address(look(council_record()), ReportChoice(comments={"mal": ""})) == "/rapport?data=2024-12-31"


def test_its_files_are_named_after_what_is_in_them() -> None:
    view = look(council_record(), years=(2022,), cooperation=("Söder",))
    assert file_of(view, "karta") == "made-up_karta_2022_alla-erbjudanden_soder_data-2024-12-31"
    view = look(council_record(), years=(2022,), sizes=("under-10000",), first_years=("2024", "ingen"))
    filters = "storlek-under-10000-forsta-2024-forsta-ingen"  # not to be taken for the years that are shown
    assert file_of(view, "karta") == f"made-up_karta_2022_alla-erbjudanden_{filters}_data-2024-12-31"


def test_a_file_of_a_preview_says_so_by_its_name_and_inside() -> None:
    plain = council_record()
    label = replace(plain.record.label, preview=True)
    preview = replace(plain, record=replace(plain.record, label=label))
    mark = "_forhandsvisning_data-2024-12-31"
    assert file_of(look(preview), "karta") == f"made-up_karta_2022-2024_alla-erbjudanden{mark}"
    compared = replace(look(plain), before=preview)  # which only what compares shows
    assert [file_of(compared, name).endswith(mark) for name in ("karta", "andringar-karta", "tabell-andringar")] == [
        False,
        True,
        True,
    ]
    made = report(look(preview))
    assert made.file_name.endswith(mark)
    day = label.published
    assert made.origin.warning == f"Förhandsvisning {day}: exporten är inte publicerad."
    title = label.title.sv
    assert made.origin.full_warning == (
        f"Förhandsvisning {day} av en export som inte är publicerad: {title}, uppgifter per {label.as_of}."
    )


@pytest.mark.parametrize(
    ("name", "middle"),
    [("tabell-council-ar", "2022_alla"), ("tabell-nya-per-ar", "2022_alla"), ("tabell-erbjudanden", "2022_lantern")],
)
def test_a_parts_file_is_named_after_the_filters_that_shape_it(name: str, middle: str) -> None:
    found = part(look(council_record(), years=(2022,), offerings=(LANTERN,)), name)
    assert found.file_name.startswith(f"made-up_{name}_{middle}")
