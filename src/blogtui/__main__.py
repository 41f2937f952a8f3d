"""`python -m blogtui`."""

import sys

from blogtui.cli import main

if __name__ == "__main__":
    sys.exit(main())
