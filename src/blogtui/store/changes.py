"""What the reader did, kept so that it can be taken back and done again: across restarts, and by whichever process.

Each change stands in the transaction that makes it, with its words as the id of a message and what that is filled with.
They are one row of changes, whoever made them: the newest is taken back first, and a new one ends what could be done
again. Only what still is as the change left it is put back; what a refresh does is none of the reader's changes.
"""

import json
import time
import zlib
from collections import namedtuple
from itertools import accumulate, pairwise

from blogtui.i18n import gettext as _
from blogtui.i18n import gettext_noop as N_
from blogtui.i18n import number
from blogtui.store import marks
from blogtui.store.connection import Database

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, NamedTuple

    from blogtui.model.rows import PageText

    class Taken(NamedTuple):
        """What was taken back or done again, in words, and the post whose page's text is another one now, or None."""

        label: str
        post_id: int | None

    Detail = dict[str, Any]
else:
    Taken = namedtuple("Taken", "label post_id")

MOST = 200
MOST_SECONDS = 30 * 86_400
MOST_BYTES = 20_000_000
_UNTITLED = N_("untitled")
_WORDS = {
    "read": (N_("“{title}” marked as read"), N_("{n} posts marked as read")),
    "unread": (N_("“{title}” marked as unread"), N_("{n} posts marked as unread")),
    "star": (N_("“{title}” starred"), N_("{n} posts starred")),
    "unstar": (N_("star of “{title}” taken away"), N_("stars of {n} posts taken away")),
    "added": (N_("added {name}"), N_("added {n} blogs")),
    "removed": (N_("removed {name}"),),
    "followed": (N_("followed {name}"),),
    "went back": (N_("{name} is fetched from its old address"),),
    "whole wanted": (N_("{blog}: posts are fetched whole when opened"),),
    "whole unwanted": (N_("{blog}: posts are no longer fetched whole"),),
    "page fetched": (N_("whole post fetched"),),
    "page shown": (N_("the whole post shown"),),
    "page hidden": (N_("the feed's text shown"),),
    "renamed": (N_("category “{old}” called “{name}”"),),
    "merged": (N_("merged into category “{name}”: {names}"),),
    "split": (N_("category “{name}” taken apart"),),
    "hidden": (N_("category “{name}” hidden"),),
    "unhidden": (N_("category “{name}” no longer hidden"),),
    "pinned": (N_("category “{name}” pinned"),),
    "unpinned": (N_("category “{name}” no longer pinned"),),
}
_BLOG_COLUMNS = ("removed", "full_text")


def record(db: Database, kind: str, detail: "Detail", **told: object) -> None:
    """Keep a change of a kind of `_WORDS`, in the transaction that makes it. Raises StoreError.

    `detail` is one of what the functions below make; a JSON value.
    """
    now = int(time.time())
    with db.writing():
        db.run("DELETE FROM change WHERE undone")
        sql = "INSERT INTO change (made, kind, told, detail) VALUES (?, ?, ?, ?)"
        newest = db.run(sql, (now, kind, json.dumps(told, ensure_ascii=False), _packed(detail)))
        db.run("DELETE FROM change WHERE id <= ? OR made < ?", (newest - MOST, now - MOST_SECONDS))
        _keep_within_bounds(db)


def undo(db: Database) -> "Taken | None":
    """Take back the newest change; None where there is none."""
    return _step(db, back=True)


def redo(db: Database) -> "Taken | None":
    """Do again what was taken back last; None where there is nothing, or something else was done since."""
    return _step(db, back=False)


def marked(changed: "Iterable[tuple[str, bool, Sequence[int]]]") -> "Detail":
    """Posts got or lost the mark `read` or `starred`: `(mark, on, ids)` of each, ids rising."""
    return {"marks": [[mark, on, [id_ - before for before, id_ in pairwise((0, *ids))]] for mark, on, ids in changed]}


def blogs_changed(values: "dict[int, dict[str, tuple[object, object]]]") -> "Detail":
    """Columns of blogs became others: `{blog: {column: (before, after)}}`, those of `_BLOG_COLUMNS`."""
    return {"blogs": [[blog_id, columns] for blog_id, columns in values.items()]}


def moved(blog_id: int, before: str, after: str, *, followed: bool) -> "Detail":
    """A blog is fetched from another address: the one it moved to, or the one it came from."""
    return {"moved": blog_id, "urls": [before, after], "followed": followed}


def page_kept(post_id: int, before: "PageText | None", after: "PageText | None") -> "Detail":
    """The text of a post's page is another one."""
    return {"page": post_id, "other": before, "left": _known_by(after)}


def page_shown(post_id: int, shown: bool) -> "Detail":
    """The page's text is read in place of the feed's, or no longer."""
    return {"page": post_id, "shown": shown}


