"""A corpus from a seed: feeds in RSS 2.0 and Atom, and single posts as HTML and as Markdown, all in Swedish.

The same arguments always give the same bytes. Touches nothing but the folder it is told to fill.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from random import Random

from bench import words

NEWEST = datetime(2018, 10, 4, 9, 5, tzinfo=UTC)
POOL = 4_000
ABOUT = "Om upphandling, trädgård och väder"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
Inline = tuple[str, str]  # what it is: "", "b", "i", "code" or an address; and its words


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a post: `kind` as its HTML tag, and its runs of text, an item or a line each."""

    kind: str
    runs: tuple[tuple[Inline, ...], ...]
    html: str
    markdown: str


class Writer:
    """Writes Swedish sentences and posts out of one seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        random = Random(f"{seed}:pool")
        self._pool = [_sentence(random) for _ in range(POOL)]

    def random(self, *path: object) -> Random:
        """A source of chance of its own for each place in the corpus, so that no place depends on another."""
        return Random(":".join(str(part) for part in (self.seed, *path)))

    def title(self, random: Random, number: int) -> str:
        return f"Del {number}: {_compound(random)} {random.choice(words.PLACES)}"

    def blocks(self, random: Random, size: int) -> Iterator[Block]:
        """Blocks that are `size` bytes or a little more as HTML."""
        written, turn = 0, 0
        while written < size:
            block = self._block(random, turn)
            written += len(block.html.encode()) + 1
            turn += 1
            yield block

    def _block(self, random: Random, turn: int) -> Block:
        place = turn % 14
        if place == 3:
            return _render("h2", ((("", _compound(random).capitalize()),),))
        if place == 5:
            return _render("ul", tuple(self._runs(random, 1) for _ in range(random.randint(3, 6))))
        if place == 8:
            return _render("blockquote", (self._runs(random, 2),))
        if place == 10:
            return _render("ol", tuple(self._runs(random, 1) for _ in range(random.randint(2, 5))))
        if place == 12:
            return _render("img", ((("", _compound(random).capitalize()),),))
        if place == 13 and turn % 28 == 27:
            return _render("pre", tuple((("", line),) for line in words.CODE))
        return _render("p", (self._runs(random, random.randint(3, 6)),))

    def _runs(self, random: Random, sentences: int) -> tuple[Inline, ...]:
        runs: list[Inline] = []
        for _ in range(sentences):
            runs.append(("", random.choice(self._pool) + " "))
            chance = random.random()
            if chance < 0.12:
                address = f"https://example.org/{random.choice(words.FIRST_PARTS)}/{random.randint(1, 9999)}"
                runs += [(address, random.choice(words.LINK_WORDS)), ("", ". ")]
            elif chance < 0.2:
                runs += [(random.choice(("b", "i", "code")), _compound(random)), ("", ". ")]
        return tuple(runs)


def _compound(random: Random) -> str:
    return random.choice(words.FIRST_PARTS) + random.choice(words.LAST_PARTS)[random.randrange(2)]


def _sentence(random: Random) -> str:
    who = random.choice(words.PEOPLE) if random.random() < 0.5 else _compound(random)
    parts = [who, random.choice(words.VERBS), _compound(random), random.choice(words.PLACES)]
    if random.random() < 0.6:
        parts[-1] += ","
        parts.append(random.choice(words.ASIDES))
    text = " ".join(parts)
    return text[0].upper() + text[1:] + "."


_INLINE_HTML = {"b": "strong", "i": "em", "code": "code"}
_INLINE_MARKDOWN = {"b": "**", "i": "*", "code": "`"}


def _inline_html(runs: tuple[Inline, ...]) -> str:
    out = []
    for kind, text in runs:
        if not kind:
            out.append(escape(text))
        elif tag := _INLINE_HTML.get(kind):
            out.append(f"<{tag}>{escape(text)}</{tag}>")
        else:
            out.append(f'<a href="{escape(kind)}">{escape(text)}</a>')
    return "".join(out).strip()


def _inline_markdown(runs: tuple[Inline, ...]) -> str:
    out = []
    for kind, text in runs:
        if not kind:
            out.append(text)
        elif sign := _INLINE_MARKDOWN.get(kind):
            out.append(f"{sign}{text}{sign}")
        else:
            out.append(f"[{text}]({kind})")
    return "".join(out).strip()


def _render(kind: str, runs: tuple[tuple[Inline, ...], ...]) -> Block:
    html = [_inline_html(run) for run in runs]
    plain = [_inline_markdown(run) for run in runs]
    if kind == "h2":
        return Block(kind, runs, f"<h2>{html[0]}</h2>", f"## {plain[0]}")
    if kind == "img":
        source = f"https://example.org/bilder/{_number(html[0])}.jpg"
        return Block(kind, runs, f'<p><img src="{source}" alt="{html[0]}"/></p>', f"![{plain[0]}]({source})")
    if kind == "pre":
        return Block(kind, runs, "<pre><code>" + "\n".join(html) + "</code></pre>", _fence(runs))
    if kind == "blockquote":
        return Block(kind, runs, f"<blockquote><p>{html[0]}</p></blockquote>", f"> {plain[0]}")
    if kind in ("ul", "ol"):
        items = "".join(f"<li>{item}</li>" for item in html)
        marks = (f"{at}." if kind == "ol" else "-" for at in range(1, len(plain) + 1))
        return Block(
            kind,
            runs,
            f"<{kind}>{items}</{kind}>",
            "\n".join(f"{mark} {item}" for mark, item in zip(marks, plain, strict=True)),
        )
    return Block(kind, runs, f"<p>{html[0]}</p>", plain[0])


def _fence(runs: tuple[tuple[Inline, ...], ...]) -> str:
    return "\n".join(("```", *(run[0][1] for run in runs), "```"))


def _number(text: str) -> int:
    return int.from_bytes(text.encode()[:6], "big")


@dataclass(frozen=True, slots=True)
class FeedPost:
    """A post on its way into a feed."""

    title: str
    url: str
    published: datetime
    author: str
    categories: tuple[str, ...]
    html: str
    comments: int


def single_post(size: int, seed: int = 1) -> tuple[str, str]:
    """One post of about `size` bytes of HTML, and the same post as Markdown."""
    writer = Writer(seed)
    blocks = list(writer.blocks(writer.random("single", size), size))
    return "\n".join(block.html for block in blocks), "\n\n".join(block.markdown for block in blocks) + "\n"


def fill(folder: Path, feeds: int, posts: int, size: int, prefix: str = "", seed: int = 1) -> list[str]:
    """Write `feeds` feeds of `posts` posts and about `size` bytes each, RSS and Atom in turn; their names."""
    writer = Writer(seed)
    names = []
    for number in range(1, feeds + 1):
        kind, made = ("atom", _atom) if number % 2 == 0 else ("rss", rss)
        name = f"{prefix}{number:04d}.{kind}"
        (folder / name).write_bytes(made(number, _feed_posts(writer, number, feeds, posts, size)).encode())
        names.append(name)
    return names


def feed_of(posts: list[tuple[str, str]]) -> bytes:
    """One RSS feed of posts as their titles and their HTML, the first of them the newest."""
    made = []
    for place, (title, html) in enumerate(posts):
        url = f"https://blogg.example.org/{place}"
        made.append(FeedPost(title, url, NEWEST - timedelta(days=place), words.AUTHORS[0], (), html, 0))
    return rss(1, made).encode()


def blog_name(number: int) -> str:
    return f"Bloggen {number:04d}"


def opml(addresses: list[str]) -> str:
    """A subscription list of `addresses`, in the order that `fill` named them."""
    outlines = "\n".join(
        f'<outline type="rss" text="{blog_name(number)}" xmlUrl="{escape(address)}"/>'
        for number, address in enumerate(addresses, 1)
    )
    return f'{XML}<opml version="2.0"><head><title>bench</title></head><body>\n{outlines}\n</body></opml>\n'


def _feed_posts(writer: Writer, feed: int, feeds: int, posts: int, size: int) -> list[FeedPost]:
    each = size // posts * (0.9 if feed % 2 == 0 else 1) - 500  # Atom escapes its markup; both have frames
    made = []
    for place in range(posts):
        random = writer.random("feed", feed, place)
        serial = place * feeds + feed
        body = "\n".join(block.html for block in writer.blocks(random, max(200, int(each))))
        made.append(
            FeedPost(
                title=writer.title(random, serial),
                url=f"https://blogg{feed:04d}.example.org/{NEWEST.year}/del-{serial}",
                published=NEWEST - timedelta(hours=7 * place, minutes=feed),
                author=random.choice(words.AUTHORS),
                categories=tuple(random.sample(words.CATEGORIES, random.randint(1, 3))),
                html=body,
                comments=random.randint(0, 12),
            )
        )
    return made


def rss(number: int, posts: list[FeedPost]) -> str:
    items = "".join(
        f"<item><title>{escape(post.title)}</title><link>{post.url}</link>"
        f'<guid isPermaLink="false">{post.url}#id</guid><pubDate>{format_datetime(post.published)}</pubDate>'
        f"<dc:creator>{post.author}</dc:creator>"
        + "".join(f"<category><![CDATA[{name}]]></category>" for name in post.categories)
        + f"<slash:comments>{post.comments}</slash:comments><comments>{post.url}#respond</comments>"
        f"<content:encoded><![CDATA[{post.html}]]></content:encoded></item>\n"
        for post in posts
    )
    return (
        f'{XML}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>'
        f"<title>{blog_name(number)}</title><link>https://blogg{number:04d}.example.org/</link>"
        f"<description>{ABOUT}</description><language>sv</language>\n{items}</channel></rss>\n"
    )


def _atom(number: int, posts: list[FeedPost]) -> str:
    site = f"https://blogg{number:04d}.example.org/"
    entries = "".join(
        f'<entry><title>{escape(post.title)}</title><link rel="alternate" href="{post.url}"/>'
        f"<id>{post.url}#id</id>"
        f"<published>{post.published.isoformat()}</published><updated>{post.published.isoformat()}</updated>"
        f"<author><name>{post.author}</name></author>"
        + "".join(f'<category term="{escape(name)}"/>' for name in post.categories)
        + f'<content type="html">{escape(post.html)}</content></entry>\n'
        for post in posts
    )
    return (
        f'{XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">'
        f"<title>{blog_name(number)}</title><subtitle>{ABOUT}</subtitle>"
        f'<id>{site}</id><link rel="alternate" href="{site}"/>'
        f"<updated>{posts[0].published.isoformat()}</updated>\n"
        f"{entries}</feed>\n"
    )
