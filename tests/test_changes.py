"""A reader sees what an edited post says now and what it said before, word by word."""

from hypothesis import given, settings

from blogtui.layout.changes import changed_document, count_changes
from blogtui.layout.page import lay_out
from blogtui.model.document import Block, Code, Document, Heading, Image, List, Mark, Paragraph, Quote, Table, Text
from documents import documents, paragraph


def merged(before: list[Block], now: list[Block]) -> Document:
    return changed_document(Document(tuple(before)), Document(tuple(now)))


def told(document: Document) -> list[str]:
    """The lines, with what went in [- -] and what came in {+ +}."""
    rows = []
    for line in lay_out(document, 72):
        row = ""
        for span in line.spans:
            opening, closing = ("{+", "+}") if span.marks & Mark.ADDED else ("[-", "-]")
            is_marked = span.marks & (Mark.ADDED | Mark.GONE) and span.text.strip()
            row += f"{opening}{span.text}{closing}" if is_marked else span.text
        rows.append(row)
    return rows


def counted(before: list[Block], now: list[Block]) -> tuple[int, int]:
    return count_changes(Document(tuple(before)), Document(tuple(now)), merged(before, now))


def test_a_word_in_place_of_another_stands_behind_it() -> None:
    document = merged([paragraph("Havet är blått i dag.")], [paragraph("Havet är grönt i dag.")])
    assert told(document) == ["Havet är[- blått-]{+ grönt+} i dag."]
    assert counted([paragraph("Havet är blått i dag.")], [paragraph("Havet är grönt i dag.")]) == (1, 1)


def test_what_is_the_same_is_not_marked() -> None:
    blocks: list[Block] = [Heading(2, (Text("Rubrik"),)), paragraph("Text."), Code("x = 1")]
    assert merged(blocks, blocks).blocks == tuple(blocks)


def test_a_paragraph_that_came_and_one_that_went_are_whole() -> None:
    a, b, c = paragraph("Ett."), paragraph("Två helt andra ord."), paragraph("Tre.")
    assert told(merged([a, c], [a, b, c])) == ["Ett.", "", "{+Två helt andra ord.+}", "", "Tre."]
    assert told(merged([a, b, c], [a, c])) == ["Ett.", "", "[-Två helt andra ord.-]", "", "Tre."]


def test_an_item_of_a_list_changes_alone() -> None:
    def items(*texts: str) -> List:
        return List(tuple((paragraph(text),) for text in texts))

    assert told(merged([items("ett", "två", "tre")], [items("ett", "fyra", "tre")])) == [
        "• ett",
        "• [-två-] {+fyra+}",
        "• tre",
    ]


def test_a_cell_of_a_table_changes_alone() -> None:
    def table(value: str) -> Table:
        return Table((((Text("Lund"),), (Text(value),)),))

    assert told(merged([table("7 barn")], [table("8 barn")])) == ["Lund │ [-7-] {+8+} barn"]


def test_code_changes_line_by_line() -> None:
    assert [row.strip() for row in told(merged([Code("a\nb")], [Code("a\nc")]))] == ["a", "- b", "+ c"]


def test_a_picture_that_went_is_named() -> None:
    assert told(merged([Image("https://example.org/a.png", "Katt")], [])) == ["[-▣ Katt-]"]


def test_words_of_code_are_counted_by_its_lines() -> None:
    own = Code("+ as it was", "diff")  # the author's own, which nobody edited
    assert counted([own, Code("a = 1\nb = 2")], [own, Code("a = 1\nb = 3\nc")]) == (4, 3)
    assert counted([], [Code("new code")]) == (2, 0)


def test_a_quotation_is_looked_into() -> None:
    document = merged([Quote((paragraph("Så sade hon."),))], [Quote((paragraph("Så sade han."),))])
    assert told(document) == ["▌ Så sade[- hon.-]{+ han.+}"]


def test_a_post_too_long_to_compare_word_by_word_is_shown_all_the_same() -> None:
    old, new = "a " * 3_000 + "slut", "b " * 3_000 + "slut"
    assert counted([paragraph(old)], [paragraph(new)]) == (3_001, 3_001)


def words(document: Document, without: Mark) -> list[str]:
    """The words of a document, less those under a mark."""
    spans = (span for line in lay_out(document, 100) for span in line.spans)
    return "".join(span.text for span in spans if not span.marks & without and span.role != "marker").split()


@given(documents, documents)
@settings(deadline=None, max_examples=60)
def test_no_word_of_the_post_as_it_is_now_is_marked_as_gone_or_lost(before: Document, now: Document) -> None:
    paragraphs = Document(tuple(block for block in now.blocks if isinstance(block, Paragraph)))
    others = Document(tuple(block for block in before.blocks if isinstance(block, Paragraph)))
    kept = words(changed_document(others, paragraphs), Mark.GONE)
    assert "".join(kept) == "".join(words(paragraphs, Mark.NONE))


def test_a_paragraph_that_came_before_an_edited_one_does_not_take_its_place() -> None:
    before, now = paragraph("Hamnen låg lugn den dagen."), paragraph("Hamnen låg öde den dagen.")
    assert told(merged([before], [paragraph("Tillägg: båten är funnen."), now])) == [
        "{+Tillägg: båten är funnen.+}",
        "",
        "Hamnen låg[- lugn-]{+ öde+} den dagen.",
    ]


def test_one_word_in_a_post_of_half_a_megabyte_is_the_only_one_marked() -> None:
    words = [f"ord{number}" for number in range(60_000)]
    anew = [*words[:30_000], "annat", *words[30_001:]]
    assert counted([paragraph(" ".join(words))], [paragraph(" ".join(anew))]) == (1, 1)


def test_a_paragraph_with_hardly_a_word_left_is_told_whole() -> None:
    document = merged([paragraph("ett två tre fyra fem sex")], [paragraph("sju åtta nio tio elva tolv")])
    assert told(document) == ["[-ett två tre fyra fem sex-] {+sju åtta nio tio elva tolv+}"]
