"""What a search finds and in which order, in Swedish above all (L1, L2), while words are learnt bit by bit."""

import os
import signal
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogtui.decide import decide
from blogtui.library import Library
from blogtui.model.post import Blog, ParsedFeed
from blogtui.model.rows import PageText, Query
from blogtui.parse.query import parse_query
from blogtui.refresh import words_of_stored
from blogtui.store import search_index, writing
from blogtui.store.text_match import Wanted, ranked, text_condition
from shelf import START, fill, post

LIKELY = st.text(st.sampled_from("\"*():^-+{}_%'\\ aåö_NEAR AND OR NOT title:$"), max_size=20)


def told(number: int, title: str = "", text: str = "", **fields: object) -> object:
    """A post with a title and a text and nothing else to be found by."""
    told: dict[str, object] = {"title": title, "text": text, "body": f"<p>{text}</p>", "categories": ()}
    return post(number, **(told | fields))


def learn(library: Library) -> None:
    while library.index_step(1):
        pass


def library_of(*posts: object) -> Library:
    library = Library.in_memory()
    fill(library, list(posts))  # type: ignore[arg-type]
    learn(library)
    return library


def best(library: Library, words: str, *, phrase: bool = False) -> list[str]:
    """The ids the posts were made with, the best first."""
    wanted = [Wanted(part, phrase) for part in ([words] if phrase else words.split() or [words])]
    ids = list(ranked(library.db, wanted))
    names = dict(library.db.all("SELECT id, guid FROM post"))
    found = set(names)
    for one in wanted:
        condition, values = text_condition(library.db, *one)
        found &= {id_ for (id_,) in library.db.all(f"SELECT id FROM post WHERE {condition}", values)}
    if any(letter.isalnum() for letter in words):
        assert sorted(ids) == sorted(found), "a filter finds what a search finds"
    return [names[id_].removeprefix("post-") for id_ in ids]


def test_l1_letters_with_rings_and_dots_are_letters_of_their_own() -> None:
    library = library_of(told(1, text="Vi klipper får i dag"), told(2, text="Min far är här"))
    assert best(library, "får") == ["1"]
    assert best(library, "FÅR") == ["1"]


def test_l1_without_accents_the_accented_come_after_the_exact() -> None:
    library = library_of(
        told(1, title="Får"), told(2, text="Min far är här"), told(3, text="Hos farmor"), told(4, text="Ett nyfår")
    )
    assert best(library, "far") == ["2", "3", "1", "4"]


@pytest.mark.parametrize(("asked", "written"), [("al", "ål"), ("o", "ö"), ("cafe", "café"), ("smorgas", "smörgås")])
def test_l1_every_word_is_found_without_its_accents(asked: str, written: str) -> None:
    library = library_of(told(1, text=f"Här finns {written} att se"), told(2, text="Inget"))
    assert best(library, asked) == ["1"]
    assert best(library, f"finns {asked} att", phrase=True) == ["1"]


def test_l1_decomposed_queries_and_texts_are_one_with_composed() -> None:
    library = library_of(told(1, text="Vi klipper får"))
    assert best(library, unicodedata.normalize("NFD", "får")) == ["1"]


def test_l2_a_word_is_found_inside_a_word() -> None:
    library = library_of(
        told(1, text="Hos upphandlingsmyndigheten"), told(2, text="En myndighet"), told(3, text="Alla myndigheter")
    )
    assert best(library, "myndighet") == ["2", "3", "1"]
    assert best(library, "upphandlingsmyndigheten") == ["1"]
    assert best(library, "handlings dighet") == ["1"]


def test_l2_words_of_two_letters_are_found() -> None:
    library = library_of(told(1, text="Rökt ål på bryggan"), told(2, text="Kålsoppa"), told(3, text="Många ålar"))
    assert best(library, "ål") == ["1", "3"]


def test_a_title_counts_for_more_than_a_category_and_that_for_more_than_the_text() -> None:
    library = library_of(
        told(1, text="om vatten"),
        told(2, categories=("Vatten",)),
        told(5, title="Grundvattnet och vattendragen"),
        told(4, title="Vatten"),
        told(3, title="Vatten"),
    )
    assert best(library, "vatten") == ["3", "4", "5", "2", "1"]


def test_of_equal_hits_the_newest_is_first_also_past_a_page() -> None:
    library = library_of(*(told(number, text="lika ord", url=None) for number in range(700)))
    assert best(library, "ord") == [str(number) for number in range(700)]


def test_more_titles_than_are_weighed_at_once_are_all_found() -> None:
    posts = [told(number, title="Samma ord" if number % 2 else "Ordning", url=None) for number in range(600)]
    found = best(library_of(*posts), "ord")
    assert [int(name) % 2 for name in found] == [1] * 300 + [0] * 300


