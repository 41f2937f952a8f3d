"""The library as the command line and the reader use it."""

from datetime import timedelta
from pathlib import Path

import pytest

from blogtui.library import Library, NotFoundError
from blogtui.model.post import Comments, Enclosure
from blogtui.model.rows import Query
from blogtui.model.subscription import Subscription
from shelf import DIALOG, START, asking, fill, post, stored_library


@pytest.fixture
def library(library_path: Path) -> Library:
    """Twelve posts of one blog."""
    return stored_library(library_path)


def titles(library: Library, **query: object) -> list[str]:
    return [row.title for row in library.posts(Query(**query))]  # type: ignore[arg-type]


def test_a_post_comes_back_as_it_was_stored() -> None:
    library = Library.in_memory()
    published = START.replace(microsecond=0)
    told = post(
        1,
        authors=("Maj Ek", "Åke Öst"),
        categories=("A", "B"),
        published=published,
        image="hero.jpg",
        language="sv",
        comments=Comments(3, "https://e.org/c", "https://e.org/cf", "https://e.org/form"),
        enclosures=(Enclosure("https://e.org/a.mp3", "audio/mpeg", 7), Enclosure("https://e.org/b")),
    )
    fill(library, [told])
    row = library.posts()[0]
    assert (row.title, row.authors, row.categories) == (told.title, told.authors, told.categories)
    assert (row.published, row.image, row.language) == (int(published.timestamp()), "hero.jpg", "sv")
    assert row.enclosures == (("https://e.org/a.mp3", "audio/mpeg", 7), ("https://e.org/b", "", None))
    assert (row.comments, row.comments_url, row.comments_feed, row.comments_form) == (
        3, "https://e.org/c", "https://e.org/cf", "https://e.org/form",
    )  # fmt: skip
    assert library.body(row.id).source == told.body


def test_ids_rows_lines_and_counts_answer_the_same_question(library: Library) -> None:
    library.mark([1, 5], read=True)
    query = Query(categories=("inköp",), unread=True)
    ids = library.post_ids(query)
    assert ids == [row.id for row in library.posts(query)] == [line.id for line in library.lines(query)]
    assert library.count(query) == (len(ids), len(ids))


def test_rows_come_in_the_order_they_are_asked_for_and_missing_ones_are_left_out(library: Library) -> None:
    assert [row.id for row in library.rows([5, 999, 1])] == [5, 1]


def test_a_post_without_a_date_stands_by_its_arrival() -> None:
    library = Library.in_memory()
    fill(library, [post(1, published=None), post(2)])
    assert titles(library) == ["Post number 1", "Post number 2"]
    assert library.posts()[0].published is None


def test_titles_are_sorted_as_swedes_do_l3() -> None:
    library = Library.in_memory()
    for number, title in enumerate(("öl", "Zebra", "Ål", "ananas", "äpple")):
        fill(library, [post(number, title=title)], name=f"Blog {number}")
    assert titles(library, sort="title") == ["ananas", "Zebra", "Ål", "äpple", "öl"]


def test_a_post_is_found_by_the_day_it_shows_wherever_the_reader_sits() -> None:
    from datetime import timezone

    late = START.replace(hour=23, tzinfo=timezone(timedelta(hours=-8)))
    library = Library.in_memory()
    fill(library, [post(1, published=late)])
    midnight = int(START.replace(hour=0, minute=0).timestamp())
    assert titles(library, since=midnight, until=midnight + 86_400) == ["Post number 1"]


def test_a_blog_is_found_by_number_name_part_of_a_name_and_address(library: Library) -> None:
    fill(library, [], name="Another blog")
    for reference in ("2", "another BLOG", "another", "https://another-blog.example.org/feed"):
        assert library.blog(reference).id == 2
    with pytest.raises(NotFoundError, match="Several"):
        library.blog("blog")
    with pytest.raises(NotFoundError, match="no blog"):
        library.blog("nothing like it")


def test_marks_are_undone_step_by_step(library: Library) -> None:
    library.mark([1, 2, 3], read=True)
    library.mark([2], read=False, starred=True)
    library.undo()
    assert [row.id for row in library.posts(Query(sort="oldest")) if row.read] == [1, 2, 3]
    library.undo()
    assert library.count() == (12, 12)
    assert library.count(Query(starred=True)) == (0, 0)


def test_marking_what_is_marked_changes_nothing_to_undo(library: Library) -> None:
    library.mark([1], read=True)
    assert library.mark([1, 999], read=True) == []


def test_all_of_a_list_is_marked_read_and_only_that(library: Library) -> None:
    assert len(library.mark_all_read(Query(categories=(DIALOG,), limit=1))) == 4
    assert library.count() == (12, 8)
    library.undo()
    assert library.count() == (12, 12)


def test_a_removed_blog_is_gone_from_every_list_and_comes_back_with_its_marks(library: Library) -> None:
    library.mark([1], read=True, starred=True)
    library.remove_blog(1)
    assert (library.blogs(), library.posts(), library.categories(), library.has_blogs()) == ([], [], [], False)
    library.undo()
    assert library.count() == (12, 11)
    assert library.count(Query(starred=True)) == (1, 0)


def test_categories_that_differ_in_case_are_one(library: Library) -> None:
    fill(library, [post(30, categories=("DIALOG  och innovation",))], name="Other")
    assert {row.name: row.posts for row in library.categories()} == {"Inköp": 8, DIALOG: 5}
    assert {row.name: row.posts for row in library.categories(Query(blogs=(2,)))} == {DIALOG: 1}
    assert {row.name: row.posts for row in library.categories(asking("number 30"))} == {DIALOG: 1}


def test_a_list_of_subscriptions_is_taken_over_once(library: Library) -> None:
    wanted = [Subscription("https://a.example.org/feed", "A", group="News"), Subscription("https://b.example.org/feed")]
    assert library.import_subscriptions(wanted) == (2, 2)
    assert library.import_subscriptions(wanted) == (2, 0)
    assert [(blog.name, blog.group) for blog in library.blogs()][1:] == [
        ("A", "News"),
        ("https://b.example.org/feed", ""),
    ]


def test_the_place_of_the_reader_is_kept(library: Library) -> None:
    assert library.place() == {}
    library.keep_place({"post": 3, "categories": ["Ö"]})
    assert library.place() == {"post": 3, "categories": ["Ö"]}


def test_an_edit_keeps_the_marks_the_number_and_the_arrival() -> None:
    library = Library.in_memory()
    fill(library, [post(1), post(2)])
    library.mark([1], read=True, starred=True)
    before = library.post("1")
    fill(library, [post(2, title="Corrected", text="fresh words", categories=("New",))])
    row = library.post("1")
    assert (row.title, row.categories) == ("Corrected", ("New",))
    assert (row.read, row.starred, row.arrived) == (True, True, before.arrived)
    assert [found.id for found in library.posts(asking("fresh"))] == [1]
    assert library.posts(asking("text of post 2")) == []


def test_a_document_is_the_text_alone_without_the_hero_picture(library: Library) -> None:
    from blogtui.export.document import as_text

    library.db.run("UPDATE post SET image = 'hero.jpg'")
    assert as_text(library.document(1)).startswith("The text of post")


def test_a_category_shows_as_most_posts_spell_it() -> None:
    library = Library.in_memory()
    spellings = ("inköp", "Inköp", "Inköp ", "INKÖP")
    fill(library, [post(number, categories=(name,)) for number, name in enumerate(spellings)])
    (row,) = library.categories()
    assert (row.name, row.posts) == ("Inköp", 4)
    assert {name for line in library.posts() for name in line.categories} == {"inköp", "Inköp", "INKÖP"}
