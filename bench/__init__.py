"""The project's measurements: `python -m bench` makes a corpus, serves it and times us beside our peers.

Never part of the installed program, and never reads or writes the library of whoever runs it.
"""
