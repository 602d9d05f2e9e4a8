"""Words from data are shown as they are, in tables and lists that a screen reader understands."""

import re
from xml.etree import ElementTree

from src.app.markup import escape_markdown, finding, html_table, key_figure_list, links, paragraphs
from src.wording.marks import Mark

NASTY = "<script>alert(\"1\")</script> & 'x'"


def test_each_sentence_is_a_paragraph_of_its_kind() -> None:
    assert paragraphs("note", ["En.", "Två."]) == '<p class="note">En.</p><p class="note">Två.</p>'
    assert paragraphs("note", []) == ""


def test_words_from_data_are_escaped() -> None:
    for markup in (
        paragraphs("note", [NASTY]),
        key_figure_list([(NASTY, NASTY, NASTY)]),
        html_table(NASTY, [NASTY, "b"], [[NASTY, NASTY]], [False, True]),
    ):
        assert "<script" not in markup
        assert NASTY in "".join(ElementTree.fromstring(f"<div>{markup}</div>").itertext())


def test_a_key_figure_has_label_value_and_meaning_and_a_long_value_has_smaller_type() -> None:
    shown = [("Målet", "32 av 33", "kommuner"), ("Grupp", "en längre text", "B4")]
    (first, second) = ElementTree.fromstring(key_figure_list(shown))
    assert [cell.text for cell in first] == ["Målet", "32 av 33", "kommuner"]
    assert (first[1].get("class"), second[1].get("class")) == ("value", "value words")


def test_a_table_has_a_caption_column_headers_and_a_header_for_each_row() -> None:
    ((caption, head, body),) = ElementTree.fromstring(
        html_table("Per år", ["År", "Nya"], [["2018", "11"], ["2019", "9"]], [False, True])
    )
    assert caption.text == "Per år"
    assert [(cell.tag, cell.get("scope"), cell.text) for cell in head[0]] == [("th", "col", "År"), ("th", "col", "Nya")]
    assert [[(cell.tag, cell.text) for cell in row] for row in body] == [
        [("th", "2018"), ("td", "11")],
        [("th", "2019"), ("td", "9")],
    ]
    assert body[0][0].get("scope") == "row"
    # Numbers stand to the right under their header, and each cell knows its header.
    assert [cell.get("class") for cell in (*head[0], *body[0])] == [None, "number", None, "number"]
    assert [cell.get("data-label") for cell in body[0]] == ["År", "Nya"]
    ((_, head, body),) = ElementTree.fromstring(html_table("Per år", ["År"], [], [False]))
    assert (len(head[0]), len(body)) == (1, 0)


def test_a_name_in_markdown_is_shown_as_it_is() -> None:
    assert escape_markdown("*Å*_[x](y) #1 a.b $x$") == r"\*Å\*\_\[x\]\(y\) \#1 a\.b \$x\$"
    assert escape_markdown("Östra Göinge") == "Östra Göinge"


def test_a_date_and_years_are_kept_on_one_line_but_not_a_path() -> None:
    html = html_table("Källor", ["Källa", "2018–2020"], [["exports/2024-12-31/a.csv", "Brevet, 2024-12-31"]], [False, False])
    assert 'Brevet, <span class="whole">2024-12-31</span>' in html
    assert '<span class="whole">2018–2020</span></th>' in html
    assert ">exports/2024-12-31/a.csv<" in html


def test_no_line_of_a_finding_ends_in_a_number_and_a_date_is_kept_whole() -> None:
    said = finding("Källor", "Digitalt", "Sedan 2020-11-13: 4 av 9 <b> stämmer, 2 avviker 2018–2020.").partition("<h1")[2]
    assert re.findall(r'<span class="whole">(.*?)</span>', said) == ["2020-11-13", "4 av", "9", "2 avviker", "2018–2020"]


