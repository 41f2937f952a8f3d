"""Categories with their counts: from the counters that triggers keep, or counted under a filter."""

from blogtui.model.rows import CategoryRow, Query
from blogtui.store.connection import Database
from blogtui.store.filters import unread_in, where


def categories(db: Database, query: Query) -> list[CategoryRow]:
    """Categories of the posts `query` asks for (its own categories aside), most posts first."""
    query = _simplest(query._replace(categories=()))
    if query._replace(unread=False).narrows:
        condition, values = where(db, query, is_list=False)
        sql = (
            "SELECT key, name, posts, unread FROM ("  # noqa: S608
            f"SELECT category_id, count(*) AS posts, {unread_in(query)} AS unread FROM post "
            f"CROSS JOIN post_category ON post_category.post_id = post.id WHERE {condition} GROUP BY category_id"
            ") JOIN category ON category.id = category_id ORDER BY posts DESC, key"
        )
        return [CategoryRow(*record) for record in db.all(sql, values)]
    chosen = f"AND blog_id IN ({','.join('?' * len(query.blogs))})" if query.blogs else ""
    posts = "unread" if query.unread else "posts"
    sql = (
        f"SELECT category.key, category.name, sum(blog_category.{posts}), sum(blog_category.unread) "  # noqa: S608
        "FROM blog_category JOIN category ON category.id = category_id JOIN blog ON blog.id = blog_id "
        f"WHERE blog.removed IS NULL AND blog_category.{posts} > 0 {chosen} "
        "GROUP BY category.id ORDER BY 3 DESC, category.key"
    )
    return [CategoryRow(*record) for record in db.all(sql, query.blogs)]


def _simplest(query: Query) -> Query:
    """The same question with unread asked for in one way."""
    if query.where is not None:
        from blogtui.model.query import Is

        if query.where == Is("unread"):
            return query._replace(unread=True, where=None)
    return query
