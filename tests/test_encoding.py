"""Letters arrive as they were written, whatever a feed or a file says of its encoding (R11)."""

import pytest

from blogtui.model.post import Fetched
from blogtui.parse.encoding import as_meant, decode
from blogtui.parse.source import parse_source

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


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_letter(charset: str) -> None:
    assert decode(WORDS.encode(charset), "iso-8859-1") == WORDS


@pytest.mark.parametrize("declared", ["punycode", "idna", "undefined", "unicode_escape", "rot13", "no-such", "cp037"])
def test_r11_a_declaration_that_can_only_be_wrong_is_passed_over(declared: str) -> None:
    body = f"<?xml version='1.0' encoding='{declared}'?><rss>\\u00e5 {WORDS}</rss>".encode()
    assert decode(body).endswith(f">\\u00e5 {WORDS}</rss>")
    assert decode(body, declared) == decode(body)


def test_r11_what_can_be_read_of_a_declaration_is_in_no_encoding_that_could_not_say_so() -> None:
    body = b"<?xml version='1.0' encoding='cp037'?><rss/>"
    assert decode(body) == body.decode()


@pytest.mark.parametrize("declared", ["gb2312", "shift_jis", "big5", "euc-kr"])
def test_r11_utf_8_under_the_name_of_an_eastern_encoding_is_utf_8(declared: str) -> None:
    text = "På ön låg snön djup, och sjön låg öde på båda sidor"
    assert text in decode(f"<?xml version='1.0' encoding='{declared}'?>{text}".encode())


def test_few_letters_in_an_eastern_encoding_are_not_mistaken_for_utf_8() -> None:
    assert decode("联通".encode("gbk"), "gb2312") == "联通"


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [
        ("SmÃ¥ sjÃ¶ar", "Små sjöar"),
        ("â€œÃ„ntligenâ€\x9d, sa hon â€“ och gick", "“Äntligen”, sa hon – och gick"),
        ("\x93Hej\x94 \x96 sa han\x85", "“Hej” – sa han…"),
        ("Ã\xa0 la mer", "à la mer"),
    ],
)
def test_letters_that_a_program_spoilt_are_put_right(spoilt: str, meant: str) -> None:
    assert as_meant(spoilt) == meant


@pytest.mark.parametrize(
    "text",
    [
        "NOUVEAUTÉ\xa0: le vélo",
        "NOUVEAUTÉ\xa0: LE TRAIN",
        "LE CAFÉ»",
        "ADJÖ…",
        "Ã¥ är ett fel för å",
        "Ångström",
        WORDS,
    ],
)
def test_letters_that_are_right_stay(text: str) -> None:
    assert as_meant(text) == text


def test_elements_with_an_undeclared_prefix_of_their_own_format_are_posts() -> None:
    body = FEED.format(WORDS).replace("<item>", "<rss:item>").replace("</item>", "</rss:item>")
    body = body.replace('<?xml version="1.0"', "<?xml?xml version='1.0'").replace("<title>", "<rss:title>")
    parsed = parse_source(fetched(body.replace("</title>", "</rss:title>").encode()))
    assert [post.title for post in parsed.posts] == [WORDS]


def test_a_json_feed_may_leave_commas_behind_and_keep_those_in_its_words() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_text": "a,] b,}"},]}'
    assert [post.text for post in parse_source(fetched(body)).posts] == ["a,] b,}"]
