"""The page Granska export: what a file is read as, what is to be mended, what it would change, and the folder that it becomes."""

import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from src.app.cached import PREVIEW
from src.app.proposal_form import PREVIEWED_FOLDER
from src.app.versions import today
from src.loading import label_faults
from tests.pages.screen import Screen, look, open_page, press, set_to, turn_to

LOG = """\
Anmälningar hösten 2020
Namn;E-post;Kommun;Erbjudande;Datum
Anna Ek;anna@exempel.se;Malmö stad;Startpaket;2020-10-01
Bo Al;bo@exempel.se;Malmö;Startpaket;2020-10-02
Cia Ö;cia@exempel.se;Lundd;Folkpaket;2020-11-01
"""
NEW_YEAR = "Kommun;Erbjudande;År;Deltar\nStaffanstorp;Startpaket;2019;ja\nStaffanstorp;Folkpaket;2019;nej\n"


def hand_in(*files: tuple[str, str], **query: str) -> AppTest:
    """The page with these files, each a name and its text."""
    at = open_page("intake", **query)
    at.file_uploader[0].set_value([(name, content.encode(), "text/csv") for name, content in files])
    return at.run()


def test_before_a_file_it_says_what_the_page_is_for() -> None:
    screen = Screen(open_page("intake"))
    assert screen.answer == "Se vad en export skulle ändra, innan den räknas."
    assert screen.tables == {}


def test_templates_are_offered_until_a_file_is_read() -> None:
    labels = [button.label for button in open_page("intake").download_button]
    assert [label.replace("\\", "") for label in labels] == [
        "En rad för varje kommun (Excel)",
        "En rad för varje kommun (CSV)",
        "En rad för varje svar (Excel)",
        "En rad för varje svar (CSV)",
        "Fyll i det som saknas (Excel)",
    ]
    assert len(hand_in(("tom.csv", "")).download_button) == 5
    assert not hand_in(("ny.csv", NEW_YEAR)).download_button


def test_a_log_of_persons_is_counted_and_its_persons_are_not_shown() -> None:
    screen = Screen(hand_in(("logg.csv", LOG)))
    assert screen.broken == []
    assert screen.answer == "1 av 3 ifyllda rader behöver rättas; de andra är lästa."
    assert screen.tables["Hur raderna i varje fil räknades"].to_numpy().tolist() == [["logg.csv", "4", "2", "–", "1", "–", "1"]]
    assert "Kolumner om personer är inte lästa, och sparas inte: Namn, E-post." in screen.notes
    fault = screen.tables["Varje fel, med rader, värde och hur det rättas"]
    assert fault[["Var", "Värde", "Vad som är fel"]].to_numpy().tolist() == [
        ["rad 5", "Lundd", "Kommunen finns inte i registret. Kanske är Lund menat."]
    ]
    for person in ("Anna", "exempel.se", "Cia"):
        assert person not in screen.html


def test_a_day_long_before_the_programme_is_asked_about_and_a_file_name_with_a_number_is_not_shown() -> None:
    at = hand_in(("Anna 850101-1234.csv", NEW_YEAR))
    screen = set_to(at, "text_input", "Uppgifterna gäller per", "0001-01-01")
    assert "Dagen är långt före programmets första år, 2018. Rätta datumet: det skrivs som ÅÅÅÅ-MM-DD." in screen.html
    assert screen.verdict == ""
    assert "850101" not in screen.html


def test_what_it_would_change_is_said_before_anything_counts() -> None:
    screen = Screen(hand_in(("logg.csv", LOG)))
    assert screen.verdict == "Sedan 2020-11-13: fler bekräftade erbjudanden för Malmö."
    before, after = screen.tables["Varje nyckeltal före och efter, med skillnaden"].iloc[-1, 1:3]
    assert (int(before), int(after)) == (78, 77)
    assert Screen(open_page("map")).answer.startswith("Minst 32")


