"""The reader sees a feed's posts as their authors wrote them, however broken the feed is (R10, R11, S4)."""

from datetime import datetime
from pathlib import Path

import pytest

from blogtui.model.post import Fetched, ParsedFeed
from blogtui.parse.errors import ParseError
from blogtui.parse.feed import parse_feed
from blogtui.parse.source import parse_source

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(items: str, channel: str = "<title>Skogsbloggen</title><link>https://skog.example/</link>") -> str:
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}><channel>{channel}{items}</channel></rss>'


def atom(entries: str) -> str:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">'
        f'<title>Berg</title><author><name>Ida Berg</name></author><link href="https://berg.example/"/>{entries}</feed>'
    )


def read(
    source: str | bytes, *, url: str = "https://skog.example/feed", mime: str = "", charset: str = ""
) -> ParsedFeed:
    body = source if isinstance(source, bytes) else source.encode()
    return parse_feed(Fetched(url, body, mime=mime, charset=charset))


def test_a_post_shows_its_title_author_day_and_categories() -> None:
    (post,) = read(
        rss(
            "<item><title>En stig</title><link>https://skog.example/stig</link><guid>stig-1</guid>"
            "<dc:creator>Åsa Ek</dc:creator><pubDate>Thu, 04 Oct 2018 09:05:00 CEST</pubDate>"
            "<category>Skog</category><category>Vandring &amp;amp; vila</category><category>skog</category>"
            "<description>Kort om stigen.</description>"
            "<content:encoded>&lt;p&gt;Hela berättelsen om stigen.&lt;/p&gt;</content:encoded></item>"
        )
    ).posts
    assert (post.title, post.guid, post.url) == ("En stig", "stig-1", "https://skog.example/stig")
    assert post.authors == ("Åsa Ek",)
    assert post.published == datetime.fromisoformat("2018-10-04T09:05:00+02:00")
    assert post.categories == ("Skog", "Vandring & vila")
    assert (post.summary, post.text) == ("Kort om stigen.", "Hela berättelsen om stigen.")
    assert (post.body_format, post.base) == ("html", "https://skog.example/stig")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ris &amp;amp; ros", "Ris & ros"),
        ("&lt;b&gt;Fet&lt;/b&gt; rubrik", "Fet rubrik"),
        ("Taggen &amp;lt;br&amp;gt; förklarad", "Taggen <br> förklarad"),
        ("5 &lt; 6 i listan", "5 < 6 i listan"),
        ("<![CDATA[Caf&eacute;]]>", "Café"),
    ],
)
def test_a_title_reads_as_its_author_meant_it(written: str, shown: str) -> None:
    assert read(rss(f"<item><title>{written}</title></item>")).posts[0].title == shown


def test_a_plain_atom_title_is_taken_literally() -> None:
    assert read(atom("<entry><title>Om &lt;em&gt; i text</title></entry>")).posts[0].title == "Om <em> i text"


def test_a_post_without_a_title_is_called_by_its_first_words() -> None:
    words = " ".join(f"ord{n}" for n in range(30))
    title = read(rss(f"<item><description>{words}</description></item>")).posts[0].title
    assert title == "ord0 ord1 ord2 ord3 ord4 ord5 ord6 ord7 ord8 ord9…"


@pytest.mark.parametrize("author", ["ek@skog.example (Åsa Ek)", "Åsa Ek &lt;ek@skog.example&gt;", "Åsa Ek"])
def test_an_author_is_a_name_and_not_a_mail_address(author: str) -> None:
    assert read(rss(f"<item><title>a</title><author>{author}</author></item>")).posts[0].authors == ("Åsa Ek",)


def test_a_post_without_an_author_has_the_blog_s() -> None:
    assert read(atom("<entry><title>a</title></entry>")).posts[0].authors == ("Ida Berg",)


def test_comments_are_counted_and_found() -> None:
    comments = (
        read(
            rss(
                "<item><title>a</title><comments>https://skog.example/a#c</comments><slash:comments>7</slash:comments>"
                "<wfw:commentRss>https://skog.example/a/feed</wfw:commentRss></item>"
            )
        )
        .posts[0]
        .comments
    )
    assert (comments.count, comments.url, comments.feed) == (
        7,
        "https://skog.example/a#c",
        "https://skog.example/a/feed",
    )
    entry = '<entry><title>b</title><thr:total>3</thr:total><link rel="replies" type="text/html" href="/b#c"/></entry>'
    comments = read(atom(entry), url="https://berg.example/feed").posts[0].comments
    assert (comments.count, comments.url) == (3, "https://berg.example/b#c")


def test_a_post_s_picture_and_files_are_known() -> None:
    (post,) = read(
        rss(
            '<item><title>a</title><media:thumbnail url="https://skog.example/t.jpg"/>'
            '<enclosure url="https://skog.example/a.mp3" type="audio/mpeg" length="123"/></item>'
        )
    ).posts
    assert post.image == "https://skog.example/t.jpg"
    assert [(item.url, item.type, item.length) for item in post.enclosures] == [
        ("https://skog.example/a.mp3", "audio/mpeg", 123)
    ]


