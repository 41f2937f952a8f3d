"""Pictures in HTML bodies: found where late loading hides them, told from words, and never a tracker's."""

import pytest

from blogtui.model.document import Image, Mark, Paragraph, Text
from blogtui.parse.html import document_from_html
from bodies import BASE, blocks, only, words

PNG = "data:image/png;base64," + "iVBORw0KGgo" * 40


def test_a_figure_s_caption_stands_with_its_picture() -> None:
    figure = only("<figure><img src=katt.jpg alt=Katt><figcaption>Min <b>katt</b></figcaption></figure>")
    assert figure == Image(f"{BASE}katt.jpg", "Katt", (Text("Min "), Text("katt", Mark.STRONG)))


def test_wordpress_s_caption_stands_with_its_picture() -> None:
    source = '<div class="wp-caption"><img src="katt.jpg"><p class="wp-caption-text">Min katt</p></div>'
    assert only(source) == Image(f"{BASE}katt.jpg", caption=(Text("Min katt"),))


def test_blogger_s_caption_stands_with_its_picture() -> None:
    source = "<table class=tr-caption-container><tr><td><img src=katt.jpg><tr><td class=tr-caption>Min katt</table>"
    assert only(source) == Image(f"{BASE}katt.jpg", caption=(Text("Min katt"),))


def test_a_picture_alone_in_a_paragraph_is_a_picture_with_what_it_links_to() -> None:
    assert only('<p><a href="stor.jpg"><img src="liten.jpg"></a></p>') == Image(
        f"{BASE}liten.jpg", href=f"{BASE}stor.jpg"
    )


@pytest.mark.parametrize(
    "picture", ["<img src=s.png alt=':)'>", "<img src=s.jpg width=16 height=16 alt=':)'>", "<img class=emoji alt=':)'>"]
)
def test_a_small_picture_amid_words_is_read_as_its_words(picture: str) -> None:
    assert words(only(f"<p>Hej {picture} du</p>")) == "Hej :) du"


@pytest.mark.parametrize(
    "picture", ["<img src=a.png>", "<img src=a.jpg alt=Katt>", "<img src=a.png width=800 alt=Katt>"]
)
def test_a_picture_to_look_at_is_not_lost_amid_text(picture: str) -> None:
    assert [type(block) for block in blocks(f"<p>ett {picture} två</p>")] == [Paragraph, Image, Paragraph]


def test_a_smiley_alone_is_words_and_no_picture() -> None:
    assert words(only('<p><img class="wp-smiley" src="s.png" alt="🙂"></p>')) == "🙂"


def test_a_picture_that_a_script_would_load_late_is_found_once() -> None:
    lazy = f'<img src="{PNG}" data-src="a.jpg"><noscript><img src="a.jpg">Slå på skript</noscript>'
    assert only(lazy) == Image(f"{BASE}a.jpg")


@pytest.mark.parametrize(
    "attributes",
    ["data-src=a.jpg", "data-lazy-src=a.jpg", "data-original=a.jpg", "data-srcset='a.jpg 500w'", "srcset='a.jpg 2x'"],
)
def test_the_picture_that_would_be_loaded_late_comes_before_what_keeps_its_place(attributes: str) -> None:
    keeper = "" if attributes.startswith("srcset") else "src=tom.gif"
    assert only(f"<img {keeper} {attributes}>").src == f"{BASE}a.jpg"


def test_the_largest_of_small_sizes_is_taken() -> None:
    assert only('<img srcset="a.jpg 300w, b.jpg 900w, c.jpg 600w">').src == f"{BASE}b.jpg"


def test_of_large_sizes_the_smallest_that_fills_a_screen_is_taken() -> None:
    assert only('<img srcset="a.jpg 300w, b.jpg 4000w, c.jpg 1600w">').src == f"{BASE}c.jpg"


def test_a_picture_s_other_sources_are_used_where_it_has_none_of_its_own() -> None:
    assert only("<picture><source srcset='a.webp 900w'><img alt=Katt></picture>") == Image(f"{BASE}a.webp", "Katt")


@pytest.mark.parametrize(
    "written", ['width="640" height="480"', 'style="width:640px; height:480px"', 'width="640px" height="480"']
)
def test_a_picture_tells_the_size_its_author_gives(written: str) -> None:
    image = only(f"<img src=a.jpg {written}>")
    assert (image.width, image.height) == (640, 480)


def test_a_size_in_per_cent_is_none() -> None:
    assert only("<img src=a.jpg width=100%>").width == 0


def test_a_picture_without_a_base_is_known_by_its_name() -> None:
    assert blocks("<img src='bilder/min%20katt.jpg'>", None) == (Image("min katt.jpg"),)


def test_a_picture_beside_a_local_post_is_loaded_from_its_file() -> None:
    (image,) = document_from_html("<img src='../b/min%20katt.jpg?x'>", beside="file:///hem/blogg/p/a.md").blocks
    assert image == Image("min katt.jpg", load="file:///hem/blogg/b/min%20katt.jpg")


@pytest.mark.parametrize("source", ["file:///etc/passwd", "//server/a.jpg", "c:\\a.jpg", "javascript:a.jpg"])
def test_what_is_no_path_beside_a_local_post_is_not_loaded_from_it_s11(source: str) -> None:
    shown = document_from_html(f"<img alt=x src='{source}'>", beside="file:///hem/blogg/a.md").blocks
    assert [block.load for block in shown if isinstance(block, Image)] == [""]


def test_a_post_from_the_web_loads_no_files_s11() -> None:
    (image,) = blocks("<img src='file:///etc/passwd' alt=x>")
    assert image == Image("", "x")


@pytest.mark.parametrize("size", ["width=1 height=1", 'width="0"', 'style="width:1px;height:1px"'])
def test_a_tracking_pixel_is_not_shown(size: str) -> None:
    assert blocks(f'<p>ord<img src="https://spion.example/p.gif" {size}></p>') == (Paragraph((Text("ord"),)),)


@pytest.mark.parametrize(
    "address",
    ["https://pixel.wp.com/b.gif?v=1", "http://feeds.feedburner.com/~r/a/~4/b", "https://a.example/piwik.php?x"],
)
def test_the_picture_of_a_known_tracker_is_not_shown(address: str) -> None:
    assert blocks(f'<img src="{address}" alt="">') == ()


def test_an_embedded_picture_is_loaded_from_its_data() -> None:
    assert only(f'<img src="{PNG}" alt="Katt">') == Image("", "Katt", load=PNG)


@pytest.mark.parametrize("data", ["data:image/gif;base64,R0lGODlhAQABAAAAACw=", "data:image/svg+xml,<svg></svg>"])
def test_data_that_only_keeps_a_picture_s_place_is_no_picture(data: str) -> None:
    assert blocks(f"<img src='{data}'>") == ()


def test_a_drawing_shows_the_words_in_it() -> None:
    assert only("<svg><title>Karta</title><text>Malmö</text><text>Lund</text></svg>") == Image("", "Karta Malmö Lund")


def test_a_drawing_that_decorates_words_is_not_named() -> None:
    assert words(only("<p><svg><title>pil</title></svg> framåt</p>")) == "framåt"


def test_a_canvas_shows_its_words_for_those_who_cannot_see_it() -> None:
    assert only("<canvas>Diagram över regn</canvas>") == Image("", "Diagram över regn")
    assert blocks("<canvas>Your browser does not support this</canvas>") == ()