def test_nothing_is_added_to_made_up_data() -> None:
    title = "Varje nyckeltal före och efter, med skillnaden"
    shown = [Screen(hand_in(("logg.csv", LOG), **query)) for query in ({}, {"data": "demo"})]
    assert shown[0].verdict == shown[1].verdict
    assert shown[0].tables[title].equals(shown[1].tables[title])


def test_a_file_that_cannot_be_read_says_why_and_what_to_do() -> None:
    screen = Screen(hand_in(("bilaga.csv", "<html><table><tr><td>Kommun</td></tr></table></html>")))
    assert screen.answer == "bilaga.csv kan inte läsas."
    assert "Öppna den i ett kalkylprogram, och spara den som CSV UTF-8." in screen.warning[0]


def test_a_bad_file_takes_no_good_one_with_it() -> None:
    screen = Screen(hand_in(("tom.csv", ""), ("ny.csv", NEW_YEAR)))
    assert screen.answer == "tom.csv kan inte läsas."
    assert screen.tables["Hur raderna i varje fil räknades"]["Fil"].tolist() == ["ny.csv"]
    assert screen.verdict == "Sedan 2020-11-13: fler bekräftade erbjudanden för Staffanstorp."


def test_the_mended_rows_alone_are_handed_in_beside_the_first_file() -> None:
    at = hand_in(
        ("a.csv", NEW_YEAR + "Lundd;Startpaket;2019;ja\n"),
        ("rättade.csv", "Kommun;Erbjudande;År;Deltar\nLund;Startpaket;2019;ja\n"),
    )
    screen = Screen(at)
    assert "En fil med bara de rättade raderna läggs som en andra fil bredvid den första: då räknas båda." in screen.notes
    assert screen.verdict == "Sedan 2020-11-13: fler bekräftade erbjudanden för Lund och Staffanstorp."
    assert "Filen sparas inte. Läses sidan in på nytt är förhandsvisningen borta, och filen får lämnas in igen." in screen.notes


def test_the_export_is_offered_when_somebody_has_said_whose_information_it_is() -> None:
    at = hand_in(("ny.csv", NEW_YEAR))
    assert "Skriv vem som har uppgifterna, så kan exporten laddas ned." in Screen(at).notes
    set_to(at, "text_input", "Vem som har uppgifterna (en roll eller organisation, ingen person)", "Kansliet")
    assert "Ladda ned exporten som mapp (ZIP)" in [button.label for button in at.download_button]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2020-11-12",
            "Då kan exporten väljas som Datakälla; Dokumenterat underlag, som gäller 2020-11-13, visas fortfarande först.",
        ),
        ("2020-11-13", "Då visas exporten först, på alla sidor."),
    ],
)
def test_which_export_is_shown_first_is_said_before_it_is_handed_over(day: str, said: str) -> None:
    at = hand_in(("ny.csv", NEW_YEAR))
    set_to(at, "radio", "Filens uppgifter", False)
    set_to(at, "text_input", "Vem som har uppgifterna (en roll eller organisation, ingen person)", "Kansliet")
    assert said in set_to(at, "text_input", "Uppgifterna gäller per", day).notes


def test_the_export_is_kept_for_download_while_it_is_previewed_and_no_longer() -> None:
    at = hand_in(("ny.csv", NEW_YEAR))
    set_to(at, "text_input", "Vem som har uppgifterna (en roll eller organisation, ingen person)", "Kansliet")
    press(at, "Se hela instrumentpanelen med exporten")
    turn_to(at, "intake")
    screen, day = Screen(at), f"{today()}"
    said = f"Du förhandsvisar Inlämnad export, uppgifter per {day}. Filen som du lämnade in är inte kvar."
    assert said in screen.notes
    assert "Ladda ned exporten som mapp (ZIP)" in [button.label for button in at.download_button]
    with ZipFile(io.BytesIO(at.session_state[PREVIEWED_FOLDER])) as folder:
        assert b"Staffanstorp;Startpaket;2019;ja" in folder.read(f"{day}-inlamnad-export/participation.csv")
    ended = press(at, "Sluta förhandsvisa")
    assert said not in ended.notes
    assert at.session_state[PREVIEWED_FOLDER] is None


