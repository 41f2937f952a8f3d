"""Whether servers are there and their certificates are trusted: connections that are opened and closed again.

Must never send a request: a look at the way to a server is no poll of it (P10).
"""

import socket
import ssl
import threading
import time
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from blogtui.i18n import gettext as _
from blogtui.model.text import clean_line

SECONDS = 5.0  # for each step of a connection
_IN_ALL = 12.0  # also looking up a name, which has no limit of its own
_PORTS = {"http": 80, "https": 443}
_OUT_OF_DATE = frozenset((9, 10))  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_UNKNOWN_AUTHORITY = frozenset((2, 18, 19, 20, 21))  # X509_V_ERR_ of an issuer that is not there or not known
_OTHER_NAME = frozenset((62, 64))  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH


class Reached(NamedTuple):
    """How the way to a server is, in a sentence that says what to do where it `is_well` not."""

    is_well: bool
    told: str


def reach(urls: Sequence[str]) -> list[Reached]:
    """How each server is reached, all at the same time, in their order. Never takes longer than some 12 seconds."""
    found: dict[str, Reached] = {}
    threads = [threading.Thread(target=_look_into, args=(found, url), daemon=True) for url in urls]
    ends = time.monotonic() + _IN_ALL
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, ends - time.monotonic()))
    return [found.get(url) or Reached(False, _no_answer(urlsplit(url).hostname or url)) for url in urls]


def _look_into(found: dict[str, Reached], url: str) -> None:
    found[url] = _look(url)


def _look(url: str) -> Reached:
    parts = urlsplit(url)
    host, scheme = parts.hostname or "", parts.scheme
    if scheme in getproxies() and not proxy_bypass(host):
        return Reached(True, _("{host} is reached through a proxy, which was not asked.", host=host))
    try:
        with socket.create_connection((host, parts.port or _PORTS[scheme]), SECONDS) as plain:
            if scheme != "https":
                return Reached(True, _("{host} is reached, without encryption (http).", host=host))
            from blogtui.sources.http import trusted

            with trusted().wrap_socket(plain, server_hostname=host):
                return Reached(True, _("{host} is reached, and its certificate is trusted.", host=host))
    except Exception as error:  # what goes wrong is the finding
        return Reached(False, _why(host, error))


def _why(host: str, error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _distrusted(host, error)
    if isinstance(error, ssl.SSLError):
        return _("{host} speaks no TLS that can be used here; is there a login page or a proxy between?", host=host)
    if isinstance(error, socket.gaierror | UnicodeError):
        return _("The name {host} is not found; check the address, and the network's name server.", host=host)
    if isinstance(error, TimeoutError):
        return _no_answer(host)
    if isinstance(error, ConnectionRefusedError):
        return _("{host} refuses connections; check the address and its port, or try again later.", host=host)
    reason = clean_line(getattr(error, "strerror", None) or type(error).__name__, 200)
    return _("{host} cannot be reached ({reason}); check the network and any firewall.", host=host, reason=reason)


def _distrusted(host: str, error: ssl.SSLCertVerificationError) -> str:
    code = error.verify_code
    if code in _OUT_OF_DATE:
        return _(
            "The certificate of {host} is out of date; check this computer's clock, else tell its owner.", host=host
        )
    if code in _OTHER_NAME:
        return _("The certificate of {host} is for another name; check the address.", host=host)
    if code in _UNKNOWN_AUTHORITY:
        return _(
            "Nobody trusted vouches for the certificate of {host}; if it is your own or your company's, "
            "name its authority with SSL_CERT_FILE.",
            host=host,
        )
    reason = clean_line(error.verify_message, 200)
    return _("{host} has a certificate that cannot be trusted: {reason}.", host=host, reason=reason)


def _no_answer(host: str) -> str:
    return _("{host} does not answer in time; check the network, or try again later.", host=host)
