"""The query language answered the slow and obvious way: post by post, in Python, without a database or an index.

Shares no code with the reader's own answer; knows only the letters that `LETTERS` names.
"""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from blogtui.library import Library
from blogtui.model import query as q
from blogtui.model.post import Comments, Enclosure, Post
from shelf import START, fill

NOW = int(START.timestamp()) + 90_000  # an hour after the posts come
WORDS = ("får", "far", "fårhus", "ål", "Åland", "vägen", "VÄG", "a", "be", "c3", "x_y", "e-post")
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö0123456789"
CATEGORIES = ("Väg och vatten", "väg OCH vatten", "Inköp", 'A "b" \\c', "x:y", "(z)", "-q", "OR")
AUTHORS = ("Maj Ek", "Maja Ekman", "Åke Å", "Bo")
BLOGS = ("Vägbloggen", "Om får", "3 ting av 2019", "Får")
LANGUAGES = ("", "sv", "sv-FI", "en", "EN-gb", "svx")


@dataclass
class Known:
    """All that is known of one post."""

    post: Post
    blog: int  # its number, from 1
    read: bool = False
    starred: bool = False
    changed: bool = False
    percent: int = 0
    arrived: int = 0


def make_posts(seed: int, count: int = 40) -> list[Known]:
    """Posts of three blogs, made by chance."""
    chance = random.Random(seed)

    def some(words: tuple[str, ...], most: int) -> tuple[str, ...]:
        return tuple(chance.choices(words, k=chance.randint(0, most)))

    def when() -> datetime | None:
        if chance.random() < 0.15:
            return None
        away = timezone(timedelta(minutes=chance.choice((0, 120, -600, 840))))
        back = timedelta(hours=chance.choice((0, 1, 24, 24 * 40, 24 * 330, 24 * 900)), minutes=chance.randint(0, 90))
        return datetime.fromtimestamp(NOW, away) - back

    kinds = ("audio/mpeg", "video/mp4", "image/png", "text/audio/")
    made = []
    for number in range(count):
        post = Post(
            title=" ".join(some(WORDS, 4)),
            guid=str(number),
            url=f"https://example.org/{number}",
            authors=some(AUTHORS, 2),
            published=when(),
            categories=some(CATEGORIES, 3),
            text=" ".join(chance.choices(WORDS, k=chance.choice((0, 3, 300, 700)))),
            comments=Comments(count=chance.choice((None, 0, 3))),
            image=chance.choice((None, "https://example.org/picture.png")),
            enclosures=tuple(Enclosure("https://example.org/audio/file", kind) for kind in some(kinds, 2)),
            language=chance.choice(LANGUAGES),
        )
        marks = [chance.random() < 0.4 for _mark in range(3)]
        made.append(Known(post, number % len(BLOGS) + 1, *marks, percent=chance.choice((0, 0, 1, 50, 99, 100))))
    return made


def shelve(posts: list[Known]) -> tuple[Library, dict[int, Known]]:
    """The same posts in a library, by their ids there."""
    library = Library.in_memory()
    for number, name in enumerate(BLOGS, 1):
        assert fill(library, [known.post for known in posts if known.blog == number], name=name) == number
    while library.index_step():
        pass
    by_url = {known.post.url: known for known in posts}
    by_id = {}
    for row in library.posts():
        known = by_id[row.id] = by_url[row.url]
        known.arrived = row.arrived
        library.mark([row.id], read=known.read, starred=known.starred)
        if known.percent:
            library.keep_reading_place(row.id, 7, known.percent)
        if known.changed:
            library.db.run("UPDATE post SET unseen = 1 WHERE id = ?", (row.id,))
    return library, by_id


