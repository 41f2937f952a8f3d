"""The program: `blogtui`, and `python -m blogtui`."""

import gc
import sys

from blogtui.cli import main

_SELDOM = 100_000  # objects: a list of posts is printed before as many are made


def program() -> int:
    """One run of the program in a process of its own; its exit status."""
    gc.set_threshold(_SELDOM)
    status = main()
    gc.freeze()  # the end of the process gives back everything at once; nothing need be looked through for that
    return status


if __name__ == "__main__":
    sys.exit(program())
