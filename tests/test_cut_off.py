"""A reader is told where the feed cuts a post off, and is not told so of posts that are whole."""

import pytest

from blogtui.parse.cut_off import looks_cut_off

LONG = "<p>" + "En mening om havet. " * 200 + "</p>"


@pytest.mark.parametrize(
    "body",
    [
        "<p>När kvällen kommer till stranden […]</p>",
        "<p>När kvällen kommer till stranden [&#8230;]</p>",
        "<p>När kvällen kommer till stranden &hellip;</p>",
        "<p>När kvällen kommer...</p>",
        '<p>När kvällen kommer.</p><p><a href="/x">Läs mer</a></p>',
        '<p>The sea is cold. <a href="/x">Read more »</a></p>',
        "<p>The sea is cold.</p><a href='/x'>Continue reading The sea in winter →</a>",
        "<p>The sea […]</p><p>The post <a href='/x'>The sea</a> appeared first on <a href='/'>The coast</a>.</p>",
        f"{LONG}<p><a href='/x'>Read the rest of this post</a></p>",
        "Havet är kallt, och varje vinter simmar någon där.",
        "",
    ],
)
def test_what_ends_before_its_end_is_known(body: str) -> None:
    assert looks_cut_off(body, "html")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Havet är kallt. Jag badade ändå.</p>",
        f"{LONG}<p>Men det är en annan historia...</p>",
        f"{LONG}<p>Read more about the sea in my book, which is out.</p>",
        "<p>Vad blev det av henne?...</p>",
        LONG,
    ],
)
def test_what_is_whole_is_let_be(body: str) -> None:
    assert not looks_cut_off(body, "html")


def test_a_short_note_in_plain_text_is_no_summary() -> None:
    assert not looks_cut_off("Havet är kallt.", "text")
    assert not looks_cut_off("Havet är kallt.", "markdown")
    assert looks_cut_off("Havet är […]", "text")
