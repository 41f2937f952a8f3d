"""How far each post was read."""

from blogtui.store.connection import Database


def place(db: Database, post_id: int) -> int:
    """How many letters stand before the line where the post was left; 0 where it never was. Raises StoreError."""
    record = db.one("SELECT letters FROM reading WHERE post_id = ?", (post_id,))
    return record[0] if record else 0


def keep_place(db: Database, post_id: int, letters: int, percent: int, now: int) -> None:
    """Keep where a post is left; at its top there is nothing to keep."""
    if letters <= 0:
        db.run("DELETE FROM reading WHERE post_id = ?", (post_id,))
        return
    db.run(
        "INSERT INTO reading (post_id, letters, percent, left_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (post_id) DO UPDATE SET letters = excluded.letters, percent = excluded.percent, "
        "left_at = excluded.left_at",
        (post_id, letters, percent, now),
    )
