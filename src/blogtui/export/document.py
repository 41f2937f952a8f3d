"""A document in the forms that leave the program; one door to text, Markdown, HTML and lists of what is in it."""

from blogtui.export.html import as_html
from blogtui.export.markdown import as_markdown
from blogtui.export.text import as_terminal, as_text, headings_of, images_of, links_of

__all__ = ["as_html", "as_markdown", "as_terminal", "as_text", "headings_of", "images_of", "links_of"]
