"""One file, one post: Markdown with or without front matter, HTML, reStructuredText, plain text.

Must never lose words: broken front matter leaves the body whole, and a title is only taken out of it to stand above it.
"""

import re
from typing import Any

from blogtui.model.post import BodyFormat, Comments, Fetched, Post
from blogtui.model.text import clean_line, fold
from blogtui.parse import postmeta as meta
from blogtui.parse.encoding import decode
from blogtui.parse.frontmatter import split_front_matter
from blogtui.parse.posthtml import Page, read_page
from blogtui.parse.rst import split_rst
from blogtui.parse.shortcodes import shown
from blogtui.parse.sniff import sniff

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?P<words>.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$")
_HEADING_ID = re.compile(r"\s*\{[#.][^{}]*\}$")


def parse_post(fetched: Fetched) -> Post:
    """The post in a file; its guid is the file's name."""
    return read_post(fetched)[0]


def is_draft(fetched: Fetched) -> bool:
    """Whether the file's fields hold it back from being shown."""
    return read_post(fetched)[1]


def read_post(fetched: Fetched) -> tuple[Post, bool]:
    """The post in a file, and whether it is a draft."""
    stem = meta.stem_of(fetched.name or fetched.url)
    fields, body, _understood = split_front_matter(decode(fetched.body, fetched.charset))
    fields = meta.with_own_fields(fields)
    # Only a generator's posts, which have front matter, have its tags.
    body = shown(body, components=fetched.name.lower().endswith(".mdx")) if fields else body
    if _is_html(fetched):
        return post_of_page(fetched, read_page(body), fields), meta.is_draft_by(fields)
    kind: BodyFormat = "markdown" if _is_markdown(fetched, fields) else "text"
    if (fetched.name or fetched.url).lower().endswith(".rst"):
        title, found, body = split_rst(body)
        fields = {**found, **({"title": title} if title else {}), **fields}
    title = meta.first_text(fields, "title")
    if kind == "markdown":
        title, body = _with_heading(title, body)
    elif not title:
        title, body = _first_line(body)
    return _post(fetched, stem, fields, title, body, kind), meta.is_draft_by(fields)


def _is_html(fetched: Fetched) -> bool:
    name = (fetched.name or fetched.url).lower()
    if name.endswith((".html", ".htm", ".xhtml")):
        return True
    return (
        not name.endswith((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".rst"))
        and sniff(fetched) == "html"
    )


def _is_markdown(fetched: Fetched, fields: dict[str, Any]) -> bool:
    name = (fetched.name or fetched.url).lower()
    if name.endswith(".rst"):
        return False
    return bool(fields) or not name.endswith((".txt", ".text")) or _reads_as_markdown(fetched)


def _reads_as_markdown(fetched: Fetched) -> bool:
    """Whether a text file is written in Markdown: it opens with a heading, or links the way Markdown does."""
    head = decode(fetched.body[:4_000], fetched.charset).lstrip()
    return bool(re.match(r"#{1,6}[ \t]+\S", head) or re.search(r"\[[^\]\n]+\]\(https?://", head))


def post_of_page(fetched: Fetched, page: Page, fields: dict[str, Any]) -> Post:
    """The post that a page is; `fields` of front matter before it count for more than its own."""
    merged = {**page.fields, **fields}
    if page.language:
        merged.setdefault("lang", page.language)
    if page.url:
        merged.setdefault("canonical", page.url)
    stem = meta.stem_of(fetched.name or fetched.url)
    return _post(fetched, stem, merged, meta.first_text(fields, "title") or page.title, page.body, "html")


def _post(fetched: Fetched, stem: str, fields: dict[str, Any], title: str, body: str, kind: BodyFormat) -> Post:
    from blogtui.model.text import safe_url
    from blogtui.parse.document import words_of
    from blogtui.parse.feed_values import plain

    published, updated = meta.dates_in(fields, stem)
    url = safe_url(fetched.url) or safe_url(
        meta.first_text(fields, "canonical", "canonical_url", "canonicalurl", "url", "permalink")
    )
    return Post(
        title=title or meta.readable_name(stem),
        guid=fetched.name or fetched.url,
        url=url,
        authors=meta.authors_in(fields),
        published=published,
        updated=updated,
        categories=meta.categories_in(fields, fetched.name),
        summary=plain(meta.first_text(fields, "description", "summary", "excerpt", "lead", "ingress")),
        body=body,
        body_format=kind,
        text=words_of(body, kind),
        base=url,
        comments=Comments(meta.comment_count(fields)),
        image=meta.image_in(fields),
        language=meta.language_in(fields, stem),
    )


def _with_heading(title: str, body: str) -> tuple[str, str]:
    """The title, and the body without the heading that says the same."""
    lines = body.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    at = next((n for n in _headings(lines) if n == first or _level(lines, n) == 1), None)
    if at is None:
        return title, body
    words, length = _heading(lines, at)
    if not words or (title and (at != first or fold(title) != fold(words))):
        return title, body
    return title or words, "\n".join([*lines[:at], *lines[at + length :]]).lstrip("\n")


def _headings(lines: list[str]) -> list[int]:
    """The numbers of the lines that are headings, outside fenced code."""
    found, fence = [], ""
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence and _heading(lines, number)[0]:
            found.append(number)
    return found


def _level(lines: list[str], at: int) -> int:
    if match := _ATX.match(lines[at]):
        return len(match[1])
    return 1 if lines[at + 1].strip().startswith("=") else 2


def _heading(lines: list[str], at: int) -> tuple[str, int]:
    """The words of the heading at a line, and how many lines it takes; "" where there is none."""
    if match := _ATX.match(lines[at]):
        return _heading_words(match["words"]), 1
    alone = at == 0 or not lines[at - 1].strip()
    starts_text = re.match(r" {0,3}[^\s\-=>|*+#<`~]", lines[at])
    if alone and starts_text and at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1]):
        return _heading_words(lines[at]), 2
    return "", 0


def _heading_words(source: str) -> str:
    from blogtui.parse.feed_values import plain
    from blogtui.parse.markdown import html_from_markdown

    source = _HEADING_ID.sub("", source.strip())
    return plain(html_from_markdown(source), "html") if re.search(r"[\[\]*_`&<\\~]", source) else clean_line(source)


def _first_line(body: str) -> tuple[str, str]:
    """A plain text's title: its first line, when it stands alone and does not read as a sentence of the text."""
    head, _gap, rest = body.lstrip("\ufeff\n \t").partition("\n")
    alone = bool(rest.strip()) and (
        not rest.split("\n", 1)[0].strip() or bool(re.match(r"[=\-~]{3,}\s*(?:\n|$)", rest))
    )
    if not alone or len(head) > 120 or head.rstrip().endswith((".", ",", ";", ":")):
        return "", body
    return clean_line(head), re.sub(r"^[=\-~]{3,}[ \t]*\n", "", rest).lstrip("\n")
