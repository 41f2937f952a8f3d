"""Someone's own posts in a folder read as they were written, whatever tool they were written for."""

from datetime import datetime

import pytest

from blogtui.model.post import Fetched, Post
from blogtui.parse.postfile import is_draft, parse_post
from blogtui.parse.source import parse_folder, parse_source


def file(name: str, text: str | bytes) -> Fetched:
    body = text if isinstance(text, bytes) else text.encode()
    return Fetched(f"file:///posts/{name}", body, name=name)


def read(text: str | bytes, name: str = "post.md") -> Post:
    return parse_post(file(name, text))


def test_yaml_front_matter_tells_all_of_a_post() -> None:
    post = read(
        "---\ntitle: 'Vår: igen'\ndate: 2024-01-31 08:00:00 +0100\nupdated: 2024-02-01\nauthor: Åsa Ek\n"
        "category: Natur\ntags: [vår, fåglar]\ndescription: Om våren.\ncover: /bilder/lo.jpg\nlang: sv\ncomments: 3\n"
        "---\n\nFåglarna *sjunger*.\n"
    )
    assert (post.title, post.authors, post.categories) == ("Vår: igen", ("Åsa Ek",), ("Natur", "vår", "fåglar"))
    assert post.published == datetime.fromisoformat("2024-01-31T08:00:00+01:00")
    assert post.updated == datetime.fromisoformat("2024-02-01T00:00:00+00:00")
    assert (post.summary, post.image, post.language, post.comments.count) == ("Om våren.", "lo.jpg", "sv", 3)
    assert (post.body_format, post.text) == ("markdown", "Fåglarna sjunger.")


def test_toml_front_matter_and_its_taxonomies_are_read() -> None:
    post = read(
        '+++\ntitle = "Is"\ndate = 2024-01-31T08:00:00+01:00\nauthors = ["Bo", "Eva"]\n'
        '[taxonomies]\ntags = ["kyla"]\ncategories = ["Väder"]\n+++\nKallt.\n'
    )
    assert (post.title, post.authors, post.categories) == ("Is", ("Bo", "Eva"), ("Väder", "kyla"))
    assert post.text == "Kallt."


@pytest.mark.parametrize(
    ("front", "categories"),
    [
        ("tags: a, b", ("a", "b")),
        ("tags:\n  - a\n  - b", ("a", "b")),
        ("tags: '#a'", ("a",)),
        ("category: Dialog och möten", ("Dialog och möten",)),
        ("layout: post\ncategories: a b", ("a", "b")),
        ("categories: [{name: a}, null, 5]", ("a", "5")),
        ("tags: 2024", ("2024",)),
    ],
)
def test_categories_are_found_however_they_are_written(front: str, categories: tuple[str, ...]) -> None:
    assert read(f"---\n{front}\n---\nx").categories == categories


@pytest.mark.parametrize(
    "front",
    [
        "title: [a",
        "title: a: b: c",
        "tags: *x",
        "{{ x }}: 1",
        "date: 2024-99-99",
        "a: &a [b]\nb: *a",
        "!!python/none x: 1",
    ],
)
def test_broken_front_matter_loses_no_word_of_the_post(front: str) -> None:
    assert "Hela texten." in read(f"---\n{front}\n---\nHela texten.").text


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert "Mellan strecken" in read("---\n\nMellan strecken\n\n---\n\nEfter").text


def test_r9_an_impossible_day_leaves_the_rest_of_the_front_matter_alone() -> None:
    post = read("---\ntitle: A\ndate: 2024-02-31\n---\nx")
    assert (post.title, post.published) == ("A", None)


def test_the_first_heading_is_the_title_and_stands_only_once() -> None:
    post = read("# En *fin* dag\n\nText.\n")
    assert (post.title, post.body.strip()) == ("En fin dag", "Text.")
    assert read("En dag\n======\n\nText.").title == "En dag"
    assert read("---\ntitle: Samma\n---\n# Samma\n\nText.").body.strip() == "Text."