def test_an_export_that_is_handed_in_again_while_it_is_previewed_keeps_its_name() -> None:
    at = hand_in(("ny.csv", NEW_YEAR))
    for _ in range(2):
        press(at, "Se hela instrumentpanelen med exporten")
        assert at.session_state[PREVIEW].record.label.folder == f"{today()}-inlamnad-export"
        turn_to(at, "intake")
        at.file_uploader[0].set_value([("ny.csv", NEW_YEAR.encode(), "text/csv")]).run()


def test_a_previewed_export_whose_producer_is_unsaid_is_not_offered() -> None:
    at = hand_in(("ny.csv", NEW_YEAR))
    press(at, "Se hela instrumentpanelen med exporten")
    turn_to(at, "intake")
    assert "Lämna in den igen, och skriv vem som har uppgifterna, för att ladda ned exporten." in Screen(at).notes
    assert "Ladda ned exporten som mapp (ZIP)" not in [button.label for button in at.download_button]


@pytest.mark.parametrize("query", [{}, {"per": "2021-01-01"}, {"sprak": "en", "ar": "2019"}])
def test_the_whole_dashboard_begins_with_its_overview(query: dict[str, str]) -> None:
    at = hand_in(("ny.csv", NEW_YEAR), **query)
    kept = {key: value for key, value in query.items() if key != "per"}
    overview = look("overview", **kept).answer
    next(button for button in at.button if button.key == "begin-preview").click().run()
    assert Screen(at).answer == overview
    screen = Screen(turn_to(at, "overview"))
    assert (screen.answer, len(screen.warning)) == (overview, 1)
    assert dict(at.query_params) == kept | {"data": at.session_state[PREVIEW].record.label.folder}


def test_a_page_that_is_loaded_anew_says_that_the_preview_is_gone_until_another_is_opened() -> None:
    gone = "Exporten i adressen finns inte här, så den vanliga visas."
    at = open_page("map", data=f"{today()}-inlamnad-export")
    assert gone in Screen(at)._of_class("known")
    assert gone in set_to(at, "pills", "År", ["2018"])._of_class("known")
    assert gone not in Screen(turn_to(at, "goal"))._of_class("known")
    assert gone not in look("map", data="demo")._of_class("known")


def test_a_preview_says_who_sees_it_and_its_address_that_others_see_something_else() -> None:
    others = "För andra visar adressen det som är publicerat, inte förhandsvisningen."
    assert others not in look("map").html
    at = hand_in(("ny.csv", NEW_YEAR))
    press(at, "Se hela instrumentpanelen med exporten")
    screen = Screen(turn_to(at, "map"))
    assert others in screen.notes


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2999-01-01", "Dagen har inte varit än. Rätta den, så visas vad exporten skulle ändra."),
        ("i mars", "Skriv datumet som 2021-04-05, så visas vad exporten skulle ändra."),
    ],
)
def test_a_day_that_cannot_be_is_warned_of_under_its_field(day: str, said: str) -> None:
    at = hand_in(("ny.csv", NEW_YEAR))
    screen = set_to(at, "text_input", "Uppgifterna gäller per", day)
    assert (screen.warning, screen.verdict) == ([said], "")
    field = next(n for n, element in enumerate(screen.elements) if getattr(element, "label", "") == "Uppgifterna gäller per")
    assert 'class="warning"' in screen.elements[field + 1].proto.body


