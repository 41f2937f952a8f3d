-- A library of version 7, as the program of that time made it.
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

CREATE TABLE reading (
    post_id INTEGER PRIMARY KEY REFERENCES post(id),
    letters INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    left_at INTEGER NOT NULL
);

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

ALTER TABLE post ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
ALTER TABLE post ADD COLUMN label_key TEXT NOT NULL DEFAULT '';
CREATE INDEX post_read ON post (sort_at DESC, id DESC) WHERE read = 1;

INSERT INTO blog (id, kind, url, name, own_name, folder, added, etag, validators_url) VALUES (1, 'url', 'https://example.org/feed', 'The old blog', 'Mine', 'Work', 1, '"one"', 'https://example.org/feed');
INSERT INTO post (id, blog_id, guid, title, arrived, sort_at, read, starred, fingerprint, search_id) VALUES (1, 1, 'a', 'The old post', 1, 1, 1, 1, x'00', 1), (2, 1, 'b', 'The unread post', 2, 2, 0, 0, x'01', 2);
INSERT INTO body (post_id, source, format) VALUES (1, '<p>The old words.</p>', 'html'), (2, '<p>More words.</p>', 'html');
INSERT INTO search (rowid, title, labels, text) VALUES (1, 'The old post', 'Walks', 'The old words.'), (2, 'The unread post', '', 'More words.');
INSERT INTO category (id, key, name) VALUES (1, 'walks', 'Walks');
INSERT INTO post_category (post_id, category_id, label) VALUES (1, 1, 'Walks');
INSERT INTO setting (name, value) VALUES ('measure', '64');
INSERT INTO reading (post_id, letters, percent, left_at) VALUES (2, 7, 40, 1);
PRAGMA user_version = 7;
