"""Letters arrive as they were written, whatever a feed or a file says of its encoding (R11)."""

import gzip

import pytest

from blogtui.model.post import Fetched
from blogtui.parse.encoding import decode
from blogtui.parse.errors import ParseError
from blogtui.parse.source import parse_source
from blogtui.parse.unpack import unpacked

WORDS = "Få sjöar på Öland – “små”"
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{0}</title>'
    "<item><title>{0}</title><description>{0}</description></item></channel></rss>"
)


def fetched(body: bytes) -> Fetched:
    return Fetched("https://example.org/feed", body)


def test_one_bad_byte_does_not_spoil_the_rest_of_a_feed() -> None:
    body = FEED.format(WORDS).encode().replace(b"</description>", b" sl\xe4tt</description>")
    parsed = parse_source(fetched(body))
    assert (parsed.blog.name, parsed.posts[0].title) == (WORDS, WORDS)
    assert parsed.posts[0].text == f"{WORDS} slätt"


def test_one_bad_byte_does_not_spoil_the_rest_of_a_text() -> None:
    assert decode(f"{WORDS} sl".encode() + b"\xe4tt") == f"{WORDS} slätt"


def test_a_text_that_wrongly_calls_itself_utf_8_is_read() -> None:
    assert decode(b'<meta charset="utf-8">Sj\xf6ar').endswith("Sjöar")


@pytest.mark.parametrize("charset", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
def test_wide_text_needs_no_byte_order_mark(charset: str) -> None:
    assert parse_source(fetched(FEED.format(WORDS).encode(charset))).posts[0].title == WORDS


def test_a_feed_kept_as_gzip_is_read_also_with_garbage_after_it() -> None:
    body = gzip.compress(FEED.format(WORDS).encode()) + b"garbage"
    assert parse_source(Fetched("file:///feed.xml.gz", body, name="feed.xml.gz")).posts[0].title == WORDS


def test_s6_a_gzip_bomb_in_a_file_stops_at_the_cap() -> None:
    with pytest.raises(ParseError, match="unpacks to more than"):
        unpacked(fetched(gzip.compress(bytes(3 * 2**20))), cap=2**20)


def test_elements_with_an_undeclared_prefix_of_their_own_format_are_posts() -> None:
    body = FEED.format(WORDS).replace("<item>", "<rss:item>").replace("</item>", "</rss:item>")
    body = body.replace('<?xml version="1.0"', "<?xml?xml version='1.0'").replace("<title>", "<rss:title>")
    parsed = parse_source(fetched(body.replace("</title>", "</rss:title>").encode()))
    assert [post.title for post in parsed.posts] == [WORDS]


def test_a_json_feed_may_leave_commas_behind_and_keep_those_in_its_words() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_text": "a,] b,}"},]}'
    assert [post.text for post in parse_source(fetched(body)).posts] == ["a,] b,}"]
