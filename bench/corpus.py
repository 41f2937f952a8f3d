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
TEXT = dict[str, str]
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
        source = f"https://example.org/bilder/{abs(hash_of(html[0]))}.jpg"
        return Block(
            kind, runs, f'<p><img src="{source}" alt="{html[0]}"/></p>', f"![{plain[0]}]({source})"
        )
    if kind == "pre":
        return Block(
            kind, runs, "<pre><code>" + "\n".join(html) + "</code></pre>", _fence(runs)
        )
    if kind == "blockquote":
        return Block(kind, runs, f"<blockquote><p>{html[0]}</p></blockquote>", f"> {plain[0]}")
    if kind in ("ul", "ol"):
        items = "".join(f"<li>{item}</li>" for item in html)
        marks = (f"{at}." if kind == "ol" else "-" for at in range(1, len(plain) + 1))
        return Block(
            kind, runs, f"<{kind}>{items}</{kind}>", "\n".join(f"{mark} {item}" for mark, item in zip(marks, plain, strict=True))
        )
    return Block(kind, runs, f"<p>{html[0]}</p>", plain[0])


def _fence(runs: tuple[tuple[Inline, ...], ...]) -> str:
    return "\n".join(("```", *(run[0][1] for run in runs), "```"))


def hash_of(text: str) -> int:
    """A number from `text`, the same in every process."""
    return int.from_bytes(text.encode()[:6], "big")
