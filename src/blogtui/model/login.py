"""How a reader gets into a blog that lets nobody else in. Holds no password, only the command that tells it."""

from typing import NamedTuple


class Login(NamedTuple):
    """A user name for everything at or below the folder of `url`; `password_command` is a program and its arguments."""

    url: str
    user: str
    password_command: tuple[str, ...]
