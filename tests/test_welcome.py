"""The welcome blog teaches every key, shows everything an article can show, and says the same in both languages."""

import re
from pathlib import Path

import pytest

from blogtui import i18n
from blogtui.library import Library
from blogtui.model.document import (
    Code,
    Document,
    Heading,
    Image,
    LazyBlocks,
    List,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from blogtui.model.rows import Query
from blogtui.welcome import open_welcome

INNOVATION = "Dialog och innovation"
FOLDER = Path(i18n.__file__).with_name("welcome")
KEYS = (*"hljkc/smnNJKoyuCAzrRa?:q", "Tab", "Enter", "Esc", "Ctrl+P")


@pytest.fixture(params=i18n.LANGUAGES)
def welcome(request):
    before = i18n.language()
    i18n.set_language(request.param)
    library = open_welcome()
    yield library
    library.close()
    i18n.set_language(before)


def _documents(library: Library) -> list[Document]:
    return [library.document(row.id) for row in library.posts()]


def _inside(value: object) -> list[object]:
    """Every block and run of text in a document, however deep."""
    if isinstance(value, tuple | LazyBlocks):
        return [found for item in value for found in _inside(item)]
    if isinstance(value, Document | Heading | Paragraph | Quote | List | Table | Image):
        fields = [getattr(value, name) for name in value.__slots__]
        return [value, *(found for field in fields for found in _inside(field))]
    return [value]


def test_the_blog_is_named_and_presented_in_the_language_spoken(welcome):
    (blog,) = welcome.blogs()
    assert blog.name == {"sv": "Välkommen till blogtui", "en": "Welcome to blogtui"}[i18n.language()]
    assert blog.presentation
    assert (blog.kind, blog.language, blog.problem) == ("folder", i18n.language(), "")
    assert blog.posts == blog.unread == 6


def test_the_post_to_read_first_stands_first(welcome):
    posts = welcome.posts()
    assert posts[0].title.startswith({"sv": "Välkommen", "en": "Welcome"}[i18n.language()])
    assert [post.published for post in posts] == sorted((post.published for post in posts), reverse=True)
    assert len({post.published for post in posts}) == len(posts)


def test_one_post_is_in_the_category_it_teaches_to_filter_by(welcome):
    names = {row.name: row.posts for row in welcome.categories()}
    assert names[INNOVATION] == 1
    assert (
        set(names) - {INNOVATION}
        == {"sv": {"Kom igång", "Tangenter"}, "en": {"Getting started", "Keys"}}[i18n.language()]
    )
    (post,) = welcome.posts(Query(categories=(INNOVATION,)))
    assert "`c`" in welcome.body(post.id).source


def test_every_post_has_an_author_a_summary_and_a_length(welcome):
    for post in welcome.posts():
        assert post.authors == ("blogtui",)
        assert post.summary
        assert post.minutes >= 1
        assert post.url is None


def test_one_post_says_that_it_has_no_comments_yet(welcome):
    assert sorted((post.comments for post in welcome.posts()), key=str) == [0, None, None, None, None, None]


def test_every_key_is_taught(welcome):
    taught = {
        run.text for run in _inside(tuple(_documents(welcome))) if isinstance(run, Text) and run.marks & Mark.CODE
    }
    wanted = {*KEYS, {"sv": "Mellanslag", "en": "Space"}[i18n.language()]}
    assert wanted <= taught


def test_together_the_posts_show_everything_an_article_can_show(welcome):
    parts = _inside(tuple(_documents(welcome)))
    assert {part.level for part in parts if isinstance(part, Heading)} >= {1, 2, 3, 4}
    for kind in (Paragraph, Quote, Table, Image, Rule):
        assert any(isinstance(part, kind) for part in parts), kind
    assert {part.language for part in parts if isinstance(part, Code)} == {"python", "sh"}
    lists = [part for part in parts if isinstance(part, List)]
    assert {part.ordered for part in lists} == {True, False}
    assert any(set(part.checks) == {True, False} for part in lists)
    assert any(isinstance(inner, List) for outer in lists for inner in _inside(outer.items))
    runs = [part for part in parts if isinstance(part, Text)]
    for mark in (Mark.EM, Mark.STRONG, Mark.CODE, Mark.STRIKE, Mark.EM | Mark.STRONG):
        assert any(run.marks & mark == mark for run in runs), mark
    assert any(run.href for run in runs)
    words = " ".join(run.text for run in runs)
    assert all(sign in words for sign in ("räksmörgås", "日本語", "한국어", "🚀", "👩‍👩‍👧"))


def test_every_address_in_it_is_an_example(welcome):
    for post in welcome.posts():
        addresses = re.findall(r"https?://[^/\s)]+", welcome.body(post.id).source)
        assert set(addresses) <= {"https://example.org"}


def test_both_languages_tell_the_same_in_the_same_order():
    def shape(folder: str) -> list[tuple[object, ...]]:
        texts = [path.read_text("utf-8") for path in sorted((FOLDER / folder).glob("*.md"))]
        return [
            (
                re.search(r"^date: .*$", text, re.M).group(),
                re.findall(r"^#+(?= )", text, re.M),
                len(re.findall(r"^ *(?:[-*]|\d+\.) ", text, re.M)),
                re.findall(r"^```.*$", text, re.M),
                [key for key in re.findall(r"`([^`\n]+)`", text) if key in KEYS],
            )
            for text in texts
        ]

    assert shape("sv") == shape("en")
