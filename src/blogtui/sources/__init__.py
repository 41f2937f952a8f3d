"""Where bytes come from: servers, files, folders. Understands none of them."""

import sys

# httpx's own command line brings click, rich and pygments: longer to import than all that is used of it.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
