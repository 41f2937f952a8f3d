"""The gate for untrusted text and addresses: whatever comes in, what leaves it can be written to a terminal."""

import re
import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from blogtui.model.text import (
    URL_LIMIT,
    clean_line,
    clean_text,
    fold,
    safe_url,
    sentence,
    storable,
    without_userinfo,
)

NASTY = (
    "\x00\x07\x08\x1b\x7f\x85\x9b\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ufff9\U000e0041\ud800\r\n\t \u00a0\u200d"
)
ANY_TEXT = st.text(st.characters() | st.sampled_from(NASTY), max_size=60)
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PRINTABLE = re.compile(r"[!-~]+")
ADDRESSES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(
        ["http://", "HTTPS://", "//", "/", "", "javascript:", "file:///", "data:", "mailto:", "\x1bhttps://"]
    ),
    st.sampled_from(["", "anna:hemligt@", "a@b@", "@"]),
    st.sampled_from(["blogg.example", "BÅT.example", "[::1]", "a:99999", "a:80", "-x", "", "a b", "xn--a", "."]),
    st.sampled_from(["", "/", "?", "#", "/å ", "/\x1b[31m\u202e", '/"<>`', "/%zz", "\\"]),
    ANY_TEXT,
)
laws = settings(deadline=None, max_examples=300)


def is_forbidden(character: str) -> bool:
    category = unicodedata.category(character)
    if category in ("Cc", "Cs"):
        return character not in "\n\t"
    return character in BIDI or 0xE0000 <= ord(character) <= 0xE007F or character == "\ufeff"


@laws
@given(ANY_TEXT)
def test_no_control_direction_or_tag_character_ever_leaves_the_gate_s1(text: str) -> None:
    for cleaned in (clean_text(text), clean_line(text), sentence(text, text)):
        assert not any(is_forbidden(character) for character in cleaned)
        assert unicodedata.is_normalized("NFC", cleaned)
        cleaned.encode()


@laws
@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@laws
@given(ANY_TEXT, st.integers(1, 40))
def test_a_line_is_one_line_within_its_limit(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert not set(line) & set("\n\t\r")
    assert line == line.strip(" ")
    assert clean_line(line, limit) == line


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P")), max_size=40))
def test_ordinary_words_pass_unchanged(text: str) -> None:
    assert clean_text(text) == text
    assert clean_line(text) == text


def test_what_scripts_and_emoji_need_is_kept() -> None:
    for text in ("👩\u200d💻", "می\u200cخواهم", "a\u00adb", "10\u00a0000", "\u200eabc\u200f"):
        assert clean_text(text) == text


@laws
@given(ANY_TEXT)
def test_kept_source_text_can_be_stored_and_stays(text: str) -> None:
    kept = storable(text)
    kept.encode()
    assert "\x00" not in kept
    assert storable(kept) == kept


@laws
@given(ANY_TEXT)
def test_names_are_compared_without_regard_to_case_and_space(text: str) -> None:
    assert fold(f"  {text} ") == fold(text)
    assert fold("Straße  A") == fold("STRASSE a")


@laws
@given(ADDRESSES | ANY_TEXT, st.none() | st.just("https://blogg.example/post/"))
@example("https://anna:hemligt@blogg.example/", None)
def test_a_safe_address_is_http_https_or_mailto_in_printable_ascii_s3(url: str, base: str | None) -> None:
    safe = safe_url(url, base)
    assume(safe is not None)
    assert safe is not None
    assert re.match(r"(https?://[^/?#@]+([/?#]|$)|mailto:[^@]*@)", safe)
    assert PRINTABLE.fullmatch(safe)
    assert not set(safe) & set('"<>`\\^{|}')
    assert safe_url(safe) == safe


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "JaVaScRiPt://blogg.example/%0aalert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "-option",
        "--help",
        "vbscript:x",
        "ftp://blogg.example/",
        "http://",
        "http:///x",
        "https://a b/",
        "https://a:99999999/",
        "https://[x/",
        "mailto:",
        "/om",
        "",
        None,
        "https://a.example/" + "a" * URL_LIMIT,
    ],
)
def test_what_is_no_web_address_is_refused_s3(url: str | None) -> None:
    assert safe_url(url) is None


def test_a_name_and_password_never_stay_in_an_address_s12() -> None:
    assert safe_url("https://anna:hemligt@blogg.example:8080/x") == "https://blogg.example:8080/x"
    assert without_userinfo("https://anna:hemligt@blogg.example/x") == "https://blogg.example/x"
    assert without_userinfo("https://blogg.example/@anna") == "https://blogg.example/@anna"


def test_a_relative_address_is_joined_and_a_host_is_written_in_ascii() -> None:
    assert safe_url("../om å", "https://blogg.example/a/b") == "https://blogg.example/om%20%C3%A5"
    assert safe_url("https://båt.example/") == "https://xn--bt-yia.example/"
    assert safe_url("javascript:x", "https://blogg.example/") is None
