"""User names and passwords of blogs that let nobody else in (HTTP Basic, RFC 7617), asked for when they are needed.

Must never write a password anywhere, name one in a sentence, nor send one to another origin than its own (P19, S12).
"""

import asyncio
import subprocess
from base64 import b64encode
from collections.abc import Sequence
from urllib.parse import urlsplit

from blogtui.i18n import gettext as _
from blogtui.model.login import Login
from blogtui.sources.errors import SourceError

SECONDS = 60.0  # a command may have to ask somebody
_PORTS = {"http": 80, "https": 443}


class Logins:
    """Who logs in where. A password is asked for once, and kept in memory alone."""

    def __init__(self, logins: Sequence[Login] = ()) -> None:
        self._logins = logins
        self._passwords: dict[Login, str] = {}
        self._asking = asyncio.Lock()

    async def headers_for(self, url: str) -> dict[str, str]:
        """What lets one in at `url`, nothing where no login is for it; the closest one counts. Raises SourceError."""
        fitting = [login for login in self._logins if _covers(login.url, url)]
        if not fitting:
            return {}
        login = max(fitting, key=lambda login: len(login.url))
        async with self._asking:
            if login not in self._passwords:
                self._passwords[login] = await asyncio.to_thread(password_of, login)
        written = b64encode(f"{login.user}:{self._passwords[login]}".encode()).decode("ascii")
        return {"Authorization": f"Basic {written}"}


def password_of(login: Login) -> str:
    """The first line that the login's command writes. Raises SourceError, in a sentence that tells nothing of it."""
    command = login.password_command
    try:
        ran = subprocess.run(  # noqa: S603 - the reader's own command, as a list and without a shell
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SourceError(_("The password command “{name}” cannot be run.", name=command[0])) from error
    password = ran.stdout.decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
    if ran.returncode or not password:
        raise SourceError(_("The password command “{name}” gave no password.", name=command[0]))
    return password


def _covers(login: str, url: str) -> bool:
    """Whether an address is at a login's origin, and at or below its path (RFC 7617, 2.2)."""
    one, other = urlsplit(login), urlsplit(url)
    folder = one.path[: one.path.rfind("/") + 1] or "/"
    return _origin(login) == _origin(url) and one.scheme == other.scheme and (other.path or "/").startswith(folder)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
