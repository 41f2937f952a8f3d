"""The reader sees what stands in a post itself, and not what a picture, a source or another format says beside it."""

import time
from base64 import b64encode

import pytest

from blogtui.model.post import Fetched, ParsedFeed
from blogtui.parse import feed as feeds
from blogtui.parse.feed_strict import raw_of

MODULES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
FETCHED = Fetched("https://skog.example/feed", b"")


def rss(item: str, channel: str = "<title>Skogen</title>") -> str:
    return f'<rss version="2.0" {MODULES}><channel>{channel}<item>{item}</item></channel></rss>'


def atom(entry: str, base: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>Berg</title><entry>{entry}</entry></feed>'


def atom_03(entry: str) -> str:
    return f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Berg</title><entry>{entry}</entry></feed>'


def read(source: str) -> ParsedFeed:
    raw = raw_of(source)
    assert raw is not None
    return feeds.posts_of(raw, FETCHED)


def test_a_picture_s_words_are_not_the_post_s() -> None:
    picture = (
        '<media:content url="x.jpg" medium="image"><media:title>Bild</media:title>'
        "<media:description>En mycket längre bildtext än inlägget självt</media:description></media:content>"
    )
    (post,) = read(rss(f"{picture}<title>Stigen</title><description>Kort.</description>")).posts
    assert (post.title, post.text, post.image) == ("Stigen", "Kort.", "https://skog.example/x.jpg")


def test_a_foreign_format_s_words_are_not_the_post_s() -> None:
    foreign = '<og xmlns:og="http://ogp.me/ns#"><title>Fel</title><description>Fel</description><url>fel</url></og>'
    (post,) = read(rss(f"<title>Stigen</title><description>Rätt.</description>{foreign}")).posts
    assert (post.title, post.text) == ("Stigen", "Rätt.")


def test_a_picture_in_a_post_or_a_channel_has_a_link_and_a_title_of_its_own() -> None:
    image = "<image><title>Bild</title><url>b.png</url><link>https://bild.example/</link></image>"
    search = "<textInput><title>Sök</title><link>https://sok.example/</link><description>s</description></textInput>"
    feed = read(rss(f"{image}<title>Stigen</title>", f"{image}{search}<title>Skogen</title><link>/</link>"))
    assert (feed.blog.name, feed.blog.site) == ("Skogen", "https://skog.example/")
    assert feed.blog.image == "https://skog.example/b.png"
    assert (feed.posts[0].title, feed.posts[0].url, feed.posts[0].image) == (
        "Stigen", None, "https://skog.example/b.png",
    )  # fmt: skip


def test_a_film_that_has_only_media_elements_has_their_words() -> None:
    group = (
        '<m:group xmlns:m="http://search.yahoo.com/mrss/"><m:title>Film</m:title><m:thumbnail url="t.jpg"/>'
        "<m:description>Rad ett\n\nRad två</m:description><m:keywords>skog, sjö</m:keywords></m:group>"
    )
    (post,) = read(atom(group)).posts
    assert (post.title, post.body, post.body_format) == ("Film", "Rad ett\n\nRad två", "text")
    assert (post.image, post.categories) == ("https://skog.example/t.jpg", ("skog", "sjö"))


def test_a_podcast_s_own_elements_stand_in_for_missing_ones_only() -> None:
    own = "<itunes:title>T</itunes:title><itunes:author>A</itunes:author><itunes:summary>S</itunes:summary>"
    own += '<itunes:image href="p.jpg"/><itunes:keywords>x, y</itunes:keywords><itunes:duration>10:00</itunes:duration>'
    (post,) = read(rss(own)).posts
    assert (post.title, post.authors, post.text, post.categories) == ("T", ("A",), "S", ("x", "y"))
    assert post.image == "https://skog.example/p.jpg"
    theirs = "<title>Titel</title><dc:creator>Namn</dc:creator><description>&lt;p&gt;Text.&lt;/p&gt;</description>"
    (post,) = read(rss(own + theirs)).posts
    assert (post.title, post.authors, post.text) == ("Titel", ("Namn",), "Text.")


def test_a_post_taken_from_another_feed_keeps_its_author_and_its_own_address() -> None:
    source = '<source><title>Källan</title><id>s</id><link href="/s"/><author><name>Bo Dal</name></author></source>'
    (post,) = read(atom(f'{source}<title>Stigen</title><id>e</id><link href="/e"/>')).posts
    assert (post.title, post.guid, post.url, post.authors) == ("Stigen", "e", "https://skog.example/e", ("Bo Dal",))


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ('<link rel="self" href="/s"/><link href="/p"/>', "/p"),
        ('<link rel="alternate" type="application/json" href="/j"/><link href="/p"/>', "/p"),
        ('<link rel="alternate" type="application/pdf" href="/p.pdf"/>', "/p.pdf"),
        ('<link rel="http://www.iana.org/assignments/relation/alternate" href="/p"/>', "/p"),
        ('<link href="/first"/><link href="/second"/>', "/first"),
        ("<id>https://skog.example/id</id>", "/id"),
        ('<link rel="edit" href="/e"/><id>urn:x</id>', None),
        ("<id>not an address</id>", None),
    ],
)
def test_an_atom_post_s_link_is_its_page(links: str, url: str | None) -> None:
    assert read(atom(f"<title>a</title>{links}")).posts[0].url == (f"https://skog.example{url}" if url else None)


