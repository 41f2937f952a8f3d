"""Whatever leads somewhere in an article gets a letter, where it is seen, without moving a word."""

import pytest
from rich.style import Style

from blogtui.layout.lines import Line, Span
from blogtui.ui.cells import cell_len
from blogtui.ui.overlay import covered, restyled
from blogtui.ui.targets import Target, labels, spots_in, target_at

A, B = "https://a.example/", "https://b.example/"
PLAIN, LOUD = Style(), Style(bold=True)
LINES = [
    Line((Span("Se "), Span("havet", href=A), Span(" och "), Span("not 1", anchor="fn1"))),
    Line((Span("mer om "), Span("havet", href=A), Span(" av "), Span("EU", title="Europeiska unionen"))),
    Line((Span("Inköp", "category"), Span(" · 3 min", "meta"))),
    Line((Span("vidare", href=B),)),
]


def test_each_target_in_view_is_named_once_where_it_is_first_seen() -> None:
    assert [(spot.target.kind, spot.target.value, spot.line, spot.start) for spot in spots_in(LINES, 0, 3)] == [
        ("link", A, 0, 3),
        ("place", "fn1", 0, 13),
        ("title", "EU: Europeiska unionen", 1, 16),
        ("category", "Inköp", 2, 0),
    ]


def test_what_is_not_in_view_is_not_named() -> None:
    assert [spot.target for spot in spots_in(LINES, 3, 99)] == [Target("link", B)]


def test_a_click_finds_what_stands_under_it() -> None:
    assert target_at(LINES[0], 0, 3) == Target("link", A)
    assert target_at(LINES[0], 0, 0) is None
    assert target_at(LINES[2], 2, 4) == Target("category", "Inköp")
    assert target_at(LINES[2], 2, 40) is None


def test_no_label_begins_another_however_many_there_are() -> None:
    for count in (1, 26, 27, 300):
        named = list(labels(count))[:count]
        assert len(set(named)) == count
        assert len({len(label) for label in named}) == 1


@pytest.mark.parametrize(
    ("text", "start", "label", "shown"),
    [
        ("Se havet här", 3, "a", "Se aavet här"),
        ("漢字です", 0, "s", "s 字です"),
        ("x", 0, "as", "as"),
        ("", 0, "a", "a"),
    ],
)
def test_a_letter_covers_as_many_cells_as_it_takes(text: str, start: int, label: str, shown: str) -> None:
    made = covered([(text, PLAIN)], start, label, LOUD)
    assert "".join(part for part, _style in made) == shown
    assert cell_len(shown) >= cell_len(text)


def test_a_letter_covers_the_end_of_one_run_and_the_start_of_the_next() -> None:
    made = covered([("ab", PLAIN), ("cd", PLAIN)], 1, "as", LOUD)
    assert made == [("a", PLAIN), ("as", LOUD), ("d", PLAIN)]


def test_a_hit_is_marked_across_runs_and_nothing_else_is() -> None:
    made = restyled([("havet ", PLAIN), ("ligger", PLAIN), (" still", PLAIN)], 3, 8, LOUD)
    assert made == [("hav", PLAIN), ("et ", LOUD), ("li", LOUD), ("gger", PLAIN), (" still", PLAIN)]
