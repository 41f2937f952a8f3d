"""What a post file's fields say, whatever the generator calls them and of whatever type their values are.

Must never take a file's own time for the day a post was published (R9).
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from blogtui.model.text import clean_line, safe_url
from blogtui.parse.dates import parse_date

Fields = Mapping[str, Any]

_PUBLISHED = (
    "date", "published", "publishdate", "pubdate", "published_at", "created", "created_at", "datum",
    "publisheddate", "published_date", "publishedat", "datepublished", "date_published", "posted",
)  # fmt: skip
_UPDATED = (
    "updated", "lastmod", "modified", "last_modified_at", "updated_at", "updateddate", "last_updated", "lastupdated",
    "lastmodified", "last_modified", "updatedat", "modified_date", "date_modified", "datemodified",
)  # fmt: skip
_IMAGES = (
    "image", "cover", "hero", "cover_image", "coverimage", "featured_image", "featuredimage", "feature_image",
    "heroimage", "hero_image", "thumbnail", "banner", "images", "header", "teaser", "og_image", "ogimage", "photo",
)  # fmt: skip
# Hugo's and Zola's places for what they do not know themselves.
_OWN_FIELDS = ("extra", "params")
# What every post of an Eleventy blog is tagged with, so that its templates can list them.
_COLLECTIONS = frozenset(("posts", "post", "all"))
_SITE_FOLDERS = frozenset(("", ".", "..", "source", "src", "content", "site", "docs", "collections"))
_CATEGORIES = ("category", "categories", "kategori", "kategorier", "tag", "tags", "keywords")
_AUTHORS = ("author", "authors", "författare", "by")
_LANGUAGES = ("lang", "language", "locale")
_NAMED_DAY = re.compile(r"^(?P<day>\d{4}-\d{1,2}-\d{1,2})(?:[-_ T]|$)")
_NAMED_LANGUAGE = re.compile(r"\.(?P<tag>[a-z]{2}(?:[-_][A-Za-z]{2,4})?)$")


def first_text(fields: Fields, *names: str) -> str:
    """The first of the named fields that holds words."""
    return next((text for name in names if (text := _text(fields.get(name)))), "")


def with_own_fields(fields: Fields) -> dict[str, Any]:
    """The fields, and those that stand under `extra` or `params` where the post has none of that name."""
    own = [fields[name] for name in _OWN_FIELDS if isinstance(fields.get(name), Mapping)]
    return {**{str(key).lower(): value for place in own for key, value in place.items()}, **fields}


def names_in(value: object, *, spaced: bool = False, depth: int = 0) -> tuple[str, ...]:
    """The names in a list (of lists, as Hexo nests them), in `a, b`, in mappings with a `name`; `a b` if `spaced`."""
    if isinstance(value, str):
        # Pelican's `Surname, First; Surname, First` is why a semicolon goes before a comma.
        mark = ";" if ";" in value else "," if "," in value else None
        parts = value.split(mark) if mark or spaced else [value]
        return tuple(part.strip(" \t\"'[]#") for part in parts if part.strip(" \t\"'[]#"))
    if isinstance(value, Mapping):
        return _mapped_names(value, depth)
    if isinstance(value, (list, tuple)):
        return tuple(name for item in value for name in _item_names(item, depth + 1)) if depth < 4 else ()
    return (_text(value),) if _text(value) else ()


def _mapped_names(value: Mapping[Any, Any], depth: int) -> tuple[str, ...]:
    named = next((value[key] for key in ("name", "title", "label") if value.get(key)), None)
    if named is None and len(value) == 1 and (key := next(iter(value))) not in ("email", "url", "slug"):
        # A colon too many: the list's item `- Note: this` was meant as words.
        return tuple(filter(None, (f"{_text(key)}: {_text(value[key])}".rstrip(": "),)))
    return names_in(named, depth=depth + 1) if depth < 4 else ()


def _item_names(item: object, depth: int) -> tuple[str, ...]:
    if isinstance(item, (Mapping, list, tuple)):
        return names_in(item, depth=depth)
    return (_text(item).lstrip("#"),) if _text(item) else ()


def categories_in(fields: Fields, name: str = "") -> tuple[str, ...]:
    """Categories and tags, Zola's taxonomies and the folders above Jekyll's `_posts` among them."""
    taxonomies = fields.get("taxonomies")
    places = [fields]
    if isinstance(taxonomies, Mapping):
        places.append({str(key).lower(): value for key, value in taxonomies.items()})
    spaced = _parts_words(fields, name)
    return (
        *(
            found
            for place in places
            for key in _CATEGORIES
            for found in names_in(place.get(key), spaced=spaced and key in ("categories", "tags"))
            if key not in ("tag", "tags") or found.lower() not in _COLLECTIONS
        ),
        *_folders_above_posts(name),
    )


def _parts_words(fields: Fields, name: str) -> bool:
    """Whether `a b` is two categories: in Jekyll, which has a `layout` (Eleventy's names a template's file)."""
    layout = _text(fields.get("layout"))
    return (bool(layout) and "." not in layout) or "_posts" in name.split("/")[:-1]


def _folders_above_posts(name: str) -> tuple[str, ...]:
    folders = name.split("/")[:-1]
    above = folders[: folders.index("_posts")] if "_posts" in folders else []
    return tuple(folder for folder in above if folder not in _SITE_FOLDERS)


def authors_in(fields: Fields) -> tuple[str, ...]:
    """The post's authors, by name."""
    from blogtui.parse.feed_values import person

    return tuple(person(name) for key in _AUTHORS for name in names_in(fields.get(key)))


