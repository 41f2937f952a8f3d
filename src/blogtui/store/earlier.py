"""What edited posts said before (R7): some texts a post, within bounds; the one that was read before all others.

Every call stands in the transaction that edits the posts.
"""

from collections.abc import Iterable

from blogtui.model.rows import EarlierText
from blogtui.store.connection import Database

MOST_TEXTS = 5  # of a post
MOST_OF_A_POST = 1_000_000  # characters
MOST_OF_ALL = 50_000_000


def keep(db: Database, post_id: int, now: int, *, tiny: bool) -> None:
    """Keep what a post says, since it is about to say something else at `now` (seconds since the epoch).

    A text that is too long is not kept; that the post has changed since it was read is told all the same.
    """
    size, read, unseen = db.one(
        "SELECT length(title) + length(source), read, unseen FROM post JOIN body ON post_id = post.id "
        "WHERE post.id = ?",
        (post_id,),
    )
    kept = None
    if size <= MOST_OF_A_POST:
        kept = db.run(
            "INSERT INTO earlier (post_id, replaced, title, source, format, base, size, tiny) "
            "SELECT post_id, ?, title, source, format, base, ?, ? FROM post JOIN body ON post_id = post.id "
            "WHERE post.id = ?",
            (now, size, tiny, post_id),
        )
    if read and not unseen:
        db.run("UPDATE post SET read_text = ?, unseen = 1 WHERE id = ?", (kept, post_id))
    db.run("UPDATE post SET changed = ? WHERE id = ?", (now, post_id))
    _trim(db, post_id)


def _trim(db: Database, post_id: int) -> None:
    """Let go of the oldest texts of a post, never of the one that was read."""
    texts = db.all(
        "SELECT earlier.id, size, earlier.id = read_text FROM earlier JOIN post ON post.id = post_id "
        "WHERE post_id = ? ORDER BY earlier.id DESC",
        (post_id,),
    )
    texts.sort(key=lambda text: not text[2])
    total, spare = 0, []
    for number, (id_, size, _is_read) in enumerate(texts):
        total += size
        if number >= MOST_TEXTS or total > MOST_OF_A_POST:
            spare.append((id_,))
    db.run_many("DELETE FROM earlier WHERE id = ?", spare)


def keep_within_bounds(db: Database) -> None:
    """Let go of the oldest texts of all, once they are more than a library is to carry."""
    total = db.one("SELECT coalesce(sum(size), 0) FROM earlier")[0]
    if total <= MOST_OF_ALL:
        return
    spare = []
    for id_, size in db.all("SELECT id, size FROM earlier ORDER BY id"):
        spare.append((id_,))
        total -= size
        if total <= MOST_OF_ALL:
            break
    db.run_many("DELETE FROM earlier WHERE id = ?", spare)


def forget_churn(db: Database, ids: Iterable[int]) -> None:
    """Posts whose last edits turn out to be what their feed does at every check: those were no changes.

    Where a post had none other since it was read, it has not changed.
    """
    for post_id in ids:
        db.run(
            "DELETE FROM earlier WHERE post_id = :id AND tiny AND id > "
            "(SELECT coalesce(max(id), 0) FROM earlier WHERE post_id = :id AND NOT tiny)",
            {"id": post_id},
        )
        db.run(
            "UPDATE post SET read_text = NULL, unseen = 0 WHERE id = ? AND read_text IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM earlier WHERE earlier.id = read_text)",
            (post_id,),
        )


def text(db: Database, post_id: int) -> EarlierText | None:
    """What a post said when it was read; what it said last, where that was never read or has not changed since."""
    record = db.one(
        "SELECT earlier.title, source, format, base, replaced, earlier.id IS read_text FROM earlier "
        "JOIN post ON post.id = post_id WHERE post_id = ? ORDER BY earlier.id IS read_text DESC, earlier.id DESC",
        (post_id,),
    )
    return EarlierText._make((*record[:-1], bool(record[-1]))) if record else None


def see(db: Database, post_id: int) -> None:
    """What a post says now has been read."""
    db.run("UPDATE post SET unseen = 0 WHERE id = ?", (post_id,))
