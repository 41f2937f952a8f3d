"""What a search shows of a text: the passage that holds most of what was searched for, and where in it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from blogtui.model.excerpt import Excerpt, excerpt, hits

FILLER = "Här står annat som ingen frågade efter. " * 6


def marked(text: str, *words: str) -> list[str]:
    return [text[start:end] for start, end, _word in hits(text, words)]


def of(found: Excerpt) -> list[str]:
    return [found.text[start:end] for start, end in found.hits]


def test_l1_a_hit_is_marked_with_its_own_letters() -> None:
    assert marked("Får i hagen, far i båten", "får") == ["Får"]
    assert marked("Får i hagen, far i båten", "far") == ["far"]


def test_l1_a_word_without_accents_marks_the_accented_where_it_does_not_occur_itself() -> None:
    assert marked("Får i hagen", "far") == ["Får"]
    assert marked("Idén om ett café", "cafe", "ide") == ["Idé", "café"]


def test_l1_a_decomposed_text_and_query_are_one() -> None:
    loose = unicodedata.normalize("NFD", "får")
    assert marked("Mina får betar", loose) == ["får"]
    assert of(excerpt(unicodedata.normalize("NFD", "Mina får betar"), ["får"], 80)) == ["får"]


def test_l2_a_word_inside_a_word_is_marked() -> None:
    assert marked("Upphandlingsmyndigheten svarar", "myndighet") == ["myndighet"]


def test_l2_two_letters_are_marked_at_a_words_beginning_alone_as_they_are_searched_for() -> None:
    assert marked("Där äter man ål, sa målaren", "ål", "är") == ["ål"]
    assert marked("Ärligt talat är det där bra", "är") == ["Är", "är"]


def test_a_phrase_is_marked_over_the_end_of_a_line() -> None:
    assert of(excerpt("Dialog\n  och innovation", ["dialog och"], 80)) == ["Dialog och"]


def test_the_passage_with_most_of_the_words_is_shown() -> None:
    text = f"Avtal först. {FILLER}Sedan ett avtal om hållbar upphandling. {FILLER}"
    found = excerpt(text, ["avtal", "upphandling", "hållbar"], 70)
    assert of(found) == ["avtal", "hållbar", "upphandling"]
    assert found.text[0] == found.text[-1] == "…"
    assert len(found.text) <= 70


def test_words_are_not_cut_where_a_space_is_near() -> None:
    found = excerpt(f"{FILLER}Ett avtal till. {FILLER}", ["avtal"], 60)
    whole = set(FILLER.split()) | {"Ett", "avtal", "till."}
    assert set(found.text.strip("…").split()) <= whole


def test_without_a_hit_a_text_is_shown_from_its_beginning() -> None:
    assert excerpt("Kort.", ["saknas"], 40) == ("Kort.", ())
    found = excerpt(FILLER, ["saknas"], 30)
    assert (found.text[:8], found.hits) == ("Här står", ())


@given(
    st.text(st.sampled_from("aåAÅeé İßﬁ\n\u0301ab"), max_size=200),
    st.lists(st.text(st.sampled_from("aåeé i\u0301b"), max_size=4), max_size=4),
    st.integers(1, 60),
)
def test_any_text_and_any_words_give_a_passage_that_fits(text: str, words: list[str], width: int) -> None:
    found = excerpt(text, words, width)
    assert len(found.text) <= max(width, 1) + 1
    last = 0
    for start, end in found.hits:
        assert last <= start < end <= len(found.text)
        last = end