def categories_edited(changed: "Sequence[Any]") -> "Detail":
    """What `category_edits` answered."""
    return {"edits": changed}


def words(kind: str, told: "dict[str, Any]") -> str:
    """A change in the language spoken now."""
    message, *for_many = _WORDS[kind]
    if "title" in told and not told["title"]:
        told = {**told, "title": _("untitled")}
    if for_many and told.get("n", 1) != 1:
        message, told = for_many[0], {"n": number(told["n"])}
    return _(message, **told)


def _step(db: Database, *, back: bool) -> "Taken | None":
    newest_first = "DESC" if back else ""
    sql = f"SELECT id, kind, told, detail FROM change WHERE undone = ? ORDER BY id {newest_first} LIMIT 1"  # noqa: S608
    with db.writing():
        while found := db.one(sql, (not back,)):
            id_, kind, told, packed = found
            detail = json.loads(zlib.decompress(packed))
            if _put(db, detail, back=back):
                db.run("UPDATE change SET undone = ?, detail = ? WHERE id = ?", (back, _packed(detail), id_))
                return Taken(words(kind, json.loads(told)), detail.get("page"))
            # Nothing is as this change left it any more, so there is nothing in it to take back.
            db.run("DELETE FROM change WHERE id = ?", (id_,))
    return None


def _put(db: Database, detail: "Detail", *, back: bool) -> bool:
    """Put a change back or do it again, and make `detail` what has to be done to turn that round; whether any was."""
    for name, put in _PUT.items():
        if name in detail:
            return bool(put(db, detail, back))
    return False


def _put_marks(db: Database, detail: "Detail", back: bool) -> bool:
    done = [
        (mark, on, marks.set_mark(db, accumulate(steps), mark, on is not back)) for mark, on, steps in detail["marks"]
    ]
    detail.update(marked(done))
    return any(ids for _mark, _on, ids in done)


def _put_blogs(db: Database, detail: "Detail", back: bool) -> bool:
    done = []
    for blog_id, columns in detail["blogs"]:
        put = {}
        for column, values in columns.items():
            assert column in _BLOG_COLUMNS
            then, now = values if back else reversed(values)
            if db.one(f"SELECT {column} FROM blog WHERE id = ?", (blog_id,)) == (now,):  # noqa: S608
                db.run(f"UPDATE blog SET {column} = ? WHERE id = ?", (then, blog_id))  # noqa: S608
                put[column] = values
        if put:
            done.append([blog_id, put])
    detail["blogs"] = done
    return bool(done)


def _put_move(db: Database, detail: "Detail", back: bool) -> bool:
    from blogtui.store import moves

    then, now = detail["urls"] if back else reversed(detail["urls"])
    goes_back = back == detail["followed"]
    target = "moved_from" if goes_back else "moving_to"
    if db.one(f"SELECT url, {target} FROM blog WHERE id = ?", (detail["moved"],)) != (now, then):  # noqa: S608
        return False
    return bool((moves.undo if goes_back else moves.follow)(db, detail["moved"]))


def _put_page(db: Database, detail: "Detail", back: bool) -> bool:
    from blogtui.model.rows import PageText
    from blogtui.store import page_text

    kept = page_text.page_text(db, detail["page"])
    if "shown" in detail:
        now = detail["shown"] if back else not detail["shown"]
        if kept is None or kept.shown != now:
            return False
        page_text.show(db, detail["page"], not now)
        return True
    if _known_by(kept) != detail["left"]:
        return False
    other = PageText(*detail["other"]) if detail["other"] else None
    page_text.put(db, detail["page"], other)
    detail["other"], detail["left"] = kept, _known_by(other)
    return True


def _put_edits(db: Database, detail: "Detail", back: bool) -> bool:
    from blogtui.store import category_edits

    detail["edits"] = category_edits.put_back(db, detail["edits"], back=back)
    return bool(detail["edits"])


_PUT = {"marks": _put_marks, "blogs": _put_blogs, "moved": _put_move, "page": _put_page, "edits": _put_edits}


def _known_by(page: "PageText | None") -> "list[Any] | None":
    return [page.fetched, page.minutes, page.shown] if page else None


def _keep_within_bounds(db: Database) -> None:
    """Let go of the oldest changes, once they are more than a library is to carry; never of the newest."""
    total = 0
    for place, (id_, size) in enumerate(db.all("SELECT id, length(detail) FROM change ORDER BY id DESC")):
        total += size
        if total > MOST_BYTES and place:
            db.run("DELETE FROM change WHERE id <= ?", (id_,))
            break


def _packed(detail: "Detail") -> bytes:
    return zlib.compress(json.dumps(detail, separators=(",", ":"), ensure_ascii=False).encode(), 4)