def test_every_word_must_occur_and_a_phrase_in_its_order() -> None:
    library = library_of(told(1, title="Dialog", text="och innovation"), told(2, text="innovation och dialog"))
    assert best(library, "dialog innovation") == ["1", "2"]
    assert best(library, "innovation och dialog", phrase=True) == ["2"]
    assert best(library, "c++ dialog") == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [('"spring rai"*', "31"), ('"spring rain"', "1"), ("spring-rai", "31"), ("spring-ra", "31"), ('"var reg"*', "5")],
)
def test_words_side_by_side_end_with_a_whole_word_or_with_a_beginning(typed: str, found: str) -> None:
    library = library_of(
        told(1, text="in spring rain falls"),
        told(2, text="rain then spring"),
        told(3, title="Spring rains"),
        told(4, text="spring brings rain"),
        told(5, text="vår regnar bort"),
    )
    rows = library.posts(Query(where=parse_query(typed).expression, sort="best"))
    assert [row.url.rsplit("/", 1)[1] for row in rows if row.url] == list(found)


def test_l1_words_side_by_side_are_found_without_their_accents_however_many_words_begin_as_the_last() -> None:
    others = [told(number, text=f"var regn{chr(97 + number)}") for number in range(26)]
    others += [told(30 + number, text=f"var reg{chr(97 + number)}") for number in range(13)]
    library = library_of(told(99, text="vår regnar bort"), *others)
    assert best(library, "var-reg")[-1] == "99"


def test_a_search_in_one_column_finds_nothing_in_the_others() -> None:
    library = library_of(told(1, title="Myndigheten"), told(2, text="myndigheten"), told(3, categories=("Myndighet",)))
    for column, found in (("title", [1]), ("text", [2]), ("labels", [3])):
        assert list(ranked(library.db, [Wanted("myndighet", column=column)])) == _ids(library, found)
        condition, values = text_condition(library.db, "myndighet", False, column)
        assert library.db.all(f"SELECT id FROM post WHERE {condition}", values) == [(n,) for n in _ids(library, found)]


def _ids(library: Library, numbers: list[int]) -> list[int]:
    names = {name: id_ for id_, name in library.db.all("SELECT id, guid FROM post")}
    return [names[f"post-{number}"] for number in numbers]


def test_what_is_no_word_is_looked_for_in_titles_as_it_stands() -> None:
    library = library_of(told(1, title="C++ i dag"), told(2, title="C i dag"), told(3, title="Mer C++"))
    assert best(library, "++") == ["1", "3"]
    assert best(library, " ") == ["1", "2", "3"]


def test_l1_a_title_that_differs_in_accents_comes_before_a_text_that_does() -> None:
    library = library_of(told(1, text="Om får"), told(2, categories=("Får",)), told(3, title="Får"))
    assert best(library, "far") == ["3", "2", "1"]


def test_a_condition_narrows_a_search() -> None:
    library = library_of(*(told(number, text="ord") for number in range(4)))
    (id_,) = _ids(library, [2])
    library.mark([id_], read=True)
    assert list(ranked(library.db, [Wanted("ord")], "post.read = ?", [1])) == [id_]


@pytest.fixture(scope="module")
def some() -> Library:
    return library_of(told(1, title="Får och ål NEAR", text="myndighet c++"), told(2, title="Far out", text="x_y $^"))


@settings(max_examples=300)
@given(words=st.text(max_size=30) | LIKELY, phrase=st.booleans(), column=st.sampled_from(["title", "labels", None]))
def test_s10_any_string_is_a_valid_search(some: Library, words: str, phrase: bool, column: str | None) -> None:
    ids = list(ranked(some.db, [Wanted(words, phrase, column)]))
    assert len(ids) == len(set(ids)) <= 2
    condition, values = text_condition(some.db, words, phrase, column)
    assert some.db.one(f"SELECT count(*) FROM post WHERE {condition}", values)[0] <= 2


@pytest.mark.parametrize("words", ["a b " * 5_000, "å" * 100_000, "far" * 30_000, "++ " * 5_000])
@pytest.mark.parametrize("phrase", [True, False])
def test_s10_a_whole_text_is_a_valid_search(some: Library, words: str, phrase: bool) -> None:
    assert list(ranked(some.db, [Wanted(words, phrase)])) == []
    condition, values = text_condition(some.db, words, phrase)
    assert some.db.one(f"SELECT count(*) FROM post WHERE {condition}", values) == (0,)


def test_an_edit_is_found_by_its_new_words_and_no_longer_by_its_old_ones() -> None:
    library = library_of(told(1, text="Gamla stadsbiblioteket"), told(2, text="Annat"))
    _store(library, told(1, text="Nya badhusparken"))
    assert best(library, "biblio") == []
    learn(library)
    assert best(library, "husparken") == ["1"]


