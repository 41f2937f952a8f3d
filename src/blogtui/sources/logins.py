"""User names and passwords of blogs that let nobody else in (HTTP Basic, RFC 7617), asked for when they are needed.

Must never write a password anywhere, name one in a sentence, nor send one to another origin than its own (P19, S12).
"""

import asyncio
import subprocess
import threading
from base64 import b64encode
from collections.abc import Sequence
from urllib.parse import urlsplit

from blogtui.i18n import gettext as _
from blogtui.model.login import Login
from blogtui.model.text import clean_line
from blogtui.sources.errors import SourceError

SECONDS = 60.0  # a command or a keyring may have to ask somebody
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
    """A login's password. Raises SourceError, in a sentence that tells nothing of it."""
    return _told_by(login.password_command) if login.password_command else _kept_in_keyring(login)


def _told_by(command: Sequence[str]) -> str:
    """The first line that a command writes."""
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


def _kept_in_keyring(login: Login) -> str:
    """What the system's keyring keeps. It is asked in a thread that may be left behind: some wait to be unlocked."""
    found: list[str | SourceError] = []
    thread = threading.Thread(target=lambda: found.append(_asked_of_keyring(login)), daemon=True, name="keyring")
    thread.start()
    thread.join(SECONDS)
    told = found[0] if found else SourceError(_("The system's keyring does not answer; unlock it and try again."))
    if isinstance(told, SourceError):
        raise told
    return told


def _asked_of_keyring(login: Login) -> str | SourceError:
    try:
        import keyring  # an extra, and slow where its backends are looked for: only whoever has such a login waits
        from keyring.errors import NoKeyringError
    except ImportError:
        return SourceError(_("Passwords in a keyring need “pip install 'blogtui[keyring]'”."))
    try:
        password: str | None = keyring.get_password(login.keyring, login.user)
    except NoKeyringError:
        return SourceError(_("This system has no keyring that can be asked; use a “password_command” instead."))
    except Exception:  # a backend may raise anything, and what it says may hold what it keeps
        return SourceError(_("The system's keyring is locked or cannot be read; unlock it and try again."))
    if password:
        return password
    told = _(
        "The keyring keeps no such password; run “keyring set {name} {user}”.", name=login.keyring, user=login.user
    )
    return SourceError(clean_line(told))


def _covers(login: str, url: str) -> bool:
    """Whether an address is at a login's origin, and at or below its path (RFC 7617, 2.2)."""
    one, other = urlsplit(login), urlsplit(url)
    folder = one.path[: one.path.rfind("/") + 1] or "/"
    return _origin(login) == _origin(url) and one.scheme == other.scheme and (other.path or "/").startswith(folder)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
