"""Colours that can be told from each other and read, in both schemes and for any number of offerings."""

import re

import pytest

from src.charts.theme import (
    DARK,
    FONT,
    HEADLINE_SIZE,
    LABEL_SIZE,
    LIGHT,
    RAMP,
    SOURCE_SIZE,
    SUBTITLE_SIZE,
    Theme,
    contrast,
    ink_on,
    ramp,
)

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@pytest.mark.parametrize(
    ("offerings", "colours"),
    [
        (4, ("#EEF2F6", "#B9D3E8", "#6FA8D3", "#2F74B0", "#123F6E")),
        (3, ("#EEF2F6", "#A0C5E1", "#4485BC", "#123F6E")),
        (0, ("#EEF2F6",)),
    ],
    ids=["four: the five colours themselves", "three: evenly between the ends", "none"],
)
def test_the_ramp_runs_evenly_through_the_five_colours(offerings: int, colours: tuple[str, ...]) -> None:
    assert ramp(offerings) == colours


@pytest.mark.parametrize("offerings", [1, 2, 5, 8])
def test_any_other_number_has_a_colour_more_than_offerings_and_the_same_two_ends(offerings: int) -> None:
    colours = ramp(offerings)
    assert (len(colours), colours[0], colours[-1]) == (offerings + 1, "#EEF2F6", "#123F6E")


@pytest.mark.parametrize("offerings", range(1, 9))
def test_more_is_darker_in_a_grey_print_too(offerings: int) -> None:
    against_white = [contrast("#FFFFFF", colour) for colour in ramp(offerings)]
    assert against_white == sorted(set(against_white))


@pytest.mark.parametrize("offerings", range(1, 9))
def test_the_number_in_each_class_is_read(offerings: int) -> None:
    assert [colour for colour in ramp(offerings) if contrast(ink_on(colour), colour) < 4.5] == []


def test_numbers_are_dark_on_the_first_three_classes_and_white_on_the_last_two() -> None:
    assert [ink_on(colour) for colour in RAMP] == ["#1B2733", "#1B2733", "#1B2733", "#FFFFFF", "#FFFFFF"]


@BOTH
def test_the_number_in_a_bar_or_a_field_of_the_scheme_is_read(theme: Theme) -> None:
    fills = [theme.new, theme.returning, theme.unknown, theme.shut_out]
    assert [fill for fill in fills if contrast(ink_on(fill), fill) < 4.5] == []


@BOTH
def test_new_and_returning_are_seen_on_their_ground(theme: Theme) -> None:
    assert contrast(theme.new, theme.ground) >= 3
    assert contrast(theme.returning, theme.ground) >= 3


@BOTH
def test_words_are_read_on_their_ground(theme: Theme) -> None:
    assert [word for word in (theme.ink, theme.quiet, theme.accent) if contrast(word, theme.ground) < 4.5] == []


def test_the_accent_is_the_one_warm_colour_of_each_scheme() -> None:
    assert (LIGHT.accent, DARK.accent) == ("#B5470B", "#F08A4B")
    assert (round(contrast(LIGHT.accent, LIGHT.ground), 1), round(contrast(DARK.accent, DARK.ground), 1)) == (5.4, 7.2)


def test_new_and_returning_and_the_ink_are_the_colours_of_the_house() -> None:
    assert (LIGHT.new, LIGHT.returning, LIGHT.ink) == ("#2F74B0", "#7A8794", "#1B2733")
    assert (DARK.ink, DARK.ground) == ("#E8EDF2", "#14181D")


def test_contrast_is_that_of_the_web_guidelines_and_has_no_order() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)  # the guidelines' own lightest grey on white
    assert contrast("#FFFFFF", "#767676") == contrast("#767676", "#FFFFFF")


def test_the_smallest_letters_are_large_enough_to_read_and_the_headline_is_the_largest() -> None:
    assert min(SUBTITLE_SIZE, LABEL_SIZE, SOURCE_SIZE) >= 11
    assert max(SUBTITLE_SIZE, LABEL_SIZE, SOURCE_SIZE) < HEADLINE_SIZE


def test_the_fonts_need_no_quotes_and_end_in_one_that_every_machine_has() -> None:
    names = FONT.split(", ")
    assert all(re.fullmatch(r"[A-Za-z -]+", name) for name in names)
    assert names[-1] == "sans-serif"
