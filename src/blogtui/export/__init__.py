"""Posts and documents leave: records for JSON Lines, Markdown, HTML, text, OPML. Writes no file itself."""
