"""A post saved as text from a blog's page is read as the post it was, without the page's furniture."""

import pytest

from blogtui.model.post import Fetched, ParsedFeed
from blogtui.parse.savedpage import parse_saved_page
from blogtui.parse.source import parse_folder, parse_source

PRESENTATION = "Här skriver vi om träd och stigar. Och om mossa. Till skogsbloggen"
BODY = "Granarna stod tätt.\n\nMen ljuset kom ned: mellan stammarna, på mossan."


def page(
    byline: str = "Av: Åsa Ek Skog och mark 12",
    *,
    picture: str = "skog_1.jpg",
    label: str = "Presentation",
    blog: str = "Skog och mark",
    presentation: str = PRESENTATION,
    title: str = "Vad ser vi?",
    body: str = BODY,
    last: str = "Kommentera",
) -> str:
    return "\n\n".join(part for part in (picture, label, blog, presentation, title, byline, body, last) if part)


def read(text: str) -> ParsedFeed:
    found = parse_saved_page(text)
    assert found is not None
    return found


def test_every_part_of_the_page_finds_its_place() -> None:
    feed = read(page())
    (post,) = feed.posts
    assert feed.blog.name == "Skog och mark"
    assert feed.blog.presentation == "Här skriver vi om träd och stigar. Och om mossa."
    assert feed.blog.image == "skog_1.jpg"
    assert (post.title, post.authors, post.categories) == ("Vad ser vi?", ("Åsa Ek",), ("Skog och mark",))
    assert (post.comments.count, post.image, post.published) == (12, "skog_1.jpg", None)
    assert (post.body, post.body_format, post.text) == (BODY, "text", BODY)


@pytest.mark.parametrize(
    ("byline", "author", "category", "count"),
    [
        ("Av: Skog och mark Skog och mark 0", "Skog och mark", ("Skog och mark",), 0),
        ("Av: skog och mark Åsa Ek 3", "Åsa Ek", ("Skog och mark",), 3),
        ("Av: Åsa Ek 4", "Åsa Ek", (), 4),
        ("Av: Åsa Ek", "Åsa Ek", (), None),
        ("By: Ann Ann 1", "Ann", ("Ann",), 1),
    ],
)
def test_a_byline_without_marks_is_taken_apart(
    byline: str, author: str, category: tuple[str, ...], count: int | None
) -> None:
    (post,) = read(page(byline)).posts
    assert (post.authors, post.categories, post.comments.count) == ((author,), category, count)


def test_an_english_page_is_read_alike() -> None:
    feed = read(
        page(
            "By: Ann Lee Woods 2",
            label="About",
            blog="Woods",
            presentation="On trees. To the woods blog",
            last="Comment",
        )
    )
    assert feed.blog.presentation == "On trees."
    assert (feed.posts[0].authors, feed.posts[0].categories, feed.posts[0].body) == (("Ann Lee",), ("Woods",), BODY)


@pytest.mark.parametrize("missing", ["picture", "presentation", "last"])
def test_a_part_that_is_missing_moves_no_other(missing: str) -> None:
    feed = read(page(**{missing: ""}))
    assert (feed.posts[0].title, feed.posts[0].body, feed.blog.name) == ("Vad ser vi?", BODY, "Skog och mark")


def test_a_page_without_presentation_still_has_its_title_and_author() -> None:
    feed = read(page("Av: Åsa Ek 1", picture="", label="", blog="", presentation=""))
    assert (feed.posts[0].title, feed.posts[0].authors, feed.blog.name) == ("Vad ser vi?", ("Åsa Ek",), "")


def test_a_page_without_title_is_called_by_its_first_words() -> None:
    feed = read(page(title="", presentation=PRESENTATION.replace("Och om mossa", "Och om mossa " * 12)))
    assert feed.posts[0].title.startswith("Granarna stod tätt.")
    assert feed.posts[0].body == BODY


def test_a_presentation_that_ends_in_its_own_words_keeps_them() -> None:
    assert read(page(presentation="Om skog. Till och med mossa.")).blog.presentation == "Om skog. Till och med mossa."


def test_a_last_line_that_is_the_author_s_own_stays() -> None:
    assert read(page(last="Kommentera gärna vad du ser i skogen.")).posts[0].body.endswith("i skogen.")


def test_a_question_about_comments_in_the_middle_is_no_furniture() -> None:
    body = f"{BODY}\n\nKommentera\n\nSlutet."
    assert read(page(body=body)).posts[0].body == body


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    source = ("\ufeff" + page()).replace("\n", "\r\n")
    feed = parse_source(Fetched("file:///a.txt", source.encode(), name="a.txt"))
    assert (feed.blog.name, feed.posts[0].body) == ("Skog och mark", BODY)


def test_any_other_text_is_no_saved_page() -> None:
    assert parse_saved_page("En vanlig anteckning.\n\nAv alla dagar: denna.") is None
    assert parse_saved_page("") is None


def test_a_folder_of_saved_pages_is_the_blog_that_they_name() -> None:
    files = [Fetched(f"file:///{n}.txt", page(title=f"Nummer {n}").encode(), name=f"{n}.txt") for n in range(3)]
    feed = parse_folder(files, "mapp")
    assert feed.blog.name == "Skog och mark"
    assert [(post.title, post.guid) for post in feed.posts] == [(f"Nummer {n}", f"{n}.txt") for n in range(3)]
    other = Fetched("file:///x.md", b"# Annat\n\nx", name="x.md")
    assert parse_folder([*files, other], "mapp").blog.name == "mapp"


def test_an_ordinary_text_that_begins_with_about_loses_no_word() -> None:
    text = b"About\n\nThese are my notes.\n\nThere is one more line."
    post = parse_source(Fetched("file:///about.txt", text, name="about.txt")).posts[0]
    assert (post.title, post.text) == ("About", "These are my notes.\n\nThere is one more line.")


def test_a_saved_page_may_be_no_more_than_its_title() -> None:
    parsed = parse_source(Fetched("file:///a.txt", b"Presentation\n\nEn rubrik", name="a.txt"))
    assert [post.title for post in parsed.posts] == ["En rubrik"]


def test_a_byline_may_say_what_its_number_counts() -> None:
    text = "Grön stad\n\nEn ek\n\nAv: Anna Berg Grön stad 3 kommentarer\n\nOrd."
    post = parse_source(Fetched("file:///a.txt", text.encode(), name="a.txt")).posts[0]
    assert (post.authors, post.categories, post.comments.count) == (("Anna Berg",), ("Grön stad",), 3)
