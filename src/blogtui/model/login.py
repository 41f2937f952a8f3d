"""How a reader gets into a blog that lets nobody else in. Holds no password, only where one is told."""

from typing import NamedTuple


class Login(NamedTuple):
    """A user name for everything at or below the folder of `url`.

    The password is what `password_command`, a program and its arguments, writes; where there is none, what the system's
    keyring keeps for the user under the service name `keyring`.
    """

    url: str
    user: str
    password_command: tuple[str, ...] = ()
    keyring: str = ""
