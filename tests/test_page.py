"""A page without a feed is read as one post: what it says of itself, and the part of it that is the text."""

import json

from blogtui.model.post import Fetched, Post
from blogtui.parse.source import parse_source

WORDS = "Isen låg blank över viken, och ingen hade ännu gått ut på den. "
TEXT = "".join(f"<p>{number}. {WORDS * 3}</p>" for number in range(4))


def post_of(page: str) -> Post:
    return parse_source(Fetched("https://a.example/dagar/is.html", page.encode(), mime="text/html")).posts[0]


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_structured_data_tells_of_the_post() -> None:
    told = {
        "@graph": [
            {"@type": "Person", "@id": "#ek", "name": "Åsa Ek"},
            {
                "@type": ["BlogPosting"], "headline": "Is", "author": {"@id": "#ek"}, "articleSection": ["Vinter"],
                "datePublished": "2025-01-02T03:04:05Z", "keywords": "is, vik", "image": {"url": "/is.jpg"},
                "inLanguage": "sv", "commentCount": 3,
            },
        ]
    }  # fmt: skip
    post = post_of(f"<head>{linked(told)}</head><body>{TEXT}</body>")
    assert (post.title, post.authors, post.comments.count) == ("Is", ("Åsa Ek",), 3)
    assert post.published is not None
    assert post.published.isoformat() == "2025-01-02T03:04:05+00:00"
    assert (set(post.categories), post.image) == ({"Vinter", "is", "vik"}, "https://a.example/is.jpg")
    assert post.language == "sv"


def test_broken_structured_data_costs_nothing_else() -> None:
    post = post_of(f'<script type="application/ld+json">{{"@type": "Article",</script><h1>Is</h1>{TEXT}')
    assert (post.title, "Isen låg" in post.text) == ("Is", True)


def test_an_entry_s_own_marks_count_and_not_those_of_what_it_answers() -> None:
    post = post_of(
        '<div class="h-entry"><div class="u-in-reply-to h-cite"><a class="p-name">Annat</a></div>'
        '<h1 class="p-name">Is</h1><a class="p-author h-card">Åsa Ek</a><time class="dt-published" '
        f'datetime="2025-01-02">i går</time><a class="p-category">vik</a><div class="e-content">{TEXT}</div></div>'
    )
    assert (post.title, post.authors, post.categories) == ("Is", ("Åsa Ek",), ("vik",))
    assert post.text.startswith("0. Isen")


def test_what_stands_around_the_text_is_left_out() -> None:
    post = post_of(
        "<div class=cookie-consent>Kakor</div><nav>Meny</nav><div id=page><div><div class=text>"
        f"{TEXT}</div><div class=share-buttons>Dela</div><div class=related-posts>Mer</div><ol class=comment-list>"
        "<li>Tack!</li></ol></div></div><footer>Sidfot</footer>"
    )
    assert not [word for word in ("Kakor", "Meny", "Dela", "Mer", "Tack!", "Sidfot") if word in post.text]
    assert all(f"{number}. Isen" in post.text for number in range(4))


def test_relative_addresses_follow_the_page_s_base() -> None:
    assert post_of(f'<base href="/arkiv/"><h1>Is</h1>{TEXT}').base == "https://a.example/arkiv/"
