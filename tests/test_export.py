"""What leaves the program: records whose keys are always there, and OPML that others can read."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from blogtui.export.opml import as_opml
from blogtui.export.records import blog_record, category_record, content_record, outcome_record, post_record
from blogtui.model.document import Document, Heading, Image, Paragraph, Text
from blogtui.model.rows import BlogRow, CategoryRow, PostRow
from blogtui.model.update import Outcome
from blogtui.parse.opml import parse_opml


def blog(number: int = 1, **fields: object) -> BlogRow:
    row = BlogRow(
        number, "url", f"https://example.org/{number}", f"Blog {number}", None, "", None, "", "", 0, 0, None, None, "",
        False,
    )  # fmt: skip
    return row._replace(**fields)  # type: ignore[arg-type]


def post(**fields: object) -> PostRow:
    row = PostRow(
        7, 1, "The blog", "A title", None, (), None, 0, None, 0, 0, (), "", 1, None, None, None, None, None, (), "",
        False, False, 0,
    )  # fmt: skip
    return row._replace(**fields)  # type: ignore[arg-type]


def test_every_key_of_a_post_is_there_when_nothing_is_known() -> None:
    assert post_record(post()) == {
        "id": 7,
        "blog": "The blog",
        "title": "A title",
        "url": None,
        "authors": (),
        "published": None,
        "updated": None,
        "categories": (),
        "summary": "",
        "comments": {"count": None, "url": None, "feed": None},
        "image": None,
        "enclosures": [],
        "read": False,
        "starred": False,
        "minutes": 1,
    }


def test_a_post_that_is_not_stored_has_no_number() -> None:
    assert post_record(post(), stored=False)["id"] is None


def test_a_time_carries_its_offset_and_an_enclosure_its_length() -> None:
    record = post_record(post(published=0, published_offset=60, enclosures=(("https://e.org/a.mp3", "", 3),)))
    assert record["published"] == "1970-01-01T01:00:00+01:00"
    assert record["enclosures"] == [{"url": "https://e.org/a.mp3", "type": None, "length": 3}]


def test_every_key_of_a_blog_is_there_and_what_is_unknown_is_null() -> None:
    record = blog_record(blog())
    assert list(record) == [
        "id", "name", "url", "site", "presentation", "image", "language", "posts", "unread", "checked", "due",
        "problem",
    ]  # fmt: skip
    assert {key for key, value in record.items() if value is None} == {
        "site", "presentation", "image", "language", "checked", "due", "problem",
    }  # fmt: skip


def test_no_password_leaves_with_a_blog_s12() -> None:
    assert blog_record(blog(url="https://maj:secret@example.org/feed"))["url"] == "https://example.org/feed"
    text, _left_out = as_opml([blog(url="https://maj:secret@example.org/feed")])
    assert "secret" not in text


def test_a_category_and_an_outcome_have_the_keys_of_the_contract() -> None:
    record = category_record(CategoryRow("a", "A", 2, 1, pinned=True))
    assert record == {"name": "A", "posts": 2, "unread": 1, "pinned": True, "hidden": False}
    assert outcome_record(Outcome(1, "B", "new", 2)) == {
        "blog": "B",
        "status": "new",
        "added": 2,
        "changed": 0,
        "detail": None,
    }


def test_the_content_of_a_post_comes_in_every_form() -> None:
    link = Text("here", href="https://example.org/a")
    document = Document(
        (Heading(2, (Text("Why"),)), Paragraph((Text("Look "), link)), Image("https://e.org/i.png", "A tree"))
    )
    record = content_record(document)
    assert record["links"] == [{"text": "here", "url": "https://example.org/a"}]
    assert record["images"] == [{"alt": "A tree", "url": "https://e.org/i.png"}]
    assert record["headings"] == [{"level": 2, "text": "Why"}]
    assert "Look here" in record["text"]
    assert "[here](https://example.org/a)" in record["markdown"]


def test_groups_are_outlines_around_their_blogs() -> None:
    text, left_out = as_opml([blog(1), blog(2, group="News / Sweden"), blog(3, group="News")])
    assert left_out == ()
    body = ET.fromstring(text).find("body")
    assert body is not None
    first, news = body
    assert first.get("xmlUrl") == "https://example.org/1"
    assert [part.get("text") for part in news] == ["Blog 3", "Sweden"]
    assert [part.get("xmlUrl") for part in news[1]] == ["https://example.org/2"]


def test_folders_and_files_are_left_out_and_said_so() -> None:
    text, left_out = as_opml([blog(1, kind="folder", url="/home/maj/posts", name="Mine"), blog(2)])
    assert "maj" not in text
    assert "Mine" in left_out[0]


NAMES = st.text(min_size=1, max_size=30)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=6))
def test_what_is_exported_is_well_formed_and_comes_back(named: list[tuple[str, str]]) -> None:
    blogs = [blog(number, name=name, presentation=other) for number, (name, other) in enumerate(named)]
    text, _left_out = as_opml(blogs)
    ET.fromstring(text)
    assert [item.url for item in parse_opml(text.encode()).subscriptions] == [row.url for row in blogs]
