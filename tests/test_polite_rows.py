"""What the rows of `bench.polite` leave out: certificates, the way from https to http, and the command itself."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import polite
from bench.__main__ import main
from bench.polite_shelf import DAY, TAGGED, XML, Shelf, feed

from blogtui.sources import http
from blogtui.sources.errors import SourceError
from loopback import Reply, serve

with_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """One for 127.0.0.1 that nobody has vouched for, its key in the same file."""
    path = tmp_path / "server.pem"
    options = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=loopback"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(path), "-out", str(tmp_path / "only.pem")]
    subprocess.run(["openssl", "req", *options.split(), *names], check=True, capture_output=True)
    path.write_text(path.read_text() + (tmp_path / "only.pem").read_text())
    return path


@pytest.fixture
def tls(certificate: Path) -> Iterator[ssl.SSLContext]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    http._trusted.cache_clear()
    yield context
    http._trusted.cache_clear()


@with_openssl
async def test_s14_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_asked(
    tls: ssl.SSLContext,
) -> None:
    with serve({"/feed": Reply(feed(), headers=XML)}, tls) as server:
        async with http.Client() as client:
            with pytest.raises(SourceError, match="certificate that cannot be trusted"):
                await client.get(f"{server.url}/feed")
        assert server.asked == []


@with_openssl
async def test_s14_an_authority_that_the_system_trusts_is_trusted(
    tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serve({"/feed": Reply(feed(), headers=XML)}, tls) as server:
        async with http.Client() as client:
            assert (await client.get(f"{server.url}/feed")).body == feed()


def test_s14_the_system_s_authorities_are_there_as_well_as_those_that_come_with_us(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    bundled = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    import certifi

    bundled.load_verify_locations(certifi.where())
    wanted = {*ssl.create_default_context().get_ca_certs(True), *bundled.get_ca_certs(True)}
    http._trusted.cache_clear()
    context = http._trusted()
    assert set(context.get_ca_certs(True)) == wanted
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


@with_openssl
@pytest.mark.parametrize(("is_safe", "seen"), [(True, "/new"), (False, "/old")])
async def test_p16_a_blog_never_moves_from_https_to_http(
    is_safe: bool, seen: str, tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serve({"/old": Reply(feed(), headers=XML)}, tls) as server, serve({}) as plain, Shelf() as shelf:
        await shelf.add(f"{server.url}/old")
        target = (server if is_safe else plain).url + "/new"
        server.routes["/old"] = Reply(status=301, headers={"Location": target})
        (server if is_safe else plain).routes["/new"] = Reply(feed(1, 2), headers=TAGGED)
        for _day in range(5):
            shelf.later(DAY)
            await shelf.check(force=True)
        assert shelf.library.blogs()[0].url == server.url + seen
        assert len(shelf.library.posts()) == 2


@pytest.mark.parametrize("arguments", [["polite"], ["--only", "polite"], ["--only=polite"]])
def test_the_command_ends_with_1_where_a_rule_is_not_met(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def met() -> str:
        return "as it should be"

    async def broken() -> str:
        raise AssertionError("a second request")

    monkeypatch.setattr(polite, "ROWS", {"P1": met})
    assert main(arguments) == 0
    monkeypatch.setattr(polite, "ROWS", {"P1": met, "P2": broken})
    assert main(arguments) == 1
    told = capsys.readouterr().out
    assert "| P2 | ✗ | AssertionError: a second request |" in told
    assert "1 of 2 rows met." in told
