"""Whatever a source gave, as a blog and its posts: the one door from bytes to values."""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from blogtui.i18n import gettext as _
from blogtui.model.post import Blog, Fetched, ParsedFeed, Post
from blogtui.model.text import fold, safe_url
from blogtui.parse.encoding import decode
from blogtui.parse.errors import ParseError
from blogtui.parse.sniff import not_a_feed, obstacle_in, shown_name, sniff
from blogtui.parse.unpack import unpacked

# What people name the file that presents a folder; `_index` (Hugo, Zola) is never one of its posts.
_PRESENTS_FOLDER = re.compile(r"(?:_?index|README)(?:\.[a-z]{2})?\.(?:md|markdown|mdx|txt|rst|html?)", re.IGNORECASE)

_FEED_SUFFIXES = (".rss", ".atom", ".rdf", ".xml", ".json")
_TEXT_SUFFIXES = (".txt", ".text", ".rst", ".md", ".markdown", ".mdown", ".mkd", ".mdx")
_ARTICLE = 1_500  # characters; many an article's page has a form to log in with too


def parse_source(fetched: Fetched, *, feed_only: bool = False) -> ParsedFeed:
    """The blog and posts of a feed, a web page (with the feeds it names) or a single post's file.

    Raises ParseError, one sentence on what it is instead, for everything else; with `feed_only` for all but a feed,
    so that a login page never passes for the feed that was there before (R10).
    """
    fetched = unpacked(fetched)
    kind = sniff(fetched)
    if kind == "jsonfeed":
        from blogtui.parse.jsonfeed import parse_jsonfeed

        return parse_jsonfeed(fetched)
    if kind == "feed":
        from blogtui.parse.feed import parse_feed

        return parse_feed(fetched)
    passes_for_feed = kind == "html" and fetched.name.lower().endswith(_FEED_SUFFIXES)
    if feed_only or passes_for_feed or kind in ("opml", "empty", "binary"):
        raise ParseError(not_a_feed(fetched))
    if kind == "html":
        return _page(fetched)
    if safe_url(fetched.url) and kind != "markdown" and fetched.mime not in ("", "text/plain"):
        raise ParseError(not_a_feed(fetched))
    if kind == "text" and not fetched.name.lower().endswith(_TEXT_SUFFIXES) and not fetched.mime:
        raise ParseError(not_a_feed(fetched))
    return _file(fetched)


def parse_page(fetched: Fetched, known_as: str = "") -> ParsedFeed:
    """A web page's own text as one post, also where the page names feeds; `known_as` is the post's title in its feed.

    Raises ParseError, one sentence, for what is no page, for one without text, and for a login page or a robot check.
    """
    fetched, name = unpacked(fetched), urlsplit(fetched.url).hostname or shown_name(fetched)
    if sniff(fetched) != "html":
        raise ParseError(_("What {name} has there is no web page; o opens it in the browser.", name=name))
    parsed = _page(fetched, known_as)
    if sum(len(post.text) for post in parsed.posts) < _ARTICLE and (obstacle := obstacle_in(fetched, name)):
        raise ParseError(obstacle)
    if not parsed.posts:
        raise ParseError(_("The page at {name} has no text; o opens it in the browser.", name=name))
    return parsed


def parse_folder(files: Iterable[Fetched], name: str) -> ParsedFeed:
    """A folder's posts, one a file, drafts left out; a file that cannot be read becomes a warning.

    The blog has the folder's `name`, or is the one that all the posts, saved pages then, name themselves, or the one
    that an `_index`, `index` or `README` file at the top presents.
    """
    posts: list[Post] = []
    blogs: list[Blog] = []
    warnings: list[str] = []
    own = Blog(name=name)
    for fetched in files:
        if fetched.status != 200:
            warnings.append(_("{name} could not be read.", name=shown_name(fetched)))
            continue
        try:
            parsed = _post_in(fetched)
        except ParseError as error:
            warnings.append(str(error))
        except Exception:  # one strange file must not take the folder with it
            warnings.append(_("{name} could not be read.", name=shown_name(fetched)))
        else:
            if _PRESENTS_FOLDER.fullmatch(fetched.name) and parsed.posts:
                own = _presented(parsed.posts[0], name)
                if fetched.name.startswith("_"):
                    continue
            posts.extend(replace(post, guid=fetched.name) for post in parsed.posts)
            blogs.extend(parsed.blog for _post in parsed.posts)
    named = {fold(blog.name) for blog in blogs}
    blog = blogs[0] if len(named) == 1 and blogs[0].name else own
    return ParsedFeed(blog, tuple(posts), tuple(warnings))


def _presented(post: Post, name: str) -> Blog:
    return Blog(name=post.title or name, presentation=post.summary, image=post.image, language=post.language)


def _post_in(fetched: Fetched) -> ParsedFeed:
    """The post in a folder's file, with the blog that it names; no post for a draft."""
    from blogtui.parse.postfile import read_post

    kind = sniff(fetched)
    if kind in ("empty", "binary"):
        raise ParseError(not_a_feed(fetched))
    if kind in ("text", "savedpage") and (saved := _saved(fetched)):
        return saved
    post, draft = read_post(fetched)
    return ParsedFeed(Blog(), () if draft else (post,))


def _file(fetched: Fetched) -> ParsedFeed:
    from blogtui.parse.postfile import parse_post

    if saved := _saved(fetched):
        return saved
    post = parse_post(fetched)
    return ParsedFeed(Blog(name=post.title, language=post.language), (post,))


def _saved(fetched: Fetched) -> ParsedFeed | None:
    from blogtui.parse.savedpage import parse_saved_page

    saved = parse_saved_page(decode(fetched.body, fetched.charset))
    if saved is None:
        return None
    return replace(saved, posts=tuple(replace(post, guid=fetched.name or fetched.url) for post in saved.posts))


def _page(fetched: Fetched, known_as: str = "") -> ParsedFeed:
    """A page's own text as one post, and the feeds it names. Raises ParseError for a login page or a robot check."""
    from blogtui.parse.discover import find_feeds
    from blogtui.parse.postfile import post_of_page
    from blogtui.parse.posthtml import read_page

    text = decode(fetched.body, fetched.charset)
    links = find_feeds(text, fetched.url, fetched.links)
    page = read_page(text, fetched.url, known_as)
    post = replace(post_of_page(fetched, page, {}), base=page.base)
    if not links and len(post.text) < _ARTICLE and (obstacle := obstacle_in(fetched)):
        raise ParseError(obstacle)
    blog = Blog(name=page.fields.get("site") or post.title, site=safe_url(fetched.url), language=post.language)
    return ParsedFeed(blog, (post,) if post.text else (), (), links)
