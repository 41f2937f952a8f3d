"""What of an HTML body is not for reading, in what is shown and in what is searched alike."""

import pytest

from blogtui.parse.html import plain_text
from bodies import blocks, lines

HIDDEN = {
    "attribute": "<p hidden>dolt</p>",
    "no display": '<div style="color:red; display : none">dolt</div>',
    "no display, in capitals": '<DIV STYLE="DISPLAY:NONE">dolt</DIV>',
    "not visible": '<p style="visibility:hidden">dolt</p>',
    "script": "<script>dolt()</script>",
    "style": "<style>dolt{}</style>",
    "template": "<template><p>dolt</p></template>",
    "comment": "<!-- <p>dolt</p> -->",
    "dialog": "<dialog>dolt</dialog>",
    "hidden in hidden": "<div hidden>dolt <p hidden>dolt</p></div>",
    "Jetpack": '<div class="sharedaddy sd-sharing-enabled"><ul><li><a href="/?share=x">dolt</a></ul></div>',
    "Jetpack's likes": '<div class="sharedaddy sd-block sd-like jetpack-likes-widget-wrapper"><span>dolt</span></div>',
    "AddToAny": '<div class="addtoany_share_save_container"><div class="a2a_kit"><a href="/x">dolt</a></div></div>',
    "AddThis": '<div class="addthis_toolbox"><a class="addthis_button">dolt</a></div>',
    "FeedBurner": '<div class="feedflare"><a href="/x">dolt</a></div>',
    "WordPress's own": '<ul class="wp-block-social-links"><li><a href="/x">dolt</a></ul>',
    "a bar of any make": '<div class="post-share"><b>dolt</b> <a href="https://x.example/intent/post?u=1">dolt</a></div>',
    "Substack's button": '<p class="button-wrapper"><a href="https://a.example/p?action=share">dolt</a></p>',
    "words for ears": '<p>1 t<span class="screen-reader-text">dolt</span></p>',
    "a heading's handle": '<h2>1 t<a class="headerlink" href="#x">¶</a></h2>',
    "a player's buttons": '<div class="kg-audio-player-container">dolt</div>',
    "a copy of mathematics": '<span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span>'
    '<span class="katex-html" aria-hidden="true">dolt</span></span>',
}


@pytest.mark.parametrize("source", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_is_not_for_reading_is_neither_shown_nor_searched(source: str) -> None:
    source = f"<p>före</p>{source}<p>efter</p>"
    for said in (" ".join(lines(source)), plain_text(source)):
        assert said.startswith("före")
        assert said.endswith("efter")
        assert "dolt" not in said
        assert "¶" not in said


SHOWN = {
    "hidden until found": '<p hidden="until-found">synligt</p>',
    "words about what is hidden": "<p>hidden display: none synligt</p>",
    "a long text in what is named as a bar": f'<div class="social">synligt {"ord " * 99}<a href="/share">x</a></div>',
    "links to an author's own places": '<p class="social">synligt <a href="https://a.example/@anna">Anna</a></p>',
    "the only name of an icon": '<p><a href="/x"><i></i><span class="sr-only">synligt</span></a></p>',
    "what is hidden from ears alone": '<p><span aria-hidden="true">synligt</span></p>',
    "a class that only sounds like one": '<p class="shared-history">synligt</p>',
    "a note's mark in a heading": '<h2>ord <a href="#x">synligt</a></h2>',
}


@pytest.mark.parametrize("source", SHOWN.values(), ids=SHOWN.keys())
def test_what_is_for_reading_is_shown_and_searched(source: str) -> None:
    assert "synligt" in " ".join(lines(source))
    assert "synligt" in plain_text(source)


@pytest.mark.parametrize("mark", ["1", "*", "†"])
def test_the_mark_of_a_note_in_a_heading_is_no_handle(mark: str) -> None:
    source = f'<h2>ord <a href="#x">{mark}</a></h2>'
    assert lines(source) == [f"ord {mark}"]
    assert plain_text(source) == f"ord {mark}"


def test_the_words_that_are_searched_have_no_source_of_a_formula_twice() -> None:
    source = (
        "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>\\alpha</annotation></semantics></math>"
    )
    assert plain_text(source) == "x"


def test_the_words_that_are_searched_have_no_markup_from_within_frames() -> None:
    assert plain_text("<p>ord<iframe src=x><a href=y>z</a></iframe></p>") == "ord"


def test_a_body_that_is_all_hidden_is_empty() -> None:
    assert blocks('<div style="display:none">dolt</div>') == ()
    assert plain_text('<div style="display:none">dolt</div>') == ""


def test_what_a_list_of_choices_without_an_end_has_swallowed_is_shown() -> None:
    source = "<p>Om <a href=/x><select></a> skrivs <b>allt</b> kvar.</p>"
    assert "skrivs allt kvar." in " ".join(lines(source))
    assert "skrivs allt kvar." in plain_text(source)


def test_choices_leave_no_gap_in_the_sentence_around_them() -> None:
    source = "<p>ett <select><optgroup label=x><option>dolt</optgroup><option>dolt</select> ord</p>"
    assert lines(source) == ["ett ord"]
    assert plain_text(source) == "ett ord"
