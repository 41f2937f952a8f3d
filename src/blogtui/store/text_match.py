"""Words in the full-text index: the one place that knows what table they stand in and how it cuts text into words."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


def text_condition(words: str, is_phrase: bool, column: "Literal['title'] | None" = None) -> tuple[str, str]:
    """The condition on `post` that `words` stand side by side in it, and its parameter.

    Unless it `is_phrase`, the last may be the beginning of a word. The index cuts and folds `words` itself, as it did
    with the posts' own; it is given them as one string, in which nothing is syntax (S10). What has no word in it, such
    as an emoji, is sought in titles as it stands.
    """
    from blogtui.model.text import clean_line

    words = clean_line(words)
    if not any(letter.isalnum() for letter in words):
        return "instr(post.title, ?) > 0", words
    match = '"' + words.replace('"', '""') + '"' + ("" if is_phrase else "*")
    if column:
        match = f"{{{column}}} : {match}"
    return "post.search_id IN (SELECT rowid FROM search WHERE search MATCH ?)", match
