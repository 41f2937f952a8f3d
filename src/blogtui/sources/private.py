"""Which hosts and addresses are this computer's or a private network's (S9): by their names, and by where a connection
really leads.

Must never be asked about a name alone where a connection can be looked at: any name may lead anywhere.
"""

import ipaddress
import socket
from contextlib import suppress
from typing import Any

from blogtui.i18n import gettext as _
from blogtui.sources.errors import SourceError

_HERE = ("localhost", "local", "internal", "home.arpa", "lan")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
_CONNECTED = "connection.connect_tcp."


class PrivateError(SourceError):
    """A host is in a private network, and nobody who may said so."""

    def __init__(self, host: str) -> None:
        super().__init__(_("{host} is in a private network and was not asked.", host=host))


def is_private(host: str) -> bool:
    """Whether a host's name alone tells that it is this computer or in a private network."""
    host = host.rstrip(".").lower()
    if any(host == name or host.endswith(f".{name}") for name in _HERE):
        return True
    with suppress(ValueError):
        return is_private_address(host)
    with suppress(OSError):  # an address may be written as one number, or in octal or hexadecimal
        return not ipaddress.ip_address(socket.inet_aton(host)).is_global
    return False


def is_private_address(text: str) -> bool:
    """Whether an IP address is one that is not reached over the internet. Raises ValueError for what is no address."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour
        if inside is None and address in _NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inside is not None:
            return not inside.is_global
    return not address.is_global or address.is_multicast


class Watch:
    """Looks at where the connections of one client lead, before a byte is sent over them.

    Only those are looked at that a host is connected to by itself: who has a proxy chose it, and it alone knows more.
    """

    def __init__(self) -> None:
        self._private: set[str] = set()

    def check(self, host: str, home: str) -> None:
        """Refuse `host` by its name, and where an earlier connection to it led; only `home` may be private.

        Raises PrivateError.
        """
        if host != home and (host in self._private or is_private(host)):
            raise PrivateError(host)

    def tracer(self, host: str, home: str) -> Any:
        """What httpcore is to call at every step of a request to `host` (its `trace` extension)."""
        asked = ""

        async def trace(event: str, info: dict[str, Any]) -> None:
            nonlocal asked
            if not event.startswith(_CONNECTED):
                return
            if event.endswith("started"):
                asked = info.get("host", "")
            elif event.endswith("complete") and _same(asked, host):
                await self._look(info["return_value"], host, home)

        return trace

    async def _look(self, stream: Any, host: str, home: str) -> None:
        told = stream.get_extra_info("server_addr")
        address = told[0] if isinstance(told, tuple) and told else ""
        if not _leads_inside(address):
            return
        self._private.add(host)
        if host != home:
            await stream.aclose()
            raise PrivateError(host)


def _leads_inside(address: str) -> bool:
    with suppress(ValueError):
        return is_private_address(address)
    return True  # what cannot be looked at is not trusted


def _same(asked: str, host: str) -> bool:
    """Whether httpcore's name of a host is ours: it writes others than ASCII in Punycode."""
    if asked == host:
        return True
    with suppress(UnicodeError):
        return asked == host.encode("idna").decode("ascii")
    return False
