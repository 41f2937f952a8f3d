"""The library's tables, as the migrations that made them; a migration that was released never changes.

Counts are kept by triggers, so that no list ever counts rows. Orders that few ask for have no index before somebody
does (`pages.py`): each would make every refresh a little slower. The full-text index is contentless: an edited post is
indexed anew under a fresh `search_id`, and the old row leads nowhere; `search_gone` has its number, which no other post
may take.
"""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE blog (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        url TEXT NOT NULL UNIQUE,
        feed_url TEXT,
        name TEXT NOT NULL DEFAULT '',
        own_name TEXT NOT NULL DEFAULT '',
        site TEXT,
        presentation TEXT NOT NULL DEFAULT '',
        image TEXT,
        language TEXT NOT NULL DEFAULT '',
        folder TEXT NOT NULL DEFAULT '',
        added INTEGER NOT NULL,
        removed INTEGER,
        posts INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        checked INTEGER,
        due INTEGER,
        problem TEXT NOT NULL DEFAULT '',
        failures INTEGER NOT NULL DEFAULT 0,
        gone INTEGER NOT NULL DEFAULT 0,
        validators_url TEXT,
        etag TEXT,
        modified TEXT
    );

    CREATE TABLE post (
        id INTEGER PRIMARY KEY,
        blog_id INTEGER NOT NULL REFERENCES blog(id),
        guid TEXT NOT NULL,
        url TEXT,
        title TEXT NOT NULL,
        authors TEXT NOT NULL DEFAULT '',
        labels TEXT NOT NULL DEFAULT '',
        published INTEGER,
        published_offset INTEGER NOT NULL DEFAULT 0,
        updated INTEGER,
        updated_offset INTEGER NOT NULL DEFAULT 0,
        arrived INTEGER NOT NULL,
        sort_at INTEGER NOT NULL,
        summary TEXT NOT NULL DEFAULT '',
        minutes INTEGER NOT NULL DEFAULT 0,
        comments INTEGER,
        comments_url TEXT,
        comments_feed TEXT,
        comments_form TEXT,
        image TEXT,
        enclosures TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        changed INTEGER,
        fingerprint BLOB NOT NULL,
        search_id INTEGER
    );
    CREATE INDEX post_by_time ON post (sort_at DESC, id DESC);
    CREATE INDEX post_by_blog ON post (blog_id, sort_at DESC, id DESC);
    CREATE INDEX post_unread ON post (sort_at DESC, id DESC) WHERE read = 0;
    CREATE INDEX post_starred ON post (sort_at DESC, id DESC) WHERE starred = 1;
    CREATE INDEX post_by_url ON post (url);
    CREATE UNIQUE INDEX post_by_search ON post (search_id);

    CREATE TABLE body (
        post_id INTEGER PRIMARY KEY REFERENCES post(id),
        source TEXT NOT NULL,
        format TEXT NOT NULL,
        base TEXT
    );

    CREATE TABLE category (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL
    );
    CREATE TABLE post_category (
        post_id INTEGER NOT NULL REFERENCES post(id),
        category_id INTEGER NOT NULL REFERENCES category(id),
        label TEXT NOT NULL,
        PRIMARY KEY (post_id, category_id)
    ) WITHOUT ROWID;
    CREATE INDEX post_category_back ON post_category (category_id, post_id);
    CREATE TABLE blog_category (
        blog_id INTEGER NOT NULL REFERENCES blog(id),
        category_id INTEGER NOT NULL REFERENCES category(id),
        posts INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (blog_id, category_id)
    ) WITHOUT ROWID;

    CREATE TABLE author (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
    CREATE TABLE post_author (
        post_id INTEGER NOT NULL REFERENCES post(id),
        author_id INTEGER NOT NULL REFERENCES author(id),
        label TEXT NOT NULL,
        PRIMARY KEY (post_id, author_id)
    ) WITHOUT ROWID;
    CREATE INDEX post_author_back ON post_author (author_id, post_id);

    CREATE VIRTUAL TABLE search USING fts5(
        title, labels, text, content='', tokenize="unicode61 remove_diacritics 0"
    );

    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    CREATE TRIGGER post_comes AFTER INSERT ON post BEGIN
        UPDATE blog SET posts = posts + 1, unread = unread + (NEW.read = 0) WHERE id = NEW.blog_id;
    END;
    CREATE TRIGGER post_goes AFTER DELETE ON post BEGIN
        UPDATE blog SET posts = posts - 1, unread = unread - (OLD.read = 0) WHERE id = OLD.blog_id;
    END;
    CREATE TRIGGER post_is_read AFTER UPDATE OF read ON post WHEN NEW.read <> OLD.read BEGIN
        UPDATE blog SET unread = unread + (NEW.read = 0) - (OLD.read = 0) WHERE id = NEW.blog_id;
        UPDATE blog_category SET unread = unread + (NEW.read = 0) - (OLD.read = 0)
            WHERE blog_id = NEW.blog_id
            AND category_id IN (SELECT category_id FROM post_category WHERE post_id = NEW.id);
    END;
    CREATE TRIGGER category_comes AFTER INSERT ON post_category BEGIN
        INSERT INTO blog_category (blog_id, category_id, posts, unread)
            SELECT blog_id, NEW.category_id, 1, read = 0 FROM post WHERE id = NEW.post_id
            ON CONFLICT (blog_id, category_id)
            DO UPDATE SET posts = posts + excluded.posts, unread = unread + excluded.unread;
    END;
    CREATE TRIGGER category_goes AFTER DELETE ON post_category BEGIN
        UPDATE blog_category SET posts = posts - 1,
            unread = unread - (SELECT read = 0 FROM post WHERE id = OLD.post_id)
            WHERE category_id = OLD.category_id
            AND blog_id = (SELECT blog_id FROM post WHERE id = OLD.post_id);
    END;
    """,
    """
    CREATE TABLE reading (
        post_id INTEGER PRIMARY KEY REFERENCES post(id),
        letters INTEGER NOT NULL,
        percent INTEGER NOT NULL,
        left_at INTEGER NOT NULL
    );
    """,
    """
    CREATE TABLE page_text (
        post_id INTEGER PRIMARY KEY REFERENCES post(id),
        source TEXT NOT NULL,
        format TEXT NOT NULL,
        base TEXT,
        minutes INTEGER NOT NULL,
        fetched INTEGER NOT NULL,
        shown INTEGER NOT NULL
    );
    ALTER TABLE blog ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0;
    """,
    """
    CREATE TABLE host_pause (
        host TEXT PRIMARY KEY,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL,
        times INTEGER NOT NULL
    ) WITHOUT ROWID;
    ALTER TABLE blog ADD COLUMN answered INTEGER;
    ALTER TABLE blog ADD COLUMN schedule TEXT NOT NULL DEFAULT '';
    ALTER TABLE blog ADD COLUMN moving_to TEXT;
    ALTER TABLE blog ADD COLUMN moving_seen INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE blog ADD COLUMN moving_day INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE blog ADD COLUMN moved_from TEXT;
    UPDATE blog SET answered = checked WHERE failures = 0;
    """,
    """
    -- Marks of posts that were in a library found damaged, until their posts are fetched again.
    CREATE TABLE waiting_mark (
        id INTEGER PRIMARY KEY,
        blog_id INTEGER NOT NULL REFERENCES blog(id),
        guid TEXT NOT NULL,
        url TEXT,
        title TEXT NOT NULL,
        published INTEGER,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        letters INTEGER NOT NULL,
        percent INTEGER NOT NULL,
        left_at INTEGER NOT NULL
    );
    CREATE INDEX waiting_mark_by_blog ON waiting_mark (blog_id);
    """,
    """
    CREATE TABLE earlier (
        id INTEGER PRIMARY KEY,
        post_id INTEGER NOT NULL REFERENCES post(id),
        replaced INTEGER NOT NULL,
        title TEXT NOT NULL,
        source TEXT NOT NULL,
        format TEXT NOT NULL,
        base TEXT,
        size INTEGER NOT NULL,
        tiny INTEGER NOT NULL
    );
    CREATE INDEX earlier_by_post ON earlier (post_id, id);
    ALTER TABLE post ADD COLUMN read_text INTEGER;
    ALTER TABLE post ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE post ADD COLUMN restless INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE post ADD COLUMN came TEXT NOT NULL DEFAULT '';
    CREATE TRIGGER post_is_seen AFTER UPDATE OF read ON post WHEN NEW.read > OLD.read AND NEW.unseen BEGIN
        UPDATE post SET unseen = 0 WHERE id = NEW.id;
    END;
    """,
    """
    ALTER TABLE post ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
    ALTER TABLE post ADD COLUMN label_key TEXT NOT NULL DEFAULT '';
    UPDATE post SET title_key = swedish_key(title), label_key = label_key(labels);
    CREATE INDEX post_read ON post (sort_at DESC, id DESC) WHERE read = 1;
    """,
    """
    -- A search_id tells how new a post is; what was indexed in the order it came in is taken over step by step.
    ALTER TABLE search RENAME TO search_before;
    CREATE VIRTUAL TABLE search USING fts5(
        title, labels, text, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
    );
    -- Titles and categories once more: what stands in few posts' titles may stand in the texts of most.
    CREATE VIRTUAL TABLE search_head USING fts5(
        title, labels, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
    );
    CREATE TABLE search_gone (id INTEGER PRIMARY KEY);
    CREATE TRIGGER post_is_searched_anew AFTER UPDATE OF search_id ON post
    WHEN OLD.search_id >= 33554432 AND OLD.search_id <> NEW.search_id BEGIN
        INSERT OR IGNORE INTO search_gone (id) VALUES (OLD.search_id);
    END;
    CREATE TRIGGER post_is_searched_no_more AFTER DELETE ON post WHEN OLD.search_id IS NOT NULL BEGIN
        INSERT OR IGNORE INTO search_gone (id) VALUES (OLD.search_id);
    END;
    -- Every word there is, the common ones first, and where three letters stand in them.
    CREATE TABLE term (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
    CREATE VIRTUAL TABLE term_part USING fts5(word, content='', columnsize=0, detail=none, tokenize='trigram');
    CREATE VIRTUAL TABLE search_word USING fts5vocab (search, row);
    CREATE TABLE to_learn (id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL);
    CREATE TABLE learning (upto INTEGER NOT NULL, word TEXT NOT NULL);
    """,
    """
    -- What the reader did, to be taken back and done again; `told` and `detail` as store/changes.py writes them.
    CREATE TABLE change (
        id INTEGER PRIMARY KEY,
        made INTEGER NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0,
        kind TEXT NOT NULL,
        told TEXT NOT NULL,
        detail BLOB NOT NULL
    );
    -- Holds a row only inside a transaction that marks many posts and counts them itself.
    CREATE TABLE counted_apart (one INTEGER PRIMARY KEY);
    DROP TRIGGER post_is_read;

    -- The reader's own names, merges, pins and hidings of categories, by their folded names; blog 0 is every blog.
    CREATE TABLE category_edit (
        key TEXT NOT NULL,
        blog_id INTEGER NOT NULL DEFAULT 0,
        name TEXT NOT NULL DEFAULT '',
        root TEXT NOT NULL DEFAULT '',
        pinned INTEGER NOT NULL DEFAULT 0,
        hidden INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (key, blog_id)
    ) WITHOUT ROWID;
    -- What follows from them: the category that each is shown as, and the one that each name stands for.
    CREATE TABLE category_root (key TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX category_root_back ON category_root (root);
    CREATE TABLE category_name (name TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID;
    -- How many times too often the counts of merged categories tell their posts: a post that is in three, twice.
    CREATE TABLE blog_overlap (
        blog_id INTEGER NOT NULL,
        root TEXT NOT NULL,
        posts INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (blog_id, root)
    ) WITHOUT ROWID;
    CREATE TABLE blog_author (
        blog_id INTEGER NOT NULL REFERENCES blog(id),
        author_id INTEGER NOT NULL REFERENCES author(id),
        posts INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (blog_id, author_id)
    ) WITHOUT ROWID;
    INSERT INTO blog_author (blog_id, author_id, posts, unread)
        SELECT blog_id, author_id, count(*), sum(read = 0) FROM post_author JOIN post ON post.id = post_id
        GROUP BY blog_id, author_id;

    CREATE TRIGGER post_is_read AFTER UPDATE OF read ON post
        WHEN NEW.read <> OLD.read AND NOT EXISTS (SELECT 1 FROM counted_apart) BEGIN
        UPDATE blog SET unread = unread + (NEW.read = 0) - (OLD.read = 0) WHERE id = NEW.blog_id;
        UPDATE blog_category SET unread = unread + (NEW.read = 0) - (OLD.read = 0)
            WHERE blog_id = NEW.blog_id
            AND category_id IN (SELECT category_id FROM post_category WHERE post_id = NEW.id);
        UPDATE blog_author SET unread = unread + (NEW.read = 0) - (OLD.read = 0)
            WHERE blog_id = NEW.blog_id
            AND author_id IN (SELECT author_id FROM post_author WHERE post_id = NEW.id);
        UPDATE blog_overlap SET unread = unread + ((NEW.read = 0) - (OLD.read = 0)) * (
                SELECT max(count(*) - 1, 0) FROM post_category JOIN category ON category.id = category_id
                JOIN category_root ON category_root.key = category.key
                WHERE post_id = NEW.id AND category_root.root = blog_overlap.root
            ) WHERE blog_id = NEW.blog_id;
    END;
    CREATE TRIGGER category_comes_again AFTER INSERT ON post_category
        WHEN EXISTS (SELECT 1 FROM category_root) AND EXISTS (
            SELECT 1 FROM category JOIN category_root AS one ON one.key = category.key
            JOIN category_root AS other ON other.root = one.root AND other.key <> one.key
            JOIN category AS sister ON sister.key = other.key
            JOIN post_category ON post_category.category_id = sister.id AND post_category.post_id = NEW.post_id
            WHERE category.id = NEW.category_id
        ) BEGIN
        INSERT INTO blog_overlap (blog_id, root, posts, unread)
            SELECT blog_id, root, 1, read = 0 FROM post, category
            JOIN category_root ON category_root.key = category.key
            WHERE post.id = NEW.post_id AND category.id = NEW.category_id
            ON CONFLICT (blog_id, root)
            DO UPDATE SET posts = posts + excluded.posts, unread = unread + excluded.unread;
    END;
    CREATE TRIGGER category_goes_again AFTER DELETE ON post_category
        WHEN EXISTS (SELECT 1 FROM category_root) AND EXISTS (
            SELECT 1 FROM category JOIN category_root AS one ON one.key = category.key
            JOIN category_root AS other ON other.root = one.root AND other.key <> one.key
            JOIN category AS sister ON sister.key = other.key
            JOIN post_category ON post_category.category_id = sister.id AND post_category.post_id = OLD.post_id
            WHERE category.id = OLD.category_id
        ) BEGIN
        UPDATE blog_overlap SET posts = posts - 1,
            unread = unread - (SELECT read = 0 FROM post WHERE id = OLD.post_id)
            WHERE blog_id = (SELECT blog_id FROM post WHERE id = OLD.post_id)
            AND root = (SELECT root FROM category JOIN category_root ON category_root.key = category.key
                WHERE category.id = OLD.category_id);
    END;
    CREATE TRIGGER author_comes AFTER INSERT ON post_author BEGIN
        INSERT INTO blog_author (blog_id, author_id, posts, unread)
            SELECT blog_id, NEW.author_id, 1, read = 0 FROM post WHERE id = NEW.post_id
            ON CONFLICT (blog_id, author_id)
            DO UPDATE SET posts = posts + excluded.posts, unread = unread + excluded.unread;
    END;
    CREATE TRIGGER author_goes AFTER DELETE ON post_author BEGIN
        UPDATE blog_author SET posts = posts - 1,
            unread = unread - (SELECT read = 0 FROM post WHERE id = OLD.post_id)
            WHERE author_id = OLD.author_id
            AND blog_id = (SELECT blog_id FROM post WHERE id = OLD.post_id);
    END;
    """,
    """
    -- The author's day, counted from the year 1: a blog's figures in one pass over this index (store/stats.py).
    CREATE INDEX post_by_day ON post (
        (published + 60 * published_offset + 62135683200) / 86400, blog_id, minutes, comments
    );
    CREATE INDEX post_changed ON post (sort_at DESC, id DESC) WHERE unseen = 1;
    CREATE INDEX post_with_files ON post (sort_at DESC, id DESC) WHERE enclosures <> '';
    CREATE INDEX post_with_image ON post (sort_at DESC, id DESC) WHERE image IS NOT NULL;
    """,
    """
    -- Categories over all blogs: of two thousand blogs there are some hundred thousand rows in blog_category.
    CREATE TABLE category_total (
        category_id INTEGER PRIMARY KEY REFERENCES category(id),
        posts INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0
    );
    INSERT INTO category_total
        SELECT category_id, sum(blog_category.posts), sum(blog_category.unread) FROM blog_category
        JOIN blog ON blog.id = blog_id WHERE removed IS NULL GROUP BY category_id;
    CREATE TRIGGER category_comes_to_blog AFTER INSERT ON blog_category
        WHEN (SELECT removed IS NULL FROM blog WHERE id = NEW.blog_id) BEGIN
        INSERT INTO category_total VALUES (NEW.category_id, NEW.posts, NEW.unread)
            ON CONFLICT (category_id)
            DO UPDATE SET posts = posts + excluded.posts, unread = unread + excluded.unread;
    END;
    CREATE TRIGGER category_is_counted AFTER UPDATE ON blog_category
        WHEN NOT EXISTS (SELECT 1 FROM counted_apart)
        AND (SELECT removed IS NULL FROM blog WHERE id = NEW.blog_id) BEGIN
        UPDATE category_total SET posts = posts + NEW.posts - OLD.posts, unread = unread + NEW.unread - OLD.unread
            WHERE category_id = NEW.category_id;
    END;
    CREATE TRIGGER blog_goes AFTER UPDATE OF removed ON blog
        WHEN OLD.removed IS NULL AND NEW.removed IS NOT NULL BEGIN
        INSERT INTO category_total
            SELECT category_id, -posts, -unread FROM blog_category WHERE blog_id = NEW.id
            ON CONFLICT (category_id)
            DO UPDATE SET posts = posts + excluded.posts, unread = unread + excluded.unread;
    END;
    CREATE TRIGGER blog_returns AFTER UPDATE OF removed ON blog
        WHEN OLD.removed IS NOT NULL AND NEW.removed IS NULL BEGIN
        INSERT INTO category_total
            SELECT category_id, posts, unread FROM blog_category WHERE blog_id = NEW.id
            ON CONFLICT (category_id)
            DO UPDATE SET posts = posts + excluded.posts, unread = unread + excluded.unread;
    END;
    """,
)
VERSION = len(MIGRATIONS)
