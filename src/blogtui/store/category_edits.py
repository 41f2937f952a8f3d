"""What the reader made of categories: own names, several shown as one, some hidden or first. The feeds' own stay.

An edit belongs to a folded name, so it holds for posts that are still to come and for blogs that come back. Categories
shown under one name are one: whoever calls a category what another is called has merged them.
"""

from collections import namedtuple

from blogtui.model.text import clean_line, fold
from blogtui.store.connection import Database

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import NamedTuple

    class Edit(NamedTuple):
        """What was made of the category `key` in every blog (0) or one; `root` is what it was merged into, or ""."""

        key: str
        blog_id: int = 0
        name: str = ""
        root: str = ""
        pinned: int = 0
        hidden: int = 0

else:
    Edit = namedtuple("Edit", "key blog_id name root pinned hidden", defaults=(0, "", "", 0, 0))

Changed = list[tuple[str, int, "list[str | int] | None", "list[str | int] | None"]]
"""`(key, blog, before, after)` of each edit that was made anew or otherwise: its other columns, None for no edit."""
_COLUMNS = ", ".join(("key", "blog_id", "name", "root", "pinned", "hidden"))


def edits(db: Database) -> "dict[tuple[str, int], Edit]":
    """Every edit, by key and blog. Raises StoreError."""
    return {record[:2]: Edit(*record) for record in db.all(f"SELECT {_COLUMNS} FROM category_edit")}  # noqa: S608


def keys_of(names: "Sequence[str]") -> "tuple[str, list[str]]":
    """The keys that these names of categories stand for, as SQL, and its parameters.

    A name stands for all that is shown under it, in every blog or in one; so does the name that the feeds have for it,
    unless the reader gave that to another.
    """
    folded = [fold(name) for name in names]
    sql = (
        "SELECT category_root.key FROM category_name JOIN category_root ON category_root.root = category_name.root "  # noqa: S608
        f"WHERE category_name.name IN ({','.join('?' * len(names))}) UNION ALL SELECT column1 FROM "
        f"(VALUES {','.join(['(?)'] * len(names))}) WHERE column1 NOT IN (SELECT key FROM category_root)"
    )
    return sql, folded * 2


def root_of(db: Database, name: str) -> str:
    """The key of the category that `name` stands for, a new one's where there is none."""
    key = fold(name)
    if _is_in_feeds(db, key) and db.one("SELECT 1 FROM category_root WHERE key = ?", (key,)) is None:
        return key  # whatever is called so in one blog only
    record = db.one("SELECT root FROM category_name WHERE name = ?", (key,))
    return record[0] if record else key


def is_known(db: Database, key: str) -> bool:
    """Whether there is such a category, or an edit of one."""
    return _is_in_feeds(db, key) or db.one("SELECT 1 FROM category_root WHERE root = ?", (key,)) is not None


def _is_in_feeds(db: Database, key: str) -> bool:
    return db.one("SELECT 1 FROM category WHERE key = ?", (key,)) is not None


def shown_name(db: Database, key: str, blog_id: int = 0) -> str:
    """How a category is called, in one blog or in all."""
    made = edits(db)
    for place in (blog_id, 0):
        if (edit := made.get((key, place))) and edit.name:
            return edit.name
    record = db.one("SELECT name FROM category WHERE key = ?", (key,))
    return record[0] if record else key


def rename(db: Database, key: str, name: str, blog_id: int = 0) -> Changed:
    """Call a category `name` in every blog (0) or in one; "" or the feed's own name gives it that again."""
    name = clean_line(name)
    if not blog_id and db.one("SELECT name FROM category WHERE key = ?", (key,)) == (name,):
        name = ""
    return _change(db, [(key, blog_id, {"name": name})])


def merge(db: Database, keys: "Sequence[str]", into: str) -> Changed:
    """Show categories as the one that `into` names; where there is none, they become one of that name."""
    into = clean_line(into)
    target = root_of(db, into)
    changes: list[tuple[str, int, dict[str, str | int]]] = []
    if not is_known(db, target) and keys:
        target = keys[0]
        changes.append((target, 0, {"name": into}))
    for key in dict.fromkeys(keys):
        members = [row[0] for row in db.all("SELECT key FROM category_root WHERE root = ?", (key,))]
        changes += [(member, 0, {"root": target}) for member in {key, *members} if key != target]
    return _change(db, changes)


def split(db: Database, key: str) -> Changed:
    """Show what was merged into a category on its own again; what was given its name, under the feed's."""
    return _change(db, [(edit.key, 0, {"name": edit.name, "root": edit.root}) for edit in _apart(db, _own(db), key)])


def is_several(db: Database, key: str) -> bool:
    """Whether `split` would show anything apart."""
    own = _own(db)
    return _apart(db, own, key) != own


def _own(db: Database) -> list[Edit]:
    """The edits that hold in all blogs."""
    return [edit for edit in edits(db).values() if not edit.blog_id]


