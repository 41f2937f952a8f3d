"""What every test may want: a reader without a history, speaking English, and the corpus where there is one.

No test ever sees the home, the library or the language of whoever runs it.
"""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from blogtui.actions import use_keys
from blogtui.i18n import language, set_language

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
_FOREIGN = ("BLOGTUI_", "XDG_", "LC_")
_ALSO_FOREIGN = ("LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "BROWSER", "COLUMNS", "LINES")


settings.register_profile("whatever the machine does besides", deadline=None)
settings.load_profile("whatever the machine does besides")

# What a shell runs in the background ignores Ctrl+C, and so would every program that a test starts there.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def fresh_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own for every test, English, and the table's keys; gives the home."""
    home = tmp_path / "home"
    for name in list(os.environ):
        if name.startswith(_FOREIGN) or name in _ALSO_FOREIGN:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    for kind in ("config", "data", "cache", "state"):
        folder = home / kind
        folder.mkdir(parents=True)
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(folder))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    before = language()
    monkeypatch.delenv("COLORFGBG", raising=False)
    set_language("en")
    use_keys({})
    yield home
    set_language(before)


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Where a library may be made; nothing is there yet."""
    return tmp_path / "library.db"


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], Path]:
    """Finds a file or folder of the shared corpus; the test is skipped where the corpus is absent."""

    def find(path: str = "") -> Path:
        if not CORPUS.is_dir():
            pytest.skip("the shared corpus is not beside the checkout (../shared/corpus)")
        return CORPUS / path

    return find


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--take-snapshots", action="store_true", help="keep the screens of test_snapshots as they are now")