def dates_in(fields: Fields, stem: str) -> tuple[datetime | None, datetime | None]:
    """When the post was published, by its fields or its file's name, and when it was changed."""
    published = _first_moment(fields, _PUBLISHED)
    if published is None and (named := _NAMED_DAY.match(stem)):
        published = parse_date(named["day"])
    updated = _first_moment(fields, _UPDATED)
    if updated is None and isinstance(fields.get("date"), Mapping):
        updated = moment(fields["date"].get("updated"))
    return published, updated if updated != published else None


def _first_moment(fields: Fields, names: tuple[str, ...]) -> datetime | None:
    return next((found for name in names if (found := moment(fields.get(name)))), None)


def moment(value: object) -> datetime | None:
    """The aware moment that a field's value tells: text, a number like 20240131, TOML's dates, MkDocs' mapping."""
    if isinstance(value, Mapping):
        return moment(value.get("created"))
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    if isinstance(value, bool):
        return None
    return parse_date(str(value)) if isinstance(value, (str, int)) and len(str(value)[:200]) < 200 else None


def image_in(fields: Fields) -> str | None:
    """The post's picture: an address, or the bare name of a file."""
    for name in _IMAGES:
        value = fields.get(name)
        if isinstance(value, (list, tuple)) and value:
            value = value[0]
        if isinstance(value, Mapping):
            value = next(
                (value[key] for key in ("url", "src", "path", "image", "name", "feature") if value.get(key)), ""
            )
        if text := _text(value):
            return safe_url(text) or text.replace("\\", "/").rsplit("/", 1)[-1] or None
    return None


def comment_count(fields: Fields) -> int | None:
    """How many comments a post says it has; `comments: true` says only that they are open."""
    for name in ("comments", "comment_count", "comments_count"):
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
            return int(value)
    return None


def language_in(fields: Fields, stem: str) -> str:
    """The post's language by its fields, or by a name like `post.sv.md`."""
    named = _NAMED_LANGUAGE.search(stem)
    return first_text(fields, *_LANGUAGES).replace("_", "-") or (named["tag"].replace("_", "-") if named else "")


def is_draft_by(fields: Fields) -> bool:
    """Whether the fields hold the post back: `draft: true`, `published: false`, Pelican's `status: draft`."""
    draft, published = fields.get("draft"), fields.get("published")
    return (
        draft is True
        or _text(draft).lower() in ("true", "yes", "1")
        or _text(fields.get("eleventyexcludefromcollections")).lower() == "true"
        or published is False
        or _text(published).lower() in ("false", "no")
        or _text(fields.get("status")).lower() in ("draft", "hidden")
    )


def stem_of(name: str) -> str:
    """A file's name without its folders and suffix; for `index` files, the folder's."""
    parts = [part for part in name.replace("\\", "/").split("/") if part]
    stem = re.sub(r"\.[A-Za-z]{2,8}$", "", parts[-1]) if parts else ""
    if len(parts) > 1 and _NAMED_LANGUAGE.sub("", stem) in ("index", "_index", "README"):
        return parts[-2]
    return stem


def readable_name(stem: str) -> str:
    """A title out of a file's name: without its date and language, words parted by spaces."""
    rest = _NAMED_LANGUAGE.sub("", _NAMED_DAY.sub("", stem) or stem)
    words = clean_line(re.sub(r"[-_]+", " ", rest)) or stem
    return words[:1].upper() + words[1:]


def _text(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (str, int, float, date)):
        try:
            return clean_line(str(value))
        except ValueError:  # an int of more digits than Python writes
            return ""
    return ""
