"""A feed kept or sent as a gzip or deflate file, unpacked against a cap (S6). Never unpacks twice: gzip in gzip is no
feed."""

import zlib
from dataclasses import replace

from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.parse.errors import ParseError
from blogtui.parse.sniff import shown_name

GZIP = b"\x1f\x8b\x08"
DEFLATE = ".deflate"  # nothing in the bytes tells bare deflate from noise
CAP = 15 * 2**20
_MOST_MEMBERS = 1_000
_PIECE = 256  # as much as may be lost before a fault


def unpacked(fetched: Fetched, cap: int = CAP) -> Fetched:
    """`fetched` with the body that its gzip file holds, else as it is; what follows the last member is ignored.

    A gzip that is cut off gives what can be read of it (R11). Raises ParseError when more than `cap` bytes come out.
    """
    if fetched.body.startswith(GZIP):
        body = _members(fetched.body, cap + 1)
    elif fetched.name.endswith(DEFLATE):
        body = _deflated(fetched.body, cap + 1)
    else:
        return fetched
    if not body:
        return fetched
    if len(body) > cap:
        raise ParseError(_("{name} unpacks to more than {size} MB.", name=shown_name(fetched), size=cap // 2**20))
    return replace(fetched, body=body, name=fetched.name.removesuffix(".gz").removesuffix(DEFLATE))


def _deflated(packed: bytes, most: int) -> bytes:
    """What a deflate file holds: with zlib's head (RFC 1950) as HTTP means it, or bare (RFC 1951), which is common."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(window).decompress(packed, most)
        except zlib.error:
            continue
    return b""


def _members(packed: bytes, most: int) -> bytes:
    """What the members of a gzip file hold one after another (RFC 1952, section 2.2), `most` bytes of it."""
    parts: list[bytes] = []
    machine, at, members = None, 0, 0
    while at < len(packed) and most > 0:
        if machine is None or machine.eof:
            if not packed.startswith(GZIP, at) or members == _MOST_MEMBERS:
                break
            machine, members = zlib.decompressobj(zlib.MAX_WBITS | 16), members + 1
        piece = packed[at : at + _PIECE]
        try:
            parts.append(machine.decompress(piece, most))
        except zlib.error:
            break
        most -= len(parts[-1])
        at += len(piece) - len(machine.unused_data)
    return b"".join(parts)
