"""Someone searches in the open post, and copies from it, as if it had never been wrapped."""

from blogtui.layout.find import Piece, find
from blogtui.layout.lines import HYPHEN, Line, Span
from blogtui.layout.taken import taken


def line(text: str, ends: str = "\n") -> Line:
    return Line((Span(text),), ends=ends)


LINES = [line("Havet ligger", " "), line("stilla i upphand-", HYPHEN), line("lingens tid."), line("Havet")]


def test_words_are_found_in_any_case_and_in_their_order() -> None:
    assert find(LINES, "havet") == [(Piece(0, 0, 5),), (Piece(3, 0, 5),)]


def test_words_that_wrapping_parted_are_found_whole() -> None:
    assert find(LINES, "ligger stilla") == [(Piece(0, 6, 12), Piece(1, 0, 6))]
    assert find(LINES, "upphandlingens") == [(Piece(1, 9, 16), Piece(2, 0, 7))]


def test_words_of_two_paragraphs_are_no_hit() -> None:
    assert find(LINES, "tid. Havet") == []


def test_l1_a_letter_with_a_ring_is_another_letter() -> None:
    assert find([line("får far")], "far") == [(Piece(0, 4, 7),)]


def test_l2_two_letters_that_a_search_found_are_marked_at_a_words_beginning_alone() -> None:
    assert find([line("där är ärlig")], "är", begins=True) == [(Piece(0, 4, 6),), (Piece(0, 7, 9),)]


def test_a_letter_that_grows_in_small_letters_moves_nothing() -> None:
    assert find([line("İstanbul havet")], "havet") == [(Piece(0, 9, 14),)]


def test_words_of_a_quotation_are_found_and_copied_without_its_bar() -> None:
    bar = Span("▌ ", "marker")
    quote = [Line((bar, Span("havet är")), ends=" "), Line((bar, Span("stilla nu")))]
    assert find(quote, "är stilla") == [(Piece(0, 8, 10), Piece(1, 2, 8))]
    assert find(quote, "är") == [(Piece(0, 8, 10),)]
    assert taken(quote, (0, 2), (1, 8)) == "havet är stilla"


def test_nothing_is_found_for_nothing() -> None:
    assert find(LINES, "  ") == []


def test_l8_what_is_copied_has_neither_wrapping_nor_hyphens() -> None:
    assert taken(LINES, (0, 0), (2, 12)) == "Havet ligger stilla i upphandlingens tid."


def test_paragraphs_that_are_copied_stand_on_lines_of_their_own() -> None:
    assert taken(LINES, (2, 8), (3, 5)) == "tid.\nHavet"


def test_a_selection_goes_by_cells_not_by_characters() -> None:
    assert taken([line("漢字かな")], (0, 2), (0, 6)) == "字か"


def test_a_selection_beyond_the_end_takes_what_there_is() -> None:
    assert taken(LINES, (3, 0), (9, 3)) == "Havet\n"
