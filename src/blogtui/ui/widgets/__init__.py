"""Widgets drawn line by line; they know values and say what happened, never where things are kept."""