def test_the_blog_presents_itself() -> None:
    blog = read(
        rss(
            "",
            "<title>Skog &amp;amp; mark</title><link>https://skog.example/</link><description>Om träd.</description>"
            '<language>sv-se</language><atom:link rel="self" href="https://skog.example/feed.xml"/>'
            "<image><url>https://skog.example/logo.png</url></image>",
        )
    ).blog
    assert (blog.name, blog.presentation, blog.language) == ("Skog & mark", "Om träd.", "sv-se")
    assert (blog.site, blog.url) == ("https://skog.example/", "https://skog.example/feed.xml")
    assert blog.image == "https://skog.example/logo.png"


def test_a_plain_text_body_stays_plain_text() -> None:
    (post,) = read(rss("<item><title>a</title><description>Rad ett\n\nRad två 1 &lt; 2</description></item>")).posts
    assert post.body_format == "text"
    assert post.body.split("\n")[-1] == "Rad två 1 < 2"


def test_relative_addresses_in_a_body_belong_to_xml_base() -> None:
    inside = '<title>a</title><link href="a.html"/><content type="html">x</content>'
    entry = f'<entry xml:base="https://berg.example/2018/">{inside}</entry>'
    (post,) = read(atom(entry), url="https://berg.example/feed").posts
    assert (post.url, post.base) == ("https://berg.example/2018/a.html", "https://berg.example/2018/")


def test_r9_a_post_without_a_date_has_none() -> None:
    (post,) = read(rss("<item><title>a</title><pubDate>nyss</pubDate></item>")).posts
    assert post.published is None


def test_r11_a_feed_cut_in_the_middle_still_shows_what_came_and_warns_once() -> None:
    whole = rss("<item><title>Först</title></item><item><title>Sedan</title><description>Början av te")
    feed = read(whole.removesuffix("</channel></rss>"))
    assert [post.title for post in feed.posts] == ["Först", "Sedan"]
    assert len(feed.warnings) == 1


@pytest.mark.parametrize(
    ("before", "after"), [("\n\n", ""), ("<!-- skräp -->", "skräp"), ("\ufeff", ""), ("<!DOCTYPE html>", "")]
)
def test_r11_junk_around_a_feed_is_passed_over(before: str, after: str) -> None:
    source = rss("<item><title>En stig</title></item>").removeprefix('<?xml version="1.0"?>')
    assert [
        post.title for post in parse_source(Fetched("https://a.example/", (before + source + after).encode())).posts
    ] == ["En stig"]


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-16", ""),
        ("utf-8", "utf-8", "iso-8859-1"),
        ("utf-8", "utf-8", "ingen-sådan"),
        ("utf-8", "iso-8859-1", ""),
        ("iso-8859-1", "iso-8859-1", ""),
        ("cp1252", "utf-8", ""),
        ("utf-16", "utf-8", ""),
        ("utf-16-be", "utf-16", ""),
    ],
)
def test_r11_swedish_letters_survive_a_wrong_declaration(encoding: str, declared: str, charset: str) -> None:
    source = rss("<item><title>Räksmörgås på ön</title></item>").replace('"1.0"?', f'"1.0" encoding="{declared}"?', 1)
    feed = parse_source(Fetched("https://a.example/", source.encode(encoding), mime="text/xml", charset=charset))
    assert feed.posts[0].title == "Räksmörgås på ön"


@pytest.mark.parametrize("mime", ["text/html", "text/plain", "application/octet-stream", "image/png", ""])
def test_r11_a_feed_is_a_feed_whatever_the_server_calls_it(mime: str) -> None:
    source = rss("<item><title>En stig</title></item>")
    feed = parse_source(Fetched("https://a.example/", source.encode(), mime=mime), feed_only=True)
    assert (len(feed.posts), feed.warnings) == (1, ())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<html><body><p>Hej</p></body></html>", "is a web page, not a feed"),
        ("<html><form><input type=password></form></html>", "login page"),
        ("<html><title>Just a moment...</title></html>", "check for robots"),
        ("<opml><body/></opml>", "list of subscriptions"),
        ("", "is empty"),
        ("\x89PNG\r\n\x1a\n\x00\x00", "neither text nor a feed"),
        ('{"a": 1}', "JSON but no feed"),
    ],
)
def test_r10_what_came_instead_of_a_feed_is_named(body: str, said: str) -> None:
    with pytest.raises(ParseError, match=said):
        parse_source(
            Fetched(
                "https://a.example/feed", body.encode("latin-1"), mime="application/json" if body[:1] == "{" else ""
            ),
            feed_only=True,
        )


def test_s4_a_body_that_is_a_file_s_name_opens_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(rss("<item><title>hemligt</title></item>"), encoding="utf-8")
    with pytest.raises(ParseError):
        read(str(secret))


def test_s5_a_tag_with_thousands_of_attributes_costs_no_minutes() -> None:
    attributes = " ".join(f'a{n}="x"' for n in range(20_000))
    assert read(rss(f"<item {attributes}><title>kvar</title></item>")).posts[0].title == "kvar"


def test_s7_an_entity_that_names_a_file_stays_unread(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hemligt", encoding="utf-8")
    source = rss("<item><title>a &x; b</title></item>").replace(
        "<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><rss', 1
    )
    assert "hemligt" not in read(source).posts[0].title