def test_a_key_figure_links_to_its_records_and_screen_readers_say_the_full_text_of_each_link() -> None:
    marks = [
        Mark("uppgifterna", "./uppgifter?uppgift=mal&ar=2020", "Uppgifterna bakom talet"),
        Mark("okänt", "./u#o", "Något okänt"),
    ]
    (first, second) = ElementTree.fromstring(key_figure_list([("Målet", "32", "kommuner"), ("Nådda", "3", "")], [marks]))
    value, beside = first.iter("a")
    assert (value.text, value.get("href"), value.get("target")) == ("32", "./uppgifter?uppgift=mal&ar=2020", "_self")
    assert value.get("aria-label") == "32. Uppgifterna bakom talet"
    assert (beside.text, beside.get("href"), beside.get("aria-label")) == ("okänt", "./u#o", "Något okänt")
    assert not list(second.iter("a"))


def test_a_line_can_have_links_and_an_id_that_links_lead_to() -> None:
    lines, ways = [["2018", "11", "x"], ["2019", "9", "y"]], [["./a", "", "./c"]]
    markup = html_table("Per år", ["År", "Nya", "Var"], lines, [False, True, False], addresses=ways, places=["", "rad"])
    ((_, _, body),) = ElementTree.fromstring(markup)
    assert [(link.get("href"), link.text) for link in body.iter("a")] == [("./a", "2018"), ("./c", "x")]
    assert [(row.get("id"), row.get("tabindex")) for row in body] == [(None, None), ("rad", "-1")]


def test_a_table_that_can_be_sorted_has_a_button_in_each_header() -> None:
    ((_, head, _),) = ElementTree.fromstring(html_table("Per år", ["År", "<Nya>"], [["2018", "11"]], [False, True], sortable=True))
    assert [(button.text, button.get("type")) for button in head.iter("button")] == [("År", "button"), ("<Nya>", "button")]
    assert [len(cell) for cell in head[0]] == [1, 1]
    assert "<button" not in html_table("Per år", ["År"], [["2018"]], [False])


def test_a_long_table_stands_in_a_named_box_that_the_keyboard_reaches_and_breaks_only_wide_columns() -> None:
    lines = [["Åstorp", "Pendlingskommun nära större stad"], ["Lund", "stad"]]
    box = ElementTree.fromstring(html_table("Alla & en", ["Kommun", "Grupp"], lines, [False, False], long=True))
    assert (box.tag, box.get("role"), box.get("tabindex"), box.get("aria-label")) == ("div", "region", "0", "Alla & en")
    assert [cell.get("class") for row in box.iter("tr") for cell in row] == [None, "wide"] * 3
    assert [cell.get("data-label") for cell in box.iter("td")] == ["Grupp", "Grupp"]


def test_the_tab_key_stops_once_in_a_long_table_and_once_in_each_line_of_a_shorter_one() -> None:
    lines, ways = [["Lund", "ja"], ["Malmö", "nej"]], [["./a", "./b"], ["./c", "./d"]]
    for long, stops in ((True, ["./a"]), (False, ["./a", "./c"])):
        table = ElementTree.fromstring(html_table("Var", ["Kommun", "Med"], lines, [False, False], addresses=ways, long=long))
        assert [link.get("href") for link in table.iter("a") if link.get("tabindex") is None] == stops


def test_names_in_a_cell_are_links_as_whole_words_and_the_tab_key_stops_at_the_first() -> None:
    lines, named = [["2019", "Lund och Lunds by, <Å>"], ["2020", "ingen"]], [[{}, {"Lund": "./l?a=1&b=2", "<Å>": "./å"}], [{}, {}]]
    ((_, _, body),) = ElementTree.fromstring(html_table("Nya", ["År", "Vilka"], lines, [False, False], named=named))
    assert [(link.text, link.get("href"), link.get("tabindex")) for link in body.iter("a")] == [
        ("Lund", "./l?a=1&b=2", None),
        ("<Å>", "./å", "-1"),
    ]
    assert ["".join(cell.itertext()) for row in body for cell in row] == ["2019", "Lund och Lunds by, <Å>", "2020", "ingen"]


def test_an_address_is_escaped() -> None:
    (link,) = ElementTree.fromstring(f"<p>{links([Mark('x', NASTY, NASTY)])}</p>")
    assert (link.get("href"), link.get("aria-label")) == (NASTY, NASTY)
