"""While a query is typed, the reader is offered how it may go on."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.i18n import set_language
from blogtui.model import query as q
from blogtui.parse.query import parse_query
from blogtui.parse.query_completion import complete
from blogtui.parse.query_words import FIELDS
from test_query import TYPED

NAMES = {
    "category": [("Inköp", 8), ("Dialog och innovation", 4), ("Öppen dialog", 3), ('The "best" of', 1)],
    "author": [("Maj Ek", 7)],
    "blog": [("The example blog", 12)],
    "lang": [("sv", 9), ("en", 3)],
}


def names(field: str) -> Iterable[tuple[str, int]]:
    return NAMES[field]


def offered(typed: str) -> list[str]:
    """What the text becomes for each offer, where `¦` in `typed` is the cursor, else at its end."""
    cursor = typed.index("¦") if "¦" in typed else len(typed)
    text = typed.replace("¦", "")
    return [text[: found.start] + found.text + text[found.end :] for found in complete(text, cursor, names)]


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("cat", ["category:"]),
        ("spring a", ["spring author:", "spring after:"]),
        ("-ti", ["-title:"]),
        ("(is:read OR bl", ["(is:read OR blog:"]),
        ("kat", ["kategori:"]),
        ("spring", []),
        ("category:dia", ['category:"Dialog och innovation"', 'category:"Öppen dialog"']),
        ("category:Ö", ['category:"Öppen dialog"', "category:Inköp"]),
        ('category:"öppen d', ['category:"Öppen dialog"']),
        ("-category:ink¦ is:unread", ["-category:Inköp is:unread"]),
        ("category:best", ['category:"The \\"best\\" of"']),
        ("cat¦:Inköp", ["category:Inköp"]),
        ("is:", ["is:unread", "is:read", "is:starred", "is:changed", "is:half-read"]),
        ("is:re", ["is:read"]),
        ("är:olä", ["är:unread"]),
        ("has:im", ["has:image"]),
        ("lang:s", ["lang:sv"]),
        ("author:ek", ['author:"Maj Ek"']),
        ("newer:", ["newer:1d", "newer:7d", "newer:30d", "newer:1y"]),
        ("after:", []),
        ('"cat', []),
        ("foo:ca", []),
    ],
)
def test_a_query_is_completed(typed: str, becomes: list[str]) -> None:
    assert offered(typed) == becomes


def test_nothing_typed_yet_may_become_any_field() -> None:
    every = [f"{names[0]}:" for names in FIELDS.values()]
    assert offered("") == every
    assert offered("is:read ") == [f"is:read {field}" for field in every]
    assert offered("(") == [f"({field}" for field in every]


def test_in_swedish_swedish_is_offered() -> None:
    set_language("sv")
    assert offered("är:o") == ["är:oläst"]
    assert offered("ka") == ["kategori:"]
    assert offered("")[:2] == ["kategori:", "blogg:"]
    assert offered("newer:1") == ["newer:1d", "newer:1å"]


def test_a_name_is_offered_with_its_posts() -> None:
    assert [found.label for found in complete("category:", 9, names)][:2] == [
        "Inköp (8)", "Dialog och innovation (4)",
    ]  # fmt: skip


@given(typed=TYPED, cursor=st.integers(-2, 60))
def test_any_text_can_be_completed_anywhere(typed: str, cursor: int) -> None:
    for found in complete(typed, cursor, names):
        assert 0 <= found.start <= max(0, cursor)
        assert found.start <= found.end <= len(typed)


@pytest.mark.parametrize("name", [name for name, _count in NAMES["category"]])
def test_a_completed_name_asks_for_it(name: str) -> None:
    (found,) = [found for found in complete("category:", 9, names) if name in found.label]
    assert parse_query("category:" + found.text).expression == q.Category(name)