@pytest.mark.parametrize(
    ("elements", "url"),
    [
        ("<link> \n/p\n </link>", "/p"),
        ("<link><![CDATA[/p?a=1&b=2]]></link>", "/p?a=1&b=2"),
        ("<link>/p?a=1&amp;amp;b=2</link>", "/p?a=1&b=2"),
        ('<atom:link rel="self" href="/s"/><link>/p</link>', "/p"),
        ('<atom:link href="/p"/>', "/p"),
        ("<guid>https://skog.example/g</guid>", "/g"),
        ('<guid isPermaLink="TRUE">https://skog.example/g</guid>', "/g"),
        ('<guid isPermaLink="false">https://skog.example/g</guid>', None),
        ("<guid>12345</guid>", None),
    ],
)
def test_an_rss_post_s_link_is_its_page(elements: str, url: str | None) -> None:
    assert read(rss(f"<title>a</title>{elements}")).posts[0].url == (f"https://skog.example{url}" if url else None)


def test_xml_base_counts_from_the_outside_in_also_for_links_and_pictures() -> None:
    inside = '<entry xml:base="2018/"><link href="a.html"/><content xml:base="x/" type="html">y</content></entry>'
    feed = read(
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/"><icon>i.png</icon><title>a</title>'
        f'{inside}<entry xml:base="2019/"><link href="b.html"/></entry></feed>'
    )
    assert [post.url for post in feed.posts] == ["https://b.example/2018/a.html", "https://b.example/2019/b.html"]
    assert (feed.posts[0].base, feed.blog.image) == ("https://b.example/2018/x/", "https://b.example/i.png")


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ('<div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; 2<br/>x</p></div>', "<p>1 &lt; 2<br>x</p>"),
        ('<x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:a href="y">z</x:a></x:div>', '<a href="y">z</a>'),
        ('<div xmlns="http://www.w3.org/1999/xhtml"><a id="x"/><p>y</p></div>', '<a id="x"></a><p>y</p>'),
    ],
)
def test_xhtml_is_the_html_it_means(content: str, body: str) -> None:
    assert read(atom(f'<content type="xhtml">{content}</content>')).posts[0].body == body


def test_tags_among_escaped_markup_belong_to_it() -> None:
    (post,) = read(rss("<description>&lt;b&gt;Ett&lt;/b&gt; <i>två</i> &lt;u&gt;tre&lt;/u&gt;</description>")).posts
    assert (post.body, post.text) == ("<b>Ett</b> <i>två</i> <u>tre</u>", "Ett två tre")


@pytest.mark.parametrize(
    ("content", "body", "kind"),
    [
        ('<content type="text/html" mode="escaped">&lt;p&gt;Å&lt;/p&gt;</content>', "<p>Å</p>", "html"),
        ('<content mode="escaped">&lt;p&gt;Å&lt;/p&gt;</content>', "<p>Å</p>", "html"),
        ('<content type="application/xhtml+xml" mode="xml"><p>Å</p></content>', "<p>Å</p>", "html"),
        (f'<content type="text/html" mode="base64">{b64encode("<p>Å</p>".encode()).decode()}</content>',
         "<p>Å</p>", "html"),
        ('<content type="text/plain">1 &lt; 2</content>', "1 < 2", "text"),
    ],
)  # fmt: skip
def test_atom_03_s_content_is_read_in_every_mode(content: str, body: str, kind: str) -> None:
    (post,) = read(atom_03(content)).posts
    assert (post.body, post.body_format) == (body, kind)


