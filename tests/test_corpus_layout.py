"""What a reader sees of real posts: every word of theirs in its order, inside the pane, and nothing a terminal obeys.

The words are held against those that `visible_text.py` finds, which shares no code with the reader. Where the two
differ on purpose, `layout_differences.toml` names the post, in how many words, and why.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from blogtui.layout.lines import Line
from blogtui.layout.page import lay_out
from blogtui.layout.setting import Setting
from blogtui.model.document import Document, Image
from blogtui.model.post import Fetched, Post
from blogtui.parse.document import make_document
from blogtui.parse.errors import ParseError
from blogtui.parse.source import parse_folder, parse_source
from laid_out import differences, shown_words
from visible_text import Word, visible_words, words_in

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
DIFFERENCES = Path(__file__).with_name("layout_differences.toml")
GROUPS = ("articles", "posts", "feeds-real", "feeds-suite", "comments", "encoding")
SHARES = 4  # parts that the corpus is looked through in, so that several processes can
WIDTHS = (20, 40, 72, 120)
UNBROKEN = 1_000  # cells: the width at which a table's cells stand beside each other
FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="no ../shared/corpus beside the checkout"),
]

Place = tuple[str, int]
"""A file's path and the number of a post in it."""


class Counts(NamedTuple):
    """In how many words two readings of a post differ."""

    missing: int
    extra: int


def room(_image: Image, _width: int) -> tuple[int, int]:
    """Pictures are seen, so that their files' names are not shown in their place."""
    return 1, 1


SETTINGS = (Setting(room=room), Setting(hyphenate=True, room=room))


def files(group: str) -> list[Path]:
    return sorted(path for path in (CORPUS / "files" / group).rglob("*") if path.is_file())


def fetched(file: Path) -> Fetched:
    return Fetched(f"https://blog.example/{file.name}", file.read_bytes(), name=file.name)


def posts_of(file: Path) -> tuple[Post, ...]:
    """The posts of a feed, a page or a post file; none of what is no such thing."""
    group = file.relative_to(CORPUS / "files").parts[0]
    try:
        if group == "posts":
            return parse_folder([Fetched(file.as_uri(), file.read_bytes(), name=file.name)], "posts").posts
        if group == "articles":
            if file.name.endswith("__expected.html"):
                return (Post(title="", body=file.read_text(encoding="utf-8", errors="replace"), body_format="html"),)
            return parse_source(fetched(file)).posts if file.suffix == ".html" else ()
        return parse_source(fetched(file), feed_only=True).posts
    except ParseError:
        return ()


@cache
def posts() -> dict[Place, Post]:
    """Every post of the corpus, once."""
    found: dict[str, tuple[Place, Post]] = {}
    for file in (file for group in GROUPS for file in files(group)):
        for number, post in enumerate(posts_of(file)):
            found.setdefault(post.body, ((file.relative_to(CORPUS).as_posix(), number), post))
    return dict(found.values())


def told_by(post: Post) -> list[Word]:
    """The words of a post by a reading that is not the reader's."""
    if post.body_format == "text":
        return [Word(word) for word in words_in(post.body)]
    body = post.body
    if post.body_format == "markdown":
        body = MarkdownIt().enable(["table", "strikethrough"]).render(body)
    return visible_words(body)


def pages(document: Document, number: int) -> Iterator[tuple[int, list[Line]]]:
    """A post at a narrow and a wide width of the four, every other post at the other two."""
    for place, width in enumerate(WIDTHS[number % 2 :: 2]):
        yield width, lay_out(document, width, SETTINGS[(number + place) % len(SETTINGS)])


def loses(narrow: list[str], shown: list[str], has_tables: bool) -> bool:
    """Whether a narrower pane does not show all there is; a table's cells stand beside each other there, its headings
    with each value, so that no letter is missing is all that can be asked."""
    if has_tables:
        return bool(Counter("".join(shown)) - Counter("".join(narrow)))
    return narrow != shown


def listed() -> list[dict[str, str | int]]:
    rows: list[dict[str, str | int]] = tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))["difference"]
    return rows


@pytest.mark.parametrize("share", range(SHARES))
def test_every_word_is_read_in_its_place_within_the_pane_and_none_commands_the_terminal(share: int) -> None:
    differ: dict[Place, Counts] = {}
    lost: list[tuple[Place, int]] = []
    wide: list[tuple[Place, int]] = []
    commanding: list[Place] = []
    for number, (place, post) in enumerate(list(posts().items())[share::SHARES]):
        told = told_by(post)
        document = make_document(post.body, post.body_format, post.base, post.language)
        shown = shown_words(lay_out(document, UNBROKEN, SETTINGS[0]), told)
        if found := differences(told, shown):
            differ[place] = Counts(sum(len(one.told) for one in found), sum(len(one.shown) for one in found))
        for width, lines in pages(document, number):
            texts = [line.text for line in lines]
            if any(len(text) > width or not text.isascii() for text in texts):
                wide += [(place, width) for text in texts if cell_len(text) > width][:1]
            if FORBIDDEN.search("".join(texts)):
                commanding.append(place)
            if loses(shown_words(lines), shown, "<table" in post.body):
                lost.append((place, width))
    known = {(str(row["path"]), int(row["post"])): Counts(int(row["missing"]), int(row["extra"])) for row in listed()}
    mine = set(list(posts())[share::SHARES])
    assert differ == {place: counts for place, counts in known.items() if place in mine}
    assert (lost, wide, commanding) == ([], [], [])


def test_every_listed_difference_names_a_post_once_and_says_why() -> None:
    rows = listed()
    assert {(row["path"], row["post"]) for row in rows} <= set(posts())
    assert len({(row["path"], row["post"]) for row in rows}) == len(rows)
    assert [row for row in rows if len(str(row["reason"]).split()) < 4] == []