def answers(known: Known, asked: q.Expression | None, now: int) -> bool:
    """Whether a post is what is asked for."""
    post = known.post
    place = int(post.published.timestamp()) if post.published else known.arrived
    match asked:
        case None:
            return True
        case q.And(parts):
            return all(answers(known, part, now) for part in parts)
        case q.Or(parts):
            return any(answers(known, part, now) for part in parts)
        case q.Not(part):
            return not answers(known, part, now)
        case q.Text(words, is_phrase):
            return _is_found(words, [post.title, " ".join(post.categories), post.text], is_phrase)
        case q.Title(words, is_phrase):
            return _is_found(words, [post.title], is_phrase)
        case q.Category(name):
            return name.lower() in [category.lower() for category in post.categories]
        case q.Author(name):
            return any(name.lower() in author.lower() for author in post.authors)
        case q.BlogIs(name):
            if name.isdecimal() and int(name) <= len(BLOGS):
                return known.blog == int(name)
            blogs = [blog.lower() for blog in BLOGS]
            called = blogs[known.blog - 1]
            return called == name.lower() if name.lower() in blogs else name.lower() in called
        case q.Is(state):
            half = 0 < known.percent < 100
            states = {"unread": not known.read, "read": known.read, "starred": known.starred, "half-read": half}
            return {**states, "changed": known.changed}[state]
        case q.Has(what):
            kinds = [file.type for file in post.enclosures]
            things = {"image": post.image, "comments": post.comments.count}
            return bool(things[what]) if what in things else any(kind.startswith(f"{what}/") for kind in kinds)
        case q.After(start):
            return post.published is not None and _shown(post.published) >= start
        case q.Before(start):
            return post.published is not None and _shown(post.published) < start
        case q.Newer(seconds):
            return place >= now - seconds
        case q.Older(seconds):
            return place < now - seconds
        case q.Minutes(comparison, n):
            signs = {"<": -1, "<=": -1, ">": 1, ">=": 1}
            minutes = -(-len(post.text.split()) // 200)
            return (minutes == n and "=" in comparison) or (minutes - n) * signs.get(comparison, 0) > 0
        case q.Lang(code):
            return (post.language.lower() + "-").startswith(code + "-")
    raise AssertionError(asked)


def in_order(found: "dict[int, Known]") -> list[int]:
    """The ids of posts, newest first."""

    def age(post_id: int) -> tuple[int, int]:
        post = found[post_id].post
        return -(int(post.published.timestamp()) if post.published else found[post_id].arrived), -post_id

    return sorted(found, key=age)


def _shown(when: datetime) -> int:
    return int(when.replace(tzinfo=UTC).timestamp())


def _tokens(text: str) -> list[str]:
    return "".join(letter if letter in LETTERS else " " for letter in text.lower()).split()


def _is_found(words: str, texts: list[str], is_phrase: bool) -> bool:
    """Whether `words` are in one of `texts`, side by side: also without accents, and the last of no phrase as begun."""
    wanted = _tokens(words)
    if not wanted:
        return words.strip() in texts[0]
    return any(_holds(wanted, _tokens(text), is_phrase) for text in texts)


def _holds(wanted: list[str], there: list[str], is_whole: bool) -> bool:
    if is_whole or len(wanted) > 1:
        places = range(len(there) - len(wanted) + 1)
        return any(
            all(_is_spelt(one, other) for one, other in zip(wanted[:-1], there[at:], strict=False))
            and _ends(wanted[-1], there[at + len(wanted) - 1], is_whole)
            for at in places
        )
    (word,) = wanted
    spelt = [form for token in there for form in _forms(word, token)]
    if len(word) == 1:
        return word in spelt
    return any(token.startswith(word) or (len(word) > 2 and word in token) for token in spelt)


def _ends(wanted: str, token: str, is_whole: bool) -> bool:
    if is_whole or len(wanted) == 1:
        return _is_spelt(wanted, token)
    return any(form.startswith(wanted) for form in _forms(wanted, token))


def _forms(wanted: str, token: str) -> set[str]:
    return {token, _bare(token)} if wanted == _bare(wanted) else {token}


def _is_spelt(wanted: str, token: str) -> bool:
    return wanted in _forms(wanted, token)


def _bare(word: str) -> str:
    return word.replace("å", "a").replace("ä", "a").replace("ö", "o")


def every_leaf() -> list[q.Expression]:
    """Each kind of condition with what tells a right answer from nearly right ones."""
    moments = [NOW - 3_600 * hours for hours in (0, 1, 24, 24 * 40, 24 * 330)]
    return [
        *(
            kind(words, whole)
            for kind in (q.Text, q.Title)
            for words in ("få", "får", "fa", "far", "hus", "hu", "e-p", "e-po", "får ål", "får vä", "far a", "e-post")
            for whole in (0, 1)
        ),
        *(q.Category(name) for name in (*CATEGORIES, "väg", "nowhere")),
        *(q.Author(name) for name in (*AUTHORS, "maj", "EK", "nobody")),
        *(q.BlogIs(name) for name in (*BLOGS, "1", "3", "9", "2019", "får", "väg", "nowhere")),
        *(q.Is(state) for state in q.STATES),
        *(q.Has(what) for what in q.THINGS),
        *(kind(moment) for kind in (q.After, q.Before) for moment in moments),
        *(kind(hours * 3_600) for kind in (q.Newer, q.Older) for hours in (1, 24, 24 * 40, 24 * 330)),
        *(q.Minutes(comparison, n) for comparison in q.COMPARISONS for n in range(4)),
        *(q.Lang(code) for code in ("sv", "en", "sv-fi", "de")),
    ]


def leaves() -> st.SearchStrategy[q.Expression]:
    """Whatever one condition can be, often true of some of `make_posts`."""
    words = st.lists(st.sampled_from([*WORDS, "få", "v", "Väg"]), min_size=1, max_size=2).map(" ".join)
    pieces = st.sampled_from([*AUTHORS, *BLOGS, "maj", "EK", "om", "3", "1", "9", "vägb"])
    moments = st.sampled_from([0, 1, 24, 24 * 40, 24 * 330, 24 * 900]).map(lambda hours: NOW - 3_600 * hours)
    spans = st.sampled_from([3_600, 86_400, 40 * 86_400, 365 * 86_400])
    return st.one_of(
        st.builds(q.Text, words, st.booleans()),
        st.builds(q.Title, words, st.booleans()),
        st.builds(q.Category, st.sampled_from(CATEGORIES)),
        st.builds(q.BlogIs, pieces),
        st.builds(q.Author, pieces),
        st.builds(q.Is, st.sampled_from(q.STATES)),
        st.builds(q.Has, st.sampled_from(q.THINGS)),
        st.builds(q.After, moments),
        st.builds(q.Before, moments),
        st.builds(q.Newer, spans),
        st.builds(q.Older, spans),
        st.builds(q.Minutes, st.sampled_from(q.COMPARISONS), st.integers(0, 4)),
        st.builds(q.Lang, st.sampled_from(["sv", "en", "sv-fi", "de"])),
    )


def expressions(of: st.SearchStrategy[q.Expression], most: int = 12) -> st.SearchStrategy[q.Expression]:
    """Conditions joined in every way."""

    def joined(inner: st.SearchStrategy[q.Expression]) -> st.SearchStrategy[q.Expression]:
        several = st.lists(inner, min_size=1, max_size=4)
        return st.one_of(several.map(q.all_of), several.map(q.any_of), inner.map(q.negated))  # type: ignore[arg-type]

    return st.recursive(of, joined, max_leaves=most)
