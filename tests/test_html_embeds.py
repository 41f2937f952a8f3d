"""Frames, films and sounds in HTML bodies: links with a name, to the pages that people know."""

import pytest

from blogtui.model.document import Embed, Image
from bodies import BASE, blocks, only, words


@pytest.mark.parametrize(
    ("source", "embed"),
    [
        (
            '<iframe src="//www.film.example/e/1"></iframe>',
            Embed("iframe", "film.example", "https://www.film.example/e/1", "film.example"),
        ),
        (
            '<video title="Fest"><source src="f.mp4">Nej</video>',
            Embed("video", "Fest", f"{BASE}f.mp4", "blogg.example"),
        ),
        ('<audio src="l%20j.mp3"></audio>', Embed("audio", "l j.mp3", f"{BASE}l%20j.mp3", "blogg.example")),
        ('<object data="o.pdf"></object>', Embed("object", "o.pdf", f"{BASE}o.pdf", "blogg.example")),
    ],
)
def test_what_a_terminal_cannot_play_is_a_named_link(source: str, embed: Embed) -> None:
    assert only(source) == embed


@pytest.mark.parametrize(
    ("player", "page", "title"),
    [
        ("https://www.youtube.com/embed/aB-3?rel=0", "https://www.youtube.com/watch?v=aB-3", "YouTube"),
        ("//www.youtube-nocookie.com/embed/aB-3", "https://www.youtube.com/watch?v=aB-3", "YouTube"),
        ("https://player.vimeo.com/video/12?h=1", "https://vimeo.com/12", "Vimeo"),
        ("https://open.spotify.com/embed/track/x1", "https://open.spotify.com/track/x1", "Spotify"),
        ("https://codepen.io/anna/embed/xYz?tab=js", "https://codepen.io/anna/pen/xYz", "CodePen"),
        ("https://archive.org/embed/bok", "https://archive.org/details/bok", "Internet Archive"),
        (
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&amp;x",
            "https://soundcloud.com/a/b",
            "SoundCloud",
        ),
    ],
)
def test_a_player_leads_to_the_page_of_what_it_plays(player: str, page: str, title: str) -> None:
    embed = only(f'<iframe src="{player}"></iframe>')
    assert (embed.href, embed.title) == (page, title)


@pytest.mark.parametrize("title", ["YouTube video player", "Embedded content", "Video"])
def test_a_title_that_only_says_that_it_plays_gives_way_to_the_site_s_name(title: str) -> None:
    assert only(f'<iframe title="{title}" src="https://www.youtube.com/embed/a"></iframe>').title == "YouTube"


def test_a_player_s_title_is_what_it_plays() -> None:
    source = '<iframe title="Spotify Embed: Vårvisa" src="https://open.spotify.com/embed/track/x"></iframe>'
    assert only(source).title == "Vårvisa"


def test_a_link_within_a_frame_names_what_it_plays() -> None:
    source = '<iframe src="https://bandcamp.com/e/1"><a href="https://a.bandcamp.com/b">Visor av Anna</a></iframe>'
    assert only(source) == Embed("iframe", "Visor av Anna", "https://a.bandcamp.com/b", "a.bandcamp.com")


@pytest.mark.parametrize(
    ("told", "seconds"), [("95", 95), ("1:35", 95), ("1:01:35", 3695), ("PT1M35S", 95), ("PT1H", 3600), ("snart", 0)]
)
def test_a_film_tells_how_long_it_is(told: str, seconds: int) -> None:
    assert only(f'<video src="f.mp4" data-duration="{told}"></video>').length == seconds


def test_a_frame_that_would_load_late_is_found() -> None:
    assert only('<iframe src="about:blank" data-src="https://vimeo.com/1"></iframe>').href == "https://vimeo.com/1"


def test_a_flash_player_of_old_leads_to_its_film() -> None:
    source = '<object><param name="movie" value="http://www.youtube.com/v/aB3&amp;hl=sv"></object>'
    assert only(source).href == "https://www.youtube.com/watch?v=aB3"


def test_an_object_that_is_a_picture_is_seen_as_one() -> None:
    assert only('<object data="karta.svg">Karta</object>') == Image(f"{BASE}karta.svg", "Karta")


def test_an_object_that_leads_nowhere_shows_its_words() -> None:
    assert words(only("<object>i stället</object>")) == "i stället"


def test_code_that_a_script_would_fetch_is_a_link() -> None:
    embed = only('<script src="https://gist.github.com/anna/1f.js"></script>')
    assert embed == Embed("object", "Gist", "https://gist.github.com/anna/1f", "gist.github.com")


def test_an_address_that_wordpress_left_in_place_of_a_player_is_a_link() -> None:
    source = '<figure><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=a\n</div></figure>'
    assert only(source).href == "https://www.youtube.com/watch?v=a"


def test_what_scripts_would_replace_is_read_where_there_are_none() -> None:
    source = '<noscript>Slå på skript <a href="https://a.example/enkat">Svara här</a></noscript>'
    assert words(only(source)) == "Svara här"


def test_no_player_leads_where_no_link_may_s3() -> None:
    assert blocks('<iframe src="javascript:alert(1)"></iframe>') == ()
