"""`blogtui doctor`: what is well, what is not, and what to do about it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from running import blogtui
from shelf import stored_library


def test_a_library_that_is_well_says_so_and_is_left_as_it_was(library_path: Path) -> None:
    stored_library(library_path).close()
    before = library_path.read_bytes()
    ran = blogtui("--library", library_path, "doctor")
    assert (ran.status, ran.err) == (0, "")
    assert "is whole; blogs: 1, posts: 12" in ran.out
    assert library_path.read_bytes() == before


def test_a_damaged_library_is_told_and_not_touched(library_path: Path) -> None:
    stored_library(library_path).close()
    library_path.write_bytes(b"no database at all " * 500)
    before = library_path.read_bytes()
    ran = blogtui("--library", library_path, "doctor")
    assert ran.status == 1
    assert any("is damaged" in line for line in ran.complaints)
    assert library_path.read_bytes() == before


def test_a_file_that_is_no_library_is_not_called_a_damaged_one(library_path: Path) -> None:
    library_path.write_text("A letter to Maj.")
    assert any("is no library" in line for line in blogtui("--library", library_path, "doctor").complaints)
    library_path.unlink()
    with closing(sqlite3.connect(library_path)) as database:
        database.execute("CREATE TABLE recipe (name TEXT)")
    assert any("of another program" in line for line in blogtui("--library", library_path, "doctor").complaints)


def test_a_library_of_a_newer_program_is_not_called_a_damaged_one(library_path: Path) -> None:
    stored_library(library_path).close()
    with closing(sqlite3.connect(library_path)) as database:
        database.executescript("PRAGMA user_version = 999; ALTER TABLE blog RENAME TO subscription")
    ran = blogtui("--library", library_path, "doctor")
    assert ran.status == 1
    assert any("A newer blogtui wrote" in line for line in ran.complaints)


def test_a_library_that_somebody_else_is_writing_to_alone_is_busy_and_not_damaged(library_path: Path) -> None:
    stored_library(library_path).close()
    with closing(sqlite3.connect(library_path)) as database:
        database.executescript("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE")
        ran = blogtui("--library", library_path, "doctor")
    assert any("is busy in another program" in line for line in ran.complaints)


def test_a_library_that_others_may_read_is_a_warning(library_path: Path) -> None:
    stored_library(library_path).close()
    library_path.chmod(0o644)
    ran = blogtui("--library", library_path, "doctor")
    assert ran.status == 0
    assert f"! Others may read the library; run “chmod 600 {library_path}”." in ran.out


def test_every_mistake_of_the_configuration_is_told_with_its_line(tmp_path: Path, library_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("theme = ''\nmeasure = 5\n")
    ran = blogtui("--config", config, "--library", library_path, "doctor")
    assert ran.status == 1
    assert "line 2" in ran.err


def test_a_proxy_is_shown_without_its_password(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://maj:secret@proxy.example.org:8080")
    ran = blogtui("--library", library_path, "doctor")
    assert "http://proxy.example.org:8080" in ran.out
    assert "secret" not in ran.out


def test_certificates_that_are_not_where_they_should_be_are_wrong(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/bundle.pem")
    ran = blogtui("--library", library_path, "doctor", "--json")
    assert ran.status == 1
    wrong = [record for record in ran.records if record["level"] == "wrong"]
    assert [record["part"] for record in wrong] == ["certificates"]
