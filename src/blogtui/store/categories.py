"""Categories with their counts: from the counters that triggers keep, or counted under a filter."""

from blogtui.model.rows import CategoryRow, Query
from blogtui.store.connection import Database
from blogtui.store.filters import where


def categories(db: Database, query: Query) -> list[CategoryRow]:
    """Categories of the posts `query` asks for (its own categories aside), most posts first."""
    query = query._replace(categories=())
    if query.narrows:
        condition, values = where(query, db)
        sql = (
            "SELECT category.key, category.name, count(*), sum(post.read = 0) FROM post "  # noqa: S608
            "JOIN post_category ON post_category.post_id = post.id "
            f"JOIN category ON category.id = post_category.category_id WHERE {condition} "
            "GROUP BY category.id ORDER BY 3 DESC, category.key"
        )
        return [CategoryRow(*record) for record in db.all(sql, values)]
    chosen = f"AND blog_id IN ({','.join('?' * len(query.blogs))})" if query.blogs else ""
    sql = (
        "SELECT category.key, category.name, sum(blog_category.posts), sum(blog_category.unread) "  # noqa: S608
        "FROM blog_category JOIN category ON category.id = category_id JOIN blog ON blog.id = blog_id "
        f"WHERE blog.removed IS NULL AND blog_category.posts > 0 {chosen} "
        "GROUP BY category.id ORDER BY 3 DESC, category.key"
    )
    return [CategoryRow(*record) for record in db.all(sql, query.blogs)]
