"""Tables in HTML bodies: columns aligned as told, cells that reach further, and tables that only lay a page out."""

import pytest

from blogtui.model.document import Code, Covers, Image, Paragraph, Table, Text
from bodies import BASE, blocks, only, words


def said(table: Table) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row] for row in table.rows]


def test_a_table_keeps_its_heading_rows_and_caption() -> None:
    table = only("<table><caption>Mått</caption><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table>")
    assert table == Table(
        (((Text("a"),), (Text("b"),)), ((Text("1"),), (Text("2"),))), header=1, caption=(Text("Mått"),)
    )


@pytest.mark.parametrize(
    "cell",
    [
        "<td align=right>",
        '<td style="text-align: right">',
        '<td class="has-text-align-right">',
        '<td class="text-right">',
        '<td style="text-align:end">',
    ],
)
def test_a_column_is_aligned_as_its_cells_are(cell: str) -> None:
    assert only(f"<table><tr><th>a<th>b<tr><td>x{cell}1</table>").aligns == ("", "right")


def test_a_column_is_aligned_as_its_col_says() -> None:
    assert only("<table><col><col align=center><tr><th>a<th>b<tr><td>x<td>1</table>").aligns == ("", "center")


def test_a_row_s_alignment_is_that_of_its_cells() -> None:
    assert only("<table><tr><th>a<th>b<tr align=right><td>x<td>1</table>").aligns == ("right", "right")


def test_a_column_is_aligned_as_most_of_its_cells_are_and_not_as_its_heading() -> None:
    rows = "<tr><td>x<td align=right>1" * 2 + "<tr><td>x<td align=left>2"
    assert only(f"<table><tr><th>a<th align=center>b{rows}</table>").aligns == ("", "right")


def test_a_table_that_says_nothing_of_alignment_has_none() -> None:
    assert only("<table><tr><th>a<tr><td>x</table>").aligns == ()


def test_cells_that_span_leave_their_columns_aligned() -> None:
    table = only("<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>")
    assert said(table) == [["a", "", "b"], ["1", "2", "3"], ["", "4", "5"]]


def test_a_table_tells_which_cells_reach_further_than_themselves() -> None:
    table = only("<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>")
    assert table.covers == (Covers(0, 0, columns=2), Covers(1, 0, rows=2))


def test_no_cell_reaches_further_than_the_table() -> None:
    table = only("<table><tr><th>a<th>b<tr><td colspan=9 rowspan=9>x</table>")
    assert (said(table), table.covers) == ([["a", "b"], ["x", ""]], (Covers(1, 0, columns=2),))


def test_a_cell_that_spans_all_rows_that_follow_says_so_with_a_nought() -> None:
    table = only("<table><tr><th>a<th>b<tr><td rowspan=0>x<td>1<tr><td>2</table>")
    assert table.covers == (Covers(1, 0, rows=2),)


def test_a_table_that_only_lays_the_page_out_is_read_as_text() -> None:
    assert [words(block) for block in blocks("<table><tr><td><p>ett<p>två</table>")] == ["ett", "två"]
    assert words(only("<table role=presentation><tr><td>ett<td></table>")) == "ett"


def test_a_picture_set_beside_words_by_a_table_is_seen_as_a_picture() -> None:
    shown = blocks("<table><tr><td><img src=a.jpg><td><p>ett<p>två</table>")
    assert shown[0] == Image(f"{BASE}a.jpg")
    assert [words(block) for block in shown[1:]] == ["ett", "två"]


def test_a_picture_in_a_table_of_facts_can_be_followed() -> None:
    table = only("<table><tr><th>a<th>b<tr><td>x<td><img src=a.jpg></table>")
    assert table.rows[1][1] == (Text("▣", href=f"{BASE}a.jpg"),)


def test_a_cell_s_blocks_are_lines_of_it() -> None:
    table = only("<table><tr><th>a<tr><td><p>ett<ul><li>två</ul><ol start=3><li>tre</ol><p>fyra</table>")
    assert said(table)[1] == ["ett\n• två\n3. tre\nfyra"]


def test_a_figure_s_caption_is_its_table_s() -> None:
    table = only("<figure><table><tr><th>a<tr><td>x</table><figcaption>Ord</figcaption></figure>")
    assert table.caption == (Text("Ord"),)


def test_a_caption_before_what_can_bear_none_stays_before_it() -> None:
    source = "<figure><figcaption>fil.py</figcaption><pre>a</pre></figure>"
    assert blocks(source) == (Paragraph((Text("fil.py"),)), Code("a"))