def test_a_text_that_is_packed_is_unpacked() -> None:
    packed = b64encode("Små sjöar".encode()).decode()
    assert read(atom(f'<content type="application/octet-stream">{packed}</content>')).posts[0].text == "Små sjöar"


def test_markup_that_was_escaped_twice_is_no_text_of_tags() -> None:
    twice = "&amp;lt;p&amp;gt;Hej &amp;lt;b&amp;gt;du&amp;lt;/b&amp;gt;&amp;lt;/p&amp;gt;"
    (post,) = read(rss(f"<description>{twice}</description>")).posts
    assert (post.text, post.summary, post.body_format) == ("Hej du", "Hej du", "html")


def test_what_is_no_text_is_no_body() -> None:
    picture = b64encode(b"\x89PNG\r\n\x1a\n").decode()
    (post,) = read(atom(f'<summary>En bild.</summary><content type="image/png">{picture}</content>')).posts
    assert post.body == "En bild."


def test_atom_03_tells_when_a_post_was_issued_and_modified() -> None:
    dates = "<created>2004-01-01T00:00:00Z</created><issued>2004-01-02T00:00:00Z</issued>"
    (post,) = read(atom_03(f"{dates}<modified>2004-01-03T00:00:00Z</modified>")).posts
    assert post.published is not None
    assert post.updated is not None
    assert (post.published.day, post.updated.day) == (2, 3)


def test_r9_a_date_that_is_none_gives_way_to_one_that_is() -> None:
    (post,) = read(rss("<pubDate>nyss</pubDate><dc:date>2018-10-04</dc:date>")).posts
    assert post.published is not None
    assert post.published.isoformat() == "2018-10-04T00:00:00+00:00"


def test_rdf_has_its_posts_and_its_picture_beside_the_channel() -> None:
    feed = read(
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:d="http://purl.org/dc/elements/1.1/"><channel r:about="c"><title>Skogen</title><link>/</link>'
        "<d:language>sv</d:language></channel><image><url>b.png</url></image>"
        '<item r:about="https://skog.example/1"><title>Stigen</title><d:creator>Åsa Ek</d:creator>'
        "<d:subject>skog</d:subject><d:date>2018-10-04T09:05+02:00</d:date></item></r:RDF>"
    )
    assert (feed.blog.name, feed.blog.image, feed.blog.language) == ("Skogen", "https://skog.example/b.png", "sv")
    (post,) = feed.posts
    assert (post.title, post.url, post.authors, post.categories) == (
        "Stigen", "https://skog.example/1", ("Åsa Ek",), ("skog",),
    )  # fmt: skip


@pytest.mark.parametrize(
    "declared",
    ["", 'xmlns:dc="http://purl.org/dc/elements/1.1"', 'xmlns:dc="HTTPS://www.purl.org/DC/elements/1.1/"',
     'xmlns:dc="urn:wrong"'],
)  # fmt: skip
def test_r11_a_customary_prefix_means_the_same_whatever_is_declared(declared: str) -> None:
    source = f"<rss {declared}><channel><item><dc:creator>Åsa Ek</dc:creator></item></channel></rss>"
    assert read(source).posts[0].authors == ("Åsa Ek",)


def test_an_unusual_prefix_means_what_is_declared() -> None:
    source = (
        '<rss xmlns:q="http://purl.org/dc/elements/1.1/"><channel><item><q:creator>Åsa</q:creator></item></channel>'
    )
    assert read(f"{source}</rss>").posts[0].authors == ("Åsa",)


@pytest.mark.parametrize(
    ("fault", "title"),
    [
        ("Ris &nbsp;&amp; ros &eacute;", "Ris \xa0& ros é"),
        ("Ris & ros", "Ris & ros"),
        ("R&D &bogus; x", "R&D &bogus; x"),
        ("1 < 2", "1 < 2"),
        ("Ris\x02 och\x0b ros&#7;", "Ris och ros"),
        ("<![CDATA[Ris\x02 & <b>ros</b>]]>", "Ris & ros"),
        ("Ris <!-- fel -- här --> ros", "Ris ros"),
    ],
)
def test_r11_what_is_no_xml_is_read_as_what_it_is_meant_for(fault: str, title: str) -> None:
    feed = read(rss(f"<title>{fault}</title>"))
    assert [post.title for post in feed.posts] == [title]
    assert len(feed.warnings) == 1