def test_a_list_is_taken_for_complete_only_when_somebody_says_so() -> None:
    at = hand_in(("ny.csv", NEW_YEAR), ar="2019")

    def unknown(screen: Screen) -> int:
        rows = screen.tables["Varje nyckeltal före och efter, med skillnaden"].set_index("Nyckeltal")
        return int(rows.loc["Okända eller motstridiga uppgifter"].iloc[1])

    before = unknown(Screen(at))
    label = "Listor som är kompletta: en kommun som saknas där har inte deltagit"
    assert unknown(set_to(at, "multiselect", label, [("startpaket", 2019)])) == before - 32


def test_the_lists_that_may_be_complete_stand_in_the_order_of_the_programme_and_its_years() -> None:
    rows = "Lund;Folkpaket;2020\nLund;Startpaket;2019\nLund;Folkpaket;\nLund;Startpaket;2018\n"
    at = hand_in(("ny.csv", f"Kommun;Erbjudande;År\n{rows}"))
    label = "Listor som är kompletta: en kommun som saknas där har inte deltagit"
    (choice,) = (box for box in at.multiselect if box.label == label)
    assert choice.options == ["Startpaket 2018", "Startpaket 2019", "Folkpaket hela perioden", "Folkpaket 2020"]


def test_a_column_that_is_not_understood_can_be_said_to_mean_something() -> None:
    at = hand_in(("ort.csv", "Ort;Paket;Ar\nLund;Startpaket;2019\n"))
    assert Screen(at).answer == "ort.csv kan inte läsas."
    assert "Kolumnen har namn på kommuner, men dess namn säger inte att raderna gäller dem." in Screen(at).warning[0]
    (choice,) = (box for box in at.selectbox if box.label == "Ort")
    after = Screen(choice.set_value("municipality").run())
    assert after.verdict == "Sedan 2020-11-13: fler bekräftade erbjudanden för Lund."


def test_a_title_that_may_turn_the_rows_is_asked_about_and_what_is_chosen_stays() -> None:
    at = hand_in(("lista.csv", f"Avbokade är borttagna\n{NEW_YEAR}"))
    assert "Utanför tabellen står ”Avbokade”, så raderna gäller kanske inte deltagande." in Screen(at).warning[0]
    (choice,) = (box for box in at.selectbox if box.label == "Avbokade är borttagna")
    assert Screen(choice.set_value("ignore").run()).answer == "Alla 2 ifyllda rader är lästa."
    assert Screen(at.run()).answer == "Alla 2 ifyllda rader är lästa."


def test_an_unknown_name_is_counted_when_it_is_confirmed_and_no_longer_when_that_is_taken_back() -> None:
    at = hand_in(("logg.csv", LOG))
    (choice,) = (radio for radio in at.radio if radio.label.startswith("Lundd"))
    assert choice.options == ["Lund", "inte bekräftat"]
    choice.set_value(("Lundd", "Lund")).run()
    assert Screen(at).answer == "Alla 3 ifyllda rader är lästa."
    assert "Bekräftat av dig: Lundd är Lund (antal rader: 1)." in Screen(at).notes
    (choice,) = (radio for radio in at.radio if radio.label.startswith("Lundd"))
    choice.set_value(("", "")).run()
    assert Screen(at).answer == "1 av 3 ifyllda rader behöver rättas; de andra är lästa."


def test_a_list_of_one_offering_is_asked_which_and_which_year() -> None:
    at = hand_in(("lista.csv", "Kommun\nStaffanstorp\n"))
    assert Screen(at).answer == "Välj vilket erbjudande lista.csv gäller."
    set_to(at, "selectbox", r"Vilket erbjudande lista\.csv gäller", "folkpaket")
    set_to(at, "selectbox", r"Vilket år lista\.csv gäller", 2020)
    screen = Screen(at.run())
    assert screen.answer == "Den ifyllda raden är läst."
    assert screen.verdict == "Sedan 2020-11-13: fler bekräftade erbjudanden för Staffanstorp."


def test_a_slip_in_a_columns_name_is_confirmed_by_a_button() -> None:
    at = hand_in(("fel.csv", "Kommun;Erbjudnade;År\nLund;Startpaket;2019\n"))
    assert "Kanske är erbjudande menat." in Screen(at).warning[0]
    assert press(at, "Läs kolumnen Erbjudnade som erbjudande").answer == "Den ifyllda raden är läst."


