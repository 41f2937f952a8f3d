"""What a reader may choose, as a frozen value. Stands apart from the table of `settings`, which is seldom loaded."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from blogtui.model.login import Login


class Config(NamedTuple):
    """What the configuration says; the fields are the keys of the table in `settings`, whose defaults stand here.

    `language` is None for the environment's; `theme` "" where none is said; `measure` in cells; `browser` "" for the
    system's own; `keys` are those in place of the table of actions', by action id; `login` the tables `[[login]]`;
    `views` the saved views, each a name and a query.
    """

    language: str | None = None
    theme: str = ""
    measure: int = 72
    mark_read_on_open: bool = True
    browser: str = ""
    pictures: str = "auto"
    keys: "tuple[tuple[str, tuple[str, ...]], ...]" = ()
    views: tuple[tuple[str, str], ...] = ()
    login: "tuple[Login, ...]" = ()
