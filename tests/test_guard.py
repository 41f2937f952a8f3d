"""What is no well-formed feed is read by the tolerant reader without keeping anyone waiting for it (R11, S5, S7)."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.model.post import Fetched, ParsedFeed
from blogtui.parse.feed import posts_of
from blogtui.parse.guard import guarded
from feeds import atom, rss, tolerant

CEILING = 30  # seconds, for what takes a second or two
BROKEN = "<item><title>Sist</title>"
DECLARED = re.compile(rb"<\?xml\s[^<>]*>")


def read(source: str) -> ParsedFeed:
    body = source.encode("utf-8", "replace")
    return posts_of(tolerant(guarded(body)), Fetched("https://odla.example/feed", body))


FLOODS = {
    "attributes": rss("<item><x " + " ".join(f"a{n}='>'" for n in range(100_000)) + f"/></item>{BROKEN}"),
    "attributes with tags": rss("<item><x " + " ".join(f"a{n}='<'" for n in range(100_000)) + f"/></item>{BROKEN}"),
    "tags with attributes": rss("<item>" + f"<x{' a=1' * 150}/>" * 5_000),
    "levels": rss(f"<item>{'<a>' * 200_000}</item>{BROKEN}"),
    "tags": rss(f"<item>{'<a/>' * 1_000_000}</item>"),
    "categories": rss("<item>" + "".join(f"<category>{n}</category>" for n in range(50_000)) + "</item>"),
    "keywords": rss(f"<item><itunes:keywords>{','.join(map(str, range(50_000)))}</itunes:keywords></item>"),
    "a long name": rss(f"<item><author>{'a' * 500_000}</author></item>"),
    "namespaces": rss("<item>" + "".join(f"<n{n}:a xmlns:n{n}='u{n}'/>" for n in range(20_000)) + "</item>"),
    "bases": atom(
        "<entry>" + "".join(f"<a xml:base='{n}/'>" for n in range(20_000)), root=" xml:base='https://a.example/'"
    ),
    "a long base": atom(
        "<entry><link href='b'/></entry>" * 1_000, root=f" xml:base='https://a.example/{'x/' * 500_000}'"
    ),
    "blank lines": "\n" * 500_000 + rss(BROKEN),
    "blank references": atom(f"<entry><content type='xhtml'>{'&#10;' * 300_000}x</content></entry>"),
    "one line with encodings": rss("<item><title>" + 'encoding="a" ' * 20_000 + "</title></item>"),
    "references": rss(f"<item><title>{'&' * 3_000_000}</title></item>"),
    "half tags": rss(f"<item><title>{'<' * 3_000_000}</title></item>"),
    "half quotes": rss("<item><title>" + "<a b='x\" " * 500_000),
    "half comments": rss("<!--" * 500_000),
    "half instructions": rss("<?x" * 500_000).removesuffix("</channel></rss>"),
    "half literals": rss("<![CDATA[" * 500_000),
    "half declarations": "<!DOCTYPE rss [" + "<!ENTITY a '" * 500_000 + rss(BROKEN),
}


@pytest.mark.parametrize("kind", FLOODS)
def test_s5_nothing_that_floods_the_tolerant_reader_keeps_it_long(kind: str) -> None:
    started = perf_counter()
    read(FLOODS[kind].removesuffix("</rss>"))
    assert perf_counter() - started < CEILING


@pytest.mark.parametrize("kind", ["attributes", "attributes with tags", "levels"])
def test_r11_what_follows_a_flood_is_read(kind: str) -> None:
    assert [post.title for post in read(FLOODS[kind]).posts] == ["", "Sist"]


def test_what_is_cut_off_is_read_down_to_there_and_said_to_be_broken() -> None:
    feed = read(rss("<item><title>x</title><b/><b/><b/><b/></item>" * 20_000).removesuffix("</rss>"))
    assert 10_000 < len(feed.posts) < 20_000
    assert {post.title for post in feed.posts[:-1]} == {"x"}
    assert feed.warnings


LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY b{n} "{"&a;" * 10}">' for n in range(20))


@pytest.mark.parametrize(
    "declaration",
    [
        LAUGHS, '<!ENTITY b SYSTEM "file:///etc/hostname">', '<!ENTITY % b "x">', f"<!ENTITY b '{'x' * 5_000}'>",
        '<!ENTITY b PUBLIC "-//b" "https://odla.example/b">', '<!ENTITY b "<x/>">',
        '<!ATTLIST item b CDATA "xx">',
    ],
)  # fmt: skip
def test_s7_entities_that_multiply_or_come_from_elsewhere_are_left_out(declaration: str) -> None:
    handed_on = guarded(f"<!DOCTYPE rss [\n{declaration}\n]>{rss(BROKEN)}".encode())
    assert b"ENTITY b" not in handed_on
    assert b"ENTITY %" not in handed_on
    assert b"ATTLIST" not in handed_on


def test_a_harmless_entity_is_kept_and_read() -> None:
    source = f'<!DOCTYPE rss [\n<!ENTITY land "Åland">\n]>\n{rss("<item><title>På &land;</title></item>")[21:]}'
    assert b'<!ENTITY land "' in guarded(source.encode())
    assert [post.title for post in read(source).posts] == ["På Åland"]


def test_an_entity_is_no_more_than_its_references_make_of_it() -> None:
    declaration = f'<!ENTITY a "{"x" * 150}">'
    few, many = (guarded(f"<!DOCTYPE rss [{declaration}]>{rss('&a;' * count)}".encode()) for count in (10, 100_000))
    assert (b"<!ENTITY" in few, b"<!ENTITY" in many) == (True, False)


@pytest.mark.parametrize(
    "source",
    [
        rss("<item><description><![CDATA[<p title='>'>x<br>y</p>]]></description></item>"),
        rss('<item><title>Han sa "ja & nej</title><a href=x>y</a></item>'),
        rss("<item><author>någon med ett långt namn, och en till</author></item>") + "<!-- slut -- >",
        rss(f"<item><category>{'ord ' * 500}</category>{'<br>' * 900}</item>"),
        rss("".join(f"<category>{n}</category>" for n in range(1_500))),
        atom("<entry xml:base='/blogg/'><link href='1'/></entry>" * 50),
    ],
)
def test_r11_what_anyone_writes_is_handed_on_as_it_is(source: str) -> None:
    body = source.encode()
    assert guarded(body) == DECLARED.sub(b"\n", body, count=1)


@given(st.text(st.sampled_from("<>/!?-[]&;\"'= \nabCDATA\u00e5"), max_size=300))
def test_whatever_is_short_is_handed_on_as_it_is(source: str) -> None:
    body = source.encode()
    assert guarded(body) == body
