"""A password in the system's keyring: asked for when it is needed, and one sentence where it is not to be had."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from blogtui.config import parse
from blogtui.model.login import Login
from blogtui.sources import logins
from blogtui.sources.errors import SourceError
from blogtui.sources.logins import password_of

keyring = pytest.importorskip("keyring", reason="the extra blogtui[keyring] is not installed")

from keyring.backend import KeyringBackend  # noqa: E402
from keyring.backends.fail import Keyring as NoKeyring  # noqa: E402
from keyring.errors import KeyringLocked  # noqa: E402

SECRET = "lösen:ord"
URL = "https://example.org/private/"
LOGIN = Login(URL, "maj", keyring=URL)


class Safe(KeyringBackend):
    """A keyring that holds one password, and may be in a bad mood."""

    priority = 1.0
    fails: BaseException | None = None
    hangs = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.fails is not None:
            raise self.fails
        if self.hangs:
            threading.Event().wait()
        return SECRET if (service, username) == (URL, "maj") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("nothing is ever put into a keyring")

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError("nothing is ever taken out of a keyring")


@pytest.fixture
def safe() -> Iterator[Safe]:
    before, safe = keyring.core._keyring_backend, Safe()
    keyring.set_keyring(safe)
    yield safe
    keyring.core._keyring_backend = before


def told(login: Login = LOGIN) -> str:
    with pytest.raises(SourceError) as caught:
        password_of(login)
    assert SECRET not in str(caught.value)
    return str(caught.value)


def test_a_password_is_taken_from_the_keyring(safe: Safe) -> None:
    assert password_of(LOGIN) == SECRET


def test_a_password_that_is_not_kept_is_told_with_how_to_keep_it(safe: Safe) -> None:
    assert told(LOGIN._replace(user="ada")) == f"The keyring keeps no such password; run “keyring set {URL} ada”."


def test_a_keyring_that_is_locked_or_fails_is_one_sentence_without_its_words(safe: Safe) -> None:
    for failure in (KeyringLocked(SECRET), RuntimeError(SECRET)):
        safe.fails = failure
        assert "is locked or cannot be read" in told()


def test_a_keyring_that_waits_for_somebody_is_left_alone(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logins, "SECONDS", 0.05)
    safe.hangs = True
    assert "does not answer" in told()


def test_a_system_without_a_keyring_is_told_of_the_other_way(safe: Safe) -> None:
    keyring.set_keyring(NoKeyring())
    assert "use a “password_command” instead" in told()


def test_a_missing_extra_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert told() == "Passwords in a keyring need “pip install 'blogtui[keyring]'”."


@pytest.mark.parametrize(("value", "service"), [("true", URL), ('"my blog"', "my blog")])
def test_the_keyring_is_named_in_the_configuration(value: str, service: str) -> None:
    config, mistakes = parse(f'[[login]]\nurl = "{URL}"\nuser = "maj"\nkeyring = {value}\n', "config.toml")
    assert mistakes == ()
    assert config.login == (Login(URL, "maj", (), service),)


def test_a_login_with_a_keyring_costs_nothing_before_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f'[[login]]\nurl = "{URL}"\nuser = "maj"\nkeyring = true\n')
    program = (
        "import sys; from blogtui.cli import main\n"
        f"main(['posts', '--config', {str(tmp_path / 'config.toml')!r}, '--library', {str(tmp_path / 'l.db')!r}])\n"
        "import blogtui.refresh, blogtui.sources.http\n"
        "sys.exit('keyring' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    assert (
        subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False).returncode
        == 0
    )
