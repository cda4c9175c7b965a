-- Files taken in on this laptop, their bytes beside this database under outgoing/<file>. A row exists only for bytes that are
-- on the disk; it goes when nothing needs it any more, and the bytes after it.
CREATE TABLE upload (
    file      TEXT    NOT NULL PRIMARY KEY,
    person    TEXT    NOT NULL,
    -- 'photo', or the id of a community.
    place     TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    media     TEXT    NOT NULL,
    size      INTEGER NOT NULL,
    sha256    TEXT    NOT NULL,
    -- Pixels of an image, or 0.
    width     INTEGER NOT NULL,
    height    INTEGER NOT NULL,
    -- open: to be sent; ready: the server has it; refused: it never will, and refusal says why.
    state     TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ready', 'refused')),
    paused    INTEGER NOT NULL DEFAULT 0,
    -- Bytes the server had when it was last heard of; for showing, never for sending.
    moved     INTEGER NOT NULL DEFAULT 0,
    refusal   TEXT    NOT NULL DEFAULT '',
    staged_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_by_person ON upload (person, state, staged_at);

-- The uploads a command waits for.
CREATE TABLE outbox_file (
    command_id TEXT NOT NULL,
    file       TEXT NOT NULL,
    PRIMARY KEY (command_id, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_file_by_file ON outbox_file (file);

-- Files of a draft, in the order they are shown: ids as a JSON list.
ALTER TABLE draft ADD COLUMN files TEXT NOT NULL DEFAULT '[]';