def test_a_heading_in_code_is_no_title() -> None:
    post = read("```sh\n# kommentar\n```\n", "min-fina-post.md")
    assert post.title == "Min fina post"
    assert "# kommentar" in post.body


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("2024-01-31-en-fin-dag.md", "En fin dag", "2024-01-31"),
        ("2024-1-3_kort.md", "Kort", "2024-01-03"),
        ("en_fin_dag.sv.md", "En fin dag", None),
        ("resor/norrland/index.md", "Norrland", None),
        ("2024-13-45-fel.md", "Fel", None),
    ],
)
def test_r9_a_file_s_name_gives_title_and_day_but_never_its_time(name: str, title: str, day: str | None) -> None:
    fetched = Fetched(f"file:///{name}", b"Text.", modified="Wed, 31 Jan 2024 08:00:00 GMT", name=name)
    post = parse_post(fetched)
    assert post.title == title
    assert (post.published.date().isoformat() if post.published else None) == day


def test_a_file_s_name_tells_its_language() -> None:
    assert (read("x", "post.sv.md").language, read("x", "post.md").language) == ("sv", "")


def test_an_html_file_is_read_by_its_head_and_text() -> None:
    post = read(
        '<!DOCTYPE html><html lang="sv"><head><title>En dag – Skogsbloggen</title><meta name="author" content="Åsa Ek">'
        '<meta name="keywords" content="skog, vår"><meta name="description" content="Kort.">'
        '<meta name="date" content="2024-01-31"></head><body><nav>Hem Om Arkiv</nav>'
        f"<article><h1>En dag</h1><p>{'Skogen var tyst. ' * 20}</p></article><footer>© vi</footer></body></html>",
        "dag.html",
    )
    assert (post.title, post.authors, post.categories) == ("En dag", ("Åsa Ek",), ("skog", "vår"))
    assert (post.summary, post.language) == ("Kort.", "sv")
    assert post.published == datetime.fromisoformat("2024-01-31T00:00:00+00:00")
    assert post.text.startswith("Skogen var tyst.")
    assert "Arkiv" not in post.text


def test_plain_text_and_restructured_text_are_read_too() -> None:
    post = read("En dag\n\nSolen sken.\nHela dagen.", "dag.txt")
    assert (post.title, post.body, post.body_format) == ("En dag", "Solen sken.\nHela dagen.", "text")
    post = read("En dag\n######\n\n:date: 2024-01-31\n:tags: a, b\n:author: Bo\n\nSolen sken.", "dag.rst")
    assert (post.title, post.categories, post.authors) == ("En dag", ("a", "b"), ("Bo",))
    assert (post.body, post.published is None) == ("Solen sken.", False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_swedish_letters_survive_old_encodings(encoding: str) -> None:
    assert read("# Räksmörgås – på ön\r\n\r\nÅ\r\n".encode(encoding)).title == "Räksmörgås – på ön"


@pytest.mark.parametrize("front", ["draft: true", "published: false", "status: draft", "draft: 'yes'"])
def test_drafts_stay_out_of_the_list(front: str) -> None:
    draft = file("a.md", f"---\ntitle: A\n{front}\n---\nx")
    assert is_draft(draft)
    assert parse_folder([draft, file("b.md", "# B\n\ny")], "Mina").posts[0].title == "B"
    assert not is_draft(file("c.md", "---\ndraft: false\npublished: 2024-01-31\n---\nx"))


def test_a_folder_is_a_blog_and_a_strange_file_only_a_warning() -> None:
    folder = parse_folder(
        [file("a.md", "# A\n\nx"), file("sub/a.md", "# A\n\nx"), file("b.md", b"\x89PNG\x00\x01"), file("c.md", b"")],
        "Mina",
    )
    assert folder.blog.name == "Mina"
    assert [post.guid for post in folder.posts] == ["a.md", "sub/a.md"]
    assert len(folder.warnings) == 2


def test_a_single_file_is_a_post_that_can_be_read_at_once() -> None:
    feed = parse_source(file("dag.md", "---\ntitle: En dag\n---\nSolen sken."))
    assert (len(feed.posts), feed.posts[0].title) == (1, "En dag")


def test_s1_a_post_s_fields_command_no_terminal() -> None:
    post = read('---\ntitle: "a\\e[31mb\\u202ec"\ntags: ["\\x9bm"]\n---\nx\x1b[0m')
    assert (post.title, post.categories, post.text) == ("a[31mbc", ("m",), "x[0m")
