"""Where things live: the XDG folders, or what the environment names. Looks at nothing on the disk.

Answers are strings: the command line asks before it can afford pathlib.
"""

import os
import sys

from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError

_NOWHERE = os.devnull  # nothing is ever below it, and nobody can make anything there


class NoHomeError(BlogtuiError):
    """There is no home folder to keep anything in."""


def require(path: str) -> None:
    """Raises NoHomeError for a path that stands nowhere, because no home is known (R3)."""
    if path.startswith(_NOWHERE + os.sep):
        raise NoHomeError(
            _("There is no home folder to keep the library in; name a file with --library or BLOGTUI_LIBRARY.")
        )


def library_file() -> str:
    """The library: `BLOGTUI_LIBRARY`, else `library.db` in the folder for data."""
    return _absolute(os.environ.get("BLOGTUI_LIBRARY")) or os.path.join(
        _folder("XDG_DATA_HOME", ".local", "share"), "library.db"
    )


def config_file() -> str:
    """The configuration: `BLOGTUI_CONFIG`, else `config.toml` in the folder for settings."""
    return _absolute(os.environ.get("BLOGTUI_CONFIG")) or os.path.join(
        _folder("XDG_CONFIG_HOME", ".config"), "config.toml"
    )


def cache_folder() -> str:
    """What may be thrown away at any time."""
    return _folder("XDG_CACHE_HOME", ".cache")


def frame_file() -> str:
    """The screen as the reader left it, for the next start."""
    return os.path.join(_folder("XDG_STATE_HOME", ".local", "state"), "first-frame")


def _folder(variable: str, *below_home: str) -> str:
    """The folder of ours that `variable` leads to; a relative path in it is ignored, as the XDG rules say."""
    base = os.environ.get(variable, "")
    if os.path.isabs(base):
        return os.path.join(base, "blogtui")
    if sys.platform == "win32":
        import platformdirs

        named = {
            "XDG_DATA_HOME": platformdirs.user_data_dir,
            "XDG_CONFIG_HOME": platformdirs.user_config_dir,
            "XDG_CACHE_HOME": platformdirs.user_cache_dir,
            "XDG_STATE_HOME": platformdirs.user_state_dir,
        }[variable]
        return named("blogtui", appauthor=False)
    home = os.path.expanduser("~")  # stays "~" where no home is known: that would be a folder of whoever is here
    return os.path.join(home if os.path.isabs(home) else _NOWHERE, *below_home, "blogtui")


def _absolute(path: str | None) -> str:
    return os.path.abspath(os.path.expanduser(path)) if path else ""
