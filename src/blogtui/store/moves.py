"""Where blogs say that they have moved, and moving their subscriptions there and back (P16)."""

from blogtui.store.connection import Database


def follow(db: Database, blog_id: int) -> str:
    """Subscribe to the address that a blog has moved to instead of its old one; that address, "" where there is none to
    follow. What was removed keeps its address, and two blogs never come to share one. What is gone from one address is
    asked for at the other (P13)."""
    with db.writing():
        target = _free_address(db, blog_id, "moving_to")
        if target:
            db.run(
                "UPDATE blog SET moved_from = url, url = moving_to, moving_to = NULL, moving_seen = 0, gone = 0 "
                "WHERE id = ?",
                (blog_id,),
            )
        return target


def undo(db: Database, blog_id: int) -> str:
    """Go back to the address a blog moved from, and stay there; that address, "" where it never moved."""
    from blogtui.model.update import STAYS

    with db.writing():
        target = _free_address(db, blog_id, "moved_from")
        if target:
            db.run(
                "UPDATE blog SET moving_to = url, moving_seen = ?, url = moved_from, moved_from = NULL, gone = 0 "
                "WHERE id = ?",
                (STAYS, blog_id),
            )
        return target


def _free_address(db: Database, blog_id: int, column: str) -> str:
    """The address that a blog names in `column`, "" for none, and where another blog has it."""
    record = db.one(f"SELECT {column} FROM blog WHERE id = ?", (blog_id,))  # noqa: S608
    target: str = record[0] or "" if record else ""
    return "" if not target or db.one("SELECT 1 FROM blog WHERE url = ?", (target,)) else target
