"""A folder as a generator keeps it: its posts are read with their days, names and categories, its drafts are not."""

from pathlib import Path

from blogtui.model.post import Post
from blogtui.parse.source import parse_folder
from blogtui.sources.folder import read_folder


def posts_of(folder: Path, files: dict[str, str]) -> dict[str, Post]:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return {post.title: post for post in parse_folder(read_folder(folder), "blogg").posts}


def day(post: Post) -> str:
    assert post.published
    return post.published.date().isoformat()


def test_jekyll(tmp_path: Path) -> None:
    found = posts_of(
        tmp_path,
        {
            "_posts/2024-01-31-fjorden.md": "---\nlayout: post\ntitle: Fjorden\ncategories: hav norr\n---\nText.",
            "resor/_posts/2024-02-01-stigen.md": "---\nlayout: post\ntitle: Stigen\n---\nText.",
            "_drafts/sen.md": "---\ntitle: Senare\n---\nText.",
            "_posts/2024-03-01-dold.md": "---\ntitle: Dold\npublished: false\n---\nText.",
        },
    )
    assert set(found) == {"Fjorden", "Stigen"}
    assert (day(found["Fjorden"]), found["Fjorden"].categories) == ("2024-01-31", ("hav", "norr"))
    assert found["Stigen"].categories == ("resor",)


def test_hugo(tmp_path: Path) -> None:
    found = posts_of(
        tmp_path,
        {
            "content/posts/vinden/index.md": '+++\ntitle = "Vinden"\ndate = 2024-01-31\ntags = ["luft"]\n+++\nText.',
            "content/posts/regn.md": '{"title": "Regn", "date": "2024-02-01", "categories": ["väder"]}\nText.',
            "content/posts/_index.md": "---\ntitle: Alla inlägg\n---\n",
            "content/posts/utkast.md": "---\ntitle: Utkast\ndraft: true\n---\nText.",
        },
    )
    assert {"Vinden", "Regn"} <= set(found)
    assert "Utkast" not in found
    assert (day(found["Vinden"]), found["Vinden"].categories) == ("2024-01-31", ("luft",))
    assert found["Regn"].categories == ("väder",)


def test_pelican(tmp_path: Path) -> None:
    found = posts_of(
        tmp_path,
        {
            "content/hav.md": "Title: Havet\nDate: 2024-01-31 10:00\nTags: salt, blått\nAuthor: Maj Ek\n\nText.",
            "content/skog.rst": "Skogen\n######\n\n:date: 2024-02-01\n:category: träd\n\nText om skogen.",
        },
    )
    assert (found["Havet"].categories, found["Havet"].authors) == (("salt", "blått"), ("Maj Ek",))
    assert (day(found["Skogen"]), found["Skogen"].categories, found["Skogen"].text) == (
        "2024-02-01",
        ("träd",),
        "Text om skogen.",
    )


def test_zola_eleventy_and_astro(tmp_path: Path) -> None:
    found = posts_of(
        tmp_path,
        {
            "content/is.md": '+++\ntitle = "Is"\ndate = 2024-01-31\n[taxonomies]\ntags = ["kallt"]\n+++\nText.',
            "blog/eld.md": '---json\n{"title": "Eld", "tags": ["posts", "varmt"]}\n---\nText.',
            "src/content/blog/jord.mdx": (
                "---\ntitle: Jord\npubDate: 2024-02-01\n---\nimport Box from './box'\n\n<Box>Mull</Box>\n"
            ),
            "node_modules/x/README.md": "# Inget inlägg",
        },
    )
    assert set(found) == {"Is", "Eld", "Jord"}
    assert found["Is"].categories == ("kallt",)
    assert found["Eld"].categories == ("varmt",)
    assert (day(found["Jord"]), found["Jord"].text) == ("2024-02-01", "Mull")


def test_a_title_that_yaml_would_take_for_a_number_stays_as_it_was_written(tmp_path: Path) -> None:
    found = posts_of(tmp_path, {"a.md": "---\ntitle: 1.10\n---\nText.", "b.md": "---\ntitle: On\n---\nText."})
    assert set(found) == {"1.10", "On"}


def test_s5_front_matter_that_multiplies_itself_multiplies_nothing(tmp_path: Path) -> None:
    bomb = "---\na: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
    )
    found = posts_of(tmp_path, {"bomb.md": f"{bomb}title: Lugnt\ntags: *m\n---\nText."})
    assert found["Lugnt"].categories == ()
