"""The reader: Textual and nothing but Textual lives here. App and screens only wire."""
