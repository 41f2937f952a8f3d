"""Catalogues: what English in the code is called in other languages, and how each writes dates."""
