"""A feed kept or sent as a gzip file, unpacked against a cap (S6). Never unpacks twice: gzip in gzip is no feed."""

import zlib
from dataclasses import replace

from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.parse.errors import ParseError

GZIP = b"\x1f\x8b\x08"
CAP = 15 * 2**20


def unpacked(fetched: Fetched, cap: int = CAP) -> Fetched:
    """`fetched` with the body that its gzip file holds, else as it is; what follows the end of the gzip is ignored.

    A gzip that is cut off gives what can be read of it (R11). Raises ParseError when more than `cap` bytes come out.
    """
    if not fetched.body.startswith(GZIP):
        return fetched
    machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        body = machine.decompress(fetched.body, cap + 1)
    except zlib.error:
        return fetched
    if len(body) > cap:
        raise ParseError(
            _("{name} unpacks to more than {size} MB.", name=fetched.name or fetched.url, size=cap // 2**20)
        )
    return replace(fetched, body=body, name=fetched.name.removesuffix(".gz"))
