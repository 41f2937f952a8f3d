"""Rows become the records of the command line's JSON Lines: every key always there, None where unknown."""

from blogtui.dates import rfc3339

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from blogtui.model.document import Document
    from blogtui.model.rows import BlogRow, CategoryRow, PostRow
    from blogtui.model.stats import Stats
    from blogtui.model.update import Outcome

    Record = dict[str, Any]


def post_record(row: "PostRow", *, stored: bool = True) -> "Record":
    """A post; `stored` is false for one that was read without subscribing, whose number leads nowhere."""
    return {
        "id": row.id if stored else None,
        "blog": row.blog,
        "title": row.title,
        "url": row.url,
        "authors": row.authors,
        "published": rfc3339(row.published, row.published_offset),
        "updated": rfc3339(row.updated, row.updated_offset),
        "categories": row.categories,
        "summary": row.summary,
        "comments": {"count": row.comments, "url": row.comments_url, "feed": row.comments_feed},
        "image": row.image,
        "enclosures": [{"url": url, "type": kind or None, "length": length} for url, kind, length in row.enclosures],
        "read": row.read,
        "starred": row.starred,
        "minutes": row.minutes,
    }


def blog_record(row: "BlogRow") -> "Record":
    """A subscription; addresses without user names and passwords (S12), times in UTC."""
    from blogtui.model.text import without_userinfo

    return {
        "id": row.id,
        "name": row.name,
        "url": without_userinfo(row.url),
        "site": row.site,
        "presentation": row.presentation or None,
        "image": row.image,
        "language": row.language or None,
        "posts": row.posts,
        "unread": row.unread,
        "checked": rfc3339(row.checked, 0),
        "due": rfc3339(row.due, 0),
        "problem": row.problem or None,
    }


def category_record(row: "CategoryRow") -> "Record":
    """A category with its counts, and the reader's own marks of it."""
    return {"name": row.name, "posts": row.posts, "unread": row.unread, "pinned": row.pinned, "hidden": row.hidden}


def stats_record(blog: "BlogRow", stats: "Stats") -> "Record":
    """A blog in figures. Days are dates by the authors' clocks, months only those with posts, weekdays from Monday."""
    from datetime import date

    def day(number: int) -> str:
        return date.fromordinal(number).isoformat()

    silence = stats.silence
    return {
        "id": blog.id,
        "name": blog.name,
        "posts": stats.posts,
        "unread": stats.unread,
        "starred": stats.starred,
        "dated": stats.dated,
        "first": day(stats.days[0][0]) if stats.days else None,
        "last": day(stats.days[-1][0]) if stats.days else None,
        "longest_silence": {
            "days": silence[1] - silence[0], "from": day(silence[0]), "to": day(silence[1]),
        } if silence else None,
        "months": [
            {"month": f"{month // 12:04}-{month % 12 + 1:02}", "posts": posts} for month, posts in stats.months.items()
        ],
        "weekdays": stats.weekdays,
        "median_minutes": stats.minutes,
        "comments": {"count": stats.comments if stats.discussed else None, "posts": stats.discussed},
        "categories": [category_record(row) for row in stats.categories],
        "authors": [{"name": row.name, "posts": row.posts} for row in stats.authors],
    }  # fmt: skip


def outcome_record(outcome: "Outcome") -> "Record":
    """How the check of a blog went."""
    return {
        "blog": outcome.blog,
        "status": "skipped" if outcome.status == "offline" else outcome.status,
        "added": outcome.added,
        "changed": outcome.changed,
        "detail": outcome.detail or None,
    }


def content_record(document: "Document") -> "Record":
    """What a post holds, in every form: its text, and its links, pictures and headings in the order they are read."""
    from blogtui.export.document import as_markdown, as_text, headings_of, images_of, links_of

    return {
        "text": as_text(document),
        "markdown": as_markdown(document),
        "links": [{"text": text, "url": url} for text, url in links_of(document)],
        "images": [{"alt": alt, "url": url} for alt, url in images_of(document)],
        "headings": [{"level": level, "text": text} for level, text in headings_of(document)],
    }
