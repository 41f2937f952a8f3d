"""blogtui, the terminal reader for blogs."""

__version__ = "0.1.0"