def test_what_a_post_was_found_by_is_never_found_as_another_post() -> None:
    library = library_of(told(1, text="Gamla stadsbiblioteket"))
    _store(library, told(1, text="Nytt"))
    _store(library, told(2, text="Samma minut", published=START - timedelta(days=1)))
    assert best(library, "stadsbiblioteket") == []


def _store(library: Library, *posts: object) -> None:
    feed = ParsedFeed(Blog("B"), posts)  # type: ignore[arg-type]
    known = writing.stored(library.db, 1)
    update = decide(known, feed, 1_772_600_000, lambda id_: words_of_stored(library.db, id_))
    writing.apply(library.db, 1, update, 1_772_600_000)


def test_the_words_of_a_page_are_learnt_too() -> None:
    library = library_of(told(1, text="Kort"))
    library.keep_page_text(1, PageText("<p>Ett kallbadhus</p>", "html", None, 1, 0, True))
    learn(library)
    assert best(library, "badhus") == ["1"]


def test_before_its_words_are_learnt_a_post_is_found_by_whole_words_and_long_beginnings() -> None:
    library = Library.in_memory()
    fill(library, [told(1, text="Upphandlingsmyndigheten")])  # type: ignore[list-item]
    assert best(library, "upphandling") == ["1"]
    assert best(library, "myndighet") == []
    assert not library.index_step(5)
    assert best(library, "myndighet") == ["1"]


def test_posts_of_one_minute_have_numbers_of_their_own_in_their_order() -> None:
    library = library_of(*(told(number, text="ord", published=None, url=None) for number in range(30)))
    numbers = [number for (number,) in library.db.all("SELECT search_id FROM post ORDER BY id")]
    assert numbers == list(range(numbers[0], numbers[0] + 30))
    _store(library, *(told(number, text="mer", published=None, url=None) for number in range(30, 40)))
    assert len(best(library, "ord")) == 30


@given(st.lists(st.integers(-(10**14), 10**14), max_size=8))
def test_times_out_of_all_reason_have_numbers_too(times: list[int]) -> None:
    library = Library.in_memory()
    numbers = search_index.numbers(library.db, times)
    assert len(set(numbers)) == len(times)
    assert all(search_index.BEFORE < number < 2**28 for number in numbers)
    library.close()


def many(count: int) -> list[object]:
    return [told(number, text=f"gemensamt stads{number}husparken", url=None) for number in range(count)]


def test_many_posts_are_learnt_from_the_index_and_those_that_come_meanwhile_too(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, many(1_200))  # type: ignore[arg-type]
    assert library.index_step(0), "it is not done at once"
    assert library.db.one("SELECT count(*) FROM learning")[0] == 1
    _store(library, *many(1_201), told(5_000, text="alldaggkåpa"))
    learn(library)
    assert len(best(library, "husparken")) == 80, "no more words than are asked for"
    assert best(library, "ads1200husp") == ["1200"]
    assert best(library, "daggkåpa") == ["5000"]
    library.close()


def test_killed_while_learning_it_learns_the_rest_the_next_time(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, many(1_200))  # type: ignore[arg-type]
    library.close()
    code = (
        "import sys; from blogtui.library import Library\n"
        "library = Library(sys.argv[1])\n"
        "while library.index_step(0):\n"
        "    print('.', flush=True)\n"
        "    sys.stdin.readline()"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(2):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(library_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == ".\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        process.stdin.close()
    library = Library(library_path)
    learn(library)
    assert [best(library, f"ads{number}huspark") for number in (0, 611, 1_199)] == [["0"], ["611"], ["1199"]]
    assert library.db.is_sound()
    library.close()


def test_who_has_nothing_to_learn_waits_for_nobody_who_writes(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, many(3))  # type: ignore[arg-type]
    learn(library)
    other = Library(library_path)
    with other.db.writing():
        assert not library.index_step()
    other.close()
    library.close()


@pytest.fixture
def old(library_path: Path) -> Iterator[Library]:
    """A library of version 6, opened."""
    dump = Path(__file__).parent / "schemas" / "version-6.sql"
    made = sqlite3.connect(library_path)
    made.executescript(dump.read_text(encoding="utf-8"))
    made.close()
    library = Library(library_path)
    yield library
    library.close()


def test_a_library_of_before_is_searched_at_once_with_what_comes_and_taken_over_later(old: Library) -> None:
    fill(old, [told(1, title="The newest words", published=START)])  # type: ignore[list-item]
    assert list(ranked(old.db, [Wanted("words")])) == [3, 2, 1]
    assert list(ranked(old.db, [Wanted("ord")])) == []
    learn(old)
    assert not search_index.has_old(old.db)
    assert list(ranked(old.db, [Wanted("words")])) == [3, 2, 1]
    assert set(ranked(old.db, [Wanted("ord")])) == {1, 2, 3}
    assert old.db.one("SELECT count(*) FROM search_before_idx") == (0,)
    assert old.count(Query(where=parse_query("old ord").expression)) == (1, 0)
