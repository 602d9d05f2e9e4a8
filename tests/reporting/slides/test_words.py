"""Words on slides: what fits, and what goes on."""

from src.reporting.slides.words import Box, Passage, fitting, height_of, passages, shortened_to, slides_of

BOX = Box(0, 0, 4, 1)
LONG = passages("Byarna läser mer för varje år som går. " * 30)


def test_each_typed_line_is_a_passage() -> None:
    assert [passage.words for passage in passages("En\n\n två\x0btre ")] == ["En", "två", "tre"]
    assert [passage.words for passage in passages(["En", "", "två"])] == ["En", "två"]


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fitting(passages("Kort"), BOX, (40, 20, 10)) == 40
    assert fitting(passages("Byarna läser mer för varje år som går"), BOX, (40, 20, 10)) == 20
    assert fitting(LONG, BOX, (40, 20, 10)) is None


def test_long_texts_fill_slides_without_losing_a_word() -> None:
    found = slides_of(LONG, BOX, (20, 12))
    assert len(found) > 2
    assert all(height_of(slide, 12, BOX.width) <= BOX.height * 72 for slide in found)
    assert " ".join(passage.words for slide in found for passage in slide) == LONG[0].words


def test_what_fits_is_one_slide() -> None:
    assert slides_of(passages(["En", "två"]), BOX, (20, 12)) == [passages(["En", "två"])]


def test_a_heading_moves_to_the_next_slide_with_its_text() -> None:
    said = (*passages(["En rad"] * 2), Passage("Rubrik", heavy=True), *passages(["En rad"] * 3))
    found = slides_of(said, Box(0, 0, 4, 0.92), (14,))
    assert [slide[0].words for slide in found] == ["En rad", "Rubrik", "En rad"]
    assert len(found[0]) == 2


def test_a_text_that_may_not_go_on_ends_in_three_points() -> None:
    (short,) = shortened_to(LONG, BOX, 12)
    assert short.words.endswith(" …")
    assert height_of([short], 12, BOX.width) <= BOX.height * 72
    assert shortened_to(passages("Kort"), BOX, 12) == passages("Kort")