def test_what_may_say_the_opposite_has_no_such_button() -> None:
    at = hand_in(("nej.csv", "Kommun;Erbjudande;År;Tackat nej\nLund;Startpaket;2019;2019-01-01\n"))
    assert Screen(at).answer == "nej.csv kan inte läsas."
    assert not [button.label for button in at.button if button.label.startswith("Läs ")]


def test_an_abbreviated_offering_is_asked_about() -> None:
    at = hand_in(("kort.csv", "Kommun;Erbjudande;År\nLund;Ref.grupp;2019\n"))
    (choice,) = (radio for radio in at.radio if radio.label.startswith("Ref"))
    assert choice.options == ["Referensgrupp", "inte bekräftat"]


def test_a_source_in_its_own_words_is_told_and_another_keeps_its_own() -> None:
    rows = "Lund;Startpaket;2019;ja;deltagarlista\nMalmö;Startpaket;2019;ja;regionskane-2020-11-13\n"
    screen = Screen(hand_in(("svar.csv", f"Kommun;Erbjudande;År;Svar;Källa\n{rows}")))
    assert screen.answer == "Alla 2 ifyllda rader är lästa."
    told = (
        "Källan står med egna ord i kolumnen Källa (antal rader: 1). "
        "Orden sparas inte; raderna får den källa som anges för hela filen."
    )
    assert told in screen.notes
    assert "Egna ord för källan: deltagarlista." in screen.notes
    assert screen.tables["Varje kolumn, och vad den är läst som"]["Läst som"].tolist()[-1] == "källa"


def test_only_sources_of_participation_that_are_not_made_up_are_offered() -> None:
    at = hand_in(("ny.csv", NEW_YEAR))
    (choice,) = (box for box in at.selectbox if box.label == "Varifrån uppgifterna kommer")
    assert [name.partition(":")[0] for name in choice.options] == ["Region Skåne"]


def test_a_fault_of_the_export_names_the_field_and_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_faults, "latest_day", lambda: today() - timedelta(days=1))
    notes = Screen(hand_in(("ny.csv", NEW_YEAR))).notes
    assert any(one.startswith(f"Uppgifterna gäller per, {today()}: Dagen har inte kommit än.") for one in notes)
    assert "export.toml" not in "".join(notes)


def test_a_day_in_words_is_not_cut() -> None:
    at = hand_in(("ny.csv", NEW_YEAR))
    (field,) = (one for one in at.text_input if one.label == "Uppgifterna gäller per")
    assert field.proto.max_chars >= len("24 september 2021")


def test_in_english() -> None:
    screen = Screen(hand_in(("logg.csv", LOG), sprak="en"))
    assert screen.answer == "1 of 3 filled-in rows needs mending; the others are read."
    assert "Columns about persons are not read, and not stored: Namn, E-post." in screen.notes


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("Vad exporten ska heta", "Våren 850101–1234"),
        ("Vem som har uppgifterna (en roll eller organisation, ingen person)", "anna@example.se"),
    ],
)
def test_an_export_that_names_a_person_is_not_proposed(field: str, said: str) -> None:
    at = hand_in(("a.csv", "Kommun;Erbjudande;År;Deltar\nLund;Startpaket;2019;ja\n"))
    set_to(at, "text_input", field, said)
    screen = Screen(at)
    assert any("Skriv en roll eller organisation, ingen person." in one for one in screen._of_class("warning"))
    assert [button.label for button in at.download_button] == []


def test_what_is_added_to_an_export_is_not_older_than_it() -> None:
    screen = set_to(hand_in(("ny.csv", NEW_YEAR)), "text_input", "Uppgifterna gäller per", "2020-11-12")
    assert "Filens uppgifter läggs till Dokumenterat underlag, som gäller" in screen.html
