"""Whether a failure is the network's own and not that of the host that was asked (R13). Asks nobody."""

import errno
import socket
from contextlib import suppress

_NO_WAY = frozenset((errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL))
# Documentation's own networks (RFC 5737, RFC 3849): nobody is there, and to connect by UDP sends nothing.
_ANYWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def is_network_down(error: BaseException) -> bool:
    """Whether `error`, or what caused it, tells that there is no network: no way out, or no answer to any name.

    A name that does not exist is the host's failure where there is a way out: some systems cannot tell the two apart.
    """
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror):
            return cause.errno == socket.EAI_AGAIN or not has_way_out()
        if isinstance(cause, OSError) and cause.errno in _NO_WAY:
            return not has_way_out()
        cause = cause.__cause__ or cause.__context__
    return False


def has_way_out() -> bool:
    """Whether this computer has a route to the world."""
    for family, address in _ANYWHERE:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as one:
            one.connect((address, 9))
            return True
    return False
