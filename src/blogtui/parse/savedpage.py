"""A post saved as text from a blog's page: picture, presentation, title, byline, text, the comment link.

Must never take such furniture for the post's own words, nor lose a word of the post.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from blogtui.model.post import Blog, Comments, ParsedFeed, Post
from blogtui.model.text import clean_line, clean_text, fold

_PICTURE = re.compile(r"[^\s/\\:][^/\\:\n]{0,200}\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?)", re.IGNORECASE)
_PRESENTATION = frozenset(("presentation", "about", "about the blog", "om bloggen"))
# Any text may begin with this word; it is a page's label only where a byline follows.
_COMMON_WORD = "about"
_COMMENT = re.compile(r"(?:kommentera|kommentarer|comments?|leave a comment|lämna en kommentar)(?:\s*\(?\d+\)?)?", re.I)
_BYLINE = re.compile(
    r"(?:Av|By)\s*:\s*(?P<words>\S.*?)(?:\s+(?P<count>\d{1,6})(?:\s+(?:kommentar(?:er)?|comments?))?)?", re.IGNORECASE
)
_LINK_TO_BLOG = re.compile(r"(?:Till|To|Go to|Visit)\s\S.{0,120}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s+(?=\S)")
# The head of a saved page is short; a byline further down belongs to what the post quotes.
_HEAD_LINES = 12


@dataclass
class _Head:
    image: str | None = None
    labelled: bool = False
    blog: str = ""
    presentation: list[str] = field(default_factory=list)
    title: str = ""
    byline: re.Match[str] | None = None
    body: Sequence[str] = ()


def is_saved_page(text: str) -> bool:
    """Whether `text` has the form of a saved blog page: a byline near its start, or the label of a presentation."""
    return _head(_lines(text[:20_000])) is not None


def parse_saved_page(text: str) -> ParsedFeed | None:
    """The post of a saved page with the blog it names, or None when `text` is not of that form."""
    head = _head(_lines(text))
    if head is None:
        return None
    authors, categories, count = _byline(head.byline, head.blog)
    body = _body(head.body)
    plain = " ".join(body.split())
    post = Post(
        title=head.title or _first_words(plain),
        authors=authors,
        categories=categories,
        comments=Comments(count),
        image=head.image,
        body=body,
        body_format="text",
        text=body,
    )
    blog = Blog(name=head.blog, presentation=_presentation(head.presentation), image=head.image)
    return ParsedFeed(blog, (post,))


def _lines(text: str) -> list[str]:
    return clean_text(text).removeprefix("\ufeff").split("\n")


def _head(lines: list[str]) -> _Head | None:
    head = _Head()
    filled = [number for number, line in enumerate(lines) if line.strip()]
    start = filled[:_HEAD_LINES]
    byline = next((n for n in start if _BYLINE.fullmatch(lines[n].strip())), None)
    if start and _PICTURE.fullmatch(lines[start[0]].strip()):
        head.image = lines[start.pop(0)].strip()
    if start and fold(lines[start[0]].strip(" \t:")) in _PRESENTATION:
        head.labelled = byline is not None or fold(lines[start[0]].strip(" \t:")) != _COMMON_WORD
        start.pop(0)
    if byline is None and not head.labelled:
        return None
    if byline is None:
        return _without_byline(head, lines, start)
    before = [lines[n].strip() for n in start if n < byline]
    head.byline = _BYLINE.fullmatch(lines[byline].strip())
    head.body = lines[byline + 1 :]
    # A presentation is a paragraph; a title is not.
    if before and not (head.labelled and len(before) == 2 and len(before[1]) > 150):
        head.title = before.pop()
    elif not before and head.body and (rest := [n for n in filled if n > byline]) and _is_heading(lines, rest):
        head.title, head.body = lines[rest[0]].strip(), lines[rest[0] + 1 :]
    if before:
        head.blog, head.presentation = before[0], before[1:]
    return head


def _is_heading(lines: list[str], rest: list[int]) -> bool:
    """Whether the first line after a byline that nothing stands before is the title."""
    first = lines[rest[0]].strip()
    return len(rest) > 1 and len(first) <= 120 and not first.endswith(".")


def _without_byline(head: _Head, lines: list[str], start: list[int]) -> _Head:
    """Label, name, presentation and title stand one after the other; what follows is the post.

    Where there are too few lines for all four, the title is the last to be missing and the name the first but one.
    """
    told = [number for number in start if not _COMMENT.fullmatch(lines[number].strip())]
    names: tuple[str, ...] = ("blog", "presentation", "title")
    if len(told) < 3:
        names = ("title",)
    elif len(told) == 3 and not lines[told[1]].rstrip().endswith((".", "!", "?", "…")):
        names = ("blog", "title")
    for name, number in zip(names, told, strict=False):
        line = lines[number].strip()
        setattr(head, name, [line] if name == "presentation" else line)
    head.body = lines[told[len(names) - 1] + 1 :] if told else ()
    return head


def _byline(match: re.Match[str] | None, blog: str) -> tuple[tuple[str, ...], tuple[str, ...], int | None]:
    """Authors, categories and comments of `Av: AUTHOR CATEGORY COUNT`, which has no mark between its parts."""
    if match is None:
        return (), (), None
    count = int(match["count"]) if match["count"] else None
    words = match["words"].split()
    half = len(words) // 2
    if half and len(words) % 2 == 0 and [fold(w) for w in words[:half]] == [fold(w) for w in words[half:]]:
        return (" ".join(words[:half]),), (" ".join(words[half:]),), count
    name = blog.split()
    if name and len(words) > len(name):
        if _same(words[-len(name) :], name):
            return (" ".join(words[: -len(name)]),), (blog,), count
        if _same(words[: len(name)], name):
            return (" ".join(words[len(name) :]),), (blog,), count
    return (" ".join(words),), (), count


def _same(words: list[str], others: list[str]) -> bool:
    return fold(" ".join(words)) == fold(" ".join(others))


def _presentation(lines: list[str]) -> str:
    """The blog's presentation without the link to the blog that follows its last full stop."""
    text = clean_line(" ".join(lines))
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    if ends and _LINK_TO_BLOG.fullmatch(text[ends[-1] :]) and text[-1] not in ".!?":
        return text[: ends[-1]].strip()
    return text


def _body(lines: Sequence[str]) -> str:
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    if kept and _COMMENT.fullmatch(kept[-1].strip()):
        kept.pop()
    return "\n".join(kept).strip("\n ")


def _first_words(text: str) -> str:
    from blogtui.parse.feed_values import title_from

    return title_from(text)
