"""Opening an address outside: an argument list to a program, never a shell (S3)."""

import os
import shutil
import subprocess
import sys

from blogtui.model.text import safe_url


def open_in_browser(url: str, wanted: str = "") -> bool:
    """Start `wanted`, else $BROWSER, else the system's opener, with `url`; False when there is none or no safe url."""
    safe = safe_url(url)
    if safe is None:
        return False
    for command in _commands(wanted):
        if command and shutil.which(command[0]):
            subprocess.Popen(  # noqa: S603 - an argument list; the address has a scheme and a host
                [*command, safe],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            return True
    return False


def _commands(wanted: str) -> list[list[str]]:
    import shlex  # late: the first paint opens nothing

    chosen = [shlex.split(wanted)] if wanted else []
    named = [shlex.split(entry.replace("%s", "")) for entry in os.environ.get("BROWSER", "").split(":") if entry]
    system = [["open"]] if sys.platform == "darwin" else [["xdg-open"], ["wslview"], ["firefox"]]
    return [*chosen, *named, *system]
