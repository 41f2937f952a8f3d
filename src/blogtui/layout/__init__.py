"""Documents become lines: pure, no Textual, no file, no network."""
