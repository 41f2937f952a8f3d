"""Links within a post: what they lead to is a place in it, and only such places are told."""

import pytest

from blogtui.model.document import Definitions, Details, Heading, List, Paragraph, Place, Table, Text
from bodies import BASE, blocks, only, words

LINK = '<p><a href="#a">dit</a></p>'


def test_a_link_within_the_post_leads_to_the_place_before_what_it_names() -> None:
    link, place, heading = blocks(f'{LINK}<h2 id="a">Namn</h2>')
    assert isinstance(link, Paragraph)
    assert link.text == (Text("dit", anchor="a"),)
    assert (place, heading) == (Place(("a",)), Heading(2, (Text("Namn"),)))


def test_a_name_that_no_link_leads_to_is_no_place() -> None:
    assert blocks('<h2 id="a">Namn</h2>') == (Heading(2, (Text("Namn"),)),)


@pytest.mark.parametrize(
    "link", ["#a", f"{BASE}#a", "https://blogg.example/post#a", "http://www.blogg.example/post/#a"]
)
def test_a_whole_address_of_the_post_itself_leads_within_it(link: str) -> None:
    assert blocks(f'<a href="{link}">x</a><p id="a">y')[0] == Paragraph((Text("x", anchor="a"),))


def test_a_link_to_a_place_on_another_page_leads_there() -> None:
    first = blocks('<p><a href="https://annan.example/#a">x</a></p><p id="a">y')[0]
    assert first == Paragraph((Text("x", href="https://annan.example/#a"),))


def test_a_link_to_a_place_that_the_post_lacks_leads_to_its_page() -> None:
    assert only('<a href="#kommentarer">x</a>').text == (Text("x", href=f"{BASE}#kommentarer"),)


def test_a_link_that_leads_nowhere_is_its_words() -> None:
    assert only('<a href="#">x</a>').text == (Text("x"),)


def test_an_anchor_of_old_names_what_follows_it() -> None:
    assert blocks(f'{LINK}<a name="a"></a><p>mål</p>')[1:] == [Place(("a",)), Paragraph((Text("mål"),))]


def test_a_place_amid_a_paragraph_stands_before_it() -> None:
    assert blocks(f'{LINK}<p>ett <b id="a">två</b></p>')[1] == Place(("a",))


def test_a_name_in_other_letters_than_its_link_is_found() -> None:
    assert Place(("å",)) in blocks('<a href="#%C3%A5">x</a><p id="å">y</p>')


def test_names_that_github_adds_to_are_found() -> None:
    assert Place(("user-content-a",)) in blocks(f'{LINK}<p id="user-content-a">y</p>')


def test_a_place_at_the_very_end_is_not_lost() -> None:
    assert blocks(f'{LINK}<p>slut</p><span id="a"></span>')[-1] == Place(("a",))


def test_of_several_things_with_one_name_the_first_is_led_to() -> None:
    shown = blocks(f'{LINK}<p id="a">x</p><p id="a">y</p>')
    assert [isinstance(block, Place) for block in shown] == [False, True, False, False]


def test_a_place_in_a_list_stands_in_its_item() -> None:
    shown = blocks(f'{LINK}<ol><li>ett<li id="a">två</ol>')[1]
    assert isinstance(shown, List)
    assert shown.items[1] == (Place(("a",)), Paragraph((Text("två"),)))


def test_a_place_in_a_table_stands_before_it() -> None:
    shown = blocks(f'{LINK}<table><tr><th>x<tr><td id="a">y</table>')
    assert shown[1] == Place(("a",))
    assert isinstance(shown[2], Table)


def test_a_place_on_a_summary_stands_before_what_folds() -> None:
    shown = blocks(f'{LINK}<details><summary id="a">x</summary><p>y</p></details>')
    assert shown[1] == Place(("a",))
    assert isinstance(shown[2], Details)


def test_a_place_on_a_term_stands_with_its_meaning() -> None:
    shown = blocks(f'{LINK}<dl><dt id="a">x<dd>y</dl>')[1]
    assert isinstance(shown, Definitions)
    assert shown.items[0][1][0] == Place(("a",))


NOTES = {
    "kramdown": """<p>x<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup></p>
        <div class="footnotes"><ol><li id="fn:1"><p>Noten. <a href="#fnref:1">↩</a></p></ol></div>""",
    "Pandoc": """<p>x<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><section
        class="footnotes"><hr><ol><li id="fn1"><p>Noten. <a href="#fnref1">↩︎</a></p></ol></section>""",
    "WordPress": f"""<p>x<sup class="fn" data-fn="9"><a href="{BASE}#9" id="9-link">1</a></sup></p>
        <ol class="wp-block-footnotes"><li id="9">Noten. <a href="{BASE}#9-link">↩︎</a></li></ol>""",
    "Substack": f"""<p>x<a class="footnote-anchor" id="footnote-anchor-1" href="{BASE}#footnote-1">1</a></p>
        <div class="footnote"><a id="footnote-1" href="{BASE}#footnote-anchor-1">1</a><div class="footnote-content">
        <p>Noten.</p></div></div>""",
}


@pytest.mark.parametrize("source", NOTES.values(), ids=NOTES.keys())
def test_a_note_can_be_gone_to_and_back_from(source: str) -> None:
    shown = repr(blocks(source))
    for run in [run for block in blocks(source) for run in getattr(block, "text", ()) if run.anchor]:
        assert f"names=('{run.anchor}',)" in shown
    assert shown.count("Place(") == 2
    assert "Noten." in shown


def test_a_heading_s_handle_is_not_read() -> None:
    handle = '<a class="headerlink" href="#a" title="Länk hit">¶</a>'
    assert words(only(f"<h2>Namn{handle}</h2>")) == "Namn"
    assert words(only('<h2><a href="#a">#</a> Namn</h2>')) == "Namn"
    assert words(only('<h2>Namn <a class="anchor" href="#a">Länk hit</a></h2>')) == "Namn"


def test_a_heading_that_is_a_link_to_itself_is_read() -> None:
    assert words(blocks('<h2 id="a"><a class="anchor" href="#a">Namn</a></h2>')[-1]) == "Namn"


def test_a_name_is_cleaned_s1() -> None:
    shown = blocks('<a href="#a\x1bb">x</a><p id="a\x1bb">y</p>')
    assert Place(("ab",)) in shown
