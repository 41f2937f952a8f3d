"""Lists in HTML bodies: numbered as their author numbers them, tasks, terms and their meanings."""

import pytest

from blogtui.model.document import Definitions, Image, List, Mark, Paragraph, Text
from bodies import BASE, blocks, only, words


def said(block: List) -> list[str]:
    return [" / ".join(words(inner) for inner in item) for item in block.items]


def test_nested_lists_keep_their_order_and_their_first_number() -> None:
    outer = only("<ul><li>ett<ol start=3><li>tre</ol></ul>")
    assert not outer.ordered
    assert outer.items[0][1] == List(((Paragraph((Text("tre"),)),),), ordered=True, start=3)


def test_a_list_written_straight_into_a_list_belongs_to_the_item_before() -> None:
    outer = only("<ul><li>ett</li><ul><li>två</li></ul></ul>")
    assert len(outer.items) == 1
    assert isinstance(outer.items[0][1], List)


def test_words_in_a_list_outside_its_items_are_kept() -> None:
    assert said(only("<ul>före<li>ett</li>mellan<li>två</ul>")) == ["före", "ett / mellan", "två"]


def test_a_reversed_list_counts_down_to_one() -> None:
    numbered = only("<ol reversed><li>a<li>b<li>c</ol>")
    assert (numbered.start, numbered.step) == (3, -1)


def test_a_reversed_list_counts_down_from_the_number_it_is_told() -> None:
    numbered = only("<ol reversed start=10><li>a<li>b</ol>")
    assert (numbered.start, numbered.step) == (10, -1)


@pytest.mark.parametrize("style", ["1", "a", "A", "i", "I"])
def test_a_list_is_numbered_in_the_letters_its_type_names(style: str) -> None:
    assert only(f"<ol type={style}><li>x</ol>").style == style


@pytest.mark.parametrize(
    ("written", "style"), [("lower-alpha", "a"), ("upper-latin", "A"), ("lower-roman", "i"), ("upper-roman", "I")]
)
def test_a_list_is_numbered_in_the_letters_its_style_names(written: str, style: str) -> None:
    assert only(f'<ol style="list-style-type: {written}"><li>x</ol>').style == style


def test_an_item_s_own_number_is_where_the_list_begins() -> None:
    assert only("<ol><li value=4>fyra<li>fem</ol>").start == 4


def test_an_item_s_own_number_amid_a_list_makes_two_of_it() -> None:
    first, second = blocks("<ol><li>ett<li value=7>sju<li>åtta</ol>")
    assert (said(first), first.start) == (["ett"], 1)
    assert (said(second), second.start) == (["sju", "åtta"], 7)


def test_an_empty_item_does_not_change_the_numbers_after_it() -> None:
    numbered = only("<ol><li>ett<li><li>tre</ol>")
    assert said(numbered) == ["ett", "", "tre"]


def test_a_task_list_tells_what_is_done() -> None:
    tasks = only("<ul><li><input type=checkbox checked> a<li><input type=checkbox> b<li>c</ul>")
    assert tasks.checks == (True, False, None)


def test_a_task_list_of_an_editor_that_keeps_checks_as_data_tells_what_is_done() -> None:
    assert only('<ul><li data-checked="true">a<li data-checked="false">b</ul>').checks == (True, False)


def test_terms_stand_with_their_meanings() -> None:
    assert only("<dl><div><dt>RSS<dd>ett format</div></dl>") == Definitions(
        (((Text("RSS"),), (Paragraph((Text("ett format"),)),)),)
    )


def test_a_term_may_have_several_meanings_and_a_meaning_none() -> None:
    terms = only("<dl><dt>a<dd>ett<dd>två<dd><dt>b</dl>")
    assert [(bool(term), len(meaning)) for term, meaning in terms.items] == [(True, 1), (False, 1), (True, 0)]


def test_a_gallery_set_as_a_list_of_terms_is_pictures_with_captions() -> None:
    source = (
        '<dl class="gallery-item"><dt><img src=a.jpg></dt><dd class="wp-caption-text gallery-caption">Ord</dd></dl>'
    )
    assert only(source) == Image(f"{BASE}a.jpg", caption=(Text("Ord"),))


def test_words_outside_the_items_of_a_list_stay_one_sentence() -> None:
    sentence = Paragraph((Text("ett "), Text("ord", Mark.STRONG), Text(" till")))
    assert only("<ul>ett <b>ord</b> till<li>a</ul>").items[0] == (sentence,)
    for source in ("<dl>ett <b>ord</b> till</dl>", "<dl><div>ett <b>ord</b> till</div></dl>"):
        assert only(source) == Definitions((((), (sentence,)),))
