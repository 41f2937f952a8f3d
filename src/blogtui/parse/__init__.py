"""Bytes become values: feeds, pages and files. Pure; touches no network, no clock and no file."""
