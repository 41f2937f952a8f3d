"""`blogtui doctor`: what is well, what is not, and what to do about it."""

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
    library_path.write_bytes(b"no database at all " * 500)
    before = library_path.read_bytes()
    ran = blogtui("--library", library_path, "doctor")
    assert ran.status == 1
    assert any("is damaged" in line for line in ran.complaints)
    assert library_path.read_bytes() == before


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
