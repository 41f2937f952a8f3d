"""Real post files of many generators: what their front matter says is what the reader is told."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from blogtui.model.post import Fetched, Post
from blogtui.model.text import fold
from blogtui.parse.dates import parse_date
from blogtui.parse.postfile import read_post
from blogtui.parse.postmeta import names_in

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="no ../shared/corpus beside the checkout"),
]
CATEGORIES = ("category", "categories", "tag", "tags", "keywords")


def posts() -> Iterator[tuple[str, dict[str, Any], Post, bool]]:
    """Each file's path, the fields that an independent reading found, and what we read."""
    with (CORPUS / "expected" / "posts.jsonl").open(encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            file = CORPUS / entry["path"]
            post, is_draft = read_post(Fetched(file.as_uri(), file.read_bytes(), name=file.name))
            fields = {name.lower(): value for name, value in (entry.get("fields") or {}).items()}
            yield entry["path"], fields, post, is_draft


def moment(fields: dict[str, Any]) -> datetime | None:
    return next((parse_date(str(fields[name])) for name in ("date", "pubdate", "published") if fields.get(name)), None)


def test_r9_every_date_that_a_post_names_is_its_date() -> None:
    wrong = {
        path: post.published for path, fields, post, _draft in posts() if moment(fields) not in (None, post.published)
    }
    assert wrong == {}


def test_every_category_and_tag_that_a_post_names_is_there() -> None:
    for path, fields, post, _draft in posts():
        taxonomies = fields.get("taxonomies")
        places = [fields, taxonomies] if isinstance(taxonomies, dict) else [fields]
        named = [
            name
            for place in places
            for key in CATEGORIES
            for name in names_in(place.get(key), spaced="layout" in place)
        ]
        assert {fold(name) for name in named} <= {fold(name) for name in post.categories}, path


def test_every_author_that_a_post_names_is_there() -> None:
    for path, fields, post, _draft in posts():
        named = names_in(fields.get("author") or fields.get("authors"))
        assert set(named) <= set(post.authors), path


def test_what_its_writer_holds_back_is_a_draft_and_nothing_else_is() -> None:
    for path, fields, _post, is_draft in posts():
        told = [fields.get("draft"), fields.get("status"), fields.get("published")]
        held_back = fields.get("eleventyexcludefromcollections") or {True, "draft", "hidden"} & set(
            map(_plain, told[:2])
        )
        assert is_draft == (bool(held_back) or told[2] is False), path


def _plain(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value