@pytest.mark.parametrize(
    "end",
    ["<description>Början", "<description>Början</descr", "<description><![CDATA[Början", "<description>Början<b"],
)
def test_r11_what_ends_too_soon_is_read_to_the_end(end: str) -> None:
    feed = read(f"<rss><channel><item><title>Stigen</title>{end}")
    assert [(post.title, post.text) for post in feed.posts] == [("Stigen", "Början")]
    assert len(feed.warnings) == 1


def test_html_s_entities_are_letters_where_a_doctype_promises_them() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">'
    feed = read(f"{doctype}<rss><channel><item><title>Caf&eacute;</title></item></channel></rss>")
    assert (feed.posts[0].title, feed.warnings) == ("Café", ())


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
        "<rss><channel><item><title>a</b></title></item></channel></rss>",
        "<rss><channel><item/></channel></rss><rss><channel><item></item></channel></rss>",
        "<html><body/></html>",
        "<feed><status>ok</status></feed>",
        "",
        f"<rss><channel>{'<a>' * 1_100}{'</a>' * 1_100}<item/></channel></rss>",
        "<rss><channel><item " + " ".join(f"a{n}='x'" for n in range(1_100)) + "/></channel></rss>",
        f"<rss><channel><item>{'<a/>' * 200_100}</item></channel></rss>",
        f"<rss><channel>{''.join(f'<a{n}/>' for n in range(10_100))}<item/></channel></rss>",
        f"<rss><channel><item>{'&' * 1_000_100}</item></channel></rss>",
    ],
    ids=["entities", "mismatch", "two-feeds", "page", "other", "empty", "deep", "attributes", "elements", "names",
         "faults"],
)  # fmt: skip
def test_what_is_not_for_the_strict_reader_is_left_to_the_other(source: str) -> None:
    assert raw_of(source) is None


@pytest.mark.parametrize(
    "source",
    [
        "<a>" * 100_000,
        "<item>" * 20_000,
        "<item " + " ".join(f'xmlns:a{number}="u{number}"' for number in range(20_000)) + "/>",
        "".join(f'<a xmlns:p{number}="u" xml:base="b/">' for number in range(20_000)),
        "<![CDATA[" * 100_000,
        "<!--" * 100_000,
        "<item><title>" + "&<" * 100_000,
    ],
    ids=["depth", "items", "prefixes", "bases", "literals", "comments", "faults"],
)
def test_s5_a_hostile_feed_costs_no_minutes(source: str) -> None:
    started = time.monotonic()
    raw_of(f"<rss><channel>{source}")
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "source",
    [
        rss(
            "<title>Ris &amp;amp; ros</title><link>/p</link><guid>g</guid><author>a@b.example (Åsa Ek)</author>"
            "<pubDate>Thu, 04 Oct 2018 09:05:00 CEST</pubDate><category domain='d'>Skog</category>"
            "<category>Sjö</category><description>Kort.</description><slash:comments>7</slash:comments>"
            "<content:encoded>&lt;p&gt;Långt.&lt;/p&gt;</content:encoded><comments>/p#c</comments>"
            '<enclosure url="/a.mp3" type="audio/mpeg" length="9"/><media:thumbnail url="/t.jpg"/>',
            "<title>Skogen</title><link>https://skog.example/</link><description>Träd.</description>"
            '<language>sv</language><atom:link rel="self" href="https://skog.example/f"/>',
        ),
        atom(
            '<id>urn:1</id><title type="html">Ris &amp;amp; ros</title><link href="p"/>'
            "<author><name>Åsa</name></author>"
            "<published>2018-10-04T09:05:00+02:00</published><updated>2018-10-05T09:05:00+02:00</updated>"
            '<category term="t" label="Skog"/><summary>Kort.</summary>'
            '<content type="html">&lt;p&gt;L&lt;/p&gt;</content>'
            '<link rel="enclosure" type="audio/mpeg" href="a.mp3" length="9"/>',
            ' xml:base="https://b.example/" xml:lang="sv"',
        ),
        atom_03('<title mode="escaped" type="text/html">a</title><issued>2004-01-02T03:04:05Z</issued><id>x</id>'),
    ],
    ids=["rss", "atom", "atom-0.3"],
)  # fmt: skip
def test_both_readers_make_the_same_posts(source: str) -> None:
    assert read(source) == feeds.posts_of(feeds._read(source.encode(), "utf-8"), FETCHED)
