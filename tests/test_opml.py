"""The reader brings subscriptions along from any other reader, even from a broken list."""

from pathlib import Path

import pytest

from blogtui.model.subscription import Subscription, SubscriptionList
from blogtui.parse.errors import ParseError
from blogtui.parse.opml import parse_opml
from running import blogtui

HEAD = '<?xml version="1.0"?><opml version="2.0"><head><title>Mina</title></head><body>'


def read_whole(outlines: str) -> SubscriptionList:
    return parse_opml(f"{HEAD}{outlines}</body></opml>".encode())


def read(outlines: str) -> tuple[Subscription, ...]:
    return read_whole(outlines).subscriptions


def feed(name: str, url: str) -> str:
    return f'<outline type="rss" text="{name}" xmlUrl="{url}"/>'


def test_nested_folders_become_one_group() -> None:
    inner = f'<outline text="Norr">{feed("Fjäll", "https://fjall.example/f")}</outline>'
    found = read(
        f'{feed("Hav", "https://hav.example/f")}<outline text="Natur">{inner}</outline>{feed("Stad", "https://s.example/")}'
    )
    assert [(item.title, item.group) for item in found] == [("Hav", ""), ("Fjäll", "Natur / Norr"), ("Stad", "")]


@pytest.mark.parametrize("name", ["xmlUrl", "xmlurl", "XMLURL", "xmlURL"])
def test_attributes_count_in_any_case(name: str) -> None:
    (item,) = read(f'<outline TEXT="Hav" {name}="https://hav.example/f" HtmlUrl="https://hav.example/"/>')
    assert item == Subscription("https://hav.example/f", "Hav", "https://hav.example/")


def test_a_subscription_listed_twice_comes_once() -> None:
    found = read(feed("Hav", "https://hav.example/f") + feed("Havet", "https://hav.example/f"))
    assert [item.title for item in found] == ["Hav"]


def test_a_list_cut_off_or_unescaped_gives_what_it_holds() -> None:
    broken = f'{HEAD}<outline text="A & B">{feed("Hav & land", "https://hav.example/?a=1&b=2")}<outline text="slut" xml'
    found = parse_opml(broken.encode())
    assert found.subscriptions == (Subscription("https://hav.example/?a=1&b=2", "Hav & land", None, "A & B"),)
    assert [warning for warning in found.warnings if "not well-formed" in warning]


def test_latin_1_is_read_as_declared() -> None:
    text = (
        f'<?xml version="1.0" encoding="ISO-8859-1"?><opml><body>{feed("Östgöta", "https://o.example/")}</body></opml>'
    )
    assert parse_opml(text.encode("latin-1")).subscriptions[0].title == "Östgöta"


def test_what_is_no_web_address_is_left_out_and_named() -> None:
    urls = ("javascript:alert(1)", "file:///etc/passwd", "|cmd", "feed://a.example/")
    found = parse_opml(f"{HEAD}{''.join(feed(f'Hav {url[:4]}', url) for url in urls)}</body></opml>".encode())
    assert [item.url for item in found.subscriptions] == ["http://a.example/"]
    assert found.warnings == tuple(f"Hav {url[:4]} has no web address and was left out." for url in urls[:3])


def test_s12_a_list_with_passwords_is_taken_without_them_and_says_so() -> None:
    urls = (
        "https://maj:hemligt@a.example/f",
        "feed://maj@b.example/f",
        "https://c.example/f?to=@maj",
        "x://maj:y@d.example",
    )
    found = read_whole("".join(feed("Hav", url) for url in (*urls, urls[0])))
    assert [item.url for item in found.subscriptions] == ["https://a.example/f", "http://b.example/f", urls[2]]
    assert found.warnings[0] == (
        "2 addresses had a user name or password in them, which were not kept (a.example, b.example); "
        "give them as [[login]] in config.toml."
    )
    assert "hemligt" not in repr(found)


def test_s12_of_many_hosts_with_passwords_the_first_are_named() -> None:
    found = read_whole("".join(feed("Hav", f"https://maj:hemligt@{name}.example/f") for name in "abcdefg"))
    assert "(a.example, b.example, c.example, d.example, e.example …)" in found.warnings[0]


def test_s1_a_title_commands_no_terminal() -> None:
    assert read(feed("a&#x9b;31m\u202eb", "https://a.example/"))[0].title == "a31mb"


def test_s5_a_list_with_entities_of_its_own_is_refused() -> None:
    bomb = f'<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body>{feed("&b;", "https://a.example/")}</body></opml>'
    with pytest.raises(ParseError, match="entities"):
        parse_opml(bomb.encode())


@pytest.mark.parametrize("body", [b"", b"<html><body>Hej</body></html>", b"\x89PNG\r\n"])
def test_what_is_no_list_is_named(body: bytes) -> None:
    with pytest.raises(ParseError, match="no list of subscriptions"):
        parse_opml(body)


def test_s5_a_list_made_to_be_slow_is_not() -> None:
    assert parse_opml(b"<opml><outline " + b'"' * 200_000).subscriptions == ()
    assert parse_opml(b"<opml>" + b"<outline text='" * 20_000).subscriptions == ()
    assert len(parse_opml(b"<opml>" + b'<outline xmlUrl="https://a.example/">' * 20_000).subscriptions) == 1


def test_s12_who_imports_passwords_is_told_where_they_belong(tmp_path: Path, library_path: Path) -> None:
    file = tmp_path / "list.opml"
    file.write_text(f"{HEAD}{feed('Hav', 'https://maj:hemligt@a.example/f')}</body></opml>")
    ran = blogtui("import", file, "--library", library_path)
    assert (ran.status, len(ran.complaints)) == (0, 1)
    assert "1 address had a user name or password in it" in ran.err
    assert "hemligt" not in ran.out + ran.err
    assert b"hemligt" not in library_path.read_bytes()
