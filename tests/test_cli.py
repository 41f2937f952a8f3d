"""The command line as scripts and people use it: real files, a real library, a real server."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from blogtui.library import Library
from loopback import Asked, Reply, serve
from running import blogtui
from shelf import DIALOG, fill, post, stored_library

ESCAPE = "\x1b"


def feed(*titles: str, name: str = "The feed", category: str = DIALOG) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>https://blog.example.org/{title.lower()}</link>"
        f"<guid>{title}</guid><category>{category}</category><pubDate>Thu, 04 Oct 2018 0{number}:00:00 +0200</pubDate>"
        f"<description>About {title}.</description></item>"
        for number, title in enumerate(titles)
    )
    head = f"<title>{name}</title><link>https://blog.example.org/</link>"
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def feed_reply(*titles: str, **fields: str) -> Reply:
    return Reply(feed(*titles, **fields), headers={"Content-Type": "application/rss+xml"})


@pytest.fixture
def library(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with twelve posts, the one every command uses."""
    stored_library(library_path).close()
    monkeypatch.setenv("BLOGTUI_LIBRARY", str(library_path))
    return library_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two posts in Markdown."""
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "spring.md").write_text(
        "---\ntitle: Spring\ncategories: [Garden]\ndate: 2024-03-01\n---\nThe first bud.\n"
    )
    (folder / "autumn.md").write_text("---\ntitle: Autumn\ndate: 2023-10-01\n---\nThe last leaf.\n")
    return folder


# Lists


def test_posts_are_listed_newest_first_as_json_lines(library: Path) -> None:
    records = blogtui("posts", "--json").records
    assert [record["title"] for record in records[:3]] == ["Post number 0", "Post number 1", "Post number 2"]
    assert records[0]["published"] == "2026-03-01T09:30:00+00:00"
    assert records[0]["comments"] == {"count": 0, "url": None, "feed": None}


def test_in_a_pipe_a_list_is_whole_lines_between_tabs_without_colours(library: Path) -> None:
    ran = blogtui("posts")
    assert ESCAPE not in ran.out
    assert len(ran.rows) == 12
    assert ran.rows[3][1:] == ["●", "2026-02-26", "Post number 3", DIALOG, "The example blog"]


def test_on_a_terminal_no_line_is_wider_than_it(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (20, 50, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = re.sub(r"\x1b\[[0-9]*m", "", blogtui("posts", terminal=True).out).splitlines()
        assert len(lines) == 12
        assert max(map(len, lines)) <= columns


def test_on_a_terminal_the_list_ends_after_fifty_and_says_so(library_path: Path) -> None:
    stored_library(library_path, 60).close()
    ran = blogtui("posts", "--library", library_path, terminal=True)
    assert len(ran.out.splitlines()) == 51
    assert "50 of 60" in ran.out
    assert len(blogtui("posts", "--library", library_path, "--limit", "0", terminal=True).out.splitlines()) == 60


@pytest.mark.parametrize(
    ("variable", "terminal", "coloured"),
    [("NO_COLOR", True, False), ("FORCE_COLOR", False, True), ("NOTHING", True, True), ("NOTHING", False, False)],
)
def test_colours_obey_the_environment(
    library: Path, monkeypatch: pytest.MonkeyPatch, variable: str, terminal: bool, coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(variable, "1")
    assert (ESCAPE in blogtui("blogs", terminal=terminal).out + blogtui("posts", terminal=terminal).out) is coloured


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (["--category", "  dialog OCH innovation"], [0, 3, 6, 9]),
        (["--category", DIALOG, "--category", "inköp", "--limit", "2"], [0, 1]),
        (["--sort", "oldest", "--limit", "2"], [11, 10]),
        (["--sort", "title", "--limit", "3"], [0, 1, 10]),
        (["--sort", "comments", "--limit", "2"], [3, 7]),
        (["--sort", "best", "--search", "umbe inköp", "--limit", "2"], [1, 2]),
        (["--since", "2026-02-27"], [0, 1, 2]),
        (["--since", "2026-02", "--until", "2026-02-19"], [10, 11]),
        (["--until", "2025"], []),
        (["--author", "maj ek", "--search", "number 7"], [7]),
        (["--blog", "1", "--search", 'c++ -x "'], []),
        (["--starred"], []),
        (["--search", 'kategori:"dialog och innovation" -"number 3" after:2026-02'], [0, 6, 9]),
        (["--search", "has:comments minutes:<5", "--category", DIALOG], [3, 6, 9]),
        (["--search", "title:number (7 OR 8) blog:example author:maj"], [7, 8]),
        (["--search=-lang:sv is:unread", "--limit", "1"], [0]),
    ],
)
def test_filters_narrow_the_list(library: Path, filters: list[str], numbers: list[int]) -> None:
    titles = [record["title"] for record in blogtui("posts", "--json", *filters).records]
    assert titles == [f"Post number {number}" for number in numbers]
    assert [line.split("\t")[3] for line in blogtui("posts", *filters).out.splitlines()] == titles


def test_a_mistake_in_a_search_is_told_and_the_search_goes_on(library: Path) -> None:
    done = blogtui("posts", "--json", "--search", "(catgory:x OR 7 is:unread")
    assert done.status == 0
    assert [record["title"] for record in done.records] == ["Post number 7"]
    assert done.err.splitlines() == [
        "blogtui: “(”: This parenthesis is never closed.",
        "blogtui: “catgory:x”: There is no “catgory:”; did you mean “category:”?",
    ]


def test_categories_are_counted_within_a_search(library: Path) -> None:
    counted = blogtui("categories", "--json", "--search", "number (3 OR 4 OR 6)").records
    assert [(row["name"], row["posts"]) for row in counted] == [(DIALOG, 2), ("Inköp", 1)]


def test_the_last_days_are_counted_from_today(tmp_path: Path) -> None:
    for age in (3, 40):
        day = date.today() - timedelta(days=age)
        (tmp_path / f"{age}.md").write_text(f"---\ntitle: Aged {age}\ndate: {day}\n---\nText.\n")
    listed = blogtui("posts", tmp_path, "--since", "30d", "--json")
    assert [record["title"] for record in listed.records] == ["Aged 3"]


def test_categories_are_counted_with_what_is_unread(library: Path) -> None:
    first = blogtui("posts", "--category", DIALOG, "--json").records[0]["id"]
    blogtui("mark", "read", first)
    assert blogtui("categories", "--json").records == [
        {"name": "Inköp", "posts": 8, "unread": 8, "pinned": False, "hidden": False},
        {"name": DIALOG, "posts": 4, "unread": 3, "pinned": False, "hidden": False},
    ]


# Sources read there and then


def test_a_folder_is_read_without_subscribing_and_no_library_is_made(folder: Path, library_path: Path) -> None:
    records = blogtui("posts", folder, "--json", "--library", library_path).records
    assert [(record["title"], record["id"]) for record in records] == [("Spring", None), ("Autumn", None)]
    assert blogtui("categories", folder).rows == [["Garden", "1", "1"]]
    assert not library_path.exists()


def test_a_source_that_fails_is_one_line_and_the_others_are_read(folder: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.md"
    binary = tmp_path / "binary.xml"
    binary.write_bytes(bytes(range(256)))
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = blogtui("posts", nothing, binary, empty, folder, "--json")
    assert ran.status == 1
    assert [record["title"] for record in ran.records] == ["Spring", "Autumn"]
    assert len(ran.complaints) == 3
    assert all(line.startswith("blogtui: ") for line in ran.complaints)


def test_an_address_is_read_without_subscribing() -> None:
    with serve({"/feed": feed_reply("Water", "Air")}) as server:
        ran = blogtui("posts", f"{server.url}/feed", "--category", DIALOG, "--json")
    assert [record["title"] for record in ran.records] == ["Air", "Water"]
    assert ran.records[0]["published"] == "2018-10-04T01:00:00+02:00"


def test_an_address_that_does_not_answer_is_one_sentence() -> None:
    with serve({}) as server:
        url = server.url
    ran = blogtui("posts", url)
    assert (ran.status, len(ran.complaints), ran.out) == (1, 1, "")


@pytest.mark.parametrize("command", ["posts", "categories"])
def test_without_a_library_the_welcome_blog_answers_and_no_file_is_made(command: str, library_path: Path) -> None:
    ran = blogtui(command, "--json", "--library", library_path)
    assert ran.status == 0
    assert len(ran.records) > 1
    assert not library_path.exists()


# Subscriptions


def test_a_blog_is_added_refreshed_and_removed(library_path: Path) -> None:
    answers = [feed("Water"), feed("Water", "Air")]

    def answer(_asked: Asked) -> Reply:
        return Reply(answers.pop(0), headers={"Content-Type": "application/rss+xml"})

    where = ("--library", library_path)
    with serve({"/feed": answer}) as server:
        added = blogtui("add", f"{server.url}/feed", "--name", "Mine", "--json", *where)
        refreshed = blogtui("refresh", "--force", "--json", *where)
    assert [(record["name"], record["posts"]) for record in added.records] == [("Mine", 1)]
    assert refreshed.records == [{"blog": "Mine", "status": "new", "added": 1, "changed": 0, "detail": None}]
    assert blogtui("blogs", "--json", *where).records[0]["unread"] == 2
    blogtui("mark", "star", "1", *where)
    assert blogtui("remove", "mine", "--yes", *where).status == 0
    assert blogtui("blogs", "--json", *where).records == []


def test_a_blog_that_is_not_due_is_skipped_and_says_why(library_path: Path) -> None:
    with serve({"/feed": feed_reply("Water")}) as server:
        blogtui("add", f"{server.url}/feed", "--library", library_path)
        skipped = blogtui("refresh", "--json", "--library", library_path)
        assert len(server.asked) == 1
    assert (skipped.status, skipped.records[0]["status"]) == (0, "skipped")
    assert skipped.records[0]["detail"]


def test_one_failing_blog_is_status_1_and_the_others_are_stored(library_path: Path) -> None:
    where = ("--library", library_path)
    with serve({"/a": feed_reply("Water", name="A"), "/b": feed_reply("Fire", name="B")}) as server:
        blogtui("add", f"{server.url}/a", *where)
        blogtui("add", f"{server.url}/b", *where)
        server.routes["/a"] = Reply(status=500)
        server.routes["/b"] = feed_reply("Fire", "Earth", name="B")
        ran = blogtui("refresh", "--force", "--json", *where)
    assert ran.status == 1
    assert {record["blog"]: record["status"] for record in ran.records} == {"A": "failed", "B": "new"}
    assert len(ran.complaints) == 1
    assert "A" in ran.complaints[0]
    assert len(blogtui("posts", *where).rows) == 3


def test_a_page_with_several_feeds_asks_for_a_choice(library_path: Path) -> None:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" title="F{n}" href="/{n}">' for n in (1, 2))
    page = Reply(f"<html><head>{links}</head><body>Hi</body></html>".encode(), headers={"Content-Type": "text/html"})
    routes = {"/": page, "/1": feed_reply("One", name="First"), "/2": feed_reply("Two", name="Second")}
    with serve(routes) as server:
        asked = blogtui("add", f"{server.url}/", "--library", library_path)
        chosen = blogtui("add", f"{server.url}/", "--feed", "2", "--library", library_path, "--json")
        read = blogtui("posts", f"{server.url}/", "--json")
    assert (asked.status, len(asked.complaints)) == (1, 1)
    assert "--feed" in asked.err
    assert f"{server.url}/2" in asked.err
    assert chosen.records[0]["name"] == "Second"
    assert [record["title"] for record in read.records] == ["One"]


def test_what_was_read_comes_back_with_a_blog_that_is_added_again(folder: Path, library_path: Path) -> None:
    where = ("--library", library_path)
    blogtui("add", folder, *where)
    blogtui("mark", "star", "1", *where)
    blogtui("remove", "1", *where)
    blogtui("add", folder, *where)
    assert [record["starred"] for record in blogtui("posts", "--json", *where).records].count(True) == 1


def test_an_empty_library_stays_unmade_by_commands_that_only_ask(library_path: Path) -> None:
    for command in (["blogs"], ["refresh"], ["export", "opml"], ["mark", "read", "1"], ["remove", "1"]):
        blogtui(*command, "--library", library_path)
    assert not library_path.exists()


def test_subscriptions_go_out_as_opml_and_come_in_again(library: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "mine.opml", tmp_path / "other.db"
    assert blogtui("export", "opml", file).out == ""
    assert blogtui("export", "opml").out == file.read_text()
    assert blogtui("import", file, "--library", other).status == 0
    urls = [record["url"] for record in blogtui("blogs", "--json", "--library", other).records]
    assert urls == [record["url"] for record in blogtui("blogs", "--json").records]


# Marks


def test_posts_are_marked_and_told_as_they_are_now(library: Path) -> None:
    ran = blogtui("mark", "star", "2", "https://blog.example.org/3", "--json")
    assert [record["starred"] for record in ran.records] == [True, True]
    blogtui("mark", "read", "2")
    assert len(blogtui("posts", "--unread").rows) == 11
    blogtui("mark", "unread", "2")
    blogtui("mark", "unstar", "2")
    assert len(blogtui("posts", "--unread").rows) == 12
    assert len(blogtui("posts", "--starred").rows) == 1


def test_a_post_that_is_not_there_is_told_and_the_others_are_marked(library: Path) -> None:
    ran = blogtui("mark", "read", "999", "1", "nonsense", "99999999999999999999999")
    assert (ran.status, len(ran.complaints)) == (1, 3)
    assert len(blogtui("posts", "--unread").rows) == 11


# How it ends


def test_the_version_is_told() -> None:
    assert blogtui("--version").out.startswith("blogtui ")


def test_a_damaged_library_is_one_sentence_and_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    file.write_bytes(b"no library at all" * 500)
    before = file.read_bytes()
    ran = blogtui("posts", "--library", file)
    assert (ran.status, len(ran.complaints), ran.out) == (1, 1, "")
    assert file.read_bytes() == before


def test_no_control_code_of_a_library_reaches_the_output(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, [post(1)])
    trick = "a\x1b]0;P\x07b\x9b31m\u202ec"
    library.db.run("UPDATE post SET title = ?, labels = ?", (trick, trick))
    library.db.run("UPDATE blog SET name = ?", (trick,))
    library.close()
    where = ("--library", library_path)
    for terminal in (False, True):
        runs = [blogtui(command, *where, terminal=terminal) for command in ("posts", "blogs")]
        runs += [blogtui("posts", "--json", *where), blogtui("refresh", *where), blogtui("show", "1", *where)]
        for ran in runs:
            text = re.sub(r"\x1b\[[0-9;]*m", "", ran.out + ran.err)
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert blogtui("posts", "--json", *where).records[0]["title"] == trick


def test_a_reader_that_went_away_is_no_failure(library_path: Path) -> None:
    stored_library(library_path, 2_000).close()
    command = [sys.executable, "-m", "blogtui", "posts", "--json", "--library", str(library_path)]
    ran = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment())
    assert ran.stdout is not None
    ran.stdout.readline()
    ran.stdout.close()
    _out, errors = ran.communicate(timeout=30)
    assert (ran.returncode, errors) == (0, b"")


def test_ctrl_c_ends_with_130_and_nothing_stored_is_lost(library_path: Path) -> None:
    slow = Reply(feed("Fire"), pause=20)
    with serve({"/a": feed_reply("Water"), "/b": slow}) as server:
        blogtui("add", f"{server.url}/a", "--library", library_path)
        library = Library(library_path)
        library.db.run("INSERT INTO blog (kind, url, added) VALUES ('url', ?, 0)", (f"{server.url}/b",))
        library.close()
        command = [sys.executable, "-m", "blogtui", "refresh", "--force", "--library", str(library_path)]
        ran = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment())
        deadline = time.monotonic() + 20
        while not any(asked.path == "/b" for asked in server.asked) and time.monotonic() < deadline:
            time.sleep(0.02)
        ran.send_signal(signal.SIGINT)
        _out, errors = ran.communicate(timeout=15)
    assert ran.returncode == 130
    assert b"Traceback" not in errors
    assert len(blogtui("posts", "--library", library_path).rows) == 1


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_where_nothing_is_found_a_person_is_told_and_a_program_reads_nothing(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, [post(1, categories=())])
    library.close()
    nothing = ("posts", "--library", library_path, "--author", "Nobody")
    assert blogtui(*nothing, terminal=True).out.strip("\n").endswith("No post matches.\x1b[0m")
    assert blogtui(*nothing).out == ""
    categories = ("categories", "--library", library_path)
    assert "No post here has a category." in blogtui(*categories, terminal=True).out
    assert blogtui(*categories).out == ""