def _apart(db: Database, own: list[Edit], key: str) -> list[Edit]:
    """The edits of all blogs without those that have others shown as the category `key`."""
    apart = [edit._replace(root="") if edit.root == key else edit for edit in own]
    roots, _names = _settled(apart)
    for place, edit in enumerate(apart):
        name = fold(edit.name)
        is_shared = edit.key != key or (name != key and _is_in_feeds(db, name))
        if name and roots[edit.key] == key and is_shared:
            apart[place] = edit._replace(name="")
    return apart


def mark(db: Database, key: str, *, pinned: bool | None = None, hidden: bool | None = None) -> Changed:
    """Show a category first in every list or in none, or no longer."""
    wanted = {"pinned": pinned, "hidden": hidden}
    return _change(db, [(key, 0, {name: int(on) for name, on in wanted.items() if on is not None})])


def put_back(db: Database, changed: Changed, *, back: bool) -> Changed:
    """Take back what still is as `changed` left it, or do it again; what was put back."""
    made = edits(db)
    done: Changed = []
    for key, blog_id, before, after in changed:
        edit = made.get((key, blog_id))
        if _values(edit) == (after if back else before):
            _write(db, key, blog_id, before if back else after)
            done.append((key, blog_id, before, after))
    if done:
        settle(db)
    return done


def restore(db: Database, records: "Iterable[Sequence[str | int]]") -> None:
    """Take over the edits of a backup."""
    for key, blog_id, *values in records:
        _write(db, str(key), int(blog_id), _values(Edit("", 0, *values)))  # type: ignore[arg-type]
    settle(db)


def _change(db: Database, changes: "list[tuple[str, int, dict[str, str | int]]]") -> Changed:
    changed: Changed = []
    with db.writing():
        made = edits(db)
        for key, blog_id, values in changes:
            before = made.get((key, blog_id))
            after: Edit | None = (before or Edit(key, blog_id))._replace(**values)  # type: ignore[arg-type]
            if after == Edit(key, blog_id):
                after = None
            if after != before:
                kept = _values(before), _values(after)
                _write(db, key, blog_id, kept[1])
                changed.append((key, blog_id, *kept))
        if changed:
            settle(db)
    return changed


def _values(edit: "Edit | None") -> "list[str | int] | None":
    return [edit.name, edit.root, edit.pinned, edit.hidden] if edit else None


def _write(db: Database, key: str, blog_id: int, values: "list[str | int] | None") -> None:
    db.run("DELETE FROM category_edit WHERE key = ? AND blog_id = ?", (key, blog_id))
    if values is not None:
        db.run(f"INSERT INTO category_edit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", (key, blog_id, *values))  # noqa: S608


def settle(db: Database) -> None:
    """Work out what follows from the edits: what each category is shown as, what each name stands for, the counts."""
    roots, names = _settled(made := list(edits(db).values()))
    for edit in made:  # what was merged away bears its name no more, where the feeds have another that is shown by it
        name = fold(edit.name)
        is_shown = any(fold(other.name) == name and (other.blog_id or not other.root) for other in made)
        if edit.root and name and name not in roots and not is_shown and _is_in_feeds(db, name):
            names.pop(name, None)
    before = dict(db.all("SELECT key, root FROM category_root"))
    with db.writing():
        for table, values in (("category_root", roots), ("category_name", names)):
            db.run(f"DELETE FROM {table}")  # noqa: S608
            db.run_many(f"INSERT INTO {table} VALUES (?, ?)", values.items())  # noqa: S608
        if roots != before:
            db.run("DELETE FROM blog_overlap")
            db.run(
                "INSERT INTO blog_overlap (blog_id, root, posts, unread) "
                "SELECT blog_id, root, sum(n - 1), sum((n - 1) * (read = 0)) FROM ("
                "SELECT post_id, root, count(*) AS n FROM category_root JOIN category USING (key) "
                "JOIN post_category ON category_id = category.id GROUP BY post_id, root HAVING n > 1"
                ") JOIN post ON post.id = post_id GROUP BY blog_id, root"
            )


def _settled(made: "list[Edit]") -> tuple[dict[str, str], dict[str, str]]:
    """The root of each key that edits speak of, and of each name."""
    own = {edit.key: edit for edit in made if not edit.blog_id}
    merged = {key: edit.root for key, edit in own.items() if edit.root}

    def target(key: str) -> str:
        seen = {key}
        while (key := merged.get(key, key)) not in seen:
            seen.add(key)
        return key

    renamed = {key: fold(edit.name) for key, edit in sorted(own.items()) if edit.name and key not in merged}
    of_name: dict[str, str] = {}
    for key, name in renamed.items():
        of_name.setdefault(name, key)

    def root(key: str) -> str:
        key = target(key)
        return of_name.get(renamed.get(key, key), key)

    keys = {*own, *merged.values(), *of_name, *(edit.key for edit in made)}
    roots = {key: root(key) for key in keys}
    names = {**roots, **{name: root(key) for name, key in of_name.items()}}
    for edit in made:
        if edit.name:
            names.setdefault(fold(edit.name), root(edit.key))
    return roots, names
